/* Ends the process between a commit and what follows it: preloaded into polkud, it kills the
 * process at the first message whose bytes begin with the text that stands in a file. The file is
 * mapped once; a text of no bytes lets everything pass. */
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define TEXT_BYTES 64

static const volatile char *text;
static int (*real)(void *socket, const void *bytes, size_t n, int flags);

__attribute__((constructor)) static void cut_init(void)
{
    const char *path = getenv("CUT_AT");
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    void *map = fd < 0 ? MAP_FAILED : mmap(NULL, TEXT_BYTES, PROT_READ, MAP_SHARED, fd, 0);
    void *found = dlsym(RTLD_NEXT, "zmq_send");
    memcpy(&real, &found, sizeof real);
    if (map == MAP_FAILED || !real)
        abort();
    text = map;
    close(fd);
}

int zmq_send(void *socket, const void *bytes, size_t n, int flags)
{
    size_t length = 0;
    while (length < TEXT_BYTES && text[length])
        length++;
    if (length && n >= length && memcmp(bytes, (const void *)(size_t)text, length) == 0)
        kill(getpid(), SIGKILL);
    return real(socket, bytes, n, flags);
}
