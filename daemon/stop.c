/* Stopping: see stop.h. Letters are answered until nobody has sent anything for a moment and
 * nothing waits, or time is over. The endpoints of the gate stay bound till then: unbinding would
 * end the connections, too. */
#include "daemon/stop.h"

#include "daemon/log.h"

#include <event2/event.h>
#include <systemd/sd-daemon.h>

#define QUIET_US 100000
#define STEP_US 10000
#define ALL_US 2000000 /* how long letters are still taken */

static bool busy(const struct stop *s)
{
    const struct turns *t = s->turns;
    return t->n != s->seen || turns_busy(t) || t->asides || t->outbox->recipients ||
           http_busy(t->outbox->http);
}

static void on_step(evutil_socket_t fd, short what, void *context)
{
    struct stop *s = context;
    int64_t now = clock_steady_us();
    (void)fd, (void)what;
    if (busy(s))
        s->heard = now;
    s->seen = s->turns->n;
    if (now >= s->by || now - s->heard >= QUIET_US)
        event_base_loopbreak(s->base);
}

int stop_init(struct stop *s, struct event_base *base, const struct turns *turns)
{
    *s = (struct stop){.base = base, .turns = turns};
    s->step = event_new(base, -1, EV_PERSIST, on_step, s);
    return s->step ? 0 : -1;
}

void stop_fini(struct stop *s)
{
    if (s->step)
        event_free(s->step);
    s->step = NULL;
}

void stop_begin(struct stop *s)
{
    static const struct timeval step = {0, STEP_US};
    if (s->by)
        return;
    sd_notify(0, "STOPPING=1"); /* tells nobody when nobody listens, which is no error */
    log_line(LOG_INFO, "stopping", NULL);
    s->heard = clock_steady_us();
    s->by = s->heard + ALL_US;
    http_stop(s->turns->outbox->http);
    if (event_add(s->step, &step) != 0)
        event_base_loopbreak(s->base);
}
