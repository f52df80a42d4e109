/* Pressing: see press.h. */
#include "daemon/press.h"

#include "protocol/image.h"

#include <limits.h>
#include <lz4.h>
#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define HEAD 4    /* bytes of the length, the lowest first */
#define RATIO 255 /* LZ4 makes nothing shorter than this */
#define LENGTH_MAX (64 << 20)

struct press {
    LZ4_stream_t stream;
    char *buffer; /* of what is pressed; grows */
    size_t size;
};

void primer_ready(struct primer *primer, struct arena *arena, const char *bytes, size_t n)
{
    LZ4_stream_t *stream = arena_alloc(arena, sizeof *stream);
    *primer = (struct primer){.bytes = bytes, .n = n};
    image_digest(bytes, n, primer->digest);
    if (n == 0)
        return;
    LZ4_initStream(stream, sizeof *stream);
    LZ4_loadDict(stream, bytes, (int)n);
    primer->ready = stream;
}

bool primer_holds(const struct primer *primer)
{
    char digest[sizeof primer->digest];
    image_digest(primer->bytes, primer->n, digest);
    return strcmp(digest, primer->digest) == 0;
}

struct press *press_new(void)
{
    return calloc(1, sizeof(struct press));
}

void press_free(struct press *p)
{
    if (!p)
        return;
    free(p->buffer); /* wiped after each use */
    free(p);
}

static bool buffer_room(struct press *p, size_t n)
{
    if (n <= p->size)
        return true;
    char *larger = malloc(n);
    if (!larger)
        return false;
    free(p->buffer);
    p->buffer = larger;
    p->size = n;
    return true;
}

const char *press_text(struct press *p, struct arena *arena, const struct primer *primer,
                       const char *text, size_t n, size_t *pressed)
{
    if (!primer->ready || n <= HEAD || n > LENGTH_MAX || !buffer_room(p, n))
        return NULL;
    memcpy(&p->stream, primer->ready, sizeof p->stream);
    int got = LZ4_compress_fast_continue(&p->stream, text, p->buffer + HEAD, (int)n, (int)n - HEAD,
                                         1); /* 0: there is no room, so it does not get shorter */
    if (got <= 0)
        return NULL;
    for (int i = 0; i < HEAD; i++)
        p->buffer[i] = (char)(n >> (8 * i) & 0xff);
    *pressed = (size_t)got + HEAD;
    const char *kept = arena_copy(arena, p->buffer, *pressed);
    sodium_memzero(p->buffer, *pressed);
    return kept;
}

const char *press_open(struct arena *arena, const struct primer *primer, const char *pressed,
                       size_t n, size_t *ntext)
{
    uint32_t length = 0;
    if (n <= HEAD || n > INT_MAX || primer->n > INT_MAX)
        return NULL;
    for (int i = 0; i < HEAD; i++)
        length |= (uint32_t)(unsigned char)pressed[i] << (8 * i);
    if (length > LENGTH_MAX || length > (n - HEAD) * RATIO)
        return NULL;
    char *text = arena_alloc(arena, (size_t)length + 1);
    *ntext = length;
    return LZ4_decompress_safe_usingDict(pressed + HEAD, text, (int)(n - HEAD), (int)length,
                                         primer->bytes, (int)primer->n) == (int)length
               ? text
               : NULL;
}
