/* Writes JSON straight into a growing buffer (see out.h). Strings are copied in runs between the
 * few bytes that need an escape, numbers by hand: a reply is most of what a request costs. */
#include "protocol/out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void out_grow(struct out *o, size_t more)
{
    size_t cap = o->cap ? o->cap : 256;
    while (cap - o->n < more)
        cap *= 2;
    char *data = arena_raw(o->arena, cap);
    if (o->n)
        memcpy(data, o->data, o->n);
    o->data = data;
    o->cap = cap;
}

void out_init(struct out *o, struct arena *arena, size_t expected)
{
    *o = (struct out){.arena = arena};
    out_grow(o, expected);
}

void out_raw(struct out *o, const char *data, size_t n)
{
    if (n)
        memcpy(out_room(o, n), data, n);
    o->n += n;
}

static inline void out_byte(struct out *o, char c)
{
    *out_room(o, 1) = c;
    o->n++;
}

static inline void value_begin(struct out *o)
{
    if (o->comma)
        out_byte(o, ',');
    o->comma = true;
}

void out_json(struct out *o, const char *data, size_t n)
{
    value_begin(o);
    out_raw(o, data, n);
}

/* ---- strings -----------------------------------------------------------------------------------
 */

/* What a byte becomes in a string: 0 itself, 'u' \u00XX, else a backslash and this letter. */
static const char escapes[256] = {
    [0] = 'u',  [1] = 'u',  [2] = 'u',  [3] = 'u',  [4] = 'u',   [5] = 'u',     [6] = 'u',
    [7] = 'u',  [8] = 'b',  [9] = 't',  [10] = 'n', [11] = 'u',  [12] = 'f',    [13] = 'r',
    [14] = 'u', [15] = 'u', [16] = 'u', [17] = 'u', [18] = 'u',  [19] = 'u',    [20] = 'u',
    [21] = 'u', [22] = 'u', [23] = 'u', [24] = 'u', [25] = 'u',  [26] = 'u',    [27] = 'u',
    [28] = 'u', [29] = 'u', [30] = 'u', [31] = 'u', ['"'] = '"', ['\\'] = '\\',
};

static void escape_put(struct out *o, unsigned char c)
{
    static const char digits[] = "0123456789abcdef";
    char *at = out_room(o, 6);
    at[0] = '\\';
    at[1] = escapes[c];
    if (escapes[c] != 'u') {
        o->n += 2;
        return;
    }
    at[2] = at[3] = '0';
    at[4] = digits[c >> 4];
    at[5] = digits[c & 15];
    o->n += 6;
}

typedef unsigned char bytes16 __attribute__((vector_size(16)));

/* Whether one of twice eight bytes needs an escape: a control character, a quotation mark, a
 * backslash. */
static inline bool some_escape(const char *one, const char *other)
{
    bytes16 x;
    uint64_t halves[2];
    memcpy(halves, one, 8);
    memcpy(halves + 1, other, 8);
    memcpy(&x, halves, sizeof x);
    bytes16 found = (bytes16)(x < 0x20) | (bytes16)(x == '"') | (bytes16)(x == '\\');
    memcpy(halves, &found, sizeof halves);
    return halves[0] | halves[1];
}

/* How many bytes from `text` on need no escape. The last sixteen are looked at together, however
 * many of them were seen before. */
static size_t plain_run(const char *text, size_t n)
{
    size_t i = 0;
    while (n - i >= 16 && !some_escape(text + i, text + i + 8))
        i += 16;
    if (n >= 8 && n - i < 16 && !some_escape(text + (n < 16 ? 0 : n - 16), text + n - 8))
        return n;
    while (i < n && !escapes[(unsigned char)text[i]])
        i++;
    return i;
}

static void string_put(struct out *o, const char *text, size_t n)
{
    char *at = out_room(o, n + 2);
    size_t run = plain_run(text, n);
    *at++ = '"';
    memcpy(at, text, run);
    o->n += run + 1;
    for (size_t i = run; i < n; i += run) {
        escape_put(o, (unsigned char)text[i++]);
        run = plain_run(text + i, n - i);
        out_raw(o, text + i, run);
    }
    out_byte(o, '"');
}

void out_string(struct out *o, const char *text)
{
    value_begin(o);
    if (text)
        string_put(o, text, strlen(text));
    else
        out_raw(o, "null", 4);
}

/* ---- the other values ---------------------------------------------------------------------------
 */

static void int_put(struct out *o, int64_t n)
{
    if (n >= 0 && n < 10) {
        out_byte(o, (char)('0' + n));
        return;
    }
    char digits[24], *at = digits + sizeof digits;
    uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;
    do
        *--at = (char)('0' + left % 10);
    while ((left /= 10) != 0);
    if (n < 0)
        *--at = '-';
    out_raw(o, at, (size_t)(digits + sizeof digits - at));
}

void out_int(struct out *o, int64_t n)
{
    value_begin(o);
    int_put(o, n);
}

void out_place(struct out *o, const char *file, int line)
{
    out_string(o, file);
    if (!file)
        return;
    o->data[o->n - 1] = ':'; /* the text goes on */
    int_put(o, line);
    out_byte(o, '"');
}

void out_null(struct out *o)
{
    out_string(o, NULL);
}

void out_day(struct out *o, day_t day)
{
    char text[11];
    if (day == DAY_NONE) {
        out_null(o);
        return;
    }
    day_print(day, text);
    out_string(o, text);
}

/* ---- trees --------------------------------------------------------------------------------------
 */

static int compare_keys(const void *a, const void *b)
{
    const struct json *const *x = a, *const *y = b;
    return strcmp((*x)->key, (*y)->key);
}

/* Seventeen digits give back every double; a shorter text that does is taken. */
static void real_put(struct out *o, double real)
{
    char text[40];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, real);
        if (strtod(text, NULL) == real)
            break;
    }
    out_json(o, text, strlen(text));
}

static void member_put(struct out *o, const struct json *member, bool sorted)
{
    value_begin(o);
    string_put(o, member->key, strlen(member->key));
    out_byte(o, ':');
    o->comma = false;
    out_tree(o, member, sorted);
}

static void sorted_put(struct out *o, const struct json *tree)
{
    const struct json **order = arena_array(o->arena, tree->n, sizeof *order);
    for (uint32_t i = 0; i < tree->n; i++)
        order[i] = &tree->items[i];
    qsort(order, tree->n, sizeof *order, compare_keys);
    for (uint32_t i = 0; i < tree->n; i++)
        member_put(o, order[i], true);
}

static void members_put(struct out *o, const struct json *tree, bool sorted)
{
    out_object(o);
    if (sorted && tree->n > 1)
        sorted_put(o, tree);
    else
        for (uint32_t i = 0; i < tree->n; i++)
            member_put(o, &tree->items[i], sorted);
    out_object_end(o);
}

static void items_put(struct out *o, const struct json *tree, bool sorted)
{
    out_array(o);
    for (uint32_t i = 0; i < tree->n; i++)
        out_tree(o, &tree->items[i], sorted);
    out_array_end(o);
}

void out_tree(struct out *o, const struct json *tree, bool sorted)
{
    switch ((enum json_kind)tree->kind) {
    case JSON_NULL: out_null(o); return;
    case JSON_BOOL: out_bool(o, tree->number != 0); return;
    case JSON_INT: out_int(o, tree->number); return;
    case JSON_REAL: real_put(o, tree->real); return;
    case JSON_STRING: out_string(o, tree->text); return;
    case JSON_ARRAY: items_put(o, tree, sorted); return;
    case JSON_OBJECT: members_put(o, tree, sorted); return;
    }
}
