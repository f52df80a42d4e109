/* The nearest of several names to one that was written (see issue.h). */
#include "engine/issue.h"

#include <string.h>

#define NAME_MAX_BYTES 64

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Slips between two names: letters wrong, missing, too many, or two neighbours swapped (the optimal
 * string alignment distance; F. Damerau, "A technique for computer detection and correction of
 * spelling errors", 1964). Names longer than NAME_MAX_BYTES are never near. */
static int slips(const char *a, const char *b)
{
    size_t na = strlen(a), nb = strlen(b);
    int rows[3][NAME_MAX_BYTES + 1];
    if (na > NAME_MAX_BYTES || nb > NAME_MAX_BYTES)
        return NAME_MAX_BYTES;
    for (size_t j = 0; j <= nb; j++)
        rows[0][j] = (int)j;
    for (size_t i = 1; i <= na; i++) {
        int *now = rows[i % 3], *before = rows[(i + 2) % 3], *two = rows[(i + 1) % 3];
        now[0] = (int)i;
        for (size_t j = 1; j <= nb; j++) {
            now[j] =
                least(before[j - 1] + (a[i - 1] != b[j - 1]), least(before[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], two[j - 2] + 1);
        }
    }
    return rows[na % 3][nb];
}

/* "A22" for "A2.2": short names with a digit or sign left out are still near. */
static int slips_allowed(const char *name)
{
    int third = (int)strlen(name) / 3;
    return third < 1 ? 1 : third > 3 ? 3 : third;
}

const char *nearest_name(const char *name, const char *const *names, int n)
{
    const char *best = NULL;
    int fewest = slips_allowed(name) + 1;
    for (int i = 0; i < n; i++) {
        int found = slips(name, names[i]);
        if (found < fewest) {
            fewest = found;
            best = names[i];
        }
    }
    return best;
}
