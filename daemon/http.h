/* HTTP for callers without ZeroMQ, for watchdogs and for Prometheus: one listening socket on the
 * daemon's loop, its connections, their deadlines and limits.
 *
 * libevent's own evhttp is not used: it has no deadline for a request and no limit of connections,
 * answers faults in its own way, and reads what a proxy in front may read differently. Knows
 * nothing of what is in a body: pages are written by whoever is asked for them (http_site.h), and
 * the bodies of the other paths are letters, received like those of the gate. */
#ifndef POLKU_DAEMON_HTTP_H
#define POLKU_DAEMON_HTTP_H

#include "daemon/gate.h"
#include "daemon/http_head.h"
#include "daemon/metric.h"

#define HTTP_NAMES_MAX 16
#define HTTP_TOKEN_MAX 256
#define HTTP_CONNECTIONS_MAX 1024
#define HTTP_SECONDS_HEAD 4    /* from its first byte, or from the connection's beginning */
#define HTTP_SECONDS_REQUEST 7 /* from its first byte to its last */
#define HTTP_SECONDS_IDLE 60   /* between requests */
#define HTTP_SECONDS_REPLY 30  /* for a reply to be read */

struct event;
struct event_base;
struct http;

struct http_page { /* status 0 at first */
    int status;
    const char *type;
    const char *bytes; /* live until the next page */
    size_t n;
};

enum http_door {              /* who must show a token that is known */
                 HTTP_OPEN,   /* nobody */
                 HTTP_INSIDE, /* who comes from another machine */
                 HTTP_SHUT,   /* everybody */
};

struct http_path {
    const char *path;
    const char *allow;                                   /* "GET, HEAD", as Allow says it */
    void (*page)(void *context, struct http_page *page); /* NULL: a POST brings a letter */
    enum http_door door;
};

struct http_names {                      /* that a request may give */
    const char *hosts[HTTP_NAMES_MAX];   /* as the name of this machine */
    const char *origins[HTTP_NAMES_MAX]; /* as the place of the page that sends it */
    int nhosts, norigins;
};

struct http_setup {      /* all of it outlives the server */
    const char *address; /* "127.0.0.1:7780", "[::1]:7780"; port '*': any */
    const struct http_names *names;
    size_t body_max;
    const struct http_path *paths;
    int npaths;
    void *context;                                        /* of the pages, and of `known` */
    bool (*known)(void *context, struct http_text token); /* token.at NULL: none was sent */
    struct metrics *metrics;
    struct event *letters; /* added when there is something to receive */
};

/* Whether it can be listened at; `tokens`: clients have some, without which other machines must not
 * reach it. `why` (WHY_BYTES) says what is wrong with it. */
bool http_address_good(const char *address, bool tokens, char why[WHY_BYTES]);

/* NULL with errno, and a sentence in `why`. */
struct http *http_open(struct event_base *base, const struct http_setup *setup,
                       char why[WHY_BYTES]);
void http_close(struct http *h);                 /* or NULL */
const char *http_endpoint(const struct http *h); /* "http://127.0.0.1:7780" */

/* No more connections, no more requests on those that there are; answers still go out. */
void http_stop(struct http *h);
bool http_busy(const struct http *h); /* a request is being answered, or its reply is on its way */

/* 1: a letter, as of gate_receive; 0: there is none; -1 with errno. */
int http_receive(struct http *h, struct letter *letter);
bool http_waiting(const struct http *h);
/* The token that the letter came with, or NULL; lives until it is answered. */
struct http_text http_token(const struct http *h, uint64_t number);
/* Answers a letter; n 0: there is no answer to give. False when its caller has gone. */
bool http_answer(struct http *h, uint64_t number, const char *bytes, size_t n);

int http_connections(const struct http *h);
int http_seats(const struct http *h); /* connections that there may be */

#endif
