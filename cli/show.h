/* Showing a reply to a person. Everything is read from the reply's JSON: an answer of the daemon
 * and one of `polku eval` look alike. Names that a reply does not carry are asked for in
 * catalogues, by the same way that the reply came.
 *
 * Answers go to stdout, error replies to stderr. */
#ifndef POLKU_CLI_SHOW_H
#define POLKU_CLI_SHOW_H

#include "cli/cli.h"
#include "cli/label.h"
#include "cli/lay.h"

/* A request and its reply. `ask` sends a further request (NULL reply: it failed); NULL where
 * nothing more can be asked: ids then stand for names. */
struct exchange {
    const char *request, *reply;
    size_t nrequest, nreply;
    const char *(*ask)(void *context, const char *body, size_t n, size_t *size);
    void *context;
    bool all; /* long lists are not cut */
};

/* Shows each reply of the body. EXIT_ERRORS when one of them is an error. */
int show_reply(struct run *run, const struct exchange *x);

/* Whether the reply is an error, or the batch holds one. */
bool reply_is_error(const struct run *run, const char *reply, size_t n);

/* A reply, or a part of one, as a tree in the run's arena; NULL when it is no JSON. */
const struct json *reply_read(const struct run *run, const char *reply, size_t n);

/* ---- for the show_*.c files ---- */

enum catalogue {
    CATALOGUE_REGIONS,
    CATALOGUE_SERVICES,
    CATALOGUE_FACTS,
    CATALOGUE_ACTORS,
    CATALOGUE_GOALS,
    CATALOGUES
};

struct show {
    struct run *run;
    const struct exchange *x;
    struct arena *arena;
    struct lay lay;
    struct json_reader *reader;
    enum language language; /* of the labels */
    const char *region;     /* or NULL */
    day_t as_of;            /* DAY_NONE: the reply does not say */
    const struct json *params;
    const struct json *catalogues[CATALOGUES];
    bool asked[CATALOGUES];
};

void show_recommend(struct show *s, const struct json *result);
void show_explain(struct show *s, const struct json *result);
void show_assess(struct show *s, const struct json *result);
void show_plans(struct show *s, const struct json *result); /* plans and no_plan */
/* In show_timeline.c: a plan's services as bars over the weeks. */
void show_timeline(struct show *s, const struct json *plan);
/* In show_explain.c: a node of a tree and what is below it. */
void show_node(struct show *s, const struct json *node);
void show_catalogue(struct show *s, const struct json *result);
void show_error(struct show *s, const struct json *error);
void show_obstacles(struct show *s, const struct json *obstacles);
void show_questions(struct show *s, const struct json *questions);

/* A name in the asked language; the id when there is none. */
const char *show_name(struct show *s, enum catalogue c, const char *id);
/* An actor: its id, or an object with its name. NULL when there is none. */
const char *show_actor(struct show *s, const struct json *actor);
/* A value of a fact in words: "Unemployed", "yes", "A2.1". */
const char *show_value(struct show *s, const char *fact, const struct json *value);
/* An array of ids as names, joined by commas; NULL when there are none. */
const char *show_names(struct show *s, enum catalogue c, const struct json *ids);
/* The text of a string, or of the member `name` or `text` of an object; NULL. */
const char *show_text(const struct json *value);
/* "by 10 January 2027, in 49 days" after a label; nothing when it is no day. */
void show_deadline(struct show *s, int indent, enum label before, const struct json *day);
/* The line that heads a decision: region, day, decision, rules. */
void show_header(struct show *s, const struct json *result);
void show_head(struct show *s, const char *text);
/* A label and what it is about, wrapped under the text; nothing when the text is NULL. */
void show_pair(struct show *s, int indent, enum label before, const char *text);

int64_t show_number(const struct json *object, const char *key, int64_t otherwise);
bool show_true(const struct json *object, const char *key);
/* How much of a list of n is shown: all, or `most` and a line that says how many more there are. */
uint32_t show_most(struct show *s, uint32_t n, uint32_t most);
void show_rest(struct show *s, uint32_t n, uint32_t shown);
/* The members of an array; 0 when it is none. */
uint32_t show_length(const struct json *array);

#endif
