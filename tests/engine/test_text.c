/* Texts in several languages: which one is taken when the wanted one is missing. */
#include "engine/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct text all = {{"yksi", "ett", "one"}}, finnish = {{"yksi", NULL, NULL}},
                         swedish_english = {{NULL, "ett", "one"}}, nothing = {{NULL, NULL, NULL}};
static const int finnish_first[LANGUAGES] = {LANG_FI, LANG_SV, LANG_EN},
                 english_only[LANGUAGES] = {LANG_EN, -1, -1}, no_order[LANGUAGES] = {-1, -1, -1};

static void takes(const struct text *text, enum language wanted, const int *order, const char *said,
                  enum language in)
{
    enum language used;
    assert_string_equal(text_get(text, wanted, order, &used), said);
    assert_int_equal(used, in);
}

static void test_the_wanted_one(void **state)
{
    (void)state;
    takes(&all, LANG_FI, english_only, "yksi", LANG_FI);
    takes(&all, LANG_SV, finnish_first, "ett", LANG_SV);
    takes(&all, LANG_EN, no_order, "one", LANG_EN);
}

static void test_another_one(void **state)
{
    (void)state;
    takes(&finnish, LANG_SV, finnish_first, "yksi", LANG_FI);
    takes(&swedish_english, LANG_FI, finnish_first, "ett", LANG_SV); /* the region's order */
    takes(&swedish_english, LANG_FI, english_only, "one", LANG_EN);
    takes(&swedish_english, LANG_FI, no_order, "ett", LANG_SV); /* any, the first there is */
    takes(&finnish, LANG_EN, english_only, "yksi", LANG_FI);
}

static void test_none(void **state)
{
    enum language used;
    (void)state;
    assert_null(text_get(&nothing, LANG_FI, finnish_first, &used));
    assert_true(text_empty(&nothing));
    assert_false(text_empty(&finnish) || text_empty(&swedish_english));
}

static void test_ids(void **state)
{
    (void)state;
    for (int i = 0; i < LANGUAGES; i++)
        assert_int_equal(language_find(language_ids[i]), i);
    assert_int_equal(language_find("no"), -1);
    assert_int_equal(language_find(""), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_wanted_one),
        cmocka_unit_test(test_another_one),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
