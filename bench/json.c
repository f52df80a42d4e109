/* Measures reading a request of about 1 KB and writing a reply of about 2 KB.
 *
 *     json REQUEST_FILE      one line of JSON; nanoseconds each, the median of several runs */
#include "bench/clock.h"
#include "protocol/out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 20000
#define RUNS 9

static char text[1 << 16];
static size_t size;

static long measure_read(struct json_reader *reader, struct arena *arena)
{
    const struct json_limits limits = {1 << 18, 32, 1 << 16};
    const char *why;
    long start = clock_ns();
    for (int i = 0; i < ROUNDS; i++) {
        arena_reset(arena);
        if (!json_read(reader, arena, text, size, &limits, &why)) {
            fprintf(stderr, "%s\n", why);
            exit(1);
        }
    }
    return (clock_ns() - start) / ROUNDS;
}

/* Eight recommendations of about 250 bytes each, as they are in a reply. */
static size_t reply_write(struct arena *arena)
{
    struct out o;
    out_init(&o, arena, 4096);
    out_object(&o);
    out_key(&o, "recommendations");
    out_array(&o);
    for (int i = 0; i < 8; i++) {
        out_object(&o);
        out_string_at(&o, "service", "integration_training");
        out_string_at(&o, "name", "Kotoutumiskoulutus");
        out_string_at(&o, "summary", "Suomen kielen, yhteiskunnan ja työelämän opintoja ryhmässä.");
        out_int_at(&o, "score", 87 + i);
        out_day_at(&o, "deadline", 20700 + i);
        out_key(&o, "reasons");
        out_array(&o);
        out_object(&o);
        out_string_at(&o, "text", "Kieli on \"tärkein\" avain työhön.");
        out_string_at(&o, "rule", "kainuu/services.lua:41");
        out_object_end(&o);
        out_array_end(&o);
        out_object_end(&o);
    }
    out_array_end(&o);
    out_object_end(&o);
    return o.n;
}

static long measure_write(struct arena *arena, size_t *written)
{
    long start = clock_ns();
    for (int i = 0; i < ROUNDS; i++) {
        arena_reset(arena);
        *written = reply_write(arena);
    }
    return (clock_ns() - start) / ROUNDS;
}

static int compare_longs(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    struct json_reader *reader = json_reader_new();
    struct arena *arena = arena_new((size_t)64 << 20);
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    long reads[RUNS], writes[RUNS];
    size_t written = 0;
    if (!file || !reader || !arena)
        return 2;
    size = fread(text, 1, sizeof text, file);
    for (int i = 0; i < RUNS; i++) {
        reads[i] = measure_read(reader, arena);
        writes[i] = measure_write(arena, &written);
    }
    qsort(reads, RUNS, sizeof *reads, compare_longs);
    qsort(writes, RUNS, sizeof *writes, compare_longs);
    printf("{\"read_bytes\":%zu,\"read_ns\":%ld,\"written_bytes\":%zu,\"write_ns\":%ld}\n", size,
           reads[RUNS / 2], written, writes[RUNS / 2]);
    return 0;
}
