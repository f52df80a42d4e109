/* Finding things in a model, and the names of its enumerations (see model.h). */
#include "engine/model.h"

#include <assert.h>
#include <string.h>

const char *const fact_kind_ids[FACT_KINDS] = {"number",  "yes_or_no", "choice",
                                               "choices", "scale",     "date"};
const char *const role_ids[ROLES] = {"authority",   "municipality", "education", "employer",
                                     "association", "health",       "network",   "project"};
const char *const service_kind_ids[SERVICE_KINDS] = {"service", "network",  "material",
                                                     "event",   "decision", "training"};
const char *const area_ids[AREAS] = {"arrival",   "everyday_life", "language",     "livelihood",
                                     "education", "work",          "participation"};
const char *const audience_ids[AUDIENCES] = {"client", "counsellor", "employer", "staff"};
const char *const scope_ids[SCOPES] = {"municipal", "regional", "national"};

/* Every element begins with its `struct common`, and arrays are sorted by id. */
static int find(const void *array, size_t size, int n, const char *id)
{
    int low = 0, high = n;
    while (low < high) {
        int middle = low + (high - low) / 2;
        const struct common *c =
            (const struct common *)(const void *)((const char *)array + (size_t)middle * size);
        int order = strcmp(id, c->id);
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

int model_fact(const struct model *m, const char *id)
{
    return find(m->facts, sizeof *m->facts, m->nfacts, id);
}

int model_concept(const struct model *m, const char *id)
{
    return find(m->concepts, sizeof *m->concepts, m->nconcepts, id);
}

int model_parameter(const struct model *m, const char *id)
{
    return find(m->parameters, sizeof *m->parameters, m->nparameters, id);
}

int model_actor(const struct model *m, const char *id)
{
    return find(m->actors, sizeof *m->actors, m->nactors, id);
}

int model_goal(const struct model *m, const char *id)
{
    return find(m->goals, sizeof *m->goals, m->ngoals, id);
}

int model_service(const struct model *m, const char *id)
{
    return find(m->services, sizeof *m->services, m->nservices, id);
}

int model_assessment(const struct model *m, const char *id)
{
    return find(m->assessments, sizeof *m->assessments, m->nassessments, id);
}

int fact_option(const struct fact *fact, const char *id)
{
    for (int i = 0; i < fact->noptions; i++)
        if (fact->options[i].id[0] == id[0] && strcmp(fact->options[i].id, id) == 0)
            return i;
    return -1;
}

int fact_level(const struct fact *fact, const char *id)
{
    int exact = fact_option(fact, id);
    size_t n = strlen(id);
    for (int i = 0; exact < 0 && n > 0 && i < fact->noptions; i++)
        if (strncmp(fact->options[i].id, id, n) == 0 && fact->options[i].id[n] == '.')
            return i;
    return exact;
}

const struct parameter_value *parameter_on(const struct parameter *p, day_t day)
{
    assert(p->nvalues > 0);
    const struct parameter_value *found = &p->values[0];
    for (int i = 1; i < p->nvalues && p->values[i].valid.from <= day; i++)
        found = &p->values[i];
    return found;
}

struct duration length_on(const struct model *m, const struct length *length, day_t day)
{
    if (length->parameter < 0)
        return length->duration;
    return parameter_on(&m->parameters[length->parameter], day)->duration;
}
