/* The key of the checkpoints: made at the first start, kept in two files, known to journal.db. See
 * journal_checkpoint.c. */
#include "daemon/journal_checkpoint.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- the key ----------------------------------------------------------------------------------
 */

/* The bytes that one statement gives; false with errno when they are not there. */
static int bytes_get(struct journal *j, const char *sql, void *out, size_t n)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(j->db, sql, -1, &stmt, NULL), got = 0;
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    if (code == SQLITE_ROW && (size_t)sqlite3_column_bytes(stmt, 0) == n) {
        memcpy(out, sqlite3_column_blob(stmt, 0), n);
        got = 1;
    } else if (code != SQLITE_DONE) {
        got = journal_fail(j, j->db, "cannot read the key of the checkpoints");
    }
    int error = errno;
    sqlite3_finalize(stmt);
    errno = error;
    return got;
}

int key_keep(struct journal *j)
{
    struct checkpoints *c = j->checkpoints;
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(j->db, "INSERT INTO checkpoint_key (one, public) VALUES (1, ?1)",
                                  -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_blob(stmt, 1, c->key.public, sizeof c->key.public, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    int result = code == SQLITE_DONE ? 0 : journal_fail(j, j->db, "cannot store a key");
    int error = errno;
    sqlite3_finalize(stmt);
    errno = error;
    c->known = result == 0;
    return result;
}

int file_refuse(struct journal *j, const char *name)
{
    return journal_refuse(j, errno, "cannot use %s in the data folder: %s", name, strerror(errno));
}

/* A new file with this text, on the disk. */
int file_make(struct journal *j, const char *name, const char *text)
{
    int fd = openat(j->checkpoints->folder, name,
                    O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    size_t n = strlen(text);
    if (fd >= 0 && write(fd, text, n) == (ssize_t)n && fsync(fd) == 0) {
        close(fd);
        return 0;
    }
    int result = file_refuse(j, name);
    if (fd >= 0)
        close(fd);
    return result;
}

/* The secret key's file holds its seed in hexadecimal. 1 read, 0 there is none. */
int secret_read(struct journal *j)
{
    struct checkpoints *c = j->checkpoints;
    unsigned char seed[crypto_sign_SEEDBYTES], public[crypto_sign_PUBLICKEYBYTES];
    char text[2 * sizeof seed + 2] = "";
    size_t got = 0;
    int fd = openat(c->folder, "checkpoint.key", O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? 0 : file_refuse(j, "checkpoint.key");
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    if (n < (ssize_t)(2 * sizeof seed) ||
        sodium_hex2bin(seed, sizeof seed, text, 2 * sizeof seed, NULL, &got, NULL) != 0 ||
        got != sizeof seed)
        return journal_refuse(j, EUCLEAN, "checkpoint.key is damaged; put the right file back");
    crypto_sign_seed_keypair(public, c->secret, seed);
    sodium_memzero(seed, sizeof seed);
    sodium_memzero(text, sizeof text);
    if (c->known && memcmp(public, c->key.public, sizeof public) != 0)
        return journal_refuse(j, EUCLEAN,
                              "checkpoint.key is not the key of this journal; put the"
                              " right file back");
    memcpy(c->key.public, public, sizeof public);
    return 1;
}

int secret_make(struct journal *j)
{
    unsigned char seed[crypto_sign_SEEDBYTES];
    char text[2 * sizeof seed + 2];
    randombytes_buf(seed, sizeof seed);
    sodium_bin2hex(text, sizeof text, seed, sizeof seed);
    strcat(text, "\n");
    int result = file_make(j, "checkpoint.key", text);
    sodium_memzero(seed, sizeof seed);
    sodium_memzero(text, sizeof text);
    return result == 0 ? secret_read(j) : -1;
}

int key_learn(struct journal *j)
{
    struct checkpoints *c = j->checkpoints;
    unsigned char id[STORE_BYTES];
    char hex[2 * sizeof id + 1];
    if (bytes_get(j, "SELECT id FROM store", id, sizeof id) < 0)
        return -1;
    sodium_bin2hex(hex, sizeof hex, id, sizeof id);
    snprintf(c->key.origin, sizeof c->key.origin, "polku/%s", hex);
    int known =
        bytes_get(j, "SELECT public FROM checkpoint_key", c->key.public, sizeof c->key.public);
    c->known = known > 0;
    return known < 0 ? -1 : 0;
}
