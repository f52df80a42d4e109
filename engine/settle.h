/* Settled truth: what holds for every completion of the unknown facts (semantics 1), and which
 * unknown facts can still turn a condition (semantics 4).
 *
 * Conditions are given as a conjunction. Its parts that share no unknown fact are settled apart
 * from each other, which is exact; a part in which a fact occurs twice is tried over every
 * combination of answers that its tests can tell apart, up to SETTLE_MAX of them. */
#ifndef POLKU_ENGINE_SETTLE_H
#define POLKU_ENGINE_SETTLE_H

#include "engine/clause.h"
#include "engine/situation.h"

#define SETTLE_MAX 65536

struct settled {
    enum truth value;
    bool exact;
    int *
        relevant; /* facts, ascending: two completions differ in this one alone and in the result */
    int nrelevant; /* with exact false: the unknown facts that occur */
};

/* Settles the conjunction of n conditions. `relevant` is empty unless the value is unknown. Lives
 * in the situation's arena. */
struct settled settle(const struct situation *s, const uint8_t *answers,
                      const struct cond *const *conds, int n);

/* The same of the clauses and a condition together, which may be NULL. */
struct settled settle_clauses(const struct situation *s, const uint8_t *answers,
                              const struct clauses *clauses, const struct cond *cond);

/* The settled value of one condition: true or false where every completion agrees. */
enum truth settle_value(const struct situation *s, const uint8_t *answers, const struct cond *cond);

/* One value of each class that the tests, which are all on this fact, tell apart, given what is
 * known of it already. Returns how many; -1 when there are more than SETTLE_MAX. */
int fact_classes(const struct situation *s, int fact, const struct test *const *tests, int ntests,
                 struct value **out);

#endif
