/* What is missing where there is no plan: the smallest set of conditions which, counted as met in
 * their rules, open one; of equal sets the one that opens the cheapest plan, then the one whose
 * rules come first. Sets that can open one at all (plan_sets.c) are searched one by one. */
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

/* ---- in the order of rules ---- */

static int items_compare(const struct item *a, const struct item *b)
{
    const struct rule_place *x = &a->rule, *y = &b->rule;
    int files = strcmp(x->file ? x->file : "", y->file ? y->file : "");
    return files ? files : x->line != y->line ? x->line - y->line : a < b ? -1 : a > b;
}

static const struct item **items_in_order(struct problem *p, const struct item_set *set)
{
    const struct item **items = arena_array(p->arena, MISSING_MAX, sizeof(const struct item *));
    for (int i = 0; i < set->n; i++) {
        const struct item *one = &p->items[set->at[i]];
        int at = i;
        for (; at && items_compare(one, items[at - 1]) < 0; at--)
            items[at] = items[at - 1];
        items[at] = one;
    }
    return items;
}

/* Of equal size. */
static int sets_compare(struct problem *p, const struct item_set *a, const struct item_set *b)
{
    const struct item **x = items_in_order(p, a), **y = items_in_order(p, b);
    int result = 0;
    for (int i = 0; i < a->n && !result; i++)
        result = items_compare(x[i], y[i]);
    return result;
}

/* ---- the search ---- */

#define LEAST_STATES 2000
#define BESIDE_STATES 500 /* each is dearer */

struct seeking { /* the set that opens the cheapest plan, among those of one size */
    struct making *k;
    struct problem *p, *whole;        /* whole: days are part of a state; made when it is needed */
    struct search *search, *by_whole; /* in them */
    const struct route *best;
    struct item_set set;
};

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

static struct search *search_for(const struct making *k, struct problem *p)
{
    struct budget *b = (struct budget *)&k->budget;
    return p->parallel ? beside_make(b->arena, p, b) : search_make(b->arena, p, b);
}

/* The cheapest plan with these items met that is no dearer than the best so far. */
static const struct route *run_with(struct seeking *g, struct search *q, const struct item_set *set)
{
    struct problem *p = q->p;
    memcpy(p->met, set->at, sizeof p->met);
    p->nmet = set->n;
    p->latest = g->best ? g->best->day : DAY_LAST;
    return p->parallel ? beside_run(q) : search_run(q);
}

/* Every service and the day in the state, where time must not pass freely (plan_problem.c). */
static const struct route *run_whole(struct seeking *g, const struct item_set *set)
{
    struct problem_want want = want_missing(g->k);
    want.whole = want.exact = true;
    if (!g->whole) {
        g->whole = problem_make(g->k->budget.arena, &want);
        g->by_whole = search_for(g->k, g->whole);
    }
    return run_with(g, g->by_whole, set);
}

static void set_try(struct seeking *g, const struct item_set *set)
{
    bool days_matter = g->p->exact && !g->p->parallel;
    const struct route *r = days_matter ? NULL : run_with(g, g->search, set);
    if (g->k->budget.cut && !r)
        return;
    if (!g->p->parallel && (days_matter || (r && !route_keeps(g->p, r))))
        r = run_whole(g, set);
    if (!r || (g->best && route_compare(r, g->best) > 0))
        return;
    if (g->best && route_compare(r, g->best) == 0 && sets_compare(g->p, set, &g->set) > 0)
        return;
    g->best = r;
    g->set = *set;
}

/* The nearest first, so that the others are held against its days. */
static void sets_try(struct seeking *g, struct item_sets *sets)
{
    for (int i = 0; i < sets->n; i++) {
        int next = i;
        for (int k = i; k < sets->n; k++)
            if (sets->at[k].days < sets->at[next].days)
                next = k;
        struct item_set set = sets->at[next];
        sets->at[next] = sets->at[i];
        if (!g->best || g->p->day + set.days <= g->best->day)
            set_try(g, &set);
    }
}

/* What is missing is told beside the answer, so it may take a hundredth of what the answer may. */
static void budget_cut(struct budget *b)
{
    long part = b->most / 100 > LEAST_STATES ? b->most / 100 : LEAST_STATES;
    if (b->options->parallel)
        part = BESIDE_STATES;
    if (b->most && b->used + part < b->most)
        b->most = b->used + part;
}

static void missing_from(struct making *k, struct problem *p, const struct item_set *set)
{
    struct missing *out = arena_array(k->s->arena, (size_t)set->n, sizeof *out);
    const struct item **items = items_in_order(p, set);
    for (int i = 0; i < set->n; i++)
        missing_write(k, items[i], &out[i]);
    k->out->missing = out;
    k->out->nmissing = set->n;
}

void missing_find(struct making *k)
{
    struct problem_want want = want_missing(k);
    struct problem *p = problem_make(k->budget.arena, &want);
    struct seeking g = {.k = k, .p = p, .search = search_for(k, p)};
    budget_cut(&k->budget);
    p->all_met = true;
    bound_begin(p);
    p->all_met = false;
    if (bound_goal(p).days == COST_NONE) {
        nothing_gives(k);
        return;
    }
    bool complete = true;
    for (int size = 1; size <= MISSING_MAX && !g.best; size++) {
        struct item_sets sets = sets_find(p, size);
        sets_try(&g, &sets);
        complete = complete && sets.complete && !k->budget.cut;
    }
    k->out->exact = complete && g.best && p->sure;
    if (g.best)
        missing_from(k, p, &g.set);
}
