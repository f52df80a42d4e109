/* Places in force: see place.h. For today and later the count at hand holds; for days before the
 * last change the journal is asked. */
#include "daemon/place.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct place {
    char *region, *service;
    int open;
    day_t newest; /* the last day on which that changed */
};

static void places_clear(struct places *p)
{
    for (int i = 0; i < p->n; i++) {
        free(p->at[i].region);
        free(p->at[i].service);
    }
    p->n = 0;
}

void places_fini(struct places *p)
{
    places_clear(p);
    free(p->at);
    *p = (struct places){0};
}

void places_unknown(struct places *p)
{
    p->known = false;
}

static struct place *place_find(const struct places *p, const struct place_row *row)
{
    for (int i = 0; i < p->n; i++)
        if (strcmp(p->at[i].service, row->service) == 0 &&
            strcmp(p->at[i].region, row->region) == 0)
            return &p->at[i];
    return NULL;
}

static bool place_add(void *context, const struct place_row *row)
{
    struct places *p = context;
    if (p->n == p->cap) {
        int cap = p->cap ? p->cap * 2 : 16;
        struct place *larger = realloc(p->at, (size_t)cap * sizeof *larger);
        if (!larger)
            return false;
        p->at = larger;
        p->cap = cap;
    }
    struct place place = {strdup(row->region), strdup(row->service), row->open, row->newest};
    if (!place.region || !place.service) {
        free(place.region);
        free(place.service);
        return false;
    }
    p->at[p->n++] = place;
    return true;
}

/* `known` is set first: a row that does not fit into memory takes it back. */
static bool place_note(void *context, const struct place_row *row)
{
    struct places *p = context;
    p->known = place_add(p, row);
    return p->known;
}

static int places_read(struct places *p, struct journal *j)
{
    if (p->known)
        return 0;
    places_clear(p);
    p->known = true;
    if (journal_places(j, place_note, p) != 0) {
        p->known = false;
        return -1;
    }
    errno = ENOMEM;
    return p->known ? 0 : -1;
}

int places_on(struct places *p, struct journal *j, const struct place_row *asked)
{
    if (places_read(p, j) != 0)
        return -1;
    const struct place *place = place_find(p, asked);
    if (!place)
        return 0;
    if (asked->newest >= place->newest)
        return place->open;
    return journal_places_on(j, asked->region, asked->service, asked->newest);
}

void places_change(struct places *p, const struct place_row *row)
{
    struct place *place = p->known ? place_find(p, row) : NULL;
    if (!p->known)
        return;
    if (!place) {
        p->known = place_add(p, row);
        return;
    }
    place->open += row->open;
    if (row->newest > place->newest)
        place->newest = row->newest;
}
