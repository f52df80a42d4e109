/* Any bytes as a configuration file, run as the daemon runs it: in a process of its own.
 *
 * What must hold: it is read, or findings with a line of the file say why not; what it sets keeps
 * its bounds. Each run takes a process, so this one is slow. */
#include "tests/fuzz/fuzz.h"

#include "daemon/config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static struct arena *arena;
static char path[64];

static void file_write(const uint8_t *data, size_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    MUST(fd >= 0 && write(fd, data, size) == (ssize_t)size && close(fd) == 0);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    arena = arena_new((size_t)64 << 20);
    MUST(arena);
    snprintf(path, sizeof path, "/dev/shm/polku-fuzz-config-%d", (int)getpid());
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct config config;
    struct issues issues;
    arena_reset(arena);
    issues_init(&issues, arena);
    config_init(&config);
    file_write(data, size);
    MUST(config_read(&config, arena, path, &issues) == 0);
    unlink(path);
    MUST(config.nlisten >= 0 && config.nlisten <= ENDPOINTS_MAX);
    MUST(config.batch >= 1 && config.body >= 1024 && config.rules && config.data);
    for (int i = 0; i < issues.n; i++) {
        MUST(issues.list[i].where.line >= 0 && (size_t)issues.list[i].where.line <= size + 1);
        MUST(issue_print(arena, &issues.list[i], ""));
    }
    return 0;
}
