/* The making of plans from routes. Private to plan*.c. */
#ifndef POLKU_ENGINE_PLAN_MAKE_H
#define POLKU_ENGINE_PLAN_MAKE_H

#include "engine/plan_best.h"

struct stage { /* the situation after one more service that was under way has ended */
    const struct situation *s;
    day_t day;
    int service, visit; /* that ended; -1 at the beginning, and for one of another pack */
};

struct making {
    const struct situation *s;
    const struct plan_options *options;
    struct budget budget;
    struct stage *stages; /* nendings + 1 */
    int nendings;
    bool conditional;
    bool proved; /* nothing cheaper, and no plan that assumes less, was missed so far */
    bool none;   /* no certain plan; beside each other: none was found, nor one after another */
    struct routes routes;
    struct plans *out;
};

/* What a search begins with, after so many services that were under way have ended. */
struct problem_want making_want(const struct making *k, int stage, bool conditional);

/* plan_ready.c: plans of services beside each other, cheapest first, that are there without a
 * search for them; `complete`: none is left out of those one after another. */
struct routes routes_ready(struct making *k, bool conditional);

/* The situation after a visit of the history has ended and given what it gives. */
struct situation *situation_after(const struct situation *s, int visit, day_t end);

/* plan_step.c: a route with all that is told of it. */
void plan_write(struct making *k, const struct route *r, struct plan *out);
/* plan_step.c: the client's situation, with what a route assumes. */
struct situation *situation_assumed(const struct making *k, const struct route *r);
/* plan_step.c: the value of a code of a fact's variable. */
void note_write(const struct problem *p, const struct note *note, struct value *value);

/* plan_missing.c */
void missing_find(struct making *k);

#endif
