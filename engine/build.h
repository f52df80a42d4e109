/* Making a model of declarations. Private to the build_*.c files.
 *
 * In passes: collect the blocks of each kind and work amendments in (build_collect.c); give every
 * element its place in the model, so that everything can be referred to; read facts and parameters,
 * which conditions need; read all else; then what only shows together (build_finish.c). Each block
 * is read by a table of its words, the only list of them in the engine. Findings never stop the
 * reading. The declarations may come from a hostile image: nothing of their shape is taken for
 * granted. */
#ifndef POLKU_ENGINE_BUILD_H
#define POLKU_ENGINE_BUILD_H

#include "engine/parse.h"

enum block {
    BLOCK_FACT,
    BLOCK_CONCEPT,
    BLOCK_PARAMETER,
    BLOCK_ACTOR,
    BLOCK_GOAL,
    BLOCK_SERVICE,
    BLOCK_TRANSITION,
    BLOCK_ASSESSMENT,
    BLOCK_OBSTACLE,
    BLOCK_PROMISE,
    BLOCK_EVENT,
    BLOCK_REGION,
    BLOCK_EXAMPLE,
    BLOCK_AMEND,
    BLOCKS
};

struct blocks { /* of one kind; sorted by id, each id once, once build_collect is done */
    struct decl **at;
    int n, cap;
};

/* A block into which amendments were worked: its words, and where each of them was written. */
struct amended {
    struct decl *block;
    const struct decl *original;
    struct decl **origins;
};

struct build {
    struct arena *arena;
    struct model *m;
    struct decls *decls;
    struct issues *issues;
    struct parse parse;
    struct blocks blocks[BLOCKS];
    struct amended *amended;
    int namended, amended_cap;
};

/* ---- one block ---------------------------------------------------------------------------------
 */

struct field {
    const char *word;
    /* Reads one word of a block into `to`, which is the element's member at `at`. */
    void (*read)(struct build *b, const struct field *f, struct decl *d, void *to);
    size_t at;
    bool needed, many;
    size_t has;        /* offset of the bool that tells that the word was there; 0: none */
    int64_t low, high; /* of a number */
    const char *const *names;
    int nnames; /* of a word that takes one of a few values */
};

#define FIELD(word_, reader, type, member)                                                         \
    .word = word_, .read = reader, .at = offsetof(type, member)
/* The words that every block may have; `named`: its name is needed. */
#define COMMON_FIELDS(named)                                                                       \
    {.word = "name", .read = field_text, .at = offsetof(struct common, name), .needed = named},    \
        {.word = "note", .read = field_text, .at = offsetof(struct common, note)},                 \
        {.word = "basis", .read = field_basis, .at = 0, .many = true},                             \
    {                                                                                              \
        .word = "valid", .read = field_valid, .at = offsetof(struct common, valid)                 \
    }

/* Reads the words of a block into an element by a table that ends with a NULL word. */
void block_read(struct build *b, struct decl *block, void *element, const struct field *fields);

void field_text(struct build *b, const struct field *f, struct decl *d, void *to); /* struct text */
void field_texts(struct build *b, const struct field *f, struct decl *d,
                 void *to); /* struct texts */
void field_basis(struct build *b, const struct field *f, struct decl *d, void *to); /* the common */
void field_valid(struct build *b, const struct field *f, struct decl *d,
                 void *to); /* struct span */
void field_cond(struct build *b, const struct field *f, struct decl *d, void *to);
void field_bool(struct build *b, const struct field *f, struct decl *d, void *to);
void field_int(struct build *b, const struct field *f, struct decl *d, void *to); /* low..high */
void field_length(struct build *b, const struct field *f, struct decl *d,
                  void *to); /* one length */
void field_lengths(struct build *b, const struct field *f, struct decl *d, void *to); /* a range */
void field_actor(struct build *b, const struct field *f, struct decl *d, void *to);
void field_actors(struct build *b, const struct field *f, struct decl *d, void *to);
void field_service(struct build *b, const struct field *f, struct decl *d, void *to);
void field_services(struct build *b, const struct field *f, struct decl *d, void *to);
void field_goal(struct build *b, const struct field *f, struct decl *d, void *to);
void field_municipality(struct build *b, const struct field *f, struct decl *d, void *to);
void field_name(struct build *b, const struct field *f, struct decl *d, void *to); /* an enum */
void field_bits(struct build *b, const struct field *f, struct decl *d, void *to); /* unsigned */
void field_day(struct build *b, const struct field *f, struct decl *d, void *to);

/* ---- help for readers --------------------------------------------------------------------------
 */

/* The text of an argument; NULL after a wrong-type finding. */
const char *text_arg(struct build *b, struct decl *d, int arg);
bool number_arg(struct build *b, struct decl *d, int arg, int64_t *out);
/* A condition, which becomes its canonical text in the declaration; NULL after a finding. */
const struct cond *cond_arg(struct build *b, struct decl *d, int arg);
/* The texts fi, sv and en of a block's body; words in `also` (or NULL) are passed over. */
void texts_read(struct build *b, struct decl *d, struct text *out, const char *also);
/* Adds to a set kept ascending; the same twice is a finding at `d`. */
void ids_add(struct build *b, struct ids *ids, int id, const struct decl *d);
struct elements {
    const void *at;
    size_t size;
    int n;
};

/* A finding about a name that was not found among the ids of n elements of `size` bytes, which
 * begin with their struct common. */
void unknown_id(struct build *b, const char *code, const struct decl *d, const char *what,
                const struct elements *among);

struct rule_place rule_of(const struct decl *d);
bool id_fits(const char *id, bool hyphens);

/* ---- the passes --------------------------------------------------------------------------------
 */

void build_collect(struct build *b);
void build_elements(struct build *b); /* ids into the model */
void build_facts(struct build *b);
void build_parameters(struct build *b);
void build_services(struct build *b);
void build_transitions(struct build *b);
void build_assessments(struct build *b);
void build_others(
    struct build *b); /* region, concepts, actors, goals, obstacles, promises, events */
void build_finish(struct build *b);
/* The words of an amended block that were made canonical are written back to where they stand. */
void build_write_back(struct build *b);

/* The grades of an assessment as the levels of the scale of its name. */
void assessment_levels(struct build *b, struct decl *block, struct fact *fact);
void option_add(struct build *b, struct fact *fact, struct decl *d, int id_arg);
/* `formerly`: an old name with its years. */
void former_read(struct build *b, struct decl *d, struct former **list, int *n);

#endif
