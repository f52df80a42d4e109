/* Characters of rule files: whether bytes are UTF-8, and which characters a reader cannot see.
 *
 * Text that shows otherwise than it is written (changes of direction, characters without width,
 * controls) would let a rule read differently to an auditor than to Polku. */
#ifndef POLKU_LUA_CHARS_H
#define POLKU_LUA_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads the character at the start of `n` bytes: its length in bytes, 0 when it is no UTF-8. */
int char_read(const char *at, size_t n, uint32_t *out);
/* Whether a reader cannot see the character; line breaks, tabs and spaces are seen. */
bool char_hidden(uint32_t c);

enum chars_fault { CHARS_FINE, CHARS_NOT_UTF8, CHARS_HIDDEN };
/* The first fault from byte `*at` on, which then is its place. */
enum chars_fault chars_fault(const char *text, size_t n, size_t *at);
/* Characters in these bytes, up to the end of the line. */
int chars_count(const char *text, size_t n);

#endif
