/* Counting clients: see journal_count.h. The counts are plain numbers without anybody's name; which
 * of them a client is already part of stands in one record for each client and period, sealed under
 * the client's own key, and is gone with it. The counts stay.
 *
 * What must hold: in a period a client is in each count at most once, and in those of one group
 * only: who is found to belong to another group is moved there. A call that names no client counts
 * as one of its own. */
#include "daemon/journal_count.h"

#include "daemon/journal_inner.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LINE_BYTES_MAX 256

/* ---- what a client is part of ---------------------------------------------------------------- */

/* The record's text: the two groups, then a count a line: "kind|item|state". */
struct record {
    char *basis, *gender;
    char **lines;
    int n, cap;
    uint64_t *seen; /* hashes of the lines; 0: free */
    size_t nseen;
};

static uint64_t line_hash(const char *line)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
    for (; *line; line++)
        hash = (hash ^ (unsigned char)*line) * UINT64_C(1099511628211);
    return hash | 1; /* 0 is a free slot */
}

/* Whether it was there already; it is then in any case. */
static bool line_seen(struct record *r, const char *line)
{
    uint64_t hash = line_hash(line);
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

/* The record of a period, which is `k`'s or, where that is 0, the last month there is: its number
 * is then put there. */
static int record_load(struct journal *j, struct arena *arena, const struct subject *subject,
                       struct count_key *k, struct record *r)
{
    const struct bound values[] = {BIND_BLOB(subject->id, sizeof subject->id), BIND_TEXT(k->region),
                                   BIND_INT(k->period)};
    sqlite3_stmt *stmt = statement(j, DB_COUNTED_GET);
    if (statement_bind(stmt, values, 3) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code = sqlite3_step(stmt);
    char *text = NULL;
    if (code == SQLITE_ROW) {
        k->period = sqlite3_column_int(stmt, 1);
        const struct seal_place place = {"counted", place_id(arena, k->region, k->period), 0};
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

static int item_add(struct journal *j, const struct count_key *base, const struct counted *c)
{
    struct count_key k = *base;
    k.kind = c->kind;
    k.item = c->item;
    k.state = c->state;
    return delta_add(j, &k, 1);
}

/* Of a client, what the record does not hold yet. */
static int items_add(struct journal *j, struct arena *arena, const struct tally *t,
                     const struct count_key *base, struct record *r)
{
    for (int i = 0; i < t->n; i++) {
        const struct counted *c = &t->items[i];
        const char *const parts[] = {c->kind, "|", c->item, "|", c->state};
        char line[LINE_BYTES_MAX], *end = line;
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            end = stpncpy(end, parts[k], (size_t)(line + sizeof line - end));
        if (end == line + sizeof line)
            return journal_refuse(j, ENAMETOOLONG, "an id is too long to be counted");
        if (line_seen(r, line))
            continue;
        ARENA_ROOM(arena, r->lines, r->n, r->cap);
        r->lines[r->n++] = arena_text(arena, line);
        if (item_add(j, base, c) != 0)
            return -1;
    }
    return 0;
}

/* A call that names nobody. */
static int period_count_anew(struct journal *j, const struct tally *t, const struct count_key *base)
{
    for (int i = 0; i < t->n; i++)
        if (item_add(j, base, &t->items[i]) != 0)
            return -1;
    return 0;
}

static int period_count(struct journal *j, struct arena *arena, const struct tally *t,
                        const struct subject *subject, int period)
{
    struct count_key base = {
        .region = t->region, .period = period, .basis = t->basis, .gender = t->gender};
    struct record r = {0};
    if (!subject)
        return period_count_anew(j, t, &base);
    if (record_load(j, arena, subject, &base, &r) != 0)
        return -1;
    record_index(arena, &r, t->n);
    bool moved = r.gender && (strcmp(r.basis, t->basis) != 0 || strcmp(r.gender, t->gender) != 0);
    int before = r.n;
    if (moved && groups_move(j, arena, &base, &r) != 0)
        return -1;
    if (items_add(j, arena, t, &base, &r) != 0)
        return -1;
    return r.n == before && !moved ? 0 : record_store(j, arena, subject, &base, &r);
}

/* The groups under which the client was counted last in the region; none of a client who was not.
 */
static int groups_find(struct journal *j, struct arena *arena, const struct subject *subject,
                       struct tally *t)
{
    struct count_key last = {.region = t->region, .period = 0};
    struct record r = {0};
    if (t->basis)
        return 0;
    if (record_load(j, arena, subject, &last, &r) != 0)
        return -1;
    t->basis = r.basis ? r.basis : "";
    t->gender = r.gender ? r.gender : "";
    return 0;
}

int journal_count(struct journal *j, struct arena *arena, const struct tally *tally)
{
    struct subject subject = {0}, *client = tally->ref ? &subject : NULL;
    struct tally t = *tally;
    struct tm tm;
    time_t seconds = (time_t)(t.at / 1000);
    if (!gmtime_r(&seconds, &tm))
        return journal_refuse(j, EOVERFLOW, "the clock shows no year");
    int year = tm.tm_year + 1900, month = tm.tm_mon + 1;
    int result = client ? subject_take(j, t.ref, t.at, client) : 0;
    if (result == 0 && client)
        result = groups_find(j, arena, client, &t);
    if (result == 0)
        result = period_count(j, arena, &t, client, PERIOD_MONTH(year, month));
    if (result == 0)
        result = period_count(j, arena, &t, client, PERIOD_HALF(year, month > 6 ? 2 : 1));
    sodium_memzero(&subject, sizeof subject);
    return result == 0 ? 0 : turn_fail(j);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* A column's text; the one of the row before when it is the same. */
static const char *text_again(sqlite3_stmt *stmt, int column, struct arena *arena,
                              const char *before)
{
    const char *text = (const char *)sqlite3_column_text(stmt, column);
    return text && strcmp(text, before) == 0 ? before : column_text(stmt, column, arena);
}

int journal_statistics(struct journal *j, struct arena *arena, const struct count_range *range,
                       void (*each)(void *context, const struct count_key *key, int64_t n),
                       void *context)
{
    const struct bound values[] = {BIND_TEXT(range->region), BIND_INT(range->first_month),
                                   BIND_INT(range->last_month), BIND_INT(range->first_half),
                                   BIND_INT(range->last_half)};
    sqlite3_stmt *stmt = statement(j, DB_STATISTICS);
    struct count_key key = {.region = range->region, .kind = "", .item = "", .state = ""};
    int code;
    key.basis = key.gender = "";
    if (statement_bind(stmt, values, 5) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        key.period = sqlite3_column_int(stmt, 0);
        key.kind = text_again(stmt, 1, arena, key.kind);
        key.item = text_again(stmt, 2, arena, key.item);
        key.state = text_again(stmt, 3, arena, key.state);
        key.basis = text_again(stmt, 4, arena, key.basis);
        key.gender = text_again(stmt, 5, arena, key.gender);
        each(context, &key, sqlite3_column_int64(stmt, 6));
    }
    if (code != SQLITE_DONE)
        return journal_fail(j, j->db, "cannot read the counts");
    sqlite3_reset(stmt);
    return 0;
}
