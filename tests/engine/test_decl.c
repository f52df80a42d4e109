/* Declarations: looking into them, and the canonical order, in which the order of writing no longer
 * shows. */
#include "tests/engine/pack.h"

static const char *shown(const struct decl *d)
{
    const char *text = d->word;
    for (int i = 0; i < d->nargs; i++)
        text = d->args[i].kind == ARG_TEXT
                   ? arena_printf(arena, "%s '%s'", text, d->args[i].text)
                   : arena_printf(arena, "%s %lld", text, (long long)d->args[i].number);
    for (int i = 0; i < d->nbody; i++)
        text = arena_printf(arena, "%s%s%s", text, i ? ", " : " { ", shown(&d->body[i]));
    return d->nbody ? arena_printf(arena, "%s }", text) : text;
}

static const char *sorted(const char *text)
{
    struct decls *decls = decls_read(arena, text);
    const char *all = "";
    decls_sort(decls, arena);
    for (int i = 0; i < decls->n; i++)
        all = arena_printf(arena, "%s%s\n", all, shown(&decls->list[i]));
    return all;
}

static void test_finding(void **state)
{
    struct decl d = decls_read(arena, "service 's' { area 'a', when 'x', area 'b' }\n")->list[0];
    const struct decl *first = decl_find(&d, "area"), *second = decl_next(&d, "area", first);
    (void)state;
    assert_string_equal(first->args[0].text, "a");
    assert_string_equal(second->args[0].text, "b");
    assert_null(decl_next(&d, "area", second));
    assert_null(decl_find(&d, "kind"));
}

static void test_order_of_declarations(void **state)
{
    const char *wanted = "goal 'b'\nservice 'a' { area 'x', kind 'y' }\nservice 'b'\n";
    (void)state;
    assert_string_equal(sorted("service 'b'\nservice 'a' { kind 'y', area 'x' }\ngoal 'b'\n"),
                        wanted);
    assert_string_equal(sorted("service 'a' { area 'x', kind 'y' }\ngoal 'b'\nservice 'b'\n"),
                        wanted);
}

/* Languages, levels, options, items and grades mean something by their order. */
static void test_order_that_is_kept(void **state)
{
    (void)state;
    assert_string_equal(
        sorted("scale 's' { name { en 'x' }, level 'z', asks { en 'x' }, level 'a' }\n"),
        "scale 's' { level 'z', level 'a', asks { en 'x' }, name { en 'x' } }\n");
    assert_string_equal(
        sorted("region 'r' { speaks 'sv', municipality '2', speaks 'fi', municipality '1' }\n"),
        "region 'r' { speaks 'sv', speaks 'fi', municipality '1', municipality '2' }\n");
    assert_string_equal(sorted("choice 'c' { option 'b', option 'a' }\n"),
                        "choice 'c' { option 'b', option 'a' }\n");
    assert_string_equal(
        sorted("assessment 'a' { item 'y', grade (4, 'b'), item 'x', grade (0, 'a') }\n"),
        "assessment 'a' { item 'y', grade 4 'b', item 'x', grade 0 'a' }\n");
}

/* Deep inside too, by content where words and arguments are the same. */
static void test_order_inside(void **state)
{
    (void)state;
    assert_string_equal(sorted("service 's' { prefer { when 'b', points (2) }, prefer { when 'a', "
                               "points (2) }, prefer { points (1) } }\n"),
                        "service 's' { prefer { points 1 }, prefer { points 2, when 'a' }, prefer "
                        "{ points 2, when 'b' } }\n");
    assert_string_equal(sorted("points (10, 'x')\npoints (9, 'x')\npoints (9, 'a')\n"),
                        "points 9 'a'\npoints 9 'x'\npoints 10 'x'\n");
}

/* Any order of writing gives one order: equal texts on other lines stand by their lines. */
static void test_sorting_again_changes_nothing(void **state)
{
    const char *text = "b 'x' { c 'y', a }\na\nb 'x' { a, c 'y' }\na { z, y }\n",
               *once = sorted(text);
    struct decls *decls = decls_read(arena, text);
    (void)state;
    decls_sort(decls, arena);
    assert_true(decls->list[2].line < decls->list[3].line);
    decls_sort(decls, arena);
    const char *all = "";
    for (int i = 0; i < decls->n; i++)
        all = arena_printf(arena, "%s%s\n", all, shown(&decls->list[i]));
    assert_string_equal(all, once);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_finding, arena_begin),
        cmocka_unit_test_setup(test_order_of_declarations, arena_begin),
        cmocka_unit_test_setup(test_order_that_is_kept, arena_begin),
        cmocka_unit_test_setup(test_order_inside, arena_begin),
        cmocka_unit_test_setup(test_sorting_again_changes_nothing, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
