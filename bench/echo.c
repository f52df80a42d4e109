/* A bare ZeroMQ ROUTER that answers every request with the same bytes: the floor that the daemon is
 * measured against.
 *
 *     echo ENDPOINT ANSWER_FILE      until it is killed */
#include <stdio.h>
#include <stdlib.h>
#include <zmq.h>

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
        zmq_recv(socket, buffer, sizeof buffer, 0); /* the empty frame */
        zmq_recv(socket, buffer, sizeof buffer, 0);
        zmq_send(socket, "", 0, ZMQ_SNDMORE);
        zmq_send(socket, answer, size, 0);
    }
}
