/* Warnings: what a pack may say and probably does not mean. Only what the pack itself declares is
 * looked at: used packs are checked by their own authors. What depends on services and their ways
 * is check_way.c's. */
#include "engine/check.h"

#include <string.h>

bool check_own(const struct check *c, const struct rule_place *rule)
{
    const char *pack = c->m->decls->pack;
    size_t n = pack ? strlen(pack) : 0;
    return !pack || !rule->file || (strncmp(rule->file, pack, n) == 0 && rule->file[n] == '/');
}

struct place check_place(const struct rule_place *rule)
{
    return (struct place){.file = rule->file, .line = rule->line};
}

/* ---- texts --------------------------------------------------------------------------------------
 */

static void text_complete(struct check *c, const struct decl *d, const char *of)
{
    bool here[LANGUAGES] = {0}, any = false;
    for (int i = 0; i < d->nbody; i++) {
        int language = language_find(d->body[i].word);
        if (language >= 0)
            here[language] = any = true;
    }
    for (int i = 0; any && i < LANGUAGES && c->m->region.languages[i] >= 0; i++)
        if (!here[c->m->region.languages[i]])
            issue_add(c->issues, "missing-text", decl_place(d), "'%s' of '%s' has no text in '%s'",
                      d->word, of, language_ids[c->m->region.languages[i]]);
}

static void texts_complete(struct check *c, const struct decl *d, const char *of)
{
    text_complete(c, d, of);
    for (int i = 0; i < d->nbody; i++)
        texts_complete(c, &d->body[i], of);
}

static void all_texts(struct check *c)
{
    for (int i = 0; *c->m->region.common.id && i < c->m->decls->n; i++) {
        const struct decl *d = &c->m->decls->list[i];
        struct rule_place rule = {d->file, d->line};
        const struct arg *id = &d->args[d->nargs > 1 ? 1 : 0];
        if (check_own(c, &rule) && d->nargs && id->kind == ARG_TEXT)
            texts_complete(c, d, id->text);
    }
}

static void want(struct check *c, const struct common *of, const struct text *text,
                 const char *word)
{
    if (check_own(c, &of->rule) && text_empty(text))
        issue_add(c->issues, "wanted-text", check_place(&of->rule), "'%s' has no '%s'", of->id,
                  word);
}

static void wanted_texts(struct check *c)
{
    for (int i = 0; i < c->m->nservices; i++) {
        const struct service *s = &c->m->services[i];
        want(c, &s->common, &s->summary, "summary");
        if (s->audience == AUDIENCE_CLIENT)
            want(c, &s->common, &s->because, "because");
    }
    for (int i = 0; i < c->m->nfacts; i++)
        if (c->used_facts[i] && !c->m->facts[i].statistics_only && c->m->facts[i].assessment < 0)
            want(c, &c->m->facts[i].common, &c->m->facts[i].asks, "asks");
    for (int i = 0; i < c->m->nobstacles; i++)
        want(c, &c->m->obstacles[i].common, &c->m->obstacles[i].remedy, "remedy");
}

/* ---- what is used -------------------------------------------------------------------------------
 */

static void use_bound(struct check *c, const struct bound *b)
{
    if (b->parameter >= 0)
        c->used_parameters[b->parameter] = true;
}

static void use_length(struct check *c, const struct length *l, bool has)
{
    if (has && l->parameter >= 0)
        c->used_parameters[l->parameter] = true;
}

static void use_test(struct check *c, const struct test *t)
{
    if (t->fact >= 0)
        c->used_facts[t->fact] = true;
    if (t->op == TEST_RANGE) {
        use_bound(c, &t->low);
        if (t->form == FORM_BETWEEN)
            use_bound(c, &t->high);
    }
    use_length(c, &t->span,
               t->has_span || t->op == TEST_WITHIN_LAST || t->op == TEST_WITHIN_NEXT ||
                   t->op == TEST_OVER_AGO);
}

static void use_concepts(struct check *c, const struct cond *cond)
{
    if (cond->kind == COND_CONCEPT)
        c->used_concepts[cond->concept] = true;
    for (int i = 0; cond->kind != COND_CONCEPT && i < cond->nmembers; i++)
        use_concepts(c, cond->members[i]);
}

static void use_effects(struct check *c, const struct effect *effects, int n)
{
    for (int i = 0; i < n; i++)
        c->used_facts[effects[i].fact] = true;
}

static void use_service(struct check *c, const struct service *s)
{
    use_concepts(c, s->when);
    for (int i = 0; i < s->nprefers; i++)
        use_concepts(c, s->prefers[i].when);
    use_effects(c, s->gives, s->ngives);
    use_length(c, &s->waits, s->has_waits);
    use_length(c, &s->takes, s->has_takes);
    use_length(c, &s->review_every, s->has_review);
    use_length(c, &s->start_within, s->has_start_within);
    if (s->start_fact >= 0)
        c->used_facts[s->start_fact] = true;
}

static void use_assessment(struct check *c, const struct assessment *a)
{
    use_concepts(c, a->when);
    for (int i = 0; i < a->nitems; i++)
        c->used_facts[a->items[i]] = true;
    for (int i = 0; i < a->npoints; i++)
        use_concepts(c, a->points[i].when);
    for (int i = 0; i < a->noutcomes; i++)
        use_effects(c, a->outcomes[i].sets, a->outcomes[i].nsets);
}

static void find_used(struct check *c)
{
    const struct model *m = c->m;
    for (int i = 0; i < m->ntests; i++)
        use_test(c, m->tests[i]);
    for (int i = 0; i < m->nservices; i++)
        use_service(c, &m->services[i]);
    for (int i = 0; i < m->ntransitions; i++) {
        use_concepts(c, m->transitions[i].when);
        use_length(c, &m->transitions[i].ahead, m->transitions[i].has_ahead);
        use_length(c, &m->transitions[i].within, m->transitions[i].has_within);
    }
    for (int i = 0; i < m->nassessments; i++)
        use_assessment(c, &m->assessments[i]);
    for (int i = 0; i < m->nconcepts; i++) {
        use_concepts(c, m->concepts[i].when);
        c->used_concepts[i] |= m->concepts[i].risk;
    }
    for (int i = 0; i < m->ngoals; i++)
        use_concepts(c, m->goals[i].reached);
    for (int i = 0; i < m->nobstacles; i++)
        use_concepts(c, m->obstacles[i].when);
    for (int i = 0; i < m->npromises; i++)
        use_concepts(c, m->promises[i].for_every);
}

static void unused(struct check *c, const struct common *of, bool used, const char *what)
{
    if (!used && check_own(c, &of->rule))
        issue_add(c->issues, "unused", check_place(&of->rule), "nothing uses the %s '%s'", what,
                  of->id);
}

static void all_unused(struct check *c)
{
    const struct model *m = c->m;
    for (int i = 0; i < m->nfacts; i++)
        unused(c, &m->facts[i].common,
               c->used_facts[i] || m->facts[i].statistics_only || m->facts[i].assessment >= 0 ||
                   i == m->municipality,
               "fact");
    for (int i = 0; i < m->nconcepts; i++)
        unused(c, &m->concepts[i].common, c->used_concepts[i], "concept");
    for (int i = 0; i < m->nparameters; i++)
        unused(c, &m->parameters[i].common, c->used_parameters[i], "parameter");
}

/* ---- all ----------------------------------------------------------------------------------------
 */

static void thresholds(struct check *c)
{
    for (int i = 0; i < c->m->nparameters; i++)
        for (int j = 0; j < c->m->parameters[i].nvalues; j++) {
            const struct parameter_value *v = &c->m->parameters[i].values[j];
            if (!v->basis && !c->m->parameters[i].common.nbasis && check_own(c, &v->rule))
                issue_add(c->issues, "without-basis", check_place(&v->rule),
                          "a value of '%s' has no 'basis'", c->m->parameters[i].common.id);
        }
}

void model_check(const struct model *model, day_t today, struct issues *issues)
{
    struct arena *arena = issues->arena;
    struct check c = {.m = model, .arena = arena, .issues = issues, .today = today};
    c.used_facts = arena_alloc(arena, (size_t)model->nfacts + 1);
    c.used_concepts = arena_alloc(arena, (size_t)model->nconcepts + 1);
    c.used_parameters = arena_alloc(arena, (size_t)model->nparameters + 1);
    c.dead = arena_alloc(arena, (size_t)model->nservices + 1);
    find_used(&c);
    all_texts(&c);
    wanted_texts(&c);
    all_unused(&c);
    thresholds(&c);
    check_ways(&c);
}
