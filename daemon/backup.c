/* Backups: see backup.h. What was begun and not finished has names that end in ".part", and the
 * next one removes it. */
#include "daemon/backup.h"

#include "daemon/backup_file.h"
#include "daemon/clock.h"
#include "daemon/journal_copy.h"
#include "daemon/log.h"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define PATH_BYTES 4096
#define SPARE_BYTES (INT64_C(64) << 20) /* that a backup leaves free on its disk */
#define SLICE_MS 1                      /* between two slices */
#define LOOK_MS 20                      /* between two looks at the thread */

enum { STALE = -1 };

struct backup {
    struct journal *journal;
    const char *data, *folder;
    struct backup_report report; /* of the last one that was asked for */
    enum backup_state state;     /* of what is done now, which may be keys alone */
    struct journal_copy copy;    /* the one under way */
    bool keys_alone;
    bool wanted;       /* one was asked for, and not begun */
    int64_t destroyed; /* keys, when their copy was begun; STALE: it has some that are gone */
    char name[CLOCK_TEXT];
    char decisions[PATH_BYTES], keys[PATH_BYTES]; /* where they will lie */
    char notes[PATH_BYTES];
    char decisions_part[PATH_BYTES], keys_part[PATH_BYTES]; /* until then */
    char why[1024];
    pthread_t thread; /* while checking */
    atomic_bool stop, checked;
    struct journal_checked found;
};

/* ---- failing --------------------------------------------------------------------------------- */

static void state_set(struct backup *b, enum backup_state state)
{
    b->state = state;
    if (!b->keys_alone)
        b->report.state = state;
}

/* What a backup that is none has left, if anything. */
static void parts_remove(const struct backup *b)
{
    unlink(b->decisions_part);
    unlink(b->keys_part);
    if (!b->keys_alone)
        unlink(b->notes);
}

static int fail(struct backup *b, int error, const char *what, const char *why)
{
    snprintf(b->why, sizeof b->why, "%.500s: %.500s", what, why);
    state_set(b, BACKUP_FAILED);
    if (!b->keys_alone)
        b->report.why = b->why;
    parts_remove(b);
    log_line(LOG_ERR, "the backup failed", "why", b->why, NULL);
    errno = error;
    return -1;
}

static int fail_world(struct backup *b, const char *what)
{
    return fail(b, errno, what, strerror(errno));
}

/* ---- beginning ------------------------------------------------------------------------------- */

static int folder_make(struct backup *b, const char *below)
{
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s%s", b->folder, below);
    return backup_folder_make(path) == 0 ? 0 : fail_world(b, path);
}

/* A small file of the data folder, under its own name or another. */
static int file_copy(struct backup *b, const char *name, const char *to)
{
    char from[PATH_BYTES * 2], part[PATH_BYTES];
    snprintf(from, sizeof from, "%s/%s", b->data, name);
    snprintf(part, sizeof part, "%s/.part", b->folder);
    return backup_file_copy(from, part, to) == 0 ? 0 : fail_world(b, to);
}

/* The notes are no newer than the decisions, which are copied later. */
static int notes_copy(struct backup *b)
{
    if (file_copy(b, "checkpoints", b->notes) != 0)
        return -1;
    char key[PATH_BYTES], pub[PATH_BYTES];
    snprintf(key, sizeof key, "%s/keys/checkpoint.key", b->folder);
    snprintf(pub, sizeof pub, "%s/keys/checkpoint.pub", b->folder);
    if (file_copy(b, "checkpoint.key", key) != 0)
        return -1;
    return file_copy(b, "checkpoint.pub", pub);
}

static void name_make(struct backup *b)
{
    char at[CLOCK_TEXT];
    size_t n = 0;
    clock_print(clock_ms(), at);
    for (const char *p = at; *p; p++)
        if (*p != ':')
            b->name[n++] = *p;
    b->name[n] = '\0';
    snprintf(b->decisions, PATH_BYTES, "%s/journal/%s.db", b->folder, b->name);
    snprintf(b->notes, PATH_BYTES, "%s/journal/%s.checkpoints", b->folder, b->name);
    b->report = (struct backup_report){.name = b->name};
}

/* A disk that a backup fills may be the one that decisions are stored on. */
static int space_check(struct backup *b)
{
    struct statvfs disk;
    int64_t needed = journal_bytes(b->journal);
    if (needed < 0)
        return fail(b, errno, "journal.db", journal_error(b->journal));
    if (statvfs(b->folder, &disk) != 0)
        return fail_world(b, b->folder);
    if ((int64_t)disk.f_bavail * (int64_t)disk.f_frsize >= needed + SPARE_BYTES)
        return 0;
    char why[128];
    snprintf(why, sizeof why, "a backup needs %" PRId64 " MB free there",
             (needed + SPARE_BYTES) >> 20);
    return fail(b, ENOSPC, b->folder, why);
}

static int owner_check(struct backup *b)
{
    int ours = journal_owns(b->journal, b->keys);
    if (ours > 0)
        return 0;
    return fail(
        b, ours < 0 ? errno : EEXIST, b->keys,
        "it does not hold the keys of this store, and is not overwritten; is this the right "
        "folder? Then move it away");
}

static int copy_begin(struct backup *b, enum journal_file file)
{
    bool keys = file == JOURNAL_KEYS;
    const char *path = keys ? b->keys_part : b->decisions_part;
    if (backup_file_make(path) != 0)
        return fail_world(b, path);
    if (keys)
        b->destroyed = journal_destroyed(b->journal);
    b->copy = (struct journal_copy){.journal = b->journal, .file = file, .path = path};
    if (journal_copy_begin(&b->copy) != 0)
        return fail(b, errno, "it cannot begin", b->copy.why);
    state_set(b, BACKUP_COPYING);
    return 0;
}

static int start(struct backup *b, bool keys_alone)
{
    b->keys_alone = keys_alone;
    if (folder_make(b, "") != 0 || folder_make(b, "/journal") != 0 || folder_make(b, "/keys") != 0)
        return -1;
    if (space_check(b) != 0 || owner_check(b) != 0 || (!keys_alone && notes_copy(b) != 0))
        return -1;
    return copy_begin(b, keys_alone ? JOURNAL_KEYS : JOURNAL_DECISIONS);
}

static bool is_busy(const struct backup *b)
{
    return b->state == BACKUP_COPYING || b->state == BACKUP_CHECKING;
}

static void thread_join(struct backup *b)
{
    pthread_join(b->thread, NULL); /* cannot fail: it was made, and is joined once */
    atomic_store(&b->checked, false);
}

static void give_up(struct backup *b)
{
    if (b->state == BACKUP_COPYING)
        journal_copy_end(&b->copy);
    if (b->state == BACKUP_CHECKING) {
        atomic_store(&b->stop, true);
        thread_join(b);
    }
    state_set(b, BACKUP_NONE);
    parts_remove(b);
}

void backup_begin(struct backup *b)
{
    if (b->wanted || (is_busy(b) && !b->keys_alone))
        return;
    b->wanted = true;
    name_make(b);
    b->report.state = BACKUP_COPYING;
}

struct backup_report backup_report(const struct backup *b)
{
    return b->report;
}

/* ---- checking -------------------------------------------------------------------------------- */

static void *check_run(void *context)
{
    struct backup *b = context;
    const struct journal_files copies = {b->keys_alone ? NULL : b->decisions_part, b->keys_part,
                                         NULL};
    journal_copy_check(&copies, &b->stop, &b->found);
    atomic_store(&b->checked, true);
    return NULL;
}

static int check_begin(struct backup *b)
{
    sigset_t every, before;
    atomic_store(&b->stop, false);
    atomic_store(&b->checked, false);
    sigfillset(&every);
    pthread_sigmask(SIG_SETMASK, &every, &before); /* signals are the loop's */
    int error = pthread_create(&b->thread, NULL, check_run, b);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (error)
        return fail(b, error, "it cannot be checked", strerror(error));
    state_set(b, BACKUP_CHECKING);
    return 0;
}

static int folder_sync(const struct backup *b, const char *below)
{
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s%s", b->folder, below);
    return backup_folder_sync(path);
}

/* The keys come first: where decisions have their name, their keys are there. */
static int name_give(struct backup *b)
{
    if (rename(b->keys_part, b->keys) != 0 || folder_sync(b, "/keys") != 0)
        return fail_world(b, b->keys);
    if (b->keys_alone) {
        state_set(b, BACKUP_DONE);
        return 0;
    }
    if (rename(b->decisions_part, b->decisions) != 0 || folder_sync(b, "/journal") != 0)
        return fail_world(b, b->decisions);
    state_set(b, BACKUP_DONE);
    b->report.decisions = b->found.decisions;
    log_line(LOG_NOTICE, "backup done", "file", b->decisions, "decisions",
             log_number(b->found.decisions).text, NULL);
    return 0;
}

/* Whether a client was erased whose key is in the keys of the last backup. */
static bool keys_stale(const struct backup *b)
{
    return b->destroyed != journal_destroyed(b->journal);
}

static int check_look(struct backup *b)
{
    if (!atomic_load(&b->checked))
        return LOOK_MS;
    thread_join(b);
    if (*b->found.why)
        return fail(b, EIO, "a copy is not as it should be", b->found.why), 0;
    if (keys_stale(b)) /* the copy has a key that is gone */
        return copy_begin(b, JOURNAL_KEYS) == 0 ? SLICE_MS : 0;
    name_give(b);
    return 0;
}

/* ---- going on -------------------------------------------------------------------------------- */

static int copy_go_on(struct backup *b)
{
    int more = journal_copy_step(&b->copy);
    if (!b->keys_alone) {
        b->report.done = b->copy.done;
        b->report.of = b->copy.of;
    }
    if (more > 0)
        return SLICE_MS;
    if (more < 0)
        return fail(b, errno, "it stopped", b->copy.why), 0;
    enum journal_file file = b->copy.file;
    journal_copy_end(&b->copy);
    int next = file == JOURNAL_DECISIONS ? copy_begin(b, JOURNAL_KEYS) : check_begin(b);
    return next == 0 ? SLICE_MS : 0;
}

bool backup_waits(const struct backup *b)
{
    return b->wanted || is_busy(b) || keys_stale(b);
}

static int begin_wanted(struct backup *b)
{
    if (is_busy(b)) /* with keys alone, which this one copies as well */
        give_up(b);
    b->wanted = false;
    return start(b, false) == 0 ? SLICE_MS : 0;
}

static int begin_keys(struct backup *b)
{
    b->destroyed = journal_destroyed(b->journal);
    if (access(b->keys, F_OK) != 0) /* there was no backup yet */
        return 0;
    return start(b, true) == 0 ? SLICE_MS : 0;
}

int backup_step(struct backup *b)
{
    if (b->wanted)
        return begin_wanted(b);
    if (b->state == BACKUP_COPYING)
        return copy_go_on(b);
    if (b->state == BACKUP_CHECKING)
        return check_look(b);
    return keys_stale(b) ? begin_keys(b) : 0;
}

struct backup *backup_new(struct journal *journal, const char *data, const char *folder)
{
    if (strlen(folder) > PATH_BYTES - 64) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    struct backup *b = calloc(1, sizeof *b);
    if (!b)
        return NULL;
    b->journal = journal;
    b->data = data;
    b->folder = folder;
    b->report.name = "";
    snprintf(b->decisions_part, PATH_BYTES, "%s/journal/.part", folder);
    snprintf(b->keys, PATH_BYTES, "%s/keys/keys.db", folder);
    snprintf(b->keys_part, PATH_BYTES, "%s/keys/.part", folder);
    if (journal_copy_stale(journal, b->keys)) /* the process that erased them ended too early */
        b->destroyed = STALE;
    return b;
}

void backup_free(struct backup *b)
{
    if (!b)
        return;
    if (is_busy(b))
        give_up(b);
    free(b);
}
