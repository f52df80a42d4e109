/* A running daemon that a command asks: --connect, or tcp://127.0.0.1:7700. */
#ifndef POLKU_CLI_REMOTE_H
#define POLKU_CLI_REMOTE_H

#include "cli/cli.h"

#define REMOTE_DEFAULT "tcp://127.0.0.1:7700"

/* For a daemon that asks for keys: rows of a command's flags. */
#define REMOTE_KEY_FLAGS                                                                           \
    {"key", "FILE", "your key, of 'polku keygen'"},                                                \
    {                                                                                              \
        "server-key", "KEY", "the daemon's public key, or a file with it"                          \
    }

struct remote;

/* NULL after a message; `*code` is then the exit code. */
struct remote *remote_open(struct run *run, const char *endpoint, int *code);
void remote_close(struct remote *remote);
/* From now on replies live in this run's arena. */
void remote_into(struct remote *remote, struct run *run);

/* The reply to one body; "" where none is due. NULL after a message with a remedy: no daemon
 * answered. For struct exchange: `remote` is a struct remote. */
const char *remote_ask(void *remote, const char *body, size_t n, size_t *size);

#endif
