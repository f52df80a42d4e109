/* Replay: see replay.h. The stored call goes through the same methods as it did, in a world that
 * holds one region, made from the stored image, and that answers as the store says it did then. */
#include "daemon/replay.h"

#include "daemon/house.h"
#include "daemon/search.h"
#include "daemon/stored.h"
#include "protocol/image.h"
#include "protocol/methods.h"

#include <assert.h>
#include <errno.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#define MODEL_BYTES_MAX ((size_t)512 << 20)

struct replayer {
    struct world world; /* first: the methods see a replayer as their world */
    struct journal *journal;
    struct json_reader *reader, *texts;
    struct arena *arena; /* of the model */
    struct rules rules;  /* .digest "" while there is none */
    char digest[72], version[13];
    const char *region;
    /* of the entry under way */
    const struct entry *entry;
    const struct json *added;
    struct search *searched[DESK_MAX];
    int nsearched;
    const char *result; /* what the method wrote; NULL: an error */
    size_t nresult;
};

/* ---- the world as it was --------------------------------------------------------------------- */

static const struct rules *world_region(struct world *w, const char *id)
{
    struct replayer *r = (struct replayer *)w;
    return strcmp(r->rules.region, id) == 0 ? &r->rules : NULL;
}

static day_t world_today(struct world *w, const char *time_zone)
{
    struct replayer *r = (struct replayer *)w;
    const char *text = json_text(json_get(r->added, "today"));
    day_t day = DAY_NONE;
    (void)time_zone;
    return text && day_parse(text, &day) ? day : DAY_FIRST;
}

static const struct day *world_day(struct world *w, const struct rules *rules, day_t as_of)
{
    (void)w, (void)rules, (void)as_of;
    return NULL;
}

static bool world_elsewhere(struct world *w, const char *id)
{
    struct replayer *r = (struct replayer *)w;
    const struct json *known = json_get(r->added, "elsewhere");
    for (uint32_t i = 0; known && known->kind == JSON_ARRAY && i < known->n; i++) {
        const char *text = json_text(&known->items[i]);
        if (text && strcmp(text, id) == 0)
            return true;
    }
    return false;
}

static int world_places(struct world *w, const struct rules *rules, int service, day_t as_of)
{
    struct replayer *r = (struct replayer *)w;
    (void)as_of;
    return stored_places_of(r->added, rules->model->services[service].common.id);
}

static const struct json *world_history(struct world *w, const char *ref, day_t as_of)
{
    struct replayer *r = (struct replayer *)w;
    (void)ref, (void)as_of;
    return stored_history_of(r->added);
}

/* As the daemon searched: in an arena of its own, so that a limit of memory cuts in the same place.
 */
static struct plans *world_plans(struct world *w, const struct situation *s,
                                 const struct plan_options *options)
{
    struct replayer *r = (struct replayer *)w;
    struct search *search = r->nsearched < DESK_MAX ? search_alone(s, options) : NULL;
    if (!search)
        return NULL;
    r->searched[r->nsearched++] = search;
    return search_plans(search);
}

static const char *world_decision(struct world *w, struct call *call)
{
    struct replayer *r = (struct replayer *)w;
    (void)call;
    return r->entry->id;
}

static const struct method *method_find(void *world, const char *name)
{
    (void)world;
    for (int i = 0; i < pure_methods_n; i++)
        if (pure_methods[i].decides && strcmp(pure_methods[i].name, name) == 0)
            return &pure_methods[i];
    return NULL;
}

bool replay_decides(const char *method)
{
    return method_find(NULL, method) != NULL;
}

static bool result_keep(struct call *call, const char *result, size_t n)
{
    struct replayer *r = call->world;
    r->result = arena_copy(call->arena, result, n);
    r->nresult = n;
    return true;
}

/* ---- the image ------------------------------------------------------------------------------- */

static void replayer_take(struct replayer *r, const struct model *model)
{
    r->region = model->region.common.id;
    memcpy(r->version, r->digest + strlen("sha256:"), sizeof r->version - 1);
    r->rules = (struct rules){
        .region = r->region, .model = model, .digest = r->digest, .version = r->version};
}

static int replayer_fill(struct replayer *r, const char *bytes, size_t n)
{
    struct issues issues;
    issues_init(&issues, r->arena);
    const struct model *model = image_model(r->reader, r->arena, bytes, n, &issues);
    if (model)
        replayer_take(r, model);
    return model != NULL;
}

static int replayer_image(struct replayer *r, const char *digest)
{
    const char *bytes;
    size_t n;
    char found[72];
    if (journal_image_get(r->journal, r->arena, digest, &bytes, &n) != 0)
        return -1;
    if (n == 0 || strlen(digest) >= sizeof r->digest)
        return 0;
    image_digest(bytes, n, found);
    if (strcmp(found, digest) != 0)
        return 0;
    strcpy(r->digest, digest);
    return replayer_fill(r, bytes, n);
}

/* Makes the model of an image: 1, or 0 when the image is not there or not whole, or -1. */
static int replayer_load(struct replayer *r, const char *digest)
{
    jmp_buf guard;
    if (!r->journal) /* it has its model */
        return 1;
    if (!digest) /* the row of its image is gone */
        return 0;
    if (strcmp(r->digest, digest) == 0)
        return 1;
    r->digest[0] = '\0';
    arena_reset(r->arena);
    if (setjmp(guard)) {
        arena_guard(r->arena, NULL);
        r->digest[0] = '\0';
        errno = ENOMEM;
        return -1;
    }
    arena_guard(r->arena, &guard);
    int loaded = replayer_image(r, digest);
    arena_guard(r->arena, NULL);
    if (loaded != 1)
        r->digest[0] = '\0';
    return loaded;
}

/* ---- deciding -------------------------------------------------------------------------------- */

static const char *call_again(struct replayer *r, struct arena *arena, const struct entry *e)
{
    const struct json_limits limits = {.bytes = e->nrequest, .depth = 64, .members = 1 << 20};
    const struct rpc_shell shell = {.find = method_find, .after = result_keep, .world = r};
    struct out out;
    out_init(&out, arena, e->nreply + 256);
    r->result = NULL;
    r->nresult = 0;
    rpc_answer(r->reader, arena, e->request, e->nrequest, &limits, 1, &shell, &out);
    return arena_copy(arena, out.data, out.n);
}

static const struct json *added_read(struct replayer *r, struct arena *arena, const struct entry *e)
{
    const struct json_limits limits = {.bytes = e->nadded, .depth = 8, .members = 1 << 20};
    const char *why;
    return e->added ? json_read(r->texts, arena, e->added, e->nadded, &limits, &why) : NULL;
}

/* A piece of a text around a byte, without cutting a character in two. */
static char *piece(struct arena *arena, const char *text, size_t n, size_t around)
{
    size_t from = around > 40 ? around - 40 : 0, to = around + 40 < n ? around + 40 : n;
    while (from > 0 && ((unsigned char)text[from] & 0xC0) == 0x80)
        from--;
    while (to < n && ((unsigned char)text[to] & 0xC0) == 0x80)
        to++;
    return arena_copy(arena, text + from, to - from);
}

/* Where two results part, with some of each. */
static const char *difference(struct arena *arena, const struct replay *now, const struct entry *e)
{
    size_t at = 0, least = now->nreply < e->nreply ? now->nreply : e->nreply;
    while (at < least && now->reply[at] == e->reply[at])
        at++;
    return arena_printf(arena, "at byte %zu: stored '%s', now '%s'", at,
                        piece(arena, e->reply, e->nreply, at),
                        piece(arena, now->reply, now->nreply, at));
}

/* Without them in the entry, 0: the usual. */
static void limits_read(struct replayer *r)
{
    const struct json *states = json_get(r->added, "plan_states");
    const struct json *memory = json_get(r->added, "plan_memory");
    r->world.plan_expansions = states ? (long)states->number : 0;
    r->world.plan_memory = memory ? (size_t)memory->number : 0;
}

static void entry_decide(struct replayer *r, struct arena *arena, const struct entry *e,
                         struct replay *out)
{
    r->entry = e;
    r->added = added_read(r, arena, e);
    limits_read(r);
    const char *reply = call_again(r, arena, e);
    while (r->nsearched)
        search_free(r->searched[--r->nsearched]);
    out->reply = r->result;
    out->nreply = r->nresult;
    out->refused = r->result ? NULL : reply;
    if (!r->result)
        out->difference = arena_printf(arena, "now it is refused: %s", reply);
    else if (r->nresult == e->nreply && memcmp(r->result, e->reply, e->nreply) == 0)
        out->same = true;
    else
        out->difference = difference(arena, out, e);
}

int replay_decide(struct replayer *r, struct arena *arena, const struct entry *entry,
                  struct replay *out)
{
    *out = (struct replay){.same = false};
    if (entry->erased) {
        out->difference = "the client was erased, and the request with it";
        return 0;
    }
    if (!replay_decides(entry->method)) {
        out->nothing = true;
        out->difference =
            arena_printf(arena, "'%s' records what was done, and decided nothing", entry->method);
        return 0;
    }
    int loaded = replayer_load(r, entry->digest);
    if (loaded < 0)
        return -1;
    if (loaded == 0)
        out->difference =
            arena_printf(arena, "the image %s is not in the journal, or not whole", entry->digest);
    else
        entry_decide(r, arena, entry, out);
    return 0;
}

/* ---- its life -------------------------------------------------------------------------------- */

static struct replayer *replayer_make(struct journal *journal)
{
    struct replayer *r = calloc(1, sizeof *r);
    if (!r)
        return NULL;
    r->world = (struct world){.region = world_region,
                              .regions = &r->region,
                              .nregions = 1,
                              .today = world_today,
                              .day = world_day,
                              .service_elsewhere = world_elsewhere,
                              .places = world_places,
                              .history = world_history,
                              .plans = world_plans,
                              .decision_id = world_decision};
    r->journal = journal;
    r->reader = json_reader_new();
    r->texts = json_reader_new();
    r->arena = arena_new(MODEL_BYTES_MAX);
    if (r->reader && r->texts && r->arena) {
        arena_secret(r->arena);
        return r;
    }
    replayer_free(r);
    errno = ENOMEM;
    return NULL;
}

struct replayer *replayer_new(struct journal *journal)
{
    assert(journal);
    return replayer_make(journal);
}

struct replayer *replayer_of(const struct model *model, const char *digest)
{
    struct replayer *r = replayer_make(NULL);
    if (!r)
        return NULL;
    assert(strlen(digest) < sizeof r->digest);
    strcpy(r->digest, digest);
    replayer_take(r, model);
    return r;
}

void replayer_free(struct replayer *r)
{
    if (!r)
        return;
    json_reader_free(r->reader);
    json_reader_free(r->texts);
    arena_free(r->arena);
    free(r);
}
