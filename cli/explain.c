/* polku explain: why a service has the state it has for a client, and what it would take. Asks the
 * method `explain` in process; the client comes from a request in a file. */
#include "cli/commands.h"
#include "cli/show.h"
#include "cli/world.h"

/* What a recommend request has in common with an explain request. */
static const char *const kept[] = {"region", "client", "as_of", "language", "reader", "placements"};

static const struct json *request_read(struct run *run, const char *body, size_t n)
{
    static const struct json_limits limits = {.bytes = 1 << 20, .depth = 32, .members = 65536};
    const char *why = "it is not an object with `params`";
    struct json_reader *reader = json_reader_new();
    const struct json *request =
        reader ? json_read(reader, run->arena, body, n, &limits, &why) : NULL;
    const struct json *params = json_get(request, "params");
    json_reader_free(reader);
    if (!params || params->kind != JSON_OBJECT) {
        fail(run, EXIT_ERRORS, "%s holds no request: %s", run->args[0], why);
        return NULL;
    }
    return params;
}

static void request_write(struct out *o, const struct json *params, const char *service)
{
    out_object(o);
    out_string_at(o, "jsonrpc", "2.0");
    out_int_at(o, "id", 1);
    out_string_at(o, "method", "explain");
    out_key(o, "params");
    out_object(o);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        const struct json *value = json_get(params, kept[i]);
        if (!value)
            continue;
        out_key(o, kept[i]);
        out_tree(o, value, false);
    }
    out_string_at(o, "service", service);
    out_object_end(o);
    out_object_end(o);
}

static int answer_show(struct run *run, struct world *world, const struct out *request)
{
    size_t size;
    const char *reply = world_answer(run, world, request->data, request->n, &size);
    if (!reply)
        return EXIT_WORLD;
    if (!flag_value(run, "json"))
        return show_reply(run, &(struct exchange){.request = request->data,
                                                  .nrequest = request->n,
                                                  .reply = reply,
                                                  .nreply = size,
                                                  .ask = world_ask,
                                                  .context = &(struct world_ask){run, world}});
    printf("%.*s\n", (int)size, reply);
    return reply_is_error(run, reply, size) ? EXIT_ERRORS : EXIT_DONE;
}

static int run_explain(struct run *run)
{
    size_t n;
    struct out request;
    const char *rules = flag_value(run, "rules");
    const char *body = file_read(run, run->args[0], &n);
    if (!body)
        return EXIT_WORLD;
    const struct json *params = request_read(run, body, n);
    if (!params)
        return EXIT_ERRORS;
    struct world *world = world_open(run, rules ? rules : "rules");
    if (!world)
        return EXIT_WORLD;
    out_init(&request, run->arena, n + 256);
    request_write(&request, params, run->args[1]);
    return answer_show(run, world, &request);
}

const struct command command_explain = {
    .name = "explain",
    .takes = "FILE SERVICE",
    .least = 2,
    .most = 2,
    .summary = "why a service fits the client of a request or not, and what it would take",
    .example = "polku explain examples/situations/just-arrived.json integration_training",
    .flags = {{"rules", "DIR", "the rules folder (rules)"}, {"json", NULL, "the reply's JSON"}},
    .run = run_explain,
};
