/* What is kept of a client, part by part: decisions, answers, what was counted; a store of further
 * things about clients (plans) adds its row to client_parts in method_client.c, and is then
 * exported and erased with the rest. */
#ifndef POLKU_DAEMON_CLIENT_H
#define POLKU_DAEMON_CLIENT_H

#include "daemon/house.h"

struct client_call { /* an export or an erasure under way */
    struct house *house;
    struct call *call;
    const char *ref;
};

struct client_part {
    const char *name; /* the member of both results: an array, and a count */
    /* Writes the array as the value of a member that was begun. -1 when the store fails. */
    int (*export)(const struct client_call *c);
    /* Called before the key is destroyed, as part of the turn: counts, and deletes or unties what
     * is not sealed under the key. -1 when the store fails. NULL: nothing is to be done or told. */
    int (*forget)(const struct client_call *c, int64_t *n);
};
extern const struct client_part client_parts[];
extern const int client_parts_n;

#endif
