/* Plans to one goal: see plan.h. First what is under way ends, one service after the other, and the
 * goal may hold already. Then certain plans; only when it is proven that there is none, conditional
 * ones; only when there is none of these either, what is missing. */
#include "engine/plan_make.h"

#include <stdlib.h>
#include <string.h>

/* ---- what is under way ends ---- */

static day_t end_of(const struct situation *s, const struct visit *v)
{
    day_t end = visit_end(s, v);
    return end == DAY_NONE || end < s->as_of ? s->as_of : end;
}

static bool under_way(const struct situation *s, const struct visit *v)
{
    if (v->state != HISTORY_ONGOING)
        return false;
    return v->service < 0 || situation_visit(s, v->service) == v;
}

struct ending {
    int visit, service;
    day_t end;
};

static int compare_endings(const void *a, const void *b)
{
    const struct ending *x = a, *y = b;
    if (x->end != y->end)
        return x->end < y->end ? -1 : 1;
    return x->service != y->service ? x->service - y->service : x->visit - y->visit;
}

static struct ending *endings_find(const struct situation *s, int *n)
{
    struct ending *all = arena_array(s->arena, (size_t)s->nhistory + 1, sizeof *all);
    *n = 0;
    for (int i = 0; i < s->nhistory; i++)
        if (under_way(s, &s->history[i]))
            all[(*n)++] = (struct ending){i, s->history[i].service, end_of(s, &s->history[i])};
    if (*n)
        qsort(all, (size_t)*n, sizeof *all, compare_endings);
    return all;
}

struct situation *situation_after(const struct situation *s, int visit, day_t end)
{
    struct situation *after = arena_grow(s->arena, s, 1, 1, sizeof *after);
    const struct model *m = s->model;
    int service = s->history[visit].service;
    after->facts = arena_grow(s->arena, s->facts, (size_t)m->nfacts, (size_t)m->nfacts + 1,
                              sizeof *after->facts);
    after->history = arena_grow(s->arena, s->history, (size_t)s->nhistory, (size_t)s->nhistory + 1,
                                sizeof *after->history);
    after->history[visit].state = HISTORY_COMPLETED;
    after->history[visit].ended = end;
    if (service < 0)
        return after;
    uint8_t *states =
        arena_grow(s->arena, s->states, (size_t)m->nservices, (size_t)m->nservices + 1, 1);
    states[service] = 1 << HISTORY_COMPLETED;
    after->states = states;
    for (int i = 0; i < m->services[service].ngives; i++)
        effect_apply(&m->services[service].gives[i], m,
                     &after->facts[m->services[service].gives[i].fact]);
    return after;
}

/* The situations one after the other, as each service that is under way ends. */
static void stages_make(struct making *k)
{
    const struct situation *s = k->s;
    struct ending *endings = endings_find(s, &k->nendings);
    k->stages = arena_array(s->arena, (size_t)k->nendings + 1, sizeof *k->stages);
    k->stages[0] = (struct stage){s, s->as_of, -1, -1};
    for (int i = 0; i < k->nendings; i++)
        k->stages[i + 1] =
            (struct stage){situation_after(k->stages[i].s, endings[i].visit, endings[i].end),
                           endings[i].end, endings[i].service, endings[i].visit};
}

/* ---- searches ---- */

struct problem_want making_want(const struct making *k, int stage, bool conditional)
{
    return (struct problem_want){.s = k->stages[stage].s,
                                 .own = k->s,
                                 .goal = k->options->goal,
                                 .day = k->stages[stage].day,
                                 .conditional = conditional,
                                 .parallel = k->options->parallel};
}

/* The goal holds at a stage without a step. */
static struct route *route_there(struct making *k, int stage, bool conditional,
                                 const struct problem **about)
{
    struct problem_want want = making_want(k, stage, conditional);
    struct problem *p = problem_make(k->budget.arena, &want);
    for (int i = 0; i < p->nacts; i++)
        p->forbidden[i] = true;
    *about = p;
    return search_run(search_make(k->budget.arena, p, &k->budget));
}

static bool plans_there(struct making *k, bool conditional)
{
    for (int i = 0; i < k->nendings; i++) {
        const struct problem *p;
        struct route *r = route_there(k, i, conditional, &p);
        if (!r)
            continue;
        k->routes = (struct routes){arena_grow(k->s->arena, &r, 1, 1, sizeof r), 1, true, p};
        r->optimal = r->optimal && p->sure;
        return true;
    }
    return false;
}

static bool assumes_same(const struct route *a, const struct route *b)
{
    if (a->nnotes != b->nnotes)
        return false;
    for (int i = 0; i < a->nnotes; i++)
        if (a->p->vars[a->notes[i].var].fact != b->p->vars[b->notes[i].var].fact)
            return false;
    return true;
}

/* Of dates that are not known not every value was tried. Where plans are no cheaper if each test on
 * such a date may have the answer that is wanted, what was found is proven all the same. Where days
 * are part of a state this says nothing: a plan may need a day on which such a test changes. */
static void dates_prove(struct making *k, struct problem_want want)
{
    struct routes *found = &k->routes;
    want.free = true;
    struct routes bound = routes_find(&k->budget, &want, k->options->k);
    bool proven = found->complete && bound.complete && bound.p->sure && !bound.p->exact &&
                  bound.n == found->n;
    for (int i = 0; i < found->n && proven; i++) {
        proven = route_compare(found->at[i], bound.at[i]) == 0 &&
                 assumes_same(found->at[i], bound.at[i]);
        found->at[i]->optimal = proven;
    }
    k->proved = k->proved && proven;
}

static bool anything_unknown(const struct situation *s)
{
    for (int i = 0; i < s->model->nfacts; i++)
        if (!s->facts[i].known)
            return true;
    return false;
}

/* Without a limit of its own, half of what is left is kept for plans that assume something. */
static struct routes search_beside(struct making *k, struct problem_want *want)
{
    bool again = !want->conditional && k->budget.most && anything_unknown(k->s);
    long left = k->budget.most - k->budget.used, states = k->options->beside;
    struct budget part = k->budget;
    if (states || again)
        part = budget_part(&k->budget, states ? states : left / 2);
    struct routes all = routes_find(&part, want, k->options->k);
    budget_return(&k->budget, &part);
    return all;
}

/* Services beside each other. What ends later than a plan that is ready is not looked at. Nothing
 * that is assumed is proven to be needed unless it is proven that there is no certain plan. */
static bool plans_beside(struct making *k, bool conditional)
{
    struct problem_want want = making_want(k, 0, conditional);
    struct routes ready = routes_ready(k, conditional);
    if (ready.n && k->options->k == 1)
        want.latest = ready.at[0]->day;
    struct routes all = search_beside(k, &want);
    k->proved = k->proved && all.complete && all.p->sure;
    k->none = !all.n && !ready.n && ready.complete;
    k->routes = all;
    if (ready.n && (!all.n || route_compare(all.at[0], ready.at[0]) > 0))
        k->routes = ready;
    for (int i = 0; i < k->routes.n && conditional && !k->proved; i++)
        k->routes.at[i]->optimal = false;
    return k->routes.n > 0;
}

static bool plans_search(struct making *k, bool conditional)
{
    struct problem_want want = making_want(k, k->nendings, conditional);
    k->conditional = conditional;
    if (k->options->parallel)
        return plans_beside(k, conditional);
    if (plans_there(k, conditional))
        return true;
    k->routes = routes_find(&k->budget, &want, k->options->k);
    k->proved = k->proved && k->routes.complete;
    if (!k->routes.p->sure)
        dates_prove(k, want);
    k->none = k->proved && !k->routes.n;
    return k->routes.n > 0;
}

static void plans_write(struct making *k)
{
    struct plans *out = k->out;
    out->at = arena_array(k->s->arena, (size_t)k->routes.n + 1, sizeof *out->at);
    for (int i = 0; i < k->routes.n; i++)
        plan_write(k, k->routes.at[i], &out->at[out->n++]);
}

struct plans *plans_make(const struct situation *s, const struct plan_options *options)
{
    struct making k = {.s = s, .options = options, .proved = true};
    k.out = arena_alloc(s->arena, sizeof *k.out);
    k.out->goal = options->goal;
    k.budget.options = options;
    k.budget.most = options->expansions;
    k.budget.arena = options->scratch ? options->scratch : s->arena;
    k.budget.began = arena_used(k.budget.arena);
    stages_make(&k);
    if (plans_search(&k, false) || (k.none && anything_unknown(s) && plans_search(&k, true)))
        plans_write(&k);
    k.out->proved = k.proved && k.out->n == 0;
    if (k.out->proved)
        missing_find(&k);
    k.out->expansions = k.budget.used;
    return k.out;
}

static int plan_compare(const struct plan *a, const struct plan *b)
{
    if (a->expected != b->expected)
        return a->expected < b->expected ? -1 : 1;
    if (a->nassumes != b->nassumes)
        return a->nassumes - b->nassumes;
    if (a->nsteps != b->nsteps)
        return a->nsteps - b->nsteps;
    for (int i = 0; i < a->nsteps; i++)
        if (a->steps[i].service != b->steps[i].service)
            return a->steps[i].service - b->steps[i].service;
    return a->goal - b->goal;
}

const struct plan *plans_cheapest(struct plans *const *all, int n)
{
    const struct plan *best = NULL;
    for (int i = 0; i < n; i++)
        if (all[i]->n && (!best || plan_compare(&all[i]->at[0], best) < 0))
            best = &all[i]->at[0];
    return best;
}
