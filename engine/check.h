/* What the files of check share. Private to check*.c. */
#ifndef POLKU_ENGINE_CHECK_H
#define POLKU_ENGINE_CHECK_H

#include "engine/situation.h"

struct check {
    const struct model *m;
    struct arena *arena;
    struct issues *issues;
    day_t today;
    bool *used_facts, *used_concepts, *used_parameters;
    struct situation *blank; /* nothing is known; kept from service to service */
    const uint8_t *answers;
    bool *dead; /* services that nobody can ever come to or be eligible for */
};

/* Whether the pack itself declares what stands there. */
bool check_own(const struct check *c, const struct rule_place *rule);
struct place check_place(const struct rule_place *rule);

/* In check_way.c: services that nobody reaches, ways that lead nowhere, circles, doubles. */
void check_ways(struct check *c);

#endif
