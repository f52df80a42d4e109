/* Any bytes as a body, answered by the real methods against two real models: the images that
 * POLKU_SEED and POLKU_ASSESSING name.
 *
 * What must hold: every reply is JSON whose members are those of JSON-RPC, an error says what to do
 * and has a name; the same body gets the same bytes again; and no request takes more memory than it
 * may have. The planner's search is kept short: its depth is tested elsewhere. */
#include "tests/fuzz/fuzz.h"

#include "protocol/image.h"
#include "protocol/methods.h"

#include <setjmp.h>
#include <string.h>

#define MODELS 2

struct shop {
    struct world world;
    struct rules rules[MODELS];
    char digests[MODELS][72];
};

static struct arena *models, *arena;
static struct json_reader *reader;
static struct shop shop;
static const char *regions[MODELS];
static const struct json_limits limits = {.bytes = 65536, .depth = 32, .members = 65536};

static const struct rules *region_find(struct world *w, const char *id)
{
    struct shop *s = (struct shop *)w;
    for (int i = 0; i < MODELS; i++)
        if (strcmp(s->rules[i].region, id) == 0)
            return &s->rules[i];
    return NULL;
}

static bool elsewhere(struct world *w, const char *id)
{
    const struct shop *s = (const struct shop *)w;
    for (int i = 0; i < MODELS; i++)
        if (model_service(s->rules[i].model, id) >= 0)
            return true;
    return false;
}

static day_t today(struct world *w, const char *time_zone)
{
    (void)w, (void)time_zone;
    return 20779; /* 2026-11-22 */
}

static const struct method *method_find(void *world, const char *name)
{
    (void)world;
    for (int i = 0; i < pure_methods_n; i++)
        if (strcmp(pure_methods[i].name, name) == 0)
            return &pure_methods[i];
    return NULL;
}

static void check_one(const struct json *reply)
{
    const struct json *error = json_get(reply, "error"), *data = json_get(error, "data");
    const char *version = json_text(json_get(reply, "jsonrpc"));
    MUST(reply->kind == JSON_OBJECT && reply->n == 3);
    MUST(version && strcmp(version, "2.0") == 0 && json_get(reply, "id"));
    MUST((error != NULL) != (json_get(reply, "result") != NULL));
    if (!error)
        return;
    MUST(json_get(error, "code")->kind == JSON_INT && json_text(json_get(error, "message")));
    MUST(json_text(json_get(data, "name")) && json_text(json_get(data, "message")));
}

static void check_reply(const char *bytes, size_t n)
{
    static const struct json_limits any = {(size_t)64 << 20, 1000, 10000000};
    const char *why = NULL;
    const struct json *reply = json_read(reader, arena, bytes, n, &any, &why);
    MUST(reply);
    if (reply->kind != JSON_ARRAY) {
        check_one(reply);
        return;
    }
    MUST(reply->n > 0);
    for (uint32_t i = 0; i < reply->n; i++)
        check_one(&reply->items[i]);
}

static void answer(const char *body, size_t n, struct out *o)
{
    static const char *names[64];
    for (int i = 0; i < pure_methods_n; i++)
        names[i] = pure_methods[i].name;
    const struct rpc_shell shell = {
        .find = method_find, .names = names, .nnames = pure_methods_n, .world = &shop.world};
    out_init(o, arena, 1024);
    rpc_answer(reader, arena, body, n, &limits, 8, &shell, o);
}

static void check_body(const char *body, size_t n)
{
    struct out first, second;
    answer(body, n, &first);
    if (first.n)
        check_reply(first.data, first.n);
    answer(body, n, &second);
    MUST(first.n == second.n && (!first.n || memcmp(first.data, second.data, first.n) == 0));
}

static void rules_add(int i, const char *variable)
{
    struct issues issues;
    size_t n;
    const char *image = fuzz_file(models, variable, &n);
    issues_init(&issues, models);
    const struct model *model = image_model(reader, models, image, n, &issues);
    MUST(model);
    image_digest(image, n, shop.digests[i]);
    regions[i] = model->region.common.id;
    shop.rules[i] = (struct rules){
        .region = regions[i], .model = model, .digest = shop.digests[i], .version = "000000000000"};
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    models = arena_new((size_t)64 << 20);
    arena = arena_new((size_t)64 << 20);
    reader = json_reader_new();
    MUST(models && arena && reader);
    rules_add(0, "POLKU_ASSESSING");
    rules_add(1, "POLKU_SEED");
    shop.world = (struct world){.region = region_find,
                                .regions = regions,
                                .nregions = MODELS,
                                .today = today,
                                .service_elsewhere = elsewhere,
                                .takes_placements = true,
                                .plan_expansions = 300,
                                .plan_memory = (size_t)4 << 20};
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    jmp_buf guard;
    char *body = malloc(size ? size : 1);
    MUST(body);
    if (size)
        memcpy(body, data, size);
    arena_reset(arena);
    if (setjmp(guard) == 0) {
        arena_guard(arena, &guard);
        check_body(body, size);
    }
    arena_guard(arena, NULL);
    free(body);
    return 0;
}
