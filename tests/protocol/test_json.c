/* Reading JSON: what is accepted and what it becomes, and the byte ranges of parts. What is refused
 * is in test_json_refused.c; that what is written is read back the same is in test_out.c. */
#include "protocol/json.h"
#include "protocol/json_fault.h"
#include "protocol/out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;
static struct json_reader *reader;
static const struct json_limits limits = {.bytes = 1 << 20, .depth = 32, .members = 4096};

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)64 << 20);
    reader = json_reader_new();
    return arena && reader ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    json_reader_free(reader);
    arena_free(arena);
    return 0;
}

static const struct json *read_n(const char *text, size_t n, const char **why)
{
    *why = NULL;
    return json_read(reader, arena, text, n, &limits, why);
}

static const struct json *read_good(const char *text)
{
    const char *why;
    bool large;
    const struct json *tree = read_n(text, strlen(text), &why);
    if (!tree)
        fail_msg("%s: %s", text, why);
    assert_null(json_fault(arena, text, strlen(text), &limits, &large));
    return tree;
}

/* ---- what is accepted -------------------------------------------------------------------------
 */

static void values_have_their_kinds(void **state)
{
    (void)state;
    const struct json *t =
        read_good(" {\"a\": null, \"b\": true, \"c\": false, \"d\": -7, \"e\": 1.5, \"f\": \"x\","
                  " \"g\": [], \"h\": {}}\n");
    static const uint8_t kinds[] = {JSON_NULL, JSON_BOOL,   JSON_BOOL,  JSON_INT,
                                    JSON_REAL, JSON_STRING, JSON_ARRAY, JSON_OBJECT};
    assert_int_equal(t->kind, JSON_OBJECT);
    assert_int_equal(t->n, 8);
    for (int i = 0; i < 8; i++)
        assert_int_equal(t->items[i].kind, kinds[i]);
    assert_int_equal(json_get(t, "b")->number, 1);
    assert_int_equal(json_get(t, "c")->number, 0);
    assert_int_equal(json_get(t, "d")->number, -7);
    assert_true(json_get(t, "e")->real > 1.49 && json_get(t, "e")->real < 1.51);
    assert_string_equal(json_text(json_get(t, "f")), "x");
    assert_null(json_get(t, "i"));
    assert_null(json_get(NULL, "a"));
    assert_null(json_get(json_get(t, "g"), "a"));
    assert_null(json_text(json_get(t, "d")));
    assert_null(json_text(NULL));
}

static void whole_numbers_in_every_form(void **state)
{
    static const struct {
        const char *text;
        int64_t number;
    } rows[] = {{"0", 0},
                {"-0", 0},
                {"34.0", 34},
                {"1e2", 100},
                {"1E+2", 100},
                {"1200e-2", 12},
                {"-0.0", 0},
                {"9223372036854775807", INT64_MAX},
                {"-9223372036854775808", INT64_MIN},
                {"9007199254740993", 9007199254740993},
                {"9007199254740992.0", 9007199254740992}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *t = read_good(rows[i].text);
        assert_int_equal(t->kind, JSON_INT);
        assert_true(t->number == rows[i].number);
    }
}

static void other_numbers_are_real(void **state)
{
    static const char *const rows[] = {"1.5",  "0.1",    "-2e-3",
                                       "1e30", "123e45", "9007199254740994.0"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(read_good(rows[i])->kind, JSON_REAL);
}

static void escapes_are_undone(void **state)
{
    (void)state;
    const struct json *t = read_good("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\u20AC\\ud83d\\ude00ä\"");
    assert_string_equal(t->text, "\"\\/\b\f\n\r\tä€😀ä");
    assert_int_equal(t->n, strlen(t->text));
}

static void empty_texts_and_keys(void **state)
{
    (void)state;
    const struct json *t = read_good("{\"\":\"\",\"a\":\"\"}");
    assert_string_equal(json_get(t, "")->text, "");
    assert_int_equal(json_get(t, "a")->n, 0);
}

static void order_is_the_texts(void **state)
{
    (void)state;
    const struct json *t = read_good("{\"z\":1,\"a\":[3,1,2],\"m\":3}");
    assert_string_equal(t->items[0].key, "z");
    assert_string_equal(t->items[2].key, "m");
    assert_int_equal(t->items[1].items[0].number, 3);
}

static void tree_outlives_its_text(void **state)
{
    char text[] = "{\"name\":[\"first\",\"\\u0061\"]}";
    (void)state;
    const struct json *t = read_good(text);
    memset(text, 'x', sizeof text - 1);
    read_good("[\"another\", \"text\", \"in\", \"the\", \"same\", \"reader\"]");
    assert_string_equal(json_get(t, "name")->items[0].text, "first");
    assert_string_equal(json_get(t, "name")->items[1].text, "a");
}

/* ---- parts ------------------------------------------------------------------------------------
 */

static void slices_are_the_items_as_sent(void **state)
{
    static const char text[] = " [ {\"a\": \"]},[\\\"\"} ,1.0,\"x,y\" , [ [ ] ],null\t] ";
    static const char *const items[] = {"{\"a\": \"]},[\\\"\"}", "1.0", "\"x,y\"", "[ [ ] ]",
                                        "null"};
    const char **starts;
    size_t *lengths;
    (void)state;
    read_good(text);
    assert_int_equal(json_slices(arena, text, strlen(text), &starts, &lengths), 5);
    for (int i = 0; i < 5; i++) {
        size_t n = 0;
        assert_int_equal(lengths[i], strlen(items[i]));
        assert_memory_equal(starts[i], items[i], lengths[i]);
        assert_ptr_equal(json_slice(text, strlen(text), (uint32_t)i, &n), starts[i]);
        assert_int_equal(n, lengths[i]);
    }
    size_t n;
    assert_null(json_slice(text, strlen(text), 5, &n));
}

static void slices_of_one_value(void **state)
{
    static const char *const texts[] = {" {\"a\":[1,2]}\n", "17 ", " \"x\"", " null"};
    static const char *const values[] = {"{\"a\":[1,2]}", "17", "\"x\"", "null"};
    const char **starts;
    size_t *lengths;
    (void)state;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(json_slices(arena, texts[i], strlen(texts[i]), &starts, &lengths), 1);
        assert_int_equal(lengths[0], strlen(values[i]));
        assert_memory_equal(starts[0], values[i], lengths[0]);
    }
    assert_int_equal(json_slices(arena, " [ ] ", 5, &starts, &lengths), 0);
}

static void slices_of_members(void **state)
{
    static const char text[] = "{\"a:\\\"\" : {\"id\":1}, \"\\u0069d\":2.50 ,\"c\":[]}";
    static const char *const values[] = {"{\"id\":1}", "2.50", "[]"};
    (void)state;
    read_good(text);
    for (uint32_t i = 0; i < 3; i++) {
        size_t n = 0;
        const char *at = json_slice(text, strlen(text), i, &n);
        assert_int_equal(n, strlen(values[i]));
        assert_memory_equal(at, values[i], n);
    }
    size_t n;
    assert_null(json_slice(text, strlen(text), 3, &n));
    assert_null(json_slice("12", 2, 0, &n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_have_their_kinds), cmocka_unit_test(whole_numbers_in_every_form),
        cmocka_unit_test(other_numbers_are_real),  cmocka_unit_test(escapes_are_undone),
        cmocka_unit_test(empty_texts_and_keys),    cmocka_unit_test(order_is_the_texts),
        cmocka_unit_test(tree_outlives_its_text),  cmocka_unit_test(slices_are_the_items_as_sent),
        cmocka_unit_test(slices_of_one_value),     cmocka_unit_test(slices_of_members),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
