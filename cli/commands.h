/* The commands of `polku`, one file each. */
#ifndef POLKU_CLI_COMMANDS_H
#define POLKU_CLI_COMMANDS_H

#include "cli/cli.h"

extern const struct command command_check, command_test, command_eval, command_ask, command_explain,
    command_handbook, command_diff, command_compare, command_graph, command_who, command_image,
    command_replay, command_journal, command_new, command_bench, command_keygen, command_help;

/* In help.c */
void help_overview(FILE *stream);
void help_command(const struct command *command);

/* In help_pages.c: writes the pages of all findings into a folder. */
int help_pages(const struct run *run, const char *dir);

/* In help_manual.c: prints the manual page polku(1). */
void help_manual(void);

#endif
