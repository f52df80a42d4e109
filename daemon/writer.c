/* The writer's thread: see writer.h. */
#include "daemon/writer.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct writer {
    struct journal *journal;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    pthread_t thread;
    bool runs; /* the thread does */
    int fd;
    struct bundle *work; /* under the lock: handed over, and not done */
    bool end;            /* under the lock */
};

static void *thread_main(void *context)
{
    struct writer *w = context;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        while (!w->work && !w->end)
            pthread_cond_wait(&w->changed, &w->lock);
        if (!w->work)
            break;
        pthread_mutex_unlock(&w->lock);
        bundle_commit(w->work, w->journal);
        pthread_mutex_lock(&w->lock);
        w->work = NULL;
        pthread_cond_broadcast(&w->changed);
        if (eventfd_write(w->fd, 1) != 0)
            abort(); /* only a descriptor that is none */
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

/* Signals are the loop's. */
static int thread_start(struct writer *w)
{
    sigset_t every, before;
    sigfillset(&every);
    pthread_sigmask(SIG_SETMASK, &every, &before);
    int error = pthread_create(&w->thread, NULL, thread_main, w);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    w->runs = error == 0;
    return error;
}

struct writer *writer_new(struct journal *journal)
{
    struct writer *w = calloc(1, sizeof *w);
    if (!w)
        return NULL;
    w->journal = journal;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->changed, NULL);
    w->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    int error = w->fd < 0 ? errno : thread_start(w);
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
    if (w->runs)
        pthread_join(w->thread, NULL);
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

void writer_hand(struct writer *w, struct bundle *b)
{
    pthread_mutex_lock(&w->lock);
    assert(!w->work);
    w->work = b;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->lock);
}

bool writer_idle(struct writer *w)
{
    pthread_mutex_lock(&w->lock);
    bool idle = !w->work;
    pthread_mutex_unlock(&w->lock);
    return idle;
}

void writer_wait(struct writer *w)
{
    pthread_mutex_lock(&w->lock);
    while (w->work)
        pthread_cond_wait(&w->changed, &w->lock);
    pthread_mutex_unlock(&w->lock);
}

bool writer_self(const struct writer *w)
{
    return w->runs && pthread_equal(pthread_self(), w->thread);
}
