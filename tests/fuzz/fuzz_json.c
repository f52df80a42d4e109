/* Any bytes as a JSON text and as a JSON-RPC body.
 *
 * What must hold: a text that is read is written and read again the same; one that is refused has a
 * reason with a place, and the reason's own reader agrees; parts of a text are texts; a body gets
 * no answer or an answer that is JSON. */
#include "tests/fuzz/fuzz.h"

#include "protocol/json_fault.h"
#include "protocol/rpc.h"

#include <string.h>

static struct arena *arena;
static struct json_reader *reader;

static const struct json_limits limits = {.bytes = 16384, .depth = 16, .members = 512};
static const struct json_limits wide = {.bytes = 1 << 24, .depth = 64, .members = 1 << 20};

/* ---- a world of two methods -------------------------------------------------------------------
 */

static bool do_echo(struct call *call)
{
    out_tree(call->out, call->params, true);
    return true;
}

static bool do_refuse(struct call *call)
{
    for (uint32_t i = 0; i < call->params->n; i++)
        issue_add(call->faults, "unknown-member",
                  (struct place){.pointer = call->params->items[i].key}, "no member '%s'",
                  call->params->items[i].key);
    return rpc_fail_faults(call);
}

static const struct method methods[] = {{"echo", ROLE_QUERY, true, do_echo},
                                        {"refuse", ROLE_QUERY, false, do_refuse}};
static const char *const names[] = {"echo", "refuse"};

static const struct method *method_find(void *world, const char *name)
{
    (void)world;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (strcmp(methods[i].name, name) == 0)
            return &methods[i];
    return NULL;
}

/* ---- what must hold ---------------------------------------------------------------------------
 */

static const struct json *again(const char *text, size_t n)
{
    const char *why = NULL;
    const struct json *t = json_read(reader, arena, text, n, &wide, &why);
    MUST(t);
    return t;
}

static void check_tree(const struct json *tree, const char *text, size_t n)
{
    struct out first, second;
    const char **starts;
    size_t *lengths;
    out_init(&first, arena, n);
    out_init(&second, arena, n);
    out_tree(&first, tree, false);
    out_tree(&second, again(first.data, first.n), false);
    MUST(first.n == second.n && memcmp(first.data, second.data, first.n) == 0);
    int parts = json_slices(arena, text, n, &starts, &lengths);
    MUST(parts == (tree->kind == JSON_ARRAY ? (int)tree->n : 1));
    for (int i = 0; i < parts && i < 8; i++)
        again(starts[i], lengths[i]);
    bool inside = tree->kind == JSON_ARRAY || tree->kind == JSON_OBJECT;
    for (uint32_t i = 0; inside && i < tree->n && i < 8; i++) {
        size_t length = 0;
        const char *at = json_slice(text, n, i, &length);
        MUST(at && again(at, length)->kind == tree->items[i].kind);
    }
}

static void check_text(const char *text, size_t n)
{
    const char *why = NULL;
    bool large;
    const struct json *tree = json_read(reader, arena, text, n, &limits, &why);
    const char *fault = json_fault(arena, text, n, &limits, &large);
    if (tree) {
        MUST(!fault);
        check_tree(tree, text, n);
    } else {
        /* A key that stands twice may be found before another fault, or be the only one. */
        MUST(why);
        bool same = fault && strcmp(why, fault) == 0;
        MUST(same || strstr(why, "twice"));
        MUST(!same || large == json_too_large(reader));
    }
}

static void check_body(const char *text, size_t n)
{
    static const struct rpc_shell shell = {.find = method_find, .names = names, .nnames = 2};
    struct out o;
    out_init(&o, arena, 256);
    rpc_answer(reader, arena, text, n, &limits, 8, &shell, &o);
    if (o.n)
        again(o.data, o.n);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    arena = arena_new((size_t)256 << 20);
    reader = json_reader_new();
    MUST(arena && reader);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A copy of exactly this size: a byte read beyond it is found. */
    char *text = malloc(size ? size : 1);
    MUST(text);
    if (size)
        memcpy(text, data, size);
    arena_reset(arena);
    check_text(text, size);
    check_body(text, size);
    free(text);
    return 0;
}
