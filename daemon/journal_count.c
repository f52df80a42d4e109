/* Counting clients: see journal_count.h. The counts are plain numbers without anybody's name; which
 * of them a client is already part of stands in one record for each client and period, sealed under
 * the client's own key, and is gone with it. The counts stay.
 *
 * What must hold: in a period a client is in each count at most once, and in those of one group
 * only: who is found to belong to another group is moved there. A call that names no client counts
 * as one of its own. Sums of a turn are kept in memory and written once, at its commit. */
#include "daemon/journal_count.h"

#include "daemon/journal_inner.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define KEY_FIELDS 7
#define KEY_BYTES_MAX 512

/* ---- what a turn adds ------------------------------------------------------------------------ */

struct slot {
    size_t at; /* of the key in `keys`, from 1; 0: free */
    int64_t n;
};

struct deltas { /* by region, period, kind, item, state and the two groups */
    char *keys;
    size_t nkeys, cap_keys;
    struct slot *slots;
    size_t nslots, used;
};

void deltas_clear(struct journal *j)
{
    struct deltas *d = j->deltas;
    if (!d || d->used == 0)
        return;
    memset(d->slots, 0, d->nslots * sizeof *d->slots);
    d->used = d->nkeys = 0;
}

void deltas_free(struct journal *j)
{
    if (!j->deltas)
        return;
    free(j->deltas->keys);
    free(j->deltas->slots);
    free(j->deltas);
    j->deltas = NULL;
}

/* Fields one after another, each with its NUL. 0 when they are too long. */
static size_t key_print(const struct count_key *k, char out[KEY_BYTES_MAX])
{
    char period[16];
    snprintf(period, sizeof period, "%d", k->period);
    const char *const fields[KEY_FIELDS] = {k->region, period,   k->kind,  k->item,
                                            k->state,  k->basis, k->gender};
    size_t n = 0;
    for (int i = 0; i < KEY_FIELDS; i++) {
        size_t length = strlen(fields[i]) + 1;
        if (n + length > KEY_BYTES_MAX)
            return 0;
        memcpy(out + n, fields[i], length);
        n += length;
    }
    return n;
}

static uint64_t bytes_hash(const char *bytes, size_t n)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return hash;
}

static size_t key_length(const char *key)
{
    size_t n = 0;
    for (int i = 0; i < KEY_FIELDS; i++)
        n += strlen(key + n) + 1;
    return n;
}

static struct slot *slot_find(struct deltas *d, const char *key, size_t n)
{
    for (size_t i = bytes_hash(key, n);; i++) {
        struct slot *slot = &d->slots[i & (d->nslots - 1)];
        const char *other = slot->at ? d->keys + slot->at - 1 : NULL;
        if (!other || (key_length(other) == n && memcmp(other, key, n) == 0))
            return slot;
    }
}

static int slots_grow(struct deltas *d)
{
    struct slot *old = d->slots;
    size_t nold = d->nslots, n = nold ? nold * 2 : 512;
    struct slot *slots = calloc(n, sizeof *slots);
    if (!slots)
        return -1;
    d->slots = slots;
    d->nslots = n;
    for (size_t i = 0; i < nold; i++)
        if (old[i].at) {
            const char *key = d->keys + old[i].at - 1;
            *slot_find(d, key, key_length(key)) = old[i];
        }
    free(old);
    return 0;
}

static int deltas_room(struct deltas *d, size_t n)
{
    if (2 * (d->used + 1) > d->nslots && slots_grow(d) != 0)
        return -1;
    if (d->nkeys + n <= d->cap_keys)
        return 0;
    size_t cap = (d->cap_keys + n) * 2;
    char *keys = realloc(d->keys, cap);
    if (!keys)
        return -1;
    d->keys = keys;
    d->cap_keys = cap;
    return 0;
}

static int delta_add(struct journal *j, const struct count_key *k, int by)
{
    char key[KEY_BYTES_MAX];
    size_t n = key_print(k, key);
    if (n == 0)
        return journal_refuse(j, ENAMETOOLONG, "an id is too long to be counted");
    if (!j->deltas)
        j->deltas = calloc(1, sizeof *j->deltas);
    if (!j->deltas || deltas_room(j->deltas, n) != 0)
        return journal_refuse(j, ENOMEM, "there is not enough memory to count");
    struct slot *slot = slot_find(j->deltas, key, n);
    if (!slot->at) {
        memcpy(j->deltas->keys + j->deltas->nkeys, key, n);
        slot->at = j->deltas->nkeys + 1;
        j->deltas->nkeys += n;
        j->deltas->used++;
    }
    slot->n += by;
    return 0;
}

static int delta_write(struct journal *j, const struct slot *slot)
{
    struct bound values[KEY_FIELDS + 1];
    const char *field = j->deltas->keys + slot->at - 1;
    for (int i = 0; i < KEY_FIELDS; i++, field += strlen(field) + 1)
        values[i] = i == 1 ? BIND_INT(atoi(field)) : BIND_TEXT(field);
    values[KEY_FIELDS] = BIND_INT(slot->n);
    if (statement_bind(statement(j, DB_STATISTIC_ADD), values, KEY_FIELDS + 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind a count");
    return statement_run(j, DB_STATISTIC_ADD, "cannot store a count");
}

int deltas_write(struct journal *j)
{
    for (size_t i = 0; j->deltas && i < j->deltas->nslots; i++)
        if (j->deltas->slots[i].at && j->deltas->slots[i].n != 0 &&
            delta_write(j, &j->deltas->slots[i]) != 0)
            return -1;
    deltas_clear(j);
    return 0;
}

/* ---- what a client is part of ---------------------------------------------------------------- */

/* The record's text: the two groups, then a count a line: "kind|item|state". */
struct record {
    char *basis, *gender;
    char **lines;
    int n, cap;
    uint64_t *seen; /* hashes of the lines; 0: free */
    size_t nseen;
};

static bool line_seen(struct record *r, const char *line)
{
    uint64_t hash = bytes_hash(line, strlen(line)) | 1;
    for (size_t i = hash >> 8;; i++) {
        uint64_t *slot = &r->seen[i & (r->nseen - 1)];
        if (*slot == hash)
            return true;
        if (*slot == 0) {
            *slot = hash;
            return false;
        }
    }
}

static char *line_take(char **text)
{
    char *line = *text, *end = strchr(line, '\n');
    if (!end)
        return NULL;
    *end = '\0';
    *text = end + 1;
    return line;
}

static void record_read(struct arena *arena, char *text, struct record *r)
{
    char *line;
    r->basis = line_take(&text);
    r->gender = line_take(&text);
    while (r->gender && (line = line_take(&text)) != NULL) {
        ARENA_ROOM(arena, r->lines, r->n, r->cap);
        r->lines[r->n++] = line;
    }
}

/* Room for all lines there are and may come, at most half full. */
static void record_index(struct arena *arena, struct record *r, int more)
{
    for (r->nseen = 64; r->nseen < 2 * (size_t)(r->n + more + 1);)
        r->nseen *= 2;
    r->seen = arena_array(arena, r->nseen, sizeof *r->seen);
    for (int i = 0; i < r->n; i++)
        line_seen(r, r->lines[i]);
}

static const char *place_id(struct arena *arena, const char *region, int period)
{
    return arena_printf(arena, "%d|%s", period, region);
}

static int record_load(struct journal *j, struct arena *arena, const struct subject *subject,
                       const struct count_key *k, struct record *r)
{
    const struct bound values[] = {BIND_BLOB(subject->id, sizeof subject->id), BIND_TEXT(k->region),
                                   BIND_INT(k->period)};
    const struct seal_place place = {"counted", place_id(arena, k->region, k->period), 0};
    sqlite3_stmt *stmt = statement(j, DB_COUNTED_GET);
    if (statement_bind(stmt, values, 3) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code = sqlite3_step(stmt);
    char *text = NULL;
    if (code == SQLITE_ROW) {
        const struct bound sealed =
            BIND_BLOB(sqlite3_column_blob(stmt, 0), (size_t)sqlite3_column_bytes(stmt, 0));
        text = text_unseal(arena, subject, &place, &sealed);
    }
    sqlite3_reset(stmt); /* repeats the error of the step, which is in `code` */
    if (code == SQLITE_ROW && !text)
        return journal_refuse(j, EUCLEAN, "what was counted of a client was altered");
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return journal_fail(j, j->db, "cannot read what was counted");
    if (text)
        record_read(arena, text, r);
    return 0;
}

static int record_store(struct journal *j, struct arena *arena, const struct subject *subject,
                        const struct count_key *k, const struct record *r)
{
    size_t n = strlen(k->basis) + strlen(k->gender) + 3, at;
    for (int i = 0; i < r->n; i++)
        n += strlen(r->lines[i]) + 1;
    char *text = arena_alloc(arena, n);
    at = (size_t)snprintf(text, n, "%s\n%s\n", k->basis, k->gender);
    for (int i = 0; i < r->n; i++)
        at += (size_t)snprintf(text + at, n - at, "%s\n", r->lines[i]);
    const struct bound plain = BIND_BLOB(text, at);
    const struct seal_place place = {"counted", place_id(arena, k->region, k->period), 0};
    unsigned char *sealed = arena_alloc(arena, at + NONCE_BYTES + TAG_BYTES);
    text_seal(subject, &place, &plain, sealed); /* cannot fail but beyond 256 GiB */
    const struct bound values[] = {BIND_BLOB(subject->id, sizeof subject->id), BIND_TEXT(k->region),
                                   BIND_INT(k->period),
                                   BIND_BLOB(sealed, at + NONCE_BYTES + TAG_BYTES)};
    if (statement_bind(statement(j, DB_COUNTED_PUT), values, 4) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    return statement_run(j, DB_COUNTED_PUT, "cannot store what was counted");
}

/* ---- counting -------------------------------------------------------------------------------- */

/* Splits a line in place; the text is the arena's. */
static void line_key(struct arena *arena, const char *line, struct count_key *k)
{
    char *copy = arena_text(arena, line), *item = strchr(copy, '|'),
         *state = item ? strchr(item + 1, '|') : NULL;
    k->kind = copy;
    k->item = item ? item + 1 : "";
    k->state = state ? state + 1 : "";
    if (item)
        *item = '\0';
    if (state)
        *state = '\0';
}

/* Takes the client out of the counts of the old group, and puts it into those of the new one. */
static int groups_move(struct journal *j, struct arena *arena, const struct count_key *now,
                       const struct record *r)
{
    for (int i = 0; i < r->n; i++) {
        struct count_key to = *now, from;
        line_key(arena, r->lines[i], &to);
        from = to;
        from.basis = r->basis;
        from.gender = r->gender;
        if (delta_add(j, &from, -1) != 0 || delta_add(j, &to, 1) != 0)
            return -1;
    }
    return 0;
}

static int items_add(struct journal *j, struct arena *arena, const struct tally *t,
                     const struct count_key *base, struct record *r)
{
    for (int i = 0; i < t->n; i++) {
        const struct counted *c = &t->items[i];
        struct count_key k = *base;
        char *line = arena_printf(arena, "%s|%s|%s", c->kind, c->item, c->state);
        if (line_seen(r, line))
            continue;
        ARENA_ROOM(arena, r->lines, r->n, r->cap);
        r->lines[r->n++] = line;
        line_key(arena, line, &k);
        if (delta_add(j, &k, 1) != 0)
            return -1;
    }
    return 0;
}

static int period_count(struct journal *j, struct arena *arena, const struct tally *t,
                        const struct subject *subject, int period)
{
    const struct count_key base = {
        .region = t->region, .period = period, .basis = t->basis, .gender = t->gender};
    struct record r = {0};
    if (subject && record_load(j, arena, subject, &base, &r) != 0)
        return -1;
    record_index(arena, &r, t->n);
    bool moved = r.gender && (strcmp(r.basis, t->basis) != 0 || strcmp(r.gender, t->gender) != 0);
    int before = r.n;
    if (moved && groups_move(j, arena, &base, &r) != 0)
        return -1;
    if (items_add(j, arena, t, &base, &r) != 0)
        return -1;
    return !subject || (r.n == before && !moved) ? 0 : record_store(j, arena, subject, &base, &r);
}

int journal_count(struct journal *j, struct arena *arena, const struct tally *t)
{
    struct subject subject = {0};
    struct tm tm;
    time_t seconds = (time_t)(t->at / 1000);
    if (!gmtime_r(&seconds, &tm))
        return journal_refuse(j, EOVERFLOW, "the clock shows no year");
    int year = tm.tm_year + 1900, month = tm.tm_mon + 1;
    int result = t->ref ? subject_take(j, t->ref, t->at, &subject) : 0;
    if (result == 0)
        result = period_count(j, arena, t, t->ref ? &subject : NULL, PERIOD_MONTH(year, month));
    if (result == 0)
        result = period_count(j, arena, t, t->ref ? &subject : NULL,
                              PERIOD_HALF(year, month > 6 ? 2 : 1));
    sodium_memzero(&subject, sizeof subject);
    return result == 0 ? 0 : turn_fail(j);
}

/* ---- reading --------------------------------------------------------------------------------- */

int journal_statistics(struct journal *j, struct arena *arena, const struct count_range *range,
                       void (*each)(void *context, const struct count_key *key, int64_t n),
                       void *context)
{
    const struct bound values[] = {BIND_TEXT(range->region), BIND_INT(range->from),
                                   BIND_INT(range->to)};
    sqlite3_stmt *stmt = statement(j, DB_STATISTICS);
    int code;
    if (statement_bind(stmt, values, 3) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        const struct count_key key = {.region = range->region,
                                      .period = sqlite3_column_int(stmt, 0),
                                      .kind = column_text(stmt, 1, arena),
                                      .item = column_text(stmt, 2, arena),
                                      .state = column_text(stmt, 3, arena),
                                      .basis = column_text(stmt, 4, arena),
                                      .gender = column_text(stmt, 5, arena)};
        each(context, &key, sqlite3_column_int64(stmt, 6));
    }
    if (code != SQLITE_DONE)
        return journal_fail(j, j->db, "cannot read the counts");
    sqlite3_reset(stmt);
    return 0;
}
