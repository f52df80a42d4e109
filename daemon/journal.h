/* The journal: every decision, stored before it is answered. For auditors; it is not a log.
 *
 * SQLite (WAL, for this process alone), and a second database for the keys that client data is
 * sealed with. Each row is chained to the one before by SHA-256 over the ciphertext, so a client
 * can be erased (the key destroyed) and the chain stays whole.
 *
 * A turn: journal_begin, any number of journal_append, journal_commit; or, to make the next turn
 * while the disk is waited for, journal_store and journal_sync. When one of them fails, nothing of
 * the turn may be answered. All functions return 0, or -1 with
 * errno (ENOSPC, EIO, …) after journal_error tells what SQLite said.
 *
 * One thread at a time, but for journal_sync and journal_tidy_beside: see daemon/writer.h. */
#ifndef POLKU_DAEMON_JOURNAL_H
#define POLKU_DAEMON_JOURNAL_H

#include "engine/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct journal;

struct entry {
    int64_t seq;    /* set by append and read */
    const char *id; /* UUIDv7, 36 characters */
    int64_t at;     /* ms since 1970 */
    const char *region, *method;
    const char *digest;     /* of the image: "sha256:…" */
    const char *ref;        /* the client's, NULL: none was given */
    bool many;              /* an answer about many clients: erasing any of them erases it */
    const char *request_id; /* or NULL */
    const char *request;    /* the received bytes of the call */
    size_t nrequest;
    const char *added; /* what the store added to the input, as JSON; NULL: nothing */
    size_t nadded;
    const char *reply; /* the bytes of the result */
    size_t nreply;
    const char *primer; /* to append: the digest of what the reply is pressed with (press.h); NULL:
                           it is as it was sent, as it always is when it is read */
    bool erased;        /* read: the key is gone, request, added and reply are NULL */
    char hash[65], prev[65]; /* hexadecimal */
};

enum journal_mode { JOURNAL_WRITE, JOURNAL_READ };

/* Opens (and makes, when writing) DIR/journal.db and DIR/keys.db; checks schema version and the
 * last 10,000 links. NULL with errno; `*why` a sentence in the arena. */
struct journal *journal_open(struct arena *arena, const char *dir, enum journal_mode mode,
                             const char **why);
/* The same to read two files that lie anywhere. */
struct journal_files {
    const char *decisions, *keys;
    const char *folder; /* of the checkpoints; NULL: without */
};
struct journal *journal_open_files(struct arena *arena, const struct journal_files *files,
                                   enum journal_mode mode, const char **why);
void journal_close(struct journal *j);
const char *journal_error(const struct journal *j);
/* Links of the chain, as committed. */
int64_t journal_rows(const struct journal *j);
/* Called before each use of the databases from here on: who shares the journal takes it there. */
void journal_before(struct journal *j, void (*before)(void *context), void *context);

/* What decisions name by its digest, before they are appended: stored once. */
int journal_image(struct journal *j, const char *digest, const char *bytes, size_t n);
struct primer;
int journal_primer(struct journal *j, const struct primer *primer);
int journal_image_get(struct journal *j, struct arena *arena, const char *digest,
                      const char **bytes, size_t *n); /* n 0: not there */

int journal_begin(struct journal *j);
int journal_append(struct journal *j, struct entry *entry);
/* Stores the turn, and syncs it. After a failure it was not stored, unless errno is
 * ENOTRECOVERABLE: then nobody knows. */
int journal_commit(struct journal *j);
/* The same without the sync: what is read sees the turn, and a loss of power may take it. */
int journal_store(struct journal *j);
/* Puts all turns on the disk that were stored before; from any thread, one at a time, also beside
 * other uses. -1 with ENOTRECOVERABLE, and a static text. */
int journal_sync(struct journal *j, const char **why);
/* Writes what is there already: the commit then tells whether anything can be stored. */
int journal_probe(struct journal *j);
void journal_rollback(struct journal *j);

/* What was committed stands in SQLite's log, and is to be copied into the database's own pages. */
enum untidy {
    TIDY,        /* not now */
    UNTIDY_PART, /* a part of it, beside other uses */
    UNTIDY_ALL,  /* the same, and then the rest: in a `pause`, or when the log is long */
    UNTIDY_REST, /* between turns */
};
enum untidy journal_untidy(struct journal *j, bool pause);
/* Copies from any thread, beside other uses. Of a failure nothing is lost, and nobody hears: it is
 * tried again later. */
void journal_tidy_beside(struct journal *j, bool all);
/* Between turns: copies what there is; as long as two commits when it is a rest. Of a failure
 * nothing is lost unless errno is ENOTRECOVERABLE. */
int journal_tidy(struct journal *j);
/* Nothing of this turn may be kept: its commit will fail. `why`: or NULL, what was said holds. */
void journal_spoil(struct journal *j, const char *why);

/* By id or by request_id: 1 found, 0 not. Also finds what this turn has appended. */
int journal_get(struct journal *j, struct arena *arena, const char *id, struct entry *out);
int journal_find(struct journal *j, struct arena *arena, const char *request_id, struct entry *out);
/* Whether a call with this request_id is stored, a decision or not: 1, 0 or -1. Spoils a turn when
 * it fails. */
int journal_knows(struct journal *j, const char *request_id);

/* Answers of calls that are no decisions but carried a request_id: `at`, `method`, `ref`,
 * `request_id`, `request` and `reply` are kept, sealed like a decision's. 1 found, 0 not. */
int journal_answer_put(struct journal *j, const struct entry *entry);
int journal_answer_get(struct journal *j, struct arena *arena, const char *request_id,
                       struct entry *out);

struct journal_filter {
    const char *region;  /* or NULL */
    const char *regions; /* a JSON array, or NULL: any */
    int64_t from, to;    /* ms, 0: open */
    int64_t after;       /* seq */
    int limit;
};
/* Calls `each` for entries without request, added and reply, by seq; stops when it returns false.
 */
int journal_list(struct journal *j, struct arena *arena, const struct journal_filter *filter,
                 bool (*each)(void *context, const struct entry *entry), void *context);

/* Signs where the chain ends, when it has grown since the last time; journal_close does it, too. */
void journal_checkpoint(struct journal *j);
/* The same when it is time: after 1,000 decisions, or a minute. Only of what is synced. */
void journal_checkpoint_due(struct journal *j);

struct broken_link {
    int64_t seq;
    const char *what; /* "row missing", "hash differs", "previous differs" … */
};
/* Walks the chain from seq to seq (0: from the first, to the last), and when all of it is walked
 * holds it against the signed checkpoints. Returns how many were checked. */
int64_t journal_verify(struct journal *j, struct arena *arena, int64_t from, int64_t to,
                       struct broken_link **broken, int *nbroken);

/* Holds the chain against checkpoints that somebody else has kept. */
int journal_witness(struct journal *j, struct arena *arena, const char *path,
                    struct broken_link **broken, int *nbroken);

#endif
