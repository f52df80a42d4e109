/* The method plan.update: one step of a stored plan goes on to its next state.
 *
 * Who changes a plan says which version was seen, so that nobody overwrites what was not read; and
 * only the changes that plan_track.c's table allows are taken. A refusal is no failure: it needs
 * its reason, and the step is over. */
#include "daemon/method.h"
#include "daemon/plan_store.h"
#include "protocol/request.h"

#include <string.h>

#define ID_MOST 64
#define REASON_MOST 2000
#define STEPS_MOST 1000
#define NUMBER_MOST INT64_C(9007199254740991) /* what every JSON reader holds exactly */

enum { U_PLAN, U_VERSION, U_STEP, U_STATE, U_REASON, U_ON, U_FACTS, U_PARAMS };
/* `proposed` is where a step begins: it is never gone back to. */
static const struct param update_params[U_PARAMS] = {
    [U_PLAN] = {.name = "plan_id",
                .kind = PARAM_TEXT,
                .required = true,
                .low = 1,
                .high = ID_MOST,
                .remedy = "the id of a stored plan (plan.list)"},
    [U_VERSION] =
        {.name = "version", .kind = PARAM_NUMBER, .required = true, .low = 1, .high = NUMBER_MOST},
    [U_STEP] =
        {.name = "step", .kind = PARAM_NUMBER, .required = true, .low = 1, .high = STEPS_MOST},
    [U_STATE] = {.name = "state",
                 .kind = PARAM_WORD,
                 .required = true,
                 .words = step_state_ids + 1,
                 .nwords = STEP_STATES},
    [U_REASON] = {.name = "reason", .kind = PARAM_TEXT, .low = 1, .high = REASON_MOST},
    [U_ON] = {.name = "on", .kind = PARAM_DATE},
    [U_FACTS] = {.name = "facts", .kind = PARAM_OBJECT},
};

struct updating {
    struct call *call;
    struct house *house;
    struct given given[U_PARAMS];
    struct plan_row row;
    struct tracked plan;
    struct tracked_step *step;
    struct tracked_change change;
};

/* ---- what does not fit ----------------------------------------------------------------------- */

static bool conflict(struct updating *u, const char *message)
{
    struct call *call = u->call;
    struct out o;
    out_init(&o, call->arena, 128);
    out_key(&o, "state");
    out_object(&o);
    out_int_at(&o, "version", u->plan.version);
    out_int_at(&o, "step", u->step->number);
    out_string_at(&o, "state", step_state_ids[u->step->state]);
    out_object_end(&o);
    rpc_fail(call, RPC_CONFLICT, "%s", message);
    call->data = arena_copy(call->arena, o.data, o.n);
    return false;
}

/* What the step may go on to, in words. */
static const char *next_words(struct arena *arena, enum step_state from)
{
    const char *words = "";
    for (int to = 0; to <= STEP_STATES; to++)
        if (change_fits(from, (enum step_state)to))
            words = arena_printf(arena, "%s%s%s", words, *words ? ", " : "", step_state_ids[to]);
    return *words ? arena_printf(arena, "what can follow is: %s", words) : "it is over";
}

static bool order_check(struct updating *u)
{
    struct arena *arena = u->call->arena;
    const char *state = step_state_ids[u->step->state];
    if (u->plan.version != u->given[U_VERSION].n)
        return conflict(u, arena_printf(arena,
                                        "the plan was changed meanwhile, and is at version %d: "
                                        "read it again (plan.get), then decide anew",
                                        (int)u->plan.version));
    if (!change_fits(u->step->state, u->change.to))
        return conflict(u, arena_printf(arena, "step %d is %s, and cannot become %s; %s",
                                        u->step->number, state, step_state_ids[u->change.to],
                                        next_words(arena, u->step->state)));
    return true;
}

static const char *day_text(struct arena *arena, day_t day)
{
    char text[11];
    day_print(day, text);
    return arena_text(arena, text);
}

static void day_check(struct updating *u, day_t today)
{
    struct arena *arena = u->call->arena;
    if (u->change.on > today)
        fault_add(u->call, "out-of-range", "/on", "'on' lies after today, %s: tell what has been",
                  day_text(arena, today));
    else if (u->change.on < u->step->since)
        fault_add(u->call, "out-of-range", "/on",
                  "'on' lies before %s, the day of the step's last change",
                  day_text(arena, u->step->since));
}

/* Facts are the region's, as in a request. */
static bool facts_right(struct updating *u)
{
    const struct json *facts = u->given[U_FACTS].json;
    const struct rules *rules = regions_rules(u->house->regions, u->plan.region);
    if (!facts)
        return true;
    if (!rules)
        return request_region_unknown(u->call, u->plan.region);
    const struct asked asked = {.call = u->call, .rules = rules, .as_of = u->change.on};
    facts_check(&asked, (struct spot){facts, "/facts"});
    return true;
}

static bool change_check(struct updating *u, day_t today)
{
    day_check(u, today);
    if (u->change.to == STEP_REFUSED && !u->change.reason)
        fault_add(u->call, "missing-member", "/reason",
                  "'reason' is missing: a refusal is recorded with why");
    return facts_right(u) && (u->call->faults->n == 0 || rpc_fail_faults(u->call));
}

/* ---- what follows ---------------------------------------------------------------------------- */

/* Who is to hear of a step that the client was guided on to, and of what becomes of it: told by an
 * event, which names no client. */
static int report_tell(struct updating *u)
{
    const struct json *to = json_get(json_get(u->step->planned, "transition"), "reports_to");
    struct arena *arena = u->call->arena;
    struct out o;
    if (u->change.to == STEP_REVIEWED || !to || to->kind != JSON_ARRAY || to->n == 0)
        return 0;
    out_init(&o, arena, 256);
    out_object(&o);
    out_string_at(&o, "plan_id", u->plan.id);
    out_string_at(&o, "region", u->plan.region);
    out_int_at(&o, "step", u->step->number);
    out_string_at(&o, "service", step_service(u->step));
    out_string_at(&o, "state", step_state_ids[u->change.to]);
    out_day_at(&o, "on", u->change.on);
    out_string_at(&o, "owner", step_owner(u->step));
    out_key(&o, "reports_to");
    out_tree(&o, to, false);
    out_object_end(&o);
    return news_add(u->house, arena_printf(arena, "report.%s", u->plan.region), u->row.number, &o);
}

static void places_count(struct updating *u, bool held)
{
    bool holds = u->step->accepted != DAY_NONE && !step_is_over(u->step->state);
    const struct place_row row = {.region = u->plan.region,
                                  .service = step_service(u->step),
                                  .open = holds - held,
                                  .newest = u->change.on};
    if (holds != held)
        places_change(&u->house->places, &row);
}

static bool change_make(struct updating *u)
{
    char entry[ID_LENGTH + 1], at[CLOCK_TEXT];
    bool held = u->step->accepted != DAY_NONE && !step_is_over(u->step->state);
    id_new(&u->house->ids, entry);
    clock_print(clock_ms(), at);
    u->change.at = at;
    u->change.by = u->house->caller->name;
    u->change.entry = entry;
    step_change(&u->plan, u->step, &u->change);
    if (u->given[U_FACTS].json)
        u->step->facts = u->given[U_FACTS].json;
    u->plan.version++;
    if (!plan_store(u->call, &u->row, &u->plan, entry))
        return false;
    places_count(u, held);
    return report_tell(u) == 0 || plan_store_failed(u->call);
}

/* ---- the method ------------------------------------------------------------------------------ */

static bool step_find(struct updating *u)
{
    int64_t n = u->given[U_STEP].n;
    if (n <= u->plan.nsteps) {
        u->step = &u->plan.steps[n - 1];
        return true;
    }
    fault_add(u->call, "out-of-range", "/step", "the plan has %d steps", u->plan.nsteps);
    return rpc_fail_faults(u->call);
}

bool method_plan_update(struct call *call)
{
    static const struct shape shape = {"the params of 'plan.update'", update_params, U_PARAMS};
    struct updating u = {.call = call, .house = call->world};
    if (!params_read(call, &shape, u.given))
        return rpc_fail_faults(call);
    if (!plan_find(call, u.given[U_PLAN].text, &u.row, &u.plan) || !step_find(&u))
        return false;
    day_t today = plan_today(u.house, u.plan.region);
    u.change = (struct tracked_change){.to = (enum step_state)(u.given[U_STATE].n + 1),
                                       .on = u.given[U_ON].json ? (day_t)u.given[U_ON].n : today,
                                       .reason = u.given[U_REASON].text};
    if (!order_check(&u) || !change_check(&u, today))
        return false;
    return change_make(&u);
}
