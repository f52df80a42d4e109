/* In what two models differ: see delta.h. */
#include "cli/delta.h"

#include <string.h>

/* ---- what a declaration says ----------------------------------------------------------------- */

static const char *arg_says(struct arena *arena, const struct arg *a)
{
    switch (a->kind) {
    case ARG_TEXT: return arena_printf(arena, "\"%s\"", a->text);
    case ARG_NUMBER: return arena_printf(arena, "%lld", (long long)a->number);
    case ARG_BOOL: return a->number ? "true" : "false";
    case ARG_NONE: break;
    }
    return "";
}

static const char *args_say(struct arena *arena, const struct decl *d)
{
    const char *text = "";
    for (int i = 0; i < d->nargs; i++)
        text = arena_printf(arena, "%s%s%s", text, i ? ", " : "", arg_says(arena, &d->args[i]));
    bool quoted = d->nargs == 1 && d->args[0].kind == ARG_TEXT;
    return quoted || d->nargs == 0 ? text : arena_printf(arena, "(%s)", text);
}

const char *decl_says(struct arena *arena, const struct decl *d)
{
    const char *text = args_say(arena, d);
    if (d->nbody == 0)
        return text;
    text = arena_printf(arena, "%s%s{ ", text, *text ? " " : "");
    for (int i = 0; i < d->nbody; i++)
        text = arena_printf(arena, "%s%s%s %s", text, i ? ", " : "", d->body[i].word,
                            decl_says(arena, &d->body[i]));
    return arena_printf(arena, "%s }", text);
}

/* ---- the words of an element ----------------------------------------------------------------- */

struct said {
    const char *word, *says;
};

struct sayings {
    struct said *list;
    size_t n, cap;
};

static void said_add(struct arena *arena, struct sayings *all, const char *word, const char *says)
{
    ARENA_ROOM(arena, all->list, all->n, all->cap);
    all->list[all->n++] = (struct said){word, says};
}

static bool is_text(const struct decl *d)
{
    for (int i = 0; i < d->nbody; i++)
        if (language_find(d->body[i].word) < 0)
            return false;
    return d->nbody > 0 && d->nargs == 0;
}

static bool stands_once(const struct decl *block, const char *word)
{
    return decl_next(block, word, decl_find(block, word)) == NULL;
}

static struct sayings sayings_of(struct arena *arena, const struct decl *block)
{
    struct sayings all = {0};
    for (int i = 0; block && i < block->nbody; i++) {
        const struct decl *d = &block->body[i];
        if (!is_text(d) || !stands_once(block, d->word)) {
            said_add(arena, &all, d->word, decl_says(arena, d));
            continue;
        }
        for (int j = 0; j < d->nbody; j++)
            said_add(arena, &all, arena_printf(arena, "%s %s", d->word, d->body[j].word),
                     decl_says(arena, &d->body[j]));
    }
    return all;
}

static bool says(const struct sayings *all, const struct said *one)
{
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->list[i].word, one->word) == 0 && strcmp(all->list[i].says, one->says) == 0)
            return true;
    return false;
}

/* ---- differences ----------------------------------------------------------------------------- */

static struct delta_word *word_of(struct arena *arena, struct delta *d, const char *word)
{
    for (size_t i = 0; i < d->nwords; i++)
        if (strcmp(d->words[i].word, word) == 0)
            return &d->words[i];
    ARENA_ROOM(arena, d->words, d->nwords, d->cap);
    d->words[d->nwords] = (struct delta_word){.word = word};
    return &d->words[d->nwords++];
}

static void words_compare(struct arena *arena, struct delta *d)
{
    struct sayings was = sayings_of(arena, d->was ? d->was->decl : NULL);
    struct sayings now = sayings_of(arena, d->now ? d->now->decl : NULL);
    for (size_t i = 0; i < was.n; i++)
        if (!says(&now, &was.list[i])) {
            struct delta_word *w = word_of(arena, d, was.list[i].word);
            ARENA_ROOM(arena, w->was, w->nwas, w->was_cap);
            w->was[w->nwas++] = was.list[i].says;
        }
    for (size_t i = 0; i < now.n; i++)
        if (!says(&was, &now.list[i])) {
            struct delta_word *w = word_of(arena, d, now.list[i].word);
            ARENA_ROOM(arena, w->now, w->nnow, w->now_cap);
            w->now[w->nnow++] = now.list[i].says;
        }
}

static void delta_add(struct arena *arena, struct deltas *all, const struct element *was,
                      const struct element *now)
{
    struct delta d = {.kind = !was   ? DELTA_ADDED
                              : !now ? DELTA_REMOVED
                                     : DELTA_CHANGED,
                      .was = was,
                      .now = now};
    words_compare(arena, &d);
    if (d.kind == DELTA_CHANGED && d.nwords == 0)
        return;
    ARENA_ROOM(arena, all->list, all->n, all->cap);
    all->list[all->n++] = d;
}

struct deltas deltas_of(struct arena *arena, const struct model *old, const struct model *new)
{
    struct elements was = elements_of(arena, old), now = elements_of(arena, new);
    struct deltas all = {0};
    for (size_t i = 0, j = 0; i < was.n || j < now.n;) {
        int order = i == was.n ? 1 : j == now.n ? -1 : element_compare(&was.list[i], &now.list[j]);
        delta_add(arena, &all, order <= 0 ? &was.list[i] : NULL, order >= 0 ? &now.list[j] : NULL);
        i += order <= 0;
        j += order >= 0;
    }
    return all;
}
