/* When the packs are loaded anew: at a signal, and when files of the rules folder have changed and
 * were then left alone for a moment. What loading is, is reload.c's. */
#ifndef POLKU_DAEMON_REFRESH_H
#define POLKU_DAEMON_REFRESH_H

#include "daemon/reload.h"
#include "daemon/watch.h"

#include <event2/event.h>

struct refresh { /* all zero at first, but for `reload` */
    struct reload reload;
    struct watch watch;
    const char *folder; /* of the rules */
    struct event *watching, *settled, *begun;
};

/* Nothing is noticed when the folder cannot be watched, which is logged. False with errno. */
bool refresh_start(struct refresh *r, struct event_base *base, const char *folder);
void refresh_stop(struct refresh *r);

/* Has all packs loaded. */
void refresh_begin(struct refresh *r);
/* To be called when the loader has done a job. */
void refresh_go_on(struct refresh *r);
/* A method has loaded packs itself. */
void refresh_beside(struct refresh *r);

#endif
