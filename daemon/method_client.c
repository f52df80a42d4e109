/* The methods about one client: all that is kept of a reference, and erasing it. An erasure leaves
 * one entry in the journal, which says when and how much, and not who. */
#include "daemon/client.h"
#include "daemon/journal_client.h"
#include "daemon/log.h"
#include "daemon/method.h"
#include "daemon/plan_store.h"
#include "protocol/image.h"
#include "protocol/params.h"

#include <string.h>

#define REF_MOST 128
#define PAGE_MOST 100000
#define SEQ_MOST INT64_C(9007199254740991) /* what every JSON reader holds exactly */

static bool store_failed(struct call *call)
{
    const struct house *h = call->world;
    log_line(LOG_ERR, "the journal cannot be used", "method", call->method->name, "why",
             journal_error(h->journal), NULL);
    return rpc_fail(call, RPC_STORE_UNAVAILABLE,
                    "the journal cannot be used, and nothing was changed: try again later");
}

static bool client_unknown(struct call *call)
{
    rpc_fail(call, RPC_NOT_FOUND, "nothing is kept under this reference");
    call->data = "\"kind\":\"client\"";
    return false;
}

/* Whether there is such a client, and the caller may see all of it: half a client is neither
 * exported nor erased. False when the call's error is set. */
static bool client_found(const struct client_call *c)
{
    const struct caller *caller = c->house->caller;
    int found = journal_client(c->house->journal, c->ref);
    if (found == 0)
        return client_unknown(c->call);
    if (found > 0 && caller->regions)
        found = journal_client_within(c->house->journal, c->ref,
                                      caller_regions(caller, c->call->arena));
    if (found == 0)
        refuse(&c->house->refusals, REFUSED_REGION, caller->name);
    if (found == 0)
        return rpc_fail(c->call, RPC_NOT_AUTHORISED,
                        "something is kept of this client in a region that the key of '%s' may not "
                        "see: ask those whose key sees every region",
                        caller->name);
    return found > 0 || store_failed(c->call);
}

/* ---- the parts ------------------------------------------------------------------------------- */

static void texts_write(struct out *o, const struct entry *e)
{
    out_string_at(o, "request", e->request);
    if (e->id)
        out_string_at(o, "added", e->added);
    out_string_at(o, "reply", e->reply);
}

static bool answer_write(void *context, const struct entry *e)
{
    struct out *o = context;
    char at[CLOCK_TEXT];
    if (strcmp(e->method, "client.export") == 0) /* this very list, as it was once */
        return true;
    clock_print(e->at, at);
    out_object(o);
    out_string_at(o, "request_id", e->request_id);
    out_string_at(o, "at", at);
    out_string_at(o, "method", e->method);
    texts_write(o, e);
    out_object_end(o);
    return true;
}

static int answers_export(const struct client_call *c)
{
    struct out *o = c->call->out;
    out_array(o);
    int result = journal_client_answers(c->house->journal, c->call->arena, c->ref, answer_write, o);
    out_array_end(o);
    return result;
}

/* "kind|item|state" */
static void item_write(struct out *o, char *line)
{
    char *item = strchr(line, '|'), *state = item ? strchr(item + 1, '|') : NULL;
    if (!state)
        return;
    *item++ = *state++ = '\0';
    out_object(o);
    out_string_at(o, "kind", line);
    out_string_at(o, "item", *item ? item : NULL);
    out_string_at(o, "state", *state ? state : NULL);
    out_object_end(o);
}

/* Months are shown as "2026-11", half-years as "2026-H2". */
static const char *period_text(struct arena *arena, int period)
{
    return period >= 100000 ? arena_printf(arena, "%04d-%02d", period / 100, period % 100)
                            : arena_printf(arena, "%04d-H%d", period / 10, period % 10);
}

static void counted_write(void *context, const char *region, int period, char *text)
{
    struct out *o = context;
    char *rest = text, *basis = strsep(&rest, "\n"), *gender = strsep(&rest, "\n"), *line;
    out_object(o);
    out_string_at(o, "region", region);
    out_string_at(o, "period", period_text(o->arena, period));
    out_string_at(o, "residence_basis", *basis ? basis : NULL);
    out_string_at(o, "gender", gender && *gender ? gender : NULL);
    out_key(o, "items");
    out_array(o);
    while ((line = strsep(&rest, "\n")) != NULL)
        item_write(o, line);
    out_array_end(o);
    out_object_end(o);
}

static int counted_export(const struct client_call *c)
{
    struct out *o = c->call->out;
    out_array(o);
    int result =
        journal_client_counted(c->house->journal, c->call->arena, c->ref, counted_write, o);
    out_array_end(o);
    return result;
}

const struct client_part client_parts[] = {
    {"answers", answers_export, NULL},
    {"counted", counted_export, NULL},
    {"plans", plans_export, plans_forget},
};
const int client_parts_n = sizeof client_parts / sizeof *client_parts;

/* ---- export ---------------------------------------------------------------------------------- */

enum { E_REF, E_AFTER, E_LIMIT, E_PARAMS };
static const struct param export_params[E_PARAMS] = {
    [E_REF] = {.name = "ref", .kind = PARAM_TEXT, .required = true, .low = 1, .high = REF_MOST},
    [E_AFTER] = {.name = "after", .kind = PARAM_NUMBER, .low = 0, .high = SEQ_MOST},
    [E_LIMIT] =
        {.name = "limit", .kind = PARAM_NUMBER, .low = 1, .high = PAGE_MOST, .initial = PAGE_MOST},
};

struct page { /* of decisions */
    struct out *out;
    int64_t left, last, next; /* next: there are more after it; 0: there are not */
};

static bool decision_write(void *context, const struct entry *e)
{
    struct page *page = context;
    struct out *o = page->out;
    char at[CLOCK_TEXT];
    if (page->left-- == 0) {
        page->next = page->last;
        return false;
    }
    page->last = e->seq;
    clock_print(e->at, at);
    out_object(o);
    out_string_at(o, "decision", e->id);
    out_int_at(o, "seq", e->seq);
    out_string_at(o, "at", at);
    out_string_at(o, "region", e->region);
    out_string_at(o, "method", e->method);
    out_string_at(o, "digest", e->digest);
    out_string_at(o, "request_id", e->request_id);
    texts_write(o, e);
    out_object_end(o);
    return true;
}

static int decisions_export(const struct client_call *c, const struct given *given,
                            struct page *page)
{
    const struct client_page asked = {
        .ref = c->ref, .after = given[E_AFTER].n, .limit = (int)given[E_LIMIT].n + 1};
    out_key(page->out, "decisions");
    out_array(page->out);
    int result =
        journal_client_decisions(c->house->journal, c->call->arena, &asked, decision_write, page);
    out_array_end(page->out);
    return result;
}

static int export_write(const struct client_call *c, const struct given *given)
{
    struct out *o = c->call->out;
    struct page page = {.out = o, .left = given[E_LIMIT].n};
    out_object(o);
    out_string_at(o, "ref", c->ref);
    if (decisions_export(c, given, &page) < 0)
        return -1;
    for (int i = 0; i < client_parts_n; i++) {
        out_key(o, client_parts[i].name);
        if (client_parts[i].export(c) < 0)
            return -1;
    }
    out_key(o, "next");
    if (page.next)
        out_int(o, page.next);
    else
        out_null(o);
    out_object_end(o);
    return 0;
}

bool method_client_export(struct call *call)
{
    static const struct shape shape = {"the params of 'client.export'", export_params, E_PARAMS};
    struct given given[E_PARAMS];
    struct house *h = call->world;
    if (!params_read(call, &shape, given))
        return rpc_fail_faults(call);
    const struct client_call c = {h, call, given[E_REF].text};
    if (!client_found(&c))
        return false;
    h->trace.ref = c.ref;
    return export_write(&c, given) < 0 ? store_failed(call) : true;
}

/* ---- forget ---------------------------------------------------------------------------------- */

static int forgotten_write(const struct client_call *c, const struct forgotten *f)
{
    struct out *o = c->call->out;
    out_object(o);
    out_bool_at(o, "forgotten", true);
    out_string_at(o, "decision", c->house->world.decision_id(&c->house->world, c->call));
    out_int_at(o, "decisions", f->decisions);
    out_int_at(o, "answers", f->answers);
    for (int i = 0; i < client_parts_n; i++) {
        int64_t n = 0;
        if (!client_parts[i].forget)
            continue;
        if (client_parts[i].forget(c, &n) < 0)
            return -1;
        out_int_at(o, client_parts[i].name, n);
    }
    out_object_end(o);
    return 0;
}

/* The entry stands with the rules of the client's last decision; of a client without one, with an
 * image of no bytes. */
static int erasure_append(const struct client_call *c, const struct forgotten *f, size_t from)
{
    static const char request[] = "{\"method\":\"client.forget\"}";
    struct house *h = c->house;
    char none[72];
    struct entry e = {.id = h->world.decision_id(&h->world, c->call),
                      .at = clock_ms(),
                      .region = f->region ? f->region : "none",
                      .method = c->call->method->name,
                      .digest = f->digest,
                      .request = request,
                      .nrequest = sizeof request - 1,
                      .reply = c->call->out->data + from,
                      .nreply = c->call->out->n - from};
    if (!e.digest) {
        image_digest("", 0, none);
        e.digest = none;
        if (journal_image(h->journal, none, "", 0) != 0)
            return -1;
    }
    return journal_append(h->journal, &e);
}

bool method_client_forget(struct call *call)
{
    static const struct shape shape = {"the params of 'client.forget'", export_params, 1};
    struct given ref;
    struct forgotten forgotten = {0};
    struct house *h = call->world;
    size_t from = call->out->n;
    if (!params_read(call, &shape, &ref))
        return rpc_fail_faults(call);
    const struct client_call c = {h, call, ref.text};
    if (!client_found(&c))
        return false;
    house_changes(h);
    if (journal_forget(h->journal, call->arena, c.ref, clock_ms(), &forgotten) < 0 ||
        forgotten_write(&c, &forgotten) < 0 || erasure_append(&c, &forgotten, from) < 0)
        return store_failed(call);
    return true;
}
