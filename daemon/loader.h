/* The loader: packs are compiled and built in a thread of their own, so that callers are answered
 * meanwhile.
 *
 * It makes generations and puts none in force: the loop asks for a pack (loader_ask), is told by
 * the descriptor, and takes what was made (job_take). One pack is loaded at a time, in the order of
 * asking. Everything but the loading itself happens in the loop's thread. */
#ifndef POLKU_DAEMON_LOADER_H
#define POLKU_DAEMON_LOADER_H

#include "daemon/generation.h"

struct loader;
struct job {
    struct job *next;    /* for its user: a list of jobs, or NULL */
    struct job *waiting; /* in the loader's queue; under its lock, as is the rest */
    day_t today;
    bool done;
    bool unwanted; /* its user has left while it was being loaded */
    bool claimed;  /* its user's: by a call of the body */
    int error;     /* errno when the world failed */
    struct generation *made;
    char pack[]; /* its folder */
};

/* `folder`, the rules folder, must outlive it. NULL with errno. */
struct loader *loader_new(const char *folder);
/* Waits for the pack that is being loaded. Jobs must have been left before. */
void loader_free(struct loader *l);

/* Readable once a job is done; loader_read takes the sign. */
int loader_descriptor(const struct loader *l);
void loader_read(struct loader *l);

/* Has a pack loaded. The job is its caller's until job_leave. NULL with errno. */
struct job *loader_ask(struct loader *l, const char *pack, day_t today);
bool job_done(struct loader *l, const struct job *job);
void job_wait(struct loader *l, const struct job *job);
/* What a job that is done has made, to own; NULL with errno when the world failed. The second time
 * there is nothing (EALREADY). */
struct generation *job_take(struct job *job);
void job_leave(struct loader *l, struct job *job);

#endif
