/* What the connections of one file share while it is open: the index of SQLite's log, and locks on
 * its parts. In memory, and for one thread. Included by power.h alone. */
#ifndef POLKU_TESTS_POWER_SHARED_H
#define POLKU_TESTS_POWER_SHARED_H

#include <sqlite3.h>
#include <stdlib.h>

#define SHARED_REGIONS 64

struct shared {
    void *regions[SHARED_REGIONS];
    int users;
    int readers[SQLITE_SHM_NLOCK], writers[SQLITE_SHM_NLOCK];
};

static int shared_region(struct shared *s, int region, int size, int extend, void volatile **out)
{
    if (region >= SHARED_REGIONS)
        return SQLITE_FULL;
    if (!s->regions[region] && extend && !(s->regions[region] = calloc(1, (size_t)size)))
        abort();
    *out = s->regions[region];
    return SQLITE_OK;
}

static int shared_lock(struct shared *s, int from, int n, int flags)
{
    int *held = flags & SQLITE_SHM_SHARED ? s->readers : s->writers;
    if (flags & SQLITE_SHM_LOCK)
        for (int i = from; i < from + n; i++)
            if (s->writers[i] || (held == s->writers && s->readers[i]))
                return SQLITE_BUSY;
    for (int i = from; i < from + n; i++)
        held[i] += flags & SQLITE_SHM_LOCK ? 1 : -1;
    return SQLITE_OK;
}

static void shared_leave(struct shared *s)
{
    if (--s->users > 0)
        return;
    for (int i = 0; i < SHARED_REGIONS; i++)
        free(s->regions[i]);
    *s = (struct shared){0};
}

#endif
