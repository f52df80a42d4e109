/* Replies that wait: see outbox.h. One queue a caller, so that one who does not read delays nobody.
 */
#include "daemon/outbox.h"

#include <stdlib.h>
#include <string.h>

struct parcel {
    struct parcel *next;
    struct reply reply;
    bool delimited;
};

struct recipient {
    struct recipient *next;
    struct address address;
    struct parcel *first, **last;
    int n;
    int64_t since; /* ms: when its pipe last took something, or was first full */
};

static bool same_address(const struct address *a, const struct address *b)
{
    return a->n == b->n && memcmp(a->bytes, b->bytes, a->n) == 0;
}

static struct recipient *recipient_find(const struct outbox *o, const struct address *address)
{
    struct recipient *c = o->recipients;
    while (c && !same_address(&c->address, address))
        c = c->next;
    return c;
}

static struct recipient *recipient_add(struct outbox *o, const struct address *address, int64_t now)
{
    struct recipient *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    *c = (struct recipient){
        .next = o->recipients, .address = *address, .last = &c->first, .since = now};
    o->recipients = c;
    return c;
}

/* False when there is no room: the reply is the caller's still. */
static bool parcel_add(struct outbox *o, struct recipient *c, const struct address *to,
                       struct reply *reply)
{
    struct parcel *parcel;
    if (c->n >= OUTBOX_REPLIES || o->bytes + reply->n > OUTBOX_BYTES)
        return false;
    parcel = calloc(1, sizeof *parcel);
    if (!parcel)
        return false;
    reply_move(&parcel->reply, reply);
    parcel->delimited = to->delimited;
    *c->last = parcel;
    c->last = &parcel->next;
    c->n++;
    o->bytes += parcel->reply.n;
    return true;
}

static struct parcel *parcel_take(struct outbox *o, struct recipient *c)
{
    struct parcel *parcel = c->first;
    c->first = parcel->next;
    if (!c->first)
        c->last = &c->first;
    c->n--;
    o->bytes -= parcel->reply.n;
    return parcel;
}

static void parcel_free(struct parcel *parcel)
{
    reply_drop(&parcel->reply);
    free(parcel);
}

static void outbox_keep(struct outbox *o, const struct address *to, struct reply *reply,
                        int64_t now)
{
    struct recipient *c = recipient_find(o, to);
    if (!c)
        c = recipient_add(o, to, now);
    if (c && parcel_add(o, c, to, reply))
        return;
    reply_drop(reply);
    /* Who has nothing waiting is told, and asks again; others have lost a reply. */
    reply_no_memory(reply);
    bool told = (!c || c->n == 0) && gate_send(o->gate, to, &reply->message) == SENT;
    reply_drop(reply);
    o->sent += told;
    o->dropped += !told;
}

/* HTTP keeps what its caller does not take at once. */
static void http_put(struct outbox *o, uint64_t to, struct reply *reply)
{
    bool sent = http_answer(o->http, to, reply->bytes, reply->n);
    o->sent += sent;
    o->dropped += !sent;
    reply_drop(reply);
}

void outbox_put(struct outbox *o, const struct address *to, struct reply *reply, int64_t now)
{
    if (to->http) {
        http_put(o, to->http, reply);
        return;
    }
    if (reply->n == 0) {
        reply_drop(reply);
        return;
    }
    enum sent sent = SENT_FULL;
    if (!recipient_find(o, to)) /* else it would overtake what waits */
        sent = gate_send(o->gate, to, &reply->message);
    if (sent == SENT_FULL) {
        outbox_keep(o, to, reply, now);
        return;
    }
    o->sent += sent == SENT;
    o->dropped += sent == SENT_GONE;
    reply_drop(reply);
}

/* Sends what the caller's pipe takes. False when it is done with. */
static bool recipient_flush(struct outbox *o, struct recipient *c, int64_t now)
{
    enum sent sent = SENT;
    while (c->first && sent == SENT) {
        c->address.delimited = c->first->delimited;
        sent = gate_send(o->gate, &c->address, &c->first->reply.message);
        if (sent != SENT)
            break;
        o->sent++;
        c->since = now;
        parcel_free(parcel_take(o, c));
    }
    return c->first && sent == SENT_FULL && now - c->since < OUTBOX_SECONDS * 1000;
}

static void recipient_free(struct outbox *o, struct recipient *c)
{
    while (c->first) {
        o->dropped++;
        parcel_free(parcel_take(o, c));
    }
    free(c);
}

bool outbox_flush(struct outbox *o, int64_t now)
{
    struct recipient **at = &o->recipients;
    while (*at) {
        struct recipient *c = *at;
        if (recipient_flush(o, c, now)) {
            at = &c->next;
        } else {
            *at = c->next;
            recipient_free(o, c);
        }
    }
    return o->recipients != NULL;
}

int outbox_recipients(const struct outbox *o)
{
    int n = 0;
    for (const struct recipient *r = o->recipients; r; r = r->next)
        n++;
    return n;
}

void outbox_fini(struct outbox *o)
{
    while (o->recipients) {
        struct recipient *c = o->recipients;
        o->recipients = c->next;
        recipient_free(o, c);
    }
}
