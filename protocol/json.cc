// The seam to simdjson (see json.h). The library reads a text into its tape and checks it; this
// file copies the tape into a tree in the arena, and refuses on the way what the library lets
// through: duplicate keys, NUL, depth, numbers of members, whole numbers beyond 64 bits. Why a text
// was refused is found out afterwards (json_fault.c), so that good texts pay nothing for it.
//
// Arena calls may jump out of here (arena.h): what is live across them has no destructor, and the
// reader's own memory belongs to the reader.
extern "C" {
#include "engine/arena.h"
#include "engine/bytes.h"
}
#include "protocol/json.h"
#include "protocol/json_fault.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>
#include <simdjson.h>

using simdjson::dom::element;
using simdjson::dom::element_type;

#define KEPT ((size_t)4 << 20) // a reader keeps buffers for texts of this size, not for larger ones
#define FEW 16                 // keys that are compared each with each

struct json_reader {
    simdjson::dom::parser parser;
    char *copy; // of the text, with the padding that the library reads beyond it
    size_t room;
    bool large, exhausted;
};

extern "C" struct json_reader *json_reader_new(void)
{
    return new (std::nothrow) json_reader();
}

extern "C" void json_reader_free(struct json_reader *reader)
{
    if (reader)
        std::free(reader->copy);
    delete reader;
}

extern "C" bool json_too_large(const struct json_reader *reader)
{
    return reader->large;
}

extern "C" bool json_no_memory(const struct json_reader *reader)
{
    return reader->exhausted;
}

namespace
{

struct walk {
    struct arena *arena;
    const struct json_limits *limits;
    int members;         // so far
    bool escapes;        // only then may a text hold NUL
    char *texts;         // the next free byte for texts
    const char *twice;   // a key that an object has twice; NULL when something else is wrong
    const char *pointer; // of that object, made from its end on the way out
};

// All texts together are no longer than the JSON text: two quotation marks become one NUL.
const char *text_copy(walk &w, std::string_view text)
{
    char *copy = w.texts;
    if (w.escapes && std::memchr(text.data(), 0, text.size()))
        return nullptr;
    bytes_copy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    w.texts += text.size() + 1;
    return copy;
}

bool key_less(const char *a, const char *b)
{
    return std::strcmp(a, b) < 0;
}

// A key that an object has twice, or NULL. `lengths` are of the first FEW keys.
const char *key_twice(walk &w, const json *object, const size_t *lengths)
{
    if (object->n > FEW) {
        auto **keys = static_cast<const char **>(arena_array(w.arena, object->n, sizeof(char *)));
        for (uint32_t i = 0; i < object->n; i++)
            keys[i] = object->items[i].key;
        std::sort(keys, keys + object->n, key_less);
        for (uint32_t i = 1; i < object->n; i++)
            if (std::strcmp(keys[i - 1], keys[i]) == 0)
                return keys[i];
        return nullptr;
    }
    for (uint32_t i = 1; i < object->n; i++)
        for (uint32_t j = 0; j < i; j++)
            if (lengths[i] == lengths[j] && object->items[i].key[0] == object->items[j].key[0] &&
                std::memcmp(object->items[i].key, object->items[j].key, lengths[i]) == 0)
                return object->items[i].key;
    return nullptr;
}

// Adds a step to the pointer of the object with a key twice, as the walk comes back from it.
bool refuse_in(walk &w, const json *parent, const json *item)
{
    if (w.twice && parent->kind == JSON_OBJECT)
        w.pointer = arena_printf(w.arena, "/%s%s", item->key, w.pointer);
    else if (w.twice)
        w.pointer =
            arena_printf(w.arena, "/%d%s", static_cast<int>(item - parent->items), w.pointer);
    return false;
}

bool value_read(walk &w, element from, int depth, json *to);

// Room for the members of an array or object.
bool members_room(walk &w, size_t n, int depth, json *to)
{
    if (depth >= w.limits->depth || n > static_cast<size_t>(w.limits->members - w.members))
        return false;
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
    for (element each : from) {
        if (!value_read(w, each, depth + 1, item))
            return refuse_in(w, to, item);
        item++;
    }
    return true;
}

bool object_read(walk &w, simdjson::dom::object from, int depth, json *to)
{
    size_t lengths[FEW];
    to->kind = JSON_OBJECT;
    if (!members_room(w, from.size(), depth, to))
        return false;
    json *item = to->items;
    for (auto each : from) {
        if (item < to->items + FEW)
            lengths[item - to->items] = each.key.size();
        item->key = text_copy(w, each.key);
        if (!item->key)
            return false;
        if (!value_read(w, each.value, depth + 1, item))
            return refuse_in(w, to, item);
        item++;
    }
    w.twice = key_twice(w, to, lengths);
    return !w.twice;
}

// 34.0 and 1e2 are whole numbers too. Beyond 2^53 doubles skip whole numbers: there only what is
// written without a point or exponent is one.
bool real_read(double real, json *to)
{
    const double most = 9007199254740992.0;
    bool whole = real == std::trunc(real) && real >= -most && real <= most;
    to->kind = whole ? JSON_INT : JSON_REAL;
    if (whole)
        to->number = static_cast<int64_t>(real);
    else
        to->real = real;
    return true;
}

bool number_read(int64_t number, json_kind kind, json *to)
{
    to->kind = static_cast<uint8_t>(kind);
    to->number = number;
    return true;
}

bool text_read(walk &w, std::string_view text, json *to)
{
    to->kind = JSON_STRING;
    to->n = static_cast<uint32_t>(text.size());
    to->text = text_copy(w, text);
    return to->text != nullptr;
}

bool value_read(walk &w, element from, int depth, json *to)
{
    switch (from.type()) {
    case element_type::NULL_VALUE: to->kind = JSON_NULL; return true;
    case element_type::BOOL: return number_read(from.get_bool().value_unsafe(), JSON_BOOL, to);
    case element_type::INT64: return number_read(from.get_int64().value_unsafe(), JSON_INT, to);
    case element_type::UINT64: return false; // more than an int64_t holds
    case element_type::DOUBLE: return real_read(from.get_double().value_unsafe(), to);
    case element_type::STRING: return text_read(w, from.get_string().value_unsafe(), to);
    case element_type::ARRAY: return array_read(w, from.get_array().value_unsafe(), depth, to);
    case element_type::OBJECT: return object_read(w, from.get_object().value_unsafe(), depth, to);
    }
    return false;
}

bool room_make(json_reader *reader, size_t length)
{
    size_t wanted = length + simdjson::SIMDJSON_PADDING;
    if (reader->room >= wanted)
        return true;
    auto *larger = static_cast<char *>(std::realloc(reader->copy, wanted * 2));
    if (!larger)
        return false;
    reader->copy = larger;
    reader->room = wanted * 2;
    return true;
}

// Gives back what an unusually large text needed; small ones follow.
void room_drop(json_reader *reader)
{
    std::free(reader->copy);
    reader->copy = nullptr;
    reader->room = 0;
    reader->parser = simdjson::dom::parser();
}

// Has the library read a copy of the text. Its memory is the reader's, and no arena is called.
bool tape_read(json_reader *reader, const char *text, size_t length, element *root)
{
    if (!room_make(reader, length))
        return false;
    std::memcpy(reader->copy, text, length);
    std::memset(reader->copy + length, 0, simdjson::SIMDJSON_PADDING);
    return reader->parser.parse(reader->copy, length, false).get(*root) == simdjson::SUCCESS;
}

// How many words the library has written to its tape: the first one tells.
size_t tape_words(const json_reader *reader)
{
    return static_cast<uint32_t>(reader->parser.doc.tape[0]);
}

// What the library has kept of a text: the copy, its texts and its tape. The tree has its own.
void wipe(json_reader *reader, size_t length, size_t words)
{
    simdjson::dom::document &doc = reader->parser.doc;
    if (reader->room > length)
        explicit_bzero(reader->copy, length);
    if (doc.string_buf && reader->parser.capacity() >= length)
        explicit_bzero(doc.string_buf.get(), 5 * length / 3 + simdjson::SIMDJSON_PADDING);
    if (doc.tape && reader->parser.capacity() >= length)
        explicit_bzero(doc.tape.get(), words * sizeof doc.tape[0]);
}

const struct json *tree_read(walk &w, const char *text, size_t length, element root)
{
    w.escapes = std::memchr(text, '\\', length) != nullptr;
    w.texts = static_cast<char *>(arena_alloc(w.arena, length + 1));
    w.pointer = "";
    auto *tree = static_cast<json *>(arena_alloc(w.arena, sizeof(json)));
    return value_read(w, root, 0, tree) ? tree : nullptr;
}

const char *reason(json_reader *reader, walk &w, const char *text, size_t length)
{
    reader->large = reader->exhausted = false;
    if (w.twice && *w.pointer)
        return arena_printf(w.arena, "the object at %s has the member '%s' twice", w.pointer,
                            w.twice);
    if (w.twice)
        return arena_printf(w.arena, "an object has the member '%s' twice", w.twice);
    const char *why = json_fault(w.arena, text, length, w.limits, &reader->large);
    reader->exhausted = !why;
    return why ? why : "there is not enough memory to read it";
}

} // namespace

extern "C" const struct json *json_read(struct json_reader *reader, struct arena *arena,
                                        const char *text, size_t length,
                                        const struct json_limits *limits, const char **why)
{
    const struct json *tree = nullptr;
    element root;
    walk w = {};
    w.arena = arena;
    w.limits = limits;
    size_t words = length;
    if (length <= limits->bytes && tape_read(reader, text, length, &root)) {
        words = tape_words(reader);
        tree = tree_read(w, text, length, root);
    }
    if (!tree)
        *why = reason(reader, w, text, length);
    wipe(reader, length, words);
    if (reader->room > 2 * KEPT + 2 * simdjson::SIMDJSON_PADDING)
        room_drop(reader);
    return tree;
}
