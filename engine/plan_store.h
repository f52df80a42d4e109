/* What a search has found: states, ways to them (labels), and a queue of the labels to look at,
 * cheapest first. Private to the plan*.c files. Memory is kept from one search to the next.
 *
 * Of one state a label is kept unless another is at least as good. Without `pareto` that is the
 * order of cost alone; with it an earlier day does not outweigh more steps or later ids, because
 * both may have to wait for the same day. */
#ifndef POLKU_ENGINE_PLAN_STORE_H
#define POLKU_ENGINE_PLAN_STORE_H

#include "engine/plan_inner.h"

#define LABEL_NONE UINT32_MAX
#define ACT_NONE (-1) /* no service: something is assumed, or time passes */

struct label {
    uint32_t state, parent, next;
    uint32_t note; /* 1 + index in notes; 0: none */
    day_t day, begin;
    int16_t act;
    uint16_t steps;
    uint8_t assumed;
    bool closed, dead;
};

struct note { /* what a label assumes; a list that `more` continues */
    int var, code;
    bool more;
};

struct known {       /* of a state */
    uint32_t first;  /* label */
    int days, steps; /* still needed, at least */
};

struct chunks {
    void **at;
    size_t size, per; /* of one, and how many in a chunk */
    uint32_t n, held, cap;
};

struct entry {
    uint64_t key;
    uint32_t label;
};

struct store {
    struct arena *arena;
    struct problem *p;
    bool pareto;
    struct chunks labels, states, notes;
    uint32_t *table, table_size, table_held;
    struct entry *heap;
    uint32_t nheap, cap_heap;
    size_t began; /* of the arena, when it was made */
    /* What is still needed, at least, from a new state. */
    struct bounds (*bound)(struct store *s, const uint64_t *words);
};

struct store *store_make(struct arena *arena, struct problem *p);
void store_reset(struct store *s);
struct label *store_label(const struct store *s, uint32_t i);
const uint64_t *store_words(const struct store *s, uint32_t state);
struct note *store_note(const struct store *s, uint32_t i);
/* Adds a label for the state of these words, unless there is one as good. */
void store_offer(struct store *s, const uint64_t *words, const struct label *label);
/* The cheapest label not looked at yet; LABEL_NONE. `*key` is its cost. */
uint32_t store_take(struct store *s, uint64_t *key);
/* Adds notes, and returns what a label's `note` is. */
uint32_t store_remember(struct store *s, const struct note *notes, int n);
/* Below 0 when a's way comes first: by ids, then by what it assumes. Of equal cost. */
int store_compare(const struct store *s, const struct label *a, const struct label *b);
/* What is assumed on the way to a label: notes in the order of facts. */
int store_notes(const struct store *s, const struct label *l, struct note *out, int most);

#define NOTES_MAX 64
#define STEPS_MAX 0x3FFF            /* what a key holds */
#define KEY_COST(key) ((key) >> 14) /* without the steps so far */

#endif
