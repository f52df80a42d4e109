/* From a decision to its counts. Counted are the client, and of recommendations the states of the
 * services, what was recommended, the obstacles that were met and the questions that were asked;
 * grouped by basis of residence and gender. Values of other facts are never looked at, and
 * questions about sensitive facts are left out. */
#include "daemon/count.h"

#include "engine/question.h"
#include "protocol/out.h"

#include <sodium.h>
#include <string.h>

#define MARK_EXPECTED 1024 /* bytes */

struct counting {
    struct arena *arena;
    const struct found *found;
    const struct model *model;
    struct counted *items;
    int n, cap;
    struct out mark; /* the bytes that it is the hash of */
};

/* Kinds, and with them the numbers of things in the model: the same items by the same rules. */
enum mark { MARK_SERVICE, MARK_STATES, MARK_OBSTACLE, MARK_QUESTION };

static void mark_bytes(struct counting *c, const void *bytes, size_t n)
{
    out_raw(&c->mark, bytes, n);
}

static void mark_number(struct counting *c, enum mark kind, int number)
{
    const int pair[] = {(int)kind, number};
    mark_bytes(c, pair, sizeof pair);
}

static void mark_text(struct counting *c, const char *text)
{
    mark_bytes(c, text, strlen(text) + 1);
}

static void item_add(struct counting *c, const char *kind, const char *item, const char *state)
{
    ARENA_ROOM(c->arena, c->items, c->n, c->cap);
    c->items[c->n++] = (struct counted){kind, item, state};
}

static void states_add(struct counting *c, const struct decision *d)
{
    bool seen[SERVICE_STATES] = {false};
    for (int i = 0; i < c->model->nservices; i++) {
        enum service_state state = (enum service_state)d->states[i];
        if (state == STATE_OTHER_AUDIENCE)
            continue;
        item_add(c, COUNT_SERVICE_STATE, c->model->services[i].common.id, service_state_ids[state]);
        seen[state] = true;
    }
    for (int i = 0; i < SERVICE_STATES; i++)
        if (seen[i])
            item_add(c, COUNT_STATE, "", service_state_ids[i]);
    mark_number(c, MARK_STATES, c->model->nservices);
    mark_bytes(c, d->states, (size_t)c->model->nservices * sizeof *d->states);
}

static void service_add(struct counting *c, int service)
{
    item_add(c, COUNT_SERVICE, c->model->services[service].common.id, "");
    mark_number(c, MARK_SERVICE, service);
}

static void recommended_add(struct counting *c, const struct decision *d)
{
    for (int i = 0; i < d->nrecommended; i++) {
        const struct recommendation *r = &d->recommended[i];
        service_add(c, r->service);
        for (int k = 0; k < r->nalternatives; k++)
            service_add(c, r->alternatives[k]);
    }
}

static void obstacles_add(struct counting *c, const struct decision *d)
{
    for (int i = 0; i < c->model->nobstacles; i++) {
        if (!obstacle_met(d, i))
            continue;
        item_add(c, COUNT_OBSTACLE, c->model->obstacles[i].common.id, "");
        mark_number(c, MARK_OBSTACLE, i);
    }
}

static void questions_add(struct counting *c)
{
    for (int i = 0; i < c->found->nquestions; i++) {
        const struct fact *f = &c->model->facts[c->found->questions[i].fact];
        if (f->sensitive)
            continue;
        item_add(c, COUNT_QUESTION, f->common.id, "");
        mark_number(c, MARK_QUESTION, c->found->questions[i].fact);
    }
}

/* The option of a choice; "" when it is unknown or there is no such choice. */
static const char *group_of(const struct counting *c, const char *id)
{
    int fact = model_fact(c->model, id);
    if (fact < 0 || c->model->facts[fact].kind != FACT_CHOICE)
        return "";
    const struct value *v = &c->found->situation->facts[fact];
    return v->known ? c->model->facts[fact].options[v->n].id : "";
}

static void mark_begin(struct counting *c, const struct rules *rules)
{
    out_init(&c->mark, c->arena, MARK_EXPECTED);
    mark_text(c, rules->digest);
}

static void mark_end(struct counting *c, struct tally *t)
{
    mark_text(c, t->basis);
    mark_text(c, t->gender);
    crypto_generichash(t->mark, sizeof t->mark, (const unsigned char *)c->mark.data, c->mark.n,
                       NULL, 0);
    t->marked = true;
}

bool count_found(struct arena *arena, const struct rules *rules, const struct found *found,
                 struct tally *out)
{
    struct counting c = {.arena = arena, .found = found, .model = found->situation->model};
    if (found->situation->audience != AUDIENCE_CLIENT) /* nobody's own matter */
        return false;
    mark_begin(&c, rules);
    item_add(&c, COUNT_CLIENT, "", "");
    if (found->decision) {
        states_add(&c, found->decision);
        recommended_add(&c, found->decision);
        obstacles_add(&c, found->decision);
        questions_add(&c);
    }
    *out = (struct tally){.region = rules->region,
                          .basis = group_of(&c, "residence_basis"),
                          .gender = group_of(&c, "gender"),
                          .items = c.items,
                          .n = c.n};
    mark_end(&c, out);
    return true;
}

int count_outcome(struct journal *journal, struct arena *arena, const struct step_outcome *o)
{
    const struct counted items[] = {{COUNT_OUTCOME, "", o->state},
                                    {COUNT_SERVICE_OUTCOME, o->service, o->state}};
    const struct tally tally = {
        .region = o->region, .ref = o->ref, .at = o->at, .items = items, .n = 2};
    return journal_count(journal, arena, &tally);
}
