/* Taking unknown facts as known, and conditions as met: every smallest way to make a tree true.
 *
 * A fact is assumed where it is first needed; until a step changes it, it stays in the state. Where
 * a step raises a level that is not known, a higher one may have been there before: this too is an
 * assumption. A condition counted as met stays so in its rule. */
#include "engine/plan_search.h"

#include <string.h>

#define TRIES_MAX 20000
#define TRIES_A_STATE 8 /* so many tries count as one state looked at */

struct assuming {
    struct search *q;
    int act; /* or ACT_NONE: the goal */
    day_t day;
    const struct node *tree;
    const struct groups *groups;
    struct note notes[NOTES_MAX];
    int n;
    int met[2 * MISSING_MAX];
    int nmet;
    int tries;   /* left */
    bool shared; /* an item stands twice in the tree */
    int found;
};

static struct moment moment_of(const struct assuming *c)
{
    struct moment at = search_moment(c->q, c->q->taken, c->day);
    at.met = c->met;
    at.nmet = c->nmet;
    return at;
}

static enum truth look(const struct assuming *c, const struct group *g)
{
    struct moment at = moment_of(c);
    enum truth value = node_eval(g->tree, &at);
    if (value == TRUTH_UNKNOWN && g->tangled && tree_true(g->tree, g->vars, g->nvars, &at))
        return TRUTH_TRUE;
    return value;
}

/* ---- taking it ---- */

/* Takes the act as it is, and with each higher level that an unknown scale can have had before. */
static void take_raised(struct assuming *c)
{
    const struct problem *p = c->q->p;
    expand_take(c->q, c->act, c->day, c->notes, c->n);
    if (c->act == ACT_NONE || !p->conditional || c->n >= NOTES_MAX)
        return;
    const struct act *a = &p->acts[c->act];
    for (int i = 0; i < a->nraises; i++) {
        const struct var *v = &p->vars[a->raises[i].var];
        if (!v->unknown || code_get(v, c->q->taken) != v->ncodes)
            continue;
        for (int k = 0; k < v->ntries; k++)
            if (v->tries[k] > a->raises[i].code) {
                c->notes[c->n] = (struct note){a->raises[i].var, v->tries[k], false};
                expand_take(c->q, c->act, c->day, c->notes, c->n + 1);
            }
    }
}

/* Whether nothing that is assumed for a group, from the n-th note on, could be left out. */
static bool smallest(struct assuming *c, const struct group *g, int n)
{
    const struct problem *p = c->q->p;
    for (int i = n; i < c->n; i++) {
        const struct var *v = &p->vars[c->notes[i].var];
        code_set(v, c->q->taken, v->ncodes);
        bool still = look(c, g) == TRUTH_TRUE;
        code_set(v, c->q->taken, c->notes[i].code);
        if (still)
            return false;
    }
    return true;
}

/* ---- facts ---- */

struct within { /* a group; the notes before it; its next variable */
    int group, notes, var;
};

static void facts_from(struct assuming *c, struct within at);

/* Goes on to the next group; after the last one the act is taken. */
static void group_next(struct assuming *c, int group)
{
    if (group < c->groups->n) {
        facts_from(c, (struct within){group, c->n, 0});
        return;
    }
    take_raised(c);
    c->found++;
}

/* Each smallest way to make a group true, from its next variable on. */
static void facts_from(struct assuming *c, struct within at)
{
    const struct problem *p = c->q->p;
    const struct group *g = &c->groups->at[at.group];
    enum truth value = look(c, g);
    if (value == TRUTH_FALSE || c->tries-- <= 0)
        return;
    if (value == TRUTH_TRUE) {
        if (smallest(c, g, at.notes))
            group_next(c, at.group + 1);
        return;
    }
    for (; at.var < g->nvars && c->n < NOTES_MAX - 1; at.var++) {
        const struct var *v = &p->vars[g->vars[at.var]];
        if (code_get(v, c->q->taken) != v->ncodes)
            continue;
        for (int k = 0; k < g->codes[at.var].n; k++) {
            int code = g->codes[at.var].at[k];
            code_set(v, c->q->taken, code);
            c->notes[c->n++] = (struct note){g->vars[at.var], code, false};
            facts_from(c, (struct within){at.group, at.notes, at.var + 1});
            c->n--;
        }
        code_set(v, c->q->taken, v->ncodes);
    }
}

/* Nothing is assumed where what is known makes the tree false. */
static void facts_find(struct assuming *c)
{
    struct moment at = moment_of(c);
    if (node_eval(c->tree, &at) != TRUTH_FALSE)
        group_next(c, 0);
}

/* ---- items ---- */

struct items {
    int at[64];
    int n;
};

static void items_collect(const struct assuming *c, const struct node *n, struct items *out)
{
    bool there = n->item < 0;
    for (int i = 0; i < c->nmet; i++)
        there = there || c->met[i] == n->item;
    for (int i = 0; i < out->n; i++)
        there = there || out->at[i] == n->item;
    if (!there && out->n < 64)
        out->at[out->n++] = n->item;
    for (int i = 0; i < n->n; i++)
        items_collect(c, n->members[i], out);
}

static int items_count(const struct node *n)
{
    int count = n->item >= 0;
    for (int i = 0; i < n->n; i++)
        count += items_count(n->members[i]);
    return count;
}

#define NEVER 1000

static int needed(const struct assuming *c, const struct node *n, enum truth want);

/* The k smallest of the members: their sum; where an item stands twice, the last of them. */
static int needed_of(const struct assuming *c, const struct node *n, enum truth want, int k)
{
    int all[64], sum = 0;
    if (n->n > 64)
        return 0;
    for (int i = 0; i < n->n; i++) {
        int one = needed(c, n->members[i], want), at = i;
        for (; at && all[at - 1] > one; at--)
            all[at] = all[at - 1];
        all[at] = one;
    }
    for (int i = 0; i < k && i < n->n; i++)
        sum = c->shared ? all[i] : sum + all[i];
    return k > n->n ? NEVER : sum;
}

/* How many items at least must be counted as met for a tree to be `want`; what is unknown may be
 * so. */
static int needed(const struct assuming *c, const struct node *n, enum truth want)
{
    struct moment at = moment_of(c);
    enum truth value = node_eval(n, &at);
    if (value == want || value == TRUTH_UNKNOWN)
        return 0;
    if (n->item >= 0)
        return want == (n->negative ? TRUTH_FALSE : TRUTH_TRUE) ? 1 : NEVER;
    switch (n->kind) {
    case NODE_NOT: return needed(c, n->members[0], (enum truth)(2 - want));
    case NODE_AND: return needed_of(c, n, want, want == TRUTH_TRUE ? n->n : 1);
    case NODE_OR: return needed_of(c, n, want, want == TRUTH_TRUE ? 1 : n->n);
    case NODE_LEAST:
        return needed_of(c, n, want, want == TRUTH_TRUE ? n->least : n->n - n->least + 1);
    default: return NEVER;
    }
}

static bool items_suffice(struct assuming *c, const struct items *all)
{
    struct moment at = moment_of(c);
    int met[64 + 2 * MISSING_MAX];
    memcpy(met, all->at, (size_t)all->n * sizeof *met);
    memcpy(met + all->n, c->met, (size_t)c->nmet * sizeof *met);
    at.met = met;
    at.nmet = all->n + c->nmet;
    return node_eval(c->tree, &at) != TRUTH_FALSE;
}

/* Counts `left` more items, from the i-th on, as met. */
static void items_from(struct assuming *c, const struct items *all, int i, int left)
{
    int found = c->found;
    if (c->tries-- <= 0 || needed(c, c->tree, TRUTH_TRUE) > left)
        return;
    facts_find(c);
    if (c->found > found || left == 0)
        return;
    for (; i < all->n; i++) {
        c->notes[c->n++] = (struct note){-1, all->at[i], false};
        c->met[c->nmet++] = all->at[i];
        items_from(c, all, i + 1, left - 1);
        c->n--;
        c->nmet--;
    }
}

static void met_begin(struct assuming *c)
{
    const struct problem *p = c->q->p;
    for (int i = 0; p->missing && i < MISSING_MAX; i++) {
        int item = code_get(&p->vars[p->var_met + i], c->q->words);
        if (item)
            c->met[c->nmet++] = item - 1;
    }
}

void assume(struct search *q, int act, day_t day)
{
    const struct problem *p = q->p;
    struct assuming c = {.q = q, .act = act, .day = day, .tries = TRIES_MAX};
    struct items all = {.n = 0};
    memcpy(q->taken, q->words, (size_t)p->words * sizeof *q->taken);
    c.tree = act == ACT_NONE ? p->goal : p->acts[act].tree;
    c.groups = act == ACT_NONE ? &p->goal_groups : &p->acts[act].groups;
    met_begin(&c);
    if (!p->missing || act == ACT_NONE) {
        facts_find(&c);
    } else {
        items_collect(&c, c.tree, &all);
        c.shared = items_count(c.tree) > all.n + c.nmet;
        if (items_suffice(&c, &all))
            items_from(&c, &all, 0, MISSING_MAX - q->from.missing);
    }
    q->budget->used += (TRIES_MAX - c.tries) / TRIES_A_STATE;
    if (c.tries <= 0)
        q->budget->cut = true;
}
