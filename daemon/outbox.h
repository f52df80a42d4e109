/* Replies on their way: sent at once where the caller's pipe takes them, else kept a while.
 *
 * A pipe holds 256 replies (see gate.c), so that a caller who never reads costs little; one who
 * asks much at once gets what does not fit a moment later, in the order of asking. Who has not read
 * for OUTBOX_SECONDS, or has more waiting than is kept for anyone, loses replies: what was decided
 * is stored, and the call can be made again with its request_id. */
#ifndef POLKU_DAEMON_OUTBOX_H
#define POLKU_DAEMON_OUTBOX_H

#include "daemon/http.h"
#include "daemon/reply.h"

#define OUTBOX_REPLIES 2048             /* of one caller */
#define OUTBOX_BYTES ((size_t)32 << 20) /* of all */
#define OUTBOX_SECONDS 30

struct recipient;
struct outbox { /* all zero at first, but for the first two */
    struct gate *gate;
    struct http *http;            /* or NULL */
    struct recipient *recipients; /* for whom something waits */
    size_t bytes;                 /* that wait */
    int64_t sent, dropped;
};

/* Takes the reply over. A reply of no bytes is sent to HTTP alone, which says so. */
void outbox_put(struct outbox *o, const struct address *to, struct reply *reply, int64_t now);
/* Sends what can be sent now; true while something waits. `now`: ms. */
bool outbox_flush(struct outbox *o, int64_t now);
int outbox_recipients(const struct outbox *o);
void outbox_fini(struct outbox *o);

#endif
