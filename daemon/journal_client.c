/* One client: see journal_client.h.
 *
 * The order of an erasure: journal.db commits that the subject is erased; then keys.db deletes its
 * row, is rebuilt without it and its log is cut, so that neither reference nor key stands in any
 * byte of the folder; then journal.db notes that too. A process that ends in between finishes the
 * work at its next start. */
#include "daemon/journal_client.h"

#include "daemon/journal_inner.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- who it is ------------------------------------------------------------------------------- */

static int client_subject(struct journal *j, const char *ref, unsigned char id[SUBJECT_BYTES])
{
    int found = subject_named(j, "client", ref, id);
    return found > 0 ? !subject_is_leaving(j, id) : found;
}

int journal_client(struct journal *j, const char *ref)
{
    unsigned char id[SUBJECT_BYTES];
    return client_subject(j, ref, id);
}

int journal_client_within(struct journal *j, const char *ref, const char *regions)
{
    unsigned char id[SUBJECT_BYTES];
    int found = client_subject(j, ref, id);
    const struct bound values[] = {BIND_BLOB(id, sizeof id), BIND_TEXT(regions)};
    if (found <= 0)
        return found;
    sqlite3_stmt *stmt = statement(j, DB_CLIENT_WITHIN);
    if (statement_bind(stmt, values, 2) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code = sqlite3_step(stmt);
    int result = code == SQLITE_ROW ? sqlite3_column_int(stmt, 0)
                                    : journal_fail(j, j->db, "cannot read a client's regions");
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return result;
}

/* ---- what is kept ---------------------------------------------------------------------------- */

int journal_client_decisions(struct journal *j, struct arena *arena, const struct client_page *page,
                             entry_each *each, void *context)
{
    unsigned char id[SUBJECT_BYTES];
    int found = client_subject(j, page->ref, id);
    const struct bound values[] = {BIND_BLOB(id, sizeof id), BIND_INT(page->after),
                                   BIND_INT(page->limit)};
    if (found <= 0)
        return found;
    sqlite3_stmt *stmt = statement(j, DB_CLIENT);
    if (statement_bind(stmt, values, 3) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    return entries_each(j, arena, stmt, each, context);
}

int journal_client_answers(struct journal *j, struct arena *arena, const char *ref,
                           entry_each *each, void *context)
{
    unsigned char id[SUBJECT_BYTES];
    int found = client_subject(j, ref, id);
    const struct bound values[] = {BIND_BLOB(id, sizeof id)};
    if (found <= 0)
        return found;
    sqlite3_stmt *stmt = statement(j, DB_CLIENT_ANSWERS);
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    return answers_each(j, arena, stmt, each, context);
}

/* 0, or -1 when it was altered. */
static int counted_open(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                        const struct subject *subject, char **text)
{
    const char *region = (const char *)sqlite3_column_text(stmt, 0);
    const char *id = arena_printf(arena, "%d|%s", sqlite3_column_int(stmt, 1), region);
    const struct seal_place place = {.column = "counted", .id = id};
    const struct bound sealed =
        BIND_BLOB(sqlite3_column_blob(stmt, 2), (size_t)sqlite3_column_bytes(stmt, 2));
    *text = text_unseal(arena, subject, &place, &sealed);
    return *text ? 0 : journal_refuse(j, EUCLEAN, "what was counted of a client was altered");
}

int journal_client_counted(struct journal *j, struct arena *arena, const char *ref,
                           counted_each *each, void *context)
{
    unsigned char id[SUBJECT_BYTES];
    struct subject subject;
    char *text;
    int result = client_subject(j, ref, id), code = SQLITE_DONE;
    if (result > 0)
        result = subject_find(j, arena, id, &subject);
    if (result <= 0)
        return result;
    const struct bound values[] = {BIND_BLOB(id, sizeof id)};
    sqlite3_stmt *stmt = statement(j, DB_COUNTED_LIST);
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    while ((code = row_next(stmt, TEXT_IN(0))) == SQLITE_ROW &&
           (result = counted_open(j, arena, stmt, &subject, &text)) == 0)
        each(context, column_text(stmt, 0, arena), sqlite3_column_int(stmt, 1), text);
    sodium_memzero(&subject, sizeof subject);
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        result = journal_fail(j, j->db, "cannot read what was counted");
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return result < 0 ? -1 : 0;
}

/* ---- erasing --------------------------------------------------------------------------------- */

bool subject_is_leaving(const struct journal *j, const void *id)
{
    for (int i = 0; i < j->nleaving; i++)
        if (memcmp(j->leaving[i], id, SUBJECT_BYTES) == 0)
            return true;
    return false;
}

static int leaving_add(struct journal *j, const unsigned char id[SUBJECT_BYTES])
{
    void *larger =
        realloc(j->leaving, ((size_t)j->nleaving + 1) * sizeof *j->leaving); /* few at a time */
    if (!larger)
        return journal_refuse(j, ENOMEM, "there is not enough memory to erase a client");
    j->leaving = larger;
    memcpy(j->leaving[j->nleaving++], id, SUBJECT_BYTES);
    return 0;
}

static int forgotten_read(struct journal *j, struct arena *arena, const struct bound *subject,
                          struct forgotten *out)
{
    sqlite3_stmt *stmt = statement(j, DB_CLIENT_SUM);
    if (statement_bind(stmt, subject, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        *out = (struct forgotten){.decisions = sqlite3_column_int64(stmt, 0),
                                  .answers = sqlite3_column_int64(stmt, 1),
                                  .region = column_text(stmt, 2, arena),
                                  .digest = column_text(stmt, 3, arena)};
    int result = code == SQLITE_ROW ? 0 : journal_fail(j, j->db, "cannot count what is erased");
    sqlite3_reset(stmt);
    return result;
}

static int erased_write(struct journal *j, const unsigned char id[SUBJECT_BYTES], int64_t at)
{
    const struct bound values[] = {BIND_BLOB(id, SUBJECT_BYTES), BIND_INT(at)};
    if (statement_bind(statement(j, DB_ERASED_PUT), values, 2) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    if (statement_run(j, DB_ERASED_PUT, "cannot store that a client is erased") != 0)
        return -1;
    return leaving_add(j, id);
}

static int rows_delete(struct journal *j, enum statement which, const struct bound *subject)
{
    if (statement_bind(statement(j, which), subject, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    return statement_run(j, which, "cannot delete what was kept of a client");
}

/* Answers that tell of many clients: the client may be one of them. */
static int many_forget(struct journal *j, int64_t at)
{
    unsigned char id[SUBJECT_BYTES];
    int found = subject_named(j, "month", SUBJECT_MANY, id);
    if (found <= 0 || subject_is_leaving(j, id))
        return found < 0 ? -1 : 0;
    const struct bound subject = BIND_BLOB(id, sizeof id);
    return rows_delete(j, DB_ANSWERS_DELETE, &subject) == 0 ? erased_write(j, id, at) : -1;
}

int journal_forget(struct journal *j, struct arena *arena, const char *ref, int64_t at,
                   struct forgotten *out)
{
    unsigned char id[SUBJECT_BYTES];
    int found = client_subject(j, ref, id);
    if (found <= 0)
        return found;
    const struct bound subject = BIND_BLOB(id, sizeof id);
    if (turn_write(j) != 0)
        return -1;
    if (forgotten_read(j, arena, &subject, out) != 0 ||
        rows_delete(j, DB_COUNTED_DELETE, &subject) != 0 || erased_write(j, id, at) != 0 ||
        many_forget(j, at) != 0)
        return turn_fail(j);
    return 1;
}

/* ---- destroying keys ------------------------------------------------------------------------- */

static int keys_exec(struct journal *j, const char *sql)
{
    if (sqlite3_exec(j->keys, sql, NULL, NULL, NULL) == SQLITE_OK)
        return 0;
    return journal_fail(j, j->keys, "cannot destroy a key");
}

int key_drop(struct journal *j, const void *subject)
{
    const struct bound values[] = {BIND_BLOB(subject, SUBJECT_BYTES)};
    if (statement_bind(statement(j, KEYS_DROP), values, 1) != SQLITE_OK)
        return journal_fail(j, j->keys, "cannot bind a key");
    lately_clear(j);
    return statement_run(j, KEYS_DROP, "cannot destroy a key");
}

/* Rebuilds keys.db from its rows, and cuts both logs: what was deleted stands in none of them. */
static int keys_rebuild(struct journal *j)
{
    if (tidy_cut(j) != 0)
        return -1;
    return keys_exec(j, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
}

/* Last, that nothing is left of them is noted: until then a new start does all of it again. */
static int keys_destroy(struct journal *j)
{
    if (keys_exec(j, "BEGIN IMMEDIATE") != 0)
        return -1;
    for (int i = 0; i < j->nleaving; i++)
        if (key_drop(j, j->leaving[i]) != 0)
            return -1;
    if (keys_exec(j, "COMMIT") != 0 || keys_rebuild(j) != 0)
        return -1;
    statement(j, DB_ERASED_GONE);
    if (statement_run(j, DB_ERASED_GONE, "cannot note that keys are destroyed") != 0)
        return -1;
    j->destroyed++;
    leaving_clear(j);
    return 0;
}

int leaving_destroy(struct journal *j)
{
    return j->nleaving ? keys_destroy(j) : 0;
}

void leaving_clear(struct journal *j)
{
    free(j->leaving);
    j->leaving = NULL;
    j->nleaving = 0;
}

int subject_has_key(struct journal *j, const void *subject)
{
    const struct bound values[] = {BIND_BLOB(subject, SUBJECT_BYTES)};
    sqlite3_stmt *stmt = statement(j, KEYS_BY_SUBJECT);
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->keys, "cannot bind a key");
    int code = sqlite3_step(stmt);
    int found = code == SQLITE_ROW    ? 1
                : code == SQLITE_DONE ? 0
                                      : journal_fail(j, j->keys, "cannot look for a key");
    sqlite3_reset(stmt);
    return found;
}

/* One that was erased leaves when it did not quite, or when an older keys.db brought it back. */
static int erased_look(struct journal *j, sqlite3_stmt *stmt)
{
    const void *subject = sqlite3_column_blob(stmt, 0);
    if ((size_t)sqlite3_column_bytes(stmt, 0) != SUBJECT_BYTES)
        return 0;
    int leaves = sqlite3_column_int(stmt, 1) ? subject_has_key(j, subject) : 1;
    return leaves > 0 ? leaving_add(j, subject) : leaves;
}

int leaving_finish(struct journal *j)
{
    sqlite3_stmt *stmt = statement(j, DB_ERASED);
    int code, result = 0;
    while (result == 0 && (code = sqlite3_step(stmt)) == SQLITE_ROW)
        result = erased_look(j, stmt);
    sqlite3_reset(stmt); /* repeats the error of the step, which is in `code` */
    if (result < 0)
        return -1;
    if (code != SQLITE_DONE)
        return journal_fail(j, j->db, "cannot read which clients were erased");
    return leaving_destroy(j);
}
