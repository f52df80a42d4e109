/* A client's situation: see situation.h. */
#include "engine/situation.h"

#include "engine/index.h"
#include "engine/recall.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- the day
 * -------------------------------------------------------------------------------------- */

static int64_t bound_on(const struct model *m, const struct fact *fact, const struct bound *b,
                        day_t day)
{
    if (b->parameter < 0)
        return b->value;
    const struct parameter_value *v = parameter_on(&m->parameters[b->parameter], day);
    return fact->kind == FACT_SCALE ? fact_option(fact, v->level) : v->number;
}

static struct interval range_interval(const struct model *m, const struct test *t, day_t day)
{
    const struct fact *fact = &m->facts[t->fact];
    int64_t low = bound_on(m, fact, &t->low, day);
    switch (t->form) {
    case FORM_LT:
    case FORM_BEFORE: return (struct interval){INT64_MIN, low - 1};
    case FORM_LE: return (struct interval){INT64_MIN, low};
    case FORM_EQ: return (struct interval){low, low};
    case FORM_GE: return (struct interval){low, INT64_MAX};
    case FORM_GT:
    case FORM_AFTER: return (struct interval){low + 1, INT64_MAX};
    case FORM_BETWEEN: return (struct interval){low, bound_on(m, fact, &t->high, day)};
    }
    assert(!"a range of no known form");
    return (struct interval){1, 0};
}

/* The first day from which `length` has not passed on as_of: day + length >= as_of. Months are
 * added to the earlier day and clipped, so this is found by stepping from a day that is surely too
 * early. */
static day_t first_within(day_t as_of, const struct duration *d)
{
    day_t day = day_add(as_of, -d->low, d->unit) - 4;
    while (day_add(day, d->low, d->unit) < as_of)
        day++;
    return day;
}

/* Parameters have their value of `as_of`, dates are looked at from `day`. */
static struct interval test_interval(const struct model *m, const struct test *t, day_t as_of,
                                     day_t day)
{
    if (t->op == TEST_RANGE)
        return range_interval(m, t, as_of);
    struct duration d = length_on(m, &t->span, as_of);
    if (t->op == TEST_WITHIN_NEXT)
        return (struct interval){day, day_add(day, d.low, d.unit)};
    day_t first = first_within(day, &d);
    if (t->op == TEST_OVER_AGO)
        return (struct interval){INT64_MIN, first - 1};
    return (struct interval){first, day};
}

static bool has_interval(const struct test *t)
{
    return t->op == TEST_RANGE || t->op == TEST_WITHIN_LAST || t->op == TEST_WITHIN_NEXT ||
           t->op == TEST_OVER_AGO || (t->op == TEST_HISTORY && t->has_span);
}

static struct day *frame_make(struct arena *arena, const struct model *m, day_t as_of, day_t moved)
{
    struct day *day = arena_alloc(arena, sizeof *day);
    day->as_of = moved;
    day->intervals = arena_array(arena, (size_t)m->ntests + 1, sizeof *day->intervals);
    for (int i = 0; i < m->ntests; i++)
        if (has_interval(m->tests[i]))
            day->intervals[i] = test_interval(m, m->tests[i], as_of, moved);
    uint64_t *closed = arena_array(arena, (size_t)m->nservices / 64 + 1, sizeof *closed);
    for (int i = 0; i < m->nservices; i++)
        if (!span_holds(&m->services[i].common.valid, moved))
            closed[i / 64] |= UINT64_C(1) << (i % 64);
    day->closed = closed;
    return day;
}

const struct day *day_frame(struct arena *arena, const struct model *m, day_t as_of)
{
    return frame_make(arena, m, as_of, as_of);
}

const struct day *day_frame_kept(struct arena *arena, const struct model *m, day_t as_of)
{
    struct day *day = frame_make(arena, m, as_of, as_of);
    day->recall = recall_make(arena, m);
    return day;
}

const struct day *day_frame_moved(struct arena *arena, const struct model *m, day_t as_of,
                                  day_t moved)
{
    return frame_make(arena, m, as_of, moved);
}

/* ---- the situation
 * -------------------------------------------------------------------------------- */

struct situation *situation_make(struct arena *arena, const struct model *m, day_t as_of,
                                 const struct day *day)
{
    struct situation *s = arena_alloc(arena, sizeof *s);
    s->arena = arena;
    s->model = m;
    s->as_of = as_of;
    s->day = day ? day : day_frame(arena, m, as_of);
    s->facts = arena_array(arena, (size_t)m->nfacts + 1, sizeof *s->facts);
    return s;
}

/* Later by the start, then the end; of equals the one that stands later in the request. */
static bool visit_later(const struct visit *a, const struct visit *b)
{
    if (a->started != b->started)
        return a->started > b->started;
    day_t a_end = a->state == HISTORY_ONGOING ? DAY_LAST : a->ended;
    day_t b_end = b->state == HISTORY_ONGOING ? DAY_LAST : b->ended;
    return a_end != b_end ? a_end > b_end : a > b;
}

const struct visit *situation_visit(const struct situation *s, int service)
{
    const struct visit *latest = NULL;
    if (!s->states || !s->states[service])
        return NULL;
    for (int i = 0; i < s->nhistory; i++)
        if (s->history[i].service == service && (!latest || visit_later(&s->history[i], latest)))
            latest = &s->history[i];
    return latest;
}

bool situation_in(const struct situation *s, int service, enum history_state state)
{
    return s->states && s->states[service] >> state & 1;
}

day_t visit_end(const struct situation *s, const struct visit *v)
{
    if (v->state != HISTORY_ONGOING)
        return v->ended;
    if (v->ends != DAY_NONE)
        return v->ends;
    const struct service *service = v->service < 0 ? NULL : &s->model->services[v->service];
    if (!service || !service->has_takes)
        return DAY_NONE;
    struct duration takes = length_on(s->model, &service->takes, s->as_of);
    return v->started + duration_expected(&takes);
}

static void states_find(struct situation *s)
{
    uint8_t *states = arena_alloc(s->arena, (size_t)s->model->nservices + 1);
    s->states = states;
    for (int i = 0; i < s->nhistory; i++)
        if (s->history[i].service >= 0)
            states[s->history[i].service] = 1; /* some: situation_visit looks it up */
    for (int i = 0; i < s->model->nservices; i++) {
        const struct visit *latest = situation_visit(s, i);
        if (latest)
            states[i] = (uint8_t)(1 << latest->state);
    }
}

static uint64_t all_members(const struct fact *fact)
{
    return fact->noptions >= 64 ? UINT64_MAX : (UINT64_C(1) << fact->noptions) - 1;
}

static void value_know(struct value *v, int64_t n)
{
    v->known = true;
    v->n = n;
}

void effect_apply(const struct effect *e, const struct model *m, struct value *v)
{
    uint64_t bit = UINT64_C(1) << (e->n & 63);
    switch (e->op) {
    case EFFECT_REACHES:
        if (!v->known || v->n < e->n)
            value_know(v, e->n);
        break;
    case EFFECT_BECOMES: value_know(v, e->n); break;
    case EFFECT_GAINS:
    case EFFECT_LOSES:
        v->known_members |= bit;
        v->members = e->op == EFFECT_GAINS ? v->members | bit : v->members & ~bit;
        v->known = v->known_members == all_members(&m->facts[e->fact]);
        break;
    }
}

static int compare_ends(const void *a, const void *b)
{
    const struct visit *x = *(const struct visit *const *)a, *y = *(const struct visit *const *)b;
    if (x->ended != y->ended)
        return x->ended < y->ended ? -1 : 1;
    if (x->service != y->service)
        return x->service < y->service ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* What completed services gave, but not what they `reaches`: a level is measured, so it is asked.
 */
static void fill_from_visit(struct situation *s, const struct visit *v)
{
    const struct service *service = &s->model->services[v->service];
    for (int i = 0; i < service->ngives; i++) {
        const struct effect *e = &service->gives[i];
        struct value *value = &s->facts[e->fact];
        if (e->op == EFFECT_REACHES || value->source == SOURCE_SENT)
            continue;
        effect_apply(e, s->model, value);
        value->source = SOURCE_HISTORY;
    }
}

static void fill_from_history(struct situation *s)
{
    const struct visit **ends = arena_array(s->arena, (size_t)s->nhistory + 1, sizeof *ends);
    int n = 0;
    for (int i = 0; i < s->nhistory; i++)
        if (s->history[i].state == HISTORY_COMPLETED && s->history[i].service >= 0)
            ends[n++] = &s->history[i];
    qsort(ends, (size_t)n, sizeof *ends, compare_ends);
    for (int i = 0; i < n; i++)
        fill_from_visit(s, ends[i]);
}

/* A default fills what the history left: of choices the members that it did not speak of. */
static void fill_from_defaults(struct situation *s)
{
    for (int i = 0; i < s->model->index->ndefaults; i++) {
        const struct fact *f = &s->model->facts[s->model->index->defaults[i]];
        struct value *v = &s->facts[s->model->index->defaults[i]];
        if (v->known || v->source == SOURCE_SENT)
            continue;
        if (f->kind == FACT_CHOICES) {
            v->members |= f->initial.members & ~v->known_members;
            v->known_members = all_members(f);
        }
        if (v->source == SOURCE_NONE || f->kind == FACT_CHOICES) {
            v->source = v->source == SOURCE_NONE ? SOURCE_DEFAULT : v->source;
            value_know(v, f->kind == FACT_CHOICES ? 0 : f->initial.n);
        }
    }
}

void situation_complete(struct situation *s)
{
    const struct index *index = s->model->index;
    for (int i = 0; i < index->nchoices; i++) {
        struct value *v = &s->facts[index->choices[i]];
        if (v->known)
            v->known_members = all_members(&s->model->facts[index->choices[i]]);
    }
    if (s->nhistory) {
        states_find(s);
        fill_from_history(s);
    }
    fill_from_defaults(s);
}
