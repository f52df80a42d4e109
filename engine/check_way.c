/* Warnings about services and the ways between them. */
#include "engine/check.h"

#include "engine/decide.h"

#include <stdlib.h>
#include <string.h>

#define DAY_USUAL ((day_t)20454) /* 2026-01-01: looked at when no day is named */

/* ---- what can never be true ---------------------------------------------------------------------
 */

static bool speaks_of_history(const struct cond *c)
{
    if (c->kind == COND_TEST)
        return c->test->fact < 0;
    for (int i = 0; i < c->nmembers; i++)
        if (speaks_of_history(c->members[i]))
            return true;
    return false;
}

struct conjuncts {
    const struct cond **at;
    int n, cap;
};

/* The members of a conjunction that speak of facts alone: with nothing known, they can only be
 * false when no client fits. */
static void conjuncts_add(struct check *c, struct conjuncts *all, const struct cond *cond)
{
    if (cond->kind == COND_AND || cond->kind == COND_CONCEPT) {
        for (int i = 0; i < cond->nmembers; i++)
            conjuncts_add(c, all, cond->members[i]);
        return;
    }
    if (speaks_of_history(cond))
        return;
    ARENA_ROOM(c->arena, all->at, all->n, all->cap);
    all->at[all->n++] = cond;
}

/* Whether the conditions contradict each other on a day of the span. */
static bool never(struct check *c, const struct cond *const *conds, int n, const struct span *span)
{
    struct conjuncts all = {0};
    for (int i = 0; i < n; i++)
        conjuncts_add(c, &all, conds[i]);
    day_t day = c->today == DAY_NONE ? DAY_USUAL : c->today;
    if (!span_holds(span, day))
        day = day < span->from ? span->from : span->to;
    if (!c->blank || c->blank->as_of != day) {
        c->blank = situation_make(c->arena, c->m, day, NULL);
        c->answers = tests_eval(c->blank);
    }
    return all.n && settle(c->blank, c->answers, all.at, all.n).value == TRUTH_FALSE;
}

/* ---- services -----------------------------------------------------------------------------------
 */

static void find_dead(struct check *c)
{
    for (int i = 0; i < c->m->nservices; i++) {
        const struct service *s = &c->m->services[i];
        const struct cond *conds[] = {s->place, s->when, s->consent};
        bool lost = !s->entry && s->arriving.n == 0;
        c->dead[i] = lost || never(c, conds, 3, &s->common.valid);
        if (c->dead[i] && check_own(c, &s->common.rule))
            issue_add(c->issues, "unreachable", check_place(&s->common.rule),
                      lost ? "no transition leads to '%s', and it is no entry"
                           : "the condition of '%s' can never be true",
                      s->common.id);
    }
}

static void expired(struct check *c)
{
    for (int i = 0; c->today != DAY_NONE && i < c->m->nservices; i++) {
        const struct service *s = &c->m->services[i];
        char day[11];
        if (s->common.valid.to >= c->today || !check_own(c, &s->common.rule) ||
            !text_empty(&s->common.note))
            continue;
        day_print(s->common.valid.to, day);
        issue_add(c->issues, "expired", check_place(&s->common.rule), "'%s' was over on %s",
                  s->common.id, day);
    }
}

static bool ids_hold_all(const struct ids *all, const struct ids *some)
{
    for (int i = 0; i < some->n; i++) {
        bool found = false;
        for (int j = 0; j < all->n; j++)
            found = found || all->at[j] == some->at[i];
        if (!found)
            return false;
    }
    return true;
}

/* An actor with municipalities of its own works in these alone. */
static void owner_there(struct check *c, int actor, const struct service *s,
                        const struct rule_place *rule)
{
    const struct ids *places =
        s->municipalities.n ? &s->municipalities : &c->m->region.municipalities;
    if (actor < 0 || !check_own(c, rule) || s->everywhere)
        return;
    const struct actor *a = &c->m->actors[actor];
    if (a->municipalities.n && !ids_hold_all(&a->municipalities, places))
        issue_add(c->issues, "unowned-step", check_place(rule),
                  "'%s' does not work in every municipality in which '%s' is offered", a->common.id,
                  s->common.id);
}

static void owners(struct check *c)
{
    for (int i = 0; i < c->m->nservices; i++)
        owner_there(c, c->m->services[i].provider, &c->m->services[i],
                    &c->m->services[i].common.rule);
    for (int i = 0; i < c->m->ntransitions; i++) {
        const struct transition *t = &c->m->transitions[i];
        if (t->to >= 0)
            owner_there(c, t->by, &c->m->services[t->to], &t->common.rule);
    }
}

static bool look_alike(const struct model *m, const struct service *a, const struct service *b)
{
    return a->kind == b->kind && a->areas == b->areas && a->audience == b->audience &&
           a->when->kind != COND_TRUE && a->when->kind == b->when->kind &&
           cond_same(a->when, b->when) && cond_same(a->place, b->place) &&
           !services_overlap(m, (int)(a - m->services), (int)(b - m->services));
}

struct need { /* a service's condition as a number: equal conditions have equal ones */
    uint64_t hash;
    int service;
};

static uint64_t cond_hash(const struct cond *c)
{
    uint64_t hash = (uint64_t)c->kind + 1;
    if (c->kind == COND_TEST)
        hash = hash * 31 + (uint64_t)c->test->id;
    for (int i = 0; i < c->nmembers; i++)
        hash = (hash ^ cond_hash(c->members[i])) * UINT64_C(0x9E3779B97F4A7C15);
    return hash;
}

static int compare_needs(const void *a, const void *b)
{
    const struct need *x = a, *y = b;
    int order = (x->hash > y->hash) - (x->hash < y->hash);
    return order ? order : x->service - y->service;
}

static void same_need_report(struct check *c, const struct service *a, const struct service *b)
{
    bool own = check_own(c, &b->common.rule);
    if ((own || check_own(c, &a->common.rule)) && look_alike(c->m, a, b))
        issue_add(c->issues, "same-need", check_place(own ? &b->common.rule : &a->common.rule),
                  "'%s' and '%s' are for the same need", a->common.id, b->common.id);
}

static void same_need(struct check *c)
{
    const struct model *m = c->m;
    struct need *needs = arena_array(c->arena, (size_t)m->nservices + 1, sizeof *needs);
    for (int i = 0; i < m->nservices; i++)
        needs[i] = (struct need){cond_hash(m->services[i].when), i};
    if (m->nservices > 1)
        qsort(needs, (size_t)m->nservices, sizeof *needs, compare_needs);
    for (int i = 0; i < m->nservices; i++) {
        const struct service *a = &m->services[needs[i].service];
        for (int j = i + 1; a->when->kind != COND_TRUE && j < m->nservices; j++) {
            if (needs[j].hash != needs[i].hash)
                break;
            same_need_report(c, a, &m->services[needs[j].service]);
        }
    }
}

/* ---- transitions --------------------------------------------------------------------------------
 */

static bool spans_meet(const struct span *a, const struct span *b)
{
    return a->from <= b->to && b->from <= a->to;
}

static const char *leads_nowhere(struct check *c, const struct transition *t)
{
    const struct service *to = &c->m->services[t->to];
    if (!spans_meet(&t->common.valid, &to->common.valid))
        return "its dates and those of the service that it leads to do not meet";
    if (t->from.n == 1 && t->from.at[0] == t->to && !to->repeatable && t->on == HISTORY_COMPLETED)
        return "it leads to the service that it comes from, which cannot be repeated";
    if (never(c, &t->when, 1, &t->common.valid))
        return "its condition can never be true";
    return NULL;
}

static void nowhere(struct check *c)
{
    for (int i = 0; i < c->m->ntransitions; i++) {
        const struct transition *t = &c->m->transitions[i];
        const char *why = check_own(c, &t->common.rule) ? leads_nowhere(c, t) : NULL;
        if (why)
            issue_add(c->issues, "nowhere", check_place(&t->common.rule), "'%s' leads nowhere: %s",
                      t->common.id, why);
    }
}

/* Marks the services that can be come to from one. */
static void spread(const struct model *m, int service, bool *seen)
{
    for (int i = 0; i < m->services[service].leaving.n; i++) {
        int to = m->transitions[m->services[service].leaving.at[i]].to;
        if (seen[to])
            continue;
        seen[to] = true;
        spread(m, to, seen);
    }
}

/* A circle: whatever can be come to from a service leads back to it, and may be taken again. */
static bool circles(struct check *c, int service)
{
    const struct model *m = c->m;
    size_t bytes = (size_t)m->nservices + 1;
    bool *from = arena_alloc(c->arena, bytes);
    spread(m, service, from);
    for (int i = 0; from[service] && i < m->nservices; i++) {
        if (!from[i])
            continue;
        bool *back = arena_alloc(c->arena, bytes);
        spread(m, i, back);
        if (!back[service] || !m->services[i].repeatable)
            return false;
    }
    return from[service];
}

static void all_circles(struct check *c)
{
    for (int i = 0; i < c->m->nservices; i++) {
        const struct service *s = &c->m->services[i];
        if (s->leaving.n && s->repeatable && check_own(c, &s->common.rule) && circles(c, i))
            issue_add(c->issues, "circle", check_place(&s->common.rule),
                      "from '%s' every way leads back to it, again and again", s->common.id);
    }
}

/* ---- promises and goals
 * -------------------------------------------------------------------------- */

static void promises(struct check *c)
{
    for (int i = 0; i < c->m->npromises; i++) {
        const struct promise *p = &c->m->promises[i];
        bool living = p->recommends.n == 0;
        for (int j = 0; j < p->recommends.n; j++)
            living = living || !c->dead[p->recommends.at[j]];
        if (!living && check_own(c, &p->common.rule))
            issue_add(c->issues, "unmet-promise", check_place(&p->common.rule),
                      "'%s' cannot hold: nobody can come to what it names", p->common.id);
    }
}

static bool gives_fact(const struct model *m, int fact)
{
    for (int i = 0; i < m->nservices; i++)
        for (int j = 0; j < m->services[i].ngives; j++)
            if (m->services[i].gives[j].fact == fact)
                return true;
    return false;
}

static bool cond_can_move(const struct model *m, const struct cond *c)
{
    if (c->kind == COND_TEST)
        return c->test->fact < 0 || m->facts[c->test->fact].kind == FACT_DATE ||
               gives_fact(m, c->test->fact);
    for (int i = 0; i < c->nmembers; i++)
        if (cond_can_move(m, c->members[i]))
            return true;
    return c->nmembers == 0;
}

static void goals(struct check *c)
{
    for (int i = 0; i < c->m->ngoals; i++) {
        const struct goal *g = &c->m->goals[i];
        if (check_own(c, &g->common.rule) && !cond_can_move(c->m, g->reached))
            issue_add(c->issues, "goal-out-of-reach", check_place(&g->common.rule),
                      "no service gives anything that the goal '%s' asks for", g->common.id);
    }
}

void check_ways(struct check *c)
{
    find_dead(c);
    expired(c);
    owners(c);
    same_need(c);
    nowhere(c);
    all_circles(c);
    promises(c);
    goals(c);
}
