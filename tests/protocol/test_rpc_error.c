/* JSON-RPC 2.0: what errors say, the faults of params, and what a shell does around a call. */
#include "tests/protocol/rpc_world.h"

/* ---- errors -----------------------------------------------------------------------------------
 */

static void the_nearest_method_is_named(void **state)
{
    (void)state;
    message_is(fails("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subtarct\"}", -32601,
                     "method_not_found", "1"),
               "There is no method 'subtarct'; did you mean 'subtract'?");
}

static void a_long_name_is_cut_at_a_character(void **state)
{
    char name[301] = "";
    (void)state;
    for (int i = 0; i < 100; i++)
        strcat(name, "€");
    const struct json *data =
        fails(arena_printf(arena, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\"}", name), -32601,
              "method_not_found", "1");
    name[63] = '\0';
    message_is(data, arena_printf(arena, "There is no method '%s…'.", name));
}

static void half_a_result_is_taken_back(void **state)
{
    (void)state;
    answers("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"half\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32001,\"message\":\"Unknown "
            "region\",\"data\":{\"name\":\"unknown_region\",\"message\":\"there is no region 'x'\","
            "\"region\":\"x\",\"regions\":[]}}}");
}

static void a_failure_without_words_is_internal(void **state)
{
    (void)state;
    fails("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"silent\"}", -32603, "internal_error", "1");
}

static const struct json *faults_at(const char *pointers, int code, const char *name)
{
    return fails(arena_printf(arena,
                              "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"faults\",\"params\":"
                              "{\"at\":[%s]}}",
                              pointers),
                 code, name, "1");
}

static void faults_are_listed_all_at_once(void **state)
{
    (void)state;
    const struct json *faults = json_get(
        faults_at("\"/client/facts/agee\",\"/client/ref\"", -32002, "invalid_facts"), "faults");
    assert_int_equal(faults->n, 2);
    const struct json *first = &faults->items[0], *second = &faults->items[1];
    assert_string_equal(json_text(json_get(first, "pointer")), "/client/facts/agee");
    assert_string_equal(json_text(json_get(first, "code")), "unknown-member");
    assert_string_equal(json_text(json_get(first, "nearest")), "age");
    assert_int_equal(json_get(first, "allowed")->n, 2);
    assert_string_equal(json_get(first, "allowed")->items[1].text, "arrival");
    assert_non_null(strstr(json_text(json_get(first, "message")), "no member 'agee'"));
    assert_non_null(strstr(json_text(json_get(second, "message")), "leave it out"));
    assert_int_equal(json_get(second, "nearest")->kind, JSON_NULL);
}

static void only_the_clients_own_are_facts(void **state)
{
    static const char *const facts[] = {"\"/client/facts\"", "\"/client/facts/a\"",
                                        "\"/client/history/0/state\"", "\"/client/ref\""};
    static const char *const others[] = {
        "\"/regoin\"",        "\"/client\"", "\"/client/factz\"",
        "\"/client/facts2\"", "\"\"",        "\"/client/facts/a\",\"/limit\""};
    (void)state;
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        faults_at(facts[i], -32002, "invalid_facts");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        faults_at(others[i], -32602, "invalid_params");
}

/* ---- the shell --------------------------------------------------------------------------------
 */

static bool before_refuses(struct call *call)
{
    return rpc_fail(call, RPC_NOT_AUTHORISED, "the role '%s' is needed",
                    rpc_role_id(call->method->role));
}

static bool before_answers(struct call *call)
{
    out_string(call->out, "stored");
    return false;
}

static bool before_passes(struct call *call)
{
    struct world *w = call->world;
    snprintf(w->received, sizeof w->received, "%.*s", (int)call->nbytes, call->bytes);
    return true;
}

static bool after_keeps(struct call *call, const char *result, size_t n)
{
    struct world *w = call->world;
    w->after++;
    snprintf(w->kept, sizeof w->kept, "%.*s", (int)n, result);
    return true;
}

static bool after_refuses(struct call *call, const char *result, size_t n)
{
    (void)result;
    (void)n;
    return rpc_fail(call, RPC_STORE_UNAVAILABLE, "nothing was decided");
}

static const char subtract[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subtract\","
                               "\"params\":{\"minuend\":5}}";

static void a_shell_may_refuse_before(void **state)
{
    (void)state;
    shell.before = before_refuses;
    shell.after = after_keeps;
    message_is(fails(subtract, -32003, "not_authorised", "1"), "the role 'query' is needed");
    assert_int_equal(world.calls, 0);
    assert_int_equal(world.after, 0);
}

static void a_shell_may_answer_itself(void **state)
{
    (void)state;
    shell.before = before_answers;
    shell.after = after_keeps;
    answers(subtract, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"stored\"}");
    assert_int_equal(world.calls, 0);
    assert_int_equal(world.after, 0);
}

static void a_shell_sees_bytes_and_result(void **state)
{
    (void)state;
    shell.before = before_passes;
    shell.after = after_keeps;
    answers(arena_printf(arena, "[ %s , {}]", subtract),
            answer(arena_printf(arena, "[%s,{}]", subtract)));
    assert_string_equal(world.received, subtract);
    assert_string_equal(world.kept, "5");
    assert_int_equal(world.after, 2);
}

static void a_shell_may_refuse_after(void **state)
{
    (void)state;
    shell.after = after_refuses;
    fails(subtract, -32008, "store_unavailable", "1");
    assert_int_equal(world.calls, 1);
}

static void a_notification_is_kept_too(void **state)
{
    (void)state;
    shell.after = after_keeps;
    answers("{\"jsonrpc\":\"2.0\",\"method\":\"subtract\",\"params\":{\"minuend\":8}}", "");
    assert_string_equal(world.kept, "8");
}

static void roles_have_names(void **state)
{
    (void)state;
    assert_string_equal(rpc_role_id(ROLE_QUERY), "query");
    assert_string_equal(rpc_role_id(ROLE_PLAN), "plan");
    assert_string_equal(rpc_role_id(ROLE_ADMIN), "admin");
    assert_string_equal(rpc_role_id(ROLE_AUDIT), "audit");
}

#define TEST(name) cmocka_unit_test_setup(name, begin)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_nearest_method_is_named),   TEST(a_long_name_is_cut_at_a_character),
        TEST(half_a_result_is_taken_back),   TEST(a_failure_without_words_is_internal),
        TEST(faults_are_listed_all_at_once), TEST(only_the_clients_own_are_facts),
        TEST(a_shell_may_refuse_before),     TEST(a_shell_may_answer_itself),
        TEST(a_shell_sees_bytes_and_result), TEST(a_shell_may_refuse_after),
        TEST(a_notification_is_kept_too),    TEST(roles_have_names),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
