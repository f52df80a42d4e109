/* The shared tests of a model that is being built: equal tests become one, with one id. A hash
 * table in the arena, open addressing, at most half full. */
#include "engine/index.h"
#include "engine/lex.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct parser_memory {
    struct arena *arena;
    struct test **tests; /* by id */
    int ntests, cap;
    int *slots; /* ids, -1 is free; their number is a power of two */
    int nslots;
};

struct parser_memory *parser_memory_make(struct arena *arena)
{
    struct parser_memory *m = arena_alloc(arena, sizeof *m);
    m->arena = arena;
    return m;
}

static uint64_t mix(uint64_t hash, uint64_t n)
{
    hash = (hash ^ n) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

static uint64_t length_hash(uint64_t hash, const struct length *l)
{
    hash = mix(hash, (uint64_t)l->duration.low << 32 | (uint32_t)l->duration.high);
    return mix(hash, (uint64_t)l->duration.unit << 32 | (uint32_t)l->parameter);
}

static uint64_t test_hash(const struct test *t)
{
    uint64_t hash = mix((uint64_t)t->op << 32 | (uint32_t)t->fact, (uint64_t)t->form);
    hash = mix(hash, (uint64_t)t->low.value);
    hash = mix(hash, (uint64_t)t->high.value);
    hash = mix(hash, (uint64_t)(uint32_t)t->low.parameter << 32 | (uint32_t)t->high.parameter);
    hash = mix(hash, (uint64_t)t->state << 1 | t->has_span);
    hash = length_hash(hash, &t->span);
    for (int i = 0; i < t->nset; i++)
        hash = mix(hash, (uint64_t)t->set[i]);
    return hash;
}

static bool length_same(const struct length *a, const struct length *b)
{
    return a->parameter == b->parameter && a->duration.low == b->duration.low &&
           a->duration.high == b->duration.high && a->duration.unit == b->duration.unit;
}

static bool bound_same(const struct bound *a, const struct bound *b)
{
    return a->parameter == b->parameter && a->value == b->value;
}

static bool test_same(const struct test *a, const struct test *b)
{
    return a->op == b->op && a->fact == b->fact && a->form == b->form &&
           bound_same(&a->low, &b->low) && bound_same(&a->high, &b->high) && a->state == b->state &&
           a->has_span == b->has_span && length_same(&a->span, &b->span) && a->nset == b->nset &&
           (a->nset == 0 || memcmp(a->set, b->set, (size_t)a->nset * sizeof *a->set) == 0);
}

/* The slot where the test is, or where it would go. */
static int slot_find(const struct parser_memory *m, const struct test *t)
{
    unsigned mask = (unsigned)m->nslots - 1;
    unsigned at = (unsigned)test_hash(t) & mask;
    while (m->slots[at] >= 0 && !test_same(m->tests[m->slots[at]], t))
        at = (at + 1) & mask;
    return (int)at;
}

static void slots_double(struct parser_memory *m)
{
    m->nslots = m->nslots ? m->nslots * 2 : 256;
    m->slots = arena_array(m->arena, (size_t)m->nslots, sizeof *m->slots);
    memset(m->slots, 0xff, (size_t)m->nslots * sizeof *m->slots);
    for (int i = 0; i < m->ntests; i++)
        m->slots[slot_find(m, m->tests[i])] = i;
}

const struct test *test_share(struct parse *p, const struct test *test)
{
    struct parser_memory *m = p->memory;
    if (m->ntests * 2 >= m->nslots)
        slots_double(m);
    int slot = slot_find(m, test);
    if (m->slots[slot] >= 0)
        return m->tests[m->slots[slot]];
    struct test *copy = arena_grow(m->arena, test, 1, 1, sizeof *copy);
    copy->id = m->ntests;
    if (test->nset)
        copy->set = arena_grow(m->arena, test->set, (size_t)test->nset, (size_t)test->nset,
                               sizeof *copy->set);
    ARENA_ROOM(m->arena, m->tests, m->ntests, m->cap);
    m->slots[slot] = m->ntests;
    m->tests[m->ntests++] = copy;
    return copy;
}

/* ---- numbering ----------------------------------------------------------------------------------
 */

static int compare_tests(const void *x, const void *y, void *model)
{
    const struct test *a = *(struct test *const *)x, *b = *(struct test *const *)y;
    int of_a = test_is_plain(model, a) ? a->fact : INT_MAX;
    int of_b = test_is_plain(model, b) ? b->fact : INT_MAX;
    int order = (of_a > of_b) - (of_a < of_b);
    return order ? order : a->id - b->id;
}

const struct test **parser_tests(struct parser_memory *m, const struct model *model, int *n)
{
    if (m->ntests > 1)
        qsort_r(m->tests, (size_t)m->ntests, sizeof(struct test *), compare_tests, (void *)model);
    for (int i = 0; i < m->ntests; i++)
        m->tests[i]->id = i;
    *n = m->ntests;
    return (const struct test **)m->tests;
}
