/* Services beside each other: a state also holds what is under way and what is waited for, and the
 * day. On each day first everything ends that ends on it, one by one; then services begin, in any
 * order; then time passes to the next day on which something ends, begins, or can change. A step
 * counts from the day it begins on; its wait carries no load. */
#include "engine/plan_best.h"

#include <string.h>

#define SLOT_BITS 32
#define SLOT_DAY 18 /* bits of a day code */

/* ---- slots ---- */

static uint64_t slot_pack(const struct running *r)
{
    return (uint64_t)day_code(r->waits ? r->begin : r->end) | (uint64_t)r->waits << SLOT_DAY |
           (uint64_t)(r->act + 1) << (SLOT_DAY + 1);
}

static uint64_t *slots_of(const struct problem *p, const uint64_t *words)
{
    return (uint64_t *)words + p->words - SLOTS / 2;
}

/* When a service of the history began, if this is the one that was under way at as_of. */
static day_t begin_of(const struct problem *p, const struct act *a, day_t end)
{
    const struct visit *v = situation_visit(p->s, a->service);
    if (v && v->state == HISTORY_ONGOING) {
        day_t there = visit_end(p->s, v);
        if (end == (there == DAY_NONE || there < p->s->as_of ? p->s->as_of : there))
            return v->started;
    }
    return end - a->takes;
}

void beside_read(const struct problem *p, const uint64_t *words, struct running *out, int *n)
{
    const uint64_t *slots = slots_of(p, words);
    *n = 0;
    for (int i = 0; i < SLOTS; i++) {
        uint64_t slot = slots[i / 2] >> (i % 2 * SLOT_BITS) & 0xFFFFFFFF;
        if (!slot)
            return;
        struct running *r = &out[(*n)++];
        day_t day = code_day((int)(slot & ((1 << SLOT_DAY) - 1)));
        r->act = (int)(slot >> (SLOT_DAY + 1)) - 1;
        r->waits = slot >> SLOT_DAY & 1;
        r->service = p->acts[r->act].service;
        r->begin = r->waits ? day : begin_of(p, &p->acts[r->act], day);
        r->end = r->waits ? day + p->acts[r->act].takes : day;
    }
}

/* Written in one order, so that equal states are equal words. */
static void beside_write(const struct problem *p, uint64_t *words, const struct running *all, int n)
{
    uint64_t sorted[SLOTS], *slots = slots_of(p, words);
    memset(slots, 0, SLOTS / 2 * sizeof *slots);
    for (int i = 0; i < n; i++) {
        uint64_t slot = slot_pack(&all[i]);
        int at = i;
        for (; at && sorted[at - 1] > slot; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = slot;
    }
    for (int i = 0; i < n; i++)
        slots[i / 2] |= sorted[i] << (i % 2 * SLOT_BITS);
}

static bool slots_add(struct search *q, uint64_t *words, struct running one)
{
    struct running all[SLOTS];
    int n;
    beside_read(q->p, words, all, &n);
    if (n == SLOTS) {
        q->budget->cut = true; /* more than a state can hold */
        return false;
    }
    all[n++] = one;
    beside_write(q->p, words, all, n);
    return true;
}

/* ---- ends ---- */

static void slot_drop(const struct problem *p, uint64_t *words, int act)
{
    struct running all[SLOTS];
    int n, kept = 0;
    beside_read(p, words, all, &n);
    for (int i = 0; i < n; i++)
        if (all[i].act != act)
            all[kept++] = all[i];
    beside_write(p, words, all, kept);
}

static void offer_next(struct search *q, day_t day, bool passes)
{
    struct label l = q->from;
    l.parent = q->at;
    l.act = ACT_NONE;
    l.note = 0;
    l.day = day;
    l.begin = day;
    code_set(&q->p->vars[q->p->var_day], q->next, day_code(day));
    const struct var *start = &q->p->vars[q->p->var_start];
    code_set(start, q->next, (code_get(start, q->next) & START_MAY) | (passes ? 0 : START_LOOK));
    store_offer(q->store, q->next, &l);
}

/* What ends today ends first, in the order of ids: one of them. */
static bool end_today(struct search *q)
{
    int first = -1;
    for (int i = 0; i < q->nrunning; i++)
        if (!q->running[i].waits && q->running[i].end <= q->from.day &&
            (first < 0 || q->running[i].act < q->running[first].act))
            first = i;
    if (first < 0)
        return false;
    const struct act *a = &q->p->acts[q->running[first].act];
    memcpy(q->next, q->words, (size_t)q->p->words * sizeof *q->next);
    slot_drop(q->p, q->next, q->running[first].act);
    bool step = !a->under_way;
    int required = step ? 0 : code_get(&q->p->vars[q->p->var_required], q->next);
    act_apply(q->p, a, q->next, q->from.day);
    if (!step) /* what was under way is not taken by the plan */
        code_set(&q->p->vars[q->p->var_required], q->next, required);
    offer_next(q, q->from.day, false);
    return true;
}

/* ---- begins ---- */

static bool fits_beside(const struct search *q, int act)
{
    const struct problem *p = q->p;
    int service = p->acts[act].service, load = p->acts[act].load;
    for (int i = 0; i < q->nrunning; i++) {
        if (q->running[i].waits)
            continue;
        load += p->acts[q->running[i].act].load;
        if (q->running[i].act == act || services_overlap(p->m, q->running[i].service, service))
            return false;
    }
    return load <= 100 || p->acts[act].takes == 0;
}

bool beside_begin(struct search *q, int act, uint64_t *words)
{
    const struct problem *p = q->p;
    const struct act *a = &p->acts[act];
    slot_drop(p, words, act);
    required_apply(p, a, words); /* it may run on when the goal holds */
    if (a->takes == 0) {
        act_apply(p, a, words, q->from.day);
        code_set(&p->vars[p->var_start], words, START_MAY | START_LOOK);
        return true;
    }
    if (a->done >= 0)
        code_set(&p->vars[a->done], words, 0);
    if (a->ended >= 0)
        code_set(&p->vars[a->ended], words, 0);
    const struct var *start = &p->vars[p->var_start];
    code_set(start, words, code_get(start, words) | START_LOOK);
    return slots_add(q, words,
                     (struct running){act, a->service, false, q->from.day, q->from.day + a->takes});
}

static void begin_now(struct search *q, int act)
{
    struct moment at = search_moment(q, q->words, q->from.day);
    if (!fits_beside(q, act))
        return;
    if (q->p->conditional)
        assume(q, act, q->from.day, NULL);
    else if (act_holds(&q->p->acts[act], &at))
        expand_take(q, act, q->from.day, NULL, 0);
}

static void wait_from_now(struct search *q, int act)
{
    const struct act *a = &q->p->acts[act];
    day_t begin = q->from.day + a->wait;
    if (begin + a->takes > DAY_LAST)
        return;
    memcpy(q->next, q->words, (size_t)q->p->words * sizeof *q->next);
    if (slots_add(q, q->next, (struct running){act, a->service, true, begin, begin + a->takes}))
        offer_next(q, q->from.day, true);
}

/* A wait, and a service without one, may start where something ended or can change. */
static bool may_start(const struct search *q, int act)
{
    const struct problem *p = q->p;
    const struct act *a = &p->acts[act];
    if (!a->relevant || a->under_way || p->forbidden[act])
        return false;
    if (a->done >= 0 && !a->repeatable && code_get(&p->vars[a->done], q->words))
        return false;
    for (int i = 0; i < q->nrunning; i++)
        if (q->running[i].act == act)
            return false;
    return true;
}

/* ---- time ---- */

static day_t sooner(day_t a, day_t b)
{
    return a < b ? a : b;
}

/* Whether steps may start today: not on a day on which only a wait is over. */
static bool starting_day(const struct search *q)
{
    return code_get(&q->p->vars[q->p->var_start], q->words) & START_MAY;
}

#define ENDS_MAX 256

static void time_pass(struct search *q)
{
    const struct problem *p = q->p;
    day_t ends[ENDS_MAX], now = q->from.day, start = DAY_LAST + 1, wait = DAY_LAST + 1;
    int n = ends_change(q, ends, ENDS_MAX);
    for (int i = 0; i < q->nrunning; i++) {
        day_t day = q->running[i].waits ? q->running[i].begin : q->running[i].end;
        if (q->running[i].waits && day <= now)
            return; /* it must begin today */
        if (q->running[i].waits)
            wait = sooner(wait, day);
        else
            start = sooner(start, day);
    }
    for (int i = 0; i < p->nchanges; i++)
        if (p->changes[i] > now)
            start = sooner(start, p->changes[i]);
    for (int i = 0; i < p->nsupposed; i++)
        if (p->supposed[i].day > now && supposed_is(p->vars, &p->supposed[i], q->words))
            start = sooner(start, p->supposed[i].day);
    for (int i = 0; i < n; i++)
        if (ends[i] > now)
            start = sooner(start, ends[i]);
    if (sooner(start, wait) > DAY_LAST)
        return;
    memcpy(q->next, q->words, (size_t)p->words * sizeof *q->next);
    code_set(&p->vars[p->var_start], q->next, start <= wait ? START_MAY : 0);
    offer_next(q, sooner(start, wait), true);
}

void beside_expand(struct search *q)
{
    if (end_today(q))
        return;
    for (int i = 0; i < q->nrunning; i++)
        if (q->running[i].waits && q->running[i].begin == q->from.day)
            begin_now(q, q->running[i].act);
    for (int i = 0; starting_day(q) && i < q->p->nacts; i++) {
        if (!may_start(q, i))
            continue;
        if (q->p->acts[i].wait)
            wait_from_now(q, i);
        else
            begin_now(q, i);
    }
    time_pass(q);
}

/* ---- the search ---- */

static struct bounds bound_running(struct store *s, const uint64_t *words)
{
    struct running running[SLOTS];
    int n;
    beside_read(s->p, words, running, &n);
    return bound_beside(s->p, words, running, n);
}

static void begin_under_way(struct search *q)
{
    const struct problem *p = q->p;
    for (int i = 0; i < p->nacts; i++) {
        int service = p->acts[i].service;
        if (!situation_in(p->s, service, HISTORY_ONGOING))
            continue;
        const struct visit *v = situation_visit(p->s, service);
        day_t end = visit_end(p->s, v);
        if (end == DAY_NONE || end < p->s->as_of)
            end = p->s->as_of;
        slots_add(q, p->initial, (struct running){i, service, false, v->started, end});
    }
    code_set(&p->vars[p->var_start], p->initial, START_MAY | START_LOOK);
}

struct search *beside_make(struct arena *arena, struct problem *p, struct budget *budget)
{
    struct search *q = search_make(arena, p, budget);
    q->store->pareto = false;
    q->store->bound = bound_running;
    begin_under_way(q);
    return q;
}

struct route *beside_run(struct search *q)
{
    return search_run(q);
}
