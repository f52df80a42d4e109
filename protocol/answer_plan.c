/* Plans in words: steps with their dates, owners and ways in, what is assumed, and what is missing
 * where there is no plan. See answer_plan.h. */
#include "protocol/answer_plan.h"

/* ---- steps ---- */

static void crossing_write(struct answer *a, const struct plan_step *step)
{
    const struct crossing *c = &step->crossing;
    if (c->transition < 0) {
        out_string_at(a->out, "transition", NULL);
        return;
    }
    answer_object(a, "transition");
    answer_crossing(a, c);
    out_day_at(a->out, "handover", step->handover);
    answer_object_end(a);
}

static void reasons_write(struct answer *a, const struct plan_step *step)
{
    const struct service *s = &a->model->services[step->service];
    int n = 0;
    answer_array(a, "reasons");
    answer_reason(a, &n, &s->because, s->common.rule);
    for (int i = 0; i < step->nprefers; i++)
        answer_reason(a, &n, &step->prefers[i]->because, step->prefers[i]->rule);
    if (step->crossing.transition >= 0) {
        const struct transition *t = &a->model->transitions[step->crossing.transition];
        answer_reason(a, &n, &t->because, t->common.rule);
    }
    answer_array_end(a);
}

static void gives_write(struct answer *a, const struct plan_step *step)
{
    answer_object(a, "gives");
    for (int i = 0; i < step->ngives; i++) {
        const struct fact *f = &a->model->facts[step->gives[i].fact];
        answer_value(a, f->common.id, f, &step->gives[i].value);
    }
    answer_object_end(a);
}

static void dates_write(struct answer *a, const struct plan_step *step)
{
    out_day_at(a->out, "earliest_start", step->earliest_start);
    out_day_at(a->out, "expected_start", step->begin);
    out_day_at(a->out, "expected_end", step->expected_end);
    out_day_at(a->out, "latest_end", step->latest_end);
    out_key(a->out, "reviews");
    out_array(a->out);
    for (int i = 0; i < step->nreviews; i++)
        out_day(a->out, step->reviews[i]);
    out_array_end(a->out);
    out_day_at(a->out, "deadline", step->deadline);
    out_bool_at(a->out, "kept", step->kept);
}

static void step_write(struct answer *a, const struct plan_step *step)
{
    const struct service *s = &a->model->services[step->service];
    answer_id(a, "service", service_at, step->service);
    answer_service_name(a, step->service);
    answer_id(a, "actor", actor_at, s->provider);
    answer_actor(a, "owner", step->owner);
    dates_write(a, step);
    out_bool_at(a->out, "full", step->full);
    answer_id(a, "decided_by", actor_at, s->decided_by);
    crossing_write(a, step);
    gives_write(a, step);
    reasons_write(a, step);
    answer_note(a, &s->common);
}

/* ---- plans ---- */

static void assumes_write(struct answer *a, const struct plan *plan)
{
    answer_array(a, "assumes");
    for (int i = 0; i < plan->nassumes; i++) {
        const struct fact *f = &a->model->facts[plan->assumes[i].fact];
        answer_item(a, i);
        out_string_at(a->out, "fact", f->common.id);
        answer_value(a, "is", f, &plan->assumes[i].value);
        answer_text(a, "text", text_empty(&f->asks) ? &f->common.name : &f->asks);
        answer_id(a, "stated_by", actor_at, f->stated_by);
        answer_object_end(a);
    }
    answer_array_end(a);
}

static void ongoing_write(struct answer *a, const struct plan *plan)
{
    answer_array(a, "ongoing");
    for (int i = 0; i < plan->nongoing; i++) {
        answer_item(a, i);
        answer_id(a, "service", service_at, plan->ongoing[i].service);
        answer_service_name(a, plan->ongoing[i].service);
        out_day_at(a->out, "expected_end", plan->ongoing[i].end);
        answer_object_end(a);
    }
    answer_array_end(a);
}

static void days_write(struct answer *a, const struct plan *plan)
{
    answer_object(a, "days");
    out_int_at(a->out, "shortest", plan->shortest);
    out_int_at(a->out, "expected", plan->expected);
    out_int_at(a->out, "longest", plan->longest);
    answer_object_end(a);
}

static void plan_write(struct answer *a, const struct plan *plan)
{
    out_string_at(a->out, "goal", a->model->goals[plan->goal].common.id);
    out_string_at(a->out, "kind", plan->conditional ? "conditional" : "certain");
    out_bool_at(a->out, "optimal", plan->optimal);
    days_write(a, plan);
    assumes_write(a, plan);
    ongoing_write(a, plan);
    answer_array(a, "steps");
    for (int i = 0; i < plan->nsteps; i++) {
        answer_item(a, i);
        step_write(a, &plan->steps[i]);
        answer_object_end(a);
    }
    answer_array_end(a);
    out_key(a->out, "parameters");
    out_array(a->out);
    for (int i = 0; i < plan->nparameters; i++)
        out_string(a->out, a->model->parameters[plan->parameters[i]].common.id);
    out_array_end(a->out);
}

/* ---- no plan ---- */

static const char *const missing_words[][LANGUAGES] = {
    [MISSING_REACH] = {"Palveluun %s ei johda avointa tietä", "Ingen öppen väg leder till %s",
                       "No open way leads to %s"},
    [MISSING_VALID] = {"Palvelu %s ei ole silloin voimassa", "Tjänsten %s gäller inte då",
                       "%s is not offered then"},
    [MISSING_NOTHING] = {"Mikään palvelu ei anna sitä, mitä tavoite %s vaatii",
                         "Ingen tjänst ger det som målet %s kräver",
                         "No service gives what the goal %s needs"}};

/* The words with the name in the asked language, or in another, which is told of. */
static void missing_text(struct answer *a, const struct missing *one, int goal)
{
    struct language_use use = {a->language, a->language};
    if (one->kind == MISSING_TEST) {
        const char *words = cond_sentence(a->arena, a->model, one->cond, a->as_of, &use);
        answer_words(a, "text", words, use.used);
        return;
    }
    const struct common *c = one->kind == MISSING_NOTHING ? &a->model->goals[goal].common
                                                          : service_at(a->model, one->service);
    const char *name = text_get(&c->name, a->language, a->model->region.languages, &use.used);
    const char *words = missing_words[one->kind][a->language];
    const char *mark = words;
    while (mark[0] != '%')
        mark++;
    answer_words(a, "text",
                 arena_printf(a->arena, "%.*s%s%s", (int)(mark - words), words, name ? name : c->id,
                              mark + 2),
                 name ? use.used : a->language);
}

static void obstacle_write(struct answer *a, const struct missing *one)
{
    const struct obstacle *o = one->obstacle < 0 ? NULL : &a->model->obstacles[one->obstacle];
    out_string_at(a->out, "obstacle", o ? o->common.id : NULL);
    out_string_at(a->out, "scope", o ? scope_ids[o->scope] : NULL);
    if (o)
        answer_text(a, "remedy", &o->remedy);
    else
        out_string_at(a->out, "remedy", NULL);
}

static void missing_write(struct answer *a, const struct missing *one, int goal)
{
    static const char *const kinds[] = {"test", "reach", "valid", "nothing"};
    static const char *const bys[] = {"nobody", "client", "service"};
    missing_text(a, one, goal);
    answer_rule(a, one->rule);
    out_string_at(a->out, "kind", kinds[one->kind]);
    answer_id(a, "service", service_at, one->service);
    answer_id(a, "fact", fact_at, one->fact);
    out_string_at(a->out, "test", one->cond ? cond_print(a->arena, a->model, one->cond) : NULL);
    out_string_at(a->out, "by", bys[one->by]);
    answer_ids(a, "services", service_at, (struct ids){one->services, one->nservices});
    obstacle_write(a, one);
}

static void no_plan_write(struct answer *a, const struct plans *plans)
{
    out_string_at(a->out, "goal", a->model->goals[plans->goal].common.id);
    out_bool_at(a->out, "proved", plans->proved);
    out_bool_at(a->out, "exact", plans->exact);
    answer_array(a, "obstacles");
    for (int i = 0; i < plans->nmissing; i++) {
        answer_item(a, i);
        missing_write(a, &plans->missing[i], plans->goal);
        answer_object_end(a);
    }
    answer_array_end(a);
}

/* ---- the whole ---- */

void answer_plans(struct answer *a, const struct planned *planned)
{
    int n = 0;
    answer_array(a, "plans");
    for (int i = 0; i < planned->n; i++)
        for (int k = 0; k < planned->at[i]->n; k++) {
            answer_item(a, n++);
            plan_write(a, &planned->at[i]->at[k]);
            answer_object_end(a);
        }
    answer_array_end(a);
    answer_array(a, "no_plan");
    n = 0;
    for (int i = 0; i < planned->n; i++)
        if (planned->at[i]->n == 0) {
            answer_item(a, n++);
            no_plan_write(a, planned->at[i]);
            answer_object_end(a);
        }
    answer_array_end(a);
}

void answer_plan(struct answer *a, const struct decision *d, const struct planned *planned)
{
    out_object(a->out);
    answer_head(a);
    answer_plans(a, planned);
    answer_questions(a, d);
    answer_fallbacks(a);
    out_object_end(a->out);
}
