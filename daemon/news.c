/* Events: see news.h. The queue of a turn, the PUB socket, and what is told of obstacles. */
#include "daemon/news.h"

#include "daemon/house.h"
#include "daemon/journal_event.h"
#include "daemon/log.h"
#include "engine/decide.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TURN_BYTES_MAX ((size_t)256 << 20)
#define WAITING_MAX 1000 /* events that wait for one subscriber; it asks for what it missed */

struct message {
    const char *topic, *text;
    size_t n;
};

struct met { /* an obstacle in a region, met by so many decisions of the turn */
    const char *region, *obstacle;
    int n;
};

struct news {
    void *socket;
    char endpoint[ENDPOINT_BYTES];
    struct arena *arena; /* of the turn */
    struct message *queue;
    int n, cap;
    struct met *met;
    int nmet, cap_met;
};

/* ---- its life -------------------------------------------------------------------------------- */

struct news *news_new(void)
{
    struct news *news = calloc(1, sizeof *news);
    struct arena *arena = arena_new(TURN_BYTES_MAX);
    if (!news || !arena) {
        free(news);
        arena_free(arena);
        errno = ENOMEM;
        return NULL;
    }
    news->arena = arena;
    return news;
}

void news_free(struct news *news)
{
    if (!news)
        return;
    news_close(news);
    arena_free(news->arena);
    free(news);
}

void news_close(struct news *news)
{
    if (news->socket)
        zmq_close(news->socket); /* fails only for what is no socket */
    news->socket = NULL;
}

static int socket_options(void *socket, const char *endpoint)
{
    const int waiting = WAITING_MAX, linger = 1000, keepalive = 1;
    const int six = strncmp(endpoint, "tcp://[", 7) == 0;
    if (zmq_setsockopt(socket, ZMQ_SNDHWM, &waiting, sizeof waiting) != 0 ||
        zmq_setsockopt(socket, ZMQ_LINGER, &linger, sizeof linger) != 0 ||
        zmq_setsockopt(socket, ZMQ_TCP_KEEPALIVE, &keepalive, sizeof keepalive) != 0)
        return -1;
    return zmq_setsockopt(socket, ZMQ_IPV6, &six, sizeof six);
}

int news_bind(struct news *news, void *context, const char *endpoint, char *why, size_t size)
{
    size_t n = sizeof news->endpoint;
    if (!gate_allowed(endpoint, false, why, size)) {
        errno = EACCES;
        return -1;
    }
    news->socket = zmq_socket(context, ZMQ_PUB);
    if (news->socket && socket_options(news->socket, endpoint) == 0 &&
        zmq_bind(news->socket, endpoint) == 0 &&
        zmq_getsockopt(news->socket, ZMQ_LAST_ENDPOINT, news->endpoint, &n) == 0)
        return 0;
    int error = errno;
    snprintf(why, size, "cannot publish events on %s: %s", endpoint, zmq_strerror(error));
    news_close(news);
    errno = error;
    return -1;
}

const char *news_endpoint(const struct news *news)
{
    return news->socket ? news->endpoint : NULL;
}

/* ---- adding ---------------------------------------------------------------------------------- */

static void queue_add(struct news *news, const struct event_row *row)
{
    struct out o;
    char at[CLOCK_TEXT];
    clock_print(row->at, at);
    out_init(&o, news->arena, strlen(row->body) + 128);
    out_object(&o);
    out_int_at(&o, "number", row->number);
    out_string_at(&o, "at", at);
    out_string_at(&o, "topic", row->topic);
    out_key(&o, "body");
    out_json(&o, row->body, strlen(row->body));
    out_object_end(&o);
    ARENA_ROOM(news->arena, news->queue, news->n, news->cap);
    news->queue[news->n++] = (struct message){arena_text(news->arena, row->topic), o.data, o.n};
}

int news_add(struct house *h, const char *topic, int64_t plan, const struct out *body)
{
    const char *text = arena_copy(h->news->arena, body->data, body->n);
    struct event_row row = {.at = clock_ms(), .topic = topic, .body = text, .plan = plan};
    h->wrote = true;
    if (journal_event_put(h->journal, &row) != 0)
        return -1;
    queue_add(h->news, &row);
    return 0;
}

/* ---- obstacles ------------------------------------------------------------------------------- */

static bool speaks_of_sensitive(const struct model *m, const struct cond *c)
{
    if (c->kind == COND_TEST)
        return c->test->fact >= 0 && m->facts[c->test->fact].sensitive;
    for (int i = 0; i < c->nmembers; i++)
        if (speaks_of_sensitive(m, c->members[i]))
            return true;
    return false;
}

static void met_add(struct news *news, const char *region, const char *obstacle)
{
    for (int i = 0; i < news->nmet; i++)
        if (strcmp(news->met[i].region, region) == 0 &&
            strcmp(news->met[i].obstacle, obstacle) == 0) {
            news->met[i].n++;
            return;
        }
    ARENA_ROOM(news->arena, news->met, news->nmet, news->cap_met);
    news->met[news->nmet++] =
        (struct met){arena_text(news->arena, region), arena_text(news->arena, obstacle), 1};
}

void news_obstacles(struct news *news, const char *region, const struct decision *d)
{
    const struct model *m = d->situation->model;
    for (int i = 0; i < m->nobstacles; i++)
        if (!speaks_of_sensitive(m, m->obstacles[i].when) && obstacle_met(d, i))
            met_add(news, region, m->obstacles[i].common.id);
}

/* All of one region: those before it in the list are told already. */
static int obstacles_tell(struct house *h, int first)
{
    struct news *news = h->news;
    const char *region = news->met[first].region;
    struct out o;
    out_init(&o, news->arena, 256);
    out_object(&o);
    out_string_at(&o, "region", region);
    out_key(&o, "obstacles");
    out_array(&o);
    for (int i = first; i < news->nmet; i++) {
        struct met *met = &news->met[i];
        if (met->n == 0 || strcmp(met->region, region) != 0)
            continue;
        out_object(&o);
        out_string_at(&o, "obstacle", met->obstacle);
        out_int_at(&o, "count", met->n);
        out_object_end(&o);
        met->n = 0;
    }
    out_array_end(&o);
    out_object_end(&o);
    return news_add(h, arena_printf(news->arena, "obstacle.%s", region), 0, &o);
}

/* ---- the end of a turn ----------------------------------------------------------------------- */

int news_before_commit(struct house *h)
{
    for (int i = 0; i < h->news->nmet; i++)
        if (h->news->met[i].n > 0 && obstacles_tell(h, i) != 0)
            return -1;
    return 0;
}

/* Subscribers that do not keep up lose messages, which the numbers show them. */
static void message_send(void *socket, const struct message *m)
{
    if (zmq_send(socket, m->topic, strlen(m->topic), ZMQ_SNDMORE | ZMQ_DONTWAIT) < 0 ||
        zmq_send(socket, m->text, m->n, ZMQ_DONTWAIT) < 0)
        log_line(LOG_WARNING, "an event was stored, and could not be published", "topic", m->topic,
                 "why", zmq_strerror(errno), NULL);
}

void news_after_commit(struct news *news, bool committed)
{
    for (int i = 0; committed && news->socket && i < news->n; i++)
        message_send(news->socket, &news->queue[i]);
    news->queue = NULL;
    news->met = NULL;
    news->n = news->cap = news->nmet = news->cap_met = 0;
    arena_reset(news->arena);
}
