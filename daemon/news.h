/* Events: what others may want to hear of as it happens. Stored in the transaction of what they
 * tell of, published after its commit, kept for those who were away (news.since).
 *
 * No event holds a client's facts or reference: bodies name plans, steps, services, days, actors
 * and counts. */
#ifndef POLKU_DAEMON_NEWS_H
#define POLKU_DAEMON_NEWS_H

#include "daemon/gate.h"
#include "daemon/region.h"
#include "daemon/told.h"
#include "protocol/out.h"

struct house;
struct news;

struct news *news_new(void); /* NULL with errno */
void news_free(struct news *news);

/* Opens the PUB socket. -1 with errno, and a sentence in `why`. */
int news_bind(struct news *news, void *context, const struct door *door, char why[WHY_BYTES]);
const char *news_endpoint(const struct news *news); /* NULL: there is none */
/* Closes it; before the context ends. */
void news_close(struct news *news);

/* Adds an event to this turn. `plan`: the number of the plan that it is about, or 0. -1 when it
 * cannot be stored. */
int news_add(struct house *h, const char *topic, int64_t plan, const struct out *body);

/* Sends the events of a turn that is committed. */
void news_publish(struct news *news, const struct told *told);

struct decision;
/* The obstacles that a decision met and that may be told of, in the arena. */
const char **news_obstacles(struct arena *arena, const struct decision *d, int *n);
/* What came of loading a pack, where it was not told already. */
int news_rules(struct house *h, const struct pack *pack, enum loading loading);
/* The same of all packs, as they stand. */
int news_of_rules(struct house *h);

#endif
