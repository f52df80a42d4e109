/* Which declared obstacles a client meets: see obstacle_met in decide.h. */
#include "engine/decide.h"

static bool blocked(const struct decision *d, int service)
{
    switch (d->states[service]) {
    case STATE_CLOSED:
    case STATE_NOT_ELIGIBLE:
    case STATE_FULL: return true;
    default: return false;
    }
}

bool obstacle_met(const struct decision *d, int obstacle)
{
    const struct situation *s = d->situation;
    const struct obstacle *o = &s->model->obstacles[obstacle];
    bool blocks = o->blocks.n == 0;
    for (int i = 0; i < o->blocks.n; i++)
        blocks = blocks || blocked(d, o->blocks.at[i]);
    return blocks && span_holds(&o->common.valid, s->as_of) &&
           settle(s, d->answers, &o->when, 1).value == TRUTH_TRUE;
}
