/* From conditions to trees over the planner's variables: what is certain before the search begins
 * becomes a constant, a fact that can change or be assumed a variable, a date a window of days.
 * A choices fact is one variable a member: "has any" is their disjunction, "has all" their
 * conjunction, in Kleene's tables too. */
#include "engine/plan_inner.h"

#include <assert.h>
#include <string.h>

static const uint8_t plain_table[] = {TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN};
static const uint8_t negated_table[] = {TRUTH_TRUE, TRUTH_FALSE, TRUTH_UNKNOWN};

/* ---- nodes ---- */

static struct node *node_make(struct problem *p, enum node_kind kind)
{
    struct node *n = arena_alloc(p->arena, sizeof *n);
    n->kind = kind;
    n->item = -1;
    n->var = n->service = -1;
    return n;
}

struct node *node_const(struct problem *p, enum truth value)
{
    struct node *n = node_make(p, NODE_CONST);
    n->value = value;
    return n;
}

static bool is_const(const struct node *n, enum truth value)
{
    return n->kind == NODE_CONST && n->item < 0 && n->value == value;
}

struct node *node_join(struct problem *p, enum node_kind kind, struct node **members, int n)
{
    enum truth strong = kind == NODE_AND ? TRUTH_FALSE : TRUTH_TRUE;
    int kept = 0;
    for (int i = 0; i < n; i++) {
        if (is_const(members[i], strong))
            return node_const(p, strong);
        if (!is_const(members[i], (enum truth)(2 - strong)))
            members[kept++] = members[i];
    }
    if (kept == 0)
        return node_const(p, (enum truth)(2 - strong));
    if (kept == 1)
        return members[0];
    struct node *joined = node_make(p, kind);
    joined->members = members;
    joined->n = kept;
    return joined;
}

static struct node *node_not(struct problem *p, struct node *member)
{
    if (member->kind == NODE_CONST && member->item < 0)
        return node_const(p, (enum truth)(2 - member->value));
    struct node *n = node_make(p, NODE_NOT);
    n->members = arena_array(p->arena, 1, sizeof *n->members);
    n->members[0] = member;
    n->n = 1;
    return n;
}

struct node *tree_window(struct problem *p, struct span window, bool negative)
{
    if (window.from > window.to || window.to < p->day)
        return node_const(p, TRUTH_FALSE);
    if (window.from <= p->day && window.to >= DAY_LAST)
        return node_const(p, TRUTH_TRUE);
    struct node *n = node_make(p, NODE_WINDOW);
    n->window = window;
    n->negative = negative;
    return n;
}

static struct node *node_var(struct problem *p, int var, const uint8_t *table, bool negative)
{
    struct node *n = node_make(p, NODE_VAR);
    n->var = var;
    n->table = table;
    n->negative = negative;
    return n;
}

/* ---- items ---- */

static int item_find(struct problem *p, const struct item *item)
{
    for (int i = 0; i < p->nitems; i++) {
        const struct item *o = &p->items[i];
        if (o->kind == item->kind && o->service == item->service &&
            o->transition == item->transition && o->test == item->test &&
            o->negative == item->negative)
            return i;
    }
    ARENA_ROOM(p->arena, p->items, p->nitems, p->cap_items);
    p->items[p->nitems] = *item;
    return p->nitems++;
}

/* Marks a tree as one that can be counted as met. */
static struct node *item_mark(struct problem *p, struct node *n, const struct item *item)
{
    if (!p->missing || is_const(n, item->negative ? TRUTH_FALSE : TRUTH_TRUE))
        return n; /* it is met, whatever happens */
    struct node *marked = node_make(p, NODE_OR);
    marked->members = arena_array(p->arena, 1, sizeof *marked->members);
    marked->members[0] = n;
    marked->n = 1;
    marked->negative = item->negative;
    marked->item = item_find(p, item);
    return marked;
}

/* ---- tests ---- */

static struct node *tree_members(struct problem *p, const struct test *t, bool negative)
{
    struct node **members = arena_array(p->arena, (size_t)t->nset + 1, sizeof *members);
    for (int i = 0; i < t->nset; i++) {
        int var = var_fact(p, t->fact, t->set[i]);
        const struct var *v = &p->vars[var];
        members[i] = v->fixed ? node_const(p, v->initial ? TRUTH_TRUE : TRUTH_FALSE)
                              : node_var(p, var, plain_table, negative);
    }
    return node_join(p, t->op == TEST_HAS_ANY ? NODE_OR : NODE_AND, members, t->nset);
}

/* A date fact that is not known: a window for each value that is tried. */
static struct node *tree_dated(struct problem *p, const struct test *t, bool negative)
{
    struct node *n = node_make(p, NODE_DATED);
    n->var = var_fact(p, t->fact, -1);
    n->negative = negative;
    const struct var *v = &p->vars[n->var];
    struct span *windows = arena_array(p->arena, (size_t)v->ncodes + 1, sizeof *windows);
    for (int i = 0; i < v->ncodes; i++)
        windows[i] =
            v->free ? (struct span){DAY_FIRST, DAY_LAST} : date_window(p, t, (day_t)v->values[i].n);
    n->windows = windows;
    p->sure = p->sure && (v->free || !p->conditional);
    return n;
}

static bool test_moves(const struct test *t)
{
    return t->op == TEST_WITHIN_LAST || t->op == TEST_WITHIN_NEXT || t->op == TEST_OVER_AGO;
}

static struct node *tree_valued(struct problem *p, const struct test *t, bool negative)
{
    int var = var_fact(p, t->fact, -1);
    const struct var *v = &p->vars[var];
    uint8_t *table = arena_alloc(p->arena, (size_t)v->ncodes + 1);
    for (int i = 0; i < v->ncodes; i++) {
        struct value value = {.known = true, .n = i};
        table[i] = (uint8_t)test_eval_with(t, p->s, v->values ? &v->values[i] : &value);
    }
    if (v->free)
        table[0] = negative ? TRUTH_FALSE : TRUTH_TRUE;
    table[v->ncodes] = (uint8_t)test_eval_with(t, p->s, &(struct value){0});
    return node_var(p, var, table, negative);
}

static bool fact_fixed(struct problem *p, int fact)
{
    const struct value *v = &p->s->facts[fact];
    if (!v->known)
        return false;
    return p->var_of_fact[fact] == -1; /* -2: some service changes it */
}

static struct node *tree_fact(struct problem *p, const struct test *t, bool negative)
{
    if (p->m->facts[t->fact].kind == FACT_CHOICES)
        return tree_members(p, t, negative);
    const struct value *v = &p->s->facts[t->fact];
    if (v->known && test_moves(t))
        return tree_window(p, date_window(p, t, (day_t)v->n), negative);
    if (fact_fixed(p, t->fact))
        return node_const(p, test_eval_with(t, p->s, v));
    return test_moves(t) ? tree_dated(p, t, negative) : tree_valued(p, t, negative);
}

static struct node *tree_test(struct problem *p, const struct test *t, const struct rule *rule,
                              bool negative)
{
    if (t->op == TEST_HISTORY)
        return tree_history(p, t, negative);
    if (t->op == TEST_NOTHING)
        return tree_nothing(p, t, negative);
    struct node *n = tree_fact(p, t, negative);
    if (!rule->items)
        return n;
    return item_mark(p, n,
                     &(struct item){MISSING_TEST, rule->service, rule->transition, t->fact, t,
                                    negative, rule->place});
}

static struct node *tree_part(struct problem *p, const struct cond *c, const struct rule *rule,
                              bool negative)
{
    static const enum node_kind kinds[] = {
        [COND_AND] = NODE_AND, [COND_OR] = NODE_OR, [COND_AT_LEAST] = NODE_LEAST};
    if (c->kind == COND_TRUE)
        return node_const(p, TRUTH_TRUE);
    if (c->kind == COND_TEST)
        return tree_test(p, c->test, rule, negative);
    if (c->kind == COND_CONCEPT)
        return tree_part(p, c->members[0], rule, negative);
    if (c->kind == COND_NOT)
        return node_not(p, tree_part(p, c->members[0], rule, !negative));
    struct node **members = arena_array(p->arena, (size_t)c->nmembers + 1, sizeof *members);
    for (int i = 0; i < c->nmembers; i++)
        members[i] = tree_part(p, c->members[i], rule, negative);
    if (c->kind != COND_AT_LEAST)
        return node_join(p, kinds[c->kind], members, c->nmembers);
    struct node *n = node_make(p, NODE_LEAST);
    n->members = members;
    n->n = c->nmembers;
    n->least = c->least;
    return n;
}

struct node *tree_make(struct problem *p, const struct cond *c, const struct rule *rule)
{
    return tree_part(p, c, rule, false);
}

/* ---- a service ---- */

static struct node *tree_done(struct problem *p, int service)
{
    return node_var(p, var_done(p, service), plain_table, false);
}

static struct node *tree_under_way(struct problem *p, int service, const struct length *ahead)
{
    struct node *n = node_make(p, NODE_RUNS);
    n->service = service;
    n->has_ahead = ahead != NULL;
    if (ahead)
        n->span = length_on(p->m, ahead, p->s->as_of);
    return n;
}

static struct node *tree_interrupted(struct problem *p, int service)
{
    if (!situation_in(p->s, service, HISTORY_INTERRUPTED))
        return node_const(p, TRUTH_FALSE);
    struct node *members[2] = {node_var(p, var_done(p, service), negated_table, false),
                               node_const(p, TRUTH_TRUE)};
    if (p->parallel)
        members[1] = node_not(p, tree_under_way(p, service, NULL));
    struct node **kept = arena_grow(p->arena, members, 2, 2, sizeof *kept);
    return node_join(p, NODE_AND, kept, 2);
}

/* The service that a transition comes from is in the state that it names; one that leads on from
 * an ongoing service is open from its end too. */
static struct node *tree_from(struct problem *p, const struct transition *t, int service)
{
    if (t->on == HISTORY_INTERRUPTED)
        return tree_interrupted(p, service);
    if (t->on == HISTORY_COMPLETED || !p->parallel)
        return tree_done(p, service);
    struct node **both = arena_array(p->arena, 2, sizeof *both);
    both[0] = tree_done(p, service);
    both[1] = tree_under_way(p, service, t->has_ahead ? &t->ahead : NULL);
    return node_join(p, NODE_OR, both, 2);
}

static struct node *tree_transition(struct problem *p, int transition)
{
    const struct transition *t = &p->m->transitions[transition];
    struct node **from = arena_array(p->arena, (size_t)t->from.n + 1, sizeof *from);
    struct node **parts = arena_array(p->arena, 3, sizeof *parts);
    struct rule rule = {-1, transition, t->common.rule, true};
    for (int i = 0; i < t->from.n; i++)
        from[i] = tree_from(p, t, t->from.at[i]);
    parts[0] = t->from_start ? node_const(p, TRUTH_TRUE) : node_join(p, NODE_OR, from, t->from.n);
    parts[1] = tree_window(p, t->common.valid, false);
    parts[2] = tree_make(p, t->when, &rule);
    return node_join(p, NODE_AND, parts, 3);
}

static struct node *tree_reach(struct problem *p, int service)
{
    const struct service *s = &p->m->services[service];
    struct node **ways = arena_array(p->arena, (size_t)s->arriving.n + 1, sizeof *ways);
    if (s->entry)
        return node_const(p, TRUTH_TRUE);
    for (int i = 0; i < s->arriving.n; i++)
        ways[i] = tree_transition(p, s->arriving.at[i]);
    return item_mark(p, node_join(p, NODE_OR, ways, s->arriving.n),
                     &(struct item){MISSING_REACH, service, -1, -1, NULL, false, s->common.rule});
}

struct node *tree_service(struct problem *p, int service)
{
    const struct service *s = &p->m->services[service];
    struct rule_place when = s->when_rule.file ? s->when_rule : s->common.rule;
    struct rule own = {service, -1, s->common.rule, true},
                place = {service, -1, s->common.rule, false};
    struct node **parts = arena_array(p->arena, 5, sizeof *parts);
    parts[0] =
        item_mark(p, tree_window(p, s->common.valid, false),
                  &(struct item){MISSING_VALID, service, -1, -1, NULL, false, s->common.rule});
    parts[1] = tree_make(p, s->place, &place);
    parts[2] = tree_reach(p, service);
    parts[3] = tree_make(p, s->consent, &own);
    own.place = when;
    parts[4] = tree_make(p, s->when, &own);
    return node_join(p, NODE_AND, parts, 5);
}
