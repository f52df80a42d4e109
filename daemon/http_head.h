/* The head of an HTTP/1.1 request: its line and its fields, read strictly.
 *
 * Pure. What two programs may read in different ways is refused, never guessed: folded lines, line
 * ends without CR, a space before a colon, a length that is no plain number or stands twice, a
 * length beside a transfer coding. So a proxy in front and Polku never disagree about where a
 * request ends. */
#ifndef POLKU_DAEMON_HTTP_HEAD_H
#define POLKU_DAEMON_HTTP_HEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HTTP_HEAD_MAX ((size_t)16 << 10) /* bytes */
#define HTTP_TARGET_MAX 1024
#define HTTP_FIELDS_MAX 64

enum http_method { HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_OTHER };

struct http_text { /* a part of the bytes that were read; NULL: it is not there */
    const char *at;
    size_t n;
};
bool http_text_is(struct http_text text, const char *word);      /* byte for byte */
bool http_text_is_like(struct http_text text, const char *word); /* letters of either case */

struct http_head {
    enum http_method method;
    struct http_text path; /* of the target, as sent: before any '?' */
    struct http_text host, origin, content_type, content_encoding, authorization, expect;
    bool keep;      /* the connection may stay */
    bool chunked;   /* the body comes in chunks */
    int64_t length; /* of the body; -1: not said, so there is none unless it is chunked */
};

/* Looks for the end of the head in the first `n` bytes, of which `seen` were looked at before.
 * Returns the head's length with its empty line; 0: it has not come yet; -1: a line does not end
 * with CR LF, which cannot be read. */
long http_head_end(const char *bytes, size_t n, size_t seen);

/* Reads a whole head. 0, or the status to refuse it with; then `why` is a sentence about it. */
int http_head_read(struct http_head *head, const char *bytes, size_t n, const char **why);

#endif
