/* Taking unknown facts as known: every smallest way to make a tree true.
 *
 * A fact is assumed where it is first needed; until a step changes it, it stays in the state. Where
 * a step raises a level that is not known, a higher one may have been there before: this too is an
 * assumption. */
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
    int tries; /* left */
};

static enum truth look(const struct assuming *c, const struct group *g)
{
    struct moment at = search_moment(c->q, c->q->taken, c->day);
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
    struct moment at = search_moment(c->q, c->q->taken, c->day);
    if (node_eval(c->tree, &at) != TRUTH_FALSE)
        group_next(c, 0);
}

void assume(struct search *q, int act, day_t day, const struct note *given)
{
    const struct problem *p = q->p;
    struct assuming c = {.q = q, .act = act, .day = day, .tries = TRIES_MAX};
    memcpy(q->taken, q->words, (size_t)p->words * sizeof *q->taken);
    c.tree = act == ACT_NONE ? p->goal : p->acts[act].tree;
    if (given) {
        code_set(&p->vars[given->var], q->taken, given->code);
        c.notes[c.n++] = *given;
    }
    c.groups = act == ACT_NONE ? &p->goal_groups : &p->acts[act].groups;
    facts_find(&c);
    q->budget->used += (TRIES_MAX - c.tries) / TRIES_A_STATE;
    if (c.tries <= 0)
        q->budget->cut = true;
}
