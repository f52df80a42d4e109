/* A world with a few methods, for the tests of JSON-RPC: the fixture of test_rpc*.c. */
#ifndef POLKU_TESTS_RPC_WORLD_H
#define POLKU_TESTS_RPC_WORLD_H

#include "protocol/rpc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;
static struct json_reader *reader;

static const struct json_limits limits = {.bytes = 4096, .depth = 8, .members = 64};

/* ---- a world with a few methods ---------------------------------------------------------------
 */

struct world {
    int calls;          /* handlers that ran */
    int after;          /* results that were kept */
    char kept[256];     /* the last of them */
    char received[256]; /* the bytes of the last call */
};

static int64_t number(const struct call *call, const char *name)
{
    const struct json *value = json_get(call->params, name);
    return value && value->kind == JSON_INT ? value->number : 0;
}

static bool do_subtract(struct call *call)
{
    ((struct world *)call->world)->calls++;
    out_int(call->out, number(call, "minuend") - number(call, "subtrahend"));
    return true;
}

static bool do_get_data(struct call *call)
{
    out_array(call->out);
    out_string(call->out, "hello");
    out_int(call->out, 5);
    out_array_end(call->out);
    return true;
}

static bool do_update(struct call *call)
{
    ((struct world *)call->world)->calls++;
    out_null(call->out);
    return true;
}

/* Fails after it has written half of a result. */
static bool do_half(struct call *call)
{
    out_object(call->out);
    out_key(call->out, "half");
    out_array(call->out);
    call->data = "\"region\":\"x\",\"regions\":[]";
    return rpc_fail(call, RPC_UNKNOWN_REGION, "there is no region '%s'", "x");
}

static bool do_silent_failure(struct call *call)
{
    (void)call;
    return false;
}

/* Adds a fault at each pointer of the array `at`. */
static bool do_faults(struct call *call)
{
    static const char *const allowed[] = {"age", "arrival"};
    const struct json *at = json_get(call->params, "at");
    for (uint32_t i = 0; i < at->n; i++) {
        struct issue *fault =
            issue_add(call->faults, "unknown-member", (struct place){.pointer = at->items[i].text},
                      "no member '%s'", "agee");
        fault->nearest = i ? NULL : "age";
        fault->hint = i ? "leave it out" : NULL;
        fault->allowed = allowed;
        fault->nallowed = i ? 0 : 2;
    }
    return rpc_fail_faults(call);
}

static const struct method methods[] = {
    {"subtract", ROLE_QUERY, true, do_subtract},      {"get_data", ROLE_QUERY, false, do_get_data},
    {"update", ROLE_QUERY, false, do_update},         {"half", ROLE_QUERY, false, do_half},
    {"silent", ROLE_QUERY, false, do_silent_failure}, {"faults", ROLE_QUERY, false, do_faults},
};

#define METHODS ((int)(sizeof methods / sizeof *methods))

static const struct method *method_find(void *world, const char *name)
{
    (void)world;
    for (int i = 0; i < METHODS; i++)
        if (strcmp(methods[i].name, name) == 0)
            return &methods[i];
    return NULL;
}

static const char *const names[] = {"subtract", "get_data", "update", "half", "silent", "faults"};
static struct world world;
static struct rpc_shell shell;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)64 << 20);
    reader = json_reader_new();
    return arena && reader ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    json_reader_free(reader);
    arena_free(arena);
    return 0;
}

static int begin(void **state)
{
    (void)state;
    arena_reset(arena);
    world = (struct world){0};
    shell =
        (struct rpc_shell){.find = method_find, .names = names, .nnames = METHODS, .world = &world};
    return 0;
}

static const char *answer(const char *body)
{
    struct out o;
    out_init(&o, arena, 0);
    rpc_answer(reader, arena, body, strlen(body), &limits, 4, &shell, &o);
    return arena_copy(arena, o.data, o.n);
}

static void answers(const char *body, const char *wanted)
{
    assert_string_equal(answer(body), wanted);
}

static const struct json *parsed(const char *text)
{
    static const struct json_limits wide = {1 << 20, 64, 10000};
    const char *why = NULL;
    const struct json *t = json_read(reader, arena, text, strlen(text), &wide, &why);
    if (!t)
        fail_msg("%s: %s", why, text);
    return t;
}

/* That `reply` is an error of this code and name, for this id (as JSON). Returns its data. */
static const struct json *is_error(const struct json *reply, int code, const char *name,
                                   const char *id)
{
    struct out o;
    const struct json *error = json_get(reply, "error"), *data = json_get(error, "data");
    out_init(&o, arena, 64);
    out_tree(&o, json_get(reply, "id"), false);
    assert_string_equal(arena_copy(arena, o.data, o.n), id);
    assert_string_equal(json_text(json_get(reply, "jsonrpc")), "2.0");
    assert_null(json_get(reply, "result"));
    assert_int_equal(json_get(error, "code")->number, code);
    assert_true(strlen(json_text(json_get(error, "message"))) > 0);
    assert_string_equal(json_text(json_get(data, "name")), name);
    assert_true(strlen(json_text(json_get(data, "message"))) > 0);
    return data;
}

static const struct json *fails(const char *body, int code, const char *name, const char *id)
{
    return is_error(parsed(answer(body)), code, name, id);
}

static void message_is(const struct json *data, const char *wanted)
{
    assert_string_equal(json_text(json_get(data, "message")), wanted);
}

#endif
