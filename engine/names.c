/* Names: see names.h. One table with open addressing, less than half full. */
#include "engine/names.h"

#include <string.h>

#define OF_MODEL (-1) /* the facts themselves, beside the options of each */

struct slot {
    const char *id; /* NULL: the slot is free */
    int of, index;
};

struct names {
    struct slot *slots;
    uint32_t mask;
};

/* Made of an id's ends and its length: most ids differ there. */
static uint32_t id_hash(int of, const char *id)
{
    size_t n = strlen(id);
    uint64_t head = 0, tail = 0;
    memcpy(&head, id, n < sizeof head ? n : sizeof head);
    if (n > sizeof tail)
        memcpy(&tail, id + (n - sizeof tail), sizeof tail);
    uint64_t mixed = (head ^ (uint64_t)(unsigned)of) * UINT64_C(0x9E3779B97F4A7C15) + tail + n;
    return (uint32_t)((mixed ^ mixed >> 29) * UINT64_C(0xBF58476D1CE4E5B9) >> 32);
}

/* Where the name is, or the free slot where it would be. */
static struct slot *slot_of(const struct names *names, int of, const char *id)
{
    uint32_t at = id_hash(of, id) & names->mask;
    while (names->slots[at].id &&
           (names->slots[at].of != of || strcmp(names->slots[at].id, id) != 0))
        at = (at + 1) & names->mask;
    return &names->slots[at];
}

static void name_add(struct names *names, int of, const char *id, int index)
{
    struct slot *slot = slot_of(names, of, id);
    if (!slot->id)
        *slot = (struct slot){id, of, index};
}

const struct names *names_make(struct arena *arena, const struct model *m)
{
    struct names *names = arena_alloc(arena, sizeof *names);
    size_t n = (size_t)m->nfacts, size = 1;
    for (int i = 0; i < m->nfacts; i++)
        n += (size_t)m->facts[i].noptions;
    while (size <= 2 * n)
        size *= 2;
    names->slots = arena_array(arena, size, sizeof *names->slots);
    names->mask = (uint32_t)(size - 1);
    for (int i = 0; i < m->nfacts; i++) {
        name_add(names, OF_MODEL, m->facts[i].common.id, i);
        for (int k = 0; k < m->facts[i].noptions; k++)
            name_add(names, i, m->facts[i].options[k].id, k);
    }
    return names;
}

static int name_find(const struct names *names, int of, const char *id)
{
    const struct slot *slot = slot_of(names, of, id);
    return slot->id ? slot->index : -1;
}

int names_fact(const struct names *names, const char *id)
{
    return name_find(names, OF_MODEL, id);
}

int names_option(const struct names *names, int fact, const char *id)
{
    return name_find(names, fact, id);
}
