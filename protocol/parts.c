/* Parts of replies: see parts.h. A table with open addressing; it doubles when it is half full. */
#include "protocol/parts.h"

#include "engine/arena.h"

#include <string.h>

#define SLOTS_FIRST 256

struct slot {
    struct part_key key; /* of NULL: the slot is free */
    const char *bytes;
    size_t n;
};

struct parts {
    struct arena *arena; /* holds this, too */
    struct slot *slots;
    size_t nslots, used; /* nslots: a power of two */
};

static struct parts *parts_make(struct arena *arena)
{
    struct parts *p = arena_alloc(arena, sizeof *p);
    p->arena = arena;
    p->nslots = SLOTS_FIRST;
    p->slots = arena_array(arena, p->nslots, sizeof *p->slots);
    arena_guard(arena, NULL);
    return p;
}

struct parts *parts_new(size_t limit)
{
    struct arena *arena = arena_new(limit);
    jmp_buf guard;
    if (!arena)
        return NULL;
    if (setjmp(guard)) {
        arena_free(arena);
        return NULL;
    }
    arena_guard(arena, &guard);
    return parts_make(arena);
}

void parts_free(struct parts *p)
{
    if (p)
        arena_free(p->arena);
}

/* Where the key is, or the free slot where it would be. */
static struct slot *slot_of(const struct slot *slots, size_t nslots, struct part_key key)
{
    uint64_t mixed = ((uint64_t)(uintptr_t)key.of >> 3) + key.variant;
    size_t at = (size_t)(mixed * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (nslots - 1);
    while (slots[at].key.of && (slots[at].key.of != key.of || slots[at].key.variant != key.variant))
        at = (at + 1) & (nslots - 1);
    return (struct slot *)&slots[at];
}

const char *parts_find(const struct parts *p, struct part_key key, size_t *n)
{
    const struct slot *slot = slot_of(p->slots, p->nslots, key);
    *n = slot->n;
    return slot->bytes;
}

static void slots_double(struct parts *p)
{
    size_t nslots = p->nslots * 2;
    struct slot *slots = arena_array(p->arena, nslots, sizeof *slots);
    for (size_t i = 0; i < p->nslots; i++)
        if (p->slots[i].key.of)
            *slot_of(slots, nslots, p->slots[i].key) = p->slots[i];
    p->slots = slots;
    p->nslots = nslots;
}

void parts_keep(struct parts *p, struct part_key key, const char *bytes, size_t n)
{
    jmp_buf guard;
    if (setjmp(guard) == 0) { /* else: there is no room, and nothing was changed */
        arena_guard(p->arena, &guard);
        if (p->used * 2 >= p->nslots)
            slots_double(p);
        const char *copy = arena_copy(p->arena, bytes, n);
        *slot_of(p->slots, p->nslots, key) = (struct slot){key, copy, n};
        p->used++;
    }
    arena_guard(p->arena, NULL);
}
