/* The state of each service: every row of the table, in its order, and each part of reach. */
#include "tests/engine/pack.h"

struct row {
    const char *given, *history, *on, *state; /* on NULL: 2026-03-30 */
};

/* The state of the service 's' of a pack. */
static void rows_hold(const char *pack, const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct decision *d =
            decided(pack, (struct client){rows[i].on, rows[i].given, rows[i].history});
        if (strcmp(state_of(d, "s"), rows[i].state) != 0)
            fail_msg("%s\ngiven %s, history %s: %s, not %s", pack, rows[i].given, rows[i].history,
                     state_of(d, "s"), rows[i].state);
    }
}
#define ROWS(pack, rows) rows_hold(pack, rows, sizeof rows / sizeof *rows)

/* ---- the table --------------------------------------------------------------------------------
 */

static void test_ongoing_and_completed(void **state)
{
    static const struct row once[] = {
        {"plan = no", "s ongoing 2026-03-01", NULL, "ongoing"},
        {"plan = no", "s ongoing 2026-01-01 2026-02-01", NULL, "ongoing"},
        {"plan = yes", "s completed 2026-03-01", NULL, "completed"},
        {"plan = yes", "s completed 2026-03-01", "2027-01-01", "completed"},
        {"plan = yes", "s interrupted 2026-03-01", NULL, "eligible"},
        {"plan = no", "s interrupted 2026-03-01", NULL, "not_eligible"}};
    static const struct row again[] = {
        {"plan = yes", "s ongoing 2026-03-01", NULL, "ongoing"},
        {"plan = yes", "s completed 2026-03-01", NULL, "eligible"},
        {"plan = no", "s completed 2026-03-01", NULL, "not_eligible"}};
    (void)state;
    ROWS(ENTRY("s", "when 'plan', valid 'to 2026-12-31',"), once);
    ROWS(ENTRY("s", "when 'plan', repeatable (true),"), again);
}

static void test_closed(void **state)
{
    static const struct row rows[] = {{"plan = yes", NULL, "2026-02-28", "closed"},
                                      {"plan = yes", NULL, "2026-03-01", "eligible"},
                                      {"plan = yes", NULL, "2026-03-31", "eligible"},
                                      {"plan = yes", NULL, "2026-04-01", "closed"},
                                      {"plan = no", NULL, "2026-04-01", "closed"},
                                      {"", NULL, "2026-04-01", "closed"}};
    static const struct row edges[] = {{"", NULL, "1900-01-01", "closed"},
                                       {"", NULL, "2200-12-31", "eligible"}};
    (void)state;
    ROWS(ENTRY("s", "when 'plan', valid '2026-03-01 to 2026-03-31',"), rows);
    ROWS(ENTRY("s", "valid '2200-12-31 on',"), edges);
}

static void test_by_conditions(void **state)
{
    static const struct row rows[] = {{"plan = yes", NULL, NULL, "eligible"},
                                      {"plan = no", NULL, NULL, "not_eligible"},
                                      {"plan = unknown", NULL, NULL, "possible"},
                                      {"", NULL, NULL, "possible"}};
    static const struct row settled[] = {{"", NULL, NULL, "eligible"}};
    static const struct row never[] = {{"", NULL, NULL, "not_eligible"}};
    (void)state;
    ROWS(ENTRY("s", "when 'plan',"), rows);
    ROWS(ENTRY("s", "when 'age < 18 or age >= 18',"), settled);
    ROWS(ENTRY("s", "when 'age < 18 and age >= 18',"), never);
}

/* Tests that no column answers: history, dates, parameters; and members that are no single test. */
static void test_by_other_tests(void **state)
{
    const char *others = ENTRY("o", "") "parameter 'limit' { value { says (18) } }\n";
    static const struct row history[] = {{"", "o completed 2026-01-01", NULL, "eligible"},
                                         {"", NULL, NULL, "not_eligible"}};
    static const struct row no_history[] = {{"", "o completed 2026-01-01", NULL, "not_eligible"},
                                            {"", NULL, NULL, "eligible"}};
    static const struct row date[] = {{"arrival = 2026-03-01", NULL, NULL, "eligible"},
                                      {"arrival = 2026-02-01", NULL, NULL, "not_eligible"},
                                      {"", NULL, NULL, "possible"}};
    static const struct row no_date[] = {{"arrival = 2026-03-01", NULL, NULL, "not_eligible"},
                                         {"arrival = 2026-02-01", NULL, NULL, "eligible"},
                                         {"", NULL, NULL, "possible"}};
    static const struct row age[] = {{"age = 17", NULL, NULL, "eligible"},
                                     {"age = 18", NULL, NULL, "not_eligible"},
                                     {"", NULL, NULL, "possible"}};
    static const struct row either[] = {{"age = 17", NULL, NULL, "eligible"},
                                        {"age = 18, plan = yes", NULL, NULL, "eligible"},
                                        {"age = 18, plan = no", NULL, NULL, "not_eligible"},
                                        {"age = 18", NULL, NULL, "possible"}};
    (void)state;
    ROWS(arena_printf(arena, "%s" ENTRY("s", "when 'completed o',"), others), history);
    ROWS(arena_printf(arena, "%s" ENTRY("s", "when 'not completed o',"), others), no_history);
    ROWS(ENTRY("s", "when 'arrival within last 30 days',"), date);
    ROWS(ENTRY("s", "when 'not (arrival within last 30 days)',"), no_date);
    ROWS(arena_printf(arena, "%s" ENTRY("s", "when 'age < limit',"), others), age);
    ROWS(arena_printf(arena, "%s" ENTRY("s", "when 'age < limit or plan',"), others), either);
}

/* Choices that are known in part: what a service gave, the rest unknown. */
static void test_choices_known_in_part(void **state)
{
    static const struct row rows[] = {{"", "g completed 2026-01-01", NULL, "eligible"},
                                      {"", NULL, NULL, "possible"}};
    static const struct row never[] = {{"", "g completed 2026-01-01", NULL, "not_eligible"}};
    (void)state;
    ROWS(ENTRY("g", "gives 'needs gains care',")
             ENTRY("s", "when 'needs has all of (care, debt) or needs has none of (debt)',"),
         rows);
    ROWS(ENTRY("g", "gives 'needs gains care',")
             ENTRY("s", "when 'needs has all of (care, debt)  and needs has none of (debt)',"),
         never);
}

#define PLACED(words)                                                                              \
    "service 's' { name {en 'x'}, kind 'service', area 'work', provider 'office', entry "          \
    "(true), " words " }\n"

static void test_place(void **state)
{
    static const struct row region[] = {{"municipality = m1", NULL, NULL, "eligible"},
                                        {"municipality = m2", NULL, NULL, "eligible"},
                                        {"municipality = m3", NULL, NULL, "not_eligible"},
                                        {"", NULL, NULL, "possible"}};
    static const struct row one[] = {{"municipality = m1", NULL, NULL, "not_eligible"},
                                     {"municipality = m2", NULL, NULL, "eligible"}};
    static const struct row everywhere[] = {{"municipality = m3", NULL, NULL, "eligible"},
                                            {"", NULL, NULL, "eligible"}};
    (void)state;
    ROWS(PLACED(""), region);
    ROWS(PLACED("in_municipality 'm2'"), one);
    ROWS(PLACED("everywhere (true)"), everywhere);
}

static void test_voluntary(void **state)
{
    static const struct row rows[] = {{"consent = yes", NULL, NULL, "eligible"},
                                      {"consent = no", NULL, NULL, "not_eligible"},
                                      {"", NULL, NULL, "possible"}};
    (void)state;
    ROWS(ENTRY("s", "voluntary (true),"), rows);
}

/* The order of the table: not_eligible, suppressed, possible, full. */
static void test_suppressed(void **state)
{
    static const struct row rows[] = {{"plan = yes", "o ongoing 2026-03-01", NULL, "suppressed"},
                                      {"", "o ongoing 2026-03-01", NULL, "suppressed"},
                                      {"plan = no", "o ongoing 2026-03-01", NULL, "not_eligible"},
                                      {"plan = yes", "o completed 2026-03-01", NULL, "eligible"},
                                      {"plan = yes", "p ongoing 2026-03-01", NULL, "eligible"}};
    static const struct row itself[] = {{"", "s ongoing 2026-03-01", NULL, "ongoing"}};
    (void)state;
    ROWS(ENTRY("o", "overlaps 'a', overlaps 'b', audience 'staff',") ENTRY("p", "overlaps 'c',")
             ENTRY("s", "when 'plan', overlaps 'b',"),
         rows);
    ROWS(ENTRY("s", "repeatable (true), overlaps 'b',"), itself);
}

static const char *state_with_places(const char *pack, const char *given, int taken)
{
    struct client c = {NULL, given, NULL};
    struct situation *s = completed_client(pack, &c);
    int *places = arena_array(arena, (size_t)s->model->nservices, sizeof *places);
    places[model_service(s->model, "s")] = taken;
    s->placements = places;
    return state_of(decide(s, &everything), "s");
}

static void test_full(void **state)
{
    const char *pack = ENTRY("s", "when 'plan', capacity (2),");
    static const struct row none[] = {{"", NULL, NULL, "full"}},
                            open[] = {{"plan = yes", NULL, NULL, "eligible"}};
    (void)state;
    assert_string_equal(state_with_places(pack, "plan = yes", 1), "eligible");
    assert_string_equal(state_with_places(pack, "plan = yes", 2), "full");
    assert_string_equal(state_with_places(pack, "plan = yes", 9), "full");
    assert_string_equal(state_with_places(pack, "", 2), "possible");
    assert_string_equal(state_with_places(pack, "plan = no", 2), "not_eligible");
    assert_string_equal(state_with_places(ENTRY("s", ""), "", 1000), "eligible");
    ROWS(ENTRY("s", "capacity (0),"), none);
    ROWS(pack, open); /* no store: no place is taken */
}

static void test_audience(void **state)
{
    const char *pack = ENTRY("s", "audience 'staff',") ENTRY("c", "");
    struct client c = {NULL, "", "s ongoing 2026-03-01"};
    struct situation *s = completed_client(pack, &c);
    (void)state;
    assert_string_equal(state_of(decide(s, &everything), "s"), "other_audience");
    assert_string_equal(state_of(decide(s, &everything), "c"), "eligible");
    s->audience = AUDIENCE_STAFF;
    assert_string_equal(state_of(decide(s, &everything), "s"), "ongoing");
    assert_string_equal(state_of(decide(s, &everything), "c"), "other_audience");
}

/* ---- reach ------------------------------------------------------------------------------------
 */

#define TWO_AND(words)                                                                             \
    SERVICE("s", "") ENTRY("a", "takes '10-20 days',") ENTRY("b", "") TRANSITION("t", words)

static void test_transition_on(void **state)
{
    static const struct row completed[] = {
        {"", "a completed 2026-03-01", NULL, "eligible"},
        {"", "a ongoing 2026-03-01", NULL, "not_eligible"},
        {"", "a interrupted 2026-03-01", NULL, "not_eligible"},
        {"", "a completed 2026-01-01; a interrupted 2026-03-01", NULL, "not_eligible"},
        {"", "a interrupted 2026-01-01; a completed 2026-03-01", NULL, "eligible"},
        {"", NULL, NULL, "not_eligible"}};
    static const struct row ongoing[] = {{"", "a completed 2026-03-01", NULL, "not_eligible"},
                                         {"", "a ongoing 2026-03-01", NULL, "eligible"}};
    static const struct row interrupted[] = {{"", "a interrupted 2026-03-01", NULL, "eligible"},
                                             {"", "a ongoing 2026-03-01", NULL, "not_eligible"}};
    (void)state;
    ROWS(TWO_AND("from 'a', to 's'"), completed);
    ROWS(TWO_AND("from 'a', to 's', on 'ongoing'"), ongoing);
    ROWS(TWO_AND("from 'a', to 's', on 'interrupted'"), interrupted);
}

static void test_transition_when_and_valid(void **state)
{
    static const struct row when[] = {{"plan = yes", "a completed 2026-03-01", NULL, "eligible"},
                                      {"plan = no", "a completed 2026-03-01", NULL, "not_eligible"},
                                      {"", "a completed 2026-03-01", NULL, "possible"},
                                      {"", NULL, NULL, "not_eligible"}};
    static const struct row valid[] = {
        {"", "a completed 2026-01-01", "2026-01-31", "not_eligible"},
        {"", "a completed 2026-01-01", "2026-02-01", "eligible"},
        {"", "a completed 2026-01-01", "2026-02-02", "not_eligible"}};
    static const struct row both[] = {{"", "a completed 2026-03-01", NULL, "eligible"}};
    (void)state;
    ROWS(TWO_AND("from 'a', to 's', when 'plan'"), when);
    ROWS(TWO_AND("from 'a', to 's', valid '2026-02-01 to 2026-02-01'"), valid);
    ROWS(TWO_AND("from 'a', to 's', when 'plan'")
             TRANSITION("u", "from 'a', to 's', when 'not plan'"),
         both);
}

static void test_from_start_and_from_several(void **state)
{
    static const struct row start[] = {
        {"plan = yes", NULL, NULL, "eligible"},
        {"", NULL, NULL, "possible"},
        {"plan = no", "a completed 2026-03-01", NULL, "not_eligible"}};
    static const struct row several[] = {{"", "a completed 2026-03-01", NULL, "eligible"},
                                         {"", "b completed 2026-03-01", NULL, "eligible"},
                                         {"", NULL, NULL, "not_eligible"}};
    (void)state;
    ROWS(TWO_AND("from 'start', to 's', when 'plan'"), start);
    ROWS(TWO_AND("from 'a', from 'b', to 's'"), several);
}

/* The expected end: `ends`, else the start and 15 days, else never near enough. */
static void test_ahead(void **state)
{
    static const struct row ahead[] = {
        {"", "a ongoing 2026-01-01 2026-05-25", NULL, "eligible"},
        {"", "a ongoing 2026-01-01 2026-05-26", NULL, "not_eligible"},
        {"", "a ongoing 2026-01-01 2026-01-02", NULL, "eligible"},
        {"", "a ongoing 2026-03-30", NULL, "eligible"}};
    static const struct row unknown[] = {{"", "b ongoing 2026-03-01", NULL, "not_eligible"},
                                         {"", "b ongoing 2026-03-01 2026-04-01", NULL, "eligible"}};
    static const struct row soon[] = {
        {"", "a ongoing 2026-03-20", NULL, "eligible"}, /* ends on 4 April */
        {"", "a ongoing 2026-03-21", NULL, "not_eligible"}};
    static const struct row month[] = {
        {"", "a ongoing 2026-01-01 2026-02-28", "2026-01-31", "eligible"},
        {"", "a ongoing 2026-01-01 2026-03-01", "2026-01-31", "not_eligible"}};
    (void)state;
    ROWS(TWO_AND("from 'a', to 's', on 'ongoing', ahead '8 weeks'"), ahead);
    ROWS(TWO_AND("from 'b', to 's', on 'ongoing', ahead '8 weeks'"), unknown);
    ROWS(TWO_AND("from 'a', to 's', on 'ongoing', ahead '5 days'"), soon);
    ROWS(TWO_AND("from 'a', to 's', on 'ongoing', ahead '1 month'"), month);
}

/* ---- bridges ----------------------------------------------------------------------------------
 */

#define BRIDGE(to_words)                                                                           \
    ENTRY("s", "bridges 'to', bridges 'too',")                                                     \
    ENTRY("to", to_words)                                                                          \
    ENTRY("too", "when 'age < "                                                                    \
                 "0',")

static void test_bridges(void **state)
{
    static const struct row waits[] = {{"", NULL, NULL, "eligible"},
                                       {"", "to ongoing 2026-03-01", NULL, "not_eligible"},
                                       {"", "to completed 2026-03-01", NULL, "not_eligible"},
                                       {"", "too completed 2026-03-01", NULL, "not_eligible"},
                                       {"", "to interrupted 2026-03-01", NULL, "eligible"}};
    static const struct row at_once[] = {{"", NULL, NULL, "not_eligible"}};
    static const struct row full[] = {{"", NULL, NULL, "eligible"}};
    static const struct row possible[] = {{"", NULL, NULL, "possible"},
                                          {"plan = no", NULL, NULL, "not_eligible"},
                                          {"plan = yes", NULL, NULL, "not_eligible"}};
    static const struct row suppressed[] = {
        {"", "o ongoing 2026-03-01", NULL, "suppressed"},
        {"plan = no", "o ongoing 2026-03-01", NULL, "not_eligible"}};
    (void)state;
    ROWS(BRIDGE("waits '2 weeks',"), waits);
    ROWS(BRIDGE(""), at_once);
    ROWS(BRIDGE("capacity (0),"), full);
    ROWS(BRIDGE("when 'plan',"), possible);
    ROWS(ENTRY("s", "bridges 'to', overlaps 'x',") ENTRY("o", "overlaps 'x',")
             ENTRY("to", "when 'plan',"),
         suppressed);
}

static const char *unknown_of(const char *pack, const char *given)
{
    struct decision *d = decided(pack, (struct client){NULL, given, NULL});
    struct settled found = service_unknown(d, model_service(d->situation->model, "s"));
    assert_string_equal(state_of(d, "s"), "possible");
    return facts_shown(d->situation->model, found.relevant, found.nrelevant);
}

static void test_what_can_still_matter(void **state)
{
    (void)state;
    assert_string_equal(unknown_of(ENTRY("s", "when 'plan and age < 18',"), ""), "age, plan");
    assert_string_equal(
        unknown_of(ENTRY("s", "when 'plan and age < 18', voluntary (true),"), "age = 3"),
        "consent, plan");
    assert_string_equal(unknown_of(ENTRY("s", "when '(plan or not plan) and age < 18',"), ""),
                        "age");
    assert_string_equal(unknown_of(SERVICE("s", "when 'age < 9',")
                                       TRANSITION("t", "from 'start', to 's', when 'plan'"),
                                   ""),
                        "age, plan");
    assert_string_equal(unknown_of(BRIDGE("when 'plan',"), ""), "plan");
    assert_string_equal(
        unknown_of(ENTRY("s", "when 'consent', bridges 'to',") ENTRY("to", "when 'plan',"), ""),
        "consent, plan");
    assert_string_equal(
        unknown_of(ENTRY("s", "when 'consent', bridges 'to',") ENTRY("to", "waits '1 day',"), ""),
        "consent");
}

/* More combinations than are tried: Kleene's value stands, and says so. */
static void test_inexact(void **state)
{
    const char *pack = "", *all = "", *none = "";
    (void)state;
    for (int i = 0; i < 17; i++) {
        pack = arena_printf(arena, "%syes_or_no 'y%02d' { name {en 'x'} }\n", pack, i);
        all = arena_printf(arena, "%s%sy%02d", all, i ? " and " : "", i);
        none = arena_printf(arena, "%s%s(not y%02d)", none, i ? " or " : "", i);
    }
    pack = arena_printf(arena, "%s" ENTRY("s", "when '(%s) or (%s)',") ENTRY("p", "when 'plan',"),
                        pack, all, none);
    struct decision *d = decided(pack, (struct client){0});
    int s = model_service(d->situation->model, "s"), p = model_service(d->situation->model, "p");
    assert_string_equal(state_of(d, "s"), "possible");
    assert_true(d->inexact[0] >> s & 1);
    assert_false(d->inexact[0] >> p & 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_ongoing_and_completed, arena_begin),
        cmocka_unit_test_setup(test_closed, arena_begin),
        cmocka_unit_test_setup(test_by_conditions, arena_begin),
        cmocka_unit_test_setup(test_by_other_tests, arena_begin),
        cmocka_unit_test_setup(test_choices_known_in_part, arena_begin),
        cmocka_unit_test_setup(test_place, arena_begin),
        cmocka_unit_test_setup(test_voluntary, arena_begin),
        cmocka_unit_test_setup(test_suppressed, arena_begin),
        cmocka_unit_test_setup(test_full, arena_begin),
        cmocka_unit_test_setup(test_audience, arena_begin),
        cmocka_unit_test_setup(test_transition_on, arena_begin),
        cmocka_unit_test_setup(test_transition_when_and_valid, arena_begin),
        cmocka_unit_test_setup(test_from_start_and_from_several, arena_begin),
        cmocka_unit_test_setup(test_ahead, arena_begin),
        cmocka_unit_test_setup(test_bridges, arena_begin),
        cmocka_unit_test_setup(test_what_can_still_matter, arena_begin),
        cmocka_unit_test_setup(test_inexact, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
