/* Loading packs in a thread of its own: see loader.h. */
#include "daemon/loader.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct loader {
    pthread_mutex_t lock;
    pthread_cond_t more;  /* a job waits, or the end has come */
    pthread_cond_t ready; /* a job is done */
    pthread_t thread;
    bool running; /* there is a thread */
    bool end;
    int fd;
    const char *folder;
    struct json_reader *reader; /* the thread's */
    struct job *first;          /* of those that wait */
};

/* ---- in the thread --------------------------------------------------------------------------- */

static struct job *job_next(struct loader *l)
{
    while (!l->end && !l->first)
        pthread_cond_wait(&l->more, &l->lock);
    struct job *job = l->end ? NULL : l->first;
    if (job)
        l->first = job->waiting;
    return job;
}

static void job_free(struct job *job)
{
    generation_free(job->made);
    free(job);
}

/* The day that callers will ask about first is made ready here, too. */
static struct generation *job_run(const struct loader *l, const struct job *job)
{
    struct generation *made = generation_load(l->reader, l->folder, job->pack, job->today);
    if (made && generation_good(made))
        generation_day(made, job->today); /* without memory it is made when it is asked for */
    return made;
}

static void *thread_main(void *context)
{
    struct loader *l = context;
    struct job *job;
    pthread_mutex_lock(&l->lock);
    while ((job = job_next(l)) != NULL) {
        pthread_mutex_unlock(&l->lock);
        struct generation *made = job_run(l, job);
        int error = errno;
        pthread_mutex_lock(&l->lock);
        job->made = made;
        job->error = made ? 0 : error;
        job->done = true;
        pthread_cond_broadcast(&l->ready);
        if (job->unwanted)
            job_free(job);
        if (eventfd_write(l->fd, 1) != 0)
            abort(); /* only a descriptor that is none */
    }
    pthread_mutex_unlock(&l->lock);
    return NULL;
}

/* ---- its life -------------------------------------------------------------------------------- */

/* Signals are the loop's. */
static int thread_start(struct loader *l)
{
    sigset_t every, before;
    sigfillset(&every);
    pthread_sigmask(SIG_SETMASK, &every, &before);
    int error = pthread_create(&l->thread, NULL, thread_main, l);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    l->running = error == 0;
    return error;
}

struct loader *loader_new(const char *folder)
{
    struct loader *l = calloc(1, sizeof *l);
    if (!l)
        return NULL;
    pthread_mutex_init(&l->lock, NULL);
    pthread_cond_init(&l->more, NULL);
    pthread_cond_init(&l->ready, NULL);
    l->folder = folder;
    l->reader = json_reader_new();
    l->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    int error = !l->reader ? ENOMEM : l->fd < 0 ? errno : thread_start(l);
    if (!error)
        return l;
    loader_free(l);
    errno = error;
    return NULL;
}

void loader_free(struct loader *l)
{
    if (!l)
        return;
    pthread_mutex_lock(&l->lock);
    l->end = true;
    pthread_cond_signal(&l->more);
    pthread_mutex_unlock(&l->lock);
    if (l->running)
        pthread_join(l->thread, NULL);
    if (l->fd >= 0)
        close(l->fd);
    json_reader_free(l->reader);
    pthread_cond_destroy(&l->more);
    pthread_cond_destroy(&l->ready);
    pthread_mutex_destroy(&l->lock);
    free(l);
}

int loader_descriptor(const struct loader *l)
{
    return l->fd;
}

void loader_read(struct loader *l)
{
    eventfd_t n;
    if (eventfd_read(l->fd, &n) != 0 && errno != EAGAIN)
        abort();
}

/* ---- jobs ------------------------------------------------------------------------------------ */

struct job *loader_ask(struct loader *l, const char *pack, day_t today)
{
    size_t n = strlen(pack) + 1;
    struct job *job = calloc(1, sizeof *job + n);
    if (!job)
        return NULL;
    memcpy(job->pack, pack, n);
    job->today = today;
    pthread_mutex_lock(&l->lock);
    struct job **last = &l->first;
    while (*last)
        last = &(*last)->waiting;
    *last = job;
    pthread_cond_signal(&l->more);
    pthread_mutex_unlock(&l->lock);
    return job;
}

bool job_done(struct loader *l, const struct job *job)
{
    pthread_mutex_lock(&l->lock);
    bool done = job->done;
    pthread_mutex_unlock(&l->lock);
    return done;
}

void job_wait(struct loader *l, const struct job *job)
{
    pthread_mutex_lock(&l->lock);
    while (!job->done)
        pthread_cond_wait(&l->ready, &l->lock);
    pthread_mutex_unlock(&l->lock);
}

struct generation *job_take(struct job *job)
{
    struct generation *made = job->made;
    errno = made ? 0 : job->error;
    job->made = NULL;
    job->error = EALREADY;
    return made;
}

/* Takes a job out of the queue. False when it is not there any more. */
static bool job_unqueue(struct loader *l, const struct job *job)
{
    for (struct job **at = &l->first; *at; at = &(*at)->waiting)
        if (*at == job) {
            *at = job->waiting;
            return true;
        }
    return false;
}

void job_leave(struct loader *l, struct job *job)
{
    pthread_mutex_lock(&l->lock);
    bool over = job_unqueue(l, job) || job->done;
    job->unwanted = !over;
    pthread_mutex_unlock(&l->lock);
    if (over)
        job_free(job);
}
