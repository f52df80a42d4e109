/* What to ask next: see question.h and semantics 4. A fact is relevant when it can turn the
 * eligibility of a possible service by itself; possible services are the only ones that can turn.
 */
#include "engine/question.h"

#include "engine/index.h"

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

/* Orders the facts that bear on something by counting: `by_fact` is sorted by id already. */
static struct question *questions_order(const struct decision *d, const struct question *by_fact,
                                        int *n)
{
    const struct model *m = d->situation->model;
    struct arena *arena = d->situation->arena;
    struct question *out = arena_raw(arena, ((size_t)m->nfacts + 1) * sizeof *out);
    int *first = arena_array(arena, (size_t)m->nservices + 2, sizeof *first);
    int most = 0, before = 0;
    for (int i = 0; i < m->nfacts; i++) {
        first[by_fact[i].bears_on]++;
        most = by_fact[i].bears_on > most ? by_fact[i].bears_on : most;
    }
    for (int k = most; k > 0; k--) {
        int here = first[k];
        first[k] = before;
        before += here;
    }
    for (int i = 0; i < m->nfacts; i++)
        if (by_fact[i].bears_on)
            out[first[by_fact[i].bears_on]++] = by_fact[i];
    *n = before;
    return out;
}

struct question *questions_make(const struct decision *d, int *n)
{
    const struct model *m = d->situation->model;
    struct question *by_fact =
        arena_raw(d->situation->arena, ((size_t)m->nfacts + 1) * sizeof *by_fact);
    for (int i = 0; i < m->nfacts; i++)
        by_fact[i] = (struct question){.fact = i, .exact = true};
    for (int i = 0; i < m->nservices; i++)
        if (d->states[i] == STATE_POSSIBLE)
            service_count(d, i, by_fact);
    return questions_order(d, by_fact, n);
}
