/* Writing JSON straight into a growing buffer: no tree, commas by themselves.
 *
 * Strings are escaped as RFC 8259 asks and no more; object members stand in the order of the calls.
 * The buffer is in an arena. Used for replies, images and canonical texts. */
#ifndef POLKU_PROTOCOL_OUT_H
#define POLKU_PROTOCOL_OUT_H

#include "engine/arena.h"
#include "engine/bytes.h"
#include "engine/date.h"
#include "protocol/json.h"

#include <string.h>

struct out {
    struct arena *arena;
    char *data;
    size_t n, cap;
    bool comma; /* a value was written on this level */
};

void out_init(struct out *o, struct arena *arena, size_t expected);
void out_raw(struct out *o, const char *data, size_t n); /* no comma, no escaping */
/* A value that is JSON already (takes part in commas). */
void out_json(struct out *o, const char *data, size_t n);

void out_string(struct out *o, const char *text); /* NULL writes null */
void out_int(struct out *o, int64_t n);
void out_null(struct out *o);
void out_day(struct out *o, day_t day); /* DAY_NONE writes null */
/* "file:line" as a string; file NULL writes null */
void out_place(struct out *o, const char *file, int line);

/* Makes room for `more` bytes beyond cap. */
__attribute__((cold)) void out_grow(struct out *o, size_t more);

/* ---- what a reply is full of, written where it is called ---- */

static inline char *out_room(struct out *o, size_t more)
{
    if (o->cap - o->n < more)
        out_grow(o, more);
    return o->data + o->n;
}

/* A comma where one is due; there is room for it. */
static inline char *out_comma(const struct out *o, char *at)
{
    *at = ',';
    return at + o->comma;
}

static inline void out_open(struct out *o, char bracket)
{
    char *at = out_comma(o, out_room(o, 2));
    *at++ = bracket;
    o->n = (size_t)(at - o->data);
    o->comma = false;
}

static inline void out_close(struct out *o, char bracket)
{
    *out_room(o, 1) = bracket;
    o->n++;
    o->comma = true;
}

static inline void out_object(struct out *o) /* { */
{
    out_open(o, '{');
}

static inline void out_object_end(struct out *o) /* } */
{
    out_close(o, '}');
}

static inline void out_array(struct out *o) /* [ */
{
    out_open(o, '[');
}

static inline void out_array_end(struct out *o) /* ] */
{
    out_close(o, ']');
}

/* A comma where one is due, then a word in quotes; the end of it. There is room for one byte more.
 */
static inline char *out_quoted(struct out *o, const char *word, size_t n)
{
    char *at = out_comma(o, out_room(o, n + 4));
    *at++ = '"';
    bytes_copy(at, word, n);
    at += n;
    *at++ = '"';
    return at;
}

/* A text of n bytes that needs no escaping, such as an id of the rules. */
static inline void out_word(struct out *o, const char *word, size_t n)
{
    o->n = (size_t)(out_quoted(o, word, n) - o->data);
    o->comma = true;
}

static inline void out_word_key(struct out *o, const char *key, size_t n)
{
    char *at = out_quoted(o, key, n);
    *at++ = ':';
    o->n = (size_t)(at - o->data);
    o->comma = false;
}

static inline void out_bool(struct out *o, bool b)
{
    out_json(o, b ? "true" : "false", b ? 4 : 5);
}

/* Plain ASCII that needs no escaping; of a literal the compiler knows the length. */
static inline void out_key(struct out *o, const char *key)
{
    out_word_key(o, key, strlen(key));
}

/* key and value in one call */
static inline void out_string_at(struct out *o, const char *key, const char *text)
{
    out_key(o, key);
    out_string(o, text);
}

static inline void out_int_at(struct out *o, const char *key, int64_t n)
{
    out_key(o, key);
    out_int(o, n);
}

static inline void out_bool_at(struct out *o, const char *key, bool b)
{
    out_key(o, key);
    out_bool(o, b);
}

static inline void out_day_at(struct out *o, const char *key, day_t day)
{
    out_key(o, key);
    out_day(o, day);
}

/* A tree as it stands; `sorted`: members by key, in byte order (canonical). */
void out_tree(struct out *o, const struct json *tree, bool sorted);

#endif
