/* Questions: every fact whose answer can change what is eligible, no other, most bearing first. */
#include "engine/question.h"

#include "tests/engine/pack.h"

/* "fact bears_on, ..." */
static const char *asked(const char *pack, const char *given, const char *history)
{
    struct decision *d = decided(pack, (struct client){NULL, given, history});
    const char *all = "";
    int n;
    struct question *questions = questions_make(d, &n);
    for (int i = 0; i < n; i++) {
        assert_true(questions[i].exact);
        all = arena_printf(arena, "%s%s%s %d", all, i ? ", " : "",
                           d->situation->model->facts[questions[i].fact].common.id,
                           questions[i].bears_on);
    }
    return all;
}

static void test_most_bearing_first(void **state)
{
    const char *pack = ENTRY("a", "when 'plan and age < 18',") ENTRY("b", "when 'plan',")
        ENTRY("c", "when 'work is job',") ENTRY("d", "");
    (void)state;
    assert_string_equal(asked(pack, "", NULL), "plan 2, age 1, work 1");
    assert_string_equal(asked(pack, "plan = no", NULL), "work 1");
    assert_string_equal(asked(pack, "plan = yes", NULL), "age 1, work 1");
    assert_string_equal(asked(pack, "plan = yes, age = 3, work = job", NULL), "");
}

/* What was said to be unknown is asked again; what a history or a default tells is not. */
static void test_what_is_known(void **state)
{
    const char *pack = ENTRY("g", "gives 'plan becomes yes',") ENTRY("a", "when 'plan',");
    (void)state;
    assert_string_equal(asked(pack, "plan = unknown", NULL), "plan 1");
    assert_string_equal(asked(pack, "", "g completed 2026-01-01"), "");
    assert_string_equal(asked(pack, "plan = unknown", "g completed 2026-01-01"), "plan 1");
    assert_string_equal(
        asked("yes_or_no 'other' { name {en 'x'}, default (false) }\n" ENTRY("a", "when 'other',"),
              "", NULL),
        "");
}

static void test_nothing_needless(void **state)
{
    (void)state;
    assert_string_equal(asked(ENTRY("a", "when '(plan or not plan) and consent',"), "", NULL),
                        "consent 1");
    assert_string_equal(asked(ENTRY("a", "when 'plan and (not plan)',"), "", NULL), "");
    assert_string_equal(asked(ENTRY("a", "when 'plan', valid 'to 2020-01-01',"), "", NULL), "");
    assert_string_equal(asked(ENTRY("a", "when 'plan', audience 'staff',"), "", NULL), "");
    assert_string_equal(asked(ENTRY("a", "when 'plan',"), "", "a completed 2026-01-01"), "");
    assert_string_equal(asked(ENTRY("a", "when 'plan',"), "", "a ongoing 2026-01-01"), "");
    assert_string_equal(asked(ENTRY("a", "when 'plan', overlaps 'x',") ENTRY("b", "overlaps 'x',"),
                              "", "b ongoing 2026-01-01"),
                        "");
    assert_string_equal(asked(SERVICE("a", "when 'plan',"), "", NULL), ""); /* no way in */
    assert_string_equal(
        asked(ENTRY("a", "prefer { points (5), when 'plan' }, start_within '1 day of arrival',"),
              "", NULL),
        "");
}

/* Place, reach and consent are asked for like the condition. */
static void test_every_part(void **state)
{
    (void)state;
    assert_string_equal(asked("service 'a' { name {en 'x'}, kind 'service', area 'work', provider "
                              "'office', entry (true) }\n",
                              "", NULL),
                        "municipality 1");
    assert_string_equal(asked(ENTRY("a", "voluntary (true),"), "", NULL), "consent 1");
    assert_string_equal(
        asked(SERVICE("a", "") TRANSITION("t", "from 'start', to 'a', when 'plan'"), "", NULL),
        "plan 1");
    assert_string_equal(asked(ENTRY("a", "when 'arrival within last 8 weeks',"), "", NULL),
                        "arrival 1");
    assert_string_equal(asked(ENTRY("a", "when 'plan', capacity (0),"), "", NULL), "plan 1");
}

/* A bridge is judged by what it bridges, which asks for itself. */
static void test_bridges(void **state)
{
    const char *pack = ENTRY("b", "bridges 'a',") ENTRY("a", "when 'plan',");
    (void)state;
    assert_string_equal(asked(pack, "", NULL), "plan 1");
    pack = ENTRY("b", "when 'consent', bridges 'a',") ENTRY("a", "when 'plan', waits '1 day',");
    assert_string_equal(asked(pack, "", NULL), "consent 1, plan 1");
    assert_string_equal(asked(pack, "plan = no", NULL), "");
}

static void test_beyond_the_limit(void **state)
{
    const char *pack = "", *all = "", *none = "";
    int n;
    (void)state;
    for (int i = 0; i < 17; i++) {
        pack = arena_printf(arena, "%syes_or_no 'y%02d' { name {en 'x'} }\n", pack, i);
        all = arena_printf(arena, "%s%sy%02d", all, i ? " and " : "", i);
        none = arena_printf(arena, "%s%s(not y%02d)", none, i ? " or " : "", i);
    }
    struct decision *d = decided(
        arena_printf(arena, "%s" ENTRY("s", "when '(%s) or (%s)',") ENTRY("p", "when 'plan',"),
                     pack, all, none),
        (struct client){0});
    struct question *questions = questions_make(d, &n);
    assert_int_equal(n, 18);
    for (int i = 0; i < n; i++)
        assert_int_equal(questions[i].exact,
                         questions[i].fact == model_fact(d->situation->model, "plan"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_most_bearing_first, arena_begin),
        cmocka_unit_test_setup(test_what_is_known, arena_begin),
        cmocka_unit_test_setup(test_nothing_needless, arena_begin),
        cmocka_unit_test_setup(test_every_part, arena_begin),
        cmocka_unit_test_setup(test_bridges, arena_begin),
        cmocka_unit_test_setup(test_beyond_the_limit, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
