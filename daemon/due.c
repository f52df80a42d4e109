/* What falls due: see due.h. A day begins in the region's own time zone. What was missed while the
 * daemon was away is told at the start: as late when its day has passed. */
#include "daemon/due.h"

#include "daemon/journal_plan.h"
#include "daemon/news.h"

#include <errno.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define USUAL_ZONE "Europe/Helsinki" /* of a region whose rules are gone */
#define FAR_SECONDS ((time_t)10 * 365 * 86400)

/* ---- telling --------------------------------------------------------------------------------- */

static int due_tell(struct house *h, struct arena *arena, const struct due_row *row, bool late)
{
    struct out o;
    out_init(&o, arena, 256);
    out_object(&o);
    out_string_at(&o, "plan_id", row->plan_id);
    out_string_at(&o, "region", row->region);
    out_int_at(&o, "step", row->step);
    out_string_at(&o, "service", row->service);
    out_string_at(&o, "due_for", row->kind);
    out_day_at(&o, "due", row->day);
    out_bool_at(&o, "late", late);
    out_string_at(&o, "owner", row->owner);
    out_object_end(&o);
    if (news_add(h, arena_printf(arena, "plan.due.%s", row->region), row->plan, &o) != 0)
        return -1;
    return journal_due_tell(h->journal, row, late);
}

static int region_tell(struct house *h, struct arena *arena, const char *region)
{
    const struct rules *rules = regions_rules(h->regions, region);
    const char *zone = rules ? rules->model->region.time_zone : USUAL_ZONE;
    const struct due_row asked = {.region = region, .day = clock_today(&h->clock, zone)};
    struct due_row *rows;
    int n;
    if (journal_dues(h->journal, arena, &asked, DUES_MOST, &rows, &n) != 0)
        return -1;
    for (int i = 0; i < n; i++)
        if (due_tell(h, arena, &rows[i], rows[i].day < asked.day) != 0)
            return -1;
    return n == DUES_MOST;
}

int dues_tell(struct house *h, struct arena *arena)
{
    const char **regions;
    int n, more = 0;
    if (journal_due_regions(h->journal, arena, &regions, &n) != 0)
        return -1;
    for (int i = 0; i < n; i++) {
        int result = region_tell(h, arena, regions[i]);
        if (result < 0)
            return -1;
        more |= result;
    }
    return more;
}

/* ---- the clock ------------------------------------------------------------------------------- */

/* A timer on the wall clock that lies years ahead: the system ends it when the clock is set. */
static void alarm_arm(const struct alarm *a)
{
    struct itimerspec far = {.it_value = {.tv_sec = time(NULL) + FAR_SECONDS}};
    if (a->fd >= 0)
        (void)timerfd_settime(a->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &far, NULL);
}

void alarm_open(struct alarm *a)
{
    *a = (struct alarm){.fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC)};
    alarm_arm(a); /* without it the minutes alone tell of a jump */
}

void alarm_close(struct alarm *a)
{
    if (a->fd >= 0)
        close(a->fd);
    a->fd = -1;
}

void alarm_read(struct alarm *a)
{
    uint64_t times;
    if (read(a->fd, &times, sizeof times) < 0 && errno == EAGAIN)
        return;
    a->minute = 0;
    alarm_arm(a);
}

bool alarm_due(struct alarm *a)
{
    int64_t minute = clock_ms() / 60000;
    if (minute == a->minute)
        return false;
    a->minute = minute;
    return true;
}
