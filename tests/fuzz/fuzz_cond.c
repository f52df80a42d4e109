/* Any text as a condition, against the pack that POLKU_SEED names (an image).
 *
 * What must hold: a condition that is understood is printed as a text that is understood as the
 * same condition, and that is printed the same; one that is not gives a finding. The text is read
 * against a model that was built once; of MODEL_RUNS texts one is read as part of a pack, too. */
#include "tests/fuzz/fuzz.h"

#include "engine/parse.h"
#include "protocol/image.h"

#include <setjmp.h>
#include <string.h>

#define MODEL_RUNS 1024

static struct arena *seeds, *arena;
static struct json_reader *reader;
static const char *seed;
static size_t nseed;
static struct model *model;

/* ---- the text by itself ----------------------------------------------------------------------
 */

static const struct cond *cond_read(struct parse *parse, const char *text)
{
    const struct decl d = {.word = "when",
                           .file = "fuzzed.lua",
                           .line = 1,
                           .nargs = 1,
                           .args = {{.kind = ARG_TEXT, .text = text, .line = 1, .column = 1}}};
    issues_init(parse->issues, arena);
    const struct cond *cond = cond_parse(parse, &d, 0);
    MUST((cond != NULL) == (parse->issues->errors == 0));
    return cond;
}

/* The longest and deepest text that may be read: what is printed may be beyond it. */
static bool fits(const char *text)
{
    int depth = 0, deepest = 0;
    for (const char *at = text; *at; at++) {
        depth += (*at == '(') - (*at == ')');
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest <= PARSE_DEPTH_MAX && strlen(text) <= PARSE_BYTES_MAX;
}

static void check_text(const char *text)
{
    struct issues issues;
    struct parse parse = {arena, model, parser_memory_make(arena), &issues};
    const struct cond *cond = cond_read(&parse, text);
    for (int i = 0; !cond && i < issues.n; i++)
        MUST(issue_print(arena, &issues.list[i], ""));
    const char *printed = cond ? cond_print(arena, model, cond) : "";
    if (!*printed || !fits(printed))
        return; /* always true is said by leaving the word out */
    const struct cond *again = cond_read(&parse, printed);
    MUST(again && cond_same(cond, again));
    MUST(strcmp(printed, cond_print(arena, model, again)) == 0);
}

/* ---- the text in a pack ----------------------------------------------------------------------
 */

/* A concept of the seed's shape with another id and condition. */
static struct decl concept_of(const struct decl *shape, const char *id, const char *condition)
{
    struct decl d = *shape;
    d.args[0].text = id;
    d.body =
        arena_grow(arena, shape->body, (size_t)shape->nbody, (size_t)shape->nbody, sizeof *d.body);
    for (int i = 0; i < d.nbody; i++)
        if (strcmp(d.body[i].word, "when") == 0)
            d.body[i].args[0].text = condition;
    return d;
}

/* The seed's model with two more concepts; NULL with findings. */
static struct model *model_with(const char *first, const char *second, struct issues *issues)
{
    issues_init(issues, arena);
    struct decls *decls = image_decode(reader, arena, seed, nseed, issues);
    MUST(decls);
    int shape = 0;
    while (strcmp(decls->list[shape].word, "concept") != 0)
        shape++;
    size_t n = (size_t)decls->n;
    struct decl *list = arena_grow(arena, decls->list, n, n + 2, sizeof *list);
    list[n] = concept_of(&decls->list[shape], "fuzzed_one", first);
    list[n + 1] = concept_of(&decls->list[shape], "fuzzed_two", second);
    decls->list = list;
    decls->n += 2;
    decls_sort(decls, arena);
    return model_build(arena, decls, issues);
}

static const struct cond *cond_of(const struct model *m, const char *id)
{
    return m->concepts[model_concept(m, id)].when;
}

static void check_pack(const char *text)
{
    struct issues issues;
    const struct model *m = model_with(text, text, &issues);
    if (!m) {
        MUST(issues.errors > 0);
        return;
    }
    const struct cond *cond = cond_of(m, "fuzzed_one");
    const char *printed = cond_print(arena, m, cond);
    MUST(cond_same(cond, cond_of(m, "fuzzed_two")));
    if (!*printed)
        return; /* always true: said by leaving the word out */
    m = model_with(text, printed, &issues);
    MUST(m);
    MUST(cond_same(cond_of(m, "fuzzed_one"), cond_of(m, "fuzzed_two")));
    MUST(strcmp(printed, cond_print(arena, m, cond_of(m, "fuzzed_two"))) == 0);
}

/* ---- a run -----------------------------------------------------------------------------------
 */

/* Image texts are UTF-8 without NUL: nothing else reaches the reader of conditions. */
static const char *text_of(const uint8_t *data, size_t size)
{
    static const struct json_limits limits = {1 << 16, 1, 1};
    struct out o;
    const char *why = NULL;
    if (size > 4000 || memchr(data, 0, size))
        return NULL;
    out_init(&o, arena, size);
    out_string(&o, arena_copy(arena, (const char *)data, size));
    return json_text(json_read(reader, arena, o.data, o.n, &limits, &why));
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct issues issues;
    (void)argc;
    (void)argv;
    seeds = arena_new((size_t)64 << 20);
    arena = arena_new((size_t)512 << 20);
    reader = json_reader_new();
    MUST(seeds && arena && reader);
    seed = fuzz_file(seeds, "POLKU_SEED", &nseed);
    issues_init(&issues, seeds);
    model = image_model(reader, seeds, seed, nseed, &issues);
    MUST(model);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    jmp_buf guard;
    arena_reset(arena);
    const char *text = text_of(data, size);
    if (text && setjmp(guard) == 0) {
        arena_guard(arena, &guard);
        check_text(text);
        if (fuzz_seldom(data, size, MODEL_RUNS))
            check_pack(text);
    }
    arena_guard(arena, NULL);
    return 0;
}
