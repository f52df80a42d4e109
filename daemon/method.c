/* The methods about rules: which are in force, what is found in them, loading them anew. And the
 * table of the daemon's methods. */
#include "daemon/method.h"

#include "daemon/log.h"
#include "protocol/params.h"

#include <errno.h>
#include <string.h>

const struct method house_methods[] = {
    {"arrival.list", ROLE_PLAN, false, method_arrival_list},
    {"backup.begin", ROLE_ADMIN, false, method_backup_begin},
    {"backup.status", ROLE_ADMIN, false, method_backup_status},
    {"client.export", ROLE_PLAN, false, method_client_export},
    {"client.forget", ROLE_PLAN, false, method_client_forget},
    {"decision.get", ROLE_AUDIT, false, method_decision_get},
    {"decision.list", ROLE_AUDIT, false, method_decision_list},
    {"decision.replay", ROLE_AUDIT, false, method_decision_replay},
    {"decision.verify", ROLE_AUDIT, false, method_decision_verify},
    {"events.since", ROLE_PLAN, false, method_events_since},
    {"plan.accept", ROLE_PLAN, false, method_plan_accept},
    {"plan.get", ROLE_PLAN, false, method_plan_get},
    {"plan.list", ROLE_PLAN, false, method_plan_list},
    {"plan.update", ROLE_PLAN, false, method_plan_update},
    {"rules.check", ROLE_ADMIN, false, method_rules_check},
    {"rules.reload", ROLE_ADMIN, false, method_rules_reload},
    {"rules.status", ROLE_ADMIN, false, method_rules_status},
    {"statistics", ROLE_AUDIT, false, method_statistics},
};
const int house_methods_n = (int)(sizeof house_methods / sizeof *house_methods);

static const char *const loading_ids[] = {
    [LOADING_SAME] = "same", [LOADING_CHANGED] = "changed", [LOADING_REFUSED] = "refused",
    [LOADING_GONE] = "gone", [LOADING_FAILED] = "failed",
};

#define REGION(needed)                                                                             \
    {                                                                                              \
        .name = "region", .kind = PARAM_TEXT, .required = (needed), .low = 1, .high = 64           \
    }

/* ---- writing --------------------------------------------------------------------------------- */

static void finding_write(struct out *o, const struct issue *issue)
{
    out_object(o);
    out_string_at(o, "file", issue->where.file);
    out_int_at(o, "line", issue->where.line);
    out_int_at(o, "column", issue->where.column);
    out_int_at(o, "length", issue->where.length);
    out_string_at(o, "code", issue->code);
    out_string_at(o, "level", issue->level == ISSUE_ERROR ? "error" : "warning");
    out_string_at(o, "message", issue->message);
    out_string_at(o, "nearest", issue->nearest);
    out_string_at(o, "hint", issue->hint);
    out_string_at(o, "text", issue->source);
    out_object_end(o);
}

static void findings_write(struct out *o, const struct issues *found)
{
    out_key(o, "findings");
    out_array(o);
    for (int i = 0; found && i < found->n; i++)
        finding_write(o, &found->list[i]);
    out_array_end(o);
}

/* A pack without rules in force is known by its folder. */
static const char *pack_region(const struct pack *pack)
{
    return pack->rules ? pack->rules->region : pack->folder;
}

static bool pack_seen(const struct house *h, int number)
{
    return caller_sees(h->caller, pack_region(regions_pack(h->regions, number)));
}

static void pack_head(struct out *o, const struct pack *pack)
{
    out_string_at(o, "pack", pack->folder);
    out_string_at(o, "region", pack->rules ? pack->rules->region : NULL);
}

static void status_write(struct out *o, const struct pack *pack)
{
    const struct rules *rules = pack->rules;
    char since[CLOCK_TEXT];
    if (rules)
        clock_print(rules->since, since);
    out_object(o);
    pack_head(o, pack);
    out_string_at(o, "digest", rules ? rules->digest : NULL);
    out_string_at(o, "version", rules ? rules->version : NULL);
    out_string_at(o, "since", rules ? since : NULL);
    out_bool_at(o, "refused", pack->refused);
    findings_write(o, pack->found);
    out_object_end(o);
}

/* ---- the pack that is meant ------------------------------------------------------------------ */

static bool region_unknown(struct call *call, const char *name)
{
    const struct house *h = call->world;
    int n = regions_count(h->regions);
    const char **folders = arena_array(call->arena, (size_t)n + 1, sizeof *folders);
    int seen = 0;
    for (int i = 0; i < n; i++)
        if (pack_seen(h, i))
            folders[seen++] = regions_pack(h->regions, i)->folder;
    struct out o;
    out_init(&o, call->arena, 256);
    out_key(&o, "regions");
    out_array(&o);
    for (int i = 0; i < seen; i++)
        out_string(&o, folders[i]);
    out_array_end(&o);
    out_string_at(&o, "nearest", nearest_name(name, folders, seen));
    rpc_fail(call, RPC_UNKNOWN_REGION, "there is no pack for a region '%s'", name);
    call->data = arena_copy(call->arena, o.data, o.n);
    return false;
}

/* ---- methods --------------------------------------------------------------------------------- */

bool method_rules_status(struct call *call)
{
    static const struct shape shape = {"the params of 'rules.status'", NULL, 0};
    struct given none[1];
    const struct house *h = call->world;
    if (!params_read(call, &shape, none))
        return rpc_fail_faults(call);
    struct out *o = call->out;
    out_object(o);
    out_key(o, "packs");
    out_array(o);
    for (int i = 0; i < regions_count(h->regions); i++)
        if (pack_seen(h, i))
            status_write(o, regions_pack(h->regions, i));
    out_array_end(o);
    out_object_end(o);
    return true;
}

/* ---- loading ----------------------------------------------------------------------------------
 *
 * The packs that a call needs are loaded in the loader's thread while the call is put aside; then
 * it is handled anew. */

bool method_loads(const struct method *method)
{
    return method->handler == method_rules_check || method->handler == method_rules_reload;
}

static bool load_failed(struct call *call, const char *pack)
{
    int error = errno;
    log_line(LOG_ERR, "a pack could not be loaded", "pack", pack, "why", strerror(error), NULL);
    return rpc_fail(call, RPC_INTERNAL, "the pack '%s' could not be loaded: %s", pack,
                    strerror(error));
}

/* A job whose pack was loaded; NULL when the call's error is set. Where the call cannot be put
 * aside it waits here. */
static struct job *job_ready(struct call *call, int number)
{
    struct house *h = call->world;
    const char *folder = regions_pack(h->regions, number)->folder;
    struct job *job = desk_job(h, folder);
    if (!job) {
        load_failed(call, folder);
        return NULL;
    }
    if (!h->desk.trying) {
        job_wait(h->loader, job);
        return job;
    }
    rpc_fail(call, RPC_INTERNAL, "not now: the pack '%s' is being loaded", folder);
    return NULL;
}

bool method_rules_check(struct call *call)
{
    static const struct param params[] = {REGION(true)};
    static const struct shape shape = {"the params of 'rules.check'", params, 1};
    struct house *h = call->world;
    struct given region;
    if (!params_read(call, &shape, &region))
        return rpc_fail_faults(call);
    int number = regions_find(h->regions, region.text);
    if (number < 0)
        return region_unknown(call, region.text);
    if (!caller_may_see(call, pack_region(regions_pack(h->regions, number))))
        return false;
    struct job *job = job_ready(call, number);
    struct generation *made = job ? job_take(job) : NULL;
    if (!made)
        return job ? load_failed(call, job->pack) : false;
    out_object(call->out);
    out_string_at(call->out, "region", region.text);
    findings_write(call->out, regions_check(h->regions, number, made));
    out_object_end(call->out);
    return true;
}

/* Takes one pack that was loaded, and writes what that came to. `job`: NULL when its folder is
 * gone. */
static enum loading reload_one(struct call *call, int number, struct job *job)
{
    struct house *h = call->world;
    struct out *o = call->out;
    char before[72] = "";
    const struct pack *pack = regions_pack(h->regions, number);
    const struct rules *old = pack->rules;
    const char *region = old ? arena_text(call->arena, old->region) : NULL;
    struct generation *made = job ? job_take(job) : NULL;
    enum loading loading =
        job && !made ? LOADING_FAILED : regions_take(h->regions, number, made, before);
    log_line(loading == LOADING_REFUSED || loading == LOADING_FAILED ? LOG_WARNING : LOG_NOTICE,
             "rules loaded on request", "pack", pack->folder, "outcome", loading_ids[loading],
             "digest", pack->rules ? pack->rules->digest : NULL, NULL);
    if (news_rules(h, pack, loading) != 0)
        log_line(LOG_ERR, "an event could not be stored", "why", journal_error(h->journal), NULL);
    out_object(o);
    out_string_at(o, "pack", pack->folder);
    out_string_at(o, "region", pack->rules ? pack->rules->region : region);
    out_string_at(o, "outcome", loading_ids[loading]);
    out_string_at(o, "before", *before ? before : NULL);
    out_string_at(o, "digest", pack->rules ? pack->rules->digest : NULL);
    findings_write(o, pack->found);
    out_object_end(o);
    return loading;
}

static void reload_done(struct call *call)
{
    struct house *h = call->world;
    house_regions(h, call->arena);
    h->reloaded = true;
}

static bool reload_refused(struct call *call, const struct pack *pack)
{
    struct out o;
    out_init(&o, call->arena, 1 << 10);
    findings_write(&o, pack->found);
    rpc_fail(
        call, RPC_RULES_INVALID,
        "the rules of '%s' have errors, and the ones in force before stay: mend what 'findings' "
        "lists, and load them again",
        pack->folder);
    call->data = arena_copy(call->arena, o.data, o.n);
    return false;
}

/* Asks for those of so many packs that the caller may see; false while they are not all loaded. */
static bool jobs_ready(struct call *call, int first, int n, struct job **jobs)
{
    struct house *h = call->world;
    bool ready = true;
    for (int i = 0; i < n; i++) {
        bool there = pack_seen(h, first + i) && regions_there(h->regions, first + i);
        jobs[i] = there ? job_ready(call, first + i) : NULL;
        ready = ready && (!there || jobs[i]);
    }
    return ready;
}

/* Where one region alone is loaded, what is wrong with it is the call's error; else the result
 * tells of the packs that were refused too, since others may have changed. */
static bool reload_packs(struct call *call, int first, int n, bool alone)
{
    const struct house *h = call->world;
    struct job **jobs = arena_array(call->arena, (size_t)n + 1, sizeof *jobs);
    enum loading loading = LOADING_SAME;
    if (!jobs_ready(call, first, n, jobs))
        return false;
    if (h->desk.trying)
        return rpc_fail(call, RPC_INTERNAL, "not now: there is nothing to wait for");
    out_object(call->out);
    out_key(call->out, "packs");
    out_array(call->out);
    for (int i = 0; i < n; i++)
        if (pack_seen(h, first + i))
            loading = reload_one(call, first + i, jobs[i]);
    out_array_end(call->out);
    out_object_end(call->out);
    reload_done(call);
    if (alone && loading == LOADING_REFUSED)
        return reload_refused(call, regions_pack(h->regions, first));
    if (alone && loading == LOADING_FAILED)
        return load_failed(call, regions_pack(h->regions, first)->folder);
    return true;
}

bool method_rules_reload(struct call *call)
{
    static const struct param params[] = {REGION(false)};
    static const struct shape shape = {"the params of 'rules.reload'", params, 1};
    struct house *h = call->world;
    struct given region;
    if (!params_read(call, &shape, &region))
        return rpc_fail_faults(call);
    int n = regions_scan(h->regions);
    if (n < 0)
        return rpc_fail(call, RPC_INTERNAL, "the rules folder cannot be read: %s", strerror(errno));
    if (!region.text)
        return reload_packs(call, 0, n, false);
    int number = regions_find(h->regions, region.text);
    if (number < 0)
        return region_unknown(call, region.text);
    return caller_may_see(call, pack_region(regions_pack(h->regions, number))) &&
           reload_packs(call, number, 1, true);
}
