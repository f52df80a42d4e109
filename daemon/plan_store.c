/* Storing tracked plans: see plan_store.h. */
#include "daemon/plan_store.h"

#include "daemon/count.h"
#include "daemon/log.h"
#include "daemon/retry.h"
#include "protocol/params.h"

#include <errno.h>
#include <string.h>

#define USUAL_ZONE "Europe/Helsinki" /* of a region whose rules are gone */
#define LIST_ALL 1000000

bool plan_store_failed(struct call *call)
{
    const struct house *h = call->world;
    log_line(LOG_ERR, "the journal cannot be used", "method", call->method->name, "why",
             journal_error(h->journal), NULL);
    return rpc_fail(call, RPC_STORE_UNAVAILABLE,
                    "the journal cannot be used, and nothing was changed: try again later");
}

day_t plan_today(struct house *h, const char *region)
{
    const struct rules *rules = regions_rules(h->regions, region);
    return clock_today(&h->clock, rules ? rules->model->region.time_zone : USUAL_ZONE);
}

/* ---- finding --------------------------------------------------------------------------------- */

int plan_read(struct call *call, const struct plan_row *row, struct tracked *out)
{
    struct house *h = call->world;
    const struct json_limits limits = {.bytes = row->n, .depth = 64, .members = 1 << 20};
    const char *why = "it is not a tracked plan";
    const struct json *text = json_read(h->stored, call->arena, row->text, row->n, &limits, &why);
    if (text && tracked_read(out, call->arena, text))
        return 0;
    log_line(LOG_ERR, "a stored plan cannot be read", "plan", row->id, "why", why, NULL);
    errno = EUCLEAN;
    return -1;
}

bool plan_find(struct call *call, const char *id, struct plan_row *row, struct tracked *out)
{
    struct house *h = call->world;
    int found = journal_plan_get(h->journal, call->arena, id, row);
    if (found < 0 || (found > 0 && plan_read(call, row, out) != 0))
        return plan_store_failed(call);
    if (found > 0) {
        h->trace.ref = row->ref;
        return caller_may_see(call, row->region);
    }
    rpc_fail(call, RPC_NOT_FOUND, "there is no stored plan '%s'; plan.list lists them",
             word_shown(call->arena, id));
    call->data = "\"kind\":\"plan\"";
    return false;
}

/* ---- storing --------------------------------------------------------------------------------- */

/* What is no longer due of a kind goes: what is before the first or after the last that is left. */
static int dues_settle(struct house *h, struct due_row *due, const struct due *dues, int n)
{
    int result = 0;
    for (int kind = 0; result == 0 && kind < DUE_KINDS; kind++) {
        day_t first = DAY_LAST + 1, last = DAY_LAST + 1;
        for (int i = n - 1; i >= 0; i--)
            if ((int)dues[i].kind == kind) {
                first = dues[i].day < first ? dues[i].day : first;
                last = last > DAY_LAST || dues[i].day > last ? dues[i].day : last;
            }
        due->kind = due_kind_ids[kind];
        result = journal_due_settle(h->journal, due, first, last);
    }
    return result;
}

static int dues_store(struct house *h, struct arena *arena, const struct plan_row *row,
                      const struct tracked_step *s)
{
    struct due_row due = {.plan = row->number,
                          .step = s->number,
                          .region = row->region,
                          .service = step_service(s),
                          .owner = step_owner(s)};
    int n;
    struct due *dues = step_dues(s, arena, &n);
    int result = dues_settle(h, &due, dues, n);
    for (int i = 0; result == 0 && i < n; i++) {
        due.kind = due_kind_ids[dues[i].kind];
        due.day = dues[i].day;
        result = journal_due_put(h->journal, &due);
    }
    return result;
}

static int step_store(struct house *h, const struct plan_row *row, const struct tracked_step *s)
{
    const struct step_row step = {.plan = row->number,
                                  .step = s->number,
                                  .region = row->region,
                                  .service = step_service(s),
                                  .state = step_state_ids[s->state],
                                  .started = s->started,
                                  .ends = s->ends,
                                  .ended = s->ended,
                                  .taken = s->accepted,
                                  .freed = step_freed(s)};
    return journal_step_put(h->journal, &step);
}

static int step_count(struct call *call, const struct tracked *t, const struct tracked_step *s)
{
    const struct house *h = call->world;
    const struct step_outcome outcome = {.region = t->region,
                                         .ref = t->ref,
                                         .service = step_service(s),
                                         .state = step_state_ids[s->state],
                                         .at = clock_ms()};
    if (s->fresh && s->fresh->to == STEP_REVIEWED)
        return 0;
    return count_outcome(h->journal, call->arena, &outcome);
}

/* All steps of a new plan; of an older one those that were changed, and what is due of the others,
 * which may have moved with them. */
static int steps_store(struct call *call, const struct plan_row *row, const struct tracked *t)
{
    struct house *h = call->world;
    for (int i = 0; i < t->nsteps; i++) {
        const struct tracked_step *s = &t->steps[i];
        if (dues_store(h, call->arena, row, s) != 0)
            return -1;
        if (t->version > 1 && !s->fresh)
            continue;
        if (step_store(h, row, s) != 0 || step_count(call, t, s) != 0)
            return -1;
    }
    return 0;
}

int plan_journal(struct call *call, const struct tracked *t, const char *entry,
                 const struct out *reply)
{
    struct house *h = call->world;
    struct out added;
    out_init(&added, call->arena, 64);
    out_object(&added);
    out_string_at(&added, "by", h->caller->name);
    out_object_end(&added);
    struct entry e = {.id = entry,
                      .at = clock_ms(),
                      .region = t->region,
                      .method = call->method->name,
                      .digest = t->digest,
                      .ref = t->ref,
                      .request_id = h->trace.journaled ? retry_id(call) : NULL,
                      .request = call->bytes,
                      .nrequest = call->nbytes,
                      .added = added.data,
                      .nadded = added.n,
                      .reply = reply->data,
                      .nreply = reply->n};
    house_changes(h);
    return journal_append(h->journal, &e);
}

static int plan_write(struct call *call, struct plan_row *row, const struct tracked *t)
{
    struct house *h = call->world;
    int result =
        row->number ? journal_plan_save(h->journal, row) : journal_plan_put(h->journal, row);
    return result == 0 ? steps_store(call, row, t) : result;
}

bool plan_store(struct call *call, struct plan_row *row, const struct tracked *t, const char *entry)
{
    struct house *h = call->world;
    struct out text;
    out_init(&text, call->arena, 1 << 12);
    tracked_write(t, &text, true);
    row->version = t->version;
    row->text = text.data;
    row->n = text.n;
    h->changing = h->trace.journaled = true;
    house_changes(h);
    if (plan_write(call, row, t) != 0 || plan_journal(call, t, entry, &text) != 0)
        return plan_store_failed(call);
    h->bundle->sums.plans++;
    out_json(call->out, text.data, text.n);
    return true;
}

/* ---- one client's ---------------------------------------------------------------------------- */

static bool plan_export(void *context, const struct plan_row *row)
{
    const struct client_call *c = context;
    out_json(c->call->out, row->text, row->n);
    return true;
}

int plans_export(const struct client_call *c)
{
    const struct plan_filter filter = {.ref = c->ref, .due_before = DAY_NONE, .limit = LIST_ALL};
    out_array(c->call->out);
    int result = journal_plans(c->house->journal, c->call->arena, &filter, plan_export,
                               (void *)(uintptr_t)c);
    out_array_end(c->call->out);
    return result;
}

int plans_forget(const struct client_call *c, int64_t *n)
{
    places_unknown(&c->house->places);
    return journal_plans_forget(c->house->journal, c->ref, n);
}
