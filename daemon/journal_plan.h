/* Tracked plans in the journal: what a plan says, sealed under the client's key, and beside it in
 * plain what has to be counted and looked up: services, states, days.
 *
 * Knows rows, and nothing of what a plan is: plan_track.c makes and reads the text. Writing is part
 * of a turn, like journal_append; functions return 0, or -1 with errno. */
#ifndef POLKU_DAEMON_JOURNAL_PLAN_H
#define POLKU_DAEMON_JOURNAL_PLAN_H

#include "daemon/journal.h"
#include "engine/date.h"

struct plan_row {
    int64_t number; /* set by put and read */
    const char *id; /* of the entry with which it was accepted */
    int64_t at;     /* ms */
    const char *region, *decision;
    int which;       /* which of the decision's plans, from 0 */
    const char *ref; /* the client's */
    int64_t version;
    const char *text;
    size_t n;
};

int journal_plan_put(struct journal *j, struct plan_row *row);
/* A new version and text of a row that was read. */
int journal_plan_save(struct journal *j, const struct plan_row *row);

/* 1 found, 0 not (or erased). */
int journal_plan_get(struct journal *j, struct arena *arena, const char *id, struct plan_row *out);
int journal_plan_of(struct journal *j, struct arena *arena, const char *decision, int which,
                    struct plan_row *out);

struct plan_filter {
    const char *region, *ref, *state; /* or NULL; state: of one of its steps */
    const char *regions;              /* a JSON array, or NULL: any */
    day_t due_before;                 /* DAY_NONE: any */
    int64_t after;                    /* number */
    int limit;
};
/* By number; stops when `each` returns false. */
int journal_plans(struct journal *j, struct arena *arena, const struct plan_filter *filter,
                  bool (*each)(void *context, const struct plan_row *row), void *context);
/* Deletes a client's plans, `*n` of them, and unties the events about them. Also while the client
 * is being erased. */
/* Plans that there are, as committed. */
int64_t journal_plans_stored(const struct journal *j);
int journal_plans_forget(struct journal *j, const char *ref, int64_t *n);

struct step_row { /* days may be DAY_NONE */
    int64_t plan;
    int step;
    const char *region, *service, *state;
    day_t started, ends, ended;
    day_t taken, freed; /* its place is in force from the one to before the other */
};
int journal_step_put(struct journal *j, const struct step_row *row);
/* The client's steps that have started, by day: region, service, state, started, ends, ended. */
int journal_steps_of(struct journal *j, struct arena *arena, const char *ref,
                     void (*each)(void *context, const struct step_row *row), void *context);

struct place_row {
    const char *region, *service;
    int open;
    day_t newest; /* the last day on which that changed */
};
int journal_places(struct journal *j, bool (*each)(void *context, const struct place_row *row),
                   void *context);
/* Places in force on a day; -1. */
int journal_places_on(struct journal *j, const char *region, const char *service, day_t day);
/* Those of them (on the day `newest`) that are one client's own; -1. */
int journal_places_own(struct journal *j, const char *ref, const struct place_row *asked);

struct due_row {
    int64_t plan;
    int step;
    const char *kind; /* "handover", "deadline", "review" */
    day_t day;
    const char *region, *service, *owner; /* owner: an actor, or NULL */
    const char *plan_id;                  /* read */
};
/* Notes that something falls due, unless it is noted already. */
int journal_due_put(struct journal *j, const struct due_row *row);
/* Settles what of the kind is due before the first and after the last day. */
int journal_due_settle(struct journal *j, const struct due_row *row, day_t first, day_t last);
/* Regions in which something may have to be told. */
int journal_due_regions(struct journal *j, struct arena *arena, const char ***out, int *n);
/* What is due or late on a day and was not told as such; at most `limit`. */
int journal_dues(struct journal *j, struct arena *arena, const struct due_row *asked, int limit,
                 struct due_row **out, int *n);
int journal_due_tell(struct journal *j, const struct due_row *row, bool late);

#endif
