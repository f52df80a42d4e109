/* The house: see house.h. The two ends of a call: what is looked at before its handler runs (a
 * request_id that was seen before), and what is stored after. */
#include "daemon/house.h"

#include "daemon/log.h"
#include "daemon/method.h"
#include "daemon/retry.h"
#include "daemon/stored.h"

#include <errno.h>
#include <setjmp.h>
#include <string.h>

#define METHODS_MAX 64
#define SCRATCH_BYTES_MAX ((size_t)64 << 20)

static const char out_of_memory[] =
    "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32603,\"message\":\"Internal error\","
    "\"data\":{\"name\":\"internal_error\",\"message\":\"this needs more memory than one request "
    "may "
    "have: ask for less at once\"}}}";

/* ---- what the methods ask of the world ------------------------------------------------------- */

static const struct rules *world_region(struct world *w, const char *id)
{
    struct house *h = (struct house *)w;
    h->trace.rules = regions_rules(h->regions, id);
    return h->trace.rules;
}

static day_t world_today(struct world *w, const char *time_zone)
{
    struct house *h = (struct house *)w;
    h->trace.today = clock_today(&h->clock, time_zone);
    return h->trace.today;
}

static const struct day *world_day(struct world *w, const struct rules *rules, day_t as_of)
{
    struct house *h = (struct house *)w;
    return regions_day(h->regions, rules, as_of);
}

static bool world_elsewhere(struct world *w, const char *id)
{
    struct house *h = (struct house *)w;
    struct trace *t = &h->trace;
    if (!regions_service(h->regions, id))
        return false;
    ARENA_ROOM(t->call->arena, t->elsewhere, t->nelsewhere, t->cap_elsewhere);
    t->elsewhere[t->nelsewhere++] = arena_text(t->call->arena, id);
    return true;
}

static const char *world_decision(struct world *w, struct call *call)
{
    struct house *h = (struct house *)w;
    (void)call;
    if (!*h->trace.id)
        id_new(&h->ids, h->trace.id);
    return h->trace.id;
}

static void world_found(struct world *w, const struct found *found)
{
    struct house *h = (struct house *)w;
    h->trace.found = found;
}

static void world_fault(struct world *w, const char *what)
{
    (void)w;
    log_line(LOG_ERR, "a plan did not hold when it was walked, and is not shown: a bug", "why",
             what, NULL);
}

static void world_arrives(struct world *w, const struct arrival *arrival)
{
    struct house *h = (struct house *)w;
    h->trace.arrival = arrival;
}

/* ---- around a call --------------------------------------------------------------------------- */

/* Whether storing may find out that the request_id is known, and nothing has to wait for that now:
 * a decision alone in its body can simply be answered again. */
static bool may_look_later(const struct house *h, const struct call *call)
{
    return call->method->decides && call->nbytes == h->whole->n && !h->looks && !h->holds &&
           !h->desk.trying && retry_id(call);
}

static bool call_before(struct call *call)
{
    struct house *h = call->world;
    h->trace = (struct trace){.call = call,
                              .begun = clock_steady_us(),
                              .today = DAY_NONE,
                              .by = h->caller == &caller_local ? NULL : h->caller->name};
    if (!caller_may(call) || !caller_in_limits(call))
        return false;
    if (h->refusing)
        return house_store_failed(call);
    if (h->desk.trying && !call->method->decides && !method_loads(call->method))
        return rpc_fail(call, RPC_INTERNAL, "not now: only what has to be waited for is begun");
    h->trace.unlooked = may_look_later(h, call);
    if (h->trace.unlooked)
        return true;
    switch (retry_look(h, call)) {
    case RETRY_NEW: return true;
    case RETRY_REPEATED: return false;
    case RETRY_CONFLICT: return false;
    case RETRY_FAILED: break;
    }
    log_line(LOG_ERR, "the journal cannot be read", "why", journal_error(h->journal), NULL);
    return house_store_failed(call);
}

static bool call_after(struct call *call, const char *result, size_t n)
{
    struct house *h = call->world;
    return h->desk.trying || house_store(h, call, (struct body){result, n});
}

/* What is only tried is no call. */
static void call_ended(void *world, const struct method *method, int error)
{
    struct house *h = world;
    int m = metric_method(method), outcome = metric_outcome(error);
    if (h->desk.trying)
        return;
    if (h->refusing) /* nothing more is stored of its turn */
        h->metrics.calls[m][outcome]++;
    else
        h->bundle->sums.calls[m][outcome]++;
    if (method && !h->looks) /* what is looked up is not decided */
        histogram_add(&h->metrics.deciding[m], clock_steady_us() - h->trace.begun);
}

/* ---- the methods there are ------------------------------------------------------------------- */

static const struct method *method_find(void *world, const char *name)
{
    (void)world;
    for (int i = 0; i < pure_methods_n; i++)
        if (strcmp(pure_methods[i].name, name) == 0)
            return &pure_methods[i];
    for (int i = 0; i < house_methods_n; i++)
        if (strcmp(house_methods[i].name, name) == 0)
            return &house_methods[i];
    return NULL;
}

static int method_names(const char *names[METHODS_MAX])
{
    int n = 0;
    for (int i = 0; i < pure_methods_n && n < METHODS_MAX; i++)
        names[n++] = pure_methods[i].name;
    for (int i = 0; i < house_methods_n && n < METHODS_MAX; i++)
        names[n++] = house_methods[i].name;
    return n;
}

/* ---- its life -------------------------------------------------------------------------------- */

/* Before each use of the journal. */
static void before_journal(void *context)
{
    struct house *h = context;
    if (!writer_self(h->writer))
        house_hold(h);
}

static bool bundles_make(struct house *h)
{
    bool all = true;
    for (int i = 0; i < TURNS; i++)
        all = (h->bundles[i] = bundle_new()) && all;
    h->bundle = h->bundles[h->open];
    return all;
}

int house_init(struct house *h, struct regions *regions, struct journal *journal,
               int search_threads)
{
    *h = (struct house){
        .world = {.region = world_region,
                  .today = world_today,
                  .day = world_day,
                  .service_elsewhere = world_elsewhere,
                  .found = world_found,
                  .decision_id = world_decision,
                  .plans = desk_plans,
                  .fault = world_fault,
                  .places = stored_places,
                  .history = stored_history,
                  .arrives = world_arrives},
        .regions = regions,
        .journal = journal,
        .reader = json_reader_new(),
        .stored = json_reader_new(),
        .replayer = replayer_new(journal),
        .searches = searches_new(search_threads),
        .loader = loader_new(regions_root(regions)),
        .news = news_new(),
        .scratch = arena_new(SCRATCH_BYTES_MAX),
        .writer = writer_new(journal),
        .press = press_new(),
        .tidying = bundle_new(),
        .keys = keys_new(),
        .meters = meters_new(),
        .caller = &caller_local,
        .limits = {.bytes = BODY_BYTES_MAX, .depth = BODY_DEPTH_MAX, .members = BODY_MEMBERS_MAX},
        .batch_max = BATCH_MAX,
        .metrics = {.started = clock_ms(), .rows = journal_rows(journal)},
    };
    bool bundles = bundles_make(h);
    if (h->reader && h->stored && h->replayer && h->searches && h->loader && h->news &&
        h->scratch && h->keys && h->meters && h->writer && h->press && bundles && h->tidying) {
        arena_secret(h->scratch);
        journal_before(journal, before_journal, h);
        return 0;
    }
    house_fini(h);
    errno = ENOMEM;
    return -1;
}

void house_fini(struct house *h)
{
    backup_free(h->backup);
    writer_free(h->writer);
    journal_before(h->journal, NULL, NULL);
    press_free(h->press);
    for (int i = 0; i < TURNS; i++)
        bundle_free(h->bundles[i]);
    bundle_free(h->tidying);
    searches_free(h->searches);
    loader_free(h->loader);
    news_free(h->news);
    arena_free(h->scratch);
    keys_free(h->keys);
    meters_free(h->meters);
    places_fini(&h->places);
    json_reader_free(h->reader);
    json_reader_free(h->stored);
    replayer_free(h->replayer);
}

/* ---- bodies ---------------------------------------------------------------------------------- */

void house_regions(struct house *h, struct arena *arena)
{
    int n;
    const char *const *all = regions_ids(h->regions, &n);
    const char **seen = arena_array(arena, (size_t)n + 1, sizeof *seen);
    h->world.regions = seen;
    h->world.nregions = 0;
    for (int i = 0; i < n; i++)
        if (caller_sees(h->caller, all[i]))
            seen[h->world.nregions++] = all[i];
}

static void body_answer(struct house *h, struct arena *arena, struct body body, struct out *out)
{
    const char *names[METHODS_MAX];
    const struct rpc_shell shell = {.find = method_find,
                                    .before = call_before,
                                    .after = call_after,
                                    .ended = call_ended,
                                    .names = names,
                                    .nnames = method_names(names),
                                    .world = h};
    house_regions(h, arena);
    out_init(out, arena, 1 << 14);
    rpc_answer(h->reader, arena, body.bytes, body.n, &h->limits, h->batch_max, &shell, out);
}

const char *house_answer(struct house *h, struct arena *arena, struct body body, size_t *n)
{
    struct out out;
    jmp_buf guard;
    if (setjmp(guard)) { /* from arena_alloc, anywhere in the call */
        arena_guard(arena, NULL);
        arena_guard(h->bundle->arena, NULL);
        if (h->changing) /* a change that is not whole is none, nor is anything of the turn */
            house_spoil(h, "a change was broken off: it needs too much memory");
        *n = sizeof out_of_memory - 1;
        return out_of_memory;
    }
    arena_guard(arena, &guard);
    arena_guard(h->bundle->arena, &guard);
    h->changing = false;
    for (struct job *job = h->desk.jobs; job; job = job->next)
        job->claimed = false;
    h->whole = &body;
    body_answer(h, arena, body, &out);
    arena_guard(arena, NULL);
    arena_guard(h->bundle->arena, NULL);
    metric_request(&h->metrics, arena_used(arena));
    *n = out.n;
    return out.data;
}
