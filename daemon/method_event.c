/* The methods events.since and arrival.list, and the row that an announced arrival leaves. */
#include "daemon/house.h"
#include "daemon/journal_event.h"
#include "daemon/method.h"
#include "daemon/plan_store.h"
#include "protocol/params.h"

#include <string.h>

#define SEQ_MOST INT64_C(9007199254740991) /* what every JSON reader holds exactly */

struct listing {
    struct out *out;
    int64_t left, last, next; /* next: there is more after it; 0: there is not */
};

static void next_write(const struct listing *l)
{
    out_array_end(l->out);
    out_key(l->out, "next");
    if (l->next)
        out_int(l->out, l->next);
    else
        out_null(l->out);
    out_object_end(l->out);
}

/* ---- events ---------------------------------------------------------------------------------- */

static bool event_write(void *context, const struct event_row *row)
{
    struct listing *l = context;
    char at[CLOCK_TEXT];
    if (l->left-- == 0) {
        l->next = l->last;
        return false;
    }
    l->last = row->number;
    clock_print(row->at, at);
    out_object(l->out);
    out_int_at(l->out, "number", row->number);
    out_string_at(l->out, "at", at);
    out_string_at(l->out, "topic", row->topic);
    out_key(l->out, "body");
    out_json(l->out, row->body, strlen(row->body));
    out_object_end(l->out);
    return true;
}

bool method_events_since(struct call *call)
{
    static const struct param params[] = {
        {.name = "number", .kind = PARAM_NUMBER, .required = true, .low = 0, .high = SEQ_MOST},
        {.name = "topic", .kind = PARAM_TEXT, .low = 0, .high = 200},
        {.name = "limit", .kind = PARAM_NUMBER, .low = 1, .high = 1000, .initial = 100}};
    static const struct shape shape = {"the params of 'events.since'", params, 3};
    struct house *h = call->world;
    struct given given[3];
    if (!params_read(call, &shape, given))
        return rpc_fail_faults(call);
    const struct event_filter filter = {.after = given[0].n,
                                        .topic = given[1].text,
                                        .regions = caller_regions(h->caller, call->arena),
                                        .limit = (int)given[2].n + 1};
    struct listing l = {.out = call->out, .left = given[2].n};
    h->trace.many = true;
    out_object(call->out);
    out_key(call->out, "events");
    out_array(call->out);
    if (journal_events(h->journal, &filter, event_write, &l) != 0)
        return plan_store_failed(call);
    next_write(&l);
    return true;
}

/* ---- arrivals -------------------------------------------------------------------------------- */

int arrival_store(struct house *h, struct call *call, const struct deed *deed)
{
    const struct arrival *arrival = h->trace.arrival;
    const struct arrival_row row = {.decision = deed->entry.id,
                                    .region = arrival->region,
                                    .municipality = arrival->municipality,
                                    .expected_on = arrival->expected_on};
    struct out o;
    house_hold(h);
    if (deed->known) /* it was announced before */
        return 0;
    h->changing = true;
    out_init(&o, call->arena, 256);
    out_object(&o);
    out_string_at(&o, "arrival_id", row.decision);
    out_string_at(&o, "region", row.region);
    out_string_at(&o, "municipality", row.municipality);
    out_day_at(&o, "expected_on", row.expected_on);
    out_int_at(&o, "count", arrival->count);
    out_object_end(&o);
    if (journal_arrival_put(h->journal, &row) != 0)
        return -1;
    return news_add(h, arena_printf(call->arena, "arrival.%s", row.municipality), 0, &o);
}

static void member_copy(struct out *o, const struct json *from, const char *key)
{
    const struct json *value = json_get(from, key);
    out_key(o, key);
    if (value)
        out_tree(o, value, false);
    else
        out_null(o);
}

static const struct json *text_read(struct call *call, const char *text, size_t n)
{
    struct house *h = call->world;
    const struct json_limits limits = {.bytes = n, .depth = 64, .members = 1 << 20};
    const char *why;
    return json_read(h->stored, call->arena, text, n, &limits, &why);
}

/* What is told of it stands in its decision. -1 when the store fails. */
static int arrival_write(struct call *call, const struct arrival_row *row)
{
    struct house *h = call->world;
    struct out *o = call->out;
    struct entry e;
    char at[CLOCK_TEXT];
    int found = journal_get(h->journal, call->arena, row->decision, &e);
    if (found <= 0 || e.erased) /* the calls of its month are erased */
        return found < 0 ? -1 : 0;
    const struct json *request = text_read(call, e.request, e.nrequest);
    const struct json *reply = text_read(call, e.reply, e.nreply);
    clock_print(e.at, at);
    out_object(o);
    out_string_at(o, "arrival_id", row->decision);
    out_string_at(o, "announced_at", at);
    out_string_at(o, "region", row->region);
    out_string_at(o, "municipality", row->municipality);
    member_copy(o, json_get(request, "params"), "by");
    out_day_at(o, "expected_on", row->expected_on);
    member_copy(o, reply, "count");
    member_copy(o, reply, "ready");
    member_copy(o, reply, "possible");
    member_copy(o, reply, "obstacles");
    out_object_end(o);
    return 0;
}

enum { L_REGION, L_MUNICIPALITY, L_FROM, L_TO, L_AFTER, L_LIMIT, L_PARAMS };
static const struct param list_params[L_PARAMS] = {
    [L_REGION] = {.name = "region", .kind = PARAM_TEXT, .low = 1, .high = 64},
    [L_MUNICIPALITY] = {.name = "municipality", .kind = PARAM_TEXT, .low = 1, .high = 64},
    [L_FROM] = {.name = "from", .kind = PARAM_DATE},
    [L_TO] = {.name = "to", .kind = PARAM_DATE},
    [L_AFTER] = {.name = "after", .kind = PARAM_NUMBER, .low = 0, .high = SEQ_MOST},
    [L_LIMIT] = {.name = "limit", .kind = PARAM_NUMBER, .low = 1, .high = 1000, .initial = 100},
};

static int arrivals_write(struct call *call, const struct arrival_filter *filter, struct listing *l)
{
    struct house *h = call->world;
    struct arrival_row *rows;
    int n;
    if (journal_arrivals(h->journal, call->arena, filter, &rows, &n) != 0)
        return -1;
    for (int i = 0; i < n; i++) {
        if (i == l->left) {
            l->next = rows[i - 1].number;
            break;
        }
        if (arrival_write(call, &rows[i]) != 0)
            return -1;
    }
    return 0;
}

bool method_arrival_list(struct call *call)
{
    static const struct shape shape = {"the params of 'arrival.list'", list_params, L_PARAMS};
    const struct house *h = call->world;
    struct given given[L_PARAMS];
    if (!params_read(call, &shape, given))
        return rpc_fail_faults(call);
    const struct arrival_filter filter = {.region = given[L_REGION].text,
                                          .regions = caller_regions(h->caller, call->arena),
                                          .municipality = given[L_MUNICIPALITY].text,
                                          .from = given[L_FROM].json ? (day_t)given[L_FROM].n
                                                                     : DAY_FIRST,
                                          .to = given[L_TO].json ? (day_t)given[L_TO].n : DAY_LAST,
                                          .after = given[L_AFTER].n,
                                          .limit = (int)given[L_LIMIT].n + 1};
    struct listing l = {.out = call->out, .left = given[L_LIMIT].n};
    out_object(call->out);
    out_key(call->out, "arrivals");
    out_array(call->out);
    if (arrivals_write(call, &filter, &l) != 0)
        return plan_store_failed(call);
    next_write(&l);
    return true;
}
