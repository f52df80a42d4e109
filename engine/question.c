/* What to ask next: see question.h and semantics 4. A fact is relevant when it can turn the
 * eligibility of a possible service by itself; possible services are the only ones that can turn.
 */
#include "engine/question.h"

#include "engine/index.h"

#include <stdlib.h>

static int compare_questions(const void *a, const void *b)
{
    const struct question *x = a, *y = b;
    if (x->bears_on != y->bears_on)
        return x->bears_on > y->bears_on ? -1 : 1;
    return x->fact - y->fact; /* facts are sorted by id */
}

/* A bridge is judged by what it bridges, which asks for itself; so only its own conditions count.
 */
static void service_count(const struct decision *d, int service, struct question *by_fact)
{
    const struct settled *settled = service_settled(d, service);
    for (int i = 0; i < settled->nrelevant; i++) {
        struct question *q = &by_fact[settled->relevant[i]];
        q->bears_on++;
        q->exact = q->exact && settled->exact;
    }
}

struct question *questions_make(const struct decision *d, int *n)
{
    const struct model *m = d->situation->model;
    struct question *by_fact =
        arena_array(d->situation->arena, (size_t)m->nfacts + 1, sizeof *by_fact);
    for (int i = 0; i < m->nfacts; i++)
        by_fact[i] = (struct question){.fact = i, .exact = true};
    for (int i = 0; i < m->nservices; i++)
        if (d->states[i] == STATE_POSSIBLE)
            service_count(d, i, by_fact);
    *n = 0;
    for (int i = 0; i < m->nfacts; i++)
        if (by_fact[i].bears_on)
            by_fact[(*n)++] = by_fact[i];
    qsort(by_fact, (size_t)*n, sizeof *by_fact, compare_questions);
    return by_fact;
}
