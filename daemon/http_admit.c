/* What a request must be before its body is read: the right place, method, sender and kind. */
#include "daemon/http_inner.h"

#include <string.h>

struct admission {
    struct connection *c;
    const struct http_head *head;
    const char *why;
};

static int refuse(struct admission *a, int status, const char *why)
{
    a->why = why;
    return status;
}

/* "GET, HEAD" names the method. */
static bool allows(const char *allow, enum http_method method)
{
    static const char *const names[] = {
        [HTTP_GET] = "GET", [HTTP_HEAD] = "HEAD", [HTTP_POST] = "POST"};
    return method != HTTP_OTHER && strstr(allow, names[method]);
}

static int host_check(struct admission *a)
{
    if (!a->head->host.at || http_host_good(a->c->http, a->head->host))
        return 0;
    return refuse(a, 421,
                  "Host names another machine. Names that lead here are said with http_host in the "
                  "configuration");
}

/* Only browsers say from which page a request comes; pages have no business here. */
static int origin_check(struct admission *a)
{
    const struct http_setup *setup = &a->c->http->setup;
    if (!a->head->origin.at)
        return 0;
    for (int i = 0; i < setup->names->norigins; i++)
        if (http_text_is(a->head->origin, setup->names->origins[i]))
            return 0;
    return refuse(a, 403,
                  "pages in a browser may not call Polku. Those that may are said with "
                  "http_origin in the configuration");
}

static int path_check(struct admission *a)
{
    const struct http_setup *setup = &a->c->http->setup;
    int i = 0;
    while (i < setup->npaths && !http_text_is(a->head->path, setup->paths[i].path))
        i++;
    a->c->path = i;
    if (i == setup->npaths)
        return refuse(a, 404, "there is nothing here: /health, /ready, /metrics, POST /rpc");
    if (!allows(setup->paths[i].allow, a->head->method))
        return refuse(a, 405, "this path has other methods: see Allow");
    return 0;
}

/* "Bearer TOKEN". False when it is something else. */
static bool token_take(struct connection *c, struct http_text field)
{
    const char scheme[] = "Bearer ";
    size_t n = sizeof scheme - 1;
    if (!field.at)
        return true;
    if (field.n <= n || field.n - n > sizeof c->token ||
        !http_text_is_like((struct http_text){field.at, n}, scheme) ||
        memchr(field.at + n, ' ', field.n - n))
        return false;
    c->ntoken = field.n - n;
    memcpy(c->token, field.at + n, c->ntoken);
    return true;
}

/* What its holder may do is looked at for each call; a token that nobody holds ends here. */
static int token_check(struct admission *a)
{
    const struct http_setup *setup = &a->c->http->setup;
    enum http_door door = setup->paths[a->c->path].door;
    if (!token_take(a->c, a->head->authorization))
        return refuse(a, 401, "send Authorization: Bearer, a space, and a token");
    if (door == HTTP_OPEN || (door == HTTP_INSIDE && a->c->local))
        return 0;
    struct http_text token = {a->c->ntoken ? a->c->token : NULL, a->c->ntoken};
    if (setup->known(setup->context, token))
        return 0;
    return refuse(a, 401,
                  token.at ? "nobody here holds this token"
                           : "a token is needed: Authorization: Bearer TOKEN");
}

/* "application/json", or with a charset, which is always UTF-8. */
static bool is_json(struct http_text type)
{
    const char *end = type.n ? memchr(type.at, ';', type.n) : NULL;
    if (end)
        type.n = (size_t)(end - type.at);
    while (type.n && type.at[type.n - 1] == ' ')
        type.n--;
    return http_text_is_like(type, HTTP_JSON);
}

static int body_check(struct admission *a)
{
    const struct http_head *head = a->head;
    if (a->c->http->setup.paths[a->c->path].page)
        return head->chunked || head->length > 0
                   ? refuse(a, 400, "a request for a page has no body")
                   : 0;
    if (!is_json(head->content_type))
        return refuse(a, 415, "send Content-Type: application/json");
    if (head->content_encoding.at)
        return refuse(a, 415, "send the body as it is, without Content-Encoding");
    if (!head->chunked && head->length < 0)
        return refuse(a, 411, "say how long the body is: Content-Length");
    if (head->length > (int64_t)a->c->http->setup.body_max)
        return refuse(a, 413, "the body is too large");
    return 0;
}

static int expect_check(struct admission *a)
{
    if (!a->head->expect.at || http_text_is_like(a->head->expect, "100-continue"))
        return 0;
    return refuse(a, 417, "Polku knows no other Expect than 100-continue");
}

int http_admit(struct connection *c, const struct http_head *head, const char **why)
{
    static int (*const checks[])(struct admission * a) = {host_check,  origin_check, path_check,
                                                          token_check, body_check,   expect_check};
    struct admission a = {.c = c, .head = head};
    int status = 0;
    for (size_t i = 0; i < sizeof checks / sizeof *checks && !status; i++)
        status = checks[i](&a);
    *why = a.why;
    return status;
}
