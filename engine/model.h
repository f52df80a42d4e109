/* The model: everything that a region's packs declare, ready to decide with.
 *
 * build.c makes it from declarations, check.c looks for what is doubtful in it. A model lives in
 * one arena and is never changed after it was built: requests share it without a lock.
 *
 * Everything refers to everything by index; -1 is none. All arrays are sorted by id (byte order),
 * except where the order has a meaning: languages, options and levels, items and grades. */
#ifndef POLKU_ENGINE_MODEL_H
#define POLKU_ENGINE_MODEL_H

#include "engine/clause.h"
#include "engine/date.h"
#include "engine/decl.h"
#include "engine/text.h"

#define MEMBERS_MAX 64 /* options that a `choices` fact may have */

struct rule_place {
    const char *file;
    int line;
};

/* What every block may have. */
struct common {
    const char *id;
    size_t nid; /* its bytes */
    struct rule_place rule;
    struct text name, note;
    const char **basis;
    int nbasis;
    struct span valid;       /* everything when left out */
    const struct decl *decl; /* as declared (amendments worked in): for catalogues and handbooks */
};

struct ids { /* indices of some kind, ascending */
    int *at;
    int n;
};

struct texts {
    struct text *at;
    int n;
};

enum fact_kind {
    FACT_NUMBER,
    FACT_YES_OR_NO,
    FACT_CHOICE,
    FACT_CHOICES,
    FACT_SCALE,
    FACT_DATE,
    FACT_KINDS
};

extern const char *const fact_kind_ids[FACT_KINDS];

struct option { /* of a choice or choices, or the level of a scale */
    const char *id;
    struct text name;
};

/* What is known of one fact. Of a choices fact each member is known or unknown by itself. */
enum source { SOURCE_NONE, SOURCE_SENT, SOURCE_HISTORY, SOURCE_DEFAULT };

struct value {
    bool known;             /* for choices: all members are known */
    uint8_t source;         /* enum source */
    int64_t n;              /* number; 0 or 1; index of option or level; civil day */
    uint64_t members;       /* choices: the members it has */
    uint64_t known_members; /* choices: the members of which it is known whether it has them */
};

struct fact {
    struct common common;
    enum fact_kind kind;
    struct text asks;
    int stated_by; /* actor */
    bool sensitive, statistics_only;
    struct option *options;
    int noptions;
    int64_t low, high; /* the values there are: number's between; 0..1; 0..noptions-1; days */
    bool has_default;
    struct value initial;
    int assessment; /* the assessment whose outcome this scale is, or -1 */
};

struct concept {
    struct common common;
    const struct cond *when;
    struct clauses clauses; /* of when */
    bool risk;
};

struct parameter_value {
    struct span valid;
    bool is_number;
    int64_t number;
    struct duration duration;
    const char *level; /* says the name of a level: neither a number nor a duration; else NULL */
    const char *basis;
    struct rule_place rule;
};

struct parameter { /* values in the order of their dates, without gap or overlap */
    struct common common;
    struct parameter_value *values;
    int nvalues;
};

enum role {
    ROLE_AUTHORITY,
    ROLE_MUNICIPALITY,
    ROLE_EDUCATION,
    ROLE_EMPLOYER,
    ROLE_ASSOCIATION,
    ROLE_HEALTH,
    ROLE_NETWORK,
    ROLE_PROJECT,
    ROLES
};
extern const char *const role_ids[ROLES];

struct former { /* an old name, with the years in which it was in force */
    struct text name;
    struct span valid;
};

struct actor {
    struct common common;
    struct former *formerly;
    int nformerly;
    enum role role;
    struct texts expertise, tasks, links;
    struct ids partners;       /* actors */
    struct ids municipalities; /* options of the municipality fact */
};

struct goal {
    struct common common;
    const struct cond *reached;
};

enum service_kind {
    KIND_SERVICE,
    KIND_NETWORK,
    KIND_MATERIAL,
    KIND_EVENT,
    KIND_DECISION,
    KIND_TRAINING,
    SERVICE_KINDS
};
extern const char *const service_kind_ids[SERVICE_KINDS];

enum area {
    AREA_ARRIVAL,
    AREA_EVERYDAY_LIFE,
    AREA_LANGUAGE,
    AREA_LIVELIHOOD,
    AREA_EDUCATION,
    AREA_WORK,
    AREA_PARTICIPATION,
    AREAS
};
extern const char *const area_ids[AREAS];

enum audience {
    AUDIENCE_CLIENT,
    AUDIENCE_COUNSELLOR,
    AUDIENCE_EMPLOYER,
    AUDIENCE_STAFF,
    AUDIENCES
};
extern const char *const audience_ids[AUDIENCES];

enum effect_op { EFFECT_REACHES, EFFECT_BECOMES, EFFECT_GAINS, EFFECT_LOSES };
struct effect {
    enum effect_op op;
    int fact;
    int64_t n; /* level, option, 0 or 1 */
};

struct prefer {
    int points;
    const struct cond *when;
    struct clauses clauses; /* of when */
    struct text because;
    struct rule_place rule;
};

struct service {
    struct common common;
    struct text summary, because;
    enum service_kind kind;
    unsigned areas; /* bits of enum area */
    int provider;   /* actor */
    enum audience audience;
    const struct cond *when;
    struct rule_place when_rule;
    const struct cond *place;   /* the test on municipality; COND_TRUE when there is none */
    const struct cond *consent; /* the test on consent for a voluntary service; else COND_TRUE */
    bool entry, everywhere, always, repeatable, voluntary;
    int decided_by;            /* actor */
    struct ids referred_by;    /* actors */
    struct ids municipalities; /* options of the municipality fact; none: all of the region's */
    struct effect *gives;
    int ngives;
    struct length waits, takes, review_every,
        start_within; /* .duration.high 0 and no parameter: none */
    bool has_waits, has_takes, has_review, has_start_within;
    int start_fact; /* the date fact of start_within */
    int load;
    int priority;
    struct prefer *prefers;
    int nprefers;
    struct ids groups;  /* overlaps: indices of the model's groups */
    struct ids bridges; /* services */
    int capacity;       /* -1 when there is no limit */
    const char **given_in;
    int ngiven_in;
    bool personal, group; /* delivered */
    struct former *formerly;
    int nformerly;
    struct texts links;
    struct ids arriving; /* transitions that lead here */
    struct ids leaving;  /* transitions that start here */
};

struct transition {
    struct common common;
    struct ids from; /* services */
    bool from_start;
    int to; /* service */
    enum history_state on;
    struct length ahead, within;
    bool has_ahead, has_within;
    const struct cond *when;
    struct clauses clauses; /* of when */
    int by;                 /* actor */
    struct texts hands_over;
    struct ids reports_to; /* actors */
    struct text because;
};

struct points {
    int64_t n;
    const struct cond *when;
    struct rule_place rule;
};
struct outcome {
    int grade; /* index of level of the assessment's fact */
    struct effect *sets;
    int nsets;
    struct text statement;
    struct rule_place rule;
};
struct assessment {
    struct common common;
    int by; /* actor */
    const struct cond *when;
    int fact;   /* the scale of its own name */
    int *items; /* facts, in the order of the file */
    int nitems;
    struct points *points;
    int npoints;
    int64_t *grades; /* the fewest points of each level */
    struct outcome *outcomes;
    int noutcomes;
};

enum scope { SCOPE_MUNICIPAL, SCOPE_REGIONAL, SCOPE_NATIONAL, SCOPES };
extern const char *const scope_ids[SCOPES];

struct obstacle {
    struct common common;
    enum scope scope;
    const struct cond *when;
    struct ids blocks; /* services */
    struct text remedy;
};

struct promise {
    struct common common;
    const struct cond *for_every;
    struct ids recommends, never_recommends; /* services */
};

struct event {
    struct common common;
    day_t on;
    struct duration every;
    bool has_every;
    enum audience audience;
    struct ids municipalities;
    struct texts links;
};

struct region {
    struct common common;     /* id is "" in a pack without a region */
    int languages[LANGUAGES]; /* in the order of `speaks`; -1 ends them */
    struct ids municipalities;
    const char *time_zone; /* "Europe/Helsinki" when left out */
    int default_goal;      /* -1 */
};

struct model {
    struct region region;
    const struct decls *decls; /* the canonical declarations; amendments not worked in */
    struct fact *facts;
    int nfacts;
    struct concept *concepts;
    int nconcepts;
    struct parameter *parameters;
    int nparameters;
    struct actor *actors;
    int nactors;
    struct goal *goals;
    int ngoals;
    struct service *services;
    int nservices;
    struct transition *transitions;
    int ntransitions;
    struct assessment *assessments;
    int nassessments;
    struct obstacle *obstacles;
    int nobstacles;
    struct promise *promises;
    int npromises;
    struct event *events;
    int nevents;
    const char **groups; /* the names of the overlaps groups, sorted */
    int ngroups;
    const struct decl **examples; /* `example` blocks, by file and line */
    int nexamples;
    const struct test **tests; /* distinct tests, by id */
    int ntests;
    int municipality, consent; /* the facts of these names, or -1 */
    day_t renamed;             /* the last day since 1970 on which something had an old name */
    const struct index *index; /* index.c */
    const struct names *names; /* names.c */
};

/* Each finds by id, -1 when there is none. */
int model_fact(const struct model *m, const char *id);
int model_concept(const struct model *m, const char *id);
int model_parameter(const struct model *m, const char *id);
int model_actor(const struct model *m, const char *id);
int model_goal(const struct model *m, const char *id);
int model_service(const struct model *m, const char *id);
int model_assessment(const struct model *m, const char *id);
int fact_option(const struct fact *fact, const char *id);
/* The level of a client's fact: as fact_option, and a bare "A2" is the lowest sublevel "A2.1". */
int fact_level(const struct fact *fact, const char *id);

/* The value of a parameter on a day: before the first the first. */
const struct parameter_value *parameter_on(const struct parameter *p, day_t day);
/* The duration a length stands for on a day. */
struct duration length_on(const struct model *m, const struct length *length, day_t day);

/* Makes the model of declarations. Adds every finding to `issues`; returns NULL when one of them is
 * an error. Replaces conditions in `decls` by their canonical text. Lives in `arena`. */
struct model *model_build(struct arena *arena, struct decls *decls, struct issues *issues);

/* Adds the warnings of a model that was built. `today` decides what is expired; DAY_NONE leaves out
 * what depends on the day. */
void model_check(const struct model *model, day_t today, struct issues *issues);

#endif
