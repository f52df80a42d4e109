/* Tracked plans: see plan_track.h. What may follow upon what is one table. */
#include "daemon/plan_track.h"

#include <string.h>

const char *const step_state_ids[STEP_STATES + 1] = {
    [STEP_PROPOSED] = "proposed",       [STEP_REFERRED] = "referred",
    [STEP_ACCEPTED] = "accepted",       [STEP_REFUSED] = "refused",
    [STEP_STARTED] = "started",         [STEP_COMPLETED] = "completed",
    [STEP_INTERRUPTED] = "interrupted", [STEP_EXPIRED] = "expired",
    [STEP_REVIEWED] = "reviewed"};

const char *const due_kind_ids[DUE_KINDS] = {
    [DUE_HANDOVER] = "handover", [DUE_DEADLINE] = "deadline", [DUE_REVIEW] = "review"};

#define TO(state) (1u << (state))
static const unsigned follows[STEP_STATES] = {
    [STEP_PROPOSED] = TO(STEP_REFERRED) | TO(STEP_EXPIRED),
    [STEP_REFERRED] = TO(STEP_ACCEPTED) | TO(STEP_REFUSED) | TO(STEP_EXPIRED),
    [STEP_ACCEPTED] = TO(STEP_STARTED) | TO(STEP_EXPIRED),
    [STEP_STARTED] =
        TO(STEP_REVIEWED) | TO(STEP_COMPLETED) | TO(STEP_INTERRUPTED) | TO(STEP_EXPIRED)};

bool change_fits(enum step_state from, enum step_state to)
{
    return follows[from] >> to & 1;
}

bool step_is_over(enum step_state state)
{
    return follows[state] == 0;
}

/* ---- reading --------------------------------------------------------------------------------- */

static day_t day_of(const struct json *object, const char *key)
{
    const char *text = json_text(json_get(object, key));
    day_t day;
    return text && day_parse(text, &day) ? day : DAY_NONE;
}

static bool state_read(const char *text, enum step_state *out)
{
    for (int i = 0; text && i < STEP_STATES; i++)
        if (strcmp(step_state_ids[i], text) == 0) {
            *out = (enum step_state)i;
            return true;
        }
    return false;
}

static void steps_begin(struct tracked *t, struct arena *arena)
{
    const struct json *steps = json_get(t->plan, "steps");
    t->nsteps = steps && steps->kind == JSON_ARRAY ? (int)steps->n : 0;
    t->steps = arena_array(arena, (size_t)t->nsteps + 1, sizeof *t->steps);
    for (int i = 0; i < t->nsteps; i++)
        t->steps[i] = (struct tracked_step){.number = i + 1,
                                            .planned = &steps->items[i],
                                            .since = DAY_NONE,
                                            .accepted = DAY_NONE,
                                            .started = DAY_NONE,
                                            .ended = DAY_NONE,
                                            .ends = DAY_NONE,
                                            .reviewed = DAY_NONE};
}

/* How much later than planned a step ends or has ended. */
static int step_delay(const struct tracked_step *s)
{
    day_t planned = day_of(s->planned, "expected_end");
    day_t end = s->ended != DAY_NONE ? s->ended : s->ends;
    return planned == DAY_NONE || end == DAY_NONE ? 0 : end - planned;
}

/* What a step waits for is the last one before it of the service that its transition comes from. */
static void moves_find(struct tracked *t)
{
    for (int i = 0; i < t->nsteps; i++) {
        const char *from = json_text(json_get(json_get(t->steps[i].planned, "transition"), "from"));
        t->steps[i].before = DAY_NONE;
        t->steps[i].moved = 0;
        for (int k = 0; from && k < i; k++)
            if (strcmp(step_service(&t->steps[k]), from) == 0) {
                t->steps[i].before = day_of(t->steps[k].planned, "expected_end");
                t->steps[i].moved = step_delay(&t->steps[k]);
            }
    }
}

void tracked_begin(struct tracked *t, struct arena *arena, day_t since)
{
    steps_begin(t, arena);
    for (int i = 0; i < t->nsteps; i++)
        t->steps[i].since = since;
}

static bool step_read(struct tracked_step *s, const struct json *text)
{
    s->since = day_of(text, "since");
    s->accepted = day_of(text, "accepted");
    s->started = day_of(text, "started");
    s->ends = day_of(text, "ends");
    s->ended = day_of(text, "ended");
    s->reviewed = day_of(text, "reviewed");
    s->reason = json_text(json_get(text, "reason"));
    s->facts = json_get(text, "facts");
    s->changes = json_get(text, "changes");
    return state_read(json_text(json_get(text, "state")), &s->state) && s->since != DAY_NONE;
}

bool tracked_read(struct tracked *t, struct arena *arena, const struct json *text)
{
    const struct json *version = json_get(text, "version"), *steps = json_get(text, "steps");
    const struct json *accepted = json_get(text, "agreed");
    *t = (struct tracked){.id = json_text(json_get(text, "plan_id")),
                          .region = json_text(json_get(text, "region")),
                          .ref = json_text(json_get(text, "ref")),
                          .decision = json_text(json_get(text, "decision")),
                          .version = version && version->kind == JSON_INT ? version->number : 0,
                          .digest = json_text(json_get(text, "digest")),
                          .accepted_at = json_text(json_get(accepted, "at")),
                          .accepted_by = json_text(json_get(accepted, "by")),
                          .accepted_on = day_of(accepted, "on"),
                          .plan = json_get(text, "plan")};
    if (!t->id || !t->region || !t->ref || !t->decision || !t->digest || !t->version)
        return false;
    steps_begin(t, arena);
    bool good = steps && steps->kind == JSON_ARRAY && steps->n == (uint32_t)t->nsteps;
    for (int i = 0; good && i < t->nsteps; i++)
        good = step_read(&t->steps[i], &steps->items[i]);
    moves_find(t);
    return good;
}

/* ---- changing -------------------------------------------------------------------------------- */

/* How much later than planned it began. */
static int step_shift(const struct tracked_step *s)
{
    day_t planned = day_of(s->planned, "expected_start");
    return planned == DAY_NONE || s->started == DAY_NONE ? 0 : s->started - planned;
}

/* A review settles what fell due until its day; when nothing had, the next one. */
static void step_review(struct tracked_step *s, day_t on)
{
    const struct json *reviews = json_get(s->planned, "reviews");
    day_t before = s->reviewed, next = DAY_NONE;
    for (uint32_t i = 0; reviews && reviews->kind == JSON_ARRAY && i < reviews->n; i++) {
        const char *text = json_text(&reviews->items[i]);
        day_t day;
        if (!text || !day_parse(text, &day) || day + step_shift(s) <= before)
            continue;
        if (next == DAY_NONE)
            next = day + step_shift(s);
    }
    s->reviewed = next != DAY_NONE && next > on ? next : on;
}

static void state_change(struct tracked_step *s, const struct tracked_change *change)
{
    s->reason = change->reason;
    if (change->to == STEP_ACCEPTED)
        s->accepted = change->on;
    if (change->to == STEP_STARTED) {
        day_t start = day_of(s->planned, "expected_start"),
              end = day_of(s->planned, "expected_end");
        s->started = change->on;
        if (start != DAY_NONE && end != DAY_NONE && end >= start &&
            end - start <= DAY_LAST - s->started)
            s->ends = s->started + (end - start);
    }
    if (s->state == STEP_STARTED)
        s->ended = change->on;
    s->state = change->to;
}

void step_change(struct tracked *t, struct tracked_step *s, const struct tracked_change *change)
{
    s->fresh = change;
    s->since = change->on;
    if (change->to == STEP_REVIEWED)
        step_review(s, change->on);
    else
        state_change(s, change);
    moves_find(t);
}

day_t step_freed(const struct tracked_step *s)
{
    return s->accepted != DAY_NONE && step_is_over(s->state) ? s->since : DAY_NONE;
}

const char *step_service(const struct tracked_step *s)
{
    return json_text(json_get(s->planned, "service"));
}

const char *step_owner(const struct tracked_step *s)
{
    return json_text(json_get(json_get(s->planned, "owner"), "actor"));
}

/* ---- what falls due -------------------------------------------------------------------------- */

static void due_add(struct due *dues, int *n, enum due_kind kind, day_t day)
{
    if (day != DAY_NONE)
        dues[(*n)++] = (struct due){kind, day};
}

static void reviews_add(const struct tracked_step *s, const struct json *reviews, struct due *dues,
                        int *n)
{
    for (uint32_t i = 0; reviews && i < reviews->n; i++) {
        const char *text = json_text(&reviews->items[i]);
        day_t day;
        if (text && day_parse(text, &day) && day + step_shift(s) > s->reviewed)
            due_add(dues, n, DUE_REVIEW, day + step_shift(s));
    }
}

/* A deadline that a transition sets counts from the end of the step before; others stay. */
static day_t step_deadline(const struct tracked_step *s)
{
    const struct json *within = json_get(json_get(s->planned, "transition"), "within_days");
    day_t deadline = day_of(s->planned, "deadline");
    bool counted = within && within->kind == JSON_INT && deadline != DAY_NONE &&
                   s->before != DAY_NONE && deadline - s->before == within->number;
    return counted ? deadline + s->moved : deadline;
}

static day_t step_handover(const struct tracked_step *s)
{
    day_t planned = day_of(json_get(s->planned, "transition"), "handover");
    return planned == DAY_NONE ? DAY_NONE : planned + s->moved;
}

struct due *step_dues(const struct tracked_step *s, struct arena *arena, int *n)
{
    const struct json *reviews = json_get(s->planned, "reviews");
    if (reviews && reviews->kind != JSON_ARRAY)
        reviews = NULL;
    struct due *dues = arena_array(arena, (reviews ? reviews->n : 0) + 2, sizeof *dues);
    *n = 0;
    if (s->state == STEP_PROPOSED)
        due_add(dues, n, DUE_HANDOVER, step_handover(s));
    if (s->state == STEP_PROPOSED || s->state == STEP_REFERRED || s->state == STEP_ACCEPTED)
        due_add(dues, n, DUE_DEADLINE, step_deadline(s));
    if (s->state == STEP_STARTED)
        reviews_add(s, reviews, dues, n);
    return dues;
}

struct due step_due(const struct tracked_step *s, struct arena *arena)
{
    int n;
    struct due *dues = step_dues(s, arena, &n), first = {.day = DAY_NONE};
    for (int i = 0; i < n; i++)
        if (first.day == DAY_NONE || dues[i].day < first.day)
            first = dues[i];
    return first;
}

/* ---- writing --------------------------------------------------------------------------------- */

static void tree_at(struct out *o, const char *key, const struct json *tree)
{
    out_key(o, key);
    if (tree)
        out_tree(o, tree, false);
    else
        out_null(o);
}

static void change_write(struct out *o, const struct tracked_change *c)
{
    out_object(o);
    out_string_at(o, "state", step_state_ids[c->to]);
    out_day_at(o, "on", c->on);
    out_string_at(o, "at", c->at);
    out_string_at(o, "by", c->by);
    out_string_at(o, "reason", c->reason);
    out_string_at(o, "entry", c->entry);
    out_object_end(o);
}

static void changes_write(struct out *o, const struct tracked_step *s)
{
    out_key(o, "changes");
    out_array(o);
    for (uint32_t i = 0; s->changes && i < s->changes->n; i++)
        out_tree(o, &s->changes->items[i], false);
    if (s->fresh)
        change_write(o, s->fresh);
    out_array_end(o);
}

static void details_write(struct out *o, const struct tracked_step *s)
{
    out_day_at(o, "accepted", s->accepted);
    out_day_at(o, "started", s->started);
    out_day_at(o, "ends", s->ends);
    out_day_at(o, "ended", s->ended);
    out_day_at(o, "reviewed", s->reviewed);
    out_string_at(o, "reason", s->reason);
    tree_at(o, "facts", s->facts);
    changes_write(o, s);
}

static void step_write(struct out *o, const struct tracked_step *s, bool whole)
{
    struct due due = step_due(s, o->arena);
    out_object(o);
    out_int_at(o, "step", s->number);
    out_string_at(o, "service", step_service(s));
    tree_at(o, "name", json_get(s->planned, "name"));
    out_string_at(o, "state", step_state_ids[s->state]);
    out_day_at(o, "since", s->since);
    out_day_at(o, "due", due.day);
    out_string_at(o, "due_for", due.day == DAY_NONE ? NULL : due_kind_ids[due.kind]);
    tree_at(o, "owner", json_get(s->planned, "owner"));
    if (whole)
        details_write(o, s);
    out_object_end(o);
}

static void agreed_write(struct out *o, const struct tracked *t)
{
    out_key(o, "agreed");
    out_object(o);
    out_bool_at(o, "consent", true);
    out_day_at(o, "on", t->accepted_on);
    out_string_at(o, "at", t->accepted_at);
    out_string_at(o, "by", t->accepted_by);
    out_object_end(o);
}

void tracked_write(const struct tracked *t, struct out *o, bool whole)
{
    out_object(o);
    out_string_at(o, "plan_id", t->id);
    out_int_at(o, "version", t->version);
    out_string_at(o, "region", t->region);
    out_string_at(o, "ref", t->ref);
    out_string_at(o, "decision", t->decision);
    out_string_at(o, "digest", t->digest);
    tree_at(o, "goal", json_get(t->plan, "goal"));
    agreed_write(o, t);
    out_key(o, "steps");
    out_array(o);
    for (int i = 0; i < t->nsteps; i++)
        step_write(o, &t->steps[i], whole);
    out_array_end(o);
    if (whole)
        tree_at(o, "plan", t->plan);
    out_object_end(o);
}
