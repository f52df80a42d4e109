/* Copies: see journal_copy.h. SQLite's own backup does the copying; the target is no store of ours
 * until it was checked, so nothing is synchronised or logged before that. */
#include "daemon/journal_copy.h"

#include "daemon/journal_inner.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SLICE_PAGES 200 /* about a millisecond */
#define CHECK_MEMORY ((size_t)64 << 20)
#define CHECK_STEPS 20000 /* of SQLite's machine, between two looks whether to stop */

static sqlite3 *source(const struct journal_copy *c)
{
    return c->file == JOURNAL_KEYS ? c->journal->keys : c->journal->db;
}

/* The journal's own error is of its turns; a copy keeps its own. */
static int copy_fail(struct journal_copy *c, sqlite3 *db)
{
    struct journal of = {.error = ""};
    journal_fail(&of, db, c->path);
    int error = errno;
    memcpy(c->why, of.error, sizeof c->why);
    journal_copy_end(c);
    errno = error;
    return -1;
}

int journal_copy_begin(struct journal_copy *c)
{
    sqlite3 *db = NULL;
    c->db = c->under_way = NULL;
    c->done = c->of = 0;
    *c->why = '\0';
    int code = sqlite3_open_v2(c->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    c->db = db;
    if (code != SQLITE_OK || sqlite3_exec(db, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF",
                                          NULL, NULL, NULL) != SQLITE_OK)
        return copy_fail(c, db);
    c->under_way = sqlite3_backup_init(db, "main", source(c), "main");
    return c->under_way ? 0 : copy_fail(c, db);
}

int journal_copy_step(struct journal_copy *c)
{
    int code = sqlite3_backup_step(c->under_way, SLICE_PAGES);
    c->of = sqlite3_backup_pagecount(c->under_way);
    c->done = c->of - sqlite3_backup_remaining(c->under_way);
    if (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)
        return 1;
    int ended = sqlite3_backup_finish(c->under_way); /* with the error of the steps, if any */
    c->under_way = NULL;
    return code == SQLITE_DONE && ended == SQLITE_OK ? 0 : copy_fail(c, c->db);
}

void journal_copy_end(struct journal_copy *c)
{
    if (c->under_way)
        sqlite3_backup_finish(c->under_way); /* given up: its error was told, or there is none */
    sqlite3_close(c->db);                    /* cannot be busy: nothing else was begun on it */
    c->db = c->under_way = NULL;
}

static int64_t file_bytes(struct journal *j, sqlite3 *db)
{
    sqlite3_stmt *stmt = NULL;
    int64_t bytes = -1;
    if (sqlite3_prepare_v2(db,
                           "SELECT page_count * page_size FROM pragma_page_count,"
                           " pragma_page_size",
                           -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW)
        bytes = sqlite3_column_int64(stmt, 0);
    else
        journal_fail(j, db, "cannot tell how large the store is");
    int error = errno;
    sqlite3_finalize(stmt);
    errno = error;
    return bytes;
}

int64_t journal_bytes(struct journal *j)
{
    int64_t decisions = file_bytes(j, j->db), keys = file_bytes(j, j->keys);
    return decisions < 0 || keys < 0 ? -1 : decisions + keys;
}

int64_t journal_destroyed(const struct journal *j)
{
    return j->destroyed;
}

/* ---- whose a file is ------------------------------------------------------------------------- */

static bool id_read(sqlite3 *db, unsigned char id[STORE_BYTES])
{
    sqlite3_stmt *stmt = NULL;
    bool found = sqlite3_prepare_v2(db, "SELECT id FROM store", -1, &stmt, NULL) == SQLITE_OK &&
                 sqlite3_step(stmt) == SQLITE_ROW &&
                 (size_t)sqlite3_column_bytes(stmt, 0) == STORE_BYTES;
    if (found)
        memcpy(id, sqlite3_column_blob(stmt, 0), STORE_BYTES);
    sqlite3_finalize(stmt); /* repeats the error of the step: then nothing was found */
    return found;
}

int journal_owns(struct journal *j, const char *keys)
{
    unsigned char ours[STORE_BYTES], theirs[STORE_BYTES];
    sqlite3 *db = NULL;
    if (access(keys, F_OK) != 0)
        return errno == ENOENT ? 1 : -1;
    if (!id_read(j->keys, ours))
        return journal_fail(j, j->keys, "cannot read whose the keys are");
    bool known =
        sqlite3_open_v2(keys, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
        id_read(db, theirs);
    sqlite3_close(db); /* cannot be busy: nothing is open on it */
    return known && memcmp(ours, theirs, STORE_BYTES) == 0;
}

/* 1 found, 0 not, -1 neither can be told. */
static int subject_look(sqlite3_stmt *has, const void *subject, size_t n)
{
    if (sqlite3_bind_blob(has, 1, subject, (int)n, SQLITE_STATIC) != SQLITE_OK)
        return -1;
    int code = sqlite3_step(has);
    sqlite3_reset(has); /* repeats the error of the step */
    return code == SQLITE_ROW ? 1 : code == SQLITE_DONE ? 0 : -1;
}

bool journal_copy_stale(struct journal *j, const char *keys)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *has = NULL, *erased = statement(j, DB_ERASED);
    int found = -1;
    if (sqlite3_open_v2(keys, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "SELECT 1 FROM subject WHERE id = ?1", -1, &has, NULL) == SQLITE_OK)
        found = 0;
    while (found == 0 && sqlite3_step(erased) == SQLITE_ROW)
        found = subject_look(has, sqlite3_column_blob(erased, 0),
                             (size_t)sqlite3_column_bytes(erased, 0));
    sqlite3_reset(erased); /* repeats the error of the step: the next look will be at a backup */
    sqlite3_finalize(has);
    sqlite3_close(db); /* cannot be busy: nothing is open on it */
    return found > 0;
}

/* ---- checking -------------------------------------------------------------------------------- */

static void plain_fail(struct journal_checked *out, const char *path, const char *why)
{
    snprintf(out->why, sizeof out->why, "%.250s: %.250s", path, why);
}

static int stop_look(void *stop)
{
    return atomic_load((const atomic_bool *)stop);
}

static void stop_heed(sqlite3 *db, const atomic_bool *stop)
{
    sqlite3_progress_handler(db, CHECK_STEPS, stop_look, (void *)(uintptr_t)stop); /* only read */
}

static int structure_check(sqlite3 *db, const char *path, struct journal_checked *out)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    const char *says = code == SQLITE_ROW ? (const char *)sqlite3_column_text(stmt, 0) : NULL;
    int result = says && strcmp(says, "ok") == 0 ? 0 : -1;
    if (result != 0)
        plain_fail(out, path, says ? says : sqlite3_errmsg(db));
    sqlite3_finalize(stmt); /* repeats the error of the step, which was told */
    return result;
}

static int file_sync(struct journal_checked *out, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    int result = fd < 0 ? -1 : fsync(fd);
    if (result != 0)
        plain_fail(out, path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return result;
}

/* The copy has its source's mark, that there is a log beside it. */
static int plain_make(const char *path, const atomic_bool *stop, struct journal_checked *out)
{
    sqlite3 *db = NULL;
    int result = -1;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
            SQLITE_OK ||
        sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE", NULL,
                     NULL, NULL) != SQLITE_OK) {
        plain_fail(out, path, sqlite3_errmsg(db));
    } else {
        stop_heed(db, stop);
        result = structure_check(db, path, out);
    }
    sqlite3_close(db); /* cannot be busy: nothing is open on it */
    return result == 0 ? file_sync(out, path) : -1;
}

static void chain_check(struct journal *j, struct arena *arena, const char *path,
                        struct journal_checked *out)
{
    struct broken_link *broken;
    int n = 0;
    out->decisions = journal_verify(j, arena, 0, 0, &broken, &n);
    if (out->decisions < 0)
        plain_fail(out, path, j->error);
    else if (n > 0)
        snprintf(out->why, sizeof out->why, "%s: decision %lld: %s", path, (long long)broken[0].seq,
                 broken[0].what);
}

void journal_copy_check(const struct journal_files *copies, const atomic_bool *stop,
                        struct journal_checked *out)
{
    *out = (struct journal_checked){0};
    if (plain_make(copies->keys, stop, out) != 0 || !copies->decisions)
        return;
    if (plain_make(copies->decisions, stop, out) != 0)
        return;
    const char *why = "there is not enough memory";
    struct arena *arena = arena_new(CHECK_MEMORY);
    struct journal *j = arena ? journal_open_files(arena, copies, JOURNAL_READ, &why) : NULL;
    if (j) {
        stop_heed(j->db, stop);
        chain_check(j, arena, copies->decisions, out);
    } else {
        plain_fail(out, copies->decisions, why);
    }
    journal_close(j);
    arena_free(arena);
}
