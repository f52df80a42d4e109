/* Retries: see retry.h. Two calls are the same when their method is, and their params without the
 * request_id are the same JSON: members in any order, white space as it likes. */
#include "daemon/retry.h"

#include <sodium.h>
#include <string.h>

#define ID_LEAST 16
#define ID_MOST 64

/* Callers with keys have their own ids each: what one was answered is not for another. */
const char *retry_id(const struct call *call)
{
    const struct house *h = call->world;
    const char *id = json_text(json_get(call->params, "request_id"));
    size_t n = id ? strlen(id) : 0;
    if (n < ID_LEAST || n > ID_MOST)
        return NULL;
    for (size_t i = 0; i < n; i++)
        if (id[i] < ' ' || id[i] > '~')
            return NULL;
    if (h->caller != &caller_local)
        return arena_printf(call->arena, "%s:%s", h->caller->name, id);
    return id;
}

/* The params in one canonical text; NULL params are an empty object. */
static struct out params_canonical(struct arena *arena, const struct json *params)
{
    struct out o;
    struct json kept = {.kind = JSON_OBJECT};
    out_init(&o, arena, 1 << 10);
    if (params && params->kind == JSON_OBJECT && params->n > 0) {
        kept.items = arena_array(arena, params->n, sizeof *kept.items);
        for (uint32_t i = 0; i < params->n; i++)
            if (strcmp(params->items[i].key, "request_id") != 0)
                kept.items[kept.n++] = params->items[i];
    }
    out_tree(&o, &kept, true);
    return o;
}

/* ---- what is kept of a call ------------------------------------------------------------------ */

#define SALT_BYTES ((size_t)16)
#define PRINT_BYTES ((size_t)32)

/* Of params without their request_id, so it only tells somebody who knows the reference already. */
static const char *fingerprint(struct arena *arena, const struct json *params,
                               const unsigned char salt[SALT_BYTES])
{
    unsigned char print[PRINT_BYTES];
    char text[2 * PRINT_BYTES + 1];
    struct out o = params_canonical(arena, params);
    /* Fails for wrong lengths only. */
    crypto_generichash(print, sizeof print, (const unsigned char *)o.data, o.n, salt, SALT_BYTES);
    return arena_text(arena, sodium_bin2hex(text, sizeof text, print, sizeof print));
}

static bool leaves_nothing(const struct call *call)
{
    return strcmp(call->method->name, "client.forget") == 0;
}

struct body retry_request(const struct call *call)
{
    unsigned char salt[SALT_BYTES];
    char text[2 * SALT_BYTES + 1];
    struct out o;
    if (!leaves_nothing(call))
        return (struct body){call->bytes, call->nbytes};
    randombytes_buf(salt, sizeof salt);
    out_init(&o, call->arena, 256);
    out_object(&o);
    out_string_at(&o, "method", call->method->name);
    out_string_at(&o, "salt", sodium_bin2hex(text, sizeof text, salt, sizeof salt));
    out_string_at(&o, "fingerprint", fingerprint(call->arena, call->params, salt));
    out_object_end(&o);
    return (struct body){o.data, o.n};
}

static bool same_print(const struct call *call, const struct json *stored)
{
    unsigned char salt[SALT_BYTES];
    const char *text = json_text(json_get(stored, "salt"));
    const char *print = json_text(json_get(stored, "fingerprint"));
    if (!text || !print ||
        sodium_hex2bin(salt, sizeof salt, text, strlen(text), NULL, NULL, NULL) != 0)
        return false;
    return strcmp(print, fingerprint(call->arena, call->params, salt)) == 0;
}

/* ---- comparing ------------------------------------------------------------------------------- */

static bool same_call(struct house *h, const struct call *call, const struct entry *entry)
{
    const char *why;
    struct json_limits limits = h->limits;
    limits.bytes = entry->nrequest;
    if (strcmp(call->method->name, entry->method) != 0 || entry->erased)
        return false;
    const struct json *stored =
        json_read(h->stored, call->arena, entry->request, entry->nrequest, &limits, &why);
    if (!stored)
        return false;
    if (leaves_nothing(call))
        return same_print(call, stored);
    struct out now = params_canonical(call->arena, call->params);
    struct out then = params_canonical(call->arena, json_get(stored, "params"));
    return now.n == then.n && memcmp(now.data, then.data, now.n) == 0;
}

static enum retry conflict(struct call *call, const struct entry *entry)
{
    rpc_fail(call, RPC_CONFLICT,
             "this request_id belongs to another call: send that call unchanged, or take a new "
             "request_id");
    struct out o;
    out_init(&o, call->arena, 128);
    out_key(&o, "state");
    out_object(&o);
    out_string_at(&o, "method", entry->method);
    out_string_at(&o, "decision", entry->id);
    out_object_end(&o);
    call->data = arena_copy(call->arena, o.data, o.n);
    return RETRY_CONFLICT;
}

enum retry retry_look(struct house *h, struct call *call)
{
    struct entry entry;
    const char *id = retry_id(call);
    if (!id)
        return RETRY_NEW;
    int found = journal_find(h->journal, call->arena, id, &entry);
    if (found == 0)
        found = journal_answer_get(h->journal, call->arena, id, &entry);
    if (found <= 0)
        return found == 0 ? RETRY_NEW : RETRY_FAILED;
    if (!same_call(h, call, &entry))
        return conflict(call, &entry);
    out_json(call->out, entry.reply, entry.nreply);
    return RETRY_REPEATED;
}
