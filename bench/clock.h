/* The clock of the measures. */
#ifndef POLKU_BENCH_CLOCK_H
#define POLKU_BENCH_CLOCK_H

#include <time.h>

/* Nanoseconds of a clock that no one sets. */
static inline long clock_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

/* Nanoseconds of processor time that this process has used: other work on the machine does not
 * count.
 */
static inline long clock_used_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

#endif
