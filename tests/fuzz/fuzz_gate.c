/* Any bytes to the socket that callers talk to: raw, as a peer that speaks no ZeroMQ sends them, or
 * as the frames of a message.
 *
 * What must hold: the gate gives letters or nothing, each can be answered, and another caller is
 * answered still. The library under the socket is not built for fuzzing: what it does with the
 * bytes guides nothing, so this one finds crashes by patience. Its thread is given inputs ahead,
 * AHEAD at most, so that neither waits for the other. After a crash those are in LAST, in the order
 * of struct last, since any of them can be the cause. */
#include "tests/fuzz/fuzz.h"

#include "daemon/gate.h"
#include "daemon/zap.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define FRAMES_MAX 8
#define AHEAD 16
#define PATIENCE 60000 /* ms, on a busy machine */
#define INPUT_MAX 24000
#define LAST "/dev/shm/polku-fuzz-gate-%d.last"

static struct gate gate;
static void *caller;         /* the one that must be answered still … */
static struct address known; /* … and what the gate calls it */
static char path[64], endpoint[80], last_path[64];
static unsigned long runs;
static int peers[AHEAD]; /* raw connections that the gate has not closed yet; 0: none */
static int replies;      /* that the caller has not received yet */

static struct last {
    uint32_t n;
    uint8_t bytes[INPUT_MAX];
} * last; /* the inputs, by run % AHEAD */

/* ZeroMQ learns late of what has been sent on: the caller that must be answered is tried again, as
 * the daemon does. */
static void letter_answer(const struct letter *letter)
{
    zmq_msg_t reply;
    bool again;
    MUST(zmq_msg_init(&reply) == 0 && zmq_msg_copy(&reply, (zmq_msg_t *)&letter->body) == 0);
    do {
        bool full = gate_send(&gate, &letter->from, &reply) == SENT_FULL;
        again = full && letter->from.n == known.n &&
                memcmp(letter->from.bytes, known.bytes, known.n) == 0;
        if (again)
            zmq_poll(NULL, 0, 1);
    } while (again);
    MUST(zmq_msg_close(&reply) == 0);
}

static void letters_answer(void)
{
    struct letter letter;
    int got;
    while ((got = gate_receive(&gate, &letter)) > 0) {
        MUST(letter.from.n > 0);
        if (known.n == 0) /* the first letter of all */
            known = letter.from;
        letter_answer(&letter);
        letter_close(&letter);
    }
    MUST(got == 0);
}

/* Answers letters until there is something for the peer: the socket, or with NULL the descriptor.
 */
static void peer_wait(void *socket, int fd)
{
    zmq_pollitem_t items[] = {{.socket = gate.router, .events = ZMQ_POLLIN},
                              {.socket = socket, .fd = fd, .events = ZMQ_POLLIN}};
    while (!(items[1].revents & (ZMQ_POLLIN | ZMQ_POLLERR))) {
        int n = zmq_poll(items, 2, PATIENCE);
        MUST(n > 0 || (n < 0 && errno == EINTR)); /* the fuzzer's own alarm */
        letters_answer();
    }
}

/* ---- the caller ------------------------------------------------------------------------------
 */

/* One reply; gives the size of its last frame. */
static int reply_receive(char *out, size_t size)
{
    int more = 1, n = 0;
    peer_wait(caller, -1);
    for (size_t length = sizeof more; more;) {
        n = zmq_recv(caller, out, size, 0);
        MUST(n >= 0);
        MUST(zmq_getsockopt(caller, ZMQ_RCVMORE, &more, &length) == 0);
    }
    replies--;
    return n;
}

static void caller_ask(void)
{
    char reply[5];
    MUST(zmq_send(caller, "hello", 5, 0) == 5);
    replies++;
    while (replies > 1)
        reply_receive(reply, sizeof reply);
    MUST(reply_receive(reply, sizeof reply) == 5 && memcmp(reply, "hello", 5) == 0);
}

/* The first byte of each frame is its length. */
static void frames_send(const uint8_t *data, size_t size)
{
    while (replies >= AHEAD)
        reply_receive(NULL, 0);
    for (int i = 0; size > 0 && i < FRAMES_MAX; i++) {
        size_t n = data[0] < size - 1 ? data[0] : size - 1;
        bool over = n == size - 1 || i == FRAMES_MAX - 1;
        MUST(zmq_send(caller, data + 1, n, over ? 0 : ZMQ_SNDMORE) == (int)n);
        data += n + 1;
        size -= n + 1;
        if (over)
            break;
    }
    replies++;
}

/* ---- raw bytes -------------------------------------------------------------------------------
 */

/* To the end: the gate closes once it has read all. */
static void peer_end(int *peer)
{
    char told[4096];
    ssize_t n = *peer ? 1 : 0;
    while (n > 0) {
        peer_wait(NULL, *peer);
        n = recv(*peer, told, sizeof told, 0);
    }
    if (*peer)
        close(*peer);
    *peer = 0;
}

static void bytes_send(const uint8_t *data, size_t size, int *peer)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ssize_t n = 1;
    strcpy(to.sun_path, path);
    MUST(fd > 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0);
    while (size > 0 && n > 0) {
        n = send(fd, data, size, MSG_NOSIGNAL); /* fails when the gate has closed */
        data += n > 0 ? n : 0;
        size -= n > 0 ? (size_t)n : 0;
    }
    shutdown(fd, SHUT_WR); /* fails then, too */
    *peer = fd;
}

/* ---- a run -----------------------------------------------------------------------------------
 */

static void last_remove(void)
{
    unlink(last_path);
}

static void last_make(void)
{
    snprintf(last_path, sizeof last_path, LAST, (int)getpid());
    int fd = open(last_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    MUST(fd >= 0 && ftruncate(fd, AHEAD * sizeof *last) == 0);
    last = mmap(NULL, AHEAD * sizeof *last, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    MUST(last != MAP_FAILED && close(fd) == 0 && atexit(last_remove) == 0);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const struct lock open_to_all = {.domain = ZAP_CALLS, .ipc_mode = 0600};
    const struct door door = {endpoint, &open_to_all};
    char why[WHY_BYTES];
    int linger = 0;
    (void)argc;
    (void)argv;
    last_make();
    snprintf(path, sizeof path, "/tmp/polku-fuzz-gate-%d", (int)getpid());
    snprintf(endpoint, sizeof endpoint, "ipc://%s", path);
    MUST(gate_init(&gate) == 0 && gate_open(&gate, &door, 1, why) == 0);
    caller = zmq_socket(gate.context, ZMQ_DEALER);
    MUST(caller && zmq_setsockopt(caller, ZMQ_LINGER, &linger, sizeof linger) == 0);
    MUST(zmq_connect(caller, endpoint) == 0);
    caller_ask();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned long i = runs++ % AHEAD;
    if (size < 2 || size > INPUT_MAX)
        return 0;
    peer_end(&peers[i]);
    last[i].n = (uint32_t)size;
    memcpy(last[i].bytes, data, size);
    if (data[0] & 1)
        bytes_send(data + 1, size - 1, &peers[i]);
    else
        frames_send(data + 1, size - 1);
    letters_answer();
    if (runs % 256 == 0)
        caller_ask();
    return 0;
}
