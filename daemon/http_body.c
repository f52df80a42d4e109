/* Bodies: see http_body.h. */
#include "daemon/http_body.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

int http_body_begin(struct http_body *b, const struct http_head *head, size_t max)
{
    *b = (struct http_body){.max = max, .chunked = head->chunked};
    if (head->chunked)
        return 0;
    if (head->length > (int64_t)max)
        return 413;
    b->left = head->length > 0 ? (size_t)head->length : 0;
    b->stage = b->left ? STAGE_DATA : STAGE_WHOLE;
    return 0;
}

bool http_body_whole(const struct http_body *b)
{
    return b->stage == STAGE_WHOLE;
}

void http_body_drop(struct http_body *b)
{
    if (b->bytes)
        sodium_memzero(b->bytes, b->n);
    free(b->bytes);
    *b = (struct http_body){0};
}

/* ---- chunks ---------------------------------------------------------------------------------- */

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The line is whole: digits, CR, LF. */
static int size_read(struct http_body *b)
{
    size_t size = 0;
    int digits = b->nsize - 2;
    if (digits < 1 || b->size[digits] != '\r')
        return 400;
    for (int i = 0; i < digits; i++) {
        int digit = digit_of(b->size[i]);
        if (digit < 0)
            return 400;
        size = size * 16 + (size_t)digit;
    }
    b->nsize = 0;
    b->left = size;
    b->stage = size ? STAGE_DATA : STAGE_LAST;
    return size > b->max - b->n ? 413 : 0;
}

static int size_take(struct http_body *b, char c)
{
    if (b->nsize == sizeof b->size)
        return 400;
    b->size[b->nsize++] = c;
    return c == '\n' ? size_read(b) : 0;
}

/* The line end after a chunk's data, and the empty line after the last chunk. */
static int end_take(struct http_body *b, char c)
{
    if (c != "\r\n"[b->nsize])
        return 400;
    if (++b->nsize < 2)
        return 0;
    b->nsize = 0;
    b->stage = b->stage == STAGE_LAST ? STAGE_WHOLE : STAGE_SIZE;
    return 0;
}

/* ---- data ------------------------------------------------------------------------------------ */

static bool room_make(struct http_body *b, size_t more)
{
    size_t cap = b->cap ? b->cap : 1024;
    while (cap < b->n + more)
        cap *= 2;
    char *larger = cap == b->cap ? b->bytes : realloc(b->bytes, cap);
    if (!larger)
        return false;
    b->bytes = larger;
    b->cap = cap;
    return true;
}

static int data_take(struct http_body *b, const char *bytes, size_t n)
{
    if (!room_make(b, n))
        return 503;
    memcpy(b->bytes + b->n, bytes, n);
    b->n += n;
    b->left -= n;
    if (b->left == 0)
        b->stage = b->chunked ? STAGE_DATA_END : STAGE_WHOLE;
    return 0;
}

int http_body_take(struct http_body *b, const char *bytes, size_t n, size_t *used)
{
    int status = 0;
    *used = 0;
    while (!status && *used < n && b->stage != STAGE_WHOLE) {
        size_t part = b->stage == STAGE_DATA && b->left < n - *used ? b->left : n - *used;
        if (b->stage == STAGE_DATA) {
            status = data_take(b, bytes + *used, part);
            *used += part;
        } else if (b->stage == STAGE_SIZE) {
            status = size_take(b, bytes[(*used)++]);
        } else {
            status = end_take(b, bytes[(*used)++]);
        }
    }
    return status;
}
