/* Measures answering alone, in process: from the bytes of a request to those of its reply, with
 * reading, deciding and writing, without a socket and without storing.
 *
 *     answer IMAGE REQUEST_FILE      one line of JSON; nanoseconds of processor time, the median */
#include "bench/clock.h"
#include "bench/file.h"
#include "bench/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 2000
#define RUNS 9

/* Nanoseconds of one answer; its bytes are counted. */
static long measure(struct bench_rules *b, const char *request, size_t n, size_t *bytes)
{
    const struct rpc_shell shell = {.find = bench_method, .world = b};
    struct json_reader *reader = json_reader_new();
    struct arena *arena = arena_new((size_t)64 << 20);
    struct out out = {0};
    long start = clock_used_ns();
    for (int i = 0; i < ROUNDS; i++) {
        arena_reset(arena);
        out_init(&out, arena, 1 << 14);
        rpc_answer(reader, arena, request, n, &bench_limits, 1, &shell, &out);
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
    struct bench_rules b = {0};
    size_t n, bytes = 0;
    long times[RUNS];
    if (argc != 3)
        return 2;
    bench_rules_open(&b, argv[1]);
    const char *request = file_load(argv[2], &n);
    for (int i = 0; i < RUNS; i++)
        times[i] = measure(&b, request, n, &bytes);
    qsort(times, RUNS, sizeof *times, compare_longs);
    printf("{\"answer_ns\":%ld,\"request_bytes\":%zu,\"reply_bytes\":%zu}\n", times[RUNS / 2], n,
           bytes);
    return 0;
}
