/* What the daemon serves over HTTP: whether it lives, whether it can answer, its metrics, and
 * JSON-RPC. */
#ifndef POLKU_DAEMON_HTTP_SITE_H
#define POLKU_DAEMON_HTTP_SITE_H

#include "daemon/config.h"
#include "daemon/turn.h"

struct event;

struct site { /* all zero at first, but for the first two */
    const struct turns *turns;
    struct metrics *metrics;
    struct arena *arena; /* of a page */
    bool stopping;
};

extern const struct http_path site_paths[];
extern const int site_paths_n;

/* `letters` is added when there is something to receive; its loop is the server's. NULL with errno,
 * and a sentence in `why`. */
struct http *site_open(struct site *site, const struct config *config, struct event *letters,
                       char *why, size_t size);
void site_fini(struct site *site);

#endif
