/* Names found by the table: the same as one by one, for ids that are alike in their ends or their
 * lengths, that stand for several things, or for nothing. */
#include "engine/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FACTS 60
#define OPTIONS 40

static struct arena *arena;

/* The i-th of ids that share their first and their last eight letters, or all but one. */
static const char *id_of(int i)
{
    switch (i % 4) {
    case 0: return arena_printf(arena, "residence_%d_municipality", i);
    case 1: return arena_printf(arena, "a%0*d", 1 + i / 4 % 20, 0);
    case 2: return arena_printf(arena, "m%d", i);
    default: return arena_printf(arena, "municipality_of_%c_residence", 'a' + i / 4);
    }
}

static int compare_facts(const void *a, const void *b)
{
    return strcmp(((const struct fact *)a)->common.id, ((const struct fact *)b)->common.id);
}

/* Facts, sorted as those of every model, whose options have the names of facts, and each other's.
 */
static const struct model *model_of_names(void)
{
    struct model *m = arena_alloc(arena, sizeof *m);
    m->nfacts = FACTS;
    m->facts = arena_array(arena, FACTS, sizeof *m->facts);
    for (int i = 0; i < FACTS; i++) {
        struct fact *f = &m->facts[i];
        f->common.id = id_of(i);
        f->noptions = i % 3 ? OPTIONS : 0;
        f->options = arena_array(arena, OPTIONS, sizeof *f->options);
        for (int k = 0; k < f->noptions; k++)
            f->options[k].id = id_of(i + k);
    }
    qsort(m->facts, FACTS, sizeof *m->facts, compare_facts);
    return m;
}

static int set_up(void **state)
{
    arena = arena_new((size_t)16 << 20);
    *state = arena;
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static void test_as_one_by_one(void **state)
{
    const struct model *m = model_of_names();
    const struct names *names = names_make(arena, m);
    int found = 0;
    (void)state;
    for (int i = 0; i < 2 * (FACTS + OPTIONS); i++) {
        const char *id = id_of(i);
        assert_int_equal(names_fact(names, id), model_fact(m, id));
        for (int f = 0; f < FACTS; f++) {
            assert_int_equal(names_option(names, f, id), fact_option(&m->facts[f], id));
            found += names_option(names, f, id) >= 0;
        }
    }
    assert_in_range(found, OPTIONS * FACTS / 2, OPTIONS * FACTS * 2);
}

static void test_what_stands_for_nothing(void **state)
{
    static const char *const none[] = {"", "m", "m2 ", "M2", "residence_0_municipalitY", "a"};
    const struct names *names = names_make(arena, model_of_names());
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(names_fact(names, none[i]), -1);
        assert_int_equal(names_option(names, 1, none[i]), -1);
    }
    assert_int_equal(names_fact(names, id_of(FACTS)), -1); /* an option, and no fact */
}

static void test_a_model_without_facts(void **state)
{
    struct model *m = arena_alloc(arena, sizeof *m);
    (void)state;
    assert_int_equal(names_fact(names_make(arena, m), "age"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_as_one_by_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_stands_for_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_model_without_facts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
