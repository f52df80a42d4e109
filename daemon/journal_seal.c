/* Sealing: what a client told and was answered is kept as XChaCha20-Poly1305 under the client's own
 * random key. Destroying that key erases the client, and the chain, which runs over the ciphertext,
 * stays whole.
 *
 * The subject of a row is a random number, so that journal.db alone says neither who a client is
 * nor, by guessing references, whether somebody is in it; the reference stands in keys.db only.
 * Calls that name no client share one subject a month, so that these too can be erased by age.
 * Answers that tell of many clients share one that is destroyed when any client is erased. */
#include "daemon/journal_inner.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const char *subject_name(const char *ref, int64_t at, char month[16])
{
    struct tm tm;
    time_t seconds = (time_t)(at / 1000);
    if (ref)
        return ref;
    if (!gmtime_r(&seconds, &tm) || strftime(month, 16, "%Y-%m", &tm) == 0)
        return "none";
    return month;
}

static int keys_write(struct journal *j)
{
    if (j->keys_open)
        return 0;
    statement(j, KEYS_BEGIN);
    if (statement_run(j, KEYS_BEGIN, "cannot begin in keys.db") != 0)
        return -1;
    j->keys_open = true;
    return 0;
}

static int subject_make(struct journal *j, const char *kind, const char *name, struct subject *out)
{
    if (keys_write(j) != 0)
        return -1;
    randombytes_buf(out->id, sizeof out->id);
    randombytes_buf(out->key, sizeof out->key);
    const struct bound values[] = {BIND_BLOB(out->id, sizeof out->id), BIND_TEXT(kind),
                                   BIND_TEXT(name), BIND_BLOB(out->key, sizeof out->key)};
    if (statement_bind(statement(j, KEYS_PUT), values, 4) != SQLITE_OK)
        return journal_fail(j, j->keys, "cannot bind a key");
    return statement_run(j, KEYS_PUT, "cannot store a key");
}

/* A client who was erased in this very turn and is named again: a new one. */
static int subject_renew(struct journal *j, const char *kind, const char *name, struct subject *out)
{
    if (keys_write(j) != 0 || key_drop(j, out->id) != 0)
        return -1;
    return subject_make(j, kind, name, out);
}

/* Takes id (column `id`, or -1) and key of the row that a statement stands on. */
static bool subject_row(sqlite3_stmt *stmt, int id, int key, struct subject *out)
{
    if (id >= 0 && (size_t)sqlite3_column_bytes(stmt, id) != sizeof out->id)
        return false;
    if ((size_t)sqlite3_column_bytes(stmt, key) != sizeof out->key)
        return false;
    if (id >= 0)
        memcpy(out->id, sqlite3_column_blob(stmt, id), sizeof out->id);
    memcpy(out->key, sqlite3_column_blob(stmt, key), sizeof out->key);
    return true;
}

/* Looks the name up, or makes a subject of it. */
static int subject_look(struct journal *j, const char *kind, const char *name, struct subject *out)
{
    const struct bound values[] = {BIND_TEXT(kind), BIND_TEXT(name)};
    sqlite3_stmt *stmt = statement(j, KEYS_BY_NAME);
    if (statement_bind(stmt, values, 2) != SQLITE_OK)
        return journal_fail(j, j->keys, "cannot bind a subject");
    int code = sqlite3_step(stmt);
    if (code == SQLITE_DONE)
        return subject_make(j, kind, name, out);
    if (code != SQLITE_ROW)
        return journal_fail(j, j->keys, "cannot look up a subject");
    bool good = subject_row(stmt, 0, 1, out);
    sqlite3_reset(stmt);
    return good ? 0 : journal_refuse(j, EUCLEAN, "keys.db holds a key of the wrong size");
}

static int subject_take_named(struct journal *j, const char *kind, const char *name,
                              struct subject *out)
{
    bool known = lately_key(j, kind, name, out);
    int result = known ? 0 : subject_look(j, kind, name, out);
    if (result == 0 && subject_is_leaving(j, out->id))
        result = subject_renew(j, kind, name, out);
    else if (known)
        return 0;
    if (result == 0)
        lately_key_keep(j, kind, name, out);
    return result;
}

int subject_take(struct journal *j, const char *ref, int64_t at, struct subject *out)
{
    char month[16];
    *out = (struct subject){.ref = ref, .nonces = &j->nonces};
    return subject_take_named(j, ref ? "client" : "month", subject_name(ref, at, month), out);
}

int subject_take_many(struct journal *j, struct subject *out)
{
    *out = (struct subject){.nonces = &j->nonces};
    return subject_take_named(j, "month", SUBJECT_MANY, out);
}

int subject_named(struct journal *j, const char *kind, const char *name,
                  unsigned char id[SUBJECT_BYTES])
{
    const struct bound values[] = {BIND_TEXT(kind), BIND_TEXT(name)};
    sqlite3_stmt *stmt = statement(j, KEYS_BY_NAME);
    if (statement_bind(stmt, values, 2) != SQLITE_OK)
        return journal_fail(j, j->keys, "cannot bind a subject");
    int code = sqlite3_step(stmt);
    bool found = code == SQLITE_ROW && (size_t)sqlite3_column_bytes(stmt, 0) == SUBJECT_BYTES;
    if (found)
        memcpy(id, sqlite3_column_blob(stmt, 0), SUBJECT_BYTES);
    sqlite3_reset(stmt); /* repeats the error of the step, which is in `code` */
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return journal_fail(j, j->keys, "cannot look up a subject");
    return found;
}

int subject_find(struct journal *j, struct arena *arena, const void *id, struct subject *out)
{
    const struct bound values[] = {BIND_BLOB(id, SUBJECT_BYTES)};
    sqlite3_stmt *stmt = statement(j, KEYS_BY_SUBJECT);
    *out = (struct subject){0};
    memcpy(out->id, id, SUBJECT_BYTES);
    if (subject_is_leaving(j, id))
        return 0;
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->keys, "cannot bind a subject");
    int code = row_next(stmt, TEXT_IN(0) | TEXT_IN(1));
    if (code == SQLITE_DONE)
        return 0;
    if (code != SQLITE_ROW)
        return journal_fail(j, j->keys, "cannot look up a subject");
    bool good = subject_row(stmt, -1, 2, out);
    if (good && strcmp((const char *)sqlite3_column_text(stmt, 0), "client") == 0)
        out->ref = column_text(stmt, 1, arena);
    sqlite3_reset(stmt);
    return good ? 1 : journal_refuse(j, EUCLEAN, "keys.db holds a key of the wrong size");
}

/* What is bound into the seal: "polku seal 1", column, seq, id; of what is pressed "polku seal 2",
 * the same and the primer's digest. */
static size_t place_bytes(const struct seal_place *place, unsigned char out[256])
{
    int n = place->primer ? snprintf((char *)out, 256, "polku seal 2|%s|%lld|%s|%s", place->column,
                                     (long long)place->seq, place->id, place->primer)
                          : snprintf((char *)out, 256, "polku seal 1|%s|%lld|%s", place->column,
                                     (long long)place->seq, place->id);
    return n < 0 ? 0 : (size_t)n < 256 ? (size_t)n : 255;
}

static void nonce_take(struct nonces *n, unsigned char out[NONCE_BYTES])
{
    if (n->at == 0) {
        randombytes_buf(n->bytes, sizeof n->bytes);
        n->at = NONCES;
    }
    n->at--;
    memcpy(out, n->bytes + (size_t)n->at * NONCE_BYTES, NONCE_BYTES);
}

int text_seal(const struct subject *subject, const struct seal_place *place,
              const struct bound *plain, unsigned char *out)
{
    unsigned char bound[256];
    size_t nbound = place_bytes(place, bound);
    nonce_take(subject->nonces, out);
    return crypto_aead_xchacha20poly1305_ietf_encrypt(
        out + NONCE_BYTES, NULL, plain->data, plain->n, bound, nbound, NULL, out, subject->key);
}

char *text_unseal(struct arena *arena, const struct subject *subject,
                  const struct seal_place *place, const struct bound *sealed)
{
    unsigned char bound[256];
    const unsigned char *bytes = sealed->data;
    if (!bytes || sealed->n < NONCE_BYTES + TAG_BYTES)
        return NULL;
    size_t nbound = place_bytes(place, bound), nplain = sealed->n - NONCE_BYTES - TAG_BYTES;
    char *plain = arena_alloc(arena, nplain + 1);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)plain, NULL, NULL,
                                                   bytes + NONCE_BYTES, sealed->n - NONCE_BYTES,
                                                   bound, nbound, bytes, subject->key) != 0)
        return NULL;
    return plain;
}
