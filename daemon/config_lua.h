/* Running a configuration file: which words it says, in order. Knows no word itself. */
#ifndef POLKU_DAEMON_CONFIG_LUA_H
#define POLKU_DAEMON_CONFIG_LUA_H

#include "engine/arena.h"

enum said_kind { SAID_TEXT, SAID_NUMBER, SAID_BLOCK, SAID_OTHER, SAID_ASSIGNED, SAID_KINDS };

struct said { /* listen "tcp://…" */
    const char *word;
    enum said_kind kind;
    const char *text; /* of a text or a number; else what it is ("table") */
    int line;
    int block; /* number of the block that it stands in, which comes after it; -1: none */
};

#define SAID_MAX 4096
#define SCRIPT_BYTES_MAX ((size_t)256 << 10)

struct script {
    const char *source;
    size_t n; /* at most SCRIPT_BYTES_MAX */
    struct said said[SAID_MAX];
    int nsaid;
    const char *stopped; /* why Lua gave up, in its words ("3: …"), or NULL */
};

/* Runs in the program begun anew when these are its arguments, and ends; else returns. */
void script_child(int argc, char **argv);

/* Runs it in a sandboxed child, since Lua can be crashed by plain text. -1 with errno when the
 * world failed. */
int script_run(struct script *script, struct arena *arena);

#endif
