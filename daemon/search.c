/* Searches for plans in threads of their own: see search.h.
 *
 * The list belongs to the loop's thread; threads touch a search only between taking it from the
 * queue and marking it done, both under the lock. */
#include "daemon/search.h"

#include "protocol/out.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#define THREAD_NICE 15
#define BYTES_BESIDE ((size_t)72 << 20) /* of a search, beside what its options let it have */

enum stage { STAGE_WAITING, STAGE_RUNNING, STAGE_DONE };

struct search {
    struct search *next; /* in the order of asking */
    enum stage stage;    /* under the lock */
    int users;
    struct arena *arena;
    const char *key; /* what was asked, as text: equal keys have equal results */
    size_t nkey;
    const struct situation *situation;
    struct plan_options options;
    struct plans *plans;
};

struct searches {
    pthread_mutex_t lock;
    pthread_cond_t more; /* a search waits, or the end has come */
    pthread_t threads[SEARCH_THREADS_MAX];
    int nthreads;
    bool end;
    int fd;
    struct search *first;
    int n;
    int64_t ended, expansions; /* under the lock */
};

/* ---- in the threads
 * ------------------------------------------------------------------------------ */

static void search_run(struct search *search)
{
    static const struct plans none; /* nothing was found, and nothing is proven */
    jmp_buf guard;
    if (setjmp(guard)) { /* from arena_alloc, anywhere in the search */
        arena_guard(search->arena, NULL);
        search->plans = (struct plans *)&none;
        return;
    }
    arena_guard(search->arena, &guard);
    struct plans *found = plans_make(search->situation, &search->options);
    arena_guard(search->arena, NULL);
    search->plans = found;
}

static struct search *search_take(struct searches *all)
{
    for (;;) {
        for (struct search *s = all->first; s; s = s->next)
            if (s->stage == STAGE_WAITING)
                return s;
        if (all->end)
            return NULL;
        pthread_cond_wait(&all->more, &all->lock);
    }
}

/* Threads that search give way to the loop, which wakes up at once when somebody asks. Where this
 * is not allowed they search all the same. */
static void thread_yields(void)
{
    static const struct sched_param none;
    if (pthread_setschedparam(pthread_self(), SCHED_BATCH, &none) == 0)
        setpriority(PRIO_PROCESS, (id_t)gettid(), THREAD_NICE);
}

static void *thread_main(void *context)
{
    struct searches *all = context;
    struct search *search;
    thread_yields();
    pthread_mutex_lock(&all->lock);
    while ((search = search_take(all)) != NULL) {
        search->stage = STAGE_RUNNING;
        pthread_mutex_unlock(&all->lock);
        search_run(search);
        pthread_mutex_lock(&all->lock);
        search->stage = STAGE_DONE;
        all->ended++;
        all->expansions += search->plans->expansions;
        if (eventfd_write(all->fd, 1) != 0)
            abort(); /* only a descriptor that is none */
    }
    pthread_mutex_unlock(&all->lock);
    return NULL;
}

/* ---- their life
 * ---------------------------------------------------------------------------------- */

static int threads_wanted(int asked)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    long n = asked ? asked : cores - 1;
    return n < 1 ? 1 : n > SEARCH_THREADS_MAX ? SEARCH_THREADS_MAX : (int)n;
}

/* Signals are the loop's. */
static int threads_start(struct searches *all, int wanted)
{
    sigset_t every, before;
    int error = 0;
    sigfillset(&every);
    pthread_sigmask(SIG_SETMASK, &every, &before);
    while (all->nthreads < wanted && !error) {
        error = pthread_create(&all->threads[all->nthreads], NULL, thread_main, all);
        all->nthreads += error == 0;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return all->nthreads ? 0 : error;
}

struct searches *searches_new(int threads)
{
    struct searches *all = calloc(1, sizeof *all);
    if (!all)
        return NULL;
    pthread_mutex_init(&all->lock, NULL);
    pthread_cond_init(&all->more, NULL);
    all->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    int error = all->fd < 0 ? errno : threads_start(all, threads_wanted(threads));
    if (!error)
        return all;
    searches_free(all);
    errno = error;
    return NULL;
}

void search_free(struct search *search)
{
    arena_free(search->arena);
    free(search);
}

void searches_free(struct searches *all)
{
    if (!all)
        return;
    pthread_mutex_lock(&all->lock);
    all->end = true;
    for (struct search *s = all->first; s; s = s->next) /* those that wait are not begun any more */
        s->stage = s->stage == STAGE_WAITING ? STAGE_DONE : s->stage;
    pthread_cond_broadcast(&all->more);
    pthread_mutex_unlock(&all->lock);
    for (int i = 0; i < all->nthreads; i++)
        pthread_join(all->threads[i], NULL);
    while (all->first) {
        struct search *next = all->first->next;
        search_free(all->first);
        all->first = next;
    }
    if (all->fd >= 0)
        close(all->fd);
    pthread_cond_destroy(&all->more);
    pthread_mutex_destroy(&all->lock);
    free(all);
}

int searches_descriptor(const struct searches *all)
{
    return all->fd;
}

void searches_read(struct searches *all)
{
    eventfd_t n;
    if (eventfd_read(all->fd, &n) != 0 && errno != EAGAIN)
        abort();
}

/* ---- what is asked
 * ------------------------------------------------------------------------------- */

static void facts_print(struct out *o, const struct situation *s)
{
    for (int i = 0; i < s->model->nfacts; i++) {
        const struct value *v = &s->facts[i];
        out_int(o, v->known | v->source << 1);
        out_int(o, v->n);
        out_int(o, (int64_t)v->members);
        out_int(o, (int64_t)v->known_members);
    }
}

static void history_print(struct out *o, const struct situation *s)
{
    for (int i = 0; i < s->nhistory; i++) {
        const struct visit *v = &s->history[i];
        out_int(o, v->service);
        out_int(o, (int64_t)v->state);
        out_int(o, v->started);
        out_int(o, v->ended);
        out_int(o, v->ends);
    }
    for (int i = 0; s->placements && i < s->model->nservices; i++)
        out_int(o, s->placements[i]);
}

/* Everything that the result depends on. The model is named by its address: it stays while it is
 * used (searches_use). */
static struct out key_print(struct arena *arena, const struct situation *s,
                            const struct plan_options *o)
{
    struct out out;
    out_init(&out, arena, 2048);
    out_array(&out);
    out_int(&out, (int64_t)(intptr_t)s->model);
    out_int(&out, s->as_of);
    out_int(&out, (int64_t)s->audience);
    out_int(&out, o->goal);
    out_int(&out, o->k);
    out_bool(&out, o->parallel);
    out_int(&out, o->expansions);
    out_int(&out, (int64_t)o->memory);
    facts_print(&out, s);
    out_int(&out, s->nhistory);
    history_print(&out, s);
    out_array_end(&out);
    return out;
}

static void *copied(struct arena *arena, const void *from, int n, size_t size)
{
    return from ? arena_grow(arena, from, (size_t)n, (size_t)n + 1, size) : NULL;
}

static const struct situation *situation_copy(struct arena *arena, const struct situation *s)
{
    struct situation *copy = arena_grow(arena, s, 1, 1, sizeof *s);
    copy->arena = arena;
    copy->facts = copied(arena, s->facts, s->model->nfacts, sizeof *s->facts);
    copy->history = copied(arena, s->history, s->nhistory, sizeof *s->history);
    copy->placements = copied(arena, s->placements, s->model->nservices, sizeof *s->placements);
    copy->states = copied(arena, s->states, s->model->nservices, sizeof *s->states);
    copy->day = day_frame(arena, s->model, s->as_of);
    return copy;
}

static struct search *search_find(struct searches *all, const struct out *key)
{
    for (struct search *s = all->first; s; s = s->next)
        if (s->nkey == key->n && memcmp(s->key, key->data, key->n) == 0)
            return s;
    return NULL;
}

/* NULL with errno. */
static struct search *search_make(const struct out *key, const struct situation *s,
                                  const struct plan_options *options)
{
    struct search *volatile search = calloc(1, sizeof *search);
    struct arena *arena = search ? arena_new(options->memory + BYTES_BESIDE) : NULL;
    jmp_buf guard;
    if (!arena || setjmp(guard)) {
        arena_free(arena);
        free(search);
        errno = ENOMEM;
        return NULL;
    }
    arena_secret(arena);
    arena_guard(arena, &guard);
    search->arena = arena;
    search->key = arena_copy(arena, key->data, key->n);
    search->nkey = key->n;
    search->situation = situation_copy(arena, s);
    search->options = *options;
    search->options.scratch = NULL;
    arena_guard(arena, NULL);
    return search;
}

struct search *search_alone(const struct situation *s, const struct plan_options *options)
{
    static const struct out nameless;
    struct search *search = search_make(&nameless, s, options);
    if (search)
        search_run(search);
    return search;
}

static void search_add(struct searches *all, struct search *search)
{
    pthread_mutex_lock(&all->lock);
    struct search **last = &all->first;
    while (*last)
        last = &(*last)->next;
    *last = search;
    all->n++;
    pthread_cond_signal(&all->more);
    pthread_mutex_unlock(&all->lock);
}

bool search_done(struct searches *all, const struct search *search)
{
    pthread_mutex_lock(&all->lock);
    bool done = search->stage == STAGE_DONE;
    pthread_mutex_unlock(&all->lock);
    return done;
}

enum searching search_ask(struct searches *all, const struct situation *s,
                          const struct plan_options *options, struct search **out)
{
    struct out key = key_print(s->arena, s, options);
    struct search *search = search_find(all, &key);
    if (!search) {
        if (all->n >= SEARCHES_MAX)
            return SEARCH_FULL;
        search = search_make(&key, s, options);
        if (!search)
            return SEARCH_FAILED;
        search_add(all, search);
    }
    search->users++;
    *out = search;
    return search_done(all, search) ? SEARCH_DONE : SEARCH_UNDER_WAY;
}

struct plans *search_plans(const struct search *search)
{
    return search->plans;
}

void search_leave(struct searches *all, struct search *search)
{
    if (--search->users > 0)
        return;
    pthread_mutex_lock(&all->lock);
    bool ended = search->stage != STAGE_RUNNING;
    struct search **at = &all->first;
    while (*at != search)
        at = &(*at)->next;
    if (ended) {
        *at = search->next;
        all->n--;
    }
    pthread_mutex_unlock(&all->lock);
    if (ended)
        search_free(search);
}

struct searching_now searches_now(struct searches *all)
{
    pthread_mutex_lock(&all->lock);
    struct searching_now now = {.ended = all->ended, .expansions = all->expansions};
    for (const struct search *s = all->first; s; s = s->next) {
        now.waiting += s->stage == STAGE_WAITING;
        now.running += s->stage == STAGE_RUNNING;
    }
    pthread_mutex_unlock(&all->lock);
    return now;
}

bool searches_use(const struct searches *all, const struct model *model)
{
    for (const struct search *s = all->first; s; s = s->next)
        if (s->situation->model == model)
            return true;
    return false;
}
