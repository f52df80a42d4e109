/* Settled truth: see settle.h.
 *
 * A conjunction is cut into its members; those that are true fall out, one that is false decides.
 * The rest fall into parts that share no unknown fact. In a part in which nothing occurs twice,
 * each test can be answered either way without touching another, so Kleene's "unknown" is settled
 * and every fact in it matters. Another part is tried over all combinations of classes of answers.
 */
#include "engine/settle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define SORT_SMALL 24
#define FEW 24 /* conjuncts and occurrences that need no memory of the arena */

/* A test with an unknown answer, where it can still matter. */
struct occurrence {
    const struct test *test;
    int conjunct;
};

struct work {
    const struct situation *s;
    const uint8_t *answers;
    const struct cond **conjuncts;
    int *part; /* of each conjunct: its root (union-find) */
    int n, cap;
    struct occurrence *occurrences;
    int noccurrences, occurrences_cap;
    const struct cond *few_conjuncts[FEW];
    struct occurrence few_occurrences[FEW];
};

/* ---- cutting into parts
 * --------------------------------------------------------------------------- */

static enum truth occurrences_find(struct work *w, const struct cond *c);

static enum truth test_find(struct work *w, const struct test *test)
{
    enum truth value = (enum truth)w->answers[test->id];
    if (value == TRUTH_UNKNOWN) {
        ARENA_ROOM(w->s->arena, w->occurrences, w->noccurrences, w->occurrences_cap);
        w->occurrences[w->noccurrences++] = (struct occurrence){test, w->n};
    }
    return value;
}

/* Most members are tests: these need no call. */
static inline enum truth member_find(struct work *w, const struct cond *c)
{
    return c->kind == COND_TEST ? test_find(w, c->test) : occurrences_find(w, c);
}

/* Values of AND and OR: the first that decides ends it. */
static enum truth members_find(struct work *w, const struct cond *c, enum truth decides)
{
    enum truth value = (enum truth)(TRUTH_TRUE - decides);
    for (int i = 0; i < c->nmembers && value != decides; i++) {
        enum truth member = member_find(w, c->members[i]);
        value = member == decides || member == TRUTH_UNKNOWN ? member : value;
    }
    return value;
}

static enum truth at_least_find(struct work *w, const struct cond *c)
{
    int trues = 0, possible = 0;
    for (int i = 0; i < c->nmembers; i++) {
        enum truth member = member_find(w, c->members[i]);
        trues += member == TRUTH_TRUE;
        possible += member != TRUTH_FALSE;
    }
    return trues >= c->least ? TRUTH_TRUE : possible < c->least ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

/* The value of a condition, as cond_eval gives it, and the unknown tests in it that can matter:
 * what is below a node that is decided does not. */
static enum truth occurrences_find(struct work *w, const struct cond *c)
{
    int before = w->noccurrences;
    enum truth value = TRUTH_TRUE;
    switch (c->kind) {
    case COND_TRUE: break;
    case COND_TEST: return test_find(w, c->test);
    case COND_NOT: value = (enum truth)(2 - member_find(w, c->members[0])); break;
    case COND_AND: value = members_find(w, c, TRUTH_FALSE); break;
    case COND_OR: value = members_find(w, c, TRUTH_TRUE); break;
    case COND_AT_LEAST: value = at_least_find(w, c); break;
    case COND_CONCEPT: return member_find(w, c->members[0]);
    }
    if (value != TRUTH_UNKNOWN)
        w->noccurrences = before;
    return value;
}

/* False when one member is false. */
static bool conjuncts_add(struct work *w, const struct cond *c)
{
    if (c->kind == COND_CONCEPT)
        return conjuncts_add(w, c->members[0]);
    if (c->kind == COND_AND) {
        for (int i = 0; i < c->nmembers; i++)
            if (!conjuncts_add(w, c->members[i]))
                return false;
        return true;
    }
    enum truth value = member_find(w, c);
    if (value == TRUTH_UNKNOWN) {
        ARENA_ROOM(w->s->arena, w->conjuncts, w->n, w->cap);
        w->conjuncts[w->n++] = c;
    }
    return value != TRUTH_FALSE;
}

/* As conjuncts_add; of a disjunction of tests nothing is left where one of them is true. */
static bool clause_add(struct work *w, const struct clause *c)
{
    int before = w->noccurrences;
    if (c->n == 0)
        return conjuncts_add(w, c->cond);
    for (int i = 0; i < c->n; i++) {
        enum truth value = literal_value(c->literals[i], w->answers);
        if (value == TRUTH_UNKNOWN)
            test_find(w, w->s->model->tests[literal_test(c->literals[i])]);
        if (value != TRUTH_TRUE)
            continue;
        w->noccurrences = before;
        return true;
    }
    if (w->noccurrences == before)
        return false;
    ARENA_ROOM(w->s->arena, w->conjuncts, w->n, w->cap);
    w->conjuncts[w->n++] = c->cond;
    return true;
}

/* Two tests depend on each other when they ask the same fact; of choices, the same members. */
static bool tests_depend(const struct test *a, const struct test *b)
{
    return a->fact == b->fact && (!a->members || !b->members || (a->members & b->members));
}

static int part_root(const struct work *w, int conjunct)
{
    while (w->part[conjunct] != conjunct)
        conjunct = w->part[conjunct];
    return conjunct;
}

/* Occurrences are compared within their fact only: they are sorted by it. */
static int compare_occurrences(const void *a, const void *b)
{
    const struct occurrence *x = a, *y = b;
    if (x->test->fact != y->test->fact)
        return x->test->fact < y->test->fact ? -1 : 1;
    if (x->test->id != y->test->id)
        return x->test->id < y->test->id ? -1 : 1;
    return x->conjunct - y->conjunct;
}

/* Usually there are a few. */
static void occurrences_sort(struct work *w)
{
    struct occurrence *at = w->occurrences;
    if (w->noccurrences > SORT_SMALL) {
        qsort(at, (size_t)w->noccurrences, sizeof *at, compare_occurrences);
        return;
    }
    for (int i = 1; i < w->noccurrences; i++) {
        struct occurrence one = at[i];
        int k = i;
        for (; k > 0 && compare_occurrences(&at[k - 1], &one) > 0; k--)
            at[k] = at[k - 1];
        at[k] = one;
    }
}

/* Joins conjuncts that share a fact. */
static void parts_join(struct work *w)
{
    w->part = arena_array(w->s->arena, (size_t)w->n + 1, sizeof *w->part);
    for (int i = 0; i < w->n; i++)
        w->part[i] = i;
    for (int i = 0; i < w->noccurrences; i++)
        for (int j = i + 1;
             j < w->noccurrences && w->occurrences[j].test->fact == w->occurrences[i].test->fact;
             j++)
            if (tests_depend(w->occurrences[i].test, w->occurrences[j].test))
                w->part[part_root(w, w->occurrences[j].conjunct)] =
                    part_root(w, w->occurrences[i].conjunct);
}

static bool part_repeats(const struct work *w, int root)
{
    for (int i = 0; i < w->noccurrences; i++)
        for (int j = i + 1;
             j < w->noccurrences && w->occurrences[j].test->fact == w->occurrences[i].test->fact;
             j++)
            if (part_root(w, w->occurrences[i].conjunct) == root &&
                tests_depend(w->occurrences[i].test, w->occurrences[j].test))
                return true;
    return false;
}

/* ---- trying every combination
 * ------------------------------------------------------------------------ */

struct axis {
    int fact;
    const struct test **tests;
    int ntests;
    uint8_t *vectors; /* the answers of its tests, class by class */
    int nclasses, at;
    size_t stride; /* in the table of results */
};

struct table {
    struct axis *axes;
    int naxes;
    size_t combinations;
    uint8_t *results; /* enum truth by combination; the first axis varies fastest */
};

/* The distinct tests of a part, grouped by fact: occurrences are sorted by fact and test. */
static void axes_find(const struct work *w, int root, struct table *t)
{
    struct arena *arena = w->s->arena;
    t->axes = arena_array(arena, (size_t)w->noccurrences + 1, sizeof *t->axes);
    for (int i = 0; i < w->noccurrences; i++) {
        const struct test *test = w->occurrences[i].test;
        if (part_root(w, w->occurrences[i].conjunct) != root)
            continue;
        struct axis *last = t->naxes ? &t->axes[t->naxes - 1] : NULL;
        if (!last || last->fact != test->fact) {
            last = &t->axes[t->naxes++];
            last->fact = test->fact;
            last->tests = arena_array(arena, (size_t)(w->noccurrences - i), sizeof *last->tests);
        }
        if (last->ntests == 0 || last->tests[last->ntests - 1] != test)
            last->tests[last->ntests++] = test;
    }
}

/* False when there are more than SETTLE_MAX combinations. */
static bool axes_fill(const struct work *w, struct table *t)
{
    t->combinations = 1;
    for (int i = 0; i < t->naxes; i++) {
        struct axis *a = &t->axes[i];
        struct value *values;
        a->nclasses = fact_classes(w->s, a->fact, a->tests, a->ntests, &values);
        if (a->nclasses < 0 || t->combinations * (size_t)a->nclasses > SETTLE_MAX)
            return false;
        a->stride = t->combinations;
        t->combinations *= (size_t)a->nclasses;
        a->vectors = arena_array(w->s->arena, (size_t)a->nclasses * (size_t)a->ntests, 1);
        for (int k = 0; k < a->nclasses * a->ntests; k++)
            a->vectors[k] =
                (uint8_t)test_eval_with(a->tests[k % a->ntests], w->s, &values[k / a->ntests]);
    }
    return true;
}

static void axis_write(const struct axis *a, uint8_t *answers)
{
    for (int i = 0; i < a->ntests; i++)
        answers[a->tests[i]->id] = a->vectors[a->at * a->ntests + i];
}

/* The next combination: like the digits of a counter. */
static void axes_step(struct table *t, uint8_t *answers)
{
    for (int i = 0; i < t->naxes; i++) {
        struct axis *a = &t->axes[i];
        a->at = (a->at + 1) % a->nclasses;
        axis_write(a, answers);
        if (a->at > 0)
            return;
    }
}

static uint8_t part_eval(const struct work *w, int root, const uint8_t *answers)
{
    for (int i = 0; i < w->n; i++)
        if (part_root(w, i) == root && cond_eval(w->conjuncts[i], answers) != TRUTH_TRUE)
            return TRUTH_FALSE;
    return TRUTH_TRUE;
}

/* Fills the results; unknown when there are both. */
static enum truth table_fill(const struct work *w, int root, struct table *t)
{
    struct arena *arena = w->s->arena;
    uint8_t *answers = arena_grow(arena, w->answers, (size_t)w->s->model->ntests,
                                  (size_t)w->s->model->ntests + 1, 1);
    t->results = arena_array(arena, t->combinations, 1);
    for (int i = 0; i < t->naxes; i++)
        axis_write(&t->axes[i], answers);
    bool seen[3] = {false};
    for (size_t i = 0; i < t->combinations; i++) {
        t->results[i] = part_eval(w, root, answers);
        seen[t->results[i]] = true;
        axes_step(t, answers);
    }
    return seen[TRUTH_FALSE] && seen[TRUTH_TRUE] ? TRUTH_UNKNOWN
           : seen[TRUTH_TRUE]                    ? TRUTH_TRUE
                                                 : TRUTH_FALSE;
}

/* Whether two neighbours along an axis differ in the result. */
static bool axis_matters(const struct table *t, const struct axis *a)
{
    for (size_t i = a->stride; i < t->combinations; i++)
        if (i / a->stride % (size_t)a->nclasses > 0 && t->results[i] != t->results[i - a->stride])
            return true;
    return false;
}

/* ---- putting together
 * ----------------------------------------------------------------------------------- */

static int compare_int(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static void relevant_add(const struct work *w, struct settled *out, int fact)
{
    for (int i = 0; i < out->nrelevant; i++)
        if (out->relevant[i] == fact)
            return;
    if (!out->relevant)
        out->relevant =
            arena_array(w->s->arena, (size_t)w->noccurrences + 1, sizeof *out->relevant);
    out->relevant[out->nrelevant++] = fact;
}

static void relevant_add_part(const struct work *w, struct settled *out, int root)
{
    for (int i = 0; i < w->noccurrences; i++)
        if (part_root(w, w->occurrences[i].conjunct) == root)
            relevant_add(w, out, w->occurrences[i].test->fact);
}

static enum truth part_settle(const struct work *w, int root, struct settled *out)
{
    struct table t = {0};
    if (!part_repeats(w, root)) {
        relevant_add_part(w, out, root);
        return TRUTH_UNKNOWN;
    }
    axes_find(w, root, &t);
    if (!axes_fill(w, &t)) {
        out->exact = false;
        relevant_add_part(w, out, root);
        return TRUTH_UNKNOWN;
    }
    enum truth value = table_fill(w, root, &t);
    for (int i = 0; value == TRUTH_UNKNOWN && i < t.naxes; i++)
        if (axis_matters(&t, &t.axes[i]))
            relevant_add(w, out, t.axes[i].fact);
    return value;
}

static struct settled settled_certain(enum truth value)
{
    return (struct settled){.value = value, .exact = true};
}

/* The facts of the occurrences, ascending, where no fact occurs twice: then no test depends on
 * another, and each fact matters. */
static bool facts_apart(const struct work *w, int facts[FEW])
{
    if (w->noccurrences > FEW)
        return false;
    for (int i = 0; i < w->noccurrences; i++) {
        int fact = w->occurrences[i].test->fact, k = i;
        for (; k > 0 && facts[k - 1] > fact; k--)
            facts[k] = facts[k - 1];
        if (k > 0 && facts[k - 1] == fact)
            return false;
        facts[k] = fact;
    }
    return true;
}

static struct settled settled_apart(const struct work *w, const int *facts)
{
    struct settled out = settled_certain(w->n ? TRUTH_UNKNOWN : TRUTH_TRUE);
    size_t n = (size_t)w->noccurrences;
    out.nrelevant = w->noccurrences;
    if (n)
        out.relevant = memcpy(arena_raw(w->s->arena, n * sizeof *facts), facts, n * sizeof *facts);
    return out;
}

/* Facts occur more than once. */
static struct settled settled_parts(struct work *w)
{
    struct settled out = settled_certain(TRUTH_TRUE);
    occurrences_sort(w);
    parts_join(w);
    for (int i = 0; i < w->n; i++) {
        if (w->part[i] != i)
            continue;
        enum truth value = part_settle(w, i, &out);
        if (value == TRUTH_FALSE)
            return settled_certain(TRUTH_FALSE);
        out.value = value < out.value ? value : out.value;
    }
    if (out.nrelevant)
        qsort(out.relevant, (size_t)out.nrelevant, sizeof *out.relevant, compare_int);
    return out;
}

static void work_begin(struct work *w, const struct situation *s, const uint8_t *answers)
{
    w->s = s, w->answers = answers;
    w->conjuncts = w->few_conjuncts, w->n = 0, w->cap = FEW;
    w->occurrences = w->few_occurrences, w->noccurrences = 0, w->occurrences_cap = FEW;
}

static struct settled work_end(struct work *w)
{
    int facts[FEW];
    return facts_apart(w, facts) ? settled_apart(w, facts) : settled_parts(w);
}

struct settled settle(const struct situation *s, const uint8_t *answers,
                      const struct cond *const *conds, int n)
{
    struct work w;
    work_begin(&w, s, answers);
    for (int i = 0; i < n; i++)
        if (!conjuncts_add(&w, conds[i]))
            return settled_certain(TRUTH_FALSE);
    return work_end(&w);
}

struct settled settle_clauses(const struct situation *s, const uint8_t *answers,
                              const struct clauses *clauses, const struct cond *cond)
{
    struct work w;
    work_begin(&w, s, answers);
    for (int i = 0; i < clauses->n; i++)
        if (!clause_add(&w, &clauses->at[i]))
            return settled_certain(TRUTH_FALSE);
    return conjuncts_add(&w, cond) ? work_end(&w) : settled_certain(TRUTH_FALSE);
}

/* A single test has the value that every completion gives it already. */
enum truth settle_value(const struct situation *s, const uint8_t *answers, const struct cond *cond)
{
    enum truth value = cond_eval(cond, answers);
    bool plain =
        cond->kind == COND_TEST || (cond->kind == COND_NOT && cond->members[0]->kind == COND_TEST);
    return plain || value != TRUTH_UNKNOWN ? value : settle(s, answers, &cond, 1).value;
}
