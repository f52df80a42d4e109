/* Rule packs from the disk: compiled in a child, read back as an image, their examples run. */
#ifndef POLKU_CLI_PACK_H
#define POLKU_CLI_PACK_H

#include "cli/cli.h"
#include "engine/model.h"

struct pack {
    const char *rules, *name; /* the rules folder, and the pack in it */
    const char *image;
    size_t nimage;
    char digest[72];
    struct model *model; /* NULL when there is an error */
    struct issues issues;
};

/* Loads a pack from its folder ("rules/kainuu"); `today` decides what is expired. `examples`: a
 * failing example is an error. False when the world failed, after a message. */
bool pack_load(const struct run *run, const char *folder, day_t today, bool examples,
               struct pack *out);

/* The model of the pack's image, with what is wrong in it; NULL when there is an error. */
struct model *pack_model(const struct run *run, struct pack *pack);

/* Gives findings the lines of the files that they speak of: what is found in the image alone (an
 * example that does not hold) knows its line, not its text. */
void pack_sources(const struct run *run, const struct pack *pack, struct issues *issues);

/* Today in the given time zone. */
day_t today_in(const char *time_zone);

/* The day of the flag --on, today when it is not given; false after a message. */
bool day_wanted(const struct run *run, day_t *out);

/* The region's own language: the first that it speaks. */
enum language pack_language(const struct pack *pack);

/* The flag --language; false after a message. */
bool language_wanted(const struct run *run, enum language otherwise, enum language *out);

#endif
