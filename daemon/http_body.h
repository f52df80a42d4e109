/* The body of an HTTP request, as its bytes come in: of a length that was said, or in chunks.
 *
 * Strict like http_head.h: chunks have a plain size, and neither extensions nor trailers. */
#ifndef POLKU_DAEMON_HTTP_BODY_H
#define POLKU_DAEMON_HTTP_BODY_H

#include "daemon/http_head.h"

enum http_stage { STAGE_SIZE, STAGE_DATA, STAGE_DATA_END, STAGE_LAST, STAGE_WHOLE };

struct http_body { /* all zero: none */
    char *bytes;   /* on the heap, its own */
    size_t n, cap, max;
    enum http_stage stage;
    bool chunked;
    size_t left;   /* of the body, or of the chunk */
    char size[10]; /* the line of a chunk's size, as far as it has come */
    uint8_t nsize;
};

/* Begins the body that a head promises. 0, or the status to refuse it with (413). */
int http_body_begin(struct http_body *b, const struct http_head *head, size_t max);
/* Takes bytes; `used` tells how many were the body's. 0, or the status to refuse it with. */
int http_body_take(struct http_body *b, const char *bytes, size_t n, size_t *used);
bool http_body_whole(const struct http_body *b);
void http_body_drop(struct http_body *b);

#endif
