/* Frames between the parent and its child: see frame.h. */
#include "lua/frame.h"

#include "lua/chars.h"

#include <stdlib.h>
#include <string.h>

#define NO_TEXT UINT32_MAX
#define ALLOWED_MAX 1000
#define PLACE_MAX 10000000 /* no file is longer, nor any line of it */

void bytes_put(struct bytes *b, const void *at, size_t n)
{
    if (b->failed || n == 0)
        return;
    if (b->n + n > b->cap) {
        size_t cap = b->cap * 2 > b->n + n ? b->cap * 2 : b->n + n + 4096;
        char *more = realloc(b->at, cap);
        if (!more) {
            b->failed = true;
            return;
        }
        b->at = more;
        b->cap = cap;
    }
    memcpy(b->at + b->n, at, n);
    b->n += n;
}

void bytes_drop(struct bytes *b, size_t n)
{
    if (n == 0)
        return;
    memmove(b->at, b->at + n, b->n - n);
    b->n -= n;
}

void bytes_fini(struct bytes *b)
{
    free(b->at);
    *b = (struct bytes){0};
}

static void number_set(char *at, uint32_t n)
{
    for (int i = 0; i < 4; i++)
        at[i] = (char)(n >> (8 * i) & 0xFF);
}

static uint32_t number_get(const char *at)
{
    uint32_t n = 0;
    for (int i = 3; i >= 0; i--)
        n = n << 8 | (unsigned char)at[i];
    return n;
}

size_t frame_begin(struct bytes *b, enum frame_kind kind)
{
    char head[FRAME_HEAD] = {(char)kind};
    size_t begun = b->n;
    bytes_put(b, head, sizeof head);
    return begun;
}

void frame_end(struct bytes *b, size_t begun)
{
    if (!b->failed)
        number_set(b->at + begun + 1, (uint32_t)(b->n - begun - FRAME_HEAD));
}

void frame_number(struct bytes *b, uint32_t n)
{
    char four[4];
    number_set(four, n);
    bytes_put(b, four, sizeof four);
}

void frame_text(struct bytes *b, const char *text, size_t n)
{
    frame_number(b, text ? (uint32_t)n : NO_TEXT);
    if (text)
        bytes_put(b, text, n);
}

static void text_put(struct bytes *b, const char *text)
{
    frame_text(b, text, text ? strlen(text) : 0);
}

void frame_issue(struct bytes *b, const struct issue *issue)
{
    size_t begun = frame_begin(b, FRAME_ISSUE);
    text_put(b, issue->code);
    text_put(b, issue->where.file);
    frame_number(b, (uint32_t)issue->where.line);
    frame_number(b, (uint32_t)issue->where.column);
    frame_number(b, (uint32_t)issue->where.length);
    text_put(b, issue->message);
    text_put(b, issue->nearest);
    text_put(b, issue->hint);
    text_put(b, issue->source);
    int allowed = issue->nallowed > ALLOWED_MAX ? ALLOWED_MAX : issue->nallowed;
    frame_number(b, (uint32_t)allowed);
    for (int i = 0; i < allowed; i++)
        text_put(b, issue->allowed[i]);
    frame_end(b, begun);
}

/* ---- reading ----------------------------------------------------------------------------------
 */

enum frame_found frame_read(const char *bytes, size_t n, struct frame *out, size_t *size)
{
    if (n < FRAME_HEAD)
        return FRAME_PART;
    size_t length = number_get(bytes + 1);
    if ((unsigned char)bytes[0] >= FRAME_KINDS || length > FRAME_MAX)
        return FRAME_BAD;
    if (n - FRAME_HEAD < length)
        return FRAME_PART;
    *out = (struct frame){.kind = (enum frame_kind)bytes[0], .at = bytes + FRAME_HEAD, .n = length};
    *size = FRAME_HEAD + length;
    return FRAME_FOUND;
}

static const char *take(struct frame *f, size_t n)
{
    if (f->bad || n > f->n) {
        f->bad = true;
        return NULL;
    }
    const char *at = f->at;
    f->at += n;
    f->n -= n;
    return at;
}

uint32_t frame_number_read(struct frame *f)
{
    const char *at = take(f, 4);
    return at ? number_get(at) : 0;
}

const char *frame_text_read(struct frame *f, struct arena *arena)
{
    uint32_t n = frame_number_read(f);
    if (f->bad || n == NO_TEXT)
        return NULL;
    const char *at = take(f, n);
    if (!at)
        return NULL;
    char *copy = arena_alloc(arena, (size_t)n + 1);
    size_t kept = 0;
    for (size_t i = 0; i < n;) { /* a character for a character, so that columns stay true */
        uint32_t c = 0;
        int length = char_read(at + i, n - i, &c);
        if (length == 0 || c == '\n' || c == '\r' || char_hidden(c)) {
            copy[kept++] = '?';
            i += (size_t)(length ? length : 1);
        } else {
            memcpy(copy + kept, at + i, (size_t)length);
            kept += (size_t)length;
            i += (size_t)length;
        }
    }
    return copy;
}

static int place_number(struct frame *f)
{
    uint32_t n = frame_number_read(f);
    f->bad = f->bad || n > PLACE_MAX;
    return f->bad ? 0 : (int)n;
}

static void allowed_read(struct frame *f, struct arena *arena, struct issue *issue)
{
    uint32_t n = frame_number_read(f);
    f->bad = f->bad || n > ALLOWED_MAX;
    if (f->bad || n == 0)
        return;
    const char **names = arena_array(arena, n, sizeof *names);
    for (uint32_t i = 0; i < n; i++) {
        names[i] = frame_text_read(f, arena);
        f->bad = f->bad || !names[i];
    }
    issue->allowed = f->bad ? NULL : names;
    issue->nallowed = f->bad ? 0 : (int)n;
}

bool frame_issue_read(struct frame *f, struct issues *issues)
{
    struct issue issue = {.code = frame_text_read(f, issues->arena)};
    issue.where.file = frame_text_read(f, issues->arena);
    issue.where.line = place_number(f);
    issue.where.column = place_number(f);
    issue.where.length = place_number(f);
    issue.message = frame_text_read(f, issues->arena);
    issue.nearest = frame_text_read(f, issues->arena);
    issue.hint = frame_text_read(f, issues->arena);
    issue.source = frame_text_read(f, issues->arena);
    allowed_read(f, issues->arena, &issue);
    if (f->bad || f->n || !issue.message || !issue.code || !issue_code(issue.code))
        return false;
    struct issue *added = issue_add(issues, issue.code, issue.where, "%s", issue.message);
    added->nearest = issue.nearest;
    added->hint = issue.hint;
    added->source = issue.source;
    added->allowed = issue.allowed;
    added->nallowed = issue.nallowed;
    return true;
}
