/* What is told without being asked: turns of the loop that hold events alone. */
#ifndef POLKU_DAEMON_TELL_H
#define POLKU_DAEMON_TELL_H

#include "daemon/due.h"

struct teller { /* all zero at first, but for the first two */
    struct house *house;
    struct arena *arena; /* of a turn */
    struct alarm alarm;
    bool down; /* the last turn could not be stored, which was logged */
};

/* The rules in force at the start, where they are others than were told of last. */
void tell_start(struct teller *t);
/* What falls due, if another minute has begun. Something that could not be stored is told later. */
void tell_dues(struct teller *t);
/* What came of loading a pack; `context` is a teller. */
void tell_loaded(void *context, const struct pack *pack, enum loading loading);

#endif
