/* What is told of a plan: dates, owners, ways in, reviews, deadlines, what each step gives. The
 * situation on the day on which a step begins is made anew from the client's own. */
#include "engine/plan_make.h"

#include <stdlib.h>
#include <string.h>

/* ---- the situation in which a step begins ---- */

struct course { /* a service that ends on the way: of the history, or a step */
    int service, visit, leg;
    day_t begin, end;
};

static int compare_courses(const void *a, const void *b)
{
    const struct course *x = a, *y = b;
    if (x->end != y->end)
        return x->end < y->end ? -1 : 1;
    if (x->service != y->service)
        return x->service < y->service ? -1 : 1;
    return x->leg - y->leg;
}

static bool has_begun(const struct course *c, const struct leg *at, int leg)
{
    return c->leg < 0 || c->begin < at->begin || (c->begin == at->begin && c->leg < leg);
}

static void visit_add(struct situation *s, const struct visit *v)
{
    s->history[s->nhistory++] = *v;
    uint8_t *states = arena_grow(s->arena, s->states, s->states ? (size_t)s->model->nservices : 0,
                                 (size_t)s->model->nservices + 1, 1);
    states[v->service] = (uint8_t)(1 << v->state);
    s->states = states;
}

static void assumed_apply(const struct route *r, struct situation *s)
{
    for (int i = 0; i < r->nnotes; i++)
        note_write(r->p, &r->notes[i], &s->facts[r->p->vars[r->notes[i].var].fact]);
}

struct situation *situation_assumed(const struct making *k, const struct route *r)
{
    struct situation *s = arena_grow(k->s->arena, k->s, 1, 1, sizeof *s);
    size_t nfacts = (size_t)s->model->nfacts, nhistory = (size_t)s->nhistory;
    s->facts = arena_grow(s->arena, s->facts, nfacts, nfacts + 1, sizeof *s->facts);
    s->history =
        arena_grow(s->arena, s->history, nhistory, nhistory + (size_t)r->n + 1, sizeof *s->history);
    assumed_apply(r, s);
    return s;
}

/* Before `leg`, in the order in which things end; a step that is under way is so in the history. */
static struct situation *situation_at(const struct making *k, const struct route *r, int leg)
{
    struct situation *s = situation_assumed(k, r);
    struct course *all = arena_array(s->arena, (size_t)r->n + (size_t)k->nendings + 1, sizeof *all);
    int n = 0;
    for (int i = 0; i < k->nendings; i++)
        all[n++] = (struct course){k->stages[i + 1].service, k->stages[i + 1].visit, -1, 0,
                                   k->stages[i + 1].day};
    for (int i = 0; i < r->n; i++)
        all[n++] = (struct course){r->legs[i].service, -1, i, r->legs[i].begin, r->legs[i].end};
    qsort(all, (size_t)n, sizeof *all, compare_courses);
    for (int i = 0; i < n; i++) {
        const struct course *c = &all[i];
        if (c->leg == leg || !has_begun(c, &r->legs[leg], leg))
            continue;
        bool ended = c->end <= r->legs[leg].begin;
        if (c->leg < 0 && ended) {
            struct situation *after = situation_after(s, c->visit, c->end);
            after->history = arena_grow(s->arena, after->history, (size_t)s->nhistory,
                                        (size_t)s->nhistory + (size_t)r->n + 1, sizeof *s->history);
            s = after;
        } else if (c->leg >= 0) {
            const struct service *service = &s->model->services[c->service];
            struct visit v = {c->service, ended ? HISTORY_COMPLETED : HISTORY_ONGOING, c->begin,
                              ended ? c->end : DAY_NONE, ended ? DAY_NONE : c->end};
            visit_add(s, &v);
            for (int e = 0; ended && e < service->ngives; e++)
                effect_apply(&service->gives[e], s->model, &s->facts[service->gives[e].fact]);
        }
    }
    s->day = day_frame_moved(s->arena, s->model, s->as_of, r->legs[leg].begin);
    return s;
}

/* ---- the way in ---- */

struct way {
    struct crossing crossing;
    day_t handover;
};

static bool on_way(const struct situation *s, const struct transition *t, int from, day_t day)
{
    if (t->on != HISTORY_ONGOING || situation_in(s, from, HISTORY_COMPLETED))
        return situation_in(s, from, t->on) || t->on == HISTORY_ONGOING;
    const struct visit *v = situation_visit(s, from);
    if (!v || !situation_in(s, from, HISTORY_ONGOING))
        return false;
    struct duration ahead = length_on(s->model, &t->ahead, s->as_of);
    day_t end = visit_end(s, v);
    return !t->has_ahead || (end != DAY_NONE && end <= day_add(day, ahead.low, ahead.unit));
}

static struct way way_from(const struct situation *s, int transition, int from)
{
    const struct transition *t = &s->model->transitions[transition];
    const struct visit *v = from < 0 ? NULL : situation_visit(s, from);
    struct way way = {{transition, from, DAY_NONE}, DAY_NONE};
    if (!v)
        return way;
    day_t base = v->ended;
    if (t->on == HISTORY_ONGOING) {
        day_t end = v->state == HISTORY_ONGOING ? visit_end(s, v) : v->ended;
        base = t->has_ahead ? end : v->started;
        struct duration ahead = length_on(s->model, &t->ahead, s->as_of);
        if (t->has_ahead && end != DAY_NONE)
            way.handover = day_add(end, -ahead.low, ahead.unit);
    }
    struct duration within = length_on(s->model, &t->within, s->as_of);
    if (t->has_within && base != DAY_NONE)
        way.crossing.deadline = day_add(base, within.low, within.unit);
    return way;
}

static bool sooner(day_t a, day_t b)
{
    return a != DAY_NONE && (b == DAY_NONE || a < b);
}

/* The open transition with the earliest deadline, then by id. */
static struct way way_find(const struct situation *s, const uint8_t *answers, int service,
                           day_t day)
{
    const struct ids *arriving = &s->model->services[service].arriving;
    struct way best = {{-1, -1, DAY_NONE}, DAY_NONE};
    for (int i = 0; i < arriving->n; i++) {
        const struct transition *t = &s->model->transitions[arriving->at[i]];
        if (!span_holds(&t->common.valid, day) ||
            settle(s, answers, &t->when, 1).value != TRUTH_TRUE)
            continue;
        for (int k = t->from_start ? -1 : 0; k < t->from.n; k++) {
            int from = k < 0 ? -1 : t->from.at[k];
            if (from >= 0 && !on_way(s, t, from, day))
                continue;
            struct way way = way_from(s, arriving->at[i], from);
            if (best.crossing.transition < 0 ||
                sooner(way.crossing.deadline, best.crossing.deadline))
                best = way;
        }
    }
    return best;
}

/* ---- dates ---- */

static struct duration length_of(const struct making *k, bool has, const struct length *l)
{
    return has ? length_on(k->s->model, l, k->s->as_of) : (struct duration){0, 0, UNIT_DAY};
}

struct ends { /* of each leg, when everything takes its shortest or longest */
    day_t *shortest, *longest;
};

/* What a step waited for before it could start: the ends that fell on that day, else the day. */
static void starts_find(const struct making *k, const struct route *r, int leg, struct ends *e,
                        day_t out[2])
{
    const struct leg *l = &r->legs[leg];
    bool parallel = k->options->parallel, after = false;
    out[0] = out[1] = l->start;
    for (int i = parallel ? 0 : leg - 1; i >= 0 && i < leg; i++) {
        bool meets = r->legs[i].end == l->start;
        if (parallel && !meets)
            continue;
        if (!meets) { /* time passed until a day that does not move */
            out[0] = e->shortest[i] > l->start ? e->shortest[i] : l->start;
            out[1] = e->longest[i] > l->start ? e->longest[i] : l->start;
            continue;
        }
        out[0] = after && out[0] > e->shortest[i] ? out[0] : e->shortest[i];
        out[1] = after && out[1] > e->longest[i] ? out[1] : e->longest[i];
        after = true;
    }
}

static void reviews_write(const struct making *k, const struct service *s, struct plan_step *step)
{
    struct duration every = length_of(k, s->has_review, &s->review_every);
    int cap = 0;
    if (!s->has_review || every.low <= 0)
        return;
    for (int i = 1;; i++) {
        day_t day = day_add(step->begin, i * every.low, every.unit);
        if (day >= step->expected_end || day > DAY_LAST)
            return;
        ARENA_ROOM(k->s->arena, step->reviews, step->nreviews, cap);
        step->reviews[step->nreviews++] = day;
    }
}

static day_t within_days(day_t day)
{
    return day > DAY_LAST ? DAY_NONE : day;
}

static void dates_write(const struct making *k, const struct route *r, int leg, struct ends *e,
                        struct plan_step *step)
{
    const struct service *s = &k->s->model->services[step->service];
    struct duration waits = length_of(k, s->has_waits, &s->waits);
    struct duration takes = length_of(k, s->has_takes, &s->takes);
    day_t starts[2];
    starts_find(k, r, leg, e, starts);
    step->start = r->legs[leg].start;
    step->begin = r->legs[leg].begin;
    step->earliest_start = starts[0] + duration_shortest(&waits);
    step->expected_end = r->legs[leg].end;
    e->shortest[leg] = step->earliest_start + duration_shortest(&takes);
    e->longest[leg] = starts[1] + duration_longest(&waits) + duration_longest(&takes);
    step->latest_end = within_days(e->longest[leg]);
    reviews_write(k, s, step);
}

/* ---- one step ---- */

static bool value_same(const struct value *a, const struct value *b)
{
    return a->known == b->known && a->n == b->n && a->members == b->members &&
           a->known_members == b->known_members;
}

static void gives_write(const struct situation *s, struct plan_step *step)
{
    const struct model *m = s->model;
    const struct service *service = &m->services[step->service];
    struct value *after =
        arena_grow(s->arena, s->facts, (size_t)m->nfacts, (size_t)m->nfacts + 1, sizeof *after);
    step->gives = arena_array(s->arena, (size_t)service->ngives + 1, sizeof *step->gives);
    for (int i = 0; i < service->ngives; i++)
        effect_apply(&service->gives[i], m, &after[service->gives[i].fact]);
    for (int i = 0; i < m->nfacts; i++)
        if (!value_same(&after[i], &s->facts[i]))
            step->gives[step->ngives++] = (struct plan_fact){i, after[i]};
}

static void deadline_write(const struct situation *s, struct plan_step *step)
{
    const struct service *service = &s->model->services[step->service];
    step->deadline = step->crossing.deadline;
    if (service->has_start_within && s->facts[service->start_fact].known) {
        struct duration d = length_on(s->model, &service->start_within, s->as_of);
        day_t day = day_add((day_t)s->facts[service->start_fact].n, d.low, d.unit);
        if (sooner(day, step->deadline))
            step->deadline = day;
    }
    step->kept = step->deadline == DAY_NONE || step->begin <= step->deadline;
}

static void step_write(const struct making *k, const struct route *r, int leg,
                       struct plan_step *step)
{
    const struct model *m = k->s->model;
    const struct service *service = &m->services[step->service];
    struct situation *s = situation_at(k, r, leg);
    const uint8_t *answers = tests_eval(s);
    struct way way = way_find(s, answers, step->service, step->begin);
    step->crossing = way.crossing;
    step->handover = way.handover;
    step->owner = way.crossing.transition < 0 ? service->provider
                                              : m->transitions[way.crossing.transition].by;
    step->full = service->capacity >= 0 && k->s->placements &&
                 k->s->placements[step->service] >= service->capacity;
    step->full = step->full || service->capacity == 0;
    deadline_write(s, step);
    gives_write(s, step);
    step->prefers = arena_array(s->arena, (size_t)service->nprefers + 1, sizeof *step->prefers);
    for (int i = 0; i < service->nprefers; i++)
        if (cond_eval(service->prefers[i].when, answers) == TRUTH_TRUE)
            step->prefers[step->nprefers++] = &service->prefers[i];
}

/* ---- the plan ---- */

void note_write(const struct problem *p, const struct note *note, struct value *value)
{
    const struct var *v = &p->vars[note->var];
    if (v->member >= 0) { /* the members that nothing was assumed of, it has not */
        value->members &= value->known_members;
        value->members |= (uint64_t)note->code << v->member;
        value->known_members |= UINT64_C(1) << v->member;
        value->known = true;
        return;
    }
    *value = v->values ? v->values[note->code] : (struct value){.known = true, .n = note->code};
}

static void assumes_write(const struct making *k, const struct route *r, struct plan *out)
{
    const struct problem *p = r->p;
    out->assumes = arena_array(k->s->arena, (size_t)r->nnotes + 1, sizeof *out->assumes);
    for (int i = 0; i < r->nnotes; i++) {
        int fact = p->vars[r->notes[i].var].fact;
        struct plan_fact *last = out->nassumes ? &out->assumes[out->nassumes - 1] : NULL;
        if (!last || last->fact != fact) {
            last = &out->assumes[out->nassumes++];
            *last = (struct plan_fact){fact, k->s->facts[fact]};
        }
        note_write(p, &r->notes[i], &last->value);
    }
    for (int i = 0; i < out->nassumes; i++)
        if (k->s->model->facts[out->assumes[i].fact].kind == FACT_CHOICES)
            out->assumes[i].value.known_members = UINT64_MAX;
}

static void ongoing_write(const struct making *k, const struct route *r, struct plan *out)
{
    out->ongoing = arena_array(k->s->arena, (size_t)k->nendings + 1, sizeof *out->ongoing);
    for (int i = 1; i <= k->nendings; i++)
        if (k->stages[i].service >= 0 && k->stages[i].day <= r->day)
            out->ongoing[out->nongoing++] =
                (struct plan_ongoing){k->stages[i].service, k->stages[i].day};
}

/* Parameters with another value between as_of and the end; of all that are declared. */
static void parameters_write(const struct making *k, const struct route *r, struct plan *out)
{
    const struct model *m = k->s->model;
    out->parameters = arena_array(k->s->arena, (size_t)m->nparameters + 1, sizeof *out->parameters);
    for (int i = 0; i < m->nparameters; i++)
        if (parameter_on(&m->parameters[i], k->s->as_of) != parameter_on(&m->parameters[i], r->day))
            out->parameters[out->nparameters++] = i;
}

static void days_write(const struct making *k, const struct route *r, const struct ends *e,
                       struct plan *out)
{
    out->expected = r->day - k->s->as_of;
    out->shortest = out->longest = out->expected;
    for (int i = 0, any = 0; i < r->n; i++) {
        if (r->legs[i].end != r->day)
            continue;
        int shortest = e->shortest[i] - k->s->as_of, longest = e->longest[i] - k->s->as_of;
        out->shortest = any && out->shortest > shortest ? out->shortest : shortest;
        out->longest = any && out->longest > longest ? out->longest : longest;
        any = 1;
    }
}

void plan_write(struct making *k, const struct route *r, struct plan *out)
{
    struct arena *arena = k->s->arena;
    size_t n = (size_t)r->n + 1;
    struct ends e = {arena_array(arena, n, sizeof *e.shortest),
                     arena_array(arena, n, sizeof *e.longest)};
    *out = (struct plan){.goal = k->options->goal,
                         .parallel = k->options->parallel,
                         .conditional = k->conditional,
                         .optimal = r->optimal,
                         .nsteps = r->n};
    out->steps = arena_array(arena, n, sizeof *out->steps);
    for (int i = 0; i < r->n; i++) {
        out->steps[i].service = r->legs[i].service;
        dates_write(k, r, i, &e, &out->steps[i]);
        step_write(k, r, i, &out->steps[i]);
    }
    days_write(k, r, &e, out);
    assumes_write(k, r, out);
    ongoing_write(k, r, out);
    parameters_write(k, r, out);
}
