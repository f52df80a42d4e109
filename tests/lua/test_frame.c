/* Frames carry findings whole, and whatever bytes come instead are refused. */
#include "lua/frame.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct set {
    struct arena *arena;
    struct issues issues;
};

static int set_up(void **state)
{
    struct set *set = calloc(1, sizeof *set);
    set->arena = arena_new((size_t)16 << 20);
    issues_init(&set->issues, set->arena);
    *state = set;
    return 0;
}

static int tear_down(void **state)
{
    struct set *set = *state;
    arena_free(set->arena);
    free(set);
    return 0;
}

static const char *const allowed[] = {"one", "two"};
static const struct issue sample = {
    .code = "unknown-level",
    .where = {.file = "a/b.lua", .line = 3, .column = 7, .length = 2},
    .message = "'finnish' has no level 'ä'",
    .nearest = "A2.2",
    .hint = NULL,
    .source = "\twhen \"x\"",
    .allowed = allowed,
    .nallowed = 2};

static bool read_back(struct set *set, const char *bytes, size_t n)
{
    struct frame f;
    size_t size;
    return frame_read(bytes, n, &f, &size) == FRAME_FOUND && f.kind == FRAME_ISSUE &&
           frame_issue_read(&f, &set->issues);
}

static void finding_comes_back_whole(void **state)
{
    struct set *set = *state;
    struct bytes b = {0};
    frame_issue(&b, &sample);
    assert_true(read_back(set, b.at, b.n));
    const struct issue *back = &set->issues.list[0];
    assert_string_equal(back->code, sample.code);
    assert_string_equal(back->where.file, sample.where.file);
    assert_int_equal(back->where.line, 3);
    assert_int_equal(back->where.column, 7);
    assert_int_equal(back->where.length, 2);
    assert_string_equal(back->message, sample.message);
    assert_string_equal(back->nearest, sample.nearest);
    assert_null(back->hint);
    assert_string_equal(back->source, sample.source);
    assert_int_equal(back->nallowed, 2);
    assert_string_equal(back->allowed[1], "two");
    bytes_fini(&b);
}

static void terminal_codes_do_not_pass(void **state)
{
    struct set *set = *state;
    struct issue issue = sample;
    struct bytes b = {0};
    issue.message = "a\033[31mb\xFFg\xE2\x80\xAEh";
    issue.source = "one\ntwo\x01";
    frame_issue(&b, &issue);
    assert_true(read_back(set, b.at, b.n));
    assert_string_equal(set->issues.list[0].message, "a?[31mb?g?h");
    assert_string_equal(set->issues.list[0].source, "one?two?");
    bytes_fini(&b);
}

static void unknown_code_is_refused(void **state)
{
    struct set *set = *state;
    struct issue issue = sample;
    struct bytes b = {0};
    issue.code = "no-such-code";
    frame_issue(&b, &issue);
    assert_false(read_back(set, b.at, b.n));
    assert_int_equal(set->issues.n, 0);
    bytes_fini(&b);
}

/* No byte of a finding may be changed or cut so that reading leaves the frame; what is read then is
 * a finding of the table or none. */
static void damaged_frames_harm_nobody(void **state)
{
    struct set *set = *state;
    struct bytes b = {0};
    frame_issue(&b, &sample);
    for (size_t i = 0; i < b.n; i++)
        for (int change = 1; change < 256; change += 7) {
            char *copy = malloc(b.n); /* of just that size, so that reading beyond it is seen */
            memcpy(copy, b.at, b.n);
            copy[i] = (char)(copy[i] ^ change);
            read_back(set, copy, b.n);
            free(copy);
        }
    for (size_t n = 0; n < b.n; n++) {
        char *copy = malloc(n + 1);
        memcpy(copy, b.at, n);
        assert_false(read_back(set, copy, n));
        free(copy);
    }
    for (int i = 0; i < set->issues.n; i++)
        assert_non_null(issue_code(set->issues.list[i].code));
    bytes_fini(&b);
}

static void too_long_is_bad(void **state)
{
    static const unsigned char head[] = {FRAME_ISSUE, 0, 0, 0, 0x80};
    static const unsigned char kind[] = {FRAME_KINDS, 0, 0, 0, 0};
    struct frame f;
    size_t size;
    (void)state;
    assert_int_equal(frame_read((const char *)head, sizeof head, &f, &size), FRAME_BAD);
    assert_int_equal(frame_read((const char *)kind, sizeof kind, &f, &size), FRAME_BAD);
    assert_int_equal(frame_read((const char *)head, 4, &f, &size), FRAME_PART);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(finding_comes_back_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(terminal_codes_do_not_pass, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unknown_code_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_frames_harm_nobody, set_up, tear_down),
        cmocka_unit_test(too_long_is_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
