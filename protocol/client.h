/* The client library, libpolku.a: asks a daemon over ZeroMQ, and asks again until it answers.
 *
 * A "lazy pirate": a try that is not answered in time is given up together with its socket, and the
 * same bytes are sent again over a new one. Nothing is ever received over a socket that gave up, so
 * a late reply cannot be taken for another call's. Each call carries a request_id (the library adds
 * one where the caller gave none), so a call that is sent twice is decided and stored once.
 *
 * Needs libzmq and nothing else of Polku. One thread at a time may use a client. It checks nothing
 * of a body's meaning: that is the daemon's part. */
#ifndef POLKU_PROTOCOL_CLIENT_H
#define POLKU_PROTOCOL_CLIENT_H

#include <stddef.h>

struct polku_client;

struct polku_config {
    const char *endpoint; /* "tcp://127.0.0.1:7700" */
    int timeout_ms;       /* of one try; 0 is 2500 */
    int tries;            /* in all; 0 is 3 */
    /* CURVE keys, each 40 characters (Z85); all three, or none for a daemon without keys. */
    const char *server_key, *public_key, *secret_key;
};

/* NULL with errno: EINVAL for an endpoint or keys that cannot be right, else what the system said.
 * Copies the config. Does not wait for the daemon. */
struct polku_client *polku_client_new(const struct polku_config *config);
void polku_client_free(struct polku_client *client);

/* Sends one JSON-RPC body (a call or a batch) and returns the reply's bytes, which end with a NUL
 * and live until the next use of the client; `*size` (may be NULL) counts them. "" for a body of
 * notifications alone, which get no answer: it is sent once.
 *
 * NULL with errno: EHOSTUNREACH when nobody listens at the endpoint, ETIMEDOUT when the daemon did
 * not answer, EPROTO when what came is no answer to this call, ENOMEM. */
const char *polku_client_ask(struct polku_client *client, const char *body, size_t n, size_t *size);

/* The same for one method; `params` is a JSON object as text (NULL: none). */
const char *polku_client_call(struct polku_client *client, const char *method, const char *params,
                              size_t *size);

/* Why the last ask failed, in words for a person. Static. */
const char *polku_client_why(const struct polku_client *client);

#endif
