/* The child's work: asks for files, reads them, builds and checks the pack, tells what it found.
 * Everything that it knows comes through its socket and goes there. */
#ifndef POLKU_LUA_COMPILE_H
#define POLKU_LUA_COMPILE_H

#include "lua/load.h"

#define COMPILE_MEMORY ((size_t)512 << 20) /* the child's arena, beside Lua's own memory */

struct compile {
    const char *pack;
    day_t today;
    image_writer *writer;
    int *line; /* shared with the parent: where reading is */
};

/* A sandbox_child; the context is a struct compile. */
void compile_run(void *context, int socket);

#endif
