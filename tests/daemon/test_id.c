/* Ids: their form (RFC 9562), and that they rise whatever the clock does. */
#include "daemon/id.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const uint8_t zeros[10], ones[10] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

/* The example of RFC 9562, A.6, with the counter's top bit clear. */
static void test_form(void **state)
{
    const uint8_t random[10] = {0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F, 0x0C, 0xC3};
    struct id_source source = {0};
    char id[ID_LENGTH + 1];
    (void)state;
    id_make(&source, INT64_C(0x017F22E279B0), random, id);
    assert_string_equal(id, "017f22e2-79b0-74c3-98c4-dc0c0c07398f");
}

static void test_rises_within_a_millisecond(void **state)
{
    struct id_source source = {0};
    char before[ID_LENGTH + 1], id[ID_LENGTH + 1];
    (void)state;
    id_make(&source, 1000, ones, before);
    for (int i = 0; i < 10000; i++) {
        id_make(&source, 1000, i % 2 ? zeros : ones, id);
        assert_true(strcmp(before, id) < 0);
        memcpy(before, id, sizeof id);
    }
    assert_true(source.ms > 1000); /* the counter ran over into the next millisecond */
}

static void test_rises_when_the_clock_goes_back(void **state)
{
    struct id_source source = {0};
    char before[ID_LENGTH + 1], id[ID_LENGTH + 1];
    (void)state;
    id_make(&source, 5000, zeros, before);
    for (int64_t now = 4999; now > 0; now -= 100) {
        id_make(&source, now, zeros, id);
        assert_true(strcmp(before, id) < 0);
        memcpy(before, id, sizeof id);
    }
    id_make(&source, 6000, zeros, id);
    assert_int_equal(source.ms, 6000);
    assert_true(strcmp(before, id) < 0);
}

static void test_system(void **state)
{
    struct id_source source = {0};
    char one[ID_LENGTH + 1], two[ID_LENGTH + 1];
    (void)state;
    id_new(&source, one);
    id_new(&source, two);
    assert_int_equal(strlen(one), ID_LENGTH);
    assert_true(strcmp(one, two) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_rises_within_a_millisecond),
        cmocka_unit_test(test_rises_when_the_clock_goes_back),
        cmocka_unit_test(test_system),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
