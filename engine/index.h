/* The index: which services an answer leaves possible, as bitmaps, so that the cost of a decision
 * follows what matches and not what is written.
 *
 * A service's condition (place, when, consent) is a conjunction. Its members that speak of one
 * plain fact alone become a row in that fact's column: for each class of the fact's values, a
 * bitmap of the services that this value does not refuse; for "unknown" two bitmaps, of those that
 * every value accepts and of those that some value accepts. A member that is one test on something
 * else (dates, choices, parameters, history) refuses by that test. What is left, residues, is
 * evaluated for the services that everything else leaves possible. Two bitmaps carry three truth
 * values: `sure` is true, `open` is not false. Both are exact but for the services marked
 * `tangled`, in which a fact occurs twice, and those that ask for choices known in part: these are
 * settled one by one when they stay unknown. */
#ifndef POLKU_ENGINE_INDEX_H
#define POLKU_ENGINE_INDEX_H

#include "engine/clause.h"
#include "engine/situation.h"

struct residue { /* a condition on a service that is evaluated by itself */
    int service;
    const int *clause;
};

struct column {
    int fact;
    int first_test, ntests; /* the plain tests on this fact: their ids stand together */
    int nclasses;
    int64_t low;              /* of the fact: class_of begins there */
    uint64_t members;         /* of choices: all that there are; else 0 */
    const uint16_t *class_of; /* by value - low; of choices by the set of members */
    const uint8_t *vectors;   /* their answers: a row a class, and a last one for "unknown" */
    /* Bits by service, one set after another: what each class accepts, what every class does, what
     * some class does. NULL: no service has a member here. */
    const uint64_t *accepts;
    const struct residue *parts; /* what the bitmaps were made of: for choices known in part */
    int nparts;
};

struct refusal { /* services that a test refuses when it is true, or when it is false */
    int test;
    uint64_t *when_true, *when_false;
};

/* What the ranking needs of most services, side by side: a service itself takes many cache lines.
 */
struct rank_card {
    uint16_t priority : 10;
    uint16_t plain : 1; /* the priority is the whole score: no prefers, transitions, start_within */
    uint16_t always : 1;
    uint16_t grouped : 1; /* it is in an overlaps group */
    uint16_t bridges : 1; /* it bridges others */
};

struct index {
    struct rank_card *cards; /* by service */
    int words;               /* of a bitmap: 64 services each */
    struct column *columns;
    int ncolumns;
    const uint8_t *unknown; /* the answers of all tests where nothing is known */
    struct refusal *refusals;
    int nrefusals;
    int *loose; /* tests that no column answers */
    int nloose;
    const int *fact_of; /* by test, as the test has it */
    int *choices;       /* facts of that kind */
    int nchoices;
    int *defaults; /* facts that have one */
    int ndefaults;
    struct clauses *needs;    /* by service: place, when and consent */
    struct residue *residues; /* by service */
    int nresidues;
    uint64_t *audience[AUDIENCES];
    uint64_t *entry; /* services that need no transition */
    uint64_t *tangled;
    int *starts; /* transitions from "start" */
    int nstarts;
    int *bridges; /* services that bridge others */
    int nbridges;
    int *limited; /* services with a capacity */
    int nlimited;
};

const struct index *index_make(struct arena *arena, const struct model *model);

/* Whether the answer of a test follows from the value of its fact alone, on every day, and the fact
 * has few enough values for a column. */
bool test_is_plain(const struct model *m, const struct test *t);

/* Bits by service, model->index->words words each. */
struct matched {
    uint64_t *sure, *open;
    uint64_t *doubtful; /* in which a fact may occur twice: to be settled where they are not sure */
};

/* By place, when and consent; reach is not in it. */
void index_match(const struct situation *s, const uint8_t *answers, const struct matched *out);

static inline bool bit_get(const uint64_t *bits, int i)
{
    return bits[i / 64] >> (i % 64) & 1;
}
static inline void bit_set(uint64_t *bits, int i)
{
    bits[i / 64] |= UINT64_C(1) << (i % 64);
}
static inline void bit_clear(uint64_t *bits, int i)
{
    bits[i / 64] &= ~(UINT64_C(1) << (i % 64));
}

#endif
