/* Findings: printing with the source line and the caret, columns in characters, the nearest name,
 * and their order. */
#include "tests/engine/pack.h"

static const char *shown(struct issue issue)
{
    return issue_print(arena, &issue, "rules");
}

static struct issue finding(int line, int column, int length)
{
    return (struct issue){
        .code = "unknown-level",
        .level = ISSUE_ERROR,
        .where = {.file = "kainuu/services.lua", .line = line, .column = column, .length = length},
        .message = "'finnish' has no level 'A22'"};
}

static void test_with_the_source(void **state)
{
    struct issue issue = finding(18, 36, 3);
    (void)state;
    issue.source = "  when \"age in 17..64 and finnish < A22\",";
    issue.nearest = "A2.2";
    assert_string_equal(shown(issue),
                        "rules/kainuu/services.lua:18:36: error[unknown-level]: 'finnish' has no "
                        "level 'A22'\n"
                        "   18 |   when \"age in 17..64 and finnish < A22\",\n"
                        "      |                                    ^^^ did you mean 'A2.2'?");
}

static void test_columns_count_characters(void **state)
{
    struct issue issue = finding(3, 9, 2);
    (void)state;
    issue.source = "äöå 語 \"xy\"";
    issue.where.column = 8;
    issue.hint = "see there";
    assert_string_equal(shown(issue), "rules/kainuu/services.lua:3:8: error[unknown-level]: "
                                      "'finnish' has no level 'A22'\n"
                                      "    3 | äöå 語 \"xy\"\n"
                                      "      |        ^^ see there");
}

static void test_tabs_stay_tabs(void **state)
{
    struct issue issue = finding(7, 3, 1);
    (void)state;
    issue.source = "\t\tx";
    assert_non_null(strstr(shown(issue), "\n      | \t\t^"));
    issue.source = "ä\tx";
    assert_non_null(strstr(shown(issue), "\n      |  \t^"));
}

static void test_without_the_source(void **state)
{
    struct issue issue = finding(18, 36, 3);
    (void)state;
    issue.nearest = "A2.2";
    issue.hint = "mind the dot";
    issue.level = ISSUE_WARNING;
    assert_string_equal(issue_print(arena, &issue, "rules/"),
                        "rules/kainuu/services.lua:18:36: warning[unknown-level]: 'finnish' has no "
                        "level 'A22'; did you mean 'A2.2'?; mind the dot");
    issue.nearest = issue.hint = NULL;
    issue.where = (struct place){.file = "kainuu/region.lua", .line = 4};
    assert_string_equal(
        issue_print(arena, &issue, NULL),
        "kainuu/region.lua:4: warning[unknown-level]: 'finnish' has no level 'A22'");
}

static void test_in_a_message(void **state)
{
    struct issue issue = {.code = "unknown-member",
                          .level = ISSUE_ERROR,
                          .where = {.pointer = "/client/facts/agee"},
                          .message = "there is no fact 'agee'"};
    (void)state;
    assert_string_equal(shown(issue),
                        "/client/facts/agee: error[unknown-member]: there is no fact 'agee'");
}

/* ---- the place of a part of an argument -------------------------------------------------------
 */

static void test_place_in_an_argument(void **state)
{
    struct decl d = {.word = "when", .file = "a.lua", .line = 5, .nargs = 1};
    d.args[0] = (struct arg){.kind = ARG_TEXT, .text = "ä and öö < x", .line = 4, .column = 9};
    struct place where = arg_place(&d, 0, 7, 4); /* bytes: "öö" */
    (void)state;
    assert_int_equal(where.line, 4);
    assert_int_equal(where.column, 9 + 6);
    assert_int_equal(where.length, 2);
    d.args[0].text = "age < 18\n  and x";
    where = arg_place(&d, 0, 15, 1);
    assert_int_equal(where.line, 5);
    assert_int_equal(where.column, 7);
    where = arg_place(&d, 0, (int)strlen(d.args[0].text), 3); /* the end: one sign behind it */
    assert_int_equal(where.length, 1);
    where = arg_place(&d, 1, 0, 1); /* no such argument: the word's line */
    assert_int_equal(where.line, 5);
    assert_int_equal(where.column, 0);
}

/* ---- the nearest name -------------------------------------------------------------------------
 */

static void test_nearest(void **state)
{
    static const char *const names[] = {"age",  "employment", "finnish", "swedish",
                                        "A2.1", "A2.2",       "consent", "circumstances"};
    static const struct {
        const char *written, *nearest;
    } rows[] = {{"finnihs", "finnish"}, /* swapped letters are one slip */
                {"gae", "age"},
                {"ega", NULL},
                {"agee", "age"},
                {"A22", "A2.2"},
                {"A2", NULL},
                {"consnet", "consent"},
                {"employmnet", "employment"},
                {"emplyomnet", "employment"},
                {"circumstanecs", "circumstances"},
                {"circ", NULL},
                {"", NULL},
                {"x", NULL},
                {"age", "age"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *found = nearest_name(rows[i].written, names, 8);
        if (!rows[i].nearest)
            assert_null(found);
        else
            assert_string_equal(found ? found : "", rows[i].nearest);
    }
}

static void test_nearest_of_long_names(void **state)
{
    char name[200];
    const char *names[] = {name};
    (void)state;
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_null(nearest_name("aaaa", names, 1));
    assert_null(nearest_name(name, names, 1));
    name[64] = '\0'; /* the longest that is looked at */
    assert_ptr_equal(nearest_name(name, names, 1), name);
}

/* ---- lists ------------------------------------------------------------------------------------
 */

static void add(const char *code, const char *file, int line, const char *message)
{
    issue_add(&issues, code, (struct place){.file = file, .line = line}, "%s", message);
}

static void test_order_and_doubles(void **state)
{
    (void)state;
    add("unknown-fact", "b.lua", 1, "m");
    add("unknown-fact", "a.lua", 9, "m");
    add("unknown-level", "a.lua", 2, "m");
    add("unknown-fact", "a.lua", 2, "n");
    add("unknown-fact", "a.lua", 2, "m");
    add("unknown-fact", "a.lua", 2, "n"); /* again */
    add("unused", "a.lua", 3, "m");       /* a warning */
    assert_int_equal(issues.errors, 6);
    issues_sort(&issues);
    static const char *const wanted[] = {
        "a.lua:2: error[unknown-fact]: m",  "a.lua:2: error[unknown-fact]: n",
        "a.lua:2: error[unknown-level]: m", "a.lua:3: warning[unused]: m",
        "a.lua:9: error[unknown-fact]: m",  "b.lua:1: error[unknown-fact]: m"};
    assert_int_equal(issues.n, 6);
    assert_int_equal(issues.errors, 5);
    for (int i = 0; i < 6; i++)
        assert_string_equal(issue_print(arena, &issues.list[i], NULL), wanted[i]);
}

/* Every kind of finding is explained, once. */
static void test_codes(void **state)
{
    int n;
    const struct issue_code *codes = issue_codes(&n);
    (void)state;
    assert_true(n > 50);
    for (int i = 0; i < n; i++) {
        assert_true(strlen(codes[i].title) > 10 && strlen(codes[i].remedy) > 10);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(codes[i].code, codes[k].code);
        assert_ptr_equal(issue_code(codes[i].code), &codes[i]);
    }
    assert_null(issue_code("no-such-code"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_with_the_source, arena_begin),
        cmocka_unit_test_setup(test_columns_count_characters, arena_begin),
        cmocka_unit_test_setup(test_tabs_stay_tabs, arena_begin),
        cmocka_unit_test_setup(test_without_the_source, arena_begin),
        cmocka_unit_test_setup(test_in_a_message, arena_begin),
        cmocka_unit_test_setup(test_place_in_an_argument, arena_begin),
        cmocka_unit_test_setup(test_nearest, arena_begin),
        cmocka_unit_test_setup(test_nearest_of_long_names, arena_begin),
        cmocka_unit_test_setup(test_order_and_doubles, arena_begin),
        cmocka_unit_test_setup(test_codes, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
