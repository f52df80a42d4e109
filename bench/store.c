/* Measures storing alone: what the writer's thread does with decisions, in processor time, without
 * a socket and without deciding. Each request is answered once; then decisions with these replies
 * are stored, in bundles as large as under load. Each of CLIENTS clients has a request of its own,
 * and is decided on again and again.
 *
 *     store FOLDER IMAGE REQUEST_FILE...      one line of JSON; the journal is left in FOLDER */
#include "bench/clock.h"
#include "bench/file.h"
#include "bench/rules.h"
#include "daemon/bundle.h"
#include "daemon/count.h"
#include "daemon/id.h"
#include "daemon/press.h"
#include "protocol/primer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CLIENTS 1000
#define BUNDLE 128
#define FIRST 8000 /* clients get their keys, and their counts */
#define DECISIONS 20000
#define SAMPLES_MAX 64

struct sample {
    const char *request, *reply;
    size_t nrequest, nreply;
    struct tally tally;
    bool counted;
    enum language language;
};

struct bench {
    struct bench_rules rules; /* first: the methods see it as their world */
    struct sample samples[SAMPLES_MAX];
    int n;
    struct primer primers[LANGUAGES];
    struct press *press;
    struct id_source ids;
    long pressing; /* ns */
    int64_t stored;
};

static struct sample *sample_open(struct world *w)
{
    struct bench *b = (struct bench *)w;
    return &b->samples[b->n];
}

static void world_found(struct world *w, const struct found *found)
{
    struct sample *s = sample_open(w);
    s->language = found->language;
    const struct bench_rules *rules = (struct bench_rules *)w;
    s->counted = count_found(rules->kept, &rules->rules, found, &s->tally);
    s->tally.basis = arena_text(((struct bench_rules *)w)->kept, s->tally.basis);
    s->tally.gender = arena_text(((struct bench_rules *)w)->kept, s->tally.gender);
}

static const char *world_decision(struct world *w, struct call *call)
{
    (void)w, (void)call;
    return "01a21f17-9147-736b-a092-dbfe49f7e45c";
}

static bool call_after(struct call *call, const char *result, size_t n)
{
    struct sample *s = sample_open(call->world);
    s->reply = arena_copy(((struct bench_rules *)call->world)->kept, result, n);
    s->nreply = n;
    return true;
}

static void sample_add(struct bench *b, const char *path)
{
    struct sample *s = &b->samples[b->n];
    s->request = file_load(path, &s->nrequest);
    const struct rpc_shell shell = {.find = bench_method, .after = call_after, .world = b};
    struct json_reader *reader = json_reader_new();
    struct out out;
    out_init(&out, b->rules.kept, 1 << 14);
    rpc_answer(reader, b->rules.kept, s->request, s->nrequest, &bench_limits, 1, &shell, &out);
    json_reader_free(reader);
    if (!s->reply || !s->counted) {
        fprintf(stderr, "%s is not answered with a decision\n", path);
        exit(1);
    }
    b->n++;
}

static void primers_open(struct bench *b)
{
    struct arena *scratch = arena_new((size_t)128 << 20);
    for (int i = 0; i < LANGUAGES; i++) {
        size_t n;
        const char *bytes =
            primer_make(b->rules.kept, scratch, &b->rules.rules, (enum language)i, &n);
        primer_ready(&b->primers[i], b->rules.kept, bytes, n);
    }
    arena_free(scratch);
    b->press = press_new();
}

/* As the loop does it. */
static void deed_press(struct bench *b, struct bundle *bundle, const struct sample *s,
                       struct deed *d)
{
    long begun = clock_used_ns();
    const struct primer *primer = &b->primers[s->language];
    size_t n;
    const char *pressed = press_text(b->press, bundle->arena, primer, s->reply, s->nreply, &n);
    b->pressing += clock_used_ns() - begun;
    if (!pressed)
        return;
    d->primer = primer;
    d->entry.primer = primer->digest;
    d->entry.reply = pressed;
    d->entry.nreply = n;
}

static void deed_add(struct bench *b, struct bundle *bundle)
{
    const struct rules *rules = &b->rules.rules;
    const int client = (int)(b->stored % CLIENTS);
    const struct sample *s = &b->samples[client % b->n];
    struct deed *d = bundle_deed(bundle, rules->model);
    char id[ID_LENGTH + 1];
    id_new(&b->ids, id);
    d->image = b->rules.image;
    d->nimage = b->rules.nimage;
    d->entry = (struct entry){.id = arena_text(bundle->arena, id),
                              .at = 1790000000000 + b->stored,
                              .region = rules->region,
                              .method = "recommend",
                              .digest = rules->digest,
                              .ref = arena_printf(bundle->arena, "client-%06d", client),
                              .request = s->request,
                              .nrequest = s->nrequest,
                              .reply = s->reply,
                              .nreply = s->nreply};
    deed_press(b, bundle, s, d);
    d->counted = true;
    d->tally = s->tally;
    d->tally.ref = d->entry.ref;
    d->tally.at = d->entry.at;
    bundle_add(bundle, d);
    b->stored++;
}

/* Nanoseconds a decision. */
static long decisions_store(struct bench *b, struct journal *j, int n)
{
    struct bundle *bundle = bundle_new();
    const char *why;
    long spent = 0;
    for (int left = n; left > 0; left -= BUNDLE) {
        for (int i = 0; i < BUNDLE; i++)
            deed_add(b, bundle);
        long begun = clock_used_ns();
        bundle_write(bundle, j);
        if (journal_sync(j, &why) != 0)
            exit(1);
        if (journal_untidy(j, true) != TIDY)
            journal_tidy(j); /* what fails is tried again */
        spent += clock_used_ns() - begun;
        if (bundle->error) {
            fprintf(stderr, "%s\n", bundle->why);
            exit(1);
        }
        bundle_reset(bundle);
    }
    bundle_free(bundle);
    return spent / n;
}

int main(int argc, char **argv)
{
    struct bench b = {0};
    const char *why;
    if (argc < 4 || argc > SAMPLES_MAX + 3)
        return 2;
    bench_rules_open(&b.rules, argv[2]);
    b.rules.world.found = world_found;
    b.rules.world.decision_id = world_decision;
    for (int i = 3; i < argc; i++)
        sample_add(&b, argv[i]);
    primers_open(&b);
    struct journal *j = journal_open(b.rules.kept, argv[1], JOURNAL_WRITE, &why);
    if (!j) {
        fprintf(stderr, "%s\n", why);
        return 1;
    }
    decisions_store(&b, j, FIRST);
    b.pressing = 0;
    long stored = decisions_store(&b, j, DECISIONS);
    printf("{\"store_ns\":%ld,\"press_ns\":%ld}\n", stored, b.pressing / DECISIONS);
    journal_close(j);
    return 0;
}
