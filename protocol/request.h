/* What the pure methods are asked: their params, read and checked as a whole. Private to methods.c
 * and request.c.
 *
 * One table holds every member that these methods know; each method names those that it takes. */
#ifndef POLKU_PROTOCOL_REQUEST_H
#define POLKU_PROTOCOL_REQUEST_H

#include "protocol/answer.h"
#include "protocol/situation.h"

enum member {
    M_REGION,
    M_LANGUAGE,
    M_CLIENT,
    M_AS_OF,
    M_READER,
    M_SERVICE,
    M_GOAL,
    M_ASSESSMENT,
    M_ANSWERS,
    M_AUDIENCE,
    M_LIMIT,
    M_PLANS,
    M_PARALLEL,
    M_EXPLAIN,
    M_BUDGET,
    M_HISTORY,    /* misplaced: it belongs in `client` */
    M_PLACEMENTS, /* only where the world takes them */
    MEMBERS
};

struct takes { /* the members that a method takes */
    const enum member *at;
    int n;
};

struct request {
    struct call *call;
    struct given given[MEMBERS];         /* of those that the method takes; the others are empty */
    const struct rules *rules;           /* NULL: the method takes no region */
    int service;                         /* -1: none was named */
    const struct assessment *assessment; /* NULL: none was named */
    struct situation *situation;         /* NULL: the method takes no client */
    struct answer answer;                /* ready to write the result */
};

/* False when the call's error is set. */
bool request_read(struct request *r, struct call *call, const struct takes *takes);

#endif
