/* Refusals: see refusal.h. */
#include "daemon/refusal.h"

#include "daemon/clock.h"
#include "daemon/log.h"

#include <stddef.h>

#define QUIET_MS 10000

const char *const refusal_ids[REFUSALS] = {
    [REFUSED_KEY] = "key",     [REFUSED_EVENTS] = "events",       [REFUSED_NOBODY] = "nobody",
    [REFUSED_TOKEN] = "token", [REFUSED_ROLE] = "role",           [REFUSED_REGION] = "region",
    [REFUSED_RATE] = "rate",   [REFUSED_IN_FLIGHT] = "in_flight", [REFUSED_SEARCHES] = "searches",
};

void refuse(struct refusals *r, enum refusal why, const char *who)
{
    int64_t now = clock_steady_us() / 1000;
    r->n[why]++;
    if (r->told[why] && now - r->told_at[why] < QUIET_MS)
        return;
    log_line(LOG_WARNING, "refused", "why", refusal_ids[why], "holder", who, "times",
             log_number(r->n[why] - r->told[why]).text, NULL);
    r->told[why] = r->n[why];
    r->told_at[why] = now;
}
