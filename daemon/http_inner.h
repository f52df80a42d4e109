/* What the http_*.c files share. Private to them; everybody else includes daemon/http.h. */
#ifndef POLKU_DAEMON_HTTP_INNER_H
#define POLKU_DAEMON_HTTP_INNER_H

#include "daemon/http.h"
#include "daemon/http_body.h"
#include "daemon/http_reply.h"

#include <netinet/in.h>

struct evconnlistener;
struct bufferevent;
struct event;

#define HTTP_BODIES_MAX ((size_t)32 << 20) /* promised by all requests under way */

enum doing {
    DOING_HEAD,    /* waits for a request, or reads its head */
    DOING_BODY,    /* reads its body */
    DOING_TURN,    /* its letter waits for a turn, or is being answered */
    DOING_REPLY,   /* writes the reply */
    DOING_GOODBYE, /* has said all; waits for the peer to go, so that it can read the last reply */
};

struct connection {
    struct http *http;
    struct bufferevent *bev;
    uint64_t number;      /* its name: never used again */
    struct in6_addr peer; /* IPv4 as a mapped address */
    enum doing doing;
    int64_t begun;   /* us: the request's first byte; 0: it has not come */
    int64_t due;     /* us: when patience ends; 0: never */
    int64_t active;  /* us: its last request ended, or it began: who is quiet longest goes first */
    size_t seen;     /* bytes of the head that were looked at */
    size_t promised; /* bytes of the body */
    struct http_body body;
    char token[HTTP_TOKEN_MAX];
    size_t ntoken; /* 0: none was sent */
    bool local;    /* the peer is on this machine */
    int path;      /* of the setup's; npaths: another one */
    bool bare;     /* HEAD */
    bool keep;
    bool ended;              /* the peer says no more */
    bool blank;              /* an empty line before the request was skipped */
    struct connection *next; /* whose letter waits for a turn */
};

struct http {
    struct http_setup setup;
    struct event_base *base;
    struct evconnlistener *listener;
    struct event *sweep;
    struct connection **seats; /* NULL: free */
    int nseats, n;
    uint64_t serial;
    struct connection *first, **last; /* with a letter */
    size_t promised;
    bool local; /* other machines cannot reach it */
    bool stopping;
    bool full_told;
    char endpoint[ENDPOINT_BYTES];
};

/* http_address.c ----------------------------------------------------------------------------- */

bool http_address_read(const char *address, struct sockaddr_storage *out, int *size);
bool http_address_local(const struct sockaddr *address);
struct in6_addr http_address_plain(const struct sockaddr *address);
/* Whether a request to this Host is meant for us: "localhost:7780", "127.0.0.1", or a name that
 * was said. Any other name may have been made to point here by somebody else. */
bool http_host_good(const struct http *h, struct http_text host);

/* http_admit.c ------------------------------------------------------------------------------- */

/* Whether a request may go on to its body: 0, or the status to refuse it with. */
int http_admit(struct connection *c, const struct http_head *head, const char **why);

/* http_connection.c -------------------------------------------------------------------------- */

/* Takes the socket over. NULL with errno. */
struct connection *connection_new(struct http *h, int fd, const struct sockaddr *peer);
void connection_free(struct connection *c);
/* Patience has ended. */
void connection_expire(struct connection *c);
void connection_answer(struct connection *c, const char *bytes, size_t n);
/* Closes it unless it is about to answer. */
void connection_stop(struct connection *c);

/* http.c ------------------------------------------------------------------------------------- */

void http_seat_leave(struct connection *c);
void http_letter_ready(struct connection *c);

#endif
