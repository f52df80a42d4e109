/* The journal: opening, closing, and what it says when it fails. See journal.h for the promises;
 * journal_schema.c has the files, _write, _read, _seal and _chain what is done with them. */
#include "daemon/journal_inner.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int folder_make(struct journal *j, const char *dir)
{
    struct stat st;
    if (stat(dir, &st) == 0 && S_ISDIR(st.st_mode))
        return 0;
    if (j->mode == JOURNAL_READ)
        return journal_refuse(j, ENOENT, "there is no folder %s", dir);
    if (mkdir(dir, 0700) == 0)
        return 0;
    return journal_refuse(j, errno, "cannot make the folder %s: %s", dir, strerror(errno));
}

static const char *open_message(struct arena *arena, const struct journal *j, const char *dir)
{
    if (errno == EBUSY)
        return arena_printf(arena, "the journal in %s is in use by another process", dir);
    return arena_text(arena, j->error);
}

struct journal *journal_open(struct arena *arena, const char *dir, enum journal_mode mode,
                             const char **why)
{
    struct journal *j = sodium_init() < 0 ? NULL : calloc(1, sizeof *j);
    if (!j) {
        *why = "there is not enough memory";
        errno = ENOMEM;
        return NULL;
    }
    j->mode = mode;
    if (folder_make(j, dir) == 0 && stores_open(j, dir) == 0 && statements_prepare(j) == 0 &&
        checkpoints_open(j, dir) == 0 && chain_start(j, arena) == 0 &&
        (mode == JOURNAL_READ || (checkpoints_start(j) == 0 && leaving_finish(j) == 0)))
        return j;
    int error = errno;
    *why = open_message(arena, j, dir);
    journal_close(j);
    errno = error;
    return NULL;
}

void journal_close(struct journal *j)
{
    if (!j)
        return;
    if (j->turn)
        journal_rollback(j);
    journal_checkpoint(j);
    checkpoints_close(j);
    statements_finish(j);
    sqlite3_close(j->db); /* cannot be busy: every statement is finished */
    sqlite3_close(j->keys);
    deltas_free(j);
    leaving_clear(j);
    free(j->buffer);
    sodium_memzero(j, sizeof *j);
    free(j);
}

const char *journal_error(const struct journal *j)
{
    return j->error;
}

void journal_before(struct journal *j, void (*before)(void *context), void *context)
{
    j->before = before;
    j->context = context;
}

int64_t journal_rows(const struct journal *j)
{
    return j->saved.seq;
}
