/* Running a configuration file: see config_lua.h. The child has no Lua library; every name is a
 * function that notes its value. It writes all notes in one frame; what they mean is the parent's.
 *
 * A word gives a mark, its number; a block is a table of marks.
 *
 *   frame = number of notes, then of each: word, kind, text, line; then of each 1 + its block, or
 *           0; then why Lua stopped, or NULL */
#include "daemon/config_lua.h"

#include "lua/sandbox.h"

#include <errno.h>
#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SECONDS 3 /* of processor time */
#define WALL_SECONDS 20
#define STEPS 10000000 /* of Lua, for the whole file */
#define CHILD_MEMORY ((size_t)64 << 20)

/* ---- in the child ---------------------------------------------------------------------------- */

struct notes {
    const struct script *script;
    struct bytes bytes;
    uint32_t n;
    uint32_t blocks[SAID_MAX]; /* of each: 1 + the block it stands in; 0: none */
};

static struct notes *notes_of(lua_State *lua)
{
    return *(struct notes **)lua_getextraspace(lua);
}

static uint32_t line_of(lua_State *lua)
{
    lua_Debug at;
    if (!lua_getstack(lua, 1, &at) || !lua_getinfo(lua, "l", &at) || at.currentline < 0)
        return 0;
    return (uint32_t)at.currentline;
}

static lua_Integer mark_at(lua_State *lua, int table, lua_Integer i)
{
    lua_geti(lua, table, i);
    void *mark = lua_touserdata(lua, -1);
    lua_pop(lua, 1);
    return (lua_Integer)(uintptr_t)mark;
}

/* Whether a value is a table of words, which then stand in the next note. */
static bool block_take(lua_State *lua, struct notes *notes, int value)
{
    lua_Integer n = lua_istable(lua, value) ? luaL_len(lua, value) : 0;
    for (lua_Integer i = 1; i <= n; i++) {
        lua_Integer mark = mark_at(lua, value, i);
        if (mark < 1 || mark > notes->n)
            return false;
        notes->blocks[mark - 1] = notes->n + 1;
    }
    return n > 0;
}

static enum said_kind kind_of(lua_State *lua, struct notes *notes, int value)
{
    return lua_type(lua, value) == LUA_TSTRING ? SAID_TEXT
           : lua_isinteger(lua, value)         ? SAID_NUMBER
           : block_take(lua, notes, value)     ? SAID_BLOCK
                                               : SAID_OTHER;
}

static void note(lua_State *lua, const char *word, int value, bool assigned)
{
    struct notes *notes = notes_of(lua);
    size_t n;
    const char *text;
    if (notes->n >= SAID_MAX)
        luaL_error(lua, "more than %d words", SAID_MAX);
    enum said_kind kind = kind_of(lua, notes, value);
    notes->n++;
    if (kind == SAID_OTHER || kind == SAID_BLOCK) {
        text = luaL_typename(lua, value);
        n = strlen(text);
    } else {
        text = lua_tolstring(lua, value, &n);
    }
    frame_text(&notes->bytes, word, strlen(word));
    frame_number(&notes->bytes, assigned ? SAID_ASSIGNED : kind);
    frame_text(&notes->bytes, text, n);
    frame_number(&notes->bytes, line_of(lua));
}

/* A word that was called. */
static int on_call(lua_State *lua)
{
    luaL_checkany(lua, 1);
    note(lua, lua_tostring(lua, lua_upvalueindex(1)), 1, false);
    lua_pushlightuserdata(lua, (void *)(uintptr_t)notes_of(lua)->n);
    return 1;
}

/* Any name is a word. */
static int on_name(lua_State *lua)
{
    luaL_checktype(lua, 2, LUA_TSTRING);
    lua_pushvalue(lua, 2);
    lua_pushcclosure(lua, on_call, 1);
    return 1;
}

static int on_assign(lua_State *lua)
{
    luaL_checktype(lua, 2, LUA_TSTRING);
    note(lua, lua_tostring(lua, 2), 3, true);
    return 0;
}

static void on_steps(lua_State *lua, lua_Debug *at)
{
    (void)at;
    luaL_error(lua, "it takes too long");
}

static int run(lua_State *lua)
{
    const struct notes *notes = notes_of(lua);
    if (luaL_loadbufferx(lua, notes->script->source, notes->script->n, "=config", "t") != LUA_OK)
        return lua_error(lua);
    lua_newtable(lua);
    lua_createtable(lua, 0, 2);
    lua_pushcfunction(lua, on_name);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, on_assign);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
    if (!lua_setupvalue(lua, -2, 1)) /* a chunk without names has nothing to be given */
        lua_pop(lua, 1);
    lua_call(lua, 0, 0);
    return 0;
}

/* Leaves without FRAME_END, which tells the parent that something went wrong. */
static void send(int socket, struct bytes *b)
{
    if (b->failed || !sandbox_write(socket, b->at, b->n))
        _exit(1);
    bytes_fini(b);
}

static void notes_write(struct bytes *out, const struct notes *notes)
{
    frame_number(out, notes->n);
    bytes_put(out, notes->bytes.at, notes->bytes.n);
    for (uint32_t i = 0; i < notes->n; i++)
        frame_number(out, notes->blocks[i]);
}

/* Why Lua stopped, in the state's memory, or NULL. */
static const char *script_note(lua_State *lua, struct notes *notes)
{
    *(struct notes **)lua_getextraspace(lua) = notes;
    lua_sethook(lua, on_steps, LUA_MASKCOUNT, STEPS);
    lua_pushcfunction(lua, run);
    if (lua_pcall(lua, 0, 0, 0) == LUA_OK)
        return NULL;
    return lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "an error of no text";
}

static void script_tell(int socket, const struct notes *notes, const char *stopped)
{
    struct bytes out = {0}, end = {0};
    size_t begun = frame_begin(&out, FRAME_IMAGE);
    notes_write(&out, notes);
    frame_text(&out, stopped, stopped ? strlen(stopped) : 0);
    frame_end(&out, begun);
    send(socket, &out);
    begun = frame_begin(&end, FRAME_END);
    frame_end(&end, begun);
    send(socket, &end);
}

static void script_child(void *context, int socket)
{
    static struct notes notes; /* too large for a stack */
    lua_State *lua = luaL_newstate();
    if (!lua)
        return;
    notes = (struct notes){.script = context};
    const char *stopped = script_note(lua, &notes);
    if (!notes.bytes.failed)
        script_tell(socket, &notes, stopped);
    lua_close(lua);
    bytes_fini(&notes.bytes);
}

/* ---- in the parent --------------------------------------------------------------------------- */

struct reading {
    struct script *script;
    struct arena *arena;
};

static void said_read(struct frame *f, struct arena *arena, struct said *out)
{
    out->word = frame_text_read(f, arena);
    uint32_t kind = frame_number_read(f);
    out->text = frame_text_read(f, arena);
    uint32_t line = frame_number_read(f);
    if (!out->word || !out->text || kind >= SAID_KINDS || line > 1000000)
        f->bad = true;
    out->kind = kind < SAID_KINDS ? (enum said_kind)kind : SAID_OTHER;
    out->line = (int)line;
    out->block = -1;
}

/* A block comes after what stands in it. */
static void block_read(struct frame *f, struct script *script, int i, int n)
{
    uint32_t block = frame_number_read(f);
    if (block == 0)
        return;
    if (block > (uint32_t)n || (int)block - 1 <= i || script->said[block - 1].kind != SAID_BLOCK)
        f->bad = true;
    else
        script->said[i].block = (int)block - 1;
}

static enum sandbox_serve script_serve(void *context, struct frame *f, struct bytes *reply)
{
    struct reading *r = context;
    struct script *script = r->script;
    (void)reply;
    if (f->kind != FRAME_IMAGE)
        return SERVE_REFUSE;
    uint32_t n = frame_number_read(f);
    for (uint32_t i = 0; i < n && i < SAID_MAX && !f->bad; i++)
        said_read(f, r->arena, &script->said[i]);
    for (uint32_t i = 0; i < n && i < SAID_MAX && !f->bad; i++)
        block_read(f, script, (int)i, (int)n);
    script->nsaid = f->bad || n > SAID_MAX ? 0 : (int)n;
    script->stopped = frame_text_read(f, r->arena);
    return f->bad || n > SAID_MAX ? SERVE_REFUSE : SERVE_ON;
}

int script_run(struct script *script, struct arena *arena)
{
    struct reading reading = {script, arena};
    struct sandbox sandbox = {.child = script_child,
                              .child_context = script,
                              .serve = script_serve,
                              .serve_context = &reading,
                              .seconds = SECONDS,
                              .wall_seconds = WALL_SECONDS,
                              .memory = CHILD_MEMORY};
    enum sandbox_end end;
    script->nsaid = 0;
    script->stopped = NULL;
    if (sandbox_run(&sandbox, &end) != 0)
        return -1;
    if (end == SANDBOX_LATE)
        script->stopped = "it takes too long";
    else if (end != SANDBOX_ENDED)
        script->stopped = "its reader was stopped";
    return 0;
}
