/* Copying words: most are short, and a call of memcpy costs more than they do. */
#ifndef POLKU_ENGINE_BYTES_H
#define POLKU_ENGINE_BYTES_H

#include <string.h>

/* A short run is copied in two pieces, which may overlap. (cppcheck takes lengths for possible that
 * the word at hand does not have.) */
static inline void bytes_copy(char *to, const char *from, size_t n)
{
    if (n >= 8 && n <= 16) {
        memcpy(to, from, 8);
        /* cppcheck-suppress arrayIndexOutOfBoundsCond */
        memcpy(&to[n - 8], &from[n - 8], 8);
    } else if (n > 16 && n <= 32) {
        memcpy(to, from, 16);
        /* cppcheck-suppress arrayIndexOutOfBoundsCond */
        memcpy(&to[n - 16], &from[n - 16], 16);
    } else if (n >= 4 && n < 8) {
        memcpy(to, from, 4);
        /* cppcheck-suppress arrayIndexOutOfBoundsCond */
        memcpy(&to[n - 4], &from[n - 4], 4);
    } else if (n > 0 && n < 4) {
        to[0] = from[0];
        to[n / 2] = from[n / 2];
        to[n - 1] = from[n - 1];
    } else {
        memcpy(to, from, n);
    }
}

#endif
