/* A sync of SQLite's log that fails: nobody knows what is on the disk then, whatever a second try
 * says, so nothing is stored or copied any more until the journal is opened anew. */
#include "daemon/journal_inner.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const char digest[] =
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; /* of "abc" */

struct trial {
    struct arena *arena;
    char dir[32];
    struct journal *journal;
};

static void trial_open(struct trial *t)
{
    const char *why;
    t->journal = journal_open(t->arena, t->dir, JOURNAL_WRITE, &why);
    assert_non_null(t->journal);
}

static int setup(void **state)
{
    static struct trial t;
    t = (struct trial){.arena = arena_new((size_t)16 << 20), .dir = "/tmp/polku-sync-XXXXXX"};
    assert_non_null(t.arena);
    assert_non_null(mkdtemp(t.dir));
    trial_open(&t);
    *state = &t;
    return 0;
}

static int teardown(void **state)
{
    static const char *const files[] = {"journal.db", "keys.db", "checkpoints", "checkpoint.key",
                                        "checkpoint.pub"};
    struct trial *t = *state;
    journal_close(t->journal);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_int_equal(unlink(arena_printf(t->arena, "%s/%s", t->dir, files[i])), 0);
    assert_int_equal(rmdir(t->dir), 0);
    arena_free(t->arena);
    return 0;
}

static void decision_append(struct trial *t, int number)
{
    struct entry e = {.id = arena_printf(t->arena, "00000000-0000-7000-8000-%012d", number),
                      .at = 1700000000000,
                      .region = "shore",
                      .method = "recommend",
                      .digest = digest,
                      .request = "{}",
                      .nrequest = 2,
                      .reply = "{}",
                      .nreply = 2};
    assert_int_equal(journal_begin(t->journal), 0);
    assert_int_equal(journal_image(t->journal, digest, "abc", 3), 0);
    assert_int_equal(journal_append(t->journal, &e), 0);
}

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
    struct broken_link *broken;
    int nbroken = 0;
    const char *why = NULL;
    assert_int_equal(fails, -1);
    assert_int_equal(errno, ENOTRECOVERABLE);
    errno = 0;
    assert_int_equal(journal_sync(t->journal, &why), -1);
    assert_int_equal(errno, ENOTRECOVERABLE);
    assert_non_null(why);
    journal_close(t->journal);
    trial_open(t);
    assert_int_equal(journal_verify(t->journal, t->arena, 0, 0, &broken, &nbroken), 1);
    assert_int_equal(nbroken, 0);
    assert_int_equal(journal_sync(t->journal, &why), 0);
}

static void test_before_an_answer(void **state)
{
    struct trial *t = *state;
    decision_append(t, 1);
    const sqlite3_io_methods *real = disk_break(t);
    int result = journal_commit(t->journal);
    t->journal->log.file.sqlite = real;
    check_failed(t, result);
}

static void test_before_the_log_is_copied(void **state)
{
    struct trial *t = *state;
    decision_append(t, 1);
    assert_int_equal(journal_store(t->journal), 0);
    const sqlite3_io_methods *real = disk_break(t);
    int result = journal_tidy(t->journal);
    t->journal->log.file.sqlite = real;
    check_failed(t, result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_before_an_answer, setup, teardown),
        cmocka_unit_test_setup_teardown(test_before_the_log_is_copied, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
