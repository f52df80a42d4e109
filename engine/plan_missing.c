/* What is missing where there is no plan: the smallest set of conditions which, counted as met in
 * their rules, open one; of equal sets the one that opens the cheapest plan, then the one whose
 * rules come first. One search finds it, with the number of conditions as the first part of the
 * cost: every condition that is counted as met is part of the state. */
#include "engine/plan_make.h"

#include <stdlib.h>
#include <string.h>

/* ---- who could change it ---- */

/* A value of the fact with which the condition holds would have to be given by this effect. */
static bool effect_helps(const struct situation *s, const struct item *item, const struct effect *e)
{
    const struct test *t = item->test;
    struct value v = s->facts[e->fact];
    if (e->fact != item->fact)
        return false;
    effect_apply(e, s->model, &v);
    return test_eval_with(t, s, &v) == (item->negative ? TRUTH_FALSE : TRUTH_TRUE);
}

static bool placed_elsewhere(const struct situation *s, const uint8_t *answers, int service)
{
    const struct service *one = &s->model->services[service];
    return one->audience == AUDIENCE_CLIENT && cond_eval(one->place, answers) == TRUTH_FALSE;
}

static void services_elsewhere(const struct making *k, const struct item *item,
                               const uint8_t *answers, struct missing *out)
{
    const struct situation *s = k->stages[k->nendings].s;
    int cap = 0;
    for (int i = 0; i < s->model->nservices; i++) {
        const struct service *service = &s->model->services[i];
        bool helps = false;
        for (int e = 0; item->test && e < service->ngives; e++)
            helps = helps || effect_helps(s, item, &service->gives[e]);
        if (!helps || !placed_elsewhere(s, answers, i))
            continue;
        ARENA_ROOM(k->s->arena, out->services, out->nservices, cap);
        out->services[out->nservices++] = i;
    }
}

/* A fact that nobody states, and that the client is asked, is the client's to answer. */
static bool client_answers(const struct model *m, int fact)
{
    const struct fact *f = fact < 0 ? NULL : &m->facts[fact];
    return f && f->stated_by < 0 && f->assessment < 0 && f->kind != FACT_NUMBER &&
           f->kind != FACT_DATE && !text_empty(&f->asks);
}

static int obstacle_for(const struct situation *s, const uint8_t *answers, int service)
{
    const struct model *m = s->model;
    for (int i = 0; service >= 0 && i < m->nobstacles; i++) {
        const struct obstacle *o = &m->obstacles[i];
        bool blocks = false;
        for (int b = 0; b < o->blocks.n; b++)
            blocks = blocks || o->blocks.at[b] == service;
        if (blocks && span_holds(&o->common.valid, s->as_of) &&
            settle(s, answers, &o->when, 1).value == TRUTH_TRUE)
            return i;
    }
    return -1;
}

/* ---- one condition ---- */

static const struct cond *cond_of(struct arena *arena, const struct item *item)
{
    if (!item->test)
        return NULL;
    struct cond *test = arena_alloc(arena, sizeof *test), *not = arena_alloc(arena, sizeof *not );
    test->kind = COND_TEST;
    test->test = item->test;
    test->concept = -1;
    if (!item->negative)
        return test;
    not ->kind = COND_NOT;
    not ->concept = -1;
    not ->members = arena_array(arena, 1, sizeof *not ->members);
    not ->members[0] = test;
    not ->nmembers = 1;
    return not ;
}

/* The service that a missing condition keeps the client from. */
static int service_kept(const struct making *k, const struct item *item)
{
    return item->transition >= 0 ? k->s->model->transitions[item->transition].to : item->service;
}

static void missing_write(const struct making *k, const struct item *item, struct missing *out)
{
    const uint8_t *answers = tests_eval(k->s);
    *out = (struct missing){.kind = item->kind,
                            .fact = item->fact,
                            .service = service_kept(k, item),
                            .transition = item->transition,
                            .cond = cond_of(k->s->arena, item),
                            .rule = item->rule};
    out->obstacle = obstacle_for(k->s, answers, out->service);
    services_elsewhere(k, item, answers, out);
    out->by = client_answers(k->s->model, item->fact) ? MISSING_BY_CLIENT
              : out->nservices                        ? MISSING_BY_SERVICE
                                                      : MISSING_BY_NOBODY;
}

static void nothing_gives(struct making *k)
{
    struct missing *one = arena_alloc(k->s->arena, sizeof *one);
    *one = (struct missing){.kind = MISSING_NOTHING,
                            .fact = -1,
                            .service = -1,
                            .transition = -1,
                            .rule = k->s->model->goals[k->options->goal].common.rule,
                            .obstacle = -1};
    k->out->missing = one;
    k->out->nmissing = 1;
    k->out->exact = true;
}

#define LEAST_STATES 2000

/* ---- the search ---- */

static struct problem_want want_missing(const struct making *k)
{
    int stage = k->options->parallel ? 0 : k->nendings;
    return (struct problem_want){.s = k->stages[stage].s,
                                 .own = k->s,
                                 .goal = k->options->goal,
                                 .day = k->stages[stage].day,
                                 .conditional = true,
                                 .missing = true,
                                 .parallel = k->options->parallel};
}

static struct route *route_missing(struct making *k, struct problem *p)
{
    struct problem_want whole = want_missing(k);
    struct problem *again = p;
    struct budget *b = &k->budget;
    if (!p->parallel) {
        struct route *r = p->exact ? NULL : search_run(search_make(b->arena, again, b));
        if (b->cut || (!p->exact && (!r || route_keeps(p, r))))
            return r;
        whole.whole = whole.exact = true;
        again = problem_make(b->arena, &whole);
        k->routes.p = again;
        return search_run(search_make(b->arena, again, b));
    }
    return beside_run(beside_make(b->arena, again, b));
}

/* What is missing is told beside the answer, so it may take a hundredth of what the answer may. */
static void budget_cut(struct budget *b)
{
    long most = b->used + (b->most / 100 > LEAST_STATES ? b->most / 100 : LEAST_STATES);
    if (b->most && most < b->most)
        b->most = most;
}

void missing_find(struct making *k)
{
    struct problem_want want = want_missing(k);
    struct problem *p = problem_make(k->budget.arena, &want);
    k->routes.p = p;
    budget_cut(&k->budget);
    if (!bound_reaches(p)) {
        nothing_gives(k);
        return;
    }
    const struct route *r = route_missing(k, p);
    const struct problem *about = k->routes.p;
    k->out->exact = !k->budget.cut && r && about->sure;
    for (int i = 0; r && i < r->nnotes; i++) {
        if (r->notes[i].var >= 0)
            continue;
        k->out->missing = arena_grow(k->s->arena, k->out->missing, (size_t)k->out->nmissing,
                                     (size_t)k->out->nmissing + 1, sizeof *k->out->missing);
        missing_write(k, &about->items[r->notes[i].code], &k->out->missing[k->out->nmissing++]);
    }
}
