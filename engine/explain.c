/* The tree that led to a service's state: see explain.h. Every node carries its own value, so a
 * reader sees what is missing without knowing how truth values are joined. */
#include "engine/explain.h"

#include <assert.h>

const char *const why_kind_ids[WHY_KINDS] = {
    "state",    "place",  "reach",    "when",       "consent", "valid", "overlap",
    "capacity", "bridge", "entry",    "transition", "from",    "ahead", "and",
    "or",       "not",    "at_least", "concept",    "test"};

struct maker {
    const struct decision *d;
    const struct situation *s;
    const struct model *m;
    struct arena *arena;
};

static struct why why_make(enum why_kind kind, enum truth value, struct rule_place rule)
{
    return (struct why){
        .kind = kind, .value = value, .rule = rule, .service = -1, .transition = -1, .fact = -1};
}

static enum truth truth_of(bool yes)
{
    return yes ? TRUTH_TRUE : TRUTH_FALSE;
}

static struct why *why_add(const struct maker *k, struct why *to, struct why member)
{
    to->members = arena_grow(k->arena, to->members, (size_t)to->nmembers, (size_t)to->nmembers + 1,
                             sizeof *to->members);
    to->members[to->nmembers] = member;
    return &to->members[to->nmembers++];
}

/* ---- conditions
 * ----------------------------------------------------------------------------------- */

static enum why_kind cond_why(enum cond_kind kind)
{
    static const enum why_kind kinds[] = {
        [COND_TRUE] = WHY_AND,       [COND_TEST] = WHY_TEST, [COND_NOT] = WHY_NOT,
        [COND_AND] = WHY_AND,        [COND_OR] = WHY_OR,     [COND_AT_LEAST] = WHY_AT_LEAST,
        [COND_CONCEPT] = WHY_CONCEPT};
    return kinds[kind];
}

static struct why cond_explain(const struct maker *k, const struct cond *c, struct rule_place rule)
{
    struct why why = why_make(cond_why(c->kind), settle_value(k->s, k->d->answers, c), rule);
    why.cond = c;
    if (c->kind == COND_TEST)
        why.fact = c->test->fact;
    if (c->kind == COND_CONCEPT)
        rule = k->m->concepts[c->concept].common.rule;
    for (int i = 0; i < c->nmembers; i++)
        why_add(k, &why, cond_explain(k, c->members[i], rule));
    return why;
}

struct why cond_tree(const struct decision *d, const struct cond *cond, struct rule_place rule)
{
    const struct situation *s = d->situation;
    struct maker k = {.d = d, .s = s, .m = s->model, .arena = s->arena};
    return cond_explain(&k, cond, rule);
}

/* A part of the root that is one condition; nothing when it asks for nothing. */
static void part_add(const struct maker *k, struct why *root, enum why_kind kind,
                     const struct cond *c, struct rule_place rule)
{
    if (c->kind == COND_TRUE)
        return;
    struct why *part = why_add(k, root, why_make(kind, settle_value(k->s, k->d->answers, c), rule));
    why_add(k, part, cond_explain(k, c, rule));
}

/* ---- reach
 * ----------------------------------------------------------------------------------------- */

static void from_add(const struct maker *k, struct why *to, const struct transition *t)
{
    if (t->from_start)
        why_add(k, to, why_make(WHY_FROM, TRUTH_TRUE, t->common.rule));
    for (int i = 0; i < t->from.n; i++) {
        bool there = situation_in(k->s, t->from.at[i], t->on);
        struct why *from = why_add(k, to, why_make(WHY_FROM, truth_of(there), t->common.rule));
        from->service = t->from.at[i];
        from->transition = to->transition;
    }
}

static bool from_any(const struct maker *k, const struct transition *t)
{
    for (int i = 0; i < t->from.n; i++)
        if (situation_in(k->s, t->from.at[i], t->on))
            return true;
    return t->from_start;
}

static struct why transition_explain(const struct maker *k, int index)
{
    const struct transition *t = &k->m->transitions[index];
    struct crossing crossing;
    bool open = transition_open(k->s, index, &crossing);
    struct why why = why_make(WHY_TRANSITION, TRUTH_FALSE, t->common.rule);
    why.transition = index;
    why.service = t->to;
    from_add(k, &why, t);
    bool valid = span_holds(&t->common.valid, k->s->as_of);
    if (!valid)
        why_add(k, &why, why_make(WHY_VALID, TRUTH_FALSE, t->common.rule))->transition = index;
    if (t->has_ahead && from_any(k, t) && valid)
        why_add(k, &why, why_make(WHY_AHEAD, truth_of(open), t->common.rule))->transition = index;
    if (t->when->kind != COND_TRUE)
        why_add(k, &why, cond_explain(k, t->when, t->common.rule));
    if (open)
        why.value = settle_value(k->s, k->d->answers, t->when);
    return why;
}

static void reach_add(const struct maker *k, struct why *root, int service)
{
    const struct service *s = &k->m->services[service];
    const struct cond *conds[SERVICE_CONDS];
    service_conds(k->s, service, conds);
    enum truth value = settle_value(k->s, k->d->answers, conds[COND_OF_REACH]);
    struct why reach = why_make(WHY_REACH, value, s->common.rule);
    if (s->entry)
        why_add(k, &reach, why_make(WHY_ENTRY, TRUTH_TRUE, s->common.rule));
    for (int i = 0; !s->entry && i < s->arriving.n; i++)
        why_add(k, &reach, transition_explain(k, s->arriving.at[i]));
    why_add(k, root, reach);
}

/* ---- the root
 * --------------------------------------------------------------------------------------- */

static void overlaps_add(const struct maker *k, struct why *root, int service)
{
    for (int i = 0; i < k->m->nservices; i++)
        if (i != service && situation_in(k->s, i, HISTORY_ONGOING) &&
            services_overlap(k->m, i, service))
            why_add(k, root,
                    why_make(WHY_OVERLAP, TRUTH_FALSE, k->m->services[service].common.rule))
                ->service = i;
}

static void bridges_add(const struct maker *k, struct why *root, int service)
{
    const struct service *s = &k->m->services[service];
    for (int i = 0; i < s->bridges.n; i++) {
        int to = s->bridges.at[i];
        enum service_state state = (enum service_state)k->d->states[to];
        bool holds =
            state == STATE_FULL || (state == STATE_ELIGIBLE && k->m->services[to].has_waits);
        enum truth value = state == STATE_POSSIBLE ? TRUTH_UNKNOWN : truth_of(holds);
        why_add(k, root, why_make(WHY_BRIDGE, value, s->common.rule))->service = to;
    }
}

static enum truth state_truth(enum service_state state)
{
    return state == STATE_ELIGIBLE || state == STATE_FULL ? TRUTH_TRUE
           : state == STATE_POSSIBLE                      ? TRUTH_UNKNOWN
                                                          : TRUTH_FALSE;
}

struct explanation *explain_state(const struct decision *d, int service)
{
    const struct situation *sit = d->situation;
    struct maker k = {.d = d, .s = sit, .m = sit->model, .arena = sit->arena};
    const struct service *s = &k.m->services[service];
    struct explanation *e = arena_alloc(sit->arena, sizeof *e);
    e->service = service;
    e->state = (enum service_state)d->states[service];
    e->exact = !(d->inexact[service / 64] >> (service % 64) & 1);
    e->tree = why_make(WHY_STATE, state_truth(e->state), s->common.rule);
    e->tree.service = service;
    if (s->common.valid.from != DAY_FIRST || s->common.valid.to != DAY_LAST)
        why_add(
            &k, &e->tree,
            why_make(WHY_VALID, truth_of(span_holds(&s->common.valid, sit->as_of)), s->common.rule))
            ->service = service;
    part_add(&k, &e->tree, WHY_PLACE, s->place, s->common.rule);
    reach_add(&k, &e->tree, service);
    part_add(&k, &e->tree, WHY_WHEN, s->when, s->when_rule.file ? s->when_rule : s->common.rule);
    part_add(&k, &e->tree, WHY_CONSENT, s->consent, s->common.rule);
    overlaps_add(&k, &e->tree, service);
    if (s->capacity >= 0)
        why_add(&k, &e->tree,
                why_make(WHY_CAPACITY, truth_of(e->state != STATE_FULL), s->common.rule))
            ->service = service;
    bridges_add(&k, &e->tree, service);
    return e;
}

struct explanation *explain(const struct decision *d, int service)
{
    struct explanation *e = explain_state(d, service);
    explain_changes(d, e);
    return e;
}
