/* Keys: see key.h. */
#include "daemon/key.h"

#include <assert.h>
#include <errno.h>
#include <setjmp.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define KEYS_BYTES_MAX ((size_t)16 << 20)

struct slot { /* a CURVE key */
    const char *key;
    const struct caller *caller;
};

struct keys {
    struct arena *arena;
    const struct holder *holders; /* NULL: nobody is asked */
    int n;
    const struct slot *slots; /* sorted */
    size_t nslots;
};

struct keys *keys_new(void)
{
    return calloc(1, sizeof(struct keys));
}

void keys_free(struct keys *keys)
{
    if (keys)
        arena_free(keys->arena);
    free(keys);
}

bool keys_asked(const struct keys *keys)
{
    return keys->holders != NULL;
}

bool keys_curve(const struct holder *holders, int n)
{
    for (int i = 0; i < n; i++)
        if (holders[i].nkeys)
            return true;
    return false;
}

bool keys_tokens(const struct holder *holders, int n)
{
    for (int i = 0; i < n; i++)
        if (holders[i].ntokens)
            return true;
    return false;
}

static void caller_copy(struct arena *arena, struct caller *caller)
{
    caller->name = arena_text(arena, caller->name);
    if (!caller->regions)
        return;
    const char **regions = arena_array(arena, (size_t)caller->nregions + 1, sizeof *regions);
    for (int i = 0; i < caller->nregions; i++)
        regions[i] = arena_text(arena, caller->regions[i]);
    caller->regions = regions;
}

static int slot_compare(const void *a, const void *b)
{
    return strcmp(((const struct slot *)a)->key, ((const struct slot *)b)->key);
}

static void slots_make(struct keys *keys)
{
    size_t n = 0;
    struct slot *slots = arena_array(keys->arena, (size_t)keys->n * KEYS_OF_ONE + 1, sizeof *slots);
    for (int i = 0; i < keys->n; i++)
        for (int k = 0; k < keys->holders[i].nkeys; k++)
            slots[n++] = (struct slot){keys->holders[i].keys[k], &keys->holders[i].caller};
    qsort(slots, n, sizeof *slots, slot_compare);
    keys->slots = slots;
    keys->nslots = n;
}

int keys_set(struct keys *keys, const struct holder *holders, int n)
{
    struct arena *arena = arena_new(KEYS_BYTES_MAX);
    jmp_buf guard;
    if (!arena || setjmp(guard)) {
        arena_free(arena);
        errno = ENOMEM;
        return -1;
    }
    arena_guard(arena, &guard);
    struct holder *copies = arena_array(arena, (size_t)n + 1, sizeof *copies);
    for (int i = 0; i < n; i++) {
        copies[i] = holders[i];
        caller_copy(arena, &copies[i].caller);
    }
    struct keys fresh = {.arena = arena, .holders = copies, .n = n};
    slots_make(&fresh);
    arena_guard(arena, NULL);
    arena_free(keys->arena);
    *keys = fresh;
    return 0;
}

static bool hears(const struct holder *holders, int n, const char *key)
{
    for (int i = 0; i < n; i++)
        for (int k = 0; k < holders[i].nkeys; k++)
            if (strcmp(holders[i].keys[k], key) == 0)
                return caller_hears(&holders[i].caller);
    return false;
}

bool keys_silence(const struct keys *keys, const struct holder *holders, int n)
{
    for (size_t i = 0; i < keys->nslots; i++)
        if (caller_hears(keys->slots[i].caller) && !hears(holders, n, keys->slots[i].key))
            return true;
    return false;
}

static const struct caller *without(const struct keys *keys)
{
    return keys_asked(keys) ? &caller_nobody : &caller_local;
}

const struct caller *keys_caller(const struct keys *keys, const char *key)
{
    const struct slot asked = {.key = key}, *found = NULL;
    if (key && keys->nslots)
        found = bsearch(&asked, keys->slots, keys->nslots, sizeof asked, slot_compare);
    return found ? found->caller : without(keys);
}

const struct caller *keys_bearer(const struct keys *keys, const char *token, size_t n)
{
    unsigned char digest[TOKEN_BYTES];
    const struct caller *found = without(keys);
    static_assert(TOKEN_BYTES == crypto_hash_sha256_BYTES, "a token's digest is a SHA-256");
    if (!token)
        return found;
    crypto_hash_sha256(digest, (const unsigned char *)token, n); /* always 0 */
    for (int i = 0; i < keys->n; i++)
        for (int k = 0; k < keys->holders[i].ntokens; k++)
            if (sodium_memcmp(keys->holders[i].tokens[k], digest, sizeof digest) == 0)
                found = &keys->holders[i].caller;
    return found;
}
