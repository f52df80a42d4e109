/* polku bench: load against a daemon, with latencies that count from when each request was due. */
#include "cli/bench_load.h"
#include "cli/commands.h"
#include "cli/remote.h"
#include "cli/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define CALLS_MAX 1000
#define RATE 100
#define SECONDS 10
#define CALLERS 8

static const struct {
    const char *name, *text;
    int per_mille;
} shares[] = {{"median", "median", 500},
              {"p90", "90 %", 900},
              {"p99", "99 %", 990},
              {"p999", "99.9 %", 999},
              {"most", "most", 1000}};

/* ---- what is sent ---------------------------------------------------------------------------- */

/* The bytes of a member of the call, as they stand in the file. */
static const char *member_bytes(const struct json *call, const struct out *file, const char *key,
                                size_t *n)
{
    for (uint32_t i = 0; i < call->n; i++)
        if (strcmp(call->items[i].key, key) == 0)
            return json_slice(file->data, file->n, i, n);
    return NULL;
}

static void call_make(struct run *run, const struct json *call, const struct out *file,
                      struct bench_call *made)
{
    static const char head[] = "{\"jsonrpc\":\"2.0\",\"id\":";
    struct out o;
    size_t n;
    const char *method = json_text(json_get(call, "method"));
    const char *params = member_bytes(call, file, "params", &n);
    out_init(&o, run->arena, file->n + 64);
    out_object(&o);
    out_string_at(&o, "method", method);
    if (params) {
        out_key(&o, "params");
        out_json(&o, params, n);
    }
    out_object_end(&o);
    o.data[0] = ','; /* goes on behind the id */
    *made = (struct bench_call){head, o.data, sizeof head - 1, o.n};
}

static bool call_read(struct run *run, const char *path, struct bench_call *made)
{
    static const struct json_limits limits = {
        .bytes = (size_t)1 << 20, .depth = 64, .members = 1 << 20};
    const char *why = "it is no call of a method: send one JSON-RPC request a file";
    struct out file = {0};
    const char *bytes = file_read(run, path, &file.n);
    struct json_reader *reader = bytes ? json_reader_new() : NULL;
    if (!reader)
        return false;
    file.data = arena_copy(run->arena, bytes, file.n);
    const struct json *call = json_read(reader, run->arena, file.data, file.n, &limits, &why);
    json_reader_free(reader);
    if (!call || call->kind != JSON_OBJECT || !json_text(json_get(call, "method"))) {
        fail(run, EXIT_USAGE, "%s: %s", path, why);
        return false;
    }
    call_make(run, call, &file, made);
    return true;
}

/* ---- what came of it ------------------------------------------------------------------------- */

static int64_t share(const struct bench_result *r, int per_mille)
{
    int64_t at = r->answered * per_mille / 1000;
    return r->answered ? r->waited[at < r->answered ? at : r->answered - 1] : 0;
}

static void result_write(const struct run *run, const struct bench_load *load,
                         const struct bench_result *r)
{
    struct out o;
    out_init(&o, run->arena, 1 << 10);
    out_object(&o);
    out_int_at(&o, "rate", load->rate);
    out_int_at(&o, "callers", load->callers);
    out_int_at(&o, "sent", r->sent);
    out_int_at(&o, "answered", r->answered);
    out_int_at(&o, "errors", r->errors);
    out_int_at(&o, "spent_us", r->spent / 1000);
    out_int_at(&o, "sent_late_us", r->latest / 1000);
    out_key(&o, "latency_us");
    out_object(&o);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        out_int_at(&o, shares[i].name, share(r, shares[i].per_mille) / 1000);
    out_object_end(&o);
    out_key(&o, "error_names");
    out_object(&o);
    for (int i = 0; i < r->nnames; i++)
        out_int_at(&o, r->names[i].name, r->names[i].n);
    out_object_end(&o);
    out_object_end(&o);
    printf("%.*s\n", (int)o.n, o.data);
}

static void result_show(const struct bench_load *load, const struct bench_result *r)
{
    printf("%lld requests, %lld a second over %d connection%s, in %.1f s\n", (long long)r->sent,
           (long long)load->rate, load->callers, load->callers == 1 ? "" : "s",
           (double)r->spent / 1e9);
    printf("answered %lld, of them errors %lld; not answered %lld\n", (long long)r->answered,
           (long long)r->errors, (long long)(r->sent - r->answered));
    for (int i = 0; i < r->nnames; i++)
        printf("  %s: %lld\n", r->names[i].name, (long long)r->names[i].n);
    printf("latency in ms, from when each request was due:");
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        printf("%s %s %.2f", i ? "," : "", shares[i].text,
               (double)share(r, shares[i].per_mille) / 1e6);
    printf("\nsent at most %.2f ms after it was due\n", (double)r->latest / 1e6);
}

/* ---- the command ----------------------------------------------------------------------------- */

static bool number_read(const struct run *run, const char *name, int64_t otherwise, int64_t *out)
{
    if (!flag_number(run, name, otherwise, out))
        return false;
    if (*out > 0)
        return true;
    fail(run, EXIT_USAGE, "--%s is at least 1", name);
    return false;
}

static bool load_read(struct run *run, struct bench_load *load)
{
    int64_t callers;
    if (!number_read(run, "rate", RATE, &load->rate) ||
        !number_read(run, "seconds", SECONDS, &load->seconds) ||
        !number_read(run, "callers", CALLERS, &callers))
        return false;
    if (callers > BENCH_CALLERS_MAX)
        fail(run, EXIT_USAGE, "--callers is at most %d", BENCH_CALLERS_MAX);
    else if (load->rate > BENCH_REQUESTS_MAX / load->seconds)
        fail(run, EXIT_USAGE, "these are more than %d requests: lower --rate or --seconds",
             BENCH_REQUESTS_MAX);
    else {
        load->callers = (int)callers;
        return true;
    }
    return false;
}

static int result_tell(struct run *run, const struct bench_load *load, const struct bench_result *r)
{
    if (r->answered == 0)
        return fail(run, EXIT_WORLD,
                    "no daemon answers at %s: start one with 'polkud', or say where it is with "
                    "--connect",
                    load->endpoint);
    if (flag_value(run, "json"))
        result_write(run, load, r);
    else
        result_show(load, r);
    return r->errors || r->answered < r->sent ? EXIT_ERRORS : EXIT_DONE;
}

static int run_bench(struct run *run)
{
    const char *endpoint = flag_value(run, "connect");
    struct bench_load load = {.endpoint = endpoint ? endpoint : REMOTE_DEFAULT,
                              .ncalls = run->nargs};
    struct bench_call *calls = arena_array(run->arena, (size_t)run->nargs, sizeof *calls);
    struct bench_result result;
    for (int i = 0; i < run->nargs; i++)
        if (!call_read(run, run->args[i], &calls[i]))
            return EXIT_USAGE;
    load.calls = calls;
    if (!load_read(run, &load))
        return EXIT_USAGE;
    int code;
    if (bench_load(run, &load, &result) != 0)
        code = fail(run, EXIT_WORLD, "%s: %s", load.endpoint,
                    errno == EPROTO ? "what answers is no polkud" : strerror(errno));
    else
        code = result_tell(run, &load, &result);
    free(result.waited);
    return code;
}

const struct command command_bench = {
    .name = "bench",
    .takes = "FILE…",
    .least = 1,
    .most = CALLS_MAX,
    .summary = "sends requests to a daemon at a steady rate, and says how long the answers took",
    .example = "polku bench --rate 500 examples/situations/just-arrived.json",
    .flags = {{"connect", "ENDPOINT", "the daemon (" REMOTE_DEFAULT ")"},
              {"rate", "N", "requests a second (100)"},
              {"seconds", "N", "for how long (10)"},
              {"callers", "N", "connections (8)"},
              {"json", NULL, "the result as JSON, times in µs"}},
    .run = run_bench,
};
