/* Runs another program of the system: git, tar, dot.
 *
 * It gets its words as they are, without a shell, and its errors go to our stderr. */
#ifndef POLKU_CLI_SPAWN_H
#define POLKU_CLI_SPAWN_H

#include "cli/cli.h"

/* What a program reads and writes; `out` is in the run's arena. */
struct spawned {
    const char *in, *out;
    size_t nin, nout;
    int code; /* its exit code; 127: there is no such program */
};

/* `argv` ends with a NULL. False, with errno, when the program could not be run to its end. */
bool spawn(const struct run *run, const char *const argv[], struct spawned *io);

#endif
