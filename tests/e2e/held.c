/* A disk that tests can hold: preloaded into polkud, it lets fdatasync wait while the first number
 * of a file says so, and fail with the second one as its errno. The third counts those that wait,
 * the fourth all there were.
 * The file is mapped once, so that nothing is opened later. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

struct disk {
    int32_t held, error, waiting, all;
};

static struct disk *disk;
static int (*real)(int fd);

__attribute__((constructor)) static void held_init(void)
{
    const char *path = getenv("HELD_DISK");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *map =
        fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *disk, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    void *found = dlsym(RTLD_NEXT, "fdatasync");
    __builtin_memcpy(&real, &found, sizeof real);
    if (map == MAP_FAILED || !real)
        abort();
    disk = map;
    close(fd);
}

int fdatasync(int fd)
{
    __atomic_add_fetch(&disk->waiting, 1, __ATOMIC_SEQ_CST);
    __atomic_add_fetch(&disk->all, 1, __ATOMIC_SEQ_CST);
    while (__atomic_load_n(&disk->held, __ATOMIC_SEQ_CST))
        usleep(1000);
    __atomic_sub_fetch(&disk->waiting, 1, __ATOMIC_SEQ_CST);
    int error = __atomic_load_n(&disk->error, __ATOMIC_SEQ_CST);
    if (error == 0)
        return real(fd);
    errno = error;
    return -1;
}
