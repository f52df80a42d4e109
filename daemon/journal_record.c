/* The record of a client's counts: see journal_record.h. */
#include "daemon/journal_record.h"

#include <string.h>

/* Eight bytes at a time: a decision has more than a hundred lines. */
static uint64_t line_hash(const char *bytes, size_t n)
{
    uint64_t hash = n, word;
    for (; n >= sizeof word; bytes += sizeof word, n -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 32;
    }
    word = 0;
    memcpy(&word, bytes, n);
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return (hash ^ hash >> 32) | 1; /* 0 is a free slot */
}

bool record_sees(struct record *r, const struct line *line)
{
    for (size_t i = line->hash >> 8;; i++) {
        uint64_t *slot = &r->seen[i & (r->nseen - 1)];
        if (*slot == line->hash)
            return true;
        if (*slot == 0) {
            *slot = line->hash;
            return false;
        }
    }
}

void record_line(struct arena *arena, struct record *r, const struct line *line)
{
    ARENA_ROOM(arena, r->lines, r->nlines, r->cap);
    r->lines[r->nlines++] = *line;
}

void record_index(struct arena *arena, struct record *r, int more)
{
    for (r->nseen = 64; r->nseen < 2 * (size_t)(r->nlines + more + 1);)
        r->nseen *= 2;
    r->seen = arena_array(arena, r->nseen, sizeof *r->seen);
    for (int i = 0; i < r->nlines; i++)
        record_sees(r, &r->lines[i]);
}

/* The next line of the record's text from `*at` on; false when there is none. */
static bool line_take(const struct record *r, size_t *at, struct line *line)
{
    const char *text = r->text + *at, *end = memchr(text, '\n', r->n - *at);
    if (!end)
        return false;
    *line = (struct line){.text = text, .n = (size_t)(end - text)};
    *at += line->n + 1;
    return true;
}

bool record_read(struct arena *arena, struct record *r)
{
    struct line line;
    size_t at = 0;
    if (!r->text || !line_take(r, &at, &line))
        return false;
    r->basis = arena_copy(arena, line.text, line.n);
    if (!line_take(r, &at, &line))
        return false;
    r->gender = arena_copy(arena, line.text, line.n);
    while (line_take(r, &at, &line)) {
        line.hash = line_hash(line.text, line.n);
        record_line(arena, r, &line);
    }
    return true;
}

static char *put(char *at, const char *text, size_t n, char end)
{
    memcpy(at, text, n);
    at[n] = end;
    return at + n + 1;
}

/* The line of a count, at `*at`. */
static struct line line_print(char **at, const struct counted *c)
{
    char *end = put(*at, c->kind, strlen(c->kind), '|');
    end = put(end, c->item, strlen(c->item), '|');
    end = put(end, c->state, strlen(c->state), '\n');
    struct line line = {.text = *at, .n = (size_t)(end - *at) - 1, .item = c};
    line.hash = line_hash(line.text, line.n);
    *at = end;
    return line;
}

void record_make(struct arena *arena, const struct tally *t, struct record *r)
{
    size_t nbasis = strlen(t->basis), ngender = strlen(t->gender), n = nbasis + ngender + 2;
    for (int i = 0; i < t->n; i++)
        n += strlen(t->items[i].kind) + strlen(t->items[i].item) + strlen(t->items[i].state) + 3;
    char *at = r->text = arena_alloc(arena, n);
    r->basis = t->basis;
    r->gender = t->gender;
    at = put(at, r->basis, nbasis, '\n');
    at = put(at, r->gender, ngender, '\n');
    record_index(arena, r, t->n);
    for (int i = 0; i < t->n; i++) {
        char *begun = at;
        struct line line = line_print(&at, &t->items[i]);
        if (record_sees(r, &line))
            at = begun;
        else
            record_line(arena, r, &line);
    }
    r->n = (size_t)(at - r->text);
}

void record_print(struct arena *arena, struct record *r)
{
    size_t nbasis = strlen(r->basis), ngender = strlen(r->gender), n = nbasis + ngender + 2;
    for (int i = 0; i < r->nlines; i++)
        n += r->lines[i].n + 1;
    char *at = r->text = arena_alloc(arena, n);
    at = put(at, r->basis, nbasis, '\n');
    at = put(at, r->gender, ngender, '\n');
    for (int i = 0; i < r->nlines; i++)
        at = put(at, r->lines[i].text, r->lines[i].n, '\n');
    r->n = n;
}

bool record_same(const struct record *a, const struct record *b)
{
    return a->text && a->n == b->n && memcmp(a->text, b->text, a->n) == 0;
}
