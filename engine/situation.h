/* A client's situation: what one request says, against one model, on one day.
 *
 * Unknown stays unknown. situation_make fills facts that were left out from the history and from
 * defaults (semantics 1); protocol/situation checks what was sent before. */
#ifndef POLKU_ENGINE_SITUATION_H
#define POLKU_ENGINE_SITUATION_H

#include "engine/model.h"

struct visit {   /* one entry of the history */
    int service; /* index in the model; -1 for a service of another loaded pack */
    enum history_state state;
    day_t started, ended, ends; /* DAY_NONE when not given */
};

struct situation {
    struct arena *arena;
    const struct model *model;
    day_t as_of;
    enum audience audience;
    struct value *facts;   /* model->nfacts of them */
    struct visit *history; /* in the order of the request */
    int nhistory;
    const int *placements; /* places in force by service, or NULL: none */
    const uint8_t
        *states; /* by service: a bit for each history_state it is in by its latest entry */
    const struct day *day;
};

/* What a test asks of a number on a day: true from low to high, both included. */
struct interval {
    int64_t low, high; /* low > high: never */
};

/* The part of deciding that depends on the day alone; the daemon keeps one a model and day. */
struct day {
    day_t as_of;
    struct interval *intervals; /* by test id; for TEST_RANGE and the tests on dates */
    const uint64_t *closed;     /* bits by service: as_of is outside its valid dates */
    struct recall *recall;      /* what was settled on it; NULL: nothing is kept */
};
const struct day *day_frame(struct arena *arena, const struct model *model, day_t as_of);
/* The same for many situations, in one thread: what is settled on it is kept (recall.h). */
const struct day *day_frame_kept(struct arena *arena, const struct model *model, day_t as_of);
/* A later day of a plan that was asked for on as_of: parameters keep their value of as_of. */
const struct day *day_frame_moved(struct arena *arena, const struct model *model, day_t as_of,
                                  day_t moved);

/* A situation in which nothing is known. `day` may be NULL: then it is made. */
struct situation *situation_make(struct arena *arena, const struct model *model, day_t as_of,
                                 const struct day *day);

/* After facts and history were set: finds each service's latest state, fills what was left out from
 * the completed services in the order of their ends, then from defaults. A fact with source
 * SOURCE_SENT holds as it is, also an outright unknown one. */
void situation_complete(struct situation *s);

/* Works an effect into a fact's value. */
void effect_apply(const struct effect *effect, const struct model *model, struct value *value);

/* Days on which a service counts as started and so on: the latest visit, NULL when there is none.
 */
const struct visit *situation_visit(const struct situation *s, int service);
bool situation_in(const struct situation *s, int service, enum history_state state);
/* The expected end of an ongoing service: `ends`, else started + expected duration, else DAY_NONE.
 */
day_t visit_end(const struct situation *s, const struct visit *visit);

#endif
