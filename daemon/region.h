/* Regions: the packs of the rules folder, loaded, in force, and loaded anew.
 *
 * A pack lives in an arena of its own, its generation, and the system forbids writing to it once it
 * is in force. Loading makes a new generation beside it and swaps one pointer; a pack with an error
 * leaves the one in force as it is. The old one is freed by regions_sweep, which the loop calls
 * when no request is under way, so a call sees one image from its first test to its last byte. */
#ifndef POLKU_DAEMON_REGION_H
#define POLKU_DAEMON_REGION_H

#include "engine/situation.h"
#include "protocol/methods.h"

struct regions;
struct generation;
struct primer;

/* One folder of the rules folder that has a region.lua. */
struct pack {
    const char *folder;        /* "kainuu" */
    char region[72];           /* of the rules in force, or of those that were last; "" */
    const struct rules *rules; /* in force; NULL: none */
    const char *image;         /* of those in force */
    size_t nimage;
    const struct primer *primers; /* of those in force, by language */
    const struct issues *found;   /* by the last loading, in force or not; never NULL once loaded */
    bool refused;                 /* the last loading was: `rules` are older, or none */
};

/* Owns everything; `folder` must outlive it. NULL with errno. */
struct regions *regions_new(const char *folder);
void regions_free(struct regions *r);

/* What a loading came to. */
enum loading { LOADING_SAME, LOADING_CHANGED, LOADING_REFUSED, LOADING_GONE, LOADING_FAILED };

/* Looks which packs there are, and numbers them; those whose folder has gone stay until they are
 * loaded (and found gone). How many there are to load, -1 with errno when the folder cannot be
 * read: then nothing has changed. */
int regions_scan(struct regions *r);
/* Whether the folder of the pack of that number (of regions_scan) is still there. */
bool regions_there(const struct regions *r, int number);
/* Puts what was loaded of the pack in force, when it may be; owns it from then on. NULL: its folder
 * is gone. `before` (72 bytes, or NULL) gets the digest that was in force, "" for none. */
enum loading regions_take(struct regions *r, int number, struct generation *g, char *before);
/* Loads it and takes it, all at once: tens of milliseconds, seconds at worst. LOADING_FAILED with
 * errno: the world failed, nothing has changed. */
enum loading regions_load(struct regions *r, int number);
/* The day of which the packs' findings tell. */
day_t regions_today(struct regions *r);
/* Frees what is no longer in force, and what regions_check gave; but for models that are still
 * looked at elsewhere, which `in_use` (or NULL) tells. */
void regions_sweep(struct regions *r);
void regions_keep(struct regions *r, bool (*in_use)(void *context, const struct model *model),
                  void *context);

/* The rules folder. */
const char *regions_root(const struct regions *r);
/* All packs, by folder. */
int regions_count(const struct regions *r);
const struct pack *regions_pack(const struct regions *r, int number);
/* By the region's id, or by its folder; -1. */
int regions_find(const struct regions *r, const char *name);
/* By its folder alone; -1. */
int regions_folder(const struct regions *r, const char *folder);

/* For struct world: the rules of a region in force; ids, sorted; a day of them, cached. */
const struct rules *regions_rules(const struct regions *r, const char *region);
const char *const *regions_ids(const struct regions *r, int *n);
const struct pack *regions_pack_of(const struct regions *r, const struct rules *rules);
const struct day *regions_day(struct regions *r, const struct rules *rules, day_t as_of);
/* Memory of what is in force. */
size_t regions_bytes(const struct regions *r);
bool regions_service(const struct regions *r, const char *service);

/* Findings of what was loaded of the pack, without putting it in force: `g`, which it owns from
 * then on, and they stay until the sweep. */
const struct issues *regions_check(struct regions *r, int number, struct generation *g);

#endif
