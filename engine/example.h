/* Examples: situations with what must come out, which the authors of a pack write beside its rules.
 * A pack whose examples do not hold is refused. */
#ifndef POLKU_ENGINE_EXAMPLE_H
#define POLKU_ENGINE_EXAMPLE_H

#include "engine/situation.h"

/* Findings about the shape of the model's examples: what they name must exist. */
void examples_check(struct arena *arena, const struct model *model, struct issues *issues);

/* Runs them all: a finding for every expectation that does not hold. Returns how many examples
 * hold.
 */
int examples_run(struct arena *arena, const struct model *model, struct issues *issues);

/* Runs one of the model's examples; true when all of it holds. */
bool example_run(struct arena *arena, const struct model *model, int example,
                 struct issues *issues);

/* The situation that one of the model's examples describes; NULL, with findings, when it cannot be
 * read. Nothing in it is completed for another audience than clients. */
struct situation *example_situation(struct arena *arena, const struct model *model, int example,
                                    struct issues *issues);

#endif
