/* Plans in a result: asked of the engine for each goal, checked once more, and put into words. */
#ifndef POLKU_PROTOCOL_ANSWER_PLAN_H
#define POLKU_PROTOCOL_ANSWER_PLAN_H

#include "engine/plan.h"
#include "protocol/request.h"

struct planned { /* by goal, in the order of ids */
    struct plans **at;
    int n;
    int first_step; /* the service that the cheapest plan begins with, -1 */
};

/* Plans to the goal that was asked for, to each with "*", and to the region's default when none
 * was named (each where it has none). A plan that the checker refuses is a bug: it is told to the
 * world and left out. `k` of them each. */
struct planned *plans_ask(struct request *r, int k);

/* "plans" and "no_plan". */
void answer_plans(struct answer *a, const struct planned *planned);

/* The whole result of `plan`. */
void answer_plan(struct answer *a, const struct decision *d, const struct planned *planned);

#endif
