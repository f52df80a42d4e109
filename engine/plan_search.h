/* One search: the cheapest way from a problem's beginning to its goal. Private to plan*.c. */
#ifndef POLKU_ENGINE_PLAN_SEARCH_H
#define POLKU_ENGINE_PLAN_SEARCH_H

#include "engine/plan_store.h"

/* What all searches of a call may use together. */
struct budget {
    const struct plan_options *options;
    long used;    /* states looked at */
    long most;    /* 0: no limit */
    bool cut;     /* a limit was reached: nothing is proven from here on */
    bool stopped; /* by the caller: nothing more is tried */
    size_t began; /* of the scratch arena */
    struct arena *arena;
};

bool budget_take(struct budget *b); /* false: a limit is reached */
/* A part of what is left, for one search, and giving it back. */
struct budget budget_part(const struct budget *whole, long states);
void budget_return(struct budget *whole, const struct budget *part);

struct leg { /* a step of a route */
    int service;
    day_t start, begin, end;
};

struct route {
    const struct problem *p; /* that the notes are about */
    bool optimal;
    struct leg *legs;
    int n;
    struct note *notes; /* what is assumed */
    int nnotes;
    day_t day; /* on which the goal holds */
    int assumed;
};

struct search {
    struct problem *p;
    struct store *store;
    struct budget *budget;
    /* the label that is being looked at */
    uint32_t at;
    struct label from;
    uint64_t *words, *next;        /* its state; the state after */
    uint64_t *taken;               /* by plan_assume.c: the state with what is assumed */
    struct running running[SLOTS]; /* parallel: what is under way */
    int nrunning;
};

/* The cheapest route; NULL when there is none, or none was found within the budget (`cut`). */
struct route *search_run(struct search *q);
struct search *search_make(struct arena *arena, struct problem *p, struct budget *budget);

/* plan_expand.c: offers every state that a step leads to. */
void expand(struct search *q);
/* Takes an act that begins on a day, in the state `words`, with these notes. */
void expand_take(struct search *q, int act, day_t begin, const struct note *notes, int n);

/* That an act is taken counts for the sets of which a plan must take one outside. */
void required_apply(const struct problem *p, const struct act *a, uint64_t *words);
/* What an act does to a state when it ends on a day. */
void act_apply(const struct problem *p, const struct act *a, uint64_t *words, day_t end);
/* The days after now on which a test on an earlier end changes; at most `most`. */
int ends_change(const struct search *q, day_t *out, int most);
/* plan_beside.c: offers what can happen next; and the state in which an act has begun. */
void beside_expand(struct search *q);
bool beside_begin(struct search *q, int act, uint64_t *words);
void beside_read(const struct problem *p, const uint64_t *words, struct running *out, int *n);

/* plan_assume.c: offers the ways in which an act (or, with ACT_NONE, the goal) holds on a day if
 * unknown facts are assumed; `given` is assumed in any case, NULL: nothing is. */
void assume(struct search *q, int act, day_t day, const struct note *given);
/* Whether a value that is assumed makes the day a change day. */
bool day_supposed(const struct problem *p, const struct note *notes, int n, day_t day);
/* The state q->words with what a note assumes; false when it adds nothing. */
struct moment search_moment(const struct search *q, const uint64_t *words, day_t day);

/* Whether each step of a route starts when the one before ends, or on a change day. */
bool route_keeps(const struct problem *p, const struct route *r);

#endif
