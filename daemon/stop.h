/* Stopping: what has come in is answered before the loop ends. */
#ifndef POLKU_DAEMON_STOP_H
#define POLKU_DAEMON_STOP_H

#include "daemon/turn.h"

struct event;
struct event_base;

struct stop {
    struct event_base *base;
    const struct turns *turns;
    struct event *step;
    int64_t by, heard; /* us: when it ends at the latest; when something was last heard */
    int64_t seen;      /* turns */
};

/* -1 with errno. */
int stop_init(struct stop *s, struct event_base *base, const struct turns *turns);
void stop_fini(struct stop *s);

/* From now on the loop ends by itself. */
void stop_begin(struct stop *s);

#endif
