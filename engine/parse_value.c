/* The values in a test: options, levels, sets of them, and the bounds of a range. */
#include "engine/find.h"
#include "engine/lex.h"

#include <stdlib.h>
#include <string.h>

static const struct fact *fact_at(struct reader *r, int fact)
{
    return &r->parse->model->facts[fact];
}

/* ---- options and levels -----------------------------------------------------------------------
 */

static const char *option_id_at(const void *fact, int i)
{
    return ((const struct fact *)fact)->options[i].id;
}

/* The id of the option that is called so in one of the languages: "Rovaniemi" is "698". */
static const char *option_named(struct arena *arena, const struct fact *fact, const char *name)
{
    const char *wanted = text_folded(arena, name);
    for (int i = 0; i < fact->noptions; i++)
        for (int l = 0; l < LANGUAGES; l++) {
            const char *called = fact->options[i].name.in[l];
            if (called && strcmp(text_folded(arena, called), wanted) == 0)
                return fact->options[i].id;
        }
    return NULL;
}

static int option_refuse(struct reader *r, const struct fact *fact, const struct token *at)
{
    const char *kind = fact->kind == FACT_SCALE ? "level" : "option";
    const char *code = fact->kind == FACT_SCALE ? "unknown-level" : "unknown-option";
    struct issue *issue =
        reader_issue(r, code, at, "'%s' has no %s %s", fact->common.id, kind, token_shown(r, at));
    issue->nearest = option_named(r->parse->arena, fact, at->text);
    if (!issue->nearest)
        issue->nearest = nearest_id(r->parse->arena, at->text, option_id_at, fact, fact->noptions);
    return -1;
}

int option_read(struct reader *r, int fact_index, bool bare_ok)
{
    const struct fact *fact = fact_at(r, fact_index);
    struct token at = r->now;
    if (at.kind != TOKEN_WORD) {
        reader_stop(r, "condition-syntax", &at, "a value of '%s' is expected, not %s",
                    fact->common.id, token_shown(r, &at));
        return -1;
    }
    reader_next(r);
    int i = fact_option(fact, at.text);
    if (i >= 0)
        return i;
    i = fact->kind == FACT_SCALE ? fact_level(fact, at.text) : -1;
    if (i < 0)
        return option_refuse(r, fact, &at);
    if (!bare_ok)
        reader_issue(r, "bare-level", &at, "'%s' does not say which sublevel is meant", at.text)
            ->nearest = fact->options[i].id;
    return i;
}

static int compare_int(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

/* Adds to the set of a test; the same member twice is a finding. */
void set_add(struct reader *r, struct test *test, int member, const struct token *at)
{
    if (member < 0)
        return;
    for (int i = 0; i < test->nset; i++)
        if (test->set[i] == member) {
            reader_issue(r, "named-twice", at, "%s is named twice", token_shown(r, at));
            return;
        }
    test->set = arena_grow(r->parse->arena, test->set, (size_t)test->nset, (size_t)test->nset + 1,
                           sizeof *test->set);
    test->set[test->nset++] = member;
}

void set_finish(struct test *test)
{
    if (test->nset > 1)
        qsort(test->set, (size_t)test->nset, sizeof *test->set, compare_int);
    for (int i = 0; i < test->nset; i++)
        if (test->op == TEST_HAS_ANY || test->op == TEST_HAS_ALL)
            test->members |= UINT64_C(1) << test->set[i];
}

/* "(a, b)" */
void options_read(struct reader *r, struct test *test)
{
    reader_expect(r, "(", "before the values");
    do {
        struct token at = r->now;
        if (r->dead)
            return;
        set_add(r, test, option_read(r, test->fact, false), &at);
    } while (reader_take(r, ","));
    reader_expect(r, ")", "after the values");
    set_finish(test);
}

void one_option_read(struct reader *r, struct test *test)
{
    struct token at = r->now;
    set_add(r, test, option_read(r, test->fact, false), &at);
    set_finish(test);
}

/* ---- bounds -----------------------------------------------------------------------------------
 */

static bool whole_number(const char *text, int64_t *out)
{
    const char *p = text + (*text == '-');
    if (!*p || strlen(p) > 12)
        return false;
    for (const char *q = p; *q; q++)
        if (*q < '0' || *q > '9')
            return false;
    *out = strtoll(text, NULL, 10);
    return true;
}

/* A parameter as a bound: of a number it must be a number; of a scale a level of it. */
static bool parameter_fits(struct reader *r, int parameter, const struct fact *fact,
                           const struct token *at)
{
    const struct parameter *p = &r->parse->model->parameters[parameter];
    for (int i = 0; i < p->nvalues; i++) {
        const struct parameter_value *v = &p->values[i];
        bool fits =
            fact->kind == FACT_SCALE ? v->level && fact_option(fact, v->level) >= 0 : v->is_number;
        if (!fits) {
            reader_issue(r, "parameter-kind", at, "the parameter '%s' is no %s of '%s'", at->text,
                         fact->kind == FACT_SCALE ? "level" : "number", fact->common.id);
            return false;
        }
    }
    return true;
}

static const char *parameter_id_at(const void *model, int i)
{
    return ((const struct model *)model)->parameters[i].common.id;
}

static bool number_bound(struct reader *r, const struct fact *fact, struct bound *out)
{
    struct token at = r->now;
    reader_next(r);
    if (!whole_number(at.text, &out->value)) {
        struct issue *issue = reader_issue(r, "wrong-test", &at, "'%s' is a number, and %s is none",
                                           fact->common.id, token_shown(r, &at));
        issue->nearest = nearest_id(r->parse->arena, at.text, parameter_id_at, r->parse->model,
                                    r->parse->model->nparameters);
        return false;
    }
    if (out->value < fact->low || out->value > fact->high) {
        reader_issue(r, "out-of-range", &at, "'%s' lies between %lld and %lld", fact->common.id,
                     (long long)fact->low, (long long)fact->high);
        return false;
    }
    return true;
}

bool bound_read(struct reader *r, int fact_index, bool bare_ok, struct bound *out)
{
    const struct fact *fact = fact_at(r, fact_index);
    struct token at = r->now;
    *out = (struct bound){.parameter = -1};
    int parameter = at.kind == TOKEN_WORD ? model_parameter(r->parse->model, at.text) : -1;
    if (parameter >= 0 && (fact->kind != FACT_SCALE || fact_option(fact, at.text) < 0)) {
        reader_next(r);
        out->parameter = parameter;
        return parameter_fits(r, parameter, fact, &at);
    }
    if (fact->kind == FACT_NUMBER)
        return number_bound(r, fact, out);
    out->value = option_read(r, fact_index, bare_ok);
    return out->value >= 0;
}
