/* Calls that carry a request_id: a caller that heard nothing sends the same call again, and gets
 * the stored result, byte for byte; the same id with another call is a conflict. */
#ifndef POLKU_DAEMON_RETRY_H
#define POLKU_DAEMON_RETRY_H

#include "daemon/house.h"

enum retry {
    RETRY_NEW,      /* not seen before, or no request_id: the handler shall run */
    RETRY_REPEATED, /* the stored result was written to call->out */
    RETRY_CONFLICT, /* call->error is set */
    RETRY_FAILED,   /* the journal could not be read; errno */
};
enum retry retry_look(struct house *h, struct call *call);

/* What is kept of a call for comparing it with a later one: its bytes. Of client.forget, which must
 * leave nothing that names the client, a salted fingerprint of its params. */
struct body retry_request(const struct call *call);

/* The call's request_id when it has the form of one, else NULL (its handler finds the fault). */
const char *retry_id(const struct call *call);

#endif
