/* Holds a plan against the rules, step by step: an independent check, which shares no code with the
 * search. A plan that fails is a bug of the planner and must not be shown. */
#ifndef POLKU_ENGINE_REPLAY_PLAN_H
#define POLKU_ENGINE_REPLAY_PLAN_H

#include "engine/plan.h"

/* NULL when everything holds: order, dates, conditions, effects, loads, groups, the goal; else what
 * does not, in words for an operator. Lives in the situation's arena. */
const char *replay_plan(const struct situation *s, const struct plan *plan);

#endif
