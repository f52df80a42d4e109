/* Reading a file whole, for the measures. */
#ifndef POLKU_BENCH_FILE_H
#define POLKU_BENCH_FILE_H

#include <stdio.h>
#include <stdlib.h>

/* Its bytes, on the heap, and a NUL after them. Ends the program when it cannot be read. */
static inline char *file_load(const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    *n = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*n + 1);
    if (!bytes || fread(bytes, 1, *n, file) != *n) {
        perror(path);
        exit(1);
    }
    bytes[*n] = '\0';
    fclose(file);
    return bytes;
}

#endif
