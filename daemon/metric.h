/* Metrics: what the daemon counts and measures of itself, for Prometheus.
 *
 * Plain counters that whoever does the thing raises; the table of their names, kinds and meanings
 * is in metric_page.c. They hold no client data: labels come from tables of the program, and from
 * the names of packs. All of it belongs to the loop's thread. */
#ifndef POLKU_DAEMON_METRIC_H
#define POLKU_DAEMON_METRIC_H

#include <stddef.h>
#include <stdint.h>

#define METRIC_PATHS 5     /* of HTTP: http_site.h has four, and there are others */
#define METRIC_STATUSES 24 /* of HTTP: http_reply.c has fewer */
#define METRIC_LOADINGS 5  /* enum loading */
#define METRIC_METHODS 48  /* the tables of methods have fewer; the last: none of them */
#define METRIC_OUTCOMES 16 /* 0: a result; then the errors of rpc.c, which are fewer */

struct method;

/* How often something took how long. */
#define HISTOGRAM_BOUNDS 16
extern const int64_t histogram_bounds[HISTOGRAM_BOUNDS]; /* us, ascending; none above the last */
struct histogram {
    int64_t counts[HISTOGRAM_BOUNDS + 1];
    int64_t sum; /* us */
};
void histogram_add(struct histogram *h, int64_t us);

/* What a turn adds, once it is stored. */
struct turn_sums {
    uint16_t calls[METRIC_METHODS][METRIC_OUTCOMES];
    int64_t decisions, events, plans;
};

enum transport { TRANSPORT_ZEROMQ, TRANSPORT_HTTP, TRANSPORTS };

enum http_closed {                       /* by the daemon */
                   HTTP_CLOSED_IDLE,     /* no request came for long */
                   HTTP_CLOSED_DEADLINE, /* a request or the reading of a reply took too long */
                   HTTP_CLOSED_ROOM,     /* it made room for a new one */
                   HTTP_CLOSED_FULL,     /* it came when all others were being answered */
                   HTTP_CLOSINGS
};

struct metrics {     /* all zero at first */
    int64_t started; /* ms since 1970 */
    int64_t calls[METRIC_METHODS][METRIC_OUTCOMES];
    struct histogram deciding[METRIC_METHODS]; /* of a call, without storing it */
    struct histogram answering[TRANSPORTS];    /* from a letter's coming to its reply's leaving */
    struct histogram turn;                     /* answering its letters */
    struct histogram commit;
    int64_t commits_failed, committed; /* ms since 1970: the last that stored something */
    int64_t decisions, events, plans;
    int64_t rows; /* of the journal's chain */
    int64_t plans_stored;
    int64_t request_bytes; /* the most that the memory of a request held */
    int64_t loads[METRIC_LOADINGS];
    int64_t http_connections, http_closed[HTTP_CLOSINGS];
    int64_t http_replies[METRIC_PATHS][METRIC_STATUSES];
};

/* The place of a method (NULL: none of the tables) and of an error's code (0: a result). */
int metric_method(const struct method *method);
const char *metric_method_name(int index); /* NULL: there is none */
int metric_outcome(int error);

void metric_request(struct metrics *m, size_t bytes);

/* Adds what a turn did, and empties its sums. */
void metric_settle(struct metrics *m, struct turn_sums *sums);

#endif
