/* Days and steps that are surely still needed from a state to the goal: never too many, so that the
 * search is optimal, and consistent, so that a state is never opened twice.
 *
 * Two bounds are joined by their maximum. The first takes each wanted test by itself and lets
 * everything once gained stay: the longest of the cheapest ways. The second adds up the unsatisfied
 * members of the goal, each with its cheapest giver's cost divided by the number of members that
 * this giver helps; it is left out where services run beside each other. */
#include "engine/plan_inner.h"

#include <assert.h>
#include <string.h>

#define ACTS_MAX 96    /* of more acts the first bound costs more than it saves */
#define CODES_MAX 4096 /* a variable with more codes (days) has no costs */
#define SHARE 5040     /* divides by every number of members up to 10 */

struct part { /* a member of the goal */
    const struct node *node;
    int64_t days, steps; /* times SHARE */
};

struct estimate {
    struct bounds *costs; /* by code of each variable */
    int *first;           /* by variable: its first code in costs; -1: none */
    int ncosts;
    bool *settles; /* by variable: unknown may be settled as either */
    struct part *parts;
    int nparts;
    bool longest; /* the first bound is used in every state */
};

static const struct bounds nothing = {0, 0}, never = {COST_NONE, COST_NONE};

static struct bounds least(struct bounds a, struct bounds b)
{
    return (struct bounds){a.days < b.days ? a.days : b.days,
                           a.steps < b.steps ? a.steps : b.steps};
}

static struct bounds most(struct bounds a, struct bounds b)
{
    return (struct bounds){a.days > b.days ? a.days : b.days,
                           a.steps > b.steps ? a.steps : b.steps};
}

/* ---- the cost of making a tree true or false ---- */

static struct bounds cost_of(const struct problem *p, const struct node *n, enum truth want);

static struct bounds cost_var(const struct problem *p, const struct node *n, enum truth want)
{
    const struct var *v = &p->vars[n->var];
    int first = p->bound->first[n->var];
    struct bounds best = never;
    if (first < 0)
        return nothing;
    for (int i = 0; i < v->ncodes; i++)
        if (n->table[i] == want)
            best = least(best, p->bound->costs[first + i]);
    if (n->table[v->ncodes] == want)
        best = least(best, p->bound->costs[first + v->ncodes]);
    return best;
}

/* The k-th smallest, for days and steps each by itself. */
static struct bounds cost_least(const struct problem *p, const struct node *n, enum truth want)
{
    int k = want == TRUTH_TRUE ? n->least : n->n - n->least + 1;
    struct bounds kth = never;
    for (int i = 0; i < n->n; i++) {
        struct bounds one = cost_of(p, n->members[i], want);
        int fewer_days = 0, fewer_steps = 0;
        for (int j = 0; j < n->n; j++) {
            struct bounds other = cost_of(p, n->members[j], want);
            fewer_days += other.days <= one.days;
            fewer_steps += other.steps <= one.steps;
        }
        if (fewer_days >= k && one.days < kth.days)
            kth.days = one.days;
        if (fewer_steps >= k && one.steps < kth.steps)
            kth.steps = one.steps;
    }
    return kth;
}

static struct bounds cost_join(const struct problem *p, const struct node *n, enum truth want)
{
    bool all = (n->kind == NODE_AND) == (want == TRUTH_TRUE);
    struct bounds cost = all ? nothing : never;
    for (int i = 0; i < n->n; i++) {
        struct bounds one = cost_of(p, n->members[i], want);
        cost = all ? most(cost, one) : least(cost, one);
    }
    return cost;
}

static struct bounds cost_of(const struct problem *p, const struct node *n, enum truth want)
{
    if (n->item >= 0 && item_met(p, n))
        return nothing;
    switch (n->kind) {
    case NODE_CONST: return n->value == want ? nothing : never;
    case NODE_VAR: return cost_var(p, n, want);
    case NODE_NOT: return cost_of(p, n->members[0], (enum truth)(2 - want));
    case NODE_AND:
    case NODE_OR: return cost_join(p, n, want);
    case NODE_LEAST: return cost_least(p, n, want);
    case NODE_DATED:
    case NODE_WINDOW:
    case NODE_RECENT:
    case NODE_RUNS:
    case NODE_NOTHING_RUNS: break;
    }
    return nothing;
}

/* ---- the longest of the cheapest ways ---- */

static void costs_begin(const struct problem *p, const uint64_t *words)
{
    struct estimate *b = p->bound;
    for (int i = 0; i < b->ncosts; i++)
        b->costs[i] = never;
    for (int i = 0; i < p->nvars; i++) {
        const struct var *v = &p->vars[i];
        if (b->first[i] < 0)
            continue;
        int code = code_get(v, words);
        b->costs[b->first[i] + code] = nothing;
        bool any = code == v->ncodes && (p->conditional || b->settles[i]);
        for (int k = 0; any && k < v->ncodes; k++)
            b->costs[b->first[i] + k] = nothing;
    }
}

static bool cost_lower(const struct problem *p, int var, int code, struct bounds cost)
{
    int first = p->bound->first[var];
    if (first < 0)
        return false;
    struct bounds *at = &p->bound->costs[first + code];
    struct bounds lower = least(*at, cost);
    bool changed = lower.days != at->days || lower.steps != at->steps;
    *at = lower;
    return changed;
}

static bool costs_lower(const struct problem *p, const struct act *a, struct bounds cost)
{
    bool changed = false;
    for (int i = 0; i < a->nchanges; i++)
        if (p->vars[a->changes[i].var].relevant)
            changed = cost_lower(p, a->changes[i].var, a->changes[i].code, cost) || changed;
    if (a->done >= 0)
        changed = cost_lower(p, a->done, 1, cost) || changed;
    if (a->done >= 0 && p->parallel) /* while it runs it is not completed */
        changed = cost_lower(p, a->done, 0, (struct bounds){0, cost.steps}) || changed;
    if (p->var_any >= 0)
        changed = cost_lower(p, p->var_any, 1, cost) || changed;
    return changed;
}

/* What an act costs from the costs so far. Beside others, its wait may pass while its conditions
 * come true. */
static struct bounds act_cost(const struct problem *p, const struct act *a)
{
    struct bounds cost = cost_of(p, a->tree, TRUTH_TRUE);
    if (cost.days == COST_NONE || cost.steps == COST_NONE)
        return never;
    if (!p->parallel)
        cost.days += a->wait;
    else if (cost.days < a->wait)
        cost.days = a->wait;
    return (struct bounds){cost.days + a->takes, cost.steps + 1};
}

static void costs_find(const struct problem *p)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (int i = 0; i < p->nacts; i++) {
            const struct act *a = &p->acts[i];
            if (!a->relevant || a->under_way || p->forbidden[i])
                continue;
            struct bounds cost = act_cost(p, a);
            if (cost.days != COST_NONE)
                changed = costs_lower(p, a, cost) || changed;
        }
    }
}

/* ---- the members of the goal, added up ---- */

static struct bounds parts_sum(const struct problem *p, const uint64_t *words)
{
    struct moment at = {.p = p, .words = words, .day = p->day};
    int64_t days = 0, steps = 0;
    for (int i = 0; i < p->bound->nparts; i++) {
        const struct part *part = &p->bound->parts[i];
        if (node_eval(part->node, &at) == TRUTH_TRUE)
            continue;
        days += part->days;
        steps += part->steps;
    }
    return (struct bounds){(int)((days + SHARE - 1) / SHARE), (int)((steps + SHARE - 1) / SHARE)};
}

static const struct node *part_leaf(const struct node *n, enum truth *want)
{
    *want = n->kind == NODE_NOT ? TRUTH_FALSE : TRUTH_TRUE;
    n = n->kind == NODE_NOT ? n->members[0] : n;
    return n->kind == NODE_VAR ? n : NULL;
}

static bool act_gives(const struct problem *p, const struct act *a, const struct node *member)
{
    enum truth want;
    const struct node *leaf = part_leaf(member, &want);
    (void)p;
    for (int i = 0; i < a->nchanges; i++)
        if (a->changes[i].var == leaf->var && leaf->table[a->changes[i].code] == want)
            return true;
    return a->done == leaf->var && leaf->table[1] == want;
}

static void part_add(struct problem *p, const struct node *member, const struct node *const *all,
                     int n)
{
    struct part part = {member, INT64_MAX, INT64_MAX};
    for (int i = 0; i < p->nacts; i++) {
        const struct act *a = &p->acts[i];
        if (!a->relevant || !act_gives(p, a, member))
            continue;
        int helps = 0;
        for (int k = 0; k < n; k++)
            helps += act_gives(p, a, all[k]);
        assert(helps > 0); /* the member is one of them */
        int64_t days = (int64_t)(a->wait + a->takes) * SHARE / helps, steps = SHARE / helps;
        part.days = days < part.days ? days : part.days;
        part.steps = steps < part.steps ? steps : part.steps;
    }
    if (part.days != INT64_MAX)
        p->bound->parts[p->bound->nparts++] = part;
}

/* Only members that are one test on one variable, which cannot be assumed. */
static void parts_make(struct problem *p)
{
    struct node *one[1] = {p->goal};
    struct node **members = p->goal->kind == NODE_AND ? p->goal->members : one;
    int n = p->goal->kind == NODE_AND ? p->goal->n : 1, kept = 0;
    const struct node **parts = arena_array(p->arena, (size_t)n + 1, sizeof *parts);
    p->bound->parts = arena_array(p->arena, (size_t)n + 1, sizeof *p->bound->parts);
    for (int i = 0; i < n; i++) {
        enum truth want;
        const struct node *leaf = part_leaf(members[i], &want);
        if (leaf && !p->vars[leaf->var].unknown && !p->goal_tangled)
            parts[kept++] = members[i];
    }
    for (int i = 0; i < kept && !p->parallel; i++)
        part_add(p, parts[i], parts, kept);
}

/* ---- the whole ---- */

static void settles_mark(const struct problem *p, bool *settles)
{
    for (int i = 0; i < p->nacts; i++)
        for (int k = 0; p->acts[i].tangled && k < p->acts[i].nvars; k++)
            settles[p->acts[i].vars[k]] = true;
    for (int k = 0; p->goal_tangled && k < p->ngoal_vars; k++)
        settles[p->goal_vars[k]] = true;
}

void bound_make(struct problem *p)
{
    struct estimate *b = arena_alloc(p->arena, sizeof *b);
    int relevant = 0;
    p->bound = b;
    b->first = arena_array(p->arena, (size_t)p->nvars + 1, sizeof *b->first);
    b->settles = arena_array(p->arena, (size_t)p->nvars + 1, sizeof *b->settles);
    for (int i = 0; i < p->nvars; i++) {
        const struct var *v = &p->vars[i];
        bool has = v->relevant && v->ncodes < CODES_MAX && i != p->var_required;
        b->first[i] = has ? b->ncosts : -1;
        b->ncosts += has ? v->ncodes + 1 : 0;
    }
    b->costs = arena_array(p->arena, (size_t)b->ncosts + 1, sizeof *b->costs);
    settles_mark(p, b->settles);
    parts_make(p);
    for (int i = 0; i < p->nacts; i++)
        relevant += p->acts[i].relevant;
    b->longest = relevant <= ACTS_MAX;
}

static struct bounds longest(const struct problem *p, const uint64_t *words)
{
    costs_begin(p, words);
    costs_find(p);
    return bound_goal(p);
}

struct bounds bound_find(const struct problem *p, const uint64_t *words)
{
    struct bounds cost = parts_sum(p, words);
    return p->bound->longest ? most(cost, longest(p, words)) : cost;
}

struct bounds bound_beside(const struct problem *p, const uint64_t *words,
                           const struct running *running, int n)
{
    costs_begin(p, words);
    int day = p->var_day >= 0 ? code_day(code_get(&p->vars[p->var_day], words)) : p->day;
    for (int i = 0; i < n; i++) {
        const struct act *a = &p->acts[running[i].act];
        costs_lower(p, a, (struct bounds){running[i].end - day, running[i].waits});
    }
    costs_find(p);
    return bound_goal(p);
}

/* ---- within reach at all ---- */

void bound_begin(const struct problem *p)
{
    costs_begin(p, p->initial);
    for (int i = 0; p->parallel && i < p->nacts; i++)
        if (situation_in(p->s, p->acts[i].service, HISTORY_ONGOING))
            costs_lower(p, &p->acts[i], nothing);
    costs_find(p);
}

struct bounds *bound_keep(const struct problem *p, struct arena *arena)
{
    size_t n = (size_t)p->bound->ncosts;
    return arena_grow(arena, p->bound->costs, n, n + 1, sizeof *p->bound->costs);
}

void bound_go_on(const struct problem *p, const struct bounds *kept)
{
    memcpy(p->bound->costs, kept, (size_t)p->bound->ncosts * sizeof *kept);
    costs_find(p);
}

struct bounds bound_goal(const struct problem *p)
{
    struct bounds cost = cost_of(p, p->goal, TRUTH_TRUE);
    return cost.days == COST_NONE || cost.steps == COST_NONE ? never : cost;
}

bool bound_opens(const struct problem *p, const struct node *tree)
{
    struct bounds cost = cost_of(p, tree, TRUTH_TRUE);
    return cost.days != COST_NONE && cost.steps != COST_NONE;
}
