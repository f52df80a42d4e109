/* Makes a model of declarations: the passes one under another (see build.h). */
#include "engine/build.h"
#include "engine/example.h"
#include "engine/index.h"
#include "engine/names.h"

#include <assert.h>
#include <string.h>

/* ---- every element's place in the model --------------------------------------------------------
 */

static void common_set(struct common *c, const struct decl *d)
{
    c->id = d->args[0].text;
    c->nid = strlen(c->id);
    c->rule = rule_of(d);
    c->valid = (struct span){DAY_FIRST, DAY_LAST};
    c->decl = d;
}

static void *elements_make(struct build *b, enum block block, size_t size, int *n)
{
    const struct blocks *all = &b->blocks[block];
    char *array = arena_array(b->arena, (size_t)all->n + 1, size);
    for (int i = 0; i < all->n; i++)
        common_set((struct common *)(void *)(array + (size_t)i * size), all->at[i]);
    *n = all->n;
    return array;
}

static const struct decl *name_taken(const struct blocks *all, const char *id)
{
    for (int i = 0; i < all->n; i++)
        if (strcmp(all->at[i]->args[0].text, id) == 0)
            return all->at[i];
    return NULL;
}

/* Conditions speak of facts, concepts and assessments alike, so no two of them share a name. */
static void names_apart(struct build *b)
{
    static const enum block pairs[][2] = {{BLOCK_CONCEPT, BLOCK_FACT},
                                          {BLOCK_ASSESSMENT, BLOCK_FACT},
                                          {BLOCK_ASSESSMENT, BLOCK_CONCEPT}};
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        const struct blocks *all = &b->blocks[pairs[k][0]];
        for (int i = 0; i < all->n; i++) {
            const char *id = all->at[i]->args[0].text;
            const struct decl *other = name_taken(&b->blocks[pairs[k][1]], id);
            if (other)
                issue_add(b->issues, "duplicate-id", arg_place(all->at[i], 0, 0, (int)strlen(id)),
                          "'%s' is declared already, as a %s", id, other->word)
                    ->hint = arena_printf(b->arena, "there in %s:%d", other->file, other->line);
        }
    }
}

/* The facts, and among them the scale of each assessment's own name; sorted by id. */
static void facts_make(struct build *b)
{
    struct model *m = b->m;
    const struct blocks *facts = &b->blocks[BLOCK_FACT], *scales = &b->blocks[BLOCK_ASSESSMENT];
    m->facts = arena_array(b->arena, (size_t)(facts->n + scales->n) + 1, sizeof *m->facts);
    for (int i = 0, j = 0; i < facts->n || j < scales->n;) {
        bool scale = i == facts->n || (j < scales->n && strcmp(scales->at[j]->args[0].text,
                                                               facts->at[i]->args[0].text) < 0);
        struct fact *fact = &m->facts[m->nfacts++];
        fact->assessment = scale ? j : -1;
        fact->stated_by = -1;
        common_set(&fact->common, scale ? scales->at[j++] : facts->at[i++]);
    }
    m->municipality = model_fact(m, "municipality");
    m->consent = model_fact(m, "consent");
}

void build_elements(struct build *b)
{
    struct model *m = b->m;
    names_apart(b);
    facts_make(b);
    m->concepts = elements_make(b, BLOCK_CONCEPT, sizeof *m->concepts, &m->nconcepts);
    m->parameters = elements_make(b, BLOCK_PARAMETER, sizeof *m->parameters, &m->nparameters);
    m->actors = elements_make(b, BLOCK_ACTOR, sizeof *m->actors, &m->nactors);
    m->goals = elements_make(b, BLOCK_GOAL, sizeof *m->goals, &m->ngoals);
    m->services = elements_make(b, BLOCK_SERVICE, sizeof *m->services, &m->nservices);
    m->transitions = elements_make(b, BLOCK_TRANSITION, sizeof *m->transitions, &m->ntransitions);
    m->assessments = elements_make(b, BLOCK_ASSESSMENT, sizeof *m->assessments, &m->nassessments);
    m->obstacles = elements_make(b, BLOCK_OBSTACLE, sizeof *m->obstacles, &m->nobstacles);
    m->promises = elements_make(b, BLOCK_PROMISE, sizeof *m->promises, &m->npromises);
    m->events = elements_make(b, BLOCK_EVENT, sizeof *m->events, &m->nevents);
    m->examples = (const struct decl **)b->blocks[BLOCK_EXAMPLE].at;
    m->nexamples = b->blocks[BLOCK_EXAMPLE].n;
}

/* ---- all passes ---------------------------------------------------------------------------------
 */

/* The facts that places and consent are tested by must be what their names say. */
static void special_facts(struct build *b)
{
    static const struct {
        const char *id;
        enum fact_kind kind;
    } wanted[] = {{"municipality", FACT_CHOICE}, {"consent", FACT_YES_OR_NO}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        int fact = model_fact(b->m, wanted[i].id);
        if (fact < 0 || b->m->facts[fact].kind == wanted[i].kind)
            continue;
        issue_add(b->issues, "needs-fact", decl_place(b->m->facts[fact].common.decl),
                  "'%s' must be a %s", wanted[i].id, fact_kind_ids[wanted[i].kind]);
        if (fact == b->m->municipality)
            b->m->municipality = -1;
        else
            b->m->consent = -1;
    }
}

/* Of the conditions that are looked at in every request. Those of services are the index's. */
static void clauses_fill(struct build *b)
{
    struct model *m = b->m;
    for (int i = 0; i < m->nconcepts; i++)
        if (m->concepts[i].risk)
            m->concepts[i].clauses = clauses_make(b->arena, m->concepts[i].when);
    for (int i = 0; i < m->ntransitions; i++)
        m->transitions[i].clauses = clauses_make(b->arena, m->transitions[i].when);
    for (int i = 0; i < m->nservices; i++)
        for (int k = 0; k < m->services[i].nprefers; k++) {
            struct prefer *prefer = &m->services[i].prefers[k];
            prefer->clauses = clauses_make(b->arena, prefer->when);
        }
}

struct model *model_build(struct arena *arena, struct decls *decls, struct issues *issues)
{
    struct build b = {.arena = arena, .decls = decls, .issues = issues};
    int errors = issues->errors;
    b.m = arena_alloc(arena, sizeof *b.m);
    b.m->decls = decls;
    b.parse = (struct parse){arena, b.m, parser_memory_make(arena), issues};
    build_collect(&b);
    build_elements(&b);
    build_facts(&b);
    special_facts(&b);
    build_parameters(&b);
    build_others(&b);
    build_assessments(&b);
    build_services(&b);
    build_transitions(&b);
    build_finish(&b);
    build_write_back(&b);
    if (issues->errors != errors)
        return NULL;
    b.m->tests = parser_tests(b.parse.memory, b.m, &b.m->ntests);
    clauses_fill(&b);
    b.m->index = index_make(arena, b.m);
    b.m->names = names_make(arena, b.m);
    examples_check(arena, b.m, issues);
    return issues->errors == errors ? b.m : NULL;
}
