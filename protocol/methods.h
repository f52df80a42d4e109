/* The methods that only compute: recommend, plan, explain, catalog.*, rpc.discover. The daemon and
 * `polku eval` serve the same table. */
#ifndef POLKU_PROTOCOL_METHODS_H
#define POLKU_PROTOCOL_METHODS_H

#include "engine/situation.h"
#include "protocol/rpc.h"

struct parts;

/* One region's rules in force. */
struct rules {
    const char *region;
    const struct model *model;
    const char *digest;  /* "sha256:…" */
    const char *version; /* for people: the digest's first 12 digits */
    int64_t since;       /* ms since 1970 */
    struct parts *parts; /* of replies, kept while these rules are in force; or NULL */
};

struct plans;
struct decision;
struct question;
struct plan_options;
struct json;

/* What a call found out about a client. */
struct found {
    const struct situation *situation;
    const struct decision *decision; /* NULL: services were not judged for the client's own sake */
    const struct question *questions;
    int nquestions;
    enum language language; /* of the reply */
};

/* People who are to come, as announced. */
struct arrival {
    const char *region, *municipality;
    day_t expected_on;
    int64_t count;
};

/* What the methods ask of the world they run in. `world` of struct call points to this. */
/* Limits of plans where the world has none. They count states and bytes, not time: a decision must
 * be the same on every machine. */
#define PLAN_STATES_USUAL 200000
#define PLAN_MEMORY_USUAL (24 << 20)

struct world {
    const struct rules *(*region)(struct world *w, const char *id); /* NULL: no such region */
    const char *const *regions;                                     /* ids, sorted */
    int nregions;
    day_t (*today)(struct world *w, const char *time_zone);
    const struct day *(*day)(struct world *w, const struct rules *rules, day_t as_of); /* or NULL */
    bool (*service_elsewhere)(struct world *w, const char *id); /* another loaded pack knows it */
    bool takes_placements; /* polku eval: `placements` may be in the params */
    /* Finds plans, or says with NULL that it cannot now; without it they are found at once. */
    struct plans *(*plans)(struct world *w, const struct situation *s,
                           const struct plan_options *options);
    long plan_expansions; /* states that the planner may look at for one goal; 0: the usual */
    size_t plan_memory;   /* bytes for it, over all goals of a request; 0: the usual */
    /* Places in force of a service on a day, and the history of a client's stored plans, as an
     * array that a caller could send; NULL: nothing is stored. */
    int (*places)(struct world *w, const struct rules *rules, int service, day_t as_of);
    const struct json *(*history)(struct world *w, const char *ref, day_t as_of);
    /* Told of an arrival, before the result is stored: it lives as long as the call; or NULL. */
    void (*arrives)(struct world *w, const struct arrival *arrival);
    void (*fault)(struct world *w,
                  const char *what); /* a bug was found: told to operators; or NULL */
    /* Told what was found, before the result is stored: it lives as long as the call; or NULL. */
    void (*found)(struct world *w, const struct found *found);
    /* A new decision's id (36 characters), or NULL: the reply says null. */
    const char *(*decision_id)(struct world *w, struct call *call);
};

extern const struct method pure_methods[];
extern const int pure_methods_n;

#endif
