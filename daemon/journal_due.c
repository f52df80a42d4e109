/* What falls due, in the journal: see journal_plan.h. Each handover, deadline or review is a row
 * from when its day is known until it is settled; `told` says what of it was told already: nothing
 * (0), that it is due (1), that it is late (2). */
#include "daemon/journal_plan.h"

#include "daemon/journal_inner.h"

#include <errno.h>

enum { TOLD_DUE = 1, TOLD_LATE = 2 };

static int due_run(struct journal *j, enum statement which, const struct bound *values, int n)
{
    if (turn_write(j) != 0)
        return -1;
    if (statement_bind(statement(j, which), values, n) != SQLITE_OK) {
        journal_fail(j, j->db, "cannot bind what falls due");
        return turn_fail(j);
    }
    return statement_run(j, which, "cannot store what falls due") == 0 ? 0 : turn_fail(j);
}

int journal_due_put(struct journal *j, const struct due_row *row)
{
    const struct bound values[] = {
        BIND_INT(row->plan),    BIND_INT(row->step),     BIND_TEXT(row->kind), BIND_INT(row->day),
        BIND_TEXT(row->region), BIND_TEXT(row->service), BIND_TEXT(row->owner)};
    return due_run(j, DB_DUE_PUT, values, 7);
}

int journal_due_settle(struct journal *j, const struct due_row *row, day_t first, day_t last)
{
    const struct bound values[] = {BIND_INT(row->plan), BIND_INT(row->step), BIND_TEXT(row->kind),
                                   BIND_INT(first), BIND_INT(last)};
    return due_run(j, DB_DUE_SETTLE, values, 5);
}

int journal_due_tell(struct journal *j, const struct due_row *row, bool late)
{
    const struct bound values[] = {BIND_INT(row->plan), BIND_INT(row->step), BIND_TEXT(row->kind),
                                   BIND_INT(row->day), BIND_INT(late ? TOLD_LATE : TOLD_DUE)};
    return due_run(j, DB_DUE_TELL, values, 5);
}

static int rows_end(struct journal *j, sqlite3_stmt *stmt, int code)
{
    int result = code == SQLITE_DONE ? 0 : journal_fail(j, j->db, "cannot read what falls due");
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return result;
}

int journal_due_regions(struct journal *j, struct arena *arena, const char ***out, int *n)
{
    sqlite3_stmt *stmt = statement(j, DB_DUE_REGIONS);
    int code, cap = 0;
    *out = NULL;
    *n = 0;
    while ((code = row_next(stmt, TEXT_IN(0))) == SQLITE_ROW) {
        ARENA_ROOM(arena, *out, *n, cap);
        (*out)[(*n)++] = column_text(stmt, 0, arena);
    }
    return rows_end(j, stmt, code);
}

static struct due_row due_row(sqlite3_stmt *stmt, struct arena *arena, const char *region)
{
    return (struct due_row){.plan = sqlite3_column_int64(stmt, 0),
                            .step = sqlite3_column_int(stmt, 1),
                            .kind = column_text(stmt, 2, arena),
                            .day = (day_t)sqlite3_column_int(stmt, 3),
                            .region = region,
                            .service = column_text(stmt, 4, arena),
                            .owner = column_text(stmt, 5, arena),
                            .plan_id = column_text(stmt, 6, arena)};
}

int journal_dues(struct journal *j, struct arena *arena, const struct due_row *asked, int limit,
                 struct due_row **out, int *n)
{
    const struct bound values[] = {BIND_TEXT(asked->region), BIND_INT(asked->day), BIND_INT(limit)};
    sqlite3_stmt *stmt = statement(j, DB_DUES);
    int code, cap = 0;
    *out = NULL;
    *n = 0;
    if (statement_bind(stmt, values, 3) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    while ((code = row_next(stmt, TEXT_IN(2) | TEXT_IN(4) | TEXT_IN(6))) == SQLITE_ROW) {
        ARENA_ROOM(arena, *out, *n, cap);
        (*out)[(*n)++] = due_row(stmt, arena, asked->region);
    }
    return rows_end(j, stmt, code);
}
