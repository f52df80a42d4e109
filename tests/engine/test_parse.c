/* The small texts of rule files: what is refused, with its code and its place, and what may be left
 * to the reader's limits. What is read rightly is test_cond_text.c's and test_build.c's. */
#include "engine/parse.h"
#include "tests/engine/pack.h"

#define WORDS                                                                                      \
    "parameter 'limit' { value { says (18) } }\nparameter 'range' { value { says '2-8 weeks' } "   \
    "}\n"                                                                                          \
    "parameter 'weeks' { value { says '8 weeks' } }\nparameter 'bar' { value { says 'A2.1' } }\n"  \
    "number 'born' { name {en 'x'}, between (0, 9), statistics_only (true) }\n" CONCEPT(           \
        "k", "plan") SERVICE("course", "")

/* The condition stands behind 12 characters on line 1, so that columns can be counted. */
static const struct issue *refused(const char *condition)
{
    arena_reset(arena);
    issues_init(&issues, arena);
    const char *text = arena_printf(arena, "goal 'g' { reached \"%s\", name {en 'x'} }\n%s%s",
                                    condition, FACTS, WORDS);
    if (model_try(text))
        fail_msg("read: %s", condition);
    return &issues.list[0];
}

#define BEFORE 20 /* characters before the condition */

struct row {
    const char *condition, *code;
    int column, length; /* from 1, in the condition */
    const char *nearest;
};

static void test_mistakes(void **state)
{
    static const struct row rows[] = {
        {"agee < 18", "unknown-fact", 1, 4, "age"},
        {"consent and agee < 18 and finnish < B1", "unknown-fact", 13, 4, "age"},
        {"course", "unknown-fact", 1, 6, NULL},
        {"limit < 3", "unknown-fact", 1, 5, NULL},
        {"age", "wrong-test", 4, 1, NULL},
        {"age is 18", "wrong-test", 5, 2, NULL},
        {"age < old", "wrong-test", 7, 3, NULL},
        {"age < limti", "wrong-test", 7, 5, "limit"},
        {"age < weeks", "parameter-kind", 7, 5, NULL},
        {"finnish < limit", "parameter-kind", 11, 5, NULL},
        {"arrival within last limit", "parameter-kind", 21, 5, NULL},
        {"arrival within last bar", "parameter-kind", 21, 3, NULL},
        {"age < 121", "out-of-range", 7, 3, NULL},
        {"age < -1", "out-of-range", 7, 2, NULL},
        {"age < 18.5", "wrong-test", 7, 4, NULL},
        {"age < 9999999999999", "wrong-test", 7, 13, NULL},
        {"age in 64..17", "empty-range", 8, 2, NULL},
        {"age in 17", "condition-syntax", 10, 1, NULL},
        {"finnish < A2.2", "unknown-level", 11, 4, "A1.2"},
        {"finnish = A1", "bare-level", 11, 2, "A1.1"},
        {"finnish <= A1", "bare-level", 12, 2, "A1.1"},
        {"finnish in A1.1..A2", "bare-level", 18, 2, "A2.1"},
        {"work is jbo", "unknown-option", 9, 3, "job"},
        {"work is one of (job, shcool)", "unknown-option", 22, 6, "school"},
        {"work is one of (job, job)", "named-twice", 22, 3, NULL},
        {"work = job", "wrong-test", 6, 1, NULL},
        {"work is one of ()", "condition-syntax", 17, 1, NULL},
        {"needs is care", "wrong-test", 7, 2, NULL},
        {"needs has cares", "unknown-option", 11, 5, "care"},
        {"consent = yes", "condition-syntax", 9, 1, NULL},
        {"consent is maybe", "wrong-test", 12, 5, NULL},
        {"arrival before 2025-02-29", "bad-date", 16, 10, NULL},
        {"arrival before summer", "bad-date", 16, 6, NULL},
        {"arrival within last 2-8 weeks", "duration-range", 21, 3, NULL},
        {"arrival within last range", "duration-range", 21, 5, NULL},
        {"arrival within last 8 fortnights", "bad-duration", 21, 12, NULL},
        {"arrival within last wekes", "unknown-parameter", 21, 5, "weeks"},
        {"arrival over 3 years", "condition-syntax", 21, 1, NULL},
        {"arrival within 8 weeks", "condition-syntax", 16, 1, NULL},
        {"completed cuorse", "unknown-service", 11, 6, "course"},
        {"completed any of (course, course)", "named-twice", 27, 6, NULL},
        {"nothing", "condition-syntax", 8, 1, NULL},
        {"nothing done", "condition-syntax", 9, 4, NULL},
        {"born < 3", "statistics-only", 1, 4, NULL},
        {"consent and plan or k", "brackets-needed", 18, 2, NULL},
        {"consent or plan and k", "brackets-needed", 17, 3, NULL},
        {"not consent and plan", "brackets-needed", 13, 3, NULL},
        {"plan or not consent or k", "brackets-needed", 21, 2, NULL},
        {"not not consent", "brackets-needed", 5, 3, NULL},
        {"at least 2 of (consent and plan, k)", "brackets-needed", 24, 3, NULL},
        {"at least 0 of (consent, plan)", "at-least-count", 10, 1, NULL},
        {"at least 3 of (consent, plan)", "at-least-count", 10, 1, NULL},
        {"at least two of (consent, plan)", "condition-syntax", 10, 3, NULL},
        {"at least 1 of consent", "condition-syntax", 15, 7, NULL},
        {"(consent and plan", "condition-syntax", 18, 1, NULL},
        {"consent and plan)", "condition-syntax", 17, 1, NULL},
        {"consent adn plan", "condition-syntax", 9, 3, "and"},
        {"consent && plan", "condition-syntax", 9, 1, NULL},
        {"consent and", "condition-syntax", 12, 1, NULL},
        {"", "condition-syntax", 1, 1, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *r = &rows[i];
        const struct issue *found = refused(r->condition);
        if (strcmp(found->code, r->code) != 0 || found->where.line != 1 ||
            found->where.column != BEFORE + r->column || found->where.length != r->length ||
            strcmp(found->nearest ? found->nearest : "", r->nearest ? r->nearest : "") != 0)
            fail_msg("%s: %s at %d, %d long, nearest %s", r->condition,
                     issue_print(arena, found, NULL), found->where.column - BEFORE,
                     found->where.length, found->nearest ? found->nearest : "-");
    }
}

/* One reading tells of every name that is wrong. */
static void test_all_at_once(void **state)
{
    (void)state;
    refused("agee < 18 and finnish < A9 and (work is jbo or needs has crae)");
    assert_int_equal(issues.n, 4);
    assert_int_equal(issues.list[3].where.column, BEFORE + 58);
}

/* ---- limits -----------------------------------------------------------------------------------
 */

static const char *nested(int depth, const char *inside)
{
    for (int i = 0; i < depth; i++)
        inside = arena_printf(arena, "(plan and %s)", inside);
    return inside;
}

static const struct model *goal_try(const char *condition)
{
    issues_init(&issues, arena);
    return model_try(
        arena_printf(arena, "%sgoal 'g' { name {en 'x'}, reached \"%s\" }\n", FACTS, condition));
}

static void test_depth(void **state)
{
    (void)state;
    assert_non_null(goal_try(nested(32, "consent")));
    assert_null(goal_try(nested(34, "consent")));
    assert_null(goal_try(nested(2000, "consent"))); /* longer than a text may be */
    for (int n = 32; n <= 33; n++) {                /* brackets that are not needed count too */
        const char *text = "plan";
        for (int i = 0; i < n; i++)
            text = arena_printf(arena, "(%s)", text);
        assert_int_equal(goal_try(text) != NULL, n == 32);
    }
}

/* What is written out in full must be readable again: the image holds it. */
static void test_the_canonical_text_keeps_the_limits(void **state)
{
    const char *many = "age<18";
    (void)state;
    assert_non_null(goal_try(nested(31, "not consent")));
    assert_null(goal_try(nested(33, "not consent"))); /* printed: 33 brackets */
    for (int i = 0; i < 850; i++)
        many = arena_printf(arena, "%s or age<1", many);
    assert_true(strlen(many) < 8192);
    assert_null(goal_try(many)); /* printed with blanks it is longer */
    many = "at least 1 of (consent)";
    for (int i = 0; i < 40; i++)
        many = arena_printf(arena, "at least 1 of (%s)", many);
    assert_null(goal_try(many));
}

static void test_chains_of_concepts(void **state)
{
    const char *text = FACTS CONCEPT("c00", "plan");
    (void)state;
    for (int i = 1; i < 64; i++)
        text = arena_printf(arena, "%sconcept 'c%02d' { name {en 'x'}, when 'c%02d' }\n", text, i,
                            i - 1);
    assert_non_null(model_try(text));
    text = arena_printf(arena, "%sconcept 'c64' { name {en 'x'}, when 'c63' }\n", text);
    assert_null(model_try(text));
    assert_string_equal(issues.list[0].code, "too-many");
    issues_init(&issues, arena);
    text = FACTS CONCEPT("c2000",
                         "plan"); /* the other way round: each is found before what it is made of */
    for (int i = 1000; i < 2000; i++)
        text =
            arena_printf(arena, "%sconcept 'c%d' { name {en 'x'}, when 'c%d' }\n", text, i, i + 1);
    assert_null(model_try(text));
    assert_string_equal(issues.list[0].code, "too-many");
}

/* ---- lengths, deadlines, dates, effects -------------------------------------------------------
 */

static void service_refused(const char *words, const char *code)
{
    arena_reset(arena);
    issues_init(&issues, arena);
    const char *text = arena_printf(
        arena,
        FACTS WORDS
        "service 's' { name {en 'x'}, kind 'service', area 'work', provider 'office', %s }\n",
        words);
    if (model_try(text))
        fail_msg("read: %s", words);
    assert_string_equal(issues.list[0].code, code);
}

static void test_other_texts(void **state)
{
    static const char *const rows[][2] = {
        {"takes '2-8'", "bad-duration"},
        {"takes 'limit'", "parameter-kind"},
        {"review_every '2-8 weeks'", "duration-range"},
        {"review_every 'range'", "duration-range"},
        {"start_within '2 weeks'", "condition-syntax"},
        {"start_within '2 weeks of age'", "wrong-test"},
        {"start_within '2 weeks of arival'", "unknown-fact"},
        {"start_within '2-3 weeks of arrival'", "duration-range"},
        {"valid '2025-02-30 on'", "bad-dates"},
        {"valid '2025-02-03 to 2025-02-02'", "bad-dates"},
        {"valid '2025'", "bad-dates"},
        {"gives 'finnish becomes'", "condition-syntax"},
        {"gives 'finnish reaches A1'", "bare-level"},
        {"gives 'work reaches job'", "bad-effect"},
        {"gives 'age becomes 3'", "bad-effect"},
        {"gives 'needs becomes care'", "bad-effect"},
        {"gives 'plan becomes true'", "bad-effect"},
        {"gives 'plan gets yes'", "bad-effect"},
        {"gives 'plna becomes yes'", "unknown-fact"},
        {"gives 'plan becomes yes and consent becomes yes'", "condition-syntax"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        service_refused(rows[i][0], rows[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_mistakes, arena_begin),
        cmocka_unit_test_setup(test_all_at_once, arena_begin),
        cmocka_unit_test_setup(test_depth, arena_begin),
        cmocka_unit_test_setup(test_the_canonical_text_keeps_the_limits, arena_begin),
        cmocka_unit_test_setup(test_chains_of_concepts, arena_begin),
        cmocka_unit_test_setup(test_other_texts, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
