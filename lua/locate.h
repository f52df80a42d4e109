/* Finds the place of a word and of its values in the source.
 *
 * Lua tells the line of a call. In a table it is the line on which the word's first value ends
 * (Lua looks one token ahead there), else the word's own. Of several calls of one word on a line
 * the one with the same values is taken, in the order of the file. */
#ifndef POLKU_LUA_LOCATE_H
#define POLKU_LUA_LOCATE_H

#include "engine/decl.h"
#include "lua/scan.h"

#define LOCATED_VALUES 4

struct spot {
    int line, column, length; /* column 0: unknown */
};

struct located {
    int line, column, length; /* of the word; column 0: not found */
    struct spot values[LOCATED_VALUES];
    int after; /* the token behind the word, or -1 */
};

/* The call of `word` that Lua places on `line`, with these values; it is marked as taken. */
void locate_call(struct scan *scan, const char *word, int line, const struct arg *values, int n,
                 struct located *out);
/* A name on a line: where it stands, the first time when it is there often. */
void locate_name(const struct scan *scan, const char *name, int line, struct located *out);
/* The name before a sign of equality, from a token on. */
void locate_key(const struct scan *scan, const char *name, int token, struct located *out);
/* A name from a token on of which nothing is said: `entry,` */
void locate_bare(const struct scan *scan, const char *name, int token, struct located *out);
/* A text from a token on that stands without a word, by its content. */
void locate_text(const struct scan *scan, const char *text, int token, struct located *out);

#endif
