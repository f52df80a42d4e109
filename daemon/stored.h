/* What the store adds to a decision's input: places in force, a client's stored history. It is kept
 * with the decision, so that a replay hears the same. */
#ifndef POLKU_DAEMON_STORED_H
#define POLKU_DAEMON_STORED_H

#include "daemon/house.h"

/* For struct world of a house. */
int stored_places(struct world *w, const struct rules *rules, int service, day_t as_of);
const struct json *stored_history(struct world *w, const char *ref, day_t as_of);

/* Writes what was added as members of an object. */
void stored_write(struct out *o, const struct trace *t);

/* The same out of what was kept: `added` is the object. */
int stored_places_of(const struct json *added, const char *service);
const struct json *stored_history_of(const struct json *added);

#endif
