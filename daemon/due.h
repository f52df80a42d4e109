/* What falls due in tracked plans: told once when it is due, and once when it is late. */
#ifndef POLKU_DAEMON_DUE_H
#define POLKU_DAEMON_DUE_H

#include "daemon/house.h"

/* Adds events for all that is due or late and was not told, as part of a turn; at most DUES_MOST of
 * a region. 1: there may be more; 0; -1 when the store fails. */
#define DUES_MOST 500
int dues_tell(struct house *h, struct arena *arena);

/* A sign for every whole minute and every jump of the clock. */
struct alarm {
    int fd;         /* readable after a jump; -1: the system gives none */
    int64_t minute; /* since 1970, of the last look */
};
void alarm_open(struct alarm *a);
void alarm_close(struct alarm *a);
/* After the descriptor was readable: arms it again. */
void alarm_read(struct alarm *a);
/* Whether another minute has begun (or the clock was set back) since this was last true. */
bool alarm_due(struct alarm *a);

#endif
