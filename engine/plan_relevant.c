/* What can matter for the goal: backwards from its tree over the services that can make a wanted
 * test true, their trees, and the services of the history that they ask for. The rest is left out
 * of states. In a problem that is `whole` every service matters. */
#include "engine/plan_inner.h"

#include <string.h>

struct search {
    struct problem *p;
    bool again;         /* something new is wanted */
    bool recent;        /* an end must not be long ago */
    bool *done_wanted;  /* by service: conditions ask whether it was completed */
    bool *ended_wanted; /* and when */
};

/* ---- effects as changes of variables ---- */

static struct change change_of(struct problem *p, const struct effect *e)
{
    switch (e->op) {
    case EFFECT_REACHES: return (struct change){var_fact(p, e->fact, -1), (int)e->n, true};
    case EFFECT_BECOMES: return (struct change){var_fact(p, e->fact, -1), (int)e->n, false};
    case EFFECT_GAINS: return (struct change){var_fact(p, e->fact, (int)e->n), 1, false};
    case EFFECT_LOSES: return (struct change){var_fact(p, e->fact, (int)e->n), 0, false};
    }
    return (struct change){0};
}

static void changes_make(struct problem *p, struct act *a)
{
    const struct service *s = &p->m->services[a->service];
    a->changes = arena_array(p->arena, (size_t)s->ngives + 1, sizeof *a->changes);
    for (int i = 0; i < s->ngives; i++)
        a->changes[a->nchanges++] = change_of(p, &s->gives[i]);
}

/* ---- what a tree wants ---- */

static void want_code(struct search *q, int var, int code)
{
    struct var *v = &q->p->vars[var];
    if (!v->wanted)
        v->wanted = arena_array(q->p->arena, (size_t)v->ncodes + 1, sizeof *v->wanted);
    q->again = q->again || !v->wanted[code];
    v->wanted[code] = v->relevant = true;
}

static void want_var(struct search *q, const struct node *n)
{
    struct var *v = &q->p->vars[n->var];
    v->relevant = true;
    if (v->service >= 0)
        q->done_wanted[v->service] = true;
    for (int i = 0; i < v->ncodes; i++)
        if (n->table[i] == (n->negative ? TRUTH_FALSE : TRUTH_TRUE))
            want_code(q, n->var, i);
}

static void want_tree(struct search *q, const struct node *n)
{
    if (n->kind == NODE_VAR)
        want_var(q, n);
    if (n->kind == NODE_DATED)
        q->p->vars[n->var].relevant = true;
    if (n->kind == NODE_RECENT) {
        q->p->vars[n->var].relevant = true;
        q->again = q->again || !q->ended_wanted[n->service];
        q->ended_wanted[n->service] = true;
        q->recent = q->recent || !n->negative;
    }
    if (n->kind == NODE_RUNS) {
        q->again = q->again || !q->ended_wanted[n->service];
        q->ended_wanted[n->service] = true;
    }
    for (int i = 0; i < n->n; i++)
        want_tree(q, n->members[i]);
}

/* Every end on which a date test looks: on the days on which such a test changes, steps may start.
 */
static void want_ends(struct search *q)
{
    struct problem *p = q->p;
    for (int i = 0; i < p->m->ntests; i++) {
        const struct test *t = p->m->tests[i];
        if (t->op == TEST_HISTORY && t->has_span && t->state == HISTORY_COMPLETED)
            want_tree(q, tree_history(p, t, true));
    }
}

static bool act_helps(const struct search *q, const struct act *a)
{
    const struct problem *p = q->p;
    if (p->parallel && situation_in(p->s, a->service, HISTORY_ONGOING))
        return true; /* it ends in every plan */
    if (p->whole || q->done_wanted[a->service] || q->ended_wanted[a->service] ||
        (p->var_any >= 0 && p->vars[p->var_any].wanted && p->vars[p->var_any].wanted[1]))
        return true;
    for (int i = 0; i < a->nchanges; i++) {
        const struct var *v = &p->vars[a->changes[i].var];
        if (v->wanted && v->wanted[a->changes[i].code])
            return true;
    }
    return false;
}

static void acts_find(struct search *q)
{
    do {
        q->again = false;
        for (int i = 0; i < q->p->nacts; i++) {
            struct act *a = &q->p->acts[i];
            if (a->relevant || a->under_way || !act_helps(q, a))
                continue;
            a->relevant = q->again = true;
            want_tree(q, a->tree);
        }
    } while (q->again);
}

/* ---- whether it must be remembered that a service was taken ---- */

/* A service that could be taken again to no purpose need not be remembered: all that it gives
 * stays, or is not looked at, and nobody asks when it ended. */
static bool undone_by(const struct problem *p, const struct change *c, const struct act *by)
{
    for (int i = 0; i < by->nchanges; i++)
        if (by->changes[i].var == c->var &&
            (c->raise ? !by->changes[i].raise
                      : by->changes[i].code != c->code || by->changes[i].raise))
            return p->vars[c->var].relevant;
    return false;
}

static bool taken_matters(const struct problem *p, const struct act *a)
{
    if (p->whole || p->parallel || a->ended >= 0)
        return true;
    for (int i = 0; i < a->nchanges; i++)
        for (int k = 0; k < p->nacts; k++)
            if (&p->acts[k] != a && p->acts[k].relevant &&
                undone_by(p, &a->changes[i], &p->acts[k]))
                return true;
    return false;
}

static void remember(struct search *q, struct act *a)
{
    struct problem *p = q->p;
    a->ended = p->var_of_end[a->service];
    if (a->ended >= 0 && !p->vars[a->ended].relevant)
        a->ended = -1;
    bool keep = (!a->repeatable && taken_matters(p, a)) || q->done_wanted[a->service];
    if (keep) {
        a->done = var_done(p, a->service);
        p->vars[a->done].relevant = true;
    }
}

/* ---- time, and what can be unknown ---- */

/* Whether something in the tree can become true by time passing alone. */
static bool tree_opens(const struct problem *p, const struct node *n)
{
    if (n->kind == NODE_WINDOW)
        return n->negative ? n->window.to < DAY_LAST : n->window.from > p->day;
    if (n->kind == NODE_RECENT && n->negative)
        return true;
    if (n->kind == NODE_DATED)
        return !p->vars[n->var].free;
    for (int i = 0; i < n->n; i++)
        if (tree_opens(p, n->members[i]))
            return true;
    return false;
}

static bool tree_dated(const struct node *n)
{
    if (n->kind == NODE_WINDOW || n->kind == NODE_RECENT || n->kind == NODE_DATED ||
        n->kind == NODE_RUNS)
        return true;
    for (int i = 0; i < n->n; i++)
        if (tree_dated(n->members[i]))
            return true;
    return false;
}

static void unknowns_find(const struct problem *p, const struct node *n, struct unknowns *out)
{
    if ((n->kind == NODE_VAR || n->kind == NODE_DATED) && p->vars[n->var].unknown) {
        for (int i = 0; i < out->n; i++)
            if (out->at[i] == n->var) {
                /* Of dates not every value is tried, so they are not settled. */
                out->twice = out->twice || n->kind == NODE_VAR;
                return;
            }
        out->at[out->n++] = n->var;
    }
    for (int i = 0; i < n->n; i++)
        unknowns_find(p, n->members[i], out);
}

struct unknowns unknowns_of(const struct problem *p, const struct node *tree)
{
    struct unknowns u = {.at = p->found};
    unknowns_find(p, tree, &u);
    return u;
}

static int *unknowns_kept(struct problem *p, const struct unknowns *u)
{
    return arena_grow(p->arena, u->at, (size_t)u->n, (size_t)u->n + 1, sizeof *u->at);
}

static void act_finish(struct search *q, struct act *a)
{
    struct problem *p = q->p;
    struct unknowns u = unknowns_of(p, a->tree);
    a->vars = unknowns_kept(p, &u);
    a->nvars = u.n;
    a->tangled = u.twice;
    a->dated = tree_dated(a->tree);
    a->opens = tree_opens(p, a->tree);
    p->opens = p->opens || a->opens;
    remember(q, a);
}

/* A choices fact is one assumption, however many of its members are assumed. */
static void assumed_flags(struct problem *p)
{
    int n = p->nvars;
    for (int i = 0; i < n; i++) {
        const struct var *v = &p->vars[i];
        if (!v->relevant || !v->unknown || v->member < 0)
            continue;
        int flag = -1;
        for (int k = 0; k < i && flag < 0; k++)
            if (p->vars[k].fact == v->fact)
                flag = p->vars[k].assumed;
        if (flag < 0) {
            ARENA_ROOM(p->arena, p->vars, p->nvars, p->cap_vars);
            flag = p->nvars;
            p->vars[p->nvars++] = (struct var){.fact = -1,
                                               .member = -1,
                                               .service = -1,
                                               .ncodes = 2,
                                               .relevant = true,
                                               .assumed = -1};
        }
        p->vars[i].assumed = flag;
    }
}

void relevance_find(struct problem *p)
{
    struct search q = {.p = p};
    q.done_wanted = arena_array(p->arena, (size_t)p->m->nservices + 1, sizeof *q.done_wanted);
    q.ended_wanted = arena_array(p->arena, (size_t)p->m->nservices + 1, sizeof *q.ended_wanted);
    for (int i = 0; i < p->nacts; i++)
        changes_make(p, &p->acts[i]);
    want_tree(&q, p->goal);
    if (p->whole)
        want_ends(&q);
    bool goal_opens = tree_opens(p, p->goal);
    acts_find(&q);
    p->found = arena_array(p->arena, (size_t)p->nvars + 1, sizeof *p->found);
    for (int i = 0; i < p->nacts; i++) {
        p->acts[i].relevant = p->acts[i].relevant || p->acts[i].under_way;
        if (p->acts[i].relevant)
            act_finish(&q, &p->acts[i]);
    }
    if (p->var_any >= 0 && p->vars[p->var_any].wanted)
        p->vars[p->var_any].relevant = true;
    struct unknowns u = unknowns_of(p, p->goal);
    p->goal_vars = unknowns_kept(p, &u);
    p->ngoal_vars = u.n;
    p->goal_tangled = u.twice;
    p->exact = p->exact || goal_opens || (q.recent && p->opens);
    codes_find(p);
    if (p->conditional)
        assumed_flags(p);
}
