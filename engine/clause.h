/* Conjuncts of a service's condition in a form that is looked at quickly: most are one test, or a
 * disjunction of tests, once concepts are written out and negations stand before the tests.
 *
 * Their values are those of Kleene's tables, which De Morgan's laws hold in. */
#ifndef POLKU_ENGINE_CLAUSE_H
#define POLKU_ENGINE_CLAUSE_H

#include "engine/cond.h"

struct clause {
    const struct cond *cond; /* what it stands for */
    int *literals;           /* of the disjunction: the test's id + 1, below 0 where negated */
    int n;                   /* 0: it is no disjunction of tests */
};

struct clauses { /* their conjunction */
    struct clause *at;
    int n;
};

/* The tests must have their ids. */
struct clause clause_make(struct arena *arena, const struct cond *cond);

static inline int literal_test(int literal)
{
    return (literal < 0 ? -literal : literal) - 1;
}

static inline enum truth literal_value(int literal, const uint8_t *answers)
{
    enum truth value = (enum truth)answers[literal_test(literal)];
    return literal < 0 ? (enum truth)(TRUTH_TRUE - value) : value;
}

enum truth clause_value(const struct clause *clause, const uint8_t *answers);

#endif
