/* What can be assumed of an unknown fact: of each variable the codes that somebody can tell apart,
 * and of these the ones that no other is always at least as good as. And each tree parted into
 * groups that share no unknown variable, so that each group's assumptions are found by itself.
 *
 * Conditions only want: where one code satisfies every wish that another does, whatever is gained
 * on the way, a plan that assumes the other can assume the one. */
#include "engine/plan_inner.h"

#include <string.h>

struct leaf { /* where a variable stands in a tree */
    const struct node *node;
    struct leaf *next;
};

struct leaves {
    struct problem *p;
    struct leaf **of; /* by variable */
};

static void leaves_add(struct leaves *l, const struct node *n)
{
    if (n->kind == NODE_VAR || n->kind == NODE_DATED) {
        struct leaf *leaf = arena_alloc(l->p->arena, sizeof *leaf);
        *leaf = (struct leaf){n, l->of[n->var]};
        l->of[n->var] = leaf;
    }
    for (int i = 0; i < n->n; i++)
        leaves_add(l, n->members[i]);
}

/* ---- codes beside each other ---- */

static bool windows_equal(const struct span *a, const struct span *b)
{
    return a->from == b->from && a->to == b->to;
}

/* Whether each leaf is at least as near to what its tree wants with code `a` as with `b`. */
static bool serves(const struct leaf *leaf, int a, int b)
{
    for (; leaf; leaf = leaf->next) {
        const struct node *n = leaf->node;
        if (n->kind == NODE_DATED) {
            if (!windows_equal(&n->windows[a], &n->windows[b]))
                return false;
        } else if (n->negative ? n->table[a] > n->table[b] : n->table[a] < n->table[b]) {
            return false;
        }
    }
    return true;
}

/* The same after each rise to a level that a service brings about. */
static bool never_worse(const struct problem *p, const struct leaf *leaf, int a, int b)
{
    int var = leaf ? leaf->node->var : -1;
    if (!serves(leaf, a, b))
        return false;
    for (int i = 0; i < p->nacts && var >= 0; i++)
        for (int k = 0; p->acts[i].relevant && k < p->acts[i].nchanges; k++) {
            const struct change *c = &p->acts[i].changes[k];
            if (c->var == var && c->raise &&
                !serves(leaf, a > c->code ? a : c->code, b > c->code ? b : c->code))
                return false;
        }
    return true;
}

static bool told_apart(const struct problem *p, const struct var *v, const struct leaf *leaf, int a,
                       int b)
{
    if (v->raised && (a >= v->raised) != (b >= v->raised))
        return true;
    return !never_worse(p, leaf, a, b) || !never_worse(p, leaf, b, a);
}

static void tries_make(struct problem *p, struct var *v, const struct leaf *leaf)
{
    v->tries = arena_array(p->arena, (size_t)v->ncodes + 1, sizeof *v->tries);
    for (int i = 0; i < v->ncodes; i++) {
        bool there = false;
        for (int k = 0; k < v->ntries && !there; k++)
            there = !told_apart(p, v, leaf, i, v->tries[k]);
        if (!there)
            v->tries[v->ntries++] = i;
    }
}

static void picks_make(struct problem *p, struct var *v, const struct leaf *leaf)
{
    v->picks = arena_array(p->arena, (size_t)v->ntries + 1, sizeof *v->picks);
    for (int i = 0; i < v->ntries; i++) {
        bool useless = false;
        for (int k = 0; k < v->ntries && !useless; k++)
            useless = k != i && never_worse(p, leaf, v->tries[k], v->tries[i]) &&
                      (k < i || !never_worse(p, leaf, v->tries[i], v->tries[k]));
        if (!useless)
            v->picks[v->npicks++] = v->tries[i];
    }
}

/* ---- groups ---- */

/* `serves`, for the leaves of one variable within a tree. */
static bool serves_in(const struct node *n, int var, int a, int b)
{
    if (n->var == var && (n->kind == NODE_VAR || n->kind == NODE_DATED) &&
        !serves(&(struct leaf){n, NULL}, a, b))
        return false;
    for (int i = 0; i < n->n; i++)
        if (!serves_in(n->members[i], var, a, b))
            return false;
    return true;
}

/* The codes that are of use in a group: not those that every other is at least as good as there. */
static void group_codes(struct problem *p, struct group *g)
{
    g->codes = arena_array(p->arena, (size_t)g->nvars + 1, sizeof *g->codes);
    for (int i = 0; i < g->nvars; i++) {
        const struct var *v = &p->vars[g->vars[i]];
        struct ids *codes = &g->codes[i];
        codes->at = arena_array(p->arena, (size_t)v->npicks + 1, sizeof *codes->at);
        for (int k = 0; k < v->npicks; k++) {
            bool useless = !v->free;
            for (int j = 0; j < v->ntries && useless; j++)
                useless = serves_in(g->tree, g->vars[i], v->tries[j], v->picks[k]);
            if (!useless)
                codes->at[codes->n++] = v->picks[k];
        }
    }
}

static struct group group_make(struct problem *p, struct node *tree)
{
    struct unknowns u = unknowns_of(p, tree);
    struct group g = {.tree = tree, .nvars = u.n, .tangled = u.twice};
    g.vars = arena_grow(p->arena, u.at, (size_t)u.n, (size_t)u.n + 1, sizeof *u.at);
    group_codes(p, &g);
    return g;
}

struct parting { /* the members of a conjunction */
    struct node **at;
    int *group; /* of each: the index of its first member */
    int n, cap, cap_group;
};

static void members_find(struct problem *p, struct parting *all, struct node *n)
{
    if (n->kind == NODE_AND && n->item < 0) {
        for (int i = 0; i < n->n; i++)
            members_find(p, all, n->members[i]);
        return;
    }
    ARENA_ROOM(p->arena, all->at, all->n, all->cap);
    all->at[all->n++] = n;
}

/* Joins the group of member `i` with that of the first member that has the variable. */
static void members_join(struct parting *all, int i, int *first)
{
    int from = all->group[i];
    if (*first < 0)
        *first = i;
    int to = all->group[*first];
    for (int k = 0; k < all->n; k++)
        if (all->group[k] == from)
            all->group[k] = to;
}

static void members_group(struct problem *p, struct parting *all)
{
    int *first = arena_array(p->arena, (size_t)p->nvars + 1, sizeof *first), none = -1;
    all->group = arena_array(p->arena, (size_t)all->n + 1, sizeof *all->group);
    memset(first, 0xFF, ((size_t)p->nvars + 1) * sizeof *first);
    for (int i = 0; i < all->n; i++)
        all->group[i] = i;
    for (int i = 0; i < all->n; i++) {
        struct unknowns u = unknowns_of(p, all->at[i]);
        if (u.n == 0)
            members_join(all, i, &none);
        for (int k = 0; k < u.n; k++)
            members_join(all, i, &first[u.at[k]]);
    }
}

static struct groups groups_make(struct problem *p, struct node *tree)
{
    struct parting all = {.n = 0};
    struct groups out = {NULL, 0};
    members_find(p, &all, tree);
    members_group(p, &all);
    out.at = arena_array(p->arena, (size_t)all.n + 1, sizeof *out.at);
    for (int i = 0; i < all.n; i++) {
        struct node **members = arena_array(p->arena, (size_t)all.n + 1, sizeof *members);
        int n = 0;
        for (int k = i; k < all.n; k++)
            if (all.group[k] == all.group[i])
                members[n++] = all.at[k];
        bool first = true;
        for (int k = 0; k < i; k++)
            first = first && all.group[k] != all.group[i];
        if (first)
            out.at[out.n++] = group_make(p, node_join(p, NODE_AND, members, n));
    }
    return out;
}

/* ---- the whole ---- */

void codes_find(struct problem *p)
{
    struct leaves all = {p, arena_array(p->arena, (size_t)p->nvars + 1, sizeof *all.of)};
    leaves_add(&all, p->goal);
    for (int i = 0; i < p->nacts; i++)
        if (p->acts[i].relevant)
            leaves_add(&all, p->acts[i].tree);
    for (int i = 0; i < p->nvars; i++)
        if (p->vars[i].relevant && (p->vars[i].unknown || p->vars[i].raised)) {
            tries_make(p, &p->vars[i], all.of[i]);
            picks_make(p, &p->vars[i], all.of[i]);
        }
    if (!p->conditional)
        return;
    p->goal_groups = groups_make(p, p->goal);
    for (int i = 0; i < p->nacts; i++)
        if (p->acts[i].relevant)
            p->acts[i].groups = groups_make(p, p->acts[i].tree);
}
