/* The chain: each row's hash is SHA-256 over its fields and the hash before, so a row that was
 * changed, taken out or put in shows. The fields are length-prefixed under a name of their own, and
 * client data enters as ciphertext: erasing a client changes no hash.
 *
 * Who can write the file can also cut off its end and write a shorter chain anew; the chain's head
 * is kept beside it, so a cut that forgets the head shows, and one that does not is found by the
 * signed checkpoints (journal_checkpoint.c). */
#include "daemon/journal_inner.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define DOMAIN "polku decision 1"
#define DOMAIN_PRESSED "polku decision 2" /* the same, and which primer */
#define START_LINKS 10000
#define BROKEN_MAX 1000

int hasher_init(struct hasher *h)
{
    h->sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    h->context = EVP_MD_CTX_new();
    if (h->sha256 && h->context)
        return 0;
    errno = ENOMEM;
    return -1;
}

void hasher_fini(struct hasher *h)
{
    EVP_MD_CTX_free(h->context);
    EVP_MD_free(h->sha256);
}

/* Nothing of this can fail once the hasher is there; were a failure overlooked, the chain would
 * break. */
static void hash_bytes(struct hasher *h, const void *data, size_t n)
{
    int good = EVP_DigestUpdate(h->context, data, n);
    assert(good);
    (void)good;
}

static void hash_field(struct hasher *h, const void *data, size_t n)
{
    unsigned char size[8];
    uint64_t length = data ? (uint64_t)n : UINT64_MAX; /* nothing is not the empty text */
    for (int i = 0; i < 8; i++)
        size[i] = (unsigned char)(length >> (56 - 8 * i));
    hash_bytes(h, size, sizeof size);
    if (data)
        hash_bytes(h, data, n);
}

static void hash_number(struct hasher *h, int64_t number)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)number >> (56 - 8 * i));
    hash_field(h, bytes, sizeof bytes);
}

static void hash_text(struct hasher *h, const char *text)
{
    hash_field(h, text, text ? strlen(text) : 0);
}

void link_hash(struct hasher *h, const struct link *link, unsigned char out[HASH_BYTES])
{
    int good = EVP_DigestInit_ex(h->context, h->sha256, NULL);
    assert(good);
    hash_text(h, link->primer ? DOMAIN_PRESSED : DOMAIN);
    hash_number(h, link->seq);
    hash_text(h, link->id);
    hash_number(h, link->at);
    hash_text(h, link->region);
    hash_text(h, link->method);
    hash_text(h, link->digest);
    hash_field(h, link->subject.data, link->subject.n);
    hash_text(h, link->request_id);
    hash_field(h, link->request.data, link->request.n);
    hash_field(h, link->added.data, link->added.n);
    hash_field(h, link->reply.data, link->reply.n);
    hash_field(h, link->prev, HASH_BYTES);
    if (link->primer)
        hash_text(h, link->primer);
    good = EVP_DigestFinal_ex(h->context, out, NULL);
    assert(good);
    (void)good;
}

struct walk {
    struct journal *journal;
    struct arena *arena;
    struct broken_link *broken;
    int n, cap;
    int64_t expected; /* the seq that must come next */
    bool known;       /* `hash` is the stored hash of the row before */
    unsigned char hash[crypto_hash_sha256_BYTES];
    int64_t checked;
};

static void broken_add(struct walk *w, int64_t seq, const char *what)
{
    if (w->n >= BROKEN_MAX)
        return;
    ARENA_ROOM(w->arena, w->broken, w->n, w->cap);
    w->broken[w->n++] = (struct broken_link){.seq = seq, .what = what};
}

static struct bound column_bound(sqlite3_stmt *stmt, int column)
{
    const void *data = sqlite3_column_blob(stmt, column);
    return BIND_BLOB(data, (size_t)sqlite3_column_bytes(stmt, column));
}

/* The columns are those of ROW in journal_sql.c. */
static struct link link_row(sqlite3_stmt *stmt)
{
    return (struct link){.seq = sqlite3_column_int64(stmt, 0),
                         .id = (const char *)sqlite3_column_text(stmt, 1),
                         .at = sqlite3_column_int64(stmt, 2),
                         .region = (const char *)sqlite3_column_text(stmt, 3),
                         .method = (const char *)sqlite3_column_text(stmt, 4),
                         .digest = (const char *)sqlite3_column_text(stmt, 5),
                         .subject = column_bound(stmt, 6),
                         .request_id = (const char *)sqlite3_column_text(stmt, 7),
                         .request = column_bound(stmt, 10),
                         .added = column_bound(stmt, 11),
                         .reply = column_bound(stmt, 12),
                         .primer = (const char *)sqlite3_column_text(stmt, 13)};
}

static bool is_hash(const struct bound *value)
{
    return value->data && value->n == HASH_BYTES;
}

static void missing_add(struct walk *w, int64_t before)
{
    if (before - w->expected == 1)
        broken_add(w, w->expected, "row missing");
    else if (before > w->expected)
        broken_add(w, w->expected,
                   arena_printf(w->arena, "rows %lld to %lld missing", (long long)w->expected,
                                (long long)before - 1));
}

static void walk_row(struct walk *w, sqlite3_stmt *stmt)
{
    struct link link = link_row(stmt);
    struct bound prev = column_bound(stmt, 8), stored = column_bound(stmt, 9);
    unsigned char hash[crypto_hash_sha256_BYTES];
    if (link.seq != w->expected) {
        missing_add(w, link.seq);
        w->known = false;
    }
    w->expected = link.seq + 1;
    w->checked++;
    bool primed = link.primer || sqlite3_column_type(stmt, 14) == SQLITE_NULL;
    if (!is_hash(&prev) || !is_hash(&stored) || !link.digest || !primed) {
        broken_add(w, link.seq,
                   !link.digest ? "image missing"
                   : !primed    ? "primer missing"
                                : "row damaged");
        w->known = false;
        return;
    }
    link.prev = prev.data;
    if (w->known && memcmp(w->hash, prev.data, HASH_BYTES) != 0)
        broken_add(w, link.seq, "previous differs");
    link_hash(&w->journal->hasher, &link, hash);
    if (memcmp(hash, stored.data, HASH_BYTES) != 0)
        broken_add(w, link.seq, "hash differs");
    memcpy(w->hash, stored.data, HASH_BYTES);
    w->known = true;
}

/* The hash that the first row's `prev` must be. */
static int walk_before(struct walk *w, int64_t from)
{
    if (from <= 1) {
        w->known = true; /* the first link hangs on 32 zero bytes */
        return 0;
    }
    struct journal *j = w->journal;
    sqlite3_stmt *stmt = statement(j, DB_HASH_OF);
    if (sqlite3_bind_int64(stmt, 1, from - 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code = sqlite3_step(stmt);
    if (code == SQLITE_ROW && (size_t)sqlite3_column_bytes(stmt, 0) == HASH_BYTES) {
        memcpy(w->hash, sqlite3_column_blob(stmt, 0), HASH_BYTES);
        w->known = true;
    } else if (code == SQLITE_ROW || code == SQLITE_DONE) {
        broken_add(w, from - 1, code == SQLITE_ROW ? "row damaged" : "row missing");
    } else {
        return journal_fail(j, j->db, "cannot read the chain");
    }
    sqlite3_reset(stmt);
    return 0;
}

static int walk_rows(struct walk *w, int64_t from, int64_t to)
{
    struct journal *j = w->journal;
    sqlite3_stmt *stmt = statement(j, DB_WALK);
    const struct bound values[] = {BIND_INT(from), BIND_INT(to)};
    if (statement_bind(stmt, values, 2) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code;
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW)
        walk_row(w, stmt);
    if (code != SQLITE_DONE)
        return journal_fail(j, j->db, "cannot read the chain");
    sqlite3_reset(stmt);
    return 0;
}

static void walk_end(struct walk *w, int64_t to)
{
    const struct head *head = &w->journal->head;
    int64_t last = to < head->seq ? to : head->seq;
    missing_add(w, last + 1);
    if (to < head->seq)
        return;
    if (w->expected > head->seq + 1)
        broken_add(w, w->expected - 1, "row beyond the end of the chain that was kept");
    else if (w->known && memcmp(w->hash, head->hash, HASH_BYTES) != 0)
        broken_add(w, head->seq, "not the end of the chain that was kept");
}

/* Images and primers are named by their digests, which the chain covers. */
static int contents_check(struct walk *w, enum statement all, const char *what)
{
    struct journal *j = w->journal;
    sqlite3_stmt *stmt = statement(j, all);
    int code;
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        unsigned char hash[crypto_hash_sha256_BYTES];
        char text[72] = "sha256:";
        struct bound bytes = column_bound(stmt, 1);
        const char *digest = (const char *)sqlite3_column_text(stmt, 0);
        crypto_hash_sha256(hash, bytes.data, bytes.n);
        sodium_bin2hex(text + 7, sizeof text - 7, hash, sizeof hash);
        if (!digest)
            broken_add(w, 0, arena_printf(w->arena, "%s without a name", what));
        else if (strcmp(text, digest) != 0)
            broken_add(w, 0, arena_printf(w->arena, "%s %s differs", what, digest));
    }
    if (code != SQLITE_DONE)
        return journal_fail(j, j->db, "cannot read images or primers");
    sqlite3_reset(stmt);
    return 0;
}

static void checkpoint_found(void *context, int64_t seq, const char *what)
{
    broken_add(context, seq, what);
}

static int walk_checkpoints(struct walk *w, const char *path)
{
    const struct checkpoint_finder finder = {checkpoint_found, w};
    if (!checkpoints_known(w->journal)) /* the journal was just made, or comes from before them */
        return 0;
    return checkpoints_check(w->journal, w->arena, path, &finder);
}

int journal_witness(struct journal *j, struct arena *arena, const char *path,
                    struct broken_link **broken, int *nbroken)
{
    struct walk w = {.journal = j, .arena = arena};
    if (walk_checkpoints(&w, path) != 0)
        return -1;
    *broken = w.broken;
    *nbroken = w.n;
    return 0;
}

static int walk_all(struct walk *w, int64_t from, int64_t to)
{
    int64_t last = to < 1 ? INT64_MAX - 1 : to;
    w->expected = from < 1 ? 1 : from;
    if (walk_before(w, w->expected) != 0 || walk_rows(w, w->expected, last) != 0)
        return -1;
    walk_end(w, last);
    if (contents_check(w, DB_IMAGES, "image") != 0)
        return -1;
    return contents_check(w, DB_PRIMERS, "primer");
}

int64_t journal_verify(struct journal *j, struct arena *arena, int64_t from, int64_t to,
                       struct broken_link **broken, int *nbroken)
{
    struct walk w = {.journal = j, .arena = arena};
    if (walk_all(&w, from, to) != 0 || (from <= 1 && to < 1 && walk_checkpoints(&w, NULL) != 0))
        return -1;
    *broken = w.broken;
    *nbroken = w.n;
    return w.checked;
}

static int head_read(struct journal *j)
{
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(j->db, "SELECT seq, hash FROM chain", -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    int result = 0;
    if (code == SQLITE_ROW && (size_t)sqlite3_column_bytes(stmt, 1) == HASH_BYTES) {
        j->head.seq = sqlite3_column_int64(stmt, 0);
        memcpy(j->head.hash, sqlite3_column_blob(stmt, 1), HASH_BYTES);
        j->saved = j->head;
    } else if (code == SQLITE_ROW || code == SQLITE_DONE) {
        result = journal_refuse(j, EUCLEAN, "journal.db has lost the head of its chain");
    } else {
        result = journal_fail(j, j->db, "cannot read the chain's head");
    }
    int error = errno;
    sqlite3_finalize(stmt);
    errno = error;
    return result;
}

int chain_start(struct journal *j, struct arena *arena)
{
    struct walk w = {.journal = j, .arena = arena};
    if (head_read(j) != 0)
        return -1;
    if (j->mode == JOURNAL_READ) /* who reads may want to see what is broken */
        return 0;
    int64_t from = j->head.seq > START_LINKS ? j->head.seq - START_LINKS + 1 : 1;
    if (walk_all(&w, from, 0) != 0)
        return -1;
    if (w.n == 0)
        return 0;
    return journal_refuse(j, EUCLEAN,
                          "the chain of journal.db is broken at decision %lld (%s); 'polku journal"
                          " verify' lists all",
                          (long long)w.broken[0].seq, w.broken[0].what);
}
