/* Params by a table: see params.h. */
#include "protocol/params.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#define REQUEST_ID_LEAST 16
#define REQUEST_ID_MOST 64
#define SHOWN_MOST 64 /* bytes of a caller's own word in a message */

/* ---- pointers and faults --------------------------------------------------------------------- */

const char *pointer_member(struct arena *arena, const char *pointer, const char *key)
{
    size_t n = strlen(pointer);
    char *out = arena_alloc(arena, n + 2 * strlen(key) + 2);
    memcpy(out, pointer, n);
    out[n++] = '/';
    for (; *key; key++) {
        if (*key == '~' || *key == '/') {
            out[n++] = '~';
            out[n++] = *key == '~' ? '0' : '1';
        } else {
            out[n++] = *key;
        }
    }
    return out;
}

const char *pointer_item(struct arena *arena, const char *pointer, int index)
{
    return arena_printf(arena, "%s/%d", pointer, index);
}

struct issue *fault_add(struct call *call, const char *code, const char *pointer,
                        const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    const char *message = arena_vprintf(call->arena, format, ap);
    va_end(ap);
    return issue_add(call->faults, code, (struct place){.pointer = pointer}, "%s", message);
}

void fault_allow(struct issue *fault, const char *written, const char *const *names, int n)
{
    if (n <= ALLOWED_MOST) {
        fault->allowed = names;
        fault->nallowed = n;
    }
    fault->nearest = written ? nearest_name(written, names, n) : NULL;
}

const char *json_kind_words(const struct json *value)
{
    static const char *const words[] = {
        [JSON_NULL] = "null",       [JSON_BOOL] = "true or false",
        [JSON_INT] = "a number",    [JSON_REAL] = "a number with a fraction",
        [JSON_STRING] = "a text",   [JSON_ARRAY] = "an array",
        [JSON_OBJECT] = "an object"};
    return words[value->kind];
}

const char *word_shown(struct arena *arena, const char *word)
{
    size_t n = strnlen(word, SHOWN_MOST + 1);
    if (n <= SHOWN_MOST)
        return word;
    while (((unsigned char)word[--n] & 0xC0) == 0x80)
        ;
    return arena_printf(arena, "%.*s…", (int)n, word);
}

int text_length(const char *text)
{
    int n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

/* ---- one value ------------------------------------------------------------------------------- */

/* "\"fi\", \"sv\" or \"en\"" */
static const char *words_listed(struct arena *arena, const struct param *p)
{
    const char *all = "";
    for (int i = 0; i < p->nwords; i++)
        all = arena_printf(arena, "%s%s\"%s\"", all,
                           i == 0               ? ""
                           : i + 1 == p->nwords ? " or "
                                                : ", ",
                           p->words[i]);
    return all;
}

/* What a member must be, in words. */
static const char *param_wanted(struct arena *arena, const struct param *p)
{
    if (p->remedy)
        return p->remedy;
    switch (p->kind) {
    case PARAM_TEXT:
        return p->low == p->high
                   ? arena_printf(arena, "a text of %" PRId64 " characters", p->low)
                   : arena_printf(arena, "a text of %" PRId64 " to %" PRId64 " characters", p->low,
                                  p->high);
    case PARAM_NUMBER:
        return arena_printf(arena, "a whole number from %" PRId64 " to %" PRId64, p->low, p->high);
    case PARAM_BOOL: return "true or false, without quotes";
    case PARAM_DATE: return "a date such as \"2026-11-22\", from 1900-01-01 to 2200-12-31";
    case PARAM_WORD: return words_listed(arena, p);
    case PARAM_OBJECT: return "an object";
    case PARAM_ANY: break;
    }
    return "a value";
}

static enum json_kind param_json_kind(enum param_kind kind)
{
    static const enum json_kind kinds[] = {
        [PARAM_TEXT] = JSON_STRING, [PARAM_NUMBER] = JSON_INT,  [PARAM_BOOL] = JSON_BOOL,
        [PARAM_DATE] = JSON_STRING, [PARAM_WORD] = JSON_STRING, [PARAM_OBJECT] = JSON_OBJECT};
    return kinds[kind];
}

/* Why a value of the right kind is wrong all the same: a code, or NULL when it is right. */
static const char *value_fault(const struct param *p, struct given *g)
{
    const struct json *json = g->json;
    day_t day;
    switch (p->kind) {
    case PARAM_NUMBER:
        g->n = json->number;
        return g->n < p->low || g->n > p->high ? "out-of-range" : NULL;
    case PARAM_BOOL: g->n = json->number; return NULL;
    case PARAM_TEXT:
        g->text = json->text;
        return text_length(g->text) < p->low || text_length(g->text) > p->high ? "wrong-length"
                                                                               : NULL;
    case PARAM_DATE:
        if (strlen(json->text) != json->n || !day_parse(json->text, &day))
            return "bad-date";
        g->n = day;
        return NULL;
    case PARAM_WORD:
        g->text = json->text;
        for (int i = 0; i < p->nwords; i++)
            if (strcmp(p->words[i], g->text) == 0) {
                g->n = i;
                return NULL;
            }
        return "unknown-choice";
    case PARAM_OBJECT:
    case PARAM_ANY: break;
    }
    return NULL;
}

/* The value as it was written, for a message: short texts and numbers; else its kind. */
static const char *json_shown(struct arena *arena, const struct json *json)
{
    if (json->kind == JSON_STRING && text_length(json->text) <= 40)
        return arena_printf(arena, "\"%s\"", json->text);
    if (json->kind == JSON_STRING)
        return arena_printf(arena, "a text of %d characters", text_length(json->text));
    if (json->kind == JSON_INT)
        return arena_printf(arena, "%" PRId64, json->number);
    if (json->kind == JSON_BOOL)
        return json->number ? "true" : "false";
    return json_kind_words(json);
}

/* Looks at g->json, a member of `in`. Pointers are made where there is a fault to tell of. */
static bool value_read(struct call *call, struct spot in, const struct param *p, struct given *g)
{
    const struct json *json = g->json;
    bool right_kind = p->kind == PARAM_ANY || json->kind == param_json_kind(p->kind);
    const char *code = right_kind ? value_fault(p, g) : "wrong-kind";
    if (!code)
        return true;
    struct issue *fault = fault_add(call, code, pointer_member(call->arena, in.pointer, p->name),
                                    "'%s' must be %s, not %s", p->name,
                                    param_wanted(call->arena, p), json_shown(call->arena, json));
    if (p->kind == PARAM_WORD)
        fault_allow(fault, json_text(json), p->words, p->nwords);
    *g = (struct given){.n = p->initial};
    return false;
}

/* ---- objects --------------------------------------------------------------------------------- */

/* The entry of that name, -1 when there is none. */
static int shape_find(const struct shape *shape, const char *name)
{
    for (int i = 0; i < shape->n; i++)
        if (shape->params[i].name[0] == name[0] && strcmp(shape->params[i].name, name) == 0)
            return i;
    return -1;
}

static void unknown_fault(struct call *call, struct spot at, const struct shape *shape)
{
    const char **names = arena_array(call->arena, (size_t)shape->n + 1, sizeof *names);
    int n = 0;
    for (int i = 0; i < shape->n; i++)
        if (!shape->params[i].hidden)
            names[n++] = shape->params[i].name;
    const char *of =
        shape->of ? shape->of : arena_printf(call->arena, "the params of '%s'", call->method->name);
    struct issue *fault = fault_add(call, "unknown-member", at.pointer, "there is no '%s' in %s",
                                    word_shown(call->arena, at.json->key), of);
    fault_allow(fault, at.json->key, names, n);
}

static bool member_read(struct call *call, struct spot in, const struct param *p, struct given *g)
{
    if (g->json)
        return value_read(call, in, p, g);
    if (p->required)
        fault_add(call, "missing-member", pointer_member(call->arena, in.pointer, p->name),
                  "'%s' is missing: give %s", p->name, param_wanted(call->arena, p));
    return !p->required;
}

/* Faults stand in the order of the table, whatever the order of the members. Returns how many
 * members are none of the table's. */
static uint32_t members_find(struct spot at, const struct shape *shape, struct given *out)
{
    uint32_t strange = 0;
    for (int i = 0; i < shape->n; i++)
        out[i] = (struct given){.n = shape->params[i].initial};
    for (uint32_t i = 0; i < at.json->n; i++) {
        int param = shape_find(shape, at.json->items[i].key);
        if (param >= 0)
            out[param].json = &at.json->items[i];
        else
            strange++;
    }
    return strange;
}

/* Tells of the members that are neither in the table nor `besides`. */
static bool members_known(struct call *call, struct spot at, const struct shape *shape,
                          const char *besides)
{
    bool right = true;
    for (uint32_t i = 0; i < at.json->n; i++) {
        const struct json *member = &at.json->items[i];
        if (shape_find(shape, member->key) >= 0 || (besides && strcmp(member->key, besides) == 0))
            continue;
        const char *pointer = pointer_member(call->arena, at.pointer, member->key);
        unknown_fault(call, (struct spot){member, pointer}, shape);
        right = false;
    }
    return right;
}

static bool members_read(struct call *call, struct spot at, const struct shape *shape,
                         struct given *out)
{
    bool right = true;
    for (int i = 0; i < shape->n; i++)
        right = member_read(call, at, &shape->params[i], &out[i]) && right;
    return right;
}

bool shape_read(struct call *call, struct spot at, const struct shape *shape, struct given *out)
{
    assert(at.json->kind == JSON_OBJECT);
    uint32_t strange = members_find(at, shape, out);
    bool right = members_read(call, at, shape, out);
    return (!strange || members_known(call, at, shape, NULL)) && right;
}

static bool request_id_right(const char *id)
{
    size_t n = id ? strlen(id) : 0;
    if (n < REQUEST_ID_LEAST || n > REQUEST_ID_MOST)
        return false;
    for (size_t i = 0; i < n; i++)
        if (id[i] < ' ' || id[i] > '~')
            return false;
    return true;
}

bool params_read(struct call *call, const struct shape *shape, struct given *out)
{
    struct spot at = {call->params, ""};
    uint32_t strange = members_find(at, shape, out);
    bool right = members_read(call, at, shape, out);
    if (!strange)
        return right;
    right = members_known(call, at, shape, "request_id") && right;
    const struct json *id = json_get(call->params, "request_id");
    if (!id || request_id_right(json_text(id)))
        return right;
    fault_add(call, "bad-request-id", "/request_id",
              "'request_id' must be a text of %d to %d printable ASCII characters, new for every "
              "request and the same when it is sent again",
              REQUEST_ID_LEAST, REQUEST_ID_MOST);
    return false;
}
