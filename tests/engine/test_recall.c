/* What was settled for others: with it, each of many clients gets the same decision as without. */
#include "tests/engine/pack.h"

#include "engine/index.h"
#include "engine/question.h"
#include "engine/recall.h"

#define CLIENTS 4000

static const char pack[] = ENTRY(
    "twice", "when '(age < 18 and consent) or (age >= 18 and plan) or finnish > A1.2',")
    ENTRY("parts", "when 'needs has all of (care, debt) or needs has none of (debt) or needs has "
                   "all of (debt, help)',")
        ENTRY("count", "when 'at least 2 of (work is home, plan, consent, finnish > A1.1)',") ENTRY(
            "recent", "when 'arrival within last 8 weeks or (plan and arrival over 1 month ago)',")
            ENTRY("chosen",
                  "when '(work is home or work is job) and (plan or not work is school)', "
                  "prefer { when '(age > 30 and not plan) or consent', points (9) },")
                SERVICE("later", "when 'plan or consent or age > 60',") CONCEPT(
                    "alone",
                    "(needs has any of (care) and plan) or age < 12 or (age > 40 and not consent)")
                    TRANSITION("on",
                               "from 'twice', to 'later', when 'plan or consent or work is job'");

static uint64_t dice = 88172645463325252;

/* 0 to n - 1; George Marsaglia's xorshift, the same in every run. */
static int64_t thrown(int64_t n)
{
    dice ^= dice << 13;
    dice ^= dice >> 7;
    dice ^= dice << 17;
    return (int64_t)(dice % (uint64_t)n);
}

static struct value value_thrown(const struct fact *f)
{
    struct value v = {.known = thrown(3) > 0, .source = SOURCE_SENT};
    uint64_t all = (UINT64_C(1) << f->noptions) - 1;
    if (f->kind == FACT_CHOICES) {
        v.known_members = v.known ? UINT64_MAX : (uint64_t)thrown((int64_t)all + 1);
        v.known = v.known || v.known_members == all;
        v.members = (uint64_t)thrown((int64_t)all + 1) & v.known_members;
    } else if (v.known) {
        v.n = f->kind == FACT_DATE ? 20400 + thrown(200) : f->low + thrown(f->high - f->low + 1);
    }
    return v;
}

static struct situation *situation_with(struct arena *in, const struct model *m,
                                        const struct day *day, const struct value *facts)
{
    static const struct visit done = {
        .service = 0, .state = HISTORY_COMPLETED, .started = 1, .ended = 2, .ends = DAY_NONE};
    struct situation *s = situation_make(in, m, day->as_of, day);
    memcpy(s->facts, facts, (size_t)m->nfacts * sizeof *facts);
    if (facts[model_fact(m, "age")].n % 2) {
        s->history = arena_grow(in, &done, 1, 1, sizeof done);
        s->history->service = model_service(m, "twice");
        s->nhistory = 1;
    }
    situation_complete(s);
    return s;
}

static const char *decision_shown(struct arena *in, const struct decision *d)
{
    const struct model *m = d->situation->model;
    const char *all = "";
    int n;
    for (int i = 0; i < m->nservices; i++) {
        const struct settled *settled = service_settled(d, i);
        all = arena_printf(in, "%s %s:%s %d%d", all, m->services[i].common.id,
                           service_state_ids[d->states[i]], settled->value, settled->exact);
        for (int k = 0; k < settled->nrelevant; k++)
            all = arena_printf(in, "%s,%d", all, settled->relevant[k]);
    }
    for (int i = 0; i < d->nrecommended; i++)
        all = arena_printf(in, "%s %d=%d", all, d->recommended[i].service, d->recommended[i].score);
    const struct question *questions = questions_make(d, &n);
    for (int i = 0; i < n; i++)
        all = arena_printf(in, "%s ?%d*%d", all, questions[i].fact, questions[i].bears_on);
    bool risk = decision_value(d, &m->concepts[model_concept(m, "alone")].clauses) == TRUTH_TRUE;
    return arena_printf(in, "%s %d", all, risk);
}

static const char *client_shown(struct arena *in, const struct model *m, const struct day *day,
                                const struct value *facts)
{
    return decision_shown(in, decide(situation_with(in, m, day, facts), &everything));
}

static void test_it_makes_no_difference(void **state)
{
    (void)state;
    const struct model *m = model_with(pack);
    const struct day *plain = day_frame(arena, m, 20540), *kept = day_frame_kept(arena, m, 20540);
    struct value *facts = arena_array(arena, (size_t)m->nfacts, sizeof *facts);
    struct arena *one = arena_new((size_t)8 << 20);
    for (int i = 0; i < CLIENTS; i++) {
        arena_reset(one);
        for (int k = 0; k < m->nfacts; k++)
            facts[k] = value_thrown(&m->facts[k]);
        assert_string_equal(client_shown(one, m, kept, facts), client_shown(one, m, plain, facts));
    }
    arena_free(one);
}

/* With the answers of its tests alone, who has some of the needs looks like who tells nothing. */
static const char parted[] =
    ENTRY("s", "when 'needs has all of (care, debt) or needs has none of (debt) or needs has all "
               "of (debt, help)',");
static const struct value cared = {.members = 1, .known_members = 1, .source = SOURCE_SENT};

static void test_members_known_in_part_are_settled_anew(void **state)
{
    (void)state;
    const struct model *m = model_with(parted);
    const struct day *kept = day_frame_kept(arena, m, 20540);
    struct value *facts = arena_array(arena, (size_t)m->nfacts, sizeof *facts);
    struct value *needs = &facts[model_fact(m, "needs")];
    for (int i = 0; i < 4; i++) {
        *needs = i % 2 ? cared : (struct value){0};
        struct decision *d = decide(situation_with(arena, m, kept, facts), &everything);
        assert_string_equal(state_of(d, "s"), i % 2 ? "eligible" : "possible");
        service_settled(d, model_service(m, "s")); /* now it is kept, if it may be */
    }
}

/* Asked behind its back it says what it kept: so the tests above do look at what is kept. */
static void test_what_was_settled_is_found(void **state)
{
    (void)state;
    const struct model *m = model_with(parted);
    struct recall *r = recall_make(arena, m);
    const struct clauses *clauses = &m->index->needs[model_service(m, "s")];
    struct situation *s = situation_make(arena, m, 20540, NULL);
    const uint8_t *answers = tests_eval(s);
    assert_int_equal(recall_settle(r, s, answers, clauses).value, TRUTH_UNKNOWN);
    s->facts[model_fact(m, "needs")] = cared;
    assert_int_equal(recall_settle(r, s, answers, clauses).value, TRUTH_UNKNOWN);
    assert_int_equal(recall_settle(NULL, s, answers, clauses).value, TRUTH_TRUE);
    struct settled found = recall_settle(r, s, answers, clauses);
    assert_string_equal(facts_shown(m, found.relevant, found.nrelevant), "needs");
}

/* Every test counts, also of those that come after as many as a key has room for. */
static void test_a_condition_of_very_many_tests(void **state)
{
    (void)state;
    const char *all = "consent";
    for (int i = 1; i < 40; i++)
        all = arena_printf(arena, "%s, age = %d", all, 2 * i);
    const struct model *m = model_with(
        arena_printf(arena, ENTRY("s", "when 'at least 2 of (%s, plan, work is home)',"), all));
    const struct day *kept = day_frame_kept(arena, m, 20540);
    struct value *facts = arena_array(arena, (size_t)m->nfacts, sizeof *facts);
    facts[model_fact(m, "consent")] = (struct value){.known = true, .n = 1};
    for (int i = 0; i < 4; i++) {
        facts[model_fact(m, "plan")] = (struct value){.known = i % 2, .n = 1};
        struct decision *d = decide(situation_with(arena, m, kept, facts), &everything);
        assert_int_equal(service_settled(d, model_service(m, "s"))->value,
                         i % 2 ? TRUTH_TRUE : TRUTH_UNKNOWN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_it_makes_no_difference, arena_begin),
        cmocka_unit_test_setup(test_members_known_in_part_are_settled_anew, arena_begin),
        cmocka_unit_test_setup(test_what_was_settled_is_found, arena_begin),
        cmocka_unit_test_setup(test_a_condition_of_very_many_tests, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
