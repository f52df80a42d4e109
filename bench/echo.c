/* A bare ZeroMQ ROUTER that answers every request with the same bytes, but for the id: the floor
 * that the daemon is measured against.
 *
 *     echo ENDPOINT ANSWER_FILE      until it is killed
 *
 * The answer begins with ANSWER_BEGIN and then has room for an id. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zmq.h>

#define ANSWER_BEGIN "{\"jsonrpc\":\"2.0\",\"id\":"
#define ID_ROOM 12

/* The digits after "id": stand in every request near its beginning. */
static void id_copy(char *room, const char *request, size_t n)
{
    const char *at = memmem(request, n, "\"id\":", 5), *end = request + n;
    memset(room, ' ', ID_ROOM);
    if (!at)
        return;
    for (at += 5; at < end && *at == ' ';)
        at++;
    for (int i = 0; i < ID_ROOM && at < end && *at >= '0' && *at <= '9';)
        room[i++] = *at++;
}

int main(int argc, char **argv)
{
    static char answer[1 << 20], buffer[1 << 20];
    FILE *file = argc == 3 ? fopen(argv[2], "rb") : NULL;
    if (!file)
        return 2;
    size_t size = fread(answer, 1, sizeof answer, file);
    fclose(file);
    void *context = zmq_ctx_new(), *socket = zmq_socket(context, ZMQ_ROUTER);
    if (zmq_bind(socket, argv[1]) != 0) {
        perror(argv[1]);
        return 1;
    }
    for (;;) {
        int id = zmq_recv(socket, buffer, 256, 0);
        if (id < 0)
            continue;
        zmq_send(socket, buffer, (size_t)id, ZMQ_SNDMORE);
        int n = zmq_recv(socket, buffer, sizeof buffer, 0);
        if (n == 0) { /* an empty frame comes first from some callers */
            zmq_send(socket, "", 0, ZMQ_SNDMORE);
            n = zmq_recv(socket, buffer, sizeof buffer, 0);
        }
        id_copy(answer + sizeof ANSWER_BEGIN - 1, buffer, n > 0 ? (size_t)n : 0);
        zmq_send(socket, answer, size, 0);
    }
}
