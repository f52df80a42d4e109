/* The journal's statements, and the only place that turns SQLite's results into errno. Nothing here
 * knows what a decision is. Every sqlite3_* result is looked at: a store that goes on after a
 * failed write acknowledges what it does not have. */
#include "daemon/journal_inner.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ROW                                                                                        \
    "SELECT d.seq, d.uuid, d.at, d.region, d.method, i.digest, d.subject, d.request_id,"           \
    " d.prev, d.hash, d.request, d.added, d.reply, p.digest, d.primer"                             \
    " FROM decision d LEFT JOIN image i ON i.id = d.image LEFT JOIN primer p ON p.id = d.primer "
#define PLAN                                                                                       \
    "SELECT p.number, p.id, p.at, p.region, p.subject, p.decision, p.which, p.version, p.sealed"   \
    " FROM plan p "
#define LISTED                                                                                     \
    "SELECT d.seq, d.uuid, d.at, d.region, d.method, i.digest, d.subject, d.request_id,"           \
    " d.prev, d.hash FROM decision d LEFT JOIN image i ON i.id = d.image WHERE "

static const struct {
    bool keys; /* of keys.db */
    const char *sql;
} texts[STATEMENTS] = {
    [DB_BEGIN] = {false, "BEGIN IMMEDIATE"},
    [DB_COMMIT] = {false, "COMMIT"},
    [DB_ROLLBACK] = {false, "ROLLBACK"},
    [DB_INSERT] = {false,
                   "INSERT INTO decision (seq, uuid, at, region, method, image, subject,"
                   " request_id, prev, hash, request, added, reply, primer) VALUES (?1, ?2, ?3, ?4,"
                   " ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
                   " ?12, ?13, ?14)"},
    [DB_HEAD] = {false, "UPDATE chain SET seq = ?1, hash = ?2"},
    /* Through the row's number: columns come from the row, and not from the index that led there.
     */
    [DB_BY_ID] = {false, ROW "WHERE d.seq = (SELECT seq FROM decision WHERE uuid = ?1)"},
    [DB_BY_REQUEST] = {false, ROW "WHERE d.seq = (SELECT seq FROM decision WHERE request_id = ?1)"},
    [DB_KNOWS] = {false, "SELECT 1 FROM decision WHERE request_id = ?1 UNION ALL"
                         " SELECT 1 FROM answer WHERE request_id = ?1 LIMIT 1"},
    [DB_LIST] = {false, LISTED "d.seq > ?1 AND d.at >= ?2 AND d.at < ?3"
                               " AND (?6 IS NULL OR d.region IN (SELECT value FROM json_each(?6)))"
                               " ORDER BY d.seq LIMIT ?4"},
    [DB_LIST_REGION] = {false, LISTED "d.seq > ?1 AND d.at >= ?2 AND d.at < ?3 AND d.region = ?5"
                                      " ORDER BY d.seq LIMIT ?4"},
    [DB_WALK] = {false, ROW "WHERE d.seq >= ?1 AND d.seq <= ?2 ORDER BY d.seq"},
    [DB_HASH_OF] = {false, "SELECT hash FROM decision WHERE seq = ?1"},
    [DB_IMAGE_ID] = {false, "SELECT id FROM image WHERE digest = ?1"},
    [DB_IMAGE_PUT] = {false, "INSERT INTO image (digest, bytes) VALUES (?1, ?2)"},
    [DB_IMAGE_GET] = {false, "SELECT bytes FROM image WHERE digest = ?1"},
    [DB_IMAGES] = {false, "SELECT digest, bytes FROM image ORDER BY id"},
    [DB_PRIMER_ID] = {false, "SELECT id FROM primer WHERE digest = ?1"},
    [DB_PRIMER_PUT] = {false, "INSERT INTO primer (digest, bytes) VALUES (?1, ?2)"},
    [DB_PRIMER_GET] = {false, "SELECT bytes FROM primer WHERE digest = ?1"},
    [DB_PRIMERS] = {false, "SELECT digest, bytes FROM primer ORDER BY id"},
    [DB_ANSWER_PUT] = {false, "INSERT INTO answer (request_id, at, method, subject, request, reply)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"},
    [DB_ANSWER_GET] = {false, "SELECT at, method, subject, request, reply FROM answer"
                              " WHERE request_id = ?1"},
    [DB_ANSWERS_DELETE] = {false, "DELETE FROM answer WHERE subject = ?1"},
    [DB_CLIENT] = {false, ROW "WHERE d.subject = ?1 AND d.seq > ?2 ORDER BY d.seq LIMIT ?3"},
    [DB_CLIENT_ANSWERS] = {false, "SELECT at, method, subject, request, reply, request_id"
                                  " FROM answer WHERE subject = ?1 ORDER BY at, request_id"},
    [DB_CLIENT_WITHIN] = {false, "SELECT NOT EXISTS (SELECT 1 FROM (SELECT region FROM decision"
                                 " WHERE subject = ?1 UNION SELECT region FROM plan WHERE subject"
                                 " = ?1 UNION SELECT region FROM counted WHERE subject = ?1)"
                                 " WHERE region NOT IN (SELECT value FROM json_each(?2)))"},
    [DB_CLIENT_SUM] = {false, "SELECT (SELECT count(*) FROM decision WHERE subject = ?1),"
                              " (SELECT count(*) FROM answer WHERE subject = ?1), l.region,"
                              " i.digest FROM (SELECT 1) LEFT JOIN (SELECT region, image FROM"
                              " decision WHERE subject = ?1 ORDER BY seq DESC LIMIT 1) l"
                              " LEFT JOIN image i ON i.id = l.image"},
    [DB_ERASED_PUT] = {false, "INSERT INTO erased (subject, at, gone) VALUES (?1, ?2, 0)"},
    [DB_ERASED] = {false, "SELECT subject, gone FROM erased"},
    [DB_ERASED_GONE] = {false, "UPDATE erased SET gone = 1 WHERE gone = 0"},
    [DB_COUNTED_GET] = {false, "SELECT sealed, period FROM counted WHERE subject = ?1 AND"
                               " region = ?2 AND period = CASE ?3 WHEN 0 THEN (SELECT max(period)"
                               " FROM counted WHERE subject = ?1 AND region = ?2) ELSE ?3 END"},
    [DB_COUNTED_PUT] = {false, "INSERT INTO counted (subject, region, period, sealed) VALUES (?1,"
                               " ?2, ?3, ?4) ON CONFLICT DO UPDATE SET sealed = excluded.sealed"},
    [DB_COUNTED_LIST] = {false, "SELECT region, period, sealed FROM counted WHERE subject = ?1"
                                " ORDER BY region, period"},
    [DB_COUNTED_DELETE] = {false, "DELETE FROM counted WHERE subject = ?1"},
    [DB_STATISTIC_ADD] = {false, "INSERT INTO statistic (region, kind, item, state, basis, gender,"
                                 " period, n) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                                 " ON CONFLICT DO UPDATE SET n = n + excluded.n"},
    [DB_STATISTICS] = {false, "SELECT period, kind, item, state, basis, gender, n FROM statistic"
                              " WHERE region = ?1 AND (period BETWEEN ?2 AND ?3 OR period"
                              " BETWEEN ?4 AND ?5) AND n > 0 ORDER BY kind, item, state,"
                              " CASE WHEN period < 100000 THEN period"
                              " ELSE period / 100 * 10 + (period % 100 + 5) / 6 END,"
                              " period, basis, gender"},
    [DB_PLAN_PUT] = {false, "INSERT INTO plan (id, at, region, subject, decision, which, version,"
                            " sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"},
    [DB_PLAN_SAVE] = {false, "UPDATE plan SET version = ?2, sealed = ?3 WHERE number = ?1"},
    [DB_PLAN_GET] = {false, PLAN "WHERE p.id = ?1"},
    [DB_PLAN_OF] = {false, PLAN "WHERE p.decision = ?1 AND p.which = ?2"},
    [DB_PLANS] = {false, PLAN "WHERE p.number > ?1 AND (?3 IS NULL OR p.region = ?3)"
                              " AND (?7 IS NULL OR p.region IN (SELECT value FROM json_each(?7)))"
                              " AND (?4 IS NULL OR p.subject = ?4)"
                              " AND (?5 IS NULL OR p.number IN"
                              " (SELECT plan FROM plan_due WHERE day < ?5))"
                              " AND (?6 IS NULL OR EXISTS (SELECT 1 FROM plan_step s"
                              " WHERE s.plan = p.number AND s.state = ?6))"
                              " ORDER BY p.number LIMIT ?2"},
    [DB_PLANS_COUNT] = {false, "SELECT count(*) FROM plan WHERE ?1 IS NULL OR subject = ?1"},
    [DB_PLANS_FORGET] = {false, "DELETE FROM plan WHERE subject = ?1"},
    [DB_STEPS_FORGET] = {false, "DELETE FROM plan_step WHERE plan IN"
                                " (SELECT number FROM plan WHERE subject = ?1)"},
    [DB_DUES_FORGET] = {false, "DELETE FROM plan_due WHERE plan IN"
                               " (SELECT number FROM plan WHERE subject = ?1)"},
    [DB_EVENTS_FORGET] = {false, "UPDATE event SET plan = NULL, body = json_object('region',"
                                 " json_extract(body, '$.region'), 'forgotten', json('true'))"
                                 " WHERE plan IN (SELECT number FROM plan WHERE subject = ?1)"},
    [DB_STEP_PUT] = {false, "INSERT OR REPLACE INTO plan_step (plan, step, region, service, state,"
                            " started, ends, ended, taken, freed) VALUES (?1, ?2, ?3, ?4, ?5, ?6,"
                            " ?7, ?8, ?9, ?10)"},
    [DB_STEPS_OF] = {false, "SELECT s.service, s.state, s.started, s.ends, s.ended, s.region"
                            " FROM plan p"
                            " JOIN plan_step s ON s.plan = p.number WHERE p.subject = ?1"
                            " AND s.started IS NOT NULL ORDER BY s.started, s.service, p.number,"
                            " s.step"},
    [DB_PLACES] = {false, "SELECT region, service, count(*) - count(freed), max(max(taken),"
                          " coalesce(max(freed), max(taken))) FROM plan_step"
                          " WHERE taken IS NOT NULL GROUP BY region, service"},
    [DB_PLACES_ON] = {false, "SELECT count(*) FROM plan_step WHERE region = ?1 AND service = ?2"
                             " AND taken IS NOT NULL AND taken <= ?3"
                             " AND (freed IS NULL OR freed > ?3)"},
    [DB_PLACES_OWN] = {false, "SELECT count(*) FROM plan p JOIN plan_step s ON s.plan = p.number"
                              " WHERE p.subject = ?4 AND s.region = ?1 AND s.service = ?2"
                              " AND s.taken <= ?3 AND (s.freed IS NULL OR s.freed > ?3)"},
    [DB_DUE_PUT] = {false, "INSERT OR IGNORE INTO plan_due (plan, step, kind, day, region, service,"
                           " owner, told) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)"},
    [DB_DUE_SETTLE] = {false, "DELETE FROM plan_due WHERE plan = ?1 AND step = ?2 AND kind = ?3"
                              " AND (day < ?4 OR day > ?5)"},
    [DB_DUE_REGIONS] = {false, "SELECT DISTINCT region FROM plan_due WHERE told < 2"},
    [DB_DUES] = {false, "SELECT d.plan, d.step, d.kind, d.day, d.service, d.owner, p.id"
                        " FROM plan_due d JOIN plan p ON p.number = d.plan WHERE d.region = ?1"
                        " AND d.told < 2 AND d.day <= ?2 AND (d.day < ?2 OR d.told = 0)"
                        " ORDER BY d.day, d.plan, d.step, d.kind LIMIT ?3"},
    [DB_DUE_TELL] = {false, "UPDATE plan_due SET told = ?5 WHERE plan = ?1 AND step = ?2"
                            " AND kind = ?3 AND day = ?4"},
    [DB_EVENT_PUT] = {false, "INSERT INTO event (at, topic, body, plan) VALUES (?1, ?2, ?3, ?4)"},
    [DB_EVENTS] = {false, "SELECT number, at, topic, body FROM event WHERE number > ?1"
                          " AND (?3 IS NULL OR substr(topic, 1, length(?3)) = ?3)"
                          " AND (?4 IS NULL OR coalesce(json_extract(body, '$.region'),"
                          " json_extract(body, '$.pack')) IN (SELECT value FROM json_each(?4)))"
                          " ORDER BY number LIMIT ?2"},
    [DB_EVENT_LAST] = {false, "SELECT body FROM event WHERE topic = ?1 ORDER BY number DESC"
                              " LIMIT 1"},
    [DB_ARRIVAL_PUT] = {false, "INSERT INTO arrival (decision, region, municipality, expected_on)"
                               " VALUES (?1, ?2, ?3, ?4)"},
    [DB_ARRIVALS] = {false, "SELECT number, decision, region, municipality, expected_on"
                            " FROM arrival WHERE number > ?1 AND (?3 IS NULL OR region = ?3)"
                            " AND (?7 IS NULL OR region IN (SELECT value FROM json_each(?7)))"
                            " AND (?4 IS NULL OR municipality = ?4)"
                            " AND expected_on BETWEEN ?5 AND ?6 ORDER BY number LIMIT ?2"},
    [KEYS_BEGIN] = {true, "BEGIN IMMEDIATE"},
    [KEYS_COMMIT] = {true, "COMMIT"},
    [KEYS_ROLLBACK] = {true, "ROLLBACK"},
    [KEYS_BY_NAME] = {true, "SELECT id, key FROM subject WHERE kind = ?1 AND name = ?2"},
    [KEYS_BY_SUBJECT] = {true, "SELECT kind, name, key FROM subject WHERE id = ?1"},
    [KEYS_PUT] = {true, "INSERT INTO subject (id, kind, name, key) VALUES (?1, ?2, ?3, ?4)"},
    [KEYS_DROP] = {true, "DELETE FROM subject WHERE id = ?1"},
};

static const struct {
    int code, error;
} errors[] = {
    {SQLITE_FULL, ENOSPC},    {SQLITE_IOERR, EIO},         {SQLITE_NOMEM, ENOMEM},
    {SQLITE_BUSY, EBUSY},     {SQLITE_LOCKED, EBUSY},      {SQLITE_CORRUPT, EUCLEAN},
    {SQLITE_NOTADB, EUCLEAN}, {SQLITE_READONLY, EROFS},    {SQLITE_CANTOPEN, EACCES},
    {SQLITE_PERM, EACCES},    {SQLITE_CONSTRAINT, EEXIST}, {SQLITE_TOOBIG, EFBIG},
};

static int errno_of(int code)
{
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (errors[i].code == (code & 0xff))
            return errors[i].error;
    return EIO;
}

int journal_fail(struct journal *j, sqlite3 *db, const char *doing)
{
    int code = sqlite3_extended_errcode(db);
    const char *why = sqlite3_errmsg(db);
    if (code == SQLITE_ROW) { /* which was refused by row_next */
        code = SQLITE_CORRUPT;
        why = "a row is damaged";
    }
    snprintf(j->error, sizeof j->error, "%s: %s (%d)", doing, why, code);
    /* After a failed fsync nobody knows what is on the disk; a second try may lie. */
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC)
        errno = ENOTRECOVERABLE;
    else
        errno = errno_of(code);
    return -1;
}

int journal_refuse(struct journal *j, int error, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    vsnprintf(j->error, sizeof j->error, format, ap);
    va_end(ap);
    errno = error;
    return -1;
}

int statements_prepare(struct journal *j)
{
    for (int i = 0; i < STATEMENTS; i++) {
        sqlite3 *db = texts[i].keys ? j->keys : j->db;
        if (sqlite3_prepare_v3(db, texts[i].sql, -1, SQLITE_PREPARE_PERSISTENT, &j->statements[i],
                               NULL) != SQLITE_OK)
            return journal_fail(j, db, "cannot prepare a statement");
    }
    return 0;
}

void statements_finish(struct journal *j)
{
    for (int i = 0; i < STATEMENTS; i++) {
        sqlite3_finalize(j->statements[i]); /* repeats the error of the last step, seen then */
        j->statements[i] = NULL;
    }
}

sqlite3_stmt *statement(struct journal *j, enum statement which)
{
    journal_hold(j);
    sqlite3_stmt *stmt = j->statements[which];
    sqlite3_reset(stmt); /* repeats the error of the last step, seen then */
    sqlite3_clear_bindings(stmt);
    return stmt;
}

int statement_run(struct journal *j, enum statement which, const char *doing)
{
    sqlite3_stmt *stmt = j->statements[which];
    int code = sqlite3_step(stmt);
    if (code != SQLITE_DONE)
        journal_fail(j, texts[which].keys ? j->keys : j->db, doing);
    int error = errno;
    sqlite3_reset(stmt);
    errno = error;
    return code == SQLITE_DONE ? 0 : -1;
}

int row_next(sqlite3_stmt *stmt, unsigned columns)
{
    int code = sqlite3_step(stmt);
    for (int i = 0; code == SQLITE_ROW && columns >> i; i++)
        if ((columns >> i & 1) && !sqlite3_column_text(stmt, i))
            code = SQLITE_CORRUPT; /* or there was no memory, which journal_fail then says */
    return code;
}

static int bind_one(sqlite3_stmt *stmt, int at, const struct bound *value)
{
    if (value->kind == BOUND_INT)
        return sqlite3_bind_int64(stmt, at, value->number);
    if (!value->data)
        return sqlite3_bind_null(stmt, at);
    if (value->kind == BOUND_TEXT)
        return sqlite3_bind_text(stmt, at, value->data, -1, SQLITE_STATIC);
    return sqlite3_bind_blob64(stmt, at, value->data, value->n, SQLITE_STATIC);
}

int statement_bind(sqlite3_stmt *stmt, const struct bound *values, int n)
{
    for (int i = 0; i < n; i++) {
        int code = bind_one(stmt, i + 1, &values[i]);
        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

char *column_text(sqlite3_stmt *stmt, int column, struct arena *arena)
{
    const unsigned char *text = sqlite3_column_text(stmt, column);
    if (!text)
        return NULL;
    return arena_copy(arena, (const char *)text, (size_t)sqlite3_column_bytes(stmt, column));
}

void *column_bytes(sqlite3_stmt *stmt, int column, struct arena *arena, size_t *n)
{
    const void *data = sqlite3_column_blob(stmt, column);
    *n = (size_t)sqlite3_column_bytes(stmt, column);
    if (!data && sqlite3_column_type(stmt, column) == SQLITE_NULL)
        return NULL;
    return arena_copy(arena, data ? data : "", *n);
}
