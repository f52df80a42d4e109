/* Writing: a turn's decisions, their images, and the answers of other calls that carried a
 * request_id.
 *
 * What must hold: nothing of a turn may be answered unless it was stored and synced. So the first
 * write that fails spoils the whole turn, later ones of it are refused, and storing rolls back. A
 * turn that wrote nothing touches no disk. Keys are committed before the rows that need them: a key
 * without a row is harmless, a row without its key is lost. */
#include "daemon/journal_inner.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

int journal_begin(struct journal *j)
{
    assert(!j->turn);
    if (j->mode != JOURNAL_WRITE)
        return journal_refuse(j, EROFS, "the journal was opened to be read");
    j->turn = true;
    j->failed = false;
    j->head = j->saved;
    return 0;
}

void journal_hold(struct journal *j)
{
    if (j->before)
        j->before(j->context);
}

int turn_write(struct journal *j)
{
    journal_hold(j);
    assert(j->turn);
    if (j->failed)
        return journal_refuse(j, EIO, "an earlier write of this turn failed");
    if (j->db_open)
        return 0;
    statement(j, DB_BEGIN);
    if (statement_run(j, DB_BEGIN, "cannot begin in journal.db") != 0) {
        j->failed = true;
        return -1;
    }
    j->db_open = true;
    return 0;
}

/* Takes the first error with it. */
int turn_fail(struct journal *j)
{
    j->failed = true;
    return -1;
}

void journal_spoil(struct journal *j, const char *why)
{
    journal_hold(j);
    if (why)
        journal_refuse(j, ECANCELED, "%s", why);
    turn_fail(j);
}

static int buffer_room(struct journal *j, size_t n)
{
    if (n <= j->buffer_size)
        return 0;
    unsigned char *larger = realloc(j->buffer, n);
    if (!larger)
        return journal_refuse(j, ENOMEM, "there is not enough memory to seal a decision");
    j->buffer = larger;
    j->buffer_size = n;
    return 0;
}

/* Three texts of a row, sealed one after another in the journal's buffer. */
struct sealed {
    struct bound request, added, reply;
};

static struct bound seal_one(const struct subject *subject, struct seal_place place,
                             const struct bound *plain, unsigned char **at)
{
    if (!plain->data)
        return BIND_BLOB(NULL, 0);
    struct bound out = BIND_BLOB(*at, plain->n + NONCE_BYTES + TAG_BYTES);
    text_seal(subject, &place, plain, *at); /* cannot fail but for texts beyond 256 GiB */
    *at += out.n;
    return out;
}

static int entry_seal(struct journal *j, const struct entry *e, const struct subject *subject,
                      struct sealed *out)
{
    const struct bound request = BIND_BLOB(e->request, e->nrequest),
                       added = BIND_BLOB(e->added, e->nadded),
                       reply = BIND_BLOB(e->reply, e->nreply);
    if (buffer_room(j, request.n + added.n + reply.n + 3 * (NONCE_BYTES + TAG_BYTES)) != 0)
        return -1;
    const char *id = e->id ? e->id : e->request_id;
    unsigned char *at = j->buffer;
    out->request =
        seal_one(subject, (struct seal_place){"request", id, e->seq, NULL}, &request, &at);
    out->added = seal_one(subject, (struct seal_place){"added", id, e->seq, NULL}, &added, &at);
    out->reply =
        seal_one(subject, (struct seal_place){"reply", id, e->seq, e->primer}, &reply, &at);
    return 0;
}

static void entry_link(struct journal *j, const struct entry *e, const struct subject *subject,
                       const struct sealed *sealed, unsigned char hash[crypto_hash_sha256_BYTES])
{
    struct link link = {.seq = e->seq,
                        .at = e->at,
                        .id = e->id,
                        .region = e->region,
                        .method = e->method,
                        .digest = e->digest,
                        .request_id = e->request_id,
                        .subject = BIND_BLOB(subject->id, sizeof subject->id),
                        .request = sealed->request,
                        .added = sealed->added,
                        .reply = sealed->reply,
                        .primer = e->primer,
                        .prev = j->head.hash};
    link_hash(&j->hasher, &link, hash);
}

static int entry_insert(struct journal *j, const struct entry *e, const struct subject *subject,
                        const struct sealed *sealed)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    int64_t image, primer = 0;
    int has = content_id(j, CONTENT_IMAGE, e->digest, &image);
    if (has > 0 && e->primer)
        has = content_id(j, CONTENT_PRIMER, e->primer, &primer);
    if (has <= 0)
        return has < 0 ? -1 : journal_refuse(j, EINVAL, "the rules of a decision are not stored");
    entry_link(j, e, subject, sealed, hash);
    const struct bound values[] = {BIND_INT(e->seq),
                                   BIND_TEXT(e->id),
                                   BIND_INT(e->at),
                                   BIND_TEXT(e->region),
                                   BIND_TEXT(e->method),
                                   BIND_INT(image),
                                   BIND_BLOB(subject->id, sizeof subject->id),
                                   BIND_TEXT(e->request_id),
                                   BIND_BLOB(j->head.hash, HASH_BYTES),
                                   BIND_BLOB(hash, HASH_BYTES),
                                   sealed->request,
                                   sealed->added,
                                   sealed->reply,
                                   primer ? BIND_INT(primer) : BIND_BLOB(NULL, 0)};
    if (statement_bind(statement(j, DB_INSERT), values, 14) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind a decision");
    if (statement_run(j, DB_INSERT, "cannot store a decision") != 0)
        return -1;
    j->head.seq = e->seq;
    memcpy(j->head.hash, hash, HASH_BYTES);
    return 0;
}

int journal_append(struct journal *j, struct entry *e)
{
    struct subject subject;
    struct sealed sealed;
    if (turn_write(j) != 0)
        return -1;
    e->seq = j->head.seq + 1;
    sodium_bin2hex(e->prev, sizeof e->prev, j->head.hash, HASH_BYTES);
    int result = subject_take(j, e->ref, e->at, &subject);
    if (result == 0)
        result = entry_seal(j, e, &subject, &sealed);
    if (result == 0)
        result = entry_insert(j, e, &subject, &sealed);
    sodium_memzero(&subject, sizeof subject);
    if (result != 0)
        return turn_fail(j);
    sodium_bin2hex(e->hash, sizeof e->hash, j->head.hash, HASH_BYTES);
    return 0;
}

static int answer_insert(struct journal *j, const struct entry *e, const struct subject *subject,
                         const struct sealed *sealed)
{
    const struct bound values[] = {
        BIND_TEXT(e->request_id), BIND_INT(e->at),
        BIND_TEXT(e->method),     BIND_BLOB(subject->id, sizeof subject->id),
        sealed->request,          sealed->reply};
    if (statement_bind(statement(j, DB_ANSWER_PUT), values, 6) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind an answer");
    return statement_run(j, DB_ANSWER_PUT, "cannot store an answer");
}

int journal_answer_put(struct journal *j, const struct entry *entry)
{
    struct subject subject;
    struct sealed sealed;
    struct entry e = *entry;
    e.seq = 0;
    e.id = NULL;
    if (turn_write(j) != 0)
        return -1;
    int result = e.many ? subject_take_many(j, &subject) : subject_take(j, e.ref, e.at, &subject);
    if (result == 0)
        result = entry_seal(j, &e, &subject, &sealed);
    if (result == 0)
        result = answer_insert(j, &e, &subject, &sealed);
    sodium_memzero(&subject, sizeof subject);
    return result == 0 ? 0 : turn_fail(j);
}

static int head_put(struct journal *j)
{
    const struct bound values[] = {BIND_INT(j->head.seq), BIND_BLOB(j->head.hash, HASH_BYTES)};
    if (statement_bind(statement(j, DB_HEAD), values, 2) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind the chain's head");
    return statement_run(j, DB_HEAD, "cannot store the chain's head");
}

static int head_write(struct journal *j)
{
    return j->head.seq == j->saved.seq ? 0 : head_put(j);
}

int journal_probe(struct journal *j)
{
    return turn_write(j) == 0 && head_put(j) == 0 ? 0 : turn_fail(j);
}

static int turn_commit(struct journal *j)
{
    if (j->failed)
        return -1;
    if (j->db_open && (head_write(j) != 0 || deltas_write(j) != 0))
        return -1;
    if (j->keys_open) {
        statement(j, KEYS_COMMIT);
        if (statement_run(j, KEYS_COMMIT, "cannot commit keys.db") != 0)
            return -1;
        j->keys_open = false;
    }
    if (j->db_open) {
        statement(j, DB_COMMIT);
        if (statement_run(j, DB_COMMIT, "cannot commit journal.db") != 0)
            return -1;
        j->db_open = false;
    }
    return 0;
}

/* The turn is stored, and the keys of those whom it erased are still there: the next start destroys
 * them, so the process must end. */
static int leaving_fail(struct journal *j)
{
    journal_rollback(j);
    errno = ENOTRECOVERABLE;
    return -1;
}

/* Whom the turn erased: that they are is on the disk before their keys are destroyed. */
static int leaving_end(struct journal *j)
{
    const char *why;
    if (!j->nleaving)
        return 0;
    if (journal_sync(j, &why) != 0)
        return journal_refuse(j, errno, "cannot sync journal.db: %s", why);
    return leaving_destroy(j);
}

int journal_store(struct journal *j)
{
    assert(j->turn);
    int error = j->failed ? EIO : 0;
    if (turn_commit(j) != 0) {
        error = error ? error : errno;
        journal_rollback(j);
        errno = error;
        return -1;
    }
    j->saved = j->head;
    sync_stored(j);
    if (leaving_end(j) != 0)
        return leaving_fail(j);
    j->turn = false;
    return 0;
}

int journal_commit(struct journal *j)
{
    const char *why;
    if (journal_store(j) != 0)
        return -1;
    if (journal_sync(j, &why) != 0)
        return journal_refuse(j, errno, "cannot sync journal.db: %s", why);
    journal_checkpoint_due(j);
    return 0;
}

/* Some errors (a full disk) make SQLite roll back by itself: then there is nothing left to do. */
static void store_rollback(struct journal *j, sqlite3 *db, enum statement rollback)
{
    if (sqlite3_get_autocommit(db))
        return;
    char first[sizeof j->error];
    memcpy(first, j->error, sizeof first);
    statement(j, rollback);
    int failed = statement_run(j, rollback, "cannot roll back");
    assert(failed == 0 || sqlite3_get_autocommit(db));
    (void)failed;
    memcpy(j->error, first, sizeof first);
}

void journal_rollback(struct journal *j)
{
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_reset(j->statements[i]); /* repeats errors that were seen at their steps */
    if (j->db_open)
        store_rollback(j, j->db, DB_ROLLBACK);
    if (j->keys_open)
        store_rollback(j, j->keys, KEYS_ROLLBACK);
    deltas_clear(j);
    leaving_clear(j);
    lately_clear(j);
    numbers_clear(j);
    j->db_open = j->keys_open = j->failed = j->turn = false;
    j->head = j->saved;
}
