/* Plans of clients whose key is gone: an older journal.db beside the last keys has some of clients
 * who were erased since. Nobody can read or change them any more, so nothing of them falls due, and
 * they take no places.
 *
 * Their rows stay: were it the keys that are not the last ones, the right ones open them again. */
#include "daemon/journal_inner.h"
#include "daemon/log.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct orphans {
    unsigned char (*ids)[SUBJECT_BYTES];
    int n, cap;
};

static int orphan_add(struct journal *j, struct orphans *all, const void *id)
{
    if (all->n == all->cap) {
        int cap = all->cap ? all->cap * 2 : 16;
        void *larger = realloc(all->ids, (size_t)cap * sizeof *all->ids);
        if (!larger)
            return journal_refuse(j, ENOMEM, "there is not enough memory to look at the plans");
        all->ids = larger;
        all->cap = cap;
    }
    memcpy(all->ids[all->n++], id, SUBJECT_BYTES);
    return 0;
}

static int orphan_look(struct journal *j, struct orphans *all, sqlite3_stmt *stmt)
{
    const void *id = sqlite3_column_blob(stmt, 0);
    if ((size_t)sqlite3_column_bytes(stmt, 0) != SUBJECT_BYTES)
        return 0; /* no subject of ours: whoever reads the plan is told */
    int there = subject_has_key(j, id);
    return there == 0 ? orphan_add(j, all, id) : there < 0 ? -1 : 0;
}

static int orphans_find(struct journal *j, struct orphans *all)
{
    sqlite3_stmt *stmt = NULL;
    int result = 0,
        code = sqlite3_prepare_v2(j->db, "SELECT DISTINCT subject FROM plan", -1, &stmt, NULL);
    while (code == SQLITE_OK && result == 0 && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
        result = orphan_look(j, all, stmt);
        code = SQLITE_OK;
    }
    if (result == 0 && code != SQLITE_DONE)
        result = journal_fail(j, j->db, "cannot read whose the plans are");
    sqlite3_finalize(stmt); /* repeats the error of the step, which was told */
    return result;
}

/* How many rows it changed, or -1. */
static int orphans_run(struct journal *j, const struct orphans *all, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    int changed = 0, code = sqlite3_prepare_v2(j->db, sql, -1, &stmt, NULL);
    for (int i = 0; i < all->n && code == SQLITE_OK; i++) {
        code = sqlite3_bind_blob(stmt, 1, all->ids[i], SUBJECT_BYTES, SQLITE_STATIC);
        if (code == SQLITE_OK && (code = sqlite3_step(stmt)) == SQLITE_DONE)
            code = sqlite3_reset(stmt);
        changed += sqlite3_changes(j->db);
    }
    if (code != SQLITE_OK)
        changed = journal_fail(j, j->db, "cannot close plans without a key");
    sqlite3_finalize(stmt); /* repeats the error of the step, which was told */
    return changed;
}

static int orphans_write(struct journal *j, const struct orphans *all)
{
    int dues = orphans_run(j, all,
                           "DELETE FROM plan_due WHERE plan IN"
                           " (SELECT number FROM plan WHERE subject = ?1)");
    int places = dues < 0 ? -1
                          : orphans_run(j, all,
                                        "UPDATE plan_step SET freed = taken WHERE taken IS NOT NULL"
                                        " AND freed IS NOT taken AND plan IN"
                                        " (SELECT number FROM plan WHERE subject = ?1)");
    if (places < 0)
        return -1;
    if (dues + places > 0)
        log_line(LOG_NOTICE, "plans whose clients have no key any more are closed", "clients",
                 log_number(all->n).text, "due", log_number(dues).text, "places",
                 log_number(places).text, NULL);
    return 0;
}

static int exec(struct journal *j, const char *sql)
{
    if (sqlite3_exec(j->db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return 0;
    return journal_fail(j, j->db, "cannot close plans without a key");
}

static int orphans_settle(struct journal *j, const struct orphans *all)
{
    if (exec(j, "BEGIN IMMEDIATE") != 0)
        return -1;
    if (orphans_write(j, all) == 0)
        return exec(j, "COMMIT");
    int error = errno;
    sqlite3_exec(j->db, "ROLLBACK", NULL, NULL, NULL); /* the start fails in any case */
    errno = error;
    return -1;
}

int orphans_close(struct journal *j)
{
    struct orphans all = {.n = 0};
    int result = orphans_find(j, &all);
    if (result == 0 && all.n)
        result = orphans_settle(j, &all);
    int error = errno;
    free(all.ids);
    errno = error;
    return result;
}
