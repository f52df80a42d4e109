/* Looking into a tree that json_read made, and into the text it was made of (see json.h). */
#include "protocol/json.h"

#include <string.h>

const struct json *json_get(const struct json *object, const char *key)
{
    if (!object || object->kind != JSON_OBJECT)
        return NULL;
    for (uint32_t i = 0; i < object->n; i++)
        if (object->items[i].key[0] == key[0] && strcmp(object->items[i].key, key) == 0)
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

/* Where the next item or member's value begins; `p` stands after a bracket or a value. NULL after
 * the last. */
static const char *value_start(const char *p, const char *end, bool named)
{
    while (p < end && (is_space(*p) || *p == ','))
        p++;
    if (p >= end || *p == ']' || *p == '}')
        return NULL;
    if (named)
        for (p = string_end(p, end); p < end && (is_space(*p) || *p == ':');)
            p++;
    return p;
}

static const char *skip_space(const char *p, const char *end)
{
    while (p < end && is_space(*p))
        p++;
    return p;
}

const char *json_slice(const char *text, size_t length, uint32_t index, size_t *n)
{
    const char *end = text + length, *p = skip_space(text, end);
    bool named = p < end && *p == '{';
    if (p >= end || (*p != '[' && *p != '{'))
        return NULL;
    const char *start = value_start(p + 1, end, named);
    for (; start && index > 0; index--)
        start = value_start(value_end(start, end), end, named);
    if (start)
        *n = (size_t)(value_end(start, end) - start);
    return start;
}

int json_slices(struct arena *arena, const char *text, size_t length, const char ***starts,
                size_t **lengths)
{
    const char *end = text + length, *p = skip_space(text, end);
    bool array = p < end && *p == '[';
    int n = 0, cap = 0, lengths_cap = 0;
    *starts = NULL;
    *lengths = NULL;
    for (p = array ? value_start(p + 1, end, false) : p; p && p < end;) {
        const char *stop = value_end(p, end);
        ARENA_ROOM(arena, *starts, n, cap);
        ARENA_ROOM(arena, *lengths, n, lengths_cap);
        (*starts)[n] = p;
        (*lengths)[n++] = (size_t)(stop - p);
        p = array ? value_start(stop, end, false) : NULL;
    }
    return n;
}
