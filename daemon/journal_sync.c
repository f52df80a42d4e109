/* Syncing: a turn is committed into SQLite's log without waiting for the disk, and a sync of the
 * log then puts it there, so that the next turn can be written meanwhile. One sync serves all turns
 * that were committed before it began.
 *
 * What must hold: nothing is answered, signed, destroyed or copied out of the log on the strength
 * of a commit before the sync after it. SQLite's own syncs of the log are left out (journal_log.h):
 * at a commit it would wait; and before this connection copies from the log, what it copies was
 * synced (journal_tidy.c). Only when it begins the log anew its sync of the head stays. */
#include "daemon/journal_inner.h"

#include <errno.h>

int sync_start(struct journal *j)
{
    struct log *log = &j->log;
    if (!log_file_take(&log->file, j->db))
        return journal_refuse(j, EIO, "journal.db has no log");
    log->safe = log->stored = j->saved;
    log->synced = log->written;
    return 0;
}

void sync_owed(struct journal *j)
{
    pthread_mutex_lock(&j->log.lock);
    j->log.written++;
    pthread_mutex_unlock(&j->log.lock);
}

void sync_stored(struct journal *j)
{
    pthread_mutex_lock(&j->log.lock);
    j->log.stored = j->saved;
    pthread_mutex_unlock(&j->log.lock);
}

struct head sync_safe(struct journal *j)
{
    pthread_mutex_lock(&j->log.lock);
    struct head safe = j->log.safe;
    pthread_mutex_unlock(&j->log.lock);
    return safe;
}

bool sync_failed(struct journal *j)
{
    pthread_mutex_lock(&j->log.lock);
    bool failed = j->log.failed != SQLITE_OK;
    pthread_mutex_unlock(&j->log.lock);
    return failed;
}

/* What was written meanwhile is owed; two syncs may end in any order. */
static void sync_done(struct log *log, const struct head *stored, int64_t written)
{
    pthread_mutex_lock(&log->lock);
    log->synced = written > log->synced ? written : log->synced;
    if (stored->seq > log->safe.seq)
        log->safe = *stored;
    pthread_mutex_unlock(&log->lock);
}

/* A second try may lie: one that failed stays so. */
void sync_spoil(struct journal *j, int code)
{
    pthread_mutex_lock(&j->log.lock);
    j->log.failed = code;
    pthread_mutex_unlock(&j->log.lock);
}

static int sync_fail(struct journal *j, int code, const char **why)
{
    sync_spoil(j, code);
    *why = sqlite3_errstr(code);
    errno = ENOTRECOVERABLE;
    return -1;
}

int journal_sync(struct journal *j, const char **why)
{
    struct log *log = &j->log;
    pthread_mutex_lock(&log->lock);
    struct head stored = log->stored;
    int64_t written = log->written;
    bool owed = written > log->synced;
    int code = log->failed;
    pthread_mutex_unlock(&log->lock);
    if (code == SQLITE_OK && owed)
        code = log_file_sync(&log->file);
    if (code != SQLITE_OK)
        return sync_fail(j, code, why);
    sync_done(log, &stored, written);
    return 0;
}

/* Closing copies the log, so that all of it is on the disk before, or it stays as it is. */
void sync_end(struct journal *j)
{
    const char *why;
    if (j->log.file.file && journal_sync(j, &why) != 0)
        sqlite3_db_config(j->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL); /* cannot fail */
}
