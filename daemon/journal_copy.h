/* A copy of one of the journal's two files, made while the journal is in use: in slices, between
 * turns, over the connection that writes. What is committed meanwhile is copied along.
 *
 * What must hold: whoever calls these has the journal, and it is in the middle of nothing (see
 * house_quiet). journal_destroyed and journal_copy_check are for any thread. */
#ifndef POLKU_DAEMON_JOURNAL_COPY_H
#define POLKU_DAEMON_JOURNAL_COPY_H

#include "daemon/journal.h"

#include <stdatomic.h>

enum journal_file { JOURNAL_DECISIONS, JOURNAL_KEYS };

struct journal_copy {
    struct journal *journal;
    enum journal_file file;
    const char *path;     /* the caller's; an empty file that is there */
    void *db, *under_way; /* SQLite's; NULL: it was not begun */
    int64_t done, of;     /* pages */
    char why[512];        /* it failed */
};

/* `c` with its first three members. 0, or -1 with errno and `why`. */
int journal_copy_begin(struct journal_copy *c);
/* One slice: 1 there is more, 0 the file is whole, -1 with errno and `why`. */
int journal_copy_step(struct journal_copy *c);
/* Leaves the file; one that is not whole is given up. */
void journal_copy_end(struct journal_copy *c);

/* Bytes that copies of both files need by now; -1 with errno. */
int64_t journal_bytes(struct journal *j);
/* How often keys were destroyed since the start: an older copy of them holds some that are gone.
 */
int64_t journal_destroyed(const struct journal *j);
/* Whether a file holds keys of this very store: 1, 0 or -1. 1 also when there is no such file. */
int journal_owns(struct journal *j, const char *keys);
/* Whether a file of keys has any of a client who was erased. One that cannot be read has none: then
 * it is not ours. */
bool journal_copy_stale(struct journal *j, const char *keys);

struct journal_checked {
    int64_t decisions;
    char why[512]; /* "": all is well */
};
/* Makes finished copies into plain files without a log beside them, and looks at all of both: the
 * pages' structure, that they belong together, the whole chain. Of keys alone (no decisions: NULL)
 * at their pages. For a thread of its own; ends early, and finds fault, once `*stop` is set. */
void journal_copy_check(const struct journal_files *copies, const atomic_bool *stop,
                        struct journal_checked *out);

#endif
