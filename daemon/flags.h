/* What polkud was told on its command line. */
#ifndef POLKU_DAEMON_FLAGS_H
#define POLKU_DAEMON_FLAGS_H

#include "daemon/gate.h"

enum { EXIT_DONE = 0, EXIT_ERRORS = 1, EXIT_USAGE = 2, EXIT_WORLD = 3 };

struct flags { /* NULL: not given */
    const char *config, *rules, *data, *events, *http;
    const char *listen[ENDPOINTS_MAX];
    int nlisten;
    bool check; /* -n */
};

/* -1 to go on, else the exit code: after a message, or after the help. */
int flags_read(struct flags *f, int argc, char *argv[]);

/* Says on stderr what was used wrongly; returns EXIT_USAGE. */
int flags_usage(const char *what, const char *which);

#endif
