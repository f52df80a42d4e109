/* The methods that only compute: see methods.h. A handler reads what is asked, has the engine
 * decide, and writes the result: these calls one under another. */
#include "protocol/methods.h"

#include "engine/find.h"
#include "protocol/answer_plan.h"
#include "protocol/arrival.h"
#include "protocol/assess.h"
#include "protocol/discover.h"
#include "protocol/request.h"

#include <string.h>

/* ---- decisions ------------------------------------------------------------------------------- */

static const enum member recommend_members[] = {
    M_REGION, M_CLIENT, M_AS_OF,    M_LANGUAGE, M_READER,  M_AUDIENCE,  M_GOAL,
    M_LIMIT,  M_PLANS,  M_PARALLEL, M_EXPLAIN,  M_HISTORY, M_PLACEMENTS};

static bool method_recommend(struct call *call)
{
    struct request r;
    struct takes takes = {recommend_members, sizeof recommend_members / sizeof *recommend_members};
    if (!request_read(&r, call, &takes))
        return false;
    if (r.given[M_PLANS].n > 0) {
        r.answer.planned = plans_ask(&r, (int)r.given[M_PLANS].n);
        if (!r.answer.planned)
            return false;
        r.answer.first_step = r.answer.planned->first_step;
    }
    struct options options = {.limit = (int)r.given[M_LIMIT].n, .first_step = r.answer.first_step};
    const struct decision *d = decide(r.situation, &options);
    answer_recommend(&r.answer, d, r.given[M_EXPLAIN].n);
    request_found(&r, d);
    return true;
}

static const enum member plan_members[] = {M_REGION, M_CLIENT,   M_GOAL,   M_AS_OF,   M_LANGUAGE,
                                           M_PLANS,  M_PARALLEL, M_BUDGET, M_HISTORY, M_PLACEMENTS};

static bool method_plan(struct call *call)
{
    struct request r;
    struct takes takes = {plan_members, sizeof plan_members / sizeof *plan_members};
    if (!request_read(&r, call, &takes))
        return false;
    bool asked = r.given[M_PLANS].json && r.given[M_PLANS].n > 0;
    const struct planned *planned = plans_ask(&r, asked ? (int)r.given[M_PLANS].n : 1);
    if (!planned)
        return false;
    struct options options = {.limit = 0, .first_step = -1};
    answer_plan(&r.answer, decide(r.situation, &options), planned);
    request_found(&r, NULL);
    return true;
}

static const enum member explain_members[] = {M_REGION,   M_CLIENT, M_SERVICE, M_AS_OF,
                                              M_LANGUAGE, M_READER, M_HISTORY, M_PLACEMENTS};

static bool method_explain(struct call *call)
{
    struct request r;
    struct takes takes = {explain_members, sizeof explain_members / sizeof *explain_members};
    if (!request_read(&r, call, &takes))
        return false;
    struct options options = {.limit = 0, .first_step = -1};
    answer_explain(&r.answer, decide(r.situation, &options), r.service);
    request_found(&r, NULL);
    return true;
}

/* ---- catalogues ------------------------------------------------------------------------------ */

static int count_services(const struct model *m)
{
    return m->nservices;
}

static int count_facts(const struct model *m)
{
    return m->nfacts;
}

static int count_actors(const struct model *m)
{
    return m->nactors;
}

static int count_assessments(const struct model *m)
{
    return m->nassessments;
}

static int count_goals(const struct model *m)
{
    return m->ngoals;
}

static int count_events(const struct model *m)
{
    return m->nevents;
}

static bool find_service(struct answer *a, const struct query *q, int index)
{
    return query_service(a->arena, q, &a->model->services[index]);
}

static bool find_actor(struct answer *a, const struct query *q, int index)
{
    return query_actor(a->arena, q, &a->model->actors[index]);
}

static const struct catalogue {
    const char *method;
    int (*count)(const struct model *m);
    void (*entry)(struct answer *a, int index);
    bool (*find)(struct answer *a, const struct query *q, int index); /* NULL: takes no words */
} catalogues[] = {{"catalog.services", count_services, answer_service_entry, find_service},
                  {"catalog.facts", count_facts, answer_fact_entry, NULL},
                  {"catalog.actors", count_actors, answer_actor_entry, find_actor},
                  {"catalog.assessments", count_assessments, answer_assessment_entry, NULL},
                  {"catalog.goals", count_goals, answer_goal_entry, NULL},
                  {"catalog.events", count_events, answer_event_entry, NULL}};

/* The pointers of an entry's fallbacks begin at the entry. */
static void entry_write(struct answer *a, const struct catalogue *c, int index)
{
    a->nfallbacks = 0;
    out_object(a->out);
    c->entry(a, index);
    answer_fallbacks(a);
    out_object_end(a->out);
}

static bool method_catalog(struct call *call)
{
    static const enum member members[] = {M_REGION, M_LANGUAGE, M_TEXT};
    struct request r;
    const struct catalogue *c = catalogues;
    while (strcmp(c->method, call->method->name) != 0)
        c++;
    if (!request_read(&r, call, &(struct takes){members, c->find ? 3 : 2}))
        return false;
    const char *text = r.given[M_TEXT].text;
    struct query q = text ? query_make(call->arena, text) : (struct query){0};
    out_array(call->out);
    for (int i = 0; i < c->count(r.rules->model); i++)
        if (!text || c->find(&r.answer, &q, i))
            entry_write(&r.answer, c, i);
    out_array_end(call->out);
    return true;
}

/* Each region in its own first language, where none is asked for. */
static bool method_regions(struct call *call)
{
    static const enum member members[] = {M_LANGUAGE};
    static const struct catalogue regions = {.entry = answer_region_entry};
    struct world *world = call->world;
    struct request r;
    if (!request_read(&r, call, &(struct takes){members, 1}))
        return false;
    out_array(call->out);
    for (int i = 0; i < world->nregions; i++) {
        const struct rules *rules = world->region(world, world->regions[i]);
        answer_init(&r.answer, call, rules);
        if (r.given[M_LANGUAGE].json)
            r.answer.language = (enum language)r.given[M_LANGUAGE].n;
        entry_write(&r.answer, &regions, 0);
    }
    out_array_end(call->out);
    return true;
}

/* ---- the table ------------------------------------------------------------------------------- */

const struct method pure_methods[] = {
    {"recommend", ROLE_QUERY, true, method_recommend},
    {"plan", ROLE_QUERY, true, method_plan},
    {"explain", ROLE_QUERY, true, method_explain},
    {"assess", ROLE_QUERY, true, method_assess},
    {"arrival.announce", ROLE_PLAN, true, method_arrival_announce},
    {"catalog.regions", ROLE_QUERY, false, method_regions},
    {"catalog.services", ROLE_QUERY, false, method_catalog},
    {"catalog.facts", ROLE_QUERY, false, method_catalog},
    {"catalog.actors", ROLE_QUERY, false, method_catalog},
    {"catalog.assessments", ROLE_QUERY, false, method_catalog},
    {"catalog.goals", ROLE_QUERY, false, method_catalog},
    {"catalog.events", ROLE_QUERY, false, method_catalog},
    {"rpc.discover", ROLE_QUERY, false, method_discover},
};
const int pure_methods_n = sizeof pure_methods / sizeof *pure_methods;
