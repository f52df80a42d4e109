/* Clauses: conditions in a form that is looked at quickly, side by side in memory, with concepts
 * written out and negations before the tests.
 *
 * A clause is an array of ints: a literal (a test's id, or where negated its complement ~id), or a
 * count. A count is its head (how many of its members must be true, and how many it has), the
 * number of ints that it takes in all, and its members, each a clause: "and" wants all of them,
 * "or" one. Values are those of Kleene's tables, which De Morgan's laws hold in. */
#ifndef POLKU_ENGINE_CLAUSE_H
#define POLKU_ENGINE_CLAUSE_H

#include "engine/cond.h"

#define CLAUSE_COUNT (1 << 30) /* heads are above it, literals below */
#define CLAUSE_BITS 15         /* of each number in a head */
#define CLAUSE_HEAD 2          /* ints before the members of a count */

#define CLAUSES_TESTS_MAX 32 /* of which it is said which they are */

struct clauses { /* n of them one after another; their conjunction */
    const int *at;
    int n;
    int ntests;       /* -1: more than CLAUSES_TESTS_MAX */
    const int *tests; /* that occur in them, each once */
};

/* How many ints a condition takes at most; the tests must have their ids. */
size_t clause_size(const struct cond *cond);
/* Writes them; returns where they end. */
int *clause_write(int *to, const struct cond *cond);
/* The n clauses that begin at `at`. */
struct clauses clauses_of(struct arena *arena, const int *at, int n);
/* The members of a condition's conjunction. */
struct clauses clauses_make(struct arena *arena, const struct cond *cond);

static inline bool clause_counts(const int *clause)
{
    return *clause >= CLAUSE_COUNT;
}

static inline int clause_members(const int *clause)
{
    return *clause & ((1 << CLAUSE_BITS) - 1);
}

static inline int clause_wants(const int *clause)
{
    return (*clause - CLAUSE_COUNT) >> CLAUSE_BITS;
}

static inline const int *clause_first(const int *clause)
{
    return clause + CLAUSE_HEAD;
}

static inline const int *clause_next(const int *clause)
{
    return clause + (clause_counts(clause) ? clause[1] : 1);
}

static inline int literal_test(int literal)
{
    return literal < 0 ? ~literal : literal;
}

static inline enum truth literal_value(int literal, const uint8_t *answers)
{
    enum truth value = (enum truth)answers[literal_test(literal)];
    return literal < 0 ? (enum truth)(TRUTH_TRUE - value) : value;
}

/* What a count is worth that still wants so many, and can spare so many. */
static inline enum truth count_value(int wants, int spares)
{
    return wants <= 0 ? TRUTH_TRUE : spares < 0 ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

enum truth clause_value(const int *clause, const uint8_t *answers);

#endif
