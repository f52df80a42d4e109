/* Running a configuration file: see config_lua.h. The child asks for the file, and has no Lua
 * library; every name is a function that notes its value. It writes all notes in one frame; what
 * they mean is the parent's.
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
#define LOOK_STEPS 8
#define ASKED_MOST ((size_t)256 << 20) /* bytes of memory, one after another */
#define SCRIPT_CHILD "--read-configuration"
#define CHILD_MEMORY ((size_t)64 << 20)

/* ---- in the child ---------------------------------------------------------------------------- */

struct notes {
    const char *source;
    size_t n_source;
    struct bytes bytes;
    uint32_t n;
    uint32_t blocks[SAID_MAX]; /* of each: 1 + the block it stands in; 0: none */
    int steps;
    size_t asked;
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
    }
    for (lua_Integer i = 1; i <= n; i++)
        notes->blocks[mark_at(lua, value, i) - 1] = notes->n + 1;
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

/* Joining texts is one step, however long they are: so what is asked for counts, too. */
static void *memory_get(void *context, void *old, size_t old_size, size_t size)
{
    struct notes *notes = context;
    (void)old_size; /* of something new it is no size */
    notes->asked += size;
    if (size > 0)
        return realloc(old, size);
    free(old);
    return NULL;
}

static void on_steps(lua_State *lua, lua_Debug *at)
{
    struct notes *notes = notes_of(lua);
    (void)at;
    notes->steps += LOOK_STEPS;
    if (notes->steps <= STEPS && notes->asked <= ASKED_MOST)
        return;
    luaL_where(lua, 0);
    lua_pushliteral(lua, "it takes too long");
    lua_concat(lua, 2);
    lua_error(lua);
}

static int run(lua_State *lua)
{
    const struct notes *notes = notes_of(lua);
    if (luaL_loadbufferx(lua, notes->source, notes->n_source, "=config", "t") != LUA_OK)
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

static void notes_write(struct bytes *out, const struct notes *notes)
{
    frame_number(out, notes->n);
    bytes_put(out, notes->bytes.at, notes->bytes.n);
    for (uint32_t i = 0; i < notes->n; i++)
        frame_number(out, notes->blocks[i]);
}

/* Why Lua stopped, in the state's memory, or NULL. */
static const char *source_run(lua_State *lua, struct notes *notes)
{
    *(struct notes **)lua_getextraspace(lua) = notes;
    lua_sethook(lua, on_steps, LUA_MASKCOUNT, LOOK_STEPS);
    lua_pushcfunction(lua, run);
    if (lua_pcall(lua, 0, 0, 0) == LUA_OK)
        return NULL;
    return lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "an error of no text";
}

static void source_ask(int socket, struct arena *arena, struct notes *notes)
{
    sandbox_tell(socket, FRAME_FILE);
    struct frame source = sandbox_receive(socket, arena, SCRIPT_BYTES_MAX);
    notes->source = source.at;
    notes->n_source = source.n;
}

static void notes_tell(int socket, const struct notes *notes, const char *stopped)
{
    struct bytes out = {0};
    size_t begun = frame_begin(&out, FRAME_IMAGE);
    notes_write(&out, notes);
    frame_text(&out, stopped, stopped ? strlen(stopped) : 0);
    frame_end(&out, begun);
    sandbox_send(socket, &out);
    sandbox_tell(socket, FRAME_END);
}

/* When it returns without having told, the parent takes it for stopped. */
static void read_source(void *context, int socket)
{
    static struct notes notes; /* too large for a stack */
    notes = (struct notes){0};
    lua_State *lua = lua_newstate(memory_get, &notes);
    struct arena *arena = arena_new(2 * SCRIPT_BYTES_MAX);
    (void)context;
    if (lua && arena) {
        source_ask(socket, arena, &notes);
        const char *stopped = source_run(lua, &notes);
        if (!notes.bytes.failed)
            notes_tell(socket, &notes, stopped);
    }
    if (lua)
        lua_close(lua);
    bytes_fini(&notes.bytes);
    arena_free(arena);
}

static struct sandbox sandbox_make(void)
{
    return (struct sandbox){.child = read_source,
                            .seconds = SECONDS,
                            .wall_seconds = WALL_SECONDS,
                            .memory = CHILD_MEMORY};
}

void script_child(int argc, char **argv)
{
    if (argc != 2 || strcmp(argv[1], SCRIPT_CHILD) != 0)
        return;
    const struct sandbox s = sandbox_make();
    sandbox_child_run(&s, SANDBOX_SOCKET);
}

/* ---- in the parent --------------------------------------------------------------------------- */

struct reading {
    struct script *script;
    struct arena *arena;
    bool given; /* the source, once */
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

/* What may hold words: a block, also one that was assigned by mistake. */
static bool holds_words(const struct said *said)
{
    return said->kind == SAID_BLOCK || said->kind == SAID_ASSIGNED;
}

/* A block comes after what stands in it. */
static void block_read(struct frame *f, struct script *script, int i, int n)
{
    uint32_t block = frame_number_read(f);
    if (block == 0)
        return;
    if (block > (uint32_t)n || (int)block - 1 <= i || !holds_words(&script->said[block - 1]))
        f->bad = true;
    else
        script->said[i].block = (int)block - 1;
}

static enum sandbox_serve source_give(const struct script *script, struct bytes *reply)
{
    size_t begun = frame_begin(reply, FRAME_CONTENT);
    bytes_put(reply, script->source, script->n);
    frame_end(reply, begun);
    return SERVE_REPLY;
}

static enum sandbox_serve notes_read(struct reading *r, struct frame *f)
{
    struct script *script = r->script;
    uint32_t n = frame_number_read(f);
    for (uint32_t i = 0; i < n && i < SAID_MAX && !f->bad; i++)
        said_read(f, r->arena, &script->said[i]);
    for (uint32_t i = 0; i < n && i < SAID_MAX && !f->bad; i++)
        block_read(f, script, (int)i, (int)n);
    script->nsaid = f->bad || n > SAID_MAX ? 0 : (int)n;
    script->stopped = frame_text_read(f, r->arena);
    return f->bad || n > SAID_MAX ? SERVE_REFUSE : SERVE_ON;
}

static enum sandbox_serve script_serve(void *context, struct frame *f, struct bytes *reply)
{
    struct reading *r = context;
    if (f->kind == FRAME_FILE && !r->given) {
        r->given = true;
        return source_give(r->script, reply);
    }
    return f->kind == FRAME_IMAGE ? notes_read(r, f) : SERVE_REFUSE;
}

int script_run(struct script *script, struct arena *arena)
{
    char *const arguments[] = {"polkud", SCRIPT_CHILD, NULL};
    struct reading reading = {.script = script, .arena = arena};
    struct sandbox sandbox = sandbox_make();
    enum sandbox_end end;
    sandbox.arguments = arguments;
    sandbox.serve = script_serve;
    sandbox.serve_context = &reading;
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
