/* Reading what a pure method is asked: see request.h. Params are checked first, then what they name
 * in the region's model, so that a caller is told of everything at once. */
#include "protocol/request.h"

#include <string.h>

#define LIMIT_MOST 100
#define LIMIT_USUAL 10
#define PLANS_MOST 10 /* to one goal */
#define BUDGET_MOST 600000
#define ID_MOST 64
#define BY_MOST 200
#define TEXT_MOST 200

static const char *const reader_ids[] = {"client", "counsellor"};

static const struct param members[MEMBERS] = {
    [M_REGION] = {"region", PARAM_TEXT, .required = true, .low = 1, .high = ID_MOST,
                  .remedy = "the id of a region (catalog.regions lists them)"},
    [M_LANGUAGE] = {"language", PARAM_WORD, .words = language_ids, .nwords = LANGUAGES},
    [M_CLIENT] = {"client", PARAM_OBJECT, .required = true,
                  .remedy = "an object with what is known: 'facts', 'history', 'ref'"},
    [M_AS_OF] = {"as_of", PARAM_DATE},
    [M_READER] = {"reader", PARAM_WORD, .words = reader_ids, .nwords = 2},
    [M_SERVICE] = {"service", PARAM_TEXT, .required = true, .low = 1, .high = ID_MOST,
                   .remedy = "the id of a service (catalog.services lists them)"},
    [M_TEXT] = {"text", PARAM_TEXT, .low = 1, .high = TEXT_MOST,
                .remedy = "words to look for, in any language"},
    [M_GOAL] = {"goal", PARAM_TEXT, .low = 1, .high = ID_MOST,
                .remedy = "the id of a goal (catalog.goals lists them), or \"*\" for each"},
    [M_ASSESSMENT] = {"assessment", PARAM_TEXT, .required = true, .low = 1, .high = ID_MOST,
                      .remedy = "the id of an assessment (catalog.assessments lists them)"},
    [M_ANSWERS] = {"answers", PARAM_OBJECT, .required = true,
                   .remedy = "an object with the answers by item; {} asks what to ask first"},
    [M_AUDIENCE] = {"audience", PARAM_WORD, .words = audience_ids, .nwords = AUDIENCES},
    [M_LIMIT] = {"limit", PARAM_NUMBER, .low = 0, .high = LIMIT_MOST, .initial = LIMIT_USUAL},
    [M_PLANS] = {"plans", PARAM_NUMBER, .low = 0, .high = PLANS_MOST},
    [M_BUDGET] = {"budget_ms", PARAM_NUMBER, .low = 1, .high = BUDGET_MOST},
    [M_PARALLEL] = {"parallel", PARAM_BOOL},
    [M_EXPLAIN] = {"explain", PARAM_BOOL},
    [M_HISTORY] = {"history", PARAM_ANY, .hidden = true},
    [M_MUNICIPALITY] = {"municipality", PARAM_TEXT, .required = true, .low = 1, .high = ID_MOST,
                        .remedy = "the municipality that they come to, an option of the fact "
                                  "'municipality'"},
    [M_BY] = {"by", PARAM_TEXT, .required = true, .low = 1, .high = BY_MOST,
              .remedy = "who announces it: the employer or the authority, no person"},
    [M_EXPECTED_ON] = {"expected_on", PARAM_DATE, .required = true},
    [M_PEOPLE] = {"people", PARAM_ANY, .required = true,
                  .remedy = "an array of groups, each with 'count' and 'facts'"},
    [M_PLACEMENTS] = {"placements", PARAM_OBJECT},
};

static void members_read(struct request *r, const struct takes *takes)
{
    struct call *call = r->call;
    struct world *world = call->world;
    struct param params[MEMBERS];
    struct given given[MEMBERS];
    enum member which[MEMBERS];
    int n = 0;
    for (int i = 0; i < takes->n; i++)
        if (takes->at[i] != M_PLACEMENTS || world->takes_placements) {
            which[n] = takes->at[i];
            params[n++] = members[takes->at[i]];
        }
    params_read(call, &(struct shape){NULL, params, n}, given);
    for (int i = 0; i < n; i++)
        r->given[which[i]] = given[i];
}

/* ---- the region ------------------------------------------------------------------------------ */

bool request_region_unknown(struct call *call, const char *id)
{
    struct world *world = call->world;
    struct out o;
    out_init(&o, call->arena, 256);
    out_raw(&o, "\"regions\":", strlen("\"regions\":"));
    out_array(&o);
    for (int i = 0; i < world->nregions; i++)
        out_string(&o, world->regions[i]);
    out_array_end(&o);
    out_string_at(&o, "nearest", nearest_name(id, world->regions, world->nregions));
    rpc_fail(call, RPC_UNKNOWN_REGION,
             "No rules are in force for a region '%s'. Name one of those in 'regions'.", id);
    call->data = arena_copy(call->arena, o.data, o.n);
    return false;
}

static bool rules_find(struct request *r)
{
    struct world *world = r->call->world;
    const char *id = r->given[M_REGION].text;
    if (!id)
        return true; /* missing, which is a fault already, or not taken */
    r->rules = world->region(world, id);
    return r->rules ? true : request_region_unknown(r->call, id);
}

/* ---- what is named in the model -------------------------------------------------------------- */

static void service_find(struct request *r)
{
    const struct model *m = r->rules->model;
    const char *id = r->given[M_SERVICE].text;
    r->service = id ? model_service(m, id) : -1;
    if (!id || r->service >= 0)
        return;
    const char **names = arena_array(r->call->arena, (size_t)m->nservices + 1, sizeof *names);
    for (int i = 0; i < m->nservices; i++)
        names[i] = m->services[i].common.id;
    struct issue *fault =
        fault_add(r->call, "unknown-service", "/service",
                  "the rules of '%s' know no service '%s'; catalog.services lists them",
                  r->rules->region, id);
    fault_allow(fault, id, names, m->nservices);
}

static void assessment_find(struct request *r)
{
    const struct model *m = r->rules->model;
    const char *id = r->given[M_ASSESSMENT].text;
    int found = id ? model_assessment(m, id) : -1;
    r->assessment = found < 0 ? NULL : &m->assessments[found];
    if (!id || found >= 0)
        return;
    const char **names = arena_array(r->call->arena, (size_t)m->nassessments + 1, sizeof *names);
    for (int i = 0; i < m->nassessments; i++)
        names[i] = m->assessments[i].common.id;
    struct issue *fault =
        fault_add(r->call, "unknown-assessment", "/assessment",
                  "the rules of '%s' know no assessment '%s'; catalog.assessments lists them",
                  r->rules->region, id);
    fault_allow(fault, id, names, m->nassessments);
}

static void goal_check(struct request *r)
{
    const struct model *m = r->rules->model;
    const char *id = r->given[M_GOAL].text;
    if (!id || strcmp(id, "*") == 0 || model_goal(m, id) >= 0)
        return;
    const char **names = arena_array(r->call->arena, (size_t)m->ngoals + 1, sizeof *names);
    for (int i = 0; i < m->ngoals; i++)
        names[i] = m->goals[i].common.id;
    names[m->ngoals] = "*";
    struct issue *fault = fault_add(r->call, "unknown-goal", "/goal",
                                    "the rules of '%s' know no goal '%s'; \"*\" means each of them",
                                    r->rules->region, id);
    fault_allow(fault, id, names, m->ngoals + 1);
}

/* Beside the client only the word "stored"; a sent history belongs in it. */
static bool history_stored(struct request *r)
{
    const struct json *history = r->given[M_HISTORY].json;
    const char *text = history ? json_text(history) : NULL;
    if (text && strcmp(text, "stored") == 0)
        return true;
    if (history)
        fault_add(r->call, "unknown-member", "/history",
                  "'history' belongs in 'client'; beside it only \"stored\" may be said");
    return false;
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* Who a question about one service comes from is told by the service. */
static enum audience audience_of(const struct request *r)
{
    if (r->service >= 0)
        return r->rules->model->services[r->service].audience;
    return (enum audience)r->given[M_AUDIENCE].n;
}

static bool takes_member(const struct takes *takes, enum member member)
{
    for (int i = 0; i < takes->n; i++)
        if (takes->at[i] == member)
            return true;
    return false;
}

static void against_model(struct request *r, const struct takes *takes)
{
    struct world *world = r->call->world;
    const struct region *region = &r->rules->model->region;
    const struct given *day =
        takes_member(takes, M_EXPECTED_ON) ? &r->given[M_EXPECTED_ON] : &r->given[M_AS_OF];
    day_t as_of = day->json ? (day_t)day->n : world->today(world, region->time_zone);
    answer_init(&r->answer, r->call, r->rules);
    r->answer.as_of = as_of;
    r->answer.counsellor = r->given[M_READER].n == 1;
    if (r->given[M_LANGUAGE].json)
        r->answer.language = (enum language)r->given[M_LANGUAGE].n;
    service_find(r);
    goal_check(r);
    assessment_find(r);
    if (takes_member(takes, M_CLIENT))
        r->situation = situation_read(&(struct asked){r->call, r->rules, as_of, audience_of(r),
                                                      r->assessment, history_stored(r)});
}

bool request_read(struct request *r, struct call *call, const struct takes *takes)
{
    *r = (struct request){.call = call, .service = -1};
    members_read(r, takes);
    if (!rules_find(r))
        return false;
    if (r->rules)
        against_model(r, takes);
    return call->faults->n ? rpc_fail_faults(call) : true;
}

void request_found(const struct request *r, const struct decision *d)
{
    struct world *world = r->call->world;
    struct found *found = arena_alloc(r->call->arena, sizeof *found);
    *found =
        (struct found){.situation = r->situation, .decision = d, .language = r->answer.language};
    if (d) {
        found->questions = r->answer.questions;
        found->nquestions = r->answer.nquestions;
    }
    if (world->found)
        world->found(world, found);
}
