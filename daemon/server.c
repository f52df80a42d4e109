/* The loop: one thread, in which letters, signals, timers and the loading of rules take turns.
 *
 * The gate's descriptor tells of changes, not of letters: after each turn the gate itself is asked,
 * and the loop comes back by a timer when it still holds some. */
#include "daemon/server.h"

#include "daemon/copier.h"
#include "daemon/fence.h"
#include "daemon/guard.h"
#include "daemon/house.h"
#include "daemon/http_site.h"
#include "daemon/log.h"
#include "daemon/ready.h"
#include "daemon/refresh.h"
#include "daemon/secrecy.h"
#include "daemon/stop.h"
#include "daemon/tell.h"
#include "daemon/turn.h"

#include <errno.h>
#include <event2/event.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define REQUEST_BYTES_MAX ((size_t)64 << 20) /* of the memory of one request */
#define FLUSH_US_LEAST 100
#define FLUSH_US_MOST 2000

enum { EXIT_WELL = 0, EXIT_WORLD_FAILED = 3 };

struct server {
    const struct config *config;
    struct event_base *base;
    struct event *readable, *again, *searched, *stored, *flushing, *loaded, *alive;
    struct event *jumped, *minute, *resting;
    struct event *signals[3];
    struct gate gate;
    struct guard guard;
    struct outbox outbox;
    struct house house;
    struct regions *regions;
    struct journal *journal;
    struct refresh refresh;
    struct teller teller;
    struct copier copier;
    struct arena *arena; /* of the request under way */
    struct turns turns;
    struct site site;
    struct stop stop;
    int flush_us; /* until replies that wait are tried again */
    int code;
};

static const struct timeval now = {0, 0};

static int flush_later(int us)
{
    return us * 2 < FLUSH_US_MOST ? us * 2 : FLUSH_US_MOST;
}

/* Replies whose callers' pipes were full are tried again soon; the longer nobody reads, the later.
 */
static void outbox_go_on(struct server *s)
{
    int64_t before = s->outbox.sent;
    bool waits = outbox_flush(&s->outbox, clock_ms());
    bool moves = !waits || s->outbox.sent > before;
    s->flush_us = moves ? FLUSH_US_LEAST : flush_later(s->flush_us);
    if (waits)
        event_add(s->flushing, &(struct timeval){0, s->flush_us});
}

/* False when the loop is to end. */
static bool server_turn(struct server *s)
{
    bool on = turn_take(&s->turns);
    regions_sweep(s->regions);
    if (on)
        return true;
    s->code = EXIT_WORLD_FAILED;
    event_base_loopbreak(s->base);
    return false;
}

/* Comes back for letters that wait; when the turn has no room, once the one before it is done. */
static void again_soon(struct server *s)
{
    if (turns_room(&s->turns) &&
        (gate_waiting(&s->gate) || http_waiting(s->outbox.http) || turns_ripe(&s->turns)))
        event_add(s->again, &now);
}

static void on_letters(evutil_socket_t fd, short what, void *context)
{
    struct server *s = context;
    (void)fd, (void)what;
    if (!server_turn(s))
        return;
    if (s->house.reloaded) {
        s->house.reloaded = false;
        refresh_beside(&s->refresh);
    }
    tell_minute(&s->teller);
    copier_wake(&s->copier);
    outbox_go_on(s);
    again_soon(s);
}

/* Plans were found, or a turn is committed. */
static void on_done(evutil_socket_t fd, short what, void *context)
{
    struct server *s = context;
    searches_read(s->house.searches);
    writer_read(s->house.writer);
    on_letters(fd, what, context);
}

static void on_flushing(evutil_socket_t fd, short what, void *context)
{
    struct server *s = context;
    (void)fd, (void)what;
    outbox_go_on(s);
    again_soon(s); /* sending uses the descriptor's sign up, too */
}

/* Of the reload under way, or of a call that was put aside. */
static void on_loaded(evutil_socket_t fd, short what, void *context)
{
    struct server *s = context;
    loader_read(s->house.loader);
    refresh_go_on(&s->refresh);
    regions_sweep(s->regions);
    on_letters(fd, what, s);
}

/* ---- signals and timers ---------------------------------------------------------------------- */

static void on_hangup(evutil_socket_t fd, short what, void *context)
{
    (void)fd, (void)what;
    log_line(LOG_INFO, "loading the rules anew: SIGHUP", NULL);
    guard_reload(&((struct server *)context)->guard);
    refresh_begin(&((struct server *)context)->refresh);
}

static void on_stop(evutil_socket_t fd, short what, void *context)
{
    struct server *s = context;
    (void)fd, (void)what;
    s->site.stopping = true;
    stop_begin(&s->stop);
}

/* ---- its life -------------------------------------------------------------------------------- */

static struct event *event_make(struct server *s, int fd, short what, event_callback_fn on)
{
    struct event *event = event_new(s->base, fd, what, on, s);
    if (event && what && event_add(event, NULL) != 0) {
        event_free(event);
        return NULL;
    }
    return event;
}

static bool events_start(struct server *s)
{
    int fd = gate_descriptor(&s->gate);
    s->base = event_base_new();
    if (!s->base || fd < 0)
        return false;
    s->readable = event_make(s, fd, EV_READ | EV_PERSIST, on_letters);
    s->again = event_make(s, -1, 0, on_letters);
    s->searched =
        event_make(s, searches_descriptor(s->house.searches), EV_READ | EV_PERSIST, on_done);
    s->stored = event_make(s, writer_descriptor(s->house.writer), EV_READ | EV_PERSIST, on_done);
    s->flushing = event_make(s, -1, 0, on_flushing);
    s->loaded = event_make(s, loader_descriptor(s->house.loader), EV_READ | EV_PERSIST, on_loaded);
    s->signals[0] = event_make(s, SIGHUP, EV_SIGNAL | EV_PERSIST, on_hangup);
    s->signals[1] = event_make(s, SIGTERM, EV_SIGNAL | EV_PERSIST, on_stop);
    s->signals[2] = event_make(s, SIGINT, EV_SIGNAL | EV_PERSIST, on_stop);
    if (!s->readable || !s->again || !s->searched || !s->stored || !s->flushing || !s->loaded)
        return false;
    if (!s->signals[0] || !s->signals[1] || !s->signals[2] || !alive_start(s->base, &s->alive))
        return false;
    return event_add(s->again, &now) == 0; /* letters may have come before anyone waited */
}

static void on_minute(evutil_socket_t fd, short what, void *context)
{
    struct server *s = context;
    (void)fd, (void)what;
    if (writer_idle(s->house.writer) && !s->house.holds) /* else the next turn does it */
        journal_checkpoint_due(s->journal);
    tell_minute(&s->teller);
    crowd_read(&s->gate.crowd);
    if (s->turns.store_down && tell_probe(&s->teller)) /* even when nobody dares to ask */
        turns_stored(&s->turns);
}

/* What many calls at once took is given back: some milliseconds, where there is much. */
static void on_resting(evutil_socket_t fd, short what, void *context)
{
    struct server *s = context;
    (void)fd, (void)what;
    house_rest(&s->house);
    if (!secrecy_trim())
        log_line(LOG_WARNING, "memory can be locked no more and may be written to swap", NULL);
}

static void on_jumped(evutil_socket_t fd, short what, void *context)
{
    struct server *s = context;
    alarm_read(&s->teller.alarm);
    on_minute(fd, what, s);
}

/* Soon after each whole minute, and when the clock jumps. */
static bool minutes_start(struct server *s)
{
    static const struct timeval every = {2, 0}, seldom = {60, 0};
    alarm_open(&s->teller.alarm);
    if (s->teller.alarm.fd >= 0)
        s->jumped = event_make(s, s->teller.alarm.fd, EV_READ | EV_PERSIST, on_jumped);
    return (s->minute = event_new(s->base, -1, EV_PERSIST, on_minute, s)) &&
           (s->resting = event_new(s->base, -1, EV_PERSIST, on_resting, s)) &&
           event_add(s->minute, &every) == 0 && event_add(s->resting, &seldom) == 0;
}

static void events_free(struct server *s)
{
    struct event *all[] = {s->readable,   s->again,      s->searched,  s->stored, s->flushing,
                           s->loaded,     s->alive,      s->jumped,    s->minute, s->resting,
                           s->signals[0], s->signals[1], s->signals[2]};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i])
            event_free(all[i]);
    refresh_stop(&s->refresh);
    copier_free(&s->copier);
    http_close(s->outbox.http);
    s->outbox.http = NULL;
    site_fini(&s->site);
    stop_fini(&s->stop);
    guard_stop(&s->guard);
    if (s->base)
        event_base_free(s->base);
    alarm_close(&s->teller.alarm);
}

static int world_failed(const char *what, const char *why)
{
    log_line(LOG_ERR, what, "why", why, NULL);
    return EXIT_WORLD_FAILED;
}

static bool model_in_use(void *context, const struct model *model)
{
    const struct house *h = context;
    return searches_use(h->searches, model) || house_uses(h, model);
}

/* The sockets: first the one that says who may connect to the others. */
static bool doors_open(struct server *s)
{
    char why[WHY_BYTES];
    s->guard = (struct guard){.config = s->config, .house = &s->house, .gate = &s->gate};
    if (gate_init(&s->gate) == 0 && guard_open(&s->guard, why) == 0)
        return true;
    world_failed("no socket", s->gate.context ? why : strerror(errno));
    return false;
}

static bool http_start(struct server *s)
{
    char why[WHY_BYTES];
    s->site.turns = &s->turns;
    s->site.config = s->config;
    if (!s->config->http)
        return true;
    s->outbox.http = site_open(&s->site, s->again, why);
    if (!s->outbox.http)
        world_failed("no socket for HTTP", why);
    return s->outbox.http != NULL;
}

static bool backup_start(struct server *s)
{
    s->house.backup =
        s->config->backup ? backup_new(s->journal, s->config->data, s->config->backup) : NULL;
    s->copier.house = &s->house;
    if (s->house.backup || !s->config->backup)
        return true;
    world_failed("no backup can be made", strerror(errno));
    return false;
}

/* What the parts know of each other and of the configuration. */
static void parts_join(struct server *s)
{
    regions_keep(s->regions, model_in_use, &s->house);
    s->house.limits.bytes = (size_t)s->config->body;
    s->house.batch_max = s->config->batch;
    s->house.keyless = s->config->keyless;
    s->house.world.plan_expansions = s->config->plan_states;
    s->house.world.plan_memory = (size_t)s->config->plan_memory << 20;
    s->outbox.gate = &s->gate;
    s->turns = (struct turns){
        .gate = &s->gate, .outbox = &s->outbox, .house = &s->house, .arena = s->arena};
    s->refresh.reload.loader = s->house.loader;
    s->teller = (struct teller){.turns = &s->turns, .house = &s->house, .arena = s->arena};
    s->refresh.watch.fd = -1;
    s->teller.alarm.fd = -1;
}

static bool fenced(void)
{
    if (fence_ready())
        return true;
    world_failed("calls of the start cannot be taken away", strerror(errno));
    return false;
}

/* False when something failed, which was logged. */
static bool parts_start(struct server *s)
{
    if (!doors_open(s) || !backup_start(s))
        return false;
    if (events_start(s) && guard_start(&s->guard, s->base) == 0 &&
        refresh_start(&s->refresh, s->base, s->config->rules) && minutes_start(s) &&
        copier_start(&s->copier, s->base) && stop_init(&s->stop, s->base, &s->turns) == 0)
        return http_start(s) && fenced();
    world_failed("cannot start the loop", strerror(errno));
    return false;
}

static void parts_end(struct server *s)
{
    events_free(s);
    turns_fini(&s->turns);
    reload_end(&s->refresh.reload);
    outbox_fini(&s->outbox);
    regions_keep(s->regions, NULL, NULL);
    house_fini(&s->house);
    guard_close(&s->guard);
    gate_close(&s->gate);
}

static int server_loop(struct server *s)
{
    if (house_init(&s->house, s->regions, s->journal, s->config->plan_threads) != 0)
        return world_failed("cannot start", strerror(errno));
    parts_join(s);
    if (parts_start(s)) {
        tell_minute(&s->teller);
        ready_say(s->config, &s->turns);
        event_base_dispatch(s->base); /* ends by loopbreak alone, since signals are waited for */
        turns_settle(&s->turns);
    } else {
        s->code = EXIT_WORLD_FAILED;
    }
    journal_checkpoint(s->journal);
    log_line(LOG_NOTICE, "stopped", "answered", log_number(s->outbox.sent).text, "dropped",
             log_number(s->outbox.dropped).text, "turns", log_number(s->turns.n).text, NULL);
    parts_end(s);
    return s->code;
}

static int server_open(struct server *s)
{
    const char *why = "";
    s->journal = journal_open(s->arena, s->config->data, JOURNAL_WRITE, &why);
    if (!s->journal)
        return world_failed("the journal cannot be opened", why);
    arena_reset(s->arena);
    return server_loop(s);
}

int server_run(const struct config *config, struct regions *regions)
{
    struct server *s = calloc(1, sizeof *s);
    struct arena *arena = arena_new(REQUEST_BYTES_MAX);
    if (!s || !arena) {
        free(s);
        arena_free(arena);
        return world_failed("cannot start", strerror(ENOMEM));
    }
    arena_secret(arena);
    s->config = config;
    s->regions = regions;
    s->refresh.reload.regions = regions;
    s->refresh.reload.told = tell_loaded;
    s->refresh.reload.context = &s->teller;
    s->arena = arena;
    int code = server_open(s);
    journal_close(s->journal);
    arena_free(arena);
    free(s);
    return code;
}
