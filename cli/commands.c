/* The table of the commands: see cli.h. */
#include "cli/commands.h"

const struct command *const commands[] = {
    &command_check,    &command_test,   &command_eval,    &command_ask,   &command_explain,
    &command_handbook, &command_diff,   &command_compare, &command_graph, &command_who,
    &command_image,    &command_replay, &command_journal, &command_new,   &command_bench,
    &command_keygen,   &command_help,
};
const int commands_n = (int)(sizeof commands / sizeof *commands);
