/* The log's file: see journal_log.h. */
#include "daemon/journal_log.h"

#include <stddef.h>
#include <string.h>

static struct log_file *log_of(sqlite3_file *file)
{
    return (struct log_file *)((char *)(uintptr_t)file->pMethods -
                               offsetof(struct log_file, methods));
}

static int gathered_write(struct log_file *log)
{
    int n = log->ngathered;
    log->ngathered = 0;
    return n ? log->sqlite->xWrite(log->file, log->gathered, n, log->at) : SQLITE_OK;
}

static int log_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
    struct log_file *log = log_of(file);
    int code = SQLITE_OK;
    if (log->ngathered + n > LOG_GATHERED || at != log->at + log->ngathered)
        code = gathered_write(log);
    if (code != SQLITE_OK || n > LOG_GATHERED)
        return code != SQLITE_OK ? code : log->sqlite->xWrite(file, bytes, n, at);
    if (log->ngathered == 0)
        log->at = at;
    memcpy(log->gathered + log->ngathered, bytes, (size_t)n);
    log->ngathered += n;
    return SQLITE_OK;
}

static int log_read(sqlite3_file *file, void *out, int n, sqlite3_int64 at)
{
    struct log_file *log = log_of(file);
    int code = gathered_write(log);
    return code == SQLITE_OK ? log->sqlite->xRead(file, out, n, at) : code;
}

static int log_truncate(sqlite3_file *file, sqlite3_int64 n)
{
    struct log_file *log = log_of(file);
    int code = gathered_write(log);
    return code == SQLITE_OK ? log->sqlite->xTruncate(file, n) : code;
}

static int log_size(sqlite3_file *file, sqlite3_int64 *n)
{
    struct log_file *log = log_of(file);
    int code = gathered_write(log);
    return code == SQLITE_OK ? log->sqlite->xFileSize(file, n) : code;
}

/* At the end of a commit it only writes. But the head of a log that is begun anew has to be on the
 * disk before the pages that follow: under the old head, old pages would count again. */
static int log_sync_head(sqlite3_file *file, int flags)
{
    struct log_file *log = log_of(file);
    bool head = log->at == 0 && log->ngathered == LOG_HEAD;
    int code = gathered_write(log);
    return code == SQLITE_OK && head ? log->sqlite->xSync(file, flags) : code;
}

bool log_file_take(struct log_file *log, sqlite3 *db)
{
    sqlite3_file *file = NULL;
    int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
    if (code != SQLITE_OK || !file || !file->pMethods)
        return false;
    log->file = file;
    log->sqlite = file->pMethods;
    log->methods = *log->sqlite;
    log->methods.xWrite = log_write;
    log->methods.xRead = log_read;
    log->methods.xTruncate = log_truncate;
    log->methods.xFileSize = log_size;
    log->methods.xSync = log_sync_head;
    file->pMethods = &log->methods;
    return true;
}

int log_file_sync(struct log_file *log)
{
    return log->sqlite->xSync(log->file, SQLITE_SYNC_NORMAL);
}
