/* SQLite's log of journal.db as a file: what SQLite writes into it one after the other is gathered
 * and written at once (two writes a page, else), and no commit waits for a sync of it. Private to
 * the journal_*.c files.
 *
 * What must hold: whatever SQLite reads, or believes to have synced, was written. It asks for a
 * sync at the end of each commit, before another connection is told of it. */
#ifndef POLKU_DAEMON_JOURNAL_LOG_H
#define POLKU_DAEMON_JOURNAL_LOG_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#define LOG_GATHERED 123600 /* 30 pages; SQLite writes no more than 128 KiB at once */

#define LOG_HEAD 32 /* bytes: sqlite.org/fileformat2.html, "WAL File Format" */

struct log_file {
    sqlite3_file *file;               /* NULL until it is taken over */
    const sqlite3_io_methods *sqlite; /* its own methods … */
    sqlite3_io_methods methods;       /* … and those in their place */
    unsigned char gathered[LOG_GATHERED];
    int ngathered;
    int64_t at; /* of the first byte gathered */
};

/* Takes over the log of the connection; false when it has none. */
bool log_file_take(struct log_file *log, sqlite3 *db);
/* Waits for the disk, from any thread: SQLite's code. */
int log_file_sync(struct log_file *log);

#endif
