/* A client's facts, ref and the places in force, from params: see situation.h. */
#include "protocol/situation.h"

#include "engine/names.h"

#include <inttypes.h>
#include <string.h>

/* One fact being read. Pointers are made where there is a fault to tell of. */
struct fact_reader {
    struct call *call;
    const char *of; /* pointer of the object that it is a member of */
    const struct json *json;
    const struct model *model;
    const struct fact *fact;
    struct value *value;
};

/* ---- values ---------------------------------------------------------------------------------- */

static const char *fact_pointer(const struct fact_reader *r)
{
    return pointer_member(r->call->arena, r->of, r->json->key);
}

static void know(struct fact_reader *r, int64_t n)
{
    r->value->known = true;
    r->value->n = n;
}

static int option_find(const struct fact_reader *r, const char *id)
{
    return names_option(r->model->names, (int)(r->fact - r->model->facts), id);
}

static void kind_fault(struct fact_reader *r, const char *wanted)
{
    const char *id = r->fact->common.id;
    fault_add(r->call, "wrong-kind", fact_pointer(r),
              "'%s' must be %s, not %s; null says that it is unknown", id, wanted,
              json_kind_words(r->json));
}

/* `at`: the fact, or an item of it. */
static void option_fault(struct fact_reader *r, struct spot at)
{
    const struct fact *f = r->fact;
    bool scale = f->kind == FACT_SCALE;
    const char **names = arena_array(r->call->arena, (size_t)f->noptions + 1, sizeof *names);
    for (int i = 0; i < f->noptions; i++)
        names[i] = f->options[i].id;
    struct issue *fault = fault_add(
        r->call, scale ? "unknown-level" : "unknown-option", at.pointer, "'%s' has no %s '%s'%s",
        f->common.id, scale ? "level" : "option", word_shown(r->call->arena, at.json->text),
        f->noptions > ALLOWED_MOST ? "; catalog.facts lists them" : "");
    fault_allow(fault, at.json->text, names, f->noptions);
}

static void number_read(struct fact_reader *r)
{
    const struct fact *f = r->fact;
    if (r->json->kind != JSON_INT)
        kind_fault(r, "a whole number");
    else if (r->json->number < f->low || r->json->number > f->high)
        fault_add(r->call, "out-of-range", fact_pointer(r),
                  "'%s' must be a whole number from %" PRId64 " to %" PRId64 ", not %" PRId64,
                  f->common.id, f->low, f->high, r->json->number);
    else
        know(r, r->json->number);
}

static void yes_or_no_read(struct fact_reader *r)
{
    if (r->json->kind == JSON_BOOL)
        know(r, r->json->number);
    else
        kind_fault(r, "true or false, without quotes");
}

static void option_read(struct fact_reader *r)
{
    const struct fact *f = r->fact;
    if (r->json->kind != JSON_STRING) {
        kind_fault(r, f->kind == FACT_SCALE ? "one of its levels, as text"
                                            : "one of its options, as text");
        return;
    }
    int n = option_find(r, r->json->text);
    if (n < 0 && f->kind == FACT_SCALE)
        n = fact_level(f, r->json->text);
    if (n >= 0)
        know(r, n);
    else
        option_fault(r, (struct spot){r->json, fact_pointer(r)});
}

static void date_read(struct fact_reader *r)
{
    day_t day;
    if (r->json->kind != JSON_STRING)
        kind_fault(r, "a date, as text such as \"2026-11-22\"");
    else if (day_parse(r->json->text, &day))
        know(r, day);
    else
        fault_add(r->call, "bad-date", fact_pointer(r),
                  "'%s' must be a day from 1900-01-01 to 2200-12-31, written as \"2026-11-22\"",
                  r->fact->common.id);
}

static const char *item_pointer(const struct fact_reader *r, const struct json *item)
{
    return pointer_item(r->call->arena, fact_pointer(r), (int)(item - r->json->items));
}

static void member_read(struct fact_reader *r, const struct json *item)
{
    if (item->kind != JSON_STRING) {
        fault_add(r->call, "wrong-kind", item_pointer(r, item),
                  "'%s' must name each of its options as text, not as %s", r->fact->common.id,
                  json_kind_words(item));
        return;
    }
    int n = option_find(r, item->text);
    if (n < 0) {
        option_fault(r, (struct spot){item, item_pointer(r, item)});
        return;
    }
    if (r->value->members >> n & 1)
        fault_add(r->call, "repeated-value", item_pointer(r, item),
                  "'%s' names '%s' twice: name it once", r->fact->common.id, item->text);
    r->value->members |= UINT64_C(1) << n;
}

static void choices_read(struct fact_reader *r)
{
    if (r->json->kind != JSON_ARRAY) {
        kind_fault(r, "an array of its options, each as text");
        return;
    }
    for (uint32_t i = 0; i < r->json->n; i++)
        member_read(r, &r->json->items[i]);
    r->value->known = true;
}

/* ---- facts ----------------------------------------------------------------------------------- */

static void fact_fault(const struct asked *asked, struct spot in, const struct json *json)
{
    const struct model *m = asked->rules->model;
    struct call *call = asked->call;
    const char **names = arena_array(call->arena, (size_t)m->nfacts + 1, sizeof *names);
    for (int i = 0; i < m->nfacts; i++)
        names[i] = m->facts[i].common.id;
    struct issue *fault =
        fault_add(call, "unknown-fact", pointer_member(call->arena, in.pointer, json->key),
                  "the rules of '%s' know no fact '%s'; catalog.facts lists those that they know",
                  asked->rules->region, word_shown(call->arena, json->key));
    fault_allow(fault, json->key, names, m->nfacts);
}

/* A member of `in` that tells of this fact. */
static void fact_read(const struct asked *asked, struct spot in, const struct json *json,
                      struct situation *s)
{
    static void (*const read[FACT_KINDS])(struct fact_reader * r) = {
        [FACT_NUMBER] = number_read, [FACT_YES_OR_NO] = yes_or_no_read,
        [FACT_CHOICE] = option_read, [FACT_CHOICES] = choices_read,
        [FACT_SCALE] = option_read,  [FACT_DATE] = date_read};
    int fact = names_fact(s->model->names, json->key);
    if (fact < 0) {
        fact_fault(asked, in, json);
        return;
    }
    struct fact_reader r = {asked->call,    in.pointer, json, s->model, &s->model->facts[fact],
                            &s->facts[fact]};
    r.value->source = SOURCE_SENT;
    if (json->kind != JSON_NULL)
        read[r.fact->kind](&r);
}

void facts_read(const struct asked *asked, struct spot at, struct situation *s)
{
    for (uint32_t i = 0; i < at.json->n; i++)
        fact_read(asked, at, &at.json->items[i], s);
}

/* ---- the client ------------------------------------------------------------------------------ */

enum client_member { CLIENT_REF, CLIENT_FACTS, CLIENT_HISTORY, CLIENT_MEMBERS };

static const struct param client_params[CLIENT_MEMBERS] = {
    [CLIENT_REF] = {.name = "ref", .kind = PARAM_TEXT, .low = 1, .high = REF_MOST},
    [CLIENT_FACTS] = {.name = "facts", .kind = PARAM_OBJECT},
    [CLIENT_HISTORY] = {.name = "history", .kind = PARAM_ANY}};

static const struct shape client_shape = {"'client'", client_params, CLIENT_MEMBERS};

static void ref_check(struct call *call, const struct given *ref)
{
    if (ref->text && identity_code_in(ref->text))
        fault_add(call, "identity-code", "/client/ref",
                  "'ref' has the form of a personal identity code, which Polku must not be told: "
                  "give a pseudonym of your own");
}

static void client_read(const struct asked *asked, struct spot at, struct situation *s)
{
    struct given given[CLIENT_MEMBERS];
    shape_read(asked->call, at, &client_shape, given);
    ref_check(asked->call, &given[CLIENT_REF]);
    if (given[CLIENT_FACTS].json)
        facts_read(asked, (struct spot){given[CLIENT_FACTS].json, "/client/facts"}, s);
    if (given[CLIENT_HISTORY].json || asked->stored)
        history_read(asked, (struct spot){given[CLIENT_HISTORY].json, "/client/history"}, s);
}

/* ---- answers to an assessment ---------------------------------------------------------------- */

static bool assessment_asks(const struct assessment *one, int fact)
{
    for (int i = 0; i < one->nitems; i++)
        if (one->items[i] == fact)
            return true;
    return false;
}

static void item_fault(const struct asked *asked, struct spot at, const struct assessment *one)
{
    struct call *call = asked->call;
    const char **names = arena_array(call->arena, (size_t)one->nitems + 1, sizeof *names);
    for (int i = 0; i < one->nitems; i++)
        names[i] = asked->rules->model->facts[one->items[i]].common.id;
    struct issue *fault = fault_add(call, "unknown-item", at.pointer, "'%s' has no item '%s'",
                                    one->common.id, word_shown(call->arena, at.json->key));
    fault_allow(fault, at.json->key, names, one->nitems);
}

/* An answer is newer than what the client's facts say of the same. */
static void answers_read(const struct asked *asked, struct situation *s)
{
    const struct assessment *one = asked->assessment;
    const struct json *answers = json_get(asked->call->params, "answers");
    const struct spot in = {answers, "/answers"};
    for (uint32_t i = 0; answers && answers->kind == JSON_OBJECT && i < answers->n; i++) {
        const struct json *answer = &answers->items[i];
        int fact = names_fact(s->model->names, answer->key);
        if (fact < 0 || !assessment_asks(one, fact)) {
            const char *pointer = pointer_member(s->arena, in.pointer, answer->key);
            item_fault(asked, (struct spot){answer, pointer}, one);
            continue;
        }
        s->facts[fact] = (struct value){0};
        fact_read(asked, in, answer, s);
    }
}

/* ---- places in force ------------------------------------------------------------------------- */

#define PLACES_MOST 1000000

static void placement_read(const struct asked *asked, struct spot at, int *places)
{
    const struct model *m = asked->rules->model;
    struct call *call = asked->call;
    int service = model_service(m, at.json->key);
    if (service < 0) {
        const char **names = arena_array(call->arena, (size_t)m->nservices + 1, sizeof *names);
        for (int i = 0; i < m->nservices; i++)
            names[i] = m->services[i].common.id;
        struct issue *fault =
            fault_add(call, "unknown-service", at.pointer, "the rules of '%s' know no service '%s'",
                      asked->rules->region, word_shown(call->arena, at.json->key));
        fault_allow(fault, at.json->key, names, m->nservices);
    } else if (at.json->kind != JSON_INT || at.json->number < 0 || at.json->number > PLACES_MOST) {
        fault_add(call, "out-of-range", at.pointer,
                  "the places in force must be a whole number from 0 to %d", PLACES_MOST);
    } else {
        places[service] = (int)at.json->number;
    }
}

/* What the store counts, of the services that have a capacity. */
static void placements_stored(const struct asked *asked, struct situation *s)
{
    struct world *world = asked->call->world;
    int *places = arena_array(s->arena, (size_t)s->model->nservices + 1, sizeof *places);
    for (int i = 0; i < s->model->nservices; i++)
        if (s->model->services[i].capacity >= 0)
            places[i] = world->places(world, asked->rules, i, asked->as_of);
    s->placements = places;
}

static void placements_read(const struct asked *asked, struct situation *s)
{
    const struct json *all = json_get(asked->call->params, "placements");
    const struct world *world = asked->call->world;
    if (!world->takes_placements || !all || all->kind != JSON_OBJECT)
        return;
    int *places = arena_array(s->arena, (size_t)s->model->nservices + 1, sizeof *places);
    for (uint32_t i = 0; i < all->n; i++) {
        const char *pointer = pointer_member(s->arena, "/placements", all->items[i].key);
        placement_read(asked, (struct spot){&all->items[i], pointer}, places);
    }
    s->placements = places;
}

struct situation *situation_read(const struct asked *asked)
{
    struct call *call = asked->call;
    struct world *world = call->world;
    const struct json *client = json_get(call->params, "client");
    const struct day *day = world->day ? world->day(world, asked->rules, asked->as_of) : NULL;
    struct situation *s = situation_make(call->arena, asked->rules->model, asked->as_of, day);
    int faults = call->faults->n;
    s->audience = asked->audience;
    if (client && client->kind == JSON_OBJECT)
        client_read(asked, (struct spot){client, "/client"}, s);
    if (asked->assessment)
        answers_read(asked, s);
    if (world->places)
        placements_stored(asked, s);
    else
        placements_read(asked, s);
    if (call->faults->n > faults)
        return NULL;
    situation_complete(s);
    return s;
}

void facts_check(const struct asked *asked, struct spot at)
{
    struct arena *arena = asked->call->arena;
    facts_read(asked, at, situation_make(arena, asked->rules->model, asked->as_of, NULL));
}

const char *situation_ref(const struct json *params)
{
    return json_text(json_get(json_get(params, "client"), "ref"));
}
