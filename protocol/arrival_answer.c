/* What must be ready for people who are to come, in words: see arrival.c. */
#include "protocol/arrival.h"

#include "engine/spell.h"

#include <inttypes.h>

/* "Initial assessment: for 12 people, ready by 1 March 2027" */
static void need_text(struct answer *w, int service, const struct need *need)
{
    static const struct {
        const char *before, *one, *many, *by;
    } words[LANGUAGES] = {
        [LANG_FI] = {"", "henkilölle", "henkilölle", "valmiina viimeistään"},
        [LANG_SV] = {"för ", "person", "personer", "klart senast den"},
        [LANG_EN] = {"for ", "person", "people", "ready by"},
    };
    const struct common *c = &w->model->services[service].common;
    enum language used = w->language;
    const char *name = text_get(&c->name, w->language, w->model->region.languages, &used);
    const char *people = need->count == 1 ? words[w->language].one : words[w->language].many;
    answer_words(w, "text",
                 arena_printf(w->arena, "%s: %s%" PRId64 " %s, %s %s", name ? name : c->id,
                              words[w->language].before, need->count, people, words[w->language].by,
                              spell_day(w->arena, need->by, w->language)),
                 name ? used : w->language);
}

/* Places left, of a service that has a capacity. */
static void places_write(struct answer *w, int service)
{
    struct world *world = w->call->world;
    int capacity = w->model->services[service].capacity;
    int taken =
        capacity >= 0 && world->places ? world->places(world, w->rules, service, w->as_of) : 0;
    out_key(w->out, "places_left");
    if (capacity < 0)
        out_null(w->out);
    else
        out_int(w->out, taken < capacity ? capacity - taken : 0);
}

static void need_write(struct answer *w, int service, const struct need *need)
{
    answer_id(w, "service", service_at, service);
    answer_service_name(w, service);
    answer_actor(w, "owner", need->owner);
    out_day_at(w->out, "needed_by", need->by);
    out_int_at(w->out, "count", need->count);
    places_write(w, service);
    need_text(w, service, need);
}

/* By day, then by id: indices are in the order of ids. */
static int next_need(const struct arriving *a, int nservices, int last)
{
    int best = -1;
    for (int i = 0; i < nservices; i++) {
        day_t by = a->needs[i].by;
        if (a->needs[i].count == 0)
            continue;
        if (last >= 0 && (by < a->needs[last].by || (by == a->needs[last].by && i <= last)))
            continue;
        if (best < 0 || by < a->needs[best].by)
            best = i;
    }
    return best;
}

static void ready_write(struct arriving *a)
{
    struct answer *w = &a->r.answer;
    int n = 0;
    answer_array(w, "ready");
    for (int i = next_need(a, w->model->nservices, -1); i >= 0;
         i = next_need(a, w->model->nservices, i)) {
        answer_item(w, n++);
        need_write(w, i, &a->needs[i]);
        answer_object_end(w);
    }
    answer_array_end(w);
}

static void possible_write(struct arriving *a)
{
    struct answer *w = &a->r.answer;
    int n = 0;
    answer_array(w, "possible");
    for (int i = 0; i < w->model->nservices; i++) {
        const struct need *need = &a->needs[i];
        struct ids unknown = {arena_array(w->arena, (size_t)w->model->nfacts + 1, sizeof(int)), 0};
        for (int f = 0; need->unknown && f < w->model->nfacts; f++)
            if (need->unknown[f])
                unknown.at[unknown.n++] = f;
        if (need->possible == 0)
            continue;
        answer_item(w, n++);
        answer_id(w, "service", service_at, i);
        out_int_at(w->out, "count", need->possible);
        answer_ids(w, "unknown", fact_at, unknown);
        answer_object_end(w);
    }
    answer_array_end(w);
}

static void obstacles_write(struct arriving *a)
{
    struct answer *w = &a->r.answer;
    int n = 0;
    answer_array(w, "obstacles");
    for (int i = 0; i < w->model->nobstacles; i++) {
        const struct obstacle *o = &w->model->obstacles[i];
        int64_t count = 0;
        for (int g = 0; g < a->ngroups; g++)
            if (obstacle_met(a->groups[g].decision, i))
                count += a->groups[g].count;
        if (count == 0)
            continue;
        answer_item(w, n++);
        out_string_at(w->out, "obstacle", o->common.id);
        out_string_at(w->out, "scope", scope_ids[o->scope]);
        out_int_at(w->out, "count", count);
        if (text_empty(&o->common.name))
            out_string_at(w->out, "text", o->common.id);
        else
            answer_text(w, "text", &o->common.name);
        answer_text(w, "remedy", &o->remedy);
        answer_rule(w, o->common.rule);
        answer_object_end(w);
    }
    answer_array_end(w);
}

void answer_arrival(struct arriving *a)
{
    struct answer *w = &a->r.answer;
    struct world *world = w->call->world;
    out_object(w->out);
    out_string_at(w->out, "arrival_id",
                  world->decision_id ? world->decision_id(world, w->call) : NULL);
    out_string_at(w->out, "region", w->rules->region);
    out_string_at(w->out, "municipality", a->municipality);
    out_day_at(w->out, "expected_on", w->as_of);
    out_int_at(w->out, "count", a->count);
    out_string_at(w->out, "language", language_ids[w->language]);
    answer_object(w, "rules");
    out_string_at(w->out, "digest", w->rules->digest);
    out_string_at(w->out, "version", w->rules->version);
    answer_object_end(w);
    ready_write(a);
    possible_write(a);
    obstacles_write(a);
    answer_fallbacks(w);
    out_object_end(w->out);
}
