/* What of a decision is counted for statistics. */
#ifndef POLKU_DAEMON_COUNT_H
#define POLKU_DAEMON_COUNT_H

#include "daemon/journal_count.h"
#include "protocol/methods.h"

/* Kinds of counts. */
#define COUNT_CLIENT "client"   /* somebody was decided for */
#define COUNT_SERVICE "service" /* the service was recommended, or is an alternative */
#define COUNT_STATE "state"     /* some service was in the state */
#define COUNT_SERVICE_STATE "service_state"
#define COUNT_OBSTACLE "obstacle"
#define COUNT_QUESTION "question"
#define COUNT_OUTCOME "outcome" /* a step of a stored plan came into the state */
#define COUNT_SERVICE_OUTCOME "service_outcome"

/* What is counted of a decision by these rules, without ref and time; false: nothing. The items are
 * in the arena, their texts the model's. */
bool count_found(struct arena *arena, const struct rules *rules, const struct found *found,
                 struct tally *out);

/* Counts what became of a step of the client's plan in this turn, under the client's last groups.
 */
struct step_outcome {
    const char *region, *ref, *service, *state;
    int64_t at; /* ms since 1970 */
};
int count_outcome(struct journal *journal, struct arena *arena, const struct step_outcome *outcome);

#endif
