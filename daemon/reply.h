/* Replies: the bytes that answer a letter, as a message of ZeroMQ. They speak of a client, so they
 * are wiped once they are on their way. */
#ifndef POLKU_DAEMON_REPLY_H
#define POLKU_DAEMON_REPLY_H

#include <stddef.h>
#include <zmq.h>

struct reply {
    zmq_msg_t message; /* when there are bytes */
    const char *bytes; /* of the message; NULL: there is no reply */
    size_t n;
};

/* Before the first: the memory that replies use is there from now on, so that it does not grow when
 * many wait at once. */
void reply_begin(void);

/* A copy of the bytes; for the loop's thread. n 0: there is no reply. */
void reply_make(struct reply *reply, const char *bytes, size_t n);
/* Of bytes that stay and are no secret: needs no memory. */
void reply_static(struct reply *reply, const char *bytes, size_t n);
/* Of a call for whose reply there is no memory: the error without the call's id. */
void reply_no_memory(struct reply *reply);
void reply_move(struct reply *to, struct reply *from);
void reply_drop(struct reply *reply);

#endif
