/* A tracked plan: the plan that a client agreed to, and what became of each of its steps.
 *
 * It is one JSON text, which is what plan.get answers and what the journal seals. Here it is read,
 * changed and written; rows, times and who may do what are others' matters. */
#ifndef POLKU_DAEMON_PLAN_TRACK_H
#define POLKU_DAEMON_PLAN_TRACK_H

#include "engine/date.h"
#include "protocol/out.h"

enum step_state {
    STEP_PROPOSED,
    STEP_REFERRED,
    STEP_ACCEPTED,
    STEP_REFUSED,
    STEP_STARTED,
    STEP_COMPLETED,
    STEP_INTERRUPTED,
    STEP_EXPIRED,
    STEP_STATES
};
/* A word that plan.update takes and that is no state: the step was reviewed, and goes on. */
#define STEP_REVIEWED ((enum step_state)STEP_STATES)
extern const char *const step_state_ids[STEP_STATES + 1];

struct tracked_change { /* one update of a step */
    enum step_state to;
    day_t on;
    const char *at;     /* the moment, UTC */
    const char *by;     /* who made it */
    const char *reason; /* or NULL */
    const char *entry;  /* its id in the journal */
};

struct tracked_step { /* days may be DAY_NONE */
    int number;       /* from 1 */
    const struct json *planned;
    enum step_state state;
    day_t since;    /* of the last change */
    day_t accepted; /* its place is taken */
    day_t started, ended;
    day_t ends;     /* expected, once it has started */
    day_t reviewed; /* reviews that fell due until then are settled */
    day_t before;   /* on which the step from which this one is reached was to end */
    int moved;      /* how much later than that it ends */
    const char *reason;
    const struct json *facts;           /* or NULL */
    const struct json *changes;         /* earlier ones; or NULL */
    const struct tracked_change *fresh; /* the one being made; or NULL */
};

struct tracked {
    const char *id, *region, *ref, *decision;
    int64_t version;
    const char *digest; /* of the rules that it was made with */
    const char *accepted_at, *accepted_by;
    day_t accepted_on;
    const struct json *plan; /* as it was returned */
    struct tracked_step *steps;
    int nsteps;
};

/* Fills the steps of `t->plan`: all proposed since that day. */
void tracked_begin(struct tracked *t, struct arena *arena, day_t since);
/* False when the text is not one that tracked_write made. */
bool tracked_read(struct tracked *t, struct arena *arena, const struct json *text);
/* `whole`: with the plan and the changes; else as plan.list shows it. */
void tracked_write(const struct tracked *t, struct out *o, bool whole);

/* Whether a step in one state may take a change. */
bool change_fits(enum step_state from, enum step_state to);
bool step_is_over(enum step_state state);
/* Changes one of the plan's steps; days of others may move with it. */
void step_change(struct tracked *t, struct tracked_step *s, const struct tracked_change *change);

/* The day on which its place was given back; DAY_NONE. */
day_t step_freed(const struct tracked_step *s);
const char *step_service(const struct tracked_step *s);
const char *step_owner(const struct tracked_step *s); /* an actor, or NULL */

enum due_kind { DUE_HANDOVER, DUE_DEADLINE, DUE_REVIEW, DUE_KINDS };
extern const char *const due_kind_ids[DUE_KINDS];
struct due {
    enum due_kind kind;
    day_t day;
};
/* All that is pending of a step, by kind, then day. */
struct due *step_dues(const struct tracked_step *s, struct arena *arena, int *n);
/* The earliest of them; .day DAY_NONE when there is none. */
struct due step_due(const struct tracked_step *s, struct arena *arena);

#endif
