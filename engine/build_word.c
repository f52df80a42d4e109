/* The kinds of words that take a value: texts, conditions, numbers, lengths, one of a few names. */
#include "engine/build.h"

#include <string.h>

void field_text(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    texts_read(b, d, to, NULL);
}

void field_texts(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct texts *texts = to;
    texts->at =
        arena_grow(b->arena, texts->at, (size_t)texts->n, (size_t)texts->n + 1, sizeof *texts->at);
    texts_read(b, d, &texts->at[texts->n++], NULL);
}

void field_basis(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    struct common *c = to;
    const char *text = text_arg(b, d, 0);
    if (!text)
        return;
    c->basis =
        arena_grow(b->arena, c->basis, (size_t)c->nbasis, (size_t)c->nbasis + 1, sizeof *c->basis);
    c->basis[c->nbasis++] = text;
}

void field_valid(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    valid_parse(&b->parse, d, 0, to);
}

void field_cond(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    const struct cond *cond = cond_arg(b, d, 0);
    if (cond)
        *(const struct cond **)to = cond;
}

void field_bool(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    if (d->nargs == 1 && d->args[0].kind == ARG_BOOL)
        *(bool *)to = d->args[0].number != 0;
    else
        issue_add(b->issues, "wrong-type", decl_place(d), "'%s' takes (true) or (false)", d->word);
}

void field_int(struct build *b, const struct field *f, struct decl *d, void *to)
{
    int64_t n;
    if (!number_arg(b, d, 0, &n))
        return;
    if (n < f->low || n > f->high)
        issue_add(b->issues, "out-of-range", arg_place(d, 0, 0, 1),
                  "'%s' lies between %lld and %lld", d->word, (long long)f->low,
                  (long long)f->high);
    else
        *(int *)to = (int)n;
}

void field_length(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    length_parse(&b->parse, d, 0, true, to);
}

void field_lengths(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    length_parse(&b->parse, d, 0, false, to);
}

static int name_arg(struct build *b, const struct field *f, struct decl *d)
{
    const char *name = text_arg(b, d, 0);
    for (int i = 0; name && i < f->nnames; i++)
        if (strcmp(f->names[i], name) == 0)
            return i;
    if (!name)
        return -1;
    struct issue *issue =
        issue_add(b->issues, "unknown-value", arg_place(d, 0, 0, (int)strlen(name)),
                  "'%s' cannot be '%s'", d->word, name);
    issue->nearest = nearest_name(name, f->names, f->nnames);
    issue->allowed = f->names;
    issue->nallowed = f->nnames;
    const char *all = f->names[0];
    for (int i = 1; i < f->nnames; i++)
        all = arena_printf(b->arena, "%s, %s", all, f->names[i]);
    issue->hint = arena_printf(b->arena, "it is one of %s", all);
    return -1;
}

void field_name(struct build *b, const struct field *f, struct decl *d, void *to)
{
    int i = name_arg(b, f, d);
    if (i >= 0)
        *(int *)to = i;
}

void field_bits(struct build *b, const struct field *f, struct decl *d, void *to)
{
    int i = name_arg(b, f, d);
    unsigned bit = i >= 0 ? 1u << i : 0;
    if (*(unsigned *)to & bit)
        issue_add(b->issues, "named-twice", arg_place(d, 0, 0, 1), "'%s' is named twice",
                  d->args[0].text);
    *(unsigned *)to |= bit;
}

void field_day(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    const char *text = text_arg(b, d, 0);
    if (text && !day_parse(text, to))
        issue_add(b->issues, "bad-date", arg_place(d, 0, 0, (int)strlen(text)),
                  "'%s' is no day of the calendar", text);
}

void former_read(struct build *b, struct decl *d, struct former **list, int *n)
{
    *list = arena_grow(b->arena, *list, (size_t)*n, (size_t)*n + 1, sizeof **list);
    struct former *former = &(*list)[(*n)++];
    *former = (struct former){.valid = {DAY_FIRST, DAY_LAST}};
    texts_read(b, d, &former->name, "valid");
    struct decl *valid = decl_find(d, "valid");
    if (valid)
        valid_parse(&b->parse, valid, 0, &former->valid);
    if (former->valid.to < DAY_LAST && former->valid.to > b->m->renamed)
        b->m->renamed = former->valid.to;
}
