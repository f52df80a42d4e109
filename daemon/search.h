/* Searches for plans, done aside: in threads of their own, so that other callers are answered while
 * a long search runs.
 *
 * A search is pure: it gets a copy of a situation and works in an arena of its own; it shares the
 * sealed model with everyone and nothing else. The loop asks for a search (search_ask), puts the
 * letter aside, and is told by the descriptor when it is done; then it answers the letter anew,
 * and finds the result by asking the same again. The same question of several callers is searched
 * once. Everything but the search itself happens in the loop's thread. */
#ifndef POLKU_DAEMON_SEARCH_H
#define POLKU_DAEMON_SEARCH_H

#include "engine/plan.h"

#define SEARCH_THREADS_MAX 16
#define SEARCHES_MAX 128 /* waiting, running or done and not yet read */

struct searches;
struct search;

/* 0 threads: one less than there are processors, at least one. NULL with errno. */
struct searches *searches_new(int threads);
/* Ends when the searches under way have ended. */
void searches_free(struct searches *all);

/* Readable once a search has ended; searches_read takes the sign. */
int searches_descriptor(const struct searches *all);
void searches_read(struct searches *all);

enum searching { SEARCH_DONE, SEARCH_UNDER_WAY, SEARCH_FULL, SEARCH_FAILED };

/* Finds the search with this input, or starts one; its user holds it until search_leave.
 * SEARCH_FULL: SEARCHES_MAX are there already; FAILED: there is no memory (errno). */
enum searching search_ask(struct searches *all, const struct situation *s,
                          const struct plan_options *options, struct search **out);
bool search_done(struct searches *all, const struct search *search);
/* Of a search that is done. They live until the last user has left. */
struct plans *search_plans(const struct search *search);
void search_leave(struct searches *all, struct search *search);

/* A search at once, in the caller's thread and in no list; search_free ends its result's life.
 * NULL with errno. */
struct search *search_alone(const struct situation *s, const struct plan_options *options);
void search_free(struct search *search);
/* How many there are, and what those that ended have come to. */
struct searching_now {
    int64_t waiting, running, ended, expansions;
};
struct searching_now searches_now(struct searches *all);

/* Whether a search that is not done works with this model: then the model must stay. */
bool searches_use(const struct searches *all, const struct model *model);

#endif
