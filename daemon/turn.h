/* One turn of the loop: takes letters from the gate, answers them one after another, commits once,
 * and only then sends.
 *
 * What must hold: no reply leaves before the commit that stores what it decided. When the commit
 * fails, nothing of the turn was stored, and every reply of it says so. */
#ifndef POLKU_DAEMON_TURN_H
#define POLKU_DAEMON_TURN_H

#include "daemon/gate.h"
#include "daemon/house.h"
#include "daemon/outbox.h"

#define TURN_MAX 64 /* letters */

struct aside { /* a letter whose plans are being searched for */
    struct aside *next;
    struct letter letter;
    struct desk desk;
};

struct turns { /* all zero at first, but for the first four */
    struct gate *gate;
    struct outbox *outbox;
    struct house *house;
    struct arena *arena; /* of the request under way */
    struct letter letters[TURN_MAX];
    struct reply replies[TURN_MAX];
    struct desk desks[TURN_MAX]; /* what each letter's answer needs */
    bool put_aside[TURN_MAX];
    struct aside *asides; /* in the order in which they were put aside */
    int64_t n;
    bool store_down; /* the last commit failed, which was logged */
    bool broken;     /* nobody knows what is on the disk: the process must end */
};

/* Whether a letter that was put aside can be answered now. */
bool turns_ripe(const struct turns *t);
/* Gives back what was put aside and never answered. */
void turns_fini(struct turns *t);

/* At most TURN_MAX letters; none is no error. False when the process must end. */
bool turn_take(struct turns *t);

#endif
