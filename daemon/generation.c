/* Generations: see generation.h. The image that the child wrote is read as a hostile text, and the
 * model is built from it alone, so what decides is what is stored in the journal. */
#include "daemon/generation.h"

#include "engine/example.h"
#include "lua/load.h"
#include "protocol/image.h"
#include "protocol/parts.h"
#include "protocol/primer.h"

#include <assert.h>
#include <errno.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define GENERATION_BYTES_MAX ((size_t)512 << 20)
#define PRIMER_SCRATCH_MAX ((size_t)128 << 20)
#define DAY_BYTES_MAX ((size_t)64 << 20)
#define PARTS_BYTES_MAX ((size_t)8 << 20)

void generation_image(struct arena *arena, const struct decls *decls, const char **bytes, size_t *n)
{
    struct out o;
    out_init(&o, arena, 1 << 16);
    image_encode(&o, decls);
    *bytes = o.data;
    *n = o.n;
}

/* One for each language that the region speaks. */
static void primers_fill(struct generation *g, struct arena *scratch)
{
    const int *languages = g->model->region.languages;
    for (int i = 0; i < LANGUAGES && languages[i] >= 0; i++) {
        size_t n;
        const char *bytes =
            primer_make(g->arena, scratch, &g->rules, (enum language)languages[i], &n);
        primer_ready(&g->primers[languages[i]], g->arena, bytes, n);
    }
}

/* Without memory there are fewer of them, and replies are stored as they are. */
static void primers_make(struct generation *g)
{
    struct arena *scratch = arena_new(PRIMER_SCRATCH_MAX);
    jmp_buf guard, *before;
    if (!scratch)
        return;
    before = arena_guard(g->arena, &guard);
    arena_guard(scratch, &guard);
    if (setjmp(guard) == 0)
        primers_fill(g, scratch);
    arena_guard(g->arena, before);
    arena_free(scratch);
}

struct origin {
    struct json_reader *reader;
    const char *folder, *name;
    day_t today;
};

static int pack_build(struct generation *g, const struct origin *from)
{
    struct load_result result = {0};
    issues_init(&g->issues, g->arena);
    g->issues.root = from->folder;
    if (load_pack(g->arena, from->folder, from->name, from->today, generation_image, &g->issues,
                  &result) != 0)
        return -1;
    g->image = result.image;
    g->nimage = result.nimage;
    if (!g->image)
        return 0;
    image_digest(g->image, g->nimage, g->digest);
    memcpy(g->version, g->digest + strlen("sha256:"), sizeof g->version - 1);
    g->model = image_model(from->reader, g->arena, g->image, g->nimage, &g->issues);
    if (g->model) {
        examples_run(g->arena, g->model, &g->issues);
        g->rules = (struct rules){.region = g->model->region.common.id,
                                  .model = g->model,
                                  .digest = g->digest,
                                  .version = g->version,
                                  .parts = parts_new(PARTS_BYTES_MAX)};
        if (g->issues.errors == 0)
            primers_make(g);
    }
    issues_sort(&g->issues);
    return 0;
}

/* The boundary that an arena without memory jumps to. */
static int pack_build_guarded(struct generation *g, const struct origin *from)
{
    jmp_buf guard;
    if (setjmp(guard)) {
        errno = ENOMEM;
        return -1;
    }
    arena_guard(g->arena, &guard);
    int result = pack_build(g, from);
    arena_guard(g->arena, NULL);
    return result;
}

struct generation *generation_load(struct json_reader *reader, const char *folder, const char *name,
                                   day_t today)
{
    const struct origin from = {reader, folder, name, today};
    struct generation *g = calloc(1, sizeof *g);
    if (!g)
        return NULL;
    g->arena = arena_new(GENERATION_BYTES_MAX);
    if (g->arena && pack_build_guarded(g, &from) == 0)
        return g;
    int error = g->arena ? errno : ENOMEM;
    generation_free(g);
    errno = error;
    return NULL;
}

bool generation_good(const struct generation *g)
{
    return g->model && g->issues.errors == 0;
}

static void block_forbid(void *block, size_t size)
{
    int failed = mprotect(block, size, PROT_READ);
    assert(failed == 0); /* whole pages of our own */
    (void)failed;
}

static void block_allow(void *block, size_t size)
{
    int failed = mprotect(block, size, PROT_READ | PROT_WRITE);
    assert(failed == 0);
    (void)failed;
}

void generation_seal(struct generation *g)
{
    arena_blocks(g->arena, block_forbid);
    g->sealed = true;
}

void generation_free(struct generation *g)
{
    if (!g)
        return;
    for (int i = 0; i < GENERATION_DAYS; i++)
        arena_free(g->days[i].arena);
    parts_free(g->rules.parts);
    if (g->sealed)
        arena_blocks(g->arena, block_allow);
    arena_free(g->arena);
    free(g);
}

/* The slot of that day, or the one not used for the longest time. */
static struct day_slot *day_slot(struct generation *g, day_t as_of)
{
    struct day_slot *oldest = &g->days[0];
    for (int i = 0; i < GENERATION_DAYS; i++) {
        struct day_slot *slot = &g->days[i];
        if (slot->day && slot->day->as_of == as_of)
            return slot;
        if (slot->used < oldest->used)
            oldest = slot;
    }
    return oldest;
}

static const struct day *day_make_guarded(struct day_slot *slot, const struct model *model,
                                          day_t as_of)
{
    jmp_buf guard;
    slot->day = NULL;
    if (!slot->arena)
        slot->arena = arena_new(DAY_BYTES_MAX);
    if (!slot->arena)
        return NULL;
    arena_reset(slot->arena);
    if (setjmp(guard))
        return NULL;
    arena_guard(slot->arena, &guard);
    slot->day = day_frame_kept(slot->arena, model, as_of);
    arena_guard(slot->arena, NULL);
    return slot->day;
}

const struct day *generation_day(struct generation *g, day_t as_of)
{
    struct day_slot *slot = day_slot(g, as_of);
    slot->used = ++g->uses;
    if (slot->day && slot->day->as_of == as_of)
        return slot->day;
    return day_make_guarded(slot, g->model, as_of);
}
