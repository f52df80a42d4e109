/* The daemon's world: what the methods may reach, and what happens around each of their calls.
 *
 * One turn of the loop answers some bodies: house_answer for each, and what they leave to be stored
 * is gathered in a bundle. house_hand has it stored while the next ones are gathered; house_finish
 * tells how that went, in the same order. When it failed nothing of the turn was stored, and the
 * loop has each body answered again with `refusing` set, which makes every call's answer
 * store_unavailable. */
#ifndef POLKU_DAEMON_HOUSE_H
#define POLKU_DAEMON_HOUSE_H

#include "daemon/backup.h"
#include "daemon/caller.h"
#include "daemon/clock.h"
#include "daemon/id.h"
#include "daemon/journal.h"
#include "daemon/key.h"
#include "daemon/limit.h"
#include "daemon/loader.h"
#include "daemon/metric.h"
#include "daemon/news.h"
#include "daemon/place.h"
#include "daemon/press.h"
#include "daemon/refusal.h"
#include "daemon/region.h"
#include "daemon/replay.h"
#include "daemon/search.h"
#include "daemon/writer.h"

#define BODY_BYTES_MAX ((size_t)256 << 10)
#define BODY_DEPTH_MAX 32
#define BODY_MEMBERS_MAX 65536
#define BATCH_MAX 100
#define DESK_MAX 64 /* searches for one body */
#define TURNS 8     /* at a time: one is open, the others are being stored */

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
    bool unlooked;                 /* its request_id was not looked up: see struct deed */
    const struct arrival *arrival; /* announced; or NULL */
    char id[ID_LENGTH + 1];        /* of the decision; "" while it has none */
    const struct found *found;     /* NULL: nothing about a client */
    const char *ref; /* the client that a method's result is about, where its params do not say */
    const char *by;  /* whose key it was; NULL: there are no keys */
    int64_t begun;   /* us */
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
    bool trying;  /* nothing is stored or changed: only what has to be waited for is found out */
    bool waits;   /* one of them is not done */
    bool again;   /* it waited before: its searches are counted */
    int64_t over; /* the caller asks too much: when to come back, in ms; 0: it does not */
    enum limit limit; /* which it was */
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
    struct backup *backup; /* made by the server; NULL: no folder is configured */
    struct keys *keys;
    struct refusals refusals;
    struct meters *meters;
    struct allowance keyless;    /* of callers without keys */
    uint64_t who;                /* sent the body under way, for the meters */
    const struct caller *caller; /* who sent the body under way; never NULL */
    bool changing;               /* the body under way has begun to change what is stored */
    struct metrics metrics;
    bool refusing;
    bool reloaded; /* a method has loaded packs: what they need is looked at again */
    struct writer *writer;
    struct press *press;
    struct bundle *bundles[TURNS]; /* a ring */
    struct bundle *bundle;         /* of the turn that is open */
    int open;                      /* its place in the ring */
    int handed;                    /* so many before it are handed over and not finished */
    struct bundle *tidying;        /* it does when it `tidies` */
    bool holds;                    /* the journal: the open turn has begun to use it */
    bool looks;                    /* the body under way is looked up, if it has a request_id */
    int letter;                    /* its place in the turn */
    const struct body *whole;      /* the body under way */
};

/* `search_threads` as searches_new takes it. Takes over neither regions nor journal. -1 with errno.
 */
int house_init(struct house *h, struct regions *regions, struct journal *journal,
               int search_threads);
void house_fini(struct house *h);

/* The regions there are, as far as the caller may see them; also after a method has loaded rules.
 */
void house_regions(struct house *h, struct arena *arena);
/* The reply's bytes, n 0 when there is none; in the arena, or static when its memory ran out. */
const char *house_answer(struct house *h, struct arena *arena, struct body body, size_t *n);

/* Of methods that change what is stored, before they do: the turn is not built upon before its
 * commit. */
void house_changes(struct house *h);
/* Takes the journal for the open turn, and writes what was gathered. */
void house_hold(struct house *h);
/* Nothing of the open turn may be kept: its commit will fail. */
void house_spoil(struct house *h, const char *why);

/* When nothing is gathered and nothing under way, the ring begins anew: few turns use little
 * memory.
 */
void house_rewind(struct house *h);
/* Bundles that hold nothing give back what large turns left them: most are used so rarely that
 * their arenas would keep it. Once a minute. */
void house_rest(struct house *h);
/* Whether the open turn can be handed over: there is another place in the ring. */
bool house_may_hand(const struct house *h);
/* Hands the open turn over to be stored, and opens the next. */
void house_hand(struct house *h);
/* Has the journal tidied, when it is time; `pause`: few wait. Whether it was handed to the writer,
 * behind what it has to write: copying beside it does not count. */
bool house_tidy(struct house *h, bool pause);
/* When that is done: the bundle of it, with how it went; else NULL. The caller resets it. */
struct bundle *house_tidied(struct house *h);
/* Whether house_finish would not wait. */
bool house_done(const struct house *h);
/* Whether the journal is in the middle of nothing; waits for what is being stored, and is false
 * when the open turn has begun to write. Backups go on only then. */
bool house_quiet(struct house *h);
/* The end of the oldest turn that was handed over: its bundle, with how storing it went; its events
 * are sent, or dropped. The caller resets the bundle. */
struct bundle *house_finish(struct house *h);
bool house_uses(const struct house *h, const struct model *model);

/* In desk.c, for struct world. */
struct plans *desk_plans(struct world *w, const struct situation *s,
                         const struct plan_options *options);
/* In house_store.c: stores what follows from a call that is answered; false: its error is set. */
bool house_store(struct house *h, struct call *call, struct body result);
bool house_store_failed(struct call *call);

/* Whether a body has to be put aside until plans were searched for or packs loaded, which is begun.
 * What it waits for is given over to `desk`, which must be cleared once the body was answered; on a
 * second look `desk` has the jobs of the first. While it is answered, house->desk has them. */
bool house_puts_aside(struct house *h, struct arena *arena, struct body body, struct desk *desk);
bool desk_done(struct house *h, const struct desk *desk);
void desk_clear(struct house *h, struct desk *desk);
/* The pack's loading for the call under way, asked for when it was not yet; each call of a body has
 * one of its own. NULL with errno. */
struct job *desk_job(struct house *h, const char *pack);

/* In method_event.c: keeps the arrival that was announced by the call with this deed, and tells of
 * it. */
int arrival_store(struct house *h, struct call *call, const struct deed *deed);

/* The daemon's own methods: rules.* and decision.* (method.c). Their call->world is a house. */
extern const struct method house_methods[];
extern const int house_methods_n;

#endif
