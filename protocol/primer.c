/* Primers: see primer.h. The replies to the examples are cut into pieces at the ends of objects,
 * and each piece is taken once: those that occur most often last, where they are nearest. Of a
 * large pack only so many examples are answered, and only so much is kept. */
#include "protocol/primer.h"

#include "engine/decide.h"
#include "engine/example.h"
#include "protocol/answer.h"

#include <stdlib.h>
#include <string.h>

#define EXAMPLES_MAX 64
#define REPLIES_BYTES_MAX ((size_t)1 << 20)
#define RECOMMENDED 10 /* as many as a caller gets who does not say how many */
#define SLOTS 32768    /* a power of two, more than twice the pieces that are looked at */
#define PIECES_MAX 12000

struct piece {
    const char *text;
    size_t n;
    int times, place; /* how often it occurs, and where it does first */
};

struct primer {
    struct piece *pieces;
    int n;
    int *slots; /* by hash: piece + 1; 0: free */
};

static uint32_t piece_hash(const char *text, size_t n)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash ^ hash >> 16;
}

static void piece_add(struct primer *p, const char *text, size_t n)
{
    for (uint32_t i = piece_hash(text, n);; i++) {
        int *slot = &p->slots[i & (SLOTS - 1)];
        struct piece *piece = *slot ? &p->pieces[*slot - 1] : NULL;
        if (piece && (piece->n != n || memcmp(piece->text, text, n) != 0))
            continue;
        if (!piece && p->n == PIECES_MAX)
            return;
        if (!piece) {
            piece = &p->pieces[p->n];
            *piece = (struct piece){.text = text, .n = n, .place = p->n};
            *slot = ++p->n;
        }
        piece->times++;
        return;
    }
}

static void reply_cut(struct primer *p, const struct out *reply)
{
    const char *at = reply->data, *end = at + reply->n;
    while (at < end) {
        const char *brace = memchr(at, '}', (size_t)(end - at));
        const char *next = brace ? brace + 1 : end;
        piece_add(p, at, (size_t)(next - at));
        at = next;
    }
}

/* The reply to one of the model's examples; n 0 when it describes nothing that can be decided. */
static struct out example_answer(struct arena *arena, const struct rules *rules, int example,
                                 enum language language)
{
    static const struct options options = {.limit = RECOMMENDED, .first_step = -1};
    struct world world = {0};
    struct issues issues;
    struct answer answer;
    struct out out = {.arena = arena};
    struct call call = {.arena = arena, .out = &out, .world = &world};
    issues_init(&issues, arena);
    const struct situation *s = example_situation(arena, rules->model, example, &issues);
    if (!s || issues.errors)
        return out;
    out_init(&out, arena, (size_t)16 << 10);
    answer_init(&answer, &call, rules);
    answer.language = language;
    answer.as_of = s->day->as_of;
    answer_recommend(&answer, decide(s, &options), false);
    return out;
}

static int pieces_compare(const void *a, const void *b)
{
    const struct piece *x = a, *y = b;
    return x->times != y->times ? (x->times > y->times) - (x->times < y->times)
                                : (x->place > y->place) - (x->place < y->place);
}

/* The pieces that occur most often, as many as there is room for. */
static const char *pieces_join(struct arena *arena, struct primer *p, size_t *n)
{
    int first = p->n;
    *n = 0;
    qsort(p->pieces, (size_t)p->n, sizeof *p->pieces, pieces_compare);
    while (first > 0 && *n + p->pieces[first - 1].n <= PRIMER_BYTES_MAX)
        *n += p->pieces[--first].n;
    char *bytes = arena_alloc(arena, *n + 1), *at = bytes;
    for (int i = first; i < p->n; at += p->pieces[i++].n)
        memcpy(at, p->pieces[i].text, p->pieces[i].n);
    return bytes;
}

const char *primer_make(struct arena *arena, struct arena *scratch, const struct rules *rules,
                        enum language language, size_t *n)
{
    struct primer p = {.pieces = arena_array(scratch, PIECES_MAX, sizeof *p.pieces),
                       .slots = arena_array(scratch, SLOTS, sizeof *p.slots)};
    struct rules bare = *rules;
    size_t total = 0;
    bare.parts = NULL; /* they are the loop's */
    for (int i = 0; i < rules->model->nexamples && i < EXAMPLES_MAX && total < REPLIES_BYTES_MAX;
         i++) {
        struct out reply = example_answer(scratch, &bare, i, language);
        total += reply.n;
        if (reply.n)
            reply_cut(&p, &reply);
    }
    const char *bytes = pieces_join(arena, &p, n);
    arena_reset(scratch);
    return bytes;
}
