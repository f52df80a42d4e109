/* Rules in force for the measures that answer in process: see rules.h. */
#include "bench/rules.h"

#include "bench/file.h"
#include "protocol/image.h"
#include "protocol/parts.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct json_limits bench_limits = {1 << 18, 32, 1 << 16};

static const struct rules *world_region(struct world *w, const char *id)
{
    struct bench_rules *b = (struct bench_rules *)w;
    return strcmp(b->rules.region, id) == 0 ? &b->rules : NULL;
}

static day_t world_today(struct world *w, const char *time_zone)
{
    (void)w, (void)time_zone;
    return DAY_FIRST;
}

static const struct day *world_day(struct world *w, const struct rules *rules, day_t as_of)
{
    struct bench_rules *b = (struct bench_rules *)w;
    if (!b->day || b->day->as_of != as_of)
        b->day = day_frame_kept(b->kept, rules->model, as_of);
    return b->day;
}

const struct method *bench_method(void *world, const char *name)
{
    (void)world;
    for (int i = 0; i < pure_methods_n; i++)
        if (strcmp(pure_methods[i].name, name) == 0)
            return &pure_methods[i];
    return NULL;
}

static const char *digest_make(struct arena *arena, const char *image, size_t n)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char hex[2 * sizeof hash + 1];
    crypto_hash_sha256(hash, (const unsigned char *)image, n);
    return arena_printf(arena, "sha256:%s", sodium_bin2hex(hex, sizeof hex, hash, sizeof hash));
}

void bench_rules_open(struct bench_rules *b, const char *path)
{
    struct issues issues;
    b->image = file_load(path, &b->nimage);
    b->kept = arena_new((size_t)64 << 20);
    issues_init(&issues, b->kept);
    const struct model *model =
        image_model(json_reader_new(), b->kept, b->image, b->nimage, &issues);
    if (!model) {
        fprintf(stderr, "%s is no image\n", path);
        exit(1);
    }
    const char *digest = digest_make(b->kept, b->image, b->nimage);
    b->rules = (struct rules){.region = model->region.common.id,
                              .model = model,
                              .digest = digest,
                              .version = arena_copy(b->kept, digest + 7, 12),
                              .parts = parts_new((size_t)8 << 20)};
    b->world = (struct world){.region = world_region, .today = world_today, .day = world_day};
}
