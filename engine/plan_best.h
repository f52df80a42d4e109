/* The k cheapest routes of which none takes every service of another. Private to plan*.c. */
#ifndef POLKU_ENGINE_PLAN_BEST_H
#define POLKU_ENGINE_PLAN_BEST_H

#include "engine/plan_search.h"

struct routes {
    struct route **at;
    int n;
    bool complete;           /* no limit was reached */
    const struct problem *p; /* of the first search */
};

/* Each route in turn is the cheapest that is left, so a cut search has the first ones right. */
struct routes routes_find(struct budget *budget, const struct problem_want *want, int k);

/* Below 0 when a is cheaper. */
int route_compare(const struct route *a, const struct route *b);

/* Whether one takes every service of the other. */
bool routes_related(const struct route *a, const struct route *b);

/* plan_beside.c: the same search with services beside each other. */
struct search *beside_make(struct arena *arena, struct problem *p, struct budget *budget);
struct route *beside_run(struct search *q);

#endif
