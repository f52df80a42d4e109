/* From the text of a condition, of effects, of a start_within to what they mean.
 *
 * Each function reads one argument of a declaration and adds a finding for every mistake, at its
 * place in that argument (arg_place). On an error it returns false or NULL, after at least one
 * finding. Names are looked up in the model being built: facts, concepts, parameters, services and
 * assessments must already stand there with their ids and values, and these arrays must not move
 * afterwards: a condition that names a concept refers to where the concept's condition will be. */
#ifndef POLKU_ENGINE_PARSE_H
#define POLKU_ENGINE_PARSE_H

#include "engine/model.h"

#define PARSE_DEPTH_MAX 32   /* brackets in brackets */
#define PARSE_BYTES_MAX 8192 /* of a text */

struct parser_memory; /* the shared tests of the model that is being built */
struct parser_memory *parser_memory_make(struct arena *arena);
/* All tests, numbered anew: those on one fact that its value alone answers stand together. */
const struct test **parser_tests(struct parser_memory *memory, const struct model *model, int *n);

struct parse {
    struct arena *arena;
    struct model *model;
    struct parser_memory *memory;
    struct issues *issues;
};

/* A condition, from argument `arg` of `d`. */
const struct cond *cond_parse(struct parse *p, const struct decl *d, int arg);
/* A test that no file spells: the client's municipality is one of these options; consent. */
const struct cond *cond_municipality(struct parse *p, const struct ids *options);
const struct cond *cond_consent(struct parse *p);
/* Always true: what stands where a rule says nothing. */
const struct cond *cond_true(struct parse *p);

/* `gives`, `sets`. */
bool effects_parse(struct parse *p, const struct decl *d, int arg, struct effect **out, int *n);
/* "2-8 weeks" or a parameter's name; `single`: a range is a finding. */
bool length_parse(struct parse *p, const struct decl *d, int arg, bool single, struct length *out);
/* "assessment_starts_within of arrival". */
bool start_within_parse(struct parse *p, const struct decl *d, struct length *out, int *fact);
/* "2025-01-01 on". */
bool valid_parse(struct parse *p, const struct decl *d, int arg, struct span *out);

#endif
