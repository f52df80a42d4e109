/* A service as catalog.services shows it: everything that its block says, and the transitions that
 * lead to it. Lengths of time are given as the rules write them, or as the name of a parameter. */
#include "protocol/answer.h"

static void length_write(struct answer *a, const char *key, bool given, const struct length *l)
{
    char text[32];
    if (!given) {
        out_string_at(a->out, key, NULL);
    } else if (l->parameter >= 0) {
        out_string_at(a->out, key, a->model->parameters[l->parameter].common.id);
    } else {
        duration_print(&l->duration, text);
        out_string_at(a->out, key, text);
    }
}

static void areas_write(struct answer *a, unsigned areas)
{
    out_key(a->out, "areas");
    out_array(a->out);
    for (int i = 0; i < AREAS; i++)
        if (areas >> i & 1)
            out_string(a->out, area_ids[i]);
    out_array_end(a->out);
}

static void prefers_write(struct answer *a, const struct service *s)
{
    answer_array(a, "prefers");
    for (int i = 0; i < s->nprefers; i++) {
        answer_item(a, i);
        out_int_at(a->out, "points", s->prefers[i].points);
        answer_cond(a, "when", s->prefers[i].when);
        answer_text(a, "because", &s->prefers[i].because);
        answer_rule(a, s->prefers[i].rule);
        answer_object_end(a);
    }
    answer_array_end(a);
}

static void start_within_write(struct answer *a, const struct service *s)
{
    if (!s->has_start_within) {
        out_string_at(a->out, "start_within", NULL);
        return;
    }
    answer_object(a, "start_within");
    length_write(a, "length", true, &s->start_within);
    answer_id(a, "of", fact_at, s->start_fact);
    answer_object_end(a);
}

static void overlaps_write(struct answer *a, const struct service *s)
{
    out_key(a->out, "overlaps");
    out_array(a->out);
    for (int i = 0; i < s->groups.n; i++)
        out_string(a->out, a->model->groups[s->groups.at[i]]);
    out_array_end(a->out);
}

static void delivery_write(struct answer *a, const struct service *s)
{
    out_key(a->out, "given_in");
    out_array(a->out);
    for (int i = 0; i < s->ngiven_in; i++)
        out_string(a->out, s->given_in[i]);
    out_array_end(a->out);
    out_key(a->out, "delivered");
    out_array(a->out);
    if (s->group)
        out_string(a->out, "group");
    if (s->personal)
        out_string(a->out, "personal");
    out_array_end(a->out);
    out_key(a->out, "capacity");
    if (s->capacity < 0)
        out_null(a->out);
    else
        out_int(a->out, s->capacity);
}

/* ---- the ways in ----------------------------------------------------------------------------- */

static void from_write(struct answer *a, const struct transition *t)
{
    out_key(a->out, "from");
    out_array(a->out);
    if (t->from_start)
        out_string(a->out, "start");
    for (int i = 0; i < t->from.n; i++)
        out_string(a->out, service_at(a->model, t->from.at[i])->id);
    out_array_end(a->out);
}

static void transition_write(struct answer *a, const struct transition *t)
{
    out_string_at(a->out, "id", t->common.id);
    answer_rule(a, t->common.rule);
    answer_valid(a, t->common.valid);
    from_write(a, t);
    out_string_at(a->out, "on", history_state_ids[t->on]);
    length_write(a, "ahead", t->has_ahead, &t->ahead);
    length_write(a, "within", t->has_within, &t->within);
    answer_cond(a, "when", t->when);
    answer_id(a, "by", actor_at, t->by);
    answer_texts(a, "hands_over", &t->hands_over);
    answer_ids(a, "reports_to", actor_at, t->reports_to);
    answer_text(a, "because", &t->because);
}

static void transitions_write(struct answer *a, const struct service *s)
{
    answer_array(a, "transitions");
    for (int i = 0; i < s->arriving.n; i++) {
        answer_item(a, i);
        transition_write(a, &a->model->transitions[s->arriving.at[i]]);
        answer_object_end(a);
    }
    answer_array_end(a);
}

/* ---- the entry ------------------------------------------------------------------------------- */

static void who_write(struct answer *a, const struct service *s)
{
    answer_actor(a, "provider", s->provider);
    out_string_at(a->out, "audience", audience_ids[s->audience]);
    answer_id(a, "decided_by", actor_at, s->decided_by);
    answer_ids(a, "referred_by", actor_at, s->referred_by);
    answer_municipalities(a, &s->municipalities);
}

static void flags_write(struct answer *a, const struct service *s)
{
    out_bool_at(a->out, "entry", s->entry);
    out_bool_at(a->out, "everywhere", s->everywhere);
    out_bool_at(a->out, "always", s->always);
    out_bool_at(a->out, "repeatable", s->repeatable);
    out_bool_at(a->out, "voluntary", s->voluntary);
}

static void times_write(struct answer *a, const struct service *s)
{
    length_write(a, "waits", s->has_waits, &s->waits);
    length_write(a, "takes", s->has_takes, &s->takes);
    length_write(a, "review_every", s->has_review, &s->review_every);
    start_within_write(a, s);
    out_int_at(a->out, "load", s->load);
}

void answer_service_entry(struct answer *a, int index)
{
    const struct service *s = &a->model->services[index];
    answer_common(a, &s->common);
    answer_text(a, "summary", &s->summary);
    answer_text(a, "because", &s->because);
    out_string_at(a->out, "kind", service_kind_ids[s->kind]);
    areas_write(a, s->areas);
    who_write(a, s);
    answer_cond(a, "when", s->when);
    flags_write(a, s);
    answer_effects(a, "gives", s->gives, s->ngives);
    times_write(a, s);
    out_int_at(a->out, "priority", s->priority);
    prefers_write(a, s);
    overlaps_write(a, s);
    answer_ids(a, "bridges", service_at, s->bridges);
    delivery_write(a, s);
    answer_former(a, s->formerly, s->nformerly);
    answer_texts(a, "links", &s->links);
    transitions_write(a, s);
}
