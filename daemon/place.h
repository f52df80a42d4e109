/* Places in force: how many of a service's places stored plans have taken. Counted in memory, since
 * each recommendation asks; the journal's rows are the master. */
#ifndef POLKU_DAEMON_PLACE_H
#define POLKU_DAEMON_PLACE_H

#include "daemon/journal_plan.h"

struct place;
struct places { /* all zero at first: read when first asked for */
    struct place *at;
    int n, cap;
    bool known; /* false: rows have changed in another way, they are read again */
};
void places_fini(struct places *p);
/* Places of the service that are in force on a day; -1 when the journal cannot be read. */
int places_on(struct places *p, struct journal *j, const struct place_row *asked);
/* A step's place was taken (+1) or given back (-1) on that day. */
void places_change(struct places *p, const struct place_row *row);
/* After a rollback, or an erasure. */
void places_unknown(struct places *p);

#endif
