/* Reads the situation of an example: `on_date`, `given`, `history` (see example.h). */
#include "engine/example.h"

#include "engine/example_expect.h"

#include <stdlib.h>
#include <string.h>

struct example_reader {
    struct arena *arena;
    const struct model *model;
    struct issues *issues;
    struct situation *s;
    int errors; /* findings before this example */
};

static void refuse(struct example_reader *r, const struct decl *d, const char *at, const char *what)
{
    const char *text = d->args[0].text;
    size_t offset = at >= text && at <= text + strlen(text) ? (size_t)(at - text) : 0;
    size_t length = strcspn(text + offset, ",=() ");
    issue_add(r->issues, "bad-example", arg_place(d, 0, (int)offset, length ? (int)length : 1),
              "%s", what);
}

/* ---- given --------------------------------------------------------------------------------------
 */

static const char *trimmed(struct arena *arena, const char *at, size_t n)
{
    while (n && (*at == ' ' || *at == '\n' || *at == '\t'))
        at++, n--;
    while (n && (at[n - 1] == ' ' || at[n - 1] == '\n' || at[n - 1] == '\t'))
        n--;
    return arena_copy(arena, at, n);
}

static bool members_read(const struct fact *fact, char *list, struct value *out)
{
    char *rest = NULL;
    for (char *id = strtok_r(list, "(), \n\t", &rest); id; id = strtok_r(NULL, "(), \n\t", &rest)) {
        int option = fact_option(fact, id);
        if (option < 0)
            return false;
        out->members |= UINT64_C(1) << option;
    }
    out->known_members = ~UINT64_C(0);
    return true;
}

static bool number_read(const struct fact *fact, const char *text, int64_t *out)
{
    char *end;
    *out = strtoll(text, &end, 10);
    return *text && !*end && *out >= fact->low && *out <= fact->high;
}

static bool value_read(struct arena *arena, const struct fact *fact, const char *text,
                       struct value *out)
{
    day_t day = DAY_NONE;
    *out = (struct value){.known = true, .source = SOURCE_SENT};
    switch (fact->kind) {
    case FACT_NUMBER: return number_read(fact, text, &out->n);
    case FACT_YES_OR_NO:
        out->n = strcmp(text, "yes") == 0;
        return out->n || strcmp(text, "no") == 0;
    case FACT_CHOICE: return (out->n = fact_option(fact, text)) >= 0;
    case FACT_SCALE: return (out->n = fact_level(fact, text)) >= 0;
    case FACT_CHOICES: return members_read(fact, arena_text(arena, text), out);
    case FACT_DATE:
    case FACT_KINDS: break;
    }
    bool read = day_parse(text, &day);
    out->n = day;
    return read;
}

/* One "fact = value". */
static void given_one(struct example_reader *r, const struct decl *d, const char *at, size_t n)
{
    const char *equals = memchr(at, '=', n);
    const char *start = at + strspn(at, " \n\t");
    if (!equals) {
        refuse(r, d, start, "'given' is a list of facts: \"age = 34, employment = at_home\"");
        return;
    }
    const char *id = trimmed(r->arena, at, (size_t)(equals - at));
    const char *text = trimmed(r->arena, equals + 1, n - (size_t)(equals + 1 - at));
    int fact = model_fact(r->model, id);
    struct value value;
    if (fact < 0)
        refuse(r, d, start, arena_printf(r->arena, "there is no fact '%s'", id));
    else if (r->s->facts[fact].source == SOURCE_SENT)
        refuse(r, d, start, arena_printf(r->arena, "'%s' is given twice", id));
    else if (strcmp(text, "unknown") == 0)
        r->s->facts[fact] = (struct value){.source = SOURCE_SENT};
    else if (value_read(r->arena, &r->model->facts[fact], text, &value))
        r->s->facts[fact] = value;
    else
        refuse(r, d, start, arena_printf(r->arena, "'%s' is no value of '%s'", text, id));
}

static void given_read(struct example_reader *r, const struct decl *d)
{
    const char *at = d->args[0].text;
    for (int depth = 0; *at;) {
        size_t n = 0;
        for (; at[n] && (depth > 0 || at[n] != ','); n++)
            depth += (at[n] == '(') - (at[n] == ')');
        given_one(r, d, at, n);
        at += n + (at[n] == ',');
    }
}

/* ---- history ------------------------------------------------------------------------------------
 */

/* "service completed 2026-09-01", or with two days: start and end (of what is ongoing: its expected
 * end). */
static bool visit_read(const struct model *m, char *text, struct visit *out)
{
    char *rest = NULL, *words[5];
    int n = 0;
    for (char *w = strtok_r(text, " \n\t", &rest); w && n < 5; w = strtok_r(NULL, " \n\t", &rest))
        words[n++] = w;
    int state = 0;
    while (n > 1 && state < HISTORY_STATES && strcmp(words[1], history_state_ids[state]) != 0)
        state++;
    *out = (struct visit){.ended = DAY_NONE, .ends = DAY_NONE};
    if (n < 3 || n > 4 || state == HISTORY_STATES || !day_parse(words[2], &out->started))
        return false;
    day_t second = out->started;
    if (n == 4 && (!day_parse(words[3], &second) || second < out->started))
        return false;
    out->service = model_service(m, words[0]);
    out->state = (enum history_state)state;
    if (out->state != HISTORY_ONGOING)
        out->ended = second;
    else if (n == 4)
        out->ends = second;
    return out->service >= 0;
}

static void history_read(struct example_reader *r, const struct decl *d)
{
    struct situation *s = r->s;
    struct visit visit;
    if (!visit_read(r->model, arena_text(r->arena, d->args[0].text), &visit)) {
        refuse(r, d, d->args[0].text,
               "'history' is a service, its state and one or two days: \"work_trial completed "
               "2026-09-01\"");
        return;
    }
    if (visit.started > s->as_of || (visit.ended != DAY_NONE && visit.ended > s->as_of)) {
        refuse(r, d, d->args[0].text, "the history lies before 'on_date'");
        return;
    }
    s->history = arena_grow(r->arena, s->history, (size_t)s->nhistory, (size_t)s->nhistory + 1,
                            sizeof *s->history);
    s->history[s->nhistory++] = visit;
}

/* ---- the example --------------------------------------------------------------------------------
 */

static bool all_texts(struct example_reader *r, const struct decl *example)
{
    bool fine = true;
    for (int i = 0; i < example->nbody; i++) {
        const struct decl *d = &example->body[i];
        bool text = d->nargs == 1 && d->args[0].kind == ARG_TEXT;
        if (!text && strcmp(d->word, "basis") != 0 && strcmp(d->word, "note") != 0) {
            issue_add(r->issues, "wrong-type", decl_place(d), "'%s' takes a text in quotes",
                      d->word);
            fine = false;
        }
    }
    return fine;
}

struct situation *example_situation(struct arena *arena, const struct model *model, int example,
                                    struct issues *issues)
{
    struct example_reader r = {arena, model, issues, NULL, issues->errors};
    const struct decl *block = model->examples[example], *d = NULL;
    const struct decl *on = decl_find(block, "on_date"), *given = decl_find(block, "given");
    day_t as_of;
    if (!on) {
        issue_add(issues, "missing-word", decl_place(block), "'example' needs 'on_date'");
        return NULL;
    }
    if (!all_texts(&r, block))
        return NULL;
    if (!day_parse(on->args[0].text, &as_of)) {
        issue_add(issues, "bad-date", arg_place(on, 0, 0, (int)strlen(on->args[0].text)),
                  "'%s' is no day of the calendar", on->args[0].text);
        return NULL;
    }
    r.s = situation_make(arena, model, as_of, NULL);
    if (given)
        given_read(&r, given);
    while ((d = decl_next(block, "history", d)) != NULL)
        history_read(&r, d);
    return issues->errors == r.errors ? r.s : NULL;
}

void examples_check(struct arena *arena, const struct model *model, struct issues *issues)
{
    for (int i = 0; i < model->nexamples; i++)
        if (example_situation(arena, model, i, issues))
            expectations_check(arena, model, model->examples[i], issues);
}

bool example_run(struct arena *arena, const struct model *model, int example, struct issues *issues)
{
    int errors = issues->errors;
    struct situation *s = example_situation(arena, model, example, issues);
    if (s)
        expectations_hold(s, model->examples[example], issues);
    return issues->errors == errors;
}

int examples_run(struct arena *arena, const struct model *model, struct issues *issues)
{
    int held = 0;
    for (int i = 0; i < model->nexamples; i++)
        held += example_run(arena, model, i, issues);
    return held;
}
