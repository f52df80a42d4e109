/* The generated rules as bitmaps, written by hand for just these rules: for each value of each fact
 * the services that it does not refuse. A decision ands thirty rows. It knows nothing of unknown
 * facts, of history, dates, places or reasons: it is the floor that Polku's deciding is measured
 * against. */
#include "bench/straight.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FACTS 30
#define VALUES 256 /* numbers reach 120; a set of eight options is a byte */
#define BLOCK 8

static uint64_t *rows[FACTS][VALUES];
static int words;

static int test_holds(const struct straight_test *t, int value)
{
    switch (t->kind) {
    case STRAIGHT_RANGE: return value >= t->low && value <= t->high;
    case STRAIGHT_AMONG: return value < 32 && (t->bits >> value & 1);
    case STRAIGHT_ANY: return (t->bits & value) != 0;
    }
    return 0;
}

void bitmap_make(void)
{
    words = (straight_n + 63) / 64;
    words += (BLOCK - words % BLOCK) % BLOCK;
    for (int fact = 0; fact < FACTS; fact++)
        for (int value = 0; value < VALUES; value++) {
            rows[fact][value] = malloc((size_t)words * sizeof(uint64_t));
            if (!rows[fact][value])
                abort();
            memset(rows[fact][value], 0xff, (size_t)words * sizeof(uint64_t));
        }
    for (int i = 0; i < straight_ntests; i++)
        for (int value = 0; value < VALUES; value++)
            if (!test_holds(&straight_tests[i], value))
                rows[straight_tests[i].fact][value][straight_tests[i].service / 64] &=
                    ~(UINT64_C(1) << straight_tests[i].service % 64);
}

int bitmap_decide(const long *f, int *out)
{
    int n = 0;
    for (int i = 0; i < words; i += BLOCK) {
        uint64_t all[BLOCK];
        memcpy(all, rows[0][f[0]] + i, sizeof all);
        for (int fact = 1; fact < FACTS; fact++)
            for (int k = 0; k < BLOCK; k++)
                all[k] &= rows[fact][f[fact]][i + k];
        for (int k = 0; k < BLOCK; k++)
            for (uint64_t bits = all[k]; bits; bits &= bits - 1) {
                int service = (i + k) * 64 + __builtin_ctzll(bits);
                if (service < straight_n)
                    out[n++] = service;
            }
    }
    return n;
}
