/* Which conditions, counted as met together, can open a way to the goal at all: without the limits
 * of a state, as if everything that is gained stayed. It proves that other sets open none; whether
 * one of these does, a search tells.
 *
 * From a set, a step is to the smallest additions that open a service which it leaves closed: one
 * of these is part of every larger set that opens a way. Where the goal is within reach and there
 * is no way all the same, everything may be part of one. */
#include "engine/plan_inner.h"

#include <string.h>

#define LOOKS_MAX 3000 /* sets from which what can be reached is worked out */

struct act_items { /* the items that stand in an act's tree, each once */
    int *at, n, cap;
};

struct finding {
    struct problem *p;
    int size, looks;
    struct act_items *of; /* by act */
    struct item_set *seen;
    int nseen, cap_seen;
    struct item_sets out;
};

/* ---- sets ---- */

static bool set_has(const struct item_set *set, int item)
{
    for (int i = 0; i < set->n; i++)
        if (set->at[i] == item)
            return true;
    return false;
}

static struct item_set set_with(struct item_set set, int item)
{
    int at = set.n++;
    for (; at && set.at[at - 1] > item; at--)
        set.at[at] = set.at[at - 1];
    set.at[at] = item;
    return set;
}

static void met_set(struct problem *p, const struct item_set *set)
{
    memcpy(p->met, set->at, sizeof p->met);
    p->nmet = set->n;
}

/* False when it was seen before. */
static bool set_see(struct finding *f, const struct item_set *set)
{
    for (int i = 0; i < f->nseen; i++)
        if (f->seen[i].n == set->n &&
            memcmp(f->seen[i].at, set->at, (size_t)set->n * sizeof *set->at) == 0)
            return false;
    ARENA_ROOM(f->p->arena, f->seen, f->nseen, f->cap_seen);
    f->seen[f->nseen++] = *set;
    return true;
}

/* ---- the items of an act ---- */

static void items_collect(struct problem *p, const struct node *n, struct act_items *out)
{
    bool there = n->item < 0;
    for (int i = 0; i < out->n && !there; i++)
        there = out->at[i] == n->item;
    if (!there) {
        ARENA_ROOM(p->arena, out->at, out->n, out->cap);
        out->at[out->n++] = n->item;
    }
    for (int i = 0; i < n->n; i++)
        items_collect(p, n->members[i], out);
}

/* ---- steps ---- */

static void set_look(struct finding *f, struct item_set set, const struct bounds *before);

struct step { /* from a set, whose costs are kept, to larger ones */
    struct finding *f;
    struct item_set set;
    struct item_sets next;
    int first; /* of next: of the act under way */
    const struct act_items *items;
    const struct node *tree;
};

static bool opens_with(struct step *s, const struct item_set *set)
{
    met_set(s->f->p, set);
    return bound_opens(s->f->p, s->tree);
}

/* Whether less than this was found to open the act. */
static bool less_opens(const struct step *s, const struct item_set *set)
{
    for (int i = s->first; i < s->next.n; i++) {
        int shared = 0;
        for (int k = 0; k < s->next.at[i].n; k++)
            shared += set_has(set, s->next.at[i].at[k]);
        if (shared == s->next.at[i].n)
            return true;
    }
    return false;
}

/* The smallest additions of so many items, from the i-th on, with which the act opens. */
static void additions_find(struct step *s, struct item_set set, int i, int more)
{
    struct problem *p = s->f->p;
    for (; i < s->items->n; i++) {
        if (set_has(&s->set, s->items->at[i]))
            continue;
        struct item_set larger = set_with(set, s->items->at[i]);
        if (more > 1) {
            additions_find(s, larger, i + 1, more - 1);
        } else if (!less_opens(s, &larger) && opens_with(s, &larger)) {
            ARENA_ROOM(p->arena, s->next.at, s->next.n, s->next.cap);
            s->next.at[s->next.n++] = larger;
        }
    }
}

static void act_open(struct step *s, int act)
{
    struct problem *p = s->f->p;
    s->items = &s->f->of[act];
    s->tree = p->acts[act].tree;
    s->first = s->next.n;
    p->all_met = true;
    bool may = bound_opens(p, s->tree);
    p->all_met = false;
    for (int more = 1; may && more <= s->f->size - s->set.n; more++)
        additions_find(s, s->set, 0, more);
}

static void closed_acts_open(struct step *s)
{
    struct problem *p = s->f->p;
    for (int i = 0; i < p->nacts; i++) {
        const struct act *a = &p->acts[i];
        met_set(p, &s->set);
        if (a->relevant && !a->under_way && s->f->of[i].n && !bound_opens(p, a->tree))
            act_open(s, i);
    }
}

static void anything_more(struct step *s)
{
    struct problem *p = s->f->p;
    for (int i = 0; i < p->nitems; i++) {
        if (set_has(&s->set, i))
            continue;
        ARENA_ROOM(p->arena, s->next.at, s->next.n, s->next.cap);
        s->next.at[s->next.n++] = set_with(s->set, i);
    }
}

static void candidate_add(struct finding *f, struct item_set set)
{
    struct bounds goal = bound_goal(f->p);
    set.days = goal.days;
    if (goal.days == COST_NONE)
        return;
    ARENA_ROOM(f->p->arena, f->out.at, f->out.n, f->out.cap);
    f->out.at[f->out.n++] = set;
}

static void set_look(struct finding *f, struct item_set set, const struct bounds *before)
{
    struct problem *p = f->p;
    if (!f->out.complete || !set_see(f, &set))
        return;
    if (f->looks++ == LOOKS_MAX) {
        f->out.complete = false;
        return;
    }
    met_set(p, &set);
    if (before)
        bound_go_on(p, before);
    else
        bound_begin(p);
    if (set.n == f->size) {
        candidate_add(f, set);
        return;
    }
    struct step s = {.f = f, .set = set};
    const struct bounds *kept = bound_keep(p, p->arena);
    if (bound_goal(p).days == COST_NONE)
        closed_acts_open(&s);
    else
        anything_more(&s);
    for (int i = 0; i < s.next.n; i++)
        set_look(f, s.next.at[i], kept);
}

struct item_sets sets_find(struct problem *p, int size)
{
    struct finding f = {.p = p, .size = size, .out = {.complete = true}};
    f.of = arena_array(p->arena, (size_t)p->nacts + 1, sizeof *f.of);
    for (int i = 0; i < p->nacts; i++)
        if (p->acts[i].relevant)
            items_collect(p, p->acts[i].tree, &f.of[i]);
    set_look(&f, (struct item_set){.n = 0}, NULL);
    p->nmet = 0;
    return f.out;
}
