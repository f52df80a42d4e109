/* Writing JSON straight into a growing buffer: no tree, commas by themselves.
 *
 * Strings are escaped as RFC 8259 asks and no more; object members stand in the order of the calls.
 * The buffer is in an arena. Used for replies, images and canonical texts. */
#ifndef POLKU_PROTOCOL_OUT_H
#define POLKU_PROTOCOL_OUT_H

#include "engine/arena.h"
#include "engine/date.h"
#include "protocol/json.h"

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

void out_object(struct out *o);                   /* { */
void out_object_end(struct out *o);               /* } */
void out_array(struct out *o);                    /* [ */
void out_array_end(struct out *o);                /* ] */
void out_key(struct out *o, const char *key);     /* plain ASCII that needs no escaping */
void out_string(struct out *o, const char *text); /* NULL writes null */
void out_int(struct out *o, int64_t n);
void out_bool(struct out *o, bool b);
void out_null(struct out *o);
void out_day(struct out *o, day_t day); /* DAY_NONE writes null */
/* "file:line" as a string; file NULL writes null */
void out_place(struct out *o, const char *file, int line);

/* key and value in one call */
void out_string_at(struct out *o, const char *key, const char *text);
void out_int_at(struct out *o, const char *key, int64_t n);
void out_bool_at(struct out *o, const char *key, bool b);
void out_day_at(struct out *o, const char *key, day_t day);

/* A tree as it stands; `sorted`: members by key, in byte order (canonical). */
void out_tree(struct out *o, const struct json *tree, bool sorted);

#endif
