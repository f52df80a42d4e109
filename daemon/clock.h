/* What time it is: the daemon's only look at the clock and at time zones. */
#ifndef POLKU_DAEMON_CLOCK_H
#define POLKU_DAEMON_CLOCK_H

#include "engine/date.h"

/* ms since 1970 by the system's clock. */
int64_t clock_ms(void);
/* Microseconds since some moment: never goes back, whatever is done to the system's clock. */
int64_t clock_steady_us(void);

/* Remembers the last answers, since looking one up costs a hundred times a decision's share. */
struct clock {
    struct {
        char zone[64];
        int64_t minute; /* since 1970: days begin on whole minutes everywhere */
        day_t day;
    } known[8];
    int next;
};

/* Today in a time zone ("Europe/Helsinki"). Changes TZ of the process for a moment. */
day_t clock_today(struct clock *clock, const char *zone);

/* ms since 1970 of the first moment of a day, UTC. */
int64_t day_ms(day_t day);

/* "2026-11-22T10:00:00.000Z" of ms since 1970. */
#define CLOCK_TEXT 32
void clock_print(int64_t ms, char out[CLOCK_TEXT]);
/* "Sun, 22 Nov 2026 10:00:00 GMT" of now, as HTTP writes it. */
#define CLOCK_HTTP 32
void clock_print_http(char out[CLOCK_HTTP]);

#endif
