/* The guard: see guard.h. */
#include "daemon/guard.h"

#include "daemon/log.h"

#include <errno.h>
#include <event2/event.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define CONFIG_BYTES_MAX ((size_t)64 << 20)
#define FINDINGS_LOGGED 20
#define BIND_TRIES 100
#define BIND_PAUSE_US 10000

/* ---- opening --------------------------------------------------------------------------------- */

static int why_errno(char why[WHY_BYTES], const char *what)
{
    snprintf(why, WHY_BYTES, "%s: %s", what, strerror(errno));
    return -1;
}

/* The daemon's own key, where clients have keys; and the handler that must come before a socket. */
static int lock_make(struct guard *g, char why[WHY_BYTES])
{
    const struct config *c = g->config;
    g->calls = (struct lock){.domain = ZAP_CALLS, .ipc_mode = c->ipc_mode};
    g->events = (struct lock){.domain = ZAP_EVENTS, .ipc_mode = c->ipc_mode};
    if (!keys_curve(c->holders, c->nholders))
        return 0;
    g->pair = key_pair_new();
    if (!g->pair)
        return why_errno(why, "the daemon's key cannot be kept");
    if (key_file_read(g->pair, c->key_file, why, WHY_BYTES) != 0)
        return -1;
    g->calls.secret_key = g->events.secret_key = g->pair->secret_key;
    if (zap_open(&g->zap, g->gate->context, g->house->keys, &g->house->refusals) != 0)
        return why_errno(why, "nobody could say who may connect");
    return 0;
}

static int sockets_open(struct guard *g, char why[WHY_BYTES])
{
    const struct config *c = g->config;
    struct door doors[ENDPOINTS_MAX];
    const struct door events = {c->events, &g->events};
    for (int i = 0; i < c->nlisten; i++)
        doors[i] = (struct door){c->listen[i], &g->calls};
    if (gate_open(g->gate, doors, c->nlisten, why) != 0)
        return -1;
    return c->events ? news_bind(g->house->news, g->gate->context, &events, why) : 0;
}

static int prove(struct guard *g, const char *endpoint, int kind, char why[WHY_BYTES])
{
    const struct proof proof = {g->gate->context, endpoint, g->pair->public_key, kind};
    return zap_prove(&g->zap, &proof, why);
}

static int sockets_prove(struct guard *g, char why[WHY_BYTES])
{
    const char *events = news_endpoint(g->house->news);
    for (int i = 0; g->pair && i < g->gate->n; i++)
        if (prove(g, g->gate->endpoints[i], ZMQ_DEALER, why) != 0)
            return -1;
    return g->pair && events ? prove(g, events, ZMQ_SUB, why) : 0;
}

int guard_open(struct guard *g, char why[WHY_BYTES])
{
    const struct config *c = g->config;
    if (c->nholders && keys_set(g->house->keys, c->holders, c->nholders) != 0)
        return why_errno(why, "the clients' keys cannot be kept");
    if (lock_make(g, why) != 0 || sockets_open(g, why) != 0 || sockets_prove(g, why) != 0)
        return -1;
    if (g->pair)
        log_line(LOG_NOTICE, "callers need a key", "clients", log_number(c->nholders).text,
                 "public key", g->pair->public_key, NULL);
    return 0;
}

void guard_close(struct guard *g)
{
    zap_close(&g->zap);
    key_pair_free(g->pair);
    g->pair = NULL;
}

/* ---- in the loop ----------------------------------------------------------------------------- */

static void on_asked(evutil_socket_t fd, short what, void *context)
{
    struct guard *g = context;
    (void)fd, (void)what;
    if (zap_answer(&g->zap))
        event_active(g->asked, EV_READ, 0); /* others have their turn first */
}

int guard_start(struct guard *g, struct event_base *base)
{
    if (!g->pair)
        return 0;
    g->asked = event_new(base, zap_descriptor(&g->zap), EV_READ | EV_PERSIST, on_asked, g);
    if (!g->asked || event_add(g->asked, NULL) != 0)
        return -1;
    event_active(g->asked, EV_READ, 0); /* some may have asked before anyone waited */
    return 0;
}

void guard_stop(struct guard *g)
{
    if (g->asked)
        event_free(g->asked);
    g->asked = NULL;
}

/* ---- reading the configuration again --------------------------------------------------------- */

static void findings_log(const struct issues *issues)
{
    int shown = 0;
    for (int i = 0; i < issues->n && shown < FINDINGS_LOGGED; i++) {
        const struct issue *issue = &issues->list[i];
        if (issue->level != ISSUE_ERROR)
            continue;
        log_line(LOG_WARNING, issue->message, "code", issue->code, "file", issue->where.file,
                 "line", log_number(issue->where.line).text, NULL);
        shown++;
    }
}

static void kept(const char *why)
{
    log_line(LOG_WARNING, "the configuration was not taken: the keys stay as they are", "why", why,
             NULL);
}

/* Who may hear events is asked when connecting, and not again: so all must connect anew. The system
 * may need a moment to give the endpoint back. */
static void events_again(struct guard *g)
{
    char why[WHY_BYTES], endpoint[ENDPOINT_BYTES];
    struct news *news = g->house->news;
    int tries = 0, result;
    if (!g->pair || !news_endpoint(news))
        return;
    snprintf(endpoint, sizeof endpoint, "%s", news_endpoint(news));
    const struct door door = {endpoint, &g->events};
    news_close(news);
    while ((result = news_bind(news, g->gate->context, &door, why)) != 0 && tries++ < BIND_TRIES)
        usleep(BIND_PAUSE_US);
    if (result != 0)
        log_line(LOG_ERR, "events are no longer published", "why", why, NULL);
}

static void holders_take(struct guard *g, const struct config *c)
{
    bool silence = keys_silence(g->house->keys, c->holders, c->nholders);
    if (keys_set(g->house->keys, c->holders, c->nholders) != 0) {
        kept(strerror(errno));
        return;
    }
    if (silence)
        events_again(g);
    log_line(c->nholders ? LOG_NOTICE : LOG_WARNING,
             c->nholders ? "clients' keys in force" : "no client is left: nobody is let in",
             "clients", log_number(c->nholders).text, NULL);
}

static void config_take(struct guard *g, const struct config *c, const struct issues *issues)
{
    bool asked = keys_asked(g->house->keys);
    if (issues->errors) {
        findings_log(issues);
        kept("it has mistakes");
    } else if (keys_curve(c->holders, c->nholders) && !g->pair) {
        kept("the sockets were opened for callers without keys: start the daemon anew");
    } else if (asked || c->nholders) {
        holders_take(g, c);
    }
}

void guard_reload(struct guard *g)
{
    struct config c;
    struct issues issues;
    jmp_buf guard;
    if (!g->config->path)
        return;
    struct arena *arena = arena_new(CONFIG_BYTES_MAX);
    if (!arena || setjmp(guard)) {
        kept("there is not enough memory");
        arena_free(arena);
        return;
    }
    arena_guard(arena, &guard);
    issues_init(&issues, arena);
    config_init(&c);
    if (config_read(&c, arena, g->config->path, &issues) != 0)
        kept(strerror(errno));
    else
        config_take(g, &c, &issues);
    arena_free(arena);
}
