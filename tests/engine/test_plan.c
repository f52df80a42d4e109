/* Plans by hand: what the meaning of plans says of days, effects, the history and dates must come
 * out. The search itself is held against brute force in tests/plan. */
#include "tests/engine/plan_pack.h"

/* ---- steps and days ---- */

static void goal_holds_already(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") FIRST("s", "gives 'a becomes yes'") CLIENT("given 'a = yes'"), "", 0);
}

static void expected_is_the_middle_rounded_up(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a") FIRST(
            "s", "waits '1-2 days', takes '3-6 days', review_every '2 days', gives 'a becomes yes'")
            CLIENT("given 'a = no'"),
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
}

static void months_are_30_days(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") FIRST("s", "takes '1 month', gives 'a becomes yes'")
               CLIENT("given 'a = no'"),
           "s", 30);
}

static void fewer_days_then_steps_then_ids(void **state)
{
    (void)state;
    const char *pack =
        FRAME GOAL("a and b") FIRST("sz", "gives 'a becomes yes, b becomes yes', takes '6 days'")
            FIRST("sa", "gives 'a becomes yes', takes '3 days'")
                FIRST("sb", "gives 'b becomes yes', takes '3 days'")
                    CLIENT("given 'a = no, b = no'");
    expect(pack, "sz", 6);
    expect(FRAME GOAL("a and b") FIRST("sb", "gives 'a becomes yes'")
               FIRST("sa", "gives 'b becomes yes'") CLIENT("given 'a = no, b = no'"),
           "sa > sb", 0);
}

static void waits_for_a_valid(void **state)
{
    (void)state;
    const char *pack =
        FRAME GOAL("a") FIRST("s", "valid '2026-03-12 on', waits '4 days', gives 'a becomes yes'")
            CLIENT("given 'a = no'");
    expect(pack, "s", 14); /* time passes until a `valid` begins, and only then the wait */
    expect(FRAME GOAL("a")
               FIRST("s", "valid '2026-03-12 on', waits '4 days', gives 'a becomes yes'")
                   FIRST("t", "takes '6 days'") CLIENT("given 'a = no'"),
           "t > s", 10); /* a service that fills the time is worth its step */
}

static void begins_within_its_dates(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") FIRST(
               "s", "valid 'to 2026-03-05', waits '3 days', takes '1 year', gives 'a becomes yes'")
               CLIENT("given 'a = no'"),
           "s", 368);
    expect_none(FRAME GOAL("a")
                    FIRST("s", "valid 'to 2026-03-05', waits '4 days', gives 'a becomes yes'")
                        CLIENT("given 'a = no'"));
}

static void no_plan_runs_past_the_last_day(void **state)
{
    (void)state;
    expect_none(FRAME GOAL("a") FIRST("s", "takes '200 years', gives 'a becomes yes'")
                    CLIENT("given 'a = no'"));
}

/* ---- effects ---- */

static void an_unknown_level_counts_as_reached(void **state)
{
    (void)state;
    expect(FRAME GOAL("l >= some") FIRST("s", "gives 'l reaches some'") CLIENT(""), "s", 0);
}

static void reaches_never_lowers(void **state)
{
    (void)state;
    expect(FRAME GOAL("a and l = much") FIRST("s", "gives 'a becomes yes, l reaches some'")
               CLIENT("given 'a = no, l = much'"),
           "s", 0);
}

static void facts_can_be_taken_away(void **state)
{
    (void)state;
    expect(FRAME GOAL("a and b") FIRST("s", "gives 'a becomes yes, b becomes no'")
               FIRST("t", "gives 'b becomes yes', takes '2 days'")
                   CLIENT("given 'a = no, b = yes'"),
           "s > t", 2);
}

/* ---- the history ---- */

static void interrupted_may_be_taken_again(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") FIRST("s", "gives 'a becomes yes'")
               CLIENT("given 'a = no', history 's interrupted 2026-01-01 2026-02-01'"),
           "s", 0);
    expect_none(FRAME GOAL("a") FIRST("s", "gives 'a becomes yes'")
                    CLIENT("given 'a = no', history 's completed 2026-01-01 2026-02-01'"));
    expect(FRAME GOAL("a") FIRST("s", "repeatable (true), gives 'a becomes yes'")
               CLIENT("given 'a = no', history 's completed 2026-01-01 2026-02-01'"),
           "s", 0);
}

static void what_is_ongoing_ends_first(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a and b") FIRST("s", "gives 'a becomes yes', takes '9 days'")
            FIRST("t", "when 'a', gives 'b becomes yes', takes '2 days'")
                CLIENT("given 'a = no, b = no', history 's ongoing 2026-02-01 2026-03-06'"),
        &plain);
    assert_string_equal(shown(&f, 0), "t");
    assert_int_equal(f.plans->at[0].expected, 4 + 2);
    assert_int_equal(f.plans->at[0].nongoing, 1);
    expect(FRAME GOAL("a") FIRST("s", "gives 'a becomes yes', takes '9 days'")
               CLIENT("given 'a = no', history 's ongoing 2026-02-26'"),
           "", 5); /* its end is not told: it began 4 days ago and takes 9 */
}

static void transitions_lead_on(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("b") FIRST("s", "takes '20 days'") LATER("t", "gives 'b becomes yes'")
            TRANSITION("x", "from 's', to 't', on 'ongoing', ahead '2 weeks', within '1 week'")
                CLIENT("given 'b = no'"),
        &plain);
    assert_string_equal(shown(&f, 0), "s > t");
    const struct plan_step *t = &f.plans->at[0].steps[1];
    assert_int_equal(t->handover, AS_OF + 20 - 14);
    assert_int_equal(t->deadline, AS_OF + 20 + 7);
    assert_true(t->kept);
    assert_int_equal(t->owner, model_actor(f.s->model, "office"));
}

static void a_missed_deadline_is_shown(void **state)
{
    (void)state;
    struct fixture f =
        plan_for(FRAME GOAL("a") FIRST("s", "start_within '1 week of d', gives 'a becomes yes'")
                     CLIENT("given 'a = no, d = 2026-01-01'"),
                 &plain);
    assert_int_equal(f.plans->n, 1);
    assert_false(f.plans->at[0].steps[0].kept);
}

/* ---- date tests ---- */

static void date_tests_move_with_the_day(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") FIRST("s", "when 'd over 10 days ago', gives 'a becomes yes'")
               CLIENT("given 'a = no, d = 2026-03-01'"),
           "s", 10);
    expect_none(FRAME GOAL("a and b")
                    FIRST("s", "when 'd within last 5 days and b', gives 'a becomes yes'")
                        FIRST("t", "takes '5 days', gives 'b becomes yes'")
                            CLIENT("given 'a = no, b = no, d = 2026-03-01'"));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup(f, arena_begin)
    const struct CMUnitTest tests[] = {
        TEST(goal_holds_already),
        TEST(expected_is_the_middle_rounded_up),
        TEST(months_are_30_days),
        TEST(fewer_days_then_steps_then_ids),
        TEST(waits_for_a_valid),
        TEST(begins_within_its_dates),
        TEST(no_plan_runs_past_the_last_day),
        TEST(an_unknown_level_counts_as_reached),
        TEST(reaches_never_lowers),
        TEST(facts_can_be_taken_away),
        TEST(interrupted_may_be_taken_again),
        TEST(what_is_ongoing_ends_first),
        TEST(transitions_lead_on),
        TEST(a_missed_deadline_is_shown),
        TEST(date_tests_move_with_the_day),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
