/* Civil days and durations: see date.h. Whole numbers only. */
#include "engine/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH_MAX 9999 /* of a duration, in its unit */

static const char *const unit_names[] = {"day", "week", "month", "year"};
static const int unit_days[] = {1, 7, 30, 365};

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static bool leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

/* Years begin in March here, so that the leap day is the last of the year; 719468 is the number of
 * days from 0000-03-01 to 1970-01-01, 146097 of a cycle of 400 years. */
static day_t days_from_civil(int year, int month, int day)
{
    int64_t y = year - (month <= 2);
    int64_t era = floor_div(y, 400);
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (day_t)(era * 146097 + day_of_era - 719468);
}

bool day_make(int year, int month, int day, day_t *out)
{
    if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 ||
        day > month_length(year, month))
        return false;
    *out = days_from_civil(year, month, day);
    return true;
}

void day_split(day_t day, int *year, int *month, int *mday)
{
    int64_t z = (int64_t)day + 719468;
    int64_t era = floor_div(z, 146097);
    int64_t of_era = z - era * 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * of_year + 2) / 153;
    *mday = (int)(of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted + (shifted < 10 ? 3 : -9));
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

static bool digits(const char *text, int n, int *out)
{
    *out = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *out = *out * 10 + (text[i] - '0');
    }
    return true;
}

/* The ten characters of a day, whatever follows them. */
static bool day_read(const char *text, day_t *out)
{
    int year, month, day;
    return digits(text, 4, &year) && text[4] == '-' && digits(text + 5, 2, &month) &&
           text[7] == '-' && digits(text + 8, 2, &day) && day_make(year, month, day, out);
}

bool day_parse(const char *text, day_t *out)
{
    return day_read(text, out) && text[10] == '\0';
}

void day_print(day_t day, char out[11])
{
    int year, month, mday;
    day_split(day, &year, &month, &mday);
    if (year < 0 || year > 9999)
        year = year < 0 ? 0 : 9999; /* outside Polku's days: never shown, never overruns */
    out[0] = (char)('0' + year / 1000);
    out[1] = (char)('0' + year / 100 % 10);
    out[2] = (char)('0' + year / 10 % 10);
    out[3] = (char)('0' + year % 10);
    out[4] = out[7] = '-';
    out[5] = (char)('0' + month / 10);
    out[6] = (char)('0' + month % 10);
    out[8] = (char)('0' + mday / 10);
    out[9] = (char)('0' + mday % 10);
    out[10] = '\0';
}

day_t day_add(day_t day, int n, enum unit unit)
{
    if (unit == UNIT_DAY || unit == UNIT_WEEK)
        return day + n * unit_days[unit];
    int year, month, mday;
    day_split(day, &year, &month, &mday);
    int64_t months = (int64_t)year * 12 + month - 1 + (int64_t)n * (unit == UNIT_YEAR ? 12 : 1);
    year = (int)floor_div(months, 12);
    month = (int)(months - (int64_t)year * 12) + 1;
    int longest = month_length(year, month);
    return days_from_civil(year, month, mday < longest ? mday : longest);
}

static bool number_read(const char **text, int *out)
{
    const char *p = *text;
    if (*p < '0' || *p > '9')
        return false;
    int n = 0;
    for (; *p >= '0' && *p <= '9'; p++) {
        n = n * 10 + (*p - '0');
        if (n > LENGTH_MAX)
            return false;
    }
    *text = p;
    *out = n;
    return true;
}

static bool unit_read(const char *text, enum unit *out)
{
    for (int i = 0; i < 4; i++) {
        size_t n = strlen(unit_names[i]);
        if (strncmp(text, unit_names[i], n) == 0 &&
            (text[n] == '\0' || (text[n] == 's' && text[n + 1] == '\0'))) {
            *out = (enum unit)i;
            return true;
        }
    }
    return false;
}

bool duration_parse(const char *text, struct duration *out)
{
    if (!number_read(&text, &out->low))
        return false;
    out->high = out->low;
    if (*text == '-') {
        text++;
        if (!number_read(&text, &out->high) || out->high < out->low)
            return false;
    }
    if (*text != ' ')
        return false;
    while (*text == ' ')
        text++;
    return unit_read(text, &out->unit);
}

void duration_print(const struct duration *d, char out[32])
{
    const char *plural = d->low == 1 && d->high == 1 ? "" : "s";
    if (d->low == d->high)
        snprintf(out, 32, "%d %s%s", d->low, unit_names[d->unit], plural);
    else
        snprintf(out, 32, "%d-%d %s%s", d->low, d->high, unit_names[d->unit], plural);
}

int duration_shortest(const struct duration *d)
{
    return d->low * unit_days[d->unit];
}

int duration_expected(const struct duration *d)
{
    return (duration_shortest(d) + duration_longest(d) + 1) / 2;
}

int duration_longest(const struct duration *d)
{
    return d->high * unit_days[d->unit];
}

bool span_parse(const char *text, struct span *out)
{
    *out = (struct span){DAY_FIRST, DAY_LAST};
    if (strncmp(text, "to ", 3) == 0)
        return day_parse(text + 3, &out->to);
    if (!day_read(text, &out->from))
        return false;
    text += 10;
    if (strcmp(text, " on") == 0)
        return true;
    return strncmp(text, " to ", 4) == 0 && day_parse(text + 4, &out->to) && out->from <= out->to;
}

bool span_holds(const struct span *span, day_t day)
{
    return span->from <= day && day <= span->to;
}
