/* The files of a backup: see backup_file.h. */
#include "daemon/backup_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int backup_folder_make(const char *path)
{
    return mkdir(path, 0700) == 0 || errno == EEXIST ? 0 : -1;
}

int backup_folder_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int result = fd < 0 ? -1 : fsync(fd);
    int error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    return result;
}

int backup_file_make(const char *path)
{
    if (unlink(path) != 0 && errno != ENOENT)
        return -1;
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd >= 0)
        close(fd);
    return fd < 0 ? -1 : 0;
}

static bool bytes_copy(int from, int to)
{
    char bytes[16384];
    ssize_t n;
    while ((n = read(from, bytes, sizeof bytes)) > 0) {
        ssize_t written = write(to, bytes, (size_t)n);
        if (written >= 0 && written < n)
            errno = ENOSPC; /* a file takes all, or its disk is full */
        if (written != n)
            return false;
    }
    return n == 0 && fsync(to) == 0;
}

int backup_file_copy(const char *from, const char *part, const char *to)
{
    int source = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (source < 0)
        return errno == ENOENT ? 0 : -1;
    int target = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool good = target >= 0 && bytes_copy(source, target) && rename(part, to) == 0;
    int error = errno;
    if (target >= 0)
        close(target);
    close(source);
    if (!good)
        unlink(part);
    errno = error;
    return good ? 0 : -1;
}
