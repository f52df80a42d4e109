/* Answers requests in process: see world.h. The same methods and limits as the daemon's. */
#include "cli/world.h"

#include "cli/pack.h"
#include "protocol/image.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define BODY_MAX ((size_t)256 << 10)
#define BATCH_MAX 100

struct shop { /* the packs behind a world */
    struct world world;
    struct rules *rules; /* sorted by region */
    int n;
};

static const struct rules *region_find(struct world *w, const char *id)
{
    struct shop *shop = (struct shop *)w;
    for (int i = 0; i < shop->n; i++)
        if (strcmp(shop->rules[i].region, id) == 0)
            return &shop->rules[i];
    return NULL;
}

static bool elsewhere(struct world *w, const char *id)
{
    struct shop *shop = (struct shop *)w;
    for (int i = 0; i < shop->n; i++)
        if (model_service(shop->rules[i].model, id) >= 0)
            return true;
    return false;
}

static day_t today(struct world *w, const char *time_zone)
{
    (void)w;
    return today_in(time_zone);
}

static int is_pack(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool has_region_file(const struct run *run, const char *rules, const char *name)
{
    FILE *file = fopen(arena_printf(run->arena, "%s/%s/region.lua", rules, name), "rb");
    if (file)
        fclose(file);
    return file != NULL;
}

static void model_add(struct run *run, struct shop *shop, const struct model *model,
                      const char *digest)
{
    shop->rules[shop->n++] = (struct rules){
        .region = model->region.common.id,
        .model = model,
        .digest = digest,
        .version = arena_copy(run->arena, digest + strlen("sha256:"), 12),
    };
}

static void pack_add(struct run *run, struct shop *shop, const char *rules, const char *name)
{
    struct pack *pack = arena_alloc(run->arena, sizeof *pack);
    const char *folder = arena_printf(run->arena, "%s/%s", rules, name);
    if (!pack_load(run, folder, DAY_NONE, false, pack))
        return;
    if (pack->issues.errors) {
        issues_show(run, &pack->issues, stderr);
        return;
    }
    if (*pack->model->region.common.id)
        model_add(run, shop, pack->model, pack->digest);
}

static int compare_rules(const void *a, const void *b)
{
    return strcmp(((const struct rules *)a)->region, ((const struct rules *)b)->region);
}

static struct world *shop_finish(struct run *run, struct shop *shop)
{
    qsort(shop->rules, (size_t)shop->n, sizeof *shop->rules, compare_rules);
    const char **ids = arena_array(run->arena, (size_t)shop->n + 1, sizeof *ids);
    for (int i = 0; i < shop->n; i++)
        ids[i] = shop->rules[i].region;
    shop->world = (struct world){.region = region_find,
                                 .regions = ids,
                                 .nregions = shop->n,
                                 .today = today,
                                 .service_elsewhere = elsewhere,
                                 .takes_placements = true};
    return &shop->world;
}

struct world *world_open(struct run *run, const char *rules)
{
    struct dirent **entries;
    int n = scandir(rules, &entries, is_pack, alphasort);
    if (n < 0) {
        fail(run, EXIT_WORLD, "cannot read the rules folder %s: %s", rules, strerror(errno));
        return NULL;
    }
    struct shop *shop = arena_alloc(run->arena, sizeof *shop);
    shop->rules = arena_array(run->arena, (size_t)n + 1, sizeof *shop->rules);
    for (int i = 0; i < n; i++) {
        if (has_region_file(run, rules, entries[i]->d_name))
            pack_add(run, shop, rules, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    if (shop->n == 0) {
        fail(run, EXIT_ERRORS, "no pack of %s can be in force", rules);
        return NULL;
    }
    return shop_finish(run, shop);
}

struct world *world_of_image(struct run *run, const char *image, size_t n)
{
    struct issues issues;
    struct shop *shop = arena_alloc(run->arena, sizeof *shop);
    char *digest = arena_alloc(run->arena, 72);
    struct json_reader *reader = json_reader_new();
    if (!reader)
        return NULL;
    issues_init(&issues, run->arena);
    const struct model *model = image_model(reader, run->arena, image, n, &issues);
    json_reader_free(reader);
    if (!model)
        return NULL;
    shop->rules = arena_array(run->arena, 1, sizeof *shop->rules);
    image_digest(image, n, digest);
    model_add(run, shop, model, digest);
    return shop_finish(run, shop);
}

static const struct method *method_find(void *world, const char *name)
{
    (void)world;
    for (int i = 0; i < pure_methods_n; i++)
        if (strcmp(pure_methods[i].name, name) == 0)
            return &pure_methods[i];
    return NULL;
}

const char *world_answer(struct run *run, struct world *world, const char *body, size_t n,
                         size_t *size)
{
    struct json_limits limits = {.bytes = BODY_MAX, .depth = 32, .members = 65536};
    const char **names = arena_array(run->arena, (size_t)pure_methods_n, sizeof *names);
    for (int i = 0; i < pure_methods_n; i++)
        names[i] = pure_methods[i].name;
    struct rpc_shell shell = {
        .find = method_find, .names = names, .nnames = pure_methods_n, .world = world};
    struct json_reader *reader = json_reader_new();
    struct out o;
    out_init(&o, run->arena, 1 << 14);
    if (!reader)
        return fail(run, EXIT_WORLD, "there is not enough memory"), NULL;
    rpc_answer(reader, run->arena, body, n, &limits, BATCH_MAX, &shell, &o);
    json_reader_free(reader);
    *size = o.n;
    return o.data;
}

const char *world_ask(void *context, const char *body, size_t n, size_t *size)
{
    struct world_ask *ask = context;
    return world_answer(ask->run, ask->world, body, n, size);
}
