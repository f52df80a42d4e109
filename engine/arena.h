/* An arena: memory that is handed out piece by piece and given back all at once.
 *
 * Polku has three lifetimes (process, model generation, request), and each has its arena. What an
 * arena_* function returns lives until arena_reset or arena_free of the arena it came from, so
 * nothing that lives in an arena is ever freed by itself.
 *
 * Running out: when the system has no more memory, or the arena's limit is reached, control goes to
 * the place that arena_guard was called at (setjmp); without a guard the process aborts. So code
 * that only computes needs no check after each allocation, and the boundary has one.
 * No pointer to something outside the arena (file, socket, lock) may be live across such a jump. */
#ifndef POLKU_ENGINE_ARENA_H
#define POLKU_ENGINE_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new arena that may grow to `limit` bytes. NULL when there is no memory. */
struct arena *arena_new(size_t limit);
void arena_free(struct arena *a);

/* From now on what is given back is wiped first: for what is known of clients. */
void arena_secret(struct arena *a);

/* Gives everything back, and keeps a block for the next use: the largest, as long as some of a
 * thousand uses needed much of it. */
void arena_reset(struct arena *a);

/* Gives back what a reset kept, too, when nothing is handed out: for who has no use for it now. */
void arena_rest(struct arena *a);

/* Where control goes when memory runs out; NULL takes the guard away. Returns the guard before. */
jmp_buf *arena_guard(struct arena *a, jmp_buf *guard);

/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *a);

/* Calls `each` for every block of whole pages that the arena holds: a model's owner has the system
 * forbid writing to them (and allow it again before arena_free). */
void arena_blocks(const struct arena *a, void (*each)(void *block, size_t size));

/* `n` zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n);
/* `n` bytes of which nothing is known, for who writes before reading. */
void *arena_raw(struct arena *a, size_t n);
/* `count` zeroed members of `size` bytes; an overflow counts as running out. */
void *arena_array(struct arena *a, size_t count, size_t size);
/* A copy of an array with room for `count` members, of which `used` are copied; the rest is zeroed.
 */
void *arena_grow(struct arena *a, const void *old, size_t used, size_t count, size_t size);

char *arena_copy(struct arena *a, const char *text, size_t length); /* ends with a NUL */
char *arena_text(struct arena *a, const char *text);
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *format, va_list ap)
    __attribute__((format(printf, 2, 0)));

/* Makes room for one more in a growing array in an arena: `n` of `*cap` are used. */
#define ARENA_ROOM(arena, array, n, cap)                                                           \
    do {                                                                                           \
        if ((size_t)(n) >= (size_t)(cap)) {                                                        \
            (cap) = (cap) ? (cap)*2 : 8;                                                           \
            (array) = arena_grow((arena), (array), (size_t)(n), (size_t)(cap), sizeof *(array));   \
        }                                                                                          \
    } while (0)

#endif
