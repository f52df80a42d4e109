/* The results of decision.list, decision.get and decision.verify for an auditor. */
#ifndef POLKU_CLI_JOURNAL_SHOW_H
#define POLKU_CLI_JOURNAL_SHOW_H

#include "cli/cli.h"
#include "daemon/journal.h"

/* The result's JSON, and where it came from: a journal at rest, or a daemon that answers `ask`. */
struct journal_view {
    const char *result;
    size_t n;
    struct journal *journal; /* NULL: through a daemon */
    const char *(*ask)(void *context, const char *body, size_t n, size_t *size);
    void *context;
};

/* Each returns the exit code, and writes nothing with --json. */
int journal_list_show(struct run *run, const struct journal_view *view);
int journal_entry_show(struct run *run, const struct journal_view *view);
int journal_verify_show(struct run *run, const struct journal_view *view); /* broken: 1 */

/* In journal_backup.c: the whole action; with --data it is wrong usage, which was looked at. */
int journal_backup(struct run *run);

#endif
