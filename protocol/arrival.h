/* The method arrival.announce: what is to come, what it needs, and the answer. Private to
 * arrival*.c, but for the method. */
#ifndef POLKU_PROTOCOL_ARRIVAL_H
#define POLKU_PROTOCOL_ARRIVAL_H

#include "protocol/request.h"

struct group { /* of people of whom the same is known */
    int64_t count;
    const struct decision *decision;
};

struct need { /* of one service, over all groups */
    int64_t count;
    int64_t possible; /* people for whom it depends on what is not known */
    int owner;        /* actor */
    day_t by;
    bool *unknown; /* facts that it depends on */
};

struct arriving {
    struct request r;
    const char *municipality;
    int option; /* of the municipality fact */
    struct group *groups;
    int ngroups;
    int64_t count;
    struct need *needs; /* by service */
};

bool method_arrival_announce(struct call *call);

/* In arrival_answer.c: the whole result. */
void answer_arrival(struct arriving *a);

#endif
