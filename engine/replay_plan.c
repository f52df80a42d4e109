/* Walks a plan through a situation of its own: see replay_plan.h. Conditions are those of the
 * model, settled by settle.c; days, effects, loads and the history are worked out here. */
#include "engine/replay_plan.h"

#include "engine/settle.h"

#include <string.h>

struct busy { /* a service under way: of the history, or a step */
    int service, visit;
    day_t begin, end;
};

struct walk {
    const struct plan *plan;
    const struct model *m;
    struct arena *arena;
    struct situation s; /* as it is now: facts, history, the frame of the day */
    struct busy *busy;
    int nbusy;
    day_t now, reached; /* reached: the day on which the goal holds; DAY_NONE */
    day_t *ends;        /* days on which something ended */
    int nends;
    const char *fault;
};

static bool fail(struct walk *w, int step, const char *what)
{
    const char *service =
        step < 0 ? "the plan" : w->m->services[w->plan->steps[step].service].common.id;
    if (!w->fault)
        w->fault = arena_printf(w->arena, "%s: %s (step %d)", service, what, step + 1);
    return false;
}

static void day_set(struct walk *w, day_t day)
{
    if (day == w->now && w->s.day)
        return;
    w->now = day;
    w->s.day = day_frame_moved(w->arena, w->m, w->s.as_of, day);
}

static bool is_true(struct walk *w, const struct cond *const *conds, int n)
{
    return settle(&w->s, tests_eval(&w->s), conds, n).value == TRUTH_TRUE;
}

static void goal_look(struct walk *w)
{
    const struct cond *goal = w->m->goals[w->plan->goal].reached;
    if (w->reached == DAY_NONE && is_true(w, &goal, 1))
        w->reached = w->now;
}

/* ---- beginning and ending ---- */

static void state_set(struct walk *w, int service, enum history_state state)
{
    if (service >= 0)
        ((uint8_t *)w->s.states)[service] = (uint8_t)(1 << state);
}

static void busy_add(struct walk *w, int service, int visit, day_t end)
{
    w->busy[w->nbusy++] = (struct busy){service, visit, w->now, end};
}

static void end_one(struct walk *w, int at)
{
    struct busy b = w->busy[at];
    const struct service *service = b.service < 0 ? NULL : &w->m->services[b.service];
    memmove(w->busy + at, w->busy + at + 1, (size_t)(w->nbusy - at - 1) * sizeof *w->busy);
    w->nbusy--;
    day_set(w, b.end);
    w->s.history[b.visit].state = HISTORY_COMPLETED;
    w->s.history[b.visit].ended = b.end;
    state_set(w, b.service, HISTORY_COMPLETED);
    for (int i = 0; service && i < service->ngives; i++)
        effect_apply(&service->gives[i], w->m, &w->s.facts[service->gives[i].fact]);
    w->ends[w->nends++] = b.end;
    goal_look(w);
}

/* Ends everything that ends by a day: by the end, then by id. */
static void end_until(struct walk *w, day_t day)
{
    for (;;) {
        int first = -1;
        for (int i = 0; i < w->nbusy; i++) {
            const struct busy *b = &w->busy[i], *f = first < 0 ? NULL : &w->busy[first];
            if (b->end <= day &&
                (!f || b->end < f->end || (b->end == f->end && b->service < f->service)))
                first = i;
        }
        if (first < 0)
            return;
        end_one(w, first);
    }
}

/* ---- what must hold of a step ---- */

static bool way_open(const struct walk *w, const struct transition *t)
{
    if (!span_holds(&t->common.valid, w->now))
        return false;
    for (int i = 0; i < t->from.n; i++) {
        int from = t->from.at[i];
        bool completed = situation_in(&w->s, from, HISTORY_COMPLETED);
        if (t->on == HISTORY_ONGOING && situation_in(&w->s, from, HISTORY_ONGOING)) {
            struct duration ahead = length_on(w->m, &t->ahead, w->s.as_of);
            day_t end = DAY_NONE;
            for (int k = 0; k < w->nbusy; k++)
                end = w->busy[k].service == from ? w->busy[k].end : end;
            if (!t->has_ahead || end <= day_add(w->now, ahead.low, ahead.unit))
                return true;
        }
        if (situation_in(&w->s, from, t->on) ? t->on != HISTORY_ONGOING
                                             : t->on == HISTORY_ONGOING && completed)
            return true;
    }
    return t->from_start;
}

static bool step_conditions(struct walk *w, int step)
{
    const struct service *service = &w->m->services[w->plan->steps[step].service];
    static const struct cond always = {.kind = COND_TRUE};
    struct cond ways = {.kind = COND_OR};
    ways.members = arena_array(w->arena, (size_t)service->arriving.n + 1, sizeof *ways.members);
    for (int i = 0; i < service->arriving.n; i++)
        if (way_open(w, &w->m->transitions[service->arriving.at[i]]))
            ways.members[ways.nmembers++] = w->m->transitions[service->arriving.at[i]].when;
    const struct cond *all[] = {service->place, service->entry ? &always : &ways, service->when,
                                service->consent};
    return is_true(w, all, 4) || fail(w, step, "its conditions do not hold on the day it begins");
}

static int days_of(const struct walk *w, bool has, const struct length *l)
{
    struct duration d = has ? length_on(w->m, l, w->s.as_of) : (struct duration){0, 0, UNIT_DAY};
    return duration_expected(&d);
}

static bool step_dates(struct walk *w, int step)
{
    const struct plan_step *one = &w->plan->steps[step];
    const struct service *service = &w->m->services[one->service];
    if (one->begin != one->start + days_of(w, service->has_waits, &service->waits))
        return fail(w, step, "its wait is another one");
    if (one->expected_end != one->begin + days_of(w, service->has_takes, &service->takes))
        return fail(w, step, "it lasts another time");
    if (one->expected_end > DAY_LAST)
        return fail(w, step, "it runs past the last day");
    if (!span_holds(&service->common.valid, one->begin))
        return fail(w, step, "it begins outside its dates");
    return one->begin >= w->now || fail(w, step, "it begins before an earlier step");
}

/* Whether the answer of a test, or a `valid`, is another one than the day before. */
static bool day_changes(struct walk *w, day_t day)
{
    struct situation before = w->s, after = w->s;
    for (int i = 0; i < w->m->nservices; i++)
        if (w->m->services[i].common.valid.from == day)
            return true;
    for (int i = 0; i < w->m->ntransitions; i++)
        if (w->m->transitions[i].common.valid.from == day)
            return true;
    before.day = day_frame_moved(w->arena, w->m, w->s.as_of, day - 1);
    after.day = day_frame_moved(w->arena, w->m, w->s.as_of, day);
    for (int i = 0; i < w->m->ntests; i++)
        if (test_eval(w->m->tests[i], &before) != test_eval(w->m->tests[i], &after))
            return true;
    return false;
}

static bool step_start(struct walk *w, int step)
{
    const struct plan_step *one = &w->plan->steps[step];
    day_t start = one->start, last = w->s.as_of;
    bool at_end = start == w->s.as_of;
    for (int i = 0; i < w->nends; i++) {
        last = w->ends[i] > last ? w->ends[i] : last;
        at_end = at_end || w->ends[i] == start;
    }
    if (!w->plan->parallel && (w->nbusy || start < last))
        return fail(w, step, "it starts before what comes before it has ended");
    if (start < w->s.as_of)
        return fail(w, step, "it starts before the day that was asked for");
    bool fits = w->plan->parallel ? at_end : start == last;
    return fits || day_changes(w, start) || fail(w, step, "nothing changes on the day it starts");
}

static bool step_beside(struct walk *w, int step)
{
    int service = w->plan->steps[step].service, load = w->m->services[service].load;
    bool lasts = w->plan->steps[step].expected_end > w->plan->steps[step].begin;
    for (int i = 0; i < w->nbusy; i++) {
        if (w->busy[i].service < 0)
            continue;
        load += w->m->services[w->busy[i].service].load;
        if (w->busy[i].service == service || services_overlap(w->m, w->busy[i].service, service))
            return fail(w, step, "it runs beside one of its group");
    }
    return !lasts || load <= 100 || fail(w, step, "there is more than a full week's load");
}

static bool step_taken(struct walk *w, int step)
{
    int service = w->plan->steps[step].service;
    const struct service *one = &w->m->services[service];
    if (one->audience != AUDIENCE_CLIENT)
        return fail(w, step, "it is not for clients");
    if (!one->repeatable && situation_in(&w->s, service, HISTORY_COMPLETED))
        return fail(w, step, "it was taken before");
    return true;
}

static bool step_walk(struct walk *w, int step)
{
    const struct plan_step *one = &w->plan->steps[step];
    end_until(w, one->begin);
    if (w->reached != DAY_NONE && (w->reached < one->begin || !w->plan->parallel))
        return fail(w, step, "the goal holds before it");
    if (!step_dates(w, step) || !step_start(w, step) || !step_taken(w, step))
        return false;
    day_set(w, one->begin);
    if (!step_conditions(w, step) || !step_beside(w, step))
        return false;
    w->s.history[w->s.nhistory] =
        (struct visit){one->service, HISTORY_ONGOING, one->begin, DAY_NONE, one->expected_end};
    busy_add(w, one->service, w->s.nhistory++, one->expected_end);
    state_set(w, one->service, HISTORY_ONGOING);
    if (w->plan->parallel)
        goal_look(w);
    return true;
}

/* ---- the plan ---- */

static bool assumed(struct walk *w)
{
    for (int i = 0; i < w->plan->nassumes; i++) {
        const struct plan_fact *f = &w->plan->assumes[i];
        struct value *v = &w->s.facts[f->fact];
        if (v->known || ((f->value.members ^ v->members) & v->known_members))
            return fail(w, -1, "it assumes what is known");
        *v = f->value;
    }
    return w->plan->conditional == (w->plan->nassumes > 0) ||
           fail(w, -1, "it assumes nothing, or is not said to");
}

static void walk_begin(struct walk *w, const struct situation *s)
{
    size_t services = (size_t)w->m->nservices, facts = (size_t)w->m->nfacts;
    size_t room = (size_t)s->nhistory + (size_t)w->plan->nsteps + 1;
    w->s = *s;
    w->s.facts = arena_grow(w->arena, s->facts, facts, facts + 1, sizeof *s->facts);
    w->s.history = arena_grow(w->arena, s->history, (size_t)s->nhistory, room, sizeof *s->history);
    w->s.states = arena_grow(w->arena, s->states, s->states ? services : 0, services + 1, 1);
    w->busy = arena_array(w->arena, room, sizeof *w->busy);
    w->ends = arena_array(w->arena, room, sizeof *w->ends);
    w->s.day = NULL;
    day_set(w, s->as_of);
    for (int i = 0; i < s->nhistory; i++) {
        const struct visit *v = &w->s.history[i];
        if (v->state != HISTORY_ONGOING ||
            (v->service >= 0 && situation_visit(&w->s, v->service) != v))
            continue;
        day_t end = visit_end(&w->s, v);
        busy_add(w, v->service, i, end == DAY_NONE || end < s->as_of ? s->as_of : end);
    }
}

const char *replay_plan(const struct situation *s, const struct plan *plan)
{
    struct walk w = {.plan = plan, .m = s->model, .arena = s->arena, .reached = DAY_NONE};
    walk_begin(&w, s);
    if (!assumed(&w))
        return w.fault;
    goal_look(&w);
    day_t last = w.s.as_of;
    for (int i = 0; i < w.nbusy && !plan->parallel; i++)
        last = w.busy[i].end > last ? w.busy[i].end : last;
    for (int i = 0; i < plan->nsteps; i++) {
        if (i == 0 && !plan->parallel)
            end_until(&w, last);
        if (!step_walk(&w, i))
            return w.fault;
    }
    end_until(&w, DAY_LAST);
    if (w.reached == DAY_NONE)
        fail(&w, -1, "the goal never holds");
    else if (w.reached != s->as_of + plan->expected)
        fail(&w, -1, "the goal holds on another day");
    return w.fault;
}
