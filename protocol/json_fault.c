/* Finds the first fault of a JSON text (RFC 8259): see json_fault.h. Reads it by descent, down to
 * the depth that the limits allow and no further. Knows the same limits and refusals as json.cc. */
#include "protocol/json_fault.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct scan {
    struct arena *arena;
    const struct json_limits *limits;
    const char *start, *at, *end; /* `at` is the next byte */
    int depth, members;
    const char *why, *where; /* the fault */
    bool large;
};

static bool fault(struct scan *s, const char *where, const char *why)
{
    s->why = why;
    s->where = where;
    return false;
}

/* The next byte; -1 at the end. */
static int peek(const struct scan *s)
{
    return s->at < s->end ? (unsigned char)*s->at : -1;
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static int skip_space(struct scan *s)
{
    while (s->at < s->end && *s->at && strchr(" \t\r\n", *s->at))
        s->at++;
    return peek(s);
}

/* ---- texts ------------------------------------------------------------------------------------
 */

/* Bytes of the UTF-8 character at `p`; 0 when there is none (RFC 3629: no surrogates, nothing
 * longer than needed, nothing beyond U+10FFFF). */
static int utf8_length(const unsigned char *p, size_t left)
{
    static const struct {
        unsigned char first, last, low, high; /* of the first byte; of the second */
        unsigned char length;
    } forms[] = {
        {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};
    size_t i = 0, n = sizeof forms / sizeof *forms;
    while (i < n && (*p < forms[i].first || *p > forms[i].last))
        i++;
    if (i == n || forms[i].length > left)
        return 0;
    if (forms[i].length > 1 && (p[1] < forms[i].low || p[1] > forms[i].high))
        return 0;
    for (int k = 2; k < forms[i].length; k++)
        if ((p[k] & 0xC0) != 0x80)
            return 0;
    return forms[i].length;
}

/* The four digits after \u; -1 when they are none. */
static int hex4(const char *p, const char *end)
{
    int n = 0;
    if (end - p < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        const char *digits = "0123456789abcdefABCDEF", *found = p[i] ? strchr(digits, p[i]) : NULL;
        if (!found)
            return -1;
        n = n * 16 + (int)(found - digits >= 16 ? found - digits - 6 : found - digits);
    }
    return n;
}

/* \uHHHH at `at`, or two of them for one character beyond U+FFFF. */
static bool scan_unicode(struct scan *s)
{
    const char *from = s->at;
    int first = hex4(from + 2, s->end), second = -1;
    if (first < 0)
        return fault(s, from, "an escape \\u needs four hexadecimal digits");
    if (first == 0)
        return fault(s, from, "a text holds the character NUL");
    s->at += 6;
    if (first < 0xD800 || first > 0xDFFF)
        return true;
    if (s->end - s->at >= 6 && s->at[0] == '\\' && s->at[1] == 'u')
        second = hex4(s->at + 2, s->end);
    if (first > 0xDBFF || second < 0xDC00 || second > 0xDFFF)
        return fault(s, from, "an escape is half a character: the surrogate beside it is missing");
    s->at += 6;
    return true;
}

static bool scan_escape(struct scan *s)
{
    char c = s->end - s->at > 1 ? s->at[1] : '\0';
    if (c == 'u')
        return scan_unicode(s);
    if (!c || !strchr("\"\\/bfnrt", c))
        return fault(s, s->at, "an escape is none of those that JSON has");
    s->at += 2;
    return true;
}

static bool scan_text(struct scan *s)
{
    const char *from = s->at++;
    while (peek(s) != '"') {
        int c = peek(s), length = 1;
        if (c < 0)
            return fault(s, from, "a text is not closed with a quotation mark");
        if (c == '\\') {
            if (!scan_escape(s))
                return false;
            continue;
        }
        if (c < ' ')
            return fault(s, s->at, "a text holds a control character, which needs an escape");
        length = utf8_length((const unsigned char *)s->at, (size_t)(s->end - s->at));
        if (length == 0)
            return fault(s, s->at, "a text is not valid UTF-8");
        s->at += length;
    }
    s->at++;
    return true;
}

/* ---- the other values -------------------------------------------------------------------------
 */

static bool scan_digits(struct scan *s)
{
    const char *from = s->at;
    while (is_digit(peek(s)))
        s->at++;
    return s->at > from;
}

/* A whole number is read to the last digit, any other as a double. */
static bool number_fits(struct scan *s, const char *from, bool whole)
{
    const char *copy = arena_copy(s->arena, from, (size_t)(s->at - from));
    errno = 0;
    if (whole && (strtoll(copy, NULL, 10), errno == ERANGE))
        return fault(s, from, "a whole number needs more than 64 bits");
    if (!whole && isinf(strtod(copy, NULL)))
        return fault(s, from, "a number is too large");
    return true;
}

static bool scan_number(struct scan *s)
{
    const char *from = s->at, *malformed = "a number is malformed";
    bool whole = true;
    s->at += peek(s) == '-';
    const char *digits = s->at;
    if (!scan_digits(s) || (*digits == '0' && s->at > digits + 1))
        return fault(s, from, malformed);
    if (peek(s) == '.') {
        whole = false;
        s->at++;
        if (!scan_digits(s))
            return fault(s, from, malformed);
    }
    if (peek(s) == 'e' || peek(s) == 'E') {
        whole = false;
        s->at++;
        s->at += peek(s) == '+' || peek(s) == '-';
        if (!scan_digits(s))
            return fault(s, from, malformed);
    }
    if (peek(s) >= 0 && !strchr(",]} \t\r\n", peek(s)))
        return fault(s, from, malformed);
    return number_fits(s, from, whole);
}

static bool scan_word(struct scan *s)
{
    static const char *const words[] = {"true", "false", "null"};
    const char *from = s->at;
    while (peek(s) > ' ' && !strchr(",:]}[{\"", peek(s)))
        s->at++;
    for (int i = 0; i < 3; i++)
        if ((size_t)(s->at - from) == strlen(words[i]) &&
            memcmp(from, words[i], strlen(words[i])) == 0)
            return true;
    return fault(s, from,
                 s->at > from ? "a word is none of true, false and null" : "a value is missing");
}

static bool scan_value(struct scan *s);

static bool limit_passed(struct scan *s, const char *why)
{
    s->large = true;
    return fault(s, NULL, why);
}

static bool scan_member(struct scan *s, bool named)
{
    if (++s->members > s->limits->members)
        return limit_passed(
            s, arena_printf(s->arena, "it has more than %d members", s->limits->members));
    if (named) {
        if (skip_space(s) != '"')
            return fault(s, s->at, "a member's name in quotation marks is missing");
        if (!scan_text(s))
            return false;
        if (skip_space(s) != ':')
            return fault(s, s->at, "a colon is missing after a member's name");
        s->at++;
    }
    return scan_value(s);
}

static bool scan_members(struct scan *s, int close, const char *missing)
{
    bool named = close == '}';
    s->at++;
    if (skip_space(s) == close) {
        s->at++;
        return true;
    }
    for (;;) {
        if (!scan_member(s, named))
            return false;
        int c = skip_space(s);
        if (c != ',' && c != close)
            return fault(s, s->at, missing);
        s->at++;
        if (c == close)
            return true;
    }
}

static bool scan_value(struct scan *s)
{
    int c = skip_space(s);
    if (c == '"')
        return scan_text(s);
    if (c == '-' || is_digit(c))
        return scan_number(s);
    if (c != '{' && c != '[')
        return scan_word(s);
    if (++s->depth > s->limits->depth)
        return limit_passed(
            s, arena_printf(s->arena, "it is nested deeper than %d levels", s->limits->depth));
    bool good = c == '{' ? scan_members(s, '}', "a comma or '}' is missing")
                         : scan_members(s, ']', "a comma or ']' is missing");
    s->depth--;
    return good;
}

/* ---- the whole ---------------------------------------------------------------------------------
 */

/* Lines and columns count from 1, columns in characters. */
static const char *placed(const struct scan *s)
{
    int line = 1, column = 1;
    if (!s->where)
        return s->why;
    for (const char *p = s->start; p < s->where; p++) {
        column += (*p & 0xC0) != 0x80;
        if (*p == '\n') {
            line++;
            column = 1;
        }
    }
    return arena_printf(s->arena, "%s at line %d, column %d", s->why, line, column);
}

const char *json_fault(struct arena *arena, const char *text, size_t length,
                       const struct json_limits *limits, bool *large)
{
    struct scan s = {
        .arena = arena, .limits = limits, .start = text, .at = text, .end = text + length};
    *large = length > limits->bytes;
    if (*large)
        return arena_printf(arena, "it is larger than %zu bytes", limits->bytes);
    if (skip_space(&s) < 0)
        return "it is empty";
    if (scan_value(&s) && skip_space(&s) >= 0)
        fault(&s, s.at, "something stands after the end");
    *large = s.large;
    return s.why ? placed(&s) : NULL;
}
