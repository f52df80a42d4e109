/* Signed checkpoints: from time to time the chain's end is signed and added to a second file, so
 * that decisions cut off from the end of journal.db are missed.
 *
 *   checkpoint.key   the secret half of the key, for the owner alone
 *   checkpoint.pub   the other half, for whoever is to verify
 *   checkpoints      one note after another (journal_mark.h), only ever added to
 *
 * journal.db knows the public key, so that the files cannot be left out or replaced unseen. A note
 * is written after its decisions are on the disk: it never says more than there is. One that
 * cannot be written is told to operators and tried again; decisions do not depend on it. Who has
 * the whole data folder can still sign another chain: what shows that is a note kept elsewhere. */
#include "daemon/journal_checkpoint.h"

#include "daemon/clock.h"
#include "daemon/log.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define EVERY_ROWS 1000
#define EVERY_US 60000000
#define LEAST_US 1000000 /* between two of them, however many rows */
#define TAIL ((size_t)4096)
#define MARK_LEAST 200 /* bytes: fewer are none that was written whole */

/* ---- the file of notes ------------------------------------------------------------------------
 */

/* The hash of a decision, 32 zero bytes of none: 1, or 0 when it is not there. */
static int hash_of(struct journal *j, int64_t seq, unsigned char out[crypto_hash_sha256_BYTES])
{
    memset(out, 0, HASH_BYTES);
    if (seq == 0)
        return 1;
    sqlite3_stmt *stmt = statement(j, DB_HASH_OF);
    if (sqlite3_bind_int64(stmt, 1, seq) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code = sqlite3_step(stmt);
    int found = code == SQLITE_ROW && (size_t)sqlite3_column_bytes(stmt, 0) == HASH_BYTES;
    if (found)
        memcpy(out, sqlite3_column_blob(stmt, 0), HASH_BYTES);
    sqlite3_reset(stmt);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return journal_fail(j, j->db, "cannot read the chain");
    return found;
}

/* At most once a minute: the system's journal is one more witness, and no place for more. */
static void mark_log(struct checkpoints *c)
{
    const struct mark *mark = &c->last;
    char hash[2 * sizeof mark->hash + 1];
    if (c->told && c->at - c->told < EVERY_US)
        return;
    c->told = c->at;
    sodium_bin2hex(hash, sizeof hash, mark->hash, sizeof mark->hash);
    log_line(LOG_INFO, "checkpoint", "decisions", log_number(mark->seq).text, "hash", hash, NULL);
}

static int mark_append(struct journal *j, const struct head *head)
{
    struct checkpoints *c = j->checkpoints;
    struct mark mark = {.seq = head->seq};
    char text[MARK_BYTES];
    memcpy(mark.hash, head->hash, sizeof mark.hash);
    clock_print(clock_ms(), mark.at);
    size_t n = mark_write(&c->key, c->secret, &mark, text);
    ssize_t written = write(c->file, text, n);
    if (written != (ssize_t)n || fdatasync(c->file) != 0) {
        errno = written >= 0 && written != (ssize_t)n ? ENOSPC : errno;
        return file_refuse(j, "checkpoints");
    }
    c->last = mark;
    c->at = clock_steady_us();
    return 0;
}

/* Cuts off a note that was not written whole, since the process ended or the disk was full. */
static int part_drop(struct journal *j, off_t whole)
{
    if (ftruncate(j->checkpoints->file, whole) != 0)
        return file_refuse(j, "checkpoints");
    log_line(LOG_WARNING, "a checkpoint that was not written whole is taken away", NULL);
    return 0;
}

/* Where the last note of a text begins, and whether it is whole. */
struct tail {
    size_t at, length;
    enum mark_found found;
};

/* Whether the text is how a note begins. */
static bool is_beginning(const struct mark_key *key, const char *text, size_t n)
{
    char head[MARK_ORIGIN + 1];
    int length = snprintf(head, sizeof head, "%s\n", key->origin);
    return memcmp(text, head, n < (size_t)length ? n : (size_t)length) == 0;
}

static struct tail tail_find(const struct mark_key *key, const char *text, size_t n,
                             struct mark *out)
{
    struct tail tail = {.at = n, .found = MARK_DAMAGED};
    for (size_t at = n; at-- > 0;) {
        if ((at > 0 && text[at - 1] != '\n') || !is_beginning(key, text + at, n - at))
            continue;
        tail.at = at;
        tail.found = mark_read(key, text + at, n - at, out, &tail.length);
        return tail;
    }
    return tail;
}

static int marks_refuse(struct journal *j)
{
    return journal_refuse(j, EUCLEAN,
                          "the file 'checkpoints' is damaged; 'polku journal verify'"
                          " says where, restore it from a copy");
}

/* Reads the last note of the file, and mends an end that was not written whole. */
static int marks_end(struct journal *j)
{
    struct checkpoints *c = j->checkpoints;
    char text[TAIL];
    struct stat st;
    if (fstat(c->file, &st) != 0)
        return file_refuse(j, "checkpoints");
    off_t from = st.st_size > (off_t)TAIL ? st.st_size - (off_t)TAIL : 0;
    ssize_t n = pread(c->file, text, TAIL, from);
    if (n < 0)
        return file_refuse(j, "checkpoints");
    struct tail tail = tail_find(&c->key, text, (size_t)n, &c->last);
    if (tail.found == MARK_PART) {
        if (part_drop(j, from + (off_t)tail.at) != 0)
            return -1;
        n = (ssize_t)tail.at;
        tail = tail_find(&c->key, text, (size_t)n, &c->last);
    }
    return tail.found == MARK_GOOD && tail.at + tail.length == (size_t)n ? 0 : marks_refuse(j);
}

static int last_check(struct journal *j)
{
    struct checkpoints *c = j->checkpoints;
    unsigned char hash[crypto_hash_sha256_BYTES];
    if (marks_end(j) != 0)
        return -1;
    int found = c->last.seq > j->saved.seq ? 0 : hash_of(j, c->last.seq, hash);
    if (found < 0)
        return -1;
    c->at = clock_steady_us();
    if (found && memcmp(hash, c->last.hash, sizeof hash) == 0)
        return 0;
    return journal_refuse(j, EUCLEAN,
                          "the journal ends with decision %lld and does not agree with the"
                          " checkpoint of decision %lld; 'polku journal verify' lists all",
                          (long long)j->saved.seq, (long long)c->last.seq);
}

/* The first note, and what must be there with it. journal.db learns of the key last. */
static int marks_begin(struct journal *j)
{
    struct checkpoints *c = j->checkpoints;
    char public[MARK_BYTES];
    mark_key_print(&c->key, public);
    strcat(public, "\n");
    struct stat st;
    if (file_make(j, "checkpoint.pub", public) != 0)
        return -1;
    if (fstat(c->file, &st) != 0)
        return file_refuse(j, "checkpoints");
    if (st.st_size >= MARK_LEAST) { /* an earlier start came so far, or journal.db was changed */
        if (last_check(j) != 0)
            return -1;
    } else if (ftruncate(c->file, 0) != 0) {
        return file_refuse(j, "checkpoints");
    } else if (mark_append(j, &j->saved) != 0) {
        return -1;
    }
    if (fsync(c->folder) != 0)
        return file_refuse(j, "the data folder");
    return key_keep(j);
}

static int marks_open(struct journal *j)
{
    struct checkpoints *c = j->checkpoints;
    int create = c->known ? 0 : O_CREAT;
    c->file =
        openat(c->folder, "checkpoints", O_RDWR | O_APPEND | O_NOFOLLOW | O_CLOEXEC | create, 0600);
    return c->file >= 0 ? 0 : file_refuse(j, "checkpoints");
}

/* ---- for the journal --------------------------------------------------------------------------
 */

int checkpoints_open(struct journal *j, const char *dir)
{
    struct checkpoints *c = calloc(1, sizeof *c);
    if (!c)
        return journal_refuse(j, ENOMEM, "there is not enough memory");
    j->checkpoints = c;
    c->file = -1;
    c->folder = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (c->folder < 0)
        return file_refuse(j, "the data folder");
    return key_learn(j);
}

int checkpoints_start(struct journal *j)
{
    struct checkpoints *c = j->checkpoints;
    int secret = secret_read(j);
    if (secret < 0)
        return -1;
    if (!secret && c->known)
        return journal_refuse(j, ENOENT, "checkpoint.key is missing; put it back");
    if ((!secret && secret_make(j) != 1) || marks_open(j) != 0)
        return -1;
    return c->known ? last_check(j) : marks_begin(j);
}

void checkpoints_close(struct journal *j)
{
    struct checkpoints *c = j->checkpoints;
    if (!c)
        return;
    if (c->file >= 0)
        close(c->file);
    if (c->folder >= 0)
        close(c->folder);
    sodium_memzero(c, sizeof *c);
    free(c);
    j->checkpoints = NULL;
}

void journal_checkpoint(struct journal *j)
{
    struct checkpoints *c = j->checkpoints;
    struct head safe = sync_safe(j);
    assert(!j->turn);
    if (!c || c->file < 0 || !c->known || c->last.seq >= safe.seq)
        return;
    if (mark_append(j, &safe) == 0) {
        mark_log(c);
        c->failing = false;
        return;
    }
    if (!c->failing)
        log_line(LOG_ERR, "no checkpoint can be written; decisions are stored all the same", "why",
                 j->error, NULL);
    c->failing = true;
    c->at = clock_steady_us();
    if (marks_end(j) != 0) /* part of a note may stand there now */
        log_line(LOG_ERR, "the file of checkpoints cannot be mended", "why", j->error, NULL);
}

void journal_checkpoint_due(struct journal *j)
{
    const struct checkpoints *c = j->checkpoints;
    int64_t rows = sync_safe(j).seq - c->last.seq, age = clock_steady_us() - c->at;
    if (rows > 0 && (age >= EVERY_US || (rows >= EVERY_ROWS && age >= LEAST_US)))
        journal_checkpoint(j);
}

/* ---- verifying --------------------------------------------------------------------------------
 */

static int mark_check(struct journal *j, struct arena *arena, const struct mark *mark,
                      const struct checkpoint_finder *finder)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    if (mark->seq > j->head.seq) {
        finder->found(finder->context, j->head.seq + 1,
                      arena_printf(arena,
                                   "decisions %lld to %lld missing: a signed checkpoint of %s"
                                   " has them",
                                   (long long)j->head.seq + 1, (long long)mark->seq, mark->at));
        return 0;
    }
    int found = hash_of(j, mark->seq, hash);
    if (found < 0)
        return -1;
    if (found && memcmp(hash, mark->hash, sizeof hash) != 0)
        finder->found(finder->context, mark->seq,
                      arena_printf(arena, "differs from a signed checkpoint of %s", mark->at));
    return 0;
}

static const char *mark_fault(enum mark_found found)
{
    return found == MARK_FORGED ? "the signature of a checkpoint does not hold"
           : found == MARK_PART ? "the last checkpoint was not written whole"
                                : "a checkpoint is damaged";
}

/* How far it is to where the next note may begin. */
static size_t note_skip(const struct mark_key *key, const char *text, size_t n)
{
    char head[MARK_ORIGIN + 2];
    int length = snprintf(head, sizeof head, "\n%s\n", key->origin);
    const char *next = memmem(text, n, head, (size_t)length);
    return next ? (size_t)(next + 1 - text) : n;
}

static int marks_check(struct journal *j, struct arena *arena, const char *text, size_t n,
                       const struct checkpoint_finder *finder)
{
    const struct mark_key *key = &j->checkpoints->key;
    int64_t last = 0;
    size_t length = 0;
    for (size_t at = 0; at < n; at += length) {
        struct mark mark;
        enum mark_found found = mark_read(key, text + at, n - at, &mark, &length);
        if (found == MARK_GOOD) {
            if (mark_check(j, arena, &mark, finder) != 0)
                return -1;
            last = mark.seq;
            continue;
        }
        finder->found(finder->context, last, mark_fault(found));
        length = note_skip(key, text + at, n - at);
    }
    return 0;
}

int checkpoints_check(struct journal *j, struct arena *arena, const char *path,
                      const struct checkpoint_finder *finder)
{
    struct stat st;
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC)
                  : openat(j->checkpoints->folder, "checkpoints", O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT && !path) {
        finder->found(finder->context, 0, "the signed checkpoints are missing");
        return 0;
    }
    if (fd < 0 || fstat(fd, &st) != 0)
        return file_refuse(j, path ? path : "checkpoints");
    size_t n = (size_t)st.st_size;
    void *text = n ? mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0) : NULL;
    close(fd);
    if (text == MAP_FAILED)
        return file_refuse(j, path ? path : "checkpoints");
    if (!n)
        finder->found(finder->context, 0, "the signed checkpoints are missing");
    int result = n ? marks_check(j, arena, text, n, finder) : 0;
    if (n)
        munmap(text, n);
    return result;
}

bool checkpoints_known(const struct journal *j)
{
    return j->checkpoints && j->checkpoints->known;
}
