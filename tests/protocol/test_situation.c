/* What a caller says of a client, against the vocabulary of a pack: what is known afterwards, and
 * which faults are told. The pack is tests/cases/rules/lakeland, compiled and read for real. */
#include "cli/pack.h"
#include "protocol/situation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;
static struct json_reader *reader;
static struct rules rules;

static bool elsewhere(struct world *w, const char *id)
{
    (void)w;
    return strcmp(id, "rowing") == 0;
}

static int set_up(void **state)
{
    static struct pack pack;
    (void)state;
    arena = arena_new((size_t)64 << 20);
    reader = json_reader_new();
    struct run run = {.arena = arena};
    if (!pack_load(&run, "tests/cases/rules/lakeland", DAY_NONE, false, &pack) || !pack.model)
        return -1;
    rules = (struct rules){.region = "lakeland", .model = pack.model};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    json_reader_free(reader);
    arena_free(arena);
    return 0;
}

/* A call with these params, on 2026-11-22. */
struct asking {
    struct call call;
    struct issues faults;
    struct world world;
    struct situation *situation;
};

static void ask(struct asking *a, const char *params, bool takes_placements)
{
    static const struct json_limits limits = {.bytes = 1 << 20, .depth = 32, .members = 10000};
    static const struct method recommend = {.name = "recommend"};
    const char *why = NULL;
    day_t day = 0;
    *a = (struct asking){.call = {.arena = arena, .method = &recommend}};
    issues_init(&a->faults, arena);
    a->world = (struct world){.service_elsewhere = elsewhere, .takes_placements = takes_placements};
    a->call.faults = &a->faults;
    a->call.world = &a->world;
    a->call.params = json_read(reader, arena, params, strlen(params), &limits, &why);
    assert_non_null(a->call.params);
    assert_true(day_parse("2026-11-22", &day));
    a->situation =
        situation_read(&(struct asked){&a->call, &rules, day, AUDIENCE_CLIENT, NULL, false});
}

static const struct value *value_of(const struct asking *a, const char *fact)
{
    int index = model_fact(rules.model, fact);
    assert_true(index >= 0);
    return &a->situation->facts[index];
}

static void known(const struct asking *a, const char *fact, int64_t n)
{
    const struct value *v = value_of(a, fact);
    assert_true(v->known);
    assert_int_equal(v->n, n);
    assert_int_equal(v->source, SOURCE_SENT);
}

static void every_kind_is_read(void **state)
{
    struct asking a;
    day_t day = 0;
    (void)state;
    ask(&a,
        "{\"client\":{\"facts\":{\"age\":34,\"consent\":false,\"employment\":\"student\","
        "\"finnish\":\"A1.2\",\"arrival\":\"2026-02-28\",\"circumstances\":[\"debt\"]}}}",
        false);
    assert_non_null(a.situation);
    assert_true(day_parse("2026-02-28", &day));
    known(&a, "age", 34);
    known(&a, "consent", 0);
    known(&a, "employment", 2);
    known(&a, "finnish", 2);
    known(&a, "arrival", day);
    assert_int_equal(value_of(&a, "circumstances")->members, 1 << 2);
    assert_int_equal(value_of(&a, "circumstances")->known_members, 7);
}

static void bare_level_is_the_lowest(void **state)
{
    struct asking a;
    (void)state;
    ask(&a, "{\"client\":{\"facts\":{\"finnish\":\"A2\"}}}", false);
    known(&a, "finnish", 3);
}

static void unknown_stays_unknown(void **state)
{
    struct asking a;
    (void)state;
    ask(&a, "{\"client\":{\"facts\":{\"age\":null,\"circumstances\":null}}}", false);
    assert_false(value_of(&a, "age")->known);
    assert_int_equal(value_of(&a, "age")->source, SOURCE_SENT);
    assert_false(value_of(&a, "circumstances")->known);
    assert_int_equal(value_of(&a, "circumstances")->known_members, 0);
    assert_int_equal(value_of(&a, "employment")->source, SOURCE_NONE);
}

static void what_is_left_out_has_its_default(void **state)
{
    struct asking a;
    (void)state;
    ask(&a, "{\"client\":{}}", false);
    assert_true(value_of(&a, "circumstances")->known);
    assert_int_equal(value_of(&a, "circumstances")->members, 0);
    assert_int_equal(value_of(&a, "circumstances")->source, SOURCE_DEFAULT);
}

static void history_is_read(void **state)
{
    struct asking a;
    int course = model_service(rules.model, "course");
    (void)state;
    ask(&a,
        "{\"client\":{\"history\":["
        "{\"service\":\"course\",\"state\":\"ongoing\",\"started\":\"2026-11-22\",\"ends\":"
        "\"2027-05-01\"},"
        "{\"service\":\"rowing\",\"state\":\"completed\",\"started\":\"2026-01-01\",\"ended\":"
        "\"2026-01-01\"}]}}",
        false);
    assert_non_null(a.situation);
    assert_int_equal(a.situation->nhistory, 2);
    assert_int_equal(a.situation->history[0].service, course);
    assert_int_equal(a.situation->history[0].ended, DAY_NONE);
    assert_int_equal(a.situation->history[1].service, -1);
    assert_true(situation_in(a.situation, course, HISTORY_ONGOING));
}

static void placements_where_they_are_taken(void **state)
{
    struct asking a;
    int coaching = model_service(rules.model, "coaching");
    (void)state;
    ask(&a, "{\"client\":{},\"placements\":{\"coaching\":2}}", true);
    assert_int_equal(a.situation->placements[coaching], 2);
    ask(&a, "{\"client\":{},\"placements\":{\"coaching\":2}}", false);
    assert_null(a.situation->placements);
}

/* ---- faults ---------------------------------------------------------------------------------- */

static const struct {
    const char *client, *pointer, *code, *nearest;
} faulty[] = {
    {"{\"fatcs\":{}}", "/client/fatcs", "unknown-member", "facts"},
    {"{\"facts\":[]}", "/client/facts", "wrong-kind", NULL},
    {"{\"facts\":{\"Age\":3}}", "/client/facts/Age", "unknown-fact", "age"},
    {"{\"facts\":{\"age\":-1}}", "/client/facts/age", "out-of-range", NULL},
    {"{\"facts\":{\"age\":\"34\"}}", "/client/facts/age", "wrong-kind", NULL},
    {"{\"facts\":{\"employment\":\"Student\"}}", "/client/facts/employment", "unknown-option",
     "student"},
    {"{\"facts\":{\"finnish\":\"A12\"}}", "/client/facts/finnish", "unknown-level", "A1.2"},
    {"{\"facts\":{\"finnish\":\"\"}}", "/client/facts/finnish", "unknown-level", NULL},
    {"{\"facts\":{\"arrival\":\"2026-02-29\"}}", "/client/facts/arrival", "bad-date", NULL},
    {"{\"facts\":{\"arrival\":\"2201-01-01\"}}", "/client/facts/arrival", "bad-date", NULL},
    {"{\"facts\":{\"circumstances\":[null]}}", "/client/facts/circumstances/0", "wrong-kind", NULL},
    {"{\"history\":{}}", "/client/history", "wrong-kind", NULL},
    {"{\"history\":\"stored\"}", "/client/history", "stored-history", NULL},
    {"{\"ref\":\"\"}", "/client/ref", "wrong-length", NULL},
    {"{\"ref\":\"131052-308T\"}", "/client/ref", "identity-code", NULL},
};

static void each_fault_has_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        struct asking a;
        ask(&a, arena_printf(arena, "{\"client\":%s}", faulty[i].client), false);
        assert_null(a.situation);
        assert_int_equal(a.faults.n, 1);
        assert_string_equal(a.faults.list[0].where.pointer, faulty[i].pointer);
        assert_string_equal(a.faults.list[0].code, faulty[i].code);
        if (faulty[i].nearest)
            assert_string_equal(a.faults.list[0].nearest, faulty[i].nearest);
        else
            assert_null(a.faults.list[0].nearest);
    }
}

static void identity_codes_are_seen(void **state)
{
    static const char *const codes[] = {"131052-308T",  "010100A123B", "290200+999Z",
                                        "311299Y0011",  "010190u123x", "id 010190-1234",
                                        "010190-1234/7"};
    static const char *const others[] = {"a-1029",       "",
                                         "010190-123",   "320190-123A",
                                         "011390-123A",  "010190G123A",
                                         "x010190-123A", "010190-123AB",
                                         "20260101-1234"};
    (void)state;
    for (const char *sign = "+-ABCDEFUVWXY"; *sign; sign++)
        assert_true(identity_code_in(arena_printf(arena, "010203%c123A", *sign)));
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_true(identity_code_in(codes[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(identity_code_in(others[i]));
}

static void pointers_are_escaped(void **state)
{
    (void)state;
    assert_string_equal(pointer_member(arena, "/a", "b~/c"), "/a/b~0~1c");
    assert_string_equal(pointer_member(arena, "", ""), "/");
    assert_string_equal(pointer_item(arena, "/a", 7), "/a/7");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_read),
        cmocka_unit_test(bare_level_is_the_lowest),
        cmocka_unit_test(unknown_stays_unknown),
        cmocka_unit_test(what_is_left_out_has_its_default),
        cmocka_unit_test(history_is_read),
        cmocka_unit_test(placements_where_they_are_taken),
        cmocka_unit_test(each_fault_has_its_place),
        cmocka_unit_test(identity_codes_are_seen),
        cmocka_unit_test(pointers_are_escaped),
    };
    return cmocka_run_group_tests_name("situation", tests, set_up, tear_down);
}
