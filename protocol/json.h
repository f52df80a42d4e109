/* The seam to the JSON library: text to a tree in an arena. Nothing else in Polku parses JSON.
 *
 * Refused here, each as an issue with a place: malformed text, invalid UTF-8, NUL (also as an
 * escape), duplicate keys (after escapes), too deep, too large, too many members, and whole numbers
 * beyond 64 bits. A number such as 34.0 is the whole number 34. Behind it: simdjson (json.cc). */
#ifndef POLKU_PROTOCOL_JSON_H
#define POLKU_PROTOCOL_JSON_H

#include "engine/arena.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum json_kind { JSON_NULL, JSON_BOOL, JSON_INT, JSON_REAL, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
    uint8_t kind;    /* enum json_kind */
    uint32_t n;      /* members of an array or object; bytes of a string */
    const char *key; /* in an object: its name; else NULL */
    union {
        int64_t number;     /* JSON_INT; JSON_BOOL as 0 or 1 */
        double real;        /* JSON_REAL: not a whole number */
        const char *text;   /* JSON_STRING, NUL-terminated */
        struct json *items; /* JSON_ARRAY, JSON_OBJECT, in the order of the text */
    };
};

struct json_limits {
    size_t bytes;
    int depth;
    int members; /* of all arrays and objects together */
};

struct json_reader; /* holds the library's buffers; one thread at a time */
struct json_reader *json_reader_new(void);
void json_reader_free(struct json_reader *reader);

/* Reads one JSON text. NULL when it is refused: `*why` then says what is wrong, in a sentence
 * (static or in the arena). The tree lives in the arena; `text` need not outlive the call. */
const struct json *json_read(struct json_reader *reader, struct arena *arena, const char *text,
                             size_t length, const struct json_limits *limits, const char **why);
/* Whether the last text was refused because it passed one of the limits. */
bool json_too_large(const struct json_reader *reader);
/* Whether there was no memory to read it: nothing is known of the text then. */
bool json_no_memory(const struct json_reader *reader);

/* The member of that name, or NULL (also when `object` is NULL or no object). */
const struct json *json_get(const struct json *object, const char *key);
/* Its text, or NULL when it is no string. */
const char *json_text(const struct json *value);
/* Byte ranges of the elements of the top-level array (or the one value) of a text that json_read
 * has accepted; returns how many. For "received bytes" of each call of a batch. */
int json_slices(struct arena *arena, const char *text, size_t length, const char ***starts,
                size_t **lengths);
/* The bytes of one value, as they were sent: of the `index`th item or member of the array or object
 * that is the whole of such a text. NULL when there are fewer. */
const char *json_slice(const char *text, size_t length, uint32_t index, size_t *n);

#ifdef __cplusplus
}
#endif

#endif
