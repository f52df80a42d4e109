/* Asking the engine for plans: which goals, which limits, and the check of what comes back. */
#include "engine/replay_plan.h"
#include "protocol/answer_plan.h"

#include <string.h>

/* Limits count states, not time: a decision must be the same on every machine. */
#define EXPANSIONS_PER_MS 50 /* what budget_ms stands for */

/* Beside each other little is proven by a long search, and a plan is there early: so without
 * budget_ms only such a part of the limit is searched. */
#define BESIDE_PART 200

static struct ids goals_asked(const struct request *r)
{
    const struct model *m = r->rules->model;
    const char *id = r->given[M_GOAL].text;
    int one = id ? model_goal(m, id) : m->region.default_goal;
    struct ids goals = {arena_array(r->call->arena, (size_t)m->ngoals + 1, sizeof *goals.at), 0};
    for (int i = 0; i < m->ngoals; i++)
        if (one < 0 || one == i)
            goals.at[goals.n++] = i;
    return goals;
}

static struct plan_options options_for(const struct request *r, int k, int ngoals)
{
    const struct world *world = r->call->world;
    struct plan_options o = {.k = k, .parallel = r->given[M_PARALLEL].n};
    o.expansions = world->plan_expansions ? world->plan_expansions : PLAN_STATES_USUAL;
    o.memory = world->plan_memory ? world->plan_memory : PLAN_MEMORY_USUAL;
    o.memory /= (size_t)(ngoals ? ngoals : 1);
    if (!r->given[M_BUDGET].json)
        o.beside = o.expansions / BESIDE_PART;
    else if (r->given[M_BUDGET].n * EXPANSIONS_PER_MS < o.expansions)
        o.expansions = (long)r->given[M_BUDGET].n * EXPANSIONS_PER_MS;
    return o;
}

/* Takes out what the checker refuses. */
static void plans_check(const struct request *r, struct plans *plans)
{
    struct world *world = r->call->world;
    int kept = 0;
    for (int i = 0; i < plans->n; i++) {
        const char *fault = replay_plan(r->situation, &plans->at[i]);
        if (!fault)
            plans->at[kept++] = plans->at[i];
        else if (world->fault)
            world->fault(world, fault);
    }
    plans->n = kept;
}

static struct plans *plans_find(struct request *r, const struct plan_options *options)
{
    struct world *world = r->call->world;
    struct plans *found = world->plans ? world->plans(world, r->situation, options)
                                       : plans_make(r->situation, options);
    if (found)
        return found;
    rpc_fail(r->call, RPC_OVERLOADED,
             "too many plans are being searched for at once: ask again after 'retry_after_ms'");
    r->call->data = "\"retry_after_ms\":2000";
    return NULL;
}

struct planned *plans_ask(struct request *r, int k)
{
    struct arena *arena = r->call->arena;
    struct planned *planned = arena_alloc(arena, sizeof *planned);
    struct ids goals = goals_asked(r);
    struct plan_options options = options_for(r, k, goals.n);
    planned->at = arena_array(arena, (size_t)goals.n + 1, sizeof *planned->at);
    for (int i = 0; i < goals.n; i++) {
        options.goal = goals.at[i];
        struct plans *found = plans_find(r, &options);
        if (!found)
            return NULL;
        plans_check(r, found);
        planned->at[planned->n++] = found;
    }
    const struct plan *best = plans_cheapest(planned->at, planned->n);
    planned->first_step = best && best->nsteps ? best->steps[0].service : -1;
    return planned;
}
