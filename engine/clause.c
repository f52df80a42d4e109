/* Clauses: see clause.h. */
#include "engine/clause.h"

#include <assert.h>

/* What a condition says without its concepts and negations. */
static const struct cond *cond_bare(const struct cond *c, bool *negated)
{
    while (c->kind == COND_CONCEPT || c->kind == COND_NOT) {
        *negated ^= c->kind == COND_NOT;
        c = c->members[0];
    }
    return c;
}

size_t clause_size(const struct cond *cond)
{
    bool negated = false;
    const struct cond *c = cond_bare(cond, &negated);
    size_t size = 2;
    if (c->kind == COND_TEST)
        return 1;
    for (int i = 0; i < c->nmembers; i++)
        size += clause_size(c->members[i]);
    return size;
}

/* How many members must be true. "Not k of n" says: n - k + 1 are not. */
static int cond_wants(const struct cond *c, bool negated)
{
    int wants = c->kind == COND_AND        ? c->nmembers
                : c->kind == COND_OR       ? 1
                : c->kind == COND_AT_LEAST ? c->least
                                           : 0;
    return negated ? c->nmembers - wants + 1 : wants;
}

static int *signed_write(int *to, const struct cond *cond, bool negated)
{
    const struct cond *c = cond_bare(cond, &negated);
    if (c->kind == COND_TEST) {
        *to = negated ? ~c->test->id : c->test->id;
        return to + 1;
    }
    assert(c->nmembers < 1 << CLAUSE_BITS);
    int *end = to + 2;
    for (int i = 0; i < c->nmembers; i++)
        end = signed_write(end, c->members[i], negated);
    to[0] = CLAUSE_COUNT + (cond_wants(c, negated) << CLAUSE_BITS) + c->nmembers;
    to[1] = (int)(end - to);
    return end;
}

int *clause_write(int *to, const struct cond *cond)
{
    return signed_write(to, cond, false);
}

struct growing {
    int *at; /* NULL: nothing is written yet, but counted */
    size_t size;
    int n;
};

static void members_write(struct growing *g, const struct cond *c)
{
    if (c->kind == COND_TRUE)
        return;
    if (c->kind == COND_AND || c->kind == COND_CONCEPT) {
        for (int i = 0; i < c->nmembers; i++)
            members_write(g, c->members[i]);
        return;
    }
    if (g->at)
        clause_write(g->at + g->size, c);
    g->size += clause_size(c);
    g->n++;
}

struct clauses clauses_make(struct arena *arena, const struct cond *cond)
{
    struct growing counted = {0}, written = {0};
    members_write(&counted, cond);
    written.at = arena_raw(arena, (counted.size + 1) * sizeof *written.at);
    members_write(&written, cond);
    return (struct clauses){written.at, written.n};
}

enum truth clause_value(const int *clause, const uint8_t *answers)
{
    if (!clause_counts(clause))
        return literal_value(*clause, answers);
    const int *end = clause_next(clause), *c = clause_first(clause);
    int wants = clause_wants(clause), spares = clause_members(clause) - wants;
    while (c < end && wants > 0 && spares >= 0) {
        enum truth value;
        if (clause_counts(c)) {
            value = clause_value(c, answers);
            c = clause_next(c);
        } else {
            value = literal_value(*c++, answers);
        }
        wants -= value == TRUTH_TRUE;
        spares -= value == TRUTH_FALSE;
    }
    return count_value(wants, spares);
}
