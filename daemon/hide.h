/* Hiding counts that are too small to be shown, and enough others that nobody can work them out. */
#ifndef POLKU_DAEMON_HIDE_H
#define POLKU_DAEMON_HIDE_H

#include "daemon/journal_count.h"

#define HIDE_BELOW 5
#define HIDE_ALL "*" /* in the place of a group: all groups together */

struct cell { /* one count */
    struct count_key key;
    int64_t n;
    bool hidden;
};

/* In the order of kind, item, state, period, basis, gender. */
int cells_compare(const struct cell *a, const struct cell *b);

/* Marks what is not shown in one family: all counts above 0 of one thing in one half-year and its
 * months, with the totals over each group and over both (HIDE_ALL). What is marked depends on
 * nothing else, so that no two questions are answered with different marks. The cells are sorted;
 * the arena is for scratch. */
void family_hide(struct arena *arena, struct cell *cells, int n);

#endif
