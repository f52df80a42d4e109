/* A daemon gone astray: preloaded into polkud, it makes the system call that the file FORBIDDEN
 * names, once that file is there: in the loop when a folder is watched, or, with "accept" before
 * the name, in the thread that takes connections. What the system answered is added to the file. */
#include <dlfcn.h>
#include <errno.h>
#include <linux/sched.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

static long call_ptrace(void)
{
    return ptrace(PTRACE_ATTACH, 1, NULL, NULL);
}

static long call_mount(void)
{
    return mount("none", "/mnt", "tmpfs", 0, NULL);
}

static long call_unshare(void)
{
    return unshare(CLONE_NEWUSER);
}

static long call_socket(void)
{
    return socket(AF_PACKET, SOCK_RAW, 0);
}

static long call_connect(void)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(9)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return connect(fd, (struct sockaddr *)&to, sizeof to);
}

static long call_execve(void)
{
    char *const arguments[] = {"true", NULL};
    return execv("/bin/true", arguments);
}

static long call_mprotect(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

static long call_mmap(void)
{
    int all = PROT_READ | PROT_WRITE | PROT_EXEC;
    return (long)mmap(NULL, 4096, all, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static long call_kill(void)
{
    return kill(getppid(), SIGURG);
}

static long call_newer(void)
{
    return syscall(511);
}

static const struct {
    const char *name;
    long (*make)(void);
} calls[] = {
    {"ptrace", call_ptrace},     {"mount", call_mount},     {"unshare", call_unshare},
    {"socket", call_socket},     {"connect", call_connect}, {"execve", call_execve},
    {"mprotect", call_mprotect}, {"mmap", call_mmap},       {"kill", call_kill},
    {"newer", call_newer},
};

static void *real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    return found;
}

static void stray(const char *where)
{
    char said[64] = "", name[32];
    const char *path = getenv("FORBIDDEN");
    FILE *file = path ? fopen(path, "r+") : NULL;
    if (!file)
        return;
    size_t n = fread(said, 1, sizeof said - 1, file);
    said[n] = 0;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        snprintf(name, sizeof name, "%s%s", where, calls[i].name);
        if (strcmp(said, name) == 0)
            fprintf(file, " %ld", calls[i].make() < 0 ? -(long)errno : 0);
    }
    fclose(file);
}

int inotify_add_watch(int fd, const char *path, uint32_t mask)
{
    int (*add)(int, const char *, uint32_t);
    void *found = real("inotify_add_watch");
    memcpy(&add, &found, sizeof add);
    stray("");
    return add(fd, path, mask);
}

int accept4(int fd, struct sockaddr *restrict address, socklen_t *restrict n, int flags)
{
    int (*take)(int, struct sockaddr *, socklen_t *, int);
    void *found = real("accept4");
    memcpy(&take, &found, sizeof take);
    stray("accept ");
    return take(fd, address, n, flags);
}
