/* Turns: see turn.h. */
#include "daemon/turn.h"

#include "daemon/log.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char odd_frames[] =
    "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"Invalid Request\","
    "\"data\":{\"name\":\"invalid_request\",\"message\":\"a message is one frame with a JSON body, "
    "and before it at most one empty frame\"}}}";

static const char no_memory[] =
    "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32603,\"message\":\"Internal error\","
    "\"data\":{\"name\":\"internal_error\",\"message\":\"there is not enough memory for the reply: "
    "try again later\"}}}";

/* Replies outlive their request's memory: they wait for the commit. */
static struct reply reply_keep(const char *bytes, size_t n)
{
    char *copy = n ? malloc(n) : NULL;
    if (n && !copy)
        return (struct reply){no_memory, sizeof no_memory - 1, false};
    if (n)
        memcpy(copy, bytes, n);
    return (struct reply){copy, n, true};
}

static void letter_answer(struct turns *t, int i)
{
    struct letter *letter = &t->letters[i];
    if (letter->odd) {
        t->replies[i] = (struct reply){odd_frames, sizeof odd_frames - 1, false};
        return;
    }
    struct body body = {zmq_msg_data(&letter->body), zmq_msg_size(&letter->body)};
    size_t n;
    const char *bytes = house_answer(t->house, t->arena, body, &n);
    t->replies[i] = reply_keep(bytes, n);
    arena_reset(t->arena);
}

static int letters_take(struct turns *t)
{
    int n = 0, got = 1;
    while (n < TURN_MAX && (got = gate_receive(t->gate, &t->letters[n])) > 0)
        n++;
    if (got < 0)
        log_line(LOG_ERR, "a message could not be received", "why", zmq_strerror(errno), NULL);
    return n;
}

/* Nothing of this turn was stored: every reply says so. */
static void turn_refuse(struct turns *t, int n, int error)
{
    if (!t->store_down)
        log_line(LOG_ERR, "decisions cannot be stored, so none is answered", "why",
                 journal_error(t->house->journal), NULL);
    t->store_down = true;
    t->house->refusing = true;
    for (int i = 0; i < n; i++) {
        reply_drop(&t->replies[i]);
        letter_answer(t, i);
    }
    t->house->refusing = false;
    if (error != ENOTRECOVERABLE)
        return;
    log_line(LOG_CRIT,
             "the disk failed while a commit was under way: what is on it is known only "
             "after a new start",
             NULL);
    t->broken = true;
}

static void turn_commit(struct turns *t, int n)
{
    bool wrote = t->house->wrote;
    if (house_commit(t->house) != 0) {
        turn_refuse(t, n, errno);
    } else if (wrote && t->store_down) {
        t->store_down = false;
        log_line(LOG_NOTICE, "decisions can be stored again", NULL);
    }
}

static void turn_send(struct turns *t, int n)
{
    int64_t now = clock_ms();
    for (int i = 0; i < n; i++) {
        outbox_put(t->outbox, &t->letters[i].from, &t->replies[i], now);
        letter_close(&t->letters[i]);
    }
}

bool turn_take(struct turns *t)
{
    int n = letters_take(t);
    if (n == 0)
        return true;
    if (house_begin(t->house) != 0)
        abort(); /* only a turn within a turn */
    for (int i = 0; i < n; i++)
        letter_answer(t, i);
    turn_commit(t, n);
    turn_send(t, n);
    t->n++;
    return !t->broken;
}
