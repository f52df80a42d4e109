/* What the store adds: see stored.h. The history is given as a caller would send it, as of the
 * asked day: what began later is left out, and what ended later was ongoing. */
#include "daemon/stored.h"

#include "daemon/log.h"
#include "protocol/situation.h"

#include <string.h>

static const struct json nothing = {.kind = JSON_ARRAY};

static void store_lost(struct house *h)
{
    h->trace.lost = true;
    log_line(LOG_ERR, "the journal cannot be read", "why", journal_error(h->journal), NULL);
}

/* ---- places ---------------------------------------------------------------------------------- */

/* A service is not full for those whose own places fill it. */
static int places_others(struct house *h, const struct place_row *asked, int capacity, int n)
{
    const char *ref = situation_ref(h->trace.call->params);
    if (n <= 0 || n < capacity || !ref)
        return n;
    int own = journal_places_own(h->journal, ref, asked);
    return own < 0 ? -1 : n - own;
}

int stored_places(struct world *w, const struct rules *rules, int service, day_t as_of)
{
    struct house *h = (struct house *)w;
    struct trace *t = &h->trace;
    const struct place_row asked = {.region = rules->region,
                                    .service = rules->model->services[service].common.id,
                                    .newest = as_of};
    int n = places_on(&h->places, h->journal, &asked);
    n = places_others(h, &asked, rules->model->services[service].capacity, n);
    if (n < 0)
        store_lost(h);
    if (n <= 0)
        return 0;
    ARENA_ROOM(t->call->arena, t->taken, t->ntaken, t->cap_taken);
    t->taken[t->ntaken++] = (struct taken){asked.service, n};
    return n;
}

/* ---- the history ----------------------------------------------------------------------------- */

struct telling {
    struct house *h;
    struct out out;
    day_t as_of;
};

/* What became of a step, as a state of the history; NULL when it is none. */
static const char *history_state(const struct step_row *row, day_t as_of)
{
    if (row->started > as_of)
        return NULL;
    if (row->ended == DAY_NONE || row->ended > as_of)
        return "ongoing";
    return strcmp(row->state, "completed") == 0 ? "completed" : "interrupted";
}

static void step_tell(void *context, const struct step_row *row)
{
    struct telling *t = context;
    const char *state = history_state(row, t->as_of);
    if (!caller_sees(t->h->caller, row->region))
        return;
    if (!state || !regions_service(t->h->regions, row->service))
        return; /* rules that knew it are no longer in force anywhere */
    out_object(&t->out);
    out_string_at(&t->out, "service", row->service);
    out_string_at(&t->out, "state", state);
    out_day_at(&t->out, "started", row->started);
    if (strcmp(state, "ongoing") != 0)
        out_day_at(&t->out, "ended", row->ended);
    else if (row->ends != DAY_NONE)
        out_day_at(&t->out, "ends", row->ends);
    out_object_end(&t->out);
}

const struct json *stored_history(struct world *w, const char *ref, day_t as_of)
{
    struct house *h = (struct house *)w;
    struct arena *arena = h->trace.call->arena;
    struct telling telling = {.h = h, .as_of = as_of};
    const char *why;
    out_init(&telling.out, arena, 256);
    out_array(&telling.out);
    if (journal_steps_of(h->journal, arena, ref, step_tell, &telling) != 0) {
        store_lost(h);
        return &nothing;
    }
    out_array_end(&telling.out);
    h->trace.history = telling.out.data;
    h->trace.nhistory = telling.out.n;
    struct json_limits limits = {.bytes = telling.out.n, .depth = 8, .members = 1 << 20};
    const struct json *history =
        json_read(h->stored, arena, telling.out.data, telling.out.n, &limits, &why);
    return history ? history : &nothing;
}

/* ---- keeping it ------------------------------------------------------------------------------ */

void stored_write(struct out *o, const struct trace *t)
{
    if (t->ntaken) {
        out_key(o, "placements");
        out_object(o);
        for (int i = 0; i < t->ntaken; i++)
            out_int_at(o, t->taken[i].service, t->taken[i].n);
        out_object_end(o);
    }
    if (t->history) {
        out_key(o, "history");
        out_json(o, t->history, t->nhistory);
    }
}

int stored_places_of(const struct json *added, const char *service)
{
    const struct json *n = json_get(json_get(added, "placements"), service);
    return n && n->kind == JSON_INT ? (int)n->number : 0;
}

const struct json *stored_history_of(const struct json *added)
{
    const struct json *history = json_get(added, "history");
    return history && history->kind == JSON_ARRAY ? history : &nothing;
}
