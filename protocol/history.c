/* The history of a client: services that were completed, are ongoing or were interrupted, with
 * their days. It is complete as sent. A service of another loaded pack may occur: people move. */
#include "protocol/situation.h"

#include <string.h>

enum entry_member {
    ENTRY_SERVICE,
    ENTRY_STATE,
    ENTRY_STARTED,
    ENTRY_ENDED,
    ENTRY_ENDS,
    ENTRY_MEMBERS
};

static const struct param entry_params[ENTRY_MEMBERS] = {
    [ENTRY_SERVICE] = {.name = "service",
                       .kind = PARAM_TEXT,
                       .required = true,
                       .low = 1,
                       .high = 64,
                       .remedy = "the id of a service (catalog.services lists them)"},
    [ENTRY_STATE] = {.name = "state",
                     .kind = PARAM_WORD,
                     .required = true,
                     .words = history_state_ids,
                     .nwords = HISTORY_STATES},
    [ENTRY_STARTED] = {.name = "started", .kind = PARAM_DATE, .required = true},
    [ENTRY_ENDED] = {.name = "ended", .kind = PARAM_DATE},
    [ENTRY_ENDS] = {.name = "ends", .kind = PARAM_DATE}};

static const struct shape entry_shape = {"an entry of the history", entry_params, ENTRY_MEMBERS};

/* One entry being read. */
struct entry_reader {
    const struct asked *asked;
    const char *pointer;
    const struct given *given;
};

static const char *day_text(struct arena *arena, day_t day)
{
    char text[11];
    day_print(day, text);
    return arena_text(arena, text);
}

static void entry_fault(const struct entry_reader *r, const char *member, const char *message)
{
    struct call *call = r->asked->call;
    fault_add(call, "bad-history", pointer_member(call->arena, r->pointer, member), "%s", message);
}

/* The service's index; -1 for one that only another loaded pack knows, and after a fault. */
static int service_read(const struct entry_reader *r)
{
    struct call *call = r->asked->call;
    struct world *world = call->world;
    const struct model *m = r->asked->rules->model;
    const char *id = r->given[ENTRY_SERVICE].text;
    int found = model_service(m, id);
    if (found >= 0 || (world->service_elsewhere && world->service_elsewhere(world, id)))
        return found;
    const char **names = arena_array(call->arena, (size_t)m->nservices + 1, sizeof *names);
    for (int i = 0; i < m->nservices; i++)
        names[i] = m->services[i].common.id;
    struct issue *fault = fault_add(
        call, "unknown-service", pointer_member(call->arena, r->pointer, "service"),
        "no loaded pack knows a service '%s'; catalog.services lists those of a region", id);
    fault_allow(fault, id, names, m->nservices);
    return -1;
}

static void ongoing_check(const struct entry_reader *r)
{
    const struct given *g = r->given;
    if (g[ENTRY_ENDED].json)
        entry_fault(r, "ended",
                    "an ongoing service has not ended: leave 'ended' out, or give the expected end "
                    "as 'ends'");
    if (g[ENTRY_ENDS].json && g[ENTRY_STARTED].json && g[ENTRY_ENDS].n < g[ENTRY_STARTED].n)
        entry_fault(r, "ends", "'ends' lies before 'started': mend one of them");
}

static void ended_check(const struct entry_reader *r, const struct json *entry)
{
    const struct given *g = r->given;
    struct arena *arena = r->asked->call->arena;
    if (!json_get(entry, "ended"))
        entry_fault(r, "ended",
                    arena_printf(arena, "'ended' is missing: a service that is %s has ended",
                                 g[ENTRY_STATE].text));
    if (g[ENTRY_ENDS].json)
        entry_fault(r, "ends",
                    "'ends' is the expected end of an ongoing service: give the day as 'ended'");
    if (g[ENTRY_ENDED].json && g[ENTRY_STARTED].json && g[ENTRY_ENDED].n < g[ENTRY_STARTED].n)
        entry_fault(r, "ended", "'ended' lies before 'started': mend one of them");
}

static void past_check(const struct entry_reader *r, enum entry_member member)
{
    struct arena *arena = r->asked->call->arena;
    if (!r->given[member].json || r->given[member].n <= r->asked->as_of)
        return;
    const char *name = entry_params[member].name;
    entry_fault(r, name,
                arena_printf(arena,
                             "'%s' lies after as_of (%s): the history tells what has been, and of "
                             "what is to come only the expected end, 'ends'",
                             name, day_text(arena, r->asked->as_of)));
}

static day_t given_day(const struct given *g)
{
    return g->json ? (day_t)g->n : DAY_NONE;
}

static void entry_read(const struct asked *asked, struct spot at, struct visit *visit)
{
    struct given given[ENTRY_MEMBERS];
    struct entry_reader r = {asked, at.pointer, given};
    shape_read(asked->call, at, &entry_shape, given);
    visit->service = given[ENTRY_SERVICE].json ? service_read(&r) : -1;
    visit->state = (enum history_state)given[ENTRY_STATE].n;
    visit->started = given_day(&given[ENTRY_STARTED]);
    visit->ended = given_day(&given[ENTRY_ENDED]);
    visit->ends = given_day(&given[ENTRY_ENDS]);
    bool ongoing = given[ENTRY_STATE].json && visit->state == HISTORY_ONGOING;
    if (ongoing)
        ongoing_check(&r);
    else if (given[ENTRY_STATE].json)
        ended_check(&r, at.json);
    past_check(&r, ENTRY_STARTED);
    if (!ongoing)
        past_check(&r, ENTRY_ENDED);
}

static void history_array(const struct asked *asked, struct spot at, struct situation *s)
{
    struct call *call = asked->call;
    s->history = arena_array(call->arena, at.json->n + 1, sizeof *s->history);
    s->nhistory = (int)at.json->n;
    for (uint32_t i = 0; i < at.json->n; i++) {
        struct spot entry = {&at.json->items[i], pointer_item(call->arena, at.pointer, (int)i)};
        if (entry.json->kind == JSON_OBJECT)
            entry_read(asked, entry, &s->history[i]);
        else
            fault_add(call, "wrong-kind", entry.pointer,
                      "an entry of the history must be an object with 'service', 'state' and "
                      "'started', not %s",
                      json_kind_words(entry.json));
    }
}

/* The history of the client's stored plans: the store asks for no more than a reference. */
static void history_stored(const struct asked *asked, struct spot at, struct situation *s)
{
    struct call *call = asked->call;
    struct world *world = call->world;
    const char *ref = situation_ref(call->params);
    if (!world->history) {
        fault_add(call, "stored-history", at.pointer,
                  "history \"stored\" needs stored plans, which this Polku does not keep: send the "
                  "history as an array of services");
    } else if (!ref) {
        fault_add(call, "missing-member", "/client/ref",
                  "'ref' is missing: a stored history is found by the client's reference");
    } else {
        at.json = world->history(world, ref, asked->as_of);
        history_array(asked, at, s);
    }
}

void history_read(const struct asked *asked, struct spot at, struct situation *s)
{
    const char *text = at.json ? json_text(at.json) : NULL;
    if (asked->stored && at.json && !(text && strcmp(text, "stored") == 0))
        fault_add(asked->call, "stored-history", at.pointer,
                  "a history is sent or taken from the store, not both: leave out one of them");
    else if (asked->stored || (text && strcmp(text, "stored") == 0))
        history_stored(asked, at, s);
    else if (at.json->kind == JSON_ARRAY)
        history_array(asked, at, s);
    else
        fault_add(asked->call, "wrong-kind", at.pointer,
                  "'history' must be an array of services or \"stored\", not %s",
                  json_kind_words(at.json));
}
