/* Limits of what one caller may ask: calls a second, calls that wait at once, searches for plans a
 * second. Who is over one gets `overloaded` with when to come back; nothing is queued for it.
 *
 * Keys are told apart by their holders' names, callers without keys by their connections. */
#ifndef POLKU_DAEMON_LIMIT_H
#define POLKU_DAEMON_LIMIT_H

#include "daemon/caller.h"

#include <stdint.h>

enum limit { LIMIT_CALLS, LIMIT_SEARCHES, LIMIT_AT_ONCE, LIMITS };
extern const char *const limit_ids[LIMITS]; /* the words of the configuration */

struct meters;

struct meters *meters_new(void); /* NULL with errno */
void meters_free(struct meters *m);

/* A number for a caller; never 0. */
uint64_t meter_id(const struct meters *m, const void *bytes, size_t n);

/* Takes one call or search from what `who` may have now; 0, or in how many ms there is one. `now`:
 * microseconds of a steady clock. Not for LIMIT_AT_ONCE. */
int64_t meter_take(struct meters *m, uint64_t who, enum limit limit, int a_second, int64_t now);

#endif
