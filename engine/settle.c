/* Settled truth: see settle.h.
 *
 * A conjunction is cut into its members; those that are true fall out, one that is false decides.
 * Where no unknown fact occurs twice in the rest, that is all; else see settle_parts.c. */
#include "engine/settle_inner.h"

#include <string.h>

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

/* ---- putting together --------------------------------------------------------------------------
 */

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
