/* Replies: see http_reply.h. No field tells which program answers. What a browser is told keeps it
 * from showing, storing or embedding a reply, wherever somebody may point it. */
#include "daemon/http_reply.h"

#include "daemon/clock.h"

#include <assert.h>
#include <event2/buffer.h>
#include <stdio.h>
#include <string.h>

#define REFUSAL_MAX 256

static const struct {
    int status;
    const char *reason;
} reasons[] = {
    {200, "OK"},
    {204, "No Content"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

static const char usual[] =
    "Cache-Control: no-store\r\n"
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "X-Content-Type-Options: nosniff\r\n";

int http_statuses(void)
{
    return (int)(sizeof reasons / sizeof *reasons);
}

int http_status_at(int index)
{
    return reasons[index].status;
}

int http_status_index(int status)
{
    int i = 0;
    while (i < http_statuses() && reasons[i].status != status)
        i++;
    assert(i < http_statuses() && "a status outside the table");
    return i;
}

/* What only some replies have. */
static bool special_write(struct evbuffer *out, const struct http_reply *r)
{
    if (r->allow && evbuffer_add_printf(out, "Allow: %s\r\n", r->allow) < 0)
        return false;
    if (r->status == 401 && evbuffer_add_printf(out, "WWW-Authenticate: Bearer\r\n") < 0)
        return false;
    return r->status != 503 || evbuffer_add_printf(out, "Retry-After: 1\r\n") >= 0;
}

static bool length_write(struct evbuffer *out, const struct http_reply *r)
{
    if (r->status == 204)
        return true;
    if (r->type && evbuffer_add_printf(out, "Content-Type: %s\r\n", r->type) < 0)
        return false;
    return evbuffer_add_printf(out, "Content-Length: %zu\r\n", r->n) >= 0;
}

bool http_reply_write(struct evbuffer *out, const struct http_reply *r)
{
    char date[CLOCK_HTTP];
    clock_print_http(date);
    return evbuffer_add_printf(out, "HTTP/1.1 %d %s\r\nDate: %s\r\nConnection: %s\r\n", r->status,
                               reasons[http_status_index(r->status)].reason, date,
                               r->keep ? "keep-alive" : "close") >= 0 &&
           evbuffer_add(out, usual, sizeof usual - 1) == 0 && special_write(out, r) &&
           length_write(out, r) && evbuffer_add(out, "\r\n", 2) == 0 &&
           (r->bare || r->n == 0 || evbuffer_add(out, r->bytes, r->n) == 0);
}

bool http_refusal_write(struct evbuffer *out, const struct http_reply *reply, const char *why)
{
    char body[REFUSAL_MAX];
    struct http_reply r = *reply;
    int n = snprintf(body, sizeof body, "{\"status\":%d,\"message\":\"%s\"}", r.status, why);
    r.type = HTTP_JSON;
    r.bytes = body;
    r.n = n < 0 ? 0 : (size_t)n < sizeof body ? (size_t)n : sizeof body - 1;
    return http_reply_write(out, &r);
}
