/* Whom a change of the rules touches: each client of exported decisions, as last described, decided
 * with the old rules and with the new ones, on the day of the decision. */
#ifndef POLKU_CLI_TOUCH_H
#define POLKU_CLI_TOUCH_H

#include "cli/cli.h"
#include "cli/pack.h"

/* A service, an obstacle or a concept that stands otherwise. */
struct touch_change {
    const char *kind, *id;
    const char *was, *now; /* "recommended", "possible" …; NULL: it is not in the answer */
};

struct touched {
    const char *ref; /* NULL: it was asked without one */
    const char *decision, *at;
    const char *refused_was, *refused_now; /* why, in words; NULL: it was decided */
    bool order;                            /* the same services are recommended, in another order */
    struct touch_change *changes;
    int n, cap;
};

struct touches {
    struct touched *list; /* in the order of the log */
    int n, cap;
    int clients; /* that were decided */
    int refused; /* with both rules: not among them */
};

/* `path`: what 'polku journal export' wrote; other methods and regions in it are passed over. An
 * exit code, other than EXIT_DONE after a message. */
int touches_find(const struct run *run, const char *path, const struct pack *old,
                 const struct pack *new, struct touches *out);

#endif
