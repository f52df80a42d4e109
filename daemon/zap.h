/* Who may connect: the handler of ZeroMQ's authentication protocol (ZAP, RFC 27).
 *
 * CURVE alone admits whoever knows the server's public key; libzmq asks this handler, which admits
 * the keys of the configuration and tells libzmq whose they are. It must be open before any socket
 * is bound. Answers in the loop's thread, from memory. */
#ifndef POLKU_DAEMON_ZAP_H
#define POLKU_DAEMON_ZAP_H

#include "daemon/endpoint.h"
#include "daemon/key.h"
#include "daemon/refusal.h"

#define ZAP_CALLS "polku.calls"   /* the domain of the sockets that answer calls */
#define ZAP_EVENTS "polku.events" /* of the one that publishes events */

struct zap {
    void *socket;
    const struct keys *keys;
    struct refusals *refusals;
    char proving[KEY_TEXT]; /* the key of zap_prove; else "" */
    bool proved;            /* it was asked about */
    int proofs;             /* so many were begun */
};

/* -1 with errno. */
int zap_open(struct zap *z, void *context, const struct keys *keys, struct refusals *refusals);
void zap_close(struct zap *z);
/* To wait on; edge-triggered: zap_answer until it says false. -1 with errno. */
int zap_descriptor(const struct zap *z);
/* Answers some of what is asked; whether there may be more. */
bool zap_answer(struct zap *z);

struct proof {
    void *context;
    const char *endpoint, *server_key;
    int kind; /* of the socket that would be let in: ZMQ_DEALER, ZMQ_SUB */
};
/* Connects to an endpoint with a key made for it, and sees whether it is turned away by this
 * handler. -1, and a sentence in `why`: it was not, so the endpoint must not be served. */
int zap_prove(struct zap *z, const struct proof *p, char why[WHY_BYTES]);

#endif
