/* States, labels and the queue of a search: see plan_store.h. */
#include "engine/plan_store.h"

#include <string.h>

/* ---- growing without copies ---- */

static void chunks_init(struct chunks *c, size_t size)
{
    *c = (struct chunks){.size = (size + 7) & ~(size_t)7, .per = 1024};
}

static void *chunk_at(const struct chunks *c, uint32_t i)
{
    return (char *)c->at[i / c->per] + (i % c->per) * c->size;
}

static uint32_t chunk_add(struct arena *arena, struct chunks *c)
{
    if (c->n / c->per >= c->held) {
        ARENA_ROOM(arena, c->at, c->held, c->cap);
        c->at[c->held++] = arena_array(arena, c->per, c->size);
    }
    return c->n++;
}

struct label *store_label(const struct store *s, uint32_t i)
{
    return chunk_at(&s->labels, i);
}

struct note *store_note(const struct store *s, uint32_t i)
{
    return chunk_at(&s->notes, i);
}

static struct known *known_at(const struct store *s, uint32_t i)
{
    return chunk_at(&s->states, i);
}

const uint64_t *store_words(const struct store *s, uint32_t i)
{
    return (const uint64_t *)((const char *)chunk_at(&s->states, i) + sizeof(struct known) + 4);
}

static uint64_t *words_at(const struct store *s, uint32_t i)
{
    return (uint64_t *)((char *)chunk_at(&s->states, i) + sizeof(struct known) + 4);
}

#define TABLE_FIRST 1024

struct store *store_make(struct arena *arena, struct problem *p)
{
    struct store *s = arena_alloc(arena, sizeof *s);
    s->arena = arena;
    s->p = p;
    chunks_init(&s->labels, sizeof(struct label));
    chunks_init(&s->states, sizeof(struct known) + 4 + (size_t)p->words * sizeof(uint64_t));
    chunks_init(&s->notes, sizeof(struct note));
    s->table_held = s->table_size = TABLE_FIRST;
    s->table = arena_array(arena, TABLE_FIRST, sizeof *s->table);
    return s;
}

void store_reset(struct store *s)
{
    memset(s->table, 0, (size_t)s->table_size * sizeof *s->table);
    s->table_size = TABLE_FIRST;
    s->labels.n = s->states.n = s->notes.n = s->nheap = 0;
}

/* ---- states ---- */

static uint64_t words_hash(const uint64_t *words, int n)
{
    uint64_t h = UINT64_C(0x9E3779B97F4A7C15);
    for (int i = 0; i < n; i++) {
        h ^= words[i];
        h *= UINT64_C(0xFF51AFD7ED558CCD);
        h ^= h >> 32;
    }
    return h;
}

static void table_put(struct store *s, uint32_t state)
{
    uint32_t at = (uint32_t)words_hash(store_words(s, state), s->p->words) & (s->table_size - 1);
    while (s->table[at])
        at = (at + 1) & (s->table_size - 1);
    s->table[at] = state + 1;
}

static void table_grow(struct store *s)
{
    uint32_t size = s->table_size * 2;
    if (size > s->table_held) {
        s->table = arena_array(s->arena, size, sizeof *s->table);
        s->table_held = size;
    } else {
        memset(s->table, 0, (size_t)size * sizeof *s->table);
    }
    s->table_size = size;
    for (uint32_t i = 0; i < s->states.n; i++)
        table_put(s, i);
}

/* The state of these words; a new one gets its bound. */
static uint32_t state_find(struct store *s, const uint64_t *words)
{
    size_t bytes = (size_t)s->p->words * sizeof *words;
    uint32_t at = (uint32_t)words_hash(words, s->p->words) & (s->table_size - 1);
    for (; s->table[at]; at = (at + 1) & (s->table_size - 1))
        if (memcmp(store_words(s, s->table[at] - 1), words, bytes) == 0)
            return s->table[at] - 1;
    uint32_t state = chunk_add(s->arena, &s->states);
    struct bounds bound = s->bound(s, words);
    *known_at(s, state) = (struct known){LABEL_NONE, bound.days, bound.steps};
    memcpy(words_at(s, state), words, bytes);
    if (s->states.n * 2 > s->table_size)
        table_grow(s);
    else
        s->table[at] = state + 1;
    return state;
}

/* ---- the queue ---- */

static bool entry_less(const struct entry *a, const struct entry *b)
{
    return a->key != b->key ? a->key < b->key : a->label < b->label;
}

static void heap_push(struct store *s, struct entry e)
{
    if (s->nheap >= s->cap_heap) {
        s->cap_heap = s->cap_heap ? s->cap_heap * 2 : 1024;
        s->heap = arena_grow(s->arena, s->heap, s->nheap, s->cap_heap, sizeof *s->heap);
    }
    uint32_t at = s->nheap++;
    for (; at && entry_less(&e, &s->heap[(at - 1) / 2]); at = (at - 1) / 2)
        s->heap[at] = s->heap[(at - 1) / 2];
    s->heap[at] = e;
}

static struct entry heap_pop(struct store *s)
{
    struct entry first = s->heap[0], last = s->heap[--s->nheap];
    uint32_t at = 0;
    for (;;) {
        uint32_t child = 2 * at + 1;
        if (child >= s->nheap)
            break;
        if (child + 1 < s->nheap && entry_less(&s->heap[child + 1], &s->heap[child]))
            child++;
        if (!entry_less(&s->heap[child], &last))
            break;
        s->heap[at] = s->heap[child];
        at = child;
    }
    s->heap[at] = last;
    return first;
}

/* Days, assumed facts, steps, and then the steps so far, so that every way to
 * a state is known when the state is looked at. */
static uint64_t label_key(const struct store *s, const struct label *l)
{
    const struct known *k = known_at(s, l->state);
    uint64_t days = (uint64_t)(l->day - s->p->s->as_of + k->days);
    uint64_t steps = (uint64_t)(l->steps + k->steps);
    return days << 36 | (uint64_t)l->assumed << 28 | (steps & STEPS_MAX) << 14 |
           (l->steps & STEPS_MAX);
}

uint32_t store_take(struct store *s, uint64_t *key)
{
    while (s->nheap) {
        struct entry e = heap_pop(s);
        struct label *l = store_label(s, e.label);
        if (l->closed || l->dead || label_key(s, l) != e.key)
            continue;
        l->closed = true;
        *key = e.key;
        return e.label;
    }
    return LABEL_NONE;
}

/* ---- which label is better ---- */

static const struct label *step_of(const struct store *s, const struct label *l)
{
    while (l->act == ACT_NONE && l->parent != LABEL_NONE)
        l = store_label(s, l->parent);
    return l;
}

static int ids_compare(const struct store *s, const struct label *a, const struct label *b)
{
    int result = 0;
    a = step_of(s, a), b = step_of(s, b);
    while (a != b && a->parent != LABEL_NONE && b->parent != LABEL_NONE) {
        if (a->act != b->act)
            result = a->act < b->act ? -1 : 1;
        a = step_of(s, store_label(s, a->parent));
        b = step_of(s, store_label(s, b->parent));
    }
    return result;
}

uint32_t store_remember(struct store *s, const struct note *notes, int n)
{
    uint32_t first = s->notes.n + 1;
    for (int i = 0; i < n; i++) {
        struct note *to = store_note(s, chunk_add(s->arena, &s->notes));
        *to = notes[i];
        to->more = i + 1 < n;
    }
    return n ? first : 0;
}

static int note_compare(const struct store *s, const struct note *a, const struct note *b)
{
    const struct var *vars = s->p->vars;
    if (vars[a->var].fact != vars[b->var].fact)
        return vars[a->var].fact < vars[b->var].fact ? -1 : 1;
    return a->var != b->var ? (a->var < b->var ? -1 : 1) : a->code - b->code;
}

int store_notes(const struct store *s, const struct label *l, struct note *out, int most)
{
    int n = 0;
    for (;;) {
        for (uint32_t i = l->note; i && n < most; i = store_note(s, i - 1)->more ? i + 1 : 0) {
            struct note one = *store_note(s, i - 1);
            int at = n++;
            for (; at && note_compare(s, &one, &out[at - 1]) < 0; at--)
                out[at] = out[at - 1];
            out[at] = one;
        }
        if (l->parent == LABEL_NONE)
            return n;
        l = store_label(s, l->parent);
    }
}

int store_compare(const struct store *s, const struct label *a, const struct label *b)
{
    struct note x[NOTES_MAX], y[NOTES_MAX];
    int ids = ids_compare(s, a, b);
    if (ids || !a->assumed)
        return ids;
    int nx = store_notes(s, a, x, NOTES_MAX), ny = store_notes(s, b, y, NOTES_MAX);
    for (int i = 0; i < nx && i < ny; i++) {
        int one = note_compare(s, &x[i], &y[i]);
        if (one)
            return one;
    }
    return nx - ny;
}

static int cost_compare(const struct label *a, const struct label *b)
{
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->assumed != b->assumed)
        return a->assumed - b->assumed;
    return a->steps - b->steps;
}

/* Whether `a` is at least as good as `b`, whatever comes after. */
static bool as_good(const struct store *s, const struct label *a, const struct label *b)
{
    if (!s->pareto) {
        int cost = cost_compare(a, b);
        return cost ? cost < 0 : store_compare(s, a, b) <= 0;
    }
    if (a->day > b->day || a->assumed > b->assumed || a->steps > b->steps)
        return false;
    if (a->assumed < b->assumed || a->steps < b->steps)
        return true;
    return store_compare(s, a, b) <= 0;
}

void store_offer(struct store *s, const uint64_t *words, const struct label *label)
{
    struct label l = *label;
    l.state = state_find(s, words);
    struct known *k = known_at(s, l.state);
    if (k->days == COST_NONE || l.day + k->days > s->p->latest)
        return;
    uint32_t *link = &k->first, reuse = LABEL_NONE;
    while (*link != LABEL_NONE) {
        struct label *old = store_label(s, *link);
        if (as_good(s, old, &l))
            return;
        if (!as_good(s, &l, old)) {
            link = &old->next;
            continue;
        }
        if (!old->closed && reuse == LABEL_NONE)
            reuse = *link;
        else
            old->dead = true;
        *link = old->next;
    }
    uint64_t before = reuse == LABEL_NONE ? 0 : label_key(s, store_label(s, reuse));
    uint32_t at = reuse == LABEL_NONE ? chunk_add(s->arena, &s->labels) : reuse;
    l.next = k->first;
    l.closed = l.dead = false;
    *store_label(s, at) = l;
    k->first = at;
    uint64_t key = label_key(s, &l);
    if (reuse == LABEL_NONE || key != before)
        heap_push(s, (struct entry){key, at});
}
