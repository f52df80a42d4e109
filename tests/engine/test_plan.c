/* Plans by hand: each case is a small pack with its client, and what the meaning of plans says must
 * come out. A line of a pack is its depth, its word, and its arguments after bars: "t" before a
 * text, "n" a number, "b" true or false. The search itself is held against brute force in
 * tests/plan. */
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

static struct fixture plan_for(const char *pack, const struct plan_options *options)
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
static const char *shown(const struct fixture *f, int plan)
{
    const char *all = "";
    for (int i = 0; plan < f->plans->n && i < f->plans->at[plan].nsteps; i++)
        all = arena_printf(f->arena, "%s%s%s", all, *all ? " > " : "",
                           f->s->model->services[f->plans->at[plan].steps[i].service].common.id);
    return plan < f->plans->n ? all : "none";
}

static void expect(const char *pack, const char *steps, int days)
{
    struct fixture f = plan_for(pack, &plain);
    assert_string_equal(shown(&f, 0), steps);
    assert_int_equal(f.plans->at[0].expected, days);
    assert_true(f.plans->at[0].optimal);
    arena_free(f.arena);
}

static void expect_none(const char *pack)
{
    struct fixture f = plan_for(pack, &plain);
    assert_int_equal(f.plans->n, 0);
    assert_true(f.plans->proved);
    arena_free(f.arena);
}

/* ---- steps and days ---- */

static void goal_holds_already(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = yes\n"),
           "", 0);
}

static void expected_is_the_middle_rounded_up(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a") SERVICE("s", ENTRY "1 waits|t1-2 days\n1 takes|t3-6 days\n"
                                           "1 review_every|t2 days\n1 gives|ta becomes yes\n")
            CLIENT("1 given|ta = no\n"),
        &plain);
    const struct plan *p = &f.plans->at[0];
    assert_int_equal(p->shortest, 4);
    assert_int_equal(p->expected, 2 + 5);
    assert_int_equal(p->longest, 8);
    assert_int_equal(p->steps[0].earliest_start, AS_OF + 1);
    assert_int_equal(p->steps[0].begin, AS_OF + 2);
    assert_int_equal(p->steps[0].expected_end, AS_OF + 7);
    assert_int_equal(p->steps[0].latest_end, AS_OF + 8);
    assert_int_equal(p->steps[0].nreviews, 2);
    assert_int_equal(p->steps[0].reviews[1], AS_OF + 6);
    assert_int_equal(p->steps[0].ngives, 1);
    arena_free(f.arena);
}

static void months_are_30_days(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 takes|t1 month\n1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = no\n"),
           "s", 30);
}

static void fewer_days_then_steps_then_ids(void **state)
{
    (void)state;
    const char *pack = FRAME GOAL("a and b")
        SERVICE("sz", ENTRY "1 gives|ta becomes yes, b becomes yes\n1 takes|t6 days\n")
            SERVICE("sa", ENTRY "1 gives|ta becomes yes\n1 takes|t3 days\n")
                SERVICE("sb", ENTRY "1 gives|tb becomes yes\n1 takes|t3 days\n")
                    CLIENT("1 given|ta = no, b = no\n");
    expect(pack, "sz", 6);
    expect(FRAME GOAL("a and b") SERVICE("sb", ENTRY "1 gives|ta becomes yes\n")
               SERVICE("sa", ENTRY "1 gives|tb becomes yes\n") CLIENT("1 given|ta = no, b = no\n"),
           "sa > sb", 0);
}

static void waits_for_a_valid(void **state)
{
    (void)state;
    const char *pack = FRAME GOAL("a")
        SERVICE("s", ENTRY "1 valid|t2026-03-12 on\n1 waits|t4 days\n1 gives|ta becomes yes\n")
            CLIENT("1 given|ta = no\n");
    expect(pack, "s", 14); /* time passes until a `valid` begins, and only then the wait */
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 valid|t2026-03-12 on\n1 waits|t4 days\n"
                                              "1 gives|ta becomes yes\n")
               SERVICE("t", ENTRY "1 takes|t6 days\n") CLIENT("1 given|ta = no\n"),
           "t > s", 10); /* a service that fills the time is worth its step */
}

static void begins_within_its_dates(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 valid|tto 2026-03-05\n1 waits|t3 days\n"
                                              "1 takes|t1 year\n1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = no\n"),
           "s", 368);
    expect_none(FRAME GOAL("a") SERVICE("s", ENTRY "1 valid|tto 2026-03-05\n1 waits|t4 days\n"
                                                   "1 gives|ta becomes yes\n")
                    CLIENT("1 given|ta = no\n"));
}

static void no_plan_runs_past_the_last_day(void **state)
{
    (void)state;
    expect_none(FRAME GOAL("a") SERVICE("s", ENTRY "1 takes|t200 years\n1 gives|ta becomes yes\n")
                    CLIENT("1 given|ta = no\n"));
}

/* ---- effects ---- */

static void an_unknown_level_counts_as_reached(void **state)
{
    (void)state;
    expect(FRAME GOAL("l >= some") SERVICE("s", ENTRY "1 gives|tl reaches some\n") CLIENT(""), "s",
           0);
}

static void reaches_never_lowers(void **state)
{
    (void)state;
    expect(FRAME GOAL("a and l = much")
               SERVICE("s", ENTRY "1 gives|ta becomes yes, l reaches some\n")
                   CLIENT("1 given|ta = no, l = much\n"),
           "s", 0);
}

static void facts_can_be_taken_away(void **state)
{
    (void)state;
    expect(FRAME GOAL("a and b") SERVICE("s", ENTRY "1 gives|ta becomes yes, b becomes no\n")
               SERVICE("t", ENTRY "1 gives|tb becomes yes\n1 takes|t2 days\n")
                   CLIENT("1 given|ta = no, b = yes\n"),
           "s > t", 2);
}

/* ---- the history ---- */

static void interrupted_may_be_taken_again(void **state)
{
    (void)state;
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = no\n1 history|ts interrupted 2026-01-01 2026-02-01\n"),
           "s", 0);
    expect_none(FRAME GOAL("a") SERVICE("s", ENTRY "1 gives|ta becomes yes\n")
                    CLIENT("1 given|ta = no\n1 history|ts completed 2026-01-01 2026-02-01\n"));
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 repeatable|b1\n1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = no\n1 history|ts completed 2026-01-01 2026-02-01\n"),
           "s", 0);
}

static void what_is_ongoing_ends_first(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a and b") SERVICE("s", ENTRY "1 gives|ta becomes yes\n1 takes|t9 days\n")
            SERVICE("t", ENTRY "1 when|ta\n1 gives|tb becomes yes\n1 takes|t2 days\n")
                CLIENT("1 given|ta = no, b = no\n1 history|ts ongoing 2026-02-01 2026-03-06\n"),
        &plain);
    assert_string_equal(shown(&f, 0), "t");
    assert_int_equal(f.plans->at[0].expected, 4 + 2);
    assert_int_equal(f.plans->at[0].nongoing, 1);
    arena_free(f.arena);
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 gives|ta becomes yes\n1 takes|t9 days\n")
               CLIENT("1 given|ta = no\n1 history|ts ongoing 2026-02-26\n"),
           "", 5); /* its end is not told: it began 4 days ago and takes 9 */
}

static void transitions_lead_on(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("b") SERVICE("s", ENTRY "1 takes|t20 days\n") SERVICE(
            "t", "1 gives|tb becomes yes\n") "0 transition|tx\n1 from|ts\n1 to|tt\n1 "
                                             "on|tongoing\n1 ahead|t2 weeks\n1 by|toffice\n"
                                             "1 within|t1 week\n" CLIENT("1 given|tb = no\n"),
        &plain);
    assert_string_equal(shown(&f, 0), "s > t");
    const struct plan_step *t = &f.plans->at[0].steps[1];
    assert_int_equal(t->handover, AS_OF + 20 - 14);
    assert_int_equal(t->deadline, AS_OF + 20 + 7);
    assert_true(t->kept);
    assert_int_equal(t->owner, model_actor(f.s->model, "office"));
    arena_free(f.arena);
}

static void a_missed_deadline_is_shown(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a") SERVICE("s", ENTRY "1 start_within|t1 week of d\n1 gives|ta becomes yes\n")
            CLIENT("1 given|ta = no, d = 2026-01-01\n"),
        &plain);
    assert_int_equal(f.plans->n, 1);
    assert_false(f.plans->at[0].steps[0].kept);
    arena_free(f.arena);
}

/* ---- date tests ---- */

static void date_tests_move_with_the_day(void **state)
{
    (void)state;
    expect(FRAME GOAL("a")
               SERVICE("s", ENTRY "1 when|td over 10 days ago\n1 gives|ta becomes yes\n")
                   CLIENT("1 given|ta = no, d = 2026-03-01\n"),
           "s", 10);
    expect_none(FRAME GOAL("a and b") SERVICE(
        "s", ENTRY "1 when|td within last 5 days and b\n1 gives|ta becomes yes\n")
                    SERVICE("t", ENTRY "1 takes|t5 days\n1 gives|tb becomes yes\n")
                        CLIENT("1 given|ta = no, b = no, d = 2026-03-01\n"));
}

/* ---- what is not known ---- */

static void certain_before_conditional(void **state)
{
    (void)state;
    struct fixture f =
        plan_for(FRAME GOAL("a") SERVICE("s", ENTRY "1 when|tb\n1 gives|ta becomes yes\n")
                     SERVICE("t", ENTRY "1 takes|t1 year\n1 gives|ta becomes yes\n")
                         CLIENT("1 given|ta = no\n"),
                 &plain);
    assert_string_equal(shown(&f, 0), "t");
    assert_false(f.plans->at[0].conditional);
    arena_free(f.arena);
}

static void the_fewest_facts_are_assumed(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a") SERVICE("s", ENTRY "1 when|tb and c\n1 gives|ta becomes yes\n")
            SERVICE("t", ENTRY "1 when|tb\n1 gives|ta becomes yes\n") CLIENT("1 given|ta = no\n"),
        &plain);
    assert_string_equal(shown(&f, 0), "t");
    assert_int_equal(f.plans->at[0].nassumes, 1);
    assert_int_equal(f.plans->at[0].assumes[0].fact, model_fact(f.s->model, "b"));
    assert_int_equal(f.plans->at[0].assumes[0].value.n, 1);
    arena_free(f.arena);
}

static void an_answer_is_held_together(void **state)
{
    (void)state;
    expect_none(FRAME GOAL("a and c") SERVICE("s", ENTRY "1 when|tb\n1 gives|ta becomes yes\n")
                    SERVICE("t", ENTRY "1 when|tnot b\n1 gives|tc becomes yes\n")
                        CLIENT("1 given|ta = no, c = no\n"));
    expect(FRAME GOAL("a") SERVICE("s", ENTRY "1 when|tb or (not b)\n1 gives|ta becomes yes\n")
               CLIENT("1 given|ta = no\n"),
           "s", 0); /* settled: certain */
}

/* ---- several plans ---- */

static void none_takes_every_service_of_another(void **state)
{
    (void)state;
    struct plan_options three = {.k = 5};
    struct fixture f = plan_for(
        FRAME GOAL("a") SERVICE("s", ENTRY "1 takes|t3 days\n1 gives|ta becomes yes\n")
            SERVICE("t", ENTRY "1 takes|t2 days\n1 gives|ta becomes yes\n")
                SERVICE("u", ENTRY "1 gives|tb becomes yes\n") CLIENT("1 given|ta = no, b = no\n"),
        &three);
    assert_int_equal(f.plans->n, 2);
    assert_string_equal(shown(&f, 0), "t");
    assert_string_equal(shown(&f, 1), "s");
    arena_free(f.arena);
}

/* ---- beside each other ---- */

#define HALF(id, fact, more)                                                                       \
    SERVICE(id, ENTRY "1 load|n50\n1 takes|t10 days\n1 gives|t" fact " becomes yes\n" more)

static void half_loads_run_beside_each_other(void **state)
{
    (void)state;
    struct plan_options beside = {.k = 1, .parallel = true};
    struct fixture f = plan_for(FRAME GOAL("a and b and c") HALF("s", "a", "") HALF("t", "b", "")
                                    HALF("u", "c", "") CLIENT("1 given|ta = no, b = no, c = no\n"),
                                &beside);
    assert_int_equal(f.plans->at[0].expected, 20);
    assert_true(f.plans->at[0].optimal);
    arena_free(f.arena);
    f = plan_for(FRAME GOAL("a and b") HALF("s", "a", "1 overlaps|tx\n")
                     HALF("t", "b", "1 overlaps|tx\n") CLIENT("1 given|ta = no, b = no\n"),
                 &beside);
    assert_int_equal(f.plans->at[0].expected, 20);
    arena_free(f.arena);
}

static void ongoing_holds_while_it_runs(void **state)
{
    (void)state;
    struct plan_options beside = {.k = 1, .parallel = true};
    const char *pack = FRAME GOAL("b") HALF("s", "a", "") HALF("t", "b", "1 when|tongoing s\n")
        CLIENT("1 given|ta = no, b = no\n");
    struct fixture f = plan_for(pack, &beside);
    assert_string_equal(shown(&f, 0), "s > t");
    assert_int_equal(f.plans->at[0].expected, 10);
    arena_free(f.arena);
    expect_none(pack);
}

/* ---- no plan ---- */

static void missing_is(const char *pack, enum missing_kind kind, const char *service)
{
    struct fixture f = plan_for(pack, &plain);
    assert_true(f.plans->proved && f.plans->exact);
    assert_int_equal(f.plans->nmissing, 1);
    assert_int_equal(f.plans->missing[0].kind, kind);
    assert_int_equal(f.plans->missing[0].service,
                     service ? model_service(f.s->model, service) : -1);
    arena_free(f.arena);
}

static void what_is_missing(void **state)
{
    (void)state;
    missing_is(FRAME GOAL("a") SERVICE("s", ENTRY "1 when|tb\n1 gives|ta becomes yes\n")
                   CLIENT("1 given|ta = no, b = no\n"),
               MISSING_TEST, "s");
    missing_is(FRAME GOAL("a") SERVICE("s", "1 gives|ta becomes yes\n")
                   SERVICE("t", "") "0 transition|tx\n1 from|tt\n1 to|ts\n1 by|toffice\n" CLIENT(
                       "1 given|ta = no\n"),
               MISSING_REACH, "s");
    missing_is(FRAME GOAL("a")
                   SERVICE("s", ENTRY "1 valid|tto 2026-01-01\n1 gives|ta becomes yes\n")
                       CLIENT("1 given|ta = no\n"),
               MISSING_VALID, "s");
    missing_is(FRAME GOAL("a") SERVICE("s", ENTRY "1 gives|tb becomes yes\n")
                   CLIENT("1 given|ta = no\n"),
               MISSING_NOTHING, NULL);
}

static void who_could_change_it(void **state)
{
    (void)state;
    struct fixture f = plan_for(
        FRAME GOAL("a") SERVICE(
            "s", ENTRY "1 when|tb\n1 gives|ta becomes yes\n") "0 obstacle|to\n" NAME
                                                              "1 scope|tregional\n1 when|tnot b\n1 "
                                                              "blocks|ts\n" CLIENT(
                                                                  "1 given|ta = no, b = no\n"),
        &plain);
    assert_int_equal(f.plans->missing[0].by, MISSING_BY_CLIENT);
    assert_int_equal(f.plans->missing[0].obstacle, 0);
    arena_free(f.arena);
}

/* ---- limits, and the checker ---- */

static void a_limit_proves_nothing(void **state)
{
    (void)state;
    struct plan_options one = {.k = 1, .expansions = 1};
    struct fixture f = plan_for(FRAME GOAL("a and b")
                                    SERVICE("s", ENTRY "1 gives|ta becomes yes\n1 takes|t1 day\n")
                                        SERVICE("t", ENTRY "1 when|ta\n1 gives|tb becomes yes\n")
                                            CLIENT("1 given|ta = no, b = no\n"),
                                &one);
    assert_int_equal(f.plans->n, 0);
    assert_false(f.plans->proved);
    assert_int_equal(f.plans->nmissing, 0);
    arena_free(f.arena);
}

static void the_checker_finds_what_is_wrong(void **state)
{
    (void)state;
    struct fixture f = plan_for(FRAME GOAL("a and b")
                                    SERVICE("s", ENTRY "1 gives|ta becomes yes\n1 takes|t1 day\n")
                                        SERVICE("t", ENTRY "1 when|ta\n1 gives|tb becomes yes\n")
                                            CLIENT("1 given|ta = no, b = no\n"),
                                &plain);
    struct plan wrong = f.plans->at[0];
    wrong.steps = arena_grow(f.arena, wrong.steps, 2, 2, sizeof *wrong.steps);
    wrong.steps[0].expected_end++;
    assert_non_null(replay_plan(f.s, &wrong));
    wrong.steps[0] = f.plans->at[0].steps[1];
    wrong.steps[1] = f.plans->at[0].steps[0];
    assert_non_null(replay_plan(f.s, &wrong));
    wrong.nsteps = 1;
    assert_non_null(replay_plan(f.s, &wrong));
    wrong = f.plans->at[0];
    wrong.expected++;
    assert_non_null(replay_plan(f.s, &wrong));
    arena_free(f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goal_holds_already),
        cmocka_unit_test(expected_is_the_middle_rounded_up),
        cmocka_unit_test(months_are_30_days),
        cmocka_unit_test(fewer_days_then_steps_then_ids),
        cmocka_unit_test(waits_for_a_valid),
        cmocka_unit_test(begins_within_its_dates),
        cmocka_unit_test(no_plan_runs_past_the_last_day),
        cmocka_unit_test(an_unknown_level_counts_as_reached),
        cmocka_unit_test(reaches_never_lowers),
        cmocka_unit_test(facts_can_be_taken_away),
        cmocka_unit_test(interrupted_may_be_taken_again),
        cmocka_unit_test(what_is_ongoing_ends_first),
        cmocka_unit_test(transitions_lead_on),
        cmocka_unit_test(a_missed_deadline_is_shown),
        cmocka_unit_test(date_tests_move_with_the_day),
        cmocka_unit_test(certain_before_conditional),
        cmocka_unit_test(the_fewest_facts_are_assumed),
        cmocka_unit_test(an_answer_is_held_together),
        cmocka_unit_test(none_takes_every_service_of_another),
        cmocka_unit_test(half_loads_run_beside_each_other),
        cmocka_unit_test(ongoing_holds_while_it_runs),
        cmocka_unit_test(what_is_missing),
        cmocka_unit_test(who_could_change_it),
        cmocka_unit_test(a_limit_proves_nothing),
        cmocka_unit_test(the_checker_finds_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
