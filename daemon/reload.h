/* Loading the packs anew, one at a time, in the loader's thread: requests are answered meanwhile.
 */
#ifndef POLKU_DAEMON_RELOAD_H
#define POLKU_DAEMON_RELOAD_H

#include "daemon/loader.h"
#include "daemon/region.h"

struct reload { /* all zero at first, but for the first two */
    struct regions *regions;
    struct loader *loader;
    struct job *job; /* the pack being loaded; or NULL */
    int next, n;
    bool running;
    bool again; /* something changed after it had begun */
    int changed, refused;
    /* Told what came of each pack; or NULL. */
    void (*told)(void *context, const struct pack *pack, enum loading loading);
    void *context;
};

/* Begins, or begins anew after the one under way. False when the folder cannot be read, which was
 * logged. */
bool reload_begin(struct reload *r);
/* Takes the pack that has been loaded, logs what that came to, and asks for the next. To be called
 * at the beginning and whenever the loader has done a job. True while there is more to do. */
bool reload_step(struct reload *r);
/* Leaves what is being loaded. */
void reload_end(struct reload *r);
/* The packs were numbered anew by somebody else: begin at the first again. */
void reload_renumbered(struct reload *r);

/* The same for the start and for `-n`: all at once. How many packs are in force, -1 when the folder
 * cannot be read; `refused` counts the others; `log`: what came of each goes to the log. */
int reload_all(struct regions *regions, bool log, int *refused);

#endif
