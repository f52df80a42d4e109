/* The fence: see fence.h.
 *
 * A refused call does not happen: its thread gets a signal, says which call it was, and ends the
 * process. A thread that blocks all signals, as those of ZeroMQ do, ends it without a word of ours;
 * the kernel's log has the number then. */
#include "daemon/fence.h"

#include "daemon/fence_calls.h"
#include "daemon/log.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <stdbool.h>

#define NUMBERS 512    /* of system calls, and some to come */
#define NEW_FROM 424   /* from here on a call has one number on all machines */
#define WHY_SECCOMP 1  /* the C library has no SYS_SECCOMP yet */
#define QUICK_SEARCH 2 /* of the filter: by halves, not row by row */

static const char *names[NUMBERS]; /* looked up before: whoever is refused may hold any lock */

static void names_look_up(void)
{
    for (int i = 0; i < NUMBERS; i++)
        if (!names[i])
            names[i] = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, i);
}

static void on_refused(int signal_number, siginfo_t *info, void *context)
{
    int number = info->si_syscall;
    (void)context;
    if (info->si_code == WHY_SECCOMP)
        log_line(LOG_CRIT, "a system call was refused, and the daemon ends", "call",
                 number >= 0 && number < NUMBERS ? names[number] : NULL, "number",
                 log_number(number).text, "help", "operations.md, 'Refused system calls'", NULL);
    raise(signal_number); /* caught no longer */
}

static bool refusals_tell(void)
{
    struct sigaction act = {.sa_sigaction = on_refused,
                            .sa_flags = SA_SIGINFO | SA_NODEFER | (int)SA_RESETHAND};
    names_look_up();
    sigemptyset(&act.sa_mask);
    return sigaction(SIGSYS, &act, NULL) == 0;
}

/* Of all rows with that grant. 0, or what libseccomp says. */
static int rows_add(scmp_filter_ctx filter, enum fence_grant grant, uint32_t action)
{
    int result = 0;
    for (size_t i = 0; i < fence_ncalls && result == 0; i++) {
        const struct fence_call *row = &fence_calls[i];
        const struct scmp_arg_cmp check = {row->argument, SCMP_CMP_MASKED_EQ, row->mask,
                                           row->value};
        int number = seccomp_syscall_resolve_name(row->name);
        if (row->grant == grant && number >= 0) /* else none of this machine's */
            result = seccomp_rule_add_array(filter, action, number, row->mask != 0, &check);
    }
    return result;
}

static int newer_add(scmp_filter_ctx filter, uint32_t action)
{
    int result = 0;
    for (int i = NEW_FROM; i < NUMBERS && result == 0; i++)
        if (!names[i])
            result = seccomp_rule_add(filter, action, i, 0);
    return result;
}

/* For every thread. `told`: what is refused gets a line in the kernel's log. */
static int filter_load(scmp_filter_ctx filter, bool told)
{
    int result = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
    if (result == 0)
        result = seccomp_attr_set(filter, SCMP_FLTATR_CTL_LOG, told);
    if (result == 0)
        result = seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, QUICK_SEARCH);
    if (result == 0)
        result = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    return result == 0 ? seccomp_load(filter) : result;
}

typedef int filling(scmp_filter_ctx filter);

static bool filter_made(filling *fill, uint32_t otherwise, bool told)
{
    scmp_filter_ctx filter = seccomp_init(otherwise);
    int result = filter ? fill(filter) : -ENOMEM;
    if (result == 0)
        result = filter_load(filter, told);
    seccomp_release(filter);
    errno = -result;
    return result == 0;
}

static int needed_add(scmp_filter_ctx filter)
{
    int result = newer_add(filter, SCMP_ACT_ALLOW);
    for (int grant = GRANT_ALWAYS; grant <= GRANT_NEVER && result == 0; grant++)
        result = rows_add(filter, (enum fence_grant)grant, SCMP_ACT_ALLOW);
    return result;
}

static int unknown_add(scmp_filter_ctx filter)
{
    int result = newer_add(filter, SCMP_ACT_ERRNO(ENOSYS));
    return result == 0 ? rows_add(filter, GRANT_NEVER, SCMP_ACT_ERRNO(ENOSYS)) : result;
}

static int starting_add(scmp_filter_ctx filter)
{
    return rows_add(filter, GRANT_STARTING, SCMP_ACT_TRAP);
}

/* Filters add up, and the strictest holds. What the C library tries and does without is no news. */
bool fence_begin(void)
{
    return refusals_tell() && filter_made(unknown_add, SCMP_ACT_ALLOW, false) &&
           filter_made(needed_add, SCMP_ACT_TRAP, true);
}

bool fence_ready(void)
{
    return filter_made(starting_add, SCMP_ACT_ALLOW, true);
}
