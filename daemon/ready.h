/* Telling operators and systemd that requests are answered from now on, and systemd that they still
 * are. */
#ifndef POLKU_DAEMON_READY_H
#define POLKU_DAEMON_READY_H

#include "daemon/config.h"
#include "daemon/turn.h"

struct event;
struct event_base;

void ready_say(const struct config *config, const struct turns *turns);

/* systemd asks for a sign of life every so often: it gets one in half that time. `*alive` stays
 * NULL when it asks for none. False when there is no memory. */
bool alive_start(struct event_base *base, struct event **alive);

#endif
