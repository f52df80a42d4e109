/* The result of `recommend`: what is recommended and why, what could be, what stands in the way,
 * and what to ask next. Lists stand in the order of the ranking, or by id. */
#include "engine/question.h"
#include "protocol/answer.h"
#include "protocol/answer_plan.h"

/* ---- one recommendation ---------------------------------------------------------------------- */

static void areas_write(struct answer *a, const char *key, unsigned areas)
{
    out_key(a->out, key);
    out_array(a->out);
    for (int i = 0; i < AREAS; i++)
        if (areas >> i & 1)
            out_string(a->out, area_ids[i]);
    out_array_end(a->out);
}

static void transition_write(struct answer *a, const struct crossing *c)
{
    if (c->transition < 0) {
        out_string_at(a->out, "transition", NULL);
        return;
    }
    answer_object(a, "transition");
    answer_crossing(a, c);
    answer_object_end(a);
}

static void reasons_write(struct answer *a, const struct decision *d,
                          const struct recommendation *r)
{
    const struct service *s = &a->model->services[r->service];
    int n = 0;
    answer_array(a, "reasons");
    answer_reason(a, &n, &s->because, s->common.rule);
    for (int i = 0; i < s->nprefers; i++)
        if (prefer_holds(d, &s->prefers[i]))
            answer_reason(a, &n, &s->prefers[i].because, s->prefers[i].rule);
    if (r->crossing.transition >= 0) {
        const struct transition *t = &a->model->transitions[r->crossing.transition];
        answer_reason(a, &n, &t->because, t->common.rule);
    }
    answer_array_end(a);
}

static void service_write(struct answer *a, int service)
{
    const struct service *s = &a->model->services[service];
    if (answer_kept(a, PART_SERVICE, s))
        return;
    answer_id(a, "service", service_at, service);
    answer_service_name(a, service);
    answer_text(a, "summary", &s->summary);
    areas_write(a, "areas", s->areas);
    answer_actor(a, "provider", s->provider);
    answer_keep(a);
}

static void owner_write(struct answer *a, int actor)
{
    if (actor >= 0 && answer_kept(a, PART_OWNER, &a->model->actors[actor]))
        return;
    answer_actor(a, "owner", actor);
    if (actor >= 0)
        answer_keep(a);
}

static void recommendation_write(struct answer *a, const struct decision *d,
                                 const struct recommendation *r)
{
    const struct service *s = &a->model->services[r->service];
    int by = r->crossing.transition < 0 ? -1 : a->model->transitions[r->crossing.transition].by;
    service_write(a, r->service);
    owner_write(a, by >= 0 ? by : s->provider);
    out_int_at(a->out, "score", r->score);
    out_day_at(a->out, "deadline", r->deadline);
    answer_id(a, "decided_by", actor_at, s->decided_by);
    transition_write(a, &r->crossing);
    reasons_write(a, d, r);
    answer_ids(a, "alternatives", service_at, (struct ids){r->alternatives, r->nalternatives});
    answer_note(a, &s->common);
}

static void recommendations_write(struct answer *a, const struct decision *d)
{
    answer_array(a, "recommendations");
    for (int i = 0; i < d->nrecommended; i++) {
        answer_item(a, i);
        recommendation_write(a, d, &d->recommended[i]);
        answer_object_end(a);
    }
    answer_array_end(a);
}

/* ---- services in other states ---------------------------------------------------------------- */

static void possible_write(struct answer *a, const struct decision *d, int service)
{
    struct settled unknown = service_unknown(d, service);
    answer_ids(a, "unknown", fact_at, (struct ids){unknown.relevant, unknown.nrelevant});
}

static int shared_group(const struct model *m, int one, int other)
{
    const struct ids *x = &m->services[one].groups, *y = &m->services[other].groups;
    for (int i = 0; i < x->n; i++)
        for (int k = 0; k < y->n; k++)
            if (x->at[i] == y->at[k])
                return x->at[i];
    return -1;
}

static void suppressed_write(struct answer *a, const struct decision *d, int service)
{
    for (int i = 0; i < a->model->nservices; i++) {
        if (i == service || !situation_in(d->situation, i, HISTORY_ONGOING) ||
            !services_overlap(a->model, i, service))
            continue;
        out_string_at(a->out, "group", a->model->groups[shared_group(a->model, i, service)]);
        answer_id(a, "because_of", service_at, i);
        return;
    }
}

static void full_write(struct answer *a, const struct decision *d, int service)
{
    (void)d;
    out_int_at(a->out, "capacity", a->model->services[service].capacity);
}

/* The services in one state, each with what is to be said of it. */
static const struct {
    const char *key;
    enum service_state state;
    void (*write)(struct answer *a, const struct decision *d, int service);
} lists[] = {{"possible", STATE_POSSIBLE, possible_write},
             {"suppressed", STATE_SUPPRESSED, suppressed_write},
             {"full", STATE_FULL, full_write}};

static void lists_write(struct answer *a, const struct decision *d)
{
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        int n = 0;
        answer_array(a, lists[k].key);
        for (int i = 0; i < a->model->nservices; i++) {
            if (d->states[i] != lists[k].state)
                continue;
            answer_item(a, n++);
            answer_id(a, "service", service_at, i);
            lists[k].write(a, d, i);
            answer_object_end(a);
        }
        answer_array_end(a);
    }
}

/* ---- questions, obstacles, risks, areas ------------------------------------------------------ */

static void question_write(struct answer *a, const struct fact *f)
{
    if (answer_kept(a, PART_QUESTION, f))
        return;
    answer_id(a, "fact", fact_at, (int)(f - a->model->facts));
    answer_text(a, "text", text_empty(&f->asks) ? &f->common.name : &f->asks);
    answer_id(a, "stated_by", actor_at, f->stated_by);
    answer_keep(a);
}

void answer_questions(struct answer *a, const struct decision *d)
{
    int n;
    struct question *questions = questions_make(d, &n);
    a->questions = questions;
    a->nquestions = n;
    answer_array(a, "questions");
    for (int i = 0; i < n; i++) {
        const struct fact *f = &a->model->facts[questions[i].fact];
        answer_item(a, i);
        question_write(a, f);
        out_int_at(a->out, "bears_on", questions[i].bears_on);
        out_bool_at(a->out, "exact", questions[i].exact);
        answer_note(a, &f->common);
        answer_object_end(a);
    }
    answer_array_end(a);
}

static void obstacle_write(struct answer *a, const struct obstacle *o)
{
    if (answer_kept(a, PART_OBSTACLE, o))
        return;
    out_string_at(a->out, "obstacle", o->common.id);
    out_string_at(a->out, "scope", scope_ids[o->scope]);
    if (text_empty(&o->common.name))
        out_string_at(a->out, "text", o->common.id);
    else
        answer_text(a, "text", &o->common.name);
    answer_text(a, "remedy", &o->remedy);
    answer_ids(a, "blocks", service_at, o->blocks);
    answer_rule(a, o->common.rule);
    answer_note(a, &o->common);
    answer_keep(a);
}

static void obstacles_write(struct answer *a, const struct decision *d)
{
    int n = 0;
    answer_array(a, "obstacles");
    for (int i = 0; i < a->model->nobstacles; i++) {
        if (!obstacle_met(d, i))
            continue;
        answer_item(a, n++);
        obstacle_write(a, &a->model->obstacles[i]);
        answer_object_end(a);
    }
    answer_array_end(a);
}

static void risk_write(struct answer *a, const struct concept *c)
{
    if (answer_kept(a, PART_RISK, c))
        return;
    out_string_at(a->out, "concept", c->common.id);
    answer_text(a, "text", &c->common.name);
    answer_rule(a, c->common.rule);
    answer_note(a, &c->common);
    answer_keep(a);
}

static void risks_write(struct answer *a, const struct decision *d)
{
    int n = 0;
    answer_array(a, "risks");
    for (int i = 0; i < a->model->nconcepts; i++) {
        const struct concept *c = &a->model->concepts[i];
        if (!c->risk || decision_value(d, &c->clauses) != TRUTH_TRUE)
            continue;
        answer_item(a, n++);
        risk_write(a, c);
        answer_object_end(a);
    }
    answer_array_end(a);
}

/* Which of the seven areas of life the recommendations speak to, and which they do not. */
static void coverage_write(struct answer *a, const struct decision *d)
{
    unsigned covered = 0;
    for (int i = 0; i < d->nrecommended; i++)
        covered |= a->model->services[d->recommended[i].service].areas;
    answer_object(a, "areas");
    areas_write(a, "covered", covered);
    areas_write(a, "uncovered", ~covered);
    answer_object_end(a);
}

/* ---- every service, explained ---------------------------------------------------------------- */

static void services_write(struct answer *a, const struct decision *d)
{
    int n = 0;
    answer_array(a, "services");
    for (int i = 0; i < a->model->nservices; i++) {
        if (d->states[i] == STATE_OTHER_AUDIENCE)
            continue;
        const struct explanation *e = explain_state(d, i);
        answer_item(a, n++);
        answer_id(a, "service", service_at, i);
        out_string_at(a->out, "state", service_state_ids[e->state]);
        out_bool_at(a->out, "exact", e->exact);
        answer_score(a, d, i);
        answer_object(a, "tree");
        answer_tree(a, d, &e->tree);
        answer_object_end(a);
        answer_object_end(a);
    }
    answer_array_end(a);
}

void answer_recommend(struct answer *a, const struct decision *d, bool explained)
{
    out_object(a->out);
    answer_head(a);
    recommendations_write(a, d);
    lists_write(a, d);
    answer_questions(a, d);
    obstacles_write(a, d);
    coverage_write(a, d);
    risks_write(a, d);
    if (a->planned)
        answer_plans(a, a->planned);
    if (explained)
        services_write(a, d);
    answer_fallbacks(a);
    out_object_end(a->out);
}
