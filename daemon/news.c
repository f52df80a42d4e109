/* Events: see news.h. The PUB socket, and what may be told of obstacles. */
#include "daemon/news.h"

#include "daemon/house.h"
#include "daemon/log.h"
#include "engine/decide.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WAITING_MAX 1000 /* events that wait for one subscriber; it asks for what it missed */

struct news {
    void *socket;
    char endpoint[ENDPOINT_BYTES];
};

/* ---- its life -------------------------------------------------------------------------------- */

struct news *news_new(void)
{
    return calloc(1, sizeof(struct news));
}

void news_free(struct news *news)
{
    if (!news)
        return;
    news_close(news);
    free(news);
}

void news_close(struct news *news)
{
    if (!news->socket)
        return;
    zmq_close(news->socket); /* fails only for what is no socket */
    endpoint_leave(news->endpoint);
    news->socket = NULL;
}

static int socket_options(void *socket)
{
    const int waiting = WAITING_MAX, linger = 1000, keepalive = 1;
    if (zmq_setsockopt(socket, ZMQ_SNDHWM, &waiting, sizeof waiting) != 0 ||
        zmq_setsockopt(socket, ZMQ_LINGER, &linger, sizeof linger) != 0)
        return -1;
    return zmq_setsockopt(socket, ZMQ_TCP_KEEPALIVE, &keepalive, sizeof keepalive);
}

int news_bind(struct news *news, void *context, const struct door *door, char why[WHY_BYTES])
{
    if (!endpoint_allowed(door->endpoint, door->lock->secret_key, why)) {
        errno = EACCES;
        return -1;
    }
    news->socket = zmq_socket(context, ZMQ_PUB);
    if (news->socket && socket_options(news->socket) == 0 &&
        endpoint_bind(news->socket, door, news->endpoint) == 0)
        return 0;
    int error = errno;
    snprintf(why, WHY_BYTES, "cannot publish events on %s: %s", door->endpoint,
             zmq_strerror(error));
    news_close(news);
    errno = error;
    return -1;
}

const char *news_endpoint(const struct news *news)
{
    return news->socket ? news->endpoint : NULL;
}

/* ---- adding and sending -----------------------------------------------------------------------
 */

int news_add(struct house *h, const char *topic, int64_t plan, const struct out *body)
{
    struct bundle *b = h->bundle;
    struct event_row row = {.at = clock_ms(),
                            .topic = topic,
                            .body = arena_copy(b->arena, body->data, body->n),
                            .plan = plan};
    house_changes(h);
    return told_add(&b->told, b->arena, h->journal, &row);
}

/* Subscribers that do not keep up lose messages, which the numbers show them. */
static void message_send(void *socket, const struct message *m)
{
    if (zmq_send(socket, m->topic, strlen(m->topic), ZMQ_SNDMORE | ZMQ_DONTWAIT) < 0 ||
        zmq_send(socket, m->text, m->n, ZMQ_DONTWAIT) < 0)
        log_line(LOG_WARNING, "an event was stored, and could not be published", "topic", m->topic,
                 "why", zmq_strerror(errno), NULL);
}

void news_publish(struct news *news, const struct told *told)
{
    for (int i = 0; news->socket && i < told->n; i++)
        message_send(news->socket, &told->queue[i]);
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

const char **news_obstacles(struct arena *arena, const struct decision *d, int *n)
{
    const struct model *m = d->situation->model;
    const char **met = NULL;
    int cap = 0;
    *n = 0;
    for (int i = 0; i < m->nobstacles; i++) {
        if (speaks_of_sensitive(m, m->obstacles[i].when) || !obstacle_met(d, i))
            continue;
        ARENA_ROOM(arena, met, *n, cap);
        met[(*n)++] = m->obstacles[i].common.id;
    }
    return met;
}
