/* Pressing: a reply made short before it is stored, by what it has in common with a primer, the
 * text that replies of these rules are much like (protocol/primer.h). It is LZ4 in its block
 * format, which does not change; before it stands how long the reply is.
 *
 * What must hold: a reply comes out as it went in, byte for byte, for as long as the primer it was
 * pressed with is kept. What is read is hostile: nothing is handed out on its word alone. */
#ifndef POLKU_DAEMON_PRESS_H
#define POLKU_DAEMON_PRESS_H

#include "engine/arena.h"

#include <stdbool.h>

struct primer {
    char digest[72]; /* of its bytes: "sha256:…" */
    const char *bytes;
    size_t n;
    const void *ready; /* for press_text; NULL: there is none */
};

/* Looks through the bytes once, so that press_text need not. All is in the arena. */
void primer_ready(struct primer *primer, struct arena *arena, const char *bytes, size_t n);

/* Whether its digest is that of its bytes. */
bool primer_holds(const struct primer *primer);

struct press;
/* NULL when there is no memory. */
struct press *press_new(void);
/* Wiped. */
void press_free(struct press *p);

/* The text, pressed, in the arena; NULL when it would not get shorter. */
const char *press_text(struct press *p, struct arena *arena, const struct primer *primer,
                       const char *text, size_t n, size_t *pressed);
/* The text of a pressed one, in the arena, with a NUL after it; NULL when it is none, or when this
 * is not its primer. */
const char *press_open(struct arena *arena, const struct primer *primer, const char *pressed,
                       size_t n, size_t *ntext);

#endif
