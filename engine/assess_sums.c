/* The sums that open conditions may still come to: see assess.h. Parts share no unknown fact, so
 * their sums add up freely; the sets of sums are bitmaps, and adding two sets is shifting one by
 * the members of the other. */
#include "engine/assess.h"

#include <string.h>

struct axis { /* one unknown fact of a part */
    int fact;
    const struct test **tests;
    int ntests, cap_tests;
    uint8_t *vectors; /* the answers of its tests, class by class */
    int nclasses, at;
    size_t stride; /* in the table of sums */
};

struct part {
    struct axis *axes;
    int naxes, cap_axes;
    size_t combinations;
    int64_t *sums; /* by combination; the first axis varies fastest; NULL: there are too many */
    int64_t least, most;
    uint64_t *reached; /* bit i: least + i is a sum */
};

struct sums {
    const struct situation *s;
    uint8_t *answers; /* scratch: of all tests */
    const struct weighed *rows;
    int n;
    int *root;     /* of each row: the row that stands for its part */
    int *row_of;   /* by fact: a row that asks it, -1 */
    int *tests_of; /* rows' tests stand one after another in `tests`, from here */
    const struct test **tests;
    int ntests, cap_tests;
    struct part *parts;
    int nparts;
    int64_t least, most;
    bool exact;
};

/* ---- parts ----------------------------------------------------------------------------------- */

static int root_of(const struct sums *w, int row)
{
    while (w->root[row] != row)
        row = w->root[row];
    return row;
}

/* What is decided already below an unknown node no longer matters for it. */
static void tests_add(struct sums *w, const struct cond *c)
{
    if (cond_eval(c, w->answers) != TRUTH_UNKNOWN)
        return;
    if (c->kind == COND_TEST) {
        ARENA_ROOM(w->s->arena, w->tests, w->ntests, w->cap_tests);
        w->tests[w->ntests++] = c->test;
    }
    for (int i = 0; i < c->nmembers; i++)
        tests_add(w, c->members[i]);
}

static void row_join(struct sums *w, int row)
{
    w->root[row] = row;
    w->tests_of[row] = w->ntests;
    tests_add(w, w->rows[row].when);
    for (int i = w->tests_of[row]; i < w->ntests; i++) {
        int *other = &w->row_of[w->tests[i]->fact];
        if (*other >= 0)
            w->root[root_of(w, *other)] = root_of(w, row);
        *other = row;
    }
}

static void rows_join(struct sums *w)
{
    struct arena *arena = w->s->arena;
    size_t nfacts = (size_t)w->s->model->nfacts;
    w->root = arena_array(arena, (size_t)w->n + 1, sizeof *w->root);
    w->tests_of = arena_array(arena, (size_t)w->n + 1, sizeof *w->tests_of);
    w->row_of = arena_array(arena, nfacts + 1, sizeof *w->row_of);
    memset(w->row_of, -1, (nfacts + 1) * sizeof *w->row_of);
    for (int i = 0; i < w->n; i++)
        row_join(w, i);
    w->tests_of[w->n] = w->ntests;
}

/* ---- the combinations of one part ------------------------------------------------------------ */

static struct axis *axis_of(struct sums *w, struct part *p, int fact)
{
    for (int i = 0; i < p->naxes; i++)
        if (p->axes[i].fact == fact)
            return &p->axes[i];
    ARENA_ROOM(w->s->arena, p->axes, p->naxes, p->cap_axes);
    p->axes[p->naxes] = (struct axis){.fact = fact};
    return &p->axes[p->naxes++];
}

static void axis_add(struct sums *w, struct part *p, const struct test *test)
{
    struct axis *a = axis_of(w, p, test->fact);
    for (int i = 0; i < a->ntests; i++)
        if (a->tests[i] == test)
            return;
    ARENA_ROOM(w->s->arena, a->tests, a->ntests, a->cap_tests);
    a->tests[a->ntests++] = test;
}

static void axis_vectors(struct sums *w, struct axis *a, const struct value *values)
{
    a->vectors = arena_array(w->s->arena, (size_t)a->nclasses * (size_t)a->ntests, 1);
    for (int k = 0; k < a->nclasses * a->ntests; k++)
        a->vectors[k] =
            (uint8_t)test_eval_with(a->tests[k % a->ntests], w->s, &values[k / a->ntests]);
}

/* False when there are more than SETTLE_MAX combinations. */
static bool axes_fill(struct sums *w, struct part *p)
{
    p->combinations = 1;
    for (int i = 0; i < p->naxes; i++) {
        struct axis *a = &p->axes[i];
        struct value *values;
        a->nclasses = fact_classes(w->s, a->fact, a->tests, a->ntests, &values);
        if (a->nclasses < 0 || p->combinations * (size_t)a->nclasses > SETTLE_MAX)
            return false;
        a->stride = p->combinations;
        p->combinations *= (size_t)a->nclasses;
        axis_vectors(w, a, values);
    }
    return true;
}

static void axis_write(const struct axis *a, uint8_t *answers)
{
    for (int i = 0; i < a->ntests; i++)
        answers[a->tests[i]->id] = a->vectors[a->at * a->ntests + i];
}

/* The next combination: like the digits of a counter. */
static void axes_step(const struct part *p, uint8_t *answers)
{
    for (int i = 0; i < p->naxes; i++) {
        struct axis *a = &p->axes[i];
        a->at = (a->at + 1) % a->nclasses;
        axis_write(a, answers);
        if (a->at > 0)
            return;
    }
}

static int64_t part_sum(const struct sums *w, int root)
{
    int64_t sum = 0;
    for (int i = 0; i < w->n; i++)
        if (root_of(w, i) == root && cond_eval(w->rows[i].when, w->answers) == TRUTH_TRUE)
            sum += w->rows[i].points;
    return sum;
}

static void part_try(struct sums *w, struct part *p, int root)
{
    p->sums = arena_array(w->s->arena, p->combinations, sizeof *p->sums);
    for (int i = 0; i < p->naxes; i++)
        axis_write(&p->axes[i], w->answers);
    for (size_t i = 0; i < p->combinations; i++) {
        p->sums[i] = part_sum(w, root);
        p->least = i && p->least < p->sums[i] ? p->least : p->sums[i];
        p->most = i && p->most > p->sums[i] ? p->most : p->sums[i];
        axes_step(p, w->answers);
    }
}

/* Every sum between all that takes away and all that gives. */
static void part_bound(struct sums *w, struct part *p, int root)
{
    p->combinations = 0;
    for (int i = 0; i < w->n; i++)
        if (root_of(w, i) == root)
            *(w->rows[i].points < 0 ? &p->least : &p->most) += w->rows[i].points;
    w->exact = false;
}

/* ---- sets of sums ---------------------------------------------------------------------------- */

static size_t words_for(int64_t bits)
{
    return (size_t)bits / 64 + 1;
}

static bool has(const uint64_t *bits, int64_t i)
{
    return bits[i / 64] >> (i % 64) & 1;
}

static void part_reach(struct sums *w, struct part *p)
{
    p->reached = arena_array(w->s->arena, words_for(p->most - p->least), sizeof *p->reached);
    for (size_t i = 0; i < p->combinations; i++)
        p->reached[(p->sums[i] - p->least) / 64] |= UINT64_C(1) << ((p->sums[i] - p->least) % 64);
    for (int64_t i = 0; !p->sums && i <= p->most - p->least; i++)
        p->reached[i / 64] |= UINT64_C(1) << (i % 64);
}

/* out |= in shifted up; `words` of each. */
static void shift_into(uint64_t *out, const uint64_t *in, size_t words, int64_t by)
{
    size_t skip = (size_t)by / 64;
    int bits = (int)(by % 64);
    for (size_t i = 0; i + skip < words; i++) {
        out[i + skip] |= in[i] << bits;
        if (bits && i + skip + 1 < words)
            out[i + skip + 1] |= in[i] >> (64 - bits);
    }
}

/* The sums of all parts but one, from their least sum; `below[i]` of them are less than i. */
static int *rest_make(const struct sums *w, const struct part *without, int64_t range)
{
    struct arena *arena = w->s->arena;
    size_t words = words_for(range);
    uint64_t *now = arena_array(arena, words, sizeof *now);
    now[0] = 1;
    for (int k = 0; k < w->nparts; k++) {
        const struct part *p = &w->parts[k];
        if (p == without)
            continue;
        uint64_t *next = arena_array(arena, words, sizeof *next);
        for (int64_t i = 0; i <= p->most - p->least; i++)
            if (has(p->reached, i))
                shift_into(next, now, words, i);
        now = next;
    }
    int *below = arena_array(arena, (size_t)range + 2, sizeof *below);
    for (int64_t i = 0; i <= range; i++)
        below[i + 1] = below[i] + has(now, i);
    return below;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void part_make(struct sums *w, int root)
{
    struct part *p = &w->parts[w->nparts++];
    for (int i = 0; i < w->n; i++)
        for (int k = w->tests_of[i]; root_of(w, i) == root && k < w->tests_of[i + 1]; k++)
            axis_add(w, p, w->tests[k]);
    if (axes_fill(w, p))
        part_try(w, p, root);
    else
        part_bound(w, p, root);
    part_reach(w, p);
    w->least += p->least;
    w->most += p->most;
}

struct sums *sums_make(const struct situation *s, const uint8_t *answers,
                       const struct weighed *rows, int n)
{
    struct sums *w = arena_alloc(s->arena, sizeof *w);
    *w = (struct sums){.s = s, .rows = rows, .n = n, .exact = true};
    w->answers = arena_array(s->arena, (size_t)s->model->ntests + 1, 1);
    memcpy(w->answers, answers, (size_t)s->model->ntests);
    rows_join(w);
    w->parts = arena_array(s->arena, (size_t)n + 1, sizeof *w->parts);
    for (int i = 0; i < n; i++)
        if (w->root[i] == i)
            part_make(w, i);
    return w;
}

int64_t sums_least(const struct sums *w)
{
    return w->least;
}

int64_t sums_most(const struct sums *w)
{
    return w->most;
}

bool sums_exact(const struct sums *w)
{
    return w->exact;
}

/* ---- which facts matter ---------------------------------------------------------------------- */

struct crossing_of { /* what the other parts may add */
    const int *below;
    int64_t least, range;
    const int64_t *steps;
    int nsteps;
};

/* Whether some sum of the others has a step above low + it, and not above high + it. */
static bool crosses(const struct crossing_of *c, int64_t one, int64_t other)
{
    int64_t low = one < other ? one : other, high = one < other ? other : one;
    for (int k = 0; low < high && k < c->nsteps; k++) {
        int64_t from = c->steps[k] - high - c->least, to = c->steps[k] - low - 1 - c->least;
        from = from < 0 ? 0 : from;
        to = to > c->range ? c->range : to;
        if (from <= to && c->below[to + 1] > c->below[from])
            return true;
    }
    return false;
}

static bool axis_matters(const struct part *p, const struct axis *a, const struct crossing_of *c)
{
    for (size_t i = a->stride; i < p->combinations; i++)
        if (i / a->stride % (size_t)a->nclasses > 0 &&
            crosses(c, p->sums[i], p->sums[i - a->stride]))
            return true;
    return false;
}

void sums_relevant(const struct sums *w, const int64_t *steps, int nsteps, bool *out)
{
    for (int k = 0; k < w->nparts; k++) {
        const struct part *p = &w->parts[k];
        struct crossing_of c = {.least = w->least - p->least, .steps = steps, .nsteps = nsteps};
        c.range = w->most - p->most - c.least;
        c.below = rest_make(w, p, c.range);
        for (int i = 0; i < p->naxes; i++)
            if (p->sums ? axis_matters(p, &p->axes[i], &c) : crosses(&c, p->least, p->most))
                out[p->axes[i].fact] = true;
    }
}
