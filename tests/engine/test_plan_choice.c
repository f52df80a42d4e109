/* Plans by hand: what must come out where something is not known, where there are several plans or
 * none, services beside each other, limits; and what the checker finds. */
#include "tests/engine/plan_pack.h"

/* ---- what is not known ---- */

static void certain_before_conditional(void **state)
{
    (void)state;
    struct fixture f =
        plan_for(FRAME GOAL("a") SERVICE("s", ENTRY "1 when|tb\n1 gives|ta becomes yes\n")
                     SERVICE("t", ENTRY "1 takes|t1 year\n1 gives|ta becomes yes\n")
                         CLIENT("1 given|ta = no\n"),
                 &plain);
    assert_string_equal(shown(&f, 0), "t");
    assert_false(f.plans->at[0].conditional);
    arena_free(f.arena);
}

static void the_fewest_facts_are_assumed(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a") SERVICE("s", ENTRY "1 when|tb and c\n1 gives|ta becomes yes\n")
            SERVICE("t", ENTRY "1 when|tb\n1 gives|ta becomes yes\n") CLIENT("1 given|ta = no\n"),
        &plain);
    assert_string_equal(shown(&f, 0), "t");
    assert_int_equal(f.plans->at[0].nassumes, 1);
    assert_int_equal(f.plans->at[0].assumes[0].fact, model_fact(f.s->model, "b"));
    assert_int_equal(f.plans->at[0].assumes[0].value.n, 1);
    arena_free(f.arena);
}

static void an_answer_is_held_together(void **state)
{
    (void)state;
    expect_none(FRAME GOAL("a and c") SERVICE("s", ENTRY "1 when|tb\n1 gives|ta becomes yes\n")
                    SERVICE("t", ENTRY "1 when|tnot b\n1 gives|tc becomes yes\n")
                        CLIENT("1 given|ta = no, c = no\n"));
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 when|tb or (not b)\n1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = no\n"),
           "s", 0); /* settled: certain */
}

/* ---- several plans ---- */

static void none_takes_every_service_of_another(void **state)
{
    (void)state;
    struct plan_options three = {.k = 5};
    struct fixture f = plan_for(
        FRAME GOAL("a") SERVICE("s", ENTRY "1 takes|t3 days\n1 gives|ta becomes yes\n")
            SERVICE("t", ENTRY "1 takes|t2 days\n1 gives|ta becomes yes\n")
                SERVICE("u", ENTRY "1 gives|tb becomes yes\n") CLIENT("1 given|ta = no, b = no\n"),
        &three);
    assert_int_equal(f.plans->n, 2);
    assert_string_equal(shown(&f, 0), "t");
    assert_string_equal(shown(&f, 1), "s");
    arena_free(f.arena);
}

/* ---- beside each other ---- */

#define HALF(id, fact, more)                                                                       \
    SERVICE(id, ENTRY "1 load|n50\n1 takes|t10 days\n1 gives|t" fact " becomes yes\n" more)

static void half_loads_run_beside_each_other(void **state)
{
    (void)state;
    struct plan_options beside = {.k = 1, .parallel = true};
    struct fixture f = plan_for(FRAME GOAL("a and b and c") HALF("s", "a", "") HALF("t", "b", "")
                                    HALF("u", "c", "") CLIENT("1 given|ta = no, b = no, c = no\n"),
                                &beside);
    assert_int_equal(f.plans->at[0].expected, 20);
    assert_true(f.plans->at[0].optimal);
    arena_free(f.arena);
    f = plan_for(FRAME GOAL("a and b") HALF("s", "a", "1 overlaps|tx\n")
                     HALF("t", "b", "1 overlaps|tx\n") CLIENT("1 given|ta = no, b = no\n"),
                 &beside);
    assert_int_equal(f.plans->at[0].expected, 20);
    arena_free(f.arena);
}

static void ongoing_holds_while_it_runs(void **state)
{
    (void)state;
    struct plan_options beside = {.k = 1, .parallel = true};
    const char *pack = FRAME GOAL("b") HALF("s", "a", "") HALF("t", "b", "1 when|tongoing s\n")
        CLIENT("1 given|ta = no, b = no\n");
    struct fixture f = plan_for(pack, &beside);
    assert_string_equal(shown(&f, 0), "s > t");
    assert_int_equal(f.plans->at[0].expected, 10);
    arena_free(f.arena);
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
    arena_free(f.arena);
}

static void what_is_missing(void **state)
{
    (void)state;
    missing_is(FRAME GOAL("a") SERVICE("s", ENTRY "1 when|tb\n1 gives|ta becomes yes\n")
                   CLIENT("1 given|ta = no, b = no\n"),
               MISSING_TEST, "s");
    missing_is(FRAME GOAL("a") SERVICE("s", "1 gives|ta becomes yes\n")
                   SERVICE("t", "") "0 transition|tx\n1 from|tt\n1 to|ts\n1 by|toffice\n" CLIENT(
                       "1 given|ta = no\n"),
               MISSING_REACH, "s");
    missing_is(FRAME GOAL("a")
                   SERVICE("s", ENTRY "1 valid|tto 2026-01-01\n1 gives|ta becomes yes\n")
                       CLIENT("1 given|ta = no\n"),
               MISSING_VALID, "s");
    missing_is(FRAME GOAL("a") SERVICE("s", ENTRY "1 gives|tb becomes yes\n")
                   CLIENT("1 given|ta = no\n"),
               MISSING_NOTHING, NULL);
}

static void who_could_change_it(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a") SERVICE(
            "s", ENTRY "1 when|tb\n1 gives|ta becomes yes\n") "0 obstacle|to\n" NAME
                                                              "1 scope|tregional\n1 when|tnot b\n1 "
                                                              "blocks|ts\n" CLIENT(
                                                                  "1 given|ta = no, b = no\n"),
        &plain);
    assert_int_equal(f.plans->missing[0].by, MISSING_BY_CLIENT);
    assert_int_equal(f.plans->missing[0].obstacle, 0);
    arena_free(f.arena);
}

/* ---- limits, and the checker ---- */

static void a_limit_proves_nothing(void **state)
{
    (void)state;
    struct plan_options one = {.k = 1, .expansions = 1};
    struct fixture f = plan_for(FRAME GOAL("a and b")
                                    SERVICE("s", ENTRY "1 gives|ta becomes yes\n1 takes|t1 day\n")
                                        SERVICE("t", ENTRY "1 when|ta\n1 gives|tb becomes yes\n")
                                            CLIENT("1 given|ta = no, b = no\n"),
                                &one);
    assert_int_equal(f.plans->n, 0);
    assert_false(f.plans->proved);
    assert_int_equal(f.plans->nmissing, 0);
    arena_free(f.arena);
}

static void the_checker_finds_what_is_wrong(void **state)
{
    (void)state;
    struct fixture f = plan_for(FRAME GOAL("a and b")
                                    SERVICE("s", ENTRY "1 gives|ta becomes yes\n1 takes|t1 day\n")
                                        SERVICE("t", ENTRY "1 when|ta\n1 gives|tb becomes yes\n")
                                            CLIENT("1 given|ta = no, b = no\n"),
                                &plain);
    struct plan wrong = f.plans->at[0];
    wrong.steps = arena_grow(f.arena, wrong.steps, 2, 2, sizeof *wrong.steps);
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
    arena_free(f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certain_before_conditional),
        cmocka_unit_test(the_fewest_facts_are_assumed),
        cmocka_unit_test(an_answer_is_held_together),
        cmocka_unit_test(none_takes_every_service_of_another),
        cmocka_unit_test(half_loads_run_beside_each_other),
        cmocka_unit_test(ongoing_holds_while_it_runs),
        cmocka_unit_test(what_is_missing),
        cmocka_unit_test(who_could_change_it),
        cmocka_unit_test(a_limit_proves_nothing),
        cmocka_unit_test(the_checker_finds_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
