/* What the journal_*.c files share: the two databases, their statements, sealing and hashing.
 * Private to them; everybody else includes daemon/journal.h. */
#ifndef POLKU_DAEMON_JOURNAL_INNER_H
#define POLKU_DAEMON_JOURNAL_INNER_H

#include "daemon/journal_count.h"
#include "daemon/journal_log.h"
#include "daemon/journal_tidy.h"

#include <openssl/evp.h>
#include <pthread.h>
#include <sodium.h>
#include <sqlite3.h>

#define HASH_BYTES ((size_t)crypto_hash_sha256_BYTES)
#define KEY_BYTES ((size_t)crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
#define NONCE_BYTES ((size_t)crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
#define TAG_BYTES ((size_t)crypto_aead_xchacha20poly1305_ietf_ABYTES)
#define SUBJECT_BYTES ((size_t)16)
#define NONCES 64
#define STORE_BYTES ((size_t)16)

/* Every statement that runs in a turn; their texts are in journal_sql.c. */
enum statement {
    DB_BEGIN,
    DB_COMMIT,
    DB_ROLLBACK,
    DB_INSERT,
    DB_HEAD,
    DB_BY_ID,
    DB_BY_REQUEST,
    DB_KNOWS,
    DB_LIST,
    DB_LIST_REGION,
    DB_WALK,
    DB_HASH_OF,
    DB_IMAGE_ID,
    DB_IMAGE_PUT,
    DB_IMAGE_GET,
    DB_IMAGES,
    DB_PRIMER_ID,
    DB_PRIMER_PUT,
    DB_PRIMER_GET,
    DB_PRIMERS,
    DB_ANSWER_PUT,
    DB_ANSWER_GET,
    DB_ANSWERS_DELETE,
    DB_CLIENT,
    DB_CLIENT_ANSWERS,
    DB_CLIENT_WITHIN,
    DB_CLIENT_SUM,
    DB_ERASED_PUT,
    DB_ERASED,
    DB_ERASED_GONE,
    DB_COUNTED_GET,
    DB_COUNTED_PUT,
    DB_COUNTED_LIST,
    DB_COUNTED_DELETE,
    DB_STATISTIC_ADD,
    DB_STATISTICS,
    DB_PLAN_PUT,
    DB_PLAN_SAVE,
    DB_PLAN_GET,
    DB_PLAN_OF,
    DB_PLANS,
    DB_PLANS_COUNT,
    DB_PLANS_FORGET,
    DB_STEPS_FORGET,
    DB_DUES_FORGET,
    DB_EVENTS_FORGET,
    DB_STEP_PUT,
    DB_STEPS_OF,
    DB_PLACES,
    DB_PLACES_ON,
    DB_PLACES_OWN,
    DB_DUE_PUT,
    DB_DUE_SETTLE,
    DB_DUE_REGIONS,
    DB_DUES,
    DB_DUE_TELL,
    DB_EVENT_PUT,
    DB_EVENTS,
    DB_EVENT_LAST,
    DB_ARRIVAL_PUT,
    DB_ARRIVALS,
    KEYS_BEGIN,
    KEYS_COMMIT,
    KEYS_ROLLBACK,
    KEYS_BY_NAME,
    KEYS_BY_SUBJECT,
    KEYS_PUT,
    KEYS_DROP,
    STATEMENTS
};

struct head { /* the last link of the chain; and what is counted along with it */
    int64_t seq;
    unsigned char hash[crypto_hash_sha256_BYTES];
    int64_t plans; /* rows of them */
};

/* SHA-256 by OpenSSL, which uses what the processor has for it: libsodium's is five times slower,
 * and was a quarter of what storing a decision took. */
struct hasher {
    EVP_MD *sha256;
    EVP_MD_CTX *context;
};

/* Random ones, drawn many at a time: each draw is a call of the system. */
struct nonces {
    unsigned char bytes[NONCES * NONCE_BYTES];
    int at; /* so many are left */
};

/* How far the sync of SQLite's log has come: any thread may sync it. */
struct log {
    struct log_file file;
    pthread_mutex_t lock;     /* of the rest */
    struct head stored, safe; /* the last decision that was committed; that is on the disk */
    int64_t written, synced;  /* commits, whatever of; of them those on the disk */
    int failed; /* SQLite's code of the first sync that failed: nothing is known since */
};

enum content_kind { CONTENT_IMAGE, CONTENT_PRIMER, CONTENTS };

#define NUMBERED 16
struct numbers { /* of contents in journal.db, with those that this turn put there; the newest take
                    the place of the oldest */
    struct numbered {
        char digest[72];
        int64_t id;
    } known[NUMBERED];
    int next;
};

struct journal {
    sqlite3 *db, *keys;
    sqlite3_stmt *statements[STATEMENTS];
    enum journal_mode mode;
    bool turn;      /* between begin and commit or rollback */
    bool failed;    /* something of this turn could not be written: none of it may be kept */
    bool db_open;   /* a transaction is open in db … */
    bool keys_open; /* … and in keys */
    struct log log;
    struct hasher hasher;
    struct head head;      /* with what this turn appended */
    struct head saved;     /* as committed */
    unsigned char *buffer; /* for sealing; grows */
    size_t buffer_size;
    struct nonces nonces;
    struct numbers numbers[CONTENTS];
    struct tidy tidy;
    char *primer; /* that was read last */
    size_t nprimer;
    char primer_digest[72];                  /* "": there is none */
    struct deltas *deltas;                   /* what this turn adds to the counts; or NULL */
    struct lately *lately;                   /* NULL for reading */
    unsigned char (*leaving)[SUBJECT_BYTES]; /* clients that this turn erases */
    int nleaving;
    void (*before)(void *context);   /* each use; or NULL */
    void *context;                   /* of before */
    struct checkpoints *checkpoints; /* NULL until they are open */
    _Atomic int64_t destroyed;       /* how often keys were */
    char error[512];
};

/* journal_sql.c ------------------------------------------------------------------------------ */

/* Says what failed (with SQLite's own words when `db` is given), sets errno, returns -1. */
int journal_fail(struct journal *j, sqlite3 *db, const char *doing);
/* The same with errno given, for what SQLite knows nothing of. */
int journal_refuse(struct journal *j, int error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

int statements_prepare(struct journal *j);
void statements_finish(struct journal *j);
/* The statement, reset and without bindings: also one that an earlier call left half-way. Every
 * use of the databases begins here. */
sqlite3_stmt *statement(struct journal *j, enum statement which);
/* Runs a statement that gives no rows. */
int statement_run(struct journal *j, enum statement which, const char *doing);

/* sqlite3_step. The `columns`, as bits, hold a text in every row that was stored: one without is of
 * a damaged file, and SQLITE_CORRUPT. */
#define TEXT_IN(column) (1U << (column))
int row_next(sqlite3_stmt *stmt, unsigned columns);

/* A value to bind; text and blob may be NULL. Must outlive the step. */
struct bound {
    enum { BOUND_INT, BOUND_TEXT, BOUND_BLOB } kind;
    int64_t number;
    const void *data;
    size_t n;
};
#define BIND_INT(i) ((struct bound){.kind = BOUND_INT, .number = (i)})
#define BIND_TEXT(t) ((struct bound){.kind = BOUND_TEXT, .data = (t)})
#define BIND_BLOB(p, size) ((struct bound){.kind = BOUND_BLOB, .data = (p), .n = (size)})
/* SQLITE_OK or SQLite's error. */
int statement_bind(sqlite3_stmt *stmt, const struct bound *values, int n);

/* Copies of a column, NULL for NULL. */
char *column_text(sqlite3_stmt *stmt, int column, struct arena *arena);
void *column_bytes(sqlite3_stmt *stmt, int column, struct arena *arena, size_t *n);

/* journal_write.c ---------------------------------------------------------------------------- */

/* Takes the journal for the caller (journal_before). */
void journal_hold(struct journal *j);

/* Opens the transaction at the first write of the turn. */
int turn_write(struct journal *j);
/* Spoils the turn after a failed write; returns -1. */
int turn_fail(struct journal *j);

/* journal_sync.c ------------------------------------------------------------------------------ */

/* Once all is open for writing, and until then SQLite syncs by itself: from here on commits wait
 * for no disk. */
int sync_start(struct journal *j);
/* Before journal.db is closed. */
void sync_end(struct journal *j);
/* After each commit into journal.db: a sync is owed. */
void sync_owed(struct journal *j);
/* After one of a turn: its last decision is on the disk once journal_sync was called. */
void sync_stored(struct journal *j);
/* The last decision that is on the disk. */
struct head sync_safe(struct journal *j);
/* Whether one failed: nobody knows what is there. Or says so of another. */
bool sync_failed(struct journal *j);
void sync_spoil(struct journal *j, int code);

/* journal_content.c -------------------------------------------------------------------------- */

/* The number of a content: 1, 0 when it is not there, or -1. */
int content_id(struct journal *j, enum content_kind kind, const char *digest, int64_t *id);
/* After a turn that is not kept. */
void numbers_clear(struct journal *j);
/* The reply of an entry that was pressed with the primer `e->primer`, which is then NULL. */
int reply_open(struct journal *j, struct arena *arena, struct entry *e);

/* journal_read.c ----------------------------------------------------------------------------- */

/* Calls `each` for the rows of a statement over ROW (or over the answers) that was bound. */
int entries_each(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                 bool (*each)(void *context, const struct entry *entry), void *context);
int answers_each(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                 bool (*each)(void *context, const struct entry *entry), void *context);

/* journal_delta.c ---------------------------------------------------------------------------- */

struct count_key;
/* Adds to one count, in memory. */
int delta_add(struct journal *j, const struct count_key *key, int by);
/* Writes what the turn adds to the counts, as part of its transaction. */
int deltas_write(struct journal *j);
void deltas_clear(struct journal *j);
void deltas_free(struct journal *j);

/* journal_client.c --------------------------------------------------------------------------- */

/* Whether this turn erases the subject: nothing of it is to be read or written any more. */
bool subject_is_leaving(const struct journal *j, const void *id);
/* 1, 0 or -1. */
int subject_has_key(struct journal *j, const void *subject);
/* Deletes one key, in keys.db's open transaction. */
int key_drop(struct journal *j, const void *subject);
/* After the commit: destroys the keys of those that the turn erased. */
int leaving_destroy(struct journal *j);
void leaving_clear(struct journal *j);
/* At the start: the same for those of an earlier process that ended in between, and for those whom
 * an older keys.db brought back. */
int leaving_finish(struct journal *j);

/* journal_plan.c ----------------------------------------------------------------------------- */

/* At the start: how many there are. */
int plans_start(struct journal *j);

/* journal_orphan.c --------------------------------------------------------------------------- */

/* At the start, after that: closes the plans of clients who have no key, and says so. */
int orphans_close(struct journal *j);

/* journal_schema.c --------------------------------------------------------------------------- */

/* SQLite's way to keep a file from other processes, but not from other connections of this one. */
#define STORE_SHARED "unix-excl"
/* Opens both files and brings them to this version's schema. */
int stores_open(struct journal *j, const struct journal_files *files);

/* journal_checkpoint.c ----------------------------------------------------------------------- */

struct checkpoints;
/* Learns of the key; for both ways of opening. */
int checkpoints_open(struct journal *j, const char *dir);
/* For writing, after the chain was looked at: makes the key and the first checkpoint when there is
 * none, else holds the last one against the chain. */
int checkpoints_start(struct journal *j);
void checkpoints_close(struct journal *j);
bool checkpoints_known(const struct journal *j);

struct checkpoint_finder { /* told what is wrong */
    void (*found)(void *context, int64_t seq, const char *what);
    void *context;
};
/* Holds every checkpoint of a file against the chain; `path` NULL: of the data folder's. */
int checkpoints_check(struct journal *j, struct arena *arena, const char *path,
                      const struct checkpoint_finder *finder);

/* journal_seal.c ----------------------------------------------------------------------------- */

struct subject { /* whom a row belongs to: one client, or all calls of a month without a client */
    unsigned char id[SUBJECT_BYTES];
    unsigned char key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
    const char *ref;       /* read: in the arena; NULL for a month */
    struct nonces *nonces; /* of a new row: to seal it with */
};

/* Finds or makes the subject of a new row; a new one is part of this turn's keys. */
int subject_take(struct journal *j, const char *ref, int64_t at, struct subject *out);
/* The same of an answer about many clients. */
#define SUBJECT_MANY "many" /* its name, where a month stands else */
int subject_take_many(struct journal *j, struct subject *out);
/* The subject of a name, also of one that is leaving: 1, 0 or -1. */
int subject_named(struct journal *j, const char *kind, const char *name,
                  unsigned char id[SUBJECT_BYTES]);
/* 1 found, 0: the key was destroyed. */
int subject_find(struct journal *j, struct arena *arena, const void *id, struct subject *out);

/* Where a sealed text belongs: bound into it, so that it opens nowhere else. */
struct seal_place {
    const char *column, *id;
    int64_t seq;
    const char *primer; /* the digest of what the text is pressed with; or NULL */
};
/* Writes nonce, ciphertext and tag: n + NONCE_BYTES + TAG_BYTES bytes. */
int text_seal(const struct subject *subject, const struct seal_place *place,
              const struct bound *plain, unsigned char *out);
/* NULL when it was altered. A NUL follows the text. */
char *text_unseal(struct arena *arena, const struct subject *subject,
                  const struct seal_place *place, const struct bound *sealed);

/* journal_lately.c --------------------------------------------------------------------------- */

struct lately;
/* NULL when there is no memory. */
struct lately *lately_new(void);
void lately_free(struct lately *l);
/* After a turn that is not kept, and when a key is destroyed. */
void lately_clear(struct journal *j);

/* The subject of a name, where it is remembered. */
bool lately_key(struct journal *j, const char *kind, const char *name, struct subject *out);
void lately_key_keep(struct journal *j, const char *kind, const char *name,
                     const struct subject *subject);

/* Whether the tally is what the subject was counted in last, in that month. */
bool lately_counted(struct journal *j, const struct subject *subject, const struct tally *tally,
                    int month);
void lately_count_keep(struct journal *j, const struct subject *subject, const struct tally *tally,
                       int month);

/* journal_chain.c ---------------------------------------------------------------------------- */

struct link { /* all that a row's hash covers */
    int64_t seq, at;
    const char *id, *region, *method, *digest, *request_id;
    struct bound subject, request, added, reply; /* as stored */
    const char *primer; /* the digest of what the reply is pressed with; or NULL */
    const unsigned char *prev;
};
/* -1 with errno. */
int hasher_init(struct hasher *h);
void hasher_fini(struct hasher *h);
void link_hash(struct hasher *h, const struct link *link, unsigned char out[HASH_BYTES]);

/* Reads the head and checks the last links; for journal_open. */
int chain_start(struct journal *j, struct arena *arena);

#endif
