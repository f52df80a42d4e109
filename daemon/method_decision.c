/* The methods about stored decisions: shown, listed, verified, decided again. */
#include "daemon/method.h"

#include "daemon/entry.h"
#include "daemon/log.h"
#include "protocol/params.h"

#include <errno.h>
#include <string.h>

#define LIST_USUAL 100
#define LIST_MOST 1000
#define SEQ_MOST INT64_C(9007199254740991) /* what every JSON reader holds exactly */

static bool store_failed(struct call *call)
{
    const struct house *h = call->world;
    log_line(LOG_ERR, "the journal cannot be read", "method", call->method->name, "why",
             journal_error(h->journal), NULL);
    return rpc_fail(call, RPC_STORE_UNAVAILABLE, "the journal cannot be read: %s",
                    journal_error(h->journal));
}

/* The entry that the params name; false when the call's error is set. */
static bool entry_read(struct call *call, struct entry *entry)
{
    static const struct param params[] = {{.name = "decision",
                                           .kind = PARAM_TEXT,
                                           .required = true,
                                           .low = ID_LENGTH,
                                           .high = ID_LENGTH}};
    const struct shape shape = {arena_printf(call->arena, "the params of '%s'", call->method->name),
                                params, 1};
    struct house *h = call->world;
    struct given given;
    if (!params_read(call, &shape, &given))
        return rpc_fail_faults(call);
    int found = journal_get(h->journal, call->arena, given.text, entry);
    if (found < 0)
        return store_failed(call);
    h->trace.ref = found > 0 ? entry->ref : NULL;
    if (found > 0)
        return caller_may_see(call, entry->region);
    rpc_fail(call, RPC_NOT_FOUND, "no decision '%s' is stored", given.text);
    call->data = "\"kind\":\"decision\"";
    return false;
}

bool method_decision_get(struct call *call)
{
    struct entry e;
    if (!entry_read(call, &e))
        return false;
    entry_write(call->out, &e);
    return true;
}

struct listing {
    struct out *out;
    int left;
    int64_t last, next; /* next: there is more after it; 0: there is not */
};

static bool list_each(void *context, const struct entry *e)
{
    struct listing *l = context;
    if (l->left == 0) {
        l->next = l->last;
        return false;
    }
    l->left--;
    l->last = e->seq;
    out_object(l->out);
    entry_head(l->out, e);
    out_object_end(l->out);
    return true;
}

enum { L_REGION, L_FROM, L_TO, L_AFTER, L_LIMIT, L_PARAMS };
static const struct param list_params[L_PARAMS] = {
    [L_REGION] = {.name = "region", .kind = PARAM_TEXT, .low = 1, .high = 64},
    [L_FROM] = {.name = "from", .kind = PARAM_DATE},
    [L_TO] = {.name = "to", .kind = PARAM_DATE},
    [L_AFTER] = {.name = "after", .kind = PARAM_NUMBER, .low = 0, .high = SEQ_MOST},
    [L_LIMIT] =
        {.name = "limit", .kind = PARAM_NUMBER, .low = 1, .high = LIST_MOST, .initial = LIST_USUAL},
};

/* Days are UTC's, both included. */
static struct journal_filter list_filter(const struct call *call,
                                         const struct given given[L_PARAMS])
{
    const struct house *h = call->world;
    return (struct journal_filter){
        .region = given[L_REGION].text,
        .regions = caller_regions(h->caller, call->arena),
        .from = given[L_FROM].json ? day_ms((day_t)given[L_FROM].n) : 0,
        .to = given[L_TO].json ? day_ms((day_t)given[L_TO].n + 1) : 0,
        .after = given[L_AFTER].n,
        .limit = (int)given[L_LIMIT].n + 1 /* one more tells whether there is more */
    };
}

bool method_decision_list(struct call *call)
{
    static const struct shape shape = {"the params of 'decision.list'", list_params, L_PARAMS};
    struct house *h = call->world;
    struct given given[L_PARAMS];
    if (!params_read(call, &shape, given))
        return rpc_fail_faults(call);
    const struct journal_filter filter = list_filter(call, given);
    struct listing l = {.out = call->out, .left = filter.limit - 1};
    out_object(call->out);
    out_key(call->out, "decisions");
    out_array(call->out);
    if (journal_list(h->journal, call->arena, &filter, list_each, &l) != 0)
        return store_failed(call);
    out_array_end(call->out);
    out_key(call->out, "next");
    if (l.next)
        out_int(call->out, l.next);
    else
        out_null(call->out);
    out_object_end(call->out);
    return true;
}

static void broken_write(struct out *o, const struct broken_link *broken, int n)
{
    out_key(o, "broken");
    out_array(o);
    for (int i = 0; i < n; i++) {
        out_object(o);
        out_int_at(o, "seq", broken[i].seq);
        out_string_at(o, "what", broken[i].what);
        out_object_end(o);
    }
    out_array_end(o);
}

bool method_decision_verify(struct call *call)
{
    static const struct param params[] = {
        {.name = "from", .kind = PARAM_NUMBER, .low = 0, .high = SEQ_MOST},
        {.name = "to", .kind = PARAM_NUMBER, .low = 0, .high = SEQ_MOST},
    };
    static const struct shape shape = {"the params of 'decision.verify'", params, 2};
    struct house *h = call->world;
    struct given given[2];
    struct broken_link *broken = NULL;
    int n = 0;
    if (!params_read(call, &shape, given))
        return rpc_fail_faults(call);
    int64_t checked = journal_verify(h->journal, call->arena, given[0].n, given[1].n, &broken, &n);
    if (checked < 0)
        return store_failed(call);
    out_object(call->out);
    out_int_at(call->out, "checked", checked);
    broken_write(call->out, broken, n);
    out_object_end(call->out);
    return true;
}

bool method_decision_replay(struct call *call)
{
    struct house *h = call->world;
    struct entry e;
    struct replay replay;
    if (!entry_read(call, &e))
        return false;
    if (replay_decide(h->replayer, call->arena, &e, &replay) != 0)
        return store_failed(call);
    out_object(call->out);
    out_bool_at(call->out, "same", replay.same);
    out_string_at(call->out, "difference", replay.difference);
    out_object_end(call->out);
    return true;
}
