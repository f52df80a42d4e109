/* Events and arrivals in the journal: see journal_event.h. */
#include "daemon/journal_event.h"

#include "daemon/journal_inner.h"

#include <errno.h>

static int row_put(struct journal *j, enum statement which, const struct bound *values, int n)
{
    if (turn_write(j) != 0)
        return -1;
    if (statement_bind(statement(j, which), values, n) != SQLITE_OK) {
        journal_fail(j, j->db, "cannot bind an event");
        return turn_fail(j);
    }
    return statement_run(j, which, "cannot store an event") == 0 ? 0 : turn_fail(j);
}

static int rows_end(struct journal *j, sqlite3_stmt *stmt, int code)
{
    int result = code == SQLITE_DONE || code == SQLITE_ROW
                     ? 0
                     : journal_fail(j, j->db, "cannot read events or arrivals");
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return result;
}

int journal_event_put(struct journal *j, struct event_row *row)
{
    const struct bound values[] = {BIND_INT(row->at), BIND_TEXT(row->topic), BIND_TEXT(row->body),
                                   row->plan ? BIND_INT(row->plan) : BIND_BLOB(NULL, 0)};
    if (row_put(j, DB_EVENT_PUT, values, 4) != 0)
        return -1;
    row->number = sqlite3_last_insert_rowid(j->db);
    return 0;
}

int journal_events(struct journal *j, const struct event_filter *filter,
                   bool (*each)(void *context, const struct event_row *row), void *context)
{
    const struct bound values[] = {BIND_INT(filter->after), BIND_INT(filter->limit),
                                   BIND_TEXT(filter->topic), BIND_TEXT(filter->regions)};
    sqlite3_stmt *stmt = statement(j, DB_EVENTS);
    int code;
    if (statement_bind(stmt, values, 4) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    while ((code = row_next(stmt, TEXT_IN(2) | TEXT_IN(3))) == SQLITE_ROW) {
        const struct event_row row = {.number = sqlite3_column_int64(stmt, 0),
                                      .at = sqlite3_column_int64(stmt, 1),
                                      .topic = (const char *)sqlite3_column_text(stmt, 2),
                                      .body = (const char *)sqlite3_column_text(stmt, 3)};
        if (!each(context, &row))
            break;
    }
    return rows_end(j, stmt, code);
}

int journal_event_last(struct journal *j, struct arena *arena, const char *topic, const char **body)
{
    const struct bound values[] = {BIND_TEXT(topic)};
    sqlite3_stmt *stmt = statement(j, DB_EVENT_LAST);
    *body = NULL;
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code = row_next(stmt, TEXT_IN(0));
    if (code == SQLITE_ROW)
        *body = column_text(stmt, 0, arena);
    return rows_end(j, stmt, code);
}

int journal_arrival_put(struct journal *j, const struct arrival_row *row)
{
    const struct bound values[] = {BIND_TEXT(row->decision), BIND_TEXT(row->region),
                                   BIND_TEXT(row->municipality), BIND_INT(row->expected_on)};
    return row_put(j, DB_ARRIVAL_PUT, values, 4);
}

int journal_arrivals(struct journal *j, struct arena *arena, const struct arrival_filter *filter,
                     struct arrival_row **out, int *n)
{
    const struct bound values[] = {BIND_INT(filter->after),   BIND_INT(filter->limit),
                                   BIND_TEXT(filter->region), BIND_TEXT(filter->municipality),
                                   BIND_INT(filter->from),    BIND_INT(filter->to),
                                   BIND_TEXT(filter->regions)};
    sqlite3_stmt *stmt = statement(j, DB_ARRIVALS);
    int code, cap = 0;
    *out = NULL;
    *n = 0;
    if (statement_bind(stmt, values, 7) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    while ((code = row_next(stmt, TEXT_IN(1) | TEXT_IN(2) | TEXT_IN(3))) == SQLITE_ROW) {
        ARENA_ROOM(arena, *out, *n, cap);
        (*out)[(*n)++] = (struct arrival_row){.number = sqlite3_column_int64(stmt, 0),
                                              .decision = column_text(stmt, 1, arena),
                                              .region = column_text(stmt, 2, arena),
                                              .municipality = column_text(stmt, 3, arena),
                                              .expected_on = (day_t)sqlite3_column_int(stmt, 4)};
    }
    return rows_end(j, stmt, code);
}
