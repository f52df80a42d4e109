/* What was settled on a day: see recall.h. A table of groups of places; clauses and the answers of
 * their tests belong to one group, in which the newest comes first. */
#include "engine/recall.h"

#include "engine/index.h"

#include <string.h>

#define TESTS_MIN 3     /* fewer are settled sooner than found */
#define KEPT 4          /* of a group */
#define GROUPS_MIN 64   /* a power of two, as all sizes are */
#define GROUPS_MAX 4096 /* a megabyte */
#define RELEVANT_MAX 20 /* more are not kept */

struct kept {           /* as long as a line of the processor's cache */
    const int *clauses; /* NULL: nothing is kept here */
    uint64_t answers;   /* two bits a test */
    uint8_t value, exact;
    uint16_t nrelevant;
    uint16_t relevant[RELEVANT_MAX];
};

_Static_assert(2 * CLAUSES_TESTS_MAX <= 64, "the answers of all tests fit into a key");

struct recall {
    struct kept (*groups)[KEPT];
    int bits; /* of a group's number */
};

struct recall *recall_make(struct arena *arena, const struct model *model)
{
    struct recall *r = arena_alloc(arena, sizeof *r);
    size_t groups = GROUPS_MIN;
    while (groups < GROUPS_MAX && groups < 16 * (size_t)model->nservices)
        groups *= 2;
    r->bits = __builtin_ctzll(groups);
    r->groups = arena_array(arena, groups, sizeof *r->groups);
    return r;
}

struct recall *recall_of(const struct situation *s)
{
    const struct index *index = s->model->index;
    for (int i = 0; i < index->nchoices; i++) {
        const struct value *v = &s->facts[index->choices[i]];
        if (!v->known && v->known_members)
            return NULL;
    }
    return s->day->recall;
}

/* The upper bits of a product are the best mixed (2^64 divided by the golden ratio). */
static struct kept *group_of(const struct recall *r, const struct kept *wanted)
{
    const uint64_t golden = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t mixed = wanted->answers * golden;
    mixed = ((mixed ^ mixed >> 32) + (uintptr_t)wanted->clauses) * golden;
    return r->groups[mixed >> (64 - r->bits)];
}

static bool kept_find(const struct kept *group, const struct kept *wanted, struct arena *arena,
                      struct settled *out)
{
    const struct kept *at = group, *end = group + KEPT;
    while (at < end && (at->answers != wanted->answers || at->clauses != wanted->clauses))
        at++;
    if (at == end)
        return false;
    *out = (struct settled){.value = (enum truth)at->value,
                            .exact = at->exact,
                            .relevant = arena_raw(arena, at->nrelevant * sizeof *out->relevant),
                            .nrelevant = at->nrelevant};
    for (int i = 0; i < at->nrelevant; i++)
        out->relevant[i] = at->relevant[i];
    return true;
}

static void kept_add(struct kept *group, struct kept *fresh, const struct settled *settled)
{
    int last = settled->nrelevant - 1; /* they ascend */
    if (settled->nrelevant > RELEVANT_MAX || (last >= 0 && settled->relevant[last] > UINT16_MAX))
        return;
    fresh->value = (uint8_t)settled->value;
    fresh->exact = settled->exact;
    fresh->nrelevant = (uint16_t)settled->nrelevant;
    for (int i = 0; i <= last; i++)
        fresh->relevant[i] = (uint16_t)settled->relevant[i];
    memmove(group + 1, group, (KEPT - 1) * sizeof *group);
    *group = *fresh;
}

struct settled recall_settle(struct recall *r, const struct situation *s, const uint8_t *answers,
                             const struct clauses *clauses)
{
    struct kept wanted = {.clauses = clauses->at};
    struct settled settled;
    if (!r || clauses->ntests < TESTS_MIN)
        return settle_clauses(s, answers, clauses, NULL);
    for (int i = 0; i < clauses->ntests; i++)
        wanted.answers = wanted.answers << 2 | answers[clauses->tests[i]];
    struct kept *group = group_of(r, &wanted);
    if (kept_find(group, &wanted, s->arena, &settled))
        return settled;
    settled = settle_clauses(s, answers, clauses, NULL);
    kept_add(group, &wanted, &settled);
    return settled;
}
