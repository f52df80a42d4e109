/* Entries of the catalogues: what a region's rules declare, in a language. Services have their own
 * file. Conditions are given in their canonical text and in words. */
#include "protocol/answer.h"

/* ---- what every block has -------------------------------------------------------------------- */

void answer_valid(struct answer *a, struct span valid)
{
    answer_object(a, "valid");
    out_day_at(a->out, "from", valid.from == DAY_FIRST ? DAY_NONE : valid.from);
    out_day_at(a->out, "to", valid.to == DAY_LAST ? DAY_NONE : valid.to);
    answer_object_end(a);
}

void answer_common(struct answer *a, const struct common *c)
{
    out_string_at(a->out, "id", c->id);
    answer_name(a, c);
    answer_rule(a, c->rule);
    out_key(a->out, "basis");
    out_array(a->out);
    for (int i = 0; i < c->nbasis; i++)
        out_string(a->out, c->basis[i]);
    out_array_end(a->out);
    answer_valid(a, c->valid);
}

void answer_former(struct answer *a, const struct former *formerly, int n)
{
    answer_array(a, "formerly");
    for (int i = 0; i < n; i++) {
        answer_item(a, i);
        answer_text(a, "name", &formerly[i].name);
        answer_valid(a, formerly[i].valid);
        answer_object_end(a);
    }
    answer_array_end(a);
}

void answer_municipalities(struct answer *a, const struct ids *options)
{
    out_key(a->out, "municipalities");
    out_array(a->out);
    for (int i = 0; i < options->n && a->model->municipality >= 0; i++)
        out_string(a->out, a->model->facts[a->model->municipality].options[options->at[i]].id);
    out_array_end(a->out);
}

static struct value effect_value(const struct effect *e)
{
    return (struct value){.known = true, .n = e->n, .members = UINT64_C(1) << (e->n & 63)};
}

void answer_effects(struct answer *a, const char *key, const struct effect *effects, int n)
{
    static const char *const ids[] = {[EFFECT_REACHES] = "reaches",
                                      [EFFECT_BECOMES] = "becomes",
                                      [EFFECT_GAINS] = "gains",
                                      [EFFECT_LOSES] = "loses"};
    answer_array(a, key);
    for (int i = 0; i < n; i++) {
        const struct effect *e = &effects[i];
        const struct fact *f = &a->model->facts[e->fact];
        struct value value = effect_value(e);
        answer_item(a, i);
        answer_id(a, "fact", fact_at, e->fact);
        out_string_at(a->out, "effect", ids[e->op]);
        if (e->op == EFFECT_GAINS || e->op == EFFECT_LOSES)
            out_string_at(a->out, "value", f->options[e->n].id);
        else
            answer_value(a, "value", f, &value);
        answer_object_end(a);
    }
    answer_array_end(a);
}

/* ---- regions --------------------------------------------------------------------------------- */

static void packs_write(struct answer *a)
{
    const struct decls *decls = a->model->decls;
    out_key(a->out, "packs");
    out_array(a->out);
    for (int i = 0; i < decls->npacks; i++)
        out_string(a->out, decls->packs[i]);
    out_array_end(a->out);
}

void answer_region_entry(struct answer *a, int index)
{
    const struct region *r = &a->model->region;
    (void)index;
    answer_common(a, &r->common);
    out_key(a->out, "languages");
    out_array(a->out);
    for (int i = 0; i < LANGUAGES && r->languages[i] >= 0; i++)
        out_string(a->out, language_ids[r->languages[i]]);
    out_array_end(a->out);
    answer_municipalities(a, &r->municipalities);
    out_string_at(a->out, "time_zone", r->time_zone);
    out_string_at(a->out, "default_goal",
                  r->default_goal < 0 ? NULL : a->model->goals[r->default_goal].common.id);
    packs_write(a);
    answer_object(a, "rules");
    out_string_at(a->out, "digest", a->rules->digest);
    out_string_at(a->out, "version", a->rules->version);
    answer_object_end(a);
}

/* ---- facts ----------------------------------------------------------------------------------- */

static void options_write(struct answer *a, const struct fact *f)
{
    answer_array(a, f->kind == FACT_SCALE ? "levels" : "options");
    for (int i = 0; i < f->noptions; i++) {
        answer_item(a, i);
        out_string_at(a->out, "id", f->options[i].id);
        if (text_empty(&f->options[i].name))
            out_string_at(a->out, "name", f->options[i].id);
        else
            answer_text(a, "name", &f->options[i].name);
        answer_object_end(a);
    }
    answer_array_end(a);
}

void answer_fact_entry(struct answer *a, int index)
{
    const struct fact *f = &a->model->facts[index];
    struct value initial = f->initial;
    initial.known = f->has_default;
    initial.known_members = 0;
    answer_common(a, &f->common);
    out_string_at(a->out, "kind", fact_kind_ids[f->kind]);
    answer_text(a, "asks", &f->asks);
    answer_id(a, "stated_by", actor_at, f->stated_by);
    out_bool_at(a->out, "sensitive", f->sensitive);
    out_bool_at(a->out, "statistics_only", f->statistics_only);
    answer_value(a, "default", f, &initial);
    out_string_at(a->out, "assessment",
                  f->assessment < 0 ? NULL : a->model->assessments[f->assessment].common.id);
    if (f->kind == FACT_NUMBER) {
        out_int_at(a->out, "least", f->low);
        out_int_at(a->out, "most", f->high);
    }
    if (f->noptions)
        options_write(a, f);
}

/* ---- actors, goals --------------------------------------------------------------------------- */

void answer_actor_entry(struct answer *a, int index)
{
    const struct actor *actor = &a->model->actors[index];
    answer_common(a, &actor->common);
    out_string_at(a->out, "role", role_ids[actor->role]);
    answer_former(a, actor->formerly, actor->nformerly);
    answer_texts(a, "expertise", &actor->expertise);
    answer_texts(a, "tasks", &actor->tasks);
    answer_ids(a, "partners", actor_at, actor->partners);
    answer_municipalities(a, &actor->municipalities);
    answer_texts(a, "links", &actor->links);
}

void answer_goal_entry(struct answer *a, int index)
{
    const struct goal *goal = &a->model->goals[index];
    answer_common(a, &goal->common);
    out_bool_at(a->out, "default", a->model->region.default_goal == index);
    answer_cond(a, "reached", goal->reached);
}

/* ---- events ---------------------------------------------------------------------------------- */

void answer_event_entry(struct answer *a, int index)
{
    const struct event *e = &a->model->events[index];
    char every[32];
    answer_common(a, &e->common);
    out_day_at(a->out, "on", e->on);
    if (e->has_every)
        duration_print(&e->every, every);
    out_string_at(a->out, "every", e->has_every ? every : NULL);
    out_string_at(a->out, "audience", audience_ids[e->audience]);
    answer_municipalities(a, &e->municipalities);
    answer_texts(a, "links", &e->links);
}

/* ---- assessments ----------------------------------------------------------------------------- */

static void points_write(struct answer *a, const struct assessment *one)
{
    answer_array(a, "points");
    for (int i = 0; i < one->npoints; i++) {
        answer_item(a, i);
        out_int_at(a->out, "points", one->points[i].n);
        answer_cond(a, "when", one->points[i].when);
        answer_rule(a, one->points[i].rule);
        answer_object_end(a);
    }
    answer_array_end(a);
}

static void grades_write(struct answer *a, const struct assessment *one)
{
    const struct fact *f = &a->model->facts[one->fact];
    answer_array(a, "grades");
    for (int i = 0; i < f->noptions; i++) {
        answer_item(a, i);
        out_string_at(a->out, "grade", f->options[i].id);
        out_int_at(a->out, "least", one->grades[i]);
        answer_object_end(a);
    }
    answer_array_end(a);
}

static void outcomes_write(struct answer *a, const struct assessment *one)
{
    answer_array(a, "outcomes");
    for (int i = 0; i < one->noutcomes; i++) {
        const struct outcome *o = &one->outcomes[i];
        answer_item(a, i);
        out_string_at(a->out, "grade", a->model->facts[one->fact].options[o->grade].id);
        answer_effects(a, "sets", o->sets, o->nsets);
        answer_text(a, "statement", &o->statement);
        answer_rule(a, o->rule);
        answer_object_end(a);
    }
    answer_array_end(a);
}

void answer_assessment_entry(struct answer *a, int index)
{
    const struct assessment *one = &a->model->assessments[index];
    answer_common(a, &one->common);
    answer_id(a, "by", actor_at, one->by);
    answer_cond(a, "when", one->when);
    answer_ids(a, "items", fact_at, (struct ids){one->items, one->nitems});
    points_write(a, one);
    grades_write(a, one);
    outcomes_write(a, one);
}
