/* The crowd: how many connections a ZeroMQ socket has, as its monitor tells.
 *
 * What is told waits in memory until it is read, so it is to be read every few seconds. */
#ifndef POLKU_DAEMON_CROWD_H
#define POLKU_DAEMON_CROWD_H

#include <stdint.h>

struct crowd {
    void *told;         /* the socket that events come to; NULL: nobody is watched */
    int64_t here, came; /* open now; since the start */
};

/* Before the socket is bound. -1 with errno. */
int crowd_watch(struct crowd *c, void *context, void *socket);
void crowd_read(struct crowd *c);
/* Before the socket is closed. */
void crowd_leave(struct crowd *c, void *socket);

#endif
