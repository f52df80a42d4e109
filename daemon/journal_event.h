/* Events and arrivals in the journal: stored in the transaction of what they tell of. They hold no
 * client data, so they are not sealed, and outlive an erasure; but those about the client's plans
 * then say no more than that. */
#ifndef POLKU_DAEMON_JOURNAL_EVENT_H
#define POLKU_DAEMON_JOURNAL_EVENT_H

#include "daemon/journal.h"
#include "engine/date.h"

struct event_row {
    int64_t number; /* set by put and read */
    int64_t at;     /* ms */
    const char *topic, *body;
    int64_t plan; /* put: the number of the plan that it is about, or 0 */
};
int journal_event_put(struct journal *j, struct event_row *row);
/* After a number, of topics that begin so (or NULL); stops when `each` returns false. The row's
 * texts live until it returns. */
struct event_filter {
    int64_t after;
    const char *topic;
    const char *regions; /* a JSON array, or NULL: any */
    int limit;
};
int journal_events(struct journal *j, const struct event_filter *filter,
                   bool (*each)(void *context, const struct event_row *row), void *context);
/* The body of the last event of a topic; NULL when there was none. */
int journal_event_last(struct journal *j, struct arena *arena, const char *topic,
                       const char **body);

struct arrival_row {
    int64_t number;       /* set by read */
    const char *decision; /* which is the arrival's id, too */
    const char *region, *municipality;
    day_t expected_on;
};
int journal_arrival_put(struct journal *j, const struct arrival_row *row);
struct arrival_filter {
    const char *region, *municipality; /* or NULL */
    const char *regions;               /* a JSON array, or NULL: any */
    day_t from, to;
    int64_t after;
    int limit;
};
int journal_arrivals(struct journal *j, struct arena *arena, const struct arrival_filter *filter,
                     struct arrival_row **out, int *n);

#endif
