/* Reads the tokens of a rule file: see scan.h. */
#include "lua/scan.h"

#include <string.h>

struct scanner {
    struct scan *scan;
    int at, line;
    int line_at;           /* where the line begins */
    int column, column_at; /* the column of the byte at column_at, on this line */
};

static char byte_at(const struct scanner *s, int i)
{
    return i < s->scan->length ? s->scan->source[i] : '\0';
}

static bool more(const struct scanner *s)
{
    return s->at < s->scan->length;
}

static bool name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static int lines_count(const char *source, size_t n)
{
    int count = 1;
    for (size_t i = 0; i < n; i++)
        count += source[i] == '\n';
    return count;
}

static void lines_find(struct scan *scan, struct arena *arena)
{
    scan->nlines = lines_count(scan->source, (size_t)scan->length);
    int *lines = arena_array(arena, (size_t)scan->nlines + 1, sizeof *lines);
    int n = 1;
    for (int i = 0; i < scan->length; i++)
        if (scan->source[i] == '\n')
            lines[n++] = i + 1;
    lines[scan->nlines] = scan->length;
    scan->lines = lines;
}

static int characters(const char *from, int n)
{
    int count = 0;
    for (int i = 0; i < n; i++)
        count += (from[i] & 0xC0) != 0x80;
    return count;
}

/* Counts on from the last place asked for, so that a file of one long line takes no square time. */
static int column_here(struct scanner *s)
{
    if (s->column_at < s->line_at) {
        s->column_at = s->line_at;
        s->column = 1;
    }
    s->column += characters(s->scan->source + s->column_at, s->at - s->column_at);
    s->column_at = s->at;
    return s->column;
}

static void advance(struct scanner *s, int n)
{
    for (; n > 0 && more(s); n--)
        if (s->scan->source[s->at++] == '\n') {
            s->line++;
            s->line_at = s->at;
        }
}

/* "[[", "[=[" …: how many '=' are in it, or -1. */
static int long_open(const struct scanner *s)
{
    int n = 0;
    if (byte_at(s, s->at) != '[')
        return -1;
    while (byte_at(s, s->at + 1 + n) == '=')
        n++;
    return byte_at(s, s->at + 1 + n) == '[' ? n : -1;
}

static bool long_close_at(const struct scanner *s, int level)
{
    if (byte_at(s, s->at) != ']' || byte_at(s, s->at + level + 1) != ']')
        return false;
    for (int i = 1; i <= level; i++)
        if (byte_at(s, s->at + i) != '=')
            return false;
    return true;
}

/* Goes behind the long bracket; `*last` is where its closing begins. False when it never ends. */
static bool long_skip(struct scanner *s, int level, int *last)
{
    while (more(s) && !long_close_at(s, level))
        advance(s, 1);
    *last = s->at;
    bool closed = more(s);
    advance(s, level + 2);
    return closed;
}

static void comment_skip(struct scanner *s)
{
    int last;
    advance(s, 2);
    int level = long_open(s);
    if (level >= 0) {
        advance(s, level + 2);
        long_skip(s, level, &last);
        return;
    }
    while (more(s) && byte_at(s, s->at) != '\n')
        advance(s, 1);
}

static void body_begin(struct scanner *s, struct scan_token *t)
{
    t->body = s->at;
    t->body_line = s->line;
    t->body_column = column_here(s);
}

static void long_text(struct scanner *s, struct scan_token *t, int level)
{
    int last;
    advance(s, level + 2);
    if (byte_at(s, s->at) == '\r')
        advance(s, 1);
    if (byte_at(s, s->at) == '\n')
        advance(s, 1);
    body_begin(s, t);
    t->open = !long_skip(s, level, &last);
    t->body_length = last - t->body;
}

static void short_text(struct scanner *s, struct scan_token *t)
{
    char quote = byte_at(s, s->at);
    advance(s, 1);
    body_begin(s, t);
    while (more(s) && byte_at(s, s->at) != quote && byte_at(s, s->at) != '\n') {
        bool escape = byte_at(s, s->at) == '\\';
        t->escapes = t->escapes || escape;
        advance(s, escape ? 2 : 1);
    }
    t->body_length = s->at - t->body;
    t->open = byte_at(s, s->at) != quote || !more(s);
    if (!t->open)
        advance(s, 1);
}

static bool keyword(const char *text, int n)
{
    static const char *const words[] = {"and",   "break", "do",       "else", "elseif", "end",
                                        "false", "for",   "function", "goto", "if",     "in",
                                        "local", "nil",   "not",      "or",   "repeat", "return",
                                        "then",  "true",  "until",    "while"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if ((int)strlen(words[i]) == n && memcmp(words[i], text, (size_t)n) == 0)
            return true;
    return false;
}

static void name_read(struct scanner *s, struct scan_token *t)
{
    while (name_byte(byte_at(s, s->at)))
        advance(s, 1);
    t->kind = keyword(s->scan->source + t->at, s->at - t->at) ? SCAN_KEYWORD : SCAN_NAME;
}

static void number_read(struct scanner *s, struct scan_token *t)
{
    t->kind = SCAN_NUMBER;
    while (name_byte(byte_at(s, s->at)) ||
           (byte_at(s, s->at) == '.' && byte_at(s, s->at + 1) != '.'))
        advance(s, 1);
}

static int sign_length(const struct scanner *s)
{
    static const char *const signs[] = {
        "...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        int n = (int)strlen(signs[i]);
        if (s->at + n <= s->scan->length &&
            memcmp(s->scan->source + s->at, signs[i], (size_t)n) == 0)
            return n;
    }
    return 1;
}

/* Bytes that begin no token; characters of more than one byte stay together. */
static void bad_read(struct scanner *s, struct scan_token *t)
{
    t->kind = SCAN_BAD;
    advance(s, 1);
    while (more(s) && (byte_at(s, s->at) & 0xC0) == 0x80)
        advance(s, 1);
}

static void token_read(struct scanner *s, struct scan_token *t)
{
    char c = byte_at(s, s->at);
    int level = long_open(s);
    t->kind = level >= 0 || c == '"' || c == '\'' ? SCAN_TEXT : SCAN_SIGN;
    if (level >= 0)
        long_text(s, t, level);
    else if (t->kind == SCAN_TEXT)
        short_text(s, t);
    else if (digit(c) || (c == '.' && digit(byte_at(s, s->at + 1))))
        number_read(s, t);
    else if (name_byte(c))
        name_read(s, t);
    else if (c != '\0' && strchr("+-*/%^#&~|<>=(){}[];:,.", c))
        advance(s, sign_length(s));
    else
        bad_read(s, t);
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

static void space_skip(struct scanner *s)
{
    while (more(s)) {
        if (blank(byte_at(s, s->at)))
            advance(s, 1);
        else if (byte_at(s, s->at) == '-' && byte_at(s, s->at + 1) == '-')
            comment_skip(s);
        else
            return;
    }
}

static void line_tokens_find(struct scan *scan, struct arena *arena)
{
    int token = 0;
    scan->line_tokens = arena_array(arena, (size_t)scan->nlines + 2, sizeof *scan->line_tokens);
    for (int line = 0; line <= scan->nlines; line++) {
        while (token < scan->n && scan->tokens[token].line < line)
            token++;
        scan->line_tokens[line] = token;
    }
    scan->line_tokens[scan->nlines + 1] = scan->n;
}

/* Reads all tokens into the array, which has room for them; only counts them when it is NULL. */
static int tokens_read(struct scan *scan, struct scan_token *tokens)
{
    struct scanner s = {.scan = scan, .line = 1, .column = 1};
    int n = 0;
    for (space_skip(&s); more(&s); space_skip(&s)) {
        struct scan_token t = {.at = s.at, .line = s.line, .column = column_here(&s)};
        token_read(&s, &t);
        t.length = s.at - t.at;
        t.end_line = s.line;
        if (tokens)
            tokens[n] = t;
        n++;
    }
    return n;
}

struct scan *scan_make(struct arena *arena, const char *source, size_t length)
{
    struct scan *scan = arena_alloc(arena, sizeof *scan);
    scan->source = source;
    scan->length = (int)length;
    lines_find(scan, arena);
    int n = tokens_read(scan, NULL);
    scan->tokens = arena_array(arena, (size_t)n + 1, sizeof *scan->tokens);
    scan->n = tokens_read(scan, scan->tokens);
    line_tokens_find(scan, arena);
    return scan;
}

bool scan_is(const struct scan *scan, const struct scan_token *token, const char *text)
{
    return token->kind != SCAN_TEXT && (size_t)token->length == strlen(text) &&
           memcmp(scan->source + token->at, text, (size_t)token->length) == 0;
}

static bool plain_sign(const struct scan *scan, int i)
{
    const struct scan_token *t = &scan->tokens[i];
    if (t->length == 1 && strchr("(){},;", scan->source[t->at]))
        return true;
    return scan_is(scan, t, "-") && i + 1 < scan->n && scan->tokens[i + 1].kind == SCAN_NUMBER &&
           i > 0 && (scan_is(scan, t - 1, "(") || scan_is(scan, t - 1, ","));
}

bool scan_is_program(const struct scan *scan)
{
    for (int i = 0; i < scan->n; i++) {
        const struct scan_token *t = &scan->tokens[i];
        if (t->kind == SCAN_KEYWORD && !scan_is(scan, t, "true") && !scan_is(scan, t, "false"))
            return true;
        if (t->kind == SCAN_SIGN && !plain_sign(scan, i))
            return true;
    }
    return false;
}

char *scan_line(struct arena *arena, const struct scan *scan, int line)
{
    if (line < 1 || line > scan->nlines)
        return NULL;
    int from = scan->lines[line - 1], to = scan->lines[line];
    while (to > from && (scan->source[to - 1] == '\n' || scan->source[to - 1] == '\r'))
        to--;
    return arena_copy(arena, scan->source + from, (size_t)(to - from));
}

int scan_column(const struct scan *scan, int at)
{
    int from = at;
    while (from > 0 && scan->source[from - 1] != '\n')
        from--;
    return 1 + characters(scan->source + from, at - from);
}
