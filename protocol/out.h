/* Writing JSON straight into a growing buffer: no tree, commas by themselves.
 *
 * Strings are escaped as RFC 8259 asks and no more; object members stand in the order of the calls.
 * The buffer is in an arena. Used for replies, images and canonical texts. */
#ifndef POLKU_PROTOCOL_OUT_H
#define POLKU_PROTOCOL_OUT_H

#include "engine/arena.h"
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

void out_object(struct out *o);     /* { */
void out_object_end(struct out *o); /* } */
void out_array(struct out *o);      /* [ */
void out_array_end(struct out *o);  /* ] */
void out_word_key(struct out *o, const char *key, size_t n);
/* A text of n bytes that needs no escaping, such as an id of the rules. */
void out_word(struct out *o, const char *word, size_t n);
void out_string(struct out *o, const char *text); /* NULL writes null */
void out_int(struct out *o, int64_t n);
void out_bool(struct out *o, bool b);
void out_null(struct out *o);
void out_day(struct out *o, day_t day); /* DAY_NONE writes null */
/* "file:line" as a string; file NULL writes null */
void out_place(struct out *o, const char *file, int line);

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
