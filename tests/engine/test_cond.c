/* Conditions: Kleene's tables, clauses, and every test on facts known, unknown and known in part.
 */
#include "engine/clause.h"
#include "tests/engine/pack.h"

/* ---- the tables -------------------------------------------------------------------------------
 */

static const struct test shared_tests[3] = {{.id = 0}, {.id = 1}, {.id = 2}};
static const struct cond leaves[3] = {{.kind = COND_TEST, .test = &shared_tests[0]},
                                      {.kind = COND_TEST, .test = &shared_tests[1]},
                                      {.kind = COND_TEST, .test = &shared_tests[2]}};

static struct cond joined(enum cond_kind kind, int least)
{
    static const struct cond *members[3] = {&leaves[0], &leaves[1], &leaves[2]};
    return (struct cond){.kind = kind, .least = least, .members = members, .nmembers = 3};
}

/* The tables, written out as the pages say them. */
static enum truth said(enum cond_kind kind, int least, const uint8_t *v)
{
    int trues = 0, falses = 0;
    for (int i = 0; i < 3; i++) {
        trues += v[i] == TRUTH_TRUE;
        falses += v[i] == TRUTH_FALSE;
    }
    if (kind == COND_AND)
        return falses ? TRUTH_FALSE : trues == 3 ? TRUTH_TRUE : TRUTH_UNKNOWN;
    if (kind == COND_OR)
        return trues ? TRUTH_TRUE : falses == 3 ? TRUTH_FALSE : TRUTH_UNKNOWN;
    return trues >= least ? TRUTH_TRUE : 3 - falses < least ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

static void test_tables(void **state)
{
    (void)state;
    for (int code = 0; code < 27; code++) {
        uint8_t v[3] = {(uint8_t)(code % 3), (uint8_t)(code / 3 % 3), (uint8_t)(code / 9)};
        struct cond both = joined(COND_AND, 0), either = joined(COND_OR, 0);
        assert_int_equal(cond_eval(&both, v), said(COND_AND, 0, v));
        assert_int_equal(cond_eval(&either, v), said(COND_OR, 0, v));
        for (int least = 1; least <= 3; least++) {
            struct cond some = joined(COND_AT_LEAST, least);
            assert_int_equal(cond_eval(&some, v), said(COND_AT_LEAST, least, v));
        }
    }
}

static void test_not_and_always(void **state)
{
    static const enum truth not_of[3] = {
        [TRUTH_FALSE] = TRUTH_TRUE, [TRUTH_UNKNOWN] = TRUTH_UNKNOWN, [TRUTH_TRUE] = TRUTH_FALSE};
    const struct cond *member = &leaves[0];
    struct cond negative = {.kind = COND_NOT, .members = &member, .nmembers = 1},
                always = {.kind = COND_TRUE};
    (void)state;
    for (uint8_t v = 0; v < 3; v++)
        assert_int_equal(cond_eval(&negative, &v), not_of[v]);
    assert_int_equal(cond_eval(&always, NULL), TRUTH_TRUE);
}

/* A clause is worth what its condition is, and ends where it says. */
static void test_clauses(void **state)
{
    struct cond both = joined(COND_AND, 0), either = joined(COND_OR, 0),
                some = joined(COND_AT_LEAST, 2), always = {.kind = COND_TRUE};
    const struct cond *inner[] = {&both, &either, &some, &always};
    struct cond not_one[4], concept = {.kind = COND_CONCEPT, .members = &inner[1], .nmembers = 1};
    const struct cond *mixed[] = {&leaves[0], &not_one[0], &not_one[2], &concept},
                      *lone[] = {&concept},
                      *conds[17] = {&leaves[1], &both, &either, &some, &always, &concept};
    struct cond nested[] = {{.kind = COND_AND, .members = mixed, .nmembers = 4},
                            {.kind = COND_OR, .members = mixed, .nmembers = 4},
                            {.kind = COND_AT_LEAST, .least = 3, .members = mixed, .nmembers = 4},
                            {.kind = COND_NOT, .members = &conds[10], .nmembers = 1},
                            {.kind = COND_AND, .members = lone, .nmembers = 1},
                            {.kind = COND_OR, .members = &conds[6], .nmembers = 1},
                            {.kind = COND_AT_LEAST, .least = 1, .members = lone, .nmembers = 1}};
    (void)state;
    for (int i = 0; i < 4; i++) {
        not_one[i] = (struct cond){.kind = COND_NOT, .members = &inner[i], .nmembers = 1};
        conds[6 + i] = &not_one[i];
    }
    for (int i = 0; i < 7; i++)
        conds[10 + i] = &nested[i];
    for (size_t i = 0; i < sizeof conds / sizeof *conds; i++) {
        int clause[64];
        const int *end = clause_write(clause, conds[i]);
        assert_true(end <= clause + sizeof clause / sizeof *clause);
        assert_true(end - clause <= (ptrdiff_t)clause_size(conds[i]));
        assert_ptr_equal(clause_next(clause), end);
        for (int code = 0; code < 27; code++) {
            uint8_t v[3] = {(uint8_t)(code % 3), (uint8_t)(code / 3 % 3), (uint8_t)(code / 9)};
            assert_int_equal(clause_value(clause, v), cond_eval(conds[i], v));
        }
    }
}

/* ---- every form of a test ---------------------------------------------------------------------
 */

#define PARAMETERS                                                                                 \
    "parameter 'youth' { value { says (25), valid 'to 2025-12-31' }, value { says (30), valid "    \
    "'2026-01-01 on' } }\n"                                                                        \
    "parameter 'bar' { value { says 'A2.1' } }\n"                                                  \
    "parameter 'far' { value { says (500) } }\n"                                                   \
    "parameter 'span' { value { says '2 weeks' } }\n"

static enum truth value_of(const char *condition, const char *given, const char *history)
{
    const char *pack = arena_printf(arena,
                                    PARAMETERS SERVICE("course", "")
                                        SERVICE("trial", "") "concept 'c' { name {en 'c'}, when \""
                                                             "%s\" }\n",
                                    condition);
    struct client c = {NULL, given, history};
    struct situation *s = completed_client(pack, &c);
    return cond_eval(cond_of(s->model, "c"), tests_eval(s));
}

struct row {
    const char *condition, *given;
    char value; /* 't', 'f', '?' */
};

static void rows_hold(const struct row *rows, size_t n, const char *history)
{
    for (size_t i = 0; i < n; i++) {
        enum truth found = value_of(rows[i].condition, rows[i].given, history);
        if ("f?t"[found] != rows[i].value)
            fail_msg("%s, given %s: %c, not %c", rows[i].condition, rows[i].given, "f?t"[found],
                     rows[i].value);
    }
}
#define ROWS(rows, history) rows_hold(rows, sizeof rows / sizeof *rows, history)

static void test_known_facts(void **state)
{
    static const struct row rows[] = {
        {"consent", "consent = yes", 't'},
        {"consent", "consent = no", 'f'},
        {"consent is yes", "consent = yes", 't'},
        {"consent is no", "consent = yes", 'f'},
        {"not consent", "consent = no", 't'},
        {"age < 18", "age = 17", 't'},
        {"age < 18", "age = 18", 'f'},
        {"age <= 18", "age = 18", 't'},
        {"age <= 18", "age = 19", 'f'},
        {"age = 18", "age = 18", 't'},
        {"age = 18", "age = 17", 'f'},
        {"age >= 18", "age = 18", 't'},
        {"age >= 18", "age = 17", 'f'},
        {"age > 18", "age = 19", 't'},
        {"age > 18", "age = 18", 'f'},
        {"age in 17..64", "age = 17", 't'},
        {"age in 17..64", "age = 64", 't'},
        {"age in 17..64", "age = 65", 'f'},
        {"age in 17..64", "age = 16", 'f'},
        {"age < youth", "age = 29", 't'},
        {"age < youth", "age = 30", 'f'},
        {"finnish < A2", "finnish = A1.2", 't'},
        {"finnish < A2", "finnish = A2.1", 'f'},
        {"finnish >= A2", "finnish = A2.1", 't'},
        {"finnish = A1.1", "finnish = A1", 't'},
        {"finnish in A1.1..A2.1", "finnish = none", 'f'},
        {"finnish in A1.1..bar", "finnish = A2.1", 't'},
        {"finnish > bar", "finnish = B1", 't'},
        {"work is job", "work = job", 't'},
        {"work is job", "work = home", 'f'},
        {"work is not job", "work = home", 't'},
        {"work is one of (job, school)", "work = school", 't'},
        {"work is none of (job, school)", "work = school", 'f'},
        {"needs has care", "needs = (care, debt)", 't'},
        {"needs has care", "needs = (debt)", 'f'},
        {"needs has any of (care, help)", "needs = (help)", 't'},
        {"needs has all of (care, help)", "needs = (help)", 'f'},
        {"needs has all of (care, help)", "needs = (care, debt, help)", 't'},
        {"needs has none of (care, help)", "needs = (debt)", 't'},
        {"needs has none of (care)", "needs = ()", 't'},
        {"arrival before 2026-01-01", "arrival = 2025-12-31", 't'},
        {"arrival before 2026-01-01", "arrival = 2026-01-01", 'f'},
        {"arrival after 2026-01-01", "arrival = 2026-01-02", 't'},
        {"arrival after 2026-01-01", "arrival = 2026-01-01", 'f'},
        {"arrival within last span", "arrival = 2026-03-16", 't'},
        {"arrival within last span", "arrival = 2026-03-15", 'f'},
        {"arrival within last span", "arrival = 2026-03-31", 'f'},
        {"arrival over span ago", "arrival = 2026-03-15", 't'},
        {"arrival over span ago", "arrival = 2026-03-16", 'f'},
        {"arrival within next 2 weeks", "arrival = 2026-04-13", 't'},
        {"arrival within next 2 weeks", "arrival = 2026-04-14", 'f'},
        {"arrival within next 2 weeks", "arrival = 2026-03-29", 'f'},
    };
    (void)state;
    ROWS(rows, NULL);
}

/* Unknown, unless every value of the type gives the same answer. */
static void test_unknown_facts(void **state)
{
    static const struct row rows[] = {
        {"consent", "", '?'},
        {"consent is no", "", '?'},
        {"age < 18", "", '?'},
        {"age >= 0", "", 't'},
        {"age <= 120", "", 't'},
        {"age < 0", "", 'f'},
        {"age > 120", "", 'f'},
        {"age in 0..120", "", 't'},
        {"age < far", "", 't'},
        {"age > far", "", 'f'},
        {"age = far", "", 'f'},
        {"finnish < A2", "", '?'},
        {"finnish >= none", "", 't'},
        {"finnish <= B1", "", 't'},
        {"finnish < none", "", 'f'},
        {"finnish > B1", "", 'f'},
        {"work is job", "", '?'},
        {"work is not job", "", '?'},
        {"work is one of (home, job, school)", "", 't'},
        {"work is none of (home, job, school)", "", 'f'},
        {"needs has care", "", '?'},
        {"needs has any of (care, debt, help)", "", '?'},
        {"needs has all of (care, debt)", "", '?'},
        {"needs has none of (care)", "", '?'},
        {"arrival before 2026-01-01", "", '?'},
        {"arrival before 1900-01-01", "", 'f'},
        {"arrival after 2200-12-31", "", 'f'},
        {"arrival within last 1 month", "", '?'},
        {"arrival within next 1 month", "", '?'},
        {"arrival over 1 month ago", "", '?'},
        {"arrival over 200 years ago", "", 'f'},
        {"consent", "consent = unknown", '?'},
    };
    (void)state;
    ROWS(rows, NULL);
}

static void test_history(void **state)
{
    static const struct row rows[] = {
        {"completed course", "", 't'},
        {"ongoing course", "", 'f'},
        {"interrupted course", "", 'f'},
        {"completed any of (course, trial)", "", 't'},
        {"completed trial", "", 'f'},
        {"ongoing trial", "", 't'},
        {"completed course within last 4 weeks", "", 't'}, /* from its end, 2026-03-02 */
        {"completed course within last 27 days", "", 'f'},
        {"ongoing trial within last 10 days", "", 't'}, /* from its start, 2026-03-20 */
        {"ongoing trial within last 9 days", "", 'f'},
        {"nothing ongoing", "", 'f'},
        {"nothing completed", "", 'f'},
        {"nothing interrupted", "", 't'},
    };
    (void)state;
    ROWS(rows, "course completed 2026-01-05 2026-03-02; trial ongoing 2026-03-20 2026-06-01");
}

/* Of a service that occurs twice the latest counts. */
static void test_history_twice(void **state)
{
    static const struct row rows[] = {
        {"ongoing course", "", 't'},
        {"nothing completed", "", 't'},
        {"ongoing course within last 1 week", "", 't'},
    };
    static const struct row nothing[] = {{"nothing ongoing", "", 't'},
                                         {"completed any of (course, trial)", "", 'f'}};
    (void)state;
    ROWS(rows, "course ongoing 2026-03-25; course completed 2026-01-01 2026-02-01");
    ROWS(nothing, NULL);
}

/* Choices that a completed service gave a member of are known in part. */
static void test_choices_known_in_part(void **state)
{
    const char *pack = "concept 'c' { name {en 'c'}, when \"%s\" }\n" ENTRY(
        "give", "gives 'needs gains care, needs loses debt',");
    static const struct row rows[] = {
        {"needs has care", NULL, 't'},
        {"needs has debt", NULL, 'f'},
        {"needs has help", NULL, '?'},
        {"needs has any of (care, help)", NULL, 't'},
        {"needs has any of (debt, help)", NULL, '?'},
        {"needs has all of (care, help)", NULL, '?'},
        {"needs has all of (debt, help)", NULL, 'f'},
        {"needs has none of (debt)", NULL, 't'},
        {"needs has none of (care, help)", NULL, 'f'},
    };
    struct client c = {NULL, "", "give completed 2026-03-01"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[600];
        snprintf(text, sizeof text, "concept 'c' { name {en 'c'}, when \"%s\" }\n%s",
                 rows[i].condition, strchr(pack, '\n') + 1);
        struct situation *s = completed_client(text, &c);
        enum truth found = cond_eval(cond_of(s->model, "c"), tests_eval(s));
        assert_int_equal("f?t"[found], rows[i].value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_tables, arena_begin),
        cmocka_unit_test_setup(test_not_and_always, arena_begin),
        cmocka_unit_test_setup(test_clauses, arena_begin),
        cmocka_unit_test_setup(test_known_facts, arena_begin),
        cmocka_unit_test_setup(test_unknown_facts, arena_begin),
        cmocka_unit_test_setup(test_history, arena_begin),
        cmocka_unit_test_setup(test_history_twice, arena_begin),
        cmocka_unit_test_setup(test_choices_known_in_part, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
