/* Telling operators and systemd that requests are answered from now on. */
#ifndef POLKU_DAEMON_READY_H
#define POLKU_DAEMON_READY_H

#include "daemon/config.h"
#include "daemon/turn.h"

void ready_say(const struct config *config, const struct turns *turns);

#endif
