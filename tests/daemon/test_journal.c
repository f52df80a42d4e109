/* The journal: turns, what a reader finds, sealing, the chain, and what is refused. Files are real
 * ones in a folder of their own; what a test changes behind the journal's back, it changes through
 * SQLite. */
#include "tests/daemon/trial.h"

#include <sqlite3.h>

/* Changes a file behind the journal's back, while it is closed. */
static void behind(struct trial *t, const char *file, const char *sql)
{
    sqlite3 *db;
    journal_close(t->journal);
    t->journal = NULL;
    assert_int_equal(sqlite3_open(arena_printf(t->arena, "%s/%s", t->dir, file), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_true(sqlite3_total_changes(db) > 0);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static struct entry entry_new(struct trial *t, const char *ref, const char *request_id)
{
    int n = ++t->stored;
    const char *request = arena_printf(t->arena, "{\"call\":%d}", n);
    const char *reply = arena_printf(t->arena, "{\"reply\":%d}", n);
    return (struct entry){.id = arena_printf(t->arena, "00000000-0000-7000-8000-%012d", n),
                          .at = 1700000000000 + n,
                          .region = n % 2 ? "shore" : "forest",
                          .method = "recommend",
                          .digest = TRIAL_DIGEST,
                          .ref = ref,
                          .request_id = request_id,
                          .request = request,
                          .nrequest = strlen(request),
                          .reply = reply,
                          .nreply = strlen(reply)};
}

/* One decision within a turn. */
static struct entry append(struct trial *t, const char *ref, const char *request_id)
{
    struct entry e = entry_new(t, ref, request_id);
    assert_int_equal(journal_image(t->journal, TRIAL_DIGEST, "abc", 3), 0);
    assert_int_equal(journal_append(t->journal, &e), 0);
    return e;
}

static struct entry append_alone(struct trial *t, const char *ref, const char *request_id)
{
    assert_int_equal(journal_begin(t->journal), 0);
    struct entry e = append(t, ref, request_id);
    assert_int_equal(journal_commit(t->journal), 0);
    return e;
}

static int broken_count(struct trial *t, int64_t *checked)
{
    struct broken_link *broken = NULL;
    int n = 0;
    *checked = journal_verify(t->journal, t->arena, 0, 0, &broken, &n);
    assert_true(*checked >= 0);
    return n;
}

/* ---- turns ----------------------------------------------------------------------------------- */

static void test_stored_and_read_back(void **state)
{
    struct trial *t = *state;
    struct entry e = append_alone(t, "a-1", "request-0123456789"), got;
    journal_close(t->journal);
    trial_open(t);
    assert_int_equal(journal_get(t->journal, t->arena, e.id, &got), 1);
    assert_int_equal(got.seq, 1);
    assert_int_equal(got.at, e.at);
    assert_string_equal(got.region, e.region);
    assert_string_equal(got.method, "recommend");
    assert_string_equal(got.digest, TRIAL_DIGEST);
    assert_string_equal(got.ref, "a-1");
    assert_int_equal(got.nrequest, e.nrequest);
    assert_string_equal(got.request, e.request);
    assert_null(got.added);
    assert_string_equal(got.reply, e.reply);
    assert_string_equal(got.hash, e.hash);
    assert_string_equal(got.prev, e.prev);
    assert_int_equal(journal_find(t->journal, t->arena, "request-0123456789", &got), 1);
    assert_string_equal(got.id, e.id);
    assert_int_equal(journal_find(t->journal, t->arena, "request-9876543210", &got), 0);
}

static void test_a_turn_finds_what_it_appended(void **state)
{
    struct trial *t = *state;
    struct entry got;
    assert_int_equal(journal_begin(t->journal), 0);
    struct entry e = append(t, "a-1", "request-0123456789");
    assert_int_equal(journal_find(t->journal, t->arena, "request-0123456789", &got), 1);
    assert_string_equal(got.reply, e.reply);
    assert_int_equal(journal_commit(t->journal), 0);
}

static void test_a_turn_rolled_back_leaves_nothing(void **state)
{
    struct trial *t = *state;
    struct entry got;
    int64_t checked;
    append_alone(t, NULL, NULL);
    assert_int_equal(journal_begin(t->journal), 0);
    struct entry lost = append(t, "a-1", "request-0123456789");
    append(t, NULL, NULL);
    journal_rollback(t->journal);
    assert_int_equal(journal_get(t->journal, t->arena, lost.id, &got), 0);
    struct entry next = append_alone(t, "a-1", NULL);
    assert_int_equal(next.seq, 2);
    assert_int_equal(broken_count(t, &checked), 0);
    assert_int_equal(checked, 2);
}

static void test_a_failed_write_spoils_its_turn(void **state)
{
    struct trial *t = *state;
    struct entry got;
    int64_t checked;
    append_alone(t, NULL, "request-0123456789");
    assert_int_equal(journal_begin(t->journal), 0);
    struct entry good = append(t, NULL, NULL);
    struct entry twice = entry_new(t, NULL, "request-0123456789");
    assert_int_equal(journal_append(t->journal, &twice), -1);
    assert_int_equal(errno, EEXIST);
    struct entry later = entry_new(t, NULL, NULL);
    assert_int_equal(journal_append(t->journal, &later), -1);
    assert_int_equal(journal_commit(t->journal), -1);
    assert_int_equal(journal_get(t->journal, t->arena, good.id, &got), 0);
    assert_int_equal(append_alone(t, NULL, NULL).seq, 2);
    assert_int_equal(broken_count(t, &checked), 0);
}

static void test_a_decision_needs_its_image(void **state)
{
    struct trial *t = *state;
    struct entry e = entry_new(t, NULL, NULL);
    assert_int_equal(journal_begin(t->journal), 0);
    assert_int_equal(journal_append(t->journal, &e), -1);
    assert_int_equal(journal_commit(t->journal), -1);
}

static void test_images_are_stored_once(void **state)
{
    struct trial *t = *state;
    const char *bytes;
    size_t n;
    for (int i = 0; i < 3; i++)
        append_alone(t, NULL, NULL);
    assert_int_equal(journal_image_get(t->journal, t->arena, TRIAL_DIGEST, &bytes, &n), 0);
    assert_int_equal(n, 3);
    assert_memory_equal(bytes, "abc", 3);
    assert_int_equal(journal_image_get(t->journal, t->arena, "sha256:00", &bytes, &n), 0);
    assert_int_equal(n, 0);
}

static void test_answers_of_other_calls(void **state)
{
    struct trial *t = *state;
    struct entry e = entry_new(t, NULL, "request-0123456789"), got;
    assert_int_equal(journal_answer_get(t->journal, t->arena, e.request_id, &got), 0);
    assert_int_equal(journal_begin(t->journal), 0);
    assert_int_equal(journal_answer_put(t->journal, &e), 0);
    assert_int_equal(journal_commit(t->journal), 0);
    assert_int_equal(journal_answer_get(t->journal, t->arena, e.request_id, &got), 1);
    assert_string_equal(got.reply, e.reply);
    assert_string_equal(got.request, e.request);
    assert_string_equal(got.method, "recommend");
    assert_int_equal(journal_find(t->journal, t->arena, e.request_id, &got), 0);
}

static bool count_each(void *context, const struct entry *entry)
{
    int64_t *last = context;
    assert_true(entry->seq > *last);
    assert_null(entry->request);
    *last = entry->seq;
    return entry->seq < 4;
}

static void test_lists(void **state)
{
    struct trial *t = *state;
    int64_t last = 0;
    for (int i = 0; i < 6; i++)
        append_alone(t, NULL, NULL);
    struct journal_filter all = {.limit = 100};
    assert_int_equal(journal_list(t->journal, t->arena, &all, count_each, &last), 0);
    assert_int_equal(last, 4); /* it stopped when it was told to */
    last = 0;
    struct journal_filter some = {
        .region = "shore", .from = 1700000000002, .to = 1700000000004, .limit = 9};
    assert_int_equal(journal_list(t->journal, t->arena, &some, count_each, &last), 0);
    assert_int_equal(last, 3);
}

/* ---- sealing --------------------------------------------------------------------------------- */

static void test_a_sealed_text_opens_in_its_place_alone(void **state)
{
    static const char *const changes[] = {
        "UPDATE decision SET reply = (SELECT reply FROM decision WHERE seq = 2) WHERE seq = 1",
        "UPDATE decision SET reply = request WHERE seq = 1",
        "UPDATE decision SET subject = (SELECT subject FROM decision WHERE seq = 2) WHERE seq = 1",
        "UPDATE decision SET reply = substr(reply, 1, length(reply) - 1) WHERE seq = 1",
        "UPDATE decision SET reply = x'00' WHERE seq = 1",
    };
    struct trial *t = *state;
    struct entry e = append_alone(t, "a-1", NULL), got;
    append_alone(t, "a-2", NULL);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        behind(
            t, "journal.db",
            arena_printf(t->arena, "CREATE TABLE kept AS SELECT * FROM decision; %s", changes[i]));
        trial_read(t);
        assert_int_equal(journal_get(t->journal, t->arena, e.id, &got), -1);
        assert_int_equal(errno, EUCLEAN);
        behind(t, "journal.db",
               "UPDATE decision SET (reply, subject) = (SELECT reply, subject FROM kept WHERE"
               " kept.seq = decision.seq); DROP TABLE kept");
    }
    trial_open(t);
    assert_int_equal(journal_get(t->journal, t->arena, e.id, &got), 1);
}

static void test_a_destroyed_key_erases_one_client(void **state)
{
    struct trial *t = *state;
    struct entry one = append_alone(t, "a-1", NULL), two = append_alone(t, "a-2", NULL), got;
    struct entry none = append_alone(t, NULL, NULL);
    int64_t checked;
    behind(t, "keys.db", "DELETE FROM subject WHERE name = 'a-1'");
    trial_open(t);
    assert_int_equal(journal_get(t->journal, t->arena, one.id, &got), 1);
    assert_true(got.erased && !got.request && !got.reply && !got.ref);
    assert_int_equal(journal_get(t->journal, t->arena, two.id, &got), 1);
    assert_string_equal(got.reply, two.reply);
    assert_int_equal(journal_get(t->journal, t->arena, none.id, &got), 1);
    assert_string_equal(got.reply, none.reply);
    assert_int_equal(broken_count(t, &checked), 0);
    assert_int_equal(checked, 3);
}

static void test_calls_without_a_client_share_a_month(void **state)
{
    struct trial *t = *state;
    sqlite3 *db;
    sqlite3_stmt *stmt;
    append_alone(t, NULL, NULL);
    append_alone(t, NULL, NULL);
    assert_int_equal(journal_begin(t->journal), 0);
    struct entry e = entry_new(t, NULL, NULL);
    e.at = 1702944000000; /* 2023-12-19; the others are of November */
    assert_int_equal(journal_append(t->journal, &e), 0);
    assert_int_equal(journal_commit(t->journal), 0);
    journal_close(t->journal);
    t->journal = NULL;
    assert_int_equal(sqlite3_open(arena_printf(t->arena, "%s/keys.db", t->dir), &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT group_concat(name) FROM (SELECT name FROM subject"
                                        " WHERE kind = 'month' ORDER BY name)",
                                        -1, &stmt, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(stmt, 0), "2023-11,2023-12");
    assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* ---- reading a store at rest ----------------------------------------------------------------- */

static void test_a_reader_changes_nothing(void **state)
{
    struct trial *t = *state;
    const char *why = "";
    struct stat before, after;
    append_alone(t, NULL, NULL);
    journal_close(t->journal);
    const char *file = arena_printf(t->arena, "%s/journal.db", t->dir);
    assert_int_equal(stat(file, &before), 0);
    trial_read(t);
    assert_int_equal(journal_begin(t->journal), -1);
    assert_int_equal(errno, EROFS);
    journal_close(t->journal);
    assert_int_equal(stat(file, &after), 0);
    assert_int_equal(before.st_size, after.st_size);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    t->journal = journal_open(t->arena, "/tmp/test_journal.none", JOURNAL_READ, &why);
    assert_null(t->journal);
    assert_int_equal(errno, ENOENT);
}

/* SQL by which a column that always has a text has none: what a damaged file can say. */
#define WITHOUT(table, column)                                                                     \
    "PRAGMA writable_schema = ON;"                                                                 \
    "UPDATE sqlite_schema SET sql = replace(sql, ' NOT NULL', '') WHERE name = '" table "';"       \
    "PRAGMA writable_schema = RESET; UPDATE " table " SET " column " = NULL"

static void read_behind(struct trial *t, const char *file, const char *sql)
{
    behind(t, file, sql);
    trial_read(t);
}

static void check_damaged_row(struct trial *t, const char *file, const char *sql)
{
    struct entry e = append_alone(t, "a-1", NULL), got;
    read_behind(t, file, sql);
    assert_int_equal(journal_get(t->journal, t->arena, e.id, &got), -1);
    assert_int_equal(errno, EUCLEAN);
    assert_non_null(strstr(journal_error(t->journal), "a row is damaged"));
}

static void test_a_key_without_its_kind_is_damage(void **state)
{
    check_damaged_row(*state, "keys.db", WITHOUT("subject", "kind"));
}

static void test_a_decision_without_its_method_is_damage(void **state)
{
    check_damaged_row(*state, "journal.db", WITHOUT("decision", "method"));
}

static void test_an_image_without_its_name_breaks_the_chain(void **state)
{
    struct trial *t = *state;
    int64_t checked;
    append_alone(t, "a-1", NULL);
    read_behind(t, "journal.db", WITHOUT("image", "digest"));
    assert_int_equal(broken_count(t, &checked), 2); /* the decision's image, and the image */
}

static void test_one_process_at_a_time(void **state)
{
    struct trial *t = *state;
    const char *why = "";
    append_alone(t, NULL, NULL);
    assert_null(journal_open(t->arena, t->dir, JOURNAL_READ, &why));
    assert_int_equal(errno, EBUSY);
    assert_non_null(strstr(why, "in use by another process"));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, trial_begin, trial_end)
    const struct CMUnitTest tests[] = {
        TEST(test_stored_and_read_back),
        TEST(test_a_turn_finds_what_it_appended),
        TEST(test_a_turn_rolled_back_leaves_nothing),
        TEST(test_a_failed_write_spoils_its_turn),
        TEST(test_a_decision_needs_its_image),
        TEST(test_images_are_stored_once),
        TEST(test_answers_of_other_calls),
        TEST(test_lists),
        TEST(test_a_sealed_text_opens_in_its_place_alone),
        TEST(test_a_destroyed_key_erases_one_client),
        TEST(test_calls_without_a_client_share_a_month),
        TEST(test_a_reader_changes_nothing),
        TEST(test_a_key_without_its_kind_is_damage),
        TEST(test_a_decision_without_its_method_is_damage),
        TEST(test_an_image_without_its_name_breaks_the_chain),
        TEST(test_one_process_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
