/* Civil days and durations.
 *
 * A day is the number of days since 1970-01-01 in the proleptic Gregorian calendar; Polku knows the
 * days from 1900-01-01 to 2200-12-31. There is no clock and no time zone here. */
#ifndef POLKU_ENGINE_DATE_H
#define POLKU_ENGINE_DATE_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t day_t;

#define DAY_FIRST ((day_t)-25567) /* 1900-01-01 */
#define DAY_LAST ((day_t)84370)   /* 2200-12-31 */
#define DAY_NONE ((day_t)INT32_MIN)

enum unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

/* "2-8 weeks": low 2, high 8; a single length has low == high. 0 is allowed. */
struct duration {
    int low, high;
    enum unit unit;
};

/* Days that hold both ends; an open end is DAY_FIRST or DAY_LAST. */
struct span {
    day_t from, to;
};

/* Year, month and day to a civil day; false when there is no such day or it is out of range.
 * H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. */
bool day_make(int year, int month, int day, day_t *out);
void day_split(day_t day, int *year, int *month, int *mday);

/* "2026-11-22" and nothing else. */
bool day_parse(const char *text, day_t *out);
/* Writes 10 characters and a NUL. */
void day_print(day_t day, char out[11]);

/* The day `n` units later (earlier when n < 0). Months and years keep the day of the month, clipped
 * to the end of the month. The result may lie outside Polku's days. */
day_t day_add(day_t day, int n, enum unit unit);

/* "10 days", "2-8 weeks", "1 month": lengths up to 9999; singular and plural are both read. */
bool duration_parse(const char *text, struct duration *out);
/* Canonical text: "1 week", "2-8 weeks". `out` holds at least 32 bytes. */
void duration_print(const struct duration *d, char out[32]);
/* Whole days, with 30 days a month and 365 a year; the expected length is the middle rounded up. */
int duration_shortest(const struct duration *d);
int duration_expected(const struct duration *d);
int duration_longest(const struct duration *d);

/* "2025-01-01 to 2025-12-31", "2025-01-01 on", "to 2024-12-31"; false also when it ends before it
 * begins. */
bool span_parse(const char *text, struct span *out);
bool span_holds(const struct span *span, day_t day);

#endif
