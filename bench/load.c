/* Load on a ZeroMQ ROUTER: keeps DEPTH requests on the way over one DEALER socket, and says how
 * many answers a second came, and how long they took.
 *
 *     load ENDPOINT REQUEST_FILE DEPTH SECONDS      one line of JSON
 *
 * Every answer must be a result: the first error ends it. Where the request says "client-000000"
 * its digits count up, over CLIENTS clients. */
#include "bench/client.h"
#include "bench/clock.h"
#include "bench/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#define TIMES_MAX 4000000
#define ANSWER_MAX (1 << 20)

struct load {
    void *socket;
    char *request, *client; /* the last digit of its client, or NULL */
    size_t size;
    int depth;
    long *sent; /* when each of the requests on the way was sent: answers come in order */
    long *times;
    long answers, answer_bytes;
};

static void send_one(struct load *l, long number)
{
    client_write(l->client, number);
    l->sent[number % l->depth] = clock_ns();
    if (zmq_send(l->socket, "", 0, ZMQ_SNDMORE) < 0 ||
        zmq_send(l->socket, l->request, l->size, 0) < 0) {
        perror("send");
        exit(1);
    }
}

static void receive_one(struct load *l)
{
    static char answer[ANSWER_MAX];
    int n = zmq_recv(l->socket, answer, sizeof answer, 0); /* an empty frame comes first */
    if (n == 0)
        n = zmq_recv(l->socket, answer, sizeof answer - 1, 0);
    if (n < 0) {
        perror("receive");
        exit(1);
    }
    answer[n] = '\0';
    if (l->answers == 0 && strstr(answer, "\"error\":")) {
        fprintf(stderr, "%s\n", answer);
        exit(1);
    }
    if (l->answers < TIMES_MAX)
        l->times[l->answers] = clock_ns() - l->sent[l->answers % l->depth];
    l->answers++;
    l->answer_bytes += n;
}

static int compare_longs(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

static void report(struct load *l, long spent)
{
    long n = l->answers < TIMES_MAX ? l->answers : TIMES_MAX;
    qsort(l->times, (size_t)n, sizeof *l->times, compare_longs);
    printf(
        "{\"depth\":%d,\"per_second\":%.0f,\"median_us\":%ld,\"p99_us\":%ld,\"request_bytes\":%zu,"
        "\"answer_bytes\":%ld}\n",
        l->depth, (double)l->answers * 1e9 / (double)spent, l->times[n / 2] / 1000,
        l->times[n * 99 / 100] / 1000, l->size, l->answer_bytes / l->answers);
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    struct load l = {.depth = atoi(argv[3])};
    void *context = zmq_ctx_new();
    int timeout = 10000, linger = 0;
    l.socket = zmq_socket(context, ZMQ_DEALER);
    zmq_setsockopt(l.socket, ZMQ_RCVTIMEO, &timeout, sizeof timeout);
    zmq_setsockopt(l.socket, ZMQ_LINGER, &linger, sizeof linger);
    l.request = file_load(argv[2], &l.size);
    l.client = client_find(l.request);
    l.sent = calloc((size_t)l.depth, sizeof *l.sent);
    l.times = calloc(TIMES_MAX, sizeof *l.times);
    if (!l.sent || !l.times || zmq_connect(l.socket, argv[1]) != 0) {
        perror(argv[1]);
        return 1;
    }
    long sent = 0, start = clock_ns(), end = start + atol(argv[4]) * 1000000000L;
    while (sent < l.depth)
        send_one(&l, sent++);
    while (clock_ns() < end) {
        receive_one(&l);
        send_one(&l, sent++);
    }
    while (l.answers < sent)
        receive_one(&l);
    report(&l, clock_ns() - start);
    zmq_close(l.socket);
    zmq_ctx_term(context);
    return 0;
}
