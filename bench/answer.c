/* Measures answering alone, in process: from the bytes of a request to those of its reply, with
 * reading, deciding and writing, without a socket and without storing.
 *
 *     answer IMAGE REQUESTS      one line of JSON; nanoseconds of processor time, the median
 *
 * REQUESTS has a request a line; the bytes that are told are of the last. */
#include "bench/clock.h"
#include "bench/file.h"
#include "bench/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ANSWERS 2000
#define RUNS 9

struct requests {
    const char *at, *end;
    size_t n;     /* bytes of the last that was answered */
    size_t reply; /* and of its reply */
};

/* Nanoseconds of one answer. */
static long measure(struct bench_rules *b, struct requests *all)
{
    const struct rpc_shell shell = {.find = bench_method, .world = b};
    struct json_reader *reader = json_reader_new();
    struct arena *arena = arena_new((size_t)64 << 20);
    struct out out = {0};
    long start = clock_used_ns();
    const char *request = all->at;
    for (int i = 0; i < ANSWERS; i++) {
        const char *next = memchr(request, '\n', (size_t)(all->end - request));
        all->n = (size_t)(next - request);
        arena_reset(arena);
        out_init(&out, arena, 1 << 14);
        rpc_answer(reader, arena, request, all->n, &bench_limits, 1, &shell, &out);
        request = next + 1 < all->end ? next + 1 : all->at;
        if (!memmem(out.data, out.n < 256 ? out.n : 256, "\"result\"", 8)) {
            fprintf(stderr, "%.*s\n", (int)out.n, out.data);
            exit(1);
        }
    }
    long spent = (clock_used_ns() - start) / ANSWERS;
    all->reply = out.n;
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
    struct requests all;
    size_t n;
    long times[RUNS];
    if (argc != 3)
        return 2;
    bench_rules_open(&b, argv[1]);
    all.at = file_load(argv[2], &n);
    all.end = all.at + n;
    if (n == 0 || all.end[-1] != '\n') {
        fprintf(stderr, "%s: each request ends with a newline\n", argv[2]);
        return 1;
    }
    for (int i = 0; i < RUNS; i++)
        times[i] = measure(&b, &all);
    qsort(times, RUNS, sizeof *times, compare_longs);
    printf("{\"answer_ns\":%ld,\"request_bytes\":%zu,\"reply_bytes\":%zu}\n", times[RUNS / 2],
           all.n, all.reply);
    return 0;
}
