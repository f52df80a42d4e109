/* The server: see http.h. Seats, deadlines, and the letters that wait for a turn.
 *
 * When all seats are taken, the connection that has been quiet longest makes room: somebody who
 * holds seats and says nothing cannot keep others out. Only when every seat has a request that is
 * being answered, a new connection is turned away. */
#include "daemon/http_inner.h"

#include "daemon/clock.h"
#include "daemon/log.h"

#include <arpa/inet.h>
#include <errno.h>
#include <event2/event.h>
#include <event2/listener.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define SWEEP_US 250000
#define BACKLOG 1024

/* ---- seats ----------------------------------------------------------------------------------- */

/* A quarter of the descriptors that the process may have. */
static int seats_wanted(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur / 4 > HTTP_CONNECTIONS_MAX)
        return HTTP_CONNECTIONS_MAX;
    return limit.rlim_cur < 32 ? 8 : (int)(limit.rlim_cur / 4);
}

/* Who has been quiet longest, and asks for nothing that is being answered; of one peer, or of all
 * (NULL). */
static struct connection *quietest(const struct http *h, const struct in6_addr *peer)
{
    struct connection *found = NULL;
    for (int i = 0; i < h->nseats; i++) {
        struct connection *c = h->seats[i];
        if (!c || c->doing == DOING_TURN || c->doing == DOING_REPLY)
            continue;
        if (peer && !IN6_ARE_ADDR_EQUAL(&c->peer, peer))
            continue;
        if (!found || c->active < found->active)
            found = c;
    }
    return found;
}

static int peers_count(const struct http *h, const struct in6_addr *peer)
{
    int n = 0;
    for (int i = 0; i < h->nseats; i++)
        n += h->seats[i] && IN6_ARE_ADDR_EQUAL(&h->seats[i]->peer, peer);
    return n;
}

static bool room_make(struct http *h, const struct in6_addr *peer)
{
    struct connection *c = quietest(h, peer);
    if (!c) {
        h->setup.metrics->http_closed[HTTP_CLOSED_FULL]++;
        return false;
    }
    h->setup.metrics->http_closed[HTTP_CLOSED_ROOM]++;
    connection_free(c);
    return true;
}

/* One peer of another machine has a quarter of the seats at most. On this machine all peers look
 * the same, a proxy among them. */
static bool seat_find(struct http *h, const struct sockaddr *peer)
{
    struct in6_addr plain = http_address_plain(peer);
    if (!http_address_local(peer) && peers_count(h, &plain) >= h->nseats / 4 &&
        !room_make(h, &plain))
        return false;
    return h->n < h->nseats || room_make(h, NULL);
}

static void seat_take(struct http *h, struct connection *c)
{
    int i = 0;
    while (h->seats[i])
        i++;
    h->seats[i] = c;
    h->n++;
    c->number = ++h->serial * HTTP_CONNECTIONS_MAX + (uint64_t)i;
}

static struct connection *seat_of(const struct http *h, uint64_t number)
{
    struct connection *c = h->seats[number % HTTP_CONNECTIONS_MAX];
    return c && c->number == number ? c : NULL;
}

static void letter_forget(struct connection *c)
{
    struct http *h = c->http;
    struct connection **at = &h->first;
    while (*at && *at != c)
        at = &(*at)->next;
    if (!*at)
        return;
    *at = c->next;
    if (h->last == &c->next)
        h->last = at;
}

void http_seat_leave(struct connection *c)
{
    struct http *h = c->http;
    letter_forget(c);
    if (c->number && seat_of(h, c->number)) {
        h->seats[c->number % HTTP_CONNECTIONS_MAX] = NULL;
        h->n--;
    }
}

/* ---- connections ----------------------------------------------------------------------------- */

static void on_accept(struct evconnlistener *listener, evutil_socket_t fd, struct sockaddr *peer,
                      int size, void *context)
{
    static const char full[] = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n"
                               "Retry-After: 1\r\nContent-Length: 0\r\n\r\n";
    struct http *h = context;
    (void)listener, (void)size;
    h->setup.metrics->http_connections++;
    if (!seat_find(h, peer)) {
        if (write(fd, full, sizeof full - 1) > 0) /* it fits into an empty socket, or is lost */
            shutdown(fd, SHUT_WR);
        close(fd);
        return;
    }
    struct connection *c = connection_new(h, fd, peer);
    if (c)
        seat_take(h, c);
}

/* Most likely there are no descriptors: the sweep tries again. */
static void on_accept_failed(struct evconnlistener *listener, void *context)
{
    struct http *h = context;
    if (!h->full_told)
        log_line(LOG_WARNING, "HTTP connections cannot be taken", "why", strerror(errno), NULL);
    h->full_told = true;
    evconnlistener_disable(listener); /* cannot fail for a listener that is enabled */
}

static void on_sweep(evutil_socket_t fd, short what, void *context)
{
    struct http *h = context;
    int64_t now = clock_steady_us();
    (void)fd, (void)what;
    for (int i = 0; i < h->nseats; i++)
        if (h->seats[i] && h->seats[i]->due && h->seats[i]->due <= now)
            connection_expire(h->seats[i]);
    if (h->full_told && h->listener && evconnlistener_enable(h->listener) == 0)
        h->full_told = false;
}

/* ---- letters --------------------------------------------------------------------------------- */

void http_letter_ready(struct connection *c)
{
    static const struct timeval now = {0, 0};
    struct http *h = c->http;
    c->next = NULL;
    *h->last = c;
    h->last = &c->next;
    event_add(h->setup.letters, &now);
}

bool http_waiting(const struct http *h)
{
    return h && h->first;
}

static void bytes_free(void *bytes, void *hint)
{
    (void)hint;
    free(bytes);
}

/* The message takes the body's bytes over. */
static int body_pass(struct http_body *body, zmq_msg_t *message)
{
    if (!body->n) {
        zmq_msg_init(message); /* always 0 */
        return 0;
    }
    if (zmq_msg_init_data(message, body->bytes, body->n, bytes_free, NULL) != 0)
        return -1;
    body->bytes = NULL;
    return 0;
}

int http_receive(struct http *h, struct letter *letter)
{
    struct connection *c = h ? h->first : NULL;
    if (!c)
        return 0;
    letter_forget(c);
    *letter = (struct letter){.from = {.http = c->number, .n = sizeof c->number}};
    memcpy(letter->from.bytes, &c->number, sizeof c->number);
    if (body_pass(&c->body, &letter->body) == 0)
        return 1;
    connection_free(c);
    errno = ENOMEM;
    return -1;
}

struct http_text http_token(const struct http *h, uint64_t number)
{
    const struct connection *c = h ? seat_of(h, number) : NULL;
    return c && c->ntoken ? (struct http_text){c->token, c->ntoken} : (struct http_text){NULL, 0};
}

bool http_answer(struct http *h, uint64_t number, const char *bytes, size_t n)
{
    struct connection *c = h ? seat_of(h, number) : NULL;
    if (!c || c->doing != DOING_TURN)
        return false;
    connection_answer(c, bytes, n);
    return true;
}

/* ---- its life -------------------------------------------------------------------------------- */

static void endpoint_note(struct http *h)
{
    struct sockaddr_storage bound;
    socklen_t size = sizeof bound;
    char text[INET6_ADDRSTRLEN] = "?";
    memset(&bound, 0, sizeof bound);
    getsockname(evconnlistener_get_fd(h->listener), (struct sockaddr *)&bound, &size);
    if (bound.ss_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)&bound;
        inet_ntop(AF_INET6, &six->sin6_addr, text, sizeof text);
        snprintf(h->endpoint, sizeof h->endpoint, "http://[%s]:%d", text, ntohs(six->sin6_port));
    } else {
        const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)&bound;
        inet_ntop(AF_INET, &four->sin_addr, text, sizeof text);
        snprintf(h->endpoint, sizeof h->endpoint, "http://%s:%d", text, ntohs(four->sin_port));
    }
}

static int listener_open(struct http *h)
{
    struct sockaddr_storage address;
    int size;
    if (!http_address_read(h->setup.address, &address, &size)) {
        errno = EINVAL;
        return -1;
    }
    h->local = http_address_local((struct sockaddr *)&address);
    h->listener = evconnlistener_new_bind(
        h->base, on_accept, h, LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC | LEV_OPT_REUSEABLE,
        BACKLOG, (struct sockaddr *)&address, size);
    if (!h->listener)
        return -1;
    evconnlistener_set_error_cb(h->listener, on_accept_failed);
    endpoint_note(h);
    return 0;
}

static int sweep_start(struct http *h)
{
    static const struct timeval every = {0, SWEEP_US};
    h->sweep = event_new(h->base, -1, EV_PERSIST, on_sweep, h);
    return h->sweep && event_add(h->sweep, &every) == 0 ? 0 : -1;
}

struct http *http_open(struct event_base *base, const struct http_setup *setup, char why[WHY_BYTES])
{
    struct http *h = calloc(1, sizeof *h);
    if (h) {
        h->setup = *setup;
        h->base = base;
        h->last = &h->first;
        h->nseats = seats_wanted();
        h->seats = calloc((size_t)h->nseats, sizeof *h->seats);
        if (h->seats && listener_open(h) == 0 && sweep_start(h) == 0)
            return h;
    }
    int error = errno;
    snprintf(why, WHY_BYTES, "cannot listen on http://%s: %s", setup->address, strerror(error));
    http_close(h);
    errno = error;
    return NULL;
}

static void listener_close(struct http *h)
{
    if (h->listener)
        evconnlistener_free(h->listener);
    h->listener = NULL;
}

void http_stop(struct http *h)
{
    if (!h)
        return;
    h->stopping = true;
    listener_close(h);
    for (int i = 0; i < h->nseats; i++)
        if (h->seats[i])
            connection_stop(h->seats[i]);
}

bool http_busy(const struct http *h)
{
    for (int i = 0; h && i < h->nseats; i++)
        if (h->seats[i] && (h->seats[i]->doing == DOING_TURN || h->seats[i]->doing == DOING_REPLY))
            return true;
    return false;
}

void http_close(struct http *h)
{
    if (!h)
        return;
    listener_close(h);
    for (int i = 0; h->seats && i < h->nseats; i++)
        if (h->seats[i])
            connection_free(h->seats[i]);
    if (h->sweep)
        event_free(h->sweep);
    free(h->seats);
    free(h);
}

const char *http_endpoint(const struct http *h)
{
    return h ? h->endpoint : NULL;
}

int http_connections(const struct http *h)
{
    return h ? h->n : 0;
}

int http_seats(const struct http *h)
{
    return h ? h->nseats : 0;
}
