/* Turns of the loop: letters are taken from the gate and answered one after another; what that
 * leaves to be stored is committed once, and only then are the replies sent.
 *
 * Some turns at a time: while one is being written, and others wait for the disk, one is open, and
 * letters are answered into it. A turn that changes more than decisions do is stored before the
 * next is opened.
 *
 * What must hold: no reply leaves before what it decided is on the disk, nor before one of an
 * earlier turn. When storing fails, nothing of the turn was stored, and every reply of it says so.
 */
#ifndef POLKU_DAEMON_TURN_H
#define POLKU_DAEMON_TURN_H

#include "daemon/gate.h"
#include "daemon/house.h"
#include "daemon/outbox.h"

#define TURN_MAX 256 /* letters of one turn */
#define TURN_SOME 32 /* are worth being written while the disk is waited for: each turn costs */
#define TAKE_MAX 64  /* that are taken at once: signals and timers have their time, too */

struct aside { /* a letter whose plans are being searched for, or whose call was made before */
    struct aside *next;
    struct letter letter;
    struct desk desk;
    uint64_t who; /* sent it, for the meters */
    bool looks;
};

struct turn {
    int n;
    struct letter letters[TURN_MAX];
    struct reply replies[TURN_MAX];
    struct desk desks[TURN_MAX]; /* what each letter's answer needs */
    bool put_aside[TURN_MAX];
    bool looks[TURN_MAX]; /* its request_id is looked up before it is answered */
};

struct turns { /* all zero at first, but for the first four */
    struct gate *gate;
    struct outbox *outbox;
    struct house *house;
    struct arena *arena;      /* of the request under way */
    struct turn turns[TURNS]; /* as the house's bundles */
    struct aside *asides;     /* in the order in which they were put aside */
    int64_t n;
    bool more;       /* letters are at the door */
    bool store_down; /* the last commit failed, which was logged */
    bool broken;     /* nobody knows what is on the disk: the process must end */
};

/* Whether a letter that was put aside can be answered now. */
bool turns_ripe(const struct turns *t);
/* Whether the open turn takes more letters now; else it will once the one under way is done. */
bool turns_room(const struct turns *t);
/* Whether something that was answered is not sent yet. */
bool turns_busy(const struct turns *t);
/* Gives back what was never answered; after what is being stored. */
void turns_fini(struct turns *t);

/* Sends what was committed, and takes at most TAKE_MAX letters; none is no error. False when the
 * process must end. */
bool turn_take(struct turns *t);
/* The store takes something again. */
void turns_stored(struct turns *t);
/* Waits until everything that was answered is stored and sent. */
void turns_settle(struct turns *t);

#endif
