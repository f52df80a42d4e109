/* Matches a situation against the index, and answers its tests: see index.h. */
#include "engine/index.h"

#include <string.h>

/* The row of a column that a value stands for: its class, or the last one for an unknown value; -1
 * for choices of which only some members are known. */
static int column_row(const struct model *m, const struct column *c, const struct value *v)
{
    const struct fact *f = &m->facts[c->fact];
    if (f->kind != FACT_CHOICES)
        return v->known ? c->class_of[v->n - c->low] : c->nclasses;
    uint64_t all = (UINT64_C(1) << f->noptions) - 1;
    if (v->known || (v->known_members & all) == all)
        return c->class_of[v->members & all];
    return v->known_members & all ? -1 : c->nclasses;
}

static void column_answer(const struct situation *s, const struct column *c, uint8_t *answers)
{
    size_t n = (size_t)c->ntests;
    int row = column_row(s->model, c, &s->facts[c->fact]);
    if (row >= 0)
        memcpy(answers + c->first_test, c->vectors + (size_t)row * n, n);
    for (int i = 0; row < 0 && i < c->ntests; i++)
        answers[c->first_test + i] = (uint8_t)test_eval(s->model->tests[c->first_test + i], s);
}

const uint8_t *tests_eval(const struct situation *s)
{
    const struct index *index = s->model->index;
    uint8_t *answers = arena_alloc(s->arena, (size_t)s->model->ntests + 1);
    for (int i = 0; i < index->ncolumns; i++)
        column_answer(s, &index->columns[i], answers);
    for (int i = 0; i < index->nloose; i++)
        answers[index->loose[i]] = (uint8_t)test_eval(s->model->tests[index->loose[i]], s);
    return answers;
}

static void and_into(uint64_t *restrict to, const uint64_t *restrict with, int words)
{
    for (int i = 0; i < words; i++)
        to[i] &= with[i];
}

static void clear_into(uint64_t *restrict to, const uint64_t *restrict with, int words)
{
    for (int i = 0; i < words; i++)
        to[i] &= ~with[i];
}

static void residue_match(const struct residue *r, const uint8_t *answers,
                          const struct matched *out)
{
    enum truth value = bit_get(out->open, r->service) ? cond_eval(r->cond, answers) : TRUTH_FALSE;
    if (value != TRUTH_TRUE)
        bit_clear(out->sure, r->service);
    if (value == TRUTH_FALSE)
        bit_clear(out->open, r->service);
}

static void column_match(const struct situation *s, const struct column *c, const uint8_t *answers,
                         const struct matched *out)
{
    int row = column_row(s->model, c, &s->facts[c->fact]), words = s->model->index->words;
    for (int i = 0; row < 0 && i < c->nparts; i++) {
        residue_match(&c->parts[i], answers, out);
        bit_set(out->doubtful, c->parts[i].service);
    }
    if (row < 0)
        return;
    bool known = row < c->nclasses;
    and_into(out->sure, known ? c->accepts[row] : c->unknown_sure, words);
    and_into(out->open, known ? c->accepts[row] : c->unknown_open, words);
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
    memcpy(out->sure, index->audience[s->audience], bytes);
    memcpy(out->open, index->audience[s->audience], bytes);
    memcpy(out->doubtful, index->tangled, bytes);
    for (int i = 0; i < index->ncolumns; i++)
        if (index->columns[i].accepts)
            column_match(s, &index->columns[i], answers, out);
    for (int i = 0; i < index->nrefusals; i++)
        refusal_match(&index->refusals[i], (enum truth)answers[index->refusals[i].test],
                      index->words, out);
    for (int i = 0; i < index->nresidues; i++)
        residue_match(&index->residues[i], answers, out);
}
