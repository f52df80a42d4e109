/* Refusals: how often somebody was turned away, and why; for the metrics and the log.
 *
 * The log gets one line a reason and ten seconds at most, with how many there were: nobody can fill
 * it by asking. It names a key's holder, and nothing of what was asked. */
#ifndef POLKU_DAEMON_REFUSAL_H
#define POLKU_DAEMON_REFUSAL_H

#include <stdint.h>

enum refusal {
    REFUSED_KEY,    /* a key that nobody here holds */
    REFUSED_EVENTS, /* a key that may not hear events */
    REFUSED_NOBODY, /* a call without a key */
    REFUSED_TOKEN,  /* a token that nobody here holds */
    REFUSED_ROLE,
    REFUSED_REGION,
    REFUSED_RATE,      /* too many calls a second */
    REFUSED_IN_FLIGHT, /* too many calls at once */
    REFUSED_SEARCHES,  /* too many searches for plans */
    REFUSALS,
};
extern const char *const refusal_ids[REFUSALS];

struct refusals { /* all zero at first */
    int64_t n[REFUSALS];
    int64_t told[REFUSALS], told_at[REFUSALS]; /* of n, by the log; ms of a steady clock */
};

/* `who`: a key's holder, or NULL. */
void refuse(struct refusals *r, enum refusal why, const char *who);

#endif
