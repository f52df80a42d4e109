/* A disk whose commits take 4 to 9 ms, as on the servers that Polku is meant for: preloaded into
 * the daemon for one measure, it makes every fdatasync wait that much longer than it takes here.
 * The figures are shown as those of a slowed disk. */
#include <dlfcn.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

#define LEAST_NS 4000000
#define SPREAD_NS 5000000

int fdatasync(int fd)
{
    static int (*real)(int fd);
    static uint32_t seed = 1;
    if (!real) {
        void *found = dlsym(RTLD_NEXT, "fdatasync");
        __builtin_memcpy(&real, &found, sizeof real);
    }
    seed = seed * 1664525 + 1013904223;
    struct timespec wait = {.tv_nsec = LEAST_NS + seed % SPREAD_NS};
    nanosleep(&wait, NULL);
    return real(fd);
}
