/* What to ask next: every unknown fact whose answer can change the set of eligible services. */
#ifndef POLKU_ENGINE_QUESTION_H
#define POLKU_ENGINE_QUESTION_H

#include "engine/decide.h"

struct question {
    int fact;
    int bears_on; /* the services that it alone can turn */
    bool exact;
};

/* Most bearing first, then by id. */
struct question *questions_make(const struct decision *d, int *n);

#endif
