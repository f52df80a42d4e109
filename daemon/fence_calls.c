/* The table of the daemon's system calls: see fence_calls.h.
 *
 * It holds what polkud and its libraries call, and what a child needs that begins this program anew
 * to compile rules, until that shuts itself in further. Where an argument says what a call really
 * does, the argument is in the table, too. The unit of systemd must allow all that stands here. */
#include "daemon/fence_calls.h"

#include "lua/sandbox.h"
#include "lua/sanitized.h"

#include <asm/termbits.h>
#include <linux/sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#define WORD 0xFFFFFFFF /* of an argument that is an int */
#define NAMESPACES                                                                                 \
    (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |  \
     CLONE_NEWNET)

/* clang-format off */
#define ALWAYS(name) {name, GRANT_ALWAYS, 0, 0, 0}
#define WHERE(name, argument, mask, value) {name, GRANT_ALWAYS, argument, mask, value}

const struct fence_call fence_calls[] = {
    /* what is open */
    ALWAYS("read"), ALWAYS("readv"), ALWAYS("pread64"), ALWAYS("preadv"),
    ALWAYS("write"), ALWAYS("writev"), ALWAYS("pwrite64"), ALWAYS("pwritev"),
    ALWAYS("lseek"), ALWAYS("close"), ALWAYS("close_range"), ALWAYS("fcntl"),
    ALWAYS("dup"), ALWAYS("dup2"), ALWAYS("dup3"),
    WHERE("ioctl", 1, WORD, TCGETS), WHERE("ioctl", 1, WORD, FIONREAD), WHERE("ioctl", 1, WORD, FIONBIO),

    /* files: the store, rules, backups */
    ALWAYS("open"), ALWAYS("openat"), ALWAYS("access"), ALWAYS("faccessat"), ALWAYS("faccessat2"),
    ALWAYS("stat"), ALWAYS("lstat"), ALWAYS("fstat"), ALWAYS("newfstatat"), ALWAYS("statx"),
    ALWAYS("statfs"), ALWAYS("fstatfs"), ALWAYS("readlink"), ALWAYS("readlinkat"),
    ALWAYS("getcwd"), ALWAYS("getdents64"), ALWAYS("mkdir"), ALWAYS("mkdirat"), ALWAYS("rmdir"),
    ALWAYS("unlink"), ALWAYS("unlinkat"), ALWAYS("rename"), ALWAYS("renameat"), ALWAYS("renameat2"),
    ALWAYS("chmod"), ALWAYS("fchmod"), ALWAYS("fchmodat"), ALWAYS("fchown"), ALWAYS("umask"),
    ALWAYS("ftruncate"), ALWAYS("fallocate"), ALWAYS("fadvise64"), ALWAYS("fsync"), ALWAYS("fdatasync"),
    ALWAYS("inotify_init1"), ALWAYS("inotify_add_watch"), ALWAYS("inotify_rm_watch"),

    /* sockets; events are bound anew when a listener's key is taken away, but nothing calls out */
    WHERE("socket", 0, WORD, AF_UNIX), WHERE("socket", 0, WORD, AF_INET),
    WHERE("socket", 0, WORD, AF_INET6), WHERE("socket", 0, WORD, AF_NETLINK),
    {"connect", GRANT_STARTING, 0, 0, 0}, /* the proof that an unknown key is refused */
    ALWAYS("socketpair"), ALWAYS("bind"), ALWAYS("listen"), ALWAYS("accept"), ALWAYS("accept4"),
    ALWAYS("sendto"), ALWAYS("sendmsg"), ALWAYS("recvfrom"), ALWAYS("recvmsg"), ALWAYS("shutdown"),
    ALWAYS("getsockname"), ALWAYS("getpeername"), ALWAYS("getsockopt"), ALWAYS("setsockopt"),

    /* waiting */
    ALWAYS("poll"), ALWAYS("ppoll"), ALWAYS("select"), ALWAYS("pselect6"),
    ALWAYS("epoll_create1"), ALWAYS("epoll_ctl"), ALWAYS("epoll_wait"), ALWAYS("epoll_pwait"),
    ALWAYS("eventfd2"), ALWAYS("pipe2"), ALWAYS("timerfd_create"), ALWAYS("timerfd_settime"),
    ALWAYS("nanosleep"), ALWAYS("clock_nanosleep"), ALWAYS("restart_syscall"),
    ALWAYS("clock_gettime"), ALWAYS("clock_getres"), ALWAYS("gettimeofday"), ALWAYS("time"),

    /* memory: what can be executed can never be written */
    ALWAYS("brk"), ALWAYS("munmap"), ALWAYS("mremap"), ALWAYS("madvise"), ALWAYS("mlock"),
    ALWAYS("mlock2"), ALWAYS("munlock"), ALWAYS("mlockall"), ALWAYS("munlockall"),
    ALWAYS("memfd_create"),
    WHERE("mmap", 2, PROT_EXEC, 0), WHERE("mmap", 2, PROT_WRITE, 0),
    WHERE("mprotect", 2, PROT_EXEC, 0),

    /* threads */
    WHERE("clone", 0, NAMESPACES, 0),
    {"clone3", GRANT_NEVER, 0, 0, 0}, /* its flags cannot be seen from here */
    ALWAYS("futex"), ALWAYS("set_robust_list"), ALWAYS("set_tid_address"), ALWAYS("rseq"),
    ALWAYS("sched_yield"), ALWAYS("sched_getaffinity"), ALWAYS("sched_getparam"),
    ALWAYS("sched_getscheduler"), ALWAYS("sched_setscheduler"), ALWAYS("setpriority"),
    ALWAYS("getrandom"), ALWAYS("exit"), ALWAYS("exit_group"),

    /* signals: none goes to another process but the one that ends a child */
    ALWAYS("rt_sigaction"), ALWAYS("rt_sigprocmask"), ALWAYS("rt_sigreturn"), ALWAYS("sigaltstack"),
    WHERE("kill", 1, WORD, SIGKILL), WHERE("tgkill", 2, WORD, SIGABRT), WHERE("tgkill", 2, WORD, SIGSYS),

    /* a child: this very program and no other, which then gives itself limits and a filter */
    WHERE("execve", 0, UINT64_MAX, (uintptr_t)sandbox_program),
    ALWAYS("wait4"), ALWAYS("arch_prctl"), ALWAYS("prlimit64"),
    ALWAYS("seccomp"),
    WHERE("prctl", 0, WORD, PR_SET_PDEATHSIG), WHERE("prctl", 0, WORD, PR_SET_DUMPABLE),
    WHERE("prctl", 0, WORD, PR_SET_NO_NEW_PRIVS), WHERE("prctl", 0, WORD, PR_SET_SECCOMP),
    WHERE("prctl", 0, WORD, PR_GET_SECCOMP), WHERE("prctl", 0, WORD, PR_SET_NAME),
    WHERE("prctl", 0, WORD, PR_CAPBSET_READ),

    /* who and what this is */
    ALWAYS("getpid"), ALWAYS("getppid"), ALWAYS("gettid"), ALWAYS("getuid"), ALWAYS("geteuid"),
    ALWAYS("getgid"), ALWAYS("getegid"), ALWAYS("uname"), ALWAYS("sysinfo"), ALWAYS("getrusage"),

#if SANITIZED
    /* at its end the sanitizer stops all threads, and looks for what was never freed */
    ALWAYS("ptrace"), ALWAYS("process_vm_readv"), ALWAYS("getdents"), ALWAYS("pipe"),
    ALWAYS("personality"),
    ALWAYS("tgkill"), ALWAYS("prctl"), ALWAYS("msync"), ALWAYS("mincore"),
#endif
};
/* clang-format on */

const size_t fence_ncalls = sizeof fence_calls / sizeof *fence_calls;
