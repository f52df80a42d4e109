/* Reading JSON: every refusal with its place, and the limits. */
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

/* ---- what is refused --------------------------------------------------------------------------
 */

#define TEXT(literal) literal, sizeof literal - 1

static const struct {
    const char *text;
    size_t n;
    const char *why;
} refused[] = {
    {TEXT(""), "it is empty"},
    {TEXT(" \n\t"), "it is empty"},
    {TEXT("{\"a\":1"), "a comma or '}' is missing at line 1, column 7"},
    {TEXT("[1,2"), "a comma or ']' is missing at line 1, column 5"},
    {TEXT("[1 2]"), "a comma or ']' is missing at line 1, column 4"},
    {TEXT("{\"a\":1 \"b\":2}"), "a comma or '}' is missing at line 1, column 8"},
    {TEXT("[1,]"), "a value is missing at line 1, column 4"},
    {TEXT("[,1]"), "a value is missing at line 1, column 2"},
    {TEXT("{\"a\":1,}"), "a member's name in quotation marks is missing at line 1, column 8"},
    {TEXT("{a:1}"), "a member's name in quotation marks is missing at line 1, column 2"},
    {TEXT("{'a':1}"), "a member's name in quotation marks is missing at line 1, column 2"},
    {TEXT("{\"a\" 1}"), "a colon is missing after a member's name at line 1, column 6"},
    {TEXT("{\"a\":}"), "a value is missing at line 1, column 6"},
    {TEXT("{} {}"), "something stands after the end at line 1, column 4"},
    {TEXT("1 2"), "something stands after the end at line 1, column 3"},
    {TEXT("[]]"), "something stands after the end at line 1, column 3"},
    {TEXT("]"), "a value is missing at line 1, column 1"},
    {TEXT("{\n  \"ä\": 1,\n  \"ö\": tru\n}"),
     "a word is none of true, false and null at line 3, column 8"},
    {TEXT("nul"), "a word is none of true, false and null at line 1, column 1"},
    {TEXT("True"), "a word is none of true, false and null at line 1, column 1"},
    {TEXT("NaN"), "a word is none of true, false and null at line 1, column 1"},
    {TEXT("// note\n1"), "a word is none of true, false and null at line 1, column 1"},
    {TEXT("\xEF\xBB\xBF{}"), "a word is none of true, false and null at line 1, column 1"},
    {TEXT("\"abc"), "a text is not closed with a quotation mark at line 1, column 1"},
    {TEXT("\"abc\\\""), "a text is not closed with a quotation mark at line 1, column 1"},
    {TEXT("\"a\tb\""),
     "a text holds a control character, which needs an escape at line 1, column 3"},
    {TEXT("\"a\0b\""),
     "a text holds a control character, which needs an escape at line 1, column 3"},
    {TEXT("\"a\\u0000b\""), "a text holds the character NUL at line 1, column 3"},
    {TEXT("{\"a\\u0000b\":1}"), "a text holds the character NUL at line 1, column 4"},
    {TEXT("\"\\x41\""), "an escape is none of those that JSON has at line 1, column 2"},
    {TEXT("\"\\u12g4\""), "an escape \\u needs four hexadecimal digits at line 1, column 2"},
    {TEXT("\"\\u12\""), "an escape \\u needs four hexadecimal digits at line 1, column 2"},
    {TEXT("\"\\ud800\""),
     "an escape is half a character: the surrogate beside it is missing at line 1, column 2"},
    {TEXT("\"\\ud800\\u0041\""),
     "an escape is half a character: the surrogate beside it is missing at line 1, column 2"},
    {TEXT("\"\\udc00\\ud800\""),
     "an escape is half a character: the surrogate beside it is missing at line 1, column 2"},
    {TEXT("\"\xff\""), "a text is not valid UTF-8 at line 1, column 2"},
    {TEXT("\"\xc3\""), "a text is not valid UTF-8 at line 1, column 2"},
    {TEXT("\"\xc0\xaf\""), "a text is not valid UTF-8 at line 1, column 2"},
    {TEXT("\"\xed\xa0\x80\""), "a text is not valid UTF-8 at line 1, column 2"},
    {TEXT("\"\xf4\x90\x80\x80\""), "a text is not valid UTF-8 at line 1, column 2"},
    {TEXT("\"ä\xe2\x82\""), "a text is not valid UTF-8 at line 1, column 3"},
    {TEXT("01"), "a number is malformed at line 1, column 1"},
    {TEXT("-"), "a number is malformed at line 1, column 1"},
    {TEXT("1."), "a number is malformed at line 1, column 1"},
    {TEXT("1.e2"), "a number is malformed at line 1, column 1"},
    {TEXT("1e"), "a number is malformed at line 1, column 1"},
    {TEXT("0x1"), "a number is malformed at line 1, column 1"},
    {TEXT("[1a]"), "a number is malformed at line 1, column 2"},
    {TEXT("+1"), "a word is none of true, false and null at line 1, column 1"},
    {TEXT(".5"), "a word is none of true, false and null at line 1, column 1"},
    {TEXT("9223372036854775808"), "a whole number needs more than 64 bits at line 1, column 1"},
    {TEXT("[-9223372036854775809]"), "a whole number needs more than 64 bits at line 1, column 2"},
    {TEXT("18446744073709551616"), "a whole number needs more than 64 bits at line 1, column 1"},
    {TEXT("1e400"), "a number is too large at line 1, column 1"},
    {TEXT("123\0"), "something stands after the end at line 1, column 4"},
    {TEXT("{}\0"), "something stands after the end at line 1, column 3"},
    {TEXT("{\"a\":1,\"a\":2}"), "an object has the member 'a' twice"},
    {TEXT("{\"a\":1,\"\\u0061\":2}"), "an object has the member 'a' twice"},
    {TEXT("{\"p\":[0,{\"b\":{\"\":1,\"\":1}}]}"), "the object at /p/1/b has the member '' twice"},
};

static void faults_are_told_with_their_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        const char *why;
        const struct json *tree = read_n(refused[i].text, refused[i].n, &why);
        if (tree)
            fail_msg("accepted: %s", refused[i].text);
        assert_string_equal(why, refused[i].why);
        assert_false(json_too_large(reader));
    }
}

/* `n` members with different keys, the last one as `last` says. */
static const char *object_of(int n, const char *last)
{
    struct out o;
    out_init(&o, arena, 1 << 12);
    out_object(&o);
    for (int i = 0; i < n; i++)
        out_int_at(&o, arena_printf(arena, "k%d", i), i);
    out_int_at(&o, last, 0);
    out_object_end(&o);
    return arena_copy(arena, o.data, o.n);
}

static void a_key_twice_among_many(void **state)
{
    static const int counts[] = {1, 15, 16, 17, 500};
    const char *why;
    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        const char *first = object_of(counts[i], "k0"), *other = object_of(counts[i], "other");
        assert_null(read_n(first, strlen(first), &why));
        assert_string_equal(why, "an object has the member 'k0' twice");
        read_good(other);
    }
}

/* ---- limits -----------------------------------------------------------------------------------
 */

/* `n` arrays, each in the one before. */
static const char *nested(size_t n)
{
    char *text = arena_alloc(arena, 2 * n + 1);
    memset(text, '[', n);
    memset(text + n, ']', n);
    return text;
}

static void depth_is_limited(void **state)
{
    const char *why;
    (void)state;
    assert_non_null(read_n(nested(32), 64, &why));
    assert_null(read_n(nested(33), 66, &why));
    assert_string_equal(why, "it is nested deeper than 32 levels");
    assert_true(json_too_large(reader));
}

static void great_depth_is_harmless(void **state)
{
    const size_t n = 100000;
    char *text = arena_alloc(arena, n);
    const char *why;
    (void)state;
    memset(text, '[', n);
    assert_null(read_n(text, n, &why));
    assert_string_equal(why, "it is nested deeper than 32 levels");
    assert_null(read_n(nested(900), 1800, &why)); /* what the library itself would read */
    assert_null(read_n(nested(n), 2 * n, &why));
    assert_string_equal(why, "it is nested deeper than 32 levels");
}

static void members_are_limited_together(void **state)
{
    const struct json_limits few = {.bytes = 100, .depth = 4, .members = 6};
    const char *why = NULL;
    (void)state;
    assert_non_null(json_read(reader, arena, TEXT("[[1,2],[3,4]]"), &few, &why));
    assert_null(json_read(reader, arena, TEXT("[[1,2],[3,4,5]]"), &few, &why));
    assert_string_equal(why, "it has more than 6 members");
    assert_true(json_too_large(reader));
}

static void bytes_are_limited(void **state)
{
    const struct json_limits small = {.bytes = 4, .depth = 4, .members = 6};
    const char *why = NULL;
    (void)state;
    assert_non_null(json_read(reader, arena, TEXT("\"ab\""), &small, &why));
    assert_null(json_read(reader, arena, TEXT("\"abc\""), &small, &why));
    assert_string_equal(why, "it is larger than 4 bytes");
    assert_true(json_too_large(reader));
}

static void a_large_text_leaves_the_reader_fit(void **state)
{
    const size_t n = (size_t)6 << 20;
    const struct json_limits wide = {.bytes = n, .depth = 4, .members = 10};
    char *text = arena_alloc(arena, n);
    const char *why = NULL;
    (void)state;
    memset(text, 'a', n);
    text[0] = text[n - 1] = '"';
    const struct json *tree = json_read(reader, arena, text, n, &wide, &why);
    assert_non_null(tree);
    assert_int_equal(tree->n, n - 2);
    assert_int_equal(read_good("[1,2,3]")->n, 3);
}

static void memory_that_runs_out_goes_to_the_guard(void **state)
{
    struct arena *small = arena_new(64 << 10);
    struct json_limits wide = {.bytes = 1 << 20, .depth = 4, .members = 1 << 20};
    const char *volatile text = arena_copy(arena, "", 0);
    const char *why = NULL;
    jmp_buf guard;
    volatile bool jumped = false;
    struct out o;
    (void)state;
    out_init(&o, arena, 1 << 16);
    out_array(&o);
    for (int i = 0; i < 5000; i++)
        out_int(&o, i);
    out_array_end(&o);
    text = o.data;
    if (setjmp(guard)) {
        jumped = true;
    } else {
        arena_guard(small, &guard);
        json_read(reader, small, text, o.n, &wide, &why);
    }
    arena_free(small);
    assert_true(jumped);
    read_good("[true]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_are_told_with_their_place),
        cmocka_unit_test(a_key_twice_among_many),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(great_depth_is_harmless),
        cmocka_unit_test(members_are_limited_together),
        cmocka_unit_test(bytes_are_limited),
        cmocka_unit_test(a_large_text_leaves_the_reader_fit),
        cmocka_unit_test(memory_that_runs_out_goes_to_the_guard),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
