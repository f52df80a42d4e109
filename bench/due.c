/* Load on a ZeroMQ ROUTER at a steady rate: each request goes out when it is due, whatever became
 * of those before it, and its time counts from then (an open loop: there is no coordinated
 * omission).
 *
 *     due ENDPOINT REQUEST_FILE PER_SECOND SECONDS CALLERS      one line of JSON
 *
 * Speaks ZMTP 3.1 (https://rfc.zeromq.org/spec/37) without keys over local sockets by itself, in
 * one thread: the callers stand on the same processors as the daemon, and with libzmq a call costs
 * them as much as it costs the daemon. Every request must be answered with a result, and once. */
#include "bench/client.h"
#include "bench/clock.h"
#include "bench/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SECOND 1000000000L
#define PATIENCE (10 * SECOND) /* for the last answers */
#define NAP_LEAST 50000        /* ns between looks at the clock and the connections */
#define NAP_MOST 200000
#define CALLERS_MAX 64
#define ROOM (1 << 20) /* the longest answer */

#define GREETING 64
#define FRAME_LONG 2
#define FRAME_COMMAND 4
#define HEAD_LONG 9
#define HEAD_SHORT 2

static const unsigned char greeting[GREETING] = {
    [0] = 0xff, [9] = 0x7f, [10] = 3, [11] = 1, [12] = 'N', 'U', 'L', 'L'};
static const unsigned char ready[] = "\4\x1c\5READY\013Socket-Type\0\0\0\6DEALER";

struct caller {
    size_t n;
    unsigned char bytes[ROOM]; /* of answers that are not whole yet */
};

static struct load {
    unsigned char *frame; /* a head, then the request */
    char *id, *client;    /* their last digits */
    size_t size;
    long rate, total, start, sent, answered;
    long latest; /* the most that a request went out late, ns */
    long *times; /* of the answers, ns, as they came */
    bool *done;  /* by number */
    int ncalls;
    struct pollfd at[CALLERS_MAX];
    struct caller *callers;
} load;

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void refuse(const char *why, const unsigned char *bytes, size_t n)
{
    fprintf(stderr, "%s: %.*s\n", why, (int)(n < 400 ? n : 400), (const char *)bytes);
    exit(1);
}

/* ---- connections ----------------------------------------------------------------------------- */

static void bytes_read(int fd, unsigned char *at, size_t n)
{
    for (ssize_t got; n > 0; at += got, n -= (size_t)got)
        if ((got = read(fd, at, n)) <= 0)
            fail("greeting");
}

/* Greetings and the command READY, each way. */
static int caller_connect(const char *endpoint)
{
    static const char local[] = "ipc://";
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    unsigned char got[GREETING + HEAD_SHORT], rest[255];
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (strncmp(endpoint, local, sizeof local - 1) != 0)
        refuse("not an endpoint of ipc", (const unsigned char *)endpoint, strlen(endpoint));
    snprintf(to.sun_path, sizeof to.sun_path, "%s", endpoint + sizeof local - 1);
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0 ||
        write(fd, greeting, sizeof greeting) < 0 || write(fd, ready, sizeof ready - 1) < 0)
        fail(endpoint);
    bytes_read(fd, got, sizeof got);
    if (got[GREETING] != FRAME_COMMAND)
        refuse("not a command", got + GREETING, HEAD_SHORT);
    bytes_read(fd, rest, got[GREETING + 1]);
    if (fcntl(fd, F_SETFL, O_NONBLOCK) != 0)
        fail(endpoint);
    return fd;
}

/* ---- requests -------------------------------------------------------------------------------- */

/* The whole file as one frame, with room for the digits of any id. */
static void request_make(const char *path)
{
    static const char room[] = "000000000";
    size_t n, head;
    char *text = file_load(path, &n), *id = strstr(text, "\"id\":");
    if (!id)
        refuse("a request without an id", (unsigned char *)text, n);
    head = (size_t)(id + 5 - text);
    size_t digits = strcspn(text + head, ",}"); /* of the id in the file */
    load.size = n - digits + sizeof room - 1;
    load.frame = calloc(1, HEAD_LONG + load.size + 1);
    if (!load.frame)
        fail(path);
    load.frame[0] = FRAME_LONG;
    for (int i = 0; i < 8; i++)
        load.frame[1 + i] = (unsigned char)(load.size >> (56 - 8 * i));
    char *at = (char *)load.frame + HEAD_LONG;
    snprintf(at, load.size + 1, "%.*s%s%s", (int)head, text, room, text + head + digits);
    load.id = at + head + sizeof room - 2;
    load.client = client_find(at);
    free(text);
}

static long due(long number)
{
    return load.start + number / load.rate * SECOND + number % load.rate * SECOND / load.rate;
}

/* An id has no zero before it, so it begins with 1: that of request 7 is 100000007. */
static void id_write(long number)
{
    for (int i = 0; i < 8; i++, number /= 10)
        load.id[-i] = (char)('0' + number % 10);
    load.id[-8] = '1';
}

/* False when the connection takes no more now. A frame that was begun is sent whole. */
static bool frame_send(struct pollfd at)
{
    at.events = POLLOUT;
    for (size_t n = 0, size = HEAD_LONG + load.size; n < size;) {
        ssize_t sent = write(at.fd, load.frame + n, size - n);
        if (sent < 0 && errno != EAGAIN)
            fail("write");
        if (sent < 0 && n == 0)
            return false;
        if (sent < 0)
            poll(&at, 1, -1);
        else
            n += (size_t)sent;
    }
    return true;
}

static void requests_send(void)
{
    long now = clock_ns(), late;
    for (; load.sent < load.total && (late = now - due(load.sent)) >= 0; load.sent++) {
        id_write(load.sent);
        client_write(load.client, load.sent);
        if (!frame_send(load.at[load.sent % load.ncalls]))
            return;
        if (late > load.latest)
            load.latest = late;
    }
}

/* ---- answers --------------------------------------------------------------------------------- */

static void answer_take(const unsigned char *bytes, size_t n)
{
    static const char begin[] = "{\"jsonrpc\":\"2.0\",\"id\":";
    char text[64] = "", *end = text;
    memcpy(text, bytes, n < sizeof text - 1 ? n : sizeof text - 1);
    long id =
        strncmp(text, begin, sizeof begin - 1) ? -1 : strtol(text + sizeof begin - 1, &end, 10);
    id -= 100000000;
    if (id < 0 || id >= load.sent || load.done[id] || !strstr(end, ",\"result\":"))
        refuse("no result of a request under way", bytes, n);
    load.done[id] = true;
    load.times[load.answered++] = clock_ns() - due(id);
}

/* The bytes of its head, and how many follow it; 0 while the head is not whole. */
static size_t frame_head(const unsigned char *bytes, size_t n, size_t *size)
{
    size_t head = n > 0 && bytes[0] & FRAME_LONG ? HEAD_LONG : HEAD_SHORT;
    if (n < head)
        return 0;
    *size = 0;
    for (size_t i = 1; i < head; i++)
        *size = *size << 8 | bytes[i];
    return head;
}

static void caller_read(int fd, struct caller *c)
{
    ssize_t got = read(fd, c->bytes + c->n, ROOM - c->n);
    if (got < 0 && errno == EAGAIN)
        return;
    if (got <= 0)
        fail("read");
    c->n += (size_t)got;
    size_t at = 0, head, size;
    while ((head = frame_head(c->bytes + at, c->n - at, &size)) && size <= c->n - at - head) {
        if (size > 0 && !(c->bytes[at] & FRAME_COMMAND)) /* an empty frame comes first */
            answer_take(c->bytes + at + head, size);
        at += head + size;
    }
    c->n -= at;
    memmove(c->bytes, c->bytes + at, c->n);
}

static void answers_take(void)
{
    if (poll(load.at, (nfds_t)load.ncalls, 0) < 0)
        fail("poll");
    for (int i = 0; i < load.ncalls; i++)
        if (load.at[i].revents)
            caller_read(load.at[i].fd, &load.callers[i]);
}

/* ---- the run --------------------------------------------------------------------------------- */

/* Until the next request is due: who looks all the time takes the processor from who is measured. A
 * nap counts as waiting. */
static void nap(void)
{
    long left = due(load.sent) - clock_ns();
    left = left < NAP_LEAST ? NAP_LEAST : left > NAP_MOST ? NAP_MOST : left;
    nanosleep(&(struct timespec){.tv_nsec = left}, NULL);
}

static int compare_longs(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

static void report(void)
{
    long n = load.answered, *t = load.times;
    qsort(t, (size_t)n, sizeof *t, compare_longs);
    printf("{\"answers\":%ld,\"median_us\":%ld,\"p99_us\":%ld,\"p999_us\":%ld,\"most_us\":%ld,"
           "\"late_us\":%ld,\"caller_ns\":%ld}\n",
           n, t[n / 2] / 1000, t[n * 99 / 100] / 1000, t[n * 999 / 1000] / 1000, t[n - 1] / 1000,
           load.latest / 1000, clock_used_ns() / n);
}

static void callers_open(const char *endpoint)
{
    load.callers = calloc((size_t)load.ncalls, sizeof *load.callers);
    load.times = calloc((size_t)load.total, sizeof *load.times);
    load.done = calloc((size_t)load.total, sizeof *load.done);
    if (!load.callers || !load.times || !load.done)
        fail("memory");
    for (int i = 0; i < load.ncalls; i++)
        load.at[i] = (struct pollfd){.fd = caller_connect(endpoint), .events = POLLIN};
}

int main(int argc, char **argv)
{
    if (argc != 6)
        return 2;
    load.rate = atol(argv[3]);
    load.total = load.rate * atol(argv[4]);
    load.ncalls = atoi(argv[5]);
    if (load.total < 1 || load.total > 99999999 || load.ncalls < 1 || load.ncalls > CALLERS_MAX)
        return 2;
    request_make(argv[2]);
    callers_open(argv[1]);
    prctl(PR_SET_TIMERSLACK, 1UL); /* ns: a nap is as long as it says */
    load.start = clock_ns();
    while (load.answered < load.total) {
        requests_send();
        answers_take();
        if (clock_ns() > due(load.total) + PATIENCE)
            refuse("answers are missing", (const unsigned char *)"", 0);
        nap();
    }
    report();
    return 0;
}
