/* The loop: sockets, signals, timers. See server.c. */
#ifndef POLKU_DAEMON_SERVER_H
#define POLKU_DAEMON_SERVER_H

#include "daemon/config.h"
#include "daemon/region.h"

/* Opens the journal and the sockets, says that it is ready, answers until it is told to stop.
 * Returns the exit code: 0, or 3 after a message when the world failed. */
int server_run(const struct config *config, struct regions *regions);

#endif
