/* What settling works with; for settle.c and settle_parts.c alone. */
#ifndef POLKU_ENGINE_SETTLE_INNER_H
#define POLKU_ENGINE_SETTLE_INNER_H

#include "engine/settle.h"

#define FEW 24      /* conjuncts and occurrences that need no memory of the arena */
#define WRITTEN 128 /* ints of conditions that do not */

/* A test with an unknown answer, where it can still matter. */
struct occurrence {
    int test, fact;
    int conjunct;
};

struct work {
    const struct situation *s;
    const uint8_t *answers;
    const int **conjuncts; /* clauses */
    int *part;             /* of each conjunct: its root (union-find) */
    int n, cap;
    struct occurrence *occurrences;
    int noccurrences, occurrences_cap;
    const int *few_conjuncts[FEW];
    struct occurrence few_occurrences[FEW];
    size_t nwritten;
    int written[WRITTEN];
};

static inline struct settled settled_certain(enum truth value)
{
    return (struct settled){.value = value, .exact = true};
}

/* The settled conjunction, where facts occur more than once: part by part. */
struct settled settled_parts(struct work *w);

#endif
