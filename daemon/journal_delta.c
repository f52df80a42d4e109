/* What a turn adds to the counts: summed up in memory, and written once, at the turn's commit. A
 * table with open addressing; keys stand one after another in one block. Nothing here knows what is
 * counted. */
#include "daemon/journal_count.h"

#include "daemon/journal_inner.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEY_FIELDS 6 /* texts; the period stands before them */
#define KEY_BYTES_MAX 512

struct slot {
    size_t at; /* of the key in `keys`, from 1; 0: free */
    uint32_t n;
    uint32_t hash;
    int64_t sum;
};

struct deltas {
    char *keys;
    size_t nkeys, cap_keys;
    struct slot *slots;
    size_t nslots, used;
};

void deltas_clear(struct journal *j)
{
    struct deltas *d = j->deltas;
    if (!d || d->used == 0)
        return;
    memset(d->slots, 0, d->nslots * sizeof *d->slots);
    d->used = d->nkeys = 0;
}

void deltas_free(struct journal *j)
{
    if (!j->deltas)
        return;
    free(j->deltas->keys);
    free(j->deltas->slots);
    free(j->deltas);
    j->deltas = NULL;
}

/* The period's bytes, then the texts, each with its NUL. 0 when they are too long. */
static size_t key_print(const struct count_key *k, char out[KEY_BYTES_MAX])
{
    const char *const fields[KEY_FIELDS] = {k->region, k->kind,  k->item,
                                            k->state,  k->basis, k->gender};
    size_t n = sizeof k->period;
    memcpy(out, &k->period, n);
    for (int i = 0; i < KEY_FIELDS; i++) {
        size_t length = strlen(fields[i]) + 1;
        if (n + length > KEY_BYTES_MAX)
            return 0;
        memcpy(out + n, fields[i], length);
        n += length;
    }
    return n;
}

/* Eight bytes at a time: this runs a few hundred times a decision. */
static uint32_t key_hash(const char *bytes, size_t n)
{
    uint64_t hash = n, word;
    for (; n >= sizeof word; bytes += sizeof word, n -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 32;
    }
    word = 0;
    memcpy(&word, bytes, n);
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(hash >> 32);
}

/* The slot of a key, or the free one where it belongs. */
static struct slot *slot_find(struct deltas *d, const char *key, size_t n, uint32_t hash)
{
    for (size_t i = hash;; i++) {
        struct slot *slot = &d->slots[i & (d->nslots - 1)];
        if (!slot->at ||
            (slot->hash == hash && slot->n == n && memcmp(d->keys + slot->at - 1, key, n) == 0))
            return slot;
    }
}

static int slots_grow(struct deltas *d)
{
    struct slot *old = d->slots;
    size_t nold = d->nslots, n = nold ? nold * 2 : 1024;
    struct slot *slots = calloc(n, sizeof *slots);
    if (!slots)
        return -1;
    d->slots = slots;
    d->nslots = n;
    for (size_t i = 0; i < nold; i++)
        if (old[i].at)
            *slot_find(d, d->keys + old[i].at - 1, old[i].n, old[i].hash) = old[i];
    free(old);
    return 0;
}

static int deltas_room(struct deltas *d, size_t n)
{
    if (2 * (d->used + 1) > d->nslots && slots_grow(d) != 0)
        return -1;
    if (d->keys && d->nkeys + n <= d->cap_keys)
        return 0;
    size_t cap = (d->cap_keys + n) * 2;
    char *keys = realloc(d->keys, cap);
    if (!keys)
        return -1;
    d->keys = keys;
    d->cap_keys = cap;
    return 0;
}

int delta_add(struct journal *j, const struct count_key *k, int by)
{
    char key[KEY_BYTES_MAX];
    size_t n = key_print(k, key);
    if (n == 0)
        return journal_refuse(j, ENAMETOOLONG, "an id is too long to be counted");
    if (!j->deltas)
        j->deltas = calloc(1, sizeof *j->deltas);
    if (!j->deltas || deltas_room(j->deltas, n) != 0)
        return journal_refuse(j, ENOMEM, "there is not enough memory to count");
    uint32_t hash = key_hash(key, n);
    struct slot *slot = slot_find(j->deltas, key, n, hash);
    if (!slot->at) {
        memcpy(j->deltas->keys + j->deltas->nkeys, key, n);
        *slot = (struct slot){.at = j->deltas->nkeys + 1, .n = (uint32_t)n, .hash = hash};
        j->deltas->nkeys += n;
        j->deltas->used++;
    }
    slot->sum += by;
    return 0;
}

static int delta_write(struct journal *j, const struct slot *slot)
{
    struct bound values[KEY_FIELDS + 2];
    const char *field = j->deltas->keys + slot->at - 1;
    int period;
    memcpy(&period, field, sizeof period);
    field += sizeof period;
    for (int i = 0; i < KEY_FIELDS; i++, field += strlen(field) + 1)
        values[i] = BIND_TEXT(field);
    values[KEY_FIELDS] = BIND_INT(period);
    values[KEY_FIELDS + 1] = BIND_INT(slot->sum);
    if (statement_bind(statement(j, DB_STATISTIC_ADD), values, KEY_FIELDS + 2) != SQLITE_OK)
        return journal_fail(j, j->db, "cannot bind a count");
    return statement_run(j, DB_STATISTIC_ADD, "cannot store a count");
}

int deltas_write(struct journal *j)
{
    for (size_t i = 0; j->deltas && i < j->deltas->nslots; i++)
        if (j->deltas->slots[i].at && j->deltas->slots[i].sum != 0 &&
            delta_write(j, &j->deltas->slots[i]) != 0)
            return -1;
    deltas_clear(j);
    return 0;
}
