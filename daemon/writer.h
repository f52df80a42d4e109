/* The writer: two threads that store bundles while the loop goes on deciding. One writes them, one
 * at a time; the other syncs those that are written, so that writing goes on while the disk is
 * waited for. A sync serves all that were written before it began.
 *
 * The journal is one connection, and whoever uses it holds it alone: the writer from writer_hand
 * until the bundle is written, else the loop. A sync goes on beside either. */
#ifndef POLKU_DAEMON_WRITER_H
#define POLKU_DAEMON_WRITER_H

#include "daemon/bundle.h"

struct writer;

/* Does not take the journal over. NULL with errno. */
struct writer *writer_new(struct journal *journal);
/* After all that was handed to it. */
void writer_free(struct writer *w);

/* Readable once a bundle is written, or done; writer_read takes the sign. */
int writer_descriptor(const struct writer *w);
void writer_read(struct writer *w);

/* Whether another bundle is about to be handed over: then those before it wait for it, so that one
 * sync serves all. */
void writer_expect(struct writer *w, bool more);
/* Only when it is idle. */
void writer_hand(struct writer *w, struct bundle *b);
/* Whether nothing is being written; waits until it is so. */
bool writer_idle(struct writer *w);
void writer_wait(struct writer *w);
/* Whether the disk is being waited for. */
bool writer_syncs(struct writer *w);
/* Waits until neither, nor will at once. */
void writer_settle(struct writer *w);
/* Whether the bundle, which was handed over, is stored or has failed; waits until it is. */
bool writer_done(struct writer *w, const struct bundle *b);
void writer_finish(struct writer *w, const struct bundle *b);
/* Whether the caller runs in the thread that writes. */
bool writer_self(const struct writer *w);

#endif
