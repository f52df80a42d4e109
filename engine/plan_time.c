/* What time does in trees: the history, windows of days, and the days on which something changes.
 * A date test is true in one window of days, because its fact's day never moves; parameters keep
 * their value of as_of. */
#include "engine/plan_inner.h"

#include <stdlib.h>

static const uint8_t done_table[] = {TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN};
static const uint8_t open_table[] = {TRUTH_TRUE, TRUTH_FALSE, TRUTH_UNKNOWN};

/* The first day on which `day` is no further away than the duration: months are added to the
 * earlier day and clipped, so it is found from a day that is surely too early. */
static day_t first_near(day_t day, const struct duration *d)
{
    day_t at = day_add(day, -d->low, d->unit) - 4;
    while (day_add(at, d->low, d->unit) < day)
        at++;
    return at;
}

/* The days on which a date test on `day` is true. */
struct span date_window(const struct problem *p, const struct test *t, day_t day)
{
    struct duration d = length_on(p->m, &t->span, p->s->as_of);
    if (t->op == TEST_WITHIN_NEXT)
        return (struct span){first_near(day, &d), day};
    if (t->op == TEST_OVER_AGO)
        return (struct span){day_add(day, d.low, d.unit) + 1, DAY_LAST};
    return (struct span){day, day_add(day, d.low, d.unit)};
}

/* ---- history ---- */

static struct node *leaf(struct problem *p, enum node_kind kind, int service, bool negative)
{
    struct node *n = node_const(p, TRUTH_FALSE);
    n->kind = kind;
    n->service = service;
    n->negative = negative;
    return n;
}

static struct node *leaf_done(struct problem *p, int service, const uint8_t *table, bool negative)
{
    struct node *n = leaf(p, NODE_VAR, -1, negative);
    n->var = var_done(p, service);
    n->table = table;
    return n;
}

static int var_end(struct problem *p, int service)
{
    if (p->var_of_end[service] >= 0)
        return p->var_of_end[service];
    ARENA_ROOM(p->arena, p->vars, p->nvars, p->cap_vars);
    int initial = situation_in(p->s, service, HISTORY_COMPLETED)
                      ? day_code(situation_visit(p->s, service)->ended)
                      : 0;
    p->vars[p->nvars] = (struct var){.fact = -1,
                                     .member = -1,
                                     .service = service,
                                     .ncodes = day_code(DAY_LAST) + 1,
                                     .initial = initial,
                                     .assumed = -1};
    return p->var_of_end[service] = p->nvars++;
}

static struct node *tree_completed(struct problem *p, const struct test *t, int service,
                                   bool negative)
{
    if (!t->has_span)
        return leaf_done(p, service, done_table, negative);
    struct node *n = leaf(p, NODE_RECENT, service, negative);
    n->var = var_end(p, service);
    n->span = length_on(p->m, &t->span, p->s->as_of);
    return n;
}

static struct node *tree_ongoing(struct problem *p, const struct test *t, int service,
                                 bool negative)
{
    if (!p->parallel)
        return node_const(p, TRUTH_FALSE);
    struct node *n = leaf(p, NODE_RUNS, service, negative);
    n->has_span = t->has_span;
    if (t->has_span)
        n->span = length_on(p->m, &t->span, p->s->as_of);
    return n;
}

/* Interrupted until it is taken again. */
static struct node *tree_broken_off(struct problem *p, const struct test *t, int service,
                                    bool negative)
{
    if (!situation_in(p->s, service, HISTORY_INTERRUPTED))
        return node_const(p, TRUTH_FALSE);
    struct node **parts = arena_array(p->arena, 3, sizeof *parts);
    int n = 0;
    parts[n++] = leaf_done(p, service, open_table, negative);
    if (p->parallel) {
        struct node *runs = leaf(p, NODE_NOT, -1, negative);
        runs->members = arena_array(p->arena, 1, sizeof *runs->members);
        runs->members[0] = leaf(p, NODE_RUNS, service, !negative);
        runs->n = 1;
        parts[n++] = runs;
    }
    if (t->has_span) {
        struct duration d = length_on(p->m, &t->span, p->s->as_of);
        day_t ended = situation_visit(p->s, service)->ended;
        parts[n++] = tree_window(p, (struct span){ended, day_add(ended, d.low, d.unit)}, negative);
    }
    return node_join(p, NODE_AND, parts, n);
}

struct node *tree_history(struct problem *p, const struct test *t, bool negative)
{
    static struct node *(*const makers[])(struct problem *, const struct test *, int,
                                          bool) = {[HISTORY_COMPLETED] = tree_completed,
                                                   [HISTORY_ONGOING] = tree_ongoing,
                                                   [HISTORY_INTERRUPTED] = tree_broken_off};
    struct node **any = arena_array(p->arena, (size_t)t->nset + 1, sizeof *any);
    for (int i = 0; i < t->nset; i++)
        any[i] = makers[t->state](p, t, t->set[i], negative);
    return node_join(p, NODE_OR, any, t->nset);
}

/* Whether a service of another pack, which the model does not know, is in this state. */
static bool foreign_in(const struct situation *s, enum history_state state)
{
    for (int i = 0; i < s->nhistory; i++)
        if (s->history[i].service < 0 && s->history[i].state == state)
            return true;
    return false;
}

static int var_anything(struct problem *p)
{
    if (p->var_any >= 0)
        return p->var_any;
    bool initial = foreign_in(p->s, HISTORY_COMPLETED);
    for (int i = 0; i < p->m->nservices; i++)
        initial = initial || situation_in(p->s, i, HISTORY_COMPLETED);
    ARENA_ROOM(p->arena, p->vars, p->nvars, p->cap_vars);
    p->vars[p->nvars] = (struct var){
        .fact = -1, .member = -1, .service = -1, .ncodes = 2, .initial = initial, .assumed = -1};
    return p->var_any = p->nvars++;
}

/* Beside each other, a service that is taken again is not completed while it runs. */
static struct node *tree_none_done(struct problem *p, bool negative)
{
    struct node **all = arena_array(p->arena, (size_t)p->m->nservices + 1, sizeof *all);
    if (foreign_in(p->s, HISTORY_COMPLETED))
        return node_const(p, TRUTH_FALSE);
    for (int i = 0; i < p->m->nservices; i++)
        all[i] = leaf_done(p, i, open_table, negative);
    return node_join(p, NODE_AND, all, p->m->nservices);
}

struct node *tree_nothing(struct problem *p, const struct test *t, bool negative)
{
    if (t->state == HISTORY_ONGOING)
        return p->parallel ? leaf(p, NODE_NOTHING_RUNS, -1, negative) : node_const(p, TRUTH_TRUE);
    if (t->state == HISTORY_COMPLETED && p->parallel)
        return tree_none_done(p, negative);
    if (t->state == HISTORY_COMPLETED) {
        struct node *n = leaf(p, NODE_VAR, -1, negative);
        n->var = var_anything(p);
        n->table = open_table;
        return n;
    }
    struct node **all = arena_array(p->arena, (size_t)p->m->nservices + 1, sizeof *all);
    int n = 0;
    if (foreign_in(p->s, HISTORY_INTERRUPTED))
        return node_const(p, TRUTH_FALSE);
    for (int i = 0; i < p->m->nservices; i++)
        if (situation_in(p->s, i, HISTORY_INTERRUPTED)) {
            struct node *again[2] = {leaf_done(p, i, done_table, negative),
                                     leaf(p, NODE_RUNS, i, negative)};
            all[n++] = node_join(p, NODE_OR, arena_grow(p->arena, again, 2, 2, sizeof *all),
                                 p->parallel ? 2 : 1);
        }
    return node_join(p, NODE_AND, all, n);
}

/* ---- the days on which something changes ---- */

static int compare_days(const void *a, const void *b)
{
    day_t x = *(const day_t *)a, y = *(const day_t *)b;
    return (x > y) - (x < y);
}

struct days {
    struct problem *p;
    day_t *at;
    int n, cap;
};

static void days_add(struct days *all, day_t day)
{
    if (day <= all->p->day || day > DAY_LAST)
        return;
    ARENA_ROOM(all->p->arena, all->at, all->n, all->cap);
    all->at[all->n++] = day;
}

static void days_add_window(struct days *all, struct span window)
{
    days_add(all, window.from);
    if (window.to < DAY_LAST)
        days_add(all, window.to + 1);
}

static void supposed_add(struct problem *p, struct fact_day one)
{
    if (one.day <= p->day || one.day > DAY_LAST)
        return;
    ARENA_ROOM(p->arena, p->supposed, p->nsupposed, p->cap_supposed);
    p->supposed[p->nsupposed++] = one;
}

static void days_of_test(struct days *all, const struct test *t)
{
    struct problem *p = all->p;
    if (t->op == TEST_HISTORY && t->has_span && t->state != HISTORY_ONGOING) {
        for (int i = 0; i < t->nset; i++)
            if (situation_in(p->s, t->set[i], t->state)) {
                struct duration d = length_on(p->m, &t->span, p->s->as_of);
                days_add(all, day_add(situation_visit(p->s, t->set[i])->ended, d.low, d.unit) + 1);
            }
        return;
    }
    if (t->op != TEST_WITHIN_LAST && t->op != TEST_WITHIN_NEXT && t->op != TEST_OVER_AGO)
        return;
    if (p->s->facts[t->fact].known) {
        days_add_window(all, date_window(p, t, (day_t)p->s->facts[t->fact].n));
        return;
    }
    if (!p->conditional || p->free)
        return; /* it stays unknown, or has no value of its own */
    int var = p->var_of_fact[t->fact];
    for (int i = 0; var >= 0 && i < p->vars[var].ncodes; i++) {
        struct span window = date_window(p, t, (day_t)p->vars[var].values[i].n);
        supposed_add(p, (struct fact_day){var, i, window.from});
        if (window.to < DAY_LAST)
            supposed_add(p, (struct fact_day){var, i, window.to + 1});
    }
}

/* Over everything that is declared, whether it matters or not: that a client may let time pass
 * until such a day does not depend on the goal. */
void change_days(struct problem *p)
{
    struct days all = {.p = p};
    for (int i = 0; i < p->m->nservices; i++)
        days_add(&all, p->m->services[i].common.valid.from);
    for (int i = 0; i < p->m->ntransitions; i++)
        days_add(&all, p->m->transitions[i].common.valid.from);
    for (int i = 0; i < p->m->ntests; i++)
        days_of_test(&all, p->m->tests[i]);
    if (all.n)
        qsort(all.at, (size_t)all.n, sizeof *all.at, compare_days);
    p->changes = all.at;
    for (int i = 0; i < all.n; i++)
        if (i == 0 || all.at[i] != all.at[i - 1])
            p->changes[p->nchanges++] = all.at[i];
}

/* ---- the days that a state need not hold any more ---- */

static void fadings_of(struct problem *p, int service)
{
    int var = p->var_of_end[service];
    for (int i = 0; var >= 0 && p->vars[var].relevant && i < p->m->ntests; i++) {
        const struct test *t = p->m->tests[i];
        if (t->op != TEST_HISTORY || !t->has_span || t->state != HISTORY_COMPLETED)
            continue;
        for (int k = 0; k < t->nset; k++)
            if (t->set[k] == service)
                p->fadings[p->nfadings++] =
                    (struct fading){var, length_on(p->m, &t->span, p->s->as_of)};
    }
}

void fadings_find(struct problem *p)
{
    size_t most = 0;
    for (int i = 0; i < p->m->ntests; i++)
        most += p->m->tests[i]->op == TEST_HISTORY ? (size_t)p->m->tests[i]->nset : 0;
    p->fadings = arena_array(p->arena, most + 1, sizeof *p->fadings);
    for (int i = 0; i < p->m->nservices; i++)
        fadings_of(p, i);
}

/* An end that is longer ago than every test looks is none. When nothing changes by time passing any
 * more but that a `valid` ends, an earlier day is as good as a later one: then the day is none too.
 */
void day_put(const struct problem *p, uint64_t *words, day_t day)
{
    bool matters = p->nchanges && p->changes[p->nchanges - 1] > day;
    for (int i = 0; i < p->nsupposed; i++)
        matters = matters || p->supposed[i].day > day;
    for (int i = 0; i < p->nfadings;) {
        const struct var *v = &p->vars[p->fadings[i].var];
        int at = i, code = code_get(v, words);
        bool looked_at = false;
        for (; i < p->nfadings && p->fadings[i].var == p->fadings[at].var; i++) {
            const struct duration *d = &p->fadings[i].span;
            looked_at = looked_at || (code && day_add(code_day(code), d->low, d->unit) >= day);
        }
        if (!looked_at)
            code_set(v, words, 0);
        matters = matters || looked_at;
    }
    code_set(&p->vars[p->var_day], words, matters ? day_code(day) : 0);
}
