/* Facts with their values, and parameters with theirs: what conditions are made of. */
#include "engine/build.h"

#include <stdlib.h>
#include <string.h>

/* ---- options and levels ------------------------------------------------------------------------
 */

/* Options are any short word of letters, digits, '_', '-' and '.': "A1.1", "205", "work"; but
 * "not", since "is not" begins another test, and no dot at an end, since ".." joins two levels. */
static bool option_fits(const char *id)
{
    size_t n = strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
    return n > 0 && n <= 63 && !id[n] && !strstr(id, "..") && id[0] != '.' && id[n - 1] != '.' &&
           strcmp(id, "not") != 0;
}

void option_add(struct build *b, struct fact *fact, struct decl *d, int id_arg)
{
    const char *id = text_arg(b, d, id_arg);
    if (!id)
        return;
    struct place where = arg_place(d, id_arg, 0, (int)strlen(id));
    if (!option_fits(id))
        issue_add(b->issues, "bad-id", where, "'%s' cannot be an option or a level", id);
    else if (fact_option(fact, id) >= 0)
        issue_add(b->issues, "duplicate-id", where, "'%s' is an option already", id);
    if (fact->kind == FACT_CHOICES && fact->noptions == MEMBERS_MAX) {
        issue_add(b->issues, "too-many", where, "choices have at most %d options", MEMBERS_MAX);
        return;
    }
    if ((fact->noptions & (fact->noptions - 1)) == 0)
        fact->options =
            arena_grow(b->arena, fact->options, (size_t)fact->noptions,
                       fact->noptions ? (size_t)fact->noptions * 2 : 1, sizeof *fact->options);
    struct option *option = &fact->options[fact->noptions++];
    *option = (struct option){.id = id};
    if (d->nbody)
        texts_read(b, d, &option->name, NULL);
}

static void field_option(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    if (!d->nbody)
        issue_add(b->issues, "wrong-type", decl_place(d),
                  "'%s' takes an id and a text: %s \"id\" { fi \"…\" }", d->word, d->word);
    option_add(b, to, d, 0);
}

static void field_between(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct fact *fact = to;
    if (!number_arg(b, d, 0, &fact->low) || !number_arg(b, d, 1, &fact->high))
        return;
    if (fact->low > fact->high || fact->low < -1000000000 || fact->high > 1000000000)
        issue_add(b->issues, "empty-range", arg_place(d, 0, 0, 1),
                  "between takes two numbers, the lower first, at most a thousand million");
}

/* ---- defaults ----------------------------------------------------------------------------------
 */

static void refuse_default(struct build *b, const struct decl *d, const struct fact *fact)
{
    bool text = d->nargs && d->args[0].kind == ARG_TEXT;
    issue_add(b->issues, "bad-default", arg_place(d, 0, 0, text ? (int)strlen(d->args[0].text) : 1),
              "this is no value of '%s'", fact->common.id);
}

static bool number_default(const struct fact *fact, const struct arg *arg, struct value *out)
{
    out->n = arg->number;
    return fact->kind == FACT_YES_OR_NO
               ? arg->kind == ARG_BOOL
               : arg->kind == ARG_NUMBER && arg->number >= fact->low && arg->number <= fact->high;
}

static bool text_default(struct build *b, const struct fact *fact, const char *text,
                         struct value *out)
{
    day_t day;
    if (fact->kind == FACT_DATE) {
        bool read = day_parse(text, &day);
        out->n = read ? day : 0;
        return read;
    }
    if (fact->kind != FACT_CHOICES) {
        out->n = fact_option(fact, text);
        return out->n >= 0;
    }
    char *list = arena_text(b->arena, text), *rest = NULL;
    for (char *id = strtok_r(list, "(), ", &rest); id; id = strtok_r(NULL, "(), ", &rest)) {
        int option = fact_option(fact, id);
        if (option < 0)
            return false;
        out->members |= UINT64_C(1) << option;
    }
    out->known_members = ~UINT64_C(0);
    return true;
}

static void field_default(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    (void)b;
    struct fact *fact = to;
    fact->has_default = d->nargs == 1; /* its value is read when all options are known */
}

static void default_read(struct build *b, struct fact *fact)
{
    struct decl *d = decl_find(fact->common.decl, "default");
    if (!d)
        return;
    struct value value = {.known = true, .source = SOURCE_DEFAULT};
    bool in_words = fact->kind != FACT_NUMBER && fact->kind != FACT_YES_OR_NO;
    bool read = d->nargs == 1 && in_words == (d->args[0].kind == ARG_TEXT) &&
                (in_words ? text_default(b, fact, d->args[0].text, &value)
                          : number_default(fact, &d->args[0], &value));
    if (!read)
        refuse_default(b, d, fact);
    fact->initial = value;
}

/* ---- facts -------------------------------------------------------------------------------------
 */

#define FACT_FIELDS                                                                                \
    COMMON_FIELDS(true), {FIELD("asks", field_text, struct fact, asks)},                           \
        {FIELD("stated_by", field_actor, struct fact, stated_by)},                                 \
        {FIELD("sensitive", field_bool, struct fact, sensitive)},                                  \
        {FIELD("statistics_only", field_bool, struct fact, statistics_only)},                      \
    {                                                                                              \
        .word = "default", .read = field_default, .at = 0                                          \
    }

static const struct field number_fields[] = {
    FACT_FIELDS, {.word = "between", .read = field_between, .needed = true}, {0}};
static const struct field plain_fields[] = {FACT_FIELDS, {0}};
static const struct field choice_fields[] = {
    FACT_FIELDS, {.word = "option", .read = field_option, .needed = true, .many = true}, {0}};
static const struct field scale_fields[] = {
    FACT_FIELDS, {.word = "level", .read = field_option, .needed = true, .many = true}, {0}};

static const struct field *const fact_fields[FACT_KINDS] = {
    [FACT_NUMBER] = number_fields,  [FACT_YES_OR_NO] = plain_fields, [FACT_CHOICE] = choice_fields,
    [FACT_CHOICES] = choice_fields, [FACT_SCALE] = scale_fields,     [FACT_DATE] = plain_fields,
};

static enum fact_kind kind_of(const struct decl *d)
{
    int kind = 0;
    while (strcmp(fact_kind_ids[kind], d->word) != 0)
        kind++;
    return (enum fact_kind)kind;
}

static void values_bound(struct fact *fact)
{
    if (fact->kind == FACT_YES_OR_NO)
        fact->high = 1;
    else if (fact->kind == FACT_CHOICE || fact->kind == FACT_SCALE)
        fact->high = fact->noptions - 1;
    else if (fact->kind == FACT_DATE) {
        fact->low = DAY_FIRST;
        fact->high = DAY_LAST;
    }
}

void build_facts(struct build *b)
{
    for (int i = 0; i < b->m->nfacts; i++) {
        struct fact *fact = &b->m->facts[i];
        struct decl *d = (struct decl *)fact->common.decl;
        if (fact->assessment >= 0) {
            assessment_levels(b, d, fact);
        } else {
            fact->kind = kind_of(d);
            block_read(b, d, fact, fact_fields[fact->kind]);
        }
        values_bound(fact);
        if (fact->assessment < 0)
            default_read(b, fact);
    }
}

/* ---- parameters --------------------------------------------------------------------------------
 */

static void field_says(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct parameter_value *v = to;
    const struct arg *arg = &d->args[0];
    if (d->nargs == 1 && arg->kind == ARG_NUMBER) {
        v->is_number = true;
        v->number = arg->number;
        return;
    }
    const char *text = text_arg(b, d, 0);
    if (!text || duration_parse(text, &v->duration))
        return;
    v->level = text;
    for (int i = 0; i < b->m->nfacts; i++)
        if (b->m->facts[i].kind == FACT_SCALE && fact_option(&b->m->facts[i], text) >= 0)
            return;
    issue_add(b->issues, "bad-duration", arg_place(d, 0, 0, (int)strlen(text)),
              "'%s' is no length of time and no level of a scale", text)
        ->hint = "write '10 days', '2-8 weeks', '1 month' or a level; a number stands in brackets";
}

static void field_value_basis(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct parameter_value *v = to;
    const char *text = text_arg(b, d, 0);
    v->basis = v->basis && text ? arena_printf(b->arena, "%s; %s", v->basis, text) : text;
}

static const struct field value_fields[] = {
    {.word = "says", .read = field_says, .needed = true},
    {FIELD("valid", field_valid, struct parameter_value, valid)},
    {.word = "basis", .read = field_value_basis, .many = true},
    {0},
};

static void field_value(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct parameter *p = to;
    p->values = arena_grow(b->arena, p->values, (size_t)p->nvalues, (size_t)p->nvalues + 1,
                           sizeof *p->values);
    struct parameter_value *v = &p->values[p->nvalues++];
    *v = (struct parameter_value){.rule = rule_of(d), .valid = {DAY_FIRST, DAY_LAST}};
    block_read(b, d, v, value_fields);
}

static const struct field parameter_fields[] = {
    COMMON_FIELDS(false),
    {.word = "value", .read = field_value, .needed = true, .many = true},
    {0}};

static int compare_values(const void *a, const void *b)
{
    const struct parameter_value *x = a, *y = b;
    int order = (x->valid.from > y->valid.from) - (x->valid.from < y->valid.from);
    return order ? order : x->rule.line - y->rule.line;
}

static int value_kind(const struct parameter_value *v)
{
    return v->is_number ? 0 : v->level ? 1 : 2;
}

/* One value after the other, of one kind, without gap or overlap. */
static void values_follow(struct build *b, const struct parameter *p)
{
    for (int i = 1; i < p->nvalues; i++) {
        const struct parameter_value *before = &p->values[i - 1], *v = &p->values[i];
        struct place where = {.file = v->rule.file, .line = v->rule.line};
        char day[11];
        day_print(before->valid.to, day);
        if (v->valid.from <= before->valid.to)
            issue_add(b->issues, "parameter-overlap", where,
                      "a value of '%s' begins before the one before it ends on %s", p->common.id,
                      day);
        else if (v->valid.from > before->valid.to + 1)
            issue_add(b->issues, "parameter-gap", where, "'%s' has no value on the days after %s",
                      p->common.id, day);
        if (value_kind(v) != value_kind(before))
            issue_add(b->issues, "parameter-mixed", where,
                      "the values of '%s' are of different kinds", p->common.id);
    }
}

void build_parameters(struct build *b)
{
    for (int i = 0; i < b->m->nparameters; i++) {
        struct parameter *p = &b->m->parameters[i];
        block_read(b, (struct decl *)p->common.decl, p, parameter_fields);
        if (p->nvalues > 1)
            qsort(p->values, (size_t)p->nvalues, sizeof *p->values, compare_values);
        values_follow(b, p);
    }
}
