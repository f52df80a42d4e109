/* Makes the problem that a search works on: variables, trees, what each service does, and how a
 * state is packed into words.
 *
 * When are days part of a state? In one state an earlier day is at least as good as a later one,
 * unless something becomes true by time passing (`opens`). Then the search lets time pass freely
 * before a step, which is allowed only until a change day: what it finds is a lower bound, and the
 * plan itself where it keeps to the rule. Else the search is made again with `whole` and `exact`:
 * every service, the day in the state, and time that passes only until change days. */
#include "engine/plan_inner.h"

#include <string.h>

#define TOUCHED (-2)

static int var_add(struct problem *p, struct var var)
{
    ARENA_ROOM(p->arena, p->vars, p->nvars, p->cap_vars);
    var.assumed = -1;
    p->vars[p->nvars] = var;
    return p->nvars++;
}

/* ---- facts ---- */

/* Every member of a choices fact becomes a variable of its own, one after the other. */
static int members_add(struct problem *p, int fact, bool touched)
{
    const struct fact *f = &p->m->facts[fact];
    const struct value *v = &p->s->facts[fact];
    int first = p->nvars;
    for (int i = 0; i < f->noptions; i++) {
        bool known = v->known || v->known_members >> i & 1;
        int initial = known ? (int)(v->members >> i & 1) : 2;
        var_add(p, (struct var){.fact = fact,
                                .member = i,
                                .service = -1,
                                .ncodes = 2,
                                .initial = initial,
                                .unknown = !known,
                                .fixed = known && !touched});
    }
    return first;
}

static struct value *free_value(struct problem *p)
{
    struct value *value = arena_alloc(p->arena, sizeof *value);
    *value = (struct value){.known = true, .n = p->s->as_of};
    return value;
}

/* Numbers and dates never change: one that is unknown has a code for each class of its values. */
static struct var classes_var(struct problem *p, int fact)
{
    const struct test **tests = arena_array(p->arena, (size_t)p->m->ntests + 1, sizeof *tests);
    struct value *values = NULL;
    int n = 0;
    if (p->free && p->m->facts[fact].kind == FACT_DATE)
        return (struct var){.ncodes = 1, .values = free_value(p), .free = true};
    for (int i = 0; i < p->m->ntests; i++)
        if (p->m->tests[i]->fact == fact)
            tests[n++] = p->m->tests[i];
    int classes = fact_classes(p->s, fact, tests, n, &values);
    return (struct var){.ncodes = classes, .values = values};
}

static int value_add(struct problem *p, int fact)
{
    const struct fact *f = &p->m->facts[fact];
    const struct value *v = &p->s->facts[fact];
    bool classes = f->kind == FACT_NUMBER || f->kind == FACT_DATE;
    struct var var = {.ncodes = (int)f->high + 1};
    if (classes)
        var = classes_var(p, fact);
    var.fact = fact;
    var.member = var.service = -1;
    var.initial = v->known ? (int)v->n : var.ncodes;
    var.unknown = !v->known;
    return var_add(p, var);
}

int var_fact(struct problem *p, int fact, int member)
{
    int at = p->var_of_fact[fact];
    if (at < 0) {
        at = p->m->facts[fact].kind == FACT_CHOICES ? members_add(p, fact, at == TOUCHED)
                                                    : value_add(p, fact);
        p->var_of_fact[fact] = at;
    }
    return member < 0 ? at : at + member;
}

int var_done(struct problem *p, int service)
{
    if (p->var_of_done[service] < 0)
        p->var_of_done[service] =
            var_add(p, (struct var){.fact = -1,
                                    .member = -1,
                                    .service = service,
                                    .ncodes = 2,
                                    .initial = situation_in(p->s, service, HISTORY_COMPLETED)});
    return p->var_of_done[service];
}

/* ---- acts ---- */

static bool act_possible(const struct problem *p, int service)
{
    const struct service *s = &p->m->services[service];
    if (s->audience != AUDIENCE_CLIENT)
        return false;
    return s->repeatable || (!situation_in(p->s, service, HISTORY_COMPLETED) &&
                             !situation_in(p->s, service, HISTORY_ONGOING));
}

static int expected(const struct problem *p, bool has, const struct length *l)
{
    struct duration d;
    if (!has)
        return 0;
    d = length_on(p->m, l, p->s->as_of);
    return duration_expected(&d);
}

static void acts_make(struct problem *p)
{
    p->acts = arena_array(p->arena, (size_t)p->m->nservices + 1, sizeof *p->acts);
    for (int i = 0; i < p->m->nservices; i++) {
        const struct service *s = &p->m->services[i];
        bool possible = act_possible(p, i);
        if (!possible && !(p->parallel && situation_in(p->s, i, HISTORY_ONGOING)))
            continue;
        p->acts[p->nacts++] = (struct act){.service = i,
                                           .wait = expected(p, s->has_waits, &s->waits),
                                           .takes = expected(p, s->has_takes, &s->takes),
                                           .done = -1,
                                           .ended = -1,
                                           .repeatable = s->repeatable,
                                           .under_way = !possible,
                                           .load = s->load};
        for (int k = 0; k < s->ngives; k++)
            p->var_of_fact[s->gives[k].fact] = TOUCHED;
    }
}

static void trees_make(struct problem *p)
{
    struct rule goal = {-1, -1, p->m->goals[p->goal_index].common.rule, false};
    p->goal = tree_make(p, p->m->goals[p->goal_index].reached, &goal);
    for (int i = 0; i < p->nacts; i++)
        p->acts[i].tree = tree_service(p, p->acts[i].service);
}

/* ---- packing ---- */

static int bits_for(int codes)
{
    int bits = 1;
    while ((1 << bits) < codes)
        bits++;
    return bits;
}

struct packing {
    int word, shift;
};

static void var_place(struct var *v, struct packing *at)
{
    int bits = bits_for(v->ncodes + v->unknown);
    if (at->shift + bits > 64)
        at->word++, at->shift = 0;
    v->word = at->word;
    v->shift = at->shift;
    v->mask = (UINT64_C(1) << bits) - 1;
    at->shift += bits;
}

static int flag_add(struct problem *p, int ncodes)
{
    int var = var_add(p, (struct var){.fact = -1, .member = -1, .service = -1, .ncodes = ncodes});
    p->vars[var].relevant = true;
    return var;
}

void problem_pack(struct problem *p)
{
    struct packing at = {0, 0};
    for (int i = 0; i < p->nvars; i++)
        if (p->vars[i].relevant)
            var_place(&p->vars[i], &at);
    p->words = at.word + 1 + (p->parallel ? SLOTS / 2 : 0);
    p->initial = arena_array(p->arena, (size_t)p->words, sizeof *p->initial);
    p->spare = arena_array(p->arena, (size_t)p->words, sizeof *p->spare);
    for (int i = 0; i < p->nvars; i++)
        if (p->vars[i].relevant)
            code_set(&p->vars[i], p->initial, p->vars[i].initial);
}

/* ---- what an act does, in words ---- */

static void masks_make(struct problem *p, struct act *a)
{
    size_t words = (size_t)p->words;
    uint64_t *bits = arena_array(p->arena, 4 * words, sizeof *bits);
    a->mask = bits, a->want = bits + words, a->clear = bits + 2 * words, a->set = bits + 3 * words;
    a->raises = arena_array(p->arena, (size_t)a->nchanges + 1, sizeof *a->raises);
    a->nraises = 0;
    for (int i = 0; i < a->nchanges; i++) {
        const struct change *c = &a->changes[i];
        const struct var *v = &p->vars[c->var];
        if (!v->relevant)
            continue;
        if (c->raise) {
            a->raises[a->nraises++] = *c;
            continue;
        }
        a->clear[v->word] |= v->mask << v->shift;
        a->set[v->word] &= ~(v->mask << v->shift);
        a->set[v->word] |= (uint64_t)c->code << v->shift;
    }
}

/* A member of a conjunction that one code alone makes true is a comparison of bits. */
static bool mask_add(const struct problem *p, struct act *a, const struct node *n)
{
    const struct node *leaf = n->kind == NODE_NOT ? n->members[0] : n;
    enum truth wanted = n->kind == NODE_NOT ? TRUTH_FALSE : TRUTH_TRUE;
    int code = -1;
    if (leaf->kind != NODE_VAR || leaf->item >= 0 || n->item >= 0)
        return false;
    const struct var *v = &p->vars[leaf->var];
    for (int i = 0; i <= v->ncodes; i++) {
        if (i == v->ncodes && !v->unknown)
            break;
        if (leaf->table[i] == wanted && code >= 0)
            return false;
        if (leaf->table[i] == wanted)
            code = i;
    }
    if (code < 0 || v->unknown)
        return false;
    if (a->mask[v->word] & (v->mask << v->shift))
        return false; /* asked twice: left to the tree */
    a->mask[v->word] |= v->mask << v->shift;
    a->want[v->word] |= (uint64_t)code << v->shift;
    return true;
}

static void rest_make(struct problem *p, struct act *a)
{
    a->rest = a->tree;
    if (a->tree->kind == NODE_CONST && a->tree->item < 0 && a->tree->value == TRUTH_TRUE) {
        a->rest = NULL;
        return;
    }
    if (a->tree->kind != NODE_AND) {
        if (mask_add(p, a, a->tree))
            a->rest = NULL;
        return;
    }
    struct node **rest = arena_array(p->arena, (size_t)a->tree->n + 1, sizeof *rest);
    int n = 0;
    for (int i = 0; i < a->tree->n; i++)
        if (!mask_add(p, a, a->tree->members[i]))
            rest[n++] = a->tree->members[i];
    a->rest = n ? node_join(p, NODE_AND, rest, n) : NULL;
}

/* ---- the whole ---- */

/* Until when a service of another pack is under way. */
static void foreign_find(struct problem *p)
{
    p->foreign = DAY_NONE;
    for (int i = 0; p->parallel && i < p->s->nhistory; i++) {
        const struct visit *v = &p->s->history[i];
        if (v->service < 0 && v->state == HISTORY_ONGOING && v->ends > p->foreign)
            p->foreign = v->ends;
    }
}

/* A level that was not known before something under way raised it may have been higher: this can
 * be assumed, unless something else gave it outright. */
static void raised_by(struct problem *p, const struct situation *own, int service)
{
    const struct service *s = &p->m->services[service];
    for (int i = 0; i < s->ngives; i++) {
        int fact = s->gives[i].fact, var = p->var_of_fact[fact];
        if (own->facts[fact].known || p->m->facts[fact].kind != FACT_SCALE || var < 0)
            continue;
        struct var *v = &p->vars[var];
        if (s->gives[i].op == EFFECT_BECOMES)
            v->raised = v->ncodes;
        else if (v->raised <= s->gives[i].n)
            v->raised = (int)s->gives[i].n + 1;
    }
}

/* Such a fact is a variable, though it is known by now and nothing changes it. */
static void raised_touch(struct problem *p, const struct situation *own)
{
    for (int i = 0; p->conditional && i < p->m->nservices; i++) {
        const struct service *s = &p->m->services[i];
        for (int k = 0; situation_in(own, i, HISTORY_ONGOING) && k < s->ngives; k++)
            if (s->gives[k].op == EFFECT_REACHES && !own->facts[s->gives[k].fact].known)
                p->var_of_fact[s->gives[k].fact] = TOUCHED;
    }
}

static void raised_find(struct problem *p, const struct situation *own)
{
    for (int i = 0; p->conditional && i < p->m->nservices; i++)
        if (situation_in(own, i, HISTORY_ONGOING) &&
            (p->parallel || situation_in(p->s, i, HISTORY_COMPLETED)))
            raised_by(p, own, i);
}

static int *numbers(struct arena *arena, int n, int value)
{
    int *at = arena_array(arena, (size_t)n + 1, sizeof *at);
    for (int i = 0; i <= n; i++)
        at[i] = value;
    return at;
}

struct problem *problem_make(struct arena *arena, const struct problem_want *want)
{
    struct problem *p = arena_alloc(arena, sizeof *p);
    const struct model *m = want->s->model;
    *p = (struct problem){.arena = arena,
                          .s = want->s,
                          .m = m,
                          .goal_index = want->goal,
                          .day = want->day,
                          .conditional = want->conditional,
                          .missing = want->missing,
                          .parallel = want->parallel,
                          .whole = want->whole,
                          .exact = want->exact,
                          .free = want->free,
                          .sure = true,
                          .latest = want->latest ? want->latest : DAY_LAST,
                          .var_any = -1,
                          .var_day = -1,
                          .var_required = -1};
    p->var_of_fact = numbers(arena, m->nfacts, -1);
    p->var_of_done = numbers(arena, m->nservices, -1);
    p->var_of_end = numbers(arena, m->nservices, -1);
    acts_make(p);
    p->forbidden = arena_array(arena, (size_t)p->nacts + 1, sizeof *p->forbidden);
    raised_touch(p, want->own);
    trees_make(p);
    change_days(p);
    foreign_find(p);
    raised_find(p, want->own);
    relevance_find(p);
    fadings_find(p);
    if (p->parallel)
        p->var_start = flag_add(p, 4);
    if (p->exact || p->parallel)
        p->var_day = flag_add(p, day_code(DAY_LAST) + 1);
    p->var_required = flag_add(p, 1 << 16);
    problem_pack(p);
    if (p->var_day >= 0)
        code_set(&p->vars[p->var_day], p->initial, day_code(p->day));
    for (int i = 0; i < p->nacts; i++)
        if (p->acts[i].relevant) {
            masks_make(p, &p->acts[i]);
            rest_make(p, &p->acts[i]);
        }
    bound_make(p);
    return p;
}
