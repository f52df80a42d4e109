/* A store of which one bit was turned, a page lost or the end cut off: it is refused at the start
 * or verify says what is wrong, or nothing of what was decided has changed (there are bytes in a
 * database that mean nothing). Random places; the seed of a failure is printed. */
#include "daemon/journal.h"
#include "daemon/press.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define DECISIONS 60
#define PAGE 4096
#define FLIPS_USUAL 600

static const char digest[] =
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; /* of "abc" */

static const char *const files[] = {"journal.db",  "journal.db-wal", "keys.db",       "keys.db-wal",
                                    "checkpoints", "checkpoint.key", "checkpoint.pub"};
#define FILES (sizeof files / sizeof *files)

static struct bench {
    struct arena *arena;
    char dir[64];
    struct {
        unsigned char *bytes;
        size_t n;
        bool there;
    } kept[FILES];
    unsigned char content[crypto_hash_sha256_BYTES]; /* of what was decided */
} bench;

static const char *path_of(const char *name)
{
    static char path[400];
    snprintf(path, sizeof path, "%s/%s", bench.dir, name);
    return path;
}

/* ---- the store --------------------------------------------------------------------------------
 */

static void decisions_add(struct journal *j)
{
    static const char words[] = "{\"recommendations\":[{\"service\":\"boat_course\"}]}";
    struct press *press = press_new();
    struct primer primer;
    primer_ready(&primer, bench.arena, words, strlen(words));
    for (int i = 0; i < DECISIONS; i++) {
        struct entry e = {.id = arena_printf(bench.arena, "00000000-0000-7000-8000-%012d", i),
                          .at = 1700000000000 + i,
                          .region = i % 2 ? "shore" : "forest",
                          .method = "recommend",
                          .digest = digest,
                          .ref = arena_printf(bench.arena, "client-%d", i % 7),
                          .request_id = i % 3 ? NULL : arena_printf(bench.arena, "request-%08d", i),
                          .request = arena_alloc(bench.arena, 700),
                          .nrequest = 600,
                          .reply = "{}",
                          .nreply = 2};
        if (i % 2) {
            e.reply = press_text(press, bench.arena, &primer, words, strlen(words), &e.nreply);
            e.primer = primer.digest;
            assert_non_null(e.reply);
        }
        assert_int_equal(journal_begin(j), 0);
        assert_int_equal(journal_image(j, digest, "abc", 3), 0);
        assert_int_equal(journal_primer(j, &primer), 0);
        assert_int_equal(journal_append(j, &e), 0);
        assert_int_equal(journal_commit(j), 0);
    }
    press_free(press);
}

static void files_keep(void)
{
    for (size_t i = 0; i < FILES; i++) {
        struct stat st;
        int fd = open(path_of(files[i]), O_RDONLY | O_CLOEXEC);
        bench.kept[i].there = fd >= 0 && fstat(fd, &st) == 0;
        if (!bench.kept[i].there)
            continue;
        bench.kept[i].n = (size_t)st.st_size;
        bench.kept[i].bytes = malloc(bench.kept[i].n + 1);
        assert_int_equal(read(fd, bench.kept[i].bytes, bench.kept[i].n), bench.kept[i].n);
        close(fd);
    }
}

static void file_put(size_t i, size_t n)
{
    int fd = open(path_of(files[i]), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bench.kept[i].bytes, n), n);
    close(fd);
}

static void files_put(void)
{
    for (size_t i = 0; i < FILES; i++) {
        unlink(path_of(files[i]));
        if (bench.kept[i].there)
            file_put(i, bench.kept[i].n);
    }
}

/* ---- what was decided, as SQLite reads it -----------------------------------------------------
 */

static bool rows_hash(sqlite3 *db, const char *sql, crypto_hash_sha256_state *state)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(stmt); i++) {
            int type = sqlite3_column_type(stmt, i), n = sqlite3_column_bytes(stmt, i);
            crypto_hash_sha256_update(state, (unsigned char *)&type, sizeof type);
            if (n)
                crypto_hash_sha256_update(state, sqlite3_column_blob(stmt, i), (size_t)n);
        }
        code = SQLITE_OK;
    }
    sqlite3_finalize(stmt);
    return code == SQLITE_DONE;
}

static bool content_hash(unsigned char out[crypto_hash_sha256_BYTES])
{
    crypto_hash_sha256_state state;
    sqlite3 *db = NULL;
    crypto_hash_sha256_init(&state);
    bool good =
        sqlite3_open_v2(path_of("journal.db"), &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        rows_hash(db, "SELECT * FROM decision NOT INDEXED ORDER BY seq", &state) &&
        rows_hash(db, "SELECT * FROM image NOT INDEXED ORDER BY id", &state) &&
        rows_hash(db, "SELECT * FROM primer NOT INDEXED ORDER BY id", &state) &&
        rows_hash(db, "SELECT * FROM chain", &state);
    sqlite3_close(db);
    crypto_hash_sha256_final(&state, out);
    return good;
}

static bool is_detected(void)
{
    struct broken_link *broken;
    int nbroken = 0;
    const char *why = "";
    struct journal *j = journal_open(bench.arena, bench.dir, JOURNAL_WRITE, &why);
    bool found = !j || journal_verify(j, bench.arena, 0, 0, &broken, &nbroken) < 0 || nbroken > 0;
    journal_close(j);
    arena_reset(bench.arena);
    return found;
}

static bool is_unchanged(void)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    return content_hash(hash) && memcmp(hash, bench.content, sizeof hash) == 0;
}

/* 1 detected, 0 of no consequence; fails when something changed and nobody noticed. */
static int judged(const char *what, size_t where)
{
    bool detected = is_detected();
    if (!detected && !is_unchanged())
        fail_msg("%s at %zu was not noticed", what, where);
    return detected;
}

static int setup(void **state)
{
    const char *why = "";
    (void)state;
    bench.arena = arena_new((size_t)64 << 20);
    assert_non_null(bench.arena);
    snprintf(bench.dir, sizeof bench.dir, "/dev/shm/polku-bits-%d", (int)getpid());
    assert_int_equal(mkdir(bench.dir, 0700), 0);
    struct journal *j = journal_open(bench.arena, bench.dir, JOURNAL_WRITE, &why);
    assert_non_null(j);
    decisions_add(j);
    journal_close(j);
    files_keep();
    assert_true(content_hash(bench.content));
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    DIR *dir = opendir(bench.dir); /* a turned bit can make it look like an older store, of which
                                      a copy is kept */
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        unlink(path_of(entry->d_name));
    closedir(dir);
    for (size_t i = 0; i < FILES; i++)
        free(bench.kept[i].bytes);
    arena_free(bench.arena);
    return rmdir(bench.dir);
}

static void test_a_turned_bit(void **state)
{
    const char *flips = getenv("BIT_FLIPS"), *seed = getenv("SEED");
    int n = flips ? atoi(flips) : FLIPS_USUAL, found = 0;
    (void)state;
    srandom(seed ? (unsigned)strtoul(seed, NULL, 10) : 20261127);
    for (int i = 0; i < n; i++) {
        size_t bit = (size_t)random() % (bench.kept[0].n * 8);
        files_put();
        bench.kept[0].bytes[bit / 8] ^= (unsigned char)(1U << bit % 8);
        file_put(0, bench.kept[0].n);
        bench.kept[0].bytes[bit / 8] ^= (unsigned char)(1U << bit % 8);
        found += judged("a turned bit", bit);
    }
    printf("%d of %d turned bits noticed, the others of no consequence\n", found, n);
    assert_true(found > n / 8);
}

static void test_an_end_cut_off_at_each_page(void **state)
{
    (void)state;
    for (size_t n = 0; n < bench.kept[0].n; n += PAGE) {
        files_put();
        file_put(0, n);
        assert_true(judged("an end cut off", n));
    }
}

static void test_a_page_of_zeros(void **state)
{
    unsigned char page[PAGE];
    (void)state;
    for (size_t at = 0; at < bench.kept[0].n; at += PAGE) {
        files_put();
        memcpy(page, bench.kept[0].bytes + at, PAGE);
        memset(bench.kept[0].bytes + at, 0, PAGE);
        file_put(0, bench.kept[0].n);
        memcpy(bench.kept[0].bytes + at, page, PAGE);
        judged("a page of zeros", at);
    }
}

static void test_a_turned_bit_of_a_checkpoint(void **state)
{
    (void)state;
    for (size_t bit = 0; bit < bench.kept[4].n * 8; bit += 5) {
        files_put();
        bench.kept[4].bytes[bit / 8] ^= (unsigned char)(1U << bit % 8);
        file_put(4, bench.kept[4].n);
        bench.kept[4].bytes[bit / 8] ^= (unsigned char)(1U << bit % 8);
        if (!is_detected())
            fail_msg("bit %zu of the checkpoints was not noticed", bit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_turned_bit),
        cmocka_unit_test(test_an_end_cut_off_at_each_page),
        cmocka_unit_test(test_a_page_of_zeros),
        cmocka_unit_test(test_a_turned_bit_of_a_checkpoint),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
