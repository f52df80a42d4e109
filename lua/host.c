/* Sets Lua up, and reads a pack file by file: see host.h. */
#include "lua/host.h"

#include "lua/chars.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

static const unsigned char words_text[] = {
#include "lua/words.lua.inc"
};
static const unsigned char prelude_text[] = {
#include "lua/prelude.lua.inc"
};
static const unsigned char shape_text[] = {
#include "lua/shape.lua.inc"
};
static const unsigned char packs_text[] = {
#include "lua/packs.lua.inc"
};

#define LINE_LEVELS 30 /* of the stack, in which a rule file's line is looked for */

/* ---- limits -----------------------------------------------------------------------------------
 */

static void *memory_get(void *context, void *old, size_t old_size, size_t size)
{
    struct host *h = context;
    old_size = old ? old_size : 0;
    if (size == 0) {
        h->memory -= old_size;
        free(old);
        return NULL;
    }
    if (size > old_size && h->memory + (size - old_size) > HOST_MEMORY)
        return NULL;
    void *new = realloc(old, size);
    if (new)
        h->memory = h->memory - old_size + size;
    return new;
}

static struct host *host_of(lua_State *lua)
{
    return *(struct host **)lua_getextraspace(lua);
}

/* The innermost line of a rule file: their chunks are named by numbers. */
static void line_note(struct host *h)
{
    lua_Debug at;
    for (int level = 0; level < LINE_LEVELS && lua_getstack(h->lua, level, &at); level++) {
        lua_getinfo(h->lua, "Sl", &at);
        if (at.source[0] == '=' && at.source[1] >= '0' && at.source[1] <= '9') {
            *h->line = at.currentline;
            return;
        }
    }
}

static void step(lua_State *lua, lua_Debug *at)
{
    struct host *h = host_of(lua);
    (void)at;
    line_note(h);
    h->steps += HOST_STEP;
    if (h->steps <= HOST_STEPS)
        return;
    lua_sethook(lua, NULL, 0, 0);
    h->exhausted = "too-many-steps";
    luaL_error(lua, "too many steps");
}

/* ---- words and prelude ------------------------------------------------------------------------
 */

static void chunk_load(lua_State *lua, const unsigned char *text, size_t n, const char *name)
{
    if (luaL_loadbufferx(lua, (const char *)text, n, name, "t") != LUA_OK)
        lua_error(lua);
}

static void starts_read(struct host *h, int names)
{
    lua_State *lua = h->lua;
    int n = (int)lua_rawlen(lua, names);
    const char **list = arena_array(h->arena, (size_t)n + 1, sizeof *list);
    for (int i = 0; i < n; i++) {
        lua_rawgeti(lua, names, i + 1);
        list[i] = arena_text(h->arena, luaL_checkstring(lua, -1));
        lua_pop(lua, 1);
    }
    h->starts = list;
    h->nstarts = n;
}

/* Leaves the prelude's table of calls on the stack. */
static void prelude_run(struct host *h)
{
    lua_State *lua = h->lua;
    chunk_load(lua, prelude_text, sizeof prelude_text, "=prelude");
    chunk_load(lua, words_text, sizeof words_text, "=words");
    lua_call(lua, 0, 1);
    host_push(h);
    chunk_load(lua, shape_text, sizeof shape_text, "=shape");
    chunk_load(lua, packs_text, sizeof packs_text, "=packs");
    lua_call(lua, 4, 1);
    lua_getfield(lua, -1, "file_words");
    starts_read(h, lua_gettop(lua));
    lua_pop(lua, 1);
}

/* What rule files see: nothing but what `lookup` gives, and nothing can be put there. */
static void names_make(struct host *h, int main)
{
    lua_State *lua = h->lua;
    lua_newtable(lua);
    lua_createtable(lua, 0, 3);
    lua_getfield(lua, main, "lookup");
    lua_setfield(lua, -2, "__index");
    lua_getfield(lua, main, "assign");
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
    lua_setfield(lua, LUA_REGISTRYINDEX, HOST_NAMES);
}

/* ---- a pack -----------------------------------------------------------------------------------
 */

/* The next file that the prelude asks for; false when there is none. */
static bool file_next(lua_State *lua, int main, const char **pack, const char **name)
{
    lua_settop(lua, main);
    lua_getfield(lua, main, "next");
    lua_call(lua, 0, 2);
    *pack = lua_tostring(lua, -2);
    *name = lua_tostring(lua, -1);
    return *pack && *name;
}

static int files_read(lua_State *lua)
{
    struct host *h = host_of(lua);
    const char *pack = lua_touserdata(lua, 1), *name;
    prelude_run(h);
    int main = lua_gettop(lua);
    lua_pushvalue(lua, main);
    lua_setfield(lua, LUA_REGISTRYINDEX, HOST_MAIN);
    names_make(h, main);
    lua_getfield(lua, main, "start");
    lua_pushstring(lua, pack);
    lua_call(lua, 1, 0);
    while (!h->exhausted && file_next(lua, main, &pack, &name)) {
        if (h->nread++ == HOST_FILES) {
            host_refuse(h, main, "too-many-files",
                        "with this file the pack has more files than can be read");
            break;
        }
        *h->line = 0;
        host_file_run(h, pack, name, main);
    }
    return 0;
}

static int gather(lua_State *lua)
{
    struct host *h = host_of(lua);
    struct decls *out = lua_touserdata(lua, 1);
    if (lua_getfield(lua, LUA_REGISTRYINDEX, HOST_MAIN) != LUA_TTABLE)
        return 0;
    int main = lua_gettop(lua);
    host_elements(h, main);
    host_findings(h, main);
    host_decls(h, main, out);
    return 0;
}

static void issue_exhausted(struct host *h)
{
    struct place where = {.file = h->nfiles ? h->files[h->nfiles - 1].path : NULL,
                          .line = *h->line};
    bool steps = strcmp(h->exhausted, "too-many-steps") == 0;
    issue_add(h->issues, h->exhausted, where,
              steps ? "reading went on without end" : "the pack needs too much memory");
}

/* Calls a function in protected mode. */
static void protected_call(struct host *h, lua_CFunction call, void *argument)
{
    lua_State *lua = h->lua;
    lua_settop(lua, 0);
    lua_pushcfunction(lua, call);
    lua_pushlightuserdata(lua, argument);
    int status = lua_pcall(lua, 1, 0, 0);
    if (status == LUA_ERRMEM)
        h->exhausted = "too-much-memory";
    else if (status != LUA_OK && !h->exhausted)
        issue_add(h->issues, "reader-stopped", (struct place){0},
                  "the reader of rule files failed: %s", host_stopped(lua, -1));
}

bool host_read(struct host *h, const char *pack, struct decls *out)
{
    char *name = arena_text(h->arena, pack);
    h->reading = -1;
    h->lua = lua_newstate(memory_get, h);
    if (!h->lua) {
        h->exhausted = "too-much-memory";
        issue_exhausted(h);
        return false;
    }
    *(struct host **)lua_getextraspace(h->lua) = h;
    lua_gc(h->lua, LUA_GCSTOP); /* nearly all is kept; Lua still collects before memory runs out */
    lua_sethook(h->lua, step, LUA_MASKCOUNT, HOST_STEP);
    protected_call(h, files_read, name);
    lua_sethook(h->lua, NULL, 0, 0);
    if (!h->exhausted)
        protected_call(h, gather, out);
    if (h->exhausted)
        issue_exhausted(h); /* and nothing else: what stands in memory then is not worth telling */
    return !h->exhausted;
}

/* Where a name stands by itself in a line, or NULL. */
static const char *word_find(const char *line, const char *word)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    size_t n = strlen(word);
    for (const char *at = strstr(line, word); at; at = strstr(at + 1, word))
        if ((at == line || !strchr(letters, at[-1])) && (!at[n] || !strchr(letters, at[n])))
            return at;
    return NULL;
}

/* A finding about a word as a whole points at that word, else at where its line begins. */
static void column_find(struct issue *issue)
{
    const char *line = issue->source;
    const char *at = issue->where.word ? word_find(line, issue->where.word) : NULL;
    const char *from = at ? at : line + strspn(line, " \t");
    size_t n = at ? strlen(issue->where.word) : strcspn(from, " \t,{(\"");
    issue->where.column = chars_count(line, (size_t)(from - line)) + 1;
    issue->where.length = n ? chars_count(from, n) : 1;
}

void host_sources(struct host *h)
{
    for (int i = 0; i < h->issues->n; i++) {
        struct issue *issue = &h->issues->list[i];
        for (int f = 0; f < h->nfiles && issue->where.file && !issue->source; f++)
            if (h->files[f].scan && strcmp(h->files[f].path, issue->where.file) == 0)
                issue->source = scan_line(h->arena, h->files[f].scan, issue->where.line);
        if (issue->source && !issue->where.column)
            column_find(issue);
    }
}
