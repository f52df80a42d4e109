/* What the daemon serves over HTTP: whether it lives, whether it can answer, its metrics, and
 * JSON-RPC. */
#ifndef POLKU_DAEMON_HTTP_SITE_H
#define POLKU_DAEMON_HTTP_SITE_H

#include "daemon/config.h"
#include "daemon/turn.h"

struct event;

struct site { /* all zero at first, but for the first two */
    const struct config *config;
    const struct turns *turns;
    struct arena *arena; /* of a page */
    bool stopping;
};

extern const struct http_path site_paths[];
extern const int site_paths_n;

/* `letters` is added when there is something to receive; its loop is the server's. NULL with errno,
 * and a sentence in `why`. */
struct http *site_open(struct site *site, struct event *letters, char why[WHY_BYTES]);
/* What /ready looks at: how many things, and one of them: its name, and whether it is well. */
int site_checks(void);
const char *site_check(const struct site *site, int index, bool *good);

void site_fini(struct site *site);

#endif
