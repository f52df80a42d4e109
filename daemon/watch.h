/* Watching the rules folder: tells when a rule file may have changed, was added or taken away. */
#ifndef POLKU_DAEMON_WATCH_H
#define POLKU_DAEMON_WATCH_H

#include <stdbool.h>

struct watch {
    int fd; /* to wait on; -1: the system gives none */
};

/* -1 with errno: then nothing is watched, and changes come in by SIGHUP and rules.reload only. */
int watch_open(struct watch *w);
void watch_close(struct watch *w);

/* Watches the folder and those in it, also new ones; again after each change. -1 with errno when a
 * part of it could not be watched. */
int watch_folders(struct watch *w, const char *folder);

/* Takes what has happened from the descriptor: whether any of it may matter. */
bool watch_read(struct watch *w);

#endif
