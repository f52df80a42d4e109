/* Small packs as text, for the tests of the engine: declarations in the syntax of rule files
 * (words, values in quotes or brackets, bodies in braces), without Lua. Quotes may be ' or ". The
 * text is the file "pack/rules.lua", and places count its lines and columns. */
#ifndef POLKU_TESTS_ENGINE_PACK_H
#define POLKU_TESTS_ENGINE_PACK_H

#include "engine/decide.h"
#include "engine/example.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A fact of each kind, the two that have a meaning of their own, and somebody to provide. */
#define FACTS                                                                                      \
    "number 'age' { name {en 'Age'}, between (0, 120) }\n"                                         \
    "yes_or_no 'consent' { name {en 'Consent'} }\n"                                                \
    "yes_or_no 'plan' { name {en 'Plan'} }\n"                                                      \
    "choice 'work' { name {en 'Work'}, option 'home' {en 'Home'}, option 'job' {en 'Job'}, "       \
    "option 'school' {en 'School'} }\n"                                                            \
    "choices 'needs' { name {en 'Needs'}, option 'care' {en 'Care'}, option 'debt' {en 'Debt'}, "  \
    "option 'help' {en 'Help'} }\n"                                                                \
    "scale 'finnish' { name {en 'Finnish'}, level 'none' {en 'None'}, level 'A1.1' {en 'A1.1'}, "  \
    "level 'A1.2' {en 'A1.2'}, level 'A2.1' {en 'A2.1'}, level 'B1' {en 'B1'} }\n"                 \
    "date 'arrival' { name {en 'Arrival'} }\n"                                                     \
    "choice 'municipality' { name {en 'Town'}, option 'm1' {en 'M1'}, option 'm2' {en 'M2'}, "     \
    "option 'm3' {en 'M3'} }\n"                                                                    \
    "actor 'office' { name {en 'Office'}, role 'authority' }\n"                                    \
    "region 'here' { name {en 'Here'}, speaks 'en', municipality 'm1', municipality 'm2' }\n"

/* A service of everyone, everywhere, with these words more; each word ends in a comma. */
#define SERVICE(id, words)                                                                         \
    "service '" id "' { name {en '" id                                                             \
    " x'}, kind 'service', area 'work', provider 'office', everywhere (true), " words "}\n"
#define ENTRY(id, words) SERVICE(id, "entry (true), " words)
#define TRANSITION(id, words) "transition '" id "' { by 'office', " words "}\n"
#define CONCEPT(id, when) "concept '" id "' { name {en '" id " x'}, when \"" when "\" }\n"

static struct arena *arena;
static struct issues issues;

static inline int arena_set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)256 << 20);
    return arena ? 0 : -1;
}

static inline int arena_tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static inline int arena_begin(void **state)
{
    (void)state;
    arena_reset(arena);
    issues_init(&issues, arena);
    return 0;
}

/* ---- reading ---- */

struct rule_text {
    struct arena *arena;
    const char *at, *line_start;
    int line;
};

static inline void source_skip(struct rule_text *s)
{
    for (; *s->at == ' ' || *s->at == '\n' || *s->at == ','; s->at++)
        if (*s->at == '\n') {
            s->line++;
            s->line_start = s->at + 1;
        }
}

static inline struct arg source_text(struct rule_text *s)
{
    char quote = *s->at++;
    const char *end = strchr(s->at, quote);
    struct arg arg = {.kind = ARG_TEXT, .line = s->line};
    for (const char *p = s->line_start; p <= s->at; p++)
        arg.column += (*p & 0xC0) != 0x80;
    arg.text = arena_copy(s->arena, s->at, (size_t)(end - s->at));
    s->at = end + 1;
    return arg;
}

/* "(3)", "(true)", "(0, 120)", "(2, \"consent\")" */
static inline void source_brackets(struct rule_text *s, struct decl *d)
{
    for (s->at++; *s->at != ')'; source_skip(s)) {
        struct arg *arg = &d->args[d->nargs++];
        if (*s->at == '"' || *s->at == '\'') {
            *arg = source_text(s);
        } else if (*s->at == 't' || *s->at == 'f') {
            *arg = (struct arg){.kind = ARG_BOOL, .number = *s->at == 't'};
            s->at += strspn(s->at, "truefals");
        } else {
            char *end;
            *arg = (struct arg){.kind = ARG_NUMBER, .number = strtoll(s->at, &end, 10)};
            s->at = end;
        }
    }
    s->at++;
}

static inline struct decl *source_body(struct rule_text *s, int *n);

static inline struct decl source_decl(struct rule_text *s)
{
    size_t n = strspn(s->at, "abcdefghijklmnopqrstuvwxyz_");
    struct decl d = {.file = "pack/rules.lua", .line = s->line};
    d.word = arena_copy(s->arena, s->at, n);
    s->at += n;
    for (;; source_skip(s)) {
        s->at += strspn(s->at, " ");
        if (*s->at == '\'' || *s->at == '"')
            d.args[d.nargs++] = source_text(s);
        else if (*s->at == '(')
            source_brackets(s, &d);
        else
            break;
        if (*s->at == ',' || *s->at == '\n')
            return d;
    }
    if (*s->at == '{') {
        s->at++;
        d.body = source_body(s, &d.nbody);
        s->at++;
    }
    return d;
}

static inline struct decl *source_body(struct rule_text *s, int *n)
{
    struct decl *body = NULL;
    int cap = 0;
    *n = 0;
    for (source_skip(s); *s->at && *s->at != '}'; source_skip(s)) {
        struct decl d = source_decl(s);
        ARENA_ROOM(s->arena, body, *n, cap);
        body[(*n)++] = d;
    }
    return body;
}

static inline struct decls *decls_read(struct arena *in, const char *text)
{
    struct rule_text s = {.arena = in, .at = text, .line_start = text, .line = 1};
    struct decls *decls = arena_alloc(in, sizeof *decls);
    static const char *const packs[] = {"pack"};
    decls->list = source_body(&s, &decls->n);
    decls->pack = packs[0];
    decls->packs = packs;
    decls->npacks = 1;
    return decls;
}

/* ---- models ---- */

/* The model of the text, or NULL with findings in `issues`. */
static inline const struct model *model_try(const char *text)
{
    struct decls *decls = decls_read(arena, text);
    decls_sort(decls, arena);
    const struct model *m = model_build(arena, decls, &issues);
    issues_sort(&issues);
    return m;
}

static inline const struct model *model_of(const char *text)
{
    const struct model *m = model_try(text);
    if (!m)
        fail_msg("%s", issue_print(arena, &issues.list[0], NULL));
    return m;
}

static inline const struct model *model_with(const char *text)
{
    return model_of(arena_printf(arena, "%s%s", FACTS, text));
}

/* The condition of a concept. */
static inline const struct cond *cond_of(const struct model *m, const char *concept)
{
    return m->concepts[model_concept(m, concept)].when;
}

/* ---- clients ---- */

struct client {
    const char *on, *given, *history; /* entries of the history are separated by ';' */
};

static inline const char *history_words(const char *history)
{
    char *all = arena_text(arena, history), *rest = NULL;
    const char *words = "";
    for (char *one = strtok_r(all, ";", &rest); one; one = strtok_r(NULL, ";", &rest))
        words = arena_printf(arena, "%s, history '%s'", words, one + strspn(one, " "));
    return words;
}

/* A client of the pack, not completed yet: what an example describes. */
static inline struct situation *client_of(const char *pack, const struct client *c)
{
    const char *history = c->history ? history_words(c->history) : "";
    const char *example =
        arena_printf(arena, "example 'client' { on_date '%s', given '%s'%s }\n",
                     c->on ? c->on : "2026-03-30", c->given ? c->given : "", history);
    const struct model *m = model_of(arena_printf(arena, "%s%s%s", FACTS, pack, example));
    return example_situation(arena, m, 0, &issues);
}

static inline struct situation *completed_client(const char *pack, const struct client *c)
{
    struct situation *s = client_of(pack, c);
    situation_complete(s);
    return s;
}

static const struct options everything = {.limit = 100, .first_step = -1};

static inline struct decision *decided(const char *pack, struct client c)
{
    return decide(completed_client(pack, &c), &everything);
}

static inline const char *state_of(const struct decision *d, const char *service)
{
    return service_state_ids[d->states[model_service(d->situation->model, service)]];
}

/* The ids of facts as "a, b". */
static inline const char *facts_shown(const struct model *m, const int *facts, int n)
{
    const char *all = "";
    for (int i = 0; i < n; i++)
        all = arena_printf(arena, "%s%s%s", all, i ? ", " : "", m->facts[facts[i]].common.id);
    return all;
}

#endif
