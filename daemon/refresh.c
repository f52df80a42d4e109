/* When the packs are loaded anew: see refresh.h. */
#include "daemon/refresh.h"

#include "daemon/log.h"

#include <errno.h>
#include <string.h>
#include <systemd/sd-daemon.h>

#define SETTLE_MS 300 /* files are left alone so long before a reload */

static void folders_watch(struct refresh *r)
{
    if (watch_folders(&r->watch, r->folder) != 0)
        log_line(LOG_WARNING, "not every rules folder can be watched", "why", strerror(errno),
                 NULL);
}

void refresh_begin(struct refresh *r)
{
    static const struct timeval now = {0, 0};
    bool running = r->reload.running;
    if (!reload_begin(&r->reload) || running)
        return;
    sd_notify(0, "RELOADING=1"); /* tells nobody when nobody listens, which is no error */
    event_add(r->begun, &now);
}

void refresh_go_on(struct refresh *r)
{
    if (!r->reload.running || reload_step(&r->reload))
        return;
    folders_watch(r);
    sd_notify(0, "READY=1");
}

void refresh_beside(struct refresh *r)
{
    reload_renumbered(&r->reload);
    folders_watch(r);
}

static void on_begun(evutil_socket_t fd, short what, void *context)
{
    (void)fd, (void)what;
    refresh_go_on(context);
}

static void on_watching(evutil_socket_t fd, short what, void *context)
{
    static const struct timeval settle = {0, SETTLE_MS * 1000};
    struct refresh *r = context;
    (void)fd, (void)what;
    if (watch_read(&r->watch))
        event_add(r->settled, &settle);
}

static void on_settled(evutil_socket_t fd, short what, void *context)
{
    (void)fd, (void)what;
    refresh_begin(context);
}

bool refresh_start(struct refresh *r, struct event_base *base, const char *folder)
{
    r->folder = folder;
    r->begun = event_new(base, -1, 0, on_begun, r);
    r->settled = event_new(base, -1, 0, on_settled, r);
    if (!r->begun || !r->settled)
        return false;
    if (watch_open(&r->watch) != 0 || watch_folders(&r->watch, folder) != 0)
        log_line(LOG_WARNING, "changes of rule files are not noticed; SIGHUP loads them", "why",
                 strerror(errno), NULL);
    if (r->watch.fd < 0)
        return true;
    r->watching = event_new(base, r->watch.fd, EV_READ | EV_PERSIST, on_watching, r);
    return r->watching && event_add(r->watching, NULL) == 0;
}

void refresh_stop(struct refresh *r)
{
    struct event *all[] = {r->begun, r->settled, r->watching};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i])
            event_free(all[i]);
    watch_close(&r->watch);
}
