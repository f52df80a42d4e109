/* Who may do what: roles and regions, method by method, on a house with two real packs and a real
 * journal. How callers prove who they are is tests/e2e's. */
#include "daemon/house.h"
#include "daemon/reload.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define NOT_AUTHORISED "\"code\":-32003"

static const char *const shore[] = {"shore"};
static const struct caller queries = {.name = "portal", .roles = ROLE_QUERY};
static const struct caller everyone = {.name = "office", .roles = ROLE_ALL};
static const struct caller of_shore = {
    .name = "shore-office", .roles = ROLE_ALL, .regions = shore, .nregions = 1};

struct bench {
    struct arena *arena;
    struct regions *regions;
    struct journal *journal;
    struct house house;
    char dir[64];
};

static int setup(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    const char *why = "";
    int refused;
    assert_non_null(b);
    strcpy(b->dir, "/tmp/test_caller.XXXXXX");
    assert_non_null(mkdtemp(b->dir));
    b->arena = arena_new((size_t)64 << 20);
    b->regions = regions_new("tests/e2e/packs");
    assert_int_equal(reload_all(b->regions, false, &refused), 2);
    b->journal = journal_open(b->arena, b->dir, JOURNAL_WRITE, &why);
    assert_non_null(b->journal);
    assert_int_equal(house_init(&b->house, b->regions, b->journal, 1), 0);
    *state = b;
    return 0;
}

static int teardown(void **state)
{
    static const char *const files[] = {"journal.db",  "journal.db-wal", "keys.db",
                                        "keys.db-wal", "journal.db-shm", "keys.db-shm",
                                        "checkpoints", "checkpoint.key", "checkpoint.pub"};
    struct bench *b = *state;
    house_fini(&b->house);
    journal_close(b->journal);
    regions_free(b->regions);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(arena_printf(b->arena, "%s/%s", b->dir, files[i])); /* some are not there */
    assert_int_equal(rmdir(b->dir), 0);
    arena_free(b->arena);
    free(b);
    return 0;
}

/* One turn with one body; false when its call was made before, and has to be looked up. */
static bool turn(struct bench *b, struct body body, const char **reply)
{
    size_t n;
    const char *bytes = house_answer(&b->house, b->arena, body, &n);
    *reply = arena_copy(b->arena, bytes, n);
    desk_clear(&b->house, &b->house.desk);
    house_hand(&b->house);
    struct bundle *stored = house_finish(&b->house);
    bool known = bundle_knows(stored, 0);
    assert_int_equal(stored->error, 0);
    bundle_reset(stored);
    return !known;
}

/* The reply lives until the test ends. */
static const char *ask(struct bench *b, const struct caller *caller, const char *method,
                       const char *params)
{
    const char *reply,
        *body =
            arena_printf(b->arena, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}",
                         method, params);
    b->house.caller = caller;
    b->house.looks = false;
    while (!turn(b, (struct body){body, strlen(body)}, &reply)) {
        assert_false(b->house.looks);
        b->house.looks = true;
    }
    return reply;
}

static void holds(const char *reply, const char *text)
{
    if (!strstr(reply, text))
        fail_msg("no %s in %s", text, reply);
}

static void lacks(const char *reply, const char *text)
{
    if (strstr(reply, text))
        fail_msg("%s in %s", text, reply);
}

static const char *asked(struct bench *b, const char *region, const char *ref)
{
    return arena_printf(b->arena,
                        "{\"region\":\"%s\",\"client\":{\"ref\":\"%s\",\"facts\":{\"age\":30}}}",
                        region, ref);
}

/* The value of the first "decision" of a reply. */
static const char *decision_of(struct bench *b, const char *reply)
{
    const char *at = strstr(reply, "\"decision\":\"");
    assert_non_null(at);
    return arena_copy(b->arena, at + strlen("\"decision\":\""), ID_LENGTH);
}

static const char *by_decision(struct bench *b, const char *id)
{
    return arena_printf(b->arena, "{\"decision\":\"%s\"}", id);
}

static void test_nobody_may_do_anything(void **state)
{
    struct bench *b = *state;
    static const struct {
        const char *name, *role;
    } some[] = {{"recommend", "query"},    {"rpc.discover", "query"}, {"plan.list", "plan"},
                {"rules.reload", "admin"}, {"statistics", "audit"},   {"decision.list", "audit"},
                {"client.forget", "plan"}, {"events.since", "plan"}};
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        const char *reply = ask(b, &caller_nobody, some[i].name, "{}");
        holds(reply, NOT_AUTHORISED);
        holds(reply, arena_printf(b->arena, "\"role\":\"%s\"", some[i].role));
        holds(reply, "asks for a key");
    }
}

static void test_a_role_is_for_its_methods(void **state)
{
    struct bench *b = *state;
    lacks(ask(b, &queries, "recommend", asked(b, "shore", "a-1")), "error");
    for (int i = 0; i < house_methods_n; i++) {
        const char *reply = ask(b, &queries, house_methods[i].name, "{}");
        holds(reply, NOT_AUTHORISED);
        holds(reply, "which the key of 'portal' lacks");
    }
    for (int i = 0; i < house_methods_n; i++)
        lacks(ask(b, &everyone, house_methods[i].name, "{}"), NOT_AUTHORISED);
}

static void test_a_region_that_is_named(void **state)
{
    struct bench *b = *state;
    lacks(ask(b, &of_shore, "recommend", asked(b, "shore", "a-1")), "error");
    const char *reply = ask(b, &of_shore, "recommend", asked(b, "forest", "a-1"));
    holds(reply, NOT_AUTHORISED);
    holds(reply, "\"region\":\"forest\"");
    static const char *const methods[] = {"plan.list",   "arrival.list",     "decision.list",
                                          "statistics",  "catalog.services", "rules.check",
                                          "rules.reload"};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        holds(ask(b, &of_shore, methods[i], "{\"region\":\"forest\"}"), NOT_AUTHORISED);
    holds(ask(b, &of_shore, "recommend", asked(b, "desert", "a-1")), NOT_AUTHORISED);
}

static void test_what_is_listed(void **state)
{
    struct bench *b = *state;
    ask(b, &everyone, "recommend", asked(b, "shore", "a-1"));
    ask(b, &everyone, "recommend", asked(b, "forest", "a-2"));
    ask(b, &everyone, "rules.reload", "{}");
    static const char *const methods[] = {"catalog.regions", "rules.status", "rules.reload",
                                          "decision.list"};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        const char *all = ask(b, &everyone, methods[i], "{}");
        holds(all, "\"shore\"");
        holds(all, "\"forest\"");
        const char *some = ask(b, &of_shore, methods[i], "{}");
        holds(some, "\"shore\"");
        lacks(some, "forest");
    }
}

static void test_what_is_known_by_its_id(void **state)
{
    struct bench *b = *state;
    const char *here = decision_of(b, ask(b, &everyone, "recommend", asked(b, "shore", "a-1")));
    const char *there = decision_of(b, ask(b, &everyone, "recommend", asked(b, "forest", "a-2")));
    static const char *const methods[] = {"decision.get", "decision.replay"};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        lacks(ask(b, &of_shore, methods[i], by_decision(b, here)), "error");
        const char *reply = ask(b, &of_shore, methods[i], by_decision(b, there));
        holds(reply, NOT_AUTHORISED);
        lacks(reply, "facts");
    }
}

static void test_a_client_of_two_regions(void **state)
{
    struct bench *b = *state;
    ask(b, &everyone, "recommend", asked(b, "shore", "here"));
    ask(b, &everyone, "recommend", asked(b, "shore", "both"));
    ask(b, &everyone, "recommend", asked(b, "forest", "both"));
    static const char *const methods[] = {"client.export", "client.forget"};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        holds(ask(b, &of_shore, methods[i], "{\"ref\":\"both\"}"), NOT_AUTHORISED);
        lacks(ask(b, &of_shore, methods[i], "{\"ref\":\"here\"}"), "error");
    }
    lacks(ask(b, &everyone, "client.forget", "{\"ref\":\"both\"}"), "error");
}

/* A decision says whose key asked for it; without keys there is nothing to say. */
static void test_who_asked_is_stored(void **state)
{
    struct bench *b = *state;
    const char *keyed = decision_of(b, ask(b, &queries, "recommend", asked(b, "shore", "a-1")));
    holds(ask(b, &everyone, "decision.get", by_decision(b, keyed)), "\\\"by\\\":\\\"portal\\\"");
    holds(ask(b, &everyone, "decision.replay", by_decision(b, keyed)), "\"same\":true");
    const char *local = decision_of(b, ask(b, &caller_local, "recommend", asked(b, "shore", "a")));
    lacks(ask(b, &everyone, "decision.get", by_decision(b, local)), "\\\"by\\\"");
}

static const char *repeated(struct bench *b, const char *ref)
{
    return arena_printf(b->arena,
                        "{\"region\":\"shore\",\"request_id\":\"0123456789abcdef\","
                        "\"client\":{\"ref\":\"%s\",\"facts\":{\"age\":30}}}",
                        ref);
}

/* One caller's request_id neither shows nor hinders another's. */
static void test_request_ids_are_the_callers_own(void **state)
{
    struct bench *b = *state;
    const char *first = ask(b, &queries, "recommend", repeated(b, "a-1"));
    assert_string_equal(ask(b, &queries, "recommend", repeated(b, "a-1")), first);
    assert_string_not_equal(ask(b, &of_shore, "recommend", repeated(b, "a-1")), first);
    lacks(ask(b, &everyone, "recommend", repeated(b, "a-2")), "error");
    holds(ask(b, &queries, "recommend", repeated(b, "a-2")), "\"code\":-32005");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nobody_may_do_anything, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_role_is_for_its_methods, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_region_that_is_named, setup, teardown),
        cmocka_unit_test_setup_teardown(test_what_is_listed, setup, teardown),
        cmocka_unit_test_setup_teardown(test_what_is_known_by_its_id, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_client_of_two_regions, setup, teardown),
        cmocka_unit_test_setup_teardown(test_who_asked_is_stored, setup, teardown),
        cmocka_unit_test_setup_teardown(test_request_ids_are_the_callers_own, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
