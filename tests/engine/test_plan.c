/* Plans by hand: what the meaning of plans says of days, effects, the history and dates must come
 * out. The search itself is held against brute force in tests/plan. */
#include "tests/engine/plan_pack.h"

/* ---- steps and days ---- */

static void goal_holds_already(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = yes\n"),
           "", 0);
}

static void expected_is_the_middle_rounded_up(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a") SERVICE("s", ENTRY "1 waits|t1-2 days\n1 takes|t3-6 days\n"
                                           "1 review_every|t2 days\n1 gives|ta becomes yes\n")
            CLIENT("1 given|ta = no\n"),
        &plain);
    const struct plan *p = &f.plans->at[0];
    assert_int_equal(p->shortest, 4);
    assert_int_equal(p->expected, 2 + 5);
    assert_int_equal(p->longest, 8);
    assert_int_equal(p->steps[0].earliest_start, AS_OF + 1);
    assert_int_equal(p->steps[0].begin, AS_OF + 2);
    assert_int_equal(p->steps[0].expected_end, AS_OF + 7);
    assert_int_equal(p->steps[0].latest_end, AS_OF + 8);
    assert_int_equal(p->steps[0].nreviews, 2);
    assert_int_equal(p->steps[0].reviews[1], AS_OF + 6);
    assert_int_equal(p->steps[0].ngives, 1);
    arena_free(f.arena);
}

static void months_are_30_days(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 takes|t1 month\n1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = no\n"),
           "s", 30);
}

static void fewer_days_then_steps_then_ids(void **state)
{
    (void)state;
    const char *pack = FRAME GOAL("a and b")
        SERVICE("sz", ENTRY "1 gives|ta becomes yes, b becomes yes\n1 takes|t6 days\n")
            SERVICE("sa", ENTRY "1 gives|ta becomes yes\n1 takes|t3 days\n")
                SERVICE("sb", ENTRY "1 gives|tb becomes yes\n1 takes|t3 days\n")
                    CLIENT("1 given|ta = no, b = no\n");
    expect(pack, "sz", 6);
    expect(FRAME GOAL("a and b") SERVICE("sb", ENTRY "1 gives|ta becomes yes\n")
               SERVICE("sa", ENTRY "1 gives|tb becomes yes\n") CLIENT("1 given|ta = no, b = no\n"),
           "sa > sb", 0);
}

static void waits_for_a_valid(void **state)
{
    (void)state;
    const char *pack = FRAME GOAL("a")
        SERVICE("s", ENTRY "1 valid|t2026-03-12 on\n1 waits|t4 days\n1 gives|ta becomes yes\n")
            CLIENT("1 given|ta = no\n");
    expect(pack, "s", 14); /* time passes until a `valid` begins, and only then the wait */
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 valid|t2026-03-12 on\n1 waits|t4 days\n"
                                              "1 gives|ta becomes yes\n")
               SERVICE("t", ENTRY "1 takes|t6 days\n") CLIENT("1 given|ta = no\n"),
           "t > s", 10); /* a service that fills the time is worth its step */
}

static void begins_within_its_dates(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 valid|tto 2026-03-05\n1 waits|t3 days\n"
                                              "1 takes|t1 year\n1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = no\n"),
           "s", 368);
    expect_none(FRAME GOAL("a") SERVICE("s", ENTRY "1 valid|tto 2026-03-05\n1 waits|t4 days\n"
                                                   "1 gives|ta becomes yes\n")
                    CLIENT("1 given|ta = no\n"));
}

static void no_plan_runs_past_the_last_day(void **state)
{
    (void)state;
    expect_none(FRAME GOAL("a") SERVICE("s", ENTRY "1 takes|t200 years\n1 gives|ta becomes yes\n")
                    CLIENT("1 given|ta = no\n"));
}

/* ---- effects ---- */

static void an_unknown_level_counts_as_reached(void **state)
{
    (void)state;
    expect(FRAME GOAL("l >= some") SERVICE("s", ENTRY "1 gives|tl reaches some\n") CLIENT(""), "s",
           0);
}

static void reaches_never_lowers(void **state)
{
    (void)state;
    expect(FRAME GOAL("a and l = much")
               SERVICE("s", ENTRY "1 gives|ta becomes yes, l reaches some\n")
                   CLIENT("1 given|ta = no, l = much\n"),
           "s", 0);
}

static void facts_can_be_taken_away(void **state)
{
    (void)state;
    expect(FRAME GOAL("a and b") SERVICE("s", ENTRY "1 gives|ta becomes yes, b becomes no\n")
               SERVICE("t", ENTRY "1 gives|tb becomes yes\n1 takes|t2 days\n")
                   CLIENT("1 given|ta = no, b = yes\n"),
           "s > t", 2);
}

/* ---- the history ---- */

static void interrupted_may_be_taken_again(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = no\n1 history|ts interrupted 2026-01-01 2026-02-01\n"),
           "s", 0);
    expect_none(FRAME GOAL("a") SERVICE("s", ENTRY "1 gives|ta becomes yes\n")
                    CLIENT("1 given|ta = no\n1 history|ts completed 2026-01-01 2026-02-01\n"));
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 repeatable|b1\n1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = no\n1 history|ts completed 2026-01-01 2026-02-01\n"),
           "s", 0);
}

static void what_is_ongoing_ends_first(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a and b") SERVICE("s", ENTRY "1 gives|ta becomes yes\n1 takes|t9 days\n")
            SERVICE("t", ENTRY "1 when|ta\n1 gives|tb becomes yes\n1 takes|t2 days\n")
                CLIENT("1 given|ta = no, b = no\n1 history|ts ongoing 2026-02-01 2026-03-06\n"),
        &plain);
    assert_string_equal(shown(&f, 0), "t");
    assert_int_equal(f.plans->at[0].expected, 4 + 2);
    assert_int_equal(f.plans->at[0].nongoing, 1);
    arena_free(f.arena);
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 gives|ta becomes yes\n1 takes|t9 days\n")
               CLIENT("1 given|ta = no\n1 history|ts ongoing 2026-02-26\n"),
           "", 5); /* its end is not told: it began 4 days ago and takes 9 */
}

static void transitions_lead_on(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("b") SERVICE("s", ENTRY "1 takes|t20 days\n") SERVICE(
            "t", "1 gives|tb becomes yes\n") "0 transition|tx\n1 from|ts\n1 to|tt\n1 "
                                             "on|tongoing\n1 ahead|t2 weeks\n1 by|toffice\n"
                                             "1 within|t1 week\n" CLIENT("1 given|tb = no\n"),
        &plain);
    assert_string_equal(shown(&f, 0), "s > t");
    const struct plan_step *t = &f.plans->at[0].steps[1];
    assert_int_equal(t->handover, AS_OF + 20 - 14);
    assert_int_equal(t->deadline, AS_OF + 20 + 7);
    assert_true(t->kept);
    assert_int_equal(t->owner, model_actor(f.s->model, "office"));
    arena_free(f.arena);
}

static void a_missed_deadline_is_shown(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a") SERVICE("s", ENTRY "1 start_within|t1 week of d\n1 gives|ta becomes yes\n")
            CLIENT("1 given|ta = no, d = 2026-01-01\n"),
        &plain);
    assert_int_equal(f.plans->n, 1);
    assert_false(f.plans->at[0].steps[0].kept);
    arena_free(f.arena);
}

/* ---- date tests ---- */

static void date_tests_move_with_the_day(void **state)
{
    (void)state;
    expect(FRAME GOAL("a")
               SERVICE("s", ENTRY "1 when|td over 10 days ago\n1 gives|ta becomes yes\n")
                   CLIENT("1 given|ta = no, d = 2026-03-01\n"),
           "s", 10);
    expect_none(FRAME GOAL("a and b") SERVICE(
        "s", ENTRY "1 when|td within last 5 days and b\n1 gives|ta becomes yes\n")
                    SERVICE("t", ENTRY "1 takes|t5 days\n1 gives|tb becomes yes\n")
                        CLIENT("1 given|ta = no, b = no, d = 2026-03-01\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goal_holds_already),
        cmocka_unit_test(expected_is_the_middle_rounded_up),
        cmocka_unit_test(months_are_30_days),
        cmocka_unit_test(fewer_days_then_steps_then_ids),
        cmocka_unit_test(waits_for_a_valid),
        cmocka_unit_test(begins_within_its_dates),
        cmocka_unit_test(no_plan_runs_past_the_last_day),
        cmocka_unit_test(an_unknown_level_counts_as_reached),
        cmocka_unit_test(reaches_never_lowers),
        cmocka_unit_test(facts_can_be_taken_away),
        cmocka_unit_test(interrupted_may_be_taken_again),
        cmocka_unit_test(what_is_ongoing_ends_first),
        cmocka_unit_test(transitions_lead_on),
        cmocka_unit_test(a_missed_deadline_is_shown),
        cmocka_unit_test(date_tests_move_with_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
