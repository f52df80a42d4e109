/* Parts of replies: what is kept is found, and what has no room is not kept. */
#include "protocol/parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define MANY 5000

static const char things[MANY]; /* that parts tell of: only where they are matters */

static void part_keep(struct parts *p, int thing, unsigned variant)
{
    char text[32];
    int n = snprintf(text, sizeof text, "\"part\":\"%d/%u\"", thing, variant);
    parts_keep(p, (struct part_key){&things[thing], variant}, text, (size_t)n);
}

static void part_holds(struct parts *p, int thing, unsigned variant)
{
    char text[32];
    size_t n;
    int wanted = snprintf(text, sizeof text, "\"part\":\"%d/%u\"", thing, variant);
    const char *found = parts_find(p, (struct part_key){&things[thing], variant}, &n);
    assert_non_null(found);
    assert_int_equal(n, wanted);
    assert_memory_equal(found, text, n);
}

static void many_are_kept_and_found(void **state)
{
    struct parts *p = parts_new((size_t)8 << 20);
    size_t n;
    (void)state;
    assert_non_null(p);
    for (int i = 0; i < MANY; i++)
        for (unsigned variant = 0; variant < 3; variant++) {
            assert_null(parts_find(p, (struct part_key){&things[i], variant}, &n));
            part_keep(p, i, variant);
        }
    for (int i = 0; i < MANY; i++)
        for (unsigned variant = 0; variant < 3; variant++)
            part_holds(p, i, variant);
    assert_null(parts_find(p, (struct part_key){&things[0], 3}, &n));
    parts_free(p);
}

/* The least that an arena holds is 64 KiB. */
static void without_room_nothing_more_is_kept(void **state)
{
    struct parts *p = parts_new(1);
    int kept = 0;
    size_t n;
    (void)state;
    assert_non_null(p);
    for (int i = 0; i < MANY; i++)
        part_keep(p, i, 0);
    for (int i = 0; i < MANY; i++)
        kept += parts_find(p, (struct part_key){&things[i], 0}, &n) != NULL;
    assert_in_range(kept, 100, MANY - 1);
    for (int i = 0; i < 100; i++)
        part_holds(p, i, 0);
    parts_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_are_kept_and_found),
        cmocka_unit_test(without_room_nothing_more_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
