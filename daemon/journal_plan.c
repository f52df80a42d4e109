/* Tracked plans in the journal: see journal_plan.h. Rows of plans and of their steps; what falls
 * due is in journal_due.c. */
#include "daemon/journal_plan.h"

#include "daemon/journal_inner.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- writing --------------------------------------------------------------------------------- */

/* The text of a version, sealed; freed by the caller. */
static int plan_seal(struct journal *j, const struct plan_row *row, const struct subject *subject,
                     struct bound *out)
{
    const struct bound plain = BIND_BLOB(row->text, row->n);
    const struct seal_place place = {.column = "plan", .id = row->id, .seq = row->version};
    unsigned char *bytes = malloc(row->n + NONCE_BYTES + TAG_BYTES);
    if (!bytes)
        return journal_refuse(j, ENOMEM, "there is not enough memory to seal a plan");
    text_seal(subject, &place, &plain, bytes); /* cannot fail but for texts beyond 256 GiB */
    *out = BIND_BLOB(bytes, row->n + NONCE_BYTES + TAG_BYTES);
    return 0;
}

static int plan_insert(struct journal *j, struct plan_row *row, const struct subject *subject,
                       const struct bound *sealed)
{
    const struct bound values[] = {
        BIND_TEXT(row->id),       BIND_INT(row->at),
        BIND_TEXT(row->region),   BIND_BLOB(subject->id, sizeof subject->id),
        BIND_TEXT(row->decision), BIND_INT(row->which),
        BIND_INT(row->version),   *sealed};
    if (statement_bind(statement(j, DB_PLAN_PUT), values, 8) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind a plan");
    if (statement_run(j, DB_PLAN_PUT, "cannot store a plan") != 0)
        return -1;
    row->number = sqlite3_last_insert_rowid(j->db);
    j->head.plans++;
    return 0;
}

static int plan_update(struct journal *j, const struct plan_row *row, const struct bound *sealed)
{
    const struct bound values[] = {BIND_INT(row->number), BIND_INT(row->version), *sealed};
    if (statement_bind(statement(j, DB_PLAN_SAVE), values, 3) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind a plan");
    return statement_run(j, DB_PLAN_SAVE, "cannot store a plan");
}

/* `fresh`: a new row, whose number is set; else NULL. */
static int plan_write(struct journal *j, const struct plan_row *row, struct plan_row *fresh)
{
    struct subject subject;
    struct bound sealed = {0};
    if (turn_write(j) != 0)
        return -1;
    int result = subject_take(j, row->ref, row->at, &subject);
    if (result == 0)
        result = plan_seal(j, row, &subject, &sealed);
    if (result == 0)
        result = fresh ? plan_insert(j, fresh, &subject, &sealed) : plan_update(j, row, &sealed);
    free((void *)(uintptr_t)sealed.data);
    sodium_memzero(&subject, sizeof subject);
    return result == 0 ? 0 : turn_fail(j);
}

int journal_plan_put(struct journal *j, struct plan_row *row)
{
    return plan_write(j, row, row);
}

int journal_plan_save(struct journal *j, const struct plan_row *row)
{
    return plan_write(j, row, NULL);
}

static struct bound bind_day(day_t day)
{
    return day == DAY_NONE ? BIND_BLOB(NULL, 0) : BIND_INT(day);
}

int journal_step_put(struct journal *j, const struct step_row *row)
{
    const struct bound values[] = {BIND_INT(row->plan),    BIND_INT(row->step),
                                   BIND_TEXT(row->region), BIND_TEXT(row->service),
                                   BIND_TEXT(row->state),  bind_day(row->started),
                                   bind_day(row->ends),    bind_day(row->ended),
                                   bind_day(row->taken),   bind_day(row->freed)};
    if (turn_write(j) != 0)
        return -1;
    if (statement_bind(statement(j, DB_STEP_PUT), values, 10) != SQLITE_OK) {
        journal_fail(j, j->db, "cannot bind a step");
        return turn_fail(j);
    }
    return statement_run(j, DB_STEP_PUT, "cannot store a step") == 0 ? 0 : turn_fail(j);
}

/* ---- reading --------------------------------------------------------------------------------- */

#define PLAN_TEXTS (TEXT_IN(1) | TEXT_IN(3) | TEXT_IN(5))

/* The columns of PLAN in journal_sql.c. 1, 0 when the client was erased, or -1. */
static int plan_open(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                     struct plan_row *out)
{
    struct subject subject;
    *out = (struct plan_row){.number = sqlite3_column_int64(stmt, 0),
                             .id = column_text(stmt, 1, arena),
                             .at = sqlite3_column_int64(stmt, 2),
                             .region = column_text(stmt, 3, arena),
                             .decision = column_text(stmt, 5, arena),
                             .which = sqlite3_column_int(stmt, 6),
                             .version = sqlite3_column_int64(stmt, 7)};
    if ((size_t)sqlite3_column_bytes(stmt, 4) != SUBJECT_BYTES)
        return journal_refuse(j, EUCLEAN, "a plan has lost its subject");
    int found = subject_find(j, arena, sqlite3_column_blob(stmt, 4), &subject);
    if (found <= 0)
        return found;
    const struct seal_place place = {.column = "plan", .id = out->id, .seq = out->version};
    const struct bound sealed =
        BIND_BLOB(sqlite3_column_blob(stmt, 8), (size_t)sqlite3_column_bytes(stmt, 8));
    out->text = text_unseal(arena, &subject, &place, &sealed);
    out->ref = subject.ref;
    sodium_memzero(subject.key, sizeof subject.key);
    if (!out->text)
        return journal_refuse(j, EUCLEAN, "the plan %s was altered: it does not open under its key",
                              out->id);
    out->n = sealed.n - NONCE_BYTES - TAG_BYTES;
    return 1;
}

/* The one row of a statement that was bound. */
static int plan_one(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                    struct plan_row *out)
{
    int code = row_next(stmt, PLAN_TEXTS), found = 0;
    if (code == SQLITE_ROW)
        found = plan_open(j, arena, stmt, out);
    else if (code != SQLITE_DONE)
        found = journal_fail(j, j->db, "cannot read a plan");
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return found;
}

int journal_plan_get(struct journal *j, struct arena *arena, const char *id, struct plan_row *out)
{
    const struct bound values[] = {BIND_TEXT(id)};
    sqlite3_stmt *stmt = statement(j, DB_PLAN_GET);
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    return plan_one(j, arena, stmt, out);
}

int journal_plan_of(struct journal *j, struct arena *arena, const char *decision, int which,
                    struct plan_row *out)
{
    const struct bound values[] = {BIND_TEXT(decision), BIND_INT(which)};
    sqlite3_stmt *stmt = statement(j, DB_PLAN_OF);
    if (statement_bind(stmt, values, 2) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    return plan_one(j, arena, stmt, out);
}

static int plans_each(struct journal *j, struct arena *arena, sqlite3_stmt *stmt,
                      bool (*each)(void *context, const struct plan_row *row), void *context)
{
    struct plan_row row;
    int code, found = 0;
    while ((code = row_next(stmt, PLAN_TEXTS)) == SQLITE_ROW) {
        found = plan_open(j, arena, stmt, &row);
        if (found < 0 || (found > 0 && !each(context, &row)))
            break;
    }
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        found = journal_fail(j, j->db, "cannot read plans");
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return found < 0 ? -1 : 0;
}

int journal_plans(struct journal *j, struct arena *arena, const struct plan_filter *filter,
                  bool (*each)(void *context, const struct plan_row *row), void *context)
{
    unsigned char id[SUBJECT_BYTES];
    int found = filter->ref ? subject_named(j, "client", filter->ref, id) : 1;
    if (found <= 0)
        return found;
    const struct bound values[] = {
        BIND_INT(filter->after),      BIND_INT(filter->limit),
        BIND_TEXT(filter->region),    BIND_BLOB(filter->ref ? id : NULL, sizeof id),
        bind_day(filter->due_before), BIND_TEXT(filter->state),
        BIND_TEXT(filter->regions)};
    sqlite3_stmt *stmt = statement(j, DB_PLANS);
    if (statement_bind(stmt, values, 7) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    return plans_each(j, arena, stmt, each, context);
}

static day_t column_day(sqlite3_stmt *stmt, int column)
{
    return sqlite3_column_type(stmt, column) == SQLITE_NULL
               ? DAY_NONE
               : (day_t)sqlite3_column_int(stmt, column);
}

int journal_steps_of(struct journal *j, struct arena *arena, const char *ref,
                     void (*each)(void *context, const struct step_row *row), void *context)
{
    unsigned char id[SUBJECT_BYTES];
    int found = subject_named(j, "client", ref, id), code;
    const struct bound values[] = {BIND_BLOB(id, sizeof id)};
    if (found <= 0 || subject_is_leaving(j, id))
        return found < 0 ? -1 : 0;
    sqlite3_stmt *stmt = statement(j, DB_STEPS_OF);
    if (statement_bind(stmt, values, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    while ((code = row_next(stmt, TEXT_IN(0) | TEXT_IN(1) | TEXT_IN(5))) == SQLITE_ROW) {
        const struct step_row row = {.service = column_text(stmt, 0, arena),
                                     .state = column_text(stmt, 1, arena),
                                     .started = column_day(stmt, 2),
                                     .ends = column_day(stmt, 3),
                                     .ended = column_day(stmt, 4),
                                     .region = column_text(stmt, 5, arena)};
        each(context, &row);
    }
    int result = code == SQLITE_DONE ? 0 : journal_fail(j, j->db, "cannot read steps");
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return result;
}

/* ---- places ---------------------------------------------------------------------------------- */

int journal_places(struct journal *j, bool (*each)(void *context, const struct place_row *row),
                   void *context)
{
    sqlite3_stmt *stmt = statement(j, DB_PLACES);
    int code;
    bool on = true;
    while (on && (code = row_next(stmt, TEXT_IN(0) | TEXT_IN(1))) == SQLITE_ROW) {
        const struct place_row row = {
            (const char *)sqlite3_column_text(stmt, 0), (const char *)sqlite3_column_text(stmt, 1),
            sqlite3_column_int(stmt, 2), (day_t)sqlite3_column_int(stmt, 3)};
        on = each(context, &row);
    }
    int result = !on || code == SQLITE_DONE ? 0 : journal_fail(j, j->db, "cannot count places");
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return result;
}

int journal_places_on(struct journal *j, const char *region, const char *service, day_t day)
{
    const struct bound values[] = {BIND_TEXT(region), BIND_TEXT(service), BIND_INT(day)};
    sqlite3_stmt *stmt = statement(j, DB_PLACES_ON);
    if (statement_bind(stmt, values, 3) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int n = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int(stmt, 0)
                                             : journal_fail(j, j->db, "cannot count places");
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return n;
}

int journal_places_own(struct journal *j, const char *ref, const struct place_row *asked)
{
    unsigned char id[SUBJECT_BYTES];
    int found = subject_named(j, "client", ref, id), n = 0;
    const struct bound values[] = {BIND_TEXT(asked->region), BIND_TEXT(asked->service),
                                   BIND_INT(asked->newest), BIND_BLOB(id, sizeof id)};
    if (found <= 0)
        return found;
    sqlite3_stmt *stmt = statement(j, DB_PLACES_OWN);
    if (statement_bind(stmt, values, 4) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    n = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int(stmt, 0)
                                         : journal_fail(j, j->db, "cannot count places");
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return n;
}

/* ---- forgetting ------------------------------------------------------------------------------ */

static int plans_count(struct journal *j, const struct bound *subject, int64_t *n)
{
    sqlite3_stmt *stmt = statement(j, DB_PLANS_COUNT);
    if (statement_bind(stmt, subject, 1) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind");
    int code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        *n = sqlite3_column_int64(stmt, 0);
    int result = code == SQLITE_ROW ? 0 : journal_fail(j, j->db, "cannot count plans");
    sqlite3_reset(stmt);
    return result;
}

int journal_plans_forget(struct journal *j, const char *ref, int64_t *n)
{
    static const enum statement deletes[] = {DB_EVENTS_FORGET, DB_DUES_FORGET, DB_STEPS_FORGET,
                                             DB_PLANS_FORGET};
    unsigned char id[SUBJECT_BYTES];
    int found = subject_named(j, "client", ref, id);
    const struct bound subject = BIND_BLOB(id, sizeof id);
    *n = 0;
    if (found <= 0)
        return found;
    if (turn_write(j) != 0 || plans_count(j, &subject, n) != 0)
        return turn_fail(j);
    for (size_t i = 0; i < sizeof deletes / sizeof *deletes; i++) {
        if (statement_bind(statement(j, deletes[i]), &subject, 1) != SQLITE_OK)
            return turn_fail(j);
        if (statement_run(j, deletes[i], "cannot delete a client's plans") != 0)
            return turn_fail(j);
    }
    j->head.plans -= *n;
    return 0;
}

/* ---- how many there are ---------------------------------------------------------------------- */

int plans_start(struct journal *j)
{
    const struct bound all = BIND_BLOB(NULL, 0);
    int result = plans_count(j, &all, &j->head.plans);
    j->saved.plans = j->head.plans;
    return result;
}

int64_t journal_plans_stored(const struct journal *j)
{
    return j->saved.plans;
}
