/* Settling where facts occur more than once: see settle.h.
 *
 * The conjuncts fall into parts that share no unknown fact. In a part in which nothing occurs
 * twice, each test can be answered either way without touching another, so Kleene's "unknown" is
 * settled and every fact in it matters. Another part is tried over all combinations of classes of
 * answers. */
#include "engine/settle_inner.h"

#include <stdlib.h>
#include <string.h>

#define SORT_SMALL 24

/* ---- the parts ---------------------------------------------------------------------------------
 */

/* Two tests depend on each other when they ask the same fact; of choices, the same members. */
static bool occurrences_depend(const struct work *w, const struct occurrence *a,
                               const struct occurrence *b)
{
    const struct test *const *tests = w->s->model->tests;
    uint64_t x = tests[a->test]->members, y = tests[b->test]->members;
    return a->fact == b->fact && (!x || !y || (x & y));
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
    if (x->fact != y->fact)
        return x->fact < y->fact ? -1 : 1;
    if (x->test != y->test)
        return x->test < y->test ? -1 : 1;
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
        for (int j = i + 1; j < w->noccurrences && w->occurrences[j].fact == w->occurrences[i].fact;
             j++)
            if (occurrences_depend(w, &w->occurrences[i], &w->occurrences[j]))
                w->part[part_root(w, w->occurrences[j].conjunct)] =
                    part_root(w, w->occurrences[i].conjunct);
    for (int i = 0; i < w->n; i++)
        w->part[i] = part_root(w, i);
}

static bool part_repeats(const struct work *w, int root)
{
    for (int i = 0; i < w->noccurrences; i++)
        for (int j = i + 1; j < w->noccurrences && w->occurrences[j].fact == w->occurrences[i].fact;
             j++)
            if (w->part[w->occurrences[i].conjunct] == root &&
                occurrences_depend(w, &w->occurrences[i], &w->occurrences[j]))
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
        const struct test *test = w->s->model->tests[w->occurrences[i].test];
        if (w->part[w->occurrences[i].conjunct] != root)
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
        a->at = a->at + 1 < a->nclasses ? a->at + 1 : 0;
        axis_write(a, answers);
        if (a->at > 0)
            return;
    }
}

static uint8_t part_eval(const struct work *w, int root, const uint8_t *answers)
{
    for (int i = 0; i < w->n; i++)
        if (w->part[i] == root && clause_value(w->conjuncts[i], answers) != TRUTH_TRUE)
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
    size_t cycle = a->stride * (size_t)a->nclasses;
    for (size_t first = 0; first < t->combinations; first += cycle)
        for (size_t i = first + a->stride; i < first + cycle; i++)
            if (t->results[i] != t->results[i - a->stride])
                return true;
    return false;
}

/* ---- putting together
 * ----------------------------------------------------------------------------------- */

/* They stay ascending. */
static void relevant_add(const struct work *w, struct settled *out, int fact)
{
    int at = out->nrelevant;
    if (!out->relevant)
        out->relevant =
            arena_array(w->s->arena, (size_t)w->noccurrences + 1, sizeof *out->relevant);
    while (at > 0 && out->relevant[at - 1] >= fact)
        at--;
    if (at < out->nrelevant && out->relevant[at] == fact)
        return;
    memmove(out->relevant + at + 1, out->relevant + at,
            (size_t)(out->nrelevant - at) * sizeof *out->relevant);
    out->relevant[at] = fact;
    out->nrelevant++;
}

static void relevant_add_part(const struct work *w, struct settled *out, int root)
{
    for (int i = 0; i < w->noccurrences; i++)
        if (w->part[w->occurrences[i].conjunct] == root)
            relevant_add(w, out, w->occurrences[i].fact);
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

struct settled settled_parts(struct work *w)
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
    return out;
}
