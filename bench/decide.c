/* Measures the decision alone, in process: all states and the best five, no questions; then the
 * questions with ten facts unknown; and beside them the same rules in straight C. First it makes
 * sure that both say the same.
 *
 *     decide IMAGE              one line of JSON; times in nanoseconds, the median of several runs
 *     decide IMAGE SITUATIONS   also writes what was asked and which services are eligible into a
 *                               file, a line of JSON each: bench/peers has other engines decide
 * them */
#include "engine/decide.h"
#include "bench/clock.h"
#include "bench/straight.h"
#include "engine/question.h"
#include "engine/rank.h"
#include "protocol/image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SITUATIONS 512
#define RUNS 9
#define TOP 5

struct bench {
    const struct model *model;
    const struct day *day;
    struct arena *arena;
    struct value *values[SITUATIONS]; /* by fact of the model */
    long facts[SITUATIONS][32];       /* as straight.h wants them */
};

static uint64_t random_next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

static const char *image_load(const char *path, size_t *n, struct arena *arena)
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

/* The facts are named KIND_INDEX, the index being that of straight C. */
static void situation_fill(struct bench *b, int at, uint64_t *seed)
{
    const struct model *m = b->model;
    for (int i = 0; i < m->nfacts; i++) {
        const struct fact *fact = &m->facts[i];
        const char *number = strrchr(fact->common.id, '_');
        struct value *v = &b->values[at][i];
        *v = (struct value){.known = true, .source = SOURCE_SENT};
        if (fact->kind == FACT_CHOICES) {
            v->members = random_next(seed) & ((UINT64_C(1) << fact->noptions) - 1);
            v->known_members = ~UINT64_C(0);
        } else {
            v->n =
                fact->low + (int64_t)(random_next(seed) % (uint64_t)(fact->high - fact->low + 1));
        }
        if (number)
            b->facts[at][atoi(number + 1)] =
                fact->kind == FACT_CHOICES ? (long)v->members : (long)v->n;
    }
}

static struct situation *situation_of(struct bench *b, int at)
{
    struct situation *s = situation_make(b->arena, b->model, b->day->as_of, b->day);
    memcpy(s->facts, b->values[at], (size_t)b->model->nfacts * sizeof *s->facts);
    situation_complete(s);
    return s;
}

static struct decision *decide_one(struct bench *b, int at)
{
    struct options options = {.limit = TOP, .first_step = -1};
    return decide(situation_of(b, at), &options);
}

/* The best five of what straight C lets through: by priority, then by number. */
static int straight_top(const int *matches, int n, int top[TOP])
{
    int kept = 0;
    for (int i = 0; i < n; i++) {
        int at = kept < TOP ? kept++ : TOP - 1;
        if (at == TOP - 1 && kept == TOP && i >= TOP &&
            straight_priority[top[at]] >= straight_priority[matches[i]])
            continue;
        for (; at > 0 && straight_priority[top[at - 1]] < straight_priority[matches[i]]; at--)
            top[at] = top[at - 1];
        top[at] = matches[i];
    }
    return kept;
}

static int *matches; /* room for all services */

/* Whether the bitmaps say what straight C said: the n services in `matches`. */
static bool bitmap_same(const long *facts, int n)
{
    int *also = malloc(((size_t)straight_n + 1) * sizeof *also);
    bool same = also && bitmap_decide(facts, also) == n &&
                memcmp(also, matches, (size_t)n * sizeof *also) == 0;
    free(also);
    return same;
}

static void compare(struct bench *b)
{
    for (int at = 0; at < SITUATIONS; at++) {
        int top[TOP], n = straight_decide(b->facts[at], matches), eligible = 0;
        int kept = straight_top(matches, n, top);
        arena_reset(b->arena);
        const struct decision *d = decide_one(b, at);
        for (int i = 0; i < b->model->nservices; i++)
            eligible += d->states[i] == STATE_ELIGIBLE;
        bool same = eligible == n && d->nrecommended == kept && bitmap_same(b->facts[at], n);
        for (int i = 0; same && i < kept; i++)
            same = d->recommended[i].service == top[i];
        if (!same) {
            fprintf(stderr, "situation %d is decided differently\n", at);
            exit(1);
        }
    }
}

static long measure_decide(struct bench *b)
{
    long start = clock_ns();
    for (int at = 0; at < SITUATIONS; at++) {
        arena_reset(b->arena);
        decide_one(b, at);
    }
    return (clock_ns() - start) / SITUATIONS;
}

static long measure_by_hand(struct bench *b, int (*by_hand)(const long *f, int *out))
{
    int top[TOP];
    long start = clock_ns(), sum = 0;
    for (int at = 0; at < SITUATIONS; at++)
        sum += straight_top(matches, by_hand(b->facts[at], matches), top);
    return sum < 0 ? 0 : (clock_ns() - start) / SITUATIONS;
}

static long measure_straight(struct bench *b)
{
    return measure_by_hand(b, straight_decide);
}

static long measure_bitmap(struct bench *b)
{
    return measure_by_hand(b, bitmap_decide);
}

/* Ten facts unknown; what is measured is the questions alone. */
static long measure_questions(struct bench *b)
{
    long spent = 0;
    for (int at = 0; at < SITUATIONS; at++) {
        int n;
        struct options options = {.limit = TOP, .first_step = -1};
        arena_reset(b->arena);
        struct situation *s = situation_of(b, at);
        for (int i = 0; i < 10; i++)
            s->facts[(at + i * 3) % b->model->nfacts] = (struct value){0};
        const struct decision *d = decide(s, &options);
        long start = clock_ns();
        questions_make(d, &n);
        spent += clock_ns() - start;
    }
    return spent / SITUATIONS;
}

static int compare_longs(const void *a, const void *b)
{
    long x = *(const long *)a, y = *(const long *)b;
    return (x > y) - (x < y);
}

static long median(struct bench *b, long (*measure)(struct bench *))
{
    long times[RUNS];
    for (int i = 0; i < RUNS; i++)
        times[i] = measure(b);
    qsort(times, RUNS, sizeof *times, compare_longs);
    return times[RUNS / 2];
}

static void fact_print(FILE *out, const struct fact *fact, const struct value *v)
{
    const char *between = "";
    switch (fact->kind) {
    case FACT_YES_OR_NO: fputs(v->n ? "true" : "false", out); break;
    case FACT_CHOICE: fprintf(out, "\"o%lld\"", (long long)v->n); break;
    case FACT_CHOICES:
        fputc('[', out);
        for (int i = 0; i < fact->noptions; i++)
            if (v->members >> i & 1) {
                fprintf(out, "%s\"o%d\"", between, i);
                between = ",";
            }
        fputc(']', out);
        break;
    default: fprintf(out, "%lld", (long long)v->n);
    }
}

static void situation_print(FILE *out, struct bench *b, int at)
{
    const struct model *m = b->model;
    const char *between = "";
    fputs("{\"facts\":{", out);
    for (int i = 0; i < m->nfacts; i++) {
        if (!strrchr(m->facts[i].common.id, '_'))
            continue;
        fprintf(out, "%s\"%s\":", between, m->facts[i].common.id);
        fact_print(out, &m->facts[i], &b->values[at][i]);
        between = ",";
    }
    fputs("},\"services\":[", out);
    int n = straight_decide(b->facts[at], matches);
    for (int i = 0; i < n; i++)
        fprintf(out, "%s%d", i ? "," : "", matches[i]);
    fputs("]}\n", out);
}

static void situations_write(struct bench *b, const char *path)
{
    FILE *out = fopen(path, "w");
    for (int at = 0; out && at < SITUATIONS; at++)
        situation_print(out, b, at);
    if (!out || fclose(out) != 0) {
        perror(path);
        exit(1);
    }
}

int main(int argc, char **argv)
{
    struct bench b = {.arena = arena_new((size_t)256 << 20)};
    struct arena *kept = arena_new((size_t)4 << 30);
    struct issues issues;
    size_t n;
    uint64_t seed = 42;
    if (argc < 2 || argc > 3 || !b.arena || !kept)
        return 2;
    issues_init(&issues, kept);
    const char *image = image_load(argv[1], &n, kept);
    b.model = image_model(json_reader_new(), kept, image, n, &issues);
    if (!b.model) {
        fprintf(stderr, "%s\n", issue_print(kept, &issues.list[0], NULL));
        return 1;
    }
    b.day = day_frame(kept, b.model, 20000);
    matches = arena_array(kept, (size_t)straight_n + 1, sizeof *matches);
    for (int at = 0; at < SITUATIONS; at++) {
        b.values[at] = arena_array(kept, (size_t)b.model->nfacts, sizeof *b.values[at]);
        situation_fill(&b, at, &seed);
    }
    bitmap_make();
    compare(&b);
    if (argc == 3)
        situations_write(&b, argv[2]);
    printf("{\"services\":%d,\"decide_ns\":%ld,\"straight_ns\":%ld,\"bitmap_ns\":%ld,"
           "\"questions_ns\":%ld}\n",
           b.model->nservices, median(&b, measure_decide), median(&b, measure_straight),
           median(&b, measure_bitmap), median(&b, measure_questions));
    return 0;
}
