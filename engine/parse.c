/* The grammar of conditions: and, or, not, brackets, at least N of. The tests themselves are
 * parse_test.c's. There is no precedence: where a reader could read a condition in two ways,
 * brackets are asked for. A mistake in a name does not end the reading, so that all are reported at
 * once. */
#include "engine/lex.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct members {
    const struct cond **at;
    int n, cap;
};

static const struct cond *read_joined(struct reader *r);

static struct cond *cond_make(struct parse *p, enum cond_kind kind)
{
    struct cond *c = arena_alloc(p->arena, sizeof *c);
    c->kind = kind;
    c->concept = -1;
    return c;
}

/* What stands for a part that was refused, so that reading can go on. */
static const struct cond *cond_refused(struct reader *r)
{
    assert(r->failed);
    return cond_true(r->parse);
}

const struct cond *cond_true(struct parse *p)
{
    return cond_make(p, COND_TRUE);
}

const struct cond *cond_test_make(struct parse *p, const struct test *test)
{
    struct cond *c = cond_make(p, COND_TEST);
    c->test = test;
    return c;
}

const struct cond *cond_not_make(struct parse *p, const struct cond *member)
{
    struct cond *c = cond_make(p, COND_NOT);
    c->members = arena_array(p->arena, 1, sizeof *c->members);
    c->members[0] = member;
    c->nmembers = 1;
    return c;
}

static const struct cond *cond_join(struct parse *p, enum cond_kind kind, struct members *members)
{
    struct cond *c = cond_make(p, kind);
    c->members = members->at;
    c->nmembers = members->n;
    return c;
}

static void members_add(struct reader *r, struct members *m, const struct cond *c)
{
    ARENA_ROOM(r->parse->arena, m->at, m->n, m->cap);
    m->at[m->n++] = c;
}

static const struct cond *read_brackets(struct reader *r)
{
    if (++r->depth > PARSE_DEPTH_MAX) {
        struct token at = r->now;
        reader_stop(r, "condition-syntax", &at, "brackets are nested deeper than %d",
                    PARSE_DEPTH_MAX);
        return cond_refused(r);
    }
    const struct cond *c = read_joined(r);
    reader_expect(r, ")", "to close the bracket");
    r->depth--;
    return c;
}

static int read_count(struct reader *r)
{
    struct token at = r->now;
    char *end;
    long n = strtol(at.text, &end, 10);
    if (at.kind != TOKEN_WORD || *end || n < 0 || n > 9999) {
        reader_stop(r, "condition-syntax", &at, "a number is expected after 'at least', not %s",
                    token_shown(r, &at));
        return 0;
    }
    reader_next(r);
    return (int)n;
}

static const struct cond *read_single(struct reader *r);

/* at least N of (…, …): `at` is read already. */
static const struct cond *read_at_least(struct reader *r)
{
    reader_expect(r, "least", "after 'at'");
    struct token count_at = r->now;
    int least = r->dead ? 0 : read_count(r);
    reader_expect(r, "of", "after the number");
    reader_expect(r, "(", "before the members");
    struct members m = {0};
    do {
        members_add(r, &m, read_single(r));
        if (token_is(&r->now, "and") || token_is(&r->now, "or")) {
            struct token at = r->now;
            reader_stop(r, "brackets-needed", &at, "a member with '%s' needs brackets of its own",
                        at.text);
        }
    } while (!r->dead && reader_take(r, ","));
    reader_expect(r, ")", "after the members");
    if (!r->dead && (least < 1 || least > m.n))
        reader_issue(r, "at-least-count", &count_at,
                     "'at least %d of' has %d member%s: the number must be 1 to %d", least, m.n,
                     m.n == 1 ? "" : "s", m.n);
    struct cond *c = (struct cond *)cond_join(r->parse, COND_AT_LEAST, &m);
    c->least = least;
    return c;
}

/* What `not` may stand before: a test, a bracket, or at least N of. */
static const struct cond *read_plain(struct reader *r)
{
    if (reader_take(r, "("))
        return read_brackets(r);
    if (reader_take(r, "at"))
        return read_at_least(r);
    if (r->dead)
        return cond_refused(r);
    const struct cond *test = test_read(r);
    return test ? test : cond_refused(r);
}

static const struct cond *read_not(struct reader *r)
{
    if (token_is(&r->now, "not")) {
        struct token at = r->now;
        reader_stop(r, "brackets-needed", &at, "'not not' needs brackets: not (not …)");
        return cond_refused(r);
    }
    return cond_not_make(r->parse, read_plain(r));
}

static const struct cond *read_single(struct reader *r)
{
    return reader_take(r, "not") ? read_not(r) : read_plain(r);
}

/* `not a and b` can be read in two ways. */
static void refuse_not(struct reader *r, bool was_not)
{
    if (!was_not || r->dead || !(token_is(&r->now, "and") || token_is(&r->now, "or")))
        return;
    struct token at = r->now;
    reader_stop(r, "brackets-needed", &at, "'not … %s' can be read in two ways", at.text)->hint =
        "put brackets: (not a) and b, or not (a and b)";
}

static void refuse_mixed(struct reader *r, const char *joint)
{
    const char *other = strcmp(joint, "and") == 0 ? "or" : "and";
    if (r->dead || !token_is(&r->now, other))
        return;
    struct token at = r->now;
    reader_stop(r, "brackets-needed", &at, "'and' and 'or' side by side need brackets")->hint =
        "put brackets around what belongs together";
}

static const struct cond *read_joined(struct reader *r)
{
    bool was_not = token_is(&r->now, "not");
    const struct cond *first = read_single(r);
    refuse_not(r, was_not);
    if (!token_is(&r->now, "and") && !token_is(&r->now, "or"))
        return first;
    const char *joint = r->now.text;
    struct members m = {0};
    members_add(r, &m, first);
    while (reader_take(r, joint)) {
        was_not = token_is(&r->now, "not");
        members_add(r, &m, read_single(r));
        refuse_not(r, was_not);
        refuse_mixed(r, joint);
    }
    return cond_join(r->parse, strcmp(joint, "and") == 0 ? COND_AND : COND_OR, &m);
}

const struct cond *cond_parse(struct parse *p, const struct decl *d, int arg)
{
    struct reader r;
    reader_init(&r, p, d, arg);
    const struct cond *c = r.dead ? NULL : read_joined(&r);
    return reader_end(&r) ? c : NULL;
}

const struct cond *cond_municipality(struct parse *p, const struct ids *options)
{
    const struct fact *fact = &p->model->facts[p->model->municipality];
    if (options->n == fact->noptions)
        return cond_true(p);
    struct test test = {
        .op = TEST_IN, .fact = p->model->municipality, .set = options->at, .nset = options->n};
    return cond_test_make(p, test_share(p, &test));
}

const struct cond *cond_consent(struct parse *p)
{
    struct test test = {.op = TEST_YES, .fact = p->model->consent};
    return cond_test_make(p, test_share(p, &test));
}
