/* The crowd: see crowd.h. An event is two frames: what it is (two bytes, then four more), and
 * where.
 *
 * The pipe has no mark to reach: libzmq's own thread would wait at it. It would also wait for ever
 * when nobody holds the other end, so the monitor ends before that does. */
#include "daemon/crowd.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <zmq.h>

#define PLACE "inproc://crowd"
#define EVENT_BYTES 6

int crowd_watch(struct crowd *c, void *context, void *socket)
{
    const int none = 0;
    *c = (struct crowd){.told = zmq_socket(context, ZMQ_PAIR)};
    if (c->told && zmq_setsockopt(c->told, ZMQ_RCVHWM, &none, sizeof none) == 0 &&
        zmq_setsockopt(c->told, ZMQ_LINGER, &none, sizeof none) == 0 &&
        zmq_socket_monitor(socket, PLACE, ZMQ_EVENT_ACCEPTED | ZMQ_EVENT_DISCONNECTED) == 0 &&
        zmq_connect(c->told, PLACE) == 0)
        return 0;
    int error = errno;
    crowd_leave(c, socket);
    errno = error;
    return -1;
}

/* 0: there is none. */
static int event_take(const struct crowd *c)
{
    unsigned char event[EVENT_BYTES] = {0}, place[1];
    uint16_t what;
    int n;
    while ((n = zmq_recv(c->told, event, sizeof event, ZMQ_DONTWAIT)) < 0 && errno == EINTR) {
        /* again */
    }
    if (n < 0)
        return 0;
    while (zmq_recv(c->told, place, sizeof place, 0) < 0 && errno == EINTR) {
        /* it is there: both frames come together */
    }
    memcpy(&what, event, sizeof what);
    return what;
}

void crowd_read(struct crowd *c)
{
    int event;
    while (c->told && (event = event_take(c)) != 0) {
        c->here += event == ZMQ_EVENT_ACCEPTED ? 1 : event == ZMQ_EVENT_DISCONNECTED ? -1 : 0;
        c->came += event == ZMQ_EVENT_ACCEPTED;
    }
}

void crowd_leave(struct crowd *c, void *socket)
{
    if (!c->told)
        return;
    zmq_socket_monitor(socket, NULL, 0); /* fails only where none was begun */
    zmq_close(c->told);
    c->told = NULL;
}
