/* Finding actors and services by words: who knows about this, what is there for it.
 *
 * All words of a query must be found, each in any of the texts and in any language. Finnish and
 * Swedish inflect, so a word is found where another begins like it, or where it stands within a
 * longer one: "kuntoutus" finds "kuntoutuksen", "kieli" finds "vieraskielinen". Case does not
 * count. It is a search for people; nothing that is decided rests on it. */
#ifndef POLKU_ENGINE_FIND_H
#define POLKU_ENGINE_FIND_H

#include "engine/model.h"

struct query {
    const char **words; /* folded to small letters */
    int n;
};

/* A copy in small letters, of ASCII and Latin-1: for comparing names. */
char *text_folded(struct arena *arena, const char *text);

struct query query_make(struct arena *arena, const char *text);

/* By name, old name, expertise, tasks and note. */
bool query_actor(struct arena *arena, const struct query *q, const struct actor *actor);
/* By name, old name, summary, reason and note. */
bool query_service(struct arena *arena, const struct query *q, const struct service *service);
/* Whether one of the words is found in one text: for showing where. */
bool query_text(struct arena *arena, const struct query *q, const struct text *text);

#endif
