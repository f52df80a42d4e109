/* The clock: see clock.h. */
#include "daemon/clock.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MS_OF_DAY INT64_C(86400000)

int64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now); /* cannot fail for this clock */
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_steady_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static day_t today_look_up(const char *zone, time_t now)
{
    struct tm tm;
    day_t day = DAY_NONE;
    const char *before = getenv("TZ");
    char *kept = before ? strdup(before) : NULL;
    if (setenv("TZ", zone, 1) == 0) {
        tzset();
        if (localtime_r(&now, &tm))
            day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, &day);
    }
    if (!kept || setenv("TZ", kept, 1) != 0)
        unsetenv("TZ");
    tzset();
    free(kept);
    return day;
}

day_t clock_today(struct clock *clock, const char *zone)
{
    time_t now = time(NULL);
    const int n = (int)(sizeof clock->known / sizeof *clock->known);
    for (int i = 0; i < n; i++)
        if (clock->known[i].minute == now / 60 && strcmp(clock->known[i].zone, zone) == 0)
            return clock->known[i].day;
    day_t day = today_look_up(zone, now);
    int at = clock->next++ % n;
    if (strlen(zone) < sizeof clock->known[at].zone) {
        strcpy(clock->known[at].zone, zone);
        clock->known[at].minute = now / 60;
        clock->known[at].day = day;
    }
    return day;
}

int64_t day_ms(day_t day)
{
    return day * MS_OF_DAY;
}

void clock_print(int64_t ms, char out[CLOCK_TEXT])
{
    struct tm tm;
    time_t seconds = (time_t)(ms / 1000);
    char text[24];
    if (!gmtime_r(&seconds, &tm) || strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &tm) == 0)
        strcpy(text, "?");
    snprintf(out, CLOCK_TEXT, "%s.%03dZ", text, (int)(ms % 1000));
}

void clock_print_http(char out[CLOCK_HTTP])
{
    struct tm tm;
    time_t now = time(NULL);
    gmtime_r(&now, &tm);
    strftime(out, CLOCK_HTTP, "%a, %d %b %Y %H:%M:%S GMT", &tm); /* of the locale "C" */
}
