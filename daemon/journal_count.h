/* The journal's counts of clients, by month and half-year: for statistics. They are filled in the
 * same transaction as the decision, hold nobody's reference, and stay when a client is erased. */
#ifndef POLKU_DAEMON_JOURNAL_COUNT_H
#define POLKU_DAEMON_JOURNAL_COUNT_H

#include "daemon/journal.h"

/* Periods as numbers that sort by time: 202611, and 20262 for the second half of 2026. Those from
 * PERIOD_MONTHS on are months. */
#define PERIOD_MONTHS 100000
#define PERIOD_MONTH(year, month) ((year)*100 + (month))
#define PERIOD_HALF(year, half) ((year)*10 + (half))

struct counted { /* of what one more client is counted; "" where there is none */
    const char *kind, *item, *state;
};

#define TALLY_MARK_BYTES 16

struct tally {                  /* one decision */
    const char *region, *ref;   /* ref NULL: nobody was named */
    int64_t at;                 /* ms since 1970 */
    const char *basis, *gender; /* NULL: those under which the client was counted last */
    const struct counted *items;
    int n;
    bool marked; /* `mark` is set: tallies with the same mark are the same, but for ref and time */
    unsigned char mark[TALLY_MARK_BYTES];
};

/* Counts a decision of this turn. The arena is for scratch. */
int journal_count(struct journal *j, struct arena *arena, const struct tally *tally);

struct count_key { /* one count */
    const char *region;
    int period;
    const char *kind, *item, *state, *basis, *gender;
};

struct count_range { /* months and half-years, all included */
    const char *region;
    int first_month, last_month, first_half, last_half;
};

/* As committed, by kind, item, state, half-year, then period, basis and gender. The key's texts are
 * the arena's. */
int journal_statistics(struct journal *j, struct arena *arena, const struct count_range *range,
                       void (*each)(void *context, const struct count_key *key, int64_t n),
                       void *context);

#endif
