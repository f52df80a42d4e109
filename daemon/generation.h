/* One generation of a pack: its image, its model and its findings, in one arena of their own. */
#ifndef POLKU_DAEMON_GENERATION_H
#define POLKU_DAEMON_GENERATION_H

#include "daemon/press.h"
#include "engine/decl.h"
#include "engine/situation.h"
#include "protocol/methods.h"

#define GENERATION_DAYS 16 /* days that a generation keeps ready */

struct day_slot {
    struct arena *arena; /* NULL: never used */
    const struct day *day;
    int64_t used;
};

struct generation {
    struct arena *arena;
    const char *image; /* NULL when there is an error among the issues */
    size_t nimage;
    char digest[72], version[13];
    struct model *model; /* NULL when there is an error among the issues */
    struct primer primers[LANGUAGES];
    struct issues issues;
    struct rules rules; /* of the above; `since` is set by who puts it in force */
    bool sealed;
    struct day_slot days[GENERATION_DAYS];
    int64_t uses;
    struct generation *next; /* in a list of its owner */
};

/* For load_child. */
void generation_image(struct arena *arena, const struct decls *decls, const char **bytes,
                      size_t *n);

/* Loads the pack `name` of the rules folder, and runs its examples. NULL with errno when the world
 * failed; a faulty pack is a generation without a model, or with errors among its issues. */
struct generation *generation_load(struct json_reader *reader, const char *folder, const char *name,
                                   day_t today);
void generation_free(struct generation *g);

/* Whether it may come into force. */
bool generation_good(const struct generation *g);

/* Has the system forbid writing to it: a bug that does becomes a crash, not a wrong answer. */
void generation_seal(struct generation *g);

/* A day of its model; NULL when there is no memory. Stays until 15 other days were asked for. */
const struct day *generation_day(struct generation *g, day_t as_of);

#endif
