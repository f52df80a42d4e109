/* The parent's side of the sandbox: forks, serves, ends the child (see sandbox.h). */
#include "lua/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const char sandbox_program[] = "/proc/self/exe";

#define TOTAL_MAX ((size_t)80 << 20) /* bytes that a child may send */

static bool anew; /* set by sandbox_anew */

struct talk {
    struct sandbox *sandbox;
    int socket;
    struct timespec until;
    struct bytes in, out;
    size_t received;
    bool over; /* FRAME_END came */
};

static int left_ms(const struct talk *t)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long ms = (t->until.tv_sec - now.tv_sec) * 1000 + (t->until.tv_nsec - now.tv_nsec) / 1000000;
    return ms > 0 ? (int)ms : 0;
}

/* Serves the frames that have come whole. False when the child may not go on. */
static bool frames_serve(struct talk *t)
{
    struct frame f;
    size_t size, done = 0;
    enum frame_found found = FRAME_PART;
    while (!t->over &&
           (found = frame_read(t->in.at + done, t->in.n - done, &f, &size)) == FRAME_FOUND) {
        t->over = f.kind == FRAME_END;
        if (!t->over && t->sandbox->serve(t->sandbox->serve_context, &f, &t->out) == SERVE_REFUSE)
            return false;
        done += size;
    }
    bytes_drop(&t->in, done);
    return found != FRAME_BAD;
}

enum turn { TURN_ON, TURN_END, TURN_BAD, TURN_FAILED };

static enum turn receive(struct talk *t)
{
    char buffer[65536];
    ssize_t n = recv(t->socket, buffer, sizeof buffer, MSG_DONTWAIT);
    if (n < 0)
        return errno == EAGAIN || errno == EINTR ? TURN_ON
                                                 : TURN_END; /* reset: the child is gone */
    if (n == 0)
        return TURN_END;
    t->received += (size_t)n;
    bytes_put(&t->in, buffer, (size_t)n);
    if (t->in.failed)
        return TURN_FAILED;
    if (t->received > TOTAL_MAX || !frames_serve(t))
        return TURN_BAD;
    if (t->out.failed)
        return TURN_FAILED;
    return t->over ? TURN_END : TURN_ON;
}

static enum turn transmit(struct talk *t)
{
    ssize_t n = send(t->socket, t->out.at, t->out.n, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n < 0)
        return errno == EAGAIN || errno == EINTR ? TURN_ON : TURN_END;
    bytes_drop(&t->out, (size_t)n);
    return TURN_ON;
}

static enum turn turn(struct talk *t, short ready)
{
    enum turn next = TURN_ON;
    if (ready & (POLLIN | POLLHUP | POLLERR))
        next = receive(t);
    if (next == TURN_ON && (ready & POLLOUT))
        next = transmit(t);
    return next;
}

/* Until the child has told all, is gone, or its time is over. -1 when the world failed. */
static int converse(struct talk *t, enum sandbox_end *end)
{
    *end = SANDBOX_DIED;
    for (;;) {
        struct pollfd watch = {.fd = t->socket, .events = POLLIN};
        int ms = left_ms(t);
        watch.events |= t->out.n ? POLLOUT : 0;
        int n = ms ? poll(&watch, 1, ms) : 0;
        if (n < 0 && errno != EINTR)
            return -1;
        if (n == 0 && !left_ms(t)) {
            *end = SANDBOX_LATE;
            return 0;
        }
        enum turn next = n > 0 ? turn(t, watch.revents) : TURN_ON;
        if (next == TURN_FAILED) {
            errno = ENOMEM;
            return -1;
        }
        if (next == TURN_BAD)
            *end = SANDBOX_BABBLED;
        if (next == TURN_END && t->over)
            *end = SANDBOX_ENDED;
        if (next != TURN_ON)
            return 0;
    }
}

/* Between fork and exec only what a signal handler may call. */
static _Noreturn void child_anew(const struct sandbox *s, int socket)
{
    int first = fcntl(socket, F_DUPFD_CLOEXEC, 10);
    int second = s->shared ? fcntl(*s->shared, F_DUPFD_CLOEXEC, 10) : first;
    if (first >= 0 && second >= 0 && dup2(first, SANDBOX_SOCKET) >= 0 &&
        dup2(second, SANDBOX_SHARED) >= 0)
        execv(sandbox_program, s->arguments);
    _exit(1);
}

/* How long a child may take that ends by itself. One that counts what runs then writes its counts,
 * also after it has told its end. */
#ifdef COVERED
#define ENDING 5000 /* ms */
#define ENDS_AFTER_TELLING true
#else
#define ENDING 50
#define ENDS_AFTER_TELLING false
#endif

/* Its status; a child that ended by itself keeps it, another is killed. */
static int child_end(pid_t pid, bool by_itself)
{
    int status = 0;
    pid_t got = by_itself ? waitpid(pid, &status, WNOHANG) : 0;
    if (got == 0) {
        for (int i = 0; by_itself && got == 0 && i < ENDING; i++) { /* the socket is closed */
            nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
            got = waitpid(pid, &status, WNOHANG);
        }
        if (got == 0)
            kill(pid, SIGKILL);
    }
    while (got == 0 || (got < 0 && errno == EINTR))
        got = waitpid(pid, &status, 0);
    return got == pid && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

void sandbox_anew(void)
{
    anew = true;
}

int sandbox_run(struct sandbox *s, enum sandbox_end *end)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return -1;
    struct talk t = {.sandbox = s, .socket = pair[0]};
    clock_gettime(CLOCK_MONOTONIC, &t.until);
    t.until.tv_sec += s->wall_seconds;
    pid_t pid = fork();
    if (pid == 0 && anew)
        child_anew(s, pair[1]);
    if (pid == 0)
        sandbox_child_run(s, pair[1]);
    int failure = pid < 0 ? errno : 0;
    close(pair[1]);
    if (pid > 0) {
        failure = converse(&t, end) == 0 ? 0 : errno;
        bool ends = *end == SANDBOX_DIED || (ENDS_AFTER_TELLING && *end == SANDBOX_ENDED);
        s->signal = child_end(pid, !failure && ends);
        if (s->signal == SIGXCPU && *end == SANDBOX_DIED)
            *end = SANDBOX_LATE;
    }
    close(pair[0]);
    bytes_fini(&t.in);
    bytes_fini(&t.out);
    errno = failure;
    return failure ? -1 : 0;
}
