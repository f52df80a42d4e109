/* Secrecy: see secrecy.h.
 *
 * Memory is locked as it comes into use. Where the process may lock only some, none is locked here:
 * with a limit every later allocation could fail. Keys are locked by libsodium in any case. */
#include "daemon/secrecy.h"

#include <malloc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define FREE_LITTLE ((size_t)2 << 20) /* not worth it: unlocking and locking take 3 ms each */

static bool locked;

static bool memory_lock(void)
{
    struct rlimit most;
    if (getrlimit(RLIMIT_MEMLOCK, &most) != 0)
        return false;
    if (most.rlim_cur != RLIM_INFINITY && geteuid() != 0)
        return false;
    return mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0;
}

bool secrecy_begin(void)
{
    const struct rlimit none = {0, 0};
    bool hidden = prctl(PR_SET_DUMPABLE, 0) == 0;
    bool no_core = setrlimit(RLIMIT_CORE, &none) == 0;
    locked = memory_lock();
    return locked && hidden && no_core;
}

/* Keys are unlocked with the rest, and locked with it again. Nothing is written to swap in so short
 * a time, unless the system is out of memory. */
bool secrecy_trim(void)
{
    bool were = locked;
    if (mallinfo2().fordblks < FREE_LITTLE)
        return true;
    if (were)
        munlockall();
    malloc_trim(0);
    locked = were && memory_lock();
    return locked == were;
}
