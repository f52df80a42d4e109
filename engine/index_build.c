/* Builds the index of a model: see index.h. */
#include "engine/index.h"

#include "engine/settle.h"

#include <assert.h>
#include <string.h>

/* Facts with more values than this have no column of their own: their tests refuse one by one. */
#define COLUMN_VALUES_MAX 4096
#define COLUMN_MEMBERS_MAX 10

/* The number of values that a column of this fact would tell apart; 0: it gets none. A value of a
 * choices fact is the set of its members, as bits. */
static int column_values(const struct fact *f)
{
    if (f->kind == FACT_CHOICES)
        return f->noptions <= COLUMN_MEMBERS_MAX ? 1 << f->noptions : 0;
    return f->kind != FACT_DATE && f->high - f->low < COLUMN_VALUES_MAX
               ? (int)(f->high - f->low) + 1
               : 0;
}

bool test_is_plain(const struct model *m, const struct test *t)
{
    bool by_value = t->op == TEST_YES || t->op == TEST_IN || t->op == TEST_HAS_ANY ||
                    t->op == TEST_HAS_ALL ||
                    (t->op == TEST_RANGE && t->low.parameter < 0 && t->high.parameter < 0);
    return by_value && t->fact >= 0 && column_values(&m->facts[t->fact]) > 0;
}

/* The conditions on one fact while its column grows. */
struct growing {
    struct residue *parts;
    int nparts, parts_cap;
};

struct builder {
    struct arena *arena;
    const struct model *model;
    struct index *index;
    struct situation *blank; /* nothing known */
    struct growing *growing; /* by fact */
    int *refusal_of;         /* by test, -1 */
    int refusals_cap, residues_cap;
};

/* A member of a service's conjunction, and the tests in it. */
struct member {
    const struct cond *cond;
    const int *clause;
    const struct test **tests;
    int ntests, cap;
    int part;
};

struct members {
    struct member *at;
    int n, cap;
};

static uint64_t *bits_make(struct builder *b)
{
    return arena_array(b->arena, (size_t)b->index->words, sizeof(uint64_t));
}

static void bits_fill(const struct builder *b, uint64_t *bits)
{
    for (int i = 0; i < b->model->nservices; i++)
        bit_set(bits, i);
}

static void tests_collect(struct builder *b, struct member *m, const struct cond *c)
{
    if (c->kind == COND_TEST) {
        ARENA_ROOM(b->arena, m->tests, m->ntests, m->cap);
        m->tests[m->ntests++] = c->test;
    }
    for (int i = 0; i < c->nmembers; i++)
        tests_collect(b, m, c->members[i]);
}

static void members_collect(struct builder *b, struct members *all, const struct cond *c)
{
    if (c->kind == COND_TRUE)
        return;
    if (c->kind == COND_AND || c->kind == COND_CONCEPT) {
        for (int i = 0; i < c->nmembers; i++)
            members_collect(b, all, c->members[i]);
        return;
    }
    ARENA_ROOM(b->arena, all->at, all->n, all->cap);
    struct member *m = &all->at[all->n++];
    *m = (struct member){.cond = c, .part = all->n - 1};
    tests_collect(b, m, c);
}

/* History is always known: its tests depend on nothing. */
static bool tests_depend(const struct test *a, const struct test *b)
{
    return a->fact >= 0 && a->fact == b->fact &&
           (!a->members || !b->members || (a->members & b->members));
}

static bool members_depend(const struct member *a, const struct member *b)
{
    for (int i = 0; i < a->ntests; i++)
        for (int j = 0; j < b->ntests; j++)
            if (tests_depend(a->tests[i], b->tests[j]))
                return true;
    return false;
}

static bool member_repeats(const struct member *m)
{
    for (int i = 0; i < m->ntests; i++)
        for (int j = i + 1; j < m->ntests; j++)
            if (tests_depend(m->tests[i], m->tests[j]))
                return true;
    return false;
}

/* Members that depend on each other get one part: the number of the first of them. */
static void members_join(struct members *all)
{
    for (int i = 0; i < all->n; i++)
        for (int j = 0; j < i; j++) {
            int from = all->at[i].part, to = all->at[j].part;
            if (from == to || !members_depend(&all->at[i], &all->at[j]))
                continue;
            for (int k = 0; k < all->n; k++)
                if (all->at[k].part == from || all->at[k].part == to)
                    all->at[k].part = from < to ? from : to;
        }
}

/* The one fact that every test of a part is plainly about, or -1. */
static int part_fact(const struct builder *b, const struct members *all, int part)
{
    int fact = -1;
    for (int i = 0; i < all->n; i++)
        for (int j = 0; all->at[i].part == part && j < all->at[i].ntests; j++) {
            const struct test *t = all->at[i].tests[j];
            if (!test_is_plain(b->model, t) || (fact >= 0 && fact != t->fact))
                return -1;
            fact = t->fact;
        }
    return fact;
}

static void column_add(struct builder *b, int service, const struct member *m)
{
    struct growing *g = &b->growing[m->tests[0]->fact];
    ARENA_ROOM(b->arena, g->parts, g->nparts, g->parts_cap);
    g->parts[g->nparts++] = (struct residue){service, m->clause};
}

static void refusal_add(struct builder *b, int service, int test, bool when_true)
{
    struct index *index = b->index;
    if (b->refusal_of[test] < 0) {
        ARENA_ROOM(b->arena, index->refusals, index->nrefusals, b->refusals_cap);
        b->refusal_of[test] = index->nrefusals;
        index->refusals[index->nrefusals++] = (struct refusal){test, bits_make(b), bits_make(b)};
    }
    struct refusal *r = &index->refusals[b->refusal_of[test]];
    bit_set(when_true ? r->when_true : r->when_false, service);
}

static void residue_add(struct builder *b, int service, const int *clause)
{
    ARENA_ROOM(b->arena, b->index->residues, b->index->nresidues, b->residues_cap);
    b->index->residues[b->index->nresidues++] = (struct residue){service, clause};
}

static void member_place(struct builder *b, int service, const struct members *all, int i)
{
    const struct member *m = &all->at[i];
    const struct cond *c = m->cond;
    if (part_fact(b, all, m->part) >= 0)
        column_add(b, service, m);
    else if (c->kind == COND_TEST)
        refusal_add(b, service, c->test->id, false);
    else if (c->kind == COND_NOT && c->members[0]->kind == COND_TEST)
        refusal_add(b, service, c->members[0]->test->id, true);
    else
        residue_add(b, service, m->clause);
}

/* Whether a fact occurs twice in what does not end in one column. */
static bool part_is_tangled(const struct builder *b, const struct members *all, int i)
{
    const struct member *m = &all->at[i];
    if (part_fact(b, all, m->part) >= 0)
        return false;
    if (member_repeats(m))
        return true;
    for (int j = 0; j < i; j++)
        if (all->at[j].part == m->part)
            return true;
    return false;
}

/* All of a service's clauses stand together. */
static void needs_set(const struct builder *b, struct clauses *needs, struct members *all)
{
    size_t size = 0;
    for (int i = 0; i < all->n; i++)
        size += clause_size(all->at[i].cond);
    int *first = arena_raw(b->arena, (size + 1) * sizeof *first), *to = first;
    for (int i = 0; i < all->n; i++) {
        all->at[i].clause = to;
        to = clause_write(to, all->at[i].cond);
    }
    *needs = clauses_of(b->arena, first, all->n);
}

static void service_add(struct builder *b, int i)
{
    const struct service *s = &b->model->services[i];
    struct members all = {0};
    members_collect(b, &all, s->place);
    members_collect(b, &all, s->when);
    members_collect(b, &all, s->consent);
    needs_set(b, &b->index->needs[i], &all);
    members_join(&all);
    for (int k = 0; k < all.n; k++) {
        member_place(b, i, &all, k);
        if (part_is_tangled(b, &all, k))
            bit_set(b->index->tangled, i);
    }
}

/* ---- columns ----------------------------------------------------------------------------------
 */

/* Gives each value its class: the number of the first value with the same answers; and the last row
 * to what is answered when the value is unknown. */
static void classes_number(struct builder *b, struct column *c)
{
    const struct model *m = b->model;
    const struct fact *f = &m->facts[c->fact];
    size_t n = (size_t)c->ntests;
    int values = column_values(f);
    uint16_t *class_of = arena_array(b->arena, (size_t)values, sizeof *class_of);
    uint8_t *all = arena_array(b->arena, (size_t)values + 1, n);
    for (int i = 0; i <= values; i++) {
        struct value v = {.known = i < values, .n = f->low + i, .members = (uint64_t)i};
        v.known_members = v.known ? ~UINT64_C(0) : 0;
        uint8_t *vector = all + (size_t)c->nclasses * n;
        int class = 0;
        for (int k = 0; k < c->ntests; k++)
            vector[k] = (uint8_t)test_eval_with(m->tests[c->first_test + k], b->blank, &v);
        while (i < values && memcmp(all + (size_t) class * n, vector, n) != 0)
            class ++;
        if (i < values) {
            class_of[i] = (uint16_t) class;
            c->nclasses += class == c->nclasses;
        }
    }
    c->class_of = class_of;
    c->vectors = all;
}

/* A service is accepted by a class in which all its parts on this fact are true; when the value is
 * unknown, it is sure where every class accepts it and open where some class does. */
static void column_make(struct builder *b, struct column *c, const struct growing *g)
{
    uint8_t *answers = arena_alloc(b->arena, (size_t)b->model->ntests + 1);
    size_t words = (size_t)b->index->words;
    uint64_t *all = arena_array(b->arena, ((size_t)c->nclasses + 2) * words, sizeof *all);
    uint64_t *sure = all + (size_t)c->nclasses * words, *open = sure + words;
    bits_fill(b, sure);
    for (int class = 0; class < c->nclasses; class ++) {
        uint64_t *accepts = all + (size_t) class * words;
        bits_fill(b, accepts);
        memcpy(answers + c->first_test, c->vectors + (size_t) class * (size_t)c->ntests,
               (size_t)c->ntests);
        for (int k = 0; k < g->nparts; k++)
            if (clause_value(g->parts[k].clause, answers) != TRUTH_TRUE)
                bit_clear(accepts, g->parts[k].service);
        for (size_t k = 0; k < words; k++) {
            sure[k] &= accepts[k];
            open[k] |= accepts[k];
        }
    }
    c->accepts = all;
    c->parts = g->parts;
    c->nparts = g->nparts;
}

static uint64_t column_members(const struct fact *f)
{
    return f->kind == FACT_CHOICES ? (UINT64_C(1) << f->noptions) - 1 : 0;
}

/* The plain tests on one fact have ids one after the other. */
static void columns_make(struct builder *b)
{
    const struct model *m = b->model;
    struct index *index = b->index;
    uint8_t *unknown = arena_alloc(b->arena, (size_t)m->ntests + 1);
    index->columns = arena_array(b->arena, (size_t)m->nfacts + 1, sizeof *index->columns);
    index->loose = arena_array(b->arena, (size_t)m->ntests + 1, sizeof *index->loose);
    for (int i = 0; i < m->ntests;) {
        int next = i + 1;
        if (!test_is_plain(m, m->tests[i])) {
            index->loose[index->nloose++] = i++;
            continue;
        }
        while (next < m->ntests && m->tests[next]->fact == m->tests[i]->fact &&
               test_is_plain(m, m->tests[next]))
            next++;
        struct column *c = &index->columns[index->ncolumns++];
        *c = (struct column){.fact = m->tests[i]->fact,
                             .low = m->facts[m->tests[i]->fact].low,
                             .members = column_members(&m->facts[m->tests[i]->fact]),
                             .first_test = i,
                             .ntests = next - i};
        classes_number(b, c);
        memcpy(unknown + i, c->vectors + (size_t)(c->nclasses * c->ntests), (size_t)c->ntests);
        if (b->growing[c->fact].nparts)
            column_make(b, c, &b->growing[c->fact]);
        i = next;
    }
    index->unknown = unknown;
}

/* ---- the rest ---------------------------------------------------------------------------------
 */

static void sets_make(struct builder *b)
{
    const struct model *m = b->model;
    struct index *index = b->index;
    for (int i = 0; i < AUDIENCES; i++)
        index->audience[i] = bits_make(b);
    index->entry = bits_make(b);
    index->tangled = bits_make(b);
    index->bridges = arena_array(b->arena, (size_t)m->nservices + 1, sizeof *index->bridges);
    index->limited = arena_array(b->arena, (size_t)m->nservices + 1, sizeof *index->limited);
    index->cards = arena_array(b->arena, (size_t)m->nservices + 1, sizeof *index->cards);
    for (int i = 0; i < m->nservices; i++) {
        const struct service *s = &m->services[i];
        bool plain = !s->nprefers && !s->arriving.n && !s->has_start_within;
        index->cards[i] = (struct rank_card){.priority = (uint16_t)(s->priority & 1023),
                                             .plain = plain,
                                             .always = s->always,
                                             .grouped = s->groups.n > 0,
                                             .bridges = s->bridges.n > 0};
        bit_set(index->audience[s->audience], i);
        if (s->entry)
            bit_set(index->entry, i);
        if (s->bridges.n)
            index->bridges[index->nbridges++] = i;
        if (s->capacity >= 0)
            index->limited[index->nlimited++] = i;
    }
    index->starts = arena_array(b->arena, (size_t)m->ntransitions + 1, sizeof *index->starts);
    for (int i = 0; i < m->ntransitions; i++)
        if (m->transitions[i].from_start)
            index->starts[index->nstarts++] = i;
}

static void facts_find(struct builder *b)
{
    const struct model *m = b->model;
    struct index *index = b->index;
    index->choices = arena_array(b->arena, (size_t)m->nfacts + 1, sizeof *index->choices);
    index->defaults = arena_array(b->arena, (size_t)m->nfacts + 1, sizeof *index->defaults);
    for (int i = 0; i < m->nfacts; i++) {
        if (m->facts[i].kind == FACT_CHOICES)
            index->choices[index->nchoices++] = i;
        if (m->facts[i].has_default)
            index->defaults[index->ndefaults++] = i;
    }
    int *fact_of = arena_array(b->arena, (size_t)m->ntests + 1, sizeof *fact_of);
    for (int i = 0; i < m->ntests; i++)
        fact_of[i] = m->tests[i]->fact;
    index->fact_of = fact_of;
}

const struct index *index_make(struct arena *arena, const struct model *m)
{
    struct builder b = {.arena = arena, .model = m};
    b.index = arena_alloc(arena, sizeof *b.index);
    b.index->words = (m->nservices + 63) / 64;
    b.blank = situation_make(arena, m, 0, NULL);
    b.growing = arena_array(arena, (size_t)m->nfacts + 1, sizeof *b.growing);
    b.refusal_of = arena_array(arena, (size_t)m->ntests + 1, sizeof *b.refusal_of);
    memset(b.refusal_of, 0xff, ((size_t)m->ntests + 1) * sizeof *b.refusal_of);
    sets_make(&b);
    facts_find(&b);
    b.index->needs = arena_array(arena, (size_t)m->nservices + 1, sizeof *b.index->needs);
    for (int i = 0; i < m->nservices; i++)
        service_add(&b, i);
    columns_make(&b);
    return b.index;
}
