/* Reading: single entries by id or request_id, and lists without their texts.
 *
 * An entry whose key was destroyed is read with `erased` set and without its texts. One whose texts
 * do not open under their key was altered: that is an error, never an empty entry. */
#include "daemon/journal_inner.h"

#include <errno.h>
#include <string.h>

/* Columns of ROW and LISTED in journal_sql.c; hash and prev as hexadecimal. */
static void entry_row(sqlite3_stmt *stmt, struct arena *arena, struct entry *out)
{
    *out = (struct entry){.seq = sqlite3_column_int64(stmt, 0),
                          .id = column_text(stmt, 1, arena),
                          .at = sqlite3_column_int64(stmt, 2),
                          .region = column_text(stmt, 3, arena),
                          .method = column_text(stmt, 4, arena),
                          .digest = column_text(stmt, 5, arena),
                          .request_id = column_text(stmt, 7, arena)};
    if ((size_t)sqlite3_column_bytes(stmt, 8) == HASH_BYTES)
        sodium_bin2hex(out->prev, sizeof out->prev, sqlite3_column_blob(stmt, 8), HASH_BYTES);
    if ((size_t)sqlite3_column_bytes(stmt, 9) == HASH_BYTES)
        sodium_bin2hex(out->hash, sizeof out->hash, sqlite3_column_blob(stmt, 9), HASH_BYTES);
}

/* One text to open: where it goes. */
struct opened {
    const char *column, *primer;
    int at; /* the statement's column, -1: none */
    const char **text;
    size_t *n;
};

static int text_open(struct arena *arena, sqlite3_stmt *stmt, const struct subject *subject,
                     struct seal_place place, const struct opened *text)
{
    if (text->at < 0 || sqlite3_column_type(stmt, text->at) == SQLITE_NULL)
        return 0;
    const struct bound sealed = BIND_BLOB(sqlite3_column_blob(stmt, text->at),
                                          (size_t)sqlite3_column_bytes(stmt, text->at));
    place.column = text->column;
    place.primer = text->primer;
    *text->text = text_unseal(arena, subject, &place, &sealed);
    if (!*text->text)
        return -1;
    *text->n = sealed.n - NONCE_BYTES - TAG_BYTES;
    return 0;
}

/* `columns`: of subject, request, added, reply. `out` knows the primer. */
static int entry_open(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                      const int columns[4], struct entry *out)
{
    struct subject subject;
    if ((size_t)sqlite3_column_bytes(stmt, columns[0]) != SUBJECT_BYTES)
        return journal_refuse(j, EUCLEAN, "an entry has lost its subject");
    int found = subject_find(j, arena, sqlite3_column_blob(stmt, columns[0]), &subject);
    if (found <= 0) {
        out->erased = found == 0;
        return found;
    }
    const struct opened texts[] = {
        {"request", NULL, columns[1], &out->request, &out->nrequest},
        {"added", NULL, columns[2], &out->added, &out->nadded},
        {"reply", out->primer, columns[3], &out->reply, &out->nreply},
    };
    const struct seal_place place = {.id = out->id ? out->id : out->request_id, .seq = out->seq};
    int result = 0;
    for (int i = 0; i < 3 && result == 0; i++)
        result = text_open(arena, stmt, &subject, place, &texts[i]);
    out->ref = subject.ref;
    sodium_memzero(subject.key, sizeof subject.key);
    if (result != 0)
        return journal_refuse(j, EUCLEAN,
                              "the stored %s was altered: it does not open under its key",
                              out->id ? out->id : "answer");
    return out->primer && out->reply ? reply_open(j, arena, out) : 0;
}

#define ENTRY_TEXTS (TEXT_IN(1) | TEXT_IN(3) | TEXT_IN(4)) /* of ROW and LISTED */

/* 1 when the statement gave a row, which is then `stmt`'s; 0 when none. */
static int row_step(struct journal *j, sqlite3_stmt *stmt, unsigned texts)
{
    int code = row_next(stmt, texts);
    if (code == SQLITE_ROW)
        return 1;
    if (code == SQLITE_DONE)
        return 0;
    return journal_fail(j, j->db, "cannot read the journal");
}

/* SQLite trusts its indexes: a damaged one could lead to what somebody else was answered. */
static int entry_asked(struct journal *j, const char *named, const char *key)
{
    if (named && strcmp(named, key) == 0)
        return 1;
    return journal_refuse(j, EUCLEAN, "journal.db is damaged: an index leads to another decision");
}

static int entry_find(struct journal *j, struct arena *arena, enum statement which, const char *key,
                      struct entry *out)
{
    static const int columns[4] = {6, 10, 11, 12};
    const struct bound values[] = {BIND_TEXT(key)};
    sqlite3_stmt *stmt = statement(j, which);
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int found = row_step(j, stmt, ENTRY_TEXTS);
    if (found > 0) {
        entry_row(stmt, arena, out);
        out->primer = column_text(stmt, 13, arena);
        found = entry_asked(j, which == DB_BY_ID ? out->id : out->request_id, key);
        if (found > 0 && entry_open(j, arena, stmt, columns, out) < 0)
            found = -1;
    }
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return found;
}

int entries_each(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                 bool (*each)(void *context, const struct entry *entry), void *context)
{
    static const int columns[4] = {6, 10, 11, 12};
    int more;
    while ((more = row_step(j, stmt, ENTRY_TEXTS)) > 0) {
        struct entry entry;
        entry_row(stmt, arena, &entry);
        entry.primer = column_text(stmt, 13, arena);
        more = entry_open(j, arena, stmt, columns, &entry);
        if (more < 0 || !each(context, &entry))
            break;
    }
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return more < 0 ? -1 : 0;
}

static int answer_row(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                      const char *request_id, struct entry *out)
{
    static const int columns[4] = {2, 3, -1, 4};
    *out = (struct entry){.at = sqlite3_column_int64(stmt, 0),
                          .method = column_text(stmt, 1, arena),
                          .request_id = request_id};
    return entry_open(j, arena, stmt, columns, out);
}

int answers_each(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                 bool (*each)(void *context, const struct entry *entry), void *context)
{
    int more;
    while ((more = row_step(j, stmt, TEXT_IN(1) | TEXT_IN(5))) > 0) {
        struct entry entry;
        more = answer_row(j, arena, stmt, column_text(stmt, 5, arena), &entry);
        if (more < 0 || !each(context, &entry))
            break;
    }
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return more < 0 ? -1 : 0;
}

int journal_get(struct journal *j, struct arena *arena, const char *id, struct entry *out)
{
    return entry_find(j, arena, DB_BY_ID, id, out);
}

int journal_find(struct journal *j, struct arena *arena, const char *request_id, struct entry *out)
{
    return entry_find(j, arena, DB_BY_REQUEST, request_id, out);
}

int journal_knows(struct journal *j, const char *request_id)
{
    const struct bound values[] = {BIND_TEXT(request_id)};
    sqlite3_stmt *stmt = statement(j, DB_KNOWS);
    if (statement_bind(stmt, values, 1) != SQLITE_OK) {
        journal_fail(j, j->db, "cannot bind");
        return turn_fail(j);
    }
    int found = row_step(j, stmt, 0);
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return found < 0 ? turn_fail(j) : found;
}

int journal_answer_get(struct journal *j, struct arena *arena, const char *request_id,
                       struct entry *out)
{
    const struct bound values[] = {BIND_TEXT(request_id)};
    sqlite3_stmt *stmt = statement(j, DB_ANSWER_GET);
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int found = row_step(j, stmt, TEXT_IN(1));
    if (found > 0 && answer_row(j, arena, stmt, arena_text(arena, request_id), out) < 0)
        found = -1;
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return found;
}

/* Whether its key is still there, and whose it is. */
static int entry_subject(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                         struct entry *out)
{
    struct subject subject;
    if ((size_t)sqlite3_column_bytes(stmt, 6) != SUBJECT_BYTES)
        return journal_refuse(j, EUCLEAN, "an entry has lost its subject");
    int found = subject_find(j, arena, sqlite3_column_blob(stmt, 6), &subject);
    sodium_memzero(subject.key, sizeof subject.key);
    out->erased = found == 0;
    out->ref = subject.ref;
    return found;
}

int journal_list(struct journal *j, struct arena *arena, const struct journal_filter *filter,
                 bool (*each)(void *context, const struct entry *entry), void *context)
{
    const struct bound values[] = {BIND_INT(filter->after),
                                   BIND_INT(filter->from),
                                   BIND_INT(filter->to ? filter->to : INT64_MAX),
                                   BIND_INT(filter->limit),
                                   BIND_TEXT(filter->region),
                                   BIND_TEXT(filter->regions)};
    sqlite3_stmt *stmt = statement(j, filter->region ? DB_LIST_REGION : DB_LIST);
    if (statement_bind(stmt, values, filter->region ? 5 : 6) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int more;
    while ((more = row_step(j, stmt, ENTRY_TEXTS)) > 0) {
        struct entry entry;
        entry_row(stmt, arena, &entry);
        more = entry_subject(j, arena, stmt, &entry);
        if (more < 0 || !each(context, &entry))
            break;
    }
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return more < 0 ? -1 : 0;
}
