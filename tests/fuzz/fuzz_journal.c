/* A right store whose files are spoiled: the input says where and how. It is spoiled under a
 * journal that is open, as by a disk that fails while the daemon runs; and of OPEN_RUNS inputs one
 * spoils the files before they are opened, to be read or as the daemon opens them.
 *
 * What must hold, whatever the files say: an entry that is read is the one that was stored, or
 * an error, never another; and when the chain is said to be whole, every decision is there with the
 * place, day and rules that it was stored with.
 *
 *   edit = file and how (1 byte), where (3), how many (1), then the bytes */
#include "tests/fuzz/fuzz.h"

#include "daemon/journal_event.h"
#include "daemon/journal_inner.h"
#include "tests/faults/power.h"

#include <setjmp.h>

#define DECISIONS 6
#define OPEN_RUNS 256
#define FILES 4
#define PAGE ((size_t)4096)

enum how { HOW_WRITE, HOW_FLIP, HOW_CUT, HOW_COPY_PAGE, HOW_ZEROS, HOWS };

static const char digest[] =
    "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; /* of "abc" */
static const char *const names[FILES] = {"journal.db", "keys.db", "checkpoints", "checkpoint.key"};

static struct arena *stays, *arena;
static char folder[64], live_folder[64];
static struct journal *live; /* its files are in memory */
static struct entry entries[DECISIONS], answer;
static const struct arrival_row arrival = {.decision = "00000000-0000-7000-8000-000000000000",
                                           .region = "shore",
                                           .municipality = "Kivijärvi",
                                           .expected_on = 20000};
static struct file {
    char *bytes;
    size_t n;
} base[FILES], spoiled[FILES];

/* ---- the right store --------------------------------------------------------------------------
 */

static const char *path_in(const char *dir, const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return path;
}

static void folder_clear(void)
{
    static const char *const all[] = {
        "journal.db",  "journal.db-wal",  "journal.db-shm", "keys.db",        "keys.db-wal",
        "keys.db-shm", "journal.db.part", "checkpoint.key", "checkpoint.pub", "checkpoints"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        unlink(path_in(folder, all[i])); /* some are not there */
}

static void decision_add(struct journal *j, int i)
{
    static const char *const refs[] = {"one", "two", NULL};
    entries[i] = (struct entry){.id = arena_printf(stays, "00000000-0000-7000-8000-%012d", i),
                                .at = 1700000000000 + i,
                                .region = i % 2 ? "shore" : "forest",
                                .method = "recommend",
                                .digest = digest,
                                .ref = refs[i % 3],
                                .request_id = i % 4 ? NULL : arena_printf(stays, "request-%08d", i),
                                .request = arena_printf(stays, "{\"call\":%d}", i),
                                .reply = arena_printf(stays, "{\"reply\":%d}", i)};
    entries[i].nrequest = strlen(entries[i].request);
    entries[i].nreply = strlen(entries[i].reply);
    MUST(journal_begin(j) == 0 && journal_image(j, digest, "abc", 3) == 0);
    MUST(journal_append(j, &entries[i]) == 0 && journal_commit(j) == 0);
}

static void file_load(struct file *file, const char *name)
{
    struct stat st;
    int fd = open(path_in(folder, name), O_RDONLY | O_CLOEXEC);
    MUST(fd >= 0 && fstat(fd, &st) == 0);
    file->n = (size_t)st.st_size;
    file->bytes = arena_alloc(stays, file->n);
    MUST(read(fd, file->bytes, file->n) == (ssize_t)file->n);
    close(fd);
}

/* What the store holds besides: an answer of another call, an event, an arrival. */
static void rest_add(struct journal *j)
{
    struct event_row event = {.at = 1, .topic = "rules", .body = "{\"region\":\"shore\"}"};
    answer = (struct entry){.at = 1700000000000,
                            .method = "client.export",
                            .ref = "one",
                            .request_id = "request-of-an-answer",
                            .request = "{\"call\":0}",
                            .nrequest = 10,
                            .reply = "{\"reply\":0}",
                            .nreply = 11};
    MUST(journal_begin(j) == 0 && journal_answer_put(j, &answer) == 0);
    MUST(journal_event_put(j, &event) == 0 && journal_arrival_put(j, &arrival) == 0);
    MUST(journal_commit(j) == 0);
}

static void base_make(void)
{
    const char *why = "";
    struct journal *j = journal_open(arena, folder, JOURNAL_WRITE, &why);
    MUST(j);
    for (int i = 0; i < DECISIONS; i++)
        decision_add(j, i);
    rest_add(j);
    journal_close(j);
    for (int i = 0; i < FILES; i++) {
        file_load(&base[i], names[i]);
        spoiled[i].bytes = arena_alloc(stays, base[i].n);
    }
}

/* ---- spoiling it ------------------------------------------------------------------------------
 */

static void page_copy(struct file *file, size_t to, size_t from)
{
    size_t pages = file->n / PAGE;
    if (pages)
        memmove(file->bytes + to % pages * PAGE, file->bytes + from % pages * PAGE, PAGE);
}

/* Returns how many bytes of the input it took. */
static size_t edit(const uint8_t *data, size_t size)
{
    struct file *file = &spoiled[data[0] % FILES];
    enum how how = (enum how)((data[0] >> 2) % HOWS);
    size_t where = data[1] | (size_t)data[2] << 8 | (size_t)data[3] << 16, n = data[4];
    if (!file->n)
        return size;
    where %= file->n;
    size_t room = file->n - where, left = size - 5, most = n < room ? n : room;
    size_t given = most < left ? most : left;
    switch (how) {
    case HOW_WRITE: memcpy(file->bytes + where, data + 5, given); return 5 + given;
    case HOW_FLIP: file->bytes[where] = (char)(file->bytes[where] ^ (1 << n % 8)); return 5;
    case HOW_CUT: file->n = where; return 5;
    case HOW_COPY_PAGE: page_copy(file, where, n); return 5;
    default: memset(file->bytes + where, 0, most); return 5;
    }
}

static void file_write(const char *dir, int i)
{
    int fd = open(path_in(dir, names[i]), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    MUST(fd >= 0 && write(fd, spoiled[i].bytes, spoiled[i].n) == (ssize_t)spoiled[i].n);
    close(fd);
}

static void files_reset(void)
{
    for (int i = 0; i < FILES; i++) {
        spoiled[i].n = base[i].n;
        memcpy(spoiled[i].bytes, base[i].bytes, base[i].n);
    }
}

/* ---- what must hold ---------------------------------------------------------------------------
 */

static bool same(const char *a, size_t na, const char *b, size_t nb)
{
    return na == nb && memcmp(a, b, na) == 0;
}

static void check_texts(const struct entry *read, const struct entry *stored)
{
    if (read->erased)
        return;
    MUST(same(read->request, read->nrequest, stored->request, stored->nrequest));
    MUST(same(read->reply, read->nreply, stored->reply, stored->nreply));
}

static void check_rest(const struct entry *read, const struct entry *stored)
{
    MUST(read->at == stored->at && strcmp(read->region, stored->region) == 0);
    MUST(strcmp(read->method, stored->method) == 0 && strcmp(read->digest, stored->digest) == 0);
}

struct listing {
    int n;
    bool whole;
};

static bool listed(void *context, const struct entry *e)
{
    struct listing *l = context;
    if (l->whole && l->n < DECISIONS)
        check_rest(e, &entries[l->n]);
    l->n++;
    return true;
}

static bool event_listed(void *context, const struct event_row *row)
{
    (void)context;
    MUST(row->topic && row->body);
    return true;
}

/* These are not chained: any text may stand there, but one does. */
static void check_events(struct journal *j)
{
    const struct event_filter events = {.limit = 100};
    const struct arrival_filter arrivals = {.to = 100000, .limit = 100};
    struct arrival_row *rows;
    int n;
    journal_events(j, &events, event_listed, NULL);
    if (journal_arrivals(j, arena, &arrivals, &rows, &n) == 0)
        for (int i = 0; i < n; i++)
            MUST(rows[i].decision && rows[i].region && rows[i].municipality);
}

static void check_answer(struct journal *j)
{
    struct entry e;
    if (journal_answer_get(j, arena, answer.request_id, &e) > 0)
        check_texts(&e, &answer);
}

static void check_journal(struct journal *j)
{
    struct broken_link *broken;
    int nbroken = 0;
    int64_t checked = journal_verify(j, arena, 0, 0, &broken, &nbroken);
    struct listing l = {.whole = checked == DECISIONS && nbroken == 0};
    const struct journal_filter all = {.limit = 1000};
    if (journal_list(j, arena, &all, listed, &l) == 0 && l.whole)
        MUST(l.n == DECISIONS);
    for (int i = 0; i < DECISIONS; i++) {
        struct entry e;
        if (journal_get(j, arena, entries[i].id, &e) > 0)
            check_texts(&e, &entries[i]);
        if (entries[i].request_id && journal_find(j, arena, entries[i].request_id, &e) > 0)
            check_texts(&e, &entries[i]);
    }
    check_answer(j);
    check_events(j);
}

/* ---- files that are spoiled before they are opened --------------------------------------------
 */

static void check_opening(enum journal_mode mode)
{
    const char *why = "";
    folder_clear();
    for (int i = 0; i < FILES; i++)
        file_write(folder, i);
    struct journal *j = journal_open(arena, folder, mode, &why);
    if (j)
        check_journal(j);
    journal_close(j);
}

/* ---- files that are spoiled under an open journal ---------------------------------------------
 */

/* With nothing in its write-ahead log: all is read from the two files. */
static void live_open(void)
{
    static const char sql[] = "PRAGMA wal_checkpoint(TRUNCATE)";
    const char *why = "";
    files_reset();
    for (int i = 0; i < FILES; i++)
        file_write(live_folder, i);
    power_begin(1);
    live = journal_open(arena, live_folder, JOURNAL_WRITE, &why);
    MUST(live && sqlite3_exec(live->db, sql, NULL, NULL, NULL) == SQLITE_OK);
    MUST(sqlite3_exec(live->keys, sql, NULL, NULL, NULL) == SQLITE_OK);
    power_end();
}

/* Takes from SQLite what it remembers of the files. */
static void live_forget(void)
{
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_reset(live->statements[i]); /* says again what an earlier run met */
    MUST(sqlite3_db_release_memory(live->db) == SQLITE_OK);
    MUST(sqlite3_db_release_memory(live->keys) == SQLITE_OK);
}

static void live_spoil(void)
{
    static bool notes_spoiled;
    for (int i = 0; i < 2; i++) {
        struct content *now = &disk_find(path_in(live_folder, names[i]))->now;
        content_size(now, spoiled[i].n);
        memcpy(now->bytes, spoiled[i].bytes, spoiled[i].n);
    }
    bool same_notes = same(spoiled[2].bytes, spoiled[2].n, base[2].bytes, base[2].n);
    if (notes_spoiled || !same_notes)
        file_write(live_folder, 2);
    notes_spoiled = !same_notes;
}

static void check_live(void)
{
    long operations = power.operations;
    live_forget();
    live_spoil();
    check_journal(live);
    MUST(power.operations == operations); /* who reads writes nothing */
}

/* ---- a run -----------------------------------------------------------------------------------
 */

static void folders_remove(void)
{
    folder_clear();
    rmdir(folder);
    for (int i = 0; i < FILES; i++)
        unlink(path_in(live_folder, names[i]));
    unlink(path_in(live_folder, "checkpoint.pub"));
    unlink(path_in(live_folder, "journal.db-wal"));
    unlink(path_in(live_folder, "keys.db-wal"));
    rmdir(live_folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    stays = arena_new((size_t)64 << 20);
    arena = arena_new((size_t)64 << 20);
    MUST(stays && arena);
    MUST(sqlite3_config(SQLITE_CONFIG_SINGLETHREAD) == SQLITE_OK); /* no locks: they take time */
    MUST(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK);
    snprintf(folder, sizeof folder, "/dev/shm/polku-fuzz-journal-%d", (int)getpid());
    snprintf(live_folder, sizeof live_folder, "/dev/shm/polku-fuzz-live-%d", (int)getpid());
    MUST(mkdir(folder, 0700) == 0 && mkdir(live_folder, 0700) == 0);
    MUST(atexit(folders_remove) == 0);
    base_make();
    live_open();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    jmp_buf guard;
    if (size < 6)
        return 0;
    files_reset();
    for (size_t at = 1; at + 5 <= size;)
        at += edit(data + at, size - at);
    arena_reset(arena);
    if (setjmp(guard) == 0) {
        arena_guard(arena, &guard);
        check_live();
        if (fuzz_seldom(data, size, OPEN_RUNS))
            check_opening(data[0] & 1 ? JOURNAL_READ : JOURNAL_WRITE);
    }
    arena_guard(arena, NULL);
    return 0;
}
