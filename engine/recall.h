/* What conditions were settled to on one day, kept by the answers that it follows from.
 *
 * Clients differ in many facts, but each condition looks at a few of them, so the same answers
 * come back. What is found here is what settling would give; nothing else may be seen of it. Its
 * size is fixed: what is new takes the place of what is old. Not for several threads. */
#ifndef POLKU_ENGINE_RECALL_H
#define POLKU_ENGINE_RECALL_H

#include "engine/settle.h"

struct recall;

/* An empty one, for the conditions of a model. It lives in the arena. */
struct recall *recall_make(struct arena *arena, const struct model *model);

/* What is kept on the day of a situation; NULL when nothing is, and when the answers of its tests
 * do not say all that settling looks at: of some choices only some members are known. */
struct recall *recall_of(const struct situation *s);

/* As settle_clauses gives it, of the clauses alone. `r` may be NULL: then they are settled. */
struct settled recall_settle(struct recall *r, const struct situation *s, const uint8_t *answers,
                             const struct clauses *clauses);

#endif
