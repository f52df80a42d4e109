/* The power goes while decisions are stored, at a random moment, again and again: every decision
 * that was synced is there afterwards, the chain is whole, and of the turns under way there are
 * those up to one of them, each whole. The same test without syncs must find losses, or it could
 * find none. */
#include "tests/faults/power.h"

#include "daemon/journal_inner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#define CUTS_USUAL 700
#define CUTS_STORE 25 /* of one store: then a new one */
#define DECISIONS_MAX 2000
#define TURN_LARGEST 4
#define TURNS_MOST 5 /* that one sync serves */

static const char digest[] =
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; /* of "abc" */

struct trial {
    struct arena *arena;
    char dir[64];
    bool sync;
    struct journal *journal;
    int known;            /* decisions 0 … known - 1 were acknowledged */
    int owed[TURNS_MOST]; /* of the turns that are not: the decisions after each */
    int nowed;
    int losses;  /* times that something was not as promised */
    int inside;  /* cuts that came while decisions were stored */
    char id[40]; /* of the decision asked for last */
};

static const char *id_of(struct trial *t, int i)
{
    snprintf(t->id, sizeof t->id, "00000000-0000-7000-8000-%012d", i);
    return t->id;
}

/* Different lengths, so that writes cross sectors and pages in all ways. */
static const char *reply_of(struct arena *arena, int i)
{
    size_t n = (size_t)(i * 7919 % 3000) + 20;
    char *text = arena_alloc(arena, n + 1);
    memset(text, 'a' + i % 26, n);
    snprintf(text, 20, "{\"reply\":%d}", i);
    text[strlen(text)] = ' ';
    return text;
}

static struct entry entry_of(struct trial *t, int i)
{
    struct entry e = {.id = id_of(t, i),
                      .at = 1700000000000 + i,
                      .region = "shore",
                      .method = "recommend",
                      .digest = digest,
                      .ref = arena_printf(t->arena, "client-%d", i / 3),
                      .request_id = arena_printf(t->arena, "request-%010d", i),
                      .request = "{}",
                      .nrequest = 2,
                      .reply = reply_of(t->arena, i)};
    e.nreply = strlen(e.reply);
    return e;
}

static bool turn_store(struct trial *t)
{
    struct journal *j = t->journal;
    bool good = journal_begin(j) == 0 && journal_image(j, digest, "abc", 3) == 0;
    int from = t->nowed ? t->owed[t->nowed - 1] : t->known;
    int to = from + 1 + (int)(power_random() % TURN_LARGEST);
    t->owed[t->nowed++] = to;
    for (int i = from; i < to && good; i++) {
        struct entry e = entry_of(t, i);
        good = journal_append(j, &e) == 0;
    }
    return journal_store(j) == 0 && good;
}

/* Ends the journal in an orderly way, which syncs all; the power may go meanwhile. */
static bool journal_renew(struct trial *t)
{
    const char *why = "";
    journal_close(t->journal);
    t->journal = power.off ? NULL : journal_open(t->arena, t->dir, JOURNAL_WRITE, &why);
    return t->journal;
}

/* Copies the log in one of the ways there are, or not at all. */
static bool log_copy(struct trial *t)
{
    unsigned how = power_random() % 8;
    if (how < 2)
        journal_tidy_beside(t->journal, how == 0);
    return how > 1 && how < 4 ? journal_tidy(t->journal) == 0 : true;
}

/* Some turns, and the sync that serves all of them; in between the log may be copied, too. */
static bool turns_store(struct trial *t)
{
    const char *why;
    int n = 1 + (int)(power_random() % TURNS_MOST);
    for (int i = 0; i < n; i++)
        if (!turn_store(t) || !log_copy(t))
            return false;
    if (power_random() % 8 == 0 && !journal_renew(t))
        return false;
    if (t->sync && journal_sync(t->journal, &why) != 0)
        return false;
    t->known = t->owed[t->nowed - 1];
    t->nowed = 0;
    return power_random() % 8 || journal_tidy(t->journal) == 0;
}

/* Opens, stores until the power goes, and leaves the files as they are found then. */
static void cut_one(struct trial *t)
{
    const char *why = "";
    power.left = 1 + (long)(power_random() % 60);
    t->nowed = 0;
    t->journal = journal_open(t->arena, t->dir, JOURNAL_WRITE, &why);
    if (t->journal && !t->sync)
        assert_int_equal(
            sqlite3_exec(t->journal->db, "PRAGMA synchronous = OFF", NULL, NULL, NULL) |
                sqlite3_exec(t->journal->keys, "PRAGMA synchronous = OFF", NULL, NULL, NULL),
            SQLITE_OK);
    t->inside += t->journal != NULL;
    while (t->journal && t->known < DECISIONS_MAX && turns_store(t))
        arena_reset(t->arena);
    power.off = true;
    journal_close(t->journal);
    power_cut();
}

static bool is_stored(struct trial *t, int i)
{
    struct entry e;
    const char *reply = reply_of(t->arena, i);
    return journal_get(t->journal, t->arena, id_of(t, i), &e) == 1 && !e.erased &&
           e.nreply == strlen(reply) && memcmp(e.reply, reply, e.nreply) == 0;
}

static bool may_end(const struct trial *t, int64_t decisions)
{
    bool may = decisions == t->known;
    for (int i = 0; i < t->nowed; i++)
        may |= decisions == t->owed[i];
    return may;
}

static bool is_as_promised(struct trial *t)
{
    struct broken_link *broken;
    int nbroken = 0;
    int64_t checked = journal_verify(t->journal, t->arena, 0, 0, &broken, &nbroken);
    if (nbroken || !may_end(t, checked))
        return false;
    t->known = (int)checked;
    for (int i = 0; i < t->known; i++) {
        if (!is_stored(t, i))
            return false;
        arena_reset(t->arena);
    }
    return true;
}

static bool is_found_again(struct trial *t)
{
    const char *why = "";
    t->journal = journal_open(t->arena, t->dir, JOURNAL_WRITE, &why);
    if (!t->journal) {
        power_cut();
        return false;
    }
    bool good = is_as_promised(t);
    journal_close(t->journal);
    power_cut(); /* after a close all is synced, or need not be */
    arena_reset(t->arena);
    return good;
}

static void store_remove(struct trial *t)
{
    static const char *const files[] = {"journal.db",  "journal.db-wal", "journal.db-journal",
                                        "keys.db",     "keys.db-wal",    "keys.db-journal",
                                        "checkpoints", "checkpoint.key", "checkpoint.pub"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(arena_printf(t->arena, "%s/%s", t->dir, files[i])); /* some are not there */
    rmdir(t->dir);
    arena_reset(t->arena);
}

static void cuts_run(struct trial *t, int n)
{
    for (int i = 0; i < n; i++) {
        if (i % CUTS_STORE == 0) {
            store_remove(t);
            t->known = 0;
        }
        cut_one(t);
        if (is_found_again(t))
            continue;
        t->losses++;
        store_remove(t);
        t->known = 0;
    }
    store_remove(t);
}

static struct trial trial_begin(bool sync)
{
    struct trial t = {.sync = sync, .arena = arena_new((size_t)64 << 20)};
    const char *seed = getenv("SEED");
    assert_non_null(t.arena);
    snprintf(t.dir, sizeof t.dir, "/dev/shm/polku-power-%d", (int)getpid());
    power_begin(seed ? strtoull(seed, NULL, 10) : 20261127);
    return t;
}

static void trial_end(struct trial *t)
{
    arena_free(t->arena);
    power_end();
}

static int cuts_wanted(void)
{
    const char *cuts = getenv("POWER_CUTS");
    return cuts ? atoi(cuts) : CUTS_USUAL;
}

static void test_what_was_committed_survives(void **state)
{
    struct trial t = trial_begin(true);
    (void)state;
    cuts_run(&t, cuts_wanted());
    printf("%d cuts, %d of them while decisions were stored, %ld writes and syncs: %d losses\n",
           cuts_wanted(), t.inside, power.operations, t.losses);
    assert_int_equal(t.losses, 0);
    assert_true(t.inside > cuts_wanted() / 2);
    trial_end(&t);
}

static void test_without_syncs_losses_are_found(void **state)
{
    struct trial t = trial_begin(false);
    (void)state;
    cuts_run(&t, 200);
    printf("without syncs: %d losses in 200 cuts\n", t.losses);
    assert_true(t.losses > 20);
    trial_end(&t);
}

static const struct power_disk *log_disk(struct trial *t)
{
    const char *path = arena_printf(t->arena, "%s/journal.db-wal", t->dir);
    for (int i = 0; i < POWER_FILES; i++)
        if (strcmp(power.disks[i].path, path) == 0)
            return &power.disks[i];
    return NULL;
}

/* Old pages count again under an old head: with a few sectors of new ones among them, what was
 * copied long ago would be put back in part. */
static void test_a_new_log_has_its_head_first(void **state)
{
    struct trial t = trial_begin(true);
    unsigned char before[LOG_HEAD];
    const char *why = "";
    (void)state;
    t.journal = journal_open(t.arena, t.dir, JOURNAL_WRITE, &why);
    assert_true(t.journal && turn_store(&t) && journal_sync(t.journal, &why) == 0);
    const struct power_disk *log = log_disk(&t);
    assert_non_null(log);
    memcpy(before, log->safe.bytes, sizeof before);
    assert_true(journal_tidy(t.journal) == 0 && turn_store(&t)); /* not synced */
    assert_memory_not_equal(log->now.bytes, before, sizeof before);
    assert_memory_equal(log->now.bytes, log->safe.bytes, sizeof before);
    journal_close(t.journal);
    power_cut();
    store_remove(&t);
    trial_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_new_log_has_its_head_first),
        cmocka_unit_test(test_what_was_committed_survives),
        cmocka_unit_test(test_without_syncs_losses_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
