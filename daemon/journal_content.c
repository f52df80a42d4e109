/* What the journal keeps once and names by its digest: the images of rules, and the primers that
 * replies are pressed with. Their numbers in journal.db are remembered, since every decision needs
 * them; the primer that was read last is, too. */
#include "daemon/journal_inner.h"
#include "daemon/press.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    enum statement id, put;
    const char *look, *store; /* what cannot be done when it fails */
} contents[CONTENTS] = {
    [CONTENT_IMAGE] = {DB_IMAGE_ID, DB_IMAGE_PUT, "cannot look up an image",
                       "cannot store an image"},
    [CONTENT_PRIMER] = {DB_PRIMER_ID, DB_PRIMER_PUT, "cannot look up a primer",
                        "cannot store a primer"},
};

static void number_keep(struct journal *j, enum content_kind kind, const char *digest, int64_t id)
{
    struct numbers *numbers = &j->numbers[kind];
    size_t n = strlen(digest);
    if (n >= sizeof numbers->known[0].digest)
        return;
    struct numbered *one = &numbers->known[numbers->next++ % NUMBERED];
    memcpy(one->digest, digest, n + 1);
    one->id = id;
}

static bool number_known(const struct journal *j, enum content_kind kind, const char *digest,
                         int64_t *id)
{
    for (int i = 0; i < NUMBERED; i++)
        if (strcmp(j->numbers[kind].known[i].digest, digest) == 0) {
            *id = j->numbers[kind].known[i].id;
            return true;
        }
    return false;
}

void numbers_clear(struct journal *j)
{
    memset(j->numbers, 0, sizeof j->numbers);
}

int content_id(struct journal *j, enum content_kind kind, const char *digest, int64_t *id)
{
    if (number_known(j, kind, digest, id))
        return 1;
    sqlite3_stmt *stmt = statement(j, contents[kind].id);
    const struct bound values[] = {BIND_TEXT(digest)};
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code = sqlite3_step(stmt);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return journal_fail(j, j->db, contents[kind].look);
    *id = sqlite3_column_int64(stmt, 0);
    sqlite3_reset(stmt);
    if (code == SQLITE_ROW)
        number_keep(j, kind, digest, *id);
    return code == SQLITE_ROW;
}

static int content_put(struct journal *j, enum content_kind kind, const char *digest,
                       const struct bound *bytes)
{
    int64_t id;
    if (turn_write(j) != 0)
        return -1;
    int has = content_id(j, kind, digest, &id);
    if (has != 0)
        return has > 0 ? 0 : turn_fail(j);
    const struct bound values[] = {BIND_TEXT(digest), *bytes};
    if (statement_bind(statement(j, contents[kind].put), values, 2) != SQLITE_OK) {
        journal_fail(j, j->db, contents[kind].store);
        return turn_fail(j);
    }
    return statement_run(j, contents[kind].put, contents[kind].store) == 0 ? 0 : turn_fail(j);
}

int journal_image(struct journal *j, const char *digest, const char *bytes, size_t n)
{
    return content_put(j, CONTENT_IMAGE, digest, &BIND_BLOB(bytes, n));
}

int journal_primer(struct journal *j, const struct primer *primer)
{
    return content_put(j, CONTENT_PRIMER, primer->digest, &BIND_BLOB(primer->bytes, primer->n));
}

/* ---- reading --------------------------------------------------------------------------------- */

int journal_image_get(struct journal *j, struct arena *arena, const char *digest,
                      const char **bytes, size_t *n)
{
    const struct bound values[] = {BIND_TEXT(digest)};
    sqlite3_stmt *stmt = statement(j, DB_IMAGE_GET);
    *bytes = NULL;
    *n = 0;
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        *bytes = column_bytes(stmt, 0, arena, n);
    else if (code != SQLITE_DONE)
        return journal_fail(j, j->db, "cannot read the journal");
    sqlite3_reset(stmt);
    return 0;
}

static int primer_keep(struct journal *j, const char *digest, const void *bytes, size_t n)
{
    struct primer read = {.n = n};
    snprintf(read.digest, sizeof read.digest, "%s", digest);
    free(j->primer);
    *j->primer_digest = '\0';
    j->primer = malloc(n + 1);
    if (!j->primer)
        return journal_refuse(j, ENOMEM, "there is not enough memory to read a primer");
    if (n)
        memcpy(j->primer, bytes, n);
    j->nprimer = n;
    read.bytes = j->primer;
    if (!primer_holds(&read))
        return journal_refuse(j, EUCLEAN, "primer %s was altered", digest);
    memcpy(j->primer_digest, read.digest, sizeof read.digest);
    return 0;
}

/* Reads a primer, which stays until the next is. */
static int primer_read(struct journal *j, const char *digest)
{
    if (strcmp(j->primer_digest, digest) == 0)
        return 0;
    sqlite3_stmt *stmt = statement(j, DB_PRIMER_GET);
    const struct bound values[] = {BIND_TEXT(digest)};
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    if (sqlite3_step(stmt) != SQLITE_ROW)
        return journal_fail(j, j->db, "cannot read a primer");
    int result =
        primer_keep(j, digest, sqlite3_column_blob(stmt, 0), (size_t)sqlite3_column_bytes(stmt, 0));
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return result;
}

int reply_open(struct journal *j, struct arena *arena, struct entry *e)
{
    if (primer_read(j, e->primer) != 0)
        return -1;
    const struct primer with = {.bytes = j->primer, .n = j->nprimer};
    e->primer = NULL;
    e->reply = press_open(arena, &with, e->reply, e->nreply, &e->nreply);
    if (e->reply)
        return 0;
    return journal_refuse(j, EUCLEAN, "the reply of %s does not come out of its primer", e->id);
}
