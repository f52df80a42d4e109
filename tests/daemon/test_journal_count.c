/* Counting and erasing in the journal: months and half-years, turns that are not kept, groups that
 * change. Files are real ones in a folder of their own. */
#include "daemon/hide.h"
#include "daemon/journal_client.h"
#include "daemon/journal_count.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define JUNE INT64_C(1780300800000)     /* 2026-06-01 */
#define JULY INT64_C(1782892800000)     /* 2026-07-01 */
#define DECEMBER INT64_C(1796083200000) /* 2026-12-01 */

static const char image_digest_text[] =
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; /* of "abc" */

struct bench {
    struct arena *arena;
    struct journal *journal;
    char dir[64];
    int made; /* decisions so far */
};

static void bench_open(struct bench *b)
{
    const char *why = "";
    b->journal = journal_open(b->arena, b->dir, JOURNAL_WRITE, &why);
    if (!b->journal)
        fail_msg("%s", why);
}

static int setup(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    assert_non_null(b);
    strcpy(b->dir, "/tmp/test_count.XXXXXX");
    assert_non_null(mkdtemp(b->dir));
    b->arena = arena_new((size_t)64 << 20);
    bench_open(b);
    *state = b;
    return 0;
}

static int teardown(void **state)
{
    static const char *const files[] = {"journal.db",  "journal.db-wal", "keys.db",
                                        "keys.db-wal", "journal.db-shm", "keys.db-shm",
                                        "checkpoints", "checkpoint.key", "checkpoint.pub"};
    struct bench *b = *state;
    journal_close(b->journal);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(arena_printf(b->arena, "%s/%s", b->dir, files[i])); /* some are not there */
    assert_int_equal(rmdir(b->dir), 0);
    arena_free(b->arena);
    free(b);
    return 0;
}

/* One decision within a turn, counted as a client who met the obstacle. */
static void meet(struct bench *b, const char *ref, int64_t at, const char *gender)
{
    static const struct counted items[] = {{"client", "", ""}, {"obstacle", "o", ""}};
    struct entry e = {.id = arena_printf(b->arena, "00000000-0000-7000-8000-%012d", ++b->made),
                      .at = at,
                      .region = "shore",
                      .method = "recommend",
                      .digest = image_digest_text,
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
    assert_int_equal(journal_image(b->journal, image_digest_text, "abc", 3), 0);
    assert_int_equal(journal_append(b->journal, &e), 0);
    assert_int_equal(journal_count(b->journal, b->arena, &tally), 0);
}

static void meet_alone(struct bench *b, const char *ref, int64_t at, const char *gender)
{
    assert_int_equal(journal_begin(b->journal), 0);
    meet(b, ref, at, gender);
    assert_int_equal(journal_commit(b->journal), 0);
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

static int64_t count_of(struct bench *b, const char *kind, int period, const char *gender)
{
    const struct count_range all = {.region = "shore", .last_half = 99999, .last_month = 999999};
    struct look look = {.kind = kind, .period = period, .gender = gender};
    assert_int_equal(journal_statistics(b->journal, b->arena, &all, look_each, &look), 0);
    return look.n;
}

/* ---- periods --------------------------------------------------------------------------------- */

static void test_once_a_month_and_once_a_half_year(void **state)
{
    struct bench *b = *state;
    meet_alone(b, "a", JUNE, "");
    meet_alone(b, "a", JULY, "");
    meet_alone(b, "a", JULY + 1, "");
    meet_alone(b, "a", DECEMBER, "");
    meet_alone(b, "b", DECEMBER, "");
    assert_int_equal(count_of(b, "client", 202606, ""), 1);
    assert_int_equal(count_of(b, "client", 202607, ""), 1);
    assert_int_equal(count_of(b, "client", 202612, ""), 2);
    assert_int_equal(count_of(b, "client", 20261, ""), 1);
    assert_int_equal(count_of(b, "obstacle", 20262, ""), 2);
    assert_int_equal(count_of(b, "obstacle", 202608, ""), 0);
}

static void test_nobody_named_is_somebody_each_time(void **state)
{
    struct bench *b = *state;
    meet_alone(b, NULL, JUNE, "");
    meet_alone(b, NULL, JUNE, "");
    assert_int_equal(count_of(b, "client", 202606, ""), 2);
    assert_int_equal(count_of(b, "client", 20261, ""), 2);
}

static void test_a_client_is_in_one_group(void **state)
{
    struct bench *b = *state;
    meet_alone(b, "a", JULY, "");
    meet_alone(b, "a", DECEMBER, "female");
    assert_int_equal(count_of(b, "obstacle", 202607, ""), 1); /* as it was then */
    assert_int_equal(count_of(b, "obstacle", 202612, "female"), 1);
    assert_int_equal(count_of(b, "obstacle", 20262, ""), 0);
    assert_int_equal(count_of(b, "obstacle", 20262, "female"), 1);
}

static void test_a_client_goes_back_to_a_group(void **state)
{
    struct bench *b = *state;
    meet_alone(b, "a", JULY, "male");
    meet_alone(b, "a", JULY, "female");
    assert_int_equal(count_of(b, "obstacle", 202607, "male"), 0);
    assert_int_equal(count_of(b, "obstacle", 202607, "female"), 1);
    meet_alone(b, "a", JULY, "male");
    assert_int_equal(count_of(b, "obstacle", 202607, "male"), 1);
    assert_int_equal(count_of(b, "obstacle", 202607, "female"), 0);
}

/* ---- turns ----------------------------------------------------------------------------------- */

static void test_several_in_one_turn(void **state)
{
    struct bench *b = *state;
    assert_int_equal(journal_begin(b->journal), 0);
    for (int i = 0; i < 2000; i++)
        meet(b, arena_printf(b->arena, "c-%d", i % 700), JULY, i % 2 ? "female" : "male");
    assert_int_equal(journal_commit(b->journal), 0);
    assert_int_equal(
        count_of(b, "client", 202607, "female") + count_of(b, "client", 202607, "male"), 700);
}

static void test_a_turn_that_is_not_kept_counts_nothing(void **state)
{
    struct bench *b = *state;
    assert_int_equal(journal_begin(b->journal), 0);
    meet(b, "a", JULY, "");
    journal_rollback(b->journal);
    meet_alone(b, "b", JULY, "");
    assert_int_equal(count_of(b, "client", 202607, ""), 1);
    meet_alone(b, "a", JULY, "");
    assert_int_equal(count_of(b, "client", 202607, ""), 2);
}

/* ---- erasing --------------------------------------------------------------------------------- */

static void test_an_erasure_that_is_not_kept_erases_nothing(void **state)
{
    struct bench *b = *state;
    struct forgotten forgotten;
    meet_alone(b, "a", JULY, "");
    assert_int_equal(journal_begin(b->journal), 0);
    assert_int_equal(journal_forget(b->journal, b->arena, "a", JULY, &forgotten), 1);
    assert_int_equal(forgotten.decisions, 1);
    assert_string_equal(forgotten.region, "shore");
    assert_int_equal(journal_client(b->journal, "a"), 0);
    journal_rollback(b->journal);
    assert_int_equal(journal_client(b->journal, "a"), 1);
    journal_close(b->journal);
    bench_open(b);
    assert_int_equal(journal_client(b->journal, "a"), 1);
}

static void test_an_erased_client_who_comes_again_is_a_new_one(void **state)
{
    struct bench *b = *state;
    struct forgotten forgotten;
    meet_alone(b, "a", JULY, "");
    assert_int_equal(journal_begin(b->journal), 0);
    assert_int_equal(journal_forget(b->journal, b->arena, "a", JULY, &forgotten), 1);
    assert_int_equal(journal_forget(b->journal, b->arena, "a", JULY, &forgotten), 0);
    meet(b, "a", JULY, "");
    assert_int_equal(journal_commit(b->journal), 0);
    assert_int_equal(journal_client(b->journal, "a"), 1);
    assert_int_equal(count_of(b, "client", 202607, ""), 2); /* who left is still counted */
    assert_int_equal(journal_begin(b->journal), 0);
    assert_int_equal(journal_forget(b->journal, b->arena, "a", JULY, &forgotten), 1);
    assert_int_equal(forgotten.decisions, 1);
    assert_int_equal(journal_commit(b->journal), 0);
    assert_int_equal(journal_client(b->journal, "a"), 0);
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
    struct bench *b = *state;
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
    family_hide(b->arena, f.cells, f.n);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(is_hidden(&f, rows[i].period, rows[i].gender), rows[i].hidden);
    assert_false(is_hidden(&f, 202601, HIDE_ALL)); /* 11 clients, whoever they are */
}

/* Five rows of one each: that they are there, and their sum, would tell them all. */
static void test_a_sum_of_ones_is_hidden(void **state)
{
    struct bench *b = *state;
    struct family f = {.n = 0};
    static const char *const genders[] = {"a", "b", "c", "d", "e"};
    for (int i = 0; i < 5; i++)
        family_add(&f, 202601, genders[i], 1);
    family_hide(b->arena, f.cells, f.n);
    for (int i = 0; i < 5; i++)
        assert_true(is_hidden(&f, 202601, genders[i]));
    assert_true(is_hidden(&f, 202601, HIDE_ALL));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
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
