/* Hiding counts that are too small to be shown, and enough others that nobody can work them out. */
#ifndef POLKU_DAEMON_HIDE_H
#define POLKU_DAEMON_HIDE_H

#include "daemon/journal_count.h"

#define HIDE_BELOW 5

struct cell { /* one row of a statistic; texts "" where the row tells nothing of it */
    struct count_key key;
    int64_t n;
    int64_t people; /* so many different clients are certainly in it */
    bool hidden;
};

/* Those along which the cells of a statistic add up to a total that can be asked for. */
enum hide_along { HIDE_ALONG_PERIOD, HIDE_ALONG_BASIS, HIDE_ALONG_GENDER, HIDE_ALONGS };

/* In the order of rows: period, kind, item, state, basis, gender. */
int cells_compare(const struct cell *a, const struct cell *b);

/* Marks what is not shown. `along`: of each enum hide_along, whether the cells are told apart by
 * it. The cells stand in order. */
void cells_hide(struct arena *arena, struct cell *cells, int n, const bool along[HIDE_ALONGS]);

#endif
