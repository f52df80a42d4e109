/* Plans that are there before services beside each other are searched for: the best ones one after
 * another, and the same services side by side. They bound the search, and are the answer where a
 * limit cuts it.
 *
 * Services one after another are beside each other too, once what is under way has ended: each
 * begins when nothing runs. Only a goal that asks what runs may hold earlier then. */
#include "engine/plan_make.h"

#define TOGETHER_STATES 400 /* that may be looked at to put one plan's services side by side */

/* ---- side by side ---- */

static bool asks_what_runs(const struct node *n)
{
    bool asks = n->kind == NODE_RUNS || n->kind == NODE_NOTHING_RUNS;
    for (int i = 0; i < n->n && !asks; i++)
        asks = asks_what_runs(n->members[i]);
    return asks;
}

static bool takes(const struct route *r, int service)
{
    for (int i = 0; i < r->n; i++)
        if (r->legs[i].service == service)
            return true;
    return false;
}

/* The cheapest way with these services alone, in the situation that the route assumes. NULL: it is
 * not known whether it is one beside each other. */
static struct route *route_beside(struct making *k, struct route *one)
{
    struct problem_want want = making_want(k, 0, false);
    struct budget part = budget_part(&k->budget, TOGETHER_STATES);
    want.s = want.own = situation_assumed(k, one);
    want.latest = one->day;
    struct problem *p = problem_make(k->budget.arena, &want);
    for (int i = 0; i < p->nacts; i++)
        p->forbidden[i] = !takes(one, p->acts[i].service);
    struct route *r = beside_run(beside_make(k->budget.arena, p, &part));
    budget_return(&k->budget, &part);
    if (!r)
        return asks_what_runs(p->goal) ? NULL : one;
    r->p = one->p;
    r->notes = one->notes;
    r->nnotes = one->nnotes;
    r->assumed = one->assumed;
    return asks_what_runs(p->goal) || route_compare(r, one) < 0 ? r : one;
}

/* What is under way ends, and nothing is taken. */
static struct route *route_alone(struct making *k, bool conditional)
{
    struct problem_want want = making_want(k, 0, conditional);
    struct budget part = budget_part(&k->budget, TOGETHER_STATES);
    struct problem *p = problem_make(k->budget.arena, &want);
    for (int i = 0; i < p->nacts; i++)
        p->forbidden[i] = true;
    struct route *r = beside_run(beside_make(k->budget.arena, p, &part));
    budget_return(&k->budget, &part);
    return r;
}

/* ---- the whole ---- */

/* Cheapest first; one that takes every service of another, or only some of them, is left out. */
static void ready_put(struct routes *all, struct route *r)
{
    int at = all->n;
    for (; at && route_compare(r, all->at[at - 1]) < 0; at--)
        all->at[at] = all->at[at - 1];
    all->at[at] = r;
    all->n++;
    for (int i = 0; i < all->n; i++)
        for (int j = i + 1; j < all->n; j++)
            if (routes_related(all->at[i], all->at[j])) {
                for (int m = j--; m + 1 < all->n; m++)
                    all->at[m] = all->at[m + 1];
                all->n--;
            }
}

struct routes routes_ready(struct making *k, bool conditional)
{
    struct problem_want after = making_want(k, k->nendings, conditional);
    after.parallel = false;
    struct routes one = routes_find(&k->budget, &after, k->options->k);
    struct route *alone = route_alone(k, conditional);
    struct routes ready = {.complete = one.complete, .p = one.p};
    ready.at = arena_array(k->s->arena, (size_t)one.n + 2, sizeof *ready.at);
    if (alone)
        ready_put(&ready, alone);
    for (int i = 0; i < one.n; i++) {
        struct route *r = route_beside(k, one.at[i]);
        if (r)
            ready_put(&ready, r);
    }
    if (ready.n > k->options->k)
        ready.n = k->options->k;
    for (int i = 0; i < ready.n; i++)
        ready.at[i]->optimal = false;
    return ready;
}
