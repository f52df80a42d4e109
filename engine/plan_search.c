/* Best-first search in the order of cost: see plan_search.h. The bound never overestimates and is
 * consistent, so the first goal taken from the queue is the cheapest; those of equal cost are
 * compared by ids. */
#include "engine/plan_search.h"

#include <string.h>

bool budget_take(struct budget *b)
{
    const struct plan_options *o = b->options;
    b->used++;
    if (b->most && b->used > b->most)
        b->cut = true;
    if ((b->used & 63) == 0) {
        if (o->memory && arena_used(b->arena) - b->began > o->memory)
            b->cut = true;
        if (o->stop && o->stop(o->context))
            b->cut = b->stopped = true;
    }
    return !b->cut;
}

struct budget budget_part(const struct budget *whole, long states)
{
    struct budget part = *whole;
    if (!part.most || part.used + states < part.most)
        part.most = part.used + states;
    return part;
}

/* What a limit of its own cut is no limit of the whole. */
void budget_return(struct budget *whole, const struct budget *part)
{
    whole->used = part->used;
    whole->stopped = part->stopped;
    whole->cut = whole->cut || part->stopped || (whole->most && part->used > whole->most);
}

static struct bounds bound_plain(struct store *s, const uint64_t *words)
{
    return bound_find(s->p, words);
}

struct search *search_make(struct arena *arena, struct problem *p, struct budget *budget)
{
    struct search *q = arena_alloc(arena, sizeof *q);
    q->p = p;
    q->budget = budget;
    q->store = store_make(arena, p);
    q->store->pareto = p->opens && !p->exact;
    q->store->bound = bound_plain;
    q->words = arena_array(arena, (size_t)p->words, sizeof *q->words);
    q->next = arena_array(arena, (size_t)p->words, sizeof *q->next);
    q->taken = arena_array(arena, (size_t)p->words, sizeof *q->taken);
    return q;
}

/* ---- goals ---- */

static bool required_met(const struct problem *p, const uint64_t *words)
{
    int all = (1 << p->nrequired) - 1;
    return !p->nrequired || code_get(&p->vars[p->var_required], words) == all;
}

/* Beside each other, days on which nothing begins or ends are no end of a plan. */
static bool may_look(const struct problem *p, const uint64_t *words)
{
    return !p->parallel || (code_get(&p->vars[p->var_start], words) & START_LOOK);
}

/* Whether the goal holds, so that a plan ends here. */
static bool is_end(const struct search *q, uint32_t label)
{
    const struct label *l = store_label(q->store, label);
    const uint64_t *words = store_words(q->store, l->state);
    struct moment at = {.p = q->p, .words = words, .day = l->day};
    struct running running[SLOTS];
    if (!may_look(q->p, words))
        return false;
    if (q->p->parallel)
        beside_read(q->p, words, running, &at.nrunning);
    at.running = running;
    return goal_holds(&at);
}

/* An end, and every required service was taken. */
static bool is_goal(const struct search *q, uint32_t label)
{
    const struct label *l = store_label(q->store, label);
    return required_met(q->p, store_words(q->store, l->state)) && is_end(q, label);
}

/* The best goal among the labels that were not looked at: for a search that was cut. */
static uint32_t goal_waiting(const struct search *q)
{
    const struct store *s = q->store;
    uint32_t best = LABEL_NONE;
    uint64_t best_key = UINT64_MAX;
    for (uint32_t i = 0; i < s->nheap; i++) {
        const struct label *l = store_label(s, s->heap[i].label);
        if (!l->closed && !l->dead && s->heap[i].key < best_key && is_goal(q, s->heap[i].label)) {
            best = s->heap[i].label;
            best_key = s->heap[i].key;
        }
    }
    return best;
}

/* ---- the route to a label ---- */

static void legs_fill(const struct search *q, struct route *r, const struct label *l)
{
    int n = r->n;
    for (;;) {
        if (l->act != ACT_NONE) {
            const struct act *a = &q->p->acts[l->act];
            r->legs[--n] =
                (struct leg){a->service, l->begin - a->wait, l->begin, l->begin + a->takes};
        }
        if (l->parent == LABEL_NONE)
            return;
        l = store_label(q->store, l->parent);
    }
}

static struct route *route_make(const struct search *q, uint32_t label)
{
    const struct label *l = store_label(q->store, label);
    struct arena *arena = q->p->arena;
    struct route *r = arena_alloc(arena, sizeof *r);
    struct note notes[NOTES_MAX];
    r->p = q->p;
    r->n = l->steps;
    r->legs = arena_array(arena, (size_t)r->n + 1, sizeof *r->legs);
    r->day = l->day;
    r->assumed = l->assumed;
    r->nnotes = store_notes(q->store, l, notes, NOTES_MAX);
    r->notes = arena_grow(arena, notes, (size_t)r->nnotes, (size_t)r->nnotes + 1, sizeof *notes);
    r->optimal = !q->budget->cut;
    legs_fill(q, r, l);
    return r;
}

static bool in_days(const day_t *days, int n, day_t day)
{
    for (int i = 0; i < n; i++)
        if (days[i] == day)
            return true;
    return false;
}

/* A day after the end of an earlier step on which a test on that end changes. */
static bool end_changes(const struct problem *p, const struct route *r, int leg, day_t day)
{
    for (int i = 0; i < leg; i++)
        for (int k = 0; k < p->m->ntests; k++) {
            const struct test *t = p->m->tests[k];
            if (t->op != TEST_HISTORY || !t->has_span || t->state != HISTORY_COMPLETED)
                continue;
            struct duration d = length_on(p->m, &t->span, p->s->as_of);
            if (in_days(t->set, t->nset, r->legs[i].service) &&
                day == day_add(r->legs[i].end, d.low, d.unit) + 1)
                return true;
        }
    return false;
}

bool day_supposed(const struct problem *p, const struct note *notes, int n, day_t day)
{
    for (int i = 0; i < p->nsupposed; i++)
        for (int k = 0; k < n && p->supposed[i].day == day; k++)
            if (notes[k].var == p->supposed[i].var && notes[k].code == p->supposed[i].code)
                return true;
    return false;
}

bool route_keeps(const struct problem *p, const struct route *r)
{
    day_t before = p->day;
    for (int i = 0; i < r->n; i++) {
        day_t start = r->legs[i].start;
        if (start != before && !in_days(p->changes, p->nchanges, start) &&
            !day_supposed(p, r->notes, r->nnotes, start) && !end_changes(p, r, i, start))
            return false;
        before = r->legs[i].end;
    }
    return true;
}

/* ---- the search ---- */

static void label_look(struct search *q, uint32_t label)
{
    q->at = label;
    q->from = *store_label(q->store, label);
    memcpy(q->words, store_words(q->store, q->from.state), (size_t)q->p->words * sizeof *q->words);
    if (q->p->parallel)
        beside_read(q->p, q->words, q->running, &q->nrunning);
    if (q->p->conditional && may_look(q->p, q->words))
        assume(q, ACT_NONE, q->from.day, NULL);
    if (q->p->parallel)
        beside_expand(q);
    else
        expand(q);
}

struct moment search_moment(const struct search *q, const uint64_t *words, day_t day)
{
    return (struct moment){
        .p = q->p, .words = words, .day = day, .running = q->running, .nrunning = q->nrunning};
}

static uint32_t best_find(struct search *q)
{
    uint32_t label, best = LABEL_NONE;
    uint64_t key, best_key = 0;
    while ((label = store_take(q->store, &key)) != LABEL_NONE) {
        if (best != LABEL_NONE && KEY_COST(key) > KEY_COST(best_key))
            break;
        if (is_goal(q, label)) {
            if (best == LABEL_NONE || store_compare(q->store, store_label(q->store, label),
                                                    store_label(q->store, best)) < 0)
                best = label;
            best_key = key;
            continue;
        }
        if ((best != LABEL_NONE && !q->p->parallel) || is_end(q, label))
            continue; /* of equal cost, and not there yet; or there without what is required */
        if (!budget_take(q->budget))
            return goal_waiting(q);
        label_look(q, label);
    }
    return best;
}

/* The beginning, with each way to assume that a raised level was higher before. */
static void begin_raised(struct search *q, int i, struct label first)
{
    const struct problem *p = q->p;
    while (i < p->nvars && !(p->vars[i].relevant && p->vars[i].raised))
        i++;
    if (i == p->nvars) {
        store_offer(q->store, q->words, &first);
        return;
    }
    const struct var *v = &p->vars[i];
    begin_raised(q, i + 1, first);
    for (int k = 0; k < v->ntries; k++) {
        struct note notes[NOTES_MAX];
        if (v->tries[k] < v->raised || first.assumed == NOTES_MAX - 1)
            continue;
        struct label one = first;
        for (int j = 0; j < first.assumed; j++)
            notes[j] = *store_note(q->store, first.note - 1 + (uint32_t)j);
        notes[first.assumed] = (struct note){i, v->tries[k], false};
        one.note = store_remember(q->store, notes, ++one.assumed);
        code_set(v, q->words, v->tries[k]);
        begin_raised(q, i + 1, one);
    }
    code_set(v, q->words, v->initial);
}

struct route *search_run(struct search *q)
{
    struct label first = {
        .parent = LABEL_NONE, .act = ACT_NONE, .day = q->p->day, .begin = q->p->day};
    store_reset(q->store);
    memcpy(q->words, q->p->initial, (size_t)q->p->words * sizeof *q->words);
    begin_raised(q, 0, first);
    uint32_t best = best_find(q);
    if (best != LABEL_NONE && store_label(q->store, best)->steps > PLAN_STEPS_MAX) {
        q->budget->cut = true;
        return NULL;
    }
    return best == LABEL_NONE ? NULL : route_make(q, best);
}
