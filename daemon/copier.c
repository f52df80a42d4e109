/* Backups in the loop: see copier.h. */
#include "daemon/copier.h"

#define LATER_MS 1 /* a turn is in the middle of writing */

static void on_time(evutil_socket_t fd, short what, void *context)
{
    struct copier *c = context;
    int ms = house_quiet(c->house) ? backup_step(c->house->backup) : LATER_MS;
    struct timeval after = {0, ms * 1000};
    (void)fd, (void)what;
    if (ms)
        event_add(c->event, &after);
}

bool copier_start(struct copier *c, struct event_base *base)
{
    if (c->house->backup)
        c->event = event_new(base, -1, 0, on_time, c);
    return !c->house->backup || c->event;
}

void copier_free(struct copier *c)
{
    if (c->event)
        event_free(c->event);
    c->event = NULL;
}

void copier_wake(struct copier *c)
{
    if (c->event && backup_waits(c->house->backup) && !event_pending(c->event, EV_TIMEOUT, NULL))
        on_time(-1, 0, c);
}
