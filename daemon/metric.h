/* Metrics: what the daemon counts and measures of itself, for Prometheus.
 *
 * Plain counters that whoever does the thing raises; the table of their names, kinds and meanings
 * is in metric_page.c. They hold no client data: labels come from tables of the program, and from
 * the names of packs. Everything happens in the loop's thread. */
#ifndef POLKU_DAEMON_METRIC_H
#define POLKU_DAEMON_METRIC_H

#include <stdint.h>

#define METRIC_PATHS 5     /* of HTTP: http_site.h has four, and there are others */
#define METRIC_STATUSES 24 /* of HTTP: http_reply.c has fewer */

enum http_closed {                       /* by the daemon */
                   HTTP_CLOSED_IDLE,     /* no request came for long */
                   HTTP_CLOSED_DEADLINE, /* a request or the reading of a reply took too long */
                   HTTP_CLOSED_ROOM,     /* it made room for a new one */
                   HTTP_CLOSED_FULL,     /* it came when all others were being answered */
                   HTTP_CLOSINGS
};

struct metrics { /* all zero at first */
    int64_t http_connections, http_closed[HTTP_CLOSINGS];
    int64_t http_replies[METRIC_PATHS][METRIC_STATUSES];
};

#endif
