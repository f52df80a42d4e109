/* What is told without being asked: turns of the loop that hold events alone. */
#ifndef POLKU_DAEMON_TELL_H
#define POLKU_DAEMON_TELL_H

#include "daemon/due.h"
#include "daemon/turn.h"

struct teller { /* all zero at first, but for the first three */
    struct turns *turns;
    struct house *house;
    struct arena *arena; /* of a turn */
    struct alarm alarm;
    bool down; /* the last turn could not be stored, which was logged */
};

/* The rules as they stand and what falls due, if another minute has begun: only what was not told.
 * Something that could not be stored is told later. */
void tell_minute(struct teller *t);
/* While nothing can be stored: whether it can again. */
bool tell_probe(struct teller *t);
/* What came of loading a pack; `context` is a teller. */
void tell_loaded(void *context, const struct pack *pack, enum loading loading);

#endif
