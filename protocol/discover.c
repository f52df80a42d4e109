/* rpc.discover: the schema files, put together as an OpenRPC 1.3 document.
 *
 * The files are trusted: they are the program's own, and the tests hold them against a real JSON
 * parser. So they are not parsed into a tree: a walk over the text finds where values begin and
 * end, and copies them. Their references between files become references inside the document. */
#include "protocol/discover.h"

#include "protocol/params.h"
#include "protocol/schema.h"

#include <string.h>

/* A value in a schema file. `at` NULL: there is none. */
struct slice {
    const char *at;
    size_t n;
};

/* ---- the walk -------------------------------------------------------------------------------- */

static const char *space_end(const char *p)
{
    return p + strspn(p, " \n");
}

static const char *string_end(const char *p)
{
    for (p++; *p != '"'; p++)
        if (*p == '\\')
            p++;
    return p + 1;
}

static const char *value_end(const char *p)
{
    int depth = 0;
    do {
        if (*p == '"') {
            p = string_end(p);
            continue;
        }
        depth += *p == '{' || *p == '[';
        depth -= *p == '}' || *p == ']';
        p++;
    } while (depth > 0);
    return p + (p[-1] == '}' || p[-1] == ']' || p[-1] == '"' ? 0 : strcspn(p, ",}] \n"));
}

/* The next member of an object, or item of an array: `*p` stands behind its opening bracket or the
 * member before. False at the end. A key keeps its quotes. */
static bool next(const char **p, struct slice *key, struct slice *value)
{
    const char *at = space_end(*p);
    if (*at == ',')
        at = space_end(at + 1);
    if (*at == '}' || *at == ']')
        return false;
    if (key) {
        *key = (struct slice){at, (size_t)(string_end(at) - at)};
        at = space_end(space_end(string_end(at)) + 1);
    }
    *value = (struct slice){at, (size_t)(value_end(at) - at)};
    *p = at + value->n;
    return true;
}

static bool key_is(const struct slice *key, const char *name)
{
    return key->n == strlen(name) + 2 && memcmp(key->at + 1, name, key->n - 2) == 0;
}

static struct slice member(struct slice object, const char *name)
{
    struct slice key, value;
    const char *p = object.at ? object.at + 1 : NULL;
    while (p && next(&p, &key, &value))
        if (key_is(&key, name))
            return value;
    return (struct slice){NULL, 0};
}

static bool array_has(struct slice array, const struct slice *key)
{
    struct slice item;
    const char *p = array.at ? array.at + 1 : NULL;
    while (p && next(&p, NULL, &item))
        if (item.n == key->n && memcmp(item.at, key->at, key->n) == 0)
            return true;
    return false;
}

/* ---- copying --------------------------------------------------------------------------------- */

/* "common.json#/$defs/day" and "#/$defs/day" become "#/components/schemas/day". */
static void string_copy(struct out *to, const char *p, size_t n)
{
    static const char mark[] = "#/$defs/";
    const char *found = memmem(p, n, mark, sizeof mark - 1);
    if (!found) {
        out_raw(to, p, n);
        return;
    }
    size_t before = (size_t)(found - p) + sizeof mark - 1;
    out_raw(to, "\"#/components/schemas/", strlen("\"#/components/schemas/"));
    out_raw(to, p + before, n - before);
}

/* Without white space, and with the references of the document. */
static void slice_write(struct out *o, struct slice s)
{
    struct out copy;
    out_init(&copy, o->arena, s.n * 2 + 16);
    for (const char *p = s.at, *end = s.at + s.n; p < end;) {
        size_t n = 1;
        if (*p == '"') {
            n = (size_t)(string_end(p) - p);
            string_copy(&copy, p, n);
        } else if (*p != ' ' && *p != '\n') {
            out_raw(&copy, p, 1);
        }
        p += n;
    }
    out_json(o, copy.data, copy.n);
}

static void member_copy(struct out *o, const char *key, struct slice value)
{
    if (!value.at)
        return;
    out_key(o, key);
    slice_write(o, value);
}

static char *unquoted(struct arena *arena, struct slice string)
{
    return arena_copy(arena, string.at + 1, string.n - 2);
}

/* ---- a method -------------------------------------------------------------------------------- */

static void params_write(struct out *o, struct slice params)
{
    struct slice key, schema, properties = member(params, "properties");
    struct slice required = member(params, "required");
    const char *p = properties.at + 1;
    out_key(o, "params");
    out_array(o);
    while (next(&p, &key, &schema)) {
        out_object(o);
        member_copy(o, "name", key);
        out_bool_at(o, "required", array_has(required, &key));
        member_copy(o, "schema", schema);
        out_object_end(o);
    }
    out_array_end(o);
}

static void method_errors_write(struct out *o, struct slice errors)
{
    struct slice name;
    const char *p = errors.at + 1;
    out_key(o, "errors");
    out_array(o);
    while (next(&p, NULL, &name)) {
        const char *id = unquoted(o->arena, name);
        out_object(o);
        out_string_at(o, "$ref", arena_printf(o->arena, "#/components/errors/%s", id));
        out_object_end(o);
    }
    out_array_end(o);
}

static void method_write(struct out *o, const unsigned char *file)
{
    struct slice schema = {(const char *)file, strlen((const char *)file)};
    struct slice defs = member(schema, "$defs");
    out_object(o);
    member_copy(o, "name", member(schema, "title"));
    member_copy(o, "summary", member(schema, "description"));
    member_copy(o, "x-role", member(schema, "x-role"));
    out_string_at(o, "paramStructure", "by-name");
    params_write(o, member(defs, "params"));
    out_key(o, "result");
    out_object(o);
    out_string_at(o, "name", "result");
    member_copy(o, "schema", member(defs, "result"));
    out_object_end(o);
    method_errors_write(o, member(schema, "x-errors"));
    out_object_end(o);
}

/* ---- the document ---------------------------------------------------------------------------- */

static void schemas_write(struct out *o)
{
    struct slice key, value;
    out_key(o, "schemas");
    out_object(o);
    for (int i = 0; i < schema_shared_n; i++) {
        const char *file = (const char *)schema_shared[i];
        const char *p = member((struct slice){file, strlen(file)}, "$defs").at + 1;
        while (next(&p, &key, &value))
            member_copy(o, unquoted(o->arena, key), value);
    }
    out_object_end(o);
}

static void info_write(struct out *o)
{
    out_key(o, "info");
    out_object(o);
    out_string_at(o, "title", "Polku");
    out_string_at(o, "version", "1");
    out_string_at(o, "description",
                  "Which services a client can go to, why, and what to ask next, by the rules of a "
                  "region. JSON-RPC 2.0 over ZeroMQ, and over HTTP POST /rpc.");
    out_object_end(o);
}

bool method_discover(struct call *call)
{
    const char *errors = (const char *)schema_errors;
    struct out *o = call->out;
    struct shape none = {"the params of 'rpc.discover'", NULL, 0};
    struct given nothing;
    if (!params_read(call, &none, &nothing))
        return rpc_fail_faults(call);
    out_object(o);
    out_string_at(o, "openrpc", "1.3.2");
    info_write(o);
    out_key(o, "methods");
    out_array(o);
    for (int i = 0; i < schema_methods_n; i++)
        method_write(o, schema_methods[i]);
    out_array_end(o);
    out_key(o, "components");
    out_object(o);
    schemas_write(o);
    member_copy(o, "errors", member((struct slice){errors, strlen(errors)}, "x-errors"));
    out_object_end(o);
    out_object_end(o);
    return true;
}
