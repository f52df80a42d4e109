/* What the daemon is told: by its configuration file, then by its flags. */
#ifndef POLKU_DAEMON_CONFIG_H
#define POLKU_DAEMON_CONFIG_H

#include "daemon/http.h"
#include "daemon/key.h"
#include "engine/issue.h"

#define CONFIG_RULES "rules"
#define CONFIG_DATA "data"
#define CONFIG_EVENTS "tcp://127.0.0.1:7701"
#define CONFIG_HTTP "127.0.0.1:7780"
#define CONFIG_IPC_MODE 0660
#define CONFIG_LISTEN "tcp://127.0.0.1:7700"

struct config {
    const char *path;         /* of the file it was read from; NULL: none */
    const char *rules, *data; /* folders */
    const char *listen[ENDPOINTS_MAX];
    int nlisten;
    const char *backup; /* the folder of backups; or NULL */
    const char *events; /* where events are published; NULL: they are stored alone */
    const char *http;   /* where HTTP is spoken; NULL: nowhere */
    bool http_said;     /* that, or "none" */
    struct http_names names;
    int batch;                /* calls a batch */
    int64_t body;             /* bytes of a body */
    long plan_states;         /* that the search for one goal may look at */
    int plan_memory;          /* MiB, for all goals of a call together */
    int plan_threads;         /* that search; 0: one less than there are processors */
    unsigned ipc_mode;        /* of the files of ipc:// sockets */
    const char *key_file;     /* with the daemon's own CURVE keys; or NULL */
    struct allowance keyless; /* of callers without keys */
    struct holder *holders;   /* clients with keys */
    int nholders;
};

/* The defaults; without an endpoint. */
void config_init(struct config *c);
/* `http`: "127.0.0.1:7780", or "none". */
void config_http(struct config *c, const char *http);

/* Reads a configuration file into `c`; texts live in the arena. Mistakes are added to `issues`. -1
 * with errno when the file cannot be read. */
int config_read(struct config *c, struct arena *arena, const char *path, struct issues *issues);

#endif
