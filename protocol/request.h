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
    M_TEXT, /* words to look for */
    M_GOAL,
    M_ASSESSMENT,
    M_ANSWERS,
    M_AUDIENCE,
    M_LIMIT,
    M_PLANS,
    M_PARALLEL,
    M_EXPLAIN,
    M_BUDGET,
    M_HISTORY, /* "stored"; a sent one belongs in `client` */
    M_MUNICIPALITY,
    M_BY,
    M_EXPECTED_ON, /* also the day that is decided for */
    M_PEOPLE,
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

/* Sets the error for a region without rules in force, and returns false. */
bool request_region_unknown(struct call *call, const char *id);

/* Tells the world what was found. `d`: of recommendations, whose services and questions are the
 * client's own; the other methods look at services for one question's sake (NULL). */
void request_found(const struct request *r, const struct decision *d);

#endif
