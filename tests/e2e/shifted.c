/* A wall clock that tests can set: preloaded into polkud, it adds the seconds that stand in a file
 * to the time of day. The file is mapped once, so that nothing is opened later (the child that runs
 * rule files may not), and a change counts at once. CLOCK_MONOTONIC stays as it is. */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *shift;
static int (*real)(clockid_t clock, struct timespec *out);

/* Other libraries may ask for the time before this one was begun. */
__attribute__((constructor)) static void shifted_init(void)
{
    if (shift)
        return;
    const char *path = getenv("SHIFTED_CLOCK");
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    void *map = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *shift, PROT_READ, MAP_SHARED, fd, 0);
    void *found = dlsym(RTLD_NEXT, "clock_gettime");
    __builtin_memcpy(&real, &found, sizeof real);
    if (map == MAP_FAILED || !real)
        abort();
    shift = map;
    close(fd);
}

int clock_gettime(clockid_t clock, struct timespec *out)
{
    shifted_init();
    int result = real(clock, out);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        out->tv_sec += *shift;
    return result;
}

time_t time(time_t *out)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now); /* cannot fail for this clock */
    if (out)
        *out = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
    struct timespec now = {0};
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now); /* cannot fail for this clock */
    *out = (struct timeval){.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
    return 0;
}
