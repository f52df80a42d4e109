// The seam to simdjson (see json.h). Reads a text into the library's tape, then copies it into a
// tree in the arena, and refuses on the way what the library lets through: duplicate keys, NUL,
// depth, numbers of members, whole numbers beyond 64 bits. Arena calls may jump out of here
// (arena.h): only objects without destructors are live across them.
extern "C" {
#include "engine/arena.h"
}
#include "protocol/json.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>
#include <simdjson.h>

using simdjson::dom::element;
using simdjson::dom::element_type;

struct json_reader {
    simdjson::dom::parser parser;
};

extern "C" struct json_reader *json_reader_new(void)
{
    return new (std::nothrow) json_reader;
}

extern "C" void json_reader_free(struct json_reader *reader)
{
    delete reader;
}

namespace
{

struct walk {
    struct arena *arena;
    const struct json_limits *limits;
    int members; // so far
    const char *why;
};

const char *text_copy(walk &w, std::string_view text)
{
    if (std::memchr(text.data(), 0, text.size())) {
        w.why = "a text holds the character NUL";
        return nullptr;
    }
    return arena_copy(w.arena, text.data(), text.size());
}

int compare_keys(const void *a, const void *b)
{
    return std::strcmp((*static_cast<const json *const *>(a))->key,
                       (*static_cast<const json *const *>(b))->key);
}

const char *duplicate_few(const json *object)
{
    for (uint32_t i = 1; i < object->n; i++)
        for (uint32_t j = 0; j < i; j++)
            if (std::strcmp(object->items[i].key, object->items[j].key) == 0)
                return object->items[i].key;
    return nullptr;
}

const char *duplicate_many(walk &w, const json *object)
{
    auto **order = static_cast<const json **>(arena_array(w.arena, object->n, sizeof(json *)));
    for (uint32_t i = 0; i < object->n; i++)
        order[i] = &object->items[i];
    std::qsort(order, object->n, sizeof *order, compare_keys);
    for (uint32_t i = 1; i < object->n; i++)
        if (std::strcmp(order[i - 1]->key, order[i]->key) == 0)
            return order[i]->key;
    return nullptr;
}

bool keys_differ(walk &w, const json *object)
{
    const char *twice = object->n <= 16 ? duplicate_few(object) : duplicate_many(w, object);
    if (twice)
        w.why = arena_printf(w.arena, "the member '%s' stands twice in one object", twice);
    return !twice;
}

bool value_read(walk &w, element from, int depth, json *to);

// Room for the members of an array or object.
bool members_room(walk &w, size_t n, int depth, json *to)
{
    if (depth >= w.limits->depth) {
        w.why = arena_printf(w.arena, "it is nested deeper than %d levels", w.limits->depth);
        return false;
    }
    if (n > static_cast<size_t>(w.limits->members - w.members)) {
        w.why = arena_printf(w.arena, "it has more than %d members", w.limits->members);
        return false;
    }
    w.members += static_cast<int>(n);
    to->n = static_cast<uint32_t>(n);
    to->items = static_cast<json *>(arena_array(w.arena, n, sizeof(json)));
    return true;
}

bool array_read(walk &w, simdjson::dom::array from, int depth, json *to)
{
    to->kind = JSON_ARRAY;
    if (!members_room(w, from.size(), depth, to))
        return false;
    json *item = to->items;
    for (element each : from)
        if (!value_read(w, each, depth + 1, item++))
            return false;
    return true;
}

bool object_read(walk &w, simdjson::dom::object from, int depth, json *to)
{
    to->kind = JSON_OBJECT;
    if (!members_room(w, from.size(), depth, to))
        return false;
    json *item = to->items;
    for (auto each : from) {
        item->key = text_copy(w, each.key);
        if (!item->key || !value_read(w, each.value, depth + 1, item++))
            return false;
    }
    return keys_differ(w, to);
}

// 34.0 and 1e2 are whole numbers too.
void real_read(double real, json *to)
{
    const double most = 9007199254740992.0; // 2^53: beyond it doubles skip whole numbers
    if (real == std::trunc(real) && real >= -most && real <= most) {
        to->kind = JSON_INT;
        to->number = static_cast<int64_t>(real);
    } else {
        to->kind = JSON_REAL;
        to->real = real;
    }
}

bool value_read(walk &w, element from, int depth, json *to)
{
    switch (from.type()) {
    case element_type::NULL_VALUE: to->kind = JSON_NULL; return true;
    case element_type::BOOL:
        to->kind = JSON_BOOL;
        to->number = from.get_bool().value_unsafe();
        return true;
    case element_type::INT64:
        to->kind = JSON_INT;
        to->number = from.get_int64().value_unsafe();
        return true;
    case element_type::UINT64: w.why = "a whole number needs more than 64 bits"; return false;
    case element_type::DOUBLE: real_read(from.get_double().value_unsafe(), to); return true;
    case element_type::STRING: {
        std::string_view text = from.get_string().value_unsafe();
        to->kind = JSON_STRING;
        to->n = static_cast<uint32_t>(text.size());
        to->text = text_copy(w, text);
        return to->text != nullptr;
    }
    case element_type::ARRAY: return array_read(w, from.get_array().value_unsafe(), depth, to);
    case element_type::OBJECT: return object_read(w, from.get_object().value_unsafe(), depth, to);
    }
    return false;
}

const char *reason(simdjson::error_code error)
{
    switch (error) {
    case simdjson::EMPTY: return "it is empty";
    case simdjson::UTF8_ERROR: return "it is not valid UTF-8";
    case simdjson::DEPTH_ERROR: return "it is nested too deeply";
    case simdjson::NUMBER_ERROR: return "a number is malformed or too large";
    case simdjson::STRING_ERROR: return "a text has a faulty escape or a control character";
    case simdjson::UNCLOSED_STRING: return "a text is not closed with a quotation mark";
    case simdjson::UNESCAPED_CHARS:
        return "a text holds a control character, which needs an escape";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR: return "a word is none of true, false and null";
    default: return "a bracket, comma, colon or quotation mark is missing or too many";
    }
}

} // namespace

extern "C" const struct json *json_read(struct json_reader *reader, struct arena *arena,
                                        const char *text, size_t length,
                                        const struct json_limits *limits, const char **why)
{
    if (length > limits->bytes) {
        *why = arena_printf(arena, "it is larger than %zu bytes", limits->bytes);
        return nullptr;
    }
    element root;
    simdjson::error_code error = reader->parser.parse(text, length).get(root);
    if (error == simdjson::MEMALLOC) {
        *why = "there is not enough memory";
        return nullptr;
    }
    if (error) {
        *why = reason(error);
        return nullptr;
    }
    walk w = {arena, limits, 0, nullptr};
    auto *tree = static_cast<json *>(arena_alloc(arena, sizeof(json)));
    if (value_read(w, root, 0, tree))
        return tree;
    *why = w.why;
    return nullptr;
}
