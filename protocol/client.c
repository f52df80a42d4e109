/* The client library's talk with a daemon: see client.h. What it must know of a body's text is
 * client_body.c's.
 *
 * It stands alone, for programs that have nothing else of Polku: no arena, so what a client holds
 * is freed here, by polku_client_free. */
#include "protocol/client.h"

#include "protocol/client_body.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zmq.h>

#define TIMEOUT_MS 2500
#define TRIES 3
#define KEY_LENGTH 40 /* of a CURVE key in Z85 */

enum key { KEY_SERVER, KEY_PUBLIC, KEY_SECRET, KEYS };

static const int key_options[KEYS] = {ZMQ_CURVE_SERVERKEY, ZMQ_CURVE_PUBLICKEY,
                                      ZMQ_CURVE_SECRETKEY};

struct polku_client {
    char *endpoint, *keys[KEYS];
    int timeout_ms, tries;
    void *context, *socket; /* socket: NULL after a try that failed */
    struct buffer body, reply;
    long calls; /* the id of the last polku_client_call */
    int error;  /* errno of the last ask */
};

/* ---- a client ----------------------------------------------------------------------------------
 */

static const char *config_key(const struct polku_config *config, int key)
{
    const char *const keys[KEYS] = {config->server_key, config->public_key, config->secret_key};
    return keys[key];
}

static bool config_right(const struct polku_config *config)
{
    int given = 0;
    for (int i = 0; i < KEYS; i++) {
        const char *key = config_key(config, i);
        if (key && strlen(key) != KEY_LENGTH)
            return false;
        given += key != NULL;
    }
    return config->endpoint && (given == 0 || given == KEYS) && config->timeout_ms >= 0 &&
           config->tries >= 0;
}

static bool config_keep(struct polku_client *c, const struct polku_config *config)
{
    c->timeout_ms = config->timeout_ms ? config->timeout_ms : TIMEOUT_MS;
    c->tries = config->tries ? config->tries : TRIES;
    c->endpoint = strdup(config->endpoint);
    bool good = c->endpoint != NULL;
    for (int i = 0; i < KEYS; i++) {
        const char *key = config_key(config, i);
        c->keys[i] = key ? strdup(key) : NULL;
        good &= !key || c->keys[i];
    }
    return good;
}

static void socket_close(struct polku_client *c, int linger_ms)
{
    if (!c->socket)
        return;
    zmq_setsockopt(c->socket, ZMQ_LINGER, &linger_ms, sizeof linger_ms);
    zmq_close(c->socket);
    c->socket = NULL;
}

static bool keys_set(struct polku_client *c)
{
    for (int i = 0; i < KEYS; i++)
        if (c->keys[i] && zmq_setsockopt(c->socket, key_options[i], c->keys[i], KEY_LENGTH) != 0)
            return false;
    return true;
}

/* IMMEDIATE: a message waits for a connection here, not in a queue to a daemon that is away. */
static bool socket_open(struct polku_client *c)
{
    int one = 1, none = 0;
    if (!c->socket)
        c->socket = zmq_socket(c->context, ZMQ_DEALER);
    else
        return true;
    if (!c->socket)
        return false;
    if (zmq_setsockopt(c->socket, ZMQ_LINGER, &none, sizeof none) == 0 &&
        zmq_setsockopt(c->socket, ZMQ_IMMEDIATE, &one, sizeof one) == 0 && keys_set(c) &&
        zmq_connect(c->socket, c->endpoint) == 0)
        return true;
    int error = errno;
    socket_close(c, 0);
    errno = error;
    return false;
}

void polku_client_free(struct polku_client *c)
{
    if (!c)
        return;
    socket_close(c, 0);
    if (c->context)
        zmq_ctx_term(c->context);
    for (int i = 0; i < KEYS; i++)
        free(c->keys[i]);
    free(c->endpoint);
    free(c->body.data);
    free(c->reply.data);
    free(c);
}

struct polku_client *polku_client_new(const struct polku_config *config)
{
    if (!config_right(config)) {
        errno = EINVAL;
        return NULL;
    }
    struct polku_client *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    c->context = zmq_ctx_new();
    if (c->context && config_keep(c, config) && socket_open(c))
        return c;
    int error = errno;
    polku_client_free(c);
    errno = error;
    return NULL;
}

/* ---- the talk ----------------------------------------------------------------------------------
 */

static long long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Waits until the socket can be read or written; 0, or the errno: `late` when the time is up. */
static int socket_wait(struct polku_client *c, short events, int late)
{
    long long until = now_ms() + c->timeout_ms, left;
    while ((left = until - now_ms()) > 0) {
        zmq_pollitem_t item = {.socket = c->socket, .events = events};
        int ready = zmq_poll(&item, 1, (long)left);
        if (ready > 0)
            return 0;
        if (ready < 0 && errno != EINTR)
            return errno;
    }
    return late;
}

/* Takes one message: its body is the last frame. 0, or the errno. */
static int reply_take(struct polku_client *c)
{
    zmq_msg_t frame;
    for (int more = 1; more;) {
        zmq_msg_init(&frame);
        if (zmq_msg_recv(&frame, c->socket, ZMQ_DONTWAIT) < 0)
            return errno; /* the frame is empty: nothing to close */
        more = zmq_msg_more(&frame);
        c->reply.n = 0;
        bool kept = buffer_put(&c->reply, zmq_msg_data(&frame), zmq_msg_size(&frame));
        zmq_msg_close(&frame);
        if (!kept)
            return ENOMEM;
    }
    return 0;
}

static int try_once(struct polku_client *c, const struct sent *sent)
{
    if (!socket_open(c))
        return errno;
    int error = socket_wait(c, ZMQ_POLLOUT, EHOSTUNREACH);
    if (error)
        return error;
    if (zmq_send(c->socket, c->body.data, c->body.n, ZMQ_DONTWAIT) < 0)
        return errno;
    if (sent->silent) {
        socket_close(c, c->timeout_ms); /* should an answer come all the same, nobody takes it */
        return 0;
    }
    error = socket_wait(c, ZMQ_POLLIN, ETIMEDOUT);
    if (error == 0)
        error = reply_take(c);
    if (error)
        return error;
    return body_answers(sent, (struct slice){c->reply.data, c->reply.n}) ? 0 : EPROTO;
}

static bool worth_another(int error)
{
    return error == EHOSTUNREACH || error == ETIMEDOUT || error == EAGAIN || error == EPROTO;
}

const char *polku_client_ask(struct polku_client *c, const char *body, size_t n, size_t *size)
{
    struct sent sent;
    c->reply.n = 0;
    errno = ENOMEM;
    c->error = body_make(&c->body, (struct slice){body, n}, &sent) && buffer_put(&c->reply, "", 0)
                   ? EAGAIN
                   : errno;
    for (int i = 0; i < c->tries && worth_another(c->error); i++) {
        c->error = try_once(c, &sent);
        if (c->error)
            socket_close(c, 0);
    }
    if (size)
        *size = c->error ? 0 : c->reply.n;
    errno = c->error;
    return c->error ? NULL : c->reply.data;
}

/* A method's name stands between quotation marks as it is. */
static bool is_plain(const char *method)
{
    for (; *method; method++)
        if ((unsigned char)*method < ' ' || *method == '"' || *method == '\\')
            return false;
    return true;
}

const char *polku_client_call(struct polku_client *c, const char *method, const char *params,
                              size_t *size)
{
    char head[64];
    struct buffer call = {NULL, 0, 0};
    const char *reply = NULL;
    snprintf(head, sizeof head, "{\"jsonrpc\":\"2.0\",\"id\":%ld,\"method\":\"", ++c->calls);
    c->error = is_plain(method) ? ENOMEM : EINVAL;
    if (is_plain(method) && buffer_text(&call, head) && buffer_text(&call, method) &&
        buffer_text(&call, "\",\"params\":") && buffer_text(&call, params ? params : "{}") &&
        buffer_text(&call, "}"))
        reply = polku_client_ask(c, call.data, call.n, size);
    free(call.data);
    errno = c->error;
    return reply;
}

const char *polku_client_why(const struct polku_client *c)
{
    switch (c->error) {
    case 0: return "all is well";
    case EHOSTUNREACH: return "nobody answers at the endpoint, or not to these keys";
    case ETIMEDOUT: return "the daemon did not answer in time";
    case EPROTO: return "what came back is no answer to this call";
    default: return zmq_strerror(c->error);
    }
}
