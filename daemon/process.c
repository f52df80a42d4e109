/* This process: see process.h. */
#include "daemon/process.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

int64_t process_descriptors(void)
{
    DIR *dir = opendir("/proc/self/fd");
    int64_t n = -1; /* the folder's own */
    if (!dir)
        return -1;
    for (const struct dirent *entry; (entry = readdir(dir));)
        n += entry->d_name[0] != '.';
    closedir(dir);
    return n;
}

int64_t process_descriptors_max(void)
{
    struct rlimit limit;
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? (int64_t)limit.rlim_cur : -1;
}

/* The `which`th number of /proc/self/statm, which counts pages. */
static int64_t memory_bytes(int which)
{
    int64_t pages[2] = {-1, -1};
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file)
        return -1;
    int n = fscanf(file, "%" SCNd64 " %" SCNd64, &pages[0], &pages[1]);
    fclose(file);
    return n == 2 ? pages[which] * sysconf(_SC_PAGESIZE) : -1;
}

int64_t process_virtual_bytes(void)
{
    return memory_bytes(0);
}

int64_t process_resident_bytes(void)
{
    return memory_bytes(1);
}

int64_t process_cpu_us(void)
{
    struct timespec used;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0)
        return -1;
    return (int64_t)used.tv_sec * 1000000 + used.tv_nsec / 1000;
}
