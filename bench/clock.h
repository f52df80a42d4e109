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

#endif
