/* Any bytes to the socket that callers talk to: raw, as a peer that speaks no ZeroMQ sends them, or
 * as the frames of a message.
 *
 * What must hold: the gate gives letters or nothing, each can be answered, and another caller is
 * answered still. The library under the socket is not built for fuzzing: what it does with the
 * bytes guides nothing, so this one finds crashes by patience. */
#include "tests/fuzz/fuzz.h"

#include "daemon/gate.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define FRAMES_MAX 8

static struct gate gate;
static void *caller; /* the one that must be answered still */
static char path[64], endpoint[80];
static unsigned long runs;

static void letters_answer(int wait)
{
    struct letter letter;
    int got;
    gate_wait(&gate, wait);
    while ((got = gate_receive(&gate, &letter)) > 0) {
        MUST(letter.from.n > 0);
        gate_send(&gate, &letter.from, zmq_msg_data(&letter.body), zmq_msg_size(&letter.body));
        letter_close(&letter);
    }
    MUST(got == 0);
}

static void caller_ask(void)
{
    char reply[8] = "";
    MUST(zmq_send(caller, "hello", 5, 0) == 5);
    for (int i = 0; i < 2000 && strcmp(reply, "hello") != 0; i++) {
        letters_answer(5);
        if (zmq_recv(caller, reply, 5, ZMQ_DONTWAIT) < 0)
            MUST(errno == EAGAIN);
    }
    MUST(strcmp(reply, "hello") == 0);
}

static void bytes_send(const uint8_t *data, size_t size)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    strcpy(to.sun_path, path);
    MUST(fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0);
    while (size > 0) {
        ssize_t n = send(fd, data, size, MSG_NOSIGNAL);
        if (n <= 0)
            break; /* the gate has closed */
        data += n;
        size -= (size_t)n;
    }
    letters_answer(1);
    close(fd);
}

/* The first byte of each frame is its length. */
static void frames_send(const uint8_t *data, size_t size)
{
    for (int i = 0; size > 0 && i < FRAMES_MAX; i++) {
        size_t n = data[0] < size - 1 ? data[0] : size - 1;
        bool last = n == size - 1 || i == FRAMES_MAX - 1;
        MUST(zmq_send(caller, data + 1, n, last ? 0 : ZMQ_SNDMORE) == (int)n);
        data += n + 1;
        size -= n + 1;
        if (last)
            break;
    }
    for (int i = 0; i < 1000 && zmq_recv(caller, NULL, 0, ZMQ_DONTWAIT) < 0; i++)
        letters_answer(1);
    int more = 0;
    size_t length = sizeof more;
    while (zmq_getsockopt(caller, ZMQ_RCVMORE, &more, &length) == 0 && more)
        zmq_recv(caller, NULL, 0, 0);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    char why[ENDPOINT_BYTES * 3];
    const char *const endpoints[] = {endpoint};
    int linger = 0;
    (void)argc;
    (void)argv;
    snprintf(path, sizeof path, "/tmp/polku-fuzz-gate-%d", (int)getpid());
    snprintf(endpoint, sizeof endpoint, "ipc://%s", path);
    MUST(gate_open(&gate, endpoints, 1, why, sizeof why) == 0);
    caller = zmq_socket(gate.context, ZMQ_DEALER);
    MUST(caller && zmq_setsockopt(caller, ZMQ_LINGER, &linger, sizeof linger) == 0);
    MUST(zmq_connect(caller, endpoint) == 0);
    caller_ask();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    if (data[0] & 1)
        bytes_send(data + 1, size - 1);
    else
        frames_send(data + 1, size - 1);
    if (++runs % 64 == 0)
        caller_ask();
    return 0;
}
