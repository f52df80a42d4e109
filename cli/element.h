/* The elements of a model as one list, whatever their kind: what `polku diff` compares.
 *
 * They are as declared, with amendments worked in. */
#ifndef POLKU_CLI_ELEMENT_H
#define POLKU_CLI_ELEMENT_H

#include "engine/model.h"

struct element {
    const char *kind, *id; /* "service", "work_trial"; of an example: its title */
    const struct decl *decl;
    const struct text *name; /* or NULL */
    const struct cond *when; /* its own condition, or NULL */
};

struct elements {
    struct element *list; /* by kind, then id */
    size_t n, cap;
};

struct elements elements_of(struct arena *arena, const struct model *m);

/* By kind, then id. */
int element_compare(const struct element *a, const struct element *b);

#endif
