/* Examples: what they may say, and that each expectation fails when it does not hold. */
#include "tests/engine/pack.h"

#define PACK                                                                                       \
    ENTRY("course", "when 'finnish < A2', priority (20), overlaps 'x', takes '4 weeks', gives "    \
                    "'finnish reaches A2.1, plan becomes yes',")                                   \
    ENTRY("cafe", "priority (10), overlaps 'x',")                                                  \
    ENTRY("trial", "when 'plan', waits '1 day', takes '2 weeks', gives 'work becomes job',")       \
    ENTRY("desk", "audience 'staff',")                                                             \
    "goal 'work' { name {en 'x'}, reached 'work is job' }\n"                                       \
    "obstacle 'none' { name {en 'x'}, scope 'regional', when 'age "                                \
    "> 64', blocks 'trial' }\n"

/* The first finding of running an example with these words, or "holds". */
static const char *run(const char *words)
{
    arena_reset(arena);
    issues_init(&issues, arena);
    const struct model *m =
        model_try(arena_printf(arena, FACTS PACK "example 'e' { %s }\n", words));
    if (!m)
        return issues.list[0].code;
    bool held = example_run(arena, m, 0, &issues);
    assert_int_equal(held, issues.n == 0);
    return held ? "holds"
                : arena_printf(arena, "%s: %s", issues.list[0].code, issues.list[0].message);
}

#define ON "on_date '2026-03-30', given 'finnish = A1, plan = no, work = home, age = 30', "

static void test_expectations(void **state)
{
    static const char *const rows[][2] = {
        {ON "expect 'course'", "holds"},
        {ON "expect 'cafe'", "example-failed: 'cafe' is expected and not recommended: it is an "
                             "alternative of 'course'"},
        {ON "expect 'trial'",
         "example-failed: 'trial' is expected and not recommended: it is not_eligible"},
        {ON "expect 'desk'", "holds"}, /* for whom it is meant */
        {ON "expect_not 'trial'", "holds"},
        {ON "expect_not 'cafe'", "holds"},
        {ON "expect_not 'course'", "example-failed: 'course' is recommended, and should not be"},
        {ON "expect_first 'course'", "holds"},
        {ON "expect_first 'cafe'", "example-failed: 'cafe' is expected first, and 'course' is: it "
                                   "is an alternative of 'course'"},
        {ON "expect_state 'trial not_eligible'", "holds"},
        {ON "expect_state 'trial possible'", "example-failed: 'trial' is not_eligible"},
        {"on_date '2026-03-30', expect_question 'plan', expect_state 'trial possible'", "holds"},
        {ON "expect_question 'plan'", "example-failed: 'plan' is expected to be asked, and is not"},
        {ON "expect_obstacle 'none'",
         "example-failed: the obstacle 'none' is expected, and is not met"},
        {"on_date '2026-03-30', given 'age = 70, plan = no', expect_obstacle 'none'", "holds"},
        {ON "expect_plan 'work: course > trial'", "holds"},
        {ON "expect_plan 'work: trial'",
         "example-failed: the cheapest plan to 'work' is another one: course > trial"},
        {"on_date '2026-03-30', given 'work = job', expect_plan 'work:'", "holds"},
        {ON "history 'course completed 2026-01-01 2026-03-01', expect_state 'course completed'",
         "holds"},
        {"on_date '2026-03-30', history 'course completed 2026-03-01', expect 'trial'",
         "holds"}, /* it gave a plan */
        {"on_date '2026-03-30', given 'plan = unknown', history 'course completed 2026-03-01', "
         "expect_state 'trial possible'",
         "holds"},
        {"on_date '2026-03-30', history 'course ongoing 2026-03-01', expect_state 'cafe "
         "suppressed'",
         "holds"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(run(rows[i][0]), rows[i][1]);
}

static void test_unreadable(void **state)
{
    static const char *const rows[][2] = {
        {"expect 'course'", "missing-word"},
        {"on_date '2026-02-30'", "bad-date"},
        {"on_date (3)", "wrong-type"},
        {ON "expect 'coarse'", "bad-example"},
        {ON "expect_state 'course done'", "bad-example"},
        {ON "expect_state 'course'", "bad-example"},
        {ON "expect_question 'agee'", "bad-example"},
        {ON "expect_obstacle 'nothing'", "bad-example"},
        {ON "expect_plan 'course'", "bad-example"}, /* the region has no goal of its own */
        {ON "expect_plan 'work: coarse'", "bad-example"},
        {"on_date '2026-03-30', given 'age is 3'", "bad-example"},
        {"on_date '2026-03-30', given 'agee = 3'", "bad-example"},
        {"on_date '2026-03-30', given 'age = 121'", "bad-example"},
        {"on_date '2026-03-30', given 'age = three'", "bad-example"},
        {"on_date '2026-03-30', given 'plan = true'", "bad-example"},
        {"on_date '2026-03-30', given 'work = hmoe'", "bad-example"},
        {"on_date '2026-03-30', given 'needs = (care, deb)'", "bad-example"},
        {"on_date '2026-03-30', given 'arrival = 2026-02-29'", "bad-example"},
        {"on_date '2026-03-30', given 'age = 3, age = 4'", "bad-example"},
        {ON "history 'course done 2026-01-01'", "bad-example"},
        {ON "history 'coarse completed 2026-01-01'", "bad-example"},
        {ON "history 'course completed'", "bad-example"},
        {ON "history 'course completed 2026-03-01 2026-02-01'", "bad-example"},
        {ON "history 'course completed 2026-03-01 2026-03-31'", "bad-example"}, /* after the day */
        {ON "history 'course ongoing 2026-03-31'", "bad-example"},
        {ON "history 'course completed 2026-03-01 2026-03-02 2026-03-03'", "bad-example"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(run(rows[i][0]), rows[i][1]) != 0)
            fail_msg("%s: %s", rows[i][0], run(rows[i][0]));
}

static void test_the_place_of_a_mistake(void **state)
{
    (void)state;
    run("on_date '2026-03-30', given 'age = 3, wrok = home'");
    const struct issue *found = &issues.list[0];
    assert_int_equal(found->where.column,
                     14 + (int)strlen("on_date '2026-03-30', given 'age = 3, ") + 1);
    assert_int_equal(found->where.length, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_expectations, arena_begin),
        cmocka_unit_test_setup(test_unreadable, arena_begin),
        cmocka_unit_test_setup(test_the_place_of_a_mistake, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
