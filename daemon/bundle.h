/* A bundle: all that one turn leaves to be stored.
 *
 * Decisions are gathered as deeds, copied whole, so that the loop goes on deciding while the bundle
 * before is being stored. Whatever else a call changes (plans, events of its own, erasures) it
 * writes at once, after what was gathered so far.
 *
 * What must hold: a bundle is its turn's; from writer_hand until it is done it is the writer's, and
 * `done` and `next` are under its lock. The models that deeds point into stay until bundle_reset
 * (bundle_uses). */
#ifndef POLKU_DAEMON_BUNDLE_H
#define POLKU_DAEMON_BUNDLE_H

#include "daemon/journal_count.h"
#include "daemon/metric.h"
#include "daemon/told.h"

#define BUNDLE_BYTES_FULL ((size_t)32 << 20) /* no letter is added to one that holds so much */

struct model;

struct deed {      /* a decision */
    int letter;    /* whose answer it is, by its place in the turn */
    bool unlooked; /* nobody has looked yet whether its request_id was seen before */
    bool known;    /* it was: nothing of the deed is stored, and the letter is answered anew */
    int method;    /* its place in the metrics */
    struct entry entry;
    const char *image; /* the rules that were in force */
    size_t nimage;
    const struct primer *primer; /* that the reply is pressed with; NULL: it is not */
    bool counted;                /* in statistics, as `tally` */
    struct tally tally;
    const char **obstacles; /* that it met, and may be told of */
    int nobstacles;
};

struct bundle {
    struct arena *arena; /* of all that it holds */
    struct deed **deeds;
    int n, cap;
    int stored; /* so many of them are written, in the transaction that is open */
    struct told told;
    const struct model **models; /* that deeds point into */
    int nmodels, cap_models;
    bool begun;   /* the journal's turn is */
    bool wrote;   /* there is something to commit */
    bool tidies;  /* it holds nothing: the journal is tidied in its place */
    bool probes;  /* it only tries whether anything can be stored */
    bool changed; /* more than deeds: nothing may be decided on top of it before its commit */
    bool done;    /* stored, or failed */
    int error;    /* then: errno, or 0 */
    char why[512];
    struct bundle *next;   /* that is written after it, and then: synced with it */
    int64_t since, took;   /* us: when it was begun to be written; until it was synced */
    int64_t rows, plans;   /* of the chain, and of stored plans, after it */
    struct turn_sums sums; /* for the metrics, if it is stored */
};

/* NULL when there is no memory. */
struct bundle *bundle_new(void);
void bundle_free(struct bundle *b);
void bundle_reset(struct bundle *b);

/* An empty deed about the model's services, in the bundle's arena; it counts once it is added. */
struct deed *bundle_deed(struct bundle *b, const struct model *model);
void bundle_add(struct bundle *b, struct deed *deed);
/* Gives back the memory that earlier turns left it with, when it holds nothing. */
void bundle_rest(struct bundle *b);
bool bundle_uses(const struct bundle *b, const struct model *model);
bool bundle_full(const struct bundle *b);

/* Whether the letter's call was made before: it has to be looked up. */
bool bundle_knows(const struct bundle *b, int letter);

/* For who holds the journal: opens its turn, and writes the deeds that are not written yet. -1 when
 * that fails: then the commit will. */
int bundle_store(struct bundle *b, struct journal *j);
/* The same, and stores it, or rolls it back: see `error` and `why`. A sync is owed then. */
void bundle_write(struct bundle *b, struct journal *j);

#endif
