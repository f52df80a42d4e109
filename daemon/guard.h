/* The guard of the sockets: the daemon's own key, who may connect, and the clients' keys, at the
 * start and when the configuration is read again.
 *
 * What must hold: while clients have keys, every socket asks for one, and none is served before it
 * was seen to turn away a key that nobody holds. */
#ifndef POLKU_DAEMON_GUARD_H
#define POLKU_DAEMON_GUARD_H

#include "daemon/config.h"
#include "daemon/house.h"
#include "daemon/key_file.h"
#include "daemon/zap.h"

struct event;
struct event_base;

struct guard { /* all zero at first, but for the first three */
    const struct config *config;
    struct house *house;
    struct gate *gate;
    struct key_pair *pair; /* the daemon's own; NULL: callers need no key */
    struct zap zap;
    struct lock calls, events;
    struct event *asked;
};

/* Takes the keys, opens and proves the sockets. -1, and a sentence in `why`; then it must still be
 * closed. */
int guard_open(struct guard *g, char why[WHY_BYTES]);
void guard_close(struct guard *g);

/* Answers in the loop who may connect; -1 with errno. guard_stop comes before the loop's end. */
int guard_start(struct guard *g, struct event_base *base);
void guard_stop(struct guard *g);

/* Reads the configuration's clients again. When it has mistakes, the keys stay as they are. */
void guard_reload(struct guard *g);

#endif
