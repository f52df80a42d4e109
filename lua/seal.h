/* Takes everything from a process but computing and one socket. Private to the sandbox. */
#ifndef POLKU_LUA_SEAL_H
#define POLKU_LUA_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#define SEALED_SOCKET 0

/* Seals the calling process: afterwards `socket` is descriptor SEALED_SOCKET and the only one.
 * `memory` is what it may take beside what it has. False when the system does not let it: then the
 * process must end. */
bool seal(int socket, size_t memory, int seconds);

#endif
