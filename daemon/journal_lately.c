/* What the journal remembers of those whom it decided on lately, so as not to look it up again: the
 * client's key, and what the client was counted in last. In memory only, and wiped.
 *
 * Two tables in which each name has a few places that it shares with some others, and who comes
 * later takes the oldest: what is not there is looked up. What must hold: nothing here is ever
 * newer than the turn that is open, nor outlives a key, so both tables are emptied when a turn is
 * rolled back and when a key is destroyed. */
#include "daemon/journal_inner.h"

#include <string.h>

#define PLACES 4  /* that a name may have; the newest first */
#define KEYS 1024 /* groups of them: powers of two */
#define MARKS 2048
#define NAME_BYTES 48 /* longer references are always looked up */

struct lately {
    struct known_key {
        char name[NAME_BYTES]; /* "": free */
        char kind;
        unsigned char id[SUBJECT_BYTES];
        unsigned char key[KEY_BYTES];
    } keys[KEYS][PLACES];
    struct known_mark {
        unsigned char id[SUBJECT_BYTES];
        unsigned char mark[TALLY_MARK_BYTES];
        int month; /* 0: free */
    } marks[MARKS][PLACES];
};

struct lately *lately_new(void)
{
    struct lately *l = sodium_malloc(sizeof *l);
    if (l)
        sodium_memzero(l, sizeof *l);
    return l;
}

void lately_free(struct lately *l)
{
    sodium_free(l); /* wipes it */
}

void lately_clear(struct journal *j)
{
    if (j->lately)
        sodium_memzero(j->lately, sizeof *j->lately);
}

static struct known_key *key_places(struct journal *j, const char *name)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (const char *at = name; *at; at++)
        hash = (hash ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
    return j->lately->keys[(hash ^ hash >> 32) & (KEYS - 1)];
}

bool lately_key(struct journal *j, const char *kind, const char *name, struct subject *out)
{
    if (!j->lately || !*name)
        return false;
    const struct known_key *k = key_places(j, name);
    for (int i = 0; i < PLACES; i++, k++) {
        if (k->kind != *kind || strncmp(k->name, name, NAME_BYTES) != 0)
            continue;
        memcpy(out->id, k->id, sizeof out->id);
        memcpy(out->key, k->key, sizeof out->key);
        return true;
    }
    return false;
}

/* Only of a name that was not found. */
void lately_key_keep(struct journal *j, const char *kind, const char *name,
                     const struct subject *subject)
{
    size_t n = strlen(name);
    if (!j->lately || n == 0 || n >= NAME_BYTES)
        return;
    struct known_key *k = key_places(j, name);
    memmove(k + 1, k, (PLACES - 1) * sizeof *k);
    memcpy(k->name, name, n + 1);
    k->kind = *kind;
    memcpy(k->id, subject->id, sizeof k->id);
    memcpy(k->key, subject->key, sizeof k->key);
}

static struct known_mark *mark_places(struct journal *j, const struct subject *subject)
{
    uint32_t random; /* a subject's id is */
    memcpy(&random, subject->id, sizeof random);
    return j->lately->marks[random & (MARKS - 1)];
}

/* The subject's own place, else the last, which is the oldest. */
static int mark_place(const struct known_mark *m, const struct subject *subject)
{
    int i = 0;
    while (i < PLACES - 1 && memcmp(m[i].id, subject->id, sizeof m->id) != 0)
        i++;
    return i;
}

bool lately_counted(struct journal *j, const struct subject *subject, const struct tally *tally,
                    int month)
{
    if (!j->lately || !tally->marked)
        return false;
    const struct known_mark *m = mark_places(j, subject);
    m += mark_place(m, subject);
    return m->month == month && memcmp(m->id, subject->id, sizeof m->id) == 0 &&
           memcmp(m->mark, tally->mark, sizeof m->mark) == 0;
}

void lately_count_keep(struct journal *j, const struct subject *subject, const struct tally *tally,
                       int month)
{
    if (!j->lately)
        return;
    struct known_mark *m = mark_places(j, subject);
    memmove(m + 1, m, (size_t)mark_place(m, subject) * sizeof *m);
    *m = (struct known_mark){.month = tally->marked ? month : 0};
    memcpy(m->id, subject->id, sizeof m->id);
    memcpy(m->mark, tally->mark, sizeof m->mark);
}
