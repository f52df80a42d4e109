/* What the prelude has gathered, as the engine takes it: declarations with columns, findings. */
#include "lua/host.h"

#include <lauxlib.h>
#include <string.h>

static const char *field_text(struct host *h, int table, const char *name)
{
    lua_getfield(h->lua, table, name);
    const char *text = lua_tostring(h->lua, -1);
    text = text ? arena_text(h->arena, text) : NULL;
    lua_pop(h->lua, 1);
    return text;
}

static int field_int(struct host *h, int table, const char *name)
{
    lua_getfield(h->lua, table, name);
    int n = (int)lua_tointeger(h->lua, -1);
    lua_pop(h->lua, 1);
    return n;
}

static struct host_file *file_of(struct host *h, int table)
{
    int file = field_int(h, table, "file");
    return file >= 1 && file <= h->nfiles ? &h->files[file - 1] : NULL;
}

/* ---- elements ---------------------------------------------------------------------------------
 */

static void value_read(struct host *h, int element, int i, struct arg *out)
{
    lua_State *lua = h->lua;
    *out = (struct arg){0};
    int type = lua_rawgeti(lua, element, i + 1);
    if (type == LUA_TSTRING) {
        out->kind = ARG_TEXT;
        out->text = arena_text(h->arena, lua_tostring(lua, -1));
    } else if (type == LUA_TNUMBER) {
        out->kind = ARG_NUMBER;
        out->number = lua_tointeger(lua, -1);
    } else if (type == LUA_TBOOLEAN) {
        out->kind = ARG_BOOL;
        out->number = lua_toboolean(lua, -1);
    }
    lua_pop(lua, 1);
}

static int values_read(struct host *h, int element, struct arg *values)
{
    int n = field_int(h, element, "n");
    n = n > LOCATED_VALUES ? LOCATED_VALUES : n;
    for (int i = 0; i < n; i++)
        value_read(h, element, i, &values[i]);
    return n;
}

static void element_locate(struct host *h, int element, struct located *out)
{
    struct arg values[LOCATED_VALUES];
    struct host_file *file = file_of(h, element);
    const char *word = field_text(h, element, "written");
    int line = field_int(h, element, "line"), n = values_read(h, element, values);
    *out = (struct located){.line = line, .after = -1};
    if (!word)
        word = field_text(h, element, "word");
    if (file)
        locate_call(file->scan, word, line, values, n, out);
}

void host_elements(struct host *h, int main)
{
    lua_State *lua = h->lua;
    lua_getfield(lua, main, "elements");
    int list = lua_gettop(lua);
    int n = (int)lua_rawlen(lua, list);
    h->located = arena_array(h->arena, (size_t)n + 1, sizeof *h->located);
    for (int i = 1; i <= n; i++) {
        lua_rawgeti(lua, list, i);
        element_locate(h, lua_gettop(lua), &h->located[i]);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

/* ---- findings ---------------------------------------------------------------------------------
 */

static struct place place_of(const struct host_file *file, const struct located *at)
{
    return (struct place){.file = file ? file->path : NULL,
                          .line = at->line,
                          .column = at->column,
                          .length = at->length};
}

static void names_read(struct host *h, int finding, struct issue *issue)
{
    lua_State *lua = h->lua;
    if (lua_getfield(lua, finding, "allowed") == LUA_TTABLE) {
        int n = (int)lua_rawlen(lua, -1);
        const char **names = arena_array(h->arena, (size_t)n + 1, sizeof *names);
        for (int i = 0; i < n; i++) {
            lua_rawgeti(lua, -1, i + 1);
            names[i] = arena_text(h->arena, luaL_checkstring(lua, -1));
            lua_pop(lua, 1);
        }
        issue->allowed = names;
        issue->nallowed = n;
    }
    lua_pop(lua, 1);
}

/* What inside an element is meant: a value, a name before '=', a text or a word that stands alone.
 */
static struct place place_inside(struct host *h, int finding, const struct host_file *file,
                                 const struct located *element)
{
    struct located at = *element;
    int arg = field_int(h, finding, "arg");
    const char *key = field_text(h, finding, "key"), *value = field_text(h, finding, "value"),
               *name = field_text(h, finding, "name");
    if (!file)
        return place_of(file, &at);
    if (key)
        locate_key(file->scan, key, element->after, &at);
    else if (value)
        locate_text(file->scan, value, element->after, &at);
    else if (name)
        locate_bare(file->scan, name, element->after, &at);
    struct place where = place_of(file, &at);
    if (arg >= 1 && arg <= LOCATED_VALUES && element->values[arg - 1].column) {
        const struct spot *spot = &element->values[arg - 1];
        where = (struct place){
            .file = file->path, .line = spot->line, .column = spot->column, .length = spot->length};
    }
    return where;
}

/* The number of the element in a field of a table; 0 when it is none. */
static int element_number(struct host *h, int table, const char *name)
{
    int seq = 0;
    if (lua_getfield(h->lua, table, name) == LUA_TTABLE)
        seq = field_int(h, lua_gettop(h->lua), "seq");
    lua_pop(h->lua, 1);
    return seq;
}

static struct place finding_place(struct host *h, int finding)
{
    int seq = element_number(h, finding, "at"), made = element_number(h, finding, "el");
    lua_getfield(h->lua, finding, "at");
    int at = lua_gettop(h->lua);
    const struct host_file *file = file_of(h, at);
    struct located found = {.line = field_int(h, at, "line"), .after = -1};
    const char *name = field_text(h, at, "name"), *path = field_text(h, at, "path");
    lua_pop(h->lua, 1);
    if (path)
        return (struct place){.file = path};
    if (seq)
        return place_inside(h, finding, file, &h->located[seq]);
    if (made)
        return place_of(file, &h->located[made]);
    if (file && name)
        locate_name(file->scan, name, found.line, &found);
    return place_of(file, &found);
}

/* A text with a character that cannot be seen was told of when the file was read. */
static bool told_hidden(const struct host *h, const char *code, const struct place *at)
{
    for (int i = 0; strcmp(code, "bad-text") == 0 && at->file && i < h->issues->n; i++) {
        const struct issue *issue = &h->issues->list[i];
        if (strcmp(issue->code, "hidden-character") == 0 && issue->where.line == at->line &&
            strcmp(issue->where.file, at->file) == 0)
            return true;
    }
    return false;
}

static void finding_add(struct host *h, int finding)
{
    struct place where = finding_place(h, finding);
    const char *code = field_text(h, finding, "code"), *message = field_text(h, finding, "message");
    if (told_hidden(h, code, &where))
        return;
    struct issue *issue = issue_add(h->issues, code, where, "%s", message);
    issue->nearest = field_text(h, finding, "nearest");
    issue->hint = field_text(h, finding, "hint");
    names_read(h, finding, issue);
}

void host_findings(struct host *h, int main)
{
    lua_State *lua = h->lua;
    lua_getfield(lua, main, "findings");
    int list = lua_gettop(lua);
    int n = (int)lua_rawlen(lua, list);
    for (int i = 1; i <= n; i++) {
        lua_rawgeti(lua, list, i);
        finding_add(h, lua_gettop(lua));
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

/* ---- declarations -----------------------------------------------------------------------------
 */

static void decl_make(struct host *h, int element, struct decl *out);

static void body_make(struct host *h, int list, struct decl **out, int *n)
{
    lua_State *lua = h->lua;
    *n = (int)lua_rawlen(lua, list);
    *out = arena_array(h->arena, (size_t)*n + 1, sizeof **out);
    for (int i = 0; i < *n; i++) {
        lua_rawgeti(lua, list, i + 1);
        decl_make(h, lua_gettop(lua), &(*out)[i]);
        lua_pop(lua, 1);
    }
}

static void decl_make(struct host *h, int element, struct decl *out)
{
    struct arg values[LOCATED_VALUES];
    struct host_file *file = file_of(h, element);
    const struct located *at = &h->located[field_int(h, element, "seq")];
    luaL_checkstack(h->lua, 8, "declarations");
    *out = (struct decl){.word = field_text(h, element, "word"), .line = at->line};
    out->file = file ? file->path : "";
    int n = values_read(h, element, values);
    out->nargs = n > 2 ? 2 : n;
    for (int i = 0; i < out->nargs; i++) {
        out->args[i] = values[i];
        out->args[i].line = at->values[i].line;
        out->args[i].column = at->values[i].column;
    }
    if (lua_getfield(h->lua, element, "body") == LUA_TTABLE)
        body_make(h, lua_gettop(h->lua), &out->body, &out->nbody);
    lua_pop(h->lua, 1);
}

static void programs_make(struct host *h, struct decls *out)
{
    const char **list = arena_array(h->arena, (size_t)h->nfiles + 1, sizeof *list);
    for (int i = 0; i < h->nfiles; i++) {
        int at = out->nprograms;
        if (!h->files[i].program)
            continue;
        for (; at > 0 && strcmp(list[at - 1], h->files[i].path) > 0; at--)
            list[at] = list[at - 1];
        list[at] = h->files[i].path;
        out->nprograms++;
    }
    out->programs = list;
}

void host_decls(struct host *h, int main, struct decls *out)
{
    lua_State *lua = h->lua;
    lua_getfield(lua, main, "declarations");
    lua_call(lua, 0, 2);
    int packs = lua_gettop(lua), n = (int)lua_rawlen(lua, packs);
    *out = (struct decls){0};
    const char **names = arena_array(h->arena, (size_t)n + 1, sizeof *names);
    for (int i = 0; i < n; i++) {
        lua_rawgeti(lua, packs, i + 1);
        names[i] = arena_text(h->arena, luaL_checkstring(lua, -1));
        lua_pop(lua, 1);
    }
    out->packs = names;
    out->npacks = n;
    out->pack = n ? names[n - 1] : "";
    body_make(h, packs - 1, &out->list, &out->n);
    programs_make(h, out);
    lua_settop(lua, packs - 2);
}
