/* The line `ready` of the log, and systemd's: see ready.h. */
#include "daemon/ready.h"

#include "daemon/log.h"

#include <event2/event.h>
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

static void on_alive(evutil_socket_t fd, short what, void *context)
{
    (void)fd, (void)what, (void)context;
    sd_notify(0, "WATCHDOG=1");
}

bool alive_start(struct event_base *base, struct event **alive)
{
    uint64_t usec = 0;
    if (sd_watchdog_enabled(0, &usec) <= 0)
        return true;
    struct timeval every = {(time_t)(usec / 2 / 1000000), (suseconds_t)(usec / 2 % 1000000)};
    *alive = event_new(base, -1, EV_PERSIST, on_alive, NULL);
    return *alive && event_add(*alive, &every) == 0;
}
