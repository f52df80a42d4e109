/* Reads and runs one rule file: the bytes, Lua's compiler (and what it refuses), the run. */
#include "lua/chars.h"
#include "lua/host.h"
#include "lua/repair.h"

#include <assert.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REPAIRS_MAX 50
#define HIDDEN_MAX 20

static const struct {
    const char *code, *message, *hint;
} refusals[FETCH_RESULTS] = {
    [FETCH_NONE] = {"no-such-file", "there is no file %s", "mind the spelling, or make the file"},
    [FETCH_REFUSED] = {"file-refused", "%s is no plain file inside its pack",
                       "links and folders are not followed"},
    [FETCH_TOO_LARGE] = {"file-too-large", "%s has more than 256 KiB",
                         "divide it, and include the parts"},
    [FETCH_UNREADABLE] = {"file-refused", "%s cannot be read", "mind the rights of the file"},
};

static void refuse(struct host *h, int main, const char *const said[3])
{
    lua_getfield(h->lua, main, "refused");
    for (int i = 0; i < 3; i++)
        lua_pushstring(h->lua, said[i]);
    lua_call(h->lua, 3, 0);
    h->partial = true;
}

void host_refuse(struct host *h, int main, const char *code, const char *message)
{
    const char *const said[] = {code, message, "divide the rules into fewer files"};
    refuse(h, main, said);
}

static void file_refused(struct host *h, enum fetched why, const char *path, int main)
{
    char message[256];
    assert(why > FETCHED && why < FETCH_RESULTS);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* the table above */
    snprintf(message, sizeof message, refusals[why].message, path);
#pragma GCC diagnostic pop
    const char *const said[] = {refusals[why].code, message, refusals[why].hint};
    refuse(h, main, said);
}

/* ---- characters -------------------------------------------------------------------------------
 */

static struct place place_at(const struct host_file *file, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += file->scan->source[i] == '\n';
    return (struct place){
        .file = file->path, .line = line, .column = scan_column(file->scan, (int)at), .length = 1};
}

/* False when the file is no text. */
static bool characters_fit(struct host *h, const struct host_file *file)
{
    const char *text = file->scan->source;
    size_t n = (size_t)file->scan->length, at = 0;
    for (int told = 0; told < HIDDEN_MAX; told++) {
        enum chars_fault fault = chars_fault(text, n, &at);
        uint32_t c = 0;
        if (fault == CHARS_FINE)
            return true;
        if (fault == CHARS_NOT_UTF8 || text[at] == '\0' || text[at] == '\033') {
            issue_add(h->issues, "not-text", place_at(file, at),
                      "here the file is no text in UTF-8");
            return false;
        }
        int length = char_read(text + at, n - at, &c);
        issue_add(h->issues, "hidden-character", place_at(file, at),
                  "here stands a character that cannot be seen (U+%04X)", (unsigned)c);
        at += (size_t)length;
    }
    return true;
}

/* ---- compiling --------------------------------------------------------------------------------
 */

static bool compile(struct host *h, const char *text, size_t n)
{
    char chunk[16];
    snprintf(chunk, sizeof chunk, "=%d", h->nfiles);
    return luaL_loadbufferx(h->lua, text, n, chunk, "t") == LUA_OK;
}

/* "7:18: '}' expected": the line and what follows it. */
static const char *message_split(const char *message, int *line)
{
    const char *at = strchr(message, ':');
    *line = at ? atoi(at + 1) : 0;
    at = at ? strchr(at + 1, ':') : NULL;
    return at && at[1] == ' ' ? at + 2 : message;
}

static bool is_too_nested(struct host *h, const char *text, size_t n)
{
    bool found = !compile(h, text, n) && strstr(host_stopped(h->lua, -1), "C stack overflow");
    lua_pop(h->lua, 1);
    return found;
}

/* The bytes of the first lines. */
static size_t lines_length(const char *text, size_t n, int lines)
{
    const char *at = text;
    for (int i = 0; i < lines && at; i++) {
        at = memchr(at, '\n', n - (size_t)(at - text));
        at = at ? at + 1 : NULL;
    }
    return at ? (size_t)(at - text) : n;
}

/* Of what is nested too deeply Lua tells no line: it is the last of the shortest beginning that is
 * refused, too. */
static int nesting_line(struct host *h, int nlines, const char *text, size_t n)
{
    int fits = 0, refused = nlines;
    while (refused - fits > 1) {
        int line = (fits + refused) / 2;
        if (is_too_nested(h, text, lines_length(text, n, line)))
            refused = line;
        else
            fits = line;
    }
    return refused;
}

/* Leaves the function of what could be mended on the stack; false when there is none. */
static bool compile_repaired(struct host *h, const struct host_file *file)
{
    struct repair r = {.arena = h->arena,
                       .issues = h->issues,
                       .scan = file->scan,
                       .file = file->path,
                       .starts = h->starts,
                       .nstarts = h->nstarts};
    bool compiled = false;
    repair_begin(&r);
    for (int i = 0; i < REPAIRS_MAX && !compiled && !repair_hopeless(&r); i++) {
        int line;
        lua_pop(h->lua, 1);
        compiled = compile(h, r.text, r.n);
        if (compiled)
            break;
        const char *message = arena_text(h->arena, message_split(host_stopped(h->lua, -1), &line));
        if (line == 0)
            line = nesting_line(h, file->scan->nlines, r.text, r.n);
        if (!repair_error(&r, message, line))
            break;
    }
    if (!compiled)
        lua_pop(h->lua, 1); /* Lua's message */
    h->partial = h->partial || r.cut || !compiled;
    return compiled;
}

/* ---- running ----------------------------------------------------------------------------------
 */

static const struct {
    const char *said, *plain;
} runtime[] = {
    {"stack overflow", "a function calls itself without end"},
    {"C stack overflow", "too much is nested"},
    {"attempt to call a string value", "a text stands where a word should"},
    {"attempt to call a number value", "a number stands where a word should"},
    {"attempt to call a nil value", "a name that has no value is used as a word"},
    {"attempt to index", "rule files have words only: there is nothing inside a value"},
    {"attempt to perform arithmetic on a function",
     "a word is calculated with: values stand in brackets"},
    {"attempt to compare", "values that cannot be compared are compared"},
    {"attempt to concatenate", "only texts and numbers can be joined"},
};

static void run_failed(struct host *h, int main)
{
    lua_State *lua = h->lua;
    const char *error = host_stopped(lua, -1);
    int line, file = atoi(error);
    if (h->exhausted || !*error)
        return;
    const char *message = message_split(error, &line);
    const char *plain = NULL;
    if (!file) /* it stopped inside a word */
        line = *h->line;
    for (size_t i = 0; i < sizeof runtime / sizeof *runtime && !plain; i++)
        if (strstr(message, runtime[i].said))
            plain = runtime[i].plain;
    message = arena_printf(h->arena, "%s (Lua says: %.200s)", plain ? plain : "Lua stopped here",
                           message);
    lua_getfield(lua, main, "failed");
    lua_pushinteger(lua, file ? file : h->nfiles);
    lua_pushinteger(lua, line);
    lua_pushstring(lua, message);
    lua_call(lua, 3, 0);
}

static void run(struct host *h, int main)
{
    lua_State *lua = h->lua;
    lua_getfield(lua, LUA_REGISTRYINDEX, HOST_NAMES);
    if (!lua_setupvalue(lua, -2, 1)) /* a file that uses no name at all has none */
        lua_pop(lua, 1);
    int status = lua_pcall(lua, 0, 0, 0);
    if (status == LUA_ERRMEM) {
        h->exhausted = "too-much-memory";
    } else if (status != LUA_OK) {
        run_failed(h, main);
        h->partial = true;
    }
}

static struct host_file *file_add(struct host *h, const char *path, const char *text, size_t n)
{
    ARENA_ROOM(h->arena, h->files, h->nfiles, h->files_cap);
    struct host_file *file = &h->files[h->nfiles++];
    *file = (struct host_file){.path = path, .scan = scan_make(h->arena, text, n)};
    file->program = scan_is_program(file->scan);
    h->reading = h->nfiles;
    return file;
}

void host_file_run(struct host *h, const char *pack, const char *name, int main)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* some editors put it before UTF-8 */
    const char *text = NULL;
    size_t n = 0;
    char *path = arena_printf(h->arena, "%s/%s.lua", pack, name);
    enum fetched fetched = h->fetch(h->context, h->arena, pack, name, &text, &n);
    if (fetched != FETCHED) {
        file_refused(h, fetched, path, main);
        return;
    }
    size_t skip = n >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
    struct host_file *file = file_add(h, path, text + skip, n - skip);
    if (!characters_fit(h, file)) {
        h->partial = true;
        return;
    }
    if (compile(h, text + skip, n - skip) || compile_repaired(h, file))
        run(h, main);
    if (h->exhausted)
        return;
    lua_getfield(h->lua, main, "finish");
    lua_call(h->lua, 0, 0);
}
