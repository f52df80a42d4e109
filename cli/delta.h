/* In what two models differ: element by element, and in it word by word.
 *
 * Order, places and remarks do not count: what a rule says does. Everything lives in the arena. */
#ifndef POLKU_CLI_DELTA_H
#define POLKU_CLI_DELTA_H

#include "cli/element.h"

enum delta_kind { DELTA_ADDED, DELTA_REMOVED, DELTA_CHANGED };

/* What a word of an element says in one model and not in the other, as in the rule files. A text
 * that stands once is taken apart by language: "summary fi". */
struct delta_word {
    const char *word;
    const char **was, **now;
    size_t nwas, nnow, was_cap, now_cap;
};

struct delta {
    enum delta_kind kind;
    const struct element *was, *now; /* NULL: there is none */
    struct delta_word *words;
    size_t nwords, cap;
};

struct deltas {
    struct delta *list; /* by kind of element, then id */
    size_t n, cap;
};

struct deltas deltas_of(struct arena *arena, const struct model *old, const struct model *new);

/* What a declaration says, as in a rule file, without its word: "(150)", "{ points (20), … }". */
const char *decl_says(struct arena *arena, const struct decl *d);

#endif
