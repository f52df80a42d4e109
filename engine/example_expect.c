/* The words of an example that say what must come out, each with its check: a table. */
#include "engine/example_expect.h"

#include "engine/decide.h"
#include "engine/plan.h"
#include "engine/question.h"

#include <string.h>

#define LIMIT_NONE 1000000

struct run {
    struct situation *s;
    struct issues *issues;
    struct decision *decisions[AUDIENCES]; /* made when first asked for */
};

static const struct decision *decision_for(struct run *r, enum audience audience)
{
    struct options options = {.limit = LIMIT_NONE, .first_step = -1};
    if (r->decisions[audience])
        return r->decisions[audience];
    struct situation *s = arena_grow(r->s->arena, r->s, 1, 1, sizeof *s);
    s->audience = audience;
    return r->decisions[audience] = decide(s, &options);
}

/* The decision for whom a service is meant. */
static const struct decision *decision_of(struct run *r, int service)
{
    return decision_for(r, r->s->model->services[service].audience);
}

static struct issue *fails(struct run *r, const struct decl *d, const char *message)
{
    return issue_add(r->issues, "example-failed", arg_place(d, 0, 0, (int)strlen(d->args[0].text)),
                     "%s", message);
}

static bool is_recommended(const struct decision *d, int service)
{
    for (int i = 0; i < d->nrecommended; i++)
        if (d->recommended[i].service == service)
            return true;
    return false;
}

/* Why it is not there: its state, or the recommended service that it is an alternative of. */
static const char *instead(const struct decision *d, int service)
{
    const struct model *m = d->situation->model;
    for (int i = 0; i < d->nrecommended; i++)
        for (int j = 0; j < d->recommended[i].nalternatives; j++)
            if (d->recommended[i].alternatives[j] == service)
                return arena_printf(d->situation->arena, "it is an alternative of '%s'",
                                    m->services[d->recommended[i].service].common.id);
    return arena_printf(d->situation->arena, "it is %s", service_state_ids[d->states[service]]);
}

/* ---- one check a word ---------------------------------------------------------------------------
 */

static void hold_expect(struct run *r, const struct decl *d, int service)
{
    const struct decision *decision = decision_of(r, service);
    if (!is_recommended(decision, service))
        fails(r, d,
              arena_printf(r->s->arena, "'%s' is expected and not recommended: %s", d->args[0].text,
                           instead(decision, service)));
}

static void hold_expect_not(struct run *r, const struct decl *d, int service)
{
    if (is_recommended(decision_of(r, service), service))
        fails(r, d,
              arena_printf(r->s->arena, "'%s' is recommended, and should not be", d->args[0].text));
}

static void hold_expect_first(struct run *r, const struct decl *d, int service)
{
    const struct decision *decision = decision_of(r, service);
    if (decision->nrecommended && decision->recommended[0].service == service)
        return;
    const char *first = decision->nrecommended
                            ? r->s->model->services[decision->recommended[0].service].common.id
                            : "nothing";
    fails(r, d,
          arena_printf(r->s->arena, "'%s' is expected first, and '%s' is: %s", d->args[0].text,
                       first, instead(decision, service)));
}

static const char *state_wanted(const struct decl *d)
{
    const char *space = strchr(d->args[0].text, ' ');
    return space ? space + strspn(space, " ") : "";
}

static void hold_expect_state(struct run *r, const struct decl *d, int service)
{
    const char *state = service_state_ids[decision_of(r, service)->states[service]];
    if (strcmp(state, state_wanted(d)) != 0)
        fails(r, d,
              arena_printf(r->s->arena, "'%s' is %s", r->s->model->services[service].common.id,
                           state));
}

static void hold_expect_question(struct run *r, const struct decl *d, int fact)
{
    int n;
    const struct question *questions = questions_make(decision_for(r, AUDIENCE_CLIENT), &n);
    for (int i = 0; i < n; i++)
        if (questions[i].fact == fact)
            return;
    fails(r, d,
          arena_printf(r->s->arena, "'%s' is expected to be asked, and is not", d->args[0].text));
}

static void hold_expect_obstacle(struct run *r, const struct decl *d, int obstacle)
{
    const struct decision *decision = decision_for(r, AUDIENCE_CLIENT);
    if (!obstacle_met(decision, obstacle))
        fails(r, d,
              arena_printf(r->s->arena, "the obstacle '%s' is expected, and is not met",
                           d->args[0].text));
}

/* ---- expect_plan --------------------------------------------------------------------------------
 */

#define PLAN_EXPANSIONS 100000

/* "education: a > b" names the goal; without one it is the region's own. */
static int plan_goal(struct arena *arena, const struct model *m, const char *text)
{
    const char *colon = strchr(text, ':');
    size_t n = colon ? (size_t)(colon - text) : 0;
    while (n && text[n - 1] == ' ')
        n--;
    return colon ? model_goal(m, arena_copy(arena, text, n)) : m->region.default_goal;
}

static const char *plan_wanted(const char *text)
{
    const char *colon = strchr(text, ':');
    return colon ? colon + 1 : text;
}

/* The next id of "a > b > c"; NULL at the end. */
static const char *plan_next(struct arena *arena, const char **at)
{
    *at += strspn(*at, " >\n\t");
    size_t n = strcspn(*at, " >\n\t");
    const char *id = n ? arena_copy(arena, *at, n) : NULL;
    *at += n;
    return id;
}

static const char *plan_shown(struct arena *arena, const struct model *m, const struct plan *plan)
{
    const char *all = plan->nsteps ? NULL : "no step: the goal holds";
    for (int i = 0; i < plan->nsteps; i++)
        all = arena_printf(arena, "%s%s%s", all ? all : "", all ? " > " : "",
                           m->services[plan->steps[i].service].common.id);
    return all;
}

static void hold_expect_plan(struct run *r, const struct decl *d, int goal)
{
    const struct model *m = r->s->model;
    struct plan_options options = {.goal = goal, .k = 1, .expansions = PLAN_EXPANSIONS};
    const struct plans *plans = plans_make(r->s, &options);
    const char *at = plan_wanted(d->args[0].text), *id;
    bool same = plans->n > 0;
    int n = 0;
    while ((id = plan_next(r->s->arena, &at)) != NULL) {
        same = same && n < plans->at[0].nsteps &&
               strcmp(m->services[plans->at[0].steps[n].service].common.id, id) == 0;
        n++;
    }
    if (same && n == plans->at[0].nsteps)
        return;
    fails(r, d,
          plans->n
              ? arena_printf(r->s->arena, "the cheapest plan to '%s' is another one: %s",
                             m->goals[goal].common.id, plan_shown(r->s->arena, m, &plans->at[0]))
              : arena_printf(r->s->arena, "there is no plan to '%s'", m->goals[goal].common.id));
}

static void plan_check(struct arena *arena, const struct model *m, const struct decl *d,
                       struct issues *issues)
{
    const char *at = plan_wanted(d->args[0].text), *id;
    struct place where = arg_place(d, 0, 0, (int)strlen(d->args[0].text));
    if (plan_goal(arena, m, d->args[0].text) < 0)
        issue_add(issues, "bad-example", where, "'expect_plan' names no goal that there is")->hint =
            "write \"GOAL: a > b\", or give the region a 'default_goal'";
    while ((id = plan_next(arena, &at)) != NULL)
        if (model_service(m, id) < 0)
            issue_add(issues, "bad-example", where, "there is no service '%s'", id);
}

/* ---- names --------------------------------------------------------------------------------------
 */

static int find_obstacle(const struct model *m, const char *id)
{
    for (int i = 0; i < m->nobstacles; i++)
        if (strcmp(m->obstacles[i].common.id, id) == 0)
            return i;
    return -1;
}

static const struct {
    const char *word;
    const char *what;
    int (*find)(const struct model *m, const char *id);
    void (*hold)(struct run *r, const struct decl *d, int index);
} words[] = {
    {"expect", "service", model_service, hold_expect},
    {"expect_not", "service", model_service, hold_expect_not},
    {"expect_first", "service", model_service, hold_expect_first},
    {"expect_state", "service", model_service, hold_expect_state},
    {"expect_question", "fact", model_fact, hold_expect_question},
    {"expect_obstacle", "obstacle", find_obstacle, hold_expect_obstacle},
};

static int word_find(const char *word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, word) == 0)
            return (int)i;
    return -1;
}

/* The index of what an expectation names: its first word. */
static int named(struct arena *arena, const struct model *m, const struct decl *d, int word)
{
    const char *text = d->args[0].text;
    return words[word].find(m, arena_copy(arena, text, strcspn(text, " ")));
}

static bool state_known(const struct decl *d)
{
    for (int i = 0; i < STATE_OTHER_AUDIENCE; i++)
        if (strcmp(service_state_ids[i], state_wanted(d)) == 0)
            return true;
    return false;
}

void expectations_check(struct arena *arena, const struct model *model, const struct decl *example,
                        struct issues *issues)
{
    for (int i = 0; i < example->nbody; i++) {
        const struct decl *d = &example->body[i];
        int word = word_find(d->word);
        if (strcmp(d->word, "expect_plan") == 0)
            plan_check(arena, model, d, issues);
        if (word < 0)
            continue;
        struct place where = arg_place(d, 0, 0, (int)strcspn(d->args[0].text, " "));
        if (named(arena, model, d, word) < 0)
            issue_add(issues, "bad-example", where, "there is no %s '%s'", words[word].what,
                      d->args[0].text);
        else if (words[word].hold == hold_expect_state && !state_known(d))
            issue_add(issues, "bad-example", where, "'%s' ends in no state of a service",
                      d->args[0].text)
                ->hint = "ongoing, completed, closed, not_eligible, suppressed, possible, full or "
                         "eligible";
    }
}

void expectations_hold(struct situation *s, const struct decl *example, struct issues *issues)
{
    struct run r = {.s = s, .issues = issues};
    situation_complete(s);
    for (int i = 0; i < example->nbody; i++) {
        const struct decl *d = &example->body[i];
        int word = word_find(d->word);
        int index = word >= 0 ? named(s->arena, s->model, d, word) : -1;
        if (strcmp(d->word, "expect_plan") == 0)
            index = plan_goal(s->arena, s->model, d->args[0].text);
        if (index >= 0)
            (word < 0 ? hold_expect_plan : words[word].hold)(&r, d, index);
    }
}
