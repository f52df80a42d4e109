/* What a service rests on: see need.h. Its conditions and effects count, not its provider: that the
 * other region names itself. */
#include "cli/need.h"

#include <stdlib.h>
#include <string.h>

struct search {
    struct arena *arena;
    const struct model *from, *there;
    struct needs found;
};

static void need_add(struct search *s, const char *kind, const char *id)
{
    const char *need = arena_printf(s->arena, "%s %s", kind, id);
    for (size_t i = 0; i < s->found.n; i++)
        if (strcmp(s->found.list[i], need) == 0)
            return;
    ARENA_ROOM(s->arena, s->found.list, s->found.n, s->found.cap);
    s->found.list[s->found.n++] = need;
}

static bool option_there(const struct fact *f, int i, const struct fact *there)
{
    return fact_option(there, f->options[i].id) >= 0;
}

/* A fact of the same name with the options that the test or effect names. */
static void fact_need(struct search *s, int fact, const int *options, int n)
{
    const struct fact *f = &s->from->facts[fact];
    int other = model_fact(s->there, f->common.id);
    if (other < 0 || s->there->facts[other].kind != f->kind) {
        need_add(s, "fact", f->common.id);
        return;
    }
    for (int i = 0; i < n; i++)
        if (!option_there(f, options[i], &s->there->facts[other]))
            need_add(s, "option",
                     arena_printf(s->arena, "%s of %s", f->options[options[i]].id, f->common.id));
}

static void length_need(struct search *s, const struct length *l)
{
    if (l->parameter >= 0) {
        const char *id = s->from->parameters[l->parameter].common.id;
        if (model_parameter(s->there, id) < 0)
            need_add(s, "parameter", id);
    }
}

static void test_need(struct search *s, const struct test *t)
{
    const struct bound *bounds[] = {&t->low, &t->high};
    if (t->op == TEST_HISTORY)
        for (int i = 0; i < t->nset; i++)
            if (model_service(s->there, s->from->services[t->set[i]].common.id) < 0)
                need_add(s, "service", s->from->services[t->set[i]].common.id);
    if (t->fact >= 0)
        fact_need(s, t->fact, t->set, t->nset);
    if (t->op == TEST_RANGE)
        for (int i = 0; i < 2; i++)
            length_need(s, &(struct length){.parameter = bounds[i]->parameter});
    if (t->op == TEST_WITHIN_LAST || t->op == TEST_WITHIN_NEXT || t->op == TEST_OVER_AGO ||
        t->has_span)
        length_need(s, &t->span);
}

static void cond_need(struct search *s, const struct cond *c)
{
    if (c->kind == COND_TEST)
        test_need(s, c->test);
    if (c->kind == COND_CONCEPT) {
        const char *id = s->from->concepts[c->concept].common.id;
        if (model_concept(s->there, id) >= 0)
            return; /* the region's own meaning of the word holds there */
        need_add(s, "concept", id);
    }
    for (int i = 0; i < c->nmembers; i++)
        cond_need(s, c->members[i]);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct needs service_needs(struct arena *arena, const struct model *from,
                           const struct service *service, const struct model *there)
{
    struct search s = {.arena = arena, .from = from, .there = there};
    cond_need(&s, service->when);
    for (int i = 0; i < service->nprefers; i++)
        cond_need(&s, service->prefers[i].when);
    for (int i = 0; i < service->ngives; i++)
        fact_need(&s, service->gives[i].fact, NULL, 0);
    if (service->has_start_within) {
        length_need(&s, &service->start_within);
        fact_need(&s, service->start_fact, NULL, 0);
    }
    if (s.found.n)
        qsort(s.found.list, s.found.n, sizeof *s.found.list, compare_texts);
    return s.found;
}
