/* What of a decision is counted for statistics. */
#ifndef POLKU_DAEMON_COUNT_H
#define POLKU_DAEMON_COUNT_H

#include "daemon/journal.h"
#include "protocol/methods.h"

/* Kinds of counts. */
#define COUNT_CLIENT "client"   /* somebody was decided for */
#define COUNT_SERVICE "service" /* the service was recommended, or is an alternative */
#define COUNT_STATE "state"     /* some service was in the state */
#define COUNT_SERVICE_STATE "service_state"
#define COUNT_OBSTACLE "obstacle"
#define COUNT_QUESTION "question"

/* Counts the decision that was appended as `entry` in this turn. */
int count_found(struct journal *journal, struct arena *arena, const struct entry *entry,
                const struct found *found);

#endif
