/* The sandbox holds: a child that tries what it may not is killed, one that spins is stopped, and
 * one that babbles is refused. Each child here is hostile C, since Lua may be made to run any. */
#include "lua/sandbox.h"
#include "lua/sanitized.h"
#include "lua/seal.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#define SEALED (!SANITIZED) /* a sanitizer needs the calls that are forbidden */

static enum sandbox_serve accept_all(void *context, struct frame *f, struct bytes *reply)
{
    (void)reply;
    *(int *)context += f->kind == FRAME_BUILDING;
    return f->kind == FRAME_IMAGE ? SERVE_REFUSE : SERVE_ON;
}

static enum sandbox_end run(sandbox_child *child, int *signal, int *served)
{
    enum sandbox_end end = SANDBOX_ENDED;
    *served = 0;
    struct sandbox s = {.child = child,
                        .serve = accept_all,
                        .serve_context = served,
                        .seconds = 1,
                        .wall_seconds = 3,
                        .memory = (size_t)64 << 20};
    assert_int_equal(sandbox_run(&s, &end), 0);
    *signal = s.signal;
    return end;
}

static void tell(int socket, enum frame_kind kind)
{
    struct bytes b = {0};
    frame_end(&b, frame_begin(&b, kind));
    sandbox_write(socket, b.at, b.n);
    bytes_fini(&b);
}

/* ---- what is forbidden ------------------------------------------------------------------------
 */

static void do_open(void *c, int socket)
{
    (void)c;
    if (open("/etc/passwd", O_RDONLY) != -2)
        tell(socket, FRAME_END);
}

static void do_socket(void *c, int s)
{
    (void)c;
    if (socket(AF_INET, SOCK_STREAM, 0) != -2)
        tell(s, FRAME_END);
}

static void do_fork(void *c, int socket)
{
    (void)c;
    if (fork() != -2)
        tell(socket, FRAME_END);
}

static void do_exec(void *c, int socket)
{
    char *args[] = {(char *)"/bin/true", NULL};
    (void)c;
    execv(args[0], args);
    tell(socket, FRAME_END);
}

static void do_kill(void *c, int socket)
{
    (void)c;
    if (kill(getppid(), 0) != -2)
        tell(socket, FRAME_END);
}

static void do_ptrace(void *c, int socket)
{
    (void)c;
    if (syscall(SYS_ptrace, 0, 0, 0, 0) != -2)
        tell(socket, FRAME_END);
}

static void do_code(void *c, int socket)
{
    (void)c;
    if (mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
        NULL)
        tell(socket, FRAME_END);
}

static void do_make_code(void *c, int socket)
{
    (void)c;
    void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mprotect(p, 4096, PROT_READ | PROT_EXEC) != -2)
        tell(socket, FRAME_END);
}

static void do_other_descriptor(void *c, int socket)
{
    (void)c;
    if (write(2, "x", 1) != -2)
        tell(socket, FRAME_END);
}

static void do_clock(void *c, int socket)
{
    (void)c;
    if (syscall(SYS_getrandom, &socket, 1, 0) != -2)
        tell(SEALED_SOCKET, FRAME_END);
}

static void forbidden_calls_kill(void **state)
{
    static sandbox_child *const children[] = {
        do_open,      do_socket,           do_fork, do_exec, do_kill, do_ptrace, do_code,
        do_make_code, do_other_descriptor, do_clock};
    (void)state;
    for (size_t i = 0; SEALED && i < sizeof children / sizeof *children; i++) {
        int signal, served;
        enum sandbox_end end = run(children[i], &signal, &served);
        if (end != SANDBOX_DIED || signal != SIGSYS)
            print_error("child %zu was not stopped\n", i);
        assert_int_equal(end, SANDBOX_DIED);
        assert_int_equal(signal, SIGSYS);
    }
}

/* ---- what is limited --------------------------------------------------------------------------
 */

static void do_spin(void *c, int socket)
{
    (void)c;
    (void)socket;
    for (volatile unsigned i = 0;; i++)
        ;
}

static void do_sleep(void *c, int socket)
{
    char byte;
    (void)c;
    sandbox_read(socket, &byte, 1); /* nothing ever comes */
}

static void do_drip(void *c, int socket)
{
    (void)c;
    for (;;) /* it does tell something, for ever */
        tell(socket, FRAME_BUILDING);
}

static void do_crash(void *c, int socket)
{
    (void)c;
    (void)socket;
    int *volatile nowhere = NULL;
    *nowhere = 0;
}

static void do_eat(void *c, int socket)
{
    (void)c;
    for (int i = 0; i < 1024; i++) {
        char *p = malloc((size_t)1 << 20);
        if (!p) {
            tell(socket, FRAME_END);
            return;
        }
        memset(p, 1, (size_t)1 << 20);
    }
}

static void do_leave(void *c, int socket)
{
    (void)c;
    tell(socket, FRAME_BUILDING);
}

static void limits_hold(void **state)
{
    int signal, served;
    (void)state;
    assert_int_equal(run(do_spin, &signal, &served), SANDBOX_LATE);
    assert_int_equal(run(do_sleep, &signal, &served), SANDBOX_LATE);
    assert_int_not_equal(run(do_drip, &signal, &served), SANDBOX_ENDED);
    assert_int_equal(run(do_crash, &signal, &served), SANDBOX_DIED);
    assert_int_equal(run(do_leave, &signal, &served), SANDBOX_DIED);
    assert_int_equal(signal, 0);
    assert_int_equal(served, 1);
    if (SEALED) /* memory ends long before a gigabyte, and the child may say so */
        assert_int_equal(run(do_eat, &signal, &served), SANDBOX_ENDED);
}

/* ---- what is babbled --------------------------------------------------------------------------
 */

static void do_garbage(void *c, int socket)
{
    static const char garbage[] = "GET / HTTP/1.1\r\n\r\n";
    (void)c;
    sandbox_write(socket, garbage, sizeof garbage);
    tell(socket, FRAME_END);
}

static void do_huge(void *c, int socket)
{
    static const unsigned char head[] = {FRAME_ISSUE, 0xFF, 0xFF, 0xFF, 0xFF};
    (void)c;
    sandbox_write(socket, head, sizeof head);
    tell(socket, FRAME_END);
}

static void do_flood(void *c, int socket)
{
    static char much[1 << 16];
    unsigned char head[] = {FRAME_ISSUE, 0, 0, 0, 4}; /* 64 MiB */
    (void)c;
    for (int i = 0; i < 3; i++) {
        sandbox_write(socket, head, sizeof head);
        for (int j = 0; j < 1024; j++)
            sandbox_write(socket, much, sizeof much);
    }
    tell(socket, FRAME_END);
}

static void do_refused(void *c, int socket)
{
    (void)c;
    tell(socket, FRAME_IMAGE);
    tell(socket, FRAME_END);
}

static void do_half(void *c, int socket)
{
    static const unsigned char half[] = {FRAME_ISSUE, 100, 0, 0, 0, 'x'};
    (void)c;
    sandbox_write(socket, half, sizeof half);
}

static void babble_is_refused(void **state)
{
    int signal, served;
    (void)state;
    assert_int_equal(run(do_garbage, &signal, &served), SANDBOX_BABBLED);
    assert_int_equal(run(do_huge, &signal, &served), SANDBOX_BABBLED);
    assert_int_equal(run(do_flood, &signal, &served), SANDBOX_BABBLED);
    assert_int_equal(run(do_refused, &signal, &served), SANDBOX_BABBLED);
    assert_int_equal(run(do_half, &signal, &served), SANDBOX_DIED);
}

static void descriptors_do_not_leak(void **state)
{
    int signal, served, before = open("/dev/null", O_RDONLY), after;
    (void)state;
    for (int i = 0; i < 20; i++)
        run(do_leave, &signal, &served);
    after = open("/dev/null", O_RDONLY);
    assert_int_equal(after, before + 1);
    close(before);
    close(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forbidden_calls_kill),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(babble_is_refused),
        cmocka_unit_test(descriptors_do_not_leak),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
