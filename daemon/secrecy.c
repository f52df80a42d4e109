/* Secrecy: see secrecy.h.
 *
 * Memory is locked as it comes into use. Where the process may lock only some, none is locked here:
 * with a limit every later allocation could fail. Keys are locked by libsodium in any case. */
#include "daemon/secrecy.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

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
    return memory_lock() && hidden && no_core;
}
