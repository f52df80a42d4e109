/* Bundles: see bundle.h. Storing one runs in the writer's thread, or in the loop's when a call
 * needs the journal itself; never in both at once. */
#include "daemon/bundle.h"

#include "daemon/clock.h"
#include "daemon/journal_plan.h"

#include <errno.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES_MAX ((size_t)256 << 20)

struct bundle *bundle_new(void)
{
    struct bundle *b = calloc(1, sizeof *b);
    struct arena *arena = arena_new(BYTES_MAX);
    if (!b || !arena) {
        free(b);
        arena_free(arena);
        errno = ENOMEM;
        return NULL;
    }
    arena_secret(arena);
    b->arena = arena;
    return b;
}

void bundle_free(struct bundle *b)
{
    if (!b)
        return;
    arena_free(b->arena);
    free(b);
}

void bundle_reset(struct bundle *b)
{
    struct arena *arena = b->arena;
    arena_reset(arena);
    *b = (struct bundle){.arena = arena};
}

void bundle_rest(struct bundle *b)
{
    arena_rest(b->arena);
}

bool bundle_uses(const struct bundle *b, const struct model *model)
{
    for (int i = 0; i < b->nmodels; i++)
        if (b->models[i] == model)
            return true;
    return false;
}

bool bundle_full(const struct bundle *b)
{
    return arena_used(b->arena) >= BUNDLE_BYTES_FULL;
}

struct deed *bundle_deed(struct bundle *b, const struct model *model)
{
    if (!bundle_uses(b, model)) {
        ARENA_ROOM(b->arena, b->models, b->nmodels, b->cap_models);
        b->models[b->nmodels++] = model;
    }
    return arena_alloc(b->arena, sizeof(struct deed));
}

void bundle_add(struct bundle *b, struct deed *deed)
{
    ARENA_ROOM(b->arena, b->deeds, b->n, b->cap);
    b->deeds[b->n++] = deed;
    b->wrote = true;
}

bool bundle_knows(const struct bundle *b, int letter)
{
    for (int i = 0; i < b->n; i++)
        if (b->deeds[i]->letter == letter && b->deeds[i]->known)
            return true;
    return false;
}

/* ---- storing --------------------------------------------------------------------------------- */

static int deed_store(struct bundle *b, struct journal *j, struct deed *d)
{
    int known = d->unlooked ? journal_knows(j, d->entry.request_id) : 0;
    d->known = known > 0;
    if (known != 0)
        return known < 0 ? -1 : 0;
    if (journal_image(j, d->entry.digest, d->image, d->nimage) != 0 ||
        (d->primer && journal_primer(j, d->primer) != 0) || journal_append(j, &d->entry) != 0)
        return -1;
    for (int i = 0; i < d->nobstacles; i++)
        told_met(&b->told, b->arena, d->entry.region, d->obstacles[i]);
    return d->counted ? journal_count(j, b->arena, &d->tally) : 0;
}

static int deeds_store(struct bundle *b, struct journal *j)
{
    while (b->stored < b->n)
        if (deed_store(b, j, b->deeds[b->stored++]) != 0)
            return -1;
    return 0;
}

/* Runs a part of the storing under a guard of its own: without memory the turn is spoiled. */
static int guarded(struct bundle *b, struct journal *j,
                   int (*part)(struct bundle *b, struct journal *j))
{
    jmp_buf guard, *before = arena_guard(b->arena, &guard);
    int result = -1;
    if (setjmp(guard) == 0)
        result = part(b, j);
    else
        journal_spoil(j, "there is not enough memory to store a turn");
    arena_guard(b->arena, before);
    return result;
}

int bundle_store(struct bundle *b, struct journal *j)
{
    if (!b->begun && journal_begin(j) != 0)
        abort(); /* only a turn within a turn */
    b->begun = true;
    return guarded(b, j, deeds_store);
}

static int obstacles_store(struct bundle *b, struct journal *j)
{
    return told_obstacles(&b->told, b->arena, j);
}

static void sums_take(struct bundle *b, const struct journal *j)
{
    for (int i = 0; i < b->n; i++) {
        b->sums.decisions += !b->deeds[i]->known;
        b->sums.calls[b->deeds[i]->method][0] -=
            b->deeds[i]->known; /* counted when answered anew */
    }
    b->sums.events = b->told.n;
    b->rows = journal_rows(j);
    b->plans = journal_plans_stored(j);
}

/* What cannot be copied now stays in the log, unless nobody knows what is on the disk. */
static void bundle_tidy(struct bundle *b, struct journal *j)
{
    if (journal_tidy(j) == 0 || errno != ENOTRECOVERABLE)
        return;
    b->error = ENOTRECOVERABLE;
    snprintf(b->why, sizeof b->why, "%s", journal_error(j));
}

void bundle_write(struct bundle *b, struct journal *j)
{
    if (b->tidies) {
        bundle_tidy(b, j);
        return;
    }
    b->since = clock_steady_us();
    int result = bundle_store(b, j) == 0 && guarded(b, j, obstacles_store) == 0 &&
                         (!b->probes || journal_probe(j) == 0)
                     ? 0
                     : -1;
    if (result != 0)
        journal_spoil(j, NULL);
    b->error = journal_store(j) == 0 ? 0 : errno;
    if (b->error)
        snprintf(b->why, sizeof b->why, "%s", journal_error(j));
    else
        journal_checkpoint_due(j); /* of earlier ones */
    sums_take(b, j);
    b->took = clock_steady_us() - b->since;
}
