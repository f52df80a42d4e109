/* Copying SQLite's log into journal.db, beside commits and between them: when it is due, what it
 * copies, and that nothing is lost. */
#include "daemon/journal_inner.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define REPLY ((size_t)60000) /* bytes: 15 pages */
#define TURNS_MANY 3000

static const char digest[] =
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; /* of "abc" */

struct trial {
    struct arena *arena;
    char dir[32];
    struct journal *journal;
    int stored;
    atomic_bool end;
    int copied; /* times */
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
    t = (struct trial){.arena = arena_new((size_t)256 << 20), .dir = "/tmp/polku-tidy-XXXXXX"};
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

static off_t file_size(struct trial *t, const char *name)
{
    struct stat st;
    assert_int_equal(stat(arena_printf(t->arena, "%s/%s", t->dir, name), &st), 0);
    return st.st_size;
}

/* A turn of one decision, and its sync. */
static void turn_store(struct trial *t, size_t nreply)
{
    static char reply[REPLY];
    const char *why;
    struct entry e = {.id = arena_printf(t->arena, "00000000-0000-7000-8000-%012d", ++t->stored),
                      .at = 1700000000000,
                      .region = "shore",
                      .method = "recommend",
                      .digest = digest,
                      .request = "{}",
                      .nrequest = 2,
                      .reply = memset(reply, ' ', sizeof reply),
                      .nreply = nreply};
    assert_int_equal(journal_begin(t->journal), 0);
    assert_int_equal(journal_image(t->journal, digest, "abc", 3), 0);
    assert_int_equal(journal_append(t->journal, &e), 0);
    assert_int_equal(journal_store(t->journal), 0);
    assert_int_equal(journal_sync(t->journal, &why), 0);
}

static void check_whole(struct trial *t)
{
    struct broken_link *broken;
    int nbroken = 0;
    assert_int_equal(journal_verify(t->journal, t->arena, 0, 0, &broken, &nbroken), t->stored);
    assert_int_equal(nbroken, 0);
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
    check_whole(t);
}

static void *copying(void *context)
{
    struct trial *t = context;
    while (!t->end) {
        journal_tidy_beside(t->journal, t->copied % 2);
        t->copied++;
    }
    return NULL;
}

/* As in the daemon, but copied without a pause, and the rest now and then. */
static void test_beside_commits(void **state)
{
    struct trial *t = *state;
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, copying, t), 0);
    for (int i = 0; i < TURNS_MANY; i++) {
        turn_store(t, 2000);
        if (i % 50 == 0)
            assert_int_equal(journal_tidy(t->journal), 0);
    }
    t->end = true;
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_true(t->copied > 10);
    check_whole(t);
    journal_close(t->journal);
    trial_open(t);
    check_whole(t);
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
    check_whole(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_when_it_is_due, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_part_and_the_rest, setup, teardown),
        cmocka_unit_test_setup_teardown(test_beside_commits, setup, teardown),
        cmocka_unit_test_setup_teardown(test_not_after_a_failed_sync, setup, teardown),
        cmocka_unit_test_setup_teardown(test_pages_that_cannot_be_synced, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
