/* Who calls: a name, what its key may do, and which regions it may see.
 *
 * While no keys are configured everyone on this machine is caller_local; with keys, who has none is
 * caller_nobody. Whatever brings a body (a socket, HTTP) finds out who sent it and sets the house's
 * caller; the roles and regions are checked here, for each call, and nowhere else. */
#ifndef POLKU_DAEMON_CALLER_H
#define POLKU_DAEMON_CALLER_H

#include "engine/arena.h"

#include <stdbool.h>

#define CALLER_LOCAL "local" /* no key has this name */

struct call;
struct house;

struct allowance { /* 0: no limit */
    int calls_a_second, searches_a_second;
    int calls_at_once; /* that wait for plans or packs */
};

struct caller {
    const char *name;           /* for logs, and for who accepted a plan */
    unsigned roles;             /* bits of enum rpc_role */
    const char *const *regions; /* NULL: all */
    int nregions;
    struct allowance allowance; /* of caller_local the house's own */
};

extern const struct caller caller_local;  /* every role, every region */
extern const struct caller caller_nobody; /* none */

/* Whether it may hear events as they happen: they tell of every region. */
bool caller_hears(const struct caller *caller);
bool caller_sees(const struct caller *caller, const char *region);
/* The regions as a JSON array, for a query; NULL: all. */
const char *caller_regions(const struct caller *caller, struct arena *arena);

/* Before a call's handler: its method's role, and the region that its params name. False when the
 * call's error is set. Of a call whose world is a house. */
bool caller_may(struct call *call);
/* Whether the call is within the caller's limits. False when the call's error is set. */
bool caller_in_limits(struct call *call);
/* Whether one more search may be begun. */
bool caller_may_search(struct house *h);
const struct allowance *caller_allowance(const struct house *h);
/* For what a call finds on its way: something of that region. */
bool caller_may_see(struct call *call, const char *region);

#endif
