/* One connection: its requests come one after another, each is answered before the next is read.
 *
 * What must hold: whatever the peer sends or leaves out, every stage but the daemon's own work ends
 * by a deadline, and what is kept of the peer's bytes is bounded. A refused request ends the
 * connection, since where the next one would begin is not known. */
#include "daemon/http_inner.h"

#include "daemon/clock.h"

#include <errno.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <netinet/tcp.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define KEPT_MAX (HTTP_HEAD_MAX + 1) /* bytes that wait to be looked at; then reading pauses */
#define GOODBYE_SECONDS 2

static int64_t after(int seconds)
{
    return clock_steady_us() + (int64_t)seconds * 1000000;
}

/* ---- replies --------------------------------------------------------------------------------- */

static void token_forget(struct connection *c)
{
    sodium_memzero(c->token, c->ntoken);
    c->ntoken = 0;
}

static void reply_begun(struct connection *c, bool written, int status)
{
    token_forget(c);
    c->http->promised -= c->promised;
    c->promised = 0;
    http_body_drop(&c->body);
    c->doing = DOING_REPLY;
    c->due = after(HTTP_SECONDS_REPLY);
    c->http->setup.metrics->http_replies[c->path][http_status_index(status)]++;
    if (!written) /* half a reply is none: the next sweep ends it */
        c->due = 1;
}

static void refuse(struct connection *c, int status, const char *why)
{
    const struct http_setup *setup = &c->http->setup;
    struct http_reply reply = {.status = status, .bare = c->bare};
    if (status == 405)
        reply.allow = setup->paths[c->path].allow;
    c->keep = false;
    reply_begun(c, http_refusal_write(bufferevent_get_output(c->bev), &reply, why), status);
}

static void reply(struct connection *c, struct http_reply *r)
{
    r->bare = c->bare;
    r->keep = c->keep = c->keep && !c->http->stopping;
    reply_begun(c, http_reply_write(bufferevent_get_output(c->bev), r), r->status);
}

static void page_send(struct connection *c)
{
    const struct http_setup *setup = &c->http->setup;
    struct http_page page = {0};
    setup->paths[c->path].page(setup->context, &page);
    struct http_reply r = {
        .status = page.status, .type = page.type, .bytes = page.bytes, .n = page.n};
    reply(c, &r);
}

void connection_answer(struct connection *c, const char *bytes, size_t n)
{
    struct http_reply r = {
        .status = n ? 200 : 204, .type = n ? HTTP_JSON : NULL, .bytes = bytes, .n = n};
    reply(c, &r);
}

/* ---- requests -------------------------------------------------------------------------------- */

static void request_new(struct connection *c)
{
    c->doing = DOING_HEAD;
    c->begun = 0;
    c->seen = 0;
    c->path = c->http->setup.npaths;
    c->bare = c->keep = c->blank = false;
    c->active = clock_steady_us();
}

/* What the body may grow to is set aside at once, so that all together stay within the limit. */
static int body_promise(struct connection *c, const struct http_head *head)
{
    size_t promised = head->chunked      ? c->http->setup.body_max
                      : head->length > 0 ? (size_t)head->length
                                         : 0;
    if (c->http->promised + promised > HTTP_BODIES_MAX)
        return 503;
    c->promised = promised;
    c->http->promised += promised;
    return http_body_begin(&c->body, head, c->http->setup.body_max);
}

static void body_begin(struct connection *c, const struct http_head *head)
{
    struct evbuffer *in = bufferevent_get_input(c->bev);
    int status = body_promise(c, head);
    if (status) {
        refuse(c, status, "too many bodies are being read: try again soon");
        return;
    }
    c->doing = DOING_BODY;
    c->due = c->begun + (int64_t)HTTP_SECONDS_REQUEST * 1000000;
    if (head->expect.at && evbuffer_get_length(in) == 0)
        bufferevent_write(c->bev, "HTTP/1.1 100 Continue\r\n\r\n", 25);
}

/* `head` points into the input: what is needed of it is taken before that is drained. */
static void head_done(struct connection *c, const char *bytes, size_t n)
{
    struct http_head head;
    const char *why;
    int status = http_head_read(&head, bytes, n, &why);
    c->bare = head.method == HTTP_HEAD;
    if (!status)
        status = http_admit(c, &head, &why);
    c->keep = head.keep;
    evbuffer_drain(bufferevent_get_input(c->bev), n);
    if (status)
        refuse(c, status, why);
    else if (c->http->setup.paths[c->path].page)
        page_send(c);
    else
        body_begin(c, &head);
}

/* These two: whether there may be more to do with what has come in. */
static bool head_take(struct connection *c)
{
    struct evbuffer *in = bufferevent_get_input(c->bev);
    size_t n = evbuffer_get_length(in);
    n = n > KEPT_MAX ? KEPT_MAX : n;
    if (n == 0)
        return false;
    if (!c->begun) {
        c->begun = clock_steady_us();
        c->due = after(HTTP_SECONDS_HEAD);
    }
    const char *bytes = (const char *)evbuffer_pullup(in, (ev_ssize_t)n);
    if (!bytes) {
        refuse(c, 503, "there is not enough memory: try again later");
        return false;
    }
    if (!c->blank && n > 1 && memcmp(bytes, "\r\n", 2) == 0) {
        c->blank = true;
        evbuffer_drain(in, 2);
        return true;
    }
    long end = http_head_end(bytes, n, c->seen);
    c->seen = n;
    if (end < 0)
        refuse(c, 400, "a line of the head does not end with CR LF");
    else if (end > 0)
        head_done(c, bytes, (size_t)end);
    else if (n > HTTP_HEAD_MAX)
        refuse(c, 431, "the head is too large");
    return end > 0;
}

static const char *body_fault(int status)
{
    return status == 400   ? "the chunks of the body cannot be read"
           : status == 413 ? "the body is too large"
                           : "there is not enough memory: try again later";
}

static bool body_take(struct connection *c)
{
    struct evbuffer *in = bufferevent_get_input(c->bev);
    size_t n = evbuffer_get_contiguous_space(in), used = 0;
    int status = 0;
    if (n) {
        status =
            http_body_take(&c->body, (const char *)evbuffer_pullup(in, (ev_ssize_t)n), n, &used);
        evbuffer_drain(in, used);
    }
    if (status) {
        refuse(c, status, body_fault(status));
    } else if (http_body_whole(&c->body)) {
        c->doing = DOING_TURN;
        c->due = 0;
        http_letter_ready(c);
    }
    return n > 0;
}

static void go_on(struct connection *c)
{
    while ((c->doing == DOING_HEAD && head_take(c)) || (c->doing == DOING_BODY && body_take(c))) {
        /* until more has to come in, or it is answered */
    }
}

/* ---- what happens to it ---------------------------------------------------------------------- */

/* Closing at once could destroy the reply on its way, if the peer still sends. */
static void goodbye(struct connection *c)
{
    if (shutdown(bufferevent_getfd(c->bev), SHUT_WR) != 0 || c->ended) {
        connection_free(c);
        return;
    }
    struct evbuffer *in = bufferevent_get_input(c->bev);
    c->doing = DOING_GOODBYE;
    c->due = after(GOODBYE_SECONDS);
    evbuffer_drain(in, evbuffer_get_length(in));
}

static void on_read(struct bufferevent *bev, void *context)
{
    struct connection *c = context;
    struct evbuffer *in = bufferevent_get_input(bev);
    if (c->doing == DOING_GOODBYE)
        evbuffer_drain(in, evbuffer_get_length(in));
    else
        go_on(c);
}

static void on_written(struct bufferevent *bev, void *context)
{
    struct connection *c = context;
    (void)bev;
    if (c->doing != DOING_REPLY)
        return;
    if (!c->keep) {
        goodbye(c);
        return;
    }
    request_new(c);
    c->due = after(HTTP_SECONDS_IDLE);
    go_on(c);
}

/* The peer says no more: it may still listen for what it has asked. */
static void on_event(struct bufferevent *bev, short what, void *context)
{
    struct connection *c = context;
    (void)bev;
    c->ended = true;
    c->keep = false;
    if (!(what & BEV_EVENT_EOF) || (c->doing != DOING_TURN && c->doing != DOING_REPLY))
        connection_free(c);
}

void connection_expire(struct connection *c)
{
    bool waits = c->doing == DOING_HEAD || c->doing == DOING_BODY;
    bool idle = c->doing == DOING_HEAD && !c->begun;
    c->http->setup.metrics->http_closed[idle ? HTTP_CLOSED_IDLE : HTTP_CLOSED_DEADLINE]++;
    if (waits && !idle)
        refuse(c, 408, "the request did not come in time");
    else
        connection_free(c);
}

void connection_stop(struct connection *c)
{
    c->keep = false;
    if (c->doing == DOING_HEAD && !c->begun)
        connection_free(c);
}

/* ---- its life -------------------------------------------------------------------------------- */

struct connection *connection_new(struct http *h, int fd, const struct sockaddr *peer)
{
    struct connection *c = calloc(1, sizeof *c);
    int on = 1;
    if (c)
        c->bev = bufferevent_socket_new(h->base, fd, BEV_OPT_CLOSE_ON_FREE);
    if (!c || !c->bev) {
        free(c);
        close(fd);
        errno = ENOMEM;
        return NULL;
    }
    c->http = h;
    c->peer = http_address_plain(peer);
    c->local = http_address_local(peer);
    request_new(c);
    c->due = after(HTTP_SECONDS_HEAD);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); /* slower without, no worse */
    bufferevent_setcb(c->bev, on_read, on_written, on_event, c);
    bufferevent_setwatermark(c->bev, EV_READ, 0, KEPT_MAX);
    if (bufferevent_enable(c->bev, EV_READ | EV_WRITE) == 0)
        return c;
    connection_free(c);
    errno = ENOMEM;
    return NULL;
}

void connection_free(struct connection *c)
{
    http_seat_leave(c);
    token_forget(c);
    c->http->promised -= c->promised;
    http_body_drop(&c->body);
    bufferevent_free(c->bev);
    free(c);
}
