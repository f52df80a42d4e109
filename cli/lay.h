/* Laying out text for a person: paragraphs wrapped to the terminal, colour where it is wanted.
 *
 * A paragraph is begun, put together from pieces, and ended; only then is it wrapped and written.
 * Width is counted in code points. What comes from a reply is not trusted: control characters in it
 * are shown as U+FFFD, so that no text can steer the terminal. */
#ifndef POLKU_CLI_LAY_H
#define POLKU_CLI_LAY_H

#include "engine/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum style {
    STYLE_PLAIN,
    STYLE_STRONG,
    STYLE_FAINT,
    STYLE_HEAD,
    STYLE_GOOD,
    STYLE_BAD,
    STYLE_UNSURE,
    STYLES
};

struct lay {
    struct arena *arena;
    FILE *stream;
    int width;
    bool colour;
    int indent, hang; /* of the paragraph: spaces before its first line, and before the others */
    char *text;
    uint8_t *styles; /* enum style, by byte of the text */
    size_t n, cap;
};

void lay_init(struct lay *l, struct arena *arena, FILE *stream);

void lay_begin(struct lay *l, int indent, int hang);
void lay_put(struct lay *l, enum style style, const char *text); /* NULL puts nothing */
/* Spaces up to this column of the first line; nothing when it is past. */
void lay_tab(struct lay *l, int column);
void lay_end(struct lay *l);

/* A paragraph of one piece. */
void lay_line(struct lay *l, int indent, enum style style, const char *text);
void lay_empty(struct lay *l);

/* Columns that a text takes. */
int lay_columns(const char *text);

#endif
