/* The tokens of a rule file, with their places.
 *
 * Lua tells a line at most. The scan finds columns for findings, marks files that use plain Lua,
 * and helps to say what is wrong with a text that Lua refuses. It knows Lua's tokens and no
 * grammar, and takes any bytes: what is no token becomes one of kind SCAN_BAD. Everything lives in
 * the arena; the source must live as long. */
#ifndef POLKU_LUA_SCAN_H
#define POLKU_LUA_SCAN_H

#include "engine/arena.h"

#include <stdbool.h>

enum scan_kind { SCAN_NAME, SCAN_KEYWORD, SCAN_TEXT, SCAN_NUMBER, SCAN_SIGN, SCAN_BAD };

struct scan_token {
    enum scan_kind kind;
    int at, length;             /* bytes of the source */
    int line, column;           /* of its first character; columns count characters */
    int end_line;               /* the line of its last character */
    int body, body_length;      /* SCAN_TEXT: the bytes inside the quotes */
    int body_line, body_column; /* of its first character */
    bool open;                  /* SCAN_TEXT: the last quote is missing */
    bool escapes; /* SCAN_TEXT: has a backslash, so its value differs from its bytes */
    bool taken;   /* free for the reader: lua/locate.c marks calls */
};

struct scan {
    const char *source;
    int length;
    struct scan_token *tokens;
    int n;
    const int *lines; /* where each line begins; lines[nlines] is the end */
    int nlines;
    int *line_tokens; /* by line: the first token on or after it; [nlines + 1] is n */
};

/* `length` bytes, at most INT_MAX / 2. */
struct scan *scan_make(struct arena *arena, const char *source, size_t length);

/* Whether the token is this name, keyword or sign. */
bool scan_is(const struct scan *scan, const struct scan_token *token, const char *text);
/* Whether the file uses plain Lua: anything but words, values, brackets and commas. */
bool scan_is_program(const struct scan *scan);
/* A copy of a line (from 1), without its end; NULL when there is none. */
char *scan_line(struct arena *arena, const struct scan *scan, int line);
/* The column of a byte of the source. */
int scan_column(const struct scan *scan, int at);

#endif
