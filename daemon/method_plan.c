/* The methods about tracked plans, but for plan.update: a client agrees to a plan, and it is shown
 * and listed. A plan can only be one that a stored decision returned, byte for byte in meaning. */
#include "daemon/method.h"
#include "daemon/plan_store.h"
#include "protocol/params.h"

#include <string.h>

#define ID_MOST 64
#define REF_MOST 128
#define SEQ_MOST INT64_C(9007199254740991) /* what every JSON reader holds exactly */

/* ---- plan.accept ----------------------------------------------------------------------------- */

enum { A_REGION, A_CLIENT, A_PLAN, A_DECISION, A_CONSENT, A_PARAMS };
static const struct param accept_params[A_PARAMS] = {
    [A_REGION] =
        {.name = "region", .kind = PARAM_TEXT, .required = true, .low = 1, .high = ID_MOST},
    [A_CLIENT] = {.name = "client",
                  .kind = PARAM_OBJECT,
                  .required = true,
                  .remedy = "an object with the client's 'ref'"},
    [A_PLAN] = {.name = "plan",
                .kind = PARAM_OBJECT,
                .required = true,
                .remedy = "one of the decision's plans, as it was returned"},
    [A_DECISION] = {.name = "decision",
                    .kind = PARAM_TEXT,
                    .required = true,
                    .low = 1,
                    .high = ID_MOST,
                    .remedy = "the id of the decision that returned the plan"},
    [A_CONSENT] = {.name = "consent", .kind = PARAM_BOOL, .required = true},
};

struct accepting {
    struct call *call;
    struct house *house;
    struct given given[A_PARAMS];
    const char *ref;
    struct entry decision;
    const struct json *reply; /* the decision's */
    int which;                /* of its plans; -1: none */
    struct tracked plan;
};

/* Other members are the client's, and were looked at when the plan was made. */
static void client_read(struct accepting *a)
{
    static const struct param params[] = {
        {.name = "ref",
         .kind = PARAM_TEXT,
         .required = true,
         .low = 1,
         .high = REF_MOST,
         .remedy = "the client's reference: a plan is followed under it"},
        {.name = "facts", .kind = PARAM_OBJECT},
        {.name = "history", .kind = PARAM_ANY}};
    static const struct shape shape = {"'client'", params, 3};
    struct given given[3] = {{0}};
    if (a->given[A_CLIENT].json)
        shape_read(a->call, (struct spot){a->given[A_CLIENT].json, "/client"}, &shape, given);
    a->ref = given[0].text;
}

/* False when the call's error is set. */
static bool decision_read(struct accepting *a)
{
    struct call *call = a->call;
    struct house *h = a->house;
    const char *id = a->given[A_DECISION].text, *why;
    int found = journal_get(h->journal, call->arena, id, &a->decision);
    if (found < 0)
        return plan_store_failed(call);
    if (found == 0 || a->decision.erased) {
        rpc_fail(call, RPC_NOT_FOUND, "there is no decision '%s'", word_shown(call->arena, id));
        call->data = "\"kind\":\"decision\"";
        return false;
    }
    if (!caller_may_see(call, a->decision.region))
        return false;
    const struct json_limits limits = {
        .bytes = a->decision.nreply, .depth = 64, .members = 1 << 20};
    a->reply =
        json_read(h->stored, call->arena, a->decision.reply, a->decision.nreply, &limits, &why);
    return a->reply || plan_store_failed(call);
}

static struct out canonical(struct arena *arena, const struct json *tree)
{
    struct out o;
    out_init(&o, arena, 1 << 12);
    out_tree(&o, tree, true);
    return o;
}

static void plan_look_up(struct accepting *a)
{
    const struct json *plans = json_get(a->reply, "plans");
    struct out sent = canonical(a->call->arena, a->given[A_PLAN].json);
    a->which = -1;
    for (uint32_t i = 0; plans && plans->kind == JSON_ARRAY && i < plans->n; i++) {
        struct out made = canonical(a->call->arena, &plans->items[i]);
        if (made.n != sent.n || memcmp(made.data, sent.data, made.n) != 0)
            continue;
        a->which = (int)i;
        a->plan.plan = &plans->items[i];
        return;
    }
    fault_add(a->call, "plan-differs", "/plan",
              "this is none of the decision's plans: send one as it was returned");
}

/* The call must speak of the decision's own region and client. */
static void decision_check(struct accepting *a)
{
    if (strcmp(a->decision.region, a->given[A_REGION].text) != 0)
        fault_add(a->call, "other-decision", "/region", "the decision was made in the region '%s'",
                  a->decision.region);
    if (!a->decision.ref || strcmp(a->decision.ref, a->ref) != 0)
        fault_add(a->call, "other-decision", "/client/ref",
                  a->decision.ref ? "the decision was made for another client"
                                  : "the decision was made for nobody by reference: ask for the "
                                    "plan again with the client's 'ref'");
    plan_look_up(a);
}

/* A refusal is recorded like a consent, is no failure, and nothing is stored but that. */
static bool consent_refused(struct accepting *a)
{
    char entry[ID_LENGTH + 1];
    struct out reply;
    id_new(&a->house->ids, entry);
    out_init(&reply, a->call->arena, 256);
    out_object(&reply);
    out_string_at(&reply, "decision", a->decision.id);
    out_bool_at(&reply, "consent", false);
    out_day_at(&reply, "on", a->plan.accepted_on);
    out_string_at(&reply, "at", a->plan.accepted_at);
    out_string_at(&reply, "by", a->plan.accepted_by);
    out_string_at(&reply, "entry", entry);
    out_object_end(&reply);
    a->house->changing = a->house->trace.journaled = true;
    if (plan_journal(a->call, &a->plan, entry, &reply) != 0)
        return plan_store_failed(a->call);
    out_json(a->call->out, reply.data, reply.n);
    return true;
}

/* 1: it is followed already, and the call's error is set; 0; -1. */
static int plan_followed(struct accepting *a)
{
    struct plan_row row;
    struct call *call = a->call;
    int found = journal_plan_of(a->house->journal, call->arena, a->decision.id, a->which, &row);
    if (found <= 0)
        return found;
    struct out o;
    out_init(&o, call->arena, 128);
    out_key(&o, "state");
    out_object(&o);
    out_string_at(&o, "plan_id", row.id);
    out_int_at(&o, "version", row.version);
    out_object_end(&o);
    rpc_fail(call, RPC_CONFLICT, "this plan was accepted before: it is the stored plan '%s'",
             row.id);
    call->data = arena_copy(call->arena, o.data, o.n);
    return 1;
}

static void plan_begin(struct accepting *a)
{
    char at[CLOCK_TEXT];
    day_t today = plan_today(a->house, a->decision.region), since;
    const char *as_of = json_text(json_get(a->reply, "as_of"));
    struct tracked *t = &a->plan;
    if (!as_of || !day_parse(as_of, &since) || since > today)
        since = today;
    clock_print(clock_ms(), at);
    t->region = a->decision.region;
    t->ref = a->ref;
    t->decision = a->decision.id;
    t->digest = a->decision.digest;
    t->version = 1;
    t->accepted_on = today;
    t->accepted_at = arena_text(a->call->arena, at);
    t->accepted_by = a->house->caller->name;
    tracked_begin(t, a->call->arena, since);
}

static bool plan_take(struct accepting *a)
{
    char entry[ID_LENGTH + 1];
    id_new(&a->house->ids, entry);
    a->plan.id = entry;
    struct plan_row row = {.id = entry,
                           .at = clock_ms(),
                           .region = a->plan.region,
                           .decision = a->plan.decision,
                           .which = a->which,
                           .ref = a->ref};
    return plan_store(a->call, &row, &a->plan, entry);
}

bool method_plan_accept(struct call *call)
{
    static const struct shape shape = {"the params of 'plan.accept'", accept_params, A_PARAMS};
    struct accepting a = {.call = call, .house = call->world};
    params_read(call, &shape, a.given);
    client_read(&a);
    if (call->faults->n)
        return rpc_fail_faults(call);
    if (!decision_read(&a))
        return false;
    decision_check(&a);
    if (call->faults->n)
        return rpc_fail_faults(call);
    int followed = plan_followed(&a);
    if (followed != 0)
        return followed < 0 ? plan_store_failed(call) : false;
    plan_begin(&a);
    return a.given[A_CONSENT].n ? plan_take(&a) : consent_refused(&a);
}

/* ---- plan.get -------------------------------------------------------------------------------- */

bool method_plan_get(struct call *call)
{
    static const struct param params[] = {{.name = "plan_id",
                                           .kind = PARAM_TEXT,
                                           .required = true,
                                           .low = 1,
                                           .high = ID_MOST,
                                           .remedy = "the id of a stored plan (plan.list)"}};
    static const struct shape shape = {"the params of 'plan.get'", params, 1};
    struct given id;
    struct plan_row row;
    struct tracked plan;
    if (!params_read(call, &shape, &id))
        return rpc_fail_faults(call);
    if (!plan_find(call, id.text, &row, &plan))
        return false;
    out_json(call->out, row.text, row.n);
    return true;
}

/* ---- plan.list ------------------------------------------------------------------------------- */

enum { L_REGION, L_REF, L_DUE, L_STATE, L_AFTER, L_LIMIT, L_PARAMS };
static const struct param list_params[L_PARAMS] = {
    [L_REGION] = {.name = "region", .kind = PARAM_TEXT, .low = 1, .high = ID_MOST},
    [L_REF] = {.name = "ref", .kind = PARAM_TEXT, .low = 1, .high = REF_MOST},
    [L_DUE] = {.name = "due_before", .kind = PARAM_DATE},
    [L_STATE] = {.name = "state",
                 .kind = PARAM_WORD,
                 .words = step_state_ids,
                 .nwords = STEP_STATES},
    [L_AFTER] = {.name = "after", .kind = PARAM_NUMBER, .low = 0, .high = SEQ_MOST},
    [L_LIMIT] = {.name = "limit", .kind = PARAM_NUMBER, .low = 1, .high = 1000, .initial = 100},
};

struct listing {
    struct call *call;
    int64_t left, last, next; /* next: there is more after it; 0: there is not */
    bool failed;
};

static bool list_each(void *context, const struct plan_row *row)
{
    struct listing *l = context;
    struct tracked plan;
    if (l->left-- == 0) {
        l->next = l->last;
        return false;
    }
    l->last = row->number;
    l->failed = plan_read(l->call, row, &plan) != 0;
    if (!l->failed)
        tracked_write(&plan, l->call->out, false);
    return !l->failed;
}

bool method_plan_list(struct call *call)
{
    static const struct shape shape = {"the params of 'plan.list'", list_params, L_PARAMS};
    struct house *h = call->world;
    struct given given[L_PARAMS];
    if (!params_read(call, &shape, given))
        return rpc_fail_faults(call);
    const struct plan_filter filter = {
        .region = given[L_REGION].text,
        .regions = caller_regions(h->caller, call->arena),
        .ref = given[L_REF].text,
        .state = given[L_STATE].text,
        .due_before = given[L_DUE].json ? (day_t)given[L_DUE].n : DAY_NONE,
        .after = given[L_AFTER].n,
        .limit = (int)given[L_LIMIT].n + 1}; /* one more tells whether there is more */
    struct listing l = {.call = call, .left = given[L_LIMIT].n};
    h->trace.ref = filter.ref;
    h->trace.many = !filter.ref;
    out_object(call->out);
    out_key(call->out, "plans");
    out_array(call->out);
    if (journal_plans(h->journal, call->arena, &filter, list_each, &l) != 0 || l.failed)
        return plan_store_failed(call);
    out_array_end(call->out);
    out_key(call->out, "next");
    if (l.next)
        out_int(call->out, l.next);
    else
        out_null(call->out);
    out_object_end(call->out);
    return true;
}
