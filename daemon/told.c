/* Events of one turn: see told.h. */
#include "daemon/told.h"

#include "daemon/clock.h"
#include "protocol/out.h"

#include <string.h>

static void queue_add(struct told *t, struct arena *arena, const struct event_row *row)
{
    struct out o;
    char at[CLOCK_TEXT];
    clock_print(row->at, at);
    out_init(&o, arena, strlen(row->body) + 128);
    out_object(&o);
    out_int_at(&o, "number", row->number);
    out_string_at(&o, "at", at);
    out_string_at(&o, "topic", row->topic);
    out_key(&o, "body");
    out_json(&o, row->body, strlen(row->body));
    out_object_end(&o);
    ARENA_ROOM(arena, t->queue, t->n, t->cap);
    t->queue[t->n++] = (struct message){arena_text(arena, row->topic), o.data, o.n};
}

int told_add(struct told *t, struct arena *arena, struct journal *j, struct event_row *row)
{
    if (journal_event_put(j, row) != 0)
        return -1;
    queue_add(t, arena, row);
    return 0;
}

/* ---- obstacles ------------------------------------------------------------------------------- */

void told_met(struct told *t, struct arena *arena, const char *region, const char *obstacle)
{
    for (int i = 0; i < t->nmet; i++)
        if (strcmp(t->met[i].region, region) == 0 && strcmp(t->met[i].obstacle, obstacle) == 0) {
            t->met[i].n++;
            return;
        }
    ARENA_ROOM(arena, t->met, t->nmet, t->cap_met);
    t->met[t->nmet++] = (struct met){region, obstacle, 1};
}

/* All of one region: those before it in the list are told already. */
static struct out region_print(struct told *t, struct arena *arena, int first)
{
    const char *region = t->met[first].region;
    struct out o;
    out_init(&o, arena, 256);
    out_object(&o);
    out_string_at(&o, "region", region);
    out_key(&o, "obstacles");
    out_array(&o);
    for (int i = first; i < t->nmet; i++) {
        struct met *met = &t->met[i];
        if (met->n == 0 || strcmp(met->region, region) != 0)
            continue;
        out_object(&o);
        out_string_at(&o, "obstacle", met->obstacle);
        out_int_at(&o, "count", met->n);
        out_object_end(&o);
        met->n = 0;
    }
    out_array_end(&o);
    out_object_end(&o);
    return o;
}

int told_obstacles(struct told *t, struct arena *arena, struct journal *j)
{
    for (int i = 0; i < t->nmet; i++) {
        if (t->met[i].n == 0)
            continue;
        struct out body = region_print(t, arena, i);
        struct event_row row = {.at = clock_ms(),
                                .topic = arena_printf(arena, "obstacle.%s", t->met[i].region),
                                .body = arena_copy(arena, body.data, body.n)};
        if (told_add(t, arena, j, &row) != 0)
            return -1;
    }
    return 0;
}
