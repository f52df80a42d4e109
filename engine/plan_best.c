/* The k cheapest routes: see plan_best.h. After E. Lawler, 1972: the routes that are left are cut
 * into parts by services that must not be taken; the cheapest of each part is known. A part's
 * cheapest that takes every service of an accepted route is cut further; one that takes only some
 * of them is looked for again, with one service outside. */
#include "engine/plan_best.h"

#include <string.h>

#define FURTHER_PART 40

struct part {
    struct ids forbidden; /* acts */
    struct route *route;
    bool outside; /* must take a service outside of each accepted set */
};

struct best {
    struct budget *budget;
    const struct problem_want *want;
    struct search *search, *whole; /* whole: made when it is needed */
    struct part *parts;
    int nparts, cap_parts;
    struct ids *sets; /* services of the accepted routes */
    struct routes out;
};

/* ---- sets of services ---- */

static void ids_put(struct arena *arena, struct ids *ids, int id)
{
    int at = 0;
    while (at < ids->n && ids->at[at] < id)
        at++;
    if (at < ids->n && ids->at[at] == id)
        return;
    ids->at = arena_grow(arena, ids->at, (size_t)ids->n, (size_t)ids->n + 1, sizeof *ids->at);
    memmove(ids->at + at + 1, ids->at + at, (size_t)(ids->n - at) * sizeof *ids->at);
    ids->at[at] = id;
    ids->n++;
}

static struct ids services_of(struct arena *arena, const struct route *r)
{
    struct ids set = {0};
    for (int i = 0; i < r->n; i++)
        ids_put(arena, &set, r->legs[i].service);
    return set;
}

static bool ids_within(const struct ids *some, const struct ids *all)
{
    int k = 0;
    for (int i = 0; i < some->n; i++) {
        while (k < all->n && all->at[k] < some->at[i])
            k++;
        if (k == all->n || all->at[k] != some->at[i])
            return false;
    }
    return true;
}

static bool ids_equal(const struct ids *a, const struct ids *b)
{
    return a->n == b->n && ids_within(a, b);
}

int route_compare(const struct route *a, const struct route *b)
{
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->assumed != b->assumed)
        return a->assumed - b->assumed;
    if (a->n != b->n)
        return a->n - b->n;
    for (int i = 0; i < a->n; i++)
        if (a->legs[i].service != b->legs[i].service)
            return a->legs[i].service - b->legs[i].service;
    return 0;
}

bool routes_related(const struct route *a, const struct route *b)
{
    struct ids some = services_of(a->p->arena, a), others = services_of(a->p->arena, b);
    return ids_within(&some, &others) || ids_within(&others, &some);
}

/* ---- one part ---- */

static struct search *search_new(struct best *b, const struct problem_want *want)
{
    struct problem *p = problem_make(b->budget->arena, want);
    return want->parallel ? beside_make(b->budget->arena, p, b->budget)
                          : search_make(b->budget->arena, p, b->budget);
}

static struct search *search_for(struct best *b, bool outside)
{
    if (!outside)
        return b->search;
    if (!b->whole) {
        struct problem_want want = *b->want;
        want.whole = true;
        b->whole = b->want->whole ? b->search : search_new(b, &want);
    }
    return b->whole;
}

static struct route *part_run(struct best *b, const struct part *part)
{
    struct search *q = search_for(b, part->outside);
    struct problem *p = q->p;
    for (int i = 0; i < p->nacts; i++)
        p->forbidden[i] = false;
    for (int i = 0; i < part->forbidden.n; i++)
        p->forbidden[part->forbidden.at[i]] = true;
    p->required = b->sets;
    p->nrequired = part->outside ? b->out.n : 0;
    return p->parallel ? beside_run(q) : search_run(q);
}

static void part_add(struct best *b, struct ids forbidden, bool outside)
{
    struct part part = {forbidden, NULL, outside};
    for (int i = 0; i < b->nparts && !outside; i++)
        if (ids_equal(&b->parts[i].forbidden, &forbidden))
            return;
    if (b->budget->cut)
        return;
    part.route = part_run(b, &part);
    ARENA_ROOM(b->budget->arena, b->parts, b->nparts, b->cap_parts);
    b->parts[b->nparts++] = part;
}

static int act_of(const struct best *b, int service)
{
    const struct problem *p = b->search->p;
    for (int i = 0; i < p->nacts; i++)
        if (p->acts[i].service == service)
            return i;
    return -1;
}

/* Cuts a part: each child must not take one more of these services. */
static void part_cut(struct best *b, struct ids forbidden, const struct ids *services, bool outside)
{
    for (int i = 0; i < services->n; i++) {
        struct ids more = {.n = forbidden.n};
        more.at = arena_grow(b->budget->arena, forbidden.at, (size_t)forbidden.n,
                             (size_t)forbidden.n + 1, sizeof *more.at);
        ids_put(b->budget->arena, &more, act_of(b, services->at[i]));
        part_add(b, more, outside);
    }
}

/* ---- the cheapest that is left ---- */

static int cheapest(const struct best *b)
{
    int best = -1;
    for (int i = 0; i < b->nparts; i++)
        if (b->parts[i].route &&
            (best < 0 || route_compare(b->parts[i].route, b->parts[best].route) < 0))
            best = i;
    return best;
}

static void accept(struct best *b, struct part part, struct ids set)
{
    struct arena *arena = b->budget->arena;
    size_t n = (size_t)b->out.n;
    b->out.at = arena_grow(arena, b->out.at, n, n + 1, sizeof *b->out.at);
    b->sets = arena_grow(arena, b->sets, n, n + 1, sizeof *b->sets);
    b->out.at[n] = part.route;
    part.route->optimal = part.route->optimal && !b->budget->cut; /* what is left may be cheaper */
    b->sets[n] = set;
    b->out.n++;
}

/* A further plan may take a service to no purpose but to be another plan, so each of the region
 * matters for it: the search for more plans gets a part of the limit only. */
static void further_limit(struct budget *b)
{
    long all = b->options->expansions;
    if (all)
        b->most = budget_part(b, all / FURTHER_PART).most;
}

static void take_next(struct best *b, int at, int k)
{
    struct part part = b->parts[at];
    struct ids set = services_of(b->budget->arena, part.route);
    b->parts[at].route = NULL;
    for (int i = 0; i < b->out.n; i++)
        if (ids_within(&b->sets[i], &set)) {
            part_cut(b, part.forbidden, &b->sets[i], part.outside);
            return;
        }
    for (int i = 0; i < b->out.n; i++)
        if (ids_within(&set, &b->sets[i])) {
            part_add(b, part.forbidden, true);
            return;
        }
    accept(b, part, set);
    if (b->out.n == 1)
        further_limit(b->budget);
    if (b->out.n < k)
        part_cut(b, part.forbidden, &set, part.outside);
}

static struct routes run(struct budget *budget, const struct problem_want *want, int k)
{
    struct budget part = *budget;
    struct best b = {.budget = &part, .want = want};
    b.search = search_new(&b, want);
    b.out.p = b.search->p;
    if (b.out.p->exact && !want->exact)
        return b.out; /* days matter: the caller asks again */
    part_add(&b, (struct ids){0}, false);
    for (int at = cheapest(&b); at >= 0 && b.out.n < k; at = cheapest(&b))
        take_next(&b, at, k);
    b.out.complete = !part.cut;
    budget_return(budget, &part);
    for (int i = 0; i < b.out.n; i++)
        b.out.at[i]->optimal = b.out.at[i]->optimal && b.search->p->sure;
    return b.out;
}

static bool all_keep(const struct routes *r)
{
    for (int i = 0; i < r->n; i++)
        if (!route_keeps(r->p, r->at[i]))
            return false;
    return true;
}

/* Beside each other, a service that only fills time gives others a day to start on. So where waits
 * or openings matter, what was found is not proven until every service was looked at. */
static bool beside_exact(const struct problem *p)
{
    bool waits = p->opens || p->exact;
    for (int i = 0; i < p->nacts; i++)
        waits = waits || (p->acts[i].relevant && p->acts[i].wait > 0);
    return waits;
}

static struct routes beside_again(struct budget *budget, const struct problem_want *whole, int k,
                                  struct routes *first)
{
    struct routes all = run(budget, whole, k);
    for (int i = 0; i < first->n; i++)
        first->at[i]->optimal = false;
    first->complete = false;
    return all.complete || all.n > first->n || !first->n ? all : *first;
}

struct routes routes_find(struct budget *budget, const struct problem_want *want, int k)
{
    struct problem_want whole = *want;
    struct routes first = run(budget, want, k);
    whole.whole = whole.exact = true;
    if (want->parallel)
        return beside_exact(first.p) ? beside_again(budget, &whole, k, &first) : first;
    if (want->exact || (!first.p->exact && all_keep(&first)))
        return first;
    return run(budget, &whole, k);
}
