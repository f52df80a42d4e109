/* A sync of SQLite's log that fails: nobody knows what is on the disk then, whatever a second try
 * says, so nothing is stored or copied any more until the journal is opened anew. */
#include "tests/daemon/trial.h"

static int sync_broken(sqlite3_file *file, int flags)
{
    (void)file, (void)flags;
    return SQLITE_IOERR_FSYNC;
}

/* The disk's syncs fail, of the log that turns are written to. */
static const sqlite3_io_methods *disk_break(struct trial *t)
{
    static sqlite3_io_methods broken;
    const sqlite3_io_methods *real = t->journal->log.file.sqlite;
    broken = *real;
    broken.xSync = sync_broken;
    t->journal->log.file.sqlite = &broken;
    return real;
}

/* Fails once, as `fails` says, and stays so. */
static void check_failed(struct trial *t, int fails)
{
    const char *why = NULL;
    assert_int_equal(fails, -1);
    assert_int_equal(errno, ENOTRECOVERABLE);
    errno = 0;
    assert_int_equal(journal_sync(t->journal, &why), -1);
    assert_int_equal(errno, ENOTRECOVERABLE);
    assert_non_null(why);
    journal_close(t->journal);
    trial_open(t);
    trial_check(t);
    assert_int_equal(journal_sync(t->journal, &why), 0);
}

static void test_before_an_answer(void **state)
{
    struct trial *t = *state;
    trial_append(t, 2);
    const sqlite3_io_methods *real = disk_break(t);
    int result = journal_commit(t->journal);
    t->journal->log.file.sqlite = real;
    check_failed(t, result);
}

static void test_before_the_log_is_copied(void **state)
{
    struct trial *t = *state;
    trial_append(t, 2);
    assert_int_equal(journal_store(t->journal), 0);
    const sqlite3_io_methods *real = disk_break(t);
    int result = journal_tidy(t->journal);
    t->journal->log.file.sqlite = real;
    check_failed(t, result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_before_an_answer, trial_begin, trial_end),
        cmocka_unit_test_setup_teardown(test_before_the_log_is_copied, trial_begin, trial_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
