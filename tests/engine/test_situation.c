/* Situations: what an example says of a client, and what the history and defaults add to it. */
#include "tests/engine/pack.h"

/* What an example says becomes a situation. */
static void test_situation(void **state)
{
    struct client c = {
        "2026-03-30",
        "age = 3, needs = (care, help), finnish = A1, arrival = 2026-01-31, work = unknown",
        "s ongoing 2026-01-01 2026-06-01; s interrupted 2025-01-01 2025-02-01"};
    struct situation *s = client_of(ENTRY("s", ""), &c);
    const struct model *m = s->model;
    (void)state;
    assert_int_equal(s->facts[model_fact(m, "age")].n, 3);
    assert_int_equal(s->facts[model_fact(m, "needs")].members, 5);
    assert_int_equal(s->facts[model_fact(m, "finnish")].n, 1); /* the lowest sublevel */
    assert_true(!s->facts[model_fact(m, "work")].known &&
                s->facts[model_fact(m, "work")].source == SOURCE_SENT);
    assert_int_equal(s->facts[model_fact(m, "plan")].source, SOURCE_NONE);
    assert_int_equal(s->nhistory, 2); /* in the canonical order */
    assert_true(s->history[0].ended - s->history[0].started == 31);
    assert_true(s->history[1].ends != DAY_NONE && s->history[1].ended == DAY_NONE);
}

/* ---- what fills a fact ------------------------------------------------------------------------
 */

static const char *filled(const char *words, const char *given, const char *history,
                          const char *fact)
{
    static const char *const sources[] = {"none", "sent", "history", "default"};
    struct client c = {NULL, given, history};
    struct situation *s = completed_client(words, &c);
    const struct value *v = &s->facts[model_fact(s->model, fact)];
    if (!v->known)
        return arena_printf(arena, "%s, has %d of %d", sources[v->source], (int)v->members,
                            (int)v->known_members);
    return arena_printf(arena, "%s %d", sources[v->source], (int)(v->n + (int64_t)v->members));
}

#define GIVES                                                                                      \
    "yes_or_no 'y' { name {en 'x'}, default (false) }\n"                                           \
    "choices 'c' { name {en 'x'}, option 'o' {en 'x'}, option 'p' {en 'x'}, option 'q' {en 'x'}, " \
    "default '(q)' }\n" ENTRY("a", "gives 'plan becomes yes, y becomes yes, finnish reaches B1, "  \
                                   "needs gains debt, c gains o, work becomes job',")              \
        ENTRY("b", "gives 'plan becomes no, needs loses debt, finnish becomes A1.1, c loses q',")

static void test_filling(void **state)
{
    const char *a = "a completed 2026-01-01 2026-02-01",
               *both = "b completed 2026-01-01 2026-01-15; a completed 2026-01-01 2026-01-14";
    (void)state;
    assert_string_equal(filled(GIVES, "", a, "plan"), "history 1");
    assert_string_equal(filled(GIVES, "plan = no", a, "plan"), "sent 0"); /* what was sent holds */
    assert_string_equal(filled(GIVES, "plan = unknown", a, "plan"), "sent, has 0 of 0");
    assert_string_equal(filled(GIVES, "", both, "plan"),
                        "history 0"); /* in the order of the ends */
    assert_string_equal(filled(GIVES, "", a, "finnish"), "none, has 0 of 0"); /* a level is asked */
    assert_string_equal(filled(GIVES, "", both, "finnish"), "history 1");
    assert_string_equal(filled(GIVES, "", a, "y"), "history 1");
    assert_string_equal(filled(GIVES, "", NULL, "y"), "default 0");
    assert_string_equal(filled(GIVES, "y = unknown", NULL, "y"), "sent, has 0 of 0");
    assert_string_equal(filled(GIVES, "", a, "needs"), "history, has 2 of 2");
    assert_string_equal(filled(GIVES, "", both, "needs"), "history, has 0 of 2");
    assert_string_equal(filled(GIVES, "", a, "c"), "history 5"); /* o, and q by default */
    assert_string_equal(filled(GIVES, "", "b completed 2026-01-01", "c"), "history 0");
    assert_string_equal(filled(GIVES, "", NULL, "c"), "default 4");
    assert_string_equal(filled(GIVES, "c = unknown", a, "c"), "sent, has 0 of 0");
    assert_string_equal(filled(GIVES, "", "a interrupted 2026-01-01", "plan"), "none, has 0 of 0");
    assert_string_equal(filled(GIVES, "", "a ongoing 2026-01-01", "work"), "none, has 0 of 0");
}

/* ---- effects and visits -----------------------------------------------------------------------
 */

static void test_effects(void **state)
{
    const struct model *m = model_with("");
    int finnish = model_fact(m, "finnish"), needs = model_fact(m, "needs");
    struct effect reaches = {EFFECT_REACHES, finnish, 3}, becomes = {EFFECT_BECOMES, finnish, 1},
                  gains = {EFFECT_GAINS, needs, 0}, loses = {EFFECT_LOSES, needs, 1};
    struct value level = {0}, set = {0};
    (void)state;
    effect_apply(&reaches, m, &level);
    assert_true(level.known && level.n == 3); /* an unknown one counts as that level */
    level.n = 4;
    effect_apply(&reaches, m, &level);
    assert_int_equal(level.n, 4); /* it only rises */
    effect_apply(&becomes, m, &level);
    assert_int_equal(level.n, 1);
    effect_apply(&gains, m, &set);
    effect_apply(&loses, m, &set);
    assert_true(set.members == 1 && set.known_members == 3 && !set.known);
    gains.n = 2;
    effect_apply(&gains, m, &set);
    assert_true(set.members == 5 && set.known);
}

static void test_visits(void **state)
{
    struct client c = {NULL, "",
                       "a completed 2026-01-01 2026-01-10; a ongoing 2026-02-01; b ongoing "
                       "2026-02-01; b interrupted 2026-02-01 2026-02-01"};
    struct situation *s =
        completed_client(ENTRY("a", "takes '2-3 days',") ENTRY("b", "") ENTRY("c", ""), &c);
    const struct visit *a = situation_visit(s, 0), *b = situation_visit(s, 1);
    (void)state;
    assert_true(a->state == HISTORY_ONGOING && situation_in(s, 0, HISTORY_ONGOING));
    assert_false(situation_in(s, 0, HISTORY_COMPLETED));
    assert_int_equal(visit_end(s, a) - a->started, 3); /* the middle, rounded up */
    assert_int_equal(b->state, HISTORY_ONGOING);       /* of one start, what has not ended */
    assert_int_equal(visit_end(s, b), DAY_NONE);
    assert_null(situation_visit(s, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_situation, arena_begin),
        cmocka_unit_test_setup(test_filling, arena_begin),
        cmocka_unit_test_setup(test_effects, arena_begin),
        cmocka_unit_test_setup(test_visits, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
