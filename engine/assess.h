/* Assessments: answers in; points, grade, and the facts that follow from the grade out.
 *
 * The answers are facts of the situation like all others; semantics 1 says what is known of them.
 * Points are the sum of the rows whose condition is settled true; the grade is the highest one that
 * the points reach. It is given as soon as no answer that is still open can change it, also when
 * the points themselves can still move. */
#ifndef POLKU_ENGINE_ASSESS_H
#define POLKU_ENGINE_ASSESS_H

#include "engine/settle.h"

enum assess_state {
    ASSESS_GRADED,
    ASSESS_OPEN, /* an answer can still change the grade, or whether it is for this client */
    ASSESS_NOT_ELIGIBLE, /* its `when` is false: it is not made for this client */
    ASSESS_CLOSED,       /* as_of is outside its `valid` dates */
    ASSESS_STATES
};
extern const char *const assess_state_ids[ASSESS_STATES];

struct assessed {
    int assessment;
    enum assess_state state;
    const enum truth *rows; /* of each of its `points`: settled */
    int64_t least, most;    /* the points that all completions lie between; equal: they are known */
    int grade;              /* level of the assessment's scale; -1: not given */
    bool exact;             /* false: not every combination of answers could be tried */
    int *questions;         /* facts that can still change the outcome: its items in their order,
                               then others ascending */
    int nquestions;
    struct value *facts; /* all facts of the model, with what the grade's outcomes set */
    int *set;            /* facts that the outcomes set, and the scale itself; ascending */
    int nset;
    const struct text *statement; /* of the grade's outcome; NULL: none */
    struct rule_place rule;       /* of that outcome, else of the assessment */
};

/* `answers` are of all tests of the model (tests_eval). Lives in the situation's arena. */
struct assessed *assess(const struct situation *s, const uint8_t *answers, int assessment);

/* ---- assess_sums.c, for assess.c alone ---- */

struct weighed { /* a condition that is worth points when it is true */
    const struct cond *when;
    int64_t points;
};

/* What the sum over conditions that are still open may become. Conditions are cut into parts that
 * share no unknown fact; each part is tried over every combination of answers that its tests can
 * tell apart, up to SETTLE_MAX of them. */
struct sums;
struct sums *sums_make(const struct situation *s, const uint8_t *answers,
                       const struct weighed *rows, int n);
int64_t sums_least(const struct sums *sums);
int64_t sums_most(const struct sums *sums);
bool sums_exact(const struct sums *sums);
/* Marks in `out` (by fact) each fact that alone can move the sum across one of the steps: from
 * below it to it or beyond. */
void sums_relevant(const struct sums *sums, const int64_t *steps, int nsteps, bool *out);

#endif
