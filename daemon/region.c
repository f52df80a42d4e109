/* Regions: see region.h. Keeps the generations of each pack; generation.c makes them. */
#include "daemon/region.h"

#include "daemon/clock.h"
#include "daemon/generation.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PACKS_MAX 256
#define USUAL_ZONE "Europe/Helsinki" /* where nothing else was said yet */

struct slot {
    struct pack pack; /* first: a pack is its slot */
    char *folder;
    struct generation *force;   /* in force, or NULL */
    struct generation *refused; /* the last loading, when it may not come into force */
    bool gone;                  /* the folder is */
};

struct regions {
    const char *folder;
    struct json_reader *reader;
    struct clock clock;
    struct slot *slots[PACKS_MAX]; /* by folder */
    int n;
    const char *ids[PACKS_MAX]; /* of the regions in force, sorted */
    int nids;
    struct generation *retired; /* until the next sweep */
    bool (*in_use)(void *context, const struct model *model);
    void *context; /* of in_use */
};

struct regions *regions_new(const char *folder)
{
    struct regions *r = calloc(1, sizeof *r);
    struct json_reader *reader = json_reader_new();
    if (!r || !reader) {
        json_reader_free(reader);
        free(r);
        errno = ENOMEM;
        return NULL;
    }
    r->folder = folder;
    r->reader = reader;
    return r;
}

static void slot_free(struct slot *slot)
{
    generation_free(slot->force);
    generation_free(slot->refused);
    free(slot->folder);
    free(slot);
}

void regions_free(struct regions *r)
{
    if (!r)
        return;
    for (int i = 0; i < r->n; i++)
        slot_free(r->slots[i]);
    r->in_use = NULL;
    regions_sweep(r);
    json_reader_free(r->reader);
    free(r);
}

void regions_sweep(struct regions *r)
{
    struct generation *kept = NULL;
    while (r->retired) {
        struct generation *g = r->retired;
        r->retired = g->next;
        if (g->model && r->in_use && r->in_use(r->context, g->model)) {
            g->next = kept;
            kept = g;
        } else {
            generation_free(g);
        }
    }
    r->retired = kept;
}

void regions_keep(struct regions *r, bool (*in_use)(void *context, const struct model *model),
                  void *context)
{
    r->in_use = in_use;
    r->context = context;
}

static void retire(struct regions *r, struct generation *g)
{
    if (!g)
        return;
    g->next = r->retired;
    r->retired = g;
}

/* ---- which packs there are ------------------------------------------------------------------- */

static bool folder_is_pack(const struct regions *r, const char *name)
{
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/%s/region.lua", r->folder, name);
    return n > 0 && (size_t)n < sizeof path && access(path, F_OK) == 0;
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int compare_slots(const void *a, const void *b)
{
    return strcmp((*(struct slot *const *)a)->folder, (*(struct slot *const *)b)->folder);
}

static int slot_add(struct regions *r, const char *folder)
{
    struct slot *slot = r->n < PACKS_MAX ? calloc(1, sizeof *slot) : NULL;
    char *name = strdup(folder);
    if (!slot || !name) {
        errno = r->n < PACKS_MAX ? ENOMEM : E2BIG;
        free(slot);
        free(name);
        return -1;
    }
    slot->folder = name;
    slot->pack.folder = name;
    r->slots[r->n++] = slot;
    return 0;
}

/* Packs that were found gone, and whose rules nobody uses any more. */
static void slots_forget(struct regions *r)
{
    int kept = 0;
    for (int i = 0; i < r->n; i++) {
        if (r->slots[i]->gone && !folder_is_pack(r, r->slots[i]->folder))
            slot_free(r->slots[i]);
        else
            r->slots[kept++] = r->slots[i];
    }
    r->n = kept;
}

int regions_scan(struct regions *r)
{
    struct dirent **entries;
    int n = scandir(r->folder, &entries, not_hidden, NULL), result = 0;
    if (n < 0)
        return -1;
    slots_forget(r);
    for (int i = 0; i < n; i++) {
        const char *name = entries[i]->d_name;
        if (result == 0 && folder_is_pack(r, name) && regions_folder(r, name) < 0)
            result = slot_add(r, name);
        free(entries[i]);
    }
    free(entries);
    qsort(r->slots, (size_t)r->n, sizeof *r->slots, compare_slots);
    return result == 0 ? r->n : -1;
}

/* ---- loading --------------------------------------------------------------------------------- */

static int compare_ids(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void slot_show(struct regions *r, struct slot *slot)
{
    const struct generation *last = slot->refused ? slot->refused : slot->force;
    slot->pack.rules = slot->force && *slot->force->rules.region ? &slot->force->rules : NULL;
    if (slot->pack.rules)
        snprintf(slot->pack.region, sizeof slot->pack.region, "%s", slot->pack.rules->region);
    slot->pack.image = slot->force ? slot->force->image : NULL;
    slot->pack.nimage = slot->force ? slot->force->nimage : 0;
    slot->pack.primers = slot->force ? slot->force->primers : NULL;
    slot->pack.found = last ? &last->issues : NULL;
    slot->pack.refused = slot->refused != NULL;
    r->nids = 0;
    for (int i = 0; i < r->n; i++)
        if (r->slots[i]->pack.rules)
            r->ids[r->nids++] = r->slots[i]->pack.rules->region;
    qsort(r->ids, (size_t)r->nids, sizeof *r->ids, compare_ids);
}

/* Two packs may not be the same region: the one in force stays. */
static void region_claim(const struct regions *r, const struct slot *slot, struct generation *g)
{
    const char *id = g->rules.region;
    for (int i = 0; generation_good(g) && *id && i < r->n; i++) {
        const struct slot *other = r->slots[i];
        if (other == slot || !other->pack.rules || strcmp(other->pack.rules->region, id) != 0)
            continue;
        const struct rule_place rule = g->model->region.common.rule;
        const struct place place = {.file = rule.file, .line = rule.line};
        issue_add(&g->issues, "duplicate-id", place, "the pack '%s' is the region '%s' already",
                  other->folder, id);
        issues_sort(&g->issues);
    }
}

static enum loading slot_take(struct regions *r, struct slot *slot, struct generation *g)
{
    retire(r, slot->refused);
    slot->refused = NULL;
    if (!generation_good(g)) {
        slot->refused = g;
        slot_show(r, slot);
        return LOADING_REFUSED;
    }
    bool same = slot->force && strcmp(slot->force->digest, g->digest) == 0;
    g->rules.since = same ? slot->force->rules.since : clock_ms();
    generation_seal(g);
    retire(r, slot->force);
    slot->force = g;
    slot_show(r, slot);
    return same ? LOADING_SAME : LOADING_CHANGED;
}

static enum loading slot_leave(struct regions *r, struct slot *slot)
{
    retire(r, slot->force);
    retire(r, slot->refused);
    slot->force = slot->refused = NULL;
    slot->gone = true;
    slot_show(r, slot);
    return LOADING_GONE;
}

bool regions_there(const struct regions *r, int number)
{
    return folder_is_pack(r, r->slots[number]->folder);
}

enum loading regions_take(struct regions *r, int number, struct generation *g, char *before)
{
    struct slot *slot = r->slots[number];
    if (before)
        strcpy(before, slot->force ? slot->force->digest : "");
    if (!g)
        return slot_leave(r, slot);
    slot->gone = false;
    region_claim(r, slot, g);
    return slot_take(r, slot, g);
}

day_t regions_today(struct regions *r)
{
    return clock_today(&r->clock, USUAL_ZONE);
}

enum loading regions_load(struct regions *r, int number)
{
    struct generation *g = NULL;
    if (regions_there(r, number)) {
        g = generation_load(r->reader, r->folder, r->slots[number]->folder, regions_today(r));
        if (!g)
            return LOADING_FAILED;
    }
    return regions_take(r, number, g, NULL);
}

const struct issues *regions_check(struct regions *r, int number, struct generation *g)
{
    region_claim(r, r->slots[number], g);
    retire(r, g); /* stays until the sweep, that is, until the reply was written */
    return &g->issues;
}

/* ---- looking --------------------------------------------------------------------------------- */

const char *regions_root(const struct regions *r)
{
    return r->folder;
}

int regions_count(const struct regions *r)
{
    return r->n;
}

const struct pack *regions_pack(const struct regions *r, int number)
{
    return &r->slots[number]->pack;
}

int regions_find(const struct regions *r, const char *name)
{
    for (int i = 0; i < r->n; i++) {
        const struct rules *rules = r->slots[i]->pack.rules;
        if (rules && strcmp(rules->region, name) == 0)
            return i;
    }
    return regions_folder(r, name);
}

int regions_folder(const struct regions *r, const char *folder)
{
    for (int i = 0; i < r->n; i++)
        if (strcmp(r->slots[i]->folder, folder) == 0)
            return i;
    return -1;
}

const struct pack *regions_pack_of(const struct regions *r, const struct rules *rules)
{
    for (int i = 0; i < r->n; i++)
        if (r->slots[i]->pack.rules == rules)
            return &r->slots[i]->pack;
    return NULL;
}

const struct rules *regions_rules(const struct regions *r, const char *region)
{
    for (int i = 0; i < r->n; i++) {
        const struct rules *rules = r->slots[i]->pack.rules;
        if (rules && strcmp(rules->region, region) == 0)
            return rules;
    }
    return NULL;
}

const char *const *regions_ids(const struct regions *r, int *n)
{
    *n = r->nids;
    return r->ids;
}

const struct day *regions_day(struct regions *r, const struct rules *rules, day_t as_of)
{
    for (int i = 0; i < r->n; i++)
        if (r->slots[i]->pack.rules == rules)
            return generation_day(r->slots[i]->force, as_of);
    return NULL;
}

size_t regions_bytes(const struct regions *r)
{
    size_t n = 0;
    for (int i = 0; i < r->n; i++)
        n += r->slots[i]->force ? arena_used(r->slots[i]->force->arena) : 0;
    return n;
}

bool regions_service(const struct regions *r, const char *service)
{
    for (int i = 0; i < r->n; i++) {
        const struct rules *rules = r->slots[i]->pack.rules;
        if (rules && model_service(rules->model, service) >= 0)
            return true;
    }
    return false;
}
