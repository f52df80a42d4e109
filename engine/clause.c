/* Clauses: see clause.h. */
#include "engine/clause.h"

struct growing {
    struct arena *arena;
    struct clause clause;
    int cap;
};

/* False where the condition is no disjunction of tests. */
static bool literals_add(struct growing *g, const struct cond *c, bool negated)
{
    if (c->kind == COND_TEST) {
        ARENA_ROOM(g->arena, g->clause.literals, g->clause.n, g->cap);
        g->clause.literals[g->clause.n++] = negated ? -c->test->id - 1 : c->test->id + 1;
        return true;
    }
    bool passes = c->kind == COND_CONCEPT || c->kind == COND_NOT;
    if (!passes && c->kind != (negated ? COND_AND : COND_OR))
        return false;
    for (int i = 0; i < c->nmembers; i++)
        if (!literals_add(g, c->members[i], negated != (c->kind == COND_NOT)))
            return false;
    return true;
}

struct clause clause_make(struct arena *arena, const struct cond *cond)
{
    struct growing g = {.arena = arena};
    if (!literals_add(&g, cond, false))
        g.clause.n = 0;
    g.clause.cond = cond;
    return g.clause;
}

enum truth clause_value(const struct clause *clause, const uint8_t *answers)
{
    enum truth value = TRUTH_FALSE;
    if (clause->n == 0)
        return cond_eval(clause->cond, answers);
    for (int i = 0; i < clause->n && value != TRUTH_TRUE; i++) {
        enum truth literal = literal_value(clause->literals[i], answers);
        value = literal > value ? literal : value;
    }
    return value;
}
