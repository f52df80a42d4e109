/* Primers: a text that replies by a model are much like, in one language, so that a reply kept
 * beside it need only say where it differs. It is made from the model alone, by answering the
 * pack's own examples: nothing of any client is in it. */
#ifndef POLKU_PROTOCOL_PRIMER_H
#define POLKU_PROTOCOL_PRIMER_H

#include "engine/text.h"
#include "protocol/methods.h"

#define PRIMER_BYTES_MAX ((size_t)60 << 10)

/* The bytes are in the arena; `*n` 0: the pack has no examples. `scratch` is reset. */
const char *primer_make(struct arena *arena, struct arena *scratch, const struct rules *rules,
                        enum language language, size_t *n);

#endif
