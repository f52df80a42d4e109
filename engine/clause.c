/* Clauses: see clause.h. */
#include "engine/clause.h"

#include <assert.h>
#include <string.h>

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
    size_t size = CLAUSE_HEAD;
    if (c->kind == COND_TEST)
        return 1;
    for (int i = 0; i < c->nmembers; i++)
        size += clause_size(c->members[i]);
    return size;
}

struct joined {    /* a count while it is written */
    bool one, all; /* how many it wants */
    int n;
};

/* How many members must be true. "Not k of n" says: n - k + 1 are not. */
static int cond_wants(const struct cond *c, bool negated)
{
    int wants = c->kind == COND_AND        ? c->nmembers
                : c->kind == COND_OR       ? 1
                : c->kind == COND_AT_LEAST ? c->least
                                           : 0;
    return negated ? c->nmembers - wants + 1 : wants;
}

static int *signed_write(int *to, const struct cond *cond, bool negated);

/* One member of a count that wants one, or all: of a count that wants as much, the members. */
static int *member_write(int *to, const struct cond *cond, bool negated, struct joined *j)
{
    int *end = signed_write(to, cond, negated);
    int wants = clause_counts(to) ? clause_wants(to) : 0;
    if (!(j->one && wants == 1) && !(j->all && wants > 0 && wants == clause_members(to))) {
        j->n++;
        return end;
    }
    j->n += clause_members(to);
    memmove(to, to + CLAUSE_HEAD, (size_t)(end - to - CLAUSE_HEAD) * sizeof *to);
    return end - CLAUSE_HEAD;
}

static int *signed_write(int *to, const struct cond *cond, bool negated)
{
    const struct cond *c = cond_bare(cond, &negated);
    if (c->kind == COND_TEST) {
        *to = negated ? ~c->test->id : c->test->id;
        return to + 1;
    }
    if (c->nmembers == 1)
        return signed_write(to, c->members[0], negated);
    int wants = cond_wants(c, negated);
    struct joined j = {.one = wants == 1, .all = wants == c->nmembers};
    int *end = to + CLAUSE_HEAD;
    for (int i = 0; i < c->nmembers; i++)
        end = member_write(end, c->members[i], negated, &j);
    assert(j.n < 1 << CLAUSE_BITS);
    to[0] = CLAUSE_COUNT + ((j.all ? j.n : wants) << CLAUSE_BITS) + j.n;
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
    g->size +=
        g->at ? (size_t)(clause_write(g->at + g->size, c) - (g->at + g->size)) : clause_size(c);
    g->n++;
}

static void test_add(struct clauses *to, int tests[CLAUSES_TESTS_MAX], int test)
{
    int at = 0;
    while (at < to->ntests && tests[at] != test)
        at++;
    if (to->ntests < 0 || at == CLAUSES_TESTS_MAX) {
        to->ntests = -1;
        return;
    }
    tests[at] = test;
    to->ntests += at == to->ntests;
}

struct clauses clauses_of(struct arena *arena, const int *at, int n)
{
    struct clauses out = {.at = at, .n = n};
    int tests[CLAUSES_TESTS_MAX];
    const int *end = at;
    for (int i = 0; i < n; i++)
        end = clause_next(end);
    while (at < end) { /* what is in a count follows its head */
        bool counts = clause_counts(at);
        if (!counts)
            test_add(&out, tests, literal_test(*at));
        at = counts ? clause_first(at) : at + 1;
    }
    if (out.ntests > 0)
        out.tests = arena_grow(arena, tests, (size_t)out.ntests, (size_t)out.ntests, sizeof *tests);
    return out;
}

struct clauses clauses_make(struct arena *arena, const struct cond *cond)
{
    struct growing counted = {0}, written = {0};
    members_write(&counted, cond);
    written.at = arena_raw(arena, (counted.size + 1) * sizeof *written.at);
    members_write(&written, cond);
    return clauses_of(arena, written.at, written.n);
}

enum truth clause_value(const int *clause, const uint8_t *answers)
{
    if (!clause_counts(clause))
        return literal_value(*clause, answers);
    const int *end = clause_next(clause), *c = clause_first(clause);
    int wants = clause_wants(clause), spares = clause_members(clause) - wants;
    while (c < end) {
        bool counts = clause_counts(c);
        enum truth value = counts ? clause_value(c, answers) : literal_value(*c, answers);
        if (value == TRUTH_TRUE && --wants == 0)
            return TRUTH_TRUE;
        if (value == TRUTH_FALSE && --spares < 0)
            return TRUTH_FALSE;
        c = counts ? clause_next(c) : c + 1;
    }
    return count_value(wants, spares);
}
