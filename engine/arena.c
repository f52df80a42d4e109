/* Arenas: see arena.h. Blocks grow by doubling; a reset keeps the newest, which is the largest, so
 * that an arena soon stops asking the system. One that a rare use made large is given back when it
 * was far too large for many uses after it. Blocks are whole pages, so that the owner of a model
 * can have the system forbid writing to them. */
#include "engine/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE ((size_t)4096)
#define BLOCK_FIRST ((size_t)64 << 10)
#define BLOCK_LARGEST ((size_t)8 << 20)
#define BLOCK_ROOMY ((size_t)1 << 20) /* larger ones are given back when they are not needed */
#define ROOMY_RESETS 1000
#define ALIGNMENT ((size_t)16)

struct block {
    struct block *older;
    size_t size; /* of the whole block, this head included */
};

#define HEAD ((sizeof(struct block) + ALIGNMENT - 1) & ~(ALIGNMENT - 1))

struct arena {
    struct block *newest;
    size_t at;    /* the next free byte of the newest block */
    size_t held;  /* bytes of all blocks */
    size_t used;  /* bytes handed out */
    size_t limit; /* of held */
    jmp_buf *guard;
    bool secret; /* bytes are wiped before they are given back */
    int roomy;   /* resets in a row before which an eighth of a large block was enough */
};

struct arena *arena_new(size_t limit)
{
    struct arena *a = calloc(1, sizeof *a);
    if (a)
        a->limit = limit < BLOCK_FIRST ? BLOCK_FIRST : limit;
    return a;
}

void arena_secret(struct arena *a)
{
    a->secret = true;
}

static void blocks_free(const struct arena *a, struct block *block)
{
    while (block) {
        struct block *older = block->older;
        if (a->secret)
            explicit_bzero(block, block->size);
        free(block);
        block = older;
    }
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    blocks_free(a, a->newest);
    free(a);
}

/* Whether the newest block has been too large for so long that it is not worth keeping. */
static bool is_roomy(struct arena *a)
{
    size_t size = a->newest->size;
    a->roomy = size > BLOCK_ROOMY && a->used < size / 8 ? a->roomy + 1 : 0;
    return a->roomy >= ROOMY_RESETS;
}

static void blocks_drop(struct arena *a)
{
    blocks_free(a, a->newest);
    a->newest = NULL;
    a->held = a->at = 0;
    a->roomy = 0;
}

static void newest_keep(struct arena *a)
{
    blocks_free(a, a->newest->older);
    if (a->secret)
        explicit_bzero((char *)a->newest + HEAD, a->at - HEAD);
    a->newest->older = NULL;
    a->held = a->newest->size;
    a->at = HEAD;
}

void arena_reset(struct arena *a)
{
    if (a->newest && is_roomy(a))
        blocks_drop(a);
    else if (a->newest)
        newest_keep(a);
    a->used = 0;
}

void arena_rest(struct arena *a)
{
    if (a->used == 0 && a->newest)
        blocks_drop(a);
}

jmp_buf *arena_guard(struct arena *a, jmp_buf *guard)
{
    jmp_buf *before = a->guard;
    a->guard = guard;
    return before;
}

size_t arena_used(const struct arena *a)
{
    return a->used;
}

void arena_blocks(const struct arena *a, void (*each)(void *block, size_t size))
{
    for (struct block *b = a->newest, *older; b; b = older) {
        older = b->older; /* before `each`, which may forbid reading nothing but writing */
        each(b, b->size);
    }
}

static __attribute__((noinline, cold)) _Noreturn void run_out(struct arena *a)
{
    if (!a->guard)
        abort();
    longjmp(*a->guard, 1);
}

/* Rare, and so kept out of line. */
static __attribute__((noinline, cold)) void block_add(struct arena *a, size_t n)
{
    size_t size = a->newest ? a->newest->size * 2 : BLOCK_FIRST;
    if (size > BLOCK_LARGEST)
        size = BLOCK_LARGEST;
    if (n > SIZE_MAX / 2)
        run_out(a);
    if (size < n + HEAD)
        size = (n + HEAD + PAGE - 1) & ~(PAGE - 1);
    if (a->held + size > a->limit) /* the last block may be smaller than doubling would make it */
        size = (n + HEAD + PAGE - 1) & ~(PAGE - 1);
    if (a->held + size > a->limit)
        run_out(a);
    struct block *block = aligned_alloc(PAGE, size);
    if (!block)
        run_out(a);
    *block = (struct block){.older = a->newest, .size = size};
    a->newest = block;
    a->held += size;
    a->at = HEAD;
}

static void *take(struct arena *a, size_t n)
{
    size_t rounded = (n + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    if (rounded < n)
        run_out(a);
    if (!a->newest || a->newest->size - a->at < rounded)
        block_add(a, rounded);
    void *p = (char *)a->newest + a->at;
    a->at += rounded;
    a->used += rounded;
    return p;
}

void *arena_alloc(struct arena *a, size_t n)
{
    return memset(take(a, n), 0, n);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    size_t n;
    if (__builtin_mul_overflow(count, size, &n))
        run_out(a);
    return arena_alloc(a, n);
}

void *arena_raw(struct arena *a, size_t n)
{
    return take(a, n);
}

void *arena_grow(struct arena *a, const void *old, size_t used, size_t count, size_t size)
{
    size_t n;
    assert(used <= count);
    if (__builtin_mul_overflow(count, size, &n))
        run_out(a);
    char *p = take(a, n);
    if (used)
        memcpy(p, old, used * size);
    memset(p + used * size, 0, n - used * size);
    return p;
}

char *arena_copy(struct arena *a, const char *text, size_t length)
{
    char *p = take(a, length + 1);
    if (length) /* `text` may be NULL then */
        memcpy(p, text, length);
    p[length] = '\0';
    return p;
}

char *arena_text(struct arena *a, const char *text)
{
    return arena_copy(a, text, strlen(text));
}

char *arena_vprintf(struct arena *a, const char *format, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, format, ap);
    assert(n >= 0);
    char *p = take(a, (size_t)n + 1);
    vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return p;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    char *p = arena_vprintf(a, format, ap);
    va_end(ap);
    return p;
}
