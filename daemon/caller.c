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
    refuse(&h->refusals, nobody ? REFUSED_NOBODY : REFUSED_ROLE, h->caller->name);
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
    refuse(&h->refusals, REFUSED_REGION, h->caller->name);
    return false;
}

bool caller_may(struct call *call)
{
    const char *region = json_text(json_get(call->params, "region"));
    return role_has(call) && (!region || caller_may_see(call, region));
}
