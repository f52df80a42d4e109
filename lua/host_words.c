/* The few functions that prelude.lua is given; rule files never see them. */
#include "lua/chars.h"
#include "lua/host.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

static struct host *host_of(lua_State *lua)
{
    return lua_touserdata(lua, lua_upvalueindex(1));
}

/* The file (its number) and line of the rule file that called; the file being run and 0 when Lua
 * does not know. Rule files are the chunks named "=1", "=2" … */
static int call_where(lua_State *lua)
{
    lua_Debug at;
    for (int level = 1; lua_getstack(lua, level, &at); level++) {
        lua_getinfo(lua, "S", &at);
        if (at.source[0] != '=' || at.source[1] < '0' || at.source[1] > '9')
            continue;
        lua_getinfo(lua, "l", &at);
        lua_pushinteger(lua, atoi(at.source + 1));
        lua_pushinteger(lua, at.currentline > 0 ? at.currentline : 0);
        return 2;
    }
    lua_pushinteger(lua, host_of(lua)->reading);
    lua_pushinteger(lua, 0);
    return 2;
}

static int call_type(lua_State *lua)
{
    luaL_checkany(lua, 1);
    lua_pushstring(lua, luaL_typename(lua, 1));
    return 1;
}

static int call_count(lua_State *lua)
{
    lua_pushinteger(lua, lua_gettop(lua));
    return 1;
}

static int call_integer(lua_State *lua)
{
    int whole;
    lua_Integer n = lua_tointegerx(lua, 1, &whole);
    if (whole)
        lua_pushinteger(lua, n);
    else
        lua_pushnil(lua);
    return 1;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The keys of a table that are texts, in byte order: Lua's own order differs from run to run. */
static int call_keys(lua_State *lua)
{
    struct arena *arena = host_of(lua)->arena;
    const char **names = NULL;
    int n = 0, cap = 0;
    luaL_checktype(lua, 1, LUA_TTABLE);
    for (lua_pushnil(lua); lua_next(lua, 1); lua_pop(lua, 1))
        if (lua_type(lua, -2) == LUA_TSTRING) {
            ARENA_ROOM(arena, names, n, cap);
            names[n++] = lua_tostring(lua, -2);
        }
    if (n > 1)
        qsort(names, (size_t)n, sizeof *names, compare_names);
    lua_createtable(lua, n, 0);
    for (int i = 0; i < n; i++) {
        lua_pushstring(lua, names[i]);
        lua_rawseti(lua, -2, i + 1);
    }
    return 1;
}

static int call_nearest(lua_State *lua)
{
    const char *name = luaL_checkstring(lua, 1);
    const char *names[128];
    int n = (int)lua_rawlen(lua, 2);
    n = n > 128 ? 128 : n;
    for (int i = 0; i < n; i++) {
        lua_rawgeti(lua, 2, i + 1);
        names[i] = luaL_checkstring(lua, -1);
        lua_pop(lua, 1); /* the list holds it */
    }
    const char *nearest = strlen(name) < 64 ? nearest_name(name, names, n) : NULL;
    if (nearest)
        lua_pushstring(lua, nearest);
    else
        lua_pushnil(lua);
    return 1;
}

/* What is wrong with a text, or nil. */
static int call_text(lua_State *lua)
{
    size_t n, at = 0;
    const char *text = luaL_checklstring(lua, 1, &n);
    enum chars_fault fault = chars_fault(text, n, &at);
    if (fault == CHARS_FINE)
        lua_pushnil(lua);
    else
        lua_pushstring(lua, fault == CHARS_HIDDEN ? "has a character that cannot be seen"
                                                  : "is no UTF-8");
    return 1;
}

static int call_file_name(lua_State *lua)
{
    size_t n;
    const char *name = luaL_checklstring(lua, 1, &n);
    size_t fits = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-");
    lua_pushboolean(lua, n > 0 && n <= 63 && fits == n && name[0] != '-');
    return 1;
}

/* Ends the reading of the file; the finding has been made. */
static int call_stop(lua_State *lua)
{
    lua_pushlightuserdata(lua, host_of(lua));
    return lua_error(lua);
}

const char *host_stopped(lua_State *lua, int index)
{
    return lua_type(lua, index) == LUA_TSTRING ? lua_tostring(lua, index) : "";
}

void host_push(struct host *h)
{
    static const luaL_Reg calls[] = {{"where", call_where},     {"type", call_type},
                                     {"count", call_count},     {"keys", call_keys},
                                     {"integer", call_integer}, {"nearest", call_nearest},
                                     {"text", call_text},       {"file_name", call_file_name},
                                     {"stop", call_stop},       {NULL, NULL}};
    lua_createtable(h->lua, 0, 9);
    lua_pushlightuserdata(h->lua, h);
    luaL_setfuncs(h->lua, calls, 1);
}
