/* Why a service has its state, for a person and for an auditor: the result of `explain`, and the
 * trees and scores of `recommend`. Each node says what it is about, whether it holds, where the
 * rule stands, and a sentence. */
#include "protocol/answer.h"

static void truth_write(struct answer *a, const char *key, enum truth value)
{
    out_key(a->out, key);
    if (value == TRUTH_UNKNOWN)
        out_null(a->out);
    else
        out_bool(a->out, value == TRUTH_TRUE);
}

/* ---- the tree -------------------------------------------------------------------------------- */

static const char *const source_ids[] = {[SOURCE_NONE] = NULL,
                                         [SOURCE_SENT] = "sent",
                                         [SOURCE_HISTORY] = "history",
                                         [SOURCE_DEFAULT] = "default"};

/* What a node is about: a fact with its value, a service, a transition. */
static void subject_write(struct answer *a, const struct decision *d, const struct why *why)
{
    if (why->service >= 0)
        answer_id(a, "service", service_at, why->service);
    if (why->transition >= 0)
        out_string_at(a->out, "transition", a->model->transitions[why->transition].common.id);
    if (why->fact < 0)
        return;
    const struct value *value = &d->situation->facts[why->fact];
    answer_id(a, "fact", fact_at, why->fact);
    answer_value(a, "fact_value", &a->model->facts[why->fact], value);
    out_string_at(a->out, "source", source_ids[value->source]);
}

/* The members of a node; the caller writes the braces. */
void answer_tree(struct answer *a, const struct decision *d, const struct why *why)
{
    struct language_use use = {a->language, a->language};
    const char *words = why_sentence(d, why, &use);
    out_string_at(a->out, "kind", why_kind_ids[why->kind]);
    truth_write(a, "value", why->value);
    answer_words(a, "text", words, use.used);
    answer_rule(a, why->rule);
    subject_write(a, d, why);
    answer_array(a, "members");
    for (int i = 0; i < why->nmembers; i++) {
        answer_item(a, i);
        answer_tree(a, d, &why->members[i]);
        answer_object_end(a);
    }
    answer_array_end(a);
}

/* ---- the score ------------------------------------------------------------------------------- */

static const struct text term_words[] = {
    [TERM_PRIORITY] = {{"Palvelun tärkeys säännöissä", "Tjänstens prioritet i reglerna",
                        "The service's priority in the rules"}},
    [TERM_PREFER] = {{"Palvelu sopii tähän tilanteeseen erityisen hyvin",
                      "Tjänsten passar särskilt bra i den här situationen",
                      "The service suits this situation especially well"}},
    [TERM_LATE] = {{"Määräaika on ohi", "Tidsfristen har gått ut", "The deadline has passed"}},
    [TERM_URGENT] = {{"Määräaika on lähellä", "Tidsfristen är nära", "The deadline is near"}},
    [TERM_PLAN] = {{"Parhaan suunnitelman ensimmäinen askel", "Första steget i den bästa planen",
                    "The first step of the best plan"}}};

void answer_score(struct answer *a, const struct decision *d, int service)
{
    int n;
    struct term *terms = service_terms(d, service, a->first_step, &n);
    answer_array(a, "score");
    for (int i = 0; i < n; i++) {
        const struct text *text = terms[i].text;
        answer_item(a, i);
        out_int_at(a->out, "points", terms[i].points);
        answer_text(a, "text", text && !text_empty(text) ? text : &term_words[terms[i].kind]);
        answer_rule(a, terms[i].rule);
        answer_object_end(a);
    }
    answer_array_end(a);
}

/* ---- what it would take ---------------------------------------------------------------------- */

/* Who could bring the change about: the client, actors that state a fact, services. */
static void by_write(struct answer *a, const struct change *c)
{
    out_key(a->out, "by");
    out_array(a->out);
    if (c->client)
        out_string(a->out, "client");
    for (int i = 0; i < c->nactors; i++)
        out_string(a->out, actor_at(a->model, c->actors[i])->id);
    for (int i = 0; i < c->nservices; i++)
        out_string(a->out, service_at(a->model, c->services[i])->id);
    out_array_end(a->out);
}

static void change_write(struct answer *a, const struct change *c)
{
    answer_object(a, "facts");
    for (int i = 0; i < c->nfacts; i++) {
        const struct fact *f = &a->model->facts[c->facts[i]];
        answer_value(a, f->common.id, f, &c->values[i]);
    }
    answer_object_end(a);
    answer_id(a, "from", service_at, c->from);
    by_write(a, c);
    answer_ids(a, "services", service_at, (struct ids){c->services, c->nservices});
    answer_ids(a, "actors", actor_at, (struct ids){c->actors, c->nactors});
}

static void changes_write(struct answer *a, const struct explanation *e)
{
    answer_array(a, "changes");
    for (int i = 0; i < e->nchanges; i++) {
        answer_item(a, i);
        change_write(a, &e->changes[i]);
        answer_object_end(a);
    }
    answer_array_end(a);
}

static void unknown_write(struct answer *a, const struct decision *d, int service)
{
    struct settled unknown = {0};
    if (d->states[service] == STATE_POSSIBLE)
        unknown = service_unknown(d, service);
    answer_ids(a, "unknown", fact_at, (struct ids){unknown.relevant, unknown.nrelevant});
}

void answer_explain(struct answer *a, const struct decision *d, int service)
{
    const struct explanation *e = explain(d, service);
    out_object(a->out);
    answer_head(a);
    answer_id(a, "service", service_at, service);
    answer_service_name(a, service);
    out_string_at(a->out, "state", service_state_ids[e->state]);
    out_bool_at(a->out, "exact", e->exact);
    unknown_write(a, d, service);
    answer_score(a, d, service);
    answer_object(a, "tree");
    answer_tree(a, d, &e->tree);
    answer_object_end(a);
    changes_write(a, e);
    answer_note(a, service_at(a->model, service));
    answer_fallbacks(a);
    out_object_end(a->out);
}
