/* The writer: a thread that commits bundles, one at a time, while the loop goes on deciding.
 *
 * The journal is one connection, and whoever uses it holds it alone: the writer from writer_hand
 * until the bundle is done, else the loop. Waiting for the disk is all that happens in both. */
#ifndef POLKU_DAEMON_WRITER_H
#define POLKU_DAEMON_WRITER_H

#include "daemon/bundle.h"

struct writer;

/* Does not take the journal over. NULL with errno. */
struct writer *writer_new(struct journal *journal);
/* After the bundle under way. */
void writer_free(struct writer *w);

/* Readable once a bundle is done; writer_read takes the sign. */
int writer_descriptor(const struct writer *w);
void writer_read(struct writer *w);

/* Only when it is idle. */
void writer_hand(struct writer *w, struct bundle *b);
bool writer_idle(struct writer *w);
void writer_wait(struct writer *w);
/* Whether the caller runs in the writer's thread. */
bool writer_self(const struct writer *w);

#endif
