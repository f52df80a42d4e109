/* Counting clients: see journal_count.h. The counts are plain numbers without anybody's name; which
 * of them a client is already part of stands in one record for each client and period, sealed under
 * the client's own key, and is gone with it. The counts stay.
 *
 * What must hold: in a period a client is in each count at most once, and in those of one group
 * only: who is found to belong to another group is moved there. A call that names no client counts
 * as one of its own. */
#include "daemon/journal_count.h"

#include "daemon/journal_inner.h"
#include "daemon/journal_record.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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
    if (code == SQLITE_ROW) {
        k->period = sqlite3_column_int(stmt, 1);
        const struct seal_place place = {.column = "counted",
                                         .id = place_id(arena, k->region, k->period)};
        const struct bound sealed =
            BIND_BLOB(sqlite3_column_blob(stmt, 0), (size_t)sqlite3_column_bytes(stmt, 0));
        r->text = text_unseal(arena, subject, &place, &sealed);
        r->n = r->text ? strlen(r->text) : 0;
    }
    sqlite3_reset(stmt); /* repeats the error of the step, which is in `code` */
    if (code == SQLITE_ROW && !r->text)
        return journal_refuse(j, EUCLEAN, "what was counted of a client was altered");
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return journal_fail(j, j->db, "cannot read what was counted");
    return 0;
}

static int record_store(struct journal *j, struct arena *arena, const struct subject *subject,
                        const struct count_key *k, const struct record *r)
{
    const struct bound plain = BIND_BLOB(r->text, r->n);
    const struct seal_place place = {.column = "counted",
                                     .id = place_id(arena, k->region, k->period)};
    unsigned char *sealed = arena_alloc(arena, r->n + NONCE_BYTES + TAG_BYTES);
    text_seal(subject, &place, &plain, sealed); /* cannot fail but beyond 256 GiB */
    const struct bound values[] = {BIND_BLOB(subject->id, sizeof subject->id), BIND_TEXT(k->region),
                                   BIND_INT(k->period),
                                   BIND_BLOB(sealed, r->n + NONCE_BYTES + TAG_BYTES)};
    if (statement_bind(statement(j, DB_COUNTED_PUT), values, 4) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    return statement_run(j, DB_COUNTED_PUT, "cannot store what was counted");
}

/* ---- counting -------------------------------------------------------------------------------- */

/* The parts of a line, in the arena. */
static void line_key(struct arena *arena, const struct line *line, struct count_key *k)
{
    char *copy = arena_copy(arena, line->text, line->n), *item = strchr(copy, '|'),
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
    for (int i = 0; i < r->nlines; i++) {
        struct count_key to = *now, from;
        line_key(arena, &r->lines[i], &to);
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

/* Of a client, what the record does not hold yet: of `fresh`. */
static int lines_add(struct journal *j, struct arena *arena, const struct count_key *base,
                     const struct record *fresh, struct record *r)
{
    for (int i = 0; i < fresh->nlines; i++) {
        const struct line *line = &fresh->lines[i];
        if (record_sees(r, line))
            continue;
        record_line(arena, r, line);
        if (item_add(j, base, line->item) != 0)
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

/* Adds what is new to the record that there is; also when there is none. */
static int record_add(struct journal *j, struct arena *arena, const struct count_key *base,
                      const struct record *fresh, struct record *r)
{
    bool known = record_read(arena, r);
    bool moved = known && (strcmp(r->basis, base->basis) != 0 || strcmp(r->gender, base->gender));
    int before = r->nlines;
    record_index(arena, r, fresh->nlines);
    if (moved && groups_move(j, arena, base, r) != 0)
        return -1;
    if (lines_add(j, arena, base, fresh, r) != 0)
        return -1;
    r->basis = base->basis;
    r->gender = base->gender;
    if (r->nlines > before || moved)
        record_print(arena, r);
    return r->nlines > before || moved;
}

/* `fresh`: what is counted, as the record of a client who was not counted yet. */
static int client_count(struct journal *j, struct arena *arena, const struct subject *subject,
                        const struct record *fresh, struct count_key *base)
{
    struct record r = {0};
    if (record_load(j, arena, subject, base, &r) != 0)
        return -1;
    if (record_same(&r, fresh)) /* the client was told the same before */
        return 0;
    int changed = record_add(j, arena, base, fresh, &r);
    return changed > 0 ? record_store(j, arena, subject, base, &r) : changed;
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
    bool known = record_read(arena, &r);
    t->basis = known ? r.basis : "";
    t->gender = known ? r.gender : "";
    return 0;
}

/* In the month and the half-year of the decision. */
static int periods_count(struct journal *j, struct arena *arena, const struct tally *t,
                         const struct subject *client, const int periods[2])
{
    struct record fresh = {0};
    int result = 0;
    if (client)
        record_make(arena, t, &fresh);
    for (int i = 0; i < 2 && result == 0; i++) {
        struct count_key base = {
            .region = t->region, .period = periods[i], .basis = t->basis, .gender = t->gender};
        result =
            client ? client_count(j, arena, client, &fresh, &base) : period_count_anew(j, t, &base);
    }
    return result;
}

int journal_count(struct journal *j, struct arena *arena, const struct tally *tally)
{
    struct subject subject = {0}, *client = tally->ref ? &subject : NULL;
    struct tally t = *tally;
    struct tm tm;
    time_t seconds = (time_t)(t.at / 1000);
    if (!gmtime_r(&seconds, &tm))
        return journal_refuse(j, EOVERFLOW, "the clock shows no year");
    const int year = tm.tm_year + 1900, month = tm.tm_mon + 1;
    const int periods[2] = {PERIOD_MONTH(year, month), PERIOD_HALF(year, month > 6 ? 2 : 1)};
    int result = client ? subject_take(j, t.ref, t.at, client) : 0;
    bool same = client && result == 0 && lately_counted(j, client, &t, periods[0]);
    if (result == 0 && client && !same)
        result = groups_find(j, arena, client, &t);
    if (result == 0 && !same)
        result = periods_count(j, arena, &t, client, periods);
    if (result == 0 && client)
        lately_count_keep(j, client, &t, periods[0]);
    sodium_memzero(&subject, sizeof subject);
    return result == 0 ? 0 : turn_fail(j);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* A column's text; the one of the row before when it is the same. */
static const char *text_again(sqlite3_stmt *stmt, int column, struct arena *arena,
                              const char *before)
{
    const char *text = (const char *)sqlite3_column_text(stmt, column);
    return strcmp(text, before) == 0 ? before : column_text(stmt, column, arena);
}

#define STATISTIC_TEXTS (TEXT_IN(1) | TEXT_IN(2) | TEXT_IN(3) | TEXT_IN(4) | TEXT_IN(5))

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
    while ((code = row_next(stmt, STATISTIC_TEXTS)) == SQLITE_ROW) {
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
