/* Days and durations at their edges: leap days, ends of months, the first and the last day. */
#include "tests/engine/pack.h"

static day_t day(const char *text)
{
    day_t d;
    assert_true(day_parse(text, &d));
    return d;
}

static const char *shown(day_t d)
{
    char text[11];
    day_print(d, text);
    return arena_text(arena, text);
}

static void test_every_day_there_and_back(void **state)
{
    int year, month, mday;
    char text[11];
    day_t d = DAY_FIRST, parsed, made;
    (void)state;
    for (; d <= DAY_LAST; d++) {
        day_split(d, &year, &month, &mday);
        assert_true(day_make(year, month, mday, &made) && made == d);
        day_print(d, text);
        assert_true(day_parse(text, &parsed) && parsed == d);
    }
    assert_string_equal(shown(DAY_FIRST), "1900-01-01");
    assert_string_equal(shown(DAY_LAST), "2200-12-31");
    assert_int_equal(day("1970-01-01"), 0);
}

static void test_days_that_there_are_not(void **state)
{
    static const char *const wrong[] = {
        "2026-02-29", "1900-02-29", "2100-02-29", "2200-02-29", "2026-04-31",  "2026-13-01",
        "2026-00-10", "2026-01-00", "1899-12-31", "2201-01-01", "2026-1-1",    "2026-01-01 ",
        "",           "2026-01-0x", "26-01-01",   "2026/01/01", "+2026-01-01", "2026-01-32"};
    day_t d;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(day_parse(wrong[i], &d));
    assert_true(day_parse("2000-02-29", &d) && day_parse("2024-02-29", &d));
}

static void test_adding(void **state)
{
    static const struct {
        const char *from;
        int n;
        enum unit unit;
        const char *to;
    } rows[] = {
        {"2026-01-31", 1, UNIT_MONTH, "2026-02-28"},   {"2024-01-31", 1, UNIT_MONTH, "2024-02-29"},
        {"2026-01-31", 3, UNIT_MONTH, "2026-04-30"},   {"2024-02-29", 1, UNIT_YEAR, "2025-02-28"},
        {"2024-02-29", 4, UNIT_YEAR, "2028-02-29"},    {"2096-02-29", 4, UNIT_YEAR, "2100-02-28"},
        {"2026-12-31", 2, UNIT_MONTH, "2027-02-28"},   {"2026-03-31", -1, UNIT_MONTH, "2026-02-28"},
        {"2026-01-15", -13, UNIT_MONTH, "2024-12-15"}, {"2026-12-28", 1, UNIT_WEEK, "2027-01-04"},
        {"2024-02-28", 2, UNIT_DAY, "2024-03-01"},     {"2026-03-01", -1, UNIT_DAY, "2026-02-28"},
        {"2200-12-31", 0, UNIT_YEAR, "2200-12-31"},    {"1900-01-01", 12, UNIT_MONTH, "1901-01-01"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(shown(day_add(day(rows[i].from), rows[i].n, rows[i].unit)), rows[i].to);
}

static void test_adding_beyond_the_calendar(void **state)
{
    (void)state;
    assert_true(day_add(DAY_LAST, 1, UNIT_DAY) == DAY_LAST + 1);
    assert_true(day_add(DAY_LAST, 9999, UNIT_YEAR) > day_add(DAY_LAST, 9998, UNIT_YEAR));
    assert_true(day_add(DAY_FIRST, -9999, UNIT_YEAR) < DAY_FIRST);
    assert_int_equal(strlen(shown(day_add(DAY_LAST, 9999, UNIT_YEAR))), 10);
}

static void test_durations(void **state)
{
    static const struct {
        const char *text, *printed; /* printed NULL: none */
        int shortest, expected, longest;
    } rows[] = {
        {"10 days", "10 days", 10, 10, 10},
        {"1 week", "1 week", 7, 7, 7},
        {"1 weeks", "1 week", 7, 7, 7},
        {"2-8 weeks", "2-8 weeks", 14, 35, 56},
        {"1-2 days", "1-2 days", 1, 2, 2},
        {"0 days", "0 days", 0, 0, 0},
        {"0-1 weeks", "0-1 weeks", 0, 4, 7},
        {"1 month", "1 month", 30, 30, 30},
        {"1-2 years", "1-2 years", 365, 548, 730},
        {"9999 days", "9999 days", 9999, 9999, 9999},
        {"10000 days", NULL, 0, 0, 0},
        {"8-2 weeks", NULL, 0, 0, 0},
        {"weeks", NULL, 0, 0, 0},
        {"2 fortnights", NULL, 0, 0, 0},
        {"2weeks", NULL, 0, 0, 0},
        {"-1 days", NULL, 0, 0, 0},
        {"1.5 weeks", NULL, 0, 0, 0},
        {"2- weeks", NULL, 0, 0, 0},
    };
    struct duration d;
    char printed[32];
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(duration_parse(rows[i].text, &d), rows[i].printed != NULL);
        if (!rows[i].printed)
            continue;
        duration_print(&d, printed);
        assert_string_equal(printed, rows[i].printed);
        assert_int_equal(duration_shortest(&d), rows[i].shortest);
        assert_int_equal(duration_expected(&d), rows[i].expected);
        assert_int_equal(duration_longest(&d), rows[i].longest);
    }
}

static void test_spans(void **state)
{
    struct span s;
    (void)state;
    assert_true(span_parse("2025-01-01 to 2025-12-31", &s));
    assert_true(span_holds(&s, day("2025-01-01")) && span_holds(&s, day("2025-12-31")));
    assert_false(span_holds(&s, day("2024-12-31")) || span_holds(&s, day("2026-01-01")));
    assert_true(span_parse("2025-01-01 on", &s) && span_holds(&s, DAY_LAST));
    assert_true(span_parse("to 2024-12-31", &s) && span_holds(&s, DAY_FIRST));
    assert_true(span_parse("2025-01-01 to 2025-01-01", &s));
    assert_false(span_parse("2025-01-02 to 2025-01-01", &s) || span_parse("2025-01-01", &s) ||
                 span_parse("", &s) || span_parse("2025-02-30 on", &s));
}

/* ---- tests on dates, against what the words say ------------------------------------------------
 */

static const char *const lengths[] = {"0 days",   "10 days", "8 weeks",   "1 month",
                                      "2 months", "1 year",  "13 months", "3 years"};
static const char *const days_asked[] = {"2026-03-31", "2026-02-28", "2024-02-29", "2026-05-31",
                                         "2026-03-01", "2025-12-30", "1900-01-01", "2200-12-31"};
#define LENGTHS ((int)(sizeof lengths / sizeof *lengths))

static bool says(const char *how, day_t as_of, day_t d, const struct duration *length)
{
    bool reaches = day_add(d, length->low, length->unit) >= as_of;
    if (strcmp(how, "last") == 0)
        return d <= as_of && reaches;
    if (strcmp(how, "next") == 0)
        return as_of <= d && d <= day_add(as_of, length->low, length->unit);
    return !reaches;
}

static const char *date_concepts(void)
{
    const char *pack = FACTS;
    for (int i = 0; i < LENGTHS; i++)
        pack = arena_printf(arena,
                            "%sconcept 'last%d' { name {en 'x'}, when 'arrival within last %s' }\n"
                            "concept 'next%d' { name {en 'x'}, when 'arrival within next %s' }\n"
                            "concept 'ago%d' { name {en 'x'}, when 'arrival over %s ago' }\n",
                            pack, i, lengths[i], i, lengths[i], i, lengths[i]);
    return pack;
}

static void day_try(struct situation *s, const struct model *m, day_t d)
{
    static const char *const hows[] = {"last", "next", "ago"};
    struct duration length;
    struct value value = {.known = true, .n = d};
    for (int i = 0; i < 3 * LENGTHS; i++) {
        const char *id = arena_printf(arena, "%s%d", hows[i % 3], i / 3);
        assert_true(duration_parse(lengths[i / 3], &length));
        bool wanted = says(hows[i % 3], s->as_of, d, &length);
        if (test_eval_with(cond_of(m, id)->test, s, &value) != (wanted ? TRUTH_TRUE : TRUTH_FALSE))
            fail_msg("%s %s on %s: %s", hows[i % 3], lengths[i / 3], shown(s->as_of), shown(d));
    }
}

static void test_within_and_over(void **state)
{
    const struct model *m = model_of(date_concepts());
    (void)state;
    for (size_t k = 0; k < sizeof days_asked / sizeof *days_asked; k++) {
        struct situation *s = situation_make(arena, m, day(days_asked[k]), NULL);
        for (day_t d = s->as_of - 1200; d <= s->as_of + 1200; d++)
            if (d >= DAY_FIRST && d <= DAY_LAST)
                day_try(s, m, d);
    }
}

/* The last day of March: what came on the last of February has just passed out of "1 month". */
static void test_the_month_before_the_31st(void **state)
{
    const char *pack = CONCEPT("month", "arrival within last 1 month");
    static const char *const rows[][3] = {
        {"2026-03-31", "2026-02-28", "no"},  {"2026-03-31", "2026-03-01", "yes"},
        {"2026-03-28", "2026-02-28", "yes"}, {"2026-02-28", "2026-01-28", "yes"},
        {"2026-02-28", "2026-01-31", "yes"}, {"2024-02-29", "2024-01-31", "yes"},
        {"2026-03-01", "2026-01-31", "no"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct client c = {rows[i][0], arena_printf(arena, "arrival = %s", rows[i][1]), NULL};
        struct situation *s = completed_client(pack, &c);
        enum truth wanted = strcmp(rows[i][2], "yes") == 0 ? TRUTH_TRUE : TRUTH_FALSE;
        assert_int_equal(cond_eval(cond_of(s->model, "month"), tests_eval(s)), wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_every_day_there_and_back, arena_begin),
        cmocka_unit_test_setup(test_days_that_there_are_not, arena_begin),
        cmocka_unit_test_setup(test_adding, arena_begin),
        cmocka_unit_test_setup(test_adding_beyond_the_calendar, arena_begin),
        cmocka_unit_test_setup(test_durations, arena_begin),
        cmocka_unit_test_setup(test_spans, arena_begin),
        cmocka_unit_test_setup(test_within_and_over, arena_begin),
        cmocka_unit_test_setup(test_the_month_before_the_31st, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
