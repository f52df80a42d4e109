/* The ranking of eligible services (semantics 3). decide() calls it last. */
#ifndef POLKU_ENGINE_RANK_H
#define POLKU_ENGINE_RANK_H

#include "engine/decide.h"

/* Fills the decision's recommendations from its states. */
void decision_rank(struct decision *d, const struct options *options);

#endif
