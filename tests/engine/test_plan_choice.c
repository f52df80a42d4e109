/* Plans by hand: what must come out where something is not known, where there are several plans or
 * none, services beside each other, limits; and what the checker finds. */
#include "tests/engine/plan_pack.h"

/* ---- what is not known ---- */

static void certain_before_conditional(void **state)
{
    (void)state;
    struct fixture f =
        plan_for(FRAME GOAL("a") FIRST("s", "when 'b', gives 'a becomes yes'")
                     FIRST("t", "takes '1 year', gives 'a becomes yes'") CLIENT("given 'a = no'"),
                 &plain);
    assert_string_equal(shown(&f, 0), "t");
    assert_false(f.plans->at[0].conditional);
}

static void the_fewest_facts_are_assumed(void **state)
{
    (void)state;
    struct fixture f =
        plan_for(FRAME GOAL("a") FIRST("s", "when 'b and c', gives 'a becomes yes'")
                     FIRST("t", "when 'b', gives 'a becomes yes'") CLIENT("given 'a = no'"),
                 &plain);
    assert_string_equal(shown(&f, 0), "t");
    assert_int_equal(f.plans->at[0].nassumes, 1);
    assert_int_equal(f.plans->at[0].assumes[0].fact, model_fact(f.s->model, "b"));
    assert_int_equal(f.plans->at[0].assumes[0].value.n, 1);
}

static void an_answer_is_held_together(void **state)
{
    (void)state;
    expect_none(FRAME GOAL("a and c") FIRST("s", "when 'b', gives 'a becomes yes'") FIRST(
        "t", "when 'not b', gives 'c becomes yes'") CLIENT("given 'a = no, c = no'"));
    expect(FRAME GOAL("a") FIRST("s", "when 'b or (not b)', gives 'a becomes yes'")
               CLIENT("given 'a = no'"),
           "s", 0); /* settled: certain */
}

/* ---- several plans ---- */

static void none_takes_every_service_of_another(void **state)
{
    (void)state;
    struct plan_options three = {.k = 5};
    struct fixture f =
        plan_for(FRAME GOAL("a") FIRST("s", "takes '3 days', gives 'a becomes yes'")
                     FIRST("t", "takes '2 days', gives 'a becomes yes'")
                         FIRST("u", "gives 'b becomes yes'") CLIENT("given 'a = no, b = no'"),
                 &three);
    assert_int_equal(f.plans->n, 2);
    assert_string_equal(shown(&f, 0), "t");
    assert_string_equal(shown(&f, 1), "s");
}

/* ---- beside each other ---- */

#define HALF(id, fact, more)                                                                       \
    FIRST(id, "load (50), takes '10 days', gives '" fact " becomes yes', " more)

static void half_loads_run_beside_each_other(void **state)
{
    (void)state;
    struct plan_options beside = {.k = 1, .parallel = true};
    struct fixture f = plan_for(FRAME GOAL("a and b and c") HALF("s", "a", "") HALF("t", "b", "")
                                    HALF("u", "c", "") CLIENT("given 'a = no, b = no, c = no'"),
                                &beside);
    assert_int_equal(f.plans->at[0].expected, 20);
    assert_true(f.plans->at[0].optimal);
    f = plan_for(FRAME GOAL("a and b") HALF("s", "a", "overlaps 'x'") HALF("t", "b", "overlaps 'x'")
                     CLIENT("given 'a = no, b = no'"),
                 &beside);
    assert_int_equal(f.plans->at[0].expected, 20);
}

static void ongoing_holds_while_it_runs(void **state)
{
    (void)state;
    struct plan_options beside = {.k = 1, .parallel = true};
    const char *pack = FRAME GOAL("b") HALF("s", "a", "") HALF("t", "b", "when 'ongoing s'")
        CLIENT("given 'a = no, b = no'");
    struct fixture f = plan_for(pack, &beside);
    assert_string_equal(shown(&f, 0), "s > t");
    assert_int_equal(f.plans->at[0].expected, 10);
    expect_none(pack);
}

/* ---- no plan ---- */

static void missing_is(const char *pack, enum missing_kind kind, const char *service)
{
    struct fixture f = plan_for(pack, &plain);
    assert_true(f.plans->proved && f.plans->exact);
    assert_int_equal(f.plans->nmissing, 1);
    assert_int_equal(f.plans->missing[0].kind, kind);
    assert_int_equal(f.plans->missing[0].service,
                     service ? model_service(f.s->model, service) : -1);
}

static void what_is_missing(void **state)
{
    (void)state;
    missing_is(FRAME GOAL("a") FIRST("s", "when 'b', gives 'a becomes yes'")
                   CLIENT("given 'a = no, b = no'"),
               MISSING_TEST, "s");
    missing_is(FRAME GOAL("a") LATER("s", "gives 'a becomes yes'") LATER("t", "")
                   TRANSITION("x", "from 't', to 's'") CLIENT("given 'a = no'"),
               MISSING_REACH, "s");
    missing_is(FRAME GOAL("a") FIRST("s", "valid 'to 2026-01-01', gives 'a becomes yes'")
                   CLIENT("given 'a = no'"),
               MISSING_VALID, "s");
    missing_is(FRAME GOAL("a") FIRST("s", "gives 'b becomes yes'") CLIENT("given 'a = no'"),
               MISSING_NOTHING, NULL);
}

#define OBSTACLE "obstacle 'o' { name {en 'x'}, scope 'regional', when 'not b', blocks 's' }\n"

static void who_could_change_it(void **state)
{
    (void)state;
    const char *pack = FRAME GOAL("a") FIRST("s", "when 'b', gives 'a becomes yes'")
        OBSTACLE CLIENT("given 'a = no, b = no'");
    struct fixture f = plan_for(pack, &plain);
    assert_int_equal(f.plans->missing[0].by, MISSING_BY_CLIENT);
    assert_int_equal(f.plans->missing[0].obstacle, 0);
}

/* ---- limits, and the checker ---- */

static void a_limit_proves_nothing(void **state)
{
    (void)state;
    struct plan_options one = {.k = 1, .expansions = 1};
    struct fixture f =
        plan_for(FRAME GOAL("a and b") FIRST("s", "gives 'a becomes yes', takes '1 day'")
                     FIRST("t", "when 'a', gives 'b becomes yes'") CLIENT("given 'a = no, b = no'"),
                 &one);
    assert_int_equal(f.plans->n, 0);
    assert_false(f.plans->proved);
    assert_int_equal(f.plans->nmissing, 0);
}

static void the_checker_finds_what_is_wrong(void **state)
{
    (void)state;
    struct fixture f =
        plan_for(FRAME GOAL("a and b") FIRST("s", "gives 'a becomes yes', takes '1 day'")
                     FIRST("t", "when 'a', gives 'b becomes yes'") CLIENT("given 'a = no, b = no'"),
                 &plain);
    struct plan wrong = f.plans->at[0];
    wrong.steps = arena_grow(arena, wrong.steps, 2, 2, sizeof *wrong.steps);
    wrong.steps[0].expected_end++;
    assert_non_null(replay_plan(f.s, &wrong));
    wrong.steps[0] = f.plans->at[0].steps[1];
    wrong.steps[1] = f.plans->at[0].steps[0];
    assert_non_null(replay_plan(f.s, &wrong));
    wrong.nsteps = 1;
    assert_non_null(replay_plan(f.s, &wrong));
    wrong = f.plans->at[0];
    wrong.expected++;
    assert_non_null(replay_plan(f.s, &wrong));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup(f, arena_begin)
    const struct CMUnitTest tests[] = {
        TEST(certain_before_conditional),
        TEST(the_fewest_facts_are_assumed),
        TEST(an_answer_is_held_together),
        TEST(none_takes_every_service_of_another),
        TEST(half_loads_run_beside_each_other),
        TEST(ongoing_holds_while_it_runs),
        TEST(what_is_missing),
        TEST(who_could_change_it),
        TEST(a_limit_proves_nothing),
        TEST(the_checker_finds_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
