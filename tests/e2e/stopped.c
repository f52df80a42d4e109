/* A disk that ends: preloaded into polkud, it counts what is written, made durable or renamed, in
 * the first number of a file. At the one that the second number says, the process is killed, or,
 * when the third says so, the disk is full from then on. The file is mapped once. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct disk {
    int32_t count, at, full;
};

static struct disk *disk;

static void *real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    return found;
}

__attribute__((constructor)) static void stopped_init(void)
{
    const char *path = getenv("STOPPED_DISK");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *map =
        fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *disk, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED)
        abort();
    disk = map;
    close(fd);
}

/* Whether there is no room. */
static int step(void)
{
    int32_t n = __atomic_add_fetch(&disk->count, 1, __ATOMIC_SEQ_CST);
    if (!disk->at || n < disk->at)
        return 0;
    if (!disk->full)
        kill(getpid(), SIGKILL);
    errno = ENOSPC;
    return 1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
    ssize_t (*write_at)(int, const void *, size_t, off64_t);
    void *found = real("pwrite64");
    memcpy(&write_at, &found, sizeof write_at);
    return step() ? -1 : write_at(fd, bytes, n, at);
}

int fdatasync(int fd)
{
    int (*sync)(int);
    void *found = real("fdatasync");
    memcpy(&sync, &found, sizeof sync);
    step();
    return sync(fd);
}

int rename(const char *from, const char *to)
{
    int (*name)(const char *, const char *);
    void *found = real("rename");
    memcpy(&name, &found, sizeof name);
    step();
    return name(from, to);
}
