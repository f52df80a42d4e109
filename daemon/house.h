/* The daemon's world: what the methods may reach, and what happens around each of their calls.
 *
 * One turn of the loop answers some bodies: house_begin, house_answer for each, house_commit. When
 * the commit fails nothing of the turn was stored, and the loop has each body answered again with
 * `refusing` set, which makes every call's answer store_unavailable. */
#ifndef POLKU_DAEMON_HOUSE_H
#define POLKU_DAEMON_HOUSE_H

#include "daemon/caller.h"
#include "daemon/clock.h"
#include "daemon/id.h"
#include "daemon/journal.h"
#include "daemon/key.h"
#include "daemon/loader.h"
#include "daemon/news.h"
#include "daemon/place.h"
#include "daemon/region.h"
#include "daemon/replay.h"
#include "daemon/search.h"

#define BODY_BYTES_MAX ((size_t)256 << 10)
#define BODY_DEPTH_MAX 32
#define BODY_MEMBERS_MAX 65536
#define BATCH_MAX 100
#define DESK_MAX 64 /* searches for one body */

struct taken { /* places in force of a service, where there are any */
    const char *service;
    int n;
};

/* What a call has asked the world: kept with a decision, since a replay must hear the same. */
struct trace {
    const struct call *call;
    const struct rules *rules; /* the last it looked up */
    day_t today;               /* DAY_NONE: it did not ask */
    const char **elsewhere;    /* services that it asked about, and that another pack knew */
    int nelsewhere, cap_elsewhere;
    struct taken *taken;
    int ntaken, cap_taken;
    const char *history; /* stored: an array as JSON; NULL: it was not asked for */
    size_t nhistory;
    bool planned;                  /* plans were asked for: the limits are part of the input */
    bool lost;                     /* the store could not be read for it */
    const struct arrival *arrival; /* announced; or NULL */
    char id[ID_LENGTH + 1];        /* of the decision; "" while it has none */
    const struct found *found;     /* NULL: nothing about a client */
    const char *ref; /* the client that a method's result is about, where its params do not say */
    const char *by;  /* whose key it was; NULL: there are no keys */
    bool many;       /* the result is about many clients */
    bool journaled;  /* the result stands in the journal, with its request_id */
};

struct body { /* as received */
    const char *bytes;
    size_t n;
};

/* Searches and loadings that the body under way needs: held until desk_clear. */
struct desk {
    struct search *held[DESK_MAX];
    int n;
    struct job *jobs; /* a list */
    bool trying; /* nothing is stored or changed: only what has to be waited for is found out */
    bool waits;  /* one of them is not done */
};

struct house {
    struct world world; /* first: the pure methods see a house as their world */
    struct regions *regions;
    struct journal *journal;
    struct replayer *replayer;
    struct json_reader *reader, *stored; /* of bodies; of texts in the journal */
    struct arena *scratch;               /* of a method, reset before each use */
    struct json_limits limits;
    int batch_max;
    struct clock clock;
    struct id_source ids;
    struct trace trace;
    struct searches *searches;
    struct loader *loader;
    struct desk desk;
    struct news *news;
    struct places places;
    struct keys *keys;
    const struct caller *caller; /* who sent the body under way; never NULL */
    bool changing;               /* the body under way has begun to change what is stored */
    bool refusing;
    bool wrote;    /* this turn has something to commit */
    bool reloaded; /* a method has loaded packs: what they need is looked at again */
};

/* `search_threads` as searches_new takes it. Takes over neither regions nor journal. -1 with errno.
 */
int house_init(struct house *h, struct regions *regions, struct journal *journal,
               int search_threads);
void house_fini(struct house *h);

int house_begin(struct house *h);
/* The regions there are, as far as the caller may see them; also after a method has loaded rules.
 */
void house_regions(struct house *h, struct arena *arena);
/* The reply's bytes, n 0 when there is none; in the arena, or static when its memory ran out. */
const char *house_answer(struct house *h, struct arena *arena, struct body body, size_t *n);
int house_commit(struct house *h);

/* Whether a body has to be put aside until plans were searched for or packs loaded, which is begun.
 * What it waits for is given over to `desk`, which must be cleared once the body was answered; on a
 * second look `desk` has the jobs of the first. While it is answered, house->desk has them. */
bool house_puts_aside(struct house *h, struct arena *arena, struct body body, struct desk *desk);
bool desk_done(struct house *h, const struct desk *desk);
void desk_clear(struct house *h, struct desk *desk);
/* The pack's loading for the call under way, asked for when it was not yet; each call of a body has
 * one of its own. NULL with errno. */
struct job *desk_job(struct house *h, const char *pack);

/* In method_event.c: keeps an arrival that was announced, and tells of it. */
int arrival_store(struct house *h, struct call *call, const struct arrival *arrival);

/* The daemon's own methods: rules.* and decision.* (method.c). Their call->world is a house. */
extern const struct method house_methods[];
extern const int house_methods_n;

#endif
