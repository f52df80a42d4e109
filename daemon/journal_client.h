/* One client in the journal: all that is kept of a reference, and erasing it.
 *
 * Erasing destroys the client's key, and with it every text that was sealed under it, in every
 * table and every old copy of journal.db. The rows stay, so the chain stays whole; so do counts,
 * which name nobody. */
#ifndef POLKU_DAEMON_JOURNAL_CLIENT_H
#define POLKU_DAEMON_JOURNAL_CLIENT_H

#include "daemon/journal.h"

/* Whether anything is kept under a reference: 1, 0 or -1. */
int journal_client(struct journal *j, const char *ref);

/* Whether all that is kept of the client belongs to these regions (a JSON array): 1, 0 or -1. */
int journal_client_within(struct journal *j, const char *ref, const char *regions);

struct client_page {
    const char *ref;
    int64_t after; /* decisions after this seq */
    int limit;
};
typedef bool entry_each(void *context, const struct entry *entry); /* false: enough */
/* The client's decisions with their texts, by seq. */
int journal_client_decisions(struct journal *j, struct arena *arena, const struct client_page *page,
                             entry_each *each, void *context);
/* The answers of calls that were no decisions and carried a request_id, by time. */
int journal_client_answers(struct journal *j, struct arena *arena, const char *ref,
                           entry_each *each, void *context);

/* What the client was counted in: a line each of `text` after two of groups (journal_count.c). */
typedef void counted_each(void *context, const char *region, int period, char *text);
int journal_client_counted(struct journal *j, struct arena *arena, const char *ref,
                           counted_each *each, void *context);

struct forgotten {
    int64_t decisions, answers;
    const char *region, *digest; /* of the last decision; NULL: there was none */
};
/* Erases as part of this turn: from here on the client is unknown, and the key is destroyed right
 * after the turn's commit (or at the next start, should the process end in between). 1, 0 when
 * nothing is kept under this reference, or -1. */
int journal_forget(struct journal *j, struct arena *arena, const char *ref, int64_t at,
                   struct forgotten *out);

#endif
