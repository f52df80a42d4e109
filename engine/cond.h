/* Conditions: the small language in quotes, as trees over shared tests.
 *
 * parse.c makes them from text, cond.c prints them back (parse of the print gives the same tree)
 * and evaluates them by Kleene's three-valued tables. Equal tests of a model are one `struct test`,
 * and are evaluated once a request. Settled values (semantics 1) are settle.c's. */
#ifndef POLKU_ENGINE_COND_H
#define POLKU_ENGINE_COND_H

#include "engine/arena.h"
#include "engine/date.h"

#include <stdbool.h>
#include <stdint.h>

/* In an order in which `and` is the minimum and `or` the maximum, and `not x` is 2 - x. */
enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

enum test_op {
    TEST_YES,         /* yes_or_no: consent */
    TEST_RANGE,       /* number, scale: low..high; date before, after: days */
    TEST_IN,          /* choice: is, is one of; the set is of options */
    TEST_HAS_ANY,     /* choices: has, has any of */
    TEST_HAS_ALL,     /* choices: has all of */
    TEST_WITHIN_LAST, /* date */
    TEST_WITHIN_NEXT, /* date */
    TEST_OVER_AGO,    /* date: over D ago */
    TEST_HISTORY,     /* completed x, ongoing any of (a, b), interrupted x within last D */
    TEST_NOTHING,     /* nothing ongoing, nothing completed, nothing interrupted */
};

/* How a range was written; what is printed back. */
enum range_form {
    FORM_LT,
    FORM_LE,
    FORM_EQ,
    FORM_GE,
    FORM_GT,
    FORM_BETWEEN,
    FORM_BEFORE,
    FORM_AFTER
};

/* A bound is a whole number (of the fact's kind: number, level, civil day) or a parameter. */
struct bound {
    int64_t value;
    int parameter; /* index in the model, or -1 */
};

/* A length of time: its own duration, or a parameter's. */
struct length {
    struct duration duration;
    int parameter; /* index in the model, or -1 */
};

enum history_state { HISTORY_COMPLETED, HISTORY_ONGOING, HISTORY_INTERRUPTED, HISTORY_STATES };

extern const char *const history_state_ids[HISTORY_STATES];

struct test {
    int id; /* index in the model's tests */
    enum test_op op;
    int fact; /* index in the model's facts; -1 for history tests */
    enum range_form form;
    struct bound low,
        high; /* TEST_RANGE: the operand(s) as written: FORM_LT etc. use `low` alone */
    int *set; /* TEST_IN, TEST_HAS_*: option indices, ascending; TEST_HISTORY: services */
    int nset;
    uint64_t members;   /* TEST_HAS_*: the set as bits */
    struct length span; /* TEST_WITHIN_*, TEST_OVER_AGO; TEST_HISTORY with `has_span` */
    bool has_span;
    enum history_state state;
};

enum cond_kind { COND_TRUE, COND_TEST, COND_NOT, COND_AND, COND_OR, COND_AT_LEAST, COND_CONCEPT };

struct cond {
    enum cond_kind kind;
    const struct test *test;     /* COND_TEST */
    int concept;                 /* COND_CONCEPT: index in the model */
    int least;                   /* COND_AT_LEAST */
    const struct cond **members; /* NOT: 1; AND, OR, AT_LEAST: 1 or more; CONCEPT: its condition */
    int nmembers;
};

struct model;
struct situation;
struct value;

/* The canonical text. `always true` prints as "". */
char *cond_print(struct arena *arena, const struct model *model, const struct cond *cond);

/* Kleene's value. `answers` are the truth values of the model's tests (tests_eval), by test id. */
enum truth cond_eval(const struct cond *cond, const uint8_t *answers);

/* The value of one test for a situation. A test on an unknown fact is unknown, unless every value
 * of the fact's type gives the same answer. */
enum truth test_eval(const struct test *test, const struct situation *situation);
/* The same, as if the test's fact had this value. Not for history tests. */
enum truth test_eval_with(const struct test *test, const struct situation *situation,
                          const struct value *value);

/* The values of all tests of the model, in `situation->arena`; one byte (enum truth) a test. */
const uint8_t *tests_eval(const struct situation *situation);

bool cond_same(const struct cond *a, const struct cond *b);

#endif
