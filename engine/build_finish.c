/* What shows only when everything is read: circles of concepts, overlaps groups, the ways that lead
 * to a service and away from it. */
#include "engine/build.h"

#include <stdlib.h>
#include <string.h>

/* Tests of a condition with its concepts written out: what evaluating it may cost. */
#define TESTS_MAX 4096
/* Concepts defined by concepts: a chain of them is walked one in another. */
#define CHAIN_MAX 64

/* ---- concepts -----------------------------------------------------------------------------------
 */

enum mark { MARK_NEW, MARK_OPEN, MARK_DONE };

struct concepts_walk {
    struct build *b;
    uint8_t *marks; /* enum mark, by concept */
    long *sizes;    /* tests, written out */
    int *chains;    /* how many concepts are defined one by another, down from this one */
    int open;       /* concepts that are being walked */
    int longest;    /* the longest chain of the concepts in the condition that is being walked */
};

static long concept_size(struct concepts_walk *w, int concept);

static long cond_size(struct concepts_walk *w, const struct cond *c)
{
    if (!c || c->kind == COND_TRUE)
        return 0;
    if (c->kind == COND_TEST)
        return 1;
    if (c->kind == COND_CONCEPT) {
        long size = concept_size(w, c->concept);
        w->longest = w->chains[c->concept] > w->longest ? w->chains[c->concept] : w->longest;
        return size;
    }
    long size = 0;
    for (int i = 0; i < c->nmembers; i++)
        size += cond_size(w, c->members[i]);
    return size > TESTS_MAX ? TESTS_MAX + 1 : size;
}

static const struct decl *when_of(const struct concept *concept)
{
    const struct decl *when = decl_find(concept->common.decl, "when");
    return when ? when : concept->common.decl;
}

static void concept_walk(struct concepts_walk *w, int i)
{
    const struct concept *concept = &w->b->m->concepts[i];
    int longest = w->longest;
    w->marks[i] = MARK_OPEN;
    w->open++;
    w->longest = 0;
    if (w->open <= CHAIN_MAX + 1)
        w->sizes[i] = cond_size(w, concept->when);
    w->chains[i] = w->longest + 1;
    w->longest = longest;
    w->open--;
    w->marks[i] = MARK_DONE;
    if (w->sizes[i] > TESTS_MAX)
        issue_add(w->b->issues, "too-many", decl_place(when_of(concept)),
                  "the condition of '%s' has more than %d tests with its concepts written out",
                  concept->common.id, TESTS_MAX);
    if (w->chains[i] == CHAIN_MAX + 1)
        issue_add(w->b->issues, "too-many", decl_place(when_of(concept)),
                  "more than %d concepts are defined one by another, from '%s' down", CHAIN_MAX,
                  concept->common.id);
}

static long concept_size(struct concepts_walk *w, int i)
{
    const struct concept *concept = &w->b->m->concepts[i];
    if (w->marks[i] == MARK_OPEN)
        issue_add(w->b->issues, "concept-circle", decl_place(when_of(concept)),
                  "the concept '%s' is defined by itself", concept->common.id);
    else if (w->marks[i] == MARK_NEW)
        concept_walk(w, i);
    return w->sizes[i];
}

static void size_check(struct concepts_walk *w, const struct cond *c, const struct common *of)
{
    if (cond_size(w, c) > TESTS_MAX)
        issue_add(w->b->issues, "too-many", decl_place(of->decl),
                  "the condition of '%s' has more than %d tests with its concepts written out",
                  of->id, TESTS_MAX);
}

static void concepts_finish(struct build *b)
{
    const struct model *m = b->m;
    size_t n = (size_t)m->nconcepts + 1;
    struct concepts_walk w = {.b = b,
                              .marks = arena_alloc(b->arena, n),
                              .sizes = arena_array(b->arena, n, sizeof *w.sizes),
                              .chains = arena_array(b->arena, n, sizeof *w.chains)};
    for (int i = 0; i < m->nconcepts; i++)
        concept_size(&w, i);
    for (int i = 0; i < m->nservices; i++)
        size_check(&w, m->services[i].when, &m->services[i].common);
    for (int i = 0; i < m->ntransitions; i++)
        size_check(&w, m->transitions[i].when, &m->transitions[i].common);
    for (int i = 0; i < m->ngoals; i++)
        size_check(&w, m->goals[i].reached, &m->goals[i].common);
    for (int i = 0; i < m->nobstacles; i++)
        size_check(&w, m->obstacles[i].when, &m->obstacles[i].common);
}

/* ---- groups -------------------------------------------------------------------------------------
 */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const struct decl *next_group(const struct service *s, const struct decl *d)
{
    do
        d = decl_next(s->common.decl, "overlaps", d);
    while (d && (d->nargs < 1 || d->args[0].kind != ARG_TEXT));
    return d;
}

static void groups_name(struct build *b)
{
    struct model *m = b->m;
    int cap = 0, kept = 0;
    for (int i = 0; i < m->nservices; i++)
        for (const struct decl *d = NULL; (d = next_group(&m->services[i], d)) != NULL;) {
            ARENA_ROOM(b->arena, m->groups, m->ngroups, cap);
            m->groups[m->ngroups++] = d->args[0].text;
        }
    if (m->ngroups > 1)
        qsort(m->groups, (size_t)m->ngroups, sizeof *m->groups, compare_names);
    for (int i = 0; i < m->ngroups; i++)
        if (!kept || strcmp(m->groups[kept - 1], m->groups[i]) != 0)
            m->groups[kept++] = m->groups[i];
    m->ngroups = kept;
}

static int group_find(const struct model *m, const char *name)
{
    const char **at =
        bsearch(&name, m->groups, (size_t)m->ngroups, sizeof *m->groups, compare_names);
    return (int)(at - m->groups);
}

static void groups_finish(struct build *b)
{
    struct model *m = b->m;
    groups_name(b);
    for (int i = 0; i < m->nservices; i++)
        for (const struct decl *d = NULL; (d = next_group(&m->services[i], d)) != NULL;)
            ids_add(b, &m->services[i].groups, group_find(m, d->args[0].text), d);
}

/* ---- ways ---------------------------------------------------------------------------------------
 */

/* Transitions come in ascending order, so what they are added to stays ascending. */
static void way_add(struct build *b, struct ids *ids, int transition)
{
    if (ids->n && ids->at[ids->n - 1] == transition)
        return;
    if ((ids->n & (ids->n - 1)) == 0)
        ids->at = arena_grow(b->arena, ids->at, (size_t)ids->n, ids->n ? (size_t)ids->n * 2 : 1,
                             sizeof *ids->at);
    ids->at[ids->n++] = transition;
}

static void ways_finish(struct build *b)
{
    struct model *m = b->m;
    for (int i = 0; i < m->ntransitions; i++) {
        const struct transition *t = &m->transitions[i];
        if (t->to >= 0)
            way_add(b, &m->services[t->to].arriving, i);
        for (int j = 0; j < t->from.n; j++)
            way_add(b, &m->services[t->from.at[j]].leaving, i);
    }
}

void build_finish(struct build *b)
{
    concepts_finish(b);
    groups_finish(b);
    ways_finish(b);
}
