/* Declarations: looking into them, and their canonical order (see decl.h). */
#include "engine/decl.h"

#include <stdlib.h>
#include <string.h>

struct decl *decl_find(const struct decl *block, const char *word)
{
    return decl_next(block, word, NULL);
}

struct decl *decl_next(const struct decl *block, const char *word, const struct decl *previous)
{
    for (int i = previous ? (int)(previous - block->body) + 1 : 0; i < block->nbody; i++)
        if (strcmp(block->body[i].word, word) == 0)
            return &block->body[i];
    return NULL;
}

struct place decl_place(const struct decl *d)
{
    return (struct place){.file = d->file, .line = d->line, .word = d->word};
}

/* Columns count characters. An argument that spans lines has its column on the line it begins on.
 */
struct place arg_place(const struct decl *d, int arg, int offset, int length)
{
    struct place where = decl_place(d);
    const struct arg *a = arg < d->nargs ? &d->args[arg] : NULL;
    if (!a || !a->column)
        return where;
    where.line = a->line ? a->line : d->line;
    where.column = a->column;
    for (int i = 0; a->kind == ARG_TEXT && i < offset && a->text[i]; i++) {
        where.column += (a->text[i] & 0xC0) != 0x80;
        if (a->text[i] == '\n') {
            where.line++;
            where.column = 1;
        }
    }
    where.length = 0;
    for (int i = offset; a->kind == ARG_TEXT && i < offset + length && a->text[i]; i++)
        where.length += (a->text[i] & 0xC0) != 0x80;
    if (where.length == 0)
        where.length = 1;
    return where;
}

/* ---- the canonical order ----------------------------------------------------------------------
 */

static int compare_args(const struct arg *a, const struct arg *b)
{
    if (a->kind != b->kind)
        return (int)a->kind - (int)b->kind;
    if (a->kind == ARG_TEXT)
        return strcmp(a->text, b->text);
    return (a->number > b->number) - (a->number < b->number);
}

static int compare_content(const struct decl *a, const struct decl *b);

static int compare_bodies(const struct decl *a, const struct decl *b)
{
    int order = (a->nbody > b->nbody) - (a->nbody < b->nbody);
    for (int i = 0; order == 0 && i < a->nbody; i++)
        order = compare_content(&a->body[i], &b->body[i]);
    return order;
}

static int compare_content(const struct decl *a, const struct decl *b)
{
    int order = strcmp(a->word, b->word);
    for (int i = 0; order == 0 && i < 2; i++)
        order = compare_args(&a->args[i], &b->args[i]);
    return order ? order : compare_bodies(a, b);
}

static int compare_decls(const void *x, const void *y)
{
    const struct decl *a = x, *b = y;
    int order = compare_content(a, b);
    if (order == 0)
        order = strcmp(a->file ? a->file : "", b->file ? b->file : "");
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static bool keeps_order(const char *word)
{
    static const char *const words[] = {"speaks", "level", "option", "item", "grade"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

/* Words whose order has a meaning stand first, as they were; the others after them, sorted. */
static void body_sort(struct decl *block, struct arena *scratch)
{
    struct decl *sorted = arena_array(scratch, (size_t)block->nbody + 1, sizeof *sorted);
    int n = 0;
    for (int i = 0; i < block->nbody; i++) {
        body_sort(&block->body[i], scratch);
        if (keeps_order(block->body[i].word))
            sorted[n++] = block->body[i];
    }
    int kept = n;
    for (int i = 0; i < block->nbody; i++)
        if (!keeps_order(block->body[i].word))
            sorted[n++] = block->body[i];
    if (n - kept > 1)
        qsort(sorted + kept, (size_t)(n - kept), sizeof *sorted, compare_decls);
    if (n)
        memcpy(block->body, sorted, (size_t)n * sizeof *sorted);
}

void decls_sort(struct decls *decls, struct arena *scratch)
{
    for (int i = 0; i < decls->n; i++)
        body_sort(&decls->list[i], scratch);
    if (decls->n > 1)
        qsort(decls->list, (size_t)decls->n, sizeof *decls->list, compare_decls);
}
