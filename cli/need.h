/* What a service rests on, and whether another model has it: can it be taken over as it is? */
#ifndef POLKU_CLI_NEED_H
#define POLKU_CLI_NEED_H

#include "engine/model.h"

/* What another model lacks, as "fact has_snowmobile_licence"; sorted, each once. */
struct needs {
    const char **list;
    size_t n, cap;
};

struct needs service_needs(struct arena *arena, const struct model *from,
                           const struct service *service, const struct model *there);

#endif
