/* Why a service has the state it has, and what it would take (semantics 5).
 *
 * The tree is data: each node has its value, its place in the rules, and what it is about;
 * sentence.c puts a node into words. */
#ifndef POLKU_ENGINE_EXPLAIN_H
#define POLKU_ENGINE_EXPLAIN_H

#include "engine/decide.h"

enum why_kind {
    WHY_STATE,      /* the root: members are place, reach, when, and what else decided the state */
    WHY_PLACE,      /* the client's municipality */
    WHY_REACH,      /* members: WHY_ENTRY, or a WHY_TRANSITION each */
    WHY_WHEN,       /* the service's condition */
    WHY_CONSENT,    /* of a voluntary service */
    WHY_VALID,      /* the service's dates */
    WHY_OVERLAP,    /* an ongoing service of the same group: `service` */
    WHY_CAPACITY,   /* places are left */
    WHY_BRIDGE,     /* what it bridges: `service` */
    WHY_ENTRY,      /* anyone may begin here */
    WHY_TRANSITION, /* `transition`; members: from, valid, ahead, when */
    WHY_FROM,  /* the service it comes from is in the history as wanted: `service`; -1: "start" */
    WHY_AHEAD, /* the expected end is near enough */
    WHY_AND,
    WHY_OR,
    WHY_NOT,
    WHY_AT_LEAST,
    WHY_CONCEPT,
    WHY_TEST,
    WHY_KINDS
};
extern const char *const why_kind_ids[WHY_KINDS];

struct why {
    enum why_kind kind;
    enum truth value;
    struct rule_place rule;
    const struct cond *cond; /* WHY_AND … WHY_TEST */
    int service, transition; /* or -1 */
    int fact;                /* WHY_TEST: its value is in the situation; -1 for history */
    struct why *members;
    int nmembers;
};

/* A smallest set of changes that would make a service eligible. */
struct change {
    int *facts;           /* ascending, at most CHANGE_FACTS of them */
    struct value *values; /* what each would have to be: the nearest such value, and the first */
    int nfacts;
    int from;      /* a service of the history that must come first; -1: none */
    int *services; /* that could bring it about, ascending */
    int nservices;
    int *actors; /* that state one of the facts, ascending */
    int nactors;
    bool client; /* the client can bring it about by an answer or a choice */
};
#define CHANGE_FACTS 3

struct explanation {
    int service;
    enum service_state state;
    bool exact;
    struct why tree;
    struct change *changes; /* of a service that is not eligible: fewest facts first, then by id */
    int nchanges;
};

struct explanation *explain(const struct decision *d, int service);
/* The same without the changes, which cost most of it. */
struct explanation *explain_state(const struct decision *d, int service);

/* The tree of one condition: `d` needs its situation and answers alone. */
struct why cond_tree(const struct decision *d, const struct cond *cond, struct rule_place rule);

/* In change.c: fills the changes. */
void explain_changes(const struct decision *d, struct explanation *e);

/* In which language words are wanted; `used` becomes another one when a name does not exist in it.
 */
struct language_use {
    enum language wanted, used;
};

/* A node in words. */
const char *why_sentence(const struct decision *d, const struct why *why, struct language_use *use);
/* A condition in words; parameters have their value of `as_of`. */
const char *cond_sentence(struct arena *arena, const struct model *model, const struct cond *cond,
                          day_t as_of, struct language_use *use);

#endif
