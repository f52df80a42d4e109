/* Explanations: the tree with its values, the smallest changes and who could bring them about, and
 * nodes in words. */
#include "engine/explain.h"

#include "tests/engine/pack.h"

static const char *shown(const struct why *why)
{
    const char *text = arena_printf(arena, "%s%c", why_kind_ids[why->kind], "-?+"[why->value]);
    for (int i = 0; i < why->nmembers; i++)
        text = arena_printf(arena, "%s%s%s", text, i ? " " : "(", shown(&why->members[i]));
    return why->nmembers ? arena_printf(arena, "%s)", text) : text;
}

static struct explanation *explained(const char *pack, const char *given, const char *history)
{
    struct decision *d = decided(pack, (struct client){NULL, given, history});
    return explain(d, model_service(d->situation->model, "s"));
}

/* The tree: a sign behind each node tells true (+), unknown (?) and false (-). */
static const char *tree(const char *pack, const char *given, const char *history)
{
    return shown(&explained(pack, given, history)->tree);
}

static void test_parts(void **state)
{
    const char *placed = "service 's' { name {en 'x'}, kind 'service', area 'work', provider "
                         "'office', entry (true), "
                         "voluntary (true), when 'plan', valid '2026-01-01 on', capacity (0) }\n";
    (void)state;
    assert_string_equal(tree(ENTRY("s", ""), "", NULL), "state+(reach+(entry+))");
    assert_string_equal(tree(SERVICE("s", ""), "", NULL), "state-(reach-)");
    assert_string_equal(
        tree(placed, "", NULL),
        "state?(valid+ place?(test?) reach+(entry+) when?(test?) consent?(test?) capacity+)");
    assert_string_equal(
        tree(placed, "municipality = m3, plan = yes, consent = yes", NULL),
        "state-(valid+ place-(test-) reach+(entry+) when+(test+) consent+(test+) capacity+)");
    assert_string_equal(
        tree(placed, "municipality = m1, plan = yes, consent = yes", NULL),
        "state+(valid+ place+(test+) reach+(entry+) when+(test+) consent+(test+) capacity-)");
    assert_string_equal(tree(ENTRY("s", "valid 'to 2025-12-31',"), "", NULL),
                        "state-(valid- reach+(entry+))");
}

static void test_conditions(void **state)
{
    const char *pack = CONCEPT("young", "age < 25")
        ENTRY("s", "when 'at least 2 of (young, (not plan), (work is job or consent))',");
    (void)state;
    assert_string_equal(
        tree(pack, "age = 30, plan = yes", NULL),
        "state-(reach+(entry+) when-(at_least-(concept-(test-) not-(test+) or?(test? test?))))");
    assert_string_equal(
        tree(pack, "age = 20, work = job", NULL),
        "state+(reach+(entry+) when+(at_least+(concept+(test+) not?(test?) or+(test+ test?))))");
}

/* A node's value is what every completion says of it. */
static void test_settled_values(void **state)
{
    (void)state;
    assert_string_equal(tree(ENTRY("s", "when '(plan or not plan) and consent',"), "", NULL),
                        "state?(reach+(entry+) when?(and?(or+(test? not?(test?)) test?)))");
    assert_string_equal(tree(ENTRY("s", "when 'age < 18 and age > 30',"), "", NULL),
                        "state-(reach+(entry+) when-(and-(test? test?)))");
    assert_string_equal(tree(SERVICE("s", "") TRANSITION("t", "from 'start', to 's', when 'plan'")
                                 TRANSITION("u", "from 'start', to 's', when 'not plan'"),
                             "", NULL),
                        "state+(reach+(transition?(from+ test?) transition?(from+ not?(test?))))");
}

#define WAY(words) SERVICE("s", "") SERVICE("a", "") SERVICE("b", "") TRANSITION("t", words)

static void test_reach(void **state)
{
    const char *ahead = WAY("from 'a', to 's', on 'ongoing', ahead '2 weeks'");
    (void)state;
    assert_string_equal(
        tree(WAY("from 'a', from 'b', to 's', when 'plan'"), "plan = no", "b completed 2026-01-01"),
        "state-(reach-(transition-(from- from+ test-)))");
    assert_string_equal(
        tree(WAY("from 'a', to 's', valid 'to 2025-12-31'"), "", "a completed 2026-01-01"),
        "state-(reach-(transition-(from+ valid-)))");
    assert_string_equal(tree(ahead, "", "a ongoing 2026-01-01 2026-09-01"),
                        "state-(reach-(transition-(from+ ahead-)))");
    assert_string_equal(tree(ahead, "", "a ongoing 2026-01-01 2026-04-01"),
                        "state+(reach+(transition+(from+ ahead+)))");
    assert_string_equal(tree(ahead, "", NULL), "state-(reach-(transition-(from-)))");
    assert_string_equal(tree(WAY("from 'start', to 's'"), "", NULL),
                        "state+(reach+(transition+(from+)))");
}

static void test_others(void **state)
{
    (void)state;
    assert_string_equal(
        tree(ENTRY("s", "overlaps 'x',") ENTRY("o", "overlaps 'x',"), "", "o completed 2026-01-01"),
        "state+(reach+(entry+))");
    assert_string_equal(
        tree(ENTRY("s", "") ENTRY("a", "") TRANSITION("t", "from 'a', to 's'"), "", NULL),
        "state+(reach+(entry+))");
    assert_string_equal(
        tree(ENTRY("s", "overlaps 'x',") ENTRY("o", "overlaps 'x',"), "", "o ongoing 2026-01-01"),
        "state-(reach+(entry+) overlap-)");
    assert_string_equal(tree(ENTRY("s", "bridges 'a', bridges 'b',") ENTRY("a", "waits '1 day',")
                                 ENTRY("b", "when 'plan',"),
                             "", NULL),
                        "state+(reach+(entry+) bridge+ bridge?)");
}

/* Each node knows its rule: a concept's members stand where the concept is declared. */
static void test_places(void **state)
{
    const char *pack = CONCEPT("young", "age < 25") ENTRY("s", "when 'young',");
    struct explanation *e = explained(pack, "", NULL);
    const struct why *concept = &e->tree.members[1].members[0];
    (void)state;
    assert_int_equal(concept->kind, WHY_CONCEPT);
    assert_int_equal(concept->members[0].rule.line, concept->rule.line - 1);
    assert_string_equal(concept->rule.file, "pack/rules.lua");
    assert_true(concept->members[0].fact >= 0 && concept->fact < 0);
}

/* ---- changes ----------------------------------------------------------------------------------
 */

static const char *ids_added(const char *all, const struct ids *ids, const struct model *m,
                             bool services)
{
    for (int i = 0; i < ids->n; i++)
        all = arena_printf(arena, "%s %s", all,
                           services ? m->services[ids->at[i]].common.id
                                    : m->actors[ids->at[i]].common.id);
    return all;
}

/* "fact=value fact=value [from] <by>; ..." */
static const char *changes(const char *pack, const char *given, const char *history)
{
    struct decision *d = decided(pack, (struct client){NULL, given, history});
    const struct model *m = d->situation->model;
    struct explanation *e = explain(d, model_service(m, "s"));
    const char *all = "";
    for (int i = 0; i < e->nchanges; i++) {
        const struct change *c = &e->changes[i];
        all = arena_printf(arena, "%s%s", all, i ? ";" : "");
        for (int k = 0; k < c->nfacts; k++) {
            const struct fact *f = &m->facts[c->facts[k]];
            all = arena_printf(arena, "%s %s=%lld", all, f->common.id,
                               (long long)(f->kind == FACT_CHOICES ? (int64_t)c->values[k].members
                                                                   : c->values[k].n));
        }
        all = c->from >= 0 ? arena_printf(arena, "%s from %s", all, m->services[c->from].common.id)
                           : all;
        all = arena_printf(arena, "%s by%s", all, c->client ? " client" : "");
        all = ids_added(all, &(struct ids){c->actors, c->nactors}, m, false);
        all = ids_added(all, &(struct ids){c->services, c->nservices}, m, true);
    }
    return all;
}

static void test_smallest_changes(void **state)
{
    const char *pack = ENTRY("s", "when '(plan or consent) and age in 18..60',");
    (void)state;
    assert_string_equal(
        changes(ENTRY("s", "when '(age in 10..20) or (age in 50..60)',"), "age = 70", NULL),
        " age=60 by");
    assert_string_equal(
        changes(ENTRY("s", "when '(age in 10..20) or (age in 50..60)',"), "age = 22", NULL),
        " age=20 by");
    assert_string_equal(changes(pack, "plan = no, consent = no, age = 30", NULL),
                        " consent=1 by client; plan=1 by client");
    assert_string_equal(changes(pack, "plan = yes, consent = no, age = 70", NULL),
                        " age=60 by"); /* the nearest value */
    assert_string_equal(changes(pack, "plan = yes, consent = no, age = 7", NULL), " age=18 by");
    assert_string_equal(changes(pack, "plan = no, consent = no, age = 7", NULL),
                        " age=18 consent=1 by client; age=18 plan=1 by client");
    assert_string_equal(changes(pack, "plan = yes, age = 30", NULL), ""); /* eligible */
    assert_string_equal(changes(ENTRY("s", "when 'plan',"), "", NULL),
                        " plan=1 by client"); /* possible */
    assert_string_equal(changes(ENTRY("s", "when 'plan and (not plan)',"), "", NULL), "");
    assert_string_equal(changes(ENTRY("s", "when 'plan and consent and work is job and age < 9',"),
                                "plan = no, consent = no, work = home, age = 70", NULL),
                        "");
    assert_string_equal(
        changes(ENTRY("s", "when 'needs has all of (care, debt)',"), "needs = (help)", NULL),
        " needs=3 by client");
}

static void test_who_could_bring_it_about(void **state)
{
    const char *stated = "yes_or_no 'need' { name {en 'x'}, stated_by 'office' }\n";
    (void)state;
    assert_string_equal(changes(ENTRY("s", "when 'needs has all of (care, debt)',")
                                    ENTRY("c", "gives 'needs gains care',")
                                        ENTRY("d", "gives 'needs gains debt',"),
                                "needs = (care)", NULL),
                        " needs=3 by client d");
    assert_string_equal(changes(ENTRY("s", "when 'finnish >= A2',")
                                    ENTRY("c1", "gives 'finnish reaches B1',")
                                        ENTRY("c2", "gives 'finnish reaches A1.2',"),
                                "finnish = none", NULL),
                        " finnish=3 by c1");
    assert_string_equal(
        changes(arena_printf(arena, "%s" ENTRY("s", "when 'need',"), stated), "need = no", NULL),
        " need=1 by office");
    assert_string_equal(changes(ENTRY("s", "when 'work is job',")
                                    ENTRY("c", "gives 'work becomes job',"),
                                "work = home", NULL),
                        " work=1 by client c");
    assert_string_equal(changes(ENTRY("s", "when 'needs has none of (debt)',")
                                    ENTRY("c", "gives 'needs loses debt',"),
                                "needs = (debt)", NULL),
                        " needs=0 by client c");
}

/* Where no fact opens the way in, a service that comes before does. */
static void test_ways_in(void **state)
{
    (void)state;
    assert_string_equal(changes(WAY("from 'a', from 'b', to 's'"), "", NULL),
                        " from a by a; from b by b");
    assert_string_equal(changes(WAY("from 'a', to 's', when 'plan'"), "plan = no", NULL),
                        " plan=1 from a by client a");
    assert_string_equal(
        changes(WAY("from 'a', to 's', when 'plan'"), "plan = no", "a completed 2026-01-01"),
        " plan=1 by client");
}

/* What no fact of the client changes: dates, places, overlaps, what a bridge waits for. */
static void test_nothing_to_change(void **state)
{
    (void)state;
    assert_string_equal(changes(ENTRY("s", "when 'plan or consent', bridges 'a',") ENTRY("a", ""),
                                "plan = yes, consent = yes", NULL),
                        "");
    assert_string_equal(
        changes(ENTRY("s", "when 'plan', valid 'to 2020-01-01',"), "plan = no", NULL), "");
    assert_string_equal(
        changes(ENTRY("s", "when 'plan', bridges 'a',") ENTRY("a", ""), "plan = yes", NULL), "");
    assert_string_equal(changes(ENTRY("s", "when 'plan', capacity (0),"), "plan = yes", NULL), "");
}

/* ---- in words ---------------------------------------------------------------------------------
 */

static const char *sentence(const char *condition, enum language language)
{
    const struct model *m = model_with(arena_printf(
        arena,
        CONCEPT("k", "plan") SERVICE(
            "course",
            "") "parameter 'span' { value { says '2 weeks', valid 'to 2025-12-31' }, value { says "
                "'1 month', valid '2026-01-01 on' } }\nconcept 'c' { name {en 'x'}, when '%s' }\n",
        condition));
    struct language_use use = {language, language};
    const char *text = cond_sentence(arena, m, cond_of(m, "c"), 20542, &use); /* in 2026 */
    assert_int_equal(use.used, LANG_EN);
    return text;
}

static void test_sentences(void **state)
{
    static const char *const rows[][2] = {
        {"age in 17..64 and (plan or consent)", "Age: 17–64 and (Plan: yes or Consent: yes)"},
        {"not plan", "Plan: no"},
        {"k is no", "k x: no"},
        {"work is none of (home, job)", "Work: none of these: Home or Job"},
        {"needs has all of (care, debt, help)", "Needs: all of these: Care, Debt and Help"},
        {"not (age < 18)", "not so: Age: under 18"},
        {"at least 2 of (plan, consent, k)", "at least 2 of these: Plan: yes; Consent: yes; k x"},
        {"finnish < A2", "Finnish: under A2.1"},
        {"arrival within last 1 week", "Arrival: at most 1 week ago"},
        {"arrival within last span", "Arrival: at most 1 month ago"},
        {"arrival before 2026-03-09", "Arrival: before 9 March 2026"},
        {"completed course within last 3 weeks", "completed: course x (at most 3 weeks ago)"},
        {"arrival within next 1 week", "Arrival: within 1 week"},
        {"nothing ongoing", "no service is under way"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(sentence(rows[i][0], LANG_EN), rows[i][1]);
    assert_string_equal(sentence("arrival within next 8 weeks", LANG_FI),
                        "Arrival: 8 viikon kuluessa");
    assert_string_equal(sentence("age > 18", LANG_SV), "Age: över 18");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_parts, arena_begin),
        cmocka_unit_test_setup(test_conditions, arena_begin),
        cmocka_unit_test_setup(test_settled_values, arena_begin),
        cmocka_unit_test_setup(test_reach, arena_begin),
        cmocka_unit_test_setup(test_others, arena_begin),
        cmocka_unit_test_setup(test_places, arena_begin),
        cmocka_unit_test_setup(test_smallest_changes, arena_begin),
        cmocka_unit_test_setup(test_who_could_bring_it_about, arena_begin),
        cmocka_unit_test_setup(test_ways_in, arena_begin),
        cmocka_unit_test_setup(test_nothing_to_change, arena_begin),
        cmocka_unit_test_setup(test_sentences, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
