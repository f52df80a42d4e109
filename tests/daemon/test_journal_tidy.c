/* Copying SQLite's log into journal.db, beside commits and between them: when it is due, what it
 * copies, and that nothing is lost. */
#include "tests/daemon/trial.h"

#include <stdatomic.h>

#define TURNS_MANY 3000

static off_t file_size(struct trial *t, const char *name)
{
    struct stat st;
    assert_int_equal(stat(arena_printf(t->arena, "%s/%s", t->dir, name), &st), 0);
    return st.st_size;
}

/* A turn of one decision, and its sync. */
static void turn_store(struct trial *t, size_t nreply)
{
    const char *why;
    trial_append(t, nreply);
    assert_int_equal(journal_store(t->journal), 0);
    assert_int_equal(journal_sync(t->journal, &why), 0);
}

static void test_when_it_is_due(void **state)
{
    struct trial *t = *state;
    assert_int_equal(journal_untidy(t->journal, true), TIDY);
    while (t->journal->tidy.pages < 8192)
        turn_store(t, REPLY);
    assert_int_equal(journal_untidy(t->journal, true), UNTIDY_ALL);
    assert_int_equal(journal_untidy(t->journal, false), UNTIDY_PART);
    journal_tidy_beside(t->journal, false);
    assert_int_equal(journal_untidy(t->journal, false), TIDY);
    turn_store(t, REPLY);
    assert_int_equal(journal_untidy(t->journal, false), TIDY);
}

static void test_a_part_and_the_rest(void **state)
{
    struct trial *t = *state;
    off_t before = file_size(t, "journal.db");
    for (int i = 0; i < 100; i++)
        turn_store(t, REPLY);
    journal_tidy_beside(t->journal, true);
    assert_true(file_size(t, "journal.db") >= before + (off_t)(100 * REPLY));
    assert_int_equal(journal_untidy(t->journal, false), UNTIDY_REST);
    turn_store(t, REPLY);
    assert_int_equal(journal_tidy(t->journal), 0);
    assert_int_equal(journal_untidy(t->journal, true), TIDY);
    off_t log = file_size(t, "journal.db-wal");
    turn_store(t, REPLY);
    assert_int_equal(file_size(t, "journal.db-wal"), log); /* it was begun anew */
    assert_in_range(t->journal->tidy.pages, 1, 100);
    trial_check(t);
}

struct copying {
    struct journal *journal;
    atomic_bool end;
    int times;
};

static void *copying_main(void *context)
{
    struct copying *c = context;
    while (!c->end)
        journal_tidy_beside(c->journal, c->times++ % 2);
    return NULL;
}

/* As in the daemon, but copied without a pause, and the rest now and then. */
static void test_beside_commits(void **state)
{
    struct trial *t = *state;
    struct copying c = {.journal = t->journal};
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, copying_main, &c), 0);
    for (int i = 0; i < TURNS_MANY; i++) {
        turn_store(t, 2000);
        if (i % 50 == 0)
            assert_int_equal(journal_tidy(t->journal), 0);
    }
    c.end = true;
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_true(c.times > 10);
    trial_check(t);
    journal_close(t->journal);
    trial_open(t);
    trial_check(t);
}

static void test_not_after_a_failed_sync(void **state)
{
    struct trial *t = *state;
    turn_store(t, REPLY);
    t->journal->log.failed = SQLITE_IOERR_FSYNC;
    journal_tidy_beside(t->journal, true);
    assert_int_equal(t->journal->tidy.copied, 0);
    assert_true(file_size(t, "journal.db-wal") > (off_t)REPLY);
    t->journal->log.failed = SQLITE_OK;
    journal_tidy_beside(t->journal, true);
    assert_int_equal(t->journal->tidy.copied, t->journal->tidy.pages);
}

/* But for SQLite's own, which comes first here, since all is copied. */
static int sync_broken(sqlite3_file *file, int flags)
{
    static int calls;
    (void)file, (void)flags;
    return calls++ == 0 ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

/* A second sync of the same pages may lie, and SQLite would then write over the log. */
static void test_pages_that_cannot_be_synced(void **state)
{
    struct trial *t = *state;
    sqlite3_file *pages = t->journal->tidy.pages_file;
    sqlite3_io_methods broken = *pages->pMethods;
    const sqlite3_io_methods *real = pages->pMethods;
    const char *why;
    turn_store(t, REPLY);
    broken.xSync = sync_broken;
    pages->pMethods = &broken;
    journal_tidy_beside(t->journal, true);
    pages->pMethods = real;
    assert_int_equal(journal_sync(t->journal, &why), -1);
    assert_int_equal(journal_tidy(t->journal), -1);
    assert_int_equal(errno, ENOTRECOVERABLE);
    journal_close(t->journal);
    assert_true(file_size(t, "journal.db-wal") > (off_t)REPLY);
    trial_open(t);
    trial_check(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_when_it_is_due, trial_begin, trial_end),
        cmocka_unit_test_setup_teardown(test_a_part_and_the_rest, trial_begin, trial_end),
        cmocka_unit_test_setup_teardown(test_beside_commits, trial_begin, trial_end),
        cmocka_unit_test_setup_teardown(test_not_after_a_failed_sync, trial_begin, trial_end),
        cmocka_unit_test_setup_teardown(test_pages_that_cannot_be_synced, trial_begin, trial_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
