/* What the subcommands of `polku` share: the table of commands, their flags, exit codes, files.
 *
 * A command is one entry of the table in main.c and one file. Results go to stdout, everything else
 * to stderr. Everything lives in one arena for the whole run. */
#ifndef POLKU_CLI_CLI_H
#define POLKU_CLI_CLI_H

#include "engine/arena.h"
#include "engine/issue.h"
#include "protocol/json.h"
#include "protocol/out.h"

#include <stdio.h>
#include <time.h>

enum exit_code { EXIT_DONE = 0, EXIT_ERRORS = 1, EXIT_USAGE = 2, EXIT_WORLD = 3 };

#define FLAGS_MAX 12

struct flag {
    const char *name;  /* without the dashes */
    const char *value; /* what it takes ("DIR"), NULL for a switch */
    const char *help;
};

struct run;

struct command {
    const char *name;
    const char *takes; /* its arguments: "FILE SERVICE" */
    int least, most;   /* how many of them; most -1: any number */
    const char *summary;
    const char *example;
    struct flag flags[FLAGS_MAX]; /* ended by a NULL name */
    int (*run)(struct run *run);
};

struct run {
    const struct command *command;
    const char *values[FLAGS_MAX]; /* by flag; NULL: not given; "" for a switch that is */
    char **args;
    int nargs;
    struct arena *arena;
};

extern const struct command *const commands[];
extern const int commands_n;

const char *flag_value(const struct run *run, const char *name); /* NULL: not given */

/* An arena for what is given back before the command ends; when memory runs out, it ends like the
 * run's. NULL after a message. */
struct arena *run_arena(const struct run *run, size_t limit);

/* Says on stderr "polku COMMAND: …" and returns the code. */
int fail(const struct run *run, enum exit_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The bytes of a file, "-" is standard input; NULL after a message on stderr. */
const char *file_read(const struct run *run, const char *path, size_t *n);

/* Whether to colour what goes to this stream. */
bool colour_wanted(FILE *stream);

/* Prints findings for a person on `stream`, and a line that counts them. */
void issues_show(const struct run *run, const struct issues *issues, FILE *stream);
/* The same without the count. */
void issues_list(const struct run *run, const struct issues *issues, FILE *stream);
/* As a JSON array. */
void issues_write(struct out *o, const struct issues *issues);

/* How far a long piece of work is, each two seconds on a terminal's stderr: "1200 decided again".
 * `*told` begins as 0. */
void progress_tell(time_t *told, int64_t done, const char *what);
void progress_end(time_t told);

/* Columns of the terminal, 80 when it is none; at most 100. */
int terminal_width(void);

#endif
