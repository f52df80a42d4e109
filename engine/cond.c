/* Conditions: evaluation by Kleene's tables, and the canonical text. */
#include "engine/cond.h"

#include "engine/model.h"
#include "engine/situation.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

const char *const history_state_ids[HISTORY_STATES] = {"completed", "ongoing", "interrupted"};

/* ---- evaluation ---------------------------------------------------------------------------------
 */

static enum truth range_eval(const struct test *t, const struct situation *s, const struct value *v)
{
    const struct interval *in = &s->day->intervals[t->id];
    if (v->known)
        return v->n >= in->low && v->n <= in->high ? TRUTH_TRUE : TRUTH_FALSE;
    const struct fact *f = &s->model->facts[t->fact];
    if (in->low <= f->low && f->high <= in->high)
        return TRUTH_TRUE;
    return in->low > in->high || in->high < f->low || f->high < in->low ? TRUTH_FALSE
                                                                        : TRUTH_UNKNOWN;
}

static bool set_has(const struct test *t, int64_t member)
{
    int low = 0, high = t->nset;
    while (low < high) {
        int middle = (low + high) / 2;
        if (t->set[middle] < member)
            low = middle + 1;
        else
            high = middle;
    }
    return low < t->nset && t->set[low] == member;
}

static enum truth in_eval(const struct test *t, const struct situation *s, const struct value *v)
{
    if (v->known)
        return set_has(t, v->n) ? TRUTH_TRUE : TRUTH_FALSE;
    return t->nset == s->model->facts[t->fact].noptions ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

static enum truth has_any_eval(const struct test *t, const struct value *v)
{
    if (v->members & v->known_members & t->members)
        return TRUTH_TRUE;
    return (t->members & ~v->known_members) == 0 ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

static enum truth has_all_eval(const struct test *t, const struct value *v)
{
    if (t->members & v->known_members & ~v->members)
        return TRUTH_FALSE;
    return (t->members & ~v->known_members) == 0 ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

/* The day that counts for "within last": the end; of an ongoing service the start. */
static day_t visit_day(const struct visit *v)
{
    return v->state == HISTORY_ONGOING ? v->started : v->ended;
}

static enum truth history_eval(const struct test *t, const struct situation *s)
{
    for (int i = 0; i < t->nset; i++) {
        if (!situation_in(s, t->set[i], t->state))
            continue;
        if (!t->has_span)
            return TRUTH_TRUE;
        const struct interval *in = &s->day->intervals[t->id];
        day_t day = visit_day(situation_visit(s, t->set[i]));
        if (day >= in->low && day <= in->high)
            return TRUTH_TRUE;
    }
    return TRUTH_FALSE;
}

static enum truth nothing_eval(const struct test *t, const struct situation *s)
{
    for (int i = 0; i < s->nhistory; i++) {
        const struct visit *v = &s->history[i];
        bool latest = v->service < 0 || situation_visit(s, v->service) == v;
        if (latest && v->state == t->state)
            return TRUTH_FALSE;
    }
    return TRUTH_TRUE;
}

enum truth test_eval_with(const struct test *t, const struct situation *s, const struct value *v)
{
    switch (t->op) {
    case TEST_YES: return !v->known ? TRUTH_UNKNOWN : v->n ? TRUTH_TRUE : TRUTH_FALSE;
    case TEST_RANGE:
    case TEST_WITHIN_LAST:
    case TEST_WITHIN_NEXT:
    case TEST_OVER_AGO: return range_eval(t, s, v);
    case TEST_IN: return in_eval(t, s, v);
    case TEST_HAS_ANY: return has_any_eval(t, v);
    case TEST_HAS_ALL: return has_all_eval(t, v);
    case TEST_HISTORY:
    case TEST_NOTHING: break;
    }
    assert(!"a test on no fact");
    return TRUTH_UNKNOWN;
}

enum truth test_eval(const struct test *t, const struct situation *s)
{
    if (t->fact >= 0)
        return test_eval_with(t, s, &s->facts[t->fact]);
    return t->op == TEST_HISTORY ? history_eval(t, s) : nothing_eval(t, s);
}

/* Most members are tests: these need no call. */
static inline enum truth member_eval(const struct cond *c, const uint8_t *answers)
{
    return c->kind == COND_TEST ? (enum truth)answers[c->test->id] : cond_eval(c, answers);
}

static enum truth and_eval(const struct cond *c, const uint8_t *answers)
{
    enum truth value = TRUTH_TRUE;
    for (int i = 0; i < c->nmembers && value != TRUTH_FALSE; i++) {
        enum truth member = member_eval(c->members[i], answers);
        value = member < value ? member : value;
    }
    return value;
}

static enum truth or_eval(const struct cond *c, const uint8_t *answers)
{
    enum truth value = TRUTH_FALSE;
    for (int i = 0; i < c->nmembers && value != TRUTH_TRUE; i++) {
        enum truth member = member_eval(c->members[i], answers);
        value = member > value ? member : value;
    }
    return value;
}

static enum truth at_least_eval(const struct cond *c, const uint8_t *answers)
{
    int trues = 0, possible = 0;
    for (int i = 0; i < c->nmembers; i++) {
        enum truth member = member_eval(c->members[i], answers);
        trues += member == TRUTH_TRUE;
        possible += member != TRUTH_FALSE;
    }
    return trues >= c->least ? TRUTH_TRUE : possible < c->least ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

enum truth cond_eval(const struct cond *c, const uint8_t *answers)
{
    switch (c->kind) {
    case COND_TRUE: return TRUTH_TRUE;
    case COND_TEST: return (enum truth)answers[c->test->id];
    case COND_NOT: return (enum truth)(2 - member_eval(c->members[0], answers));
    case COND_AND: return and_eval(c, answers);
    case COND_OR: return or_eval(c, answers);
    case COND_AT_LEAST: return at_least_eval(c, answers);
    case COND_CONCEPT: return member_eval(c->members[0], answers);
    }
    assert(!"a condition of no known kind");
    return TRUTH_UNKNOWN;
}

bool cond_same(const struct cond *a, const struct cond *b)
{
    if (a->kind != b->kind || a->test != b->test || a->concept != b->concept ||
        a->least != b->least || a->nmembers != b->nmembers)
        return false;
    for (int i = 0; a->kind != COND_CONCEPT && i < a->nmembers; i++)
        if (!cond_same(a->members[i], b->members[i]))
            return false;
    return true;
}

/* ---- the canonical text
 * --------------------------------------------------------------------------- */

struct printer {
    struct arena *arena;
    const struct model *model;
    char *text;
    size_t n, cap;
};

static void put(struct printer *p, const char *text)
{
    size_t length = strlen(text);
    while (p->n + length + 1 > p->cap) {
        p->cap = p->cap ? p->cap * 2 : 64;
        p->text = arena_grow(p->arena, p->text, p->n, p->cap, 1);
    }
    memcpy(p->text + p->n, text, length + 1);
    p->n += length;
}

static void put_bound(struct printer *p, const struct fact *fact, const struct bound *bound)
{
    char text[32];
    if (bound->parameter >= 0) {
        put(p, p->model->parameters[bound->parameter].common.id);
    } else if (fact->kind == FACT_SCALE) {
        put(p, fact->options[bound->value].id);
    } else if (fact->kind == FACT_DATE) {
        day_print((day_t)bound->value, text);
        put(p, text);
    } else {
        snprintf(text, sizeof text, "%lld", (long long)bound->value);
        put(p, text);
    }
}

static void put_length(struct printer *p, const struct length *length)
{
    char text[32];
    if (length->parameter >= 0) {
        put(p, p->model->parameters[length->parameter].common.id);
        return;
    }
    duration_print(&length->duration, text);
    put(p, text);
}

static void put_set(struct printer *p, const struct test *t)
{
    const struct fact *fact = t->fact >= 0 ? &p->model->facts[t->fact] : NULL;
    for (int i = 0; i < t->nset; i++) {
        put(p, i ? ", " : "");
        put(p, fact ? fact->options[t->set[i]].id : p->model->services[t->set[i]].common.id);
    }
}

/* " is a" or " is one of (a, b)", by the number of members. */
static void put_members(struct printer *p, const struct test *t, const char *one, const char *many)
{
    put(p, t->nset == 1 ? one : many);
    put(p, t->nset == 1 ? "" : "(");
    put_set(p, t);
    put(p, t->nset == 1 ? "" : ")");
}

static void put_range(struct printer *p, const struct fact *fact, const struct test *t)
{
    static const char *const signs[] = {
        [FORM_LT] = " < ",          [FORM_LE] = " <= ",      [FORM_EQ] = " = ",
        [FORM_GE] = " >= ",         [FORM_GT] = " > ",       [FORM_BETWEEN] = " in ",
        [FORM_BEFORE] = " before ", [FORM_AFTER] = " after "};
    assert(fact); /* only facts lie in a range */
    put(p, signs[t->form]);
    put_bound(p, fact, &t->low);
    if (t->form == FORM_BETWEEN) {
        put(p, "..");
        put_bound(p, fact, &t->high);
    }
}

static void put_history(struct printer *p, const struct test *t)
{
    put(p, history_state_ids[t->state]);
    put_members(p, t, " ", " any of ");
    if (t->has_span) {
        put(p, " within last ");
        put_length(p, &t->span);
    }
}

static void put_span(struct printer *p, const struct test *t, const char *before, const char *after)
{
    put(p, before);
    put_length(p, &t->span);
    put(p, after);
}

static void put_test(struct printer *p, const struct test *t)
{
    const struct fact *fact = t->fact >= 0 ? &p->model->facts[t->fact] : NULL;
    if (fact)
        put(p, fact->common.id);
    switch (t->op) {
    case TEST_YES: break;
    case TEST_RANGE: put_range(p, fact, t); break;
    case TEST_IN: put_members(p, t, " is ", " is one of "); break;
    case TEST_HAS_ANY: put_members(p, t, " has ", " has any of "); break;
    case TEST_HAS_ALL: put_members(p, t, " has ", " has all of "); break;
    case TEST_WITHIN_LAST: put_span(p, t, " within last ", ""); break;
    case TEST_WITHIN_NEXT: put_span(p, t, " within next ", ""); break;
    case TEST_OVER_AGO: put_span(p, t, " over ", " ago"); break;
    case TEST_HISTORY: put_history(p, t); break;
    case TEST_NOTHING:
        put(p, "nothing ");
        put(p, history_state_ids[t->state]);
        break;
    }
}

static void put_cond(struct printer *p, const struct cond *c);

static bool is_compound(const struct cond *c)
{
    return c->kind == COND_AND || c->kind == COND_OR;
}

/* "is not a", "is none of (a, b)", "has none of (a)" have words of their own. */
static bool put_negated(struct printer *p, const struct test *t)
{
    if (t->op != TEST_IN && t->op != TEST_HAS_ANY)
        return false;
    put(p, p->model->facts[t->fact].common.id);
    if (t->op == TEST_IN) {
        put_members(p, t, " is not ", " is none of ");
        return true;
    }
    put(p, " has none of (");
    put_set(p, t);
    put(p, ")");
    return true;
}

static bool has_negated_words(const struct cond *c)
{
    return c->kind == COND_NOT && c->members[0]->kind == COND_TEST &&
           (c->members[0]->test->op == TEST_IN || c->members[0]->test->op == TEST_HAS_ANY);
}

static void put_bracketed(struct printer *p, const struct cond *c, bool bracket)
{
    put(p, bracket ? "(" : "");
    put_cond(p, c);
    put(p, bracket ? ")" : "");
}

static void put_not(struct printer *p, const struct cond *c)
{
    const struct cond *member = c->members[0];
    if (member->kind == COND_TEST && put_negated(p, member->test))
        return;
    put(p, "not ");
    put_bracketed(p, member, is_compound(member) || member->kind == COND_NOT);
}

static void put_joined(struct printer *p, const struct cond *c, const char *joint)
{
    for (int i = 0; i < c->nmembers; i++) {
        const struct cond *m = c->members[i];
        put(p, i ? joint : "");
        bool bare_not = m->kind == COND_NOT && !has_negated_words(m);
        put_bracketed(p, m, is_compound(m) || (bare_not && c->kind != COND_AT_LEAST));
    }
}

static void put_cond(struct printer *p, const struct cond *c)
{
    char number[16];
    switch (c->kind) {
    case COND_TRUE: break;
    case COND_TEST: put_test(p, c->test); break;
    case COND_NOT: put_not(p, c); break;
    case COND_AND: put_joined(p, c, " and "); break;
    case COND_OR: put_joined(p, c, " or "); break;
    case COND_AT_LEAST:
        snprintf(number, sizeof number, "%d", c->least);
        put(p, "at least ");
        put(p, number);
        put(p, " of (");
        put_joined(p, c, ", ");
        put(p, ")");
        break;
    case COND_CONCEPT: put(p, p->model->concepts[c->concept].common.id); break;
    }
}

char *cond_print(struct arena *arena, const struct model *model, const struct cond *cond)
{
    struct printer p = {.arena = arena, .model = model};
    put(&p, "");
    put_cond(&p, cond);
    return p.text;
}
