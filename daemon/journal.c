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

static const char *open_message(struct arena *arena, const struct journal *j,
                                const struct journal_files *files)
{
    if (errno == EBUSY)
        return arena_printf(arena, "%s is in use by another process", files->decisions);
    return arena_text(arena, j->error);
}

/* NULL with `*why` when there is no memory. */
static struct journal *journal_new(enum journal_mode mode, const char **why)
{
    struct journal *j = sodium_init() < 0 ? NULL : calloc(1, sizeof *j);
    if (j && mode == JOURNAL_WRITE)
        j->lately = lately_new();
    if (j && (j->lately || mode == JOURNAL_READ)) {
        j->mode = mode;
        pthread_mutex_init(&j->log.lock, NULL);
        pthread_mutex_init(&j->tidy.copying, NULL);
        return j;
    }
    free(j);
    *why = "there is not enough memory";
    errno = ENOMEM;
    return NULL;
}

static struct journal *open_failed(struct journal *j, struct arena *arena,
                                   const struct journal_files *files, const char **why)
{
    int error = errno;
    *why = open_message(arena, j, files);
    journal_close(j);
    errno = error;
    return NULL;
}

static int checkpoints_look(struct journal *j, const struct journal_files *files)
{
    return files->folder ? checkpoints_open(j, files->folder) : 0;
}

/* Takes over `j`. */
static struct journal *journal_start(struct journal *j, struct arena *arena,
                                     const struct journal_files *files, const char **why)
{
    if (hasher_init(&j->hasher) != 0)
        journal_refuse(j, ENOMEM, "SHA-256 cannot be had from OpenSSL");
    else if (stores_open(j, files) == 0 && statements_prepare(j) == 0 &&
             checkpoints_look(j, files) == 0 && chain_start(j, arena) == 0 && plans_start(j) == 0 &&
             (j->mode == JOURNAL_READ ||
              (checkpoints_start(j) == 0 && leaving_finish(j) == 0 && orphans_close(j) == 0 &&
               sync_start(j) == 0 && tidy_open(j, files->decisions) == 0)))
        return j;
    return open_failed(j, arena, files, why);
}

struct journal *journal_open_files(struct arena *arena, const struct journal_files *files,
                                   enum journal_mode mode, const char **why)
{
    struct journal *j = journal_new(mode, why);
    return j ? journal_start(j, arena, files, why) : NULL;
}

struct journal *journal_open(struct arena *arena, const char *dir, enum journal_mode mode,
                             const char **why)
{
    const struct journal_files files = {arena_printf(arena, "%s/journal.db", dir),
                                        arena_printf(arena, "%s/keys.db", dir), dir};
    struct journal *j = journal_new(mode, why);
    if (!j)
        return NULL;
    if (folder_make(j, dir) != 0)
        return open_failed(j, arena, &files, why);
    return journal_start(j, arena, &files, why);
}

void journal_close(struct journal *j)
{
    if (!j)
        return;
    if (j->turn)
        journal_rollback(j);
    sync_end(j);
    journal_checkpoint(j);
    checkpoints_close(j);
    statements_finish(j);
    tidy_close(j);
    sqlite3_close(j->db); /* cannot be busy: every statement is finished */
    sqlite3_close(j->keys);
    deltas_free(j);
    leaving_clear(j);
    lately_free(j->lately);
    hasher_fini(&j->hasher);
    pthread_mutex_destroy(&j->log.lock);
    pthread_mutex_destroy(&j->tidy.copying);
    free(j->buffer);
    free(j->primer);
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
