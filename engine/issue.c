/* Issues: adding, sorting, printing (see issue.h). The table of codes is codes.c's. */
#include "engine/issue.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void issues_init(struct issues *all, struct arena *arena)
{
    *all = (struct issues){.arena = arena};
}

struct issue *issue_add(struct issues *all, const char *code, struct place where,
                        const char *format, ...)
{
    const struct issue_code *known = issue_code(code);
    assert(known && "a finding without an entry in the table of codes");
    va_list ap;
    va_start(ap, format);
    const char *message = arena_vprintf(all->arena, format, ap);
    va_end(ap);
    ARENA_ROOM(all->arena, all->list, all->n, all->cap);
    struct issue *issue = &all->list[all->n++];
    *issue = (struct issue){
        .code = known->code, .level = known->level, .where = where, .message = message};
    all->errors += known->level == ISSUE_ERROR;
    return issue;
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_place(const struct place *a, const struct place *b)
{
    int order = compare_text(a->file, b->file);
    if (order == 0)
        order = compare_text(a->pointer, b->pointer);
    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    return order ? order : (a->column > b->column) - (a->column < b->column);
}

static int compare_issues(const void *a, const void *b)
{
    const struct issue *x = a, *y = b;
    int order = compare_place(&x->where, &y->where);
    if (order == 0)
        order = strcmp(x->code, y->code);
    return order ? order : strcmp(x->message, y->message);
}

/* The same kind of finding at the same place is told once, with the most that is known. */
static bool same_finding(const struct issue *a, const struct issue *b)
{
    return compare_place(&a->where, &b->where) == 0 && strcmp(a->code, b->code) == 0 &&
           strcmp(a->message, b->message) == 0;
}

void issues_sort(struct issues *all)
{
    int kept = 0;
    if (all->n)
        qsort(all->list, (size_t)all->n, sizeof *all->list, compare_issues);
    for (int i = 0; i < all->n; i++) {
        if (kept && same_finding(&all->list[kept - 1], &all->list[i])) {
            all->errors -= all->list[i].level == ISSUE_ERROR;
            if (!all->list[kept - 1].nearest)
                all->list[kept - 1].nearest = all->list[i].nearest;
        } else {
            all->list[kept++] = all->list[i];
        }
    }
    all->n = kept;
}

/* ---- printing -------------------------------------------------------------------------------- */

struct text_buffer {
    struct arena *arena;
    char *at;
    size_t n, cap;
};

static void put(struct text_buffer *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void put(struct text_buffer *b, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    const char *text = arena_vprintf(b->arena, format, ap);
    va_end(ap);
    size_t n = strlen(text);
    while (b->n + n + 1 > b->cap) {
        b->cap = b->cap ? b->cap * 2 : 256;
        b->at = arena_grow(b->arena, b->at, b->n, b->cap, 1);
    }
    memcpy(b->at + b->n, text, n + 1);
    b->n += n;
}

static void put_place(struct text_buffer *b, const struct place *where, const char *root)
{
    if (where->pointer) {
        put(b, "%s: ", where->pointer);
        return;
    }
    if (!where->file)
        return;
    if (root && *root)
        put(b, "%s%s", root, root[strlen(root) - 1] == '/' ? "" : "/");
    put(b, "%s:", where->file);
    if (where->line)
        put(b, "%d:", where->line);
    if (where->line && where->column)
        put(b, "%d:", where->column);
    put(b, " ");
}

/* White space up to the column, with the tabs of the source line, so that the caret stands under
 * the place in every terminal. Columns count characters, not bytes. */
static void put_indent(struct text_buffer *b, const char *source, int column)
{
    const char *p = source;
    for (int i = 1; i < column; i++) {
        put(b, "%c", *p == '\t' ? '\t' : ' ');
        if (*p)
            p++;
        while ((*p & 0xC0) == 0x80)
            p++;
    }
}

static void put_remedy(struct text_buffer *b, const struct issue *issue)
{
    if (issue->nearest)
        put(b, " did you mean '%s'?", issue->nearest);
    if (issue->hint)
        put(b, "%s %s", issue->nearest ? ";" : "", issue->hint);
}

static void put_source(struct text_buffer *b, const struct issue *issue)
{
    put(b, "\n%5d | %s", issue->where.line, issue->source);
    if (!issue->where.column) {
        if (issue->nearest || issue->hint) {
            put(b, "\n      |");
            put_remedy(b, issue);
        }
        return;
    }
    put(b, "\n      | ");
    put_indent(b, issue->source, issue->where.column);
    for (int i = 0; i < (issue->where.length > 0 ? issue->where.length : 1); i++)
        put(b, "^");
    put_remedy(b, issue);
}

char *issue_print(struct arena *arena, const struct issue *issue, const char *root)
{
    struct text_buffer b = {.arena = arena};
    put_place(&b, &issue->where, root);
    put(&b, "%s[%s]: %s", issue->level == ISSUE_ERROR ? "error" : "warning", issue->code,
        issue->message);
    if (issue->source) {
        put_source(&b, issue);
    } else if (issue->nearest || issue->hint) {
        put(&b, ";");
        put_remedy(&b, issue);
    }
    return b.at;
}
