/* Writing an HTTP reply: the status line, the fields that every reply has, and a body. */
#ifndef POLKU_DAEMON_HTTP_REPLY_H
#define POLKU_DAEMON_HTTP_REPLY_H

#include <stdbool.h>
#include <stddef.h>

struct evbuffer;

#define HTTP_JSON "application/json"

struct http_reply {
    int status;
    const char *type; /* of the body; NULL: there is none */
    const char *bytes;
    size_t n;
    const char *allow; /* 405: the methods that there are; else NULL */
    bool keep;         /* the connection stays */
    bool bare;         /* answers HEAD: the body is told of, and left out */
};

/* The statuses that there are: their number; where one stands among them; the one that stands at
 * `index`. */
int http_statuses(void);
int http_status_index(int status);
int http_status_at(int index);

/* False when there is no memory: then the connection is of no more use. */
bool http_reply_write(struct evbuffer *out, const struct http_reply *reply);
/* A refusal: its body is {"status": 404, "message": "…"}; `why` needs no escaping. */
bool http_refusal_write(struct evbuffer *out, const struct http_reply *reply, const char *why);

#endif
