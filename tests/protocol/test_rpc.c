/* JSON-RPC 2.0: every example of its specification (with the params by name, the only way that
 * Polku takes them), bodies, frames, ids and batches. Errors and the shell are in test_rpc_error.c.
 */
#include "tests/protocol/rpc_world.h"

/* ---- the examples of the specification --------------------------------------------------------
 */

static void named_parameters(void **state)
{
    (void)state;
    answers("{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": {\"subtrahend\": 23, "
            "\"minuend\": 42}, \"id\": 3}",
            "{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":19}");
    answers("{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": {\"minuend\": 42, "
            "\"subtrahend\": 23}, \"id\": 4}",
            "{\"jsonrpc\":\"2.0\",\"id\":4,\"result\":19}");
}

static void positional_parameters_are_refused(void **state)
{
    (void)state;
    message_is(fails("{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": [42, 23], "
                     "\"id\": 1}",
                     -32602, "invalid_params", "1"),
               "Send the params by name, as an object: \"params\": {\"name\": …}.");
    assert_int_equal(world.calls, 0);
}

static void a_notification(void **state)
{
    (void)state;
    answers("{\"jsonrpc\": \"2.0\", \"method\": \"update\", \"params\": {\"a\": 1}}", "");
    assert_int_equal(world.calls, 1);
    answers("{\"jsonrpc\": \"2.0\", \"method\": \"foobar\"}", "");
    answers("{\"jsonrpc\": \"2.0\", \"method\": \"update\", \"params\": [1,2,3,4,5]}", "");
    assert_int_equal(world.calls, 1);
}

static void a_method_that_does_not_exist(void **state)
{
    (void)state;
    message_is(fails("{\"jsonrpc\": \"2.0\", \"method\": \"foobar\", \"id\": \"1\"}", -32601,
                     "method_not_found", "\"1\""),
               "There is no method 'foobar'.");
}

static void invalid_json(void **state)
{
    (void)state;
    message_is(fails("{\"jsonrpc\": \"2.0\", \"method\": \"foobar, \"params\": \"bar\", \"baz]",
                     -32700, "parse_error", "null"),
               "The body cannot be read: a comma or '}' is missing at line 1, column 40.");
}

static void an_invalid_request(void **state)
{
    (void)state;
    fails("{\"jsonrpc\": \"2.0\", \"method\": 1, \"params\": \"bar\"}", -32600, "invalid_request",
          "null");
}

static void a_batch_of_invalid_json(void **state)
{
    (void)state;
    fails("[\n  {\"jsonrpc\": \"2.0\", \"method\": \"sum\", \"params\": [1,2,4], \"id\": \"1\"},\n"
          "  {\"jsonrpc\": \"2.0\", \"method\"\n]",
          -32700, "parse_error", "null");
}

static void an_empty_batch(void **state)
{
    (void)state;
    fails("[]", -32600, "invalid_request", "null");
}

static void a_batch_of_no_calls(void **state)
{
    (void)state;
    const struct json *t = parsed(answer("[1]"));
    assert_int_equal(t->kind, JSON_ARRAY);
    assert_int_equal(t->n, 1);
    is_error(&t->items[0], -32600, "invalid_request", "null");
    t = parsed(answer("[1,2,3]"));
    assert_int_equal(t->n, 3);
    for (int i = 0; i < 3; i++)
        is_error(&t->items[i], -32600, "invalid_request", "null");
}

static void a_mixed_batch(void **state)
{
    (void)state;
    const struct json *t = parsed(
        answer("[{\"jsonrpc\": \"2.0\", \"method\": \"update\", \"params\": {\"x\": 7}},"
               "{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": {\"minuend\": 42, "
               "\"subtrahend\": 23}, \"id\": \"2\"}, {\"foo\": \"boo\"},"
               "{\"jsonrpc\": \"2.0\", \"method\": \"get_data\", \"id\": \"9\"}]"));
    assert_int_equal(t->n, 3);
    assert_string_equal(json_text(json_get(&t->items[0], "id")), "2");
    assert_int_equal(json_get(&t->items[0], "result")->number, 19);
    is_error(&t->items[1], -32600, "invalid_request", "null");
    assert_string_equal(json_text(json_get(&t->items[2], "id")), "9");
    assert_int_equal(json_get(&t->items[2], "result")->items[1].number, 5);
}

static void a_batch_of_notifications(void **state)
{
    (void)state;
    answers("[{\"jsonrpc\": \"2.0\", \"method\": \"update\"},"
            "{\"jsonrpc\": \"2.0\", \"method\": \"update\", \"params\": {}}]",
            "");
    assert_int_equal(world.calls, 2);
}

/* ---- bodies and frames ------------------------------------------------------------------------
 */

static void bodies_that_cannot_be_read(void **state)
{
    (void)state;
    message_is(fails("", -32700, "parse_error", "null"), "The body cannot be read: it is empty.");
    fails("{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"update\"}", -32700, "parse_error",
          "null");
    fails("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"upd\\u0000ate\"}", -32700, "parse_error",
          "null");
    fails("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\"}", -32700, "parse_error", "null");
    fails("[[[[[[[[[]]]]]]]]]", -32600, "invalid_request", "null");
    message_is(fails(arena_printf(arena, "\"%*s\"", 4096, ""), -32600, "invalid_request", "null"),
               "The body cannot be read: it is larger than 4096 bytes.");
    assert_int_equal(world.calls, 0);
}

static void frames_that_are_no_call(void **state)
{
    static const struct {
        const char *body, *id;
    } rows[] = {
        {"17", "null"},
        {"\"update\"", "null"},
        {"null", "null"},
        {"{}", "null"},
        {"{\"id\":1,\"method\":\"update\"}", "1"},
        {"{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"update\"}", "1"},
        {"{\"jsonrpc\":2.0,\"id\":1,\"method\":\"update\"}", "1"},
        {"{\"jsonrpc\":\"2.0\",\"id\":\"x\"}", "\"x\""},
        {"{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"update\"}", "null"},
        {"{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"update\"}", "null"},
        {"{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"update\"}", "null"},
        {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}", "1"},
        {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"update\",\"extra\":0}", "1"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fails(rows[i].body, -32600, "invalid_request", rows[i].id);
    assert_int_equal(world.calls, 0);
}

static void a_member_too_many_is_named(void **state)
{
    (void)state;
    message_is(fails("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"update\",\"parms\":{}}", -32600,
                     "invalid_request", "1"),
               "A call has no member 'parms'; did you mean 'params'?");
}

static void params_that_are_no_object(void **state)
{
    static const char *const params[] = {"null", "1", "\"x\"", "true", "[]", "1.5"};
    (void)state;
    for (size_t i = 0; i < sizeof params / sizeof *params; i++)
        fails(arena_printf(arena,
                           "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"update\",\"params\":%s}",
                           params[i]),
              -32602, "invalid_params", "1");
    assert_int_equal(world.calls, 0);
}

/* An id comes back byte for byte, wherever it stands in the call. */
static void ids_come_back_as_they_were_sent(void **state)
{
    static const char *const ids[] = {"0",
                                      "-1",
                                      "1.0",
                                      "1e2",
                                      "1.50",
                                      "1e300",
                                      "null",
                                      "\"\"",
                                      "\"a\\u0062\\n\"",
                                      "9223372036854775807"};
    (void)state;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const char *wanted =
            arena_printf(arena, "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":null}", ids[i]);
        answers(
            arena_printf(arena, "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"update\"}", ids[i]),
            wanted);
        answers(arena_printf(arena,
                             " { \"params\" : {\"id\":7}, \"method\" : \"update\" , \"i\\u0064\" "
                             ":\t%s , \"jsonrpc\":\"2.0\" } ",
                             ids[i]),
                wanted);
    }
}

static void batches_have_a_limit(void **state)
{
    static const char call[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"update\"}";
    (void)state;
    const char *four = arena_printf(arena, "[%s,%s,%s,%s]", call, call, call, call);
    assert_int_equal(parsed(answer(four))->n, 4);
    assert_int_equal(world.calls, 4);
    message_is(fails(arena_printf(arena, "[%s,%s,%s,%s,%s]", call, call, call, call, call), -32600,
                     "invalid_request", "null"),
               "A batch has 1 to 4 calls.");
    assert_int_equal(world.calls, 4);
}

#define TEST(name) cmocka_unit_test_setup(name, begin)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(named_parameters),
        TEST(positional_parameters_are_refused),
        TEST(a_notification),
        TEST(a_method_that_does_not_exist),
        TEST(invalid_json),
        TEST(an_invalid_request),
        TEST(a_batch_of_invalid_json),
        TEST(an_empty_batch),
        TEST(a_batch_of_no_calls),
        TEST(a_mixed_batch),
        TEST(a_batch_of_notifications),
        TEST(bodies_that_cannot_be_read),
        TEST(frames_that_are_no_call),
        TEST(a_member_too_many_is_named),
        TEST(params_that_are_no_object),
        TEST(ids_come_back_as_they_were_sent),
        TEST(batches_have_a_limit),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
