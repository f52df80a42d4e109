/* The journal at rest, for the commands that read it: opening it, its days, walking its entries.
 *
 * A daemon that runs holds its journal alone; the commands then say how to ask through the daemon.
 */
#ifndef POLKU_CLI_STORE_H
#define POLKU_CLI_STORE_H

#include "cli/cli.h"
#include "daemon/journal.h"

/* Opens the journal of --data (data) for reading. NULL after a message. */
struct journal *store_open(struct run *run);

/* Reads --from and --to (days, both included, in UTC) and --region, where the command has them.
 * False after a message. */
bool store_filter(const struct run *run, struct journal_filter *out);

/* The entries of the filter by seq, in pages, at most `filter->limit` (0: all), without request and
 * reply. The array lives in the run's arena. -1 after a message. */
int store_entries(const struct run *run, struct journal *journal,
                  const struct journal_filter *filter, struct entry **out);

/* The whole number of a flag; `otherwise` when it is not given. False after a message. */
bool flag_number(const struct run *run, const char *name, int64_t otherwise, int64_t *out);

#endif
