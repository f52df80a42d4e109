/* Paragraphs for a terminal: see lay.h. */
#include "cli/lay.h"

#include "cli/cli.h"

#include <string.h>

static const char *const codes[STYLES] = {
    [STYLE_PLAIN] = "",          [STYLE_STRONG] = "\033[1m", [STYLE_FAINT] = "\033[2m",
    [STYLE_HEAD] = "\033[1;36m", [STYLE_GOOD] = "\033[32m",  [STYLE_BAD] = "\033[31m",
    [STYLE_UNSURE] = "\033[33m"};

void lay_init(struct lay *l, struct arena *arena, FILE *stream)
{
    *l = (struct lay){.arena = arena,
                      .stream = stream,
                      .width = terminal_width(),
                      .colour = colour_wanted(stream)};
}

/* The bytes of the UTF-8 character that begins here; 0 for a control character. */
static int character(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    int n = p[0] < 0x80 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    if (p[0] < 0x20 || p[0] == 0x7f || (p[0] == 0xc2 && p[1] >= 0x80 && p[1] < 0xa0))
        return 0;
    for (int i = 1; i < n; i++)
        if ((p[i] & 0xc0) != 0x80)
            return i; /* cut short: never past the end */
    return n;
}

static int columns(const char *text, size_t n)
{
    int count = 0;
    for (size_t i = 0; i < n; i++)
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    return count;
}

int lay_columns(const char *text)
{
    return columns(text, strlen(text));
}

static void bytes_add(struct lay *l, enum style style, const char *bytes, size_t n)
{
    if (l->n + n > l->cap) {
        size_t cap = (l->n + n) * 2;
        l->text = arena_grow(l->arena, l->text, l->n, cap, 1);
        l->styles = arena_grow(l->arena, l->styles, l->n, cap, 1);
        l->cap = cap;
    }
    memcpy(l->text + l->n, bytes, n);
    memset(l->styles + l->n, (int)style, n);
    l->n += n;
}

void lay_begin(struct lay *l, int indent, int hang)
{
    l->n = 0;
    l->indent = indent;
    l->hang = hang;
}

void lay_put(struct lay *l, enum style style, const char *text)
{
    while (text && *text) {
        int n = character(text);
        if (n == 0 && (*text == '\n' || *text == '\t' || *text == '\r'))
            bytes_add(l, style, " ", 1);
        else if (n == 0)
            bytes_add(l, style, "\xef\xbf\xbd", 3);
        else
            bytes_add(l, style, text, (size_t)n);
        text += n ? n : (unsigned char)*text == 0xc2 ? 2 : 1;
    }
}

void lay_tab(struct lay *l, int column)
{
    for (int at = l->indent + columns(l->text, l->n); at < column; at++)
        bytes_add(l, STYLE_PLAIN, "\xc2\xa0", 2); /* a space that is not a place to wrap */
}

/* Bytes of the text from `at` on that stand on one line of `room` columns: up to the last space
 * that fits, or cut hard where one word is wider than the line. */
static size_t line_length(const struct lay *l, size_t at, int room)
{
    size_t end = at, last = 0;
    for (int used = 0; end < l->n; used++) {
        if (l->text[end] == ' ' && end > at)
            last = end;
        if (used == room)
            return last ? last - at : end - at;
        for (end++; end < l->n && ((unsigned char)l->text[end] & 0xc0) == 0x80;)
            end++;
    }
    return end - at;
}

static void style_change(const struct lay *l, enum style *now, enum style to)
{
    if (!l->colour || *now == to)
        return;
    if (*now != STYLE_PLAIN)
        fputs("\033[0m", l->stream);
    fputs(codes[to], l->stream);
    *now = to;
}

static void line_write(const struct lay *l, size_t at, size_t n, int indent)
{
    enum style now = STYLE_PLAIN;
    while (n > 0 && l->text[at + n - 1] == ' ')
        n--;
    fprintf(l->stream, "%*s", n ? indent : 0, "");
    for (size_t i = at; i < at + n; i++) {
        style_change(l, &now, (enum style)l->styles[i]);
        if (i + 1 < at + n && memcmp(l->text + i, "\xc2\xa0", 2) == 0) {
            fputc(' ', l->stream);
            i++;
        } else {
            fputc(l->text[i], l->stream);
        }
    }
    style_change(l, &now, STYLE_PLAIN);
    fputc('\n', l->stream);
}

void lay_end(struct lay *l)
{
    int indent = l->indent;
    for (size_t at = 0; at < l->n; indent = l->hang) {
        size_t n = line_length(l, at, l->width - indent);
        line_write(l, at, n, indent);
        at += n;
        while (at < l->n && l->text[at] == ' ')
            at++;
    }
    l->n = 0;
}

void lay_line(struct lay *l, int indent, enum style style, const char *text)
{
    lay_begin(l, indent, indent);
    lay_put(l, style, text);
    lay_end(l);
}

void lay_empty(struct lay *l)
{
    fputc('\n', l->stream);
}
