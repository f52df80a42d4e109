/* Tidying: what was committed stands in SQLite's log until it is copied into journal.db (SQLite
 * calls that a checkpoint; it has nothing to do with the signed ones). That is done beside the
 * commits, over a connection of its own, in small parts: while the disk takes in a large one, it
 * syncs no turn. When few wait or the log is long, what was committed during the last part is
 * copied between two turns, and SQLite then begins the log anew.
 *
 * What must hold: one copying at a time, and it begins only while the log has something to copy.
 * SQLite begins the log anew in a commit before which all was copied: a copying that begins in the
 * middle of that takes the new log for the old one (sqlite.org/wal.html, "The WAL-Reset Bug", in
 * every version before 3.51.3). While something is left to copy no commit does that, and until the
 * copying ends there is.
 *
 * What is never tidied, since no turns are made of it, is copied by the commit that makes the log
 * too long; and the last of it when the journal is closed. */
#include "daemon/journal_inner.h"

#include <errno.h>
#include <stdatomic.h>

#define PAGES_PAUSE 4096 /* 16 MB: worth a pause, or that few wait */
#define PAGES_LONG 65536 /* 256 MB: read again by a start after a crash, in a tenth of a second */
#define PAGES_MOST (2 * PAGES_LONG)
#define PAGES_PART 4096 /* 16 MB */
#define ROUNDS 3        /* each is for what was committed during the one before */

/* ---- beside the commits ---------------------------------------------------------------------- */

int tidy_open(struct journal *j, const char *path)
{
    struct tidy *t = &j->tidy;
    sqlite3_file *file = NULL;
    if (sqlite3_open_v2(path, &t->beside, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        STORE_SHARED) != SQLITE_OK ||
        sqlite3_db_config(t->beside, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL) != SQLITE_OK ||
        sqlite3_exec(t->beside, "PRAGMA synchronous = FULL; PRAGMA schema_version", NULL, NULL,
                     NULL) != SQLITE_OK ||
        sqlite3_file_control(t->beside, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK)
        return journal_fail(j, t->beside, path);
    t->pages_file = file;
    return 0;
}

void tidy_close(struct journal *j)
{
    sqlite3_close(j->tidy.beside); /* cannot be busy: it has no statements */
}

/* SQLite syncs the log before it copies, but journal.db only when nothing is left: here it is done
 * at once, so that the rest has little to sync. When that fails, nobody knows what is there of
 * pages that SQLite takes for copied: nothing is to be synced any more, and the log stays. */
static int round_copy(struct journal *j)
{
    struct tidy *t = &j->tidy;
    int all, copied;
    int code =
        sqlite3_wal_checkpoint_v2(t->beside, "main", SQLITE_CHECKPOINT_PASSIVE, &all, &copied);
    if (code != SQLITE_OK)
        return code;
    atomic_store(&t->copied, copied);
    code = t->pages_file->pMethods->xSync(t->pages_file, SQLITE_SYNC_NORMAL);
    if (code != SQLITE_OK)
        sync_spoil(j, code);
    return code;
}

static bool copy_left(struct tidy *t)
{
    return atomic_load(&t->pages) > atomic_load(&t->copied);
}

/* Not tried again before there is as much again as is worth a pause. */
static void copy_failed(struct tidy *t)
{
    atomic_store(&t->rest, false);
    atomic_store(&t->again, atomic_load(&t->pages) + PAGES_PAUSE);
}

void journal_tidy_beside(struct journal *j, bool all)
{
    struct tidy *t = &j->tidy;
    int code = SQLITE_OK, rounds = all ? ROUNDS : 1;
    pthread_mutex_lock(&t->copying);
    for (int i = 0; code == SQLITE_OK && !sync_failed(j) && i < rounds && copy_left(t); i++)
        code = round_copy(j);
    if (code != SQLITE_OK)
        copy_failed(t);
    else
        atomic_store(&t->rest, all);
    pthread_mutex_unlock(&t->copying);
}

/* ---- between turns --------------------------------------------------------------------------- */

/* The log is begun anew by the next commit. */
static void tidy_done(struct tidy *t)
{
    atomic_store(&t->pages, 0);
    atomic_store(&t->copied, 0);
    atomic_store(&t->again, 0);
    atomic_store(&t->rest, false);
}

/* Only what is on the disk may be copied: what is copied may be written over in the log. */
static int log_copy(struct journal *j)
{
    const char *why;
    if (journal_sync(j, &why) != 0)
        return journal_refuse(j, errno, "cannot sync journal.db: %s", why);
    if (sqlite3_wal_checkpoint_v2(j->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot copy what was committed");
    tidy_done(&j->tidy);
    return 0;
}

/* Told after each commit how long the log is. A failure shows at the next sync or commit. */
static int log_grown(void *context, sqlite3 *db, const char *name, int pages)
{
    struct journal *j = context;
    struct tidy *t = &j->tidy;
    (void)name, (void)db;
    sync_owed(j);
    if (pages < atomic_load(&t->pages))
        atomic_store(&t->copied, 0); /* of a log that was begun anew */
    atomic_store(&t->pages, pages);
    if (pages < PAGES_MOST || pages < atomic_load(&t->again) ||
        pthread_mutex_trylock(&t->copying) != 0)
        return SQLITE_OK;
    if (log_copy(j) != 0)
        copy_failed(t);
    pthread_mutex_unlock(&t->copying);
    return SQLITE_OK;
}

void tidy_start(struct journal *j)
{
    sqlite3_wal_hook(j->db, log_grown, j);
}

enum untidy journal_untidy(struct journal *j, bool pause)
{
    struct tidy *t = &j->tidy;
    int pages = atomic_load(&t->pages);
    if (atomic_load(&t->rest))
        return UNTIDY_REST;
    if (pages < atomic_load(&t->again))
        return TIDY;
    if (pages >= (pause ? PAGES_PAUSE : PAGES_LONG))
        return UNTIDY_ALL;
    return pages - atomic_load(&t->copied) >= PAGES_PART ? UNTIDY_PART : TIDY;
}

static void statements_reset(struct journal *j)
{
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_reset(j->statements[i]); /* repeats errors that were seen at their steps */
}

int journal_tidy(struct journal *j)
{
    struct tidy *t = &j->tidy;
    journal_hold(j);
    statements_reset(j);
    pthread_mutex_lock(&t->copying);
    int result = log_copy(j);
    if (result != 0)
        copy_failed(t);
    pthread_mutex_unlock(&t->copying);
    return result;
}

int tidy_cut(struct journal *j)
{
    struct tidy *t = &j->tidy;
    statements_reset(j);
    pthread_mutex_lock(&t->copying);
    int code = sqlite3_wal_checkpoint_v2(j->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    if (code == SQLITE_OK)
        tidy_done(t);
    pthread_mutex_unlock(&t->copying);
    return code == SQLITE_OK ? 0 : journal_fail(j, j->db, "cannot cut the log of journal.db");
}
