/* Deciding a stored decision again, from its stored image, and comparing the bytes.
 *
 * Needs nothing but the journal: the call as it was received, what the store added to it (the day,
 * which services other packs knew), and the image. Used by decision.replay and `polku replay`. */
#ifndef POLKU_DAEMON_REPLAY_H
#define POLKU_DAEMON_REPLAY_H

#include "daemon/journal.h"

struct model;
struct replayer;                                        /* keeps the model of the image used last */
struct replayer *replayer_new(struct journal *journal); /* NULL with errno */
/* Decides every entry with this model instead, whatever it was decided with; needs no journal. The
 * model stays the caller's. NULL with errno. */
struct replayer *replayer_of(const struct model *model, const char *digest);
void replayer_free(struct replayer *r);

struct replay {
    bool same;
    bool nothing;           /* it records something that was done, and decided nothing */
    const char *difference; /* where and how they differ, or why it cannot be decided; else NULL */
    const char *reply;      /* the bytes of today's result; NULL when there is none */
    size_t nreply;
    const char *refused; /* the error that is today's reply, as JSON; NULL when there is none */
};

/* Whether entries of this method are decisions, and no records of what was done. */
bool replay_decides(const char *method);

/* `entry` as journal_get gave it. -1 with errno when the journal or the memory failed. */
int replay_decide(struct replayer *r, struct arena *arena, const struct entry *entry,
                  struct replay *out);

#endif
