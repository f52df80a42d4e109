/* Endpoints: which may be listened on, and binding a socket to one.
 *
 * What other machines can reach is opened only with a lock: CURVE, and a domain that the handler of
 * ZAP knows. Files of ipc:// sockets have their mode from the first moment; a file that a killed
 * process left behind is taken over, anything else at its path is left alone. */
#ifndef POLKU_DAEMON_ENDPOINT_H
#define POLKU_DAEMON_ENDPOINT_H

#include <stdbool.h>
#include <stddef.h>

#define ENDPOINTS_MAX 16
#define ENDPOINT_BYTES 256
#define WHY_BYTES (ENDPOINT_BYTES * 3) /* of a sentence about one */

/* From where an endpoint can be reached. REACH_NONE: it is none that may be listened on, and `why`
 * (WHY_BYTES) says what is wrong with it. */
enum reach { REACH_NONE, REACH_LOCAL, REACH_BEYOND };
enum reach endpoint_reach(const char *endpoint, char why[WHY_BYTES]);
/* Whether it may be opened: without keys only for callers on this machine. */
bool endpoint_allowed(const char *endpoint, bool keyed, char why[WHY_BYTES]);

struct lock {
    const char *secret_key; /* of the server, in Z85; NULL: callers need no key */
    const char *domain;     /* of ZAP: zap.h; never NULL */
    unsigned ipc_mode;      /* of socket files */
};

struct door {
    const char *endpoint;
    const struct lock *lock;
};

/* `bound`: the endpoint, a '*' port as its number. -1 with errno. */
int endpoint_bind(void *socket, const struct door *door, char bound[ENDPOINT_BYTES]);
/* Removes the file that a socket has left behind, which was bound here. */
void endpoint_leave(const char *bound);

#endif
