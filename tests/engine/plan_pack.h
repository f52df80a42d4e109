/* Small packs and clients for the tests of plans, on top of pack.h: a region with four facts to
 * give, a service that may come first or later, a goal, and what is searched for. */
#ifndef POLKU_TESTS_ENGINE_PLAN_PACK_H
#define POLKU_TESTS_ENGINE_PLAN_PACK_H

#include "engine/plan.h"
#include "engine/replay_plan.h"
#include "tests/engine/pack.h"

#define FRAME                                                                                      \
    "region 'r' { name {en 'x'}, speaks 'en', municipality '205' }\n"                              \
    "choice 'municipality' { name {en 'x'}, option '205' {en 'x'}, option '290' {en 'x'} }\n"      \
    "actor 'office' { name {en 'x'}, role 'authority' }\n"                                         \
    "actor 'school' { name {en 'x'}, role 'education' }\n"                                         \
    "yes_or_no 'a' { name {en 'x'} }\n"                                                            \
    "yes_or_no 'b' { name {en 'x'}, asks {en 'b?'} }\n"                                            \
    "yes_or_no 'c' { name {en 'x'} }\n"                                                            \
    "scale 'l' { name {en 'x'}, level 'none' {en 'x'}, level 'some' {en 'x'}, level 'much' {en "   \
    "'x'} }\n"                                                                                     \
    "date 'd' { name {en 'x'} }\n"
#define GOAL(cond) "goal 'g' { name {en 'x'}, reached '" cond "' }\n"
#define LATER(id, words)                                                                           \
    "service '" id "' { name {en 'x'}, kind 'service', area 'work', provider 'school', "           \
    "everywhere (true), " words " }\n"
#define FIRST(id, words) LATER(id, "entry (true), " words)
#define CLIENT(words) "example 'client' { on_date '2026-03-02', " words " }\n"
#define AS_OF ((day_t)20514) /* 2026-03-02 */

struct fixture {
    struct situation *s;
    struct plans *plans;
};

static struct plan_options plain = {.k = 1};

static inline struct fixture plan_for(const char *pack, const struct plan_options *options)
{
    struct plan_options o = *options;
    const struct model *m = model_of(pack);
    struct fixture f = {.s = example_situation(arena, m, 0, &issues)};
    assert_non_null(f.s);
    situation_complete(f.s);
    o.goal = model_goal(m, "g");
    f.plans = plans_make(f.s, &o);
    for (int i = 0; i < f.plans->n; i++)
        assert_null(replay_plan(f.s, &f.plans->at[i]));
    return f;
}

/* "a > b" of that plan. */
static inline const char *shown(const struct fixture *f, int plan)
{
    const char *all = "";
    for (int i = 0; plan < f->plans->n && i < f->plans->at[plan].nsteps; i++)
        all = arena_printf(arena, "%s%s%s", all, *all ? " > " : "",
                           f->s->model->services[f->plans->at[plan].steps[i].service].common.id);
    return plan < f->plans->n ? all : "none";
}

static inline void expect(const char *pack, const char *steps, int days)
{
    struct fixture f = plan_for(pack, &plain);
    assert_string_equal(shown(&f, 0), steps);
    assert_int_equal(f.plans->at[0].expected, days);
    assert_true(f.plans->at[0].optimal);
}

static inline void expect_none(const char *pack)
{
    struct fixture f = plan_for(pack, &plain);
    assert_int_equal(f.plans->n, 0);
    assert_true(f.plans->proved);
}

#endif
