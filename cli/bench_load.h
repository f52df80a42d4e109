/* An open-loop load on a daemon: requests go out when they are due, whether or not earlier ones
 * were answered, and each latency counts from when its request was due. So a daemon that stalls is
 * charged for everyone who would have come meanwhile (no coordinated omission).
 *
 * Knows sockets and times, and prints nothing. */
#ifndef POLKU_CLI_BENCH_LOAD_H
#define POLKU_CLI_BENCH_LOAD_H

#include "cli/cli.h"

#define BENCH_CALLERS_MAX 256
#define BENCH_REQUESTS_MAX 20000000 /* in all: a latency each is kept */
#define BENCH_NAMES_MAX 16          /* names of errors told apart */

struct bench_call { /* a call, but for its id, which stands between the two */
    const char *head, *tail;
    size_t nhead, ntail;
};

struct bench_load {
    const char *endpoint;
    const struct bench_call *calls; /* sent in turn */
    int ncalls;
    int64_t rate; /* requests a second */
    int64_t seconds;
    int callers; /* connections */
};

struct bench_error {
    char name[48];
    int64_t n;
};

struct bench_result { /* times in ns */
    int64_t sent, answered, errors;
    int64_t spent;   /* from the first request to the last answer */
    int64_t latest;  /* how late a request was sent at most: then this machine was too slow */
    int64_t *waited; /* `answered` of them, ascending */
    struct bench_error names[BENCH_NAMES_MAX];
    int nnames;
};

/* In the run's arena. -1 with errno when the world failed. */
int bench_load(struct run *run, const struct bench_load *load, struct bench_result *result);

#endif
