/* The gate: the ROUTER socket that callers talk to, and its frames.
 *
 * One thread owns it. Knows nothing of what is in a body. */
#ifndef POLKU_DAEMON_GATE_H
#define POLKU_DAEMON_GATE_H

#include "daemon/crowd.h"
#include "daemon/endpoint.h"
#include "daemon/key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zmq.h>

struct gate {
    void *context, *router;
    char endpoints[ENDPOINTS_MAX][ENDPOINT_BYTES]; /* as bound: a '*' port is its number here */
    int n;
    struct crowd crowd; /* who is connected */
};

/* Where a letter came from, and its reply goes. */
struct address {
    unsigned char bytes[255]; /* the connection's name: ZeroMQ's, or of HTTP its number */
    uint8_t n;
    char key[KEY_TEXT]; /* with which it came, in Z85; "": none */
    bool delimited;     /* an empty frame came first, and shall in the reply */
    uint64_t http;      /* not 0: it came over HTTP, by the connection of this number */
    int64_t at;         /* us: when it came */
};

/* What one caller sent. */
struct letter {
    struct address from;
    zmq_msg_t body;
    bool odd; /* there were other frames: it cannot be read */
};

/* Makes the context, in which other sockets may be opened before the gate is. -1 with errno. */
int gate_init(struct gate *g);
/* Binds all endpoints. -1 with errno, and a sentence in `why`; then it must still be closed. */
int gate_open(struct gate *g, const struct door *doors, int n, char why[WHY_BYTES]);
/* Sends what is left for at most a second, and closes. */
void gate_close(struct gate *g);

/* The descriptor to wait on. It is edge-triggered and also used up by sending: after every turn,
 * gate_waiting must say false before it may be waited on. -1 with errno. */
int gate_descriptor(const struct gate *g);
bool gate_waiting(const struct gate *g);
/* Waits up to so many milliseconds for a letter. */
bool gate_wait(struct gate *g, int ms);

/* 1: a letter, which must be given back with letter_close; 0: there is none; -1 with errno. */
int gate_receive(struct gate *g, struct letter *letter);
enum sent {
    SENT,
    SENT_FULL, /* the caller's pipe takes no more now */
    SENT_GONE, /* the caller is */
};
/* The message is the caller's still unless it is SENT. */
enum sent gate_send(struct gate *g, const struct address *to, zmq_msg_t *message);
void letter_close(struct letter *letter);

#endif
