/* Building a model: what the words of each block become, amendments, and what the words demand of
 * each other. The texts in quotes are test_parse.c's. */
#include "engine/index.h"
#include "tests/engine/pack.h"

static const struct service *service(const struct model *m, const char *id)
{
    return &m->services[model_service(m, id)];
}

/* ---- what words become ------------------------------------------------------------------------
 */

static void test_facts(void **state)
{
    const struct model *m = model_with(
        "date 'due' { name {en 'x'}, default '2026-01-02', stated_by 'office', sensitive (true) }\n"
        "choices 'wants' { name {en 'x'}, option 'b' {en 'x'}, option 'a' {en 'x'}, default '(a)' "
        "}\n");
    const struct fact *age = &m->facts[model_fact(m, "age")],
                      *due = &m->facts[model_fact(m, "due")],
                      *wants = &m->facts[model_fact(m, "wants")],
                      *finnish = &m->facts[model_fact(m, "finnish")];
    (void)state;
    assert_true(age->low == 0 && age->high == 120 && !age->has_default && age->stated_by == -1);
    assert_true(due->has_default && due->initial.n == 20455 && due->sensitive &&
                due->stated_by == 0);
    assert_true(due->low == DAY_FIRST && due->high == DAY_LAST);
    assert_string_equal(wants->options[0].id, "b"); /* the order of the file */
    assert_true(wants->initial.members == 2 && wants->has_default);
    assert_true(finnish->high == 4 && fact_level(finnish, "A1") == 1 &&
                fact_level(finnish, "A9") == -1);
    for (int i = 1; i < m->nfacts; i++)
        assert_true(strcmp(m->facts[i - 1].common.id, m->facts[i].common.id) < 0);
}

static void test_services(void **state)
{
    const struct model *m = model_with(SERVICE("plain", "") ENTRY(
        "full", "summary {en 's'}, because {en 'b'}, area 'arrival', audience 'staff', when "
                "'plan', repeatable (true), "
                "voluntary (true), decided_by 'office', referred_by 'office', gives 'finnish "
                "reaches B1, plan becomes no, needs gains care', "
                "waits '2-3 weeks', takes '1 month', load (50), priority (1000), prefer { points "
                "(7), when 'consent' }, "
                "start_within '2 months of arrival', review_every '12 weeks', overlaps 'y', "
                "overlaps 'x', bridges 'plain', capacity (80), "
                "given_in 'fi', delivered 'group', valid '2025-01-01 on', basis 'Act 1/2025', "
                "basis 'Act 2/2025',"));
    const struct service *plain = service(m, "plain"), *full = service(m, "full");
    (void)state;
    assert_true(plain->load == 100 && plain->capacity == -1 && plain->decided_by == -1 &&
                plain->priority == 0);
    assert_true(!plain->entry && !plain->repeatable && !plain->has_takes &&
                plain->when->kind == COND_TRUE);
    assert_true(plain->audience == AUDIENCE_CLIENT && plain->common.valid.to == DAY_LAST);
    assert_true(full->load == 50 && full->capacity == 80 && full->priority == 1000 &&
                full->audience == AUDIENCE_STAFF);
    assert_true(full->ngives == 3 && full->gives[0].op == EFFECT_REACHES && full->gives[0].n == 4);
    assert_true(full->gives[1].op == EFFECT_BECOMES && full->gives[1].n == 0 &&
                full->gives[2].op == EFFECT_GAINS);
    assert_true(full->waits.duration.low == 2 && full->waits.duration.high == 3 &&
                full->takes.duration.unit == UNIT_MONTH);
    assert_true(full->groups.n == 2 && full->groups.at[0] < full->groups.at[1] && m->ngroups == 2);
    assert_string_equal(m->groups[0], "x");
    assert_true(full->bridges.n == 1 && full->consent->kind == COND_TEST &&
                plain->consent->kind == COND_TRUE);
    assert_true(full->common.nbasis == 2 && full->group && !full->personal &&
                full->when_rule.line > 0);
}

/* Everything refers to its places in both directions. */
static void test_ways(void **state)
{
    const struct model *m = model_with(SERVICE("a", "") SERVICE("b", "") TRANSITION(
        "t", "from 'a', from 'b', to 'b', on 'ongoing', ahead '2 weeks', within '1 week', "
             "reports_to 'office'") TRANSITION("u", "from 'start', to 'a'"));
    const struct transition *t = &m->transitions[0];
    (void)state;
    assert_true(t->from.n == 2 && t->to == 1 && t->on == HISTORY_ONGOING && t->has_ahead &&
                t->has_within);
    assert_true(m->services[0].leaving.n == 1 && m->services[1].leaving.n == 1);
    assert_true(m->services[1].arriving.n == 1 && m->services[0].arriving.at[0] == 1 &&
                m->transitions[1].from_start);
    assert_int_equal(m->index->nstarts, 1);
}

static void test_parameters(void **state)
{
    const struct model *m = model_with(
        "parameter 'p' { value { says (2), valid '2025-01-01 to 2025-12-31', basis 'b' }, "
        "value { says (3), valid '2026-01-01 on' }, value { says (1), valid '2020-01-01 to "
        "2024-12-31' } }\n");
    const struct parameter *p = &m->parameters[0];
    day_t day;
    (void)state;
    assert_int_equal(parameter_on(p, DAY_FIRST)->number, 1); /* before the first the first */
    assert_true(day_parse("2024-12-31", &day) && parameter_on(p, day)->number == 1);
    assert_true(parameter_on(p, day + 1)->number == 2 && parameter_on(p, day + 365)->number == 2);
    assert_true(parameter_on(p, day + 366)->number == 3 && parameter_on(p, DAY_LAST)->number == 3);
}

#define ASSESSMENT                                                                                 \
    "assessment 'ready' { name {en 'Ready'}, by 'office', item 'plan', item 'age', points (2, "    \
    "\"plan\"), "                                                                                  \
    "points (-1, \"age < 9\"), grade (-1, 'low'), grade (1, 'high'), outcome { at 'high', sets "   \
    "'needs gains care', statement {en 'x'} } }\n"

static void test_assessments(void **state)
{
    const struct model *m = model_with(ASSESSMENT CONCEPT("c", "ready >= high"));
    const struct assessment *a = &m->assessments[0];
    const struct fact *scale = &m->facts[a->fact];
    (void)state;
    assert_true(scale->kind == FACT_SCALE && scale->assessment == 0 && scale->noptions == 2);
    assert_string_equal(scale->common.id, "ready");
    assert_string_equal(scale->common.name.in[LANG_EN], "Ready");
    assert_true(a->nitems == 2 && a->npoints == 2 && a->grades[0] == -1 && a->grades[1] == 1);
    assert_string_equal(m->facts[a->items[0]].common.id, "plan"); /* the order of the file */
    assert_true(a->noutcomes == 1 && a->outcomes[0].grade == 1 && a->outcomes[0].nsets == 1);
}

static void test_the_others(void **state)
{
    const struct model *m = model_with(
        ENTRY("s", "") "goal 'g' { name {en 'x'}, reached 'plan' }\n"
                       "obstacle 'o' { name {en 'x'}, scope 'national', when 'plan', blocks 's' "
                       "}\npromise 'p' { for_every 'plan', recommends 's' }\n"
                       "event 'e' { name {en 'x'}, on_date '2026-05-01', every '1 month' }\n");
    (void)state;
    assert_true(m->ngoals == 1 && m->obstacles[0].scope == SCOPE_NATIONAL &&
                m->obstacles[0].blocks.n == 1);
    assert_true(m->promises[0].recommends.n == 1 && m->events[0].has_every &&
                m->events[0].every.unit == UNIT_MONTH);
    assert_string_equal(m->region.common.id, "here");
    assert_true(m->region.languages[0] == LANG_EN && m->region.languages[1] == -1 &&
                m->region.municipalities.n == 2);
    assert_string_equal(m->region.time_zone, "Europe/Helsinki");
}

/* Conditions are written back as their canonical texts: of prefers and amendments too. */
static void test_canonical_texts_are_written_back(void **state)
{
    struct decls *decls =
        decls_read(arena, FACTS ENTRY("s", "prefer { points (1), when 'age<9' }, when '((plan))',")
                              CONCEPT("c", "plan") "amend 'concept' 'c' { when 'age<7' }\n");
    const struct decl *s = NULL, *amend = &decls->list[0];
    (void)state;
    decls_sort(decls, arena);
    assert_non_null(model_build(arena, decls, &issues));
    for (int i = 0; i < decls->n; i++) {
        s = strcmp(decls->list[i].word, "service") == 0 ? &decls->list[i] : s;
        amend = strcmp(decls->list[i].word, "amend") == 0 ? &decls->list[i] : amend;
    }
    assert_string_equal(decl_find(s, "when")->args[0].text, "plan");
    assert_string_equal(decl_find(decl_find(s, "prefer"), "when")->args[0].text, "age < 9");
    assert_string_equal(decl_find(amend, "when")->args[0].text, "age < 7");
}

/* Sets of indices ascend, whatever the order of their ids. */
static void test_sets_ascend(void **state)
{
    const struct model *m = model_of("choice 'municipality' { name {en 'x'}, option 'm3' {en 'x'}, "
                                     "option 'm2' {en 'x'}, option 'm1' {en 'x'} }\n"
                                     "region 'r' { name {en 'x'}, speaks 'en', municipality 'm1', "
                                     "municipality 'm2', municipality 'm3' }\n");
    (void)state;
    assert_int_equal(m->region.municipalities.n, 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(m->region.municipalities.at[i], i);
}

/* ---- amendments -------------------------------------------------------------------------------
 */

static void test_amend(void **state)
{
    const struct model *m = model_with(ENTRY(
        "s", "when 'plan', capacity (3), overlaps 'x',") "amend 'service' 's' { capacity (20), "
                                                         "overlaps 'y', overlaps 'z', when 'age<9' "
                                                         "}\namend 'concept' 'c' { risk (true) "
                                                         "}\n" CONCEPT("c", "plan"));
    const struct service *s = service(m, "s");
    (void)state;
    assert_true(s->capacity == 20 && s->groups.n == 2 && s->entry && m->ngroups == 2 &&
                m->concepts[0].risk);
    assert_string_equal(cond_print(arena, m, s->when), "age < 9");
    assert_string_equal(s->common.rule.file, "pack/rules.lua");
}

/* ---- refused ----------------------------------------------------------------------------------
 */

static void test_refused(void **state)
{
    static const char *const rows[][2] = {
        {"service 's' { name {en 'x'} }\n", "missing-word"},
        {ENTRY("s", "priorty (5),"), "unknown-word"},
        {ENTRY("s", "priority (1001),"), "out-of-range"},
        {ENTRY("s", "load (101),"), "out-of-range"},
        {ENTRY("s", "priority (1), priority (2),"), "word-twice"},
        {ENTRY("s", "priority 'high',"), "wrong-type"},
        {ENTRY("s", "decided_by 'ofice',"), "unknown-actor"},
        {ENTRY("s", "bridges 't',"), "unknown-service"},
        {ENTRY("s", "bridges 's',"), "bridge-to-bridge"},
        {ENTRY("s", "bridges 't',") ENTRY("t", "bridges 'u',") ENTRY("u", ""), "bridge-to-bridge"},
        {ENTRY("s", "delivered 'alone',"), "unknown-value"},
        {ENTRY("s", "in_municipality 'm1',"), "wrong-type"},
        {SERVICE("s", "always (true), repeatable (true),"), "always-entry"},
        {ENTRY("s", "always (true),"), "always-entry"},
        {ENTRY("s", "always (true), repeatable (true), when 'plan',"), "always-entry"},
        {ENTRY("s", "") ENTRY("s", ""), "duplicate-id"},
        {ENTRY("S", ""), "bad-id"},
        {ENTRY("start", ""), "bad-id"},
        {ENTRY("any", ""), "bad-id"},
        {CONCEPT("ongoing", "plan"), "bad-id"},
        {"assessment 'a' { name {en 'x'}, by 'office', item 'plan', points (2, \"plan\"), grade "
         "(1, 'low'), grade (2, 'high') }\n",
         "grade-order"},
        {"assessment 'a' { name {en 'x'}, by 'office', item 'plan', points (2, \"plan\"), grade "
         "(0, 'low'), grade (0, 'high') }\n",
         "grade-order"},
        {CONCEPT("age", "plan"), "duplicate-id"},
        {CONCEPT("c", "d") CONCEPT("d", "c"), "concept-circle"},
        {CONCEPT("c", "not c"), "concept-circle"},
        {ENTRY("s", "") TRANSITION("t", "from 'start', to 's', within '1 day'"),
         "start-takes-none"},
        {ENTRY("s", "") TRANSITION("t", "from 'start', to 's', on 'ongoing'"), "start-takes-none"},
        {ENTRY("s", "") TRANSITION("t", "from 'start', from 's', to 's'"), "start-takes-none"},
        {ENTRY("s", "") TRANSITION("t", "from 's', to 's', ahead '1 day'"),
         "ahead-without-ongoing"},
        {ENTRY("s", "") TRANSITION("t", "from 's', to 'r'"), "unknown-service"},
        {"number 'n' { name {en 'x'}, between (3, 2) }\n", "empty-range"},
        {"number 'n' { name {en 'x'}, between (1, 2), default (3) }\n", "bad-default"},
        {"yes_or_no 'y' { name {en 'x'}, default 'yes' }\n", "bad-default"},
        {"scale 'c' { name {en 'x'}, level 'A.' {en 'x'} }\n", "bad-id"},
        {"scale 'c' { name {en 'x'}, level 'A..B' {en 'x'} }\n", "bad-id"},
        {"choice 'c' { name {en 'x'}, option 'not' {en 'x'} }\n", "bad-id"},
        {"choice 'c' { name {en 'x'}, option 'a' {en 'x'}, option 'a' {en 'x'} }\n",
         "duplicate-id"},
        {"parameter 'p' { value { says (1), valid 'to 2024-12-31' }, value { says (2), valid "
         "'2025-01-02 on' } }\n",
         "parameter-gap"},
        {"parameter 'p' { value { says (1), valid 'to 2024-12-31' }, value { says (2), valid "
         "'2024-12-31 on' } }\n",
         "parameter-overlap"},
        {"parameter 'p' { value { says (1), valid 'to 2024-12-31' }, value { says '2 weeks', valid "
         "'2025-01-01 on' } }\n",
         "parameter-mixed"},
        {"parameter 'p' { value { says 'soon' } }\n", "bad-duration"},
        {"amend 'service' 's' { capacity (2) }\n", "amend-unknown"},
        {"amend 'example' 's' { on_date '2026-01-01' }\n", "amend-unknown"},
        {ENTRY("s",
               "") "amend 'service' 's' { capacity (2) }\namend 'service' 's' { capacity (3) }\n",
         "amend-twice"},
        {"promise 'p' { for_every 'plan' }\n", "missing-word"},
        {"servce 's' { }\n", "unknown-word"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        arena_begin(state);
        if (model_try(arena_printf(arena, "%s%s", FACTS, rows[i][0])))
            fail_msg("built: %s", rows[i][0]);
        if (strcmp(issues.list[0].code, rows[i][1]) != 0)
            fail_msg("%s: %s", rows[i][0], issue_print(arena, &issues.list[0], NULL));
    }
}

/* Findings never stop the reading: all that is wrong is told. */
static void test_all_at_once(void **state)
{
    (void)state;
    assert_null(model_try(FACTS ENTRY(
        "s", "when 'agee < 3', priority (2000), takes 'x', bridges 'q',") "goal 'g' { }\n"));
    assert_int_equal(issues.n, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_facts, arena_begin),
        cmocka_unit_test_setup(test_services, arena_begin),
        cmocka_unit_test_setup(test_ways, arena_begin),
        cmocka_unit_test_setup(test_parameters, arena_begin),
        cmocka_unit_test_setup(test_assessments, arena_begin),
        cmocka_unit_test_setup(test_the_others, arena_begin),
        cmocka_unit_test_setup(test_canonical_texts_are_written_back, arena_begin),
        cmocka_unit_test_setup(test_sets_ascend, arena_begin),
        cmocka_unit_test_setup(test_amend, arena_begin),
        cmocka_unit_test_setup(test_refused, arena_begin),
        cmocka_unit_test_setup(test_all_at_once, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
