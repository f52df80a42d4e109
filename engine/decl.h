/* Declarations: what a rule file says, word by word, before anything is known of its meaning.
 *
 * Two readers make them: lua/ from rule files, and protocol/image from an image. engine/build makes
 * a model of them. A declaration is a word, up to two arguments, and a body of further
 * declarations:
 *
 *     service "x" { when "age < 18", prefer { points (20), when "…" } }
 *     ^word   ^arg  ^body[0]         ^body[1]
 *
 * The body keeps the order of the file. */
#ifndef POLKU_ENGINE_DECL_H
#define POLKU_ENGINE_DECL_H

#include "engine/arena.h"
#include "engine/issue.h"

#include <stdint.h>

enum arg_kind { ARG_NONE, ARG_TEXT, ARG_NUMBER, ARG_BOOL };

struct arg {
    enum arg_kind kind;
    const char *text; /* ARG_TEXT; never NULL then */
    int64_t number;   /* ARG_NUMBER, ARG_BOOL */
    int line, column; /* of the first character inside the quotes; 0 when unknown */
};

struct decl {
    const char *word;
    const char *file; /* relative to the rules folder */
    int line;
    struct arg args[2];
    int nargs;
    struct decl *body;
    int nbody;
};

/* The declarations of a pack and of all packs that it uses. */
struct decls {
    struct decl *list;
    int n;
    const char *pack;         /* the pack's folder: "kainuu" */
    const char *const *packs; /* all folders taken part in, this one last */
    int npacks;
    const char *const *programs; /* files that use plain Lua (local, loops, functions) */
    int nprograms;
};

/* The first word of that name in a body, or NULL. */
struct decl *decl_find(const struct decl *block, const char *word);
/* The next one after `previous` (NULL: the first). */
struct decl *decl_next(const struct decl *block, const char *word, const struct decl *previous);
struct place decl_place(const struct decl *d);
/* The place of `length` characters at `offset` bytes of an argument's text. */
struct place arg_place(const struct decl *d, int arg, int offset, int length);

/* Sorts into the canonical order (word, id, then content), in which the order of files and of
 * declarations no longer shows. Words whose order has a meaning (speaks, level, option, item,
 * grade) keep it. */
void decls_sort(struct decls *decls, struct arena *scratch);

#endif
