/* The writer: three threads that store bundles while the loop goes on deciding. One writes them,
 * one at a time; one syncs those that are written, so that writing goes on while the disk is waited
 * for: a sync serves all that were written before it began. The third copies SQLite's log.
 *
 * Whoever uses the journal holds it alone: the writer from writer_hand until the bundle is written,
 * else the loop. Syncing and copying go on beside either. */
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
/* Behind what it has to write. */
void writer_hand(struct writer *w, struct bundle *b);
/* Whether nothing is being written; waits until it is so. */
bool writer_idle(struct writer *w);
void writer_wait(struct writer *w);
/* Has the log copied beside all else (journal_tidy_beside); whether it is being copied. */
void writer_copy(struct writer *w, bool all);
bool writer_copies(struct writer *w);
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
