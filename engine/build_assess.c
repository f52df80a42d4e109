/* Assessments: items, points, grades and outcomes. The outcome is a scale fact of the assessment's
 * own name, with the grades as levels. */
#include "engine/build.h"

#include <string.h>

void assessment_levels(struct build *b, struct decl *block, struct fact *fact)
{
    struct decl *d = NULL;
    fact->kind = FACT_SCALE;
    struct decl *name = decl_find(block, "name");
    if (name)
        for (int i = 0; i < name->nbody; i++) {
            int language = language_find(name->body[i].word);
            if (language >= 0 && name->body[i].nargs)
                fact->common.name.in[language] = name->body[i].args[0].text;
        }
    while ((d = decl_next(block, "grade", d)) != NULL)
        option_add(b, fact, d, 1);
}

static void field_item(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct assessment *a = to;
    const char *id = text_arg(b, d, 0);
    int fact = id ? model_fact(b->m, id) : -1;
    if (!id)
        return;
    if (fact < 0 || b->m->facts[fact].assessment >= 0) {
        unknown_id(b, "unknown-fact", d, "fact",
                   &(struct elements){b->m->facts, sizeof *b->m->facts, b->m->nfacts});
        return;
    }
    for (int i = 0; i < a->nitems; i++)
        if (a->items[i] == fact)
            issue_add(b->issues, "named-twice", arg_place(d, 0, 0, (int)strlen(id)),
                      "'%s' is named twice", id);
    a->items =
        arena_grow(b->arena, a->items, (size_t)a->nitems, (size_t)a->nitems + 1, sizeof *a->items);
    a->items[a->nitems++] = fact;
}

static void field_points(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct assessment *a = to;
    struct points points = {.rule = rule_of(d)};
    bool read = number_arg(b, d, 0, &points.n);
    points.when = cond_arg(b, d, 1);
    if (read && (points.n < -1000 || points.n > 1000))
        issue_add(b->issues, "out-of-range", arg_place(d, 0, 0, 1),
                  "'points' lies between -1000 and 1000");
    a->points = arena_grow(b->arena, a->points, (size_t)a->npoints, (size_t)a->npoints + 1,
                           sizeof *a->points);
    a->points[a->npoints++] = points;
}

static void field_grade(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct assessment *a = to;
    const struct fact *fact = &b->m->facts[a->fact];
    const char *id = d->nargs > 1 && d->args[1].kind == ARG_TEXT ? d->args[1].text : NULL;
    int level = id ? fact_option(fact, id) : -1;
    int64_t n;
    if (level >= 0 && number_arg(b, d, 0, &n))
        a->grades[level] = n;
}

static void field_at(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    const char *id = text_arg(b, d, 0);
    *(const char **)to = id;
}

struct outcome_words { /* what stands in an outcome, before its grade is looked up */
    const char *at;
    struct outcome outcome;
};

static void field_sets(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct outcome_words *w = to;
    effects_parse(&b->parse, d, 0, &w->outcome.sets, &w->outcome.nsets);
}

static const struct field outcome_fields[] = {
    {FIELD("at", field_at, struct outcome_words, at), .needed = true},
    {.word = "sets", .read = field_sets},
    {FIELD("statement", field_text, struct outcome_words, outcome.statement)},
    {0},
};

static void field_outcome(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct assessment *a = to;
    struct outcome_words words = {.outcome = {.rule = rule_of(d)}};
    block_read(b, d, &words, outcome_fields);
    const struct fact *fact = &b->m->facts[a->fact];
    words.outcome.grade = words.at ? fact_option(fact, words.at) : -1;
    if (words.at && words.outcome.grade < 0) {
        const char **names = arena_array(b->arena, (size_t)fact->noptions + 1, sizeof *names);
        for (int i = 0; i < fact->noptions; i++)
            names[i] = fact->options[i].id;
        issue_add(b->issues, "unknown-grade",
                  arg_place(decl_find(d, "at"), 0, 0, (int)strlen(words.at)),
                  "'%s' has no grade '%s'", a->common.id, words.at)
            ->nearest = nearest_name(words.at, names, fact->noptions);
    }
    a->outcomes = arena_grow(b->arena, a->outcomes, (size_t)a->noutcomes, (size_t)a->noutcomes + 1,
                             sizeof *a->outcomes);
    a->outcomes[a->noutcomes++] = words.outcome;
}

static const struct field assessment_fields[] = {
    COMMON_FIELDS(true),
    {FIELD("by", field_actor, struct assessment, by), .needed = true},
    {FIELD("when", field_cond, struct assessment, when)},
    {.word = "item", .read = field_item, .needed = true, .many = true},
    {.word = "points", .read = field_points, .needed = true, .many = true},
    {.word = "grade", .read = field_grade, .needed = true, .many = true},
    {.word = "outcome", .read = field_outcome, .many = true},
    {0},
};

/* The fewest points that answers can give: those that take points away. */
static int64_t fewest_points(const struct assessment *a)
{
    int64_t fewest = 0;
    for (int i = 0; i < a->npoints; i++)
        fewest += a->points[i].n < 0 ? a->points[i].n : 0;
    return fewest;
}

static void grades_rise(struct build *b, const struct assessment *a)
{
    const struct fact *fact = &b->m->facts[a->fact];
    bool rise = fact->noptions > 0 && a->grades[0] <= fewest_points(a);
    for (int i = 1; i < fact->noptions; i++)
        rise = rise && a->grades[i] > a->grades[i - 1];
    const struct decl *first = decl_find(a->common.decl, "grade");
    if (!rise && first)
        issue_add(b->issues, "grade-order", decl_place(first),
                  "the grades of '%s' must begin at %lld points or fewer, and rise", a->common.id,
                  (long long)fewest_points(a));
}

void build_assessments(struct build *b)
{
    for (int i = 0; i < b->m->nassessments; i++) {
        struct assessment *a = &b->m->assessments[i];
        a->by = -1;
        a->when = cond_true(&b->parse);
        for (int j = 0; j < b->m->nfacts; j++)
            if (b->m->facts[j].assessment == i)
                a->fact = j;
        a->grades =
            arena_array(b->arena, (size_t)b->m->facts[a->fact].noptions + 1, sizeof *a->grades);
        block_read(b, (struct decl *)a->common.decl, a, assessment_fields);
        grades_rise(b, a);
    }
}
