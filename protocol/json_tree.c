/* Looking into a tree that json_read made, and into the text it was made of (see json.h). */
#include "protocol/json.h"

#include <string.h>

const struct json *json_get(const struct json *object, const char *key)
{
    if (!object || object->kind != JSON_OBJECT)
        return NULL;
    for (uint32_t i = 0; i < object->n; i++)
        if (strcmp(object->items[i].key, key) == 0)
            return &object->items[i];
    return NULL;
}

const char *json_text(const struct json *value)
{
    return value && value->kind == JSON_STRING ? value->text : NULL;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The end of the text that begins at `p` with a quotation mark. */
static const char *string_end(const char *p, const char *end)
{
    for (p++; p < end && *p != '"'; p++)
        p += *p == '\\';
    return p + 1;
}

/* The end of the value that begins at `p`; the text is well-formed. */
static const char *value_end(const char *p, const char *end)
{
    int depth = 0;
    do {
        if (*p == '"') {
            p = string_end(p, end);
        } else {
            depth += *p == '{' || *p == '[';
            depth -= *p == '}' || *p == ']';
            p++;
        }
    } while (p < end && (depth > 0 || (*p != ',' && *p != ']' && *p != '}' && !is_space(*p))));
    return p;
}

int json_slices(struct arena *arena, const char *text, size_t length, const char ***starts,
                size_t **lengths)
{
    const char *p = text, *end = text + length;
    int n = 0, cap = 0, lengths_cap = 0;
    *starts = NULL;
    *lengths = NULL;
    while (p < end && is_space(*p))
        p++;
    bool array = p < end && *p == '[';
    for (p += array; p < end; p++) {
        if (is_space(*p) || *p == ',')
            continue;
        if (*p == ']')
            break;
        const char *stop = value_end(p, end);
        ARENA_ROOM(arena, *starts, n, cap);
        ARENA_ROOM(arena, *lengths, n, lengths_cap);
        (*starts)[n] = p;
        (*lengths)[n++] = (size_t)(stop - p);
        p = stop - 1;
        if (!array)
            break;
    }
    return n;
}
