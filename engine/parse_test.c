/* One test of a condition: a fact's name and what is asked of it, or a word of the history. What
 * may be asked depends on the fact's kind: one reader a kind, in a table. */
#include "engine/lex.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct fact *fact_at(struct reader *r, int fact)
{
    return &r->parse->model->facts[fact];
}

static const struct cond *share(struct reader *r, const struct test *test)
{
    return r->dead ? NULL : cond_test_make(r->parse, test_share(r->parse, test));
}

/* ---- one reader for each kind of fact -----------------------------------------------------------
 */

static const struct cond *wrong_test(struct reader *r, int fact, const char *wanted)
{
    struct token at = r->now;
    reader_stop(r, "wrong-test", &at, "'%s' is a %s: %s is expected, not %s",
                fact_at(r, fact)->common.id, fact_kind_ids[fact_at(r, fact)->kind], wanted,
                token_shown(r, &at));
    return NULL;
}

/* "is yes", "is no" after a yes-or-no fact or a concept; with neither it says yes. */
static bool read_yes(struct reader *r, bool *yes)
{
    *yes = true;
    if (!reader_take(r, "is"))
        return true;
    *yes = token_is(&r->now, "yes");
    if (reader_take(r, "yes") || reader_take(r, "no"))
        return true;
    struct token at = r->now;
    reader_stop(r, "wrong-test", &at, "'yes' or 'no' is expected after 'is', not %s",
                token_shown(r, &at));
    return false;
}

static const struct cond *read_yes_or_no(struct reader *r, int fact)
{
    bool yes;
    if (!read_yes(r, &yes))
        return NULL;
    struct test test = {.op = TEST_YES, .fact = fact};
    const struct cond *c = share(r, &test);
    return c && !yes ? cond_not_make(r->parse, c) : c;
}

static const struct {
    const char *sign;
    enum range_form form;
    bool bare; /* a bare level has one meaning here: below its lowest sublevel, from it on */
} comparisons[] = {{"<", FORM_LT, true},
                   {"<=", FORM_LE, false},
                   {"=", FORM_EQ, false},
                   {">=", FORM_GE, true},
                   {">", FORM_GT, false}};

static const struct cond *read_between(struct reader *r, struct test *test)
{
    struct token at = r->now;
    test->form = FORM_BETWEEN;
    bool read = bound_read(r, test->fact, false, &test->low);
    if (!reader_expect(r, "..", "between the two ends") ||
        !bound_read(r, test->fact, false, &test->high) || !read)
        return NULL;
    if (test->low.parameter < 0 && test->high.parameter < 0 && test->low.value > test->high.value)
        reader_issue(r, "empty-range", &at, "the range ends before it begins");
    return share(r, test);
}

static const struct cond *read_range(struct reader *r, int fact)
{
    struct test test = {.op = TEST_RANGE, .fact = fact, .high = {.parameter = -1}};
    if (reader_take(r, "in"))
        return read_between(r, &test);
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++)
        if (reader_take(r, comparisons[i].sign)) {
            test.form = comparisons[i].form;
            return bound_read(r, fact, comparisons[i].bare, &test.low) ? share(r, &test) : NULL;
        }
    return wrong_test(r, fact, "<, <=, =, >=, > or 'in'");
}

/* "one of" or "none of" and a list. "none" alone may be an option's name. */
static bool take_list(struct reader *r, bool *none)
{
    struct reader before = *r;
    *none = token_is(&r->now, "none");
    if ((reader_take(r, "one") || reader_take(r, "none")) && reader_take(r, "of"))
        return true;
    *r = before;
    *none = false;
    return false;
}

static const struct cond *read_choice(struct reader *r, int fact)
{
    if (!reader_take(r, "is"))
        return wrong_test(r, fact, "'is', 'is not', 'is one of' or 'is none of'");
    struct test test = {.op = TEST_IN, .fact = fact};
    bool none;
    if (take_list(r, &none)) {
        options_read(r, &test);
    } else {
        none = reader_take(r, "not");
        one_option_read(r, &test);
    }
    const struct cond *c = share(r, &test);
    return c && none ? cond_not_make(r->parse, c) : c;
}

/* "any of", "all of" or "none of" and a list. */
static bool take_members(struct reader *r, bool *none, bool *all)
{
    struct reader before = *r;
    *none = token_is(&r->now, "none");
    *all = token_is(&r->now, "all");
    if ((*none || *all || token_is(&r->now, "any"))) {
        reader_next(r);
        if (reader_take(r, "of"))
            return true;
    }
    *r = before;
    *none = *all = false;
    return false;
}

static const struct cond *read_choices(struct reader *r, int fact)
{
    if (!reader_take(r, "has"))
        return wrong_test(r, fact, "'has', 'has any of', 'has all of' or 'has none of'");
    struct test test = {.op = TEST_HAS_ANY, .fact = fact};
    bool none, all;
    if (take_members(r, &none, &all)) {
        test.op = all ? TEST_HAS_ALL : TEST_HAS_ANY;
        options_read(r, &test);
        if (test.nset == 1)
            test.op = TEST_HAS_ANY; /* "has all of (a)" is "has a" */
    } else {
        one_option_read(r, &test);
    }
    const struct cond *c = share(r, &test);
    return c && none ? cond_not_make(r->parse, c) : c;
}

static const struct cond *read_day_bound(struct reader *r, struct test *test)
{
    struct token at = r->now;
    day_t day;
    if (!day_parse(at.text, &day)) {
        reader_stop(r, "bad-date", &at, "a day such as 2025-01-31 is expected, not %s",
                    token_shown(r, &at));
        return NULL;
    }
    reader_next(r);
    test->low = (struct bound){day, -1};
    return share(r, test);
}

static const struct cond *read_date(struct reader *r, int fact)
{
    struct test test = {.op = TEST_RANGE, .fact = fact, .high = {.parameter = -1}};
    if (token_is(&r->now, "before") || token_is(&r->now, "after")) {
        test.form = token_is(&r->now, "before") ? FORM_BEFORE : FORM_AFTER;
        reader_next(r);
        return read_day_bound(r, &test);
    }
    test.low.parameter = -1;
    if (reader_take(r, "over")) {
        test.op = TEST_OVER_AGO;
        return length_read(r, true, &test.span) && reader_expect(r, "ago", "after the length")
                   ? share(r, &test)
                   : NULL;
    }
    if (!reader_take(r, "within"))
        return wrong_test(r, fact,
                          "'before', 'after', 'within last', 'within next' or 'over … ago'");
    test.op = token_is(&r->now, "next") ? TEST_WITHIN_NEXT : TEST_WITHIN_LAST;
    if (!reader_take(r, "next"))
        reader_expect(r, "last", "or 'next' after 'within'");
    return !r->dead && length_read(r, true, &test.span) ? share(r, &test) : NULL;
}

static const struct cond *(*const kind_readers[FACT_KINDS])(struct reader *, int) = {
    [FACT_NUMBER] = read_range,    [FACT_YES_OR_NO] = read_yes_or_no, [FACT_CHOICE] = read_choice,
    [FACT_CHOICES] = read_choices, [FACT_SCALE] = read_range,         [FACT_DATE] = read_date,
};

/* ---- history ------------------------------------------------------------------------------------
 */

static const char *service_id_at(const void *model, int i)
{
    return ((const struct model *)model)->services[i].common.id;
}

static void read_service(struct reader *r, struct test *test)
{
    struct model *m = r->parse->model;
    struct token at = r->now;
    if (at.kind != TOKEN_WORD) {
        reader_stop(r, "condition-syntax", &at, "a service is expected, not %s",
                    token_shown(r, &at));
        return;
    }
    reader_next(r);
    int service = model_service(m, at.text);
    if (service < 0)
        reader_issue(r, "unknown-service", &at, "there is no service '%s'", at.text)->nearest =
            nearest_id(r->parse->arena, at.text, service_id_at, m, m->nservices);
    set_add(r, test, service, &at);
}

static void read_services(struct reader *r, struct test *test)
{
    if (!reader_take(r, "any")) {
        read_service(r, test);
    } else {
        reader_expect(r, "of", "after 'any'");
        reader_expect(r, "(", "before the services");
        do
            read_service(r, test);
        while (!r->dead && reader_take(r, ","));
        reader_expect(r, ")", "after the services");
    }
    set_finish(test);
}

static int history_word(const struct token *token)
{
    for (int i = 0; i < HISTORY_STATES; i++)
        if (token_is(token, history_state_ids[i]))
            return i;
    return -1;
}

static const struct cond *read_history(struct reader *r, int state)
{
    struct test test = {.op = TEST_HISTORY, .fact = -1, .state = (enum history_state)state};
    reader_next(r);
    read_services(r, &test);
    if (!r->dead && reader_take(r, "within")) {
        test.has_span = true;
        reader_expect(r, "last", "after 'within'");
        if (r->dead || !length_read(r, true, &test.span))
            return NULL;
    }
    return share(r, &test);
}

static const struct cond *read_nothing(struct reader *r)
{
    reader_next(r);
    int state = history_word(&r->now);
    if (state < 0) {
        struct token at = r->now;
        reader_stop(r, "condition-syntax", &at,
                    "'ongoing', 'completed' or 'interrupted' is expected after 'nothing', not %s",
                    token_shown(r, &at));
        return NULL;
    }
    reader_next(r);
    struct test test = {.op = TEST_NOTHING, .fact = -1, .state = (enum history_state)state};
    return share(r, &test);
}

/* ---- names --------------------------------------------------------------------------------------
 */

static const char *name_at(const void *model, int i)
{
    const struct model *m = model;
    return i < m->nfacts ? m->facts[i].common.id : m->concepts[i - m->nfacts].common.id;
}

/* After an unknown name, what is asked of it is passed over up to the next joint. */
static void skip_test(struct reader *r)
{
    int depth = 0;
    while (r->now.kind != TOKEN_END) {
        bool joint = token_is(&r->now, "and") || token_is(&r->now, "or") || token_is(&r->now, ",");
        if (depth == 0 && (joint || token_is(&r->now, ")")))
            return;
        depth += token_is(&r->now, "(") - token_is(&r->now, ")");
        reader_next(r);
    }
}

static const struct cond *unknown_name(struct reader *r)
{
    const struct model *m = r->parse->model;
    struct token at = r->now;
    if (at.kind != TOKEN_WORD) {
        reader_stop(r, "condition-syntax", &at, "a fact is expected, not %s", token_shown(r, &at));
        return NULL;
    }
    struct issue *issue = reader_issue(r, "unknown-fact", &at, "there is no fact '%s'", at.text);
    issue->nearest = nearest_id(r->parse->arena, at.text, name_at, m, m->nfacts + m->nconcepts);
    if (model_parameter(m, at.text) >= 0)
        issue->hint = "this is a parameter: it stands on the right, as in 'age < youth_limit'";
    else if (model_service(m, at.text) >= 0)
        issue->hint = "this is a service: say 'completed', 'ongoing' or 'interrupted' before it";
    reader_next(r);
    skip_test(r);
    return NULL;
}

static const struct cond *read_concept(struct reader *r, int concept)
{
    bool yes;
    reader_next(r);
    if (!read_yes(r, &yes))
        return NULL;
    struct cond *c = arena_alloc(r->parse->arena, sizeof *c);
    c->kind = COND_CONCEPT;
    c->concept = concept;
    c->members = &r->parse->model->concepts[concept].when;
    c->nmembers = 1;
    return yes ? c : cond_not_make(r->parse, c);
}

static const struct cond *read_fact(struct reader *r, int fact)
{
    struct token at = r->now;
    if (fact_at(r, fact)->statistics_only) {
        reader_issue(r, "statistics-only", &at,
                     "'%s' is for statistics only: no condition may use it", at.text);
        reader_next(r);
        skip_test(r);
        return NULL;
    }
    reader_next(r);
    return kind_readers[fact_at(r, fact)->kind](r, fact);
}

const struct cond *test_read(struct reader *r)
{
    int state = history_word(&r->now);
    if (state >= 0)
        return read_history(r, state);
    if (token_is(&r->now, "nothing"))
        return read_nothing(r);
    int fact = r->now.kind == TOKEN_WORD ? model_fact(r->parse->model, r->now.text) : -1;
    if (fact >= 0)
        return read_fact(r, fact);
    int concept = r->now.kind == TOKEN_WORD ? model_concept(r->parse->model, r->now.text) : -1;
    return concept >= 0 ? read_concept(r, concept) : unknown_name(r);
}
