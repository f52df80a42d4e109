/* Running another program: see spawn.h. */
#include "cli/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* A file in memory, so that feeding the program cannot wait for what it writes. */
static int file_of(const char *bytes, size_t n)
{
    int fd = memfd_create("polku", MFD_CLOEXEC);
    size_t at = 0;
    while (fd >= 0 && at < n) {
        ssize_t written = write(fd, bytes + at, n - at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            close(fd);
            return -1;
        }
        at += (size_t)written;
    }
    if (fd >= 0 && lseek(fd, 0, SEEK_SET) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static bool output_read(const struct run *run, int fd, struct spawned *io)
{
    size_t cap = 1 << 16;
    char *bytes = arena_alloc(run->arena, cap + 1);
    ssize_t got;
    io->nout = 0;
    while ((got = read(fd, bytes + io->nout, cap - io->nout)) != 0) {
        if (got < 0 && errno != EINTR)
            return false;
        io->nout += got > 0 ? (size_t)got : 0;
        if (io->nout == cap) {
            bytes = arena_grow(run->arena, bytes, io->nout, cap * 2 + 1, 1);
            cap *= 2;
        }
    }
    bytes[io->nout] = '\0';
    io->out = bytes;
    return true;
}

static bool ended(pid_t child, struct spawned *io)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    io->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return true;
}

static bool program_run(const struct run *run, const char *const argv[], int in, struct spawned *io)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        if (dup2(in, 0) == 0 && dup2(ends[1], 1) == 1)
            execvp(argv[0], (char *const *)argv);
        _exit(127);
    }
    close(ends[1]);
    bool all = child > 0 && output_read(run, ends[0], io);
    close(ends[0]);
    return child > 0 && ended(child, io) && all;
}

bool spawn(const struct run *run, const char *const argv[], struct spawned *io)
{
    int in = file_of(io->in, io->nin);
    if (in < 0)
        return false;
    bool ran = program_run(run, argv, in, io);
    close(in);
    return ran;
}
