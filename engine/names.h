/* Names that requests use: which fact, or which of its options, an id stands for.
 *
 * As model_fact and fact_option say, which also serve while a model is being made; but found by a
 * table, since a municipality is one of hundreds. */
#ifndef POLKU_ENGINE_NAMES_H
#define POLKU_ENGINE_NAMES_H

#include "engine/model.h"

struct names;

const struct names *names_make(struct arena *arena, const struct model *m);

/* The index, or -1. */
int names_fact(const struct names *names, const char *id);
int names_option(const struct names *names, int fact, const char *id);

#endif
