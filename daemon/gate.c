/* The gate: see gate.h. Why each option has its value is said beside it; the figures behind them
 * were measured with libzmq 4.3.4.
 *
 * Under more load than can be answered the socket's marks hold: 256 bodies wait per caller, then
 * that caller's own socket stops taking more. Nothing waits in the daemon itself but one turn. */
#include "daemon/gate.h"

#include <assert.h>
#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define MESSAGE_BYTES_MAX INT64_C(1048576) /* of a frame; beyond it the connection is closed */

static const struct {
    int option, value;
} options[] = {
    {ZMQ_ROUTER_MANDATORY, 1}, /* a reply to a caller that is gone is an error, not silence */
    {ZMQ_ROUTER_HANDOVER, 0},  /* nobody takes over another one's identity */
    {ZMQ_RCVHWM, 256},         /* per caller */
    {ZMQ_SNDHWM, 256},         /* per caller: one that never reads costs 256 replies */
    {ZMQ_HANDSHAKE_IVL, 4000}, /* silent connections are closed */
    {ZMQ_HEARTBEAT_IVL, 0},    /* the server's heartbeats can abort the process: never set them */
    {ZMQ_TCP_KEEPALIVE, 1},    /* half-open connections end by TCP's own means */
    {ZMQ_TCP_KEEPALIVE_IDLE, 60},
    {ZMQ_TCP_KEEPALIVE_INTVL, 10},
    {ZMQ_TCP_KEEPALIVE_CNT, 3},
    {ZMQ_TCP_MAXRT, 30000},
    {ZMQ_BACKLOG, 4096}, /* many may connect at once */
    {ZMQ_LINGER, 1000},  /* replies on their way at the end */
};

/* ---- opening and closing --------------------------------------------------------------------- */

static int options_set(void *router)
{
    int64_t most = MESSAGE_BYTES_MAX;
    if (zmq_setsockopt(router, ZMQ_MAXMSGSIZE, &most, sizeof most) != 0)
        return -1;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (zmq_setsockopt(router, options[i].option, &options[i].value, sizeof options[i].value) !=
            0)
            return -1;
    return 0;
}

static int gate_fail(char why[WHY_BYTES], const char *what)
{
    int error = errno;
    snprintf(why, WHY_BYTES, "cannot listen on %s: %s", what, zmq_strerror(error));
    errno = error;
    return -1;
}

int gate_init(struct gate *g)
{
    *g = (struct gate){.context = zmq_ctx_new()};
    return g->context ? 0 : -1;
}

int gate_open(struct gate *g, const struct door *doors, int n, char why[WHY_BYTES])
{
    for (int i = 0; i < n; i++)
        if (!endpoint_allowed(doors[i].endpoint, doors[i].lock->secret_key, why)) {
            errno = EACCES;
            return -1;
        }
    g->router = zmq_socket(g->context, ZMQ_ROUTER);
    if (!g->router || options_set(g->router) != 0 ||
        crowd_watch(&g->crowd, g->context, g->router) != 0)
        return gate_fail(why, "any endpoint");
    for (g->n = 0; g->n < n; g->n++)
        if (endpoint_bind(g->router, &doors[g->n], g->endpoints[g->n]) != 0)
            return gate_fail(why, doors[g->n].endpoint);
    return 0;
}

void gate_close(struct gate *g)
{
    crowd_leave(&g->crowd, g->router);
    if (g->router)
        zmq_close(g->router); /* fails only for what is no socket */
    while (g->context && zmq_ctx_term(g->context) != 0 && errno == EINTR) {
        /* a signal came while the last replies were sent */
    }
    for (int i = 0; i < g->n; i++)
        endpoint_leave(g->endpoints[i]);
    g->router = g->context = NULL;
}

/* ---- letters --------------------------------------------------------------------------------- */

int gate_descriptor(const struct gate *g)
{
    int fd;
    size_t size = sizeof fd;
    return zmq_getsockopt(g->router, ZMQ_FD, &fd, &size) == 0 ? fd : -1;
}

bool gate_waiting(const struct gate *g)
{
    int events = 0;
    size_t size = sizeof events;
    while (zmq_getsockopt(g->router, ZMQ_EVENTS, &events, &size) != 0)
        if (errno != EINTR)
            return false;
    return events & ZMQ_POLLIN;
}

bool gate_wait(struct gate *g, int ms)
{
    zmq_pollitem_t item = {.socket = g->router, .events = ZMQ_POLLIN};
    return zmq_poll(&item, 1, ms) > 0;
}

static int frame_receive(struct gate *g, zmq_msg_t *frame)
{
    int n;
    do
        n = zmq_msg_recv(frame, g->router, ZMQ_DONTWAIT);
    while (n < 0 && errno == EINTR);
    return n;
}

/* Whose key it came with, as the handler of ZAP has told; "" without one. */
static void key_take(struct letter *letter)
{
    const char *user = zmq_msg_gets(&letter->body, "User-Id");
    size_t n = user ? strlen(user) : 0;
    if (n >= sizeof letter->from.key)
        n = 0;
    memcpy(letter->from.key, n ? user : "", n);
    letter->from.key[n] = '\0';
}

/* Reads the frames after the identity; the last is kept as the body. */
static int frames_receive(struct gate *g, struct letter *letter)
{
    int count = 0;
    size_t first = 0;
    bool more = true;
    while (more) {
        if (frame_receive(g, &letter->body) < 0)
            return -1;
        if (count++ == 0)
            first = zmq_msg_size(&letter->body);
        more = zmq_msg_more(&letter->body);
    }
    letter->from.delimited = count > 1 && first == 0;
    letter->odd = count > (letter->from.delimited ? 2 : 1);
    key_take(letter);
    return 0;
}

/* The frame that ZeroMQ puts before the others; it is never the last. */
static int address_receive(struct gate *g, struct letter *letter)
{
    int n = frame_receive(g, &letter->body);
    if (n < 0)
        return -1;
    assert((size_t)n <= sizeof letter->from.bytes && zmq_msg_more(&letter->body));
    letter->from.n = (uint8_t)n;
    letter->from.http = 0;
    memcpy(letter->from.bytes, zmq_msg_data(&letter->body), (size_t)n);
    return 0;
}

int gate_receive(struct gate *g, struct letter *letter)
{
    zmq_msg_init(&letter->body); /* always 0 */
    if (address_receive(g, letter) == 0 && frames_receive(g, letter) == 0)
        return 1;
    int error = errno;
    letter_close(letter);
    errno = error;
    return error == EAGAIN ? 0 : -1;
}

void letter_close(struct letter *letter)
{
    sodium_memzero(zmq_msg_data(&letter->body), zmq_msg_size(&letter->body));
    zmq_msg_close(&letter->body); /* fails only for what is no message */
}

static bool part_send(struct gate *g, const void *bytes, size_t n)
{
    int sent;
    do
        sent = zmq_send(g->router, bytes, n, ZMQ_SNDMORE | ZMQ_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    return sent >= 0;
}

/* Whether the caller can take a reply shows at the first frame; the others then follow. */
enum sent gate_send(struct gate *g, const struct address *to, zmq_msg_t *message)
{
    int sent;
    if (!part_send(g, to->bytes, to->n))
        return errno == EAGAIN ? SENT_FULL : SENT_GONE;
    if (to->delimited && !part_send(g, "", 0))
        return SENT_GONE;
    do
        sent = zmq_msg_send(message, g->router, ZMQ_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    return sent < 0 ? SENT_GONE : SENT;
}
