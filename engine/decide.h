/* One decision: the state of every service, and the ranking (semantics 2 and 3).
 *
 * Pure: the same model, situation and options give the same decision. What is costly and not always
 * wanted (questions, explanations) is made by question.c and explain.c from the same situation. */
#ifndef POLKU_ENGINE_DECIDE_H
#define POLKU_ENGINE_DECIDE_H

#include "engine/settle.h"

enum service_state {
    STATE_ONGOING,
    STATE_COMPLETED,
    STATE_CLOSED,
    STATE_NOT_ELIGIBLE,
    STATE_SUPPRESSED,
    STATE_POSSIBLE,
    STATE_FULL,
    STATE_ELIGIBLE,
    STATE_OTHER_AUDIENCE, /* not meant for who asks: it is in no answer */
    SERVICE_STATES
};
extern const char *const service_state_ids[SERVICE_STATES];

enum term_kind { TERM_PRIORITY, TERM_PREFER, TERM_LATE, TERM_URGENT, TERM_PLAN };

struct term { /* of a score */
    enum term_kind kind;
    int points;
    const struct text *text; /* why; NULL when the kind says it */
    struct rule_place rule;
};

/* An open transition to a service. */
struct crossing {
    int transition; /* -1: none */
    int from;       /* the service it comes from; -1: "start" */
    day_t deadline; /* of its `within`; DAY_NONE */
};

struct recommendation {
    int service;
    int score;
    day_t deadline; /* DAY_NONE */
    struct crossing crossing;
    int *alternatives; /* services, in the order of the ranking */
    int nalternatives;
};

struct options {
    int limit;
    int first_step; /* the service that the best plan begins with, or -1 */
};

/* What was settled so far: made when the first is, since where all is known none is. */
struct settled_services {
    const struct settled **of; /* by service; NULL */
};

struct decision {
    const struct situation *situation;
    const uint8_t *answers;  /* of all tests */
    const uint8_t *states;   /* enum service_state, by service */
    const uint64_t *sure;    /* bits by service: place, reach and when are true */
    const uint64_t *inexact; /* bits by service: settled beyond SETTLE_MAX */
    struct settled_services *settled;
    struct recall *recall; /* what was settled for others; NULL */
    struct recommendation *recommended;
    int nrecommended;
};

struct decision *decide(const struct situation *s, const struct options *options);

/* Whether two services share an overlaps group. */
bool services_overlap(const struct model *m, int a, int b);

/* Whether a transition is open from one of its services apart from its `when`: the history, its
 * dates and how far it looks ahead. `*crossing` is the way with the earliest deadline. */
bool transition_open(const struct situation *s, int transition, struct crossing *crossing);

/* The certain open transition to a service with the earliest deadline, then by id; with
 * .transition -1 when there is none. */
struct crossing service_crossing(const struct decision *d, int service);

/* The earliest of start_within and the crossing's deadline; DAY_NONE. */
day_t service_deadline(const struct decision *d, int service, const struct crossing *crossing);

/* The conditions whose conjunction makes a service eligible: place, reach, when, consent. */
#define SERVICE_CONDS 4
#define COND_OF_REACH 1
void service_conds(const struct situation *s, int service, const struct cond *out[SERVICE_CONDS]);

/* The settled value of conditions that are looked at in every request. */
enum truth decision_value(const struct decision *d, const struct clauses *clauses);

/* The settled value of that conjunction; settled once a decision. */
const struct settled *service_settle(const struct decision *d, int service);

static inline const struct settled *service_settled(const struct decision *d, int service)
{
    const struct settled **of = d->settled->of;
    return of && of[service] ? of[service] : service_settle(d, service);
}

/* Whether the points of a preference count: its condition is true, unknown is not. */
bool prefer_holds(const struct decision *d, const struct prefer *prefer);

/* The terms of a service's score, in the arena: priority, the prefers that hold, urgency and plan
 * where there is any. */
struct term *service_terms(const struct decision *d, int service, int first_step, int *n);

/* In obstacle.c: whether an obstacle stands in this client's way (semantics 6, at the end): its own
 * `when` is true, and a service that it blocks is closed, full or not eligible. One that names no
 * service is met when its `when` is true. */
bool obstacle_met(const struct decision *d, int obstacle);

/* What can still matter for a possible service (semantics 2): by place, reach and when, and for a
 * bridge also what can matter for the services that hold it up. Never none. */
struct settled service_unknown(const struct decision *d, int service);

#endif
