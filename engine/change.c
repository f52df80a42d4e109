/* The smallest changes that would make a service eligible: semantics 5.
 *
 * Every set of one, then two, then three facts of the service's conditions is tried with one value
 * of each class that these conditions can tell apart; a set that holds a smaller one is left out.
 * Where no change of facts opens the way in, each service that could come before is tried as
 * completed (or in the state that its transition names). The result judges place, reach, when and
 * consent; dates, overlaps and places are not the client's to change. */
#include "engine/explain.h"

#include <stdlib.h>
#include <string.h>

#define CHANGES_MAX 50  /* shown; more would help nobody */
#define TRIES_MAX 20000 /* evaluations; the search then ends with what it has */

struct axis {
    int fact;
    struct value *values; /* other than the present one's class */
    int nvalues;
};

struct search {
    const struct decision *d;
    const struct situation *s;
    int service;
    const struct cond *conds[SERVICE_CONDS];
    struct axis *axes;
    int naxes;
    struct value *facts; /* a copy that is changed */
    struct situation probe;
    uint8_t *answers;
    int tries;
    int from; /* the service taken as if it were in the history, -1 */
    struct explanation *out;
};

/* ---- the facts that can be changed
 * -------------------------------------------------------------------- */

struct tests {
    const struct test **at;
    int n, cap;
};

static void tests_collect(struct arena *arena, struct tests *all, const struct cond *c)
{
    if (c->kind == COND_TEST && c->test->fact >= 0) {
        for (int i = 0; i < all->n; i++)
            if (all->at[i] == c->test)
                return;
        ARENA_ROOM(arena, all->at, all->n, all->cap);
        all->at[all->n++] = c->test;
    }
    for (int i = 0; i < c->nmembers; i++)
        tests_collect(arena, all, c->members[i]);
}

static int compare_tests(const void *a, const void *b)
{
    const struct test *x = *(const struct test *const *)a, *y = *(const struct test *const *)b;
    return x->fact != y->fact ? (x->fact < y->fact ? -1 : 1) : x->id - y->id;
}

static int64_t distance(const struct value *a, const struct value *b)
{
    return !b->known ? 0 : a->n < b->n ? b->n - a->n : a->n - b->n;
}

/* Of a number, a level or a day the value of the class that is nearest to the present one. A class
 * is named by its lowest value, so from below it is that one and from above the last before the
 * next. */
static struct value nearest_in_class(const struct search *q, int fact, struct value v,
                                     const struct test *const *tests, int ntests)
{
    const struct fact *f = &q->s->model->facts[fact];
    const struct value *now = &q->s->facts[fact];
    bool ordered = f->kind == FACT_NUMBER || f->kind == FACT_SCALE || f->kind == FACT_DATE;
    if (!ordered || !now->known || now->n < v.n)
        return v;
    int64_t last = f->high;
    for (int i = 0; i < ntests; i++) {
        const struct interval *in = &q->s->day->intervals[tests[i]->id];
        if (in->low > v.n && in->low - 1 < last)
            last = in->low - 1;
        if (in->high >= v.n && in->high < last)
            last = in->high;
    }
    v.n = last < now->n ? last : now->n;
    return v;
}

static bool answers_same(const struct search *q, const struct value *v,
                         const struct test *const *tests, int ntests)
{
    for (int i = 0; i < ntests; i++)
        if (test_eval_with(tests[i], q->s, v) != (enum truth)q->d->answers[tests[i]->id])
            return false;
    return true;
}

static void axis_add(struct search *q, const struct test *const *tests, int ntests)
{
    struct axis *a = &q->axes[q->naxes];
    struct value *values;
    struct situation free_members = *q->s; /* a changed set of choices may differ in every member */
    free_members.facts = arena_grow(q->s->arena, q->s->facts, (size_t)q->s->model->nfacts,
                                    (size_t)q->s->model->nfacts + 1, sizeof *free_members.facts);
    free_members.facts[tests[0]->fact] = (struct value){0};
    int n = fact_classes(&free_members, tests[0]->fact, tests, ntests, &values);
    if (n < 0)
        return;
    a->fact = tests[0]->fact;
    a->values = arena_array(q->s->arena, (size_t)n + 1, sizeof *a->values);
    for (int i = 0; i < n; i++) {
        struct value v = nearest_in_class(q, a->fact, values[i], tests, ntests);
        v.source = SOURCE_SENT;
        if (!answers_same(q, &v, tests, ntests))
            a->values[a->nvalues++] = v;
    }
    q->naxes += a->nvalues > 0;
}

/* Nearest values first, so that the first that works is the smallest change. */
static void axis_sort(const struct search *q, struct axis *a)
{
    const struct value *now = &q->s->facts[a->fact];
    for (int i = 1; i < a->nvalues; i++) {
        struct value v = a->values[i];
        int k = i;
        for (; k > 0 && distance(&a->values[k - 1], now) > distance(&v, now); k--)
            a->values[k] = a->values[k - 1];
        a->values[k] = v;
    }
}

static void axes_find(struct search *q)
{
    struct tests all = {0};
    for (int i = 0; i < SERVICE_CONDS; i++)
        tests_collect(q->s->arena, &all, q->conds[i]);
    if (all.n)
        qsort(all.at, (size_t)all.n, sizeof *all.at, compare_tests);
    q->axes = arena_array(q->s->arena, (size_t)all.n + 1, sizeof *q->axes);
    q->naxes = 0;
    for (int i = 0, end; i < all.n; i = end) {
        for (end = i; end < all.n && all.at[end]->fact == all.at[i]->fact; end++)
            ;
        int before = q->naxes;
        axis_add(q, all.at + i, end - i);
        if (q->naxes > before)
            axis_sort(q, &q->axes[before]);
    }
}

/* ---- trying
 * ------------------------------------------------------------------------------------------- */

static void fact_set(struct search *q, int fact, const struct value *v)
{
    q->facts[fact] = *v;
    for (int i = 0; i < q->s->model->ntests; i++)
        if (q->s->model->tests[i]->fact == fact)
            q->answers[i] = (uint8_t)test_eval(q->s->model->tests[i], &q->probe);
}

static bool works(struct search *q)
{
    q->tries++;
    for (int i = 0; i < SERVICE_CONDS; i++)
        if (cond_eval(q->conds[i], q->answers) == TRUTH_FALSE)
            return false;
    return settle(&q->probe, q->answers, q->conds, SERVICE_CONDS).value == TRUTH_TRUE;
}

static bool axes_try(struct search *q, const int *chosen, int n, struct value *found)
{
    if (n == 0)
        return works(q);
    const struct axis *a = &q->axes[chosen[0]];
    bool worked = false;
    for (int i = 0; i < a->nvalues && !worked && q->tries < TRIES_MAX; i++) {
        fact_set(q, a->fact, &a->values[i]);
        found[0] = a->values[i];
        worked = axes_try(q, chosen + 1, n - 1, found + 1);
    }
    fact_set(q, a->fact, &q->s->facts[a->fact]);
    return worked;
}

static bool holds_smaller(const struct search *q, const int *chosen, int n)
{
    for (int i = 0; i < q->out->nchanges; i++) {
        const struct change *c = &q->out->changes[i];
        int met = 0;
        for (int k = 0; k < n; k++)
            for (int j = 0; j < c->nfacts; j++)
                met += c->facts[j] == q->axes[chosen[k]].fact;
        if (met == c->nfacts && c->from == q->from)
            return true;
    }
    return false;
}

/* ---- who could bring it about
 * --------------------------------------------------------------------------- */

static void id_add(struct arena *arena, int **ids, int *n, int id)
{
    int at = 0;
    while (at < *n && (*ids)[at] < id)
        at++;
    if (at < *n && (*ids)[at] == id)
        return;
    *ids = arena_grow(arena, *ids, (size_t)*n, (size_t)*n + 1, sizeof **ids);
    memmove(*ids + at + 1, *ids + at, (size_t)(*n - at) * sizeof **ids);
    (*ids)[at] = id;
    (*n)++;
}

static bool effect_brings(const struct effect *e, const struct search *q, int fact,
                          const struct value *wanted)
{
    if (e->fact != fact)
        return false;
    if (e->op == EFFECT_REACHES)
        return e->n >= wanted->n;
    if (e->op == EFFECT_BECOMES)
        return e->n == wanted->n;
    bool has = q->s->facts[fact].members >> e->n & 1, needs = wanted->members >> e->n & 1;
    return has != needs && needs == (e->op == EFFECT_GAINS);
}

static bool service_brings(const struct search *q, const struct service *s, int fact,
                           const struct value *wanted)
{
    for (int i = 0; i < s->ngives; i++)
        if (effect_brings(&s->gives[i], q, fact, wanted))
            return true;
    return false;
}

/* What the client says or chooses: yes or no, or of options, and no actor's finding or measure. */
static bool clients_own(const struct fact *f)
{
    return f->stated_by < 0 && f->assessment < 0 &&
           (f->kind == FACT_YES_OR_NO || f->kind == FACT_CHOICE || f->kind == FACT_CHOICES);
}

static void change_attribute(const struct search *q, struct change *c)
{
    const struct model *m = q->s->model;
    for (int i = 0; i < c->nfacts; i++) {
        const struct fact *f = &m->facts[c->facts[i]];
        for (int k = 0; k < m->nservices; k++)
            if (k != q->service && service_brings(q, &m->services[k], c->facts[i], &c->values[i]))
                id_add(q->s->arena, &c->services, &c->nservices, k);
        if (f->stated_by >= 0)
            id_add(q->s->arena, &c->actors, &c->nactors, f->stated_by);
        c->client = c->client || clients_own(f);
    }
    if (c->from >= 0)
        id_add(q->s->arena, &c->services, &c->nservices, c->from);
}

static void change_add(struct search *q, const int *chosen, int n, const struct value *found)
{
    struct explanation *e = q->out;
    e->changes = arena_grow(q->s->arena, e->changes, (size_t)e->nchanges, (size_t)e->nchanges + 1,
                            sizeof *e->changes);
    struct change *c = &e->changes[e->nchanges++];
    c->from = q->from;
    c->nfacts = n;
    c->facts = arena_array(q->s->arena, (size_t)n + 1, sizeof *c->facts);
    c->values = arena_grow(q->s->arena, found, (size_t)n, (size_t)n + 1, sizeof *c->values);
    for (int i = 0; i < n; i++)
        c->facts[i] = q->axes[chosen[i]].fact;
    change_attribute(q, c);
}

/* Every set of `size` axes, in the order of the facts' ids. */
static void sets_try(struct search *q, int *chosen, int n, int size)
{
    int first = n ? chosen[n - 1] + 1 : 0;
    struct value found[CHANGE_FACTS];
    if (n == size) {
        if (!holds_smaller(q, chosen, n) && axes_try(q, chosen, n, found))
            change_add(q, chosen, n, found);
        return;
    }
    for (int i = first; i < q->naxes && q->out->nchanges < CHANGES_MAX && q->tries < TRIES_MAX;
         i++) {
        chosen[n] = i;
        sets_try(q, chosen, n + 1, size);
    }
}

static void facts_try(struct search *q)
{
    int chosen[CHANGE_FACTS];
    axes_find(q);
    for (int size = q->from >= 0 ? 0 : 1; size <= CHANGE_FACTS; size++)
        sets_try(q, chosen, 0, size);
}

/* As if the service had been gone through: its transitions that lead here count as open. */
static void reach_assume(struct search *q, int from)
{
    static const struct cond never = {.kind = COND_OR};
    const struct model *m = q->s->model;
    const struct ids *arriving = &m->services[q->service].arriving;
    struct cond *reach = arena_grow(q->s->arena, &never, 1, 1, sizeof *reach);
    reach->members = arena_array(q->s->arena, (size_t)arriving->n + 1, sizeof *reach->members);
    for (int i = 0; i < arriving->n; i++) {
        const struct transition *t = &m->transitions[arriving->at[i]];
        for (int k = 0; k < t->from.n; k++)
            if (t->from.at[k] == from && span_holds(&t->common.valid, q->s->as_of))
                reach->members[reach->nmembers++] = t->when;
    }
    q->from = from;
    q->conds[COND_OF_REACH] = reach;
}

static void ways_in_try(struct search *q)
{
    const struct model *m = q->s->model;
    const struct ids *arriving = &m->services[q->service].arriving;
    int *tried = NULL, ntried = 0;
    for (int i = 0; i < arriving->n; i++)
        for (int k = 0; k < m->transitions[arriving->at[i]].from.n; k++)
            id_add(q->s->arena, &tried, &ntried, m->transitions[arriving->at[i]].from.at[k]);
    for (int i = 0; i < ntried; i++) {
        reach_assume(q, tried[i]);
        facts_try(q);
    }
}

static int compare_changes(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    if (x->nfacts != y->nfacts)
        return x->nfacts - y->nfacts;
    for (int i = 0; i < x->nfacts; i++)
        if (x->facts[i] != y->facts[i])
            return x->facts[i] - y->facts[i];
    return x->from - y->from;
}

void explain_changes(const struct decision *d, struct explanation *e)
{
    const struct situation *s = d->situation;
    if (e->state != STATE_NOT_ELIGIBLE && e->state != STATE_POSSIBLE)
        return;
    if (service_settled(d, e->service)->value == TRUTH_TRUE)
        return; /* a bridge: what it bridges is in its way, and no fact */
    struct search q = {.d = d, .s = s, .service = e->service, .from = -1, .out = e, .probe = *s};
    q.facts = arena_grow(s->arena, s->facts, (size_t)s->model->nfacts, (size_t)s->model->nfacts + 1,
                         sizeof *q.facts);
    q.probe.facts = q.facts;
    q.answers =
        arena_grow(s->arena, d->answers, (size_t)s->model->ntests, (size_t)s->model->ntests + 1, 1);
    service_conds(s, e->service, q.conds);
    facts_try(&q);
    if (e->nchanges == 0)
        ways_in_try(&q);
    if (e->nchanges)
        qsort(e->changes, (size_t)e->nchanges, sizeof *e->changes, compare_changes);
}
