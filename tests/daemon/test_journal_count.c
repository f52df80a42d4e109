/* Counting and erasing in the journal: months and half-years, turns that are not kept, groups that
 * change. Files are real ones in a folder of their own. */
#include "tests/daemon/trial.h"

#include "daemon/hide.h"
#include "daemon/journal_client.h"
#include "daemon/journal_count.h"

#define JUNE INT64_C(1780300800000)     /* 2026-06-01 */
#define JULY INT64_C(1782892800000)     /* 2026-07-01 */
#define DECEMBER INT64_C(1796083200000) /* 2026-12-01 */

/* One decision within a turn, counted as a client who met the obstacle. */
static void meet(struct trial *t, const char *ref, int64_t at, const char *gender)
{
    static const struct counted items[] = {{"client", "", ""}, {"obstacle", "o", ""}};
    struct entry e = {.id = arena_printf(t->arena, "00000000-0000-7000-8000-%012d", ++t->stored),
                      .at = at,
                      .region = "shore",
                      .method = "recommend",
                      .digest = TRIAL_DIGEST,
                      .ref = ref,
                      .request = "{}",
                      .nrequest = 2,
                      .reply = "{}",
                      .nreply = 2};
    struct tally tally = {.region = "shore",
                          .ref = ref,
                          .at = at,
                          .basis = "",
                          .gender = gender,
                          .items = items,
                          .n = 2,
                          .marked = true};
    memcpy(tally.mark, gender, strlen(gender));
    assert_int_equal(journal_image(t->journal, TRIAL_DIGEST, "abc", 3), 0);
    assert_int_equal(journal_append(t->journal, &e), 0);
    assert_int_equal(journal_count(t->journal, t->arena, &tally), 0);
}

static void meet_alone(struct trial *t, const char *ref, int64_t at, const char *gender)
{
    assert_int_equal(journal_begin(t->journal), 0);
    meet(t, ref, at, gender);
    assert_int_equal(journal_commit(t->journal), 0);
}

struct look {
    const char *kind, *gender;
    int period;
    int64_t n;
};

static void look_each(void *context, const struct count_key *key, int64_t n)
{
    struct look *look = context;
    if (key->period == look->period && strcmp(key->kind, look->kind) == 0 &&
        strcmp(key->gender, look->gender) == 0)
        look->n += n;
}

static int64_t count_of(struct trial *t, const char *kind, int period, const char *gender)
{
    const struct count_range all = {.region = "shore", .last_half = 99999, .last_month = 999999};
    struct look look = {.kind = kind, .period = period, .gender = gender};
    assert_int_equal(journal_statistics(t->journal, t->arena, &all, look_each, &look), 0);
    return look.n;
}

/* ---- periods --------------------------------------------------------------------------------- */

static void test_once_a_month_and_once_a_half_year(void **state)
{
    struct trial *t = *state;
    meet_alone(t, "a", JUNE, "");
    meet_alone(t, "a", JULY, "");
    meet_alone(t, "a", JULY + 1, "");
    meet_alone(t, "a", DECEMBER, "");
    meet_alone(t, "b", DECEMBER, "");
    assert_int_equal(count_of(t, "client", 202606, ""), 1);
    assert_int_equal(count_of(t, "client", 202607, ""), 1);
    assert_int_equal(count_of(t, "client", 202612, ""), 2);
    assert_int_equal(count_of(t, "client", 20261, ""), 1);
    assert_int_equal(count_of(t, "obstacle", 20262, ""), 2);
    assert_int_equal(count_of(t, "obstacle", 202608, ""), 0);
}

static void test_nobody_named_is_somebody_each_time(void **state)
{
    struct trial *t = *state;
    meet_alone(t, NULL, JUNE, "");
    meet_alone(t, NULL, JUNE, "");
    assert_int_equal(count_of(t, "client", 202606, ""), 2);
    assert_int_equal(count_of(t, "client", 20261, ""), 2);
}

static void test_a_client_is_in_one_group(void **state)
{
    struct trial *t = *state;
    meet_alone(t, "a", JULY, "");
    meet_alone(t, "a", DECEMBER, "female");
    assert_int_equal(count_of(t, "obstacle", 202607, ""), 1); /* as it was then */
    assert_int_equal(count_of(t, "obstacle", 202612, "female"), 1);
    assert_int_equal(count_of(t, "obstacle", 20262, ""), 0);
    assert_int_equal(count_of(t, "obstacle", 20262, "female"), 1);
}

static void test_a_client_goes_back_to_a_group(void **state)
{
    struct trial *t = *state;
    meet_alone(t, "a", JULY, "male");
    meet_alone(t, "a", JULY, "female");
    assert_int_equal(count_of(t, "obstacle", 202607, "male"), 0);
    assert_int_equal(count_of(t, "obstacle", 202607, "female"), 1);
    meet_alone(t, "a", JULY, "male");
    assert_int_equal(count_of(t, "obstacle", 202607, "male"), 1);
    assert_int_equal(count_of(t, "obstacle", 202607, "female"), 0);
}

/* ---- turns ----------------------------------------------------------------------------------- */

static void test_several_in_one_turn(void **state)
{
    struct trial *t = *state;
    assert_int_equal(journal_begin(t->journal), 0);
    for (int i = 0; i < 2000; i++)
        meet(t, arena_printf(t->arena, "c-%d", i % 700), JULY, i % 2 ? "female" : "male");
    assert_int_equal(journal_commit(t->journal), 0);
    assert_int_equal(
        count_of(t, "client", 202607, "female") + count_of(t, "client", 202607, "male"), 700);
}

static void test_a_turn_that_is_not_kept_counts_nothing(void **state)
{
    struct trial *t = *state;
    assert_int_equal(journal_begin(t->journal), 0);
    meet(t, "a", JULY, "");
    journal_rollback(t->journal);
    meet_alone(t, "b", JULY, "");
    assert_int_equal(count_of(t, "client", 202607, ""), 1);
    meet_alone(t, "a", JULY, "");
    assert_int_equal(count_of(t, "client", 202607, ""), 2);
}

/* ---- erasing --------------------------------------------------------------------------------- */

static void test_an_erasure_that_is_not_kept_erases_nothing(void **state)
{
    struct trial *t = *state;
    struct forgotten forgotten;
    meet_alone(t, "a", JULY, "");
    assert_int_equal(journal_begin(t->journal), 0);
    assert_int_equal(journal_forget(t->journal, t->arena, "a", JULY, &forgotten), 1);
    assert_int_equal(forgotten.decisions, 1);
    assert_string_equal(forgotten.region, "shore");
    assert_int_equal(journal_client(t->journal, "a"), 0);
    journal_rollback(t->journal);
    assert_int_equal(journal_client(t->journal, "a"), 1);
    journal_close(t->journal);
    trial_open(t);
    assert_int_equal(journal_client(t->journal, "a"), 1);
}

static void test_an_erased_client_who_comes_again_is_a_new_one(void **state)
{
    struct trial *t = *state;
    struct forgotten forgotten;
    meet_alone(t, "a", JULY, "");
    assert_int_equal(journal_begin(t->journal), 0);
    assert_int_equal(journal_forget(t->journal, t->arena, "a", JULY, &forgotten), 1);
    assert_int_equal(journal_forget(t->journal, t->arena, "a", JULY, &forgotten), 0);
    meet(t, "a", JULY, "");
    assert_int_equal(journal_commit(t->journal), 0);
    assert_int_equal(journal_client(t->journal, "a"), 1);
    assert_int_equal(count_of(t, "client", 202607, ""), 2); /* who left is still counted */
    assert_int_equal(journal_begin(t->journal), 0);
    assert_int_equal(journal_forget(t->journal, t->arena, "a", JULY, &forgotten), 1);
    assert_int_equal(forgotten.decisions, 1);
    assert_int_equal(journal_commit(t->journal), 0);
    assert_int_equal(journal_client(t->journal, "a"), 0);
}

/* ---- hiding ---------------------------------------------------------------------------------- */

struct family { /* cells with all their sums, in order */
    struct cell cells[64];
    int n;
};

static void family_put(struct family *f, struct count_key key, int64_t n)
{
    struct cell cell = {.key = key, .n = n};
    int at = 0;
    while (at < f->n && cells_compare(&f->cells[at], &cell) < 0)
        at++;
    if (at < f->n && cells_compare(&f->cells[at], &cell) == 0) {
        f->cells[at].n += n;
        return;
    }
    memmove(&f->cells[at + 1], &f->cells[at], (size_t)(f->n - at) * sizeof *f->cells);
    f->cells[at] = cell;
    f->n++;
}

static void family_add(struct family *f, int period, const char *gender, int64_t n)
{
    const char *const bases[] = {"", HIDE_ALL}, *const genders[] = {gender, HIDE_ALL};
    for (int i = 0; i < 4; i++)
        family_put(f,
                   (struct count_key){.region = "shore",
                                      .period = period,
                                      .kind = "client",
                                      .item = "",
                                      .state = "",
                                      .basis = bases[i / 2],
                                      .gender = genders[i % 2]},
                   n);
}

static bool is_hidden(const struct family *f, int period, const char *gender)
{
    for (int i = 0; i < f->n; i++)
        if (f->cells[i].key.period == period && strcmp(f->cells[i].key.basis, "") == 0 &&
            strcmp(f->cells[i].key.gender, gender) == 0)
            return f->cells[i].hidden;
    fail();
    return false;
}

static void test_what_is_hidden_spreads_along_both_ways(void **state)
{
    struct trial *t = *state;
    struct family f = {.n = 0};
    static const struct {
        int period;
        const char *gender;
        int64_t n;
        bool hidden;
    } rows[] = {{202601, "f", 2, true}, {202601, "m", 9, true},   {202602, "f", 8, true},
                {202602, "m", 7, true}, {202603, "f", 20, false}, {202603, "m", 30, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        family_add(&f, rows[i].period, rows[i].gender, rows[i].n);
    family_hide(t->arena, f.cells, f.n);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(is_hidden(&f, rows[i].period, rows[i].gender), rows[i].hidden);
    assert_false(is_hidden(&f, 202601, HIDE_ALL)); /* 11 clients, whoever they are */
}

/* Five rows of one each: that they are there, and their sum, would tell them all. */
static void test_a_sum_of_ones_is_hidden(void **state)
{
    struct trial *t = *state;
    struct family f = {.n = 0};
    static const char *const genders[] = {"a", "b", "c", "d", "e"};
    for (int i = 0; i < 5; i++)
        family_add(&f, 202601, genders[i], 1);
    family_hide(t->arena, f.cells, f.n);
    for (int i = 0; i < 5; i++)
        assert_true(is_hidden(&f, 202601, genders[i]));
    assert_true(is_hidden(&f, 202601, HIDE_ALL));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, trial_begin, trial_end)
    const struct CMUnitTest tests[] = {
        TEST(test_once_a_month_and_once_a_half_year),
        TEST(test_nobody_named_is_somebody_each_time),
        TEST(test_a_client_is_in_one_group),
        TEST(test_a_client_goes_back_to_a_group),
        TEST(test_several_in_one_turn),
        TEST(test_a_turn_that_is_not_kept_counts_nothing),
        TEST(test_an_erasure_that_is_not_kept_erases_nothing),
        TEST(test_an_erased_client_who_comes_again_is_a_new_one),
        TEST(test_what_is_hidden_spreads_along_both_ways),
        TEST(test_a_sum_of_ones_is_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
