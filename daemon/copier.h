/* Lets the loop go on with a backup between turns. */
#ifndef POLKU_DAEMON_COPIER_H
#define POLKU_DAEMON_COPIER_H

#include "daemon/house.h"

#include <event2/event.h>

struct copier {
    struct house *house; /* its backup may be NULL */
    struct event *event;
};

/* False when there is no memory. */
bool copier_start(struct copier *c, struct event_base *base);
void copier_free(struct copier *c);
/* After a turn: one may have been begun, or a client erased. */
void copier_wake(struct copier *c);

#endif
