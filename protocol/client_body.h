/* What the client library must know of a body's text. Private to client.c and client_body.c.
 *
 * Looks for ids and request_ids by brackets and quotation marks alone, without the JSON library:
 * libpolku.a needs nothing but libzmq. Keys are compared as they are written, escapes and all. What
 * is no JSON passes through as it is: the daemon says what is wrong with it. */
#ifndef POLKU_PROTOCOL_CLIENT_BODY_H
#define POLKU_PROTOCOL_CLIENT_BODY_H

#include <stdbool.h>
#include <stddef.h>

struct buffer { /* owned by a client; always ends with a NUL that is not counted */
    char *data;
    size_t n, cap;
};

/* False when there is no memory. */
bool buffer_put(struct buffer *b, const char *data, size_t n);
bool buffer_text(struct buffer *b, const char *text);

struct slice {
    const char *at;
    size_t n;
};

struct sent {
    bool silent;     /* notifications alone: no answer is due */
    struct slice id; /* of a single call, in `body`; {NULL} for a batch, or when it has none */
};

/* Copies a body into `body`, with a request_id in each call that has none. False without memory or
 * randomness (errno). */
bool body_make(struct buffer *body, struct slice text, struct sent *sent);

/* Whether these bytes can be the answer: a single call's has its id, or null where the daemon could
 * not read the id. */
bool body_answers(const struct sent *sent, struct slice reply);

#endif
