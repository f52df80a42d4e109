/* Collects the blocks of each kind, works amendments in, sorts them by id and refuses doubles. */
#include "engine/build.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *word;
    enum block block;
} block_words[] = {
    {"number", BLOCK_FACT},       {"yes_or_no", BLOCK_FACT},
    {"choice", BLOCK_FACT},       {"choices", BLOCK_FACT},
    {"scale", BLOCK_FACT},        {"date", BLOCK_FACT},
    {"concept", BLOCK_CONCEPT},   {"parameter", BLOCK_PARAMETER},
    {"actor", BLOCK_ACTOR},       {"goal", BLOCK_GOAL},
    {"service", BLOCK_SERVICE},   {"transition", BLOCK_TRANSITION},
    {"obstacle", BLOCK_OBSTACLE}, {"assessment", BLOCK_ASSESSMENT},
    {"promise", BLOCK_PROMISE},   {"event", BLOCK_EVENT},
    {"region", BLOCK_REGION},     {"example", BLOCK_EXAMPLE},
    {"amend", BLOCK_AMEND},
};

static int block_of(const char *word)
{
    for (size_t i = 0; i < sizeof block_words / sizeof *block_words; i++)
        if (strcmp(block_words[i].word, word) == 0)
            return (int)block_words[i].block;
    return -1;
}

bool id_fits(const char *id, bool hyphens)
{
    size_t n = 0;
    for (const char *p = id; *p; p++, n++)
        if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '_' ||
              (hyphens && *p == '-')))
            return false;
    return n > 0 && n <= 63 && id[0] >= 'a' && id[0] <= 'z';
}

/* ---- collecting ---------------------------------------------------------------------------------
 */

static void refuse_word(struct build *b, const struct decl *d)
{
    const char *names[sizeof block_words / sizeof *block_words];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        names[i] = block_words[i].word;
    issue_add(b->issues, "unknown-word", decl_place(d), "there is no block '%s'", d->word)
        ->nearest = nearest_name(d->word, names, (int)(sizeof names / sizeof *names));
}

/* Names with which a condition or a transition could be read in two ways. */
static bool id_reserved(enum block block, const char *id)
{
    static const char *const of_facts[] = {"and", "at",      "completed", "interrupted",
                                           "not", "nothing", "ongoing",   "or"};
    bool fact = block == BLOCK_FACT || block == BLOCK_CONCEPT || block == BLOCK_ASSESSMENT;
    for (size_t i = 0; fact && i < sizeof of_facts / sizeof *of_facts; i++)
        if (strcmp(of_facts[i], id) == 0)
            return true;
    return block == BLOCK_SERVICE && (strcmp(id, "start") == 0 || strcmp(id, "any") == 0);
}

static bool id_holds(struct build *b, struct decl *d, enum block block)
{
    const char *id = text_arg(b, d, 0);
    if (!id || block == BLOCK_EXAMPLE || block == BLOCK_AMEND)
        return id && (block != BLOCK_AMEND || text_arg(b, d, 1));
    bool reserved = id_reserved(block, id);
    if (!reserved && id_fits(id, block == BLOCK_REGION))
        return true;
    issue_add(b->issues, "bad-id", arg_place(d, 0, 0, (int)strlen(id)),
              reserved ? "'%s' is a word of the rule language, and cannot be an id"
                       : "'%s' cannot be an id",
              id);
    return false;
}

static void collect(struct build *b, struct decl *d)
{
    int block = block_of(d->word);
    if (strcmp(d->word, "use") == 0 || strcmp(d->word, "include") == 0)
        return;
    if (block < 0) {
        refuse_word(b, d);
        return;
    }
    if (!id_holds(b, d, (enum block)block))
        return;
    struct blocks *all = &b->blocks[block];
    ARENA_ROOM(b->arena, all->at, all->n, all->cap);
    all->at[all->n++] = d;
}

/* ---- amendments ---------------------------------------------------------------------------------
 */

/* The place of a file's pack in the order in which packs are used. */
static int pack_rank(const struct build *b, const struct decl *d)
{
    for (int i = 0; i < b->decls->npacks && d->file; i++) {
        size_t n = strlen(b->decls->packs[i]);
        if (strncmp(d->file, b->decls->packs[i], n) == 0 && d->file[n] == '/')
            return i;
    }
    return b->decls->npacks;
}

static struct decl **block_find(struct build *b, const struct decl *amend)
{
    int block = block_of(amend->args[0].text);
    if (block < 0 || block == BLOCK_AMEND || block == BLOCK_EXAMPLE)
        return NULL;
    for (int i = 0; i < b->blocks[block].n; i++) {
        struct decl *d = b->blocks[block].at[i];
        if (strcmp(d->word, amend->args[0].text) == 0 &&
            strcmp(d->args[0].text, amend->args[1].text) == 0)
            return &b->blocks[block].at[i];
    }
    return NULL;
}

static struct amended *amended_of(struct build *b, struct decl **slot)
{
    for (int i = 0; i < b->namended; i++)
        if (b->amended[i].block == *slot)
            return &b->amended[i];
    struct decl *copy = arena_alloc(b->arena, sizeof *copy);
    *copy = **slot;
    copy->body = arena_grow(b->arena, copy->body, (size_t)copy->nbody, (size_t)copy->nbody + 1,
                            sizeof *copy->body);
    ARENA_ROOM(b->arena, b->amended, b->namended, b->amended_cap);
    struct amended *a = &b->amended[b->namended++];
    a->block = copy;
    a->original = *slot;
    a->origins = arena_array(b->arena, (size_t)copy->nbody + 1, sizeof(struct decl *));
    for (int i = 0; i < copy->nbody; i++)
        a->origins[i] = &(*slot)->body[i];
    *slot = copy;
    return a;
}

/* Two places of one pack that amend one word would leave open which holds. */
static bool amends_again(struct build *b, const struct amended *a, const struct decl *amend,
                         const char *word)
{
    for (int i = 0; i < a->block->nbody; i++) {
        const struct decl *d = a->origins[i];
        bool here = d >= amend->body && d < amend->body + amend->nbody;
        bool own = d >= a->original->body && d < a->original->body + a->original->nbody;
        if (!here && !own && strcmp(d->word, word) == 0 && pack_rank(b, d) == pack_rank(b, amend))
            return true;
    }
    return false;
}

static void words_drop(struct amended *a, const char *word)
{
    int kept = 0;
    for (int i = 0; i < a->block->nbody; i++)
        if (strcmp(a->block->body[i].word, word) != 0) {
            a->block->body[kept] = a->block->body[i];
            a->origins[kept++] = a->origins[i];
        }
    a->block->nbody = kept;
}

static void word_append(struct build *b, struct amended *a, struct decl *d)
{
    size_t n = (size_t)a->block->nbody;
    a->block->body = arena_grow(b->arena, a->block->body, n, n + 1, sizeof *a->block->body);
    a->origins = arena_grow(b->arena, a->origins, n, n + 1, sizeof(struct decl *));
    a->block->body[n] = *d;
    a->origins[n] = d;
    a->block->nbody++;
}

static void refuse_amend(struct build *b, const struct decl *amend)
{
    int block = block_of(amend->args[0].text);
    const char **names =
        arena_array(b->arena, (size_t)(block >= 0 ? b->blocks[block].n : 0) + 1, sizeof *names);
    int n = 0;
    for (int i = 0; block >= 0 && i < b->blocks[block].n; i++)
        names[n++] = b->blocks[block].at[i]->args[0].text;
    issue_add(b->issues, "amend-unknown", arg_place(amend, 1, 0, (int)strlen(amend->args[1].text)),
              "there is no %s '%s' to amend", amend->args[0].text, amend->args[1].text)
        ->nearest = nearest_name(amend->args[1].text, names, n);
}

static void amend_apply(struct build *b, struct decl *amend)
{
    struct decl **slot = block_find(b, amend);
    if (!slot) {
        refuse_amend(b, amend);
        return;
    }
    struct amended *a = amended_of(b, slot);
    for (int i = 0; i < amend->nbody; i++) {
        const char *word = amend->body[i].word;
        if (amends_again(b, a, amend, word))
            issue_add(b->issues, "amend-twice", decl_place(&amend->body[i]),
                      "'%s' of '%s' is amended twice by this pack", word, amend->args[1].text);
        bool first = true;
        for (int j = 0; j < i; j++)
            first = first && strcmp(amend->body[j].word, word) != 0;
        if (first)
            words_drop(a, word);
        word_append(b, a, &amend->body[i]);
    }
}

void build_write_back(struct build *b)
{
    for (int i = 0; i < b->namended; i++)
        for (int j = 0; j < b->amended[i].block->nbody; j++) {
            const struct decl *from = &b->amended[i].block->body[j];
            memcpy(b->amended[i].origins[j]->args, from->args, sizeof from->args);
        }
}

/* ---- order --------------------------------------------------------------------------------------
 */

static int compare_rules(const struct decl *a, const struct decl *b)
{
    int order = strcmp(a->file ? a->file : "", b->file ? b->file : "");
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static int compare_blocks(const void *x, const void *y)
{
    const struct decl *a = *(struct decl *const *)x, *b = *(struct decl *const *)y;
    int order = strcmp(a->args[0].text, b->args[0].text);
    return order ? order : compare_rules(a, b);
}

static int compare_places(const void *x, const void *y)
{
    return compare_rules(*(struct decl *const *)x, *(struct decl *const *)y);
}

static void refuse_double(struct build *b, const struct decl *d, const struct decl *first)
{
    issue_add(b->issues, "duplicate-id", arg_place(d, 0, 0, (int)strlen(d->args[0].text)),
              "'%s' is declared already", d->args[0].text)
        ->hint = arena_printf(b->arena, "first in %s:%d", first->file ? first->file : "the image",
                              first->line);
}

static void blocks_finish(struct build *b, struct blocks *all)
{
    int kept = 0;
    if (all->n > 1)
        qsort(all->at, (size_t)all->n, sizeof *all->at, compare_blocks);
    for (int i = 0; i < all->n; i++) {
        if (kept && strcmp(all->at[i]->args[0].text, all->at[kept - 1]->args[0].text) == 0)
            refuse_double(b, all->at[i], all->at[kept - 1]);
        else
            all->at[kept++] = all->at[i];
    }
    all->n = kept;
}

static int compare_amends(const void *x, const void *y, void *build)
{
    const struct decl *a = *(struct decl *const *)x, *b = *(struct decl *const *)y;
    int order = pack_rank(build, a) - pack_rank(build, b);
    return order ? order : compare_rules(a, b);
}

void build_collect(struct build *b)
{
    for (int i = 0; i < b->decls->n; i++)
        collect(b, &b->decls->list[i]);
    struct blocks *amends = &b->blocks[BLOCK_AMEND];
    if (amends->n > 1)
        qsort_r(amends->at, (size_t)amends->n, sizeof *amends->at, compare_amends, b);
    for (int i = 0; i < BLOCKS; i++)
        if (i != BLOCK_EXAMPLE && i != BLOCK_AMEND)
            blocks_finish(b, &b->blocks[i]);
    for (int i = 0; i < amends->n; i++)
        amend_apply(b, amends->at[i]);
    struct blocks *examples = &b->blocks[BLOCK_EXAMPLE];
    if (examples->n > 1)
        qsort(examples->at, (size_t)examples->n, sizeof *examples->at, compare_places);
}
