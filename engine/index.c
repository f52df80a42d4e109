/* Matches a situation against the index, and answers its tests: see index.h. */
#include "engine/index.h"

#include <string.h>

static bool value_empty(const struct value *v)
{
    return !v->known && !v->known_members;
}

/* The row of a column that a value stands for: its class, or the last one for an unknown value; -1
 * for choices of which only some members are known. */
static int column_row(const struct column *c, const struct value *v)
{
    if (!c->members)
        return v->known ? c->class_of[v->n - c->low] : c->nclasses;
    uint64_t known = v->known ? c->members : v->known_members & c->members;
    if (known == c->members)
        return c->class_of[v->members & c->members];
    return known ? -1 : c->nclasses;
}

static void column_answer(const struct situation *s, const struct column *c, uint8_t *answers)
{
    size_t n = (size_t)c->ntests;
    int row = column_row(c, &s->facts[c->fact]);
    if (row >= 0)
        memcpy(answers + c->first_test, c->vectors + (size_t)row * n, n);
    for (int i = 0; row < 0 && i < c->ntests; i++)
        answers[c->first_test + i] = (uint8_t)test_eval(s->model->tests[c->first_test + i], s);
}

const uint8_t *tests_eval(const struct situation *s)
{
    const struct index *index = s->model->index;
    size_t n = (size_t)s->model->ntests;
    uint8_t *answers = memcpy(arena_raw(s->arena, n + 1), index->unknown, n + 1);
    for (int i = 0; i < index->ncolumns; i++)
        if (!value_empty(&s->facts[index->columns[i].fact]))
            column_answer(s, &index->columns[i], answers);
    for (int i = 0; i < index->nloose; i++)
        answers[index->loose[i]] = (uint8_t)test_eval(s->model->tests[index->loose[i]], s);
    return answers;
}

/* So many words at a time stay in registers while all rows pass. */
#define BLOCK 16

static void rows_and(uint64_t *restrict to, const uint64_t *const *rows, int nrows, int words)
{
    int i = 0;
    for (; i + BLOCK <= words; i += BLOCK) {
        uint64_t all[BLOCK];
        memcpy(all, to + i, sizeof all);
        for (int r = 0; r < nrows; r++)
            for (int k = 0; k < BLOCK; k++)
                all[k] &= rows[r][i + k];
        memcpy(to + i, all, sizeof all);
    }
    for (; i < words; i++)
        for (int r = 0; r < nrows; r++)
            to[i] &= rows[r][i];
}

static void clear_into(uint64_t *restrict to, const uint64_t *restrict with, int words)
{
    for (int i = 0; i < words; i++)
        to[i] &= ~with[i];
}

static void residue_match(const struct residue *r, const uint8_t *answers,
                          const struct matched *out)
{
    enum truth value =
        bit_get(out->open, r->service) ? clause_value(r->clause, answers) : TRUTH_FALSE;
    if (value != TRUTH_TRUE)
        bit_clear(out->sure, r->service);
    if (value == TRUTH_FALSE)
        bit_clear(out->open, r->service);
}

struct rows {               /* bitmaps that are to be anded */
    const uint64_t **known; /* for both sure and open */
    const uint64_t **sure, **open;
    int nknown, nunknown;
};

static void column_rows(const struct column *c, const struct value *v, size_t words,
                        struct rows *rows)
{
    int row = column_row(c, v);
    if (row < 0)
        return;
    const uint64_t *accepts = c->accepts + (size_t)row * words;
    if (row < c->nclasses) {
        rows->known[rows->nknown++] = accepts;
        return;
    }
    rows->sure[rows->nunknown] = accepts;
    rows->open[rows->nunknown++] = accepts + words;
}

/* Choices of which only some members are known. */
static void column_parts_match(const struct situation *s, const struct column *c,
                               const uint8_t *answers, const struct matched *out)
{
    if (column_row(c, &s->facts[c->fact]) >= 0)
        return;
    for (int i = 0; i < c->nparts; i++) {
        residue_match(&c->parts[i], answers, out);
        bit_set(out->doubtful, c->parts[i].service);
    }
}

static void columns_match(const struct situation *s, const uint8_t *answers,
                          const struct matched *out)
{
    const struct index *index = s->model->index;
    size_t n = (size_t)index->ncolumns + 1;
    const uint64_t **room = arena_raw(s->arena, n * 3 * sizeof *room);
    struct rows rows = {.known = room, .sure = room + n, .open = room + 2 * n};
    for (int i = 0; i < index->ncolumns; i++)
        if (index->columns[i].accepts)
            column_rows(&index->columns[i], &s->facts[index->columns[i].fact], (size_t)index->words,
                        &rows);
    rows_and(out->open, rows.known, rows.nknown, index->words);
    memcpy(out->sure, out->open, (size_t)index->words * sizeof *out->sure);
    rows_and(out->sure, rows.sure, rows.nunknown, index->words);
    rows_and(out->open, rows.open, rows.nunknown, index->words);
    for (int i = 0; i < index->ncolumns; i++)
        if (index->columns[i].accepts && index->columns[i].members)
            column_parts_match(s, &index->columns[i], answers, out);
}

static void refusal_match(const struct refusal *r, enum truth answer, int words,
                          const struct matched *out)
{
    if (answer != TRUTH_FALSE)
        clear_into(out->sure, r->when_true, words);
    if (answer != TRUTH_TRUE)
        clear_into(out->sure, r->when_false, words);
    if (answer == TRUTH_TRUE)
        clear_into(out->open, r->when_true, words);
    if (answer == TRUTH_FALSE)
        clear_into(out->open, r->when_false, words);
}

void index_match(const struct situation *s, const uint8_t *answers, const struct matched *out)
{
    const struct index *index = s->model->index;
    size_t bytes = (size_t)index->words * sizeof *out->sure;
    memcpy(out->open, index->audience[s->audience], bytes); /* columns_match copies it to sure */
    memcpy(out->doubtful, index->tangled, bytes);
    columns_match(s, answers, out);
    for (int i = 0; i < index->nrefusals; i++)
        refusal_match(&index->refusals[i], (enum truth)answers[index->refusals[i].test],
                      index->words, out);
    for (int i = 0; i < index->nresidues; i++)
        residue_match(&index->residues[i], answers, out);
}
