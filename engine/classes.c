/* The classes of a fact's values that a set of tests can tell apart: see settle.h. */
#include "engine/settle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct classes {
    const struct situation *s;
    const struct test *const *tests;
    int ntests;
    struct value *values;
    uint8_t *vectors; /* the answers: ntests bytes a value */
    int n;
};

static void classes_room(struct classes *c, int most)
{
    c->values = arena_array(c->s->arena, (size_t)most + 1, sizeof *c->values);
    c->vectors = arena_array(c->s->arena, ((size_t)most + 1) * (size_t)c->ntests + 1, 1);
}

/* Keeps a value when no earlier one gives the same answers. */
static void class_add(struct classes *c, const struct value *v)
{
    size_t width = (size_t)c->ntests;
    uint8_t *vector = c->vectors + (size_t)c->n * width;
    for (int i = 0; i < c->ntests; i++)
        vector[i] = (uint8_t)test_eval_with(c->tests[i], c->s, v);
    for (int i = 0; i < c->n; i++)
        if (memcmp(c->vectors + (size_t)i * width, vector, width) == 0)
            return;
    c->values[c->n++] = *v;
}

static int compare_int64(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Numbers, levels and days: a class begins at the lowest value or where an interval begins or ends.
 */
static void interval_classes(struct classes *c, const struct fact *f)
{
    int64_t *starts = arena_array(c->s->arena, 2 * (size_t)c->ntests + 1, sizeof *starts);
    int n = 0;
    starts[n++] = f->low;
    for (int i = 0; i < c->ntests; i++) {
        const struct interval *in = &c->s->day->intervals[c->tests[i]->id];
        if (in->low > f->low && in->low <= f->high)
            starts[n++] = in->low;
        if (in->high >= f->low && in->high < f->high)
            starts[n++] = in->high + 1;
    }
    qsort(starts, (size_t)n, sizeof *starts, compare_int64);
    classes_room(c, n);
    for (int i = 0; i < n; i++) {
        struct value v = {.known = true, .n = starts[i]};
        if (i == 0 || starts[i] != starts[i - 1])
            class_add(c, &v);
    }
}

static void option_classes(struct classes *c, const struct fact *f)
{
    classes_room(c, (int)f->high + 1);
    for (int i = 0; i <= f->high; i++) {
        struct value v = {.known = true, .n = i};
        class_add(c, &v);
    }
}

/* A set of members, and how far it brings each test: for "has any" whether a member was met, for
 * "has all" whether none was missed. Of sets with the same progress one is enough. */
struct list {
    uint64_t progress, members;
};

static uint64_t progress(const struct classes *c, uint64_t members, uint64_t seen)
{
    uint64_t bits = 0;
    for (int i = 0; i < c->ntests; i++) {
        const struct test *t = c->tests[i];
        bool bit = t->op == TEST_HAS_ANY ? (t->members & members) != 0
                                         : (t->members & seen & ~members) == 0;
        bits |= (uint64_t)bit << i;
    }
    return bits;
}

static int compare_lists(const void *a, const void *b)
{
    const struct list *x = a, *y = b;
    if (x->progress != y->progress)
        return x->progress < y->progress ? -1 : 1;
    return x->members < y->members ? -1 : x->members > y->members;
}

static int lists_unite(struct list *lists, int n)
{
    int kept = 0;
    qsort(lists, (size_t)n, sizeof *lists, compare_lists);
    for (int i = 0; i < n; i++)
        if (i == 0 || lists[i].progress != lists[kept - 1].progress)
            lists[kept++] = lists[i];
    return kept;
}

/* Goes through the asked members that are not known, and doubles the sets at each. */
static bool member_classes(struct classes *c, const struct fact *f, const struct value *now)
{
    uint64_t asked = 0, seen = now->known_members;
    if (c->ntests > 64)
        return false;
    for (int i = 0; i < c->ntests; i++)
        asked |= c->tests[i]->members & ~now->known_members;
    struct list *lists = arena_array(c->s->arena, 1, sizeof *lists);
    int n = 1;
    *lists = (struct list){progress(c, now->members & seen, seen), now->members & seen};
    for (int member = 0; member < f->noptions; member++) {
        uint64_t bit = UINT64_C(1) << member;
        if (!(asked & bit))
            continue;
        seen |= bit;
        lists = arena_grow(c->s->arena, lists, (size_t)n, 2 * (size_t)n, sizeof *lists);
        for (int i = 0; i < n; i++) {
            uint64_t with = lists[i].members | bit;
            lists[n + i] = (struct list){progress(c, with, seen), with};
            lists[i].progress = progress(c, lists[i].members, seen);
        }
        n = lists_unite(lists, 2 * n);
        if (n > SETTLE_MAX)
            return false;
    }
    c->values = arena_array(c->s->arena, (size_t)n, sizeof *c->values);
    c->n = n;
    for (int i = 0; i < n; i++)
        c->values[i] =
            (struct value){.known = true, .members = lists[i].members, .known_members = UINT64_MAX};
    return true;
}

int fact_classes(const struct situation *s, int fact, const struct test *const *tests, int ntests,
                 struct value **out)
{
    const struct fact *f = &s->model->facts[fact];
    struct classes c = {.s = s, .tests = tests, .ntests = ntests};
    bool all = true;
    switch (f->kind) {
    case FACT_NUMBER:
    case FACT_SCALE:
    case FACT_DATE: interval_classes(&c, f); break;
    case FACT_YES_OR_NO:
    case FACT_CHOICE: option_classes(&c, f); break;
    case FACT_CHOICES: all = member_classes(&c, f, &s->facts[fact]); break;
    case FACT_KINDS: assert(!"no kind of fact");
    }
    *out = c.values;
    return all ? c.n : -1;
}
