/* A stored decision as JSON: what decision.list and decision.get say of it, and `polku journal`. */
#ifndef POLKU_DAEMON_ENTRY_H
#define POLKU_DAEMON_ENTRY_H

#include "daemon/journal.h"
#include "protocol/out.h"

/* The members that tell which it is, into an object that is open. */
void entry_head(struct out *o, const struct entry *e);
/* The whole, an object. The stored texts are shown as texts: what was hashed are their bytes, not
 * what they mean. */
void entry_write(struct out *o, const struct entry *e);

#endif
