/* What an example expects. Private to example*.c. */
#ifndef POLKU_ENGINE_EXAMPLE_EXPECT_H
#define POLKU_ENGINE_EXAMPLE_EXPECT_H

#include "engine/situation.h"

/* Findings about expectations that name nothing. */
void expectations_check(struct arena *arena, const struct model *model, const struct decl *example,
                        struct issues *issues);

/* Decides the situation and adds a finding for each expectation that does not hold. */
void expectations_hold(struct situation *s, const struct decl *example, struct issues *issues);

#endif
