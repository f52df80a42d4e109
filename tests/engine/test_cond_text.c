/* The canonical text of conditions: one for each meaning, and thousands of random conditions that
 * are read again as what they were. */
#include "tests/engine/pack.h"

#define PARAMETERS                                                                                 \
    "parameter 'youth' { value { says (25), valid 'to 2025-12-31' }, value { says (30), valid "    \
    "'2026-01-01 on' } }\n"                                                                        \
    "parameter 'bar' { value { says 'A2.1' } }\n"                                                  \
    "parameter 'far' { value { says (500) } }\n"                                                   \
    "parameter 'span' { value { says '2 weeks' } }\n"

/* ---- the canonical text -----------------------------------------------------------------------
 */

static const char *printed(const char *condition)
{
    const struct model *m = model_with(
        arena_printf(arena,
                     PARAMETERS CONCEPT("k", "consent") SERVICE("course", "")
                         SERVICE("trial", "") "concept 'c' { name {en 'c'}, when \"%s\" }\n",
                     condition));
    return cond_print(arena, m, cond_of(m, "c"));
}

static void test_canonical(void **state)
{
    static const char *const rows[][2] = {
        {"age<18", "age < 18"},
        {"  age   in 17 .. 64 ", "age in 17..64"},
        {"age = 007", "age = 7"},
        {"finnish < A2", "finnish < A2.1"},
        {"consent is no", "not consent"},
        {"consent is yes", "consent"},
        {"k is no", "not k"},
        {"work is one of (job)", "work is job"},
        {"work is none of (job)", "work is not job"},
        {"not (work is job)", "work is not job"},
        {"not work is job", "work is not job"},
        {"work is one of (school, home)", "work is one of (home, school)"},
        {"needs has any of (care)", "needs has care"},
        {"needs has all of (care)", "needs has care"},
        {"not needs has care", "needs has none of (care)"},
        {"needs has all of (help, care)", "needs has all of (care, help)"},
        {"((age < 18))", "age < 18"},
        {"(age < 18 and consent)", "age < 18 and consent"},
        {"age < 18 and (consent)", "age < 18 and consent"},
        {"age < 18 and not consent", "age < 18 and (not consent)"},
        {"(consent and plan) and k", "(consent and plan) and k"},
        {"not (not consent)", "not (not consent)"},
        {"not (consent and plan)", "not (consent and plan)"},
        {"at least 1 of (not consent, (plan or k))", "at least 1 of (not consent, (plan or k))"},
        {"not at least 2 of (consent,plan,k)", "not at least 2 of (consent, plan, k)"},
        {"arrival within last 1 weeks", "arrival within last 1 week"},
        {"arrival over span ago", "arrival over span ago"},
        {"completed any of (trial, course)", "completed any of (course, trial)"},
        {"interrupted any of (trial)", "interrupted trial"},
        {"completed trial within last 26 weeks", "completed trial within last 26 weeks"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(printed(rows[i][0]), rows[i][1]);
        assert_string_equal(printed(rows[i][1]), rows[i][1]);
    }
}

/* ---- random conditions ------------------------------------------------------------------------
 */

static uint64_t dice; /* xorshift: the same on every machine */

static int roll(int sides)
{
    dice ^= dice << 13, dice ^= dice >> 7, dice ^= dice << 17;
    return (int)(dice % (uint64_t)sides);
}

static const char *const atoms[] = {"consent",
                                    "plan is no",
                                    "k",
                                    "k is no",
                                    "age < 18",
                                    "age<=18",
                                    "age = 0",
                                    "age >= youth",
                                    "age > 5",
                                    "age in 17..64",
                                    "age in 5..5",
                                    "age in youth..120",
                                    "finnish < A2",
                                    "finnish >= A1",
                                    "finnish <= A1.2",
                                    "finnish in A1.1..A2.1",
                                    "finnish = bar",
                                    "finnish in none..bar",
                                    "work is job",
                                    "work is not home",
                                    "work is one of (school, job)",
                                    "work is none of (home,job)",
                                    "needs has care",
                                    "needs has any of (help, care)",
                                    "needs has all of (care, debt)",
                                    "needs has none of (debt)",
                                    "needs has none of (debt, help)",
                                    "arrival before 2025-01-01",
                                    "arrival after 1999-12-31",
                                    "arrival within last 8 weeks",
                                    "arrival within next span",
                                    "arrival over 3 years ago",
                                    "completed course",
                                    "ongoing any of (trial, course)",
                                    "interrupted trial within last span",
                                    "nothing ongoing",
                                    "nothing completed"};
#define ATOMS ((int)(sizeof atoms / sizeof *atoms))

static const char *random_condition(int depth);

static const char *random_members(int n, const char *joint, int depth)
{
    const char *all = "";
    for (int i = 0; i < n; i++)
        all = arena_printf(arena, "%s%s(%s)", all, i ? joint : "", random_condition(depth));
    return all;
}

static const char *random_condition(int depth)
{
    int n = 2 + roll(3);
    switch (depth ? roll(6) : 0) {
    case 1: return arena_printf(arena, "not (%s)", random_condition(depth - 1));
    case 2: return random_members(n, " and ", depth - 1);
    case 3: return random_members(n, " or ", depth - 1);
    case 4:
        return arena_printf(arena, "at least %d of (%s)", 1 + roll(n),
                            random_members(n, ", ", depth - 1));
    default: return atoms[roll(ATOMS)];
    }
}

#define CONDITIONS 60 /* a model */

static const char *random_pack(const char **conditions)
{
    const char *pack =
        PARAMETERS CONCEPT("k", "consent") SERVICE("course", "") SERVICE("trial", "");
    for (int i = 0; i < CONDITIONS; i++)
        pack = arena_printf(arena, "%sconcept 'c%d' { name {en 'c'}, when \"%s\" }\n", pack, i,
                            conditions[i]);
    return pack;
}

/* Two models of one text number their tests alike, so trees can be compared by their ids. */
static bool same_tree(const struct cond *a, const struct cond *b)
{
    if (a->kind != b->kind || a->least != b->least || a->nmembers != b->nmembers ||
        a->concept != b->concept)
        return false;
    if (a->kind == COND_TEST && (a->test->op != b->test->op || a->test->fact != b->test->fact ||
                                 a->test->form != b->test->form || a->test->nset != b->test->nset ||
                                 a->test->members != b->test->members))
        return false;
    for (int i = 0; i < a->nmembers; i++)
        if (!same_tree(a->members[i], b->members[i]))
            return false;
    return true;
}

static void conditions_try(void)
{
    const char *conditions[CONDITIONS], *texts[CONDITIONS];
    for (int i = 0; i < CONDITIONS; i++)
        conditions[i] = random_condition(3);
    const struct model *first = model_with(random_pack(conditions));
    for (int i = 0; i < CONDITIONS; i++)
        texts[i] = cond_print(arena, first, cond_of(first, arena_printf(arena, "c%d", i)));
    const struct model *second = model_with(random_pack(texts));
    for (int i = 0; i < CONDITIONS; i++) {
        const char *id = arena_printf(arena, "c%d", i);
        const struct cond *a = cond_of(first, id), *b = cond_of(second, id);
        if (!same_tree(a, b) || strcmp(texts[i], cond_print(arena, second, b)) != 0)
            fail_msg("%s\n%s\n%s", conditions[i], texts[i], cond_print(arena, second, b));
    }
}

static void test_print_and_read_again(void **state)
{
    dice = UINT64_C(0x9E3779B97F4A7C15);
    for (int i = 0; i < 80; i++) {
        arena_begin(state);
        conditions_try();
    }
}

static void test_same(void **state)
{
    const struct model *m = model_with(
        CONCEPT("a", "age < 18 and (consent or plan)") CONCEPT("b", "age<18 and (consent or plan)")
            CONCEPT("c", "age < 18 and (plan or consent)")
                CONCEPT("d", "age < 18 or (consent or plan)")
                    CONCEPT("e", "at least 1 of (age < 18, consent)")
                        CONCEPT("f", "at least 2 of (age < 18, consent)") CONCEPT("g", "a")
                            CONCEPT("h", "b") CONCEPT("i", "needs has all of (care)")
                                CONCEPT("j", "needs has care"));
    (void)state;
    assert_true(cond_same(cond_of(m, "a"), cond_of(m, "b")));
    assert_false(cond_same(cond_of(m, "a"), cond_of(m, "c")));
    assert_false(cond_same(cond_of(m, "a"), cond_of(m, "d")));
    assert_false(cond_same(cond_of(m, "e"), cond_of(m, "f")));
    assert_false(cond_same(cond_of(m, "g"), cond_of(m, "h")));
    assert_true(cond_same(cond_of(m, "i"), cond_of(m, "j")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_canonical, arena_begin),
        cmocka_unit_test_setup(test_print_and_read_again, arena_begin),
        cmocka_unit_test_setup(test_same, arena_begin),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
