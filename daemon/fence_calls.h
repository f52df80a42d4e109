/* The system calls that the daemon needs once it has started: a table, the master of the fence. */
#ifndef POLKU_DAEMON_FENCE_CALLS_H
#define POLKU_DAEMON_FENCE_CALLS_H

#include <stddef.h>
#include <stdint.h>

enum fence_grant {
    GRANT_ALWAYS,
    GRANT_STARTING, /* until the daemon is ready */
    GRANT_NEVER,    /* answered with ENOSYS, upon which the C library takes an older call */
};

struct fence_call {
    const char *name; /* some are of one kind of machine alone */
    enum fence_grant grant;
    unsigned
        argument; /* of which the bits of `mask` must be `value`; mask 0: however it is called */
    uint64_t mask, value;
};

extern const struct fence_call fence_calls[];
extern const size_t fence_ncalls;

#endif
