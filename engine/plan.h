/* Follow-up plans: the cheapest ways from a client's situation to a goal (semantics 6).
 *
 * Pure: the same situation and options give the same plans, but for a search that is cut by `stop`.
 * Everything returned lives in the situation's arena. A plan that was cut says `optimal: false`; a
 * plan is never said to be optimal, and never to be impossible, without proof. */
#ifndef POLKU_ENGINE_PLAN_H
#define POLKU_ENGINE_PLAN_H

#include "engine/decide.h"

#define PLAN_STEPS_MAX                                                                             \
    1000 /* a way with more steps is no plan for anyone: it counts as not found */

struct plan_options {
    int goal;        /* index in the model */
    int k;           /* at most so many plans, at least 1 */
    bool parallel;   /* services may run beside each other */
    long expansions; /* states looked at in the whole call; 0: no limit */
    long
        beside; /* of these, in one search for services beside each other; 0: no limit of its own */
    size_t memory;         /* bytes of all searches of the call; 0: no limit but the arena's */
    struct arena *scratch; /* where the searches work; NULL: the situation's arena */
    bool (*stop)(void *context); /* asked now and then: true ends the search; NULL: never */
    void *context;
};

struct plan_fact { /* a fact and the value that a plan assumes, or that a step gives it */
    int fact;
    struct value value;
};

struct plan_step {
    int service;
    day_t start;                    /* the wait begins, in the expected course */
    day_t begin;                    /* the service begins, in the expected course */
    day_t earliest_start;           /* it begins, when everything takes its shortest */
    day_t expected_end, latest_end; /* the day after the last; DAY_NONE after 2200-12-31 */
    struct crossing crossing;       /* the way in; its deadline is that of `within` */
    day_t handover;                 /* of a crossing that looks ahead; DAY_NONE */
    int owner;                      /* actor: of the transition, else the provider */
    day_t *reviews;                 /* while it runs, in the expected course */
    int nreviews;
    day_t deadline;          /* DAY_NONE */
    bool kept;               /* it begins by its deadline, in the expected course */
    bool full;               /* it has no place now */
    struct plan_fact *gives; /* the facts that it changes, by id, with their values afterwards */
    int ngives;
    const struct prefer **prefers; /* that hold on the day it begins */
    int nprefers;
};

struct plan_ongoing { /* a service that is under way at as_of, and ends in the plan */
    int service;
    day_t end;
};

struct plan {
    int goal;
    bool parallel;
    bool conditional;                /* takes unknown facts as known: `assumes` */
    bool optimal;                    /* proven: days, assumed facts, steps and ids */
    int shortest, expected, longest; /* days from as_of until the goal holds */
    struct plan_fact *assumes;       /* by id */
    int nassumes;
    struct plan_step *steps; /* in the plan's order */
    int nsteps;
    struct plan_ongoing *ongoing; /* those that end before the goal holds: by end, then id */
    int nongoing;
    int *parameters; /* that change on the way; the plan keeps their value of as_of */
    int nparameters;
};

enum missing_kind {
    MISSING_TEST,    /* `cond`, a test on `fact`, in the `when` of a service or a transition */
    MISSING_REACH,   /* no open transition leads to `service` */
    MISSING_VALID,   /* `service` is outside its dates */
    MISSING_NOTHING, /* no service gives what the goal needs */
};

enum missing_by { MISSING_BY_NOBODY, MISSING_BY_CLIENT, MISSING_BY_SERVICE };

struct missing {
    enum missing_kind kind;
    int fact, service, transition; /* or -1 */
    const struct cond *cond;       /* the test as it would have to hold; NULL */
    struct rule_place rule;
    enum missing_by by; /* who could bring it about */
    int *services;      /* by a service: those elsewhere that give it, ascending */
    int nservices;
    int obstacle; /* the declared one that covers it, -1 */
};

struct plans {
    int goal;
    struct plan *at; /* cheapest first; none: see the rest */
    int n;
    bool proved;             /* that there is no plan */
    bool exact;              /* that `missing` is the smallest, and of these the cheapest */
    struct missing *missing; /* what would open a plan; by rule */
    int nmissing;
    long expansions; /* states looked at */
};

struct plans *plans_make(const struct situation *s, const struct plan_options *options);

/* The cheapest plan over several goals: fewest days, then assumed facts, steps, ids of its
 * services; of equals the goal that comes first. NULL when there is none. `s` is not needed: ids
 * are in the order of indices. */
const struct plan *plans_cheapest(struct plans *const *all, int n);

#endif
