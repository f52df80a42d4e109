/* Writing JSON: commas, escapes, numbers, days, growth; and that whatever is written is read back
 * the same, on trees made at random. */
#include "protocol/out.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;
static struct json_reader *reader;
static struct out o;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)256 << 20);
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

/* The smallest start, so that growing is tested by every test. */
static int begin(void **state)
{
    (void)state;
    arena_reset(arena);
    out_init(&o, arena, 0);
    return 0;
}

static void written(const char *wanted)
{
    const char *got = arena_copy(arena, o.data, o.n);
    assert_string_equal(got, wanted);
}

static void commas_stand_between(void **state)
{
    (void)state;
    out_object(&o);
    out_int_at(&o, "a", 1);
    out_key(&o, "b");
    out_array(&o);
    out_null(&o);
    out_array(&o);
    out_array_end(&o);
    out_object(&o);
    out_object_end(&o);
    out_json(&o, "[0]", 3);
    out_array_end(&o);
    out_bool_at(&o, "c", true);
    out_object_end(&o);
    written("{\"a\":1,\"b\":[null,[],{},[0]],\"c\":true}");
}

static void raw_takes_no_comma(void **state)
{
    (void)state;
    out_array(&o);
    out_int(&o, 1);
    out_raw(&o, " ", 1);
    out_raw(&o, "", 0);
    out_int(&o, 2);
    out_array_end(&o);
    written("[1 ,2]");
}

static void values_with_their_keys(void **state)
{
    (void)state;
    out_object(&o);
    out_string_at(&o, "s", "x");
    out_string_at(&o, "n", NULL);
    out_bool_at(&o, "f", false);
    out_day_at(&o, "d", 0);
    out_day_at(&o, "e", DAY_NONE);
    out_object_end(&o);
    written("{\"s\":\"x\",\"n\":null,\"f\":false,\"d\":\"1970-01-01\",\"e\":null}");
}

static void whole_numbers_to_the_ends(void **state)
{
    static const int64_t numbers[] = {0,  1,   -1,      9,       10,        -10,
                                      99, 100, INT_MAX, INT_MIN, INT64_MAX, INT64_MIN};
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char wanted[32];
        snprintf(wanted, sizeof wanted, "%lld", (long long)numbers[i]);
        begin(NULL);
        out_int(&o, numbers[i]);
        written(wanted);
    }
}

static void places_in_files(void **state)
{
    (void)state;
    out_array(&o);
    out_place(&o, "a \"b\".lua", 12);
    out_place(&o, NULL, 3);
    out_place(&o, "", 2147483647);
    out_array_end(&o);
    written("[\"a \\\"b\\\".lua:12\",null,\":2147483647\"]");
}

static void needed_escapes_and_no_others(void **state)
{
    (void)state;
    out_string(&o, "\"\\/\b\f\n\r\t\x01\x1f\x7f'<>ä€😀");
    written("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f'<>ä€😀\"");
}

/* Strings are looked through sixteen bytes at a time: an escape in every place of texts of every
 * length about that and twice that, beside bytes with the high bit set. */
static void escapes_in_every_place(void **state)
{
    static const char *const fillers[] = {"a", "\xc3\xbf"};
    (void)state;
    for (int length = 1; length < 52; length++) {
        for (int at = 0; at < length; at++) {
            char text[120] = "", wanted[130] = "\"";
            for (int i = 0; i < length; i++) {
                strcat(text, i == at ? "\n" : fillers[i & 1]);
                strcat(wanted, i == at ? "\\n" : fillers[i & 1]);
            }
            strcat(wanted, "\"");
            begin(NULL);
            out_string(&o, text);
            written(wanted);
        }
    }
}

static void every_ascii_character_comes_back(void **state)
{
    static const struct json_limits limits = {1000, 4, 4};
    const char *why = NULL;
    (void)state;
    for (char c = 1; c < 0x7f; c++) {
        const char text[] = {'x', c, 'y', '\0'};
        begin(NULL);
        out_string(&o, text);
        const struct json *t = json_read(reader, arena, o.data, o.n, &limits, &why);
        assert_non_null(t);
        assert_string_equal(t->text, text);
    }
}

static void a_long_text_grows_the_buffer(void **state)
{
    const size_t n = 3 << 20;
    char *text = arena_alloc(arena, n + 1);
    (void)state;
    memset(text, '\n', n);
    out_string(&o, text);
    assert_int_equal(o.n, 2 * n + 2);
    assert_true(o.cap >= o.n);
}

/* ---- trees ------------------------------------------------------------------------------------
 */

static const struct json *read_back(const char *text, size_t n)
{
    static const struct json_limits limits = {1 << 24, 64, 1 << 20};
    const char *why = NULL;
    const struct json *t = json_read(reader, arena, text, n, &limits, &why);
    if (!t)
        fail_msg("%s: %.*s", why, (int)n, text);
    return t;
}

static void sorted_by_bytes(void **state)
{
    static const char text[] = "{\"b\":{\"z\":1,\"y\":[{\"d\":1,\"c\":2}]},\"\":0,\"ä\":1,\"Z\":2,"
                               "\"a\":1.5,\"aa\":null}";
    (void)state;
    const struct json *t = read_back(text, strlen(text));
    out_tree(&o, t, true);
    written("{\"\":0,\"Z\":2,\"a\":1.5,\"aa\":null,\"b\":{\"y\":[{\"c\":2,\"d\":1}],\"z\":1},"
            "\"ä\":1}");
    begin(NULL);
    t = read_back(text, strlen(text));
    out_tree(&o, t, false);
    written(text);
}

static void reals_are_short_and_exact(void **state)
{
    static const char *const reals[] = {
        "0.1", "1.5", "-0.25", "3.141592653589793", "1e+300", "2.2250738585072014e-308"};
    (void)state;
    for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) {
        begin(NULL);
        out_tree(&o, read_back(reals[i], strlen(reals[i])), false);
        written(reals[i]);
    }
}

static uint64_t seed;

static uint32_t chance(uint32_t n)
{
    seed ^= seed << 13; /* xorshift64: G. Marsaglia, "Xorshift RNGs" */
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 32) % n;
}

static const char *random_text(uint32_t unique)
{
    static const char *const parts[] = {"a",
                                        "\"",
                                        "\\",
                                        "\n",
                                        "\x01",
                                        "/",
                                        "ä",
                                        "€",
                                        "😀",
                                        " ",
                                        "\x7f",
                                        "u0041",
                                        "longer than eight bytes",
                                        "}",
                                        ","};
    char text[400] = "";
    for (uint32_t i = 0, n = chance(14); i < n; i++)
        strcat(text, parts[chance(sizeof parts / sizeof *parts)]);
    return unique ? arena_printf(arena, "%s%u", text, unique) : arena_text(arena, text);
}

static void random_tree(struct json *to, int depth)
{
    static const double reals[] = {0.5, -1e-7, 1e300, 1.0 / 3, -123456.789};
    to->kind = (uint8_t)chance(depth ? JSON_OBJECT + 1 : JSON_ARRAY);
    switch ((enum json_kind)to->kind) {
    case JSON_NULL: return;
    case JSON_BOOL: to->number = chance(2); return;
    case JSON_INT: to->number = (int64_t)((uint64_t)chance(UINT32_MAX) << chance(33)); return;
    case JSON_REAL: to->real = reals[chance(5)]; return;
    case JSON_STRING:
        to->text = random_text(0);
        to->n = (uint32_t)strlen(to->text);
        return;
    case JSON_ARRAY:
    case JSON_OBJECT: break;
    }
    to->n = chance(20);
    to->items = arena_array(arena, to->n, sizeof *to->items);
    for (uint32_t i = 0; i < to->n; i++) {
        if (to->kind == JSON_OBJECT)
            to->items[i].key = random_text(i + 1);
        random_tree(&to->items[i], depth - 1);
    }
}

static void same_tree(const struct json *a, const struct json *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->n, b->n);
    switch ((enum json_kind)a->kind) {
    case JSON_NULL: return;
    case JSON_BOOL:
    case JSON_INT: assert_true(a->number == b->number); return;
    case JSON_REAL: assert_memory_equal(&a->real, &b->real, sizeof a->real); return;
    case JSON_STRING: assert_string_equal(a->text, b->text); return;
    case JSON_ARRAY:
    case JSON_OBJECT: break;
    }
    for (uint32_t i = 0; i < a->n; i++) {
        if (a->kind == JSON_OBJECT)
            assert_string_equal(a->items[i].key, b->items[i].key);
        same_tree(&a->items[i], &b->items[i]);
    }
}

static void random_trees_come_back(void **state)
{
    (void)state;
    for (uint64_t run = 1; run <= 2000; run++) {
        struct json tree = {0};
        begin(NULL);
        seed = run * 0x9E3779B97F4A7C15u;
        random_tree(&tree, (int)(run % 4));
        out_tree(&o, &tree, false);
        same_tree(&tree, read_back(o.data, o.n));
    }
}

/* The canonical text of a tree does not depend on the order that its members came in. */
static void canonical_texts_are_one(void **state)
{
    (void)state;
    for (uint64_t run = 1; run <= 500; run++) {
        struct json tree = {0};
        begin(NULL);
        seed = run * 0x9E3779B97F4A7C15u;
        random_tree(&tree, 3);
        out_tree(&o, &tree, true);
        struct out again = {.arena = arena};
        out_tree(&again, read_back(o.data, o.n), true);
        assert_int_equal(again.n, o.n);
        assert_memory_equal(again.data, o.data, o.n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(commas_stand_between, begin),
        cmocka_unit_test_setup(raw_takes_no_comma, begin),
        cmocka_unit_test_setup(values_with_their_keys, begin),
        cmocka_unit_test_setup(whole_numbers_to_the_ends, begin),
        cmocka_unit_test_setup(places_in_files, begin),
        cmocka_unit_test_setup(needed_escapes_and_no_others, begin),
        cmocka_unit_test_setup(escapes_in_every_place, begin),
        cmocka_unit_test_setup(every_ascii_character_comes_back, begin),
        cmocka_unit_test_setup(a_long_text_grows_the_buffer, begin),
        cmocka_unit_test_setup(sorted_by_bytes, begin),
        cmocka_unit_test_setup(reals_are_short_and_exact, begin),
        cmocka_unit_test_setup(random_trees_come_back, begin),
        cmocka_unit_test_setup(canonical_texts_are_one, begin),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
