/* Truth of trees in a packed state: by Kleene's tables, and settled (true for every completion of
 * the unknown) where a variable occurs twice. */
#include "engine/plan_inner.h"

#include "engine/settle.h"

#include <assert.h>
#include <string.h>

bool item_met(const struct problem *p, const struct node *n)
{
    for (int i = 0; i < p->nmet; i++)
        if (p->met[i] == n->item)
            return true;
    return p->all_met && n->item >= 0;
}

static bool holds_in(const struct span *window, day_t day)
{
    return window->from <= day && day <= window->to;
}

static enum truth truth_of(bool value)
{
    return value ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth dated_eval(const struct node *n, const struct moment *at)
{
    const struct var *v = &at->p->vars[n->var];
    int code = code_get(v, at->words);
    if (v->free && code == 0)
        return truth_of(!n->negative);
    return code == v->ncodes ? TRUTH_UNKNOWN : truth_of(holds_in(&n->windows[code], at->day));
}

static enum truth recent_eval(const struct node *n, const struct moment *at)
{
    int code = code_get(&at->p->vars[n->var], at->words);
    if (!code)
        return TRUTH_FALSE;
    day_t ended = code_day(code);
    return truth_of(ended <= at->day && at->day <= day_add(ended, n->span.low, n->span.unit));
}

static enum truth runs_eval(const struct node *n, const struct moment *at)
{
    for (int i = 0; i < at->nrunning; i++) {
        const struct running *r = &at->running[i];
        if (r->service != n->service || r->waits)
            continue;
        if (n->has_ahead)
            return truth_of(r->end <= day_add(at->day, n->span.low, n->span.unit));
        return truth_of(!n->has_span || at->day <= day_add(r->begin, n->span.low, n->span.unit));
    }
    return TRUTH_FALSE;
}

static enum truth nothing_runs(const struct moment *at)
{
    if (at->day < at->p->foreign)
        return TRUTH_FALSE;
    for (int i = 0; i < at->nrunning; i++)
        if (!at->running[i].waits)
            return TRUTH_FALSE;
    return TRUTH_TRUE;
}

static enum truth least_eval(const struct node *n, const struct moment *at)
{
    int trues = 0, possible = 0;
    for (int i = 0; i < n->n; i++) {
        enum truth value = node_eval(n->members[i], at);
        trues += value == TRUTH_TRUE;
        possible += value != TRUTH_FALSE;
    }
    return trues >= n->least ? TRUTH_TRUE : possible < n->least ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

/* The lowest (and) or highest (or) of the members; `strong` decides at once. */
static enum truth join_eval(const struct node *n, const struct moment *at, enum truth strong)
{
    enum truth value = (enum truth)(2 - strong);
    for (int i = 0; i < n->n && value != strong; i++) {
        enum truth member = node_eval(n->members[i], at);
        if (strong == TRUTH_FALSE ? member < value : member > value)
            value = member;
    }
    return value;
}

enum truth node_eval(const struct node *n, const struct moment *at)
{
    if (n->item >= 0 && item_met(at->p, n))
        return n->negative ? TRUTH_FALSE : TRUTH_TRUE;
    switch (n->kind) {
    case NODE_CONST: return n->value;
    case NODE_VAR: return (enum truth)n->table[code_get(&at->p->vars[n->var], at->words)];
    case NODE_DATED: return dated_eval(n, at);
    case NODE_WINDOW: return truth_of(holds_in(&n->window, at->day));
    case NODE_RECENT: return recent_eval(n, at);
    case NODE_RUNS: return runs_eval(n, at);
    case NODE_NOTHING_RUNS: return nothing_runs(at);
    case NODE_NOT: return (enum truth)(2 - node_eval(n->members[0], at));
    case NODE_AND: return join_eval(n, at, TRUTH_FALSE);
    case NODE_OR: return join_eval(n, at, TRUTH_TRUE);
    case NODE_LEAST: return least_eval(n, at);
    }
    assert(!"a tree of no known kind");
    return TRUTH_UNKNOWN;
}

/* ---- settled ---- */

struct completing {
    const struct node *tree;
    const int *vars;
    int nvars;
    struct moment at;
    uint64_t *words;
    int left; /* tries */
};

/* Whether all completions of the variables from `i` on make the tree true. */
static bool complete_from(struct completing *c, int i)
{
    enum truth value = node_eval(c->tree, &c->at);
    if (value != TRUTH_UNKNOWN || c->left-- <= 0)
        return value == TRUTH_TRUE;
    while (i < c->nvars &&
           code_get(&c->at.p->vars[c->vars[i]], c->words) != c->at.p->vars[c->vars[i]].ncodes)
        i++;
    if (i == c->nvars)
        return false;
    const struct var *v = &c->at.p->vars[c->vars[i]];
    bool all = true;
    for (int k = 0; k < v->ntries && all; k++) {
        code_set(v, c->words, v->tries[k]);
        all = complete_from(c, i + 1);
    }
    code_set(v, c->words, v->ncodes);
    return all;
}

bool tree_true(const struct node *tree, const int *vars, int nvars, const struct moment *at)
{
    struct completing c = {
        .tree = tree, .vars = vars, .nvars = nvars, .at = *at, .left = SETTLE_MAX};
    c.words = at->p->spare;
    memcpy(c.words, at->words, (size_t)at->p->words * sizeof *c.words);
    c.at.words = c.words;
    return complete_from(&c, 0);
}

bool act_holds(const struct act *a, const struct moment *at)
{
    for (int i = 0; i < at->p->words; i++)
        if ((at->words[i] & a->mask[i]) != a->want[i])
            return false;
    if (!a->rest)
        return true;
    enum truth value = node_eval(a->rest, at);
    if (value != TRUTH_UNKNOWN || !a->tangled)
        return value == TRUTH_TRUE;
    return tree_true(a->rest, a->vars, a->nvars, at);
}

bool goal_holds(const struct moment *at)
{
    const struct problem *p = at->p;
    enum truth value = node_eval(p->goal, at);
    if (value == TRUTH_UNKNOWN && p->goal_tangled)
        value = tree_true(p->goal, p->goal_vars, p->ngoal_vars, at) ? TRUTH_TRUE : TRUTH_FALSE;
    return value == TRUTH_TRUE;
}
