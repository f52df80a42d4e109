/* Limits and the filter of system calls of the sandboxed child: see seal.h. */
#include "lua/seal.h"

#include "lua/sanitized.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Pages that the process has mapped, in bytes: the limit on memory counts those of the parent too.
 */
static size_t memory_mapped(void)
{
    char text[64] = {0};
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    return n > 0 ? strtoul(text, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

static bool limit(int what, rlim_t most)
{
    struct rlimit now;
    if (getrlimit((__rlimit_resource_t)what, &now) != 0)
        return false;
    if (now.rlim_max < most)
        most = now.rlim_max;
    struct rlimit then = {.rlim_cur = most, .rlim_max = most};
    return setrlimit((__rlimit_resource_t)what, &then) == 0;
}

/* SIGXCPU ends it when its time is over; a second later nothing could keep it. */
static bool limit_time(int seconds)
{
    struct rlimit then = {.rlim_cur = (rlim_t)seconds, .rlim_max = (rlim_t)seconds + 1};
    return setrlimit(RLIMIT_CPU, &then) == 0;
}

static bool limits_set(size_t memory, int seconds)
{
    size_t mapped = memory_mapped();
    if (!limit_time(seconds) || !limit(RLIMIT_CORE, 0) || !limit(RLIMIT_NPROC, 0) ||
        !limit(RLIMIT_MEMLOCK, 0))
        return false;
    return SANITIZED || (mapped > 0 && limit(RLIMIT_AS, mapped + memory) &&
                         limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, 1));
}

static bool descriptors_close(int socket)
{
    if (socket != SEALED_SOCKET && dup2(socket, SEALED_SOCKET) < 0)
        return false;
    unsigned from = SANITIZED ? 3 : 1; /* the sanitizer reports on standard error */
    return close_range(from, ~0U, 0) == 0;
}

static void signals_reset(void)
{
    sigset_t none;
    for (int i = 1; i < NSIG; i++)
        signal(i, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static int compare_nothing(const void *a, const void *b)
{
    (void)a;
    (void)b;
    return 0;
}

/* qsort asks the system once for its memory; that must be done before asking is forbidden. */
static void prime(void)
{
    static char much[4096];
    qsort(much, sizeof much / 16, 16, compare_nothing);
}

/* read and write of the socket; memory, never to be executed; the end. */
static bool filter_fill(scmp_filter_ctx filter)
{
    static const int plain[] = {SCMP_SYS(brk),     SCMP_SYS(munmap),     SCMP_SYS(mremap),
                                SCMP_SYS(madvise), SCMP_SYS(exit_group), SCMP_SYS(exit)};
    static const int on_socket[] = {SCMP_SYS(read), SCMP_SYS(write)};
    static const int mapping[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};
    bool done = true;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, plain[i], 0) == 0;
    for (size_t i = 0; i < sizeof on_socket / sizeof *on_socket; i++)
        done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, on_socket[i], 1,
                                        SCMP_A0(SCMP_CMP_EQ, SEALED_SOCKET)) == 0;
    for (size_t i = 0; i < sizeof mapping / sizeof *mapping; i++)
        done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, mapping[i], 1,
                                        SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
    return done;
}

static bool calls_forbid(void)
{
    if (SANITIZED)
        return true;
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter)
        return false;
    bool done = filter_fill(filter) && seccomp_load(filter) == 0;
    return done; /* the filter's memory goes with the process: freeing it gains nothing */
}

bool seal(int socket, size_t memory, int seconds)
{
    signals_reset();
    prime();
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && limits_set(memory, seconds) &&
           prctl(PR_SET_DUMPABLE, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           descriptors_close(socket) && calls_forbid();
}
