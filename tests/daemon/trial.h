/* A journal in a folder of its own, for the tests of how it is stored: opened before each, closed
 * and taken away after it. */
#ifndef POLKU_TESTS_DAEMON_TRIAL_H
#define POLKU_TESTS_DAEMON_TRIAL_H

#include "daemon/journal_inner.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define REPLY ((size_t)60000) /* bytes, at most */
#define TRIAL_DIGEST                                                                               \
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" /* of "abc" */

struct trial {
    struct arena *arena;
    char dir[32];
    struct journal *journal;
    int stored; /* decisions */
    bool read;  /* closed by a reader, which cannot take SQLite's logs away */
};

static void trial_open(struct trial *t)
{
    const char *why;
    t->journal = journal_open(t->arena, t->dir, JOURNAL_WRITE, &why);
    assert_non_null(t->journal);
}

static inline void trial_read(struct trial *t)
{
    const char *why = "";
    t->journal = journal_open(t->arena, t->dir, JOURNAL_READ, &why);
    t->read = true;
    if (!t->journal)
        fail_msg("%s", why);
}

static int trial_begin(void **state)
{
    static struct trial t;
    t = (struct trial){.arena = arena_new((size_t)256 << 20), .dir = "/tmp/polku-trial-XXXXXX"};
    assert_non_null(t.arena);
    assert_non_null(mkdtemp(t.dir));
    trial_open(&t);
    *state = &t;
    return 0;
}

static int trial_end(void **state)
{
    static const char *const files[] = {"journal.db", "keys.db", "checkpoints", "checkpoint.key",
                                        "checkpoint.pub"};
    static const char *const logs[] = {"journal.db-wal", "journal.db-shm", "keys.db-wal",
                                       "keys.db-shm"};
    struct trial *t = *state;
    journal_close(t->journal);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_int_equal(unlink(arena_printf(t->arena, "%s/%s", t->dir, files[i])), 0);
    for (size_t i = 0; t->read && i < sizeof logs / sizeof *logs; i++)
        unlink(arena_printf(t->arena, "%s/%s", t->dir, logs[i])); /* readers leave some */
    assert_int_equal(rmdir(t->dir), 0);
    arena_free(t->arena);
    return 0;
}

/* Begins a turn and appends a decision with a reply of that many bytes. */
static inline void trial_append(struct trial *t, size_t nreply)
{
    static char reply[REPLY];
    struct entry e = {.id = arena_printf(t->arena, "00000000-0000-7000-8000-%012d", ++t->stored),
                      .at = 1700000000000,
                      .region = "shore",
                      .method = "recommend",
                      .digest = TRIAL_DIGEST,
                      .request = "{}",
                      .nrequest = 2,
                      .reply = memset(reply, ' ', sizeof reply),
                      .nreply = nreply};
    assert_int_equal(journal_begin(t->journal), 0);
    assert_int_equal(journal_image(t->journal, TRIAL_DIGEST, "abc", 3), 0);
    assert_int_equal(journal_append(t->journal, &e), 0);
}

/* Everything that was stored is there, and the chain is whole. */
static inline void trial_check(struct trial *t)
{
    struct broken_link *broken;
    int nbroken = 0;
    assert_int_equal(journal_verify(t->journal, t->arena, 0, 0, &broken, &nbroken), t->stored);
    assert_int_equal(nbroken, 0);
}

#endif
