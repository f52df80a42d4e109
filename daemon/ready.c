/* The line `ready` of the log, and systemd's: see ready.h. */
#include "daemon/ready.h"

#include "daemon/log.h"

#include <systemd/sd-daemon.h>

static const char *joined(struct arena *arena, const char *const *names, int n)
{
    const char *text = "";
    for (int i = 0; i < n; i++)
        text = arena_printf(arena, "%s%s%s", text, *text ? " " : "", names[i]);
    return text;
}

void ready_say(const struct config *config, const struct turns *t)
{
    const char *endpoints[ENDPOINTS_MAX];
    int n;
    const char *const *ids = regions_ids(t->house->regions, &n);
    for (int i = 0; i < t->gate->n; i++)
        endpoints[i] = t->gate->endpoints[i];
    log_line(LOG_NOTICE, "ready", "endpoints", joined(t->arena, endpoints, t->gate->n), "events",
             news_endpoint(t->house->news), "http", http_endpoint(t->outbox->http), "regions",
             joined(t->arena, ids, n), "data", config->data, NULL);
    arena_reset(t->arena);
    sd_notify(0, "READY=1"); /* tells nobody when nobody listens, which is no error */
}
