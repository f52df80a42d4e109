/* Which parts of the conditions the examples have tried: a part that was never true, or never
 * false, could be wrong and no example would notice. Only counts; says nothing of what ought to be
 * tried. */
#ifndef POLKU_ENGINE_EXAMPLE_COVERAGE_H
#define POLKU_ENGINE_EXAMPLE_COVERAGE_H

#include "engine/situation.h"

/* A test, or a named concept, in a condition of one element. */
struct coverage_part {
    const char *kind; /* "service", "transition", "concept", "obstacle", "goal", "preference" */
    const char *id;   /* of the element */
    struct rule_place rule;
    const struct cond *cond;
    bool was_true, was_false;
};

struct coverage {
    struct arena *arena;
    struct coverage_part *parts; /* by kind, then by id, then in the order of the condition */
    int n, cap;
};

/* All parts of the conditions that stand in files of this pack (a folder: "kainuu"). */
struct coverage *coverage_make(struct arena *arena, const struct model *model, const char *pack);

/* Counts what one completed situation makes true and false. */
void coverage_add(struct coverage *coverage, const struct situation *situation);

#endif
