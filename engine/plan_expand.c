/* The steps that can be taken from a state, one after another. */
#include "engine/plan_search.h"

#include <string.h>

/* ---- what a step does ---- */

static void raises_apply(const struct problem *p, const struct act *a, uint64_t *words)
{
    for (int i = 0; i < a->nraises; i++) {
        const struct var *v = &p->vars[a->raises[i].var];
        int code = code_get(v, words);
        if (code == v->ncodes || code < a->raises[i].code)
            code_set(v, words, a->raises[i].code);
    }
}

static bool ids_have(const struct ids *ids, int id)
{
    for (int i = 0; i < ids->n; i++)
        if (ids->at[i] == id)
            return true;
    return false;
}

void required_apply(const struct problem *p, const struct act *a, uint64_t *words)
{
    if (!p->nrequired)
        return;
    const struct var *v = &p->vars[p->var_required];
    int met = code_get(v, words);
    for (int i = 0; i < p->nrequired; i++)
        if (!ids_have(&p->required[i], a->service))
            met |= 1 << i;
    code_set(v, words, met);
}

void act_apply(const struct problem *p, const struct act *a, uint64_t *words, day_t end)
{
    for (int i = 0; i < p->words; i++)
        words[i] = (words[i] & ~a->clear[i]) | a->set[i];
    raises_apply(p, a, words);
    if (a->done >= 0)
        code_set(&p->vars[a->done], words, 1);
    if (a->ended >= 0)
        code_set(&p->vars[a->ended], words, day_code(end));
    if (p->var_any >= 0 && p->vars[p->var_any].relevant)
        code_set(&p->vars[p->var_any], words, 1);
    required_apply(p, a, words);
    if (p->exact && !p->parallel)
        day_put(p, words, end);
}

/* Puts what is assumed into a state; counts new facts in the label. */
static void notes_apply(const struct problem *p, const struct note *notes, int n, uint64_t *words,
                        struct label *l)
{
    for (int i = 0; i < n; i++) {
        const struct var *v = &p->vars[notes[i].var];
        code_set(v, words, notes[i].code);
        if (v->assumed < 0 || !code_get(&p->vars[v->assumed], words))
            l->assumed++;
        if (v->assumed >= 0)
            code_set(&p->vars[v->assumed], words, 1);
    }
}

void expand_take(struct search *q, int act, day_t begin, const struct note *notes, int n)
{
    const struct problem *p = q->p;
    struct label l = {.parent = q->at, .act = (int16_t)act, .begin = begin, .day = begin};
    size_t bytes = (size_t)p->words * sizeof *q->next;
    memcpy(q->next, q->words, bytes);
    l.steps = q->from.steps;
    l.assumed = q->from.assumed;
    if (n) {
        notes_apply(p, notes, n, q->next, &l);
        l.note = store_remember(q->store, notes, n);
    }
    if (act != ACT_NONE) {
        const struct act *a = &p->acts[act];
        l.day = p->parallel ? begin : begin + a->takes;
        l.steps++;
        if (begin + a->takes > DAY_LAST)
            return;
        if (l.steps >= STEPS_MAX) {
            q->budget->cut = true; /* there may be a longer plan: nothing is proven any more */
            return;
        }
        if (!p->parallel)
            act_apply(p, a, q->next, l.day);
        else if (!beside_begin(q, act, q->next))
            return;
    }
    if (!p->exact && !p->parallel && act != ACT_NONE && memcmp(q->next, q->words, bytes) == 0)
        return; /* nothing comes of it */
    store_offer(q->store, q->next, &l);
}

/* ---- when a step can begin ---- */

static void sooner(day_t *next, day_t day, day_t after)
{
    if (day > after && day < *next)
        *next = day;
}

static void node_next(const struct search *q, const struct node *n, day_t after, day_t *next)
{
    const struct var *v = n->var >= 0 ? &q->p->vars[n->var] : NULL;
    if (n->kind == NODE_WINDOW) {
        sooner(next, n->window.from, after);
        sooner(next, n->window.to + 1, after);
    } else if (n->kind == NODE_RECENT && code_get(v, q->words)) {
        day_t end = code_day(code_get(v, q->words));
        sooner(next, day_add(end, n->span.low, n->span.unit) + 1, after);
    } else if (n->kind == NODE_DATED) {
        int code = code_get(v, q->words);
        for (int i = 0; i < v->ncodes; i++)
            if (code == i || code == v->ncodes) {
                sooner(next, n->windows[i].from, after);
                sooner(next, n->windows[i].to + 1, after);
            }
    }
    for (int i = 0; i < n->n; i++)
        node_next(q, n->members[i], after, next);
}

/* Tries a day; false when a later one need not be tried. */
static bool day_try(struct search *q, int act, day_t day)
{
    struct moment at = search_moment(q, q->words, day);
    bool holds = act_holds(&q->p->acts[act], &at);
    if (q->p->conditional)
        assume(q, act, day, NULL);
    else if (holds)
        expand_take(q, act, day, NULL, 0);
    return !holds;
}

/* The earliest day from now on which it holds: an earlier end is never worse. */
static void act_soon(struct search *q, int act)
{
    const struct act *a = &q->p->acts[act];
    day_t day = q->from.day + a->wait;
    while (day <= DAY_LAST && day_try(q, act, day) && a->opens) {
        day_t next = DAY_LAST + 1;
        node_next(q, a->tree, day, &next);
        day = next;
    }
}

/* Days on which a test on the end of a service that was taken changes. */
int ends_change(const struct search *q, day_t *out, int most)
{
    const struct problem *p = q->p;
    int n = 0;
    for (int i = 0; i < p->m->ntests; i++) {
        const struct test *t = p->m->tests[i];
        if (t->op != TEST_HISTORY || !t->has_span || t->state != HISTORY_COMPLETED)
            continue;
        struct duration d = length_on(p->m, &t->span, p->s->as_of);
        for (int k = 0; k < t->nset && n < most; k++) {
            int var = p->var_of_end[t->set[k]];
            int code = var >= 0 && p->vars[var].relevant ? code_get(&p->vars[var], q->words) : 0;
            if (code)
                out[n++] = day_add(code_day(code), d.low, d.unit) + 1;
        }
    }
    return n;
}

#define ENDS_MAX 256

/* A day that only a value of an unknown date makes a change day: that value is assumed with it. */
static void act_supposed(struct search *q, int act, const struct fact_day *one)
{
    const struct problem *p = q->p;
    const struct var *v = &p->vars[one->var];
    struct note note = {one->var, one->code, false};
    day_t begin = one->day + p->acts[act].wait;
    if (one->day <= q->from.day || begin > DAY_LAST || !v->relevant)
        return;
    if (supposed_is(p->vars, one, q->words))
        day_try(q, act, begin);
    else if (v->unknown && code_get(v, q->words) == v->ncodes)
        assume(q, act, begin, &note);
}

/* Every day on which the wait may begin. */
static void act_any(struct search *q, int act)
{
    const struct problem *p = q->p;
    day_t ends[ENDS_MAX], now = q->from.day;
    int n = ends_change(q, ends, ENDS_MAX), wait = p->acts[act].wait;
    day_try(q, act, now + wait);
    for (int i = 0; i < p->nchanges; i++)
        if (p->changes[i] > now && p->changes[i] + wait <= DAY_LAST)
            day_try(q, act, p->changes[i] + wait);
    for (int i = 0; i < p->nsupposed; i++)
        act_supposed(q, act, &p->supposed[i]);
    for (int i = 0; i < n; i++)
        if (ends[i] > now && ends[i] + wait <= DAY_LAST)
            day_try(q, act, ends[i] + wait);
}

void expand(struct search *q)
{
    const struct problem *p = q->p;
    for (int i = 0; i < p->nacts; i++) {
        const struct act *a = &p->acts[i];
        if (!a->relevant || p->forbidden[i])
            continue;
        if (a->done >= 0 && !a->repeatable && code_get(&p->vars[a->done], q->words))
            continue;
        if (p->exact)
            act_any(q, i);
        else
            act_soon(q, i);
    }
}
