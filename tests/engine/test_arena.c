/* Arenas: what is handed out, what a reset keeps, and running out at every point of building a
 * model and deciding with it. */
#include "engine/explain.h"
#include "engine/question.h"
#include "tests/engine/pack.h"

#define BLOCK_HEAD ((size_t)16) /* what a block takes for itself */

static void test_alignment_and_zeros(void **state)
{
    (void)state;
    for (size_t n = 0; n < 300; n++) {
        unsigned char *p = arena_alloc(arena, n);
        assert_true((uintptr_t)p % 16 == 0);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xff, n);
    }
}

/* A reset gives everything back, and what comes next is zeroed all the same. */
static void test_reset(void **state)
{
    (void)state;
    memset(arena_alloc(arena, 1 << 20), 0xff, 1 << 20);
    assert_true(arena_used(arena) >= 1 << 20);
    arena_reset(arena);
    assert_int_equal(arena_used(arena), 0);
    unsigned char *p = arena_alloc(arena, 1 << 20);
    for (size_t i = 0; i < 1 << 20; i += 4093)
        assert_int_equal(p[i], 0);
}

static size_t block_bytes;
static void block_count(void *block, size_t size)
{
    assert_true((uintptr_t)block % 4096 == 0 && size % 4096 == 0);
    block_bytes += size;
}

static size_t held_by(const struct arena *a)
{
    block_bytes = 0;
    arena_blocks(a, block_count);
    return block_bytes;
}

/* What one large use took is kept for the next ones, and given back after many small ones. */
static void test_a_large_block_is_not_kept_for_ever(void **state)
{
    struct arena *a = arena_new((size_t)64 << 20);
    (void)state;
    assert_non_null(a);
    arena_secret(a);
    for (int uses = 0; uses < 5000; uses++) {
        arena_alloc(a, uses % 500 ? 1000 : (size_t)4 << 20);
        arena_reset(a);
        assert_true(held_by(a) >= (size_t)4 << 20);
    }
    for (int uses = 0; uses < 1000; uses++) {
        arena_alloc(a, 1000);
        arena_reset(a);
    }
    assert_true(held_by(a) <= (size_t)1 << 20);
    arena_alloc(a, (size_t)4 << 20);
    arena_free(a);
}

static void test_at_rest_nothing_is_kept(void **state)
{
    struct arena *a = arena_new((size_t)64 << 20);
    (void)state;
    assert_non_null(a);
    char *text = arena_copy(a, "still here", 10);
    arena_alloc(a, (size_t)4 << 20);
    arena_rest(a);
    assert_string_equal(text, "still here");
    arena_reset(a);
    assert_true(held_by(a) >= (size_t)4 << 20);
    arena_rest(a);
    assert_int_equal(held_by(a), 0);
    arena_rest(a);
    assert_string_equal(arena_copy(a, "again", 5), "again");
    arena_free(a);
}

static void test_growing(void **state)
{
    int *array = NULL, n = 0, cap = 0;
    (void)state;
    for (; n < 10000;) {
        ARENA_ROOM(arena, array, n, cap);
        assert_int_equal(array[n], 0);
        array[n] = n;
        n++;
    }
    for (int i = 0; i < n; i++)
        assert_int_equal(array[i], i);
}

static void test_texts(void **state)
{
    (void)state;
    assert_string_equal(arena_text(arena, "ä"), "ä");
    assert_string_equal(arena_copy(arena, "abc", 2), "ab");
    assert_string_equal(arena_printf(arena, "%s-%d", "x", 7), "x-7");
    assert_int_equal(strlen(arena_printf(arena, "%5000s", "x")), 5000);
}

static void test_blocks_are_pages(void **state)
{
    (void)state;
    arena_alloc(arena, 3 << 20);
    assert_true(held_by(arena) >= 3 << 20);
}

/* With AddressSanitizer too, memory that there is not is answered with NULL. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

/* ---- running out ------------------------------------------------------------------------------
 */

static bool runs_out(struct arena *a, size_t count, size_t size)
{
    jmp_buf guard, *before = arena_guard(a, &guard);
    volatile bool out = true;
    if (setjmp(guard) == 0) {
        arena_array(a, count, size);
        out = false;
    }
    arena_guard(a, before);
    return out;
}

static void test_the_limit(void **state)
{
    struct arena *a = arena_new(1 << 20);
    (void)state;
    assert_non_null(a);
    assert_true(runs_out(a, 2 << 20, 1));
    assert_true(runs_out(a, SIZE_MAX, 1));
    assert_true(runs_out(a, SIZE_MAX / 4 + 1, 4)); /* the product overflows */
    assert_true(runs_out(a, SIZE_MAX - 8, 1));     /* rounding up overflows */
    assert_false(runs_out(a, 100, 100));           /* and all of that took nothing away */
    int taken = 0;
    while (!runs_out(a, 1, 1000))
        taken++;
    assert_true(taken > 900 && taken < 1050);
    arena_reset(a);
    assert_false(runs_out(a, 100, 100));
    arena_free(a);
}

/* More than the system has, below the limit. */
static void test_no_memory(void **state)
{
    struct arena *a = arena_new(SIZE_MAX / 2);
    (void)state;
    assert_non_null(a);
    assert_true(runs_out(a, (size_t)1 << 50, 1));
    assert_false(runs_out(a, 100, 1));
    arena_free(a);
}

static const char pack[] = FACTS CONCEPT(
    "weak",
    "at least 2 of (age < 25, finnish < A2, work is "
    "home)") ENTRY("course", "when 'weak and needs has any of (care, debt)', takes '2-8 weeks', "
                             "gives 'finnish reaches B1', overlaps 'g', priority (3),"
                             "prefer { points (5), when 'consent or not consent' },")
    SERVICE("trial", "when 'arrival within last 3 months or plan or (not plan)',")
        ENTRY("bridge", "bridges 'trial', overlaps 'g',") TRANSITION(
            "t",
            "from 'course', to 'trial', within '4 weeks'") "example 'one' { on_date '2026-03-30', "
                                                           "given 'age = 20, work = home', "
                                                           "history 'course completed 2026-03-01', "
                                                           "expect_state 'trial eligible' }\n";

/* Everything that a pack and a request go through. */
static int work_all(struct arena *a)
{
    struct issues found;
    int n;
    issues_init(&found, a);
    struct decls *decls = decls_read(a, pack);
    decls_sort(decls, a);
    const struct model *m = model_build(a, decls, &found);
    assert_non_null(m);
    model_check(m, 20000, &found);
    struct situation *s = example_situation(a, m, 0, &found);
    situation_complete(s);
    struct decision *d = decide(s, &everything);
    questions_make(d, &n);
    for (int i = 0; i < m->nservices; i++) {
        struct language_use use = {LANG_FI, LANG_FI};
        why_sentence(d, &explain(d, i)->tree, &use);
    }
    return examples_run(a, m, &found);
}

/* The work in a block with `left` bytes, and no other block. True when it came to its end. */
static bool work_with(size_t left, size_t block)
{
    struct arena *a = arena_new(block);
    jmp_buf guard;
    volatile bool done = false;
    assert_non_null(a);
    arena_alloc(a, block - 4096);
    arena_reset(a); /* keeps the block, which is all that the limit lets it have */
    arena_guard(a, &guard);
    if (setjmp(guard) == 0) {
        arena_alloc(a, block - BLOCK_HEAD - left);
        assert_int_equal(work_all(a), 1);
        done = true;
    }
    arena_guard(a, NULL);
    arena_free(a);
    return done;
}

/* With less left each time, every allocation is once the one that fails. */
static void test_every_allocation_fails_once(void **state)
{
    (void)state;
    work_all(arena);
    assert_true(arena_used(arena) > 20000);
    size_t needed = arena_used(arena), block = (needed + 2 * 4096) & ~(size_t)4095;
    for (size_t left = 0; left < needed; left += 16)
        assert_false(work_with(left, block));
    assert_true(work_with(needed, block));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_alignment_and_zeros, arena_begin),
        cmocka_unit_test_setup(test_reset, arena_begin),
        cmocka_unit_test_setup(test_a_large_block_is_not_kept_for_ever, arena_begin),
        cmocka_unit_test_setup(test_at_rest_nothing_is_kept, arena_begin),
        cmocka_unit_test_setup(test_growing, arena_begin),
        cmocka_unit_test_setup(test_texts, arena_begin),
        cmocka_unit_test_setup(test_blocks_are_pages, arena_begin),
        cmocka_unit_test_setup(test_the_limit, arena_begin),
        cmocka_unit_test_setup(test_no_memory, arena_begin),
        cmocka_unit_test_setup(test_every_allocation_fails_once, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
