/* Assessments: see assess.h. What is settled is counted; what is open is asked, but only while it
 * can still turn the grade. */
#include "engine/assess.h"

#include <string.h>

const char *const assess_state_ids[ASSESS_STATES] = {"graded", "open", "not_eligible", "closed"};

struct assessing {
    const struct situation *s;
    const uint8_t *answers;
    const struct assessment *a;
    struct assessed *out;
    struct weighed *open; /* the rows that are unknown */
    int nopen;
    int64_t certain; /* the points of those that are true */
    struct sums *sums;
};

/* ---- points ---------------------------------------------------------------------------------- */

static void rows_settle(struct assessing *w)
{
    struct arena *arena = w->s->arena;
    enum truth *rows = arena_array(arena, (size_t)w->a->npoints + 1, sizeof *rows);
    w->open = arena_array(arena, (size_t)w->a->npoints + 1, sizeof *w->open);
    for (int i = 0; i < w->a->npoints; i++) {
        const struct points *p = &w->a->points[i];
        struct settled settled = settle(w->s, w->answers, &p->when, 1);
        rows[i] = settled.value;
        if (settled.value == TRUTH_TRUE)
            w->certain += p->n;
        else if (settled.value == TRUTH_UNKNOWN)
            w->open[w->nopen++] = (struct weighed){p->when, p->n};
    }
    w->out->rows = rows;
    w->sums = sums_make(w->s, w->answers, w->open, w->nopen);
    w->out->least = w->certain + sums_least(w->sums);
    w->out->most = w->certain + sums_most(w->sums);
    w->out->exact = sums_exact(w->sums);
}

/* The first grade begins at the fewest points there can be (grade-order), so there is always one.
 */
static int grade_of(const struct assessing *w, int64_t points)
{
    int grade = 0;
    for (int i = 1; i < w->s->model->facts[w->a->fact].noptions; i++)
        if (w->a->grades[i] <= points)
            grade = i;
    return grade;
}

/* ---- questions ------------------------------------------------------------------------------- */

static void when_relevant(struct assessing *w, bool *relevant)
{
    struct settled when = settle(w->s, w->answers, &w->a->when, 1);
    w->out->exact = w->out->exact && when.exact;
    for (int i = 0; i < when.nrelevant; i++)
        relevant[when.relevant[i]] = true;
}

static void grade_relevant(const struct assessing *w, bool *relevant)
{
    int n = w->s->model->facts[w->a->fact].noptions;
    int64_t *steps = arena_array(w->s->arena, (size_t)n + 1, sizeof *steps);
    for (int i = 1; i < n; i++)
        steps[i - 1] = w->a->grades[i] - w->certain;
    sums_relevant(w->sums, steps, n - 1, relevant);
}

static void question_add(struct assessing *w, bool *relevant, int fact)
{
    if (relevant[fact])
        w->out->questions[w->out->nquestions++] = fact;
    relevant[fact] = false;
}

static void questions_find(struct assessing *w)
{
    int nfacts = w->s->model->nfacts;
    bool *relevant = arena_array(w->s->arena, (size_t)nfacts + 1, sizeof *relevant);
    w->out->questions = arena_array(w->s->arena, (size_t)nfacts + 1, sizeof *w->out->questions);
    when_relevant(w, relevant);
    grade_relevant(w, relevant);
    for (int i = 0; i < w->a->nitems; i++)
        question_add(w, relevant, w->a->items[i]);
    for (int i = 0; i < nfacts; i++)
        question_add(w, relevant, i);
}

/* ---- what follows ---------------------------------------------------------------------------- */

static void outcome_apply(struct assessing *w, const struct outcome *o, bool *set)
{
    for (int i = 0; i < o->nsets; i++) {
        effect_apply(&o->sets[i], w->s->model, &w->out->facts[o->sets[i].fact]);
        set[o->sets[i].fact] = true;
    }
    if (!w->out->statement && !text_empty(&o->statement)) {
        w->out->statement = &o->statement;
        w->out->rule = o->rule;
    }
}

static void outcomes_apply(struct assessing *w)
{
    struct assessed *out = w->out;
    int nfacts = w->s->model->nfacts;
    bool *set = arena_array(w->s->arena, (size_t)nfacts + 1, sizeof *set);
    out->facts = arena_array(w->s->arena, (size_t)nfacts + 1, sizeof *out->facts);
    memcpy(out->facts, w->s->facts, (size_t)nfacts * sizeof *out->facts);
    for (int i = 0; i < w->a->noutcomes; i++)
        if (w->a->outcomes[i].grade == out->grade)
            outcome_apply(w, &w->a->outcomes[i], set);
    set[w->a->fact] = true;
    out->facts[w->a->fact] = (struct value){.known = true, .n = out->grade};
    out->set = arena_array(w->s->arena, (size_t)nfacts + 1, sizeof *out->set);
    for (int i = 0; i < nfacts; i++)
        if (set[i])
            out->set[out->nset++] = i;
}

static enum assess_state state_of(const struct assessing *w)
{
    if (!span_holds(&w->a->common.valid, w->s->as_of))
        return ASSESS_CLOSED;
    enum truth when = settle(w->s, w->answers, &w->a->when, 1).value;
    if (when == TRUTH_FALSE)
        return ASSESS_NOT_ELIGIBLE;
    bool same = grade_of(w, w->out->least) == grade_of(w, w->out->most);
    return when == TRUTH_TRUE && same ? ASSESS_GRADED : ASSESS_OPEN;
}

struct assessed *assess(const struct situation *s, const uint8_t *answers, int assessment)
{
    struct assessed *out = arena_alloc(s->arena, sizeof *out);
    struct assessing w = {
        .s = s, .answers = answers, .a = &s->model->assessments[assessment], .out = out};
    *out = (struct assessed){.assessment = assessment, .grade = -1, .rule = w.a->common.rule};
    rows_settle(&w);
    out->state = state_of(&w);
    if (out->state == ASSESS_GRADED) {
        out->grade = grade_of(&w, out->least);
        outcomes_apply(&w);
    } else if (out->state == ASSESS_OPEN) {
        questions_find(&w);
    }
    return out;
}
