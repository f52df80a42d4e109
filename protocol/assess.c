/* The method assess and its result. The arithmetic is the engine's; here it is put into the words
 * of the asked language. A statement is also given in every other language in which the rules have
 * it, since who reads it (a teacher, an employer) need not share the client's. */
#include "protocol/assess.h"

#include "engine/assess.h"
#include "protocol/request.h"

#include <string.h>

/* ---- points and grade ------------------------------------------------------------------------ */

static bool is_counted(const struct assessed *r)
{
    return r->state == ASSESS_GRADED || r->state == ASSESS_OPEN;
}

static void number_write(struct answer *a, const char *key, bool known, int64_t n)
{
    out_key(a->out, key);
    if (known)
        out_int(a->out, n);
    else
        out_null(a->out);
}

static void points_write(struct answer *a, const struct assessed *r)
{
    bool counted = is_counted(r);
    number_write(a, "points", counted && r->least == r->most, r->least);
    number_write(a, "points_least", counted, r->least);
    number_write(a, "points_most", counted, r->most);
}

static void grade_write(struct answer *a, const struct assessed *r)
{
    const struct fact *scale = &a->model->facts[a->model->assessments[r->assessment].fact];
    const struct option *grade = r->grade < 0 ? NULL : &scale->options[r->grade];
    out_string_at(a->out, "grade", grade ? grade->id : NULL);
}

static void term_write(struct answer *a, const struct points *points, enum truth value)
{
    out_int_at(a->out, "points", points->n);
    out_key(a->out, "value");
    if (value == TRUTH_UNKNOWN)
        out_null(a->out);
    else
        out_bool(a->out, value == TRUTH_TRUE);
    answer_cond(a, "when", points->when);
    answer_rule(a, points->rule);
}

static bool stands_before(const struct points *one, const struct points *other)
{
    int order =
        strcmp(one->rule.file ? one->rule.file : "", other->rule.file ? other->rule.file : "");
    return order < 0 || (order == 0 && one->rule.line < other->rule.line);
}

/* The rows as an author wrote them: the model has them in canonical order. */
static int *rows_sorted(struct answer *a, const struct assessment *one)
{
    int *order = arena_array(a->arena, (size_t)one->npoints + 1, sizeof *order);
    for (int i = 0; i < one->npoints; i++) {
        int at = i;
        for (; at > 0 && stands_before(&one->points[i], &one->points[order[at - 1]]); at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return order;
}

static void terms_write(struct answer *a, const struct assessed *r)
{
    const struct assessment *one = &a->model->assessments[r->assessment];
    const int *order = rows_sorted(a, one);
    answer_array(a, "terms");
    for (int i = 0; is_counted(r) && i < one->npoints; i++) {
        answer_item(a, i);
        term_write(a, &one->points[order[i]], r->rows[order[i]]);
        answer_object_end(a);
    }
    answer_array_end(a);
}

/* ---- what follows ---------------------------------------------------------------------------- */

static void facts_write(struct answer *a, const struct assessed *r)
{
    answer_object(a, "facts");
    for (int i = 0; i < r->nset; i++) {
        const struct fact *f = &a->model->facts[r->set[i]];
        answer_value(a, f->common.id, f, &r->facts[r->set[i]]);
    }
    answer_object_end(a);
}

static void texts_write(struct answer *a, const struct text *text)
{
    out_key(a->out, "texts");
    out_object(a->out);
    for (int i = 0; i < LANGUAGES; i++)
        if (text->in[i])
            out_string_at(a->out, language_ids[i], text->in[i]);
    out_object_end(a->out);
}

static void statement_write(struct answer *a, const struct assessed *r)
{
    enum language used;
    if (!r->statement) {
        out_string_at(a->out, "statement", NULL);
        return;
    }
    const char *words = text_get(r->statement, a->language, a->model->region.languages, &used);
    answer_object(a, "statement");
    out_string_at(a->out, "language", language_ids[used]);
    answer_words(a, "text", words, used);
    answer_actor(a, "made_by", a->model->assessments[r->assessment].by);
    out_day_at(a->out, "made_on", a->as_of);
    answer_rule(a, r->rule);
    texts_write(a, r->statement);
    answer_object_end(a);
}

/* ---- what is open, and for whom it is -------------------------------------------------------- */

static bool is_item(const struct assessment *one, int fact)
{
    for (int i = 0; i < one->nitems; i++)
        if (one->items[i] == fact)
            return true;
    return false;
}

static void questions_write(struct answer *a, const struct assessed *r)
{
    answer_array(a, "questions");
    for (int i = 0; i < r->nquestions; i++) {
        const struct fact *f = &a->model->facts[r->questions[i]];
        answer_item(a, i);
        answer_id(a, "fact", fact_at, r->questions[i]);
        answer_text(a, "text", text_empty(&f->asks) ? &f->common.name : &f->asks);
        answer_id(a, "stated_by", actor_at, f->stated_by);
        out_bool_at(a->out, "item",
                    is_item(&a->model->assessments[r->assessment], r->questions[i]));
        answer_note(a, &f->common);
        answer_object_end(a);
    }
    answer_array_end(a);
}

static void why_write(struct answer *a, const struct decision *d, const struct assessment *one)
{
    if (one->when->kind == COND_TRUE) {
        out_string_at(a->out, "why", NULL);
        return;
    }
    struct why why = cond_tree(d, one->when, one->common.rule);
    answer_object(a, "why");
    answer_tree(a, d, &why);
    answer_object_end(a);
}

static void answer_assess(struct answer *a, const struct decision *d, const struct assessed *r)
{
    const struct assessment *one = &a->model->assessments[r->assessment];
    out_object(a->out);
    answer_head(a);
    out_string_at(a->out, "assessment", one->common.id);
    answer_name(a, &one->common);
    out_string_at(a->out, "state", assess_state_ids[r->state]);
    points_write(a, r);
    grade_write(a, r);
    facts_write(a, r);
    statement_write(a, r);
    questions_write(a, r);
    out_bool_at(a->out, "exact", r->exact);
    terms_write(a, r);
    why_write(a, d, one);
    answer_note(a, &one->common);
    answer_fallbacks(a);
    out_object_end(a->out);
}

static const enum member assess_members[] = {M_REGION, M_CLIENT,   M_ASSESSMENT, M_ANSWERS,
                                             M_AS_OF,  M_LANGUAGE, M_READER,     M_HISTORY};

bool method_assess(struct call *call)
{
    struct request r;
    struct takes takes = {assess_members, sizeof assess_members / sizeof *assess_members};
    if (!request_read(&r, call, &takes))
        return false;
    struct decision d = {.situation = r.situation, .answers = tests_eval(r.situation)};
    int which = (int)(r.assessment - r.rules->model->assessments);
    answer_assess(&r.answer, &d, assess(r.situation, d.answers, which));
    request_found(&r, NULL);
    return true;
}
