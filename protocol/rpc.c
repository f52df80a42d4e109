/* JSON-RPC 2.0 (see rpc.h and https://www.jsonrpc.org/specification): the frame of a call, batches,
 * notifications, errors. Knows nothing of what methods do. */
#include "protocol/rpc.h"

#include <assert.h>
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

int rpc_errors(void)
{
    return (int)(sizeof errors / sizeof *errors);
}

int rpc_error_index(int code)
{
    int at = 0;
    while (at < rpc_errors() && errors[at].code != code)
        at++;
    assert(at < rpc_errors() && "an error outside the table");
    return at;
}

const char *rpc_error_name(int index)
{
    return errors[index].name;
}

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

/* Facts (also those that answer an assessment), history and the reference are the client's; all
 * else is the shape of the params. */
static bool is_of_client(const struct issue *fault)
{
    static const char *const members[] = {"/client/facts", "/client/history", "/client/ref"};
    if (fault->where.pointer && strncmp(fault->where.pointer, "/people/", 8) == 0 &&
        strstr(fault->where.pointer, "/facts/"))
        return true;
    if (fault->where.pointer && strncmp(fault->where.pointer, "/answers/", 9) == 0)
        return true;
    for (size_t i = 0; fault->where.pointer && i < sizeof members / sizeof *members; i++) {
        size_t n = strlen(members[i]);
        char next = strncmp(fault->where.pointer, members[i], n) ? '?' : fault->where.pointer[n];
        if (next == '/' || next == '\0')
            return true;
    }
    return false;
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

/* An id goes back as it came, byte for byte: 1.0 and 1e0 are the same number, but a caller may
 * compare texts. */
struct id {
    const char *text; /* NULL: the call has none */
    size_t n;
};

static const struct id id_null = {"null", 4};

static void reply_begin(struct session *s, const struct id *id)
{
    out_object(s->out);
    out_string_at(s->out, "jsonrpc", "2.0");
    out_key(s->out, "id");
    out_json(s->out, id->text, id->n);
}

static void error_write(struct out *o, int code, const char *message, const char *data)
{
    const int at = rpc_error_index(code);
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

static void ended(const struct session *s, const struct method *method, int error)
{
    if (s->shell->ended)
        s->shell->ended(s->shell->world, method, error);
}

/* Of what is no call. */
static void reply_error(struct session *s, int code, const char *message, const struct id *id)
{
    ended(s, NULL, code);
    reply_begin(s, id->text ? id : &id_null);
    error_write(s->out, code, message, NULL);
    out_object_end(s->out);
}

/* ---- one call -----------------------------------------------------------------------------------
 */

static const char *const frame_members[] = {"jsonrpc", "id", "method", "params"};

#define FRAME_MEMBERS ((int)(sizeof frame_members / sizeof *frame_members))
#define SHOWN_MAX 64 /* bytes of a caller's own word that are shown back to it */

/* A caller's word as it is shown in a message: of a long one the beginning, whole characters. */
static const char *shown(struct session *s, const char *word)
{
    size_t n = strlen(word);
    if (n <= SHOWN_MAX)
        return word;
    for (n = SHOWN_MAX; (word[n] & 0xC0) == 0x80;)
        n--;
    return arena_printf(s->arena, "%.*s…", (int)n, word);
}

/* "; did you mean 'x'?", or "." */
static const char *suggestion(struct session *s, const char *word, const char *const *names, int n)
{
    const char *nearest = nearest_name(word, names, n);
    return nearest ? arena_printf(s->arena, "; did you mean '%s'?", nearest) : ".";
}

static bool id_fits(const struct json *id)
{
    return !id || id->kind == JSON_STRING || id->kind == JSON_INT || id->kind == JSON_REAL ||
           id->kind == JSON_NULL;
}

static const char *strange_member(struct session *s, const struct json *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        const char *key = call->items[i].key;
        int known = 0;
        while (known < FRAME_MEMBERS && strcmp(frame_members[known], key) != 0)
            known++;
        if (known == FRAME_MEMBERS)
            return arena_printf(s->arena, "A call has no member '%s'%s", shown(s, key),
                                suggestion(s, key, frame_members, FRAME_MEMBERS));
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

static bool method_find(struct session *s, struct call *call, const char *name)
{
    call->method = s->shell->find ? s->shell->find(s->shell->world, name) : NULL;
    return call->method || rpc_fail(call, RPC_METHOD, "There is no method '%s'%s", shown(s, name),
                                    suggestion(s, name, s->shell->names, s->shell->nnames));
}

static bool params_fit(struct call *call, const struct json *params)
{
    static const struct json none = {.kind = JSON_OBJECT};
    call->params = params ? params : &none;
    return call->params->kind == JSON_OBJECT ||
           rpc_fail(call, RPC_PARAMS,
                    "Send the params by name, as an object: \"params\": {\"name\": …}.");
}

/* Writes the result of a call; false when its error is set. */
static bool call_run(struct session *s, struct call *call)
{
    size_t start = s->out->n;
    if (s->shell->before && !s->shell->before(call))
        return call->error == 0;
    if (!call->method->handler(call))
        return false;
    assert(s->out->n > start && "a handler that is content writes a result");
    const char *result = s->out->data + start;
    return !s->shell->after || s->shell->after(call, result, s->out->n - start);
}

/* Writes "result" or "error". */
static void call_do(struct session *s, struct call *call, const struct json *json)
{
    size_t begun = s->out->n;
    bool good = method_find(s, call, json_text(json_get(json, "method"))) &&
                params_fit(call, json_get(json, "params"));
    if (good) {
        out_key(s->out, "result");
        good = call_run(s, call);
    }
    if (!good && !call->error)
        rpc_fail(call, RPC_INTERNAL, "Something went wrong here; tell those who run this service.");
    ended(s, call->method, good ? 0 : call->error);
    if (good)
        return;
    s->out->n = begun; /* what the handler wrote before it failed */
    s->out->comma = true;
    error_write(s->out, call->error, call->message, call->data);
}

/* The id of a call, as it stands in its bytes. */
static struct id id_of(const struct json *json, const char *bytes, size_t n)
{
    const struct json *value = json_get(json, "id");
    struct id id = {NULL, 0};
    if (value && id_fits(value))
        id.text = json_slice(bytes, n, (uint32_t)(value - json->items), &id.n);
    return id;
}

/* A call without an id is a notification: it is done, and nothing is said. */
static void call_answer(struct session *s, const struct json *json, const char *bytes, size_t n)
{
    const struct out before = *s->out;
    const char *fault = frame_fault(s, json);
    const struct id id = id_of(json, bytes, n);
    struct issues faults;
    if (fault) {
        reply_error(s, RPC_REQUEST, fault, &id);
        return;
    }
    issues_init(&faults, s->arena);
    struct call call = {.arena = s->arena,
                        .bytes = bytes,
                        .nbytes = n,
                        .faults = &faults,
                        .out = s->out,
                        .world = s->shell->world};
    reply_begin(s, id.text ? &id : &id_null);
    call_do(s, &call, json);
    out_object_end(s->out);
    if (!id.text) {
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
    const struct out before = *s->out;
    out_array(s->out);
    size_t begun = s->out->n;
    for (uint32_t i = 0; i < batch->n; i++)
        call_answer(s, &batch->items[i], starts[i], lengths[i]);
    if (s->out->n > begun) {
        out_array_end(s->out);
        return;
    }
    s->out->n = before.n; /* notifications alone */
    s->out->comma = before.comma;
}

/* Of a body that is not read. */
static int body_error(const struct json_reader *reader)
{
    return json_no_memory(reader) ? RPC_INTERNAL : json_too_large(reader) ? RPC_REQUEST : RPC_PARSE;
}

void rpc_answer(struct json_reader *reader, struct arena *arena, const char *body, size_t n,
                const struct json_limits *limits, int batch_max, const struct rpc_shell *shell,
                struct out *out)
{
    struct session s = {arena, shell, out};
    const char *why = NULL;
    const struct json *json = json_read(reader, arena, body, n, limits, &why);
    if (!json)
        reply_error(&s, body_error(reader),
                    arena_printf(arena, "The body cannot be read: %s.", why), &id_null);
    else if (json->kind != JSON_ARRAY)
        call_answer(&s, json, body, n);
    else if (json->n == 0 || json->n > (uint32_t)batch_max)
        reply_error(&s, RPC_REQUEST, arena_printf(arena, "A batch has 1 to %d calls.", batch_max),
                    &id_null);
    else
        batch_answer(&s, json, body, n);
}
