/* Secrecy: that locked memory, too, goes back to the system, and is locked again. */
#include "daemon/secrecy.h"

#include "lua/sanitized.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BLOCKS 20000
#define BLOCK 1000

/* Of this process, in KiB. */
static long status(const char *name)
{
    char line[256];
    long value = -1;
    FILE *file = fopen("/proc/self/status", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        if (strncmp(line, name, strlen(name)) == 0)
            value = strtol(line + strlen(name) + 1, NULL, 10);
    fclose(file);
    return value;
}

/* The last block stays, so that nothing before it can be given back by shortening the heap. */
static void test_what_is_free_goes_back(void **state)
{
    static char *blocks[BLOCKS];
    (void)state;
    secrecy_begin();
    long locked = status("VmLck"), before = status("VmRSS");
    for (int i = 0; i < BLOCKS; i++) {
        blocks[i] = malloc(BLOCK);
        assert_non_null(blocks[i]);
        memset(blocks[i], i, BLOCK);
    }
    for (int i = 0; i < BLOCKS - 1; i++)
        free(blocks[i]);
    assert_true(status("VmRSS") - before > BLOCKS * BLOCK / 1024 / 2);
    assert_true(secrecy_trim());
    assert_true(status("VmRSS") - before < BLOCKS * BLOCK / 1024 / 4);
    assert_int_equal(status("VmLck") > 0, locked > 0);
    free(blocks[BLOCKS - 1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_is_free_goes_back)};
    if (SANITIZED) /* its heap is another one */
        return 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
