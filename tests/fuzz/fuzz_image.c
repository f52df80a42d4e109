/* Any bytes as an image.
 *
 * What must hold: what is read as an image is written again as the same bytes; a model is built or
 * findings say why not, and its warnings can be looked for. To get past the canonical form, which
 * almost no spoiled image has, the declarations of a refused image are also read after they were
 * put into that form, where that is possible. */
#include "tests/fuzz/fuzz.h"

#include "protocol/image.h"

#include <setjmp.h>
#include <string.h>

static struct arena *arena;
static struct json_reader *reader;

static void check_model(const char *bytes, size_t n)
{
    struct issues issues;
    issues_init(&issues, arena);
    struct model *model = image_model(reader, arena, bytes, n, &issues);
    MUST(model || issues.errors > 0);
    if (model)
        model_check(model, 20000, &issues);
    for (int i = 0; i < issues.n && i < 4; i++)
        MUST(issue_print(arena, &issues.list[i], "rules"));
}

static bool check_image(const char *bytes, size_t n)
{
    struct issues issues;
    struct out o;
    issues_init(&issues, arena);
    const struct decls *decls = image_decode(reader, arena, bytes, n, &issues);
    MUST((decls != NULL) == (issues.errors == 0));
    if (!decls)
        return false;
    out_init(&o, arena, n);
    image_encode(&o, decls);
    MUST(o.n == n && memcmp(o.data, bytes, n) == 0);
    check_model(bytes, n);
    return true;
}

/* ---- into the canonical form ------------------------------------------------------------------
 */

static int compare_items(const void *a, const void *b)
{
    const struct json *x = a, *y = b;
    const char *words[] = {json_text(json_get(x, "word")), json_text(json_get(y, "word"))};
    return strcmp(words[0] ? words[0] : "", words[1] ? words[1] : "");
}

/* Sorts the declarations of a tree by their words; what is else not canonical stays so. */
static void sort_bodies(const struct json *tree, int depth)
{
    static const char *const lists[] = {"declarations", "body"};
    for (int i = 0; i < 2 && depth < 20; i++) {
        const struct json *list = json_get(tree, lists[i]);
        if (!list || list->kind != JSON_ARRAY)
            continue;
        qsort(list->items, list->n, sizeof *list->items, compare_items);
        for (uint32_t k = 0; k < list->n; k++)
            sort_bodies(&list->items[k], depth + 1);
    }
}

static void check_sorted(const char *bytes, size_t n)
{
    static const struct json_limits limits = {1 << 20, 48, 1 << 16};
    const char *why = NULL;
    struct out o;
    const struct json *tree = json_read(reader, arena, bytes, n, &limits, &why);
    if (!tree)
        return;
    sort_bodies(tree, 0);
    out_init(&o, arena, n);
    out_tree(&o, tree, false);
    check_image(o.data, o.n);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    arena = arena_new((size_t)512 << 20);
    reader = json_reader_new();
    MUST(arena && reader);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    jmp_buf guard;
    arena_reset(arena);
    if (setjmp(guard) == 0) {
        arena_guard(arena, &guard);
        if (!check_image((const char *)data, size))
            check_sorted((const char *)data, size);
    }
    arena_guard(arena, NULL);
    return 0;
}
