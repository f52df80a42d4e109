/* Results: a decision and a model in the words that a caller asked for.
 *
 * An answer is written straight into the reply's buffer. It keeps the path to where it is writing,
 * so that a text that exists only in another language than the asked one is told of with its JSON
 * pointer (`fallbacks`). Everything here only reads the model; what is decided was decided before.
 */
#ifndef POLKU_PROTOCOL_ANSWER_H
#define POLKU_PROTOCOL_ANSWER_H

#include "engine/explain.h"
#include "protocol/methods.h"
#include "protocol/parts.h"

struct fallback {
    const char *pointer;
    enum language language;
};

struct step { /* of the path: a member, or an item of an array when `key` is NULL */
    const char *key;
    int index;
};

/* Runs of members that are the same in every reply: see parts.h. */
enum part {
    PART_RULES,
    PART_SERVICE,
    PART_OWNER,
    PART_TRANSITION,
    PART_REASON,
    PART_QUESTION,
    PART_OBSTACLE,
    PART_RISK
};

struct keeping { /* the part that is being written for the first time */
    struct part_key key;
    size_t begun;
    int fallbacks;
    bool varies; /* with the day: then it is not kept */
};

struct answer {
    struct call *call;
    struct out *out;
    struct arena *arena; /* of the call */
    const struct rules *rules;
    const struct model *model;
    day_t as_of;
    enum language language;
    bool counsellor;               /* also shows notes */
    int first_step;                /* the service that the best plan begins with, -1 */
    const struct planned *planned; /* what `recommend` also shows; NULL: no plans were asked for */
    const struct question *questions; /* as answer_questions wrote them */
    int nquestions;
    struct step *path;
    int npath, cap_path;
    struct fallback *fallbacks;
    int nfallbacks, cap_fallbacks;
    struct keeping keeping;
};

/* The language is the region's first until it is set. */
void answer_init(struct answer *a, struct call *call, const struct rules *rules);

/* ---- where it is writing: each enter has its leave ---- */

static inline void answer_enter(struct answer *a, const char *key, int index)
{
    ARENA_ROOM(a->arena, a->path, a->npath, a->cap_path);
    a->path[a->npath++] = (struct step){key, index};
}

static inline void answer_leave(struct answer *a)
{
    a->npath--;
}

static inline void answer_object(struct answer *a, const char *key) /* key: { */
{
    out_key(a->out, key);
    out_object(a->out);
    answer_enter(a, key, 0);
}

static inline void answer_array(struct answer *a, const char *key) /* key: [ */
{
    out_key(a->out, key);
    out_array(a->out);
    answer_enter(a, key, 0);
}

static inline void answer_item(struct answer *a, int index) /* { as an item of an array */
{
    out_object(a->out);
    answer_enter(a, NULL, index);
}

static inline void answer_object_end(struct answer *a) /* of answer_object and answer_item */
{
    out_object_end(a->out);
    answer_leave(a);
}

static inline void answer_array_end(struct answer *a)
{
    out_array_end(a->out);
    answer_leave(a);
}

/* ---- parts: what follows is written once, and copied from then on ---- */

/* True when the members were copied; else they are to be written, and then kept. */
bool answer_kept(struct answer *a, enum part part, const void *of);
void answer_keep(struct answer *a);

/* ---- members; with `key` NULL the value is an item of the array ---- */

/* A text in the asked language, else in another with a fallback; null when it is empty. */
void answer_text(struct answer *a, const char *key, const struct text *text);
/* Words that were made in the language `used`. */
void answer_words(struct answer *a, const char *key, const char *words, enum language used);
/* "name": its id when it has none. */
void answer_name(struct answer *a, const struct common *c);
/* The same of a service, by the name that it had on the day of the question. */
void answer_service_name(struct answer *a, int service);
void answer_texts(struct answer *a, const char *key, const struct texts *texts);
/* "note", only for counsellors. */
void answer_note(struct answer *a, const struct common *c);
/* "rule": "kainuu/services.lua:41", or null. */
void answer_rule(struct answer *a, struct rule_place rule);
/* key: the canonical condition, and key_text: the same in words. */
void answer_cond(struct answer *a, const char *key, const struct cond *cond);
/* An item {"text", "rule"} of an array of which `*n` are written; nothing when the text is empty.
 */
void answer_reason(struct answer *a, int *n, const struct text *text, struct rule_place rule);
/* Members of a way in: from, by, within_days, hands_over, reports_to. */
void answer_crossing(struct answer *a, const struct crossing *c);
/* {"actor", "name"}, or null for -1. */
void answer_actor(struct answer *a, const char *key, int actor);
/* A value of a fact as callers write it; null when it is unknown. */
void answer_value(struct answer *a, const char *key, const struct fact *fact,
                  const struct value *value);

/* Ids of elements; `at` gives the element of an index. */
typedef const struct common *common_at(const struct model *m, int index);

static inline const struct common *fact_at(const struct model *m, int index)
{
    return &m->facts[index].common;
}

static inline const struct common *service_at(const struct model *m, int index)
{
    return &m->services[index].common;
}

static inline const struct common *actor_at(const struct model *m, int index)
{
    return &m->actors[index].common;
}

static inline void answer_id_value(struct answer *a, common_at *at, int index) /* null for -1 */
{
    const struct common *c = index < 0 ? NULL : at(a->model, index);
    if (c)
        out_word(a->out, c->id, c->nid);
    else
        out_null(a->out);
}

static inline void answer_id(struct answer *a, const char *key, common_at *at, int index)
{
    out_key(a->out, key);
    answer_id_value(a, at, index);
}

static inline void answer_ids(struct answer *a, const char *key, common_at *at, struct ids ids)
{
    out_key(a->out, key);
    out_array(a->out);
    for (int i = 0; i < ids.n; i++)
        answer_id_value(a, at, ids.at[i]);
    out_array_end(a->out);
}

/* ---- results ---- */

/* A decision's first members: decision, region, as_of, language, rules. */
void answer_head(struct answer *a);
void answer_fallbacks(struct answer *a);

/* In answer_recommend.c: the whole result; `explained` adds `services`. */
void answer_recommend(struct answer *a, const struct decision *d, bool explained);

/* "questions". */
void answer_questions(struct answer *a, const struct decision *d);

/* In answer_explain.c. */
void answer_explain(struct answer *a, const struct decision *d, int service);
void answer_tree(struct answer *a, const struct decision *d, const struct why *why);
/* "score": the terms of a service's score. */
void answer_score(struct answer *a, const struct decision *d, int service);

/* In answer_catalog.c and answer_service.c: one entry of a catalogue. */
void answer_region_entry(struct answer *a, int index);
void answer_fact_entry(struct answer *a, int index);
void answer_actor_entry(struct answer *a, int index);
void answer_goal_entry(struct answer *a, int index);
void answer_assessment_entry(struct answer *a, int index);
void answer_service_entry(struct answer *a, int index);
void answer_event_entry(struct answer *a, int index);

/* Shared by them: what every block has (id, name, rule, basis, valid). */
void answer_common(struct answer *a, const struct common *c);
void answer_valid(struct answer *a, struct span valid);
void answer_former(struct answer *a, const struct former *formerly, int n);
/* key: the effects as {"fact", "effect", "value"}. */
void answer_effects(struct answer *a, const char *key, const struct effect *effects, int n);
void answer_municipalities(struct answer *a, const struct ids *options);

#endif
