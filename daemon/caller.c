/* What callers may: see caller.h. A refusal names what is missing, so that the caller's people know
 * what to ask for. */
#include "daemon/caller.h"

#include "daemon/house.h"
#include "protocol/params.h"

#include <string.h>

const struct caller caller_local = {.name = CALLER_LOCAL, .roles = ROLE_ALL};
const struct caller caller_nobody = {.name = "nobody"};

bool caller_sees(const struct caller *caller, const char *region)
{
    if (!caller->regions)
        return true;
    for (int i = 0; i < caller->nregions; i++)
        if (strcmp(caller->regions[i], region) == 0)
            return true;
    return false;
}

bool caller_hears(const struct caller *caller)
{
    return caller->roles & ROLE_PLAN && !caller->regions;
}

const char *caller_regions(const struct caller *caller, struct arena *arena)
{
    struct out o;
    if (!caller->regions)
        return NULL;
    out_init(&o, arena, 128);
    out_array(&o);
    for (int i = 0; i < caller->nregions; i++)
        out_string(&o, caller->regions[i]);
    out_array_end(&o);
    return arena_copy(arena, o.data, o.n);
}

/* What is missing, as a member of the error's data. */
static void missing(struct call *call, const char *key, const char *text)
{
    struct out o;
    out_init(&o, call->arena, 64);
    out_string_at(&o, key, text);
    call->data = arena_copy(call->arena, o.data, o.n);
}

/* What is only tried, or answered once more, will be counted or was. */
static void refuse_once(struct house *h, enum refusal why)
{
    if (!h->desk.trying && !h->refusing && !h->looks)
        refuse(&h->refusals, why, h->caller->name);
}

static bool role_has(struct call *call)
{
    struct house *h = call->world;
    const char *role = rpc_role_id(call->method->role), *method = call->method->name;
    if (h->caller->roles & call->method->role)
        return true;
    bool nobody = h->caller == &caller_nobody;
    if (nobody)
        rpc_fail(call, RPC_NOT_AUTHORISED,
                 "this daemon asks for a key: '%s' needs one with the role '%s'", method, role);
    else
        rpc_fail(call, RPC_NOT_AUTHORISED, "'%s' needs the role '%s', which the key of '%s' lacks",
                 method, role, h->caller->name);
    missing(call, "role", role);
    refuse_once(h, nobody ? REFUSED_NOBODY : REFUSED_ROLE);
    return false;
}

bool caller_may_see(struct call *call, const char *region)
{
    struct house *h = call->world;
    if (caller_sees(h->caller, region))
        return true;
    const char *shown = word_shown(call->arena, region);
    rpc_fail(call, RPC_NOT_AUTHORISED, "the key of '%s' may not see the region '%s'",
             h->caller->name, shown);
    missing(call, "region", shown);
    refuse_once(h, REFUSED_REGION);
    return false;
}

bool caller_may(struct call *call)
{
    const char *region = json_text(json_get(call->params, "region"));
    return role_has(call) && (!region || caller_may_see(call, region));
}

/* ---- limits ---------------------------------------------------------------------------------- */

const struct allowance *caller_allowance(const struct house *h)
{
    return h->caller == &caller_local ? &h->keyless : &h->caller->allowance;
}

static bool over(struct call *call, enum limit limit, int64_t ms)
{
    struct out o;
    rpc_fail(call, RPC_OVERLOADED,
             "more is asked than '%s' allows: ask again after 'retry_after_ms'", limit_ids[limit]);
    out_init(&o, call->arena, 64);
    out_int_at(&o, "retry_after_ms", ms);
    out_string_at(&o, "limit", limit_ids[limit]);
    call->data = arena_copy(call->arena, o.data, o.n);
    return false;
}

bool caller_in_limits(struct call *call)
{
    struct house *h = call->world;
    int most = caller_allowance(h)->calls_a_second;
    if (h->desk.over)
        return over(call, h->desk.limit, h->desk.over);
    if (h->desk.trying || h->refusing || h->looks || !most)
        return true; /* it was counted, or will be */
    int64_t ms = meter_take(h->meters, h->who, LIMIT_CALLS, most, clock_steady_us());
    if (!ms)
        return true;
    refuse(&h->refusals, REFUSED_RATE, h->caller->name);
    return over(call, LIMIT_CALLS, ms);
}

bool caller_may_search(struct house *h)
{
    int most = caller_allowance(h)->searches_a_second;
    if (!h->desk.trying || h->desk.again || !most)
        return true;
    h->desk.over = meter_take(h->meters, h->who, LIMIT_SEARCHES, most, clock_steady_us());
    h->desk.limit = LIMIT_SEARCHES;
    if (h->desk.over)
        refuse(&h->refusals, REFUSED_SEARCHES, h->caller->name);
    return !h->desk.over;
}
