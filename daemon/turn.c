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
    t->house->caller = keys_caller(t->house->keys, NULL);
    t->house->desk.jobs = t->desks[i].jobs;
    t->desks[i].jobs = NULL;
    const char *bytes = house_answer(t->house, t->arena, body, &n);
    t->replies[i] = reply_keep(bytes, n);
    desk_clear(t->house, &t->house->desk);
    arena_reset(t->arena);
}

/* ---- letters that wait for plans --------------------------------------------------------------
 */

/* Takes up again the letters whose searches are done. They keep them until they were answered. */
static int asides_take(struct turns *t)
{
    int n = 0;
    for (struct aside **at = &t->asides; *at && n < TURN_MAX;) {
        struct aside *aside = *at;
        if (!desk_done(t->house, &aside->desk)) {
            at = &aside->next;
            continue;
        }
        t->letters[n].from = aside->letter.from;
        t->letters[n].odd = false;
        zmq_msg_init(&t->letters[n].body);
        zmq_msg_move(&t->letters[n].body, &aside->letter.body);
        t->desks[n++] = aside->desk;
        *at = aside->next;
        letter_close(&aside->letter);
        free(aside);
    }
    return n;
}

/* False when there is no memory: then the letter is answered at once. */
static bool letter_set_aside(struct turns *t, int i, const struct desk *desk)
{
    struct aside *aside = calloc(1, sizeof *aside), **last = &t->asides;
    if (!aside)
        return false;
    aside->letter.from = t->letters[i].from;
    zmq_msg_init(&aside->letter.body);
    zmq_msg_move(&aside->letter.body, &t->letters[i].body);
    aside->desk = *desk;
    while (*last)
        last = &(*last)->next;
    *last = aside;
    return true;
}

/* Whether the letter waits for plans or packs. Of one that waited before, the searches that it
 * holds are found again, and its jobs are at hand. */
static bool letter_waits(struct turns *t, int i)
{
    struct letter *letter = &t->letters[i];
    struct body body = {zmq_msg_data(&letter->body), zmq_msg_size(&letter->body)};
    struct desk desk = {.jobs = t->desks[i].jobs};
    if (letter->odd)
        return false;
    t->desks[i].jobs = NULL;
    t->house->caller = keys_caller(t->house->keys, NULL);
    bool waits = house_puts_aside(t->house, t->arena, body, &desk);
    desk_clear(t->house, &t->desks[i]);
    if (waits && letter_set_aside(t, i, &desk))
        return true;
    t->desks[i] = desk;
    return false;
}

bool turns_ripe(const struct turns *t)
{
    for (const struct aside *aside = t->asides; aside; aside = aside->next)
        if (desk_done(t->house, &aside->desk))
            return true;
    return false;
}

void turns_fini(struct turns *t)
{
    while (t->asides) {
        struct aside *next = t->asides->next;
        desk_clear(t->house, &t->asides->desk);
        letter_close(&t->asides->letter);
        free(t->asides);
        t->asides = next;
    }
}

/* ---- the turn ----------------------------------------------------------------------------------
 */

/* Both doors at once, so that neither waits for the other. */
static int letters_take(struct turns *t, int n)
{
    int gate = 1, http = 1;
    while (n < TURN_MAX && (gate > 0 || http > 0)) {
        if (gate > 0 && (gate = gate_receive(t->gate, &t->letters[n])) > 0)
            n++;
        if (n < TURN_MAX && http > 0 && (http = http_receive(t->outbox->http, &t->letters[n])) > 0)
            n++;
    }
    if (gate < 0 || http < 0)
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
        if (!t->put_aside[i])
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
        if (!t->put_aside[i])
            outbox_put(t->outbox, &t->letters[i].from, &t->replies[i], now);
        desk_clear(t->house, &t->desks[i]);
        letter_close(&t->letters[i]);
    }
}

bool turn_take(struct turns *t)
{
    int n = letters_take(t, asides_take(t));
    if (n == 0)
        return true;
    if (house_begin(t->house) != 0)
        abort(); /* only a turn within a turn */
    for (int i = 0; i < n; i++) {
        t->replies[i] = (struct reply){0};
        t->put_aside[i] = letter_waits(t, i);
        if (!t->put_aside[i])
            letter_answer(t, i);
    }
    turn_commit(t, n);
    turn_send(t, n);
    t->n++;
    return !t->broken;
}
