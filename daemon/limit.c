/* Limits: see limit.h. A bucket a caller and limit: it holds what may be asked in one second, and
 * fills again evenly. A caller who has been quiet for a second has full buckets, so it need not be
 * remembered: its place is another's when there is no other free. */
#include "daemon/limit.h"

#include <sodium.h>
#include <stdlib.h>

#define METERS 8192 /* a power of two */
#define PROBES 16
#define SECOND INT64_C(1000000)

const char *const limit_ids[LIMITS] = {[LIMIT_CALLS] = "calls_a_second",
                                       [LIMIT_SEARCHES] = "searches_a_second",
                                       [LIMIT_AT_ONCE] = "calls_at_once"};

struct meter {
    uint64_t who;                /* 0: free */
    int64_t at;                  /* when the buckets were filled last */
    int64_t left[LIMIT_AT_ONCE]; /* microseconds' worth: a second's is a full bucket */
};

struct meters {
    unsigned char key[crypto_shorthash_KEYBYTES]; /* nobody can choose to share a place */
    struct meter list[METERS];
};

struct meters *meters_new(void)
{
    struct meters *m = calloc(1, sizeof *m);
    if (m)
        randombytes_buf(m->key, sizeof m->key);
    return m;
}

void meters_free(struct meters *m)
{
    free(m);
}

uint64_t meter_id(const struct meters *m, const void *bytes, size_t n)
{
    union {
        unsigned char bytes[crypto_shorthash_BYTES];
        uint64_t number;
    } hash;
    crypto_shorthash(hash.bytes, bytes, n, m->key); /* always 0 */
    return hash.number ? hash.number : 1;
}

/* The caller's own place, or that of the one who has been quiet longest. */
static struct meter *meter_find(struct meters *m, uint64_t who)
{
    struct meter *oldest = &m->list[who & (METERS - 1)];
    for (uint64_t i = 0; i < PROBES; i++) {
        struct meter *at = &m->list[(who + i) & (METERS - 1)];
        if (at->who == who)
            return at;
        if (oldest->who && (!at->who || at->at < oldest->at))
            oldest = at;
    }
    *oldest = (struct meter){.who = who, .left = {SECOND, SECOND}};
    return oldest;
}

static void meter_fill(struct meter *meter, int64_t now)
{
    int64_t since = now - meter->at;
    for (int i = 0; i < LIMIT_AT_ONCE; i++)
        meter->left[i] = meter->left[i] + since > SECOND ? SECOND : meter->left[i] + since;
    meter->at = now;
}

int64_t meter_take(struct meters *m, uint64_t who, enum limit limit, int a_second, int64_t now)
{
    int64_t price = SECOND / a_second;
    struct meter *meter = meter_find(m, who);
    meter_fill(meter, now);
    if (meter->left[limit] < price)
        return (price - meter->left[limit]) / 1000 + 1;
    meter->left[limit] -= price;
    return 0;
}
