/* Reads a pack's files with Lua: words.lua and prelude.lua on one side, the rule files on the
 * other.
 *
 * Rule files get no library, only the words; memory and steps are capped. A mistake in a file is a
 * finding and never stops the others. It runs inside the sandbox (see sandbox.h), since Lua itself
 * can be crashed; it opens nothing and asks `fetch` for each file. */
#ifndef POLKU_LUA_HOST_H
#define POLKU_LUA_HOST_H

#include "engine/decl.h"
#include "lua/locate.h"
#include "lua/scan.h"

#include <lua.h>

#define HOST_MEMORY ((size_t)128 << 20) /* bytes of Lua's own; ten thousand services need 80 MB */
#define HOST_STEPS 150000000 /* Lua's instructions; ten thousand services need 33 million */
#define HOST_STEP 100        /* how often they are counted, and the line under way is noted */
#define HOST_FILES 1999      /* of a pack and those it uses; one fewer than the parent serves */

/* Names in Lua's registry: what rule files see, and the prelude's calls. */
#define HOST_NAMES "polku.names"
#define HOST_MAIN "polku.main"

/* What may come of asking for a file. */
enum fetched {
    FETCHED,
    FETCH_NONE,       /* there is no such file */
    FETCH_REFUSED,    /* it is no plain file of the pack: a link, a folder */
    FETCH_TOO_LARGE,  /* over LOAD_FILE_MAX */
    FETCH_UNREADABLE, /* it is there and cannot be read */
    FETCH_RESULTS
};

/* Puts the bytes of "pack/name.lua" into the arena. */
typedef enum fetched host_fetch(void *context, struct arena *arena, const char *pack,
                                const char *name, const char **bytes, size_t *n);

struct host_file {
    const char *path; /* "kainuu/services.lua" */
    struct scan *scan;
    bool program;
};

struct host {
    struct arena *arena;
    struct issues *issues;
    host_fetch *fetch;
    void *context;
    lua_State *lua;
    size_t memory; /* bytes that Lua holds */
    long steps;
    int nread; /* files that were asked for */
    int *line; /* the caller's: of the file being run, the line under way; 0: not known */
    const char *exhausted;     /* the code of the finding when a limit was reached */
    const char *const *starts; /* the words that blocks of a file begin with */
    int nstarts;
    struct host_file *files;
    int nfiles, files_cap;
    int reading;             /* the number of the file that is being run, from 1 */
    struct located *located; /* of each element */
    bool partial;            /* not all that the files declare is known */
};

/* Reads the pack and those it uses. False when a limit was reached, after a finding: then not even
 * what is in `out` holds. */
bool host_read(struct host *h, const char *pack, struct decls *out);

/* The source line of each finding that has none. */
void host_sources(struct host *h);

/* ---- between the files of host ----------------------------------------------------------------
 */

/* In host_words.c: a table of the C functions that the prelude is given, on the stack. */
void host_push(struct host *h);
/* What a rule file's error value says; "" when the prelude stopped it. */
const char *host_stopped(lua_State *lua, int index);
/* In host_file.c: a finding at the word that asks for the file that comes next; without it not all
 * is known. */
void host_refuse(struct host *h, int main, const char *code, const char *message);
/* Reads and runs one file. */
void host_file_run(struct host *h, const char *pack, const char *name, int main);
/* In host_decl.c: what the prelude (at index `main`) has gathered. */
void host_elements(struct host *h, int main);
void host_findings(struct host *h, int main);
void host_decls(struct host *h, int main, struct decls *out);

#endif
