/* An online backup: while callers are answered, journal.db and then keys.db are copied in slices
 * between turns; then a thread of its own checks the copies, and only then do they get their names.
 *
 *   FOLDER/journal/2026-11-27T191000.123Z.db   one file a backup; they are the operator's to delete
 *   FOLDER/journal/2026-11-27T191000.123Z.checkpoints   the signed notes up to it
 *   FOLDER/keys/keys.db                        the keys, as they were last: one file, replaced
 *   FOLDER/keys/checkpoint.key, checkpoint.pub the key of the notes
 *
 * Keys are copied after the decisions, so that each decision of a backup has its key. Only the last
 * keys are kept, since they open every earlier journal, and older ones would bring back clients
 * that were erased; for the same reason they are copied anew, alone, after a client was. */
#ifndef POLKU_DAEMON_BACKUP_H
#define POLKU_DAEMON_BACKUP_H

#include "daemon/journal.h"

enum backup_state {
    BACKUP_NONE, /* none since the start */
    BACKUP_COPYING,
    BACKUP_CHECKING,
    BACKUP_DONE,
    BACKUP_FAILED
};

struct backup_report {
    enum backup_state state;
    const char *name;  /* "2026-11-27T191000.123Z"; "" for none */
    int64_t done, of;  /* pages copied; of the file under way */
    int64_t decisions; /* done: that the copy holds */
    const char *why;   /* failed */
};

struct backup;

/* `data`: the journal's folder. Takes over none of them. NULL with errno. */
struct backup *backup_new(struct journal *journal, const char *data, const char *folder);
/* Gives up what is under way; while the journal is quiet. */
void backup_free(struct backup *b);

/* Has the next step begin one; nothing when one is under way. What fails is in the report. */
void backup_begin(struct backup *b);
struct backup_report backup_report(const struct backup *b);

/* Whether there is something to do. */
bool backup_waits(const struct backup *b);
/* A slice, or a look at the thread; while the journal is quiet (house_quiet). The milliseconds
 * after which to come again; 0 when there is nothing to do. */
int backup_step(struct backup *b);

#endif
