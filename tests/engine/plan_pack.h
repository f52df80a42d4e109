/* Packs as text for the tests of plans: each case is a small pack with its client. A line of a pack
 * is its depth, its word, and its arguments after bars: "t" before a text, "n" a number, "b" true
 * or false. */
#ifndef POLKU_TESTS_ENGINE_PLAN_PACK_H
#define POLKU_TESTS_ENGINE_PLAN_PACK_H

#include "engine/example.h"
#include "engine/plan.h"
#include "engine/replay_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NAME "1 name\n2 en|tx\n"
#define FRAME                                                                                      \
    "0 region|tr\n" NAME "1 speaks|ten\n1 municipality|t205\n"                                     \
    "0 choice|tmunicipality\n" NAME "1 option|t205\n2 en|tx\n1 option|t290\n2 en|tx\n"             \
    "0 actor|toffice\n" NAME "1 role|tauthority\n0 actor|tschool\n" NAME "1 role|teducation\n"     \
    "0 yes_or_no|ta\n" NAME "0 yes_or_no|tb\n" NAME "1 asks\n2 en|tb?\n0 yes_or_no|tc\n" NAME      \
    "0 scale|tl\n" NAME "1 level|tnone\n2 en|tx\n1 level|tsome\n2 en|tx\n1 level|tmuch\n2 en|tx\n" \
    "0 date|td\n" NAME
#define GOAL(cond) "0 goal|tg\n" NAME "1 reached|t" cond "\n"
#define SERVICE(id, words)                                                                         \
    "0 service|t" id "\n" NAME                                                                     \
    "1 kind|tservice\n1 area|twork\n1 provider|tschool\n1 everywhere|b1\n" words
#define ENTRY "1 entry|b1\n"
#define CLIENT(words) "0 example|tclient\n1 on_date|t2026-03-02\n" words
#define AS_OF ((day_t)20514) /* 2026-03-02 */

struct fixture {
    struct arena *arena;
    struct situation *s;
    struct plans *plans;
};

/* ---- packs from text ---- */

static struct decl *decl_add(struct arena *arena, struct decl *block)
{
    block->body = arena_grow(arena, block->body, (size_t)block->nbody, (size_t)block->nbody + 1,
                             sizeof *block->body);
    return &block->body[block->nbody++];
}

static void decl_fill(struct arena *arena, struct decl *d, char *words)
{
    char *rest = NULL;
    d->word = arena_text(arena, strtok_r(words, "|", &rest));
    d->file = "test/pack.lua";
    for (char *arg = strtok_r(NULL, "|", &rest); arg; arg = strtok_r(NULL, "|", &rest)) {
        struct arg *a = &d->args[d->nargs++];
        a->kind = *arg == 't' ? ARG_TEXT : *arg == 'n' ? ARG_NUMBER : ARG_BOOL;
        a->text = a->kind == ARG_TEXT ? arena_text(arena, arg + 1) : NULL;
        a->number = a->kind == ARG_TEXT ? 0 : atoi(arg + 1);
    }
}

static struct situation *situation_load(struct arena *arena, const char *pack)
{
    static const char *const packs[] = {"test"};
    struct decl top = {0}, *open[4] = {&top};
    char *text = arena_text(arena, pack), *rest = NULL;
    struct issues issues;
    int number = 0;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        int depth = *line - '0';
        open[depth + 1] = decl_add(arena, open[depth]);
        open[depth + 1]->line = ++number;
        decl_fill(arena, open[depth + 1], line + 2);
    }
    struct decls decls = {
        .list = top.body, .n = top.nbody, .pack = "test", .packs = packs, .npacks = 1};
    issues_init(&issues, arena);
    struct model *m = model_build(arena, &decls, &issues);
    for (int i = 0; i < issues.n; i++)
        if (issues.list[i].level == ISSUE_ERROR)
            fail_msg("%d: %s", issues.list[i].where.line, issues.list[i].message);
    struct situation *s = example_situation(arena, m, 0, &issues);
    assert_non_null(s);
    situation_complete(s);
    return s;
}

static struct plan_options plain = {.k = 1};

static inline struct fixture plan_for(const char *pack, const struct plan_options *options)
{
    struct fixture f = {.arena = arena_new((size_t)256 << 20)};
    struct plan_options o = *options;
    f.s = situation_load(f.arena, pack);
    o.goal = model_goal(f.s->model, "g");
    f.plans = plans_make(f.s, &o);
    for (int i = 0; i < f.plans->n; i++)
        assert_null(replay_plan(f.s, &f.plans->at[i]));
    return f;
}

/* "a > b" of the first plan. */
static inline const char *shown(const struct fixture *f, int plan)
{
    const char *all = "";
    for (int i = 0; plan < f->plans->n && i < f->plans->at[plan].nsteps; i++)
        all = arena_printf(f->arena, "%s%s%s", all, *all ? " > " : "",
                           f->s->model->services[f->plans->at[plan].steps[i].service].common.id);
    return plan < f->plans->n ? all : "none";
}

static inline void expect(const char *pack, const char *steps, int days)
{
    struct fixture f = plan_for(pack, &plain);
    assert_string_equal(shown(&f, 0), steps);
    assert_int_equal(f.plans->at[0].expected, days);
    assert_true(f.plans->at[0].optimal);
    arena_free(f.arena);
}

static inline void expect_none(const char *pack)
{
    struct fixture f = plan_for(pack, &plain);
    assert_int_equal(f.plans->n, 0);
    assert_true(f.plans->proved);
    arena_free(f.arena);
}

#endif
