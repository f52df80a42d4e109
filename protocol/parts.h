/* Parts of replies that are the same in every reply while rules are in force: what a service is
 * called, why it exists, what a question asks. Each is written once, and copied from then on.
 *
 * A part is known by what it tells of (a pointer into the model), its language and its reader. Only
 * the loop's thread may use one set of parts. It has its own memory, with a limit: when that is
 * reached, what is kept stays and nothing more is. */
#ifndef POLKU_PROTOCOL_PARTS_H
#define POLKU_PROTOCOL_PARTS_H

#include <stddef.h>
#include <stdint.h>

struct parts;

struct part_key {
    const void *of;   /* of the model */
    unsigned variant; /* which part of it, in which language, for which reader */
};

/* NULL when there is no memory. */
struct parts *parts_new(size_t limit);
void parts_free(struct parts *p);

/* The bytes that were kept under the key, or NULL. They live as long as the parts. */
const char *parts_find(const struct parts *p, struct part_key key, size_t *n);
/* Keeps a copy of the bytes, if there is room. The key must not be kept already. */
void parts_keep(struct parts *p, struct part_key key, const char *bytes, size_t n);

#endif
