/* The desk of a body: the searches for plans and the loadings of packs that its answer needs, and
 * whether it has to be put aside until they are done. See house.h. */
#include "daemon/house.h"

#include <string.h>

struct plans *desk_plans(struct world *w, const struct situation *s,
                         const struct plan_options *options)
{
    struct house *h = (struct house *)w;
    struct search *search;
    h->trace.planned = true;
    if (h->desk.n == DESK_MAX || !caller_may_search(h))
        return NULL;
    enum searching state = search_ask(h->searches, s, options, &search);
    if (state == SEARCH_FULL || state == SEARCH_FAILED)
        return NULL;
    h->desk.held[h->desk.n++] = search;
    h->desk.waits |= state == SEARCH_UNDER_WAY;
    return state == SEARCH_DONE ? search_plans(search)
           : h->desk.trying     ? NULL
                                : plans_make(s, options);
}

struct job *desk_job(struct house *h, const char *pack)
{
    struct job **at = &h->desk.jobs;
    while (*at && ((*at)->claimed || strcmp((*at)->pack, pack) != 0))
        at = &(*at)->next;
    if (!*at)
        *at = loader_ask(h->loader, pack, regions_today(h->regions));
    if (!*at)
        return NULL;
    (*at)->claimed = true;
    h->desk.waits |= !job_done(h->loader, *at);
    return *at;
}

bool desk_done(struct house *h, const struct desk *desk)
{
    for (int i = 0; i < desk->n; i++)
        if (!search_done(h->searches, desk->held[i]))
            return false;
    for (const struct job *job = desk->jobs; job; job = job->next)
        if (!job_done(h->loader, job))
            return false;
    return true;
}

void desk_clear(struct house *h, struct desk *desk)
{
    while (desk->n)
        search_leave(h->searches, desk->held[--desk->n]);
    while (desk->jobs) {
        struct job *next = desk->jobs->next;
        job_leave(h->loader, desk->jobs);
        desk->jobs = next;
    }
    desk->waits = false;
}

typedef unsigned char bytes16 __attribute__((vector_size(16)));

/* Whether one of sixteen places begins with "pl, "ru or an escape of a character. */
static bool some_begin(const char *at)
{
    bytes16 a, b, c;
    uint64_t halves[2];
    memcpy(&a, at, sizeof a);
    memcpy(&b, at + 1, sizeof b);
    memcpy(&c, at + 2, sizeof c);
    bytes16 word = (bytes16)((b == 'p') & (c == 'l')) | (bytes16)((b == 'r') & (c == 'u'));
    bytes16 found = (bytes16)((bytes16)(a == '"') & word) | (bytes16)((a == '\\') & (b == 'u'));
    memcpy(halves, &found, sizeof halves);
    return halves[0] | halves[1];
}

/* Only with these words a body asks for what has to be waited for: others need no second look. Any
 * word may be hidden behind escapes. Most bodies have none, which is seen at a glance. */
static bool may_wait(struct body body)
{
    static const char *const words[] = {"\"plan", "\"rules.", "\\u"};
    size_t i = 0;
    while (body.n - i >= sizeof(bytes16) + 2 && !some_begin(body.bytes + i))
        i += sizeof(bytes16);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (memmem(body.bytes + i, body.n - i, words[k], strlen(words[k])))
            return true;
    return false;
}

bool house_puts_aside(struct house *h, struct arena *arena, struct body body, struct desk *desk)
{
    size_t n;
    if (h->refusing || !may_wait(body))
        return false;
    h->desk = (struct desk){.jobs = desk->jobs, .trying = true, .again = desk->again};
    house_answer(h, arena, body, &n);
    arena_reset(arena);
    *desk = h->desk;
    desk->trying = false;
    h->desk = (struct desk){0};
    return desk->waits && !desk->over;
}
