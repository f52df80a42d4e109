/* Any bytes as an HTTP request: its head, then a body in chunks or of a length.
 *
 * What must hold: a head ends at the same place and means the same in whatever pieces it came; what
 * is read of it lies within it and holds no line end; a refusal has a status and a reason. A body
 * is the same in one piece and byte by byte, never longer than allowed, and its end is where the
 * next request begins. */
#include "tests/fuzz/fuzz.h"

#include "daemon/http_body.h"

#include <string.h>

#define BODY_MAX 4096

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return 0;
}

static void check_text(struct http_text text, const char *bytes, size_t n)
{
    if (!text.at)
        return;
    MUST(text.at >= bytes && text.at + text.n <= bytes + n);
    for (size_t i = 0; i < text.n; i++)
        MUST(text.at[i] != '\r' && text.at[i] != '\n' && text.at[i] != '\0');
}

static void check_head(const struct http_head *h, const char *bytes, size_t n)
{
    const struct http_text texts[] = {h->path,         h->host,          h->origin,
                                      h->content_type, h->authorization, h->content_encoding,
                                      h->expect};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_text(texts[i], bytes, n);
    MUST(h->path.n > 0 && h->path.at[0] == '/');
    MUST(!h->chunked || h->length == -1);
    MUST(h->length >= -1);
}

/* Byte by byte, as far as is needed. */
static long end_slowly(const char *bytes, size_t n)
{
    long end = 0;
    for (size_t i = 1; i <= n && end == 0; i++)
        end = http_head_end(bytes, i, i - 1);
    return end;
}

struct outcome {
    int status;
    bool whole;
    size_t used;
};

static struct outcome body_read(struct http_body *b, const struct http_head *head,
                                const char *bytes, size_t n, size_t step)
{
    struct outcome o = {.status = http_body_begin(b, head, BODY_MAX)};
    while (!o.status && !http_body_whole(b) && o.used < n) {
        size_t part = n - o.used < step ? n - o.used : step, used;
        o.status = http_body_take(b, bytes + o.used, part, &used);
        MUST(used <= part && (o.status || used == part || http_body_whole(b)));
        o.used += used;
    }
    o.whole = http_body_whole(b);
    MUST(b->n <= BODY_MAX);
    return o;
}

static void check_body(const struct http_head *head, const char *bytes, size_t n)
{
    struct http_body once, slowly;
    struct outcome a = body_read(&once, head, bytes, n, n ? n : 1);
    struct outcome b = body_read(&slowly, head, bytes, n, 1);
    MUST(a.status == b.status && a.whole == b.whole);
    MUST(a.status == 0 || a.status == 400 || a.status == 413);
    if (!a.status) {
        MUST(a.used == b.used && once.n == slowly.n);
        MUST(once.n == 0 || memcmp(once.bytes, slowly.bytes, once.n) == 0);
        MUST(!a.whole || head->chunked || head->length < 1 || (int64_t)once.n == head->length);
    }
    http_body_drop(&once);
    http_body_drop(&slowly);
}

static void check_request(const char *bytes, size_t n)
{
    struct http_head head;
    const char *why = NULL;
    long end = http_head_end(bytes, n, 0);
    MUST(end == end_slowly(bytes, n));
    if (end <= 0)
        return;
    int status = http_head_read(&head, bytes, (size_t)end, &why);
    MUST(status == 0 || (status >= 400 && status <= 505 && why && *why));
    if (status)
        return;
    check_head(&head, bytes, (size_t)end);
    check_body(&head, bytes + end, n - (size_t)end);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A copy of exactly this size: a byte read beyond it is found. */
    char *bytes = malloc(size ? size : 1);
    struct http_head chunked = {.chunked = true, .length = -1};
    MUST(bytes);
    if (size)
        memcpy(bytes, data, size);
    check_request(bytes, size);
    check_body(&chunked, bytes, size);
    free(bytes);
    return 0;
}
