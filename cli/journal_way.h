/* The two ways to the decision log, at rest and through a running daemon: both give the same JSON.
 */
#ifndef POLKU_CLI_JOURNAL_WAY_H
#define POLKU_CLI_JOURNAL_WAY_H

#include "cli/cli.h"
#include "cli/remote.h"
#include "daemon/journal.h"

#define LIST_LIMIT 100
#define ALL 0
#define EXPORT_PAGE 100 /* decisions in memory at once */

/* Each writes a result of decision.list, decision.get or decision.verify, and returns the exit
 * code; the two of export print each decision as a line instead, as decision.get gives it. */
int journal_list_rest(struct run *run, struct journal *journal, struct out *o);
int journal_get_rest(struct run *run, struct journal *journal, struct out *o);
int journal_verify_rest(struct run *run, struct journal *journal, struct out *o);
int journal_export_rest(struct run *run, struct journal *journal, struct out *o);

int journal_list_remote(struct run *run, struct remote *remote, struct out *o);
int journal_get_remote(struct run *run, struct remote *remote, struct out *o);
int journal_verify_remote(struct run *run, struct remote *remote, struct out *o);
int journal_export_remote(struct run *run, struct remote *remote, struct out *o);

/* What both share, in journal.c: --limit as a number of decisions, at most a thousand million,
 * which 0 stands for; */
bool journal_limit(const struct run *run, int64_t otherwise, int *out);
/* where a list goes on, or null; */
void journal_next_write(struct out *o, int64_t next);
/* a run with an arena of its own, to be emptied after each page. False after a message. */
bool journal_page(const struct run *run, struct run *page);

#endif
