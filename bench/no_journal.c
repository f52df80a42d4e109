/* A journal that keeps nothing, to measure what the real one costs. It is linked into a program of
 * bench/ alone; the daemon that is shipped cannot answer without storing. */
#include "daemon/journal.h"

#include <stddef.h>

static char kept_nowhere;

struct journal *journal_open(struct arena *arena, const char *dir, enum journal_mode mode,
                             const char **why)
{
    (void)arena, (void)dir, (void)mode, (void)why;
    return (struct journal *)(void *)&kept_nowhere;
}

void journal_close(struct journal *j)
{
    (void)j;
}

const char *journal_error(const struct journal *j)
{
    (void)j;
    return "";
}

int journal_image(struct journal *j, const char *digest, const char *bytes, size_t n)
{
    (void)j, (void)digest, (void)bytes, (void)n;
    return 0;
}

int journal_image_get(struct journal *j, struct arena *arena, const char *digest,
                      const char **bytes, size_t *n)
{
    (void)j, (void)arena, (void)digest, (void)bytes;
    *n = 0;
    return 0;
}

int journal_begin(struct journal *j)
{
    (void)j;
    return 0;
}

int journal_append(struct journal *j, struct entry *entry)
{
    (void)j, (void)entry;
    return 0;
}

int journal_commit(struct journal *j)
{
    (void)j;
    return 0;
}

void journal_rollback(struct journal *j)
{
    (void)j;
}

int journal_get(struct journal *j, struct arena *arena, const char *id, struct entry *out)
{
    (void)j, (void)arena, (void)id, (void)out;
    return 0;
}

int journal_find(struct journal *j, struct arena *arena, const char *request_id, struct entry *out)
{
    (void)j, (void)arena, (void)request_id, (void)out;
    return 0;
}

int journal_answer_put(struct journal *j, const struct entry *entry)
{
    (void)j, (void)entry;
    return 0;
}

int journal_answer_get(struct journal *j, struct arena *arena, const char *request_id,
                       struct entry *out)
{
    (void)j, (void)arena, (void)request_id, (void)out;
    return 0;
}

int journal_list(struct journal *j, struct arena *arena, const struct journal_filter *filter,
                 bool (*each)(void *context, const struct entry *entry), void *context)
{
    (void)j, (void)arena, (void)filter, (void)each, (void)context;
    return 0;
}

int64_t journal_verify(struct journal *j, struct arena *arena, int64_t from, int64_t to,
                       struct broken_link **broken, int *nbroken)
{
    (void)j, (void)arena, (void)from, (void)to, (void)broken;
    *nbroken = 0;
    return 0;
}
