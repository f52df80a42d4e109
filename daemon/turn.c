/* Turns: see turn.h. */
#include "daemon/turn.h"

#include "daemon/log.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define COME_BACK_MS 1000

static const char odd_frames[] =
    "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"Invalid Request\","
    "\"data\":{\"name\":\"invalid_request\",\"message\":\"a message is one frame with a JSON body, "
    "and before it at most one empty frame\"}}}";

/* Looked up whenever a letter is answered: a key or a token may have been taken away meanwhile. */
static const struct caller *letter_caller(const struct turns *t, const struct letter *letter)
{
    if (letter->from.http) {
        struct http_text token = http_token(t->outbox->http, letter->from.http);
        return keys_bearer(t->house->keys, token.at, token.n);
    }
    return keys_caller(t->house->keys, *letter->from.key ? letter->from.key : NULL);
}

/* The body under way is this letter's. Callers without keys are known by their connection. */
static void letter_begin(struct turns *t, const struct letter *letter)
{
    struct house *h = t->house;
    const struct address *from = &letter->from;
    h->caller = letter_caller(t, letter);
    bool named = h->caller != &caller_local && h->caller != &caller_nobody;
    h->who = named ? meter_id(h->meters, h->caller->name, strlen(h->caller->name))
                   : meter_id(h->meters, from->bytes, from->n);
}

static void letter_answer(struct turns *t, struct turn *turn, int i)
{
    struct letter *letter = &turn->letters[i];
    if (letter->odd) {
        reply_static(&turn->replies[i], odd_frames, sizeof odd_frames - 1);
        return;
    }
    struct body body = {zmq_msg_data(&letter->body), zmq_msg_size(&letter->body)};
    size_t n;
    letter_begin(t, letter);
    t->house->desk.jobs = turn->desks[i].jobs;
    t->house->desk.over = turn->desks[i].over;
    t->house->desk.limit = turn->desks[i].limit;
    turn->desks[i].jobs = NULL;
    t->house->letter = i;
    t->house->looks = turn->looks[i];
    const char *bytes = house_answer(t->house, t->arena, body, &n);
    reply_make(&turn->replies[i], bytes, n); /* it waits for the disk */
    desk_clear(t->house, &t->house->desk);
    arena_reset(t->arena);
}

/* ---- letters that wait -------------------------------------------------------------------------
 */

/* A place for one more letter in the open turn. */
static int letter_place(struct turn *turn, bool looks)
{
    int i = turn->n++;
    turn->letters[i].from.at = clock_steady_us();
    turn->replies[i] = (struct reply){0};
    turn->desks[i] = (struct desk){0};
    turn->put_aside[i] = false;
    turn->looks[i] = looks;
    return i;
}

/* Takes up again the letters whose searches are done. They keep them until they were answered. */
static void asides_take(struct turns *t, struct turn *turn)
{
    struct aside **at = &t->asides;
    while (*at && turns_room(t)) {
        struct aside *aside = *at;
        if (!desk_done(t->house, &aside->desk)) {
            at = &aside->next;
            continue;
        }
        int i = letter_place(turn, aside->looks);
        turn->letters[i].from = aside->letter.from;
        turn->letters[i].odd = false;
        zmq_msg_init(&turn->letters[i].body);
        zmq_msg_move(&turn->letters[i].body, &aside->letter.body);
        turn->desks[i] = aside->desk;
        *at = aside->next;
        letter_close(&aside->letter);
        free(aside);
    }
}

/* False when there is no memory: then the letter is answered at once. */
static bool letter_set_aside(struct turns *t, struct turn *turn, int i, const struct desk *desk)
{
    struct aside *aside = calloc(1, sizeof *aside), **last = &t->asides;
    if (!aside)
        return false;
    aside->letter.from = turn->letters[i].from;
    zmq_msg_init(&aside->letter.body);
    zmq_msg_move(&aside->letter.body, &turn->letters[i].body);
    if (desk)
        aside->desk = *desk;
    aside->looks = !desk;
    aside->who = t->house->who;
    while (*last)
        last = &(*last)->next;
    *last = aside;
    return true;
}

/* Whether the caller of the body under way has as many letters waiting as may be. */
static bool caller_waits_enough(const struct turns *t)
{
    int most = caller_allowance(t->house)->calls_at_once, n = 0;
    for (const struct aside *aside = t->asides; aside && most; aside = aside->next)
        n += aside->who == t->house->who;
    return most && n >= most;
}

/* Then the letter is answered at once: that it has to be sent again. */
static void desk_refuse(struct house *h, struct desk *desk)
{
    desk->over = COME_BACK_MS;
    desk->limit = LIMIT_AT_ONCE;
    refuse(&h->refusals, REFUSED_IN_FLIGHT, h->caller->name);
}

/* Whether the letter waits for plans or packs. Of one that waited before, the searches that it
 * holds are found again, and its jobs are at hand. */
static bool letter_waits(struct turns *t, struct turn *turn, int i)
{
    struct letter *letter = &turn->letters[i];
    struct body body = {zmq_msg_data(&letter->body), zmq_msg_size(&letter->body)};
    const struct desk *before = &turn->desks[i];
    struct desk desk = {.jobs = before->jobs, .again = before->n > 0 || before->jobs};
    if (letter->odd)
        return false;
    turn->desks[i].jobs = NULL;
    letter_begin(t, letter);
    bool waits = house_puts_aside(t->house, t->arena, body, &desk);
    if (waits && !desk.again && caller_waits_enough(t)) {
        desk_refuse(t->house, &desk);
        waits = false;
    }
    desk_clear(t->house, &turn->desks[i]);
    if (waits && letter_set_aside(t, turn, i, &desk))
        return true;
    turn->desks[i] = desk;
    return false;
}

bool turns_ripe(const struct turns *t)
{
    for (const struct aside *aside = t->asides; aside; aside = aside->next)
        if (desk_done(t->house, &aside->desk))
            return true;
    return false;
}

/* ---- the end of a turn -------------------------------------------------------------------------
 */

static struct turn *turn_open(struct turns *t)
{
    return &t->turns[t->house->open];
}

bool turns_room(const struct turns *t)
{
    return t->turns[t->house->open].n < TURN_MAX && !bundle_full(t->house->bundle);
}

static void turns_break(struct turns *t)
{
    if (!t->broken)
        log_line(LOG_CRIT,
                 "the disk failed while a commit was under way: what is on it is known only "
                 "after a new start",
                 NULL);
    t->broken = true;
}

/* Nothing of this turn was stored: every reply says so. */
static void turn_refuse(struct turns *t, struct turn *turn, const struct bundle *b)
{
    if (!t->store_down)
        log_line(LOG_ERR, "decisions cannot be stored, so none is answered", "why", b->why, NULL);
    t->store_down = true;
    t->house->refusing = true;
    for (int i = 0; i < turn->n; i++) {
        reply_drop(&turn->replies[i]);
        if (!turn->put_aside[i])
            letter_answer(t, turn, i);
    }
    t->house->refusing = false;
    if (b->error == ENOTRECOVERABLE)
        turns_break(t);
}

void turns_stored(struct turns *t)
{
    t->store_down = false;
    log_line(LOG_NOTICE, "decisions can be stored again", NULL);
}

/* Letters whose calls turned out to be made before are answered once more, from what is stored. */
static void turn_accept(struct turns *t, struct turn *turn, const struct bundle *b)
{
    for (int i = 0; i < turn->n; i++) {
        if (!bundle_knows(b, i))
            continue;
        reply_drop(&turn->replies[i]);
        turn->put_aside[i] = letter_set_aside(t, turn, i, NULL);
        reply_no_memory(&turn->replies[i]);
    }
    if (b->wrote && t->store_down)
        turns_stored(t);
}

/* Gives back what the turn still holds. */
static void turn_clear(struct turns *t, struct turn *turn)
{
    for (int i = 0; i < turn->n; i++) {
        reply_drop(&turn->replies[i]);
        desk_clear(t->house, &turn->desks[i]);
        letter_close(&turn->letters[i]);
    }
    turn->n = 0;
}

static void turn_send(struct turns *t, struct turn *turn)
{
    int64_t now = clock_ms(), us = clock_steady_us();
    struct histogram *took = t->house->metrics.answering;
    for (int i = 0; i < turn->n; i++) {
        const struct address *to = &turn->letters[i].from;
        if (turn->put_aside[i])
            continue;
        outbox_put(t->outbox, to, &turn->replies[i], now);
        histogram_add(&took[to->http ? TRANSPORT_HTTP : TRANSPORT_ZEROMQ], us - to->at);
    }
    turn_clear(t, turn);
}

/* The end of the oldest turn that is under way; waits for it. */
static void turn_finish(struct turns *t)
{
    struct turn *turn = &t->turns[(t->house->open - t->house->handed + TURNS) % TURNS];
    struct bundle *b = house_finish(t->house);
    bool known = !t->broken;
    if (b->error && known)
        turn_refuse(t, turn, b);
    else if (known)
        turn_accept(t, turn, b);
    if (known)
        turn_send(t, turn);
    else
        turn_clear(t, turn); /* whoever asked finds out after the new start */
    bundle_reset(b);
    t->n++;
}

/* Finishes the turns that are done. */
static void turns_end(struct turns *t)
{
    struct bundle *tidied = house_tidied(t->house);
    while (t->house->handed && house_done(t->house))
        turn_finish(t);
    if (tidied && tidied->error)
        turns_break(t);
    if (tidied)
        bundle_reset(tidied);
    if (turn_open(t)->n == 0)
        house_rewind(t->house);
}

/* Whether the open turn is to be stored now. While the disk is waited for, or more letters are at
 * the door, a few wait for others to be written with; but none that holds the journal. */
static bool turn_due(const struct turns *t)
{
    const struct house *h = t->house;
    int n = t->turns[h->open].n;
    if (n == 0 || n >= TURN_SOME || h->holds || !h->bundle->wrote)
        return n > 0;
    return !t->more && writer_idle(h->writer) && !writer_syncs(h->writer);
}

/* Hands over the turn that is open, when it is time. */
static void turns_advance(struct turns *t)
{
    struct house *h = t->house;
    turns_end(t);
    if (t->broken || house_tidy(h, !h->handed && turn_open(t)->n < TURN_SOME))
        return;
    if (house_may_hand(h) && turn_due(t)) {
        house_hand(h);
        turns_end(t); /* when there was nothing to store */
    }
    writer_expect(h->writer, (t->more || turn_open(t)->n > 0) && h->handed < TURNS - 1);
}

bool turns_busy(const struct turns *t)
{
    return t->house->handed || t->turns[t->house->open].n > 0;
}

void turns_settle(struct turns *t)
{
    t->more = false;
    for (;;) {
        writer_expect(t->house->writer, false);
        while (t->house->handed)
            turn_finish(t);
        writer_wait(t->house->writer); /* it may be tidying */
        turns_end(t);
        if (t->broken || turn_open(t)->n == 0)
            return;
        turns_advance(t);
    }
}

void turns_fini(struct turns *t)
{
    turns_settle(t);
    turn_clear(t, turn_open(t)); /* of a process that must end */
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

/* Takes a letter from each door while it has some: the gate's and HTTP's, so that neither waits for
 * the other. */
static void letters_take(struct turns *t, struct turn *turn)
{
    int gate = 1, http = 1;
    for (int n = 0; n < TAKE_MAX && (gate > 0 || http > 0); n++) {
        if (gate > 0 && turns_room(t) &&
            (gate = gate_receive(t->gate, &turn->letters[turn->n])) > 0)
            letter_place(turn, false);
        if (http > 0 && turns_room(t) &&
            (http = http_receive(t->outbox->http, &turn->letters[turn->n])) > 0)
            letter_place(turn, false);
    }
    if (gate < 0 || http < 0)
        log_line(LOG_ERR, "a message could not be received", "why", zmq_strerror(errno), NULL);
}

/* Asked only while something is to be stored: nothing else waits for them, and asking is dear. */
static bool letters_more(const struct turns *t)
{
    const struct house *h = t->house;
    return (h->bundle->wrote || h->handed) &&
           (gate_waiting(t->gate) || http_waiting(t->outbox->http));
}

bool turn_take(struct turns *t)
{
    turns_advance(t);
    struct turn *turn = turn_open(t);
    int from = turn->n;
    asides_take(t, turn);
    letters_take(t, turn);
    int64_t begun = clock_steady_us();
    for (int i = from; i < turn->n; i++) {
        turn->put_aside[i] = letter_waits(t, turn, i);
        if (!turn->put_aside[i])
            letter_answer(t, turn, i);
    }
    if (turn->n > from)
        histogram_add(&t->house->metrics.turn, clock_steady_us() - begun);
    t->more = letters_more(t);
    if (t->house->bundle->changed)
        turns_settle(t);
    else
        turns_advance(t);
    return !t->broken;
}
