/* The world in which `polku eval` and `polku explain` answer: packs of a rules folder, no store. */
#ifndef POLKU_CLI_WORLD_H
#define POLKU_CLI_WORLD_H

#include "cli/cli.h"
#include "protocol/methods.h"

/* The packs of `rules` that have a region are loaded; those refused are shown on stderr. NULL when
 * the folder cannot be read, or no pack is in force. */
struct world *world_open(struct run *run, const char *rules);

/* A world with the one region of an image (of a journal, say). NULL when it is no valid image. */
struct world *world_of_image(struct run *run, const char *image, size_t n);

/* Answers the bytes of one body as the daemon would; "" when there is no answer. */
const char *world_answer(struct run *run, struct world *world, const char *body, size_t n,
                         size_t *size);

/* For struct exchange: `context` is a struct world_ask. */
struct world_ask {
    struct run *run;
    struct world *world;
};
const char *world_ask(void *context, const char *body, size_t n, size_t *size);

#endif
