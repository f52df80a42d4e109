/* Copying SQLite's log into journal.db: see journal_tidy.c. Private to the journal_*.c files; what
 * others ask for is in journal.h. */
#ifndef POLKU_DAEMON_JOURNAL_TIDY_H
#define POLKU_DAEMON_JOURNAL_TIDY_H

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>

struct journal;

struct tidy {
    sqlite3 *beside;          /* a second connection: copies and nothing else; NULL for reading */
    sqlite3_file *pages_file; /* its journal.db */
    pthread_mutex_t copying;  /* whoever copies; `beside` */
    _Atomic int pages;        /* of the log, as of the last commit; 0: all is copied */
    _Atomic int copied;       /* of them by `beside` */
    _Atomic int again;        /* a copying failed: not again before the log is so long */
    _Atomic bool rest;        /* what is left is to be copied between turns */
};

/* Once journal.db is open for writing. */
void tidy_start(struct journal *j);
/* Once its tables are there. */
int tidy_open(struct journal *j, const char *path);
void tidy_close(struct journal *j);
/* Copies all of the log and cuts it: nothing stands in it any more. */
int tidy_cut(struct journal *j);

#endif
