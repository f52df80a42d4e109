/* The house: see house.h. The two ends of a call: what is looked at before its handler runs (a
 * request_id that was seen before), and what is stored after. */
#include "daemon/house.h"

#include "daemon/count.h"

#include "daemon/log.h"
#include "daemon/method.h"
#include "daemon/retry.h"
#include "daemon/stored.h"

#include <assert.h>
#include <errno.h>
#include <setjmp.h>
#include <stdlib.h>
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

/* ---- plans ----------------------------------------------------------------------------------- */

static struct plans *world_plans(struct world *w, const struct situation *s,
                                 const struct plan_options *options)
{
    struct house *h = (struct house *)w;
    struct search *search;
    h->trace.planned = true;
    if (h->desk.n == DESK_MAX)
        return NULL;
    enum searching state = search_ask(h->searches, s, options, &search);
    if (state == SEARCH_FULL || state == SEARCH_FAILED)
        return NULL;
    h->desk.held[h->desk.n++] = search;
    h->desk.waits |= state == SEARCH_UNDER_WAY;
    return state == SEARCH_DONE ? search_plans(search)
           : h->desk.trying     ? NULL
                                : plans_make(s, options);
}

/* ---- what has to be waited for --------------------------------------------------------------- */

struct job *desk_job(struct house *h, const char *pack)
{
    struct job **at = &h->desk.jobs;
    while (*at && ((*at)->claimed || strcmp((*at)->pack, pack) != 0))
        at = &(*at)->next;
    if (!*at)
        *at = loader_ask(h->loader, pack, regions_today(h->regions));
    if (!*at)
        return NULL;
    (*at)->claimed = true;
    h->desk.waits |= !job_done(h->loader, *at);
    return *at;
}

bool desk_done(struct house *h, const struct desk *desk)
{
    for (int i = 0; i < desk->n; i++)
        if (!search_done(h->searches, desk->held[i]))
            return false;
    for (const struct job *job = desk->jobs; job; job = job->next)
        if (!job_done(h->loader, job))
            return false;
    return true;
}

void desk_clear(struct house *h, struct desk *desk)
{
    while (desk->n)
        search_leave(h->searches, desk->held[--desk->n]);
    while (desk->jobs) {
        struct job *next = desk->jobs->next;
        job_leave(h->loader, desk->jobs);
        desk->jobs = next;
    }
    desk->waits = false;
}

/* Only with these words a body asks for what has to be waited for: others need no second look. */
static bool may_wait(struct body body)
{
    static const char *const words[] = {"\"plan\"", "\"plans\"", "\"rules.check\"",
                                        "\"rules.reload\""};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memmem(body.bytes, body.n, words[i], strlen(words[i])))
            return true;
    return false;
}

bool house_puts_aside(struct house *h, struct arena *arena, struct body body, struct desk *desk)
{
    size_t n;
    if (h->refusing || !may_wait(body))
        return false;
    h->desk = (struct desk){.jobs = desk->jobs, .trying = true};
    house_answer(h, arena, body, &n);
    arena_reset(arena);
    *desk = h->desk;
    desk->trying = false;
    h->desk = (struct desk){0};
    return desk->waits;
}

/* ---- around a call --------------------------------------------------------------------------- */

/* The loop logs why, once for all calls of the turn. */
static bool store_failed(struct call *call)
{
    return rpc_fail(
        call, RPC_STORE_UNAVAILABLE,
        "nothing was decided or changed, since it could not be stored: try again later");
}

static bool call_before(struct call *call)
{
    struct house *h = call->world;
    h->trace = (struct trace){
        .call = call, .today = DAY_NONE, .by = h->caller == &caller_local ? NULL : h->caller->name};
    if (!caller_may(h->caller, call))
        return false;
    if (h->refusing)
        return store_failed(call);
    if (h->desk.trying && !call->method->decides && !method_loads(call->method))
        return rpc_fail(call, RPC_INTERNAL, "not now: only what has to be waited for is begun");
    switch (retry_look(h, call)) {
    case RETRY_NEW: return true;
    case RETRY_REPEATED: return false;
    case RETRY_CONFLICT: return false;
    case RETRY_FAILED: break;
    }
    log_line(LOG_ERR, "the journal cannot be read", "why", journal_error(h->journal), NULL);
    return store_failed(call);
}

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

/* What else follows from a decision: counts, events. */
static int decision_tell(struct house *h, struct call *call, const struct entry *e)
{
    const struct found *found = h->trace.found;
    if (found && found->decision)
        news_obstacles(h->news, e->region, found->decision);
    if (h->trace.arrival && arrival_store(h, call, h->trace.arrival) != 0)
        return -1;
    return found ? count_found(h->journal, call->arena, e, found) : 0;
}

static int decision_store(struct house *h, struct call *call, struct entry *e)
{
    const struct rules *rules = h->trace.rules;
    const struct pack *pack = rules ? regions_pack_of(h->regions, rules) : NULL;
    assert(pack); /* no method decides without rules in force */
    struct body added = trace_print(h);
    e->id = world_decision(&h->world, call);
    e->region = rules->region;
    e->digest = rules->digest;
    e->added = added.bytes;
    e->nadded = added.n;
    if (journal_image(h->journal, rules->digest, pack->image, pack->nimage) != 0)
        return -1;
    if (journal_append(h->journal, e) != 0)
        return -1;
    return decision_tell(h, call, e);
}

static bool call_after(struct call *call, const char *result, size_t n)
{
    struct house *h = call->world;
    struct entry e = call_entry(h, call, (struct body){result, n});
    int failed = 0;
    if (h->desk.trying)
        return true;
    if (h->trace.lost)
        return store_failed(call);
    if (call->method->decides)
        failed = decision_store(h, call, &e);
    else if (e.request_id && !h->trace.journaled)
        failed = journal_answer_put(h->journal, &e);
    h->wrote = h->wrote || call->method->decides || e.request_id;
    return failed == 0 ? true : store_failed(call);
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

/* ---- turns ----------------------------------------------------------------------------------- */

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
                  .plans = world_plans,
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
        .keys = keys_new(),
        .caller = &caller_local,
        .limits = {.bytes = BODY_BYTES_MAX, .depth = BODY_DEPTH_MAX, .members = BODY_MEMBERS_MAX},
        .batch_max = BATCH_MAX,
    };
    if (h->reader && h->stored && h->replayer && h->searches && h->loader && h->news &&
        h->scratch && h->keys)
        return 0;
    house_fini(h);
    errno = ENOMEM;
    return -1;
}

void house_fini(struct house *h)
{
    searches_free(h->searches);
    loader_free(h->loader);
    news_free(h->news);
    arena_free(h->scratch);
    keys_free(h->keys);
    places_fini(&h->places);
    json_reader_free(h->reader);
    json_reader_free(h->stored);
    replayer_free(h->replayer);
}

int house_begin(struct house *h)
{
    h->wrote = false;
    return journal_begin(h->journal);
}

int house_commit(struct house *h)
{
    int result = news_before_commit(h);
    if (result != 0)
        journal_rollback(h->journal);
    else
        result = journal_commit(h->journal);
    int error = errno;
    news_after_commit(h->news, result == 0);
    if (result != 0)
        places_unknown(&h->places);
    errno = error;
    return result;
}

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
        if (h->changing) /* a change that is not whole is none, nor is anything of the turn */
            journal_spoil(h->journal, "a change was broken off: it needs too much memory");
        *n = sizeof out_of_memory - 1;
        return out_of_memory;
    }
    arena_guard(arena, &guard);
    h->changing = false;
    for (struct job *job = h->desk.jobs; job; job = job->next)
        job->claimed = false;
    body_answer(h, arena, body, &out);
    arena_guard(arena, NULL);
    *n = out.n;
    return out.data;
}
