/* Pressed replies come out as they went in, and nothing else comes out of what is hostile. */
#include "daemon/press.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char words[] = "{\"service\":\"boat_course\",\"name\":\"A course in boats\",\"areas\":"
                            "[\"work\",\"education\"],\"reasons\":[{\"text\":\"You live at the "
                            "shore.\",\"rule\":\"shore/services.lua:12\"}]}";

struct bench {
    struct arena *arena;
    struct press *press;
    struct primer primer;
};

static int setup(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    assert_non_null(b);
    b->arena = arena_new((size_t)256 << 20);
    b->press = press_new();
    primer_ready(&b->primer, b->arena, words, strlen(words));
    *state = b;
    return 0;
}

static int teardown(void **state)
{
    struct bench *b = *state;
    press_free(b->press);
    arena_free(b->arena);
    free(b);
    return 0;
}

/* Like replies: parts of the primer, and what it does not have. */
static char *reply_make(struct bench *b, unsigned seed, size_t *n)
{
    char *text = arena_printf(b->arena, "{\"decision\":\"%u\",\"list\":[", seed);
    for (unsigned i = 0; i < seed % 40; i++) {
        size_t from = (seed * 31 + i * 57) % (sizeof words - 20);
        text = arena_printf(b->arena, "%s%.*s%u", text, (int)(i * 7 % 60), words + from, seed * i);
    }
    *n = strlen(text);
    return text;
}

static void test_it_comes_out_as_it_went_in(void **state)
{
    struct bench *b = *state;
    int shorter = 0;
    for (unsigned seed = 0; seed < 500; seed++) {
        size_t n, pressed, back;
        const char *text = reply_make(b, seed, &n);
        const char *kept = press_text(b->press, b->arena, &b->primer, text, n, &pressed);
        if (!kept)
            continue;
        assert_true(pressed < n);
        shorter++;
        const char *opened = press_open(b->arena, &b->primer, kept, pressed, &back);
        assert_non_null(opened);
        assert_int_equal(back, n);
        assert_memory_equal(opened, text, n + 1);
    }
    assert_true(shorter > 300);
}

static void test_what_would_not_get_shorter_is_left(void **state)
{
    struct bench *b = *state;
    const struct primer none = {.bytes = ""};
    char noise[3000];
    size_t n;
    uint32_t random = 1;
    for (size_t i = 0; i < sizeof noise; i++) {
        random = random * 1664525 + 1013904223;
        noise[i] = (char)(random >> 24);
    }
    assert_null(press_text(b->press, b->arena, &b->primer, noise, sizeof noise, &n));
    assert_null(press_text(b->press, b->arena, &b->primer, "", 0, &n));
    assert_null(press_text(b->press, b->arena, &b->primer, "{}", 2, &n));
    assert_null(press_text(b->press, b->arena, &none, words, strlen(words), &n));
}

/* A few bytes that claim to be gigabytes: refused before there is memory for them. */
static void test_a_bomb_is_refused(void **state)
{
    struct bench *b = *state;
    size_t n, pressed;
    char *text = arena_alloc(b->arena, 100001), *bomb;
    memset(text, 'a', 100000);
    const char *kept = press_text(b->press, b->arena, &b->primer, text, 100000, &pressed);
    assert_non_null(kept);
    assert_true(pressed < 600);
    size_t before = arena_used(b->arena);
    for (unsigned shift = 18; shift < 32; shift++) {
        bomb = arena_copy(b->arena, kept, pressed);
        before = arena_used(b->arena);
        for (int i = 0; i < 4; i++)
            bomb[i] = (char)(1u << shift >> (8 * i));
        assert_null(press_open(b->arena, &b->primer, bomb, pressed, &n));
        assert_int_equal(arena_used(b->arena), before);
    }
}

static void test_what_was_altered_does_no_harm(void **state)
{
    struct bench *b = *state;
    size_t n, pressed, back;
    const char *text = reply_make(b, 39, &n);
    const char *kept = press_text(b->press, b->arena, &b->primer, text, n, &pressed);
    assert_non_null(kept);
    for (size_t i = 0; i < pressed; i++) { /* the sanitizers watch */
        char *cut = malloc(i);
        assert_true(i == 0 || cut);
        if (i)
            memcpy(cut, kept, i);
        assert_null(press_open(b->arena, &b->primer, cut, i, &back));
        free(cut);
    }
    for (size_t bit = 0; bit < 8 * pressed; bit++) {
        char *flipped = malloc(pressed);
        assert_non_null(flipped);
        memcpy(flipped, kept, pressed);
        flipped[bit / 8] = (char)(flipped[bit / 8] ^ (1 << bit % 8));
        press_open(b->arena, &b->primer, flipped, pressed, &back);
        free(flipped);
    }
}

static void test_another_primer_does_not_do(void **state)
{
    struct bench *b = *state;
    size_t n, pressed, back;
    const char *kept = press_text(b->press, b->arena, &b->primer, words, strlen(words), &pressed);
    const struct primer half = {.bytes = words, .n = sizeof words / 2};
    assert_non_null(kept);
    assert_true(pressed < 40);
    const char *opened = press_open(b->arena, &half, kept, pressed, &n);
    assert_true(!opened || memcmp(opened, words, n) != 0);
    assert_non_null(press_open(b->arena, &b->primer, kept, pressed, &back));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_it_comes_out_as_it_went_in), TEST(test_what_would_not_get_shorter_is_left),
        TEST(test_a_bomb_is_refused),          TEST(test_what_was_altered_does_no_harm),
        TEST(test_another_primer_does_not_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
