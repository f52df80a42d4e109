/* Measures answering alone, in process: from the bytes of a request to those of its reply, with
 * reading, deciding and writing, without a socket and without storing.
 *
 *     answer IMAGE REQUEST_FILE      one line of JSON; nanoseconds of processor time, the median */
#include "bench/clock.h"
#include "engine/situation.h"
#include "protocol/image.h"
#include "protocol/methods.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 2000
#define RUNS 9

struct bench {
    struct world world; /* first: the methods see it as their world */
    struct rules rules;
    struct arena *kept;
    const struct day *day;
};

static const struct rules *world_region(struct world *w, const char *id)
{
    struct bench *b = (struct bench *)w;
    return strcmp(b->rules.region, id) == 0 ? &b->rules : NULL;
}

static day_t world_today(struct world *w, const char *time_zone)
{
    (void)w, (void)time_zone;
    return DAY_FIRST;
}

static const struct day *world_day(struct world *w, const struct rules *rules, day_t as_of)
{
    struct bench *b = (struct bench *)w;
    if (!b->day || b->day->as_of != as_of)
        b->day = day_frame(b->kept, rules->model, as_of);
    return b->day;
}

static const struct method *method_find(void *world, const char *name)
{
    (void)world;
    for (int i = 0; i < pure_methods_n; i++)
        if (strcmp(pure_methods[i].name, name) == 0)
            return &pure_methods[i];
    return NULL;
}

static char *file_load(const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    *n = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*n + 1);
    if (!bytes || fread(bytes, 1, *n, file) != *n) {
        perror(path);
        exit(1);
    }
    bytes[*n] = '\0';
    fclose(file);
    return bytes;
}

static void bench_open(struct bench *b, const char *path)
{
    struct issues issues;
    size_t n;
    const char *image = file_load(path, &n);
    b->kept = arena_new((size_t)64 << 20);
    issues_init(&issues, b->kept);
    const struct model *model = image_model(json_reader_new(), b->kept, image, n, &issues);
    if (!model) {
        fprintf(stderr, "%s is no image\n", path);
        exit(1);
    }
    b->rules = (struct rules){.region = model->region.common.id,
                              .model = model,
                              .digest = "sha256:0000000000000000000000000000000000000000000000000"
                                        "000000000000000",
                              .version = "000000000000"};
    b->world = (struct world){.region = world_region, .today = world_today, .day = world_day};
}

/* Nanoseconds of one answer; its bytes are counted. */
static long measure(struct bench *b, const char *request, size_t n, size_t *bytes)
{
    static const struct json_limits limits = {1 << 18, 32, 1 << 16};
    const struct rpc_shell shell = {.find = method_find, .world = b};
    struct json_reader *reader = json_reader_new();
    struct arena *arena = arena_new((size_t)64 << 20);
    struct out out = {0};
    long start = clock_used_ns();
    for (int i = 0; i < ROUNDS; i++) {
        arena_reset(arena);
        out_init(&out, arena, 1 << 14);
        rpc_answer(reader, arena, request, n, &limits, 1, &shell, &out);
    }
    long spent = (clock_used_ns() - start) / ROUNDS;
    if (!memmem(out.data, out.n, "\"result\"", 8)) {
        fprintf(stderr, "%.*s\n", (int)out.n, out.data);
        exit(1);
    }
    *bytes = out.n;
    arena_free(arena);
    json_reader_free(reader);
    return spent;
}

static int compare_longs(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    struct bench b = {0};
    size_t n, bytes = 0;
    long times[RUNS];
    if (argc != 3)
        return 2;
    bench_open(&b, argv[1]);
    const char *request = file_load(argv[2], &n);
    for (int i = 0; i < RUNS; i++)
        times[i] = measure(&b, request, n, &bytes);
    qsort(times, RUNS, sizeof *times, compare_longs);
    printf("{\"answer_ns\":%ld,\"request_bytes\":%zu,\"reply_bytes\":%zu}\n", times[RUNS / 2], n,
           bytes);
    return 0;
}
