/* Scores, deadlines and the order of what is recommended: semantics 3. Whole numbers only. */
#include "engine/rank.h"

#include "engine/index.h"

#include <string.h>

#define LATE_POINTS 20
#define URGENT_POINTS 10
#define URGENT_DAYS 28
#define PLAN_POINTS 10

struct crossing service_crossing(const struct decision *d, int service)
{
    const struct situation *s = d->situation;
    const struct ids *arriving = &s->model->services[service].arriving;
    struct crossing best = {.transition = -1, .from = -1, .deadline = DAY_NONE}, one;
    for (int i = 0; i < arriving->n; i++) {
        const struct transition *t = &s->model->transitions[arriving->at[i]];
        if (!transition_open(s, arriving->at[i], &one) ||
            decision_value(d, &t->clauses) != TRUTH_TRUE)
            continue;
        bool earlier =
            one.deadline != DAY_NONE && (best.deadline == DAY_NONE || one.deadline < best.deadline);
        if (best.transition < 0 || earlier)
            best = one;
    }
    return best;
}

day_t service_deadline(const struct decision *d, int service, const struct crossing *crossing)
{
    const struct situation *s = d->situation;
    const struct service *to = &s->model->services[service];
    day_t deadline = crossing->deadline;
    if (!to->has_start_within || !s->facts[to->start_fact].known)
        return deadline;
    struct duration within = length_on(s->model, &to->start_within, s->as_of);
    day_t start = day_add((day_t)s->facts[to->start_fact].n, within.low, within.unit);
    return deadline == DAY_NONE || start < deadline ? start : deadline;
}

static int urgency(day_t deadline, day_t as_of)
{
    if (deadline == DAY_NONE || deadline > as_of + URGENT_DAYS)
        return 0;
    return deadline < as_of ? LATE_POINTS : URGENT_POINTS;
}

bool prefer_holds(const struct decision *d, const struct prefer *prefer)
{
    return decision_value(d, &prefer->clauses) == TRUTH_TRUE;
}

static int service_points(const struct decision *d, int service, day_t deadline)
{
    const struct service *s = &d->situation->model->services[service];
    int points = s->priority + urgency(deadline, d->situation->as_of);
    for (int i = 0; i < s->nprefers; i++)
        if (prefer_holds(d, &s->prefers[i]))
            points += s->prefers[i].points;
    return points;
}

struct term *service_terms(const struct decision *d, int service, int first_step, int *n)
{
    const struct service *s = &d->situation->model->services[service];
    struct term *terms = arena_array(d->situation->arena, (size_t)s->nprefers + 3, sizeof *terms);
    struct crossing crossing = service_crossing(d, service);
    int urgent = urgency(service_deadline(d, service, &crossing), d->situation->as_of);
    *n = 0;
    terms[(*n)++] = (struct term){TERM_PRIORITY, s->priority, NULL, s->common.rule};
    for (int i = 0; i < s->nprefers; i++)
        if (prefer_holds(d, &s->prefers[i]))
            terms[(*n)++] = (struct term){TERM_PREFER, s->prefers[i].points, &s->prefers[i].because,
                                          s->prefers[i].rule};
    if (urgent)
        terms[(*n)++] = (struct term){urgent == LATE_POINTS ? TERM_LATE : TERM_URGENT, urgent, NULL,
                                      s->common.rule};
    if (service == first_step)
        terms[(*n)++] = (struct term){TERM_PLAN, PLAN_POINTS, NULL, s->common.rule};
    return terms;
}

/* ---- the order
 * ------------------------------------------------------------------------------------ */

/* A candidate as one number: a higher score is a lower key, of equals the lower index (ids are
 * sorted, so this is the order of ids). */
typedef uint64_t rank_key;

static rank_key key_make(int score, int service)
{
    return (uint64_t)(INT32_MAX - score) << 32 | (uint32_t)service;
}

static int key_service(rank_key key)
{
    return (int)(uint32_t)key;
}

static void heap_sink(rank_key *heap, int n, int at)
{
    rank_key key = heap[at];
    for (;;) {
        int child = 2 * at + 1;
        if (child >= n)
            break;
        child += child + 1 < n && heap[child + 1] < heap[child];
        if (heap[child] >= key)
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = key;
}

/* A heap of keys, so that a short list costs little of a long one. */
struct ranking {
    struct decision *d;
    const struct options *options;
    int *eligible; /* services */
    int neligible;
    rank_key *heap;
    int n;
    struct recommendation *out;
    int nout;
};

static rank_key heap_take(struct ranking *r)
{
    rank_key first = r->heap[0];
    r->heap[0] = r->heap[--r->n];
    if (r->n)
        heap_sink(r->heap, r->n, 0);
    return first;
}

static struct recommendation *overlapping(const struct ranking *r, int service)
{
    const struct model *m = r->d->situation->model;
    for (int i = 0; m->services[service].groups.n && i < r->nout; i++)
        if (services_overlap(m, r->out[i].service, service))
            return &r->out[i];
    return NULL;
}

static void alternative_add(const struct ranking *r, struct recommendation *to, int service)
{
    to->alternatives =
        arena_grow(r->d->situation->arena, to->alternatives, (size_t)to->nalternatives,
                   (size_t)to->nalternatives + 1, sizeof *to->alternatives);
    to->alternatives[to->nalternatives++] = service;
}

static void recommend(struct ranking *r, int service)
{
    struct recommendation *one = &r->out[r->nout];
    one->service = service;
    one->crossing = service_crossing(r->d, service);
    one->deadline = service_deadline(r->d, service, &one->crossing);
    one->score = service_points(r->d, service, one->deadline) +
                 (service == r->options->first_step ? PLAN_POINTS : 0);
    r->nout++;
}

/* Goes down the order: takes up to `most`, and lists the rest below the first that it overlaps
 * with. */
static void ranking_walk(struct ranking *r, int most)
{
    const struct model *m = r->d->situation->model;
    int taken = 0;
    while (r->n && taken < most) {
        int service = key_service(heap_take(r));
        struct recommendation *first = overlapping(r, service);
        if (first) {
            alternative_add(r, first, service);
        } else {
            recommend(r, service);
            taken++;
        }
    }
    int kept = 0;
    for (int i = 0; i < r->n; i++) /* only these can still be alternatives */
        if (m->index->cards[key_service(r->heap[i])].grouped)
            r->heap[kept++] = r->heap[i];
    r->n = kept;
    for (int i = kept / 2 - 1; i >= 0; i--)
        heap_sink(r->heap, kept, i);
    while (r->n) {
        int service = key_service(heap_take(r));
        struct recommendation *first = overlapping(r, service);
        if (first)
            alternative_add(r, first, service);
    }
}

static int points_now(const struct ranking *r, int service)
{
    const struct decision *d = r->d;
    const struct service *s = &d->situation->model->services[service];
    day_t deadline = DAY_NONE;
    if (s->arriving.n || s->has_start_within) {
        struct crossing crossing = service_crossing(d, service);
        deadline = service_deadline(d, service, &crossing);
    }
    return service_points(d, service, deadline);
}

/* Puts the eligible services that are `always` there, or all others, into the heap. */
static void ranking_fill(struct ranking *r, bool always)
{
    const struct rank_card *cards = r->d->situation->model->index->cards;
    r->n = 0;
    for (int i = 0; i < r->neligible; i++) {
        int service = r->eligible[i];
        const struct rank_card *card = &cards[service];
        if (card->always != always)
            continue;
        int points = card->plain ? card->priority : points_now(r, service);
        points += service == r->options->first_step ? PLAN_POINTS : 0;
        r->heap[r->n++] = key_make(points, service);
    }
    for (int i = r->n / 2 - 1; i >= 0; i--)
        heap_sink(r->heap, r->n, i);
}

/* Only services that are sure by place, reach and when can be eligible. */
static void eligible_find(struct ranking *r)
{
    const struct decision *d = r->d;
    int words = d->situation->model->index->words, n = 0;
    for (int i = 0; i < words; i++)
        n += __builtin_popcountll(d->sure[i]);
    r->eligible = arena_array(d->situation->arena, (size_t)n + 1, sizeof *r->eligible);
    for (int i = 0; i < words; i++)
        for (uint64_t bits = d->sure[i]; bits; bits &= bits - 1) {
            int service = i * 64 + __builtin_ctzll(bits);
            if (d->states[service] == STATE_ELIGIBLE)
                r->eligible[r->neligible++] = service;
        }
}

void decision_rank(struct decision *d, const struct options *options)
{
    struct arena *arena = d->situation->arena;
    const struct model *m = d->situation->model;
    struct ranking r = {.d = d, .options = options};
    int always = 0;
    eligible_find(&r);
    for (int i = 0; i < r.neligible; i++)
        always += m->index->cards[r.eligible[i]].always;
    int most = options->limit < r.neligible ? options->limit : r.neligible;
    r.heap = arena_array(arena, (size_t)r.neligible + 1, sizeof *r.heap);
    r.out = arena_array(arena, (size_t)most + (size_t)always + 1, sizeof *r.out);
    ranking_fill(&r, false);
    ranking_walk(&r, most);
    ranking_fill(&r, true);
    ranking_walk(&r, r.n);
    d->recommended = r.out;
    d->nrecommended = r.nout;
}
