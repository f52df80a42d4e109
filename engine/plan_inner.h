/* The planner's inside. Private to the plan*.c files.
 *
 * A problem is what a search works on: the services that can matter (acts), their conditions and
 * the goal as trees over small variables, and a state as a few words of packed bits. Days are no
 * part of a state unless the problem is `exact`; see plan_problem.c for when that is needed. */
#ifndef POLKU_ENGINE_PLAN_INNER_H
#define POLKU_ENGINE_PLAN_INNER_H

#include "engine/plan.h"

#define MISSING_MAX 3
#define COST_NONE INT32_MAX
#define SLOTS 12 /* services that can be under way beside each other */

/* ---- trees ---- */

enum node_kind {
    NODE_CONST,  /* value */
    NODE_VAR,    /* table[code of var] */
    NODE_DATED,  /* the windows of the codes of var: a date fact that is not known */
    NODE_WINDOW, /* the day is in the window */
    NODE_RECENT, /* var is the day of an end: no longer ago than `span` */
    NODE_RUNS,   /* the service of `act` is under way (parallel) */
    NODE_NOTHING_RUNS,
    NODE_NOT,
    NODE_AND,
    NODE_OR,
    NODE_LEAST,
};

struct node {
    enum node_kind kind;
    enum truth value;
    int var;
    int service;          /* NODE_RUNS */
    const uint8_t *table; /* enum truth by code; its last entry is of the unknown */
    const struct span *windows;
    struct span window;
    struct duration span;
    bool has_span;  /* NODE_RUNS: begun no longer ago than `span` */
    bool has_ahead; /* NODE_RUNS: its end is no further away than `span` */
    int item;       /* what is counted as met when this is true (missing conditions), or -1 */
    bool negative;  /* under an odd number of `not` */
    int least;
    struct node **members;
    int n;
};

/* What can be counted as met in the search for missing conditions. */
struct item {
    enum missing_kind kind;
    int service, transition, fact;
    const struct test *test;
    bool negative;
    struct rule_place rule;
};

/* ---- states ---- */

struct var {
    int fact;    /* -1: not a fact */
    int member;  /* of a choices fact, else -1 */
    int service; /* whose completion or end it holds, -1 */
    int ncodes;  /* the code ncodes is "unknown" */
    int initial;
    bool relevant;
    bool unknown; /* it is so at the beginning */
    bool fixed;   /* it is known, and no service changes it */
    bool free;    /* its one code stands for whatever value is wanted */
    int raised;   /* 1 + the level to which what was under way raised it, unknown before; 0 */
    const struct value *values; /* what the codes stand for; NULL: the value itself */
    int *tries;                 /* codes that differ for somebody */
    int ntries;
    int *picks; /* of these, what can be assumed: no other is always at least as good */
    int npicks;
    int assumed; /* var: something of this choices fact is assumed; -1 */
    int word, shift;
    uint64_t mask; /* of the code, not shifted */
    bool *wanted;  /* by code: some condition wants it */
};

struct change { /* an effect on a variable */
    int var, code;
    bool raise; /* to at least `code` */
};

/* A part of a tree's conjunction that shares no unknown variable with the other parts. */
struct group {
    struct node *tree;
    int *vars;         /* that can be unknown */
    struct ids *codes; /* of each, what is of use here */
    int nvars;
    bool tangled; /* one of them stands twice in it */
};

struct groups {
    struct group *at;
    int n;
};

struct act { /* a service that a plan may take */
    int service;
    struct node *tree;      /* valid, place, reach, when, consent */
    struct node *rest;      /* of the tree what mask and want do not say; NULL */
    uint64_t *mask, *want;  /* a state in which it holds has these bits */
    uint64_t *clear, *set;  /* what it does, but for `raises` */
    struct change *changes; /* all effects on relevant variables */
    int nchanges;
    struct change *raises;
    int nraises;
    int wait, takes; /* expected days */
    int done, ended; /* vars, or -1 */
    bool repeatable, relevant, dated, opens, tangled;
    bool under_way; /* parallel: it is only waited for, and cannot be taken */
    int *vars;      /* of its tree, those that can be unknown */
    int nvars;
    struct groups groups; /* conditional: of its tree */
    int load;
};

struct fact_day { /* a change day if the variable has this code */
    int var, code;
    day_t day;
};

struct fading { /* a test on the end that a variable holds changes so long after it */
    int var;
    struct duration span;
};

struct problem {
    struct arena *arena;
    const struct situation *s; /* after what is ongoing has ended, unless parallel */
    const struct model *m;
    int goal_index;
    day_t day; /* the search begins here */
    bool conditional, missing, parallel;
    bool whole; /* every service matters: also one that only fills time */
    bool exact; /* the day is part of the state, and time passes until change days only */
    bool opens; /* something that matters becomes true by time passing */
    bool free;  /* conditional: dates that are not known are whatever is wanted, a lower bound */
    bool sure;  /* of date facts that are not known every value that matters is tried */
    struct var *vars;
    int nvars, cap_vars;
    int *var_of_fact, *var_of_done, *var_of_end; /* by fact, by service; -1 */
    int var_any, var_day;                        /* something was completed; the day; -1 */
    int var_start;                               /* parallel: START_MAY, START_LOOK */
    struct node *goal;
    int *goal_vars;
    int ngoal_vars;
    bool goal_tangled;
    struct groups goal_groups; /* conditional */
    int *found;                /* room for the unknown variables of a tree */
    struct act *acts;          /* by service */
    int nacts;
    struct item *items;
    int nitems, cap_items;
    int met[MISSING_MAX]; /* the items that count as met in the search under way */
    int nmet;
    bool all_met; /* every one does */
    day_t latest; /* a plan that ends later is not looked for */
    int words;
    uint64_t *initial;
    uint64_t *spare;      /* a state to try things in */
    struct ids *required; /* sets of services: a plan must take one outside of each */
    int nrequired, var_required;
    bool *forbidden; /* by act */
    day_t *changes;  /* days on which a `valid` begins or a date test changes, ascending */
    int nchanges;
    struct fact_day *supposed; /* the days that only a value of an unknown date has */
    int nsupposed, cap_supposed;
    struct fading *fadings; /* by variable, then in the order of tests */
    int nfadings;
    day_t foreign;          /* parallel: until when a service of another pack is under way */
    struct estimate *bound; /* plan_bound.c */
};

#define START_MAY 1  /* steps may start on this day */
#define START_LOOK 2 /* something began or ended: the goal may hold */

struct running { /* parallel: a service under way, or one that is waited for */
    int act, service;
    bool waits;
    day_t begin, end;
};

/* Where a tree is looked at. */
struct moment {
    const struct problem *p;
    const uint64_t *words;
    day_t day;
    const struct running *running;
    int nrunning;
};

static inline int code_get(const struct var *v, const uint64_t *words)
{
    return (int)(words[v->word] >> v->shift & v->mask);
}
static inline void code_set(const struct var *v, uint64_t *words, int code)
{
    words[v->word] = (words[v->word] & ~(v->mask << v->shift)) | (uint64_t)code << v->shift;
}
/* Whether the state holds the value that makes it a change day. */
static inline bool supposed_is(const struct var *vars, const struct fact_day *one,
                               const uint64_t *words)
{
    const struct var *v = &vars[one->var];
    return v->relevant && code_get(v, words) == one->code;
}
/* Days as codes of a variable; 0 is none. */
static inline int day_code(day_t day)
{
    return (int)(day - DAY_FIRST) + 1;
}
static inline day_t code_day(int code)
{
    return (day_t)(code - 1) + DAY_FIRST;
}

/* plan_eval.c */
bool item_met(const struct problem *p, const struct node *n);
enum truth node_eval(const struct node *n, const struct moment *at);
/* True when every completion of what is unknown makes it true. */
bool act_holds(const struct act *a, const struct moment *at);
bool goal_holds(const struct moment *at);
bool tree_true(const struct node *tree, const int *vars, int nvars, const struct moment *at);

/* plan_problem.c */
struct problem_want {
    const struct situation *s;
    const struct situation *own; /* the client's, before anything ended */
    int goal;
    day_t day;
    bool conditional, missing, parallel, whole, exact;
    bool free;    /* of a date that is not known every test may have the answer that is wanted */
    day_t latest; /* a plan that ends later is not looked for; 0: any */
};
struct problem *problem_make(struct arena *arena, const struct problem_want *want);
/* Packs the variables again, with requirements in force. */
void problem_pack(struct problem *p);

/* plan_tree.c: trees of conditions. `negative`: under an odd number of `not`. */
struct rule { /* whose condition is read */
    int service, transition;
    struct rule_place place;
    bool items; /* its tests can be missing conditions */
};
struct node *tree_make(struct problem *p, const struct cond *c, const struct rule *rule);
struct node *tree_service(struct problem *p, int service);
struct node *node_join(struct problem *p, enum node_kind kind, struct node **members, int n);
struct node *node_const(struct problem *p, enum truth value);
int var_fact(struct problem *p, int fact, int member);
int var_done(struct problem *p, int service);
/* plan_time.c */
struct node *tree_history(struct problem *p, const struct test *t, bool negative);
struct node *tree_nothing(struct problem *p, const struct test *t, bool negative);
struct node *tree_window(struct problem *p, struct span window, bool negative);
struct span date_window(const struct problem *p, const struct test *t, day_t day);
void change_days(struct problem *p);
void fadings_find(struct problem *p);
/* The day, put into a state whose days matter; without those that nothing looks at any more. */
void day_put(const struct problem *p, uint64_t *words, day_t day);

/* plan_relevant.c */
void relevance_find(struct problem *p);

/* The unknown variables of a tree, in p->found. */
struct unknowns {
    int *at, n;
    bool twice; /* one of them stands in it twice */
};
struct unknowns unknowns_of(const struct problem *p, const struct node *tree);
/* plan_codes.c: what can be assumed. */
void codes_find(struct problem *p);

/* plan_bound.c: days and steps that are surely still needed. */
struct bounds {
    int days, steps; /* COST_NONE: the goal is out of reach */
};
void bound_make(struct problem *p);
struct bounds bound_find(const struct problem *p, const uint64_t *words);
/* The same with services under way. */
struct bounds bound_beside(const struct problem *p, const uint64_t *words,
                           const struct running *running, int n);

/* What is within reach at all, if what is gained stays, with the items that count as met: from the
 * beginning; and once more are met, on from costs that were kept. They are of one problem, and the
 * last that was found holds for bound_goal and bound_opens. */
void bound_begin(const struct problem *p);
struct bounds *bound_keep(const struct problem *p, struct arena *arena);
void bound_go_on(const struct problem *p, const struct bounds *kept);
struct bounds bound_goal(const struct problem *p);
bool bound_opens(const struct problem *p, const struct node *tree);

/* plan_sets.c: which items, counted as met together, can open a way to the goal at all. */
struct item_set {
    int at[MISSING_MAX], n; /* ascending */
    int days;               /* that are surely needed then */
};
struct item_sets {
    struct item_set *at;
    int n, cap;
    bool complete; /* no limit was reached */
};
/* All sets of this size, but for some of which a smaller part is enough. */
struct item_sets sets_find(struct problem *p, int size);

#endif
