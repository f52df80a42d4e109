/* The elements of a model: see element.h. */
#include "cli/element.h"

#include <stdlib.h>
#include <string.h>

static const struct cond *service_when(const void *element)
{
    return ((const struct service *)element)->when;
}

static const struct cond *transition_when(const void *element)
{
    return ((const struct transition *)element)->when;
}

static const struct cond *concept_when(const void *element)
{
    return ((const struct concept *)element)->when;
}

static const struct cond *assessment_when(const void *element)
{
    return ((const struct assessment *)element)->when;
}

static const struct cond *obstacle_when(const void *element)
{
    return ((const struct obstacle *)element)->when;
}

static const struct cond *goal_when(const void *element)
{
    return ((const struct goal *)element)->reached;
}

static const struct cond *promise_when(const void *element)
{
    return ((const struct promise *)element)->for_every;
}

/* What a list of the model holds; each of its elements begins with its `struct common`. */
struct shelf {
    const void *first;
    int n;
    size_t size;
    const struct cond *(*when)(const void *element);
};

static void shelf_add(struct arena *arena, struct elements *all, const struct shelf *shelf)
{
    for (int i = 0; i < shelf->n; i++) {
        const char *at = (const char *)shelf->first + (size_t)i * shelf->size;
        const struct common *c = (const void *)at;
        if (!c->decl)
            continue;
        ARENA_ROOM(arena, all->list, all->n, all->cap);
        all->list[all->n++] = (struct element){.kind = c->decl->word,
                                               .id = c->id,
                                               .decl = c->decl,
                                               .name = &c->name,
                                               .when = shelf->when ? shelf->when(at) : NULL};
    }
}

/* The scale that an assessment brings along is no declaration of its own. */
static void facts_add(struct arena *arena, struct elements *all, const struct model *m)
{
    for (int i = 0; i < m->nfacts; i++)
        if (m->facts[i].assessment < 0)
            shelf_add(arena, all, &(struct shelf){&m->facts[i], 1, sizeof *m->facts, NULL});
}

static void examples_add(struct arena *arena, struct elements *all, const struct model *m)
{
    for (int i = 0; i < m->nexamples; i++) {
        ARENA_ROOM(arena, all->list, all->n, all->cap);
        all->list[all->n++] = (struct element){
            .kind = "example", .id = m->examples[i]->args[0].text, .decl = m->examples[i]};
    }
}

int element_compare(const struct element *a, const struct element *b)
{
    int order = strcmp(a->kind, b->kind);
    return order ? order : strcmp(a->id, b->id);
}

static int compare(const void *a, const void *b)
{
    return element_compare(a, b);
}

struct elements elements_of(struct arena *arena, const struct model *m)
{
    const struct shelf shelves[] = {
        {&m->region, 1, sizeof m->region, NULL},
        {m->concepts, m->nconcepts, sizeof *m->concepts, concept_when},
        {m->parameters, m->nparameters, sizeof *m->parameters, NULL},
        {m->actors, m->nactors, sizeof *m->actors, NULL},
        {m->goals, m->ngoals, sizeof *m->goals, goal_when},
        {m->services, m->nservices, sizeof *m->services, service_when},
        {m->transitions, m->ntransitions, sizeof *m->transitions, transition_when},
        {m->assessments, m->nassessments, sizeof *m->assessments, assessment_when},
        {m->obstacles, m->nobstacles, sizeof *m->obstacles, obstacle_when},
        {m->promises, m->npromises, sizeof *m->promises, promise_when},
        {m->events, m->nevents, sizeof *m->events, NULL},
    };
    struct elements all = {0};
    facts_add(arena, &all, m);
    for (size_t i = 0; i < sizeof shelves / sizeof *shelves; i++)
        shelf_add(arena, &all, &shelves[i]);
    examples_add(arena, &all, m);
    if (all.n)
        qsort(all.list, all.n, sizeof *all.list, compare);
    return all;
}
