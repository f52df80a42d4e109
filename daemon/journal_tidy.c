/* Tidying: what was committed stands in SQLite's log until it is copied into journal.db (SQLite
 * calls that a checkpoint; it has nothing to do with the signed ones). It takes syncs of its own,
 * so no commit has it to do: it is done between turns, when few wait or the log is long: whoever is
 * stored after it waits for all of it.
 *
 * What is never tidied, since no turns are made of it, is copied by the commit that makes the log
 * too long; and the last of it when the journal is closed. */
#include "daemon/journal_inner.h"

#include <errno.h>

#define PAGES_PAUSE 4096 /* 16 MB: worth a pause, or that few wait */
#define PAGES_LONG 32768 /* 128 MB: read again by a start after a crash, in a tenth of a second */
#define PAGES_MOST (2 * PAGES_LONG)

/* Only what is on the disk may be copied: what is copied may be written over in the log. */
static int log_copy(struct journal *j)
{
    const char *why;
    if (journal_sync(j, &why) != 0)
        return journal_refuse(j, errno, "cannot sync journal.db: %s", why);
    if (sqlite3_wal_checkpoint_v2(j->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL) == SQLITE_OK)
        return 0;
    return journal_fail(j, j->db, "cannot copy what was committed");
}

/* Told after each commit how long the log is. A failure shows at the next sync or commit. */
static int log_grown(void *context, sqlite3 *db, const char *name, int pages)
{
    struct journal *j = context;
    (void)name, (void)db;
    sync_owed(j);
    j->log_pages = pages;
    if (pages >= PAGES_MOST && pages >= j->log_again)
        log_copy(j);
    return SQLITE_OK;
}

void tidy_start(struct journal *j)
{
    sqlite3_wal_hook(j->db, log_grown, j);
}

bool journal_untidy(const struct journal *j, bool pause)
{
    return j->log_pages >= (pause ? PAGES_PAUSE : PAGES_LONG) && j->log_pages >= j->log_again;
}

int journal_tidy(struct journal *j)
{
    journal_hold(j);
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_reset(j->statements[i]); /* repeats errors that were seen at their steps */
    int result = log_copy(j);
    j->log_again = result == 0 ? 0 : j->log_pages + PAGES_PAUSE;
    j->log_pages = 0; /* until the next commit */
    return result;
}
