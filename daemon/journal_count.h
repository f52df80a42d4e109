/* The journal's counts of clients, by month and half-year: for statistics. They are filled in the
 * same transaction as the decision, hold nobody's reference, and stay when a client is erased. */
#ifndef POLKU_DAEMON_JOURNAL_COUNT_H
#define POLKU_DAEMON_JOURNAL_COUNT_H

#include "daemon/journal.h"

/* Periods as numbers that sort by time: 202611, and 20262 for the second half of 2026. */
#define PERIOD_MONTH(year, month) ((year)*100 + (month))
#define PERIOD_HALF(year, half) ((year)*10 + (half))

struct counted { /* of what one more client is counted; "" where there is none */
    const char *kind, *item, *state;
};

struct tally {                /* one decision */
    const char *region, *ref; /* ref NULL: nobody was named */
    int64_t at;               /* ms since 1970 */
    const char *basis, *gender;
    const struct counted *items;
    int n;
};

/* Counts a decision of this turn. The arena is for scratch. */
int journal_count(struct journal *j, struct arena *arena, const struct tally *tally);

struct count_key { /* one count */
    const char *region;
    int period;
    const char *kind, *item, *state, *basis, *gender;
};

struct count_range {
    const char *region;
    int from, to; /* periods of one sort, both included */
};

/* As committed. The key's texts are the arena's. */
int journal_statistics(struct journal *j, struct arena *arena, const struct count_range *range,
                       void (*each)(void *context, const struct count_key *key, int64_t n),
                       void *context);

#endif
