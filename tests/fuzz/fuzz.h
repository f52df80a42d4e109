/* What the fuzzers share: memory that ends in a guard, and a check that stays in every build. */
#ifndef POLKU_TESTS_FUZZ_H
#define POLKU_TESTS_FUZZ_H

#include "engine/arena.h"

#include <stdbool.h>
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

/* One input of `n`, and always the same ones: for checks that take long. */
static inline bool fuzz_seldom(const uint8_t *data, size_t size, uint32_t n)
{
    uint32_t hash = 2166136261U; /* FNV-1a */
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ data[i]) * 16777619U;
    return (hash ^ hash >> 15) % n == 0;
}

/* The file that an environment variable names, in the arena; ends the program when there is none.
 */
static inline const char *fuzz_file(struct arena *arena, const char *variable, size_t *n)
{
    const char *path = getenv(variable);
    FILE *file = path ? fopen(path, "rb") : NULL;
    if (!file) {
        fprintf(stderr, "%s must name a file: see tests/fuzz/fuzz.mk\n", variable);
        exit(2);
    }
    char *bytes = arena_alloc(arena, (size_t)1 << 20);
    *n = fread(bytes, 1, (size_t)1 << 20, file);
    fclose(file);
    return bytes;
}

#endif
