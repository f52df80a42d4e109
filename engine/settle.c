/* Settled truth: see settle.h.
 *
 * A conjunction is cut into its members; those that are true fall out, one that is false decides.
 * Where no unknown fact occurs twice in the rest, that is all; else see settle_parts.c. */
#include "engine/settle_inner.h"

#include "engine/index.h"

#include <string.h>

/* ---- cutting into parts
 * --------------------------------------------------------------------------- */

static void occurrence_add(struct work *w, int test)
{
    ARENA_ROOM(w->s->arena, w->occurrences, w->noccurrences, w->occurrences_cap);
    w->occurrences[w->noccurrences++] =
        (struct occurrence){test, w->s->model->index->fact_of[test], w->n};
}

static inline enum truth literal_find(struct work *w, int literal)
{
    enum truth value = literal_value(literal, w->answers);
    if (value == TRUTH_UNKNOWN)
        occurrence_add(w, literal_test(literal));
    return value;
}

/* The value of a count, as clause_value gives it, and the unknown tests in it that can matter: what
 * is in a count that is decided does not. */
static enum truth count_find(struct work *w, const int *count)
{
    const int *end = clause_next(count), *c = clause_first(count);
    int wants = clause_wants(count), spares = clause_members(count) - wants;
    int before = w->noccurrences;
    while (c < end) {
        bool counts = clause_counts(c);
        enum truth value = counts ? count_find(w, c) : literal_find(w, *c);
        if ((value == TRUTH_TRUE && --wants == 0) || (value == TRUTH_FALSE && --spares < 0))
            break;
        c = counts ? clause_next(c) : c + 1;
    }
    enum truth value = count_value(wants, spares);
    if (value != TRUTH_UNKNOWN)
        w->noccurrences = before;
    return value;
}

/* A condition as a clause, in memory of the arena when it is long. */
static const int *work_clause(struct work *w, const struct cond *c)
{
    size_t size = clause_size(c);
    int *to = w->written + w->nwritten;
    if (size > WRITTEN - w->nwritten)
        to = arena_raw(w->s->arena, size * sizeof *to);
    else
        w->nwritten += size;
    clause_write(to, c);
    return to;
}

/* False when the clause is false. */
static inline bool conjunct_add(struct work *w, const int *clause)
{
    enum truth value = clause_counts(clause) ? count_find(w, clause) : literal_find(w, *clause);
    if (value == TRUTH_UNKNOWN) {
        ARENA_ROOM(w->s->arena, w->conjuncts, w->n, w->cap);
        w->conjuncts[w->n++] = clause;
    }
    return value != TRUTH_FALSE;
}

/* The same of each member of a conjunction. */
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
    enum truth value = cond_eval(c, w->answers);
    return value == TRUTH_UNKNOWN ? conjunct_add(w, work_clause(w, c)) : value == TRUTH_TRUE;
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
        int fact = w->occurrences[i].fact, k = i;
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
    w->nwritten = 0;
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
    const int *clause = clauses->at;
    for (int i = 0; i < clauses->n; i++, clause = clause_next(clause))
        if (!conjunct_add(&w, clause))
            return settled_certain(TRUTH_FALSE);
    return !cond || conjuncts_add(&w, cond) ? work_end(&w) : settled_certain(TRUTH_FALSE);
}

/* A single test has the value that every completion gives it already. */
enum truth settle_value(const struct situation *s, const uint8_t *answers, const struct cond *cond)
{
    enum truth value = cond_eval(cond, answers);
    bool plain =
        cond->kind == COND_TEST || (cond->kind == COND_NOT && cond->members[0]->kind == COND_TEST);
    return plain || value != TRUTH_UNKNOWN ? value : settle(s, answers, &cond, 1).value;
}
