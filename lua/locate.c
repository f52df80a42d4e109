/* Places of words and values: see locate.h. */
#include "lua/locate.h"

#include "lua/chars.h"

#include <stdlib.h>
#include <string.h>

#define LINE_TOKENS_MAX 2000 /* on a longer line nothing is looked for: it would take too long */

/* The tokens of a call's values; -1 where a value is more than one token. */
struct call {
    int values[LOCATED_VALUES];
    int n;
};

static const struct scan_token *token_at(const struct scan *scan, int i)
{
    static const struct scan_token end = {.kind = SCAN_SIGN};
    return i >= 0 && i < scan->n ? &scan->tokens[i] : &end;
}

static bool is(const struct scan *scan, int i, const char *text)
{
    return scan_is(scan, token_at(scan, i), text);
}

static void value_add(struct call *call, int token)
{
    if (call->n < LOCATED_VALUES)
        call->values[call->n] = token;
    call->n++;
}

/* Reads "(a, b)" from the bracket on; returns the token behind it. */
static int bracket_read(const struct scan *scan, int i, struct call *call)
{
    int depth = 0, first = i + 1;
    for (; i < scan->n; i++) {
        bool opens = is(scan, i, "(") || is(scan, i, "{"),
             closes = is(scan, i, ")") || is(scan, i, "}");
        depth += opens - closes;
        if ((depth == 1 && is(scan, i, ",")) || depth == 0) {
            bool minus = is(scan, first, "-") && i == first + 2;
            if (i > first)
                value_add(call, i == first + 1 || minus ? first : -1);
            first = i + 1;
        }
        if (depth == 0)
            return i + 1;
    }
    return i;
}

static void call_read(const struct scan *scan, int word, struct call *call)
{
    call->n = 0;
    for (int i = word + 1; i < scan->n;) {
        if (token_at(scan, i)->kind == SCAN_TEXT)
            value_add(call, i++);
        else if (is(scan, i, "("))
            i = bracket_read(scan, i, call);
        else if (call->n == 0 && token_at(scan, i)->line == token_at(scan, word)->line &&
                 (token_at(scan, i)->kind == SCAN_NAME || token_at(scan, i)->kind == SCAN_NUMBER))
            value_add(call, i++); /* a bare value that was mended */
        else
            return;
        if (call->n >= LOCATED_VALUES)
            return;
    }
}

/* 0: another value; 1: it may be this; 2: it is. */
static int same_value(const struct scan *scan, int token, const struct arg *value)
{
    if (token < 0)
        return 1;
    const struct scan_token *t = token_at(scan, token);
    if (t->kind == SCAN_TEXT) {
        if (value->kind != ARG_TEXT)
            return 0;
        bool same = strlen(value->text) == (size_t)t->body_length &&
                    memcmp(value->text, scan->source + t->body, (size_t)t->body_length) == 0;
        return same ? 2 : t->escapes || t->end_line > t->line;
    }
    if (t->kind == SCAN_NUMBER && value->kind == ARG_NUMBER)
        return strtoll(scan->source + t->at, NULL, 10) == value->number ? 2 : 0;
    if (t->kind == SCAN_KEYWORD && value->kind == ARG_BOOL)
        return is(scan, token, value->number ? "true" : "false") ? 2 : 0;
    return 1;
}

static int score(const struct scan *scan, int word, const struct arg *values, int n)
{
    struct call call;
    call_read(scan, word, &call);
    int total = call.n == n ? 2 : 1;
    for (int i = 0; i < n && i < call.n && i < LOCATED_VALUES; i++) {
        int same = same_value(scan, call.values[i], &values[i]);
        total += same ? same * 4 : -40;
    }
    return total * 2 + !token_at(scan, word)->taken;
}

/* What Lua may have given as the line of a call of this name. */
static bool on_line(const struct scan *scan, int i, const char *word, int line)
{
    const struct scan_token *t = token_at(scan, i);
    return t->kind == SCAN_NAME && scan_is(scan, t, word) &&
           (t->line == line || token_at(scan, i + 1)->end_line == line);
}

static void place_text(const struct scan_token *t, struct spot *out)
{
    out->line = t->body_line;
    out->column = t->body_column;
}

static void place_value(const struct scan *scan, int token, struct spot *out)
{
    const struct scan_token *t = token_at(scan, token);
    *out = (struct spot){0};
    if (token < 0)
        return;
    if (t->kind == SCAN_TEXT) {
        place_text(t, out);
    } else {
        out->line = t->line;
        out->column = t->column;
    }
    bool text = t->kind == SCAN_TEXT;
    out->length = chars_count(scan->source + (text ? t->body : t->at),
                              (size_t)(text ? t->body_length : t->length));
}

static void place_word(const struct scan *scan, int word, struct located *out)
{
    const struct scan_token *t = token_at(scan, word);
    out->line = t->line;
    out->column = t->column;
    out->length = t->length;
    out->after = word + 1;
}

void locate_call(struct scan *scan, const char *word, int line, const struct arg *values, int n,
                 struct located *out)
{
    *out = (struct located){.line = line, .after = -1};
    if (line < 1 || line > scan->nlines ||
        scan->line_tokens[line + 1] - scan->line_tokens[line] > LINE_TOKENS_MAX)
        return;
    int best = -1, best_score = 0;
    for (int i = scan->line_tokens[line] - 2; i < scan->line_tokens[line + 1]; i++) {
        if (!on_line(scan, i, word, line))
            continue;
        int points = score(scan, i, values, n);
        if (best < 0 || points > best_score) {
            best = i;
            best_score = points;
        }
    }
    if (best < 0)
        return;
    struct call call;
    scan->tokens[best].taken = true;
    place_word(scan, best, out);
    call_read(scan, best, &call);
    for (int i = 0; i < call.n && i < LOCATED_VALUES; i++)
        place_value(scan, call.values[i], &out->values[i]);
}

/* Lua reads a name that stands alone only when it comes to what follows it: then the name is found
 * on a line before. */
void locate_name(const struct scan *scan, const char *name, int line, struct located *out)
{
    *out = (struct located){.line = line, .after = -1};
    if (line < 1 || line > scan->nlines)
        return;
    for (int i = scan->line_tokens[line]; i < scan->line_tokens[line + 1]; i++)
        if (scan_is(scan, token_at(scan, i), name)) {
            place_word(scan, i, out);
            return;
        }
    for (int i = scan->line_tokens[line] - 1; i >= 0; i--)
        if (scan_is(scan, token_at(scan, i), name)) {
            place_word(scan, i, out);
            return;
        }
}

void locate_key(const struct scan *scan, const char *name, int token, struct located *out)
{
    for (int i = token < 0 ? scan->n : token; i < scan->n; i++)
        if (scan_is(scan, token_at(scan, i), name) && is(scan, i + 1, "=")) {
            place_word(scan, i, out);
            return;
        }
}

void locate_bare(const struct scan *scan, const char *name, int token, struct located *out)
{
    for (int i = token < 0 ? scan->n : token; i < scan->n; i++) {
        bool said = token_at(scan, i + 1)->kind == SCAN_TEXT || is(scan, i + 1, "(") ||
                    is(scan, i + 1, "{") || is(scan, i + 1, "=");
        if (scan_is(scan, token_at(scan, i), name) && !said) {
            place_word(scan, i, out);
            return;
        }
    }
}

/* A text that is no word's value: it follows a brace or a comma. */
void locate_text(const struct scan *scan, const char *text, int token, struct located *out)
{
    for (int i = token < 0 ? scan->n : token; i < scan->n; i++) {
        const struct scan_token *t = token_at(scan, i);
        bool alone = is(scan, i - 1, "{") || is(scan, i - 1, ",") || is(scan, i - 1, ";");
        if (t->kind == SCAN_TEXT && alone && strlen(text) == (size_t)t->body_length &&
            memcmp(text, scan->source + t->body, (size_t)t->body_length) == 0) {
            out->line = t->body_line;
            out->column = t->body_column;
            out->length = chars_count(text, strlen(text));
            return;
        }
    }
}
