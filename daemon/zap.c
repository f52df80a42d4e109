/* Who may connect: see zap.h. */
#include "daemon/zap.h"

#include "daemon/clock.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <zmq.h>

#define ENDPOINT "inproc://zeromq.zap.01"
#define VERSION "1.0"
#define FRAMES 7 /* version, request, domain, address, identity, mechanism, credential */
#define FRAME_BYTES 256
#define ANSWERS_A_TURN 256
#define PROOF_MS 5000

enum { F_VERSION, F_REQUEST, F_DOMAIN, F_ADDRESS, F_IDENTITY, F_MECHANISM, F_CREDENTIAL };

struct asked {
    struct frame_kept {
        unsigned char bytes[FRAME_BYTES];
        size_t n;
    } frames[FRAMES];
    int n;    /* frames; more than FRAMES are counted, not kept */
    bool cut; /* one was longer than is kept */
};

/* ---- its life -------------------------------------------------------------------------------- */

int zap_open(struct zap *z, void *context, const struct keys *keys, struct refusals *refusals)
{
    const int none = 0, all = 0;
    *z = (struct zap){.keys = keys, .refusals = refusals};
    z->socket = zmq_socket(context, ZMQ_REP);
    if (z->socket && zmq_setsockopt(z->socket, ZMQ_LINGER, &none, sizeof none) == 0 &&
        zmq_setsockopt(z->socket, ZMQ_RCVHWM, &all, sizeof all) == 0 &&
        zmq_bind(z->socket, ENDPOINT) == 0)
        return 0;
    int error = errno;
    zap_close(z);
    errno = error;
    return -1;
}

void zap_close(struct zap *z)
{
    if (z->socket)
        zmq_close(z->socket); /* fails only for what is no socket */
    z->socket = NULL;
}

int zap_descriptor(const struct zap *z)
{
    int fd;
    size_t size = sizeof fd;
    return zmq_getsockopt(z->socket, ZMQ_FD, &fd, &size) == 0 ? fd : -1;
}

/* ---- answering ------------------------------------------------------------------------------- */

static bool frame_is(const struct asked *a, int frame, const char *text)
{
    const struct frame_kept *f = &a->frames[frame];
    return f->n == strlen(text) && memcmp(f->bytes, text, f->n) == 0;
}

/* One request, whole. False when there is none. */
static bool asked_receive(void *socket, struct asked *a)
{
    int more = 1, n;
    size_t size = sizeof more;
    for (*a = (struct asked){.n = 0}; more; a->n++) {
        unsigned char spare[FRAME_BYTES];
        struct frame_kept *f = a->n < FRAMES ? &a->frames[a->n] : NULL;
        do
            n = zmq_recv(socket, f ? f->bytes : spare, FRAME_BYTES, ZMQ_DONTWAIT);
        while (n < 0 && errno == EINTR);
        if (n < 0 || zmq_getsockopt(socket, ZMQ_RCVMORE, &more, &size) != 0)
            return false;
        a->cut |= n > FRAME_BYTES;
        if (f)
            f->n = n > FRAME_BYTES ? FRAME_BYTES : (size_t)n;
    }
    return true;
}

struct verdict {
    const char *status, *text;
    char user[KEY_TEXT]; /* "": turned away */
};

static struct verdict turned_away(struct zap *z, enum refusal why, const char *who)
{
    refuse(z->refusals, why, who);
    return (struct verdict){"400", "this key is not for here", ""};
}

static struct verdict key_judge(struct zap *z, const struct asked *a)
{
    struct verdict good = {"200", "OK", ""};
    zmq_z85_encode(good.user, a->frames[F_CREDENTIAL].bytes, KEY_BYTES);
    if (*z->proving && strcmp(good.user, z->proving) == 0) {
        z->proved = true;
        return (struct verdict){"400", "nobody holds this key", ""};
    }
    const struct caller *caller = keys_caller(z->keys, good.user);
    if (caller == &caller_nobody || caller == &caller_local)
        return turned_away(z, REFUSED_KEY, NULL);
    if (frame_is(a, F_DOMAIN, ZAP_EVENTS) && !caller_hears(caller))
        return turned_away(z, REFUSED_EVENTS, caller->name);
    return good;
}

static struct verdict judge(struct zap *z, const struct asked *a)
{
    if (a->n != FRAMES || a->cut || !frame_is(a, F_VERSION, VERSION))
        return (struct verdict){"500", "no request of ZAP 1.0 for CURVE", ""};
    if (!frame_is(a, F_MECHANISM, "CURVE") || a->frames[F_CREDENTIAL].n != KEY_BYTES ||
        (!frame_is(a, F_DOMAIN, ZAP_CALLS) && !frame_is(a, F_DOMAIN, ZAP_EVENTS)))
        return turned_away(z, REFUSED_KEY, NULL);
    return key_judge(z, a);
}

static void part_send(void *socket, const void *bytes, size_t n, int more)
{
    while (zmq_send(socket, bytes, n, ZMQ_DONTWAIT | more) < 0 && errno == EINTR) {
        /* a signal; whoever cannot be answered any more has gone */
    }
}

static void verdict_send(void *socket, const struct asked *a, const struct verdict *v)
{
    const struct frame_kept *request = &a->frames[F_REQUEST];
    part_send(socket, VERSION, strlen(VERSION), ZMQ_SNDMORE);
    part_send(socket, request->bytes, request->n, ZMQ_SNDMORE);
    part_send(socket, v->status, strlen(v->status), ZMQ_SNDMORE);
    part_send(socket, v->text, strlen(v->text), ZMQ_SNDMORE);
    part_send(socket, v->user, strlen(v->user), ZMQ_SNDMORE);
    part_send(socket, "", 0, 0);
}

bool zap_answer(struct zap *z)
{
    struct asked asked;
    for (int i = 0; i < ANSWERS_A_TURN; i++) {
        if (!asked_receive(z->socket, &asked))
            return false;
        struct verdict v = judge(z, &asked);
        verdict_send(z->socket, &asked, &v);
    }
    return true;
}

/* ---- proving it ------------------------------------------------------------------------------ */

static int why_not(char why[WHY_BYTES], const char *endpoint, const char *what)
{
    snprintf(why, WHY_BYTES, "%s is not guarded: %s", endpoint, what);
    return -1;
}

/* A socket that listens to every address is reached by this machine's own. */
static void reachable(const char *endpoint, char *out, size_t size)
{
    const char *port = strrchr(endpoint, ':');
    if (strncmp(endpoint, "tcp://0.0.0.0:", 14) == 0)
        snprintf(out, size, "tcp://127.0.0.1%s", port);
    else if (strncmp(endpoint, "tcp://[::]:", 11) == 0)
        snprintf(out, size, "tcp://[::1]%s", port);
    else
        snprintf(out, size, "%s", endpoint);
}

/* The next event of the client's socket; 0: none yet. */
static int event_next(void *monitor)
{
    unsigned char event[6];
    char address[FRAME_BYTES];
    if (zmq_recv(monitor, event, sizeof event, ZMQ_DONTWAIT) != sizeof event)
        return 0;
    zmq_recv(monitor, address, sizeof address, ZMQ_DONTWAIT); /* always follows */
    return event[0] | event[1] << 8;
}

static int proof_wait(struct zap *z, void *monitor)
{
    int64_t until = clock_ms() + PROOF_MS;
    int event = 0;
    while (!event && clock_ms() < until) {
        zmq_pollitem_t items[] = {{.socket = z->socket, .events = ZMQ_POLLIN},
                                  {.socket = monitor, .events = ZMQ_POLLIN}};
        zmq_poll(items, 2, 100); /* interrupted or not, both are looked at */
        zap_answer(z);
        event = event_next(monitor);
    }
    return event;
}

struct probe { /* a client whose key nobody holds */
    void *socket, *monitor;
};

static int probe_open(struct probe *p, struct zap *z, const struct proof *proof)
{
    const int none = 0, six = 1;
    char secret[KEY_TEXT], to[FRAME_BYTES * 2], watch[64];
    snprintf(watch, sizeof watch, "inproc://polku.proof.%d", ++z->proofs);
    p->socket = zmq_socket(proof->context, proof->kind);
    p->monitor = zmq_socket(proof->context, ZMQ_PAIR);
    if (!p->socket || !p->monitor || zmq_curve_keypair(z->proving, secret) != 0)
        return -1;
    reachable(proof->endpoint, to, sizeof to);
    int failed =
        zmq_setsockopt(p->socket, ZMQ_LINGER, &none, sizeof none) ||
        zmq_setsockopt(p->socket, ZMQ_IPV6, &six, sizeof six) ||
        zmq_setsockopt(p->socket, ZMQ_CURVE_SERVERKEY, proof->server_key, KEY_TEXT) ||
        zmq_setsockopt(p->socket, ZMQ_CURVE_PUBLICKEY, z->proving, KEY_TEXT) ||
        zmq_setsockopt(p->socket, ZMQ_CURVE_SECRETKEY, secret, KEY_TEXT) ||
        zmq_socket_monitor(p->socket, watch,
                           ZMQ_EVENT_HANDSHAKE_SUCCEEDED | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH |
                               ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL |
                               ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL) ||
        zmq_connect(p->monitor, watch) || zmq_connect(p->socket, to);
    sodium_memzero(secret, sizeof secret);
    return failed ? -1 : 0;
}

static void probe_close(struct probe *p)
{
    if (p->socket) {
        zmq_socket_monitor(p->socket, NULL, 0);
        zmq_close(p->socket);
    }
    if (p->monitor)
        zmq_close(p->monitor);
}

int zap_prove(struct zap *z, const struct proof *p, char why[WHY_BYTES])
{
    struct probe probe = {0};
    int event = -1, result;
    z->proved = false;
    if (probe_open(&probe, z, p) == 0)
        event = proof_wait(z, probe.monitor);
    if (event < 0)
        result = why_not(why, p->endpoint, zmq_strerror(errno));
    else if (event == ZMQ_EVENT_HANDSHAKE_SUCCEEDED)
        result = why_not(why, p->endpoint, "a key that nobody holds was let in");
    else if (event != ZMQ_EVENT_HANDSHAKE_FAILED_AUTH || !z->proved)
        result = why_not(why, p->endpoint,
                         "a key that nobody holds was not refused as it "
                         "should be");
    else
        result = 0;
    probe_close(&probe);
    *z->proving = '\0';
    return result;
}
