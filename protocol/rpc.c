/* JSON-RPC 2.0 (see rpc.h and https://www.jsonrpc.org/specification): the frame of a call, batches,
 * notifications, errors. Knows nothing of what methods do. */
#include "protocol/rpc.h"

#include <string.h>

/* ---- errors -------------------------------------------------------------------------------------
 */

static const struct {
    int code;
    const char *name;    /* data.name */
    const char *message; /* JSON-RPC's short one */
} errors[] = {
    {RPC_PARSE, "parse_error", "Parse error"},
    {RPC_REQUEST, "invalid_request", "Invalid Request"},
    {RPC_METHOD, "method_not_found", "Method not found"},
    {RPC_PARAMS, "invalid_params", "Invalid params"},
    {RPC_INTERNAL, "internal_error", "Internal error"},
    {RPC_UNKNOWN_REGION, "unknown_region", "Unknown region"},
    {RPC_INVALID_FACTS, "invalid_facts", "Invalid facts"},
    {RPC_NOT_AUTHORISED, "not_authorised", "Not authorised"},
    {RPC_NOT_FOUND, "not_found", "Not found"},
    {RPC_CONFLICT, "conflict", "Conflict"},
    {RPC_OVERLOADED, "overloaded", "Overloaded"},
    {RPC_STORE_UNAVAILABLE, "store_unavailable", "Store unavailable"},
    {RPC_RULES_INVALID, "rules_invalid", "Rules invalid"},
};

const char *rpc_role_id(enum rpc_role role)
{
    switch (role) {
    case ROLE_QUERY: return "query";
    case ROLE_PLAN: return "plan";
    case ROLE_ADMIN: return "admin";
    case ROLE_AUDIT: return "audit";
    case ROLE_ALL: break;
    }
    return "all";
}

bool rpc_fail(struct call *call, int code, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    call->message = arena_vprintf(call->arena, format, ap);
    va_end(ap);
    call->error = code;
    return false;
}

static bool begins(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Facts, history and the reference are the client's; all else is the shape of the params. */
static bool is_of_client(const struct issue *fault)
{
    const char *p = fault->where.pointer;
    return p &&
           (begins(p, "/client/facts") || begins(p, "/client/history") || begins(p, "/client/ref"));
}

static void allowed_write(struct out *o, const struct issue *fault)
{
    out_key(o, "allowed");
    out_array(o);
    for (int i = 0; i < fault->nallowed; i++)
        out_string(o, fault->allowed[i]);
    out_array_end(o);
}

static void fault_write(struct out *o, const struct issue *fault)
{
    out_object(o);
    out_string_at(o, "pointer", fault->where.pointer ? fault->where.pointer : "");
    out_string_at(o, "code", fault->code);
    out_key(o, "message");
    if (fault->hint)
        out_string(o, arena_printf(o->arena, "%s: %s", fault->message, fault->hint));
    else
        out_string(o, fault->message);
    allowed_write(o, fault);
    out_string_at(o, "nearest", fault->nearest);
    out_object_end(o);
}

bool rpc_fail_faults(struct call *call)
{
    struct out o;
    bool client = call->faults->n > 0;
    out_init(&o, call->arena, 512);
    out_key(&o, "faults");
    out_array(&o);
    for (int i = 0; i < call->faults->n; i++) {
        fault_write(&o, &call->faults->list[i]);
        client = client && is_of_client(&call->faults->list[i]);
    }
    out_array_end(&o);
    call->data = arena_copy(call->arena, o.data, o.n);
    return rpc_fail(call, client ? RPC_INVALID_FACTS : RPC_PARAMS,
                    call->faults->n == 1
                        ? "Mend the fault that 'faults' names, and send again."
                        : "Mend the %d faults that 'faults' names, and send again.",
                    call->faults->n);
}

/* ---- replies ------------------------------------------------------------------------------------
 */

struct session { /* one body being answered */
    struct arena *arena;
    const struct rpc_shell *shell;
    struct out *out;
};

static void reply_begin(struct session *s)
{
    out_object(s->out);
    out_string_at(s->out, "jsonrpc", "2.0");
}

static void id_write(struct out *o, const struct json *id)
{
    out_key(o, "id");
    if (id)
        out_tree(o, id, false);
    else
        out_null(o);
}

static void error_write(struct out *o, int code, const char *message, const char *data)
{
    size_t at = 0;
    while (at + 1 < sizeof errors / sizeof *errors && errors[at].code != code)
        at++;
    out_key(o, "error");
    out_object(o);
    out_int_at(o, "code", code);
    out_string_at(o, "message", errors[at].message);
    out_key(o, "data");
    out_object(o);
    out_string_at(o, "name", errors[at].name);
    out_string_at(o, "message", message);
    if (data)
        out_json(o, data, strlen(data));
    out_object_end(o);
    out_object_end(o);
}

static void reply_error(struct session *s, int code, const char *message, const struct json *id)
{
    reply_begin(s);
    error_write(s->out, code, message, NULL);
    id_write(s->out, id);
    out_object_end(s->out);
}

/* ---- one call -----------------------------------------------------------------------------------
 */

static bool id_fits(const struct json *id)
{
    return !id || id->kind == JSON_STRING || id->kind == JSON_INT || id->kind == JSON_REAL ||
           id->kind == JSON_NULL;
}

static const char *strange_member(struct session *s, const struct json *call)
{
    static const char *const known[] = {"jsonrpc", "id", "method", "params"};
    for (uint32_t i = 0; i < call->n; i++) {
        const char *key = call->items[i].key;
        bool found = false;
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            found = found || strcmp(known[k], key) == 0;
        if (found)
            continue;
        const char *nearest = nearest_name(key, known, (int)(sizeof known / sizeof *known));
        return arena_printf(s->arena, "A call has no member '%s'%s%s%s.", key,
                            nearest ? "; did you mean '" : "", nearest ? nearest : "",
                            nearest ? "'?" : "");
    }
    return NULL;
}

/* What is wrong with the frame of a call, or NULL. */
static const char *frame_fault(struct session *s, const struct json *call)
{
    if (call->kind != JSON_OBJECT)
        return "A call is an object: {\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"…\", "
               "\"params\": {…}}.";
    const char *version = json_text(json_get(call, "jsonrpc"));
    if (!version || strcmp(version, "2.0") != 0)
        return "Send \"jsonrpc\": \"2.0\" in every call.";
    if (!id_fits(json_get(call, "id")))
        return "The id of a call is a text, a number or null.";
    if (!json_text(json_get(call, "method")))
        return "Name the method as a text: \"method\": \"recommend\".";
    return strange_member(s, call);
}

static const struct method *method_of(struct session *s, struct call *call, const char *name)
{
    const struct method *method = s->shell->find(s->shell->world, name);
    const char *nearest = method ? NULL : nearest_name(name, s->shell->names, s->shell->nnames);
    if (!method)
        rpc_fail(call, RPC_METHOD, "There is no method '%s'%s%s%s.", name,
                 nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
    return method;
}

static bool params_fit(struct call *call, const struct json *params)
{
    static const struct json none = {.kind = JSON_OBJECT};
    call->params = params ? params : &none;
    return call->params->kind == JSON_OBJECT ||
           rpc_fail(call, RPC_PARAMS, "Send the params by name, as an object.");
}

/* Writes the result of a call; false when its error is set. */
static bool call_run(struct session *s, struct call *call)
{
    size_t start = s->out->n;
    if (s->shell->before && !s->shell->before(call))
        return call->error == 0;
    if (!call->method->handler(call))
        return false;
    const char *result = s->out->data + start;
    return !s->shell->after || s->shell->after(call, result, s->out->n - start);
}

static bool call_prepare(struct session *s, struct call *call, const struct json *json)
{
    call->method = method_of(s, call, json_text(json_get(json, "method")));
    return call->method && params_fit(call, json_get(json, "params"));
}

/* A call without an id is a notification: it is done, and nothing is said. */
static void call_answer(struct session *s, const struct json *json, const char *bytes, size_t n)
{
    const char *fault = frame_fault(s, json);
    const struct json *id = json_get(json, "id");
    struct issues faults;
    if (fault) {
        reply_error(s, RPC_REQUEST, fault, id_fits(id) ? id : NULL);
        return;
    }
    issues_init(&faults, s->arena);
    struct call call = {.arena = s->arena,
                        .bytes = bytes,
                        .nbytes = n,
                        .faults = &faults,
                        .out = s->out,
                        .world = s->shell->world};
    struct out before = *s->out;
    reply_begin(s);
    size_t begun = s->out->n;
    if (call_prepare(s, &call, json)) {
        out_key(s->out, "result");
        call.error = call_run(s, &call) ? 0 : call.error ? call.error : RPC_INTERNAL;
    }
    if (call.error) {
        s->out->n = begun;
        s->out->comma = true;
        error_write(s->out, call.error, call.message ? call.message : "Something went wrong here.",
                    call.data);
    }
    id_write(s->out, id);
    out_object_end(s->out);
    if (!id) {
        s->out->n = before.n;
        s->out->comma = before.comma;
    }
}

/* ---- bodies -------------------------------------------------------------------------------------
 */

static void batch_answer(struct session *s, const struct json *batch, const char *body, size_t n)
{
    const char **starts;
    size_t *lengths;
    json_slices(s->arena, body, n, &starts, &lengths);
    size_t before = s->out->n;
    out_array(s->out);
    size_t begun = s->out->n;
    for (uint32_t i = 0; i < batch->n; i++)
        call_answer(s, &batch->items[i], starts[i], lengths[i]);
    if (s->out->n == begun)
        s->out->n = before;
    else
        out_array_end(s->out);
}

/* How deep brackets are nested outside texts: a body that is too deep is refused as too large. */
static int depth_of(const char *text, size_t n)
{
    int depth = 0, deepest = 0;
    bool quoted = false;
    for (size_t i = 0; i < n; i++) {
        if (quoted && text[i] == '\\')
            i++;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && (text[i] == '{' || text[i] == '['))
            deepest = ++depth > deepest ? depth : deepest;
        else if (!quoted && (text[i] == '}' || text[i] == ']'))
            depth--;
    }
    return deepest;
}

static void refuse_body(struct session *s, const struct json_limits *limits, const char *body,
                        size_t n, const char *why)
{
    bool deep = depth_of(body, n) > limits->depth;
    reply_error(s, deep ? RPC_REQUEST : RPC_PARSE,
                arena_printf(s->arena, "The body cannot be read: %s.",
                             deep ? arena_printf(s->arena, "it is nested deeper than %d levels",
                                                 limits->depth)
                                  : why),
                NULL);
}

void rpc_answer(struct json_reader *reader, struct arena *arena, const char *body, size_t n,
                const struct json_limits *limits, int batch_max, const struct rpc_shell *shell,
                struct out *out)
{
    struct session s = {arena, shell, out};
    const char *why = NULL;
    if (n > limits->bytes) {
        reply_error(&s, RPC_REQUEST,
                    arena_printf(arena, "A body has at most %zu bytes.", limits->bytes), NULL);
        return;
    }
    const struct json *json = json_read(reader, arena, body, n, limits, &why);
    if (!json)
        refuse_body(&s, limits, body, n, why);
    else if (json->kind != JSON_ARRAY)
        call_answer(&s, json, body, n);
    else if (json->n == 0 || json->n > (uint32_t)batch_max)
        reply_error(&s, RPC_REQUEST, arena_printf(arena, "A batch has 1 to %d calls.", batch_max),
                    NULL);
    else
        batch_answer(&s, json, body, n);
}
