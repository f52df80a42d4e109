/* Settled truth: what every completion agrees on, which facts matter, and where the limit is. */
#include "tests/engine/pack.h"

static struct situation *asked(const char *condition, const char *given, const char *history)
{
    const char *pack = arena_printf(
        arena,
        CONCEPT("child", "age < 18") ENTRY(
            "give", "gives 'needs gains care',") "concept 'c' { name {en 'c'}, when \"%s\" }\n",
        condition);
    struct client c = {NULL, given, history};
    return completed_client(pack, &c);
}

static struct settled settled(const char *condition, const char *given, const char *history)
{
    struct situation *s = asked(condition, given, history);
    const struct cond *cond = cond_of(s->model, "c");
    const uint8_t *answers = tests_eval(s);
    struct settled found = settle(s, answers, &cond, 1);
    assert_int_equal(settle_value(s, answers, cond), found.value);
    return found;
}

struct row {
    const char *condition, *given;
    char value;
    const char *relevant;
};

static void rows_hold(const struct row *rows, size_t n, const char *history)
{
    for (size_t i = 0; i < n; i++) {
        struct settled found = settled(rows[i].condition, rows[i].given, history);
        struct situation *s = asked(rows[i].condition, rows[i].given, history);
        const char *relevant = facts_shown(s->model, found.relevant, found.nrelevant);
        if ("f?t"[found.value] != rows[i].value || strcmp(relevant, rows[i].relevant) != 0 ||
            !found.exact)
            fail_msg("%s, given %s: %c %s", rows[i].condition, rows[i].given, "f?t"[found.value],
                     relevant);
    }
}
#define ROWS(rows, history) rows_hold(rows, sizeof rows / sizeof *rows, history)

static void test_what_all_completions_say(void **state)
{
    static const struct row rows[] = {
        {"consent or not consent", "", 't', ""},
        {"consent and not consent", "", 'f', ""},
        {"age < 18 or age >= 18", "", 't', ""},
        {"age < 18 and age > 17", "", 'f', ""},
        {"child or age > 17", "", 't', ""},
        {"work is one of (home, job) or work is one of (job, school)", "", 't', ""},
        {"at least 2 of (work is home, work is job, work is school)", "", 'f', ""},
        {"at least 1 of (work is home, work is job, work is school)", "", 't', ""},
        {"needs has any of (care, debt) or needs has none of (care, debt)", "", 't', ""},
        {"needs has all of (care, debt) and needs has none of (care)", "", 'f', ""},
        {"arrival within last 8 weeks or arrival over 8 weeks ago or arrival after 2026-03-30", "",
         't', ""},
        {"arrival within last 1 month and arrival over 2 months ago", "", 'f', ""},
        {"finnish < A2 and finnish in A2.1..B1", "", 'f', ""},
        {"(consent or not consent) and plan", "plan = no", 'f', ""},
        {"(consent and plan) or (not consent) or (not plan)", "", 't', ""},
    };
    (void)state;
    ROWS(rows, NULL);
}

static void test_what_matters(void **state)
{
    static const struct row rows[] = {
        {"consent", "", '?', "consent"},
        {"consent and plan", "plan = yes", '?', "consent"},
        {"consent and plan", "", '?', "consent, plan"},
        {"consent or plan", "plan = yes", 't', ""},
        {"(consent or not consent) and plan", "", '?', "plan"},
        {"(age < 18 and consent) or (age >= 18 and consent)", "", '?', "consent"},
        {"(age < 18 and consent) or (age >= 18 and plan)", "consent = yes, plan = yes", 't', ""},
        {"(age < 18 and consent) or (age >= 18 and plan)", "", '?', "age, consent, plan"},
        {"(age < 18 and consent) or (age >= 18 and plan)", "age = 30", '?', "plan"},
        {"(age <= 18 and plan) or (age <= 18 and consent)", "", '?', "age, consent, plan"},
        {"(age in 3..9 and plan) or (age in 3..9 and consent)", "plan = yes", '?', "age"},
        {"at least 2 of (consent, plan, age < 18)", "age = 30", '?', "consent, plan"},
        {"at least 2 of (consent, plan, age < 18)", "age = 3, plan = yes", 't', ""},
        {"needs has care and work is job", "work = home", 'f', ""},
        {"age in 0..50 and age >= 10 and (age < 20 or plan)", "", '?', "age, plan"},
        {"age in 0..50 and age >= 51 and plan", "", 'f', ""},
        {"(plan and finnish < A2) or (plan and finnish >= A2)", "", '?', "plan"},
    };
    (void)state;
    ROWS(rows, NULL);
}

static void test_choices_known_in_part(void **state)
{
    static const struct row rows[] = {
        {"needs has care", "", 't', ""},
        {"needs has all of (care, debt) or needs has none of (debt)", "", 't', ""},
        {"needs has help or needs has none of (help, debt)", "", '?', "needs"},
        {"needs has help and needs has debt", "", '?', "needs"},
    };
    (void)state;
    ROWS(rows, "give completed 2026-01-01");
}

/* The conjunction as a whole, and what is settled in it without the others. */
static void test_several_conditions(void **state)
{
    const char *pack = CONCEPT("a", "consent") CONCEPT("b", "not consent") CONCEPT("c", "plan");
    struct client client = {0};
    struct situation *s = completed_client(pack, &client);
    const uint8_t *answers = tests_eval(s);
    const struct cond *conds[] = {cond_of(s->model, "a"), cond_of(s->model, "b"),
                                  cond_of(s->model, "c")};
    const struct cond *others[] = {conds[0], conds[2]};
    (void)state;
    assert_int_equal(settle(s, answers, conds, 3).value, TRUTH_FALSE);
    struct settled two = settle(s, answers, others, 2);
    assert_int_equal(two.value, TRUTH_UNKNOWN);
    assert_string_equal(facts_shown(s->model, two.relevant, two.nrelevant), "consent, plan");
    assert_int_equal(settle(s, answers, conds, 0).value, TRUTH_TRUE);
}

/* ---- the limit of 65,536 combinations ---------------------------------------------------------
 */

/* n facts of two values, each twice: 2 to the n combinations; always true. */
static struct settled tied(int n)
{
    const char *pack = FACTS, *all = "", *none = "";
    for (int i = 0; i < n; i++) {
        pack = arena_printf(arena, "%syes_or_no 'y%02d' { name {en 'x'} }\n", pack, i);
        all = arena_printf(arena, "%s%sy%02d", all, i ? " and " : "", i);
        none = arena_printf(arena, "%s%s(not y%02d)", none, i ? " or " : "", i);
    }
    const struct model *m = model_of(arena_printf(
        arena, "%sconcept 'c' { name {en 'x'}, when \"(%s) or (%s)\" }\n", pack, all, none));
    struct situation *s = situation_make(arena, m, 20000, NULL);
    situation_complete(s);
    const struct cond *c = cond_of(m, "c");
    return settle(s, tests_eval(s), &c, 1);
}

static void test_the_limit(void **state)
{
    struct settled within = tied(16), beyond = tied(17);
    (void)state;
    assert_true(within.value == TRUTH_TRUE && within.exact && within.nrelevant == 0);
    assert_true(beyond.value == TRUTH_UNKNOWN && !beyond.exact && beyond.nrelevant == 17);
}

/* Parts that share no fact are settled apart: together they may be many more. */
static void test_parts_stand_alone(void **state)
{
    const char *pack = FACTS, *all = "plan";
    (void)state;
    for (int i = 0; i < 40; i++) {
        pack = arena_printf(arena, "%snumber 'n%02d' { name {en 'x'}, between (0, 9) }\n", pack, i);
        all = arena_printf(arena, "%s and (n%02d < 5 or n%02d > 4)", all, i, i);
    }
    const struct model *m =
        model_of(arena_printf(arena, "%sconcept 'c' { name {en 'x'}, when \"%s\" }\n", pack, all));
    struct situation *s = situation_make(arena, m, 20000, NULL);
    const struct cond *c = cond_of(m, "c");
    struct settled found = settle(s, tests_eval(s), &c, 1);
    assert_true(found.value == TRUTH_UNKNOWN && found.exact);
    assert_string_equal(facts_shown(m, found.relevant, found.nrelevant), "plan");
}

/* A choices fact of 64 members, of which the tests can tell few sets apart. */
static void test_many_members(void **state)
{
    const char *options = "", *list = "o00";
    (void)state;
    for (int i = 0; i < 64; i++) {
        options = arena_printf(arena, "%soption 'o%02d' {en 'x'}, ", options, i);
        list = i ? arena_printf(arena, "%s, o%02d", list, i) : list;
    }
    const struct model *m = model_of(
        arena_printf(arena,
                     FACTS "choices 'many' { name {en 'x'}, %s}\nconcept 'c' { name {en 'x'}, when "
                           "\"many has any of (%s) or many has none of (%s)\" }\n",
                     options, list, list));
    struct situation *s = situation_make(arena, m, 20000, NULL);
    const struct cond *c = cond_of(m, "c");
    struct settled found = settle(s, tests_eval(s), &c, 1);
    assert_true(found.value == TRUTH_TRUE && found.exact);
}

/* Every set of five members can be told apart from every other: 32 of them. */
static void test_many_sets(void **state)
{
    const char *pack = FACTS
        "choices 'five' { name {en 'x'}, option 'a' {en 'x'}, option 'b' {en 'x'}, option 'c' {en "
        "'x'}, option 'd' {en 'x'}, option 'e' {en 'x'} }\n" CONCEPT(
            "three", "at least 3 of (five has a, five has b, five has c, five has d, five has e)")
            CONCEPT("fewer", "at least 3 of (five has none of (a), five has none of (b), five has "
                             "none of (c), five has none of (d), five has none of (e))")
                CONCEPT("c", "three or fewer");
    const struct model *m = model_of(pack);
    struct situation *s = situation_make(arena, m, 20000, NULL);
    const struct cond *c = cond_of(m, "c");
    struct settled found = settle(s, tests_eval(s), &c, 1);
    (void)state;
    assert_true(found.value == TRUTH_TRUE && found.exact);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_what_all_completions_say, arena_begin),
        cmocka_unit_test_setup(test_what_matters, arena_begin),
        cmocka_unit_test_setup(test_choices_known_in_part, arena_begin),
        cmocka_unit_test_setup(test_several_conditions, arena_begin),
        cmocka_unit_test_setup(test_the_limit, arena_begin),
        cmocka_unit_test_setup(test_parts_stand_alone, arena_begin),
        cmocka_unit_test_setup(test_many_members, arena_begin),
        cmocka_unit_test_setup(test_many_sets, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
