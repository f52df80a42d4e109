/* Reading a head: see http_head.h, and RFC 9112. Where that leaves a choice, the strict one. */
#include "daemon/http_head.h"

#include <string.h>
#include <strings.h>

#define LENGTH_DIGITS_MAX 15

struct reading {
    struct http_head *head;
    int minor; /* HTTP/1.x */
    struct http_text length, coding, connection;
    int status;
    const char *why;
};

static bool refuse(struct reading *r, int status, const char *why)
{
    r->status = status;
    r->why = why;
    return false;
}

/* ---- texts ----------------------------------------------------------------------------------- */

bool http_text_is(struct http_text text, const char *word)
{
    return text.at && strlen(word) == text.n && memcmp(text.at, word, text.n) == 0;
}

bool http_text_is_like(struct http_text text, const char *word)
{
    return text.at && strlen(word) == text.n && strncasecmp(text.at, word, text.n) == 0;
}

static bool is_token(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c && strchr("!#$%&'*+-.^_`|~", c));
}

static bool is_visible(unsigned char c)
{
    return c > ' ' && c < 127;
}

static bool is_value(unsigned char c)
{
    return c == '\t' || (c >= ' ' && c != 127);
}

static bool all(struct http_text text, bool (*fits)(unsigned char c))
{
    for (size_t i = 0; i < text.n; i++)
        if (!fits((unsigned char)text.at[i]))
            return false;
    return true;
}

/* What stands before the next `stop`, which is taken away, too. False when there is none. */
static bool part_take(struct http_text *rest, char stop, struct http_text *part)
{
    const char *at = rest->n ? memchr(rest->at, stop, rest->n) : NULL;
    if (!at)
        return false;
    *part = (struct http_text){rest->at, (size_t)(at - rest->at)};
    rest->n -= part->n + 1;
    rest->at = at + 1;
    return true;
}

static struct http_text trimmed(struct http_text text)
{
    while (text.n && (text.at[0] == ' ' || text.at[0] == '\t'))
        text.at++, text.n--;
    while (text.n && (text.at[text.n - 1] == ' ' || text.at[text.n - 1] == '\t'))
        text.n--;
    return text;
}

/* ---- the end of the head --------------------------------------------------------------------- */

long http_head_end(const char *bytes, size_t n, size_t seen)
{
    const char *at = bytes + (seen > 3 ? seen - 3 : 0), *end = bytes + n;
    while ((at = memchr(at, '\n', (size_t)(end - at)))) {
        if (at == bytes || at[-1] != '\r')
            return -1;
        if (at - bytes >= 3 && at[-2] == '\n')
            return at + 1 - bytes;
        at++;
    }
    return 0;
}

/* ---- the request line ------------------------------------------------------------------------ */

static const struct {
    const char *name;
    enum http_method method;
} methods[] = {{"GET", HTTP_GET}, {"HEAD", HTTP_HEAD}, {"POST", HTTP_POST}};

static enum http_method method_of(struct http_text name)
{
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (http_text_is(name, methods[i].name))
            return methods[i].method;
    return HTTP_OTHER;
}

static bool target_read(struct reading *r, struct http_text target)
{
    if (target.n > HTTP_TARGET_MAX)
        return refuse(r, 414, "the target of the request is too long");
    if (target.n == 0 || target.at[0] != '/' || !all(target, is_visible))
        return refuse(r, 400, "the target of a request is a path: GET /health HTTP/1.1");
    const char *query = memchr(target.at, '?', target.n);
    r->head->path = (struct http_text){target.at, query ? (size_t)(query - target.at) : target.n};
    return true;
}

static bool version_read(struct reading *r, struct http_text version)
{
    if (http_text_is(version, "HTTP/1.1"))
        r->minor = 1;
    else if (!http_text_is(version, "HTTP/1.0"))
        return version.n == 8 && memcmp(version.at, "HTTP/", 5) == 0
                   ? refuse(r, 505, "Polku speaks HTTP/1.1 and HTTP/1.0")
                   : refuse(r, 400, "this is no HTTP request");
    return true;
}

static bool line_read(struct reading *r, struct http_text line)
{
    struct http_text method, target;
    if (!part_take(&line, ' ', &method) || !part_take(&line, ' ', &target) || method.n == 0 ||
        !all(method, is_token))
        return refuse(r, 400, "this is no HTTP request");
    r->head->method = method_of(method);
    return version_read(r, line) && target_read(r, target);
}

/* ---- fields ---------------------------------------------------------------------------------- */

/* The fields that matter. None may stand twice, since readers differ in which one counts. */
static struct http_text *field_find(struct reading *r, struct http_text name)
{
    struct http_head *h = r->head;
    const struct {
        const char *name;
        struct http_text *at;
    } fields[] = {
        {"Authorization", &h->authorization},
        {"Connection", &r->connection},
        {"Content-Encoding", &h->content_encoding},
        {"Content-Length", &r->length},
        {"Content-Type", &h->content_type},
        {"Expect", &h->expect},
        {"Host", &h->host},
        {"Origin", &h->origin},
        {"Transfer-Encoding", &r->coding},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (http_text_is_like(name, fields[i].name))
            return fields[i].at;
    return NULL;
}

static bool field_read(struct reading *r, struct http_text line)
{
    struct http_text name;
    if (line.at[0] == ' ' || line.at[0] == '\t')
        return refuse(r, 400, "a field of the head goes on over two lines");
    if (!part_take(&line, ':', &name) || name.n == 0 || !all(name, is_token))
        return refuse(r, 400, "a field of the head has no right name");
    if (!all(line, is_value))
        return refuse(r, 400, "a field of the head holds characters that it may not");
    struct http_text *at = field_find(r, name);
    if (at && at->at)
        return refuse(r, 400, "a field of the head stands twice");
    if (at)
        *at = trimmed(line);
    return true;
}

static bool fields_read(struct reading *r, struct http_text rest)
{
    struct http_text line;
    for (int n = 0; part_take(&rest, '\n', &line) && line.n > 1; n++) {
        line.n--; /* the CR */
        if (n == HTTP_FIELDS_MAX)
            return refuse(r, 431, "the head has too many fields");
        if (!field_read(r, line))
            return false;
    }
    return true;
}

/* ---- what they come to ----------------------------------------------------------------------- */

static bool length_read(struct reading *r)
{
    int64_t length = 0;
    if (!r->length.at)
        return true;
    if (r->length.n == 0 || r->length.n > LENGTH_DIGITS_MAX)
        return refuse(r, 400, "Content-Length is no number of bytes");
    for (size_t i = 0; i < r->length.n; i++) {
        if (r->length.at[i] < '0' || r->length.at[i] > '9')
            return refuse(r, 400, "Content-Length is no number of bytes");
        length = length * 10 + (r->length.at[i] - '0');
    }
    r->head->length = length;
    return true;
}

static bool coding_read(struct reading *r)
{
    if (!r->coding.at)
        return true;
    if (r->length.at)
        return refuse(r, 400, "Content-Length and Transfer-Encoding cannot both say the length");
    if (r->minor == 0)
        return refuse(r, 400, "HTTP/1.0 has no Transfer-Encoding");
    if (!http_text_is_like(r->coding, "chunked"))
        return refuse(r, 501, "Polku reads no other Transfer-Encoding than chunked");
    r->head->chunked = true;
    return true;
}

static void connection_read(struct reading *r)
{
    struct http_text rest = r->connection, word;
    bool close = false, keep = false, more = rest.at != NULL;
    while (more) {
        more = part_take(&rest, ',', &word);
        word = trimmed(more ? word : rest);
        close = close || http_text_is_like(word, "close");
        keep = keep || http_text_is_like(word, "keep-alive");
    }
    r->head->keep = !close && (keep || r->minor == 1);
}

static bool fields_take(struct reading *r)
{
    if (r->minor == 1 && !r->head->host.at)
        return refuse(r, 400, "the field Host is missing");
    connection_read(r);
    return length_read(r) && coding_read(r);
}

int http_head_read(struct http_head *head, const char *bytes, size_t n, const char **why)
{
    struct reading r = {.head = head};
    struct http_text rest = {bytes, n}, line = {NULL, 0};
    *head = (struct http_head){.length = -1};
    if (!part_take(&rest, '\n', &line) || line.n == 0)
        refuse(&r, 400, "this is no HTTP request");
    line.n -= line.n > 0;
    if (!r.status && line_read(&r, line) && fields_read(&r, rest))
        fields_take(&r);
    *why = r.why;
    return r.status;
}
