/* The state of every service: see decide.h and semantics 2. */
#include "engine/decide.h"

#include "engine/index.h"
#include "engine/rank.h"
#include "engine/recall.h"

#include <string.h>

const char *const service_state_ids[SERVICE_STATES] = {
    "ongoing",  "completed", "closed",   "not_eligible",  "suppressed",
    "possible", "full",      "eligible", "other_audience"};

/* ---- reach
 * --------------------------------------------------------------------------------------- */

/* The day that the `within` of a transition counts from. */
static day_t crossing_base(const struct situation *s, const struct transition *t,
                           const struct visit *v)
{
    if (t->on != HISTORY_ONGOING)
        return v->ended;
    return t->has_ahead ? visit_end(s, v) : v->started;
}

/* Where a transition looks ahead, the expected end must be known and no further away. */
static bool ahead_holds(const struct situation *s, const struct transition *t,
                        const struct visit *v)
{
    if (!t->has_ahead)
        return true;
    day_t end = visit_end(s, v);
    struct duration ahead = length_on(s->model, &t->ahead, s->as_of);
    return end != DAY_NONE && end <= day_add(s->as_of, ahead.low, ahead.unit);
}

static void crossing_consider(const struct situation *s, int transition, const struct visit *v,
                              struct crossing *best)
{
    const struct transition *t = &s->model->transitions[transition];
    struct crossing c = {.transition = transition, .from = v->service, .deadline = DAY_NONE};
    if (t->has_within) {
        struct duration within = length_on(s->model, &t->within, s->as_of);
        c.deadline = day_add(crossing_base(s, t, v), within.low, within.unit);
    }
    bool earlier =
        c.deadline != DAY_NONE && (best->deadline == DAY_NONE || c.deadline < best->deadline);
    if (best->transition < 0 || earlier)
        *best = c;
}

bool transition_open(const struct situation *s, int transition, struct crossing *crossing)
{
    const struct transition *t = &s->model->transitions[transition];
    *crossing = (struct crossing){.transition = -1, .from = -1, .deadline = DAY_NONE};
    if (!span_holds(&t->common.valid, s->as_of))
        return false;
    for (int i = 0; i < t->from.n && s->nhistory; i++) {
        if (!situation_in(s, t->from.at[i], t->on))
            continue;
        const struct visit *v = situation_visit(s, t->from.at[i]);
        if (ahead_holds(s, t, v))
            crossing_consider(s, transition, v, crossing);
    }
    if (t->from_start && crossing->transition < 0)
        crossing->transition = transition;
    return crossing->transition >= 0;
}

struct reach {
    const struct situation *s;
    const uint8_t *answers;
    uint64_t *sure, *open;
};

static void reach_try(struct reach *r, int transition)
{
    struct crossing crossing;
    const struct transition *t = &r->s->model->transitions[transition];
    if (bit_get(r->sure, t->to) || !transition_open(r->s, transition, &crossing))
        return;
    enum truth value = cond_eval(t->when, r->answers);
    if (value == TRUTH_TRUE)
        bit_set(r->sure, t->to);
    if (value != TRUTH_FALSE)
        bit_set(r->open, t->to);
}

/* Only transitions from "start" and from services in the history can be open. */
static void reach_find(struct reach *r)
{
    const struct model *m = r->s->model;
    size_t bytes = (size_t)m->index->words * sizeof *r->sure;
    memcpy(r->sure, m->index->entry, bytes);
    memcpy(r->open, m->index->entry, bytes);
    for (int i = 0; i < m->index->nstarts; i++)
        reach_try(r, m->index->starts[i]);
    for (int i = 0; i < r->s->nhistory; i++) {
        int service = r->s->history[i].service;
        for (int k = 0; service >= 0 && k < m->services[service].leaving.n; k++)
            reach_try(r, m->services[service].leaving.at[k]);
    }
}

/* True when one of the open transitions has a true `when`: a disjunction, false when none is open.
 */
static const struct cond *reach_cond(const struct situation *s, int service)
{
    const struct service *to = &s->model->services[service];
    struct cond *c = arena_alloc(s->arena, sizeof *c);
    c->kind = COND_OR;
    c->members = arena_array(s->arena, (size_t)to->arriving.n + 1, sizeof *c->members);
    for (int i = 0; i < to->arriving.n; i++) {
        struct crossing crossing;
        if (transition_open(s, to->arriving.at[i], &crossing))
            c->members[c->nmembers++] = s->model->transitions[to->arriving.at[i]].when;
    }
    return c;
}

void service_conds(const struct situation *s, int service, const struct cond *out[SERVICE_CONDS])
{
    static const struct cond always = {.kind = COND_TRUE};
    out[0] = s->model->services[service].place;
    out[COND_OF_REACH] = s->model->services[service].entry ? &always : reach_cond(s, service);
    out[2] = s->model->services[service].when;
    out[3] = s->model->services[service].consent;
}

const struct settled *service_settle(const struct decision *d, int service)
{
    const struct situation *s = d->situation;
    if (!d->settled->of)
        d->settled->of =
            arena_array(s->arena, (size_t)s->model->nservices + 1, sizeof *d->settled->of);
    const struct index *index = s->model->index;
    const struct cond *reach = bit_get(index->entry, service) ? NULL : reach_cond(s, service);
    bool reached = !reach || cond_eval(reach, d->answers) == TRUTH_TRUE;
    struct settled *settled = arena_raw(s->arena, sizeof *settled);
    *settled = reached ? recall_settle(d->recall, s, d->answers, &index->needs[service])
                       : settle_clauses(s, d->answers, &index->needs[service], reach);
    return d->settled->of[service] = settled;
}

enum truth decision_value(const struct decision *d, const struct clauses *clauses)
{
    if (clauses->n == 1 && !clause_counts(clauses->at))
        return literal_value(*clauses->at, d->answers);
    return recall_settle(d->recall, d->situation, d->answers, clauses).value;
}

/* ---- states
 * --------------------------------------------------------------------------------------- */

struct states {
    const struct situation *s;
    struct decision *d;
    uint8_t *at;
    uint64_t *sure, *open, *inexact, *doubtful; /* doubtful: Kleene's value may not be settled */
};

static void state_settle(struct states *w, int service)
{
    const struct settled *settled = service_settled(w->d, service);
    if (settled->value == TRUTH_TRUE)
        bit_set(w->sure, service);
    if (settled->value == TRUTH_FALSE)
        bit_clear(w->open, service);
    if (!settled->exact)
        bit_set(w->inexact, service);
}

/* What stays unknown, and could be known where all its parts are seen together, is settled. */
static void states_settle(struct states *w)
{
    const struct index *index = w->s->model->index;
    for (int i = 0; i < index->words; i++) {
        uint64_t doubtful = w->open[i] & ~w->sure[i] & ~w->s->day->closed[i] & w->doubtful[i];
        for (; doubtful; doubtful &= doubtful - 1)
            state_settle(w, i * 64 + __builtin_ctzll(doubtful));
    }
}

static void states_match(struct states *w)
{
    const struct index *index = w->s->model->index;
    struct reach reach = {.s = w->s, .answers = w->d->answers};
    size_t words = (size_t)index->words + 1;
    uint64_t *bits = arena_array(w->s->arena, words * 6, sizeof *bits);
    w->sure = bits, w->open = bits + words, w->inexact = bits + 2 * words;
    w->doubtful = bits + 3 * words, reach.sure = bits + 4 * words, reach.open = bits + 5 * words;
    index_match(w->s, w->d->answers, &(struct matched){w->sure, w->open, w->doubtful});
    reach_find(&reach);
    for (int i = 0; i < index->words; i++) {
        w->sure[i] &= reach.sure[i];
        w->open[i] &= reach.open[i];
        w->doubtful[i] |= reach.open[i] & ~reach.sure[i];
    }
    states_settle(w);
}

static void states_write(struct states *w)
{
    const struct model *m = w->s->model;
    memset(w->at, STATE_NOT_ELIGIBLE, (size_t)m->nservices);
    for (int i = 0; i < m->index->words; i++) {
        for (uint64_t bits = w->open[i]; bits; bits &= bits - 1) {
            int service = i * 64 + __builtin_ctzll(bits);
            w->at[service] = bit_get(w->sure, service) ? STATE_ELIGIBLE : STATE_POSSIBLE;
        }
        for (uint64_t bits = w->s->day->closed[i]; bits; bits &= bits - 1)
            w->at[i * 64 + __builtin_ctzll(bits)] = STATE_CLOSED;
        for (uint64_t bits = ~m->index->audience[w->s->audience][i]; bits; bits &= bits - 1) {
            int service = i * 64 + __builtin_ctzll(bits);
            if (service < m->nservices)
                w->at[service] = STATE_OTHER_AUDIENCE;
        }
    }
}

static bool ids_meet(const struct ids *a, const struct ids *b)
{
    for (int i = 0, j = 0; i < a->n && j < b->n;) {
        if (a->at[i] == b->at[j])
            return true;
        if (a->at[i] < b->at[j])
            i++;
        else
            j++;
    }
    return false;
}

bool services_overlap(const struct model *m, int a, int b)
{
    return ids_meet(&m->services[a].groups, &m->services[b].groups);
}

static void states_suppress(struct states *w, int ongoing)
{
    const struct model *m = w->s->model;
    for (int i = 0; m->services[ongoing].groups.n && i < m->nservices; i++)
        if ((w->at[i] == STATE_ELIGIBLE || w->at[i] == STATE_POSSIBLE) && i != ongoing &&
            services_overlap(m, i, ongoing))
            w->at[i] = STATE_SUPPRESSED;
}

/* History, overlaps with what is ongoing, and places. */
static void states_overlay(struct states *w)
{
    const struct model *m = w->s->model;
    for (int i = 0; i < w->s->nhistory; i++) {
        int service = w->s->history[i].service;
        if (service >= 0 && situation_in(w->s, service, HISTORY_ONGOING))
            states_suppress(w, service);
    }
    for (int i = 0; i < m->index->nlimited; i++) {
        int service = m->index->limited[i];
        int taken = w->s->placements ? w->s->placements[service] : 0;
        if (w->at[service] == STATE_ELIGIBLE && taken >= m->services[service].capacity)
            w->at[service] = STATE_FULL;
    }
    for (int i = 0; i < w->s->nhistory; i++) {
        int service = w->s->history[i].service;
        if (service < 0 || w->at[service] == STATE_OTHER_AUDIENCE)
            continue;
        if (situation_in(w->s, service, HISTORY_ONGOING))
            w->at[service] = STATE_ONGOING;
        else if (situation_in(w->s, service, HISTORY_COMPLETED) && !m->services[service].repeatable)
            w->at[service] = STATE_COMPLETED;
    }
}

/* What holds a bridge up: false for nothing, unknown for services that are only possible. */
static enum truth bridge_holds(const struct states *w, const struct service *bridge)
{
    enum truth holds = TRUTH_FALSE;
    for (int i = 0; i < bridge->bridges.n; i++) {
        int service = bridge->bridges.at[i];
        if (situation_in(w->s, service, HISTORY_ONGOING) ||
            situation_in(w->s, service, HISTORY_COMPLETED))
            return TRUTH_FALSE;
        bool waits = w->at[service] == STATE_ELIGIBLE && w->s->model->services[service].has_waits;
        if (waits || w->at[service] == STATE_FULL)
            holds = TRUTH_TRUE;
        else if (w->at[service] == STATE_POSSIBLE && holds == TRUTH_FALSE)
            holds = TRUTH_UNKNOWN;
    }
    return holds;
}

static void states_bridge(struct states *w)
{
    const struct index *index = w->s->model->index;
    for (int i = 0; i < index->nbridges; i++) {
        uint8_t *state = &w->at[index->bridges[i]];
        if (*state != STATE_ELIGIBLE && *state != STATE_POSSIBLE && *state != STATE_FULL &&
            *state != STATE_SUPPRESSED)
            continue;
        enum truth holds = bridge_holds(w, &w->s->model->services[index->bridges[i]]);
        if (holds == TRUTH_FALSE)
            *state = STATE_NOT_ELIGIBLE;
        else if (holds == TRUTH_UNKNOWN && *state != STATE_SUPPRESSED)
            *state = STATE_POSSIBLE;
    }
}

struct decision *decide(const struct situation *s, const struct options *options)
{
    struct decision *d = arena_alloc(s->arena, sizeof *d);
    struct states w = {.s = s, .d = d};
    d->situation = s;
    d->answers = tests_eval(s);
    d->settled = arena_alloc(s->arena, sizeof *d->settled);
    d->recall = recall_of(s);
    d->states = w.at = arena_alloc(s->arena, (size_t)s->model->nservices + 1);
    states_match(&w);
    d->inexact = w.inexact;
    d->sure = w.sure;
    states_write(&w);
    states_overlay(&w);
    states_bridge(&w);
    decision_rank(d, options);
    return d;
}

/* ---- what can still matter
 * -------------------------------------------------------------------------- */

static void settled_unite(struct arena *arena, struct settled *to, const struct settled *more)
{
    int *all = arena_array(arena, (size_t)to->nrelevant + (size_t)more->nrelevant + 1, sizeof *all);
    int n = 0;
    for (int i = 0, j = 0; i < to->nrelevant || j < more->nrelevant;) {
        bool first =
            j == more->nrelevant || (i < to->nrelevant && to->relevant[i] <= more->relevant[j]);
        int fact = first ? to->relevant[i++] : more->relevant[j++];
        if (n == 0 || all[n - 1] != fact)
            all[n++] = fact;
    }
    to->relevant = all;
    to->nrelevant = n;
    to->exact = to->exact && more->exact;
}

struct settled service_unknown(const struct decision *d, int service)
{
    const struct situation *s = d->situation;
    const struct settled *settled = service_settled(d, service);
    if (!s->model->index->cards[service].bridges)
        return *settled;
    struct settled own = *settled;
    struct states w = {.s = s, .at = (uint8_t *)d->states};
    if (bridge_holds(&w, &s->model->services[service]) != TRUTH_UNKNOWN)
        return own;
    const struct ids *bridges = &s->model->services[service].bridges;
    for (int i = 0; i < bridges->n; i++)
        if (d->states[bridges->at[i]] == STATE_POSSIBLE) {
            struct settled more = service_unknown(d, bridges->at[i]);
            settled_unite(s->arena, &own, &more);
        }
    return own;
}
