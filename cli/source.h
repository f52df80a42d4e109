/* Where rules may come from: a pack's folder, an image in a file, or a pack of a git revision. */
#ifndef POLKU_CLI_SOURCE_H
#define POLKU_CLI_SOURCE_H

#include "cli/pack.h"

/* "rules/kainuu", "kainuu.json" (as `polku image` prints it) or "main~3:rules/kainuu", the path
 * from the current folder. False after a message; findings with an error are shown, and `*code`
 * then says what to end with. */
bool source_open(const struct run *run, const char *source, struct pack *out, int *code);

#endif
