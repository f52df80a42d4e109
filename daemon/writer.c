/* The writer's three threads: see writer.h. */
#include "daemon/writer.h"

#include "daemon/clock.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define GATHER_LITTLE 12 /* these parts of the last sync's time */
#define GATHER_MOST 3
#define ENOUGH(served) ((served)*7 / 16) /* of what the last two syncs served: nearly half */

enum { WRITING, SYNCING, COPYING, THREADS };

struct writer {
    struct journal *journal;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    pthread_t threads[THREADS];
    int nthreads; /* that run */
    int fd;
    /* Under the lock: */
    struct bundle *work, *last; /* being written; and so on by `next` */
    struct bundle *written;     /* to be synced, the newest first */
    bool more;                  /* the loop is about to hand over another bundle */
    bool under_way;             /* a sync is */
    int64_t first;              /* us: when `written` got its first */
    int ready;                  /* decisions in `written` */
    int served[2];              /* by the last two syncs */
    int64_t took;               /* us: the last sync */
    bool copy, copy_all;        /* the log is being copied; all of it */
    bool lost;                  /* nobody knows what is on the disk */
    bool end;
};

/* The loop hears of it. */
static void change(struct writer *w)
{
    pthread_cond_broadcast(&w->changed);
    if (eventfd_write(w->fd, 1) != 0)
        abort(); /* only a descriptor that is none */
}

/* ---- writing --------------------------------------------------------------------------------- */

static void bundle_written(struct writer *w, struct bundle *b)
{
    w->work = b->next;
    w->lost |= b->error == ENOTRECOVERABLE;
    if (b->error || !b->wrote)
        b->done = true;
    else {
        w->first = w->written ? w->first : clock_steady_us();
        b->next = w->written;
        w->ready += b->n;
        w->written = b;
    }
    change(w);
}

/* On top of what nobody knows nothing is written. */
static void bundle_lose(struct bundle *b)
{
    b->error = ENOTRECOVERABLE;
    snprintf(b->why, sizeof b->why, "nobody knows what is on the disk");
}

static void *writing_main(void *context)
{
    struct writer *w = context;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        while (!w->work && !w->end)
            pthread_cond_wait(&w->changed, &w->lock);
        if (!w->work)
            break;
        bool lost = w->lost;
        pthread_mutex_unlock(&w->lock);
        if (lost)
            bundle_lose(w->work);
        else
            bundle_write(w->work, w->journal);
        pthread_mutex_lock(&w->lock);
        bundle_written(w, w->work);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

/* ---- syncing --------------------------------------------------------------------------------- */

/* `why`: the sync failed; or NULL. */
static void bundles_done(struct bundle *b, const char *why)
{
    int64_t now = clock_steady_us();
    for (struct bundle *next; b; b = next) {
        next = b->next;
        if (why) {
            b->error = ENOTRECOVERABLE;
            snprintf(b->why, sizeof b->why, "cannot sync journal.db: %s", why);
        }
        b->took = now - b->since;
        b->done = true;
    }
}

static void until_changed(struct writer *w, int64_t until)
{
    struct timespec at = {.tv_sec = until / 1000000, .tv_nsec = until % 1000000 * 1000};
    pthread_cond_timedwait(&w->changed, &w->lock, &at); /* whichever comes first */
}

/* Callers who wait for their answers fall into two groups: one is synced while the other is decided
 * and written. Waits until nearly half of them all is written, as long as more is known to come, so
 * that neither group is small for long; and a little for callers who had their answers just now to
 * call again. */
static void bundles_gather(struct writer *w)
{
    int64_t now = clock_steady_us();
    int64_t little = w->first + w->took / GATHER_LITTLE, most = now + w->took / GATHER_MOST;
    int enough = ENOUGH(w->served[0] + w->served[1]);
    while (!w->end && w->ready < enough && (now < little || (now < most && (w->work || w->more)))) {
        until_changed(w, now < little ? little : most);
        now = clock_steady_us();
    }
    w->served[0] = w->served[1];
    w->served[1] = w->ready;
    w->ready = 0;
}

static void bundles_sync(struct writer *w)
{
    const char *why;
    struct bundle *all = w->written;
    w->written = NULL;
    w->under_way = true;
    pthread_mutex_unlock(&w->lock);
    int64_t begun = clock_steady_us();
    bool good = journal_sync(w->journal, &why) == 0;
    pthread_mutex_lock(&w->lock);
    w->took = clock_steady_us() - begun;
    w->under_way = false;
    w->lost |= !good;
    bundles_done(all, good ? NULL : why);
    change(w);
}

static void *syncing_main(void *context)
{
    struct writer *w = context;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        while (!w->written && !(w->end && !w->work))
            pthread_cond_wait(&w->changed, &w->lock);
        if (!w->written)
            break;
        bundles_gather(w);
        bundles_sync(w);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

/* ---- copying the log ------------------------------------------------------------------------- */

static void *copying_main(void *context)
{
    struct writer *w = context;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        while (!w->copy && !w->end)
            pthread_cond_wait(&w->changed, &w->lock);
        if (w->end)
            break;
        bool all = w->copy_all;
        pthread_mutex_unlock(&w->lock);
        journal_tidy_beside(w->journal, all);
        pthread_mutex_lock(&w->lock);
        w->copy = false;
        change(w);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

/* ---- its life -------------------------------------------------------------------------------- */

/* Signals are the loop's. */
static int threads_start(struct writer *w)
{
    static void *(*const mains[THREADS])(void *) = {writing_main, syncing_main, copying_main};
    sigset_t every, before;
    int error = 0;
    sigfillset(&every);
    pthread_sigmask(SIG_SETMASK, &every, &before);
    while (!error && w->nthreads < THREADS) {
        error = pthread_create(&w->threads[w->nthreads], NULL, mains[w->nthreads], w);
        w->nthreads += !error;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

struct writer *writer_new(struct journal *journal)
{
    struct writer *w = calloc(1, sizeof *w);
    if (!w)
        return NULL;
    w->journal = journal;
    pthread_mutex_init(&w->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&w->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    w->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    int error = w->fd < 0 ? errno : threads_start(w);
    if (!error)
        return w;
    writer_free(w);
    errno = error;
    return NULL;
}

void writer_free(struct writer *w)
{
    if (!w)
        return;
    pthread_mutex_lock(&w->lock);
    w->end = true;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->lock);
    for (int i = 0; i < w->nthreads; i++)
        pthread_join(w->threads[i], NULL);
    if (w->fd >= 0)
        close(w->fd);
    pthread_cond_destroy(&w->changed);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

int writer_descriptor(const struct writer *w)
{
    return w->fd;
}

void writer_read(struct writer *w)
{
    eventfd_t n;
    if (eventfd_read(w->fd, &n) != 0 && errno != EAGAIN)
        abort();
}

/* ---- for the loop ---------------------------------------------------------------------------- */

void writer_hand(struct writer *w, struct bundle *b)
{
    pthread_mutex_lock(&w->lock);
    b->next = NULL;
    *(w->work ? &w->last->next : &w->work) = b;
    w->last = b;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->lock);
}

void writer_expect(struct writer *w, bool more)
{
    pthread_mutex_lock(&w->lock);
    if (w->more != more && w->written)
        pthread_cond_broadcast(&w->changed);
    w->more = more;
    pthread_mutex_unlock(&w->lock);
}

void writer_copy(struct writer *w, bool all)
{
    pthread_mutex_lock(&w->lock);
    w->copy = true;
    w->copy_all = all;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->lock);
}

bool writer_copies(struct writer *w)
{
    pthread_mutex_lock(&w->lock);
    bool copies = w->copy;
    pthread_mutex_unlock(&w->lock);
    return copies;
}

bool writer_idle(struct writer *w)
{
    pthread_mutex_lock(&w->lock);
    bool idle = !w->work;
    pthread_mutex_unlock(&w->lock);
    return idle;
}

bool writer_syncs(struct writer *w)
{
    pthread_mutex_lock(&w->lock);
    bool syncs = w->under_way;
    pthread_mutex_unlock(&w->lock);
    return syncs;
}

bool writer_done(struct writer *w, const struct bundle *b)
{
    pthread_mutex_lock(&w->lock);
    bool done = b->done;
    pthread_mutex_unlock(&w->lock);
    return done;
}

void writer_wait(struct writer *w)
{
    pthread_mutex_lock(&w->lock);
    while (w->work)
        pthread_cond_wait(&w->changed, &w->lock);
    pthread_mutex_unlock(&w->lock);
}

void writer_settle(struct writer *w)
{
    pthread_mutex_lock(&w->lock);
    while (w->work || w->written || w->under_way)
        pthread_cond_wait(&w->changed, &w->lock);
    pthread_mutex_unlock(&w->lock);
}

void writer_finish(struct writer *w, const struct bundle *b)
{
    pthread_mutex_lock(&w->lock);
    while (!b->done)
        pthread_cond_wait(&w->changed, &w->lock);
    pthread_mutex_unlock(&w->lock);
}

bool writer_self(const struct writer *w)
{
    return w->nthreads > WRITING && pthread_equal(pthread_self(), w->threads[WRITING]);
}
