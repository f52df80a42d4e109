/* What the fuzzers share: memory that ends in a guard, and a check that stays in every build. */
#ifndef POLKU_TESTS_FUZZ_H
#define POLKU_TESTS_FUZZ_H

#include "engine/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* libFuzzer calls these. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: must hold: %s\n", __FILE__, __LINE__, #condition);             \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

#endif
