/* Hiding: see hide.h.
 *
 * The counts of a month or a half-year are a table of bases of residence by genders, with its sums.
 * Every row and every column is an equation: what is in it adds up to its sum. So somebody who sees
 * all tables can work out a hidden cell when the equations leave it one value. Three rules prevent
 * that, and are applied until nothing changes:
 *
 *   a line with a hidden cell and a shown sum has two hidden cells or more, with enough clients in
 *   them that each may have five different values;
 *   a hidden cell lies on a circle of hidden cells from row to column to row, since what is on no
 *   circle follows from the rest;
 *   of the months of a half-year none is hidden alone, and a half-year of one month shares its
 * fate.
 *
 * The smallest cell that helps is hidden next. */
#include "daemon/hide.h"

#include <stdlib.h>
#include <string.h>

#define PERIODS 7 /* a half-year and its months */

struct table { /* of one period */
    const char **bases, **genders;
    int nbases, ngenders;
    struct cell **at; /* nbases × ngenders; NULL: nobody, which everybody sees */
};

static int compare_what(const struct count_key *a, const struct count_key *b)
{
    int order = strcmp(a->kind, b->kind);
    if (order == 0)
        order = strcmp(a->item, b->item);
    return order ? order : strcmp(a->state, b->state);
}

int cells_compare(const struct cell *a, const struct cell *b)
{
    int order = compare_what(&a->key, &b->key);
    if (order == 0)
        order = (a->key.period > b->key.period) - (a->key.period < b->key.period);
    if (order == 0)
        order = strcmp(a->key.basis, b->key.basis);
    return order ? order : strcmp(a->key.gender, b->key.gender);
}

/* ---- tables ---------------------------------------------------------------------------------- */

static int name_find(const char **names, int *n, const char *name)
{
    int i = 0;
    while (i < *n && strcmp(names[i], name) != 0)
        i++;
    if (i == *n)
        names[(*n)++] = name;
    return i;
}

/* HIDE_ALL is the first name of both: row 0 and column 0 are the sums. */
static void table_make(struct table *t, struct arena *arena, struct cell *cells, int n)
{
    *t = (struct table){.bases = arena_array(arena, (size_t)n + 1, sizeof *t->bases),
                        .genders = arena_array(arena, (size_t)n + 1, sizeof *t->genders)};
    name_find(t->bases, &t->nbases, HIDE_ALL);
    name_find(t->genders, &t->ngenders, HIDE_ALL);
    for (int i = 0; i < n; i++) {
        name_find(t->bases, &t->nbases, cells[i].key.basis);
        name_find(t->genders, &t->ngenders, cells[i].key.gender);
    }
    t->at = arena_array(arena, (size_t)t->nbases * (size_t)t->ngenders, sizeof(struct cell *));
    for (int i = 0; i < n; i++) {
        int b = name_find(t->bases, &t->nbases, cells[i].key.basis);
        int g = name_find(t->genders, &t->ngenders, cells[i].key.gender);
        t->at[b * t->ngenders + g] = &cells[i];
    }
}

static struct cell *smaller_shown(struct cell *best, struct cell *cell)
{
    return cell && !cell->hidden && (!best || cell->n < best->n) ? cell : best;
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* A row or a column: its sum, then what makes it up, `step` apart. True when one more was hidden.
 */
static bool line_hide(struct cell **line, int n, int step)
{
    struct cell *sum = line[0], *smallest = NULL;
    int64_t room = 0; /* how far the hidden ones can be shifted among each other */
    int hidden = 0;
    for (int i = 1; i < n; i++) {
        struct cell *cell = line[i * step];
        smallest = smaller_shown(smallest, cell);
        if (cell && cell->hidden) {
            hidden++;
            room += cell->n - 1;
        }
    }
    if (!sum || (hidden == 0 && !sum->hidden))
        return false;
    if (hidden > 0 && (sum->hidden || (hidden > 1 && room >= HIDE_BELOW - 1)))
        return false;
    if (!smallest)
        smallest = sum;
    smallest->hidden = true;
    return true;
}

static bool lines_hide(struct table *t)
{
    bool changed = false;
    for (int b = 0; b < t->nbases; b++)
        while (line_hide(t->at + b * t->ngenders, t->ngenders, 1))
            changed = true;
    for (int g = 0; g < t->ngenders; g++)
        while (line_hide(t->at + g, t->nbases, t->ngenders))
            changed = true;
    return changed;
}

/* ---- circles --------------------------------------------------------------------------------- */

/* Rows and columns are places, hidden cells are ways between them. Marks (rows first, then columns)
 * what can be reached without the cell from its row (1) and from its column (2). True when these
 * meet: then the cell is on a circle. */
static bool on_circle(const struct table *t, int cell, char *marks)
{
    memset(marks, 0, (size_t)(t->nbases + t->ngenders));
    marks[cell / t->ngenders] = 1;
    marks[t->nbases + cell % t->ngenders] = 2;
    for (bool more = true; more;) {
        more = false;
        for (int i = 0; i < t->nbases * t->ngenders; i++) {
            char *row = &marks[i / t->ngenders], *column = &marks[t->nbases + i % t->ngenders];
            if (i == cell || !t->at[i] || !t->at[i]->hidden || *row == *column)
                continue;
            if (*row && *column)
                return true;
            *row = *column = *row ? *row : *column;
            more = true;
        }
    }
    return false;
}

/* The smallest shown cell between both sides; where there is none, one that leads further. */
static struct cell *circle_close(const struct table *t, const char *marks)
{
    struct cell *best = NULL, *further = NULL;
    for (int i = 0; i < t->nbases * t->ngenders; i++) {
        char row = marks[i / t->ngenders], column = marks[t->nbases + i % t->ngenders];
        if (row != column)
            further = smaller_shown(further, t->at[i]);
        if (row + column == 3)
            best = smaller_shown(best, t->at[i]);
    }
    return best ? best : further;
}

static bool circles_hide(struct table *t, char *marks)
{
    for (int i = 0; i < t->nbases * t->ngenders; i++) {
        if (!t->at[i] || !t->at[i]->hidden || on_circle(t, i, marks))
            continue;
        struct cell *other = circle_close(t, marks);
        if (!other)
            continue; /* nothing else is there to be hidden */
        other->hidden = true;
        return true;
    }
    return false;
}

static bool table_hide(struct table *t, char *marks)
{
    bool changed = false;
    while (lines_hide(t) || circles_hide(t, marks))
        changed = true;
    return changed;
}

/* ---- months ---------------------------------------------------------------------------------- */

static int compare_groups(const void *a, const void *b)
{
    const struct cell *x = *(struct cell *const *)a, *y = *(struct cell *const *)b;
    int order = strcmp(x->key.basis, y->key.basis);
    if (order == 0)
        order = strcmp(x->key.gender, y->key.gender);
    return order ? order : (x->key.period > y->key.period) - (x->key.period < y->key.period);
}

static bool same_groups(const struct cell *a, const struct cell *b)
{
    return strcmp(a->key.basis, b->key.basis) == 0 && strcmp(a->key.gender, b->key.gender) == 0;
}

static bool cell_hide(struct cell *cell)
{
    bool shown = cell && !cell->hidden;
    if (shown)
        cell->hidden = true;
    return shown;
}

/* A half-year, which comes first if it is there, and its months, of one group. */
static bool months_of_group(struct cell **cells, int n)
{
    int first = cells[0]->key.period < PERIOD_MONTHS, hidden = 0;
    struct cell *smallest = NULL;
    for (int i = first; i < n; i++) {
        hidden += cells[i]->hidden;
        smallest = smaller_shown(smallest, cells[i]);
    }
    if (first && n == 2 && (hidden || cells[0]->hidden))
        return cell_hide(cells[0]) || cell_hide(cells[1]);
    return hidden == 1 && cell_hide(smallest);
}

static bool months_hide(struct cell **sorted, int n)
{
    bool changed = false;
    for (int from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && same_groups(sorted[from], sorted[to]);)
            to++;
        changed |= months_of_group(sorted + from, to - from);
    }
    return changed;
}

/* ---- a family -------------------------------------------------------------------------------- */

static int tables_make(struct arena *arena, struct cell *cells, int n, struct table *tables)
{
    int ntables = 0;
    for (int from = 0, to; from < n && ntables < PERIODS; from = to) {
        for (to = from + 1; to < n && cells[to].key.period == cells[from].key.period;)
            to++;
        table_make(&tables[ntables++], arena, cells + from, to - from);
    }
    return ntables;
}

void family_hide(struct arena *arena, struct cell *cells, int n)
{
    bool small = false;
    for (int i = 0; i < n; i++) {
        cells[i].hidden = cells[i].n < HIDE_BELOW;
        small |= cells[i].hidden;
    }
    if (!small)
        return;
    struct table tables[PERIODS];
    struct cell **sorted = arena_array(arena, (size_t)n, sizeof(struct cell *));
    char *marks = arena_array(arena, 2 * (size_t)n + 2, sizeof *marks);
    for (int i = 0; i < n; i++)
        sorted[i] = &cells[i];
    int ntables = tables_make(arena, cells, n, tables);
    qsort(sorted, (size_t)n, sizeof(struct cell *), compare_groups);
    for (bool changed = true; changed;) {
        changed = false;
        for (int i = 0; i < ntables; i++)
            changed |= table_hide(&tables[i], marks);
        changed |= months_hide(sorted, n);
    }
}
