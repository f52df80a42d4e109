/* Hiding: see hide.h. A cell of fewer than five clients is hidden. Where its neighbours and their
 * total would give it away, the smallest of the neighbours is hidden too, until at least two cells
 * are hidden there and five clients are in those together. Neighbours are cells that differ only in
 * the period, only in the basis of residence or only in the gender: for these a total can be asked
 * for. Services, obstacles and questions have no such total: a client has several. */
#include "daemon/hide.h"

#include <stdlib.h>
#include <string.h>

static int compare_one(const struct count_key *a, const struct count_key *b, enum hide_along along)
{
    switch (along) {
    case HIDE_ALONG_PERIOD: return (a->period > b->period) - (a->period < b->period);
    case HIDE_ALONG_BASIS: return strcmp(a->basis, b->basis);
    case HIDE_ALONG_GENDER: return strcmp(a->gender, b->gender);
    case HIDE_ALONGS: break;
    }
    return 0;
}

/* All but what `without` names. */
static int compare_others(const struct cell *a, const struct cell *b, enum hide_along without)
{
    int order = without == HIDE_ALONG_PERIOD ? 0 : compare_one(&a->key, &b->key, HIDE_ALONG_PERIOD);
    if (order == 0)
        order = strcmp(a->key.kind, b->key.kind);
    if (order == 0)
        order = strcmp(a->key.item, b->key.item);
    if (order == 0)
        order = strcmp(a->key.state, b->key.state);
    for (int i = HIDE_ALONG_BASIS; order == 0 && i < HIDE_ALONGS; i++)
        if (i != (int)without)
            order = compare_one(&a->key, &b->key, (enum hide_along)i);
    return order;
}

int cells_compare(const struct cell *a, const struct cell *b)
{
    return compare_others(a, b, HIDE_ALONGS);
}

static int compare_neighbours(const void *a, const void *b, void *along)
{
    const struct cell *x = *(struct cell *const *)a, *y = *(struct cell *const *)b;
    int order = compare_others(x, y, *(const enum hide_along *)along);
    return order ? order : cells_compare(x, y);
}

/* Hides one more of the neighbours when the hidden ones could be worked out. */
static bool neighbours_hide(struct cell **cells, int n)
{
    int64_t sum = 0;
    int hidden = 0;
    struct cell *smallest = NULL;
    for (int i = 0; i < n; i++)
        if (cells[i]->hidden) {
            sum += cells[i]->n;
            hidden++;
        } else if (!smallest || cells[i]->n < smallest->n) {
            smallest = cells[i];
        }
    if (!smallest || hidden == 0 || (hidden > 1 && sum >= HIDE_BELOW))
        return false;
    smallest->hidden = true;
    return true;
}

static bool along_hide(struct cell **sorted, int n, enum hide_along along)
{
    bool changed = false;
    for (int from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && compare_others(sorted[from], sorted[to], along) == 0;)
            to++;
        while (neighbours_hide(sorted + from, to - from))
            changed = true;
    }
    return changed;
}

void cells_hide(struct arena *arena, struct cell *cells, int n, const bool along[HIDE_ALONGS])
{
    struct cell **sorted[HIDE_ALONGS] = {NULL};
    for (int i = 0; i < n; i++)
        cells[i].hidden = cells[i].people < HIDE_BELOW;
    for (int k = 0; k < HIDE_ALONGS; k++) {
        enum hide_along way = (enum hide_along)k;
        sorted[k] = arena_array(arena, (size_t)n + 1, sizeof **sorted);
        for (int i = 0; i < n; i++)
            sorted[k][i] = &cells[i];
        qsort_r(sorted[k], (size_t)n, sizeof **sorted, compare_neighbours, &way);
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (int k = 0; k < HIDE_ALONGS; k++)
            if (along[k] && along_hide(sorted[k], n, (enum hide_along)k))
                changed = true;
    }
}
