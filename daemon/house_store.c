/* What a call leaves to be stored: a decision its deed, another call that carried a request_id its
 * answer. See house.h. */
#include "daemon/count.h"
#include "daemon/house.h"
#include "daemon/retry.h"
#include "daemon/stored.h"

#include <assert.h>
#include <string.h>

/* {"today":"…","elsewhere":[…]}: what a replay has to answer to the same questions; and "by". */
static struct body trace_print(const struct house *h)
{
    const struct trace *t = &h->trace;
    struct out o;
    if (t->today == DAY_NONE && t->nelsewhere == 0 && t->ntaken == 0 && !t->history && !t->by &&
        !t->planned)
        return (struct body){NULL, 0};
    out_init(&o, t->call->arena, 128);
    out_object(&o);
    if (t->by)
        out_string_at(&o, "by", t->by);
    if (t->today != DAY_NONE)
        out_day_at(&o, "today", t->today);
    if (t->nelsewhere) {
        out_key(&o, "elsewhere");
        out_array(&o);
        for (int i = 0; i < t->nelsewhere; i++)
            out_string(&o, t->elsewhere[i]);
        out_array_end(&o);
    }
    if (t->planned) {
        out_int_at(&o, "plan_states", h->world.plan_expansions);
        out_int_at(&o, "plan_memory", (int64_t)h->world.plan_memory);
    }
    stored_write(&o, t);
    out_object_end(&o);
    return (struct body){o.data, o.n};
}

/* Whose it is: what was said of a client is sealed under the client's key. */
static const char *call_ref(const struct house *h, const struct call *call)
{
    const char *ref = json_text(json_get(json_get(call->params, "client"), "ref"));
    if (!ref && !call->method->decides)
        ref = h->trace.ref;
    return ref;
}

static struct entry call_entry(const struct house *h, const struct call *call, struct body result)
{
    struct body request = retry_request(call);
    return (struct entry){.at = clock_ms(),
                          .method = call->method->name,
                          .ref = call_ref(h, call),
                          .many = h->trace.many,
                          .request_id = retry_id(call),
                          .request = request.bytes,
                          .nrequest = request.n,
                          .reply = result.bytes,
                          .nreply = result.n};
}

/* The loop logs why, once for all calls of the turn. */
bool house_store_failed(struct call *call)
{
    return rpc_fail(
        call, RPC_STORE_UNAVAILABLE,
        "nothing was decided or changed, since it could not be stored: try again later");
}

static const char *text_keep(struct arena *arena, const char *text)
{
    return text ? arena_text(arena, text) : NULL;
}

/* What replies in that language are pressed with; NULL: nothing. */
static const struct primer *primer_of(const struct house *h, const struct pack *pack)
{
    const struct found *found = h->trace.found;
    int first = h->trace.rules->model->region.languages[0];
    const struct primer *primer = found ? &pack->primers[found->language] : NULL;
    if (primer && !primer->ready && first >= 0)
        primer = &pack->primers[first];
    return primer && primer->ready ? primer : NULL;
}

/* The reply, pressed or as it is. */
static void reply_keep(struct house *h, const struct entry *e, struct deed *d)
{
    struct arena *arena = h->bundle->arena;
    size_t n;
    const char *pressed =
        d->primer ? press_text(h->press, arena, d->primer, e->reply, e->nreply, &n) : NULL;
    if (!pressed) {
        d->primer = NULL;
        d->entry.reply = arena_copy(arena, e->reply, e->nreply);
        return;
    }
    d->entry.primer = d->primer->digest;
    d->entry.reply = pressed;
    d->entry.nreply = n;
}

/* What is not the model's is copied, but for the reply: the call ends before it is stored. */
static struct entry entry_keep(struct arena *arena, const struct entry *e)
{
    struct entry kept = *e;
    kept.id = arena_text(arena, e->id);
    kept.ref = text_keep(arena, e->ref);
    kept.request_id = text_keep(arena, e->request_id);
    kept.request = arena_copy(arena, e->request, e->nrequest);
    kept.added = e->added ? arena_copy(arena, e->added, e->nadded) : NULL;
    return kept;
}

static struct deed *deed_make(struct house *h, const struct entry *e)
{
    struct arena *arena = h->bundle->arena;
    const struct found *found = h->trace.found;
    const struct pack *pack = regions_pack_of(h->regions, h->trace.rules);
    assert(pack);
    struct deed *d = bundle_deed(h->bundle, h->trace.rules->model);
    d->letter = h->letter;
    d->unlooked = h->trace.unlooked;
    d->method = metric_method(h->trace.call->method);
    d->entry = entry_keep(arena, e);
    d->image = pack->image;
    d->nimage = pack->nimage;
    d->primer = primer_of(h, pack);
    reply_keep(h, e, d);
    if (found && found->decision)
        d->obstacles = news_obstacles(arena, found->decision, &d->nobstacles);
    d->counted = found && count_found(arena, h->trace.rules, found, &d->tally);
    d->tally.ref = d->entry.ref;
    d->tally.at = d->entry.at;
    return d;
}

/* Gathered; or stored at once, where the turn has begun to use the journal. */
static int decision_store(struct house *h, struct call *call, struct entry *e)
{
    struct body added = trace_print(h);
    assert(h->trace.rules); /* no method decides without rules in force */
    e->id = h->world.decision_id(&h->world, call);
    e->region = h->trace.rules->region;
    e->digest = h->trace.rules->digest;
    e->added = added.bytes;
    e->nadded = added.n;
    struct deed *deed = deed_make(h, e);
    bundle_add(h->bundle, deed);
    if (h->holds && bundle_store(h->bundle, h->journal) != 0)
        return -1;
    return h->trace.arrival ? arrival_store(h, call, deed) : 0;
}

bool house_store(struct house *h, struct call *call, struct body result)
{
    struct entry e = call_entry(h, call, result);
    int failed = 0;
    if (h->trace.lost)
        return house_store_failed(call);
    if (call->method->decides) {
        failed = decision_store(h, call, &e);
    } else if (e.request_id && !h->trace.journaled) {
        h->bundle->wrote = true;
        failed = journal_answer_put(h->journal, &e);
    }
    return failed == 0 ? true : house_store_failed(call);
}
