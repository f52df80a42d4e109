/* An open-loop load: see bench_load.h. */
#include "cli/bench_load.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zmq.h>

#define SECOND INT64_C(1000000000)
#define PATIENCE (10 * SECOND) /* for the last answers */
#define NAP 50000              /* ns: requests are due more often than poll can wait */
#define REPLY_BYTES_MAX ((size_t)64 << 20)

struct bench {
    struct run *run;
    const struct bench_load *load;
    struct bench_result *result;
    struct json_reader *reader;
    struct arena *arena; /* of one reply */
    void *context;
    void *sockets[BENCH_CALLERS_MAX];
    zmq_pollitem_t items[BENCH_CALLERS_MAX];
    int64_t start, total;
    bool *answered; /* by number */
};

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * SECOND + now.tv_nsec;
}

/* When the request of that number is due. */
static int64_t due(const struct bench *b, int64_t number)
{
    int64_t rate = b->load->rate;
    return b->start + number / rate * SECOND + number % rate * SECOND / rate;
}

/* ---- sending --------------------------------------------------------------------------------- */

/* 1 sent; 0 the connection takes no more now. */
static int request_send(const struct bench *b, int64_t number)
{
    const struct bench_call *call = &b->load->calls[number % b->load->ncalls];
    char id[24];
    int n = snprintf(id, sizeof id, "%" PRId64, number);
    size_t size = call->nhead + (size_t)n + call->ntail;
    zmq_msg_t message;
    if (zmq_msg_init_size(&message, size) != 0)
        return -1;
    char *at = zmq_msg_data(&message);
    memcpy(at, call->head, call->nhead);
    memcpy(at + call->nhead, id, (size_t)n);
    memcpy(at + call->nhead + n, call->tail, call->ntail);
    if (zmq_msg_send(&message, b->sockets[number % b->load->callers], ZMQ_DONTWAIT) >= 0)
        return 1;
    int error = errno;
    zmq_msg_close(&message);
    errno = error;
    return error == EAGAIN ? 0 : -1;
}

/* Everything that is due by now. -1 with errno. */
static int requests_send(struct bench *b)
{
    struct bench_result *r = b->result;
    int64_t now = now_ns();
    while (r->sent < b->total && due(b, r->sent) <= now) {
        int sent = request_send(b, r->sent);
        if (sent <= 0)
            return sent;
        if (now - due(b, r->sent) > r->latest)
            r->latest = now - due(b, r->sent);
        r->sent++;
    }
    return 0;
}

/* ---- receiving ------------------------------------------------------------------------------- */

static void error_count(struct bench_result *r, const struct json *error)
{
    const char *name = json_text(json_get(json_get(error, "data"), "name"));
    int i = 0;
    name = name ? name : "?";
    while (i < r->nnames && strcmp(r->names[i].name, name) != 0)
        i++;
    if (i == BENCH_NAMES_MAX)
        i--; /* the last one stands for all others */
    if (i == r->nnames)
        snprintf(r->names[r->nnames++].name, sizeof r->names->name, "%s", name);
    r->names[i].n++;
    r->errors++;
}

/* The id of a result as polkud writes it, or -1: read without the rest, so that whoever measures
 * leaves the processor to who is measured. */
static int64_t result_id(const char *bytes, size_t n)
{
    static const char begin[] = "{\"jsonrpc\":\"2.0\",\"id\":", end[] = ",\"result\":";
    int64_t id = 0;
    size_t at = sizeof begin - 1, first = at;
    if (n < at || memcmp(bytes, begin, at) != 0)
        return -1;
    for (; at < n && at - first < 18 && bytes[at] >= '0' && bytes[at] <= '9'; at++)
        id = id * 10 + (bytes[at] - '0');
    bool whole = at > first && n - at > sizeof end && memcmp(bytes + at, end, sizeof end - 1) == 0;
    return whole ? id : -1;
}

/* Of any other reply, which is an error if it is polkud's; or -1. */
static int64_t error_id(struct bench *b, const char *bytes, size_t n)
{
    static const struct json_limits limits = {
        .bytes = REPLY_BYTES_MAX, .depth = 64, .members = 1 << 22};
    const char *why;
    const struct json *reply = json_read(b->reader, b->arena, bytes, n, &limits, &why);
    const struct json *id = json_get(reply, "id");
    int64_t number = id && id->kind == JSON_INT ? id->number : -1;
    if (json_get(reply, "error"))
        error_count(b->result, json_get(reply, "error"));
    arena_reset(b->arena);
    return number;
}

/* An answer that is none of ours, or a second one, is EPROTO. */
static int reply_take(struct bench *b, const char *bytes, size_t n, int64_t now)
{
    struct bench_result *r = b->result;
    int64_t id = result_id(bytes, n);
    if (id < 0)
        id = error_id(b, bytes, n);
    if (id < 0 || id >= r->sent || b->answered[id]) {
        errno = EPROTO;
        return -1;
    }
    b->answered[id] = true;
    r->waited[r->answered++] = now - due(b, id);
    return 0;
}

static int socket_drain(struct bench *b, void *socket)
{
    zmq_msg_t message;
    int result = 0;
    while (result == 0) {
        if (zmq_msg_init(&message) != 0 || zmq_msg_recv(&message, socket, ZMQ_DONTWAIT) < 0)
            return errno == EAGAIN ? 0 : -1;
        result = reply_take(b, zmq_msg_data(&message), zmq_msg_size(&message), now_ns());
        int error = errno;
        zmq_msg_close(&message);
        errno = error;
    }
    return result;
}

static int replies_take(struct bench *b)
{
    for (int i = 0; i < b->load->callers; i++)
        if ((b->items[i].revents & ZMQ_POLLIN) && socket_drain(b, b->sockets[i]) != 0)
            return -1;
    return 0;
}

/* ---- the run --------------------------------------------------------------------------------- */

/* Takes the answers there are, and waits until the next request is due, or for an answer when that
 * is long. In between it naps: who asks all the time takes the processor from who is measured. A
 * nap makes a request late, which counts as waiting, by a tenth of a millisecond or so. -1 with
 * errno. */
static int answers_wait(struct bench *b, int64_t until)
{
    int64_t left = until - now_ns();
    int ms = left > 0 ? (int)(left / 1000000) : 0;
    int ready = zmq_poll(b->items, b->load->callers, ms > 100 ? 100 : ms);
    if (ready < 0)
        return errno == EINTR ? 0 : -1;
    if (ready > 0 && replies_take(b) != 0)
        return -1;
    if (ms == 0 && left > 0)
        nanosleep(&(struct timespec){.tv_nsec = NAP}, NULL);
    return 0;
}

static int requests_run(struct bench *b)
{
    struct bench_result *r = b->result;
    int64_t end = 0;
    b->start = now_ns();
    while (r->answered < b->total) {
        if (requests_send(b) != 0)
            return -1;
        if (r->sent == b->total && !end)
            end = now_ns() + PATIENCE;
        if (end && now_ns() >= end)
            break;
        if (answers_wait(b, end ? end : due(b, r->sent)) != 0)
            return -1;
    }
    r->spent = now_ns() - b->start;
    return 0;
}

static int sockets_open(struct bench *b)
{
    int unlimited = 0;
    b->context = zmq_ctx_new();
    for (int i = 0; b->context && i < b->load->callers; i++) {
        void *socket = zmq_socket(b->context, ZMQ_DEALER);
        b->sockets[i] = socket;
        if (!socket || zmq_setsockopt(socket, ZMQ_LINGER, &unlimited, sizeof unlimited) != 0 ||
            zmq_setsockopt(socket, ZMQ_SNDHWM, &unlimited, sizeof unlimited) != 0 ||
            zmq_setsockopt(socket, ZMQ_RCVHWM, &unlimited, sizeof unlimited) != 0 ||
            zmq_connect(socket, b->load->endpoint) != 0)
            return -1;
        b->items[i] = (zmq_pollitem_t){.socket = socket, .events = ZMQ_POLLIN};
    }
    return b->context ? 0 : -1;
}

static void sockets_close(struct bench *b)
{
    for (int i = 0; i < b->load->callers; i++)
        if (b->sockets[i])
            zmq_close(b->sockets[i]);
    while (b->context && zmq_ctx_term(b->context) != 0 && errno == EINTR) {
    }
}

static int compare_times(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int bench_load(struct run *run, const struct bench_load *load, struct bench_result *result)
{
    struct bench *b = arena_alloc(run->arena, sizeof *b);
    *b = (struct bench){
        .run = run, .load = load, .result = result, .total = load->rate * load->seconds};
    *result = (struct bench_result){0};
    result->waited = calloc((size_t)b->total, sizeof *result->waited);
    b->answered = calloc((size_t)b->total, sizeof *b->answered);
    b->reader = json_reader_new();
    b->arena = arena_new(REPLY_BYTES_MAX * 4);
    int done = -1;
    errno = ENOMEM;
    if (result->waited && b->answered && b->reader && b->arena && sockets_open(b) == 0)
        done = requests_run(b);
    int error = errno;
    sockets_close(b);
    json_reader_free(b->reader);
    arena_free(b->arena);
    free(b->answered);
    if (done == 0)
        qsort(result->waited, (size_t)result->answered, sizeof *result->waited, compare_times);
    errno = error;
    return done;
}
