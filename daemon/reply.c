/* Replies: see reply.h.
 *
 * libzmq gives the bytes back in a thread of its own, when they are on their way. Most replies fit
 * into a room, of which there is a stock: rooms go round between the two threads without a lock,
 * and memory stays as it is when many replies wait at once. The loop's thread takes, any thread
 * gives back. */
#include "daemon/reply.h"

#include <sodium.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ROOM_BYTES 16384
#define ROOMS 512 /* further replies, and longer ones, have memory of their own */

struct room {
    struct room *next;
    size_t n; /* bytes in it */
    char bytes[ROOM_BYTES];
};

/* Of the process: what libzmq still holds when the loop has ended comes back, too. */
static struct room rooms[ROOMS];
static struct {
    int fresh;                       /* rooms from here on were never used */
    struct room *spare;              /* the loop's */
    _Atomic(struct room *) returned; /* by any thread; all of them are taken at once */
} stock;

static const char no_memory[] =
    "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32603,\"message\":\"Internal error\","
    "\"data\":{\"name\":\"internal_error\",\"message\":\"there is not enough memory for the reply: "
    "try again later\"}}}";

void reply_begin(void)
{
    explicit_bzero(rooms, sizeof rooms); /* the system gives pages when they are written to */
}

/* NULL when all are in use. */
static struct room *room_take(void)
{
    if (!stock.spare)
        stock.spare = atomic_exchange(&stock.returned, NULL);
    struct room *room = stock.spare;
    if (room)
        stock.spare = room->next;
    else if (stock.fresh < ROOMS)
        room = &rooms[stock.fresh++];
    return room;
}

static void room_return(void *bytes, void *hint)
{
    struct room *room = hint;
    sodium_memzero(bytes, room->n);
    room->next = atomic_load(&stock.returned);
    while (!atomic_compare_exchange_weak(&stock.returned, &room->next, room)) {
    }
}

static void bytes_wipe(void *bytes, void *n)
{
    sodium_memzero(bytes, (size_t)(uintptr_t)n);
    free(bytes);
}

void reply_static(struct reply *reply, const char *bytes, size_t n)
{
    reply->bytes = bytes;
    reply->n = n;
    zmq_msg_init_data(&reply->message, (char *)bytes, n, NULL, NULL); /* needs no memory */
}

void reply_no_memory(struct reply *reply)
{
    reply_static(reply, no_memory, sizeof no_memory - 1);
}

/* False when there is no memory. */
static bool reply_copy(struct reply *reply, const char *bytes, size_t n)
{
    struct room *room = n <= ROOM_BYTES ? room_take() : NULL;
    char *copy = room ? room->bytes : malloc(n);
    zmq_free_fn *done = room ? room_return : bytes_wipe;
    void *hint = room ? (void *)room : (void *)(uintptr_t)n;
    if (!copy)
        return false;
    if (room)
        room->n = n;
    memcpy(copy, bytes, n);
    reply->bytes = copy;
    if (zmq_msg_init_data(&reply->message, copy, n, done, hint) == 0)
        return true;
    done(copy, hint);
    return false;
}

void reply_make(struct reply *reply, const char *bytes, size_t n)
{
    *reply = (struct reply){.n = n};
    if (n > 0 && !reply_copy(reply, bytes, n))
        reply_no_memory(reply);
}

void reply_move(struct reply *to, struct reply *from)
{
    to->bytes = from->bytes;
    to->n = from->n;
    zmq_msg_init(&to->message); /* always 0 */
    if (from->bytes)
        zmq_msg_move(&to->message, &from->message);
    reply_drop(from);
}

void reply_drop(struct reply *reply)
{
    if (reply->bytes)
        zmq_msg_close(&reply->message); /* wipes it; fails only for what is no message */
    *reply = (struct reply){0};
}
