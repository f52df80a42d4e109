/* The method arrival.announce: people are to come, and what must be ready for them.
 *
 * Each group of people is decided for as one client would be on the day they come, without a
 * history: their municipality is the announcement's, and so is the day of their arrival unless
 * something else is said of it. What such a client is recommended must be ready: by its deadline
 * (counted from that day where it is counted from a date that is not known yet), less the shortest
 * wait. Full services count too: the answer says how many places are left. */
#include "protocol/arrival.h"

#include <string.h>

#define GROUPS_MOST 50
#define COUNT_MOST 100000

/* ---- reading --------------------------------------------------------------------------------- */

static void municipality_read(struct arriving *a)
{
    const struct model *m = a->r.rules->model;
    struct call *call = a->r.call;
    const struct ids *own = &m->region.municipalities;
    const struct fact *fact = m->municipality < 0 ? NULL : &m->facts[m->municipality];
    const char **names = arena_array(call->arena, (size_t)own->n + 1, sizeof *names);
    a->municipality = a->r.given[M_MUNICIPALITY].text;
    a->option = -1;
    for (int i = 0; fact && i < own->n; i++) {
        names[i] = fact->options[own->at[i]].id;
        if (a->municipality && strcmp(names[i], a->municipality) == 0)
            a->option = own->at[i];
    }
    if (!a->municipality || a->option >= 0)
        return;
    struct issue *fault = fault_add(call, "unknown-choice", "/municipality",
                                    "'%s' is no municipality of the region '%s'",
                                    word_shown(call->arena, a->municipality), a->r.rules->region);
    fault_allow(fault, a->municipality, names, fact ? own->n : 0);
}

/* They come to the municipality of the announcement, whatever else is known of them. */
static void home_set(struct arriving *a, const char *pointer, struct situation *s)
{
    struct value *home = s->model->municipality < 0 ? NULL : &s->facts[s->model->municipality];
    if (!home || a->option < 0)
        return;
    if (home->known && home->n != a->option)
        fault_add(a->r.call, "unknown-choice", pointer_member(s->arena, pointer, "municipality"),
                  "the people come to '%s' by this announcement: leave their municipality out, or "
                  "announce them apart",
                  a->municipality);
    *home = (struct value){.known = true, .source = SOURCE_SENT, .n = a->option};
}

/* They come on the day of the announcement, where nothing else is said of their arrival. */
static void day_set(const struct json *facts, struct situation *s)
{
    int fact = model_fact(s->model, "arrival");
    if (fact >= 0 && s->model->facts[fact].kind == FACT_DATE && !json_get(facts, "arrival"))
        s->facts[fact] = (struct value){.known = true, .source = SOURCE_SENT, .n = s->as_of};
}

static struct situation *group_situation(struct arriving *a, const struct json *facts,
                                         const char *pointer)
{
    struct call *call = a->r.call;
    struct world *world = call->world;
    const struct asked asked = {.call = call, .rules = a->r.rules, .as_of = a->r.answer.as_of};
    const struct day *day = world->day ? world->day(world, a->r.rules, asked.as_of) : NULL;
    struct situation *s = situation_make(call->arena, a->r.rules->model, asked.as_of, day);
    s->audience = AUDIENCE_CLIENT;
    if (facts)
        facts_read(&asked, (struct spot){facts, pointer}, s);
    home_set(a, pointer, s);
    day_set(facts, s);
    return s;
}

static void group_read(struct arriving *a, struct spot at, struct group *group)
{
    static const struct param params[] = {
        {.name = "count", .kind = PARAM_NUMBER, .required = true, .low = 1, .high = COUNT_MOST},
        {.name = "facts", .kind = PARAM_OBJECT}};
    static const struct shape shape = {"a group of people", params, 2};
    struct call *call = a->r.call;
    struct given given[2];
    if (at.json->kind != JSON_OBJECT) {
        fault_add(call, "wrong-kind", at.pointer,
                  "a group of people must be an object with 'count' and 'facts', not %s",
                  json_kind_words(at.json));
        return;
    }
    shape_read(call, at, &shape, given);
    struct situation *s =
        group_situation(a, given[1].json, pointer_member(call->arena, at.pointer, "facts"));
    group->count = given[0].n;
    a->count += group->count;
    if (call->faults->n)
        return;
    const struct options options = {.limit = s->model->nservices, .first_step = -1};
    situation_complete(s);
    group->decision = decide(s, &options);
}

static void people_read(struct arriving *a)
{
    struct call *call = a->r.call;
    const struct json *people = a->r.given[M_PEOPLE].json;
    if (!people)
        return;
    if (people->kind != JSON_ARRAY || people->n < 1 || people->n > GROUPS_MOST) {
        fault_add(call, people->kind == JSON_ARRAY ? "wrong-length" : "wrong-kind", "/people",
                  "'people' must be an array of 1 to %d groups, each with 'count' and 'facts'",
                  GROUPS_MOST);
        return;
    }
    a->groups = arena_array(call->arena, people->n, sizeof *a->groups);
    a->ngroups = (int)people->n;
    for (int i = 0; i < a->ngroups; i++)
        group_read(a, (struct spot){&people->items[i], pointer_item(call->arena, "/people", i)},
                   &a->groups[i]);
}

/* ---- what is needed -------------------------------------------------------------------------- */

static day_t earlier(day_t a, day_t b)
{
    return a == DAY_NONE || (b != DAY_NONE && b < a) ? b : a;
}

/* The day by which a service must be ready for one of them. */
static day_t ready_by(const struct decision *d, const struct recommendation *r)
{
    const struct situation *s = d->situation;
    const struct service *to = &s->model->services[r->service];
    day_t by = r->deadline;
    if (to->has_start_within && !s->facts[to->start_fact].known) {
        struct duration within = length_on(s->model, &to->start_within, s->as_of);
        by = earlier(by, day_add(s->as_of, within.low, within.unit));
    }
    if (by == DAY_NONE)
        by = s->as_of;
    if (to->has_waits) {
        struct duration wait = length_on(s->model, &to->waits, s->as_of);
        by -= duration_shortest(&wait);
    }
    return by < DAY_FIRST ? DAY_FIRST : by > DAY_LAST ? DAY_LAST : by;
}

static void recommended_add(struct arriving *a, const struct group *g,
                            const struct recommendation *r)
{
    const struct model *m = a->r.rules->model;
    struct need *need = &a->needs[r->service];
    int by = r->crossing.transition < 0 ? -1 : m->transitions[r->crossing.transition].by;
    need->count += g->count;
    need->owner = by >= 0 ? by : m->services[r->service].provider;
    need->by = earlier(need->by, ready_by(g->decision, r));
}

static void possible_add(struct arriving *a, const struct group *g, int service)
{
    const struct model *m = a->r.rules->model;
    struct need *need = &a->needs[service];
    struct settled settled = service_unknown(g->decision, service);
    if (!need->unknown)
        need->unknown = arena_array(a->r.call->arena, (size_t)m->nfacts + 1, sizeof(bool));
    need->possible += g->count;
    for (int i = 0; i < settled.nrelevant; i++)
        need->unknown[settled.relevant[i]] = true;
}

static void needs_find(struct arriving *a)
{
    const struct model *m = a->r.rules->model;
    a->needs = arena_array(a->r.call->arena, (size_t)m->nservices + 1, sizeof *a->needs);
    for (int i = 0; i < m->nservices; i++)
        a->needs[i].by = DAY_NONE;
    for (int g = 0; g < a->ngroups; g++) {
        const struct decision *d = a->groups[g].decision;
        for (int i = 0; i < d->nrecommended; i++)
            recommended_add(a, &a->groups[g], &d->recommended[i]);
        for (int i = 0; i < m->nservices; i++)
            if (d->states[i] == STATE_POSSIBLE)
                possible_add(a, &a->groups[g], i);
    }
}

/* ---- the method ------------------------------------------------------------------------------ */

static const enum member announce_members[] = {M_REGION,      M_MUNICIPALITY, M_BY,
                                               M_EXPECTED_ON, M_PEOPLE,       M_LANGUAGE};

bool method_arrival_announce(struct call *call)
{
    struct arriving *a = arena_alloc(call->arena, sizeof *a);
    struct world *world = call->world;
    const struct takes takes = {announce_members,
                                sizeof announce_members / sizeof *announce_members};
    if (!request_read(&a->r, call, &takes))
        return false;
    municipality_read(a);
    people_read(a);
    if (call->faults->n)
        return rpc_fail_faults(call);
    needs_find(a);
    answer_arrival(a);
    struct arrival *arrival = arena_alloc(call->arena, sizeof *arrival);
    *arrival = (struct arrival){a->r.rules->region, a->municipality, a->r.answer.as_of, a->count};
    if (world->arrives)
        world->arrives(world, arrival);
    return true;
}
