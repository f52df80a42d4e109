/* Reads JSON texts as the daemon reads bodies, for tests/json: standard input holds texts, each
 * after its length as a line; standard output tells of each on a line what it was read as, or why
 * it was not. */
#include "protocol/json.h"
#include "protocol/json_fault.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct json_limits limits = {.bytes = 1 << 20, .depth = 32, .members = 65536};

static void text_print(const char *text, size_t n)
{
    putchar('"');
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)text[i] < ' ' || text[i] == '"' || text[i] == '\\')
            printf("\\u%04x", (unsigned)text[i]);
        else
            putchar(text[i]);
    putchar('"');
}

static void tree_print(const struct json *t);

static void members_print(const struct json *t)
{
    for (uint32_t i = 0; i < t->n; i++) {
        const struct json *item = &t->items[i];
        if (i)
            putchar(',');
        if (item->key) {
            text_print(item->key, strlen(item->key));
            putchar(':');
        }
        tree_print(item);
    }
}

static void tree_print(const struct json *t)
{
    switch (t->kind) {
    case JSON_NULL: fputs("null", stdout); break;
    case JSON_BOOL: fputs(t->number ? "true" : "false", stdout); break;
    case JSON_INT: printf("%" PRId64, t->number); break;
    case JSON_REAL: printf("%.17g", t->real); break;
    case JSON_STRING: text_print(t->text, t->n); break;
    default:
        putchar(t->kind == JSON_ARRAY ? '[' : '{');
        members_print(t);
        putchar(t->kind == JSON_ARRAY ? ']' : '}');
    }
}

/* What reads JSON and what tells a fault are two readers: they must agree. */
static void one(struct json_reader *reader, struct arena *arena, const char *text, size_t n)
{
    const char *why = NULL;
    bool large;
    const struct json *tree = json_read(reader, arena, text, n, &limits, &why);
    if (!tree) {
        printf("no %s\n", why);
    } else if (json_fault(arena, text, n, &limits, &large)) {
        puts("it was read, and yet there is a fault");
    } else {
        fputs("yes ", stdout);
        tree_print(tree);
        putchar('\n');
    }
    arena_reset(arena);
}

int main(void)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct json_reader *reader = json_reader_new();
    size_t n;
    while (arena && reader && scanf("%zu", &n) == 1 && getchar() == '\n') {
        char *text = malloc(n ? n : 1); /* of its very size: the sanitizers see who reads beyond */
        if (!text || fread(text, 1, n, stdin) != n)
            return 1;
        one(reader, arena, text, n);
        free(text);
    }
    json_reader_free(reader);
    arena_free(arena);
    return 0;
}
