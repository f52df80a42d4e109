/* Failures of the system on demand: preloaded into polkud. A shared file says which call fails,
 * when and how; it is mapped once, so a test can change it while the daemon runs.
 *
 * Only files are concerned (writes with an offset, syncs, opens): what SQLite does to its
 * databases. Counts are of all calls of that kind together. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { KIND_WRITE, KIND_SYNC, KIND_READ, KINDS };

struct orders {
    _Atomic int64_t left[KINDS];  /* calls until one fails; 0: none does */
    _Atomic int64_t often[KINDS]; /* how many fail then, one after another */
    _Atomic int64_t error[KINDS];
    _Atomic int64_t half;        /* a write that fails writes half of its bytes before */
    _Atomic int64_t seen[KINDS]; /* calls so far */
    _Atomic int64_t failed;      /* calls that failed by order */
};

static struct orders *orders;
static ssize_t (*real_write)(int, const void *, size_t, off64_t);
static ssize_t (*real_read)(int, void *, size_t, off64_t);
static int (*real_sync)(int);
static int (*real_fsync)(int);

static void find(void *out, const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    __builtin_memcpy(out, &found, sizeof found);
}

__attribute__((constructor)) static void failing_init(void)
{
    if (orders)
        return;
    const char *path = getenv("FAILING_CALLS");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *map =
        fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *orders, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (map == MAP_FAILED)
        abort();
    find(&real_write, "pwrite64");
    find(&real_read, "pread64");
    find(&real_sync, "fdatasync");
    find(&real_fsync, "fsync");
    orders = map;
    close(fd);
}

static int fails(enum kind kind)
{
    failing_init();
    orders->seen[kind]++;
    if (orders->left[kind] == 0 || --orders->left[kind] > 0)
        return 0;
    if (orders->often[kind]-- > 1)
        orders->left[kind] = 1;
    orders->failed++;
    errno = (int)orders->error[kind];
    return 1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
    if (!fails(KIND_WRITE))
        return real_write(fd, bytes, n, at);
    int error = errno;
    if (orders->half && real_write(fd, bytes, n / 2, at) < 0)
        return -1;
    errno = error;
    return -1;
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
    return pwrite64(fd, bytes, n, at);
}

ssize_t pread64(int fd, void *bytes, size_t n, off64_t at)
{
    return fails(KIND_READ) ? -1 : real_read(fd, bytes, n, at);
}

ssize_t pread(int fd, void *bytes, size_t n, off_t at)
{
    return pread64(fd, bytes, n, at);
}

int fdatasync(int fd)
{
    return fails(KIND_SYNC) ? -1 : real_sync(fd);
}

int fsync(int fd)
{
    return fails(KIND_SYNC) ? -1 : real_fsync(fd);
}
