/* The child's side of the sandbox: what it may call to talk to its parent (see sandbox.h). */
#include "lua/sandbox.h"
#include "lua/seal.h"

#include <errno.h>
#include <unistd.h>

bool sandbox_write(int socket, const void *at, size_t n)
{
    const char *p = at;
    while (n > 0) {
        ssize_t written = write(socket, p, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        p += written;
        n -= (size_t)written;
    }
    return true;
}

bool sandbox_read(int socket, void *at, size_t n)
{
    char *p = at;
    while (n > 0) {
        ssize_t got = read(socket, p, n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        p += got;
        n -= (size_t)got;
    }
    return true;
}

_Noreturn void sandbox_give_up(void)
{
    _exit(1); /* the parent sees that the end was not told */
}

void sandbox_send(int socket, struct bytes *b)
{
    if (b->failed || !sandbox_write(socket, b->at, b->n))
        sandbox_give_up();
    bytes_fini(b);
}

void sandbox_tell(int socket, enum frame_kind kind)
{
    struct bytes b = {0};
    frame_end(&b, frame_begin(&b, kind));
    sandbox_send(socket, &b);
}

struct frame sandbox_receive(int socket, struct arena *arena, size_t most)
{
    char head[FRAME_HEAD];
    if (!sandbox_read(socket, head, sizeof head))
        sandbox_give_up();
    struct frame length = {.at = head + 1, .n = 4};
    size_t size = frame_number_read(&length);
    if (size > most)
        sandbox_give_up();
    char *rest = arena_alloc(arena, size + 1);
    if (!sandbox_read(socket, rest, size))
        sandbox_give_up();
    return (struct frame){.at = rest, .n = size};
}

_Noreturn void sandbox_child_run(const struct sandbox *s, int socket)
{
    if (!seal(socket, s->memory, s->seconds))
        _exit(1);
    s->child(s->child_context, SEALED_SOCKET);
    _exit(0);
}
