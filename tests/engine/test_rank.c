/* Ranking: every term of a score, deadlines, the order, alternatives, the limit, `always`. */
#include "tests/engine/pack.h"

/* "service score deadline transition(from), ..." of what is recommended; alternatives behind a '/'.
 */
static const char *shown(const struct decision *d)
{
    const struct model *m = d->situation->model;
    const char *all = "";
    for (int i = 0; i < d->nrecommended; i++) {
        const struct recommendation *r = &d->recommended[i];
        all = arena_printf(arena, "%s%s%s %d", all, i ? ", " : "",
                           m->services[r->service].common.id, r->score);
        for (int k = 0; k < r->nalternatives; k++)
            all = arena_printf(arena, "%s/%s", all, m->services[r->alternatives[k]].common.id);
    }
    return all;
}

static const char *ranked(const char *pack, const char *given, const char *history)
{
    return shown(decided(pack, (struct client){NULL, given, history}));
}

static const char *deadline(const char *pack, const char *given, const char *history)
{
    struct decision *d = decided(pack, (struct client){NULL, given, history});
    char day[11] = "none";
    const struct recommendation *r = &d->recommended[0];
    assert_int_equal(d->nrecommended > 0, true);
    if (r->deadline != DAY_NONE)
        day_print(r->deadline, day);
    return arena_printf(arena, "%s %d", day, r->score);
}

/* The transition that is shown of the first recommended service, and where it comes from. */
static const char *crossing(const char *pack, const char *given, const char *history)
{
    struct decision *d = decided(pack, (struct client){NULL, given, history});
    const struct model *m = d->situation->model;
    const struct crossing *c = &d->recommended[0].crossing;
    if (c->transition < 0)
        return "none";
    return arena_printf(arena, "%s from %s", m->transitions[c->transition].common.id,
                        c->from < 0 ? "start" : m->services[c->from].common.id);
}

/* ---- terms ------------------------------------------------------------------------------------
 */

static void test_priority_and_prefers(void **state)
{
    const char *pack = ENTRY("s", "priority (40), prefer { points (15), when 'plan' }, prefer { "
                                  "points (7), when 'age < 18' },");
    (void)state;
    assert_string_equal(ranked(ENTRY("s", ""), "", NULL), "s 0");
    assert_string_equal(ranked(pack, "plan = yes, age = 3", NULL), "s 62");
    assert_string_equal(ranked(pack, "plan = yes, age = 30", NULL), "s 55");
    assert_string_equal(ranked(pack, "plan = no", NULL), "s 40");
    assert_string_equal(ranked(pack, "", NULL), "s 40"); /* unknown is not true */
    assert_string_equal(
        ranked(ENTRY("s", "prefer { points (9), when 'plan or not plan' },"), "", NULL), "s 9");
}

static void test_start_within(void **state)
{
    const char *pack = ENTRY("s", "start_within '2 weeks of arrival',");
    (void)state;
    assert_string_equal(deadline(pack, "", NULL), "none 0");
    assert_string_equal(deadline(pack, "arrival = 2026-03-15", NULL),
                        "2026-03-29 20"); /* yesterday */
    assert_string_equal(deadline(pack, "arrival = 2026-03-16", NULL), "2026-03-30 10"); /* today */
    assert_string_equal(deadline(pack, "arrival = 2026-04-13", NULL),
                        "2026-04-27 10"); /* in 28 days */
    assert_string_equal(deadline(pack, "arrival = 2026-04-14", NULL), "2026-04-28 0");
    assert_string_equal(
        deadline(ENTRY("s", "start_within '1 month of arrival',"), "arrival = 2026-01-31", NULL),
        "2026-02-28 20");
}

/* The value of a parameter in force on the day asked about. */
static void test_start_within_a_parameter(void **state)
{
    const char *pack =
        "parameter 'soon' { value { says '1 month', valid 'to 2026-03-29' }, value { says '2 "
        "months', valid '2026-03-30 on' } }\n" ENTRY("s", "start_within 'soon of arrival',");
    (void)state;
    assert_string_equal(deadline(pack, "arrival = 2026-02-28", NULL), "2026-04-28 0");
    struct decision *d = decided(pack, (struct client){"2026-03-29", "arrival = 2026-02-28", NULL});
    assert_string_equal(shown(d), "s 20");
}

#define FROM_A(words)                                                                              \
    SERVICE("s", "start_within '6 weeks of arrival',")                                             \
    SERVICE("a", "takes '10-20 days',") SERVICE("b", "") TRANSITION("t", words)

/* The day that `within` counts from: the end; of what is ongoing the start, or the expected end. */
static void test_deadline_of_a_transition(void **state)
{
    const char *done = FROM_A("from 'a', to 's', within '4 weeks'"),
               *ongoing = FROM_A("from 'a', to 's', on 'ongoing', within '4 weeks'"),
               *ahead = FROM_A("from 'a', to 's', on 'ongoing', ahead '4 weeks', within '2 weeks'"),
               *interrupted = FROM_A("from 'a', to 's', on 'interrupted', within '4 weeks'");
    (void)state;
    assert_string_equal(deadline(done, "", "a completed 2026-01-01 2026-03-10"), "2026-04-07 10");
    assert_string_equal(deadline(interrupted, "", "a interrupted 2026-01-01 2026-03-10"),
                        "2026-04-07 10");
    assert_string_equal(deadline(ongoing, "", "a ongoing 2026-03-10 2026-05-01"), "2026-04-07 10");
    assert_string_equal(deadline(ahead, "", "a ongoing 2026-03-20 2026-04-10"), "2026-04-24 10");
    assert_string_equal(deadline(ahead, "", "a ongoing 2026-03-20"),
                        "2026-04-18 10"); /* 15 days on */
    assert_string_equal(
        deadline(FROM_A("from 'a', to 's'"), "", "a completed 2026-01-01 2026-03-10"), "none 0");
}

static void test_the_earliest_deadline(void **state)
{
    const char *pack = FROM_A("from 'a', to 's', within '4 weeks'");
    const char *two = FROM_A("from 'a', from 'b', to 's', within '4 weeks'");
    (void)state;
    assert_string_equal(deadline(pack, "arrival = 2026-02-20", "a completed 2026-03-10"),
                        "2026-04-03 10");
    assert_string_equal(deadline(pack, "arrival = 2026-03-20", "a completed 2026-03-10"),
                        "2026-04-07 10");
    assert_string_equal(deadline(two, "", "a completed 2026-03-10; b completed 2026-03-01"),
                        "2026-03-29 20");
}

/* The one with the earliest deadline, then by id; one whose `when` is not true is not open. */
static void test_the_transition_shown(void **state)
{
    const char *pack = SERVICE("s", "") SERVICE("a", "") SERVICE("b", "")
        TRANSITION("t1", "from 'a', to 's'") TRANSITION("t2", "from 'a', to 's', within '8 weeks'")
            TRANSITION("t3", "from 'b', to 's', within '4 weeks', when 'plan'");
    const char *history = "a completed 2026-03-01; b completed 2026-03-02";
    (void)state;
    assert_string_equal(crossing(pack, "plan = yes", history), "t3 from b");
    assert_string_equal(crossing(pack, "plan = no", history), "t2 from a");
    assert_string_equal(crossing(pack, "", history), "t2 from a");
    assert_string_equal(deadline(pack, "", history), "2026-04-26 10");
    pack = SERVICE("s", "") SERVICE("a", "") TRANSITION("t2", "from 'a', to 's'")
        TRANSITION("t1", "from 'a', to 's'");
    assert_string_equal(crossing(pack, "", "a completed 2026-03-01"), "t1 from a");
    pack = SERVICE("s", "") SERVICE("a", "")
        TRANSITION("t1", "from 'a', to 's', within '1 day', when 'plan or not plan'");
    assert_string_equal(crossing(pack, "", "a completed 2026-03-29"), "t1 from a");
}

/* An entry service shows an open transition too, and has its deadline. */
static void test_a_transition_to_an_entry(void **state)
{
    const char *pack =
        ENTRY("s", "") SERVICE("a", "") TRANSITION("t", "from 'a', to 's', within '4 weeks'");
    (void)state;
    assert_string_equal(crossing(pack, "", "a completed 2026-03-10"), "t from a");
    assert_string_equal(deadline(pack, "", "a completed 2026-03-10"), "2026-04-07 10");
    assert_string_equal(crossing(pack, "", NULL), "none");
    assert_string_equal(
        crossing(SERVICE("s", "") TRANSITION("t", "from 'start', to 's'"), "", NULL),
        "t from start");
}

static void test_the_plans_first_step(void **state)
{
    struct client c = {0};
    struct situation *s = completed_client(ENTRY("a", "priority (5),") ENTRY("b", ""), &c);
    struct options options = {.limit = 10, .first_step = model_service(s->model, "b")};
    (void)state;
    assert_string_equal(shown(decide(s, &options)), "b 10, a 5");
}

static void test_terms(void **state)
{
    static const enum term_kind kinds[] = {TERM_PRIORITY, TERM_PREFER, TERM_LATE, TERM_PLAN};
    struct decision *d = decided(
        ENTRY("s", "priority (40), prefer { points (15), when 'plan', because {en 'why'} }, prefer "
                   "{ points (1), when 'not plan' }, start_within '1 day of arrival',"),
        (struct client){NULL, "plan = yes, arrival = 2026-01-01", NULL});
    int n, sum = 0;
    struct term *terms = service_terms(d, 0, 0, &n);
    (void)state;
    assert_int_equal(n, 4);
    for (int i = 0; i < n; i++) {
        assert_int_equal(terms[i].kind, kinds[i]);
        sum += terms[i].points;
    }
    assert_int_equal(sum, 40 + 15 + 20 + 10);
    assert_string_equal(terms[1].text->in[LANG_EN], "why");
    assert_true(terms[1].rule.line > 0);
}

/* ---- order ------------------------------------------------------------------------------------
 */

static const char *limited(const char *pack, int limit)
{
    struct client c = {0};
    struct options options = {.limit = limit, .first_step = -1};
    return shown(decide(completed_client(pack, &c), &options));
}

static void test_order(void **state)
{
    const char *pack = ENTRY("b", "priority (5),") ENTRY("a", "priority (5),")
        ENTRY("a_", "priority (5),") ENTRY("c", "priority (9),") ENTRY("d", "");
    (void)state;
    assert_string_equal(limited(pack, 100), "c 9, a 5, a_ 5, b 5, d 0");
    assert_string_equal(limited(pack, 2), "c 9, a 5");
    assert_string_equal(limited(pack, 0), "");
}

static void test_order_of_many(void **state)
{
    const char *pack = "", *wanted = "";
    (void)state;
    for (int i = 0; i < 200; i++)
        pack = arena_printf(arena, "%s" ENTRY("s%03d", "priority (%d),"), pack, i, i,
                            i * 37 % 200 + 1);
    for (int points = 200; points > 0; points--)
        for (int i = 0; i < 200; i++)
            if (i * 37 % 200 + 1 == points)
                wanted =
                    arena_printf(arena, "%s%ss%03d %d", wanted, *wanted ? ", " : "", i, points);
    assert_string_equal(limited(pack, 1000), wanted);
    assert_memory_equal(limited(pack, 7), wanted, strlen(limited(pack, 7)));
}

static void test_alternatives(void **state)
{
    const char *pack = ENTRY("a", "priority (9), overlaps 'x',")
        ENTRY("b", "priority (8), overlaps 'x', overlaps 'y',")
            ENTRY("c", "priority (7), overlaps 'y',")
                ENTRY("d", "priority (6), overlaps 'y', overlaps 'x',") ENTRY("e", "priority (5),");
    (void)state;
    assert_string_equal(limited(pack, 100), "a 9/b/d, c 7, e 5");
    assert_string_equal(limited(pack, 2), "a 9/b/d, c 7");
    assert_string_equal(limited(pack, 1), "a 9/b/d"); /* those that come after the cut too */
    assert_string_equal(limited(ENTRY("a", "priority (9),") ENTRY("b", "overlaps 'x',")
                                    ENTRY("c", "overlaps 'x',"),
                                1),
                        "a 9");
}

#define ALWAYS(id, words) ENTRY(id, "repeatable (true), always (true), " words)

static void test_always(void **state)
{
    const char *pack = ALWAYS("z", "priority (50),") ALWAYS("y", "priority (60),")
        ENTRY("a", "priority (1),") ENTRY("b", "priority (2),");
    (void)state;
    assert_string_equal(limited(pack, 100), "b 2, a 1, y 60, z 50");
    assert_string_equal(limited(pack, 1), "b 2, y 60, z 50");
    assert_string_equal(limited(pack, 0), "y 60, z 50");
}

/* Only what is eligible: not what is possible, full, or there already. */
static void test_only_eligible(void **state)
{
    const char *pack = ENTRY("a", "when 'plan',") ENTRY("b", "capacity (0),") ENTRY("c", "")
        ENTRY("d", "") ENTRY("e", "");
    (void)state;
    assert_string_equal(ranked(pack, "", "c completed 2026-01-01; d ongoing 2026-01-01"), "e 0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_priority_and_prefers, arena_begin),
        cmocka_unit_test_setup(test_start_within, arena_begin),
        cmocka_unit_test_setup(test_start_within_a_parameter, arena_begin),
        cmocka_unit_test_setup(test_deadline_of_a_transition, arena_begin),
        cmocka_unit_test_setup(test_the_earliest_deadline, arena_begin),
        cmocka_unit_test_setup(test_the_transition_shown, arena_begin),
        cmocka_unit_test_setup(test_a_transition_to_an_entry, arena_begin),
        cmocka_unit_test_setup(test_the_plans_first_step, arena_begin),
        cmocka_unit_test_setup(test_terms, arena_begin),
        cmocka_unit_test_setup(test_order, arena_begin),
        cmocka_unit_test_setup(test_order_of_many, arena_begin),
        cmocka_unit_test_setup(test_alternatives, arena_begin),
        cmocka_unit_test_setup(test_always, arena_begin),
        cmocka_unit_test_setup(test_only_eligible, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
