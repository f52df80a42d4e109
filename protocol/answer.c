/* What all results are made of: texts in a language, places in the rules, ids, values. See
 * answer.h. */
#include "protocol/answer.h"

#include "protocol/params.h"

#include <assert.h>
#include <string.h>

void answer_init(struct answer *a, struct call *call, const struct rules *rules)
{
    *a = (struct answer){.call = call,
                         .out = call->out,
                         .arena = call->arena,
                         .rules = rules,
                         .model = rules->model,
                         .first_step = -1};
    if (rules->model->region.languages[0] >= 0)
        a->language = (enum language)rules->model->region.languages[0];
}

/* ---- the path -------------------------------------------------------------------------------- */

static const char *path_pointer(const struct answer *a, const char *key)
{
    const char *pointer = "";
    for (int i = 0; i < a->npath; i++)
        pointer = a->path[i].key ? pointer_member(a->arena, pointer, a->path[i].key)
                                 : pointer_item(a->arena, pointer, a->path[i].index);
    return key ? pointer_member(a->arena, pointer, key) : pointer;
}

/* ---- parts ----------------------------------------------------------------------------------- */

/* Days on which something had an old name are rare, and have no part in it. */
static bool keeps(const struct answer *a)
{
    return a->rules->parts && a->as_of > a->model->renamed;
}

bool answer_kept(struct answer *a, enum part part, const void *of)
{
    size_t n;
    unsigned variant = ((unsigned)part * LANGUAGES + a->language) * 2 + a->counsellor;
    struct part_key key = {of, variant};
    const char *kept = keeps(a) ? parts_find(a->rules->parts, key, &n) : NULL;
    if (kept)
        out_json(a->out, kept, n);
    else
        a->keeping = (struct keeping){key, a->out->n + a->out->comma, a->nfallbacks, false};
    return kept;
}

/* What tells of a text in another language says where it stands, so it is written each time. */
void answer_keep(struct answer *a)
{
    const struct keeping *k = &a->keeping;
    assert(a->out->n > k->begun);
    if (keeps(a) && !k->varies && k->fallbacks == a->nfallbacks)
        parts_keep(a->rules->parts, k->key, a->out->data + k->begun, a->out->n - k->begun);
}

/* ---- texts ----------------------------------------------------------------------------------- */

static void key_write(struct answer *a, const char *key)
{
    if (key)
        out_key(a->out, key);
}

void answer_words(struct answer *a, const char *key, const char *words, enum language used)
{
    key_write(a, key);
    out_string(a->out, words);
    if (!words || used == a->language)
        return;
    ARENA_ROOM(a->arena, a->fallbacks, a->nfallbacks, a->cap_fallbacks);
    a->fallbacks[a->nfallbacks++] = (struct fallback){path_pointer(a, key), used};
}

void answer_text(struct answer *a, const char *key, const struct text *text)
{
    enum language used;
    const char *words = text_get(text, a->language, a->model->region.languages, &used);
    answer_words(a, key, words, used);
}

/* The name that was in force on that day, or NULL: today's is. */
static const struct text *former_name(const struct answer *a, const struct former *list, int n)
{
    for (int i = 0; i < n && a->as_of != DAY_NONE; i++)
        if (list[i].valid.to < DAY_LAST && span_holds(&list[i].valid, a->as_of))
            return &list[i].name;
    return NULL;
}

static void name_write(struct answer *a, const struct common *c, const struct text *former)
{
    const struct text *name = former ? former : &c->name;
    if (text_empty(name))
        out_string_at(a->out, "name", c->id);
    else
        answer_text(a, "name", name);
}

void answer_name(struct answer *a, const struct common *c)
{
    name_write(a, c, NULL);
}

void answer_service_name(struct answer *a, int service)
{
    const struct service *s = &a->model->services[service];
    name_write(a, &s->common, former_name(a, s->formerly, s->nformerly));
}

void answer_texts(struct answer *a, const char *key, const struct texts *texts)
{
    answer_array(a, key);
    for (int i = 0; i < texts->n; i++) {
        answer_enter(a, NULL, i);
        answer_text(a, NULL, &texts->at[i]);
        answer_leave(a);
    }
    answer_array_end(a);
}

void answer_note(struct answer *a, const struct common *c)
{
    if (a->counsellor)
        answer_text(a, "note", &c->note);
}

/* ---- places, conditions, ids ----------------------------------------------------------------- */

void answer_rule(struct answer *a, struct rule_place rule)
{
    out_key(a->out, "rule");
    out_place(a->out, rule.file, rule.line);
}

void answer_cond(struct answer *a, const char *key, const struct cond *cond)
{
    struct language_use use = {a->language, a->language};
    a->keeping.varies = true; /* lengths of time and amounts are those of the day */
    out_string_at(a->out, key, cond_print(a->arena, a->model, cond));
    const char *words = cond_sentence(a->arena, a->model, cond, a->as_of, &use);
    answer_words(a, arena_printf(a->arena, "%s_text", key), words, use.used);
}

void answer_actor(struct answer *a, const char *key, int actor)
{
    if (actor < 0) {
        out_string_at(a->out, key, NULL);
        return;
    }
    answer_object(a, key);
    answer_id(a, "actor", actor_at, actor);
    const struct actor *of = &a->model->actors[actor];
    name_write(a, &of->common, former_name(a, of->formerly, of->nformerly));
    answer_object_end(a);
}

/* ---- ways in ----------------------------------------------------------------------------------
 */

/* A month counts as 30 days here, a year as 365: the deadline itself goes by the calendar. */
static void within_write(struct answer *a, const struct transition *t)
{
    out_key(a->out, "within_days");
    if (!t->has_within) {
        out_null(a->out);
        return;
    }
    struct duration within = length_on(a->model, &t->within, a->as_of);
    a->keeping.varies |= t->within.parameter >= 0;
    out_int(a->out, duration_expected(&within));
}

void answer_crossing(struct answer *a, const struct crossing *c)
{
    const struct transition *t = &a->model->transitions[c->transition];
    out_string_at(a->out, "from", c->from < 0 ? "start" : service_at(a->model, c->from)->id);
    if (answer_kept(a, PART_TRANSITION, t))
        return;
    answer_id(a, "by", actor_at, t->by);
    within_write(a, t);
    answer_texts(a, "hands_over", &t->hands_over);
    answer_ids(a, "reports_to", actor_at, t->reports_to);
    answer_keep(a);
}

void answer_reason(struct answer *a, int *n, const struct text *text, struct rule_place rule)
{
    if (text_empty(text))
        return;
    answer_item(a, (*n)++);
    if (!answer_kept(a, PART_REASON, text)) {
        answer_text(a, "text", text);
        answer_rule(a, rule);
        answer_keep(a);
    }
    answer_object_end(a);
}

/* ---- values ---------------------------------------------------------------------------------- */

static void members_write(struct answer *a, const struct fact *f, uint64_t members)
{
    out_array(a->out);
    for (int i = 0; i < f->noptions; i++)
        if (members >> i & 1)
            out_string(a->out, f->options[i].id);
    out_array_end(a->out);
}

/* Of choices that are known in part, those that are known. */
static void partly_write(struct answer *a, const struct fact *f, const struct value *v)
{
    out_object(a->out);
    out_key(a->out, "has");
    members_write(a, f, v->members & v->known_members);
    out_key(a->out, "has_not");
    members_write(a, f, v->known_members & ~v->members);
    out_object_end(a->out);
}

static void known_write(struct answer *a, const struct fact *f, const struct value *v)
{
    switch (f->kind) {
    case FACT_NUMBER: out_int(a->out, v->n); break;
    case FACT_YES_OR_NO: out_bool(a->out, v->n != 0); break;
    case FACT_CHOICE:
    case FACT_SCALE: out_string(a->out, f->options[v->n].id); break;
    case FACT_CHOICES: members_write(a, f, v->members); break;
    case FACT_DATE: out_day(a->out, (day_t)v->n); break;
    case FACT_KINDS: break;
    }
}

void answer_value(struct answer *a, const char *key, const struct fact *fact,
                  const struct value *value)
{
    key_write(a, key);
    if (value->known)
        known_write(a, fact, value);
    else if (fact->kind == FACT_CHOICES && value->known_members)
        partly_write(a, fact, value);
    else
        out_null(a->out);
}

/* ---- the frame of a result ------------------------------------------------------------------- */

void answer_head(struct answer *a)
{
    struct world *world = a->call->world;
    out_string_at(a->out, "decision",
                  world->decision_id ? world->decision_id(world, a->call) : NULL);
    out_string_at(a->out, "region", a->rules->region);
    out_day_at(a->out, "as_of", a->as_of);
    if (answer_kept(a, PART_RULES, a->model))
        return;
    out_string_at(a->out, "language", language_ids[a->language]);
    answer_object(a, "rules");
    out_string_at(a->out, "digest", a->rules->digest);
    out_string_at(a->out, "version", a->rules->version);
    answer_object_end(a);
    answer_keep(a);
}

void answer_fallbacks(struct answer *a)
{
    out_key(a->out, "fallbacks");
    out_array(a->out);
    for (int i = 0; i < a->nfallbacks; i++) {
        out_object(a->out);
        out_string_at(a->out, "pointer", a->fallbacks[i].pointer);
        out_string_at(a->out, "language", language_ids[a->fallbacks[i].language]);
        out_object_end(a->out);
    }
    out_array_end(a->out);
}
