/* Measures plans in process: each call as the protocol reads it, each goal's search by itself.
 *
 *     plans IMAGE...      bodies of `plan` calls on stdin, one a line
 *
 * For each goal of each call one line of JSON: the processor time of its search in nanoseconds, the
 * median of several runs, and what came of it: other work of the machine is no part of it. Nothing
 * is stored, and no Lua runs. */
#include "engine/plan.h"
#include "protocol/image.h"
#include "protocol/methods.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PACKS_MAX 16
#define RUNS 5
#define LINE_MAX_BYTES (1 << 18)

struct bench {
    struct world world;
    struct rules rules[PACKS_MAX];
    const char *ids[PACKS_MAX];
    int n, line;
};

static long spent_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * 1000000000L + t.tv_nsec;
}

static int compare_longs(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

/* ---- the world of a call ---- */

static const struct rules *region_find(struct world *w, const char *id)
{
    const struct bench *b = (const struct bench *)w;
    for (int i = 0; i < b->n; i++)
        if (strcmp(b->ids[i], id) == 0)
            return &b->rules[i];
    return NULL;
}

static day_t today(struct world *w, const char *time_zone)
{
    day_t day = DAY_NONE;
    (void)w, (void)time_zone;
    day_parse("2026-11-23", &day);
    return day;
}

static bool elsewhere(struct world *w, const char *id)
{
    const struct bench *b = (const struct bench *)w;
    for (int i = 0; i < b->n; i++)
        if (model_service(b->rules[i].model, id) >= 0)
            return true;
    return false;
}

static void fault_show(struct world *w, const char *what)
{
    fprintf(stderr, "line %d: %s\n", ((const struct bench *)w)->line, what);
    exit(1);
}

static void measured_print(const struct bench *b, const struct situation *s, int goal, long ns,
                           const struct plans *plans)
{
    printf("{\"line\":%d,\"goal\":\"%s\",\"ns\":%ld,\"states\":%ld,\"plans\":%d,\"optimal\":%s,"
           "\"proved\":%s,\"exact\":%s}\n",
           b->line, s->model->goals[goal].common.id, ns, plans->expansions, plans->n,
           plans->n && plans->at[0].optimal ? "true" : "false", plans->proved ? "true" : "false",
           plans->exact ? "true" : "false");
}

/* Each run works in an arena of its own, which is used again. */
static struct plans *plans_measure(struct world *w, const struct situation *s,
                                   const struct plan_options *options)
{
    static struct arena *scratch;
    long times[RUNS];
    struct situation here = *s;
    scratch = scratch ? scratch : arena_new((size_t)256 << 20);
    if (!scratch)
        exit(1);
    here.arena = scratch;
    for (int i = 0; i < RUNS; i++) {
        arena_reset(scratch);
        long start = spent_ns();
        plans_make(&here, options);
        times[i] = spent_ns() - start;
    }
    qsort(times, RUNS, sizeof *times, compare_longs);
    struct plans *plans = plans_make(s, options);
    measured_print((const struct bench *)w, s, options->goal, times[RUNS / 2], plans);
    return plans;
}

static const struct method *method_find(void *world, const char *name)
{
    (void)world;
    for (int i = 0; i < pure_methods_n; i++)
        if (strcmp(pure_methods[i].name, name) == 0)
            return &pure_methods[i];
    return NULL;
}

/* ---- the images ---- */

static const char *file_bytes(struct arena *arena, const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    *n = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_alloc(arena, *n + 1);
    if (fread(bytes, 1, *n, file) != *n) {
        perror(path);
        exit(1);
    }
    fclose(file);
    return bytes;
}

static void pack_add(struct bench *b, struct json_reader *reader, struct arena *kept,
                     const char *path)
{
    struct issues issues;
    size_t n;
    const char *bytes = file_bytes(kept, path, &n);
    issues_init(&issues, kept);
    struct model *m = image_model(reader, kept, bytes, n, &issues);
    if (!m || b->n == PACKS_MAX) {
        fprintf(stderr, "%s: %s\n", path,
                m ? "too many" : issue_print(kept, &issues.list[0], NULL));
        exit(1);
    }
    b->ids[b->n] = m->region.common.id;
    b->rules[b->n++] = (struct rules){
        .region = m->region.common.id, .model = m, .digest = "sha256:", .version = "bench"};
}

int main(int argc, char **argv)
{
    static char line[LINE_MAX_BYTES];
    static const struct json_limits limits = {1 << 18, 32, 1 << 16};
    struct bench b = {.world = {.region = region_find,
                                .today = today,
                                .service_elsewhere = elsewhere,
                                .takes_placements = true,
                                .plans = plans_measure,
                                .fault = fault_show}};
    struct arena *kept = arena_new((size_t)1 << 30), *arena = arena_new((size_t)256 << 20);
    struct json_reader *reader = json_reader_new();
    struct rpc_shell shell = {.find = method_find, .world = &b.world};
    if (!kept || !arena || !reader || argc < 2)
        return 2;
    for (int i = 1; i < argc; i++)
        pack_add(&b, reader, kept, argv[i]);
    b.world.regions = b.ids;
    b.world.nregions = b.n;
    for (b.line = 1; fgets(line, sizeof line, stdin); b.line++) {
        struct out out;
        arena_reset(arena);
        out_init(&out, arena, 4096);
        rpc_answer(reader, arena, line, strlen(line), &limits, 1, &shell, &out);
        if (strstr(arena_copy(arena, out.data, out.n), "\"error\":")) {
            fprintf(stderr, "line %d: %.*s\n", b.line, (int)out.n, out.data);
            return 1;
        }
    }
    return 0;
}
