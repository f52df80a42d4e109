/* Which parts of the conditions the examples have tried: see example_coverage.h. */
#include "engine/example_coverage.h"

#include <string.h>

struct element { /* whose condition is walked */
    const char *kind, *id;
    struct rule_place rule;
};

static void part_add(struct coverage *c, const struct element *e, const struct cond *cond)
{
    ARENA_ROOM(c->arena, c->parts, c->n, c->cap);
    c->parts[c->n++] = (struct coverage_part){e->kind, e->id, e->rule, cond, false, false};
}

/* A concept is one part: its own condition is walked where it is declared. */
static void parts_walk(struct coverage *c, const struct element *e, const struct cond *cond)
{
    if (cond->kind == COND_TEST || cond->kind == COND_CONCEPT) {
        part_add(c, e, cond);
        return;
    }
    for (int i = 0; i < cond->nmembers; i++)
        parts_walk(c, e, cond->members[i]);
}

static bool in_pack(struct rule_place rule, const char *pack)
{
    size_t n = strlen(pack);
    return rule.file && strncmp(rule.file, pack, n) == 0 && rule.file[n] == '/';
}

struct walk {
    struct coverage *coverage;
    const char *pack;
    const char *kind;
};

static void element_walk(const struct walk *w, const struct common *common, struct rule_place rule,
                         const struct cond *cond)
{
    struct element e = {w->kind, common->id, rule.file ? rule : common->rule};
    if (cond && in_pack(e.rule, w->pack))
        parts_walk(w->coverage, &e, cond);
}

static void services_walk(struct walk w, const struct model *m)
{
    w.kind = "service";
    for (int i = 0; i < m->nservices; i++)
        element_walk(&w, &m->services[i].common, m->services[i].when_rule, m->services[i].when);
    w.kind = "preference";
    for (int i = 0; i < m->nservices; i++)
        for (int k = 0; k < m->services[i].nprefers; k++)
            element_walk(&w, &m->services[i].common, m->services[i].prefers[k].rule,
                         m->services[i].prefers[k].when);
}

struct coverage *coverage_make(struct arena *arena, const struct model *m, const char *pack)
{
    struct coverage *c = arena_alloc(arena, sizeof *c);
    struct walk w = {c, pack, "concept"};
    c->arena = arena;
    for (int i = 0; i < m->nconcepts; i++)
        element_walk(&w, &m->concepts[i].common, m->concepts[i].common.rule, m->concepts[i].when);
    services_walk(w, m);
    w.kind = "transition";
    for (int i = 0; i < m->ntransitions; i++)
        element_walk(&w, &m->transitions[i].common, m->transitions[i].common.rule,
                     m->transitions[i].when);
    w.kind = "obstacle";
    for (int i = 0; i < m->nobstacles; i++)
        element_walk(&w, &m->obstacles[i].common, m->obstacles[i].common.rule,
                     m->obstacles[i].when);
    w.kind = "goal";
    for (int i = 0; i < m->ngoals; i++)
        element_walk(&w, &m->goals[i].common, m->goals[i].common.rule, m->goals[i].reached);
    return c;
}

void coverage_add(struct coverage *c, const struct situation *situation)
{
    const uint8_t *answers = tests_eval(situation);
    for (int i = 0; i < c->n; i++) {
        enum truth value = cond_eval(c->parts[i].cond, answers);
        c->parts[i].was_true |= value == TRUTH_TRUE;
        c->parts[i].was_false |= value == TRUTH_FALSE;
    }
}
