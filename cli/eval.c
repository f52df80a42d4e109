/* polku eval: answers a request from a file, in process, without a daemon or a store. */
#include "cli/commands.h"
#include "cli/show.h"
#include "cli/world.h"

static int run_eval(struct run *run)
{
    size_t n, size;
    const char *rules = flag_value(run, "rules");
    const char *body = file_read(run, run->args[0], &n);
    if (!body)
        return EXIT_WORLD;
    struct world *world = world_open(run, rules ? rules : "rules");
    if (!world)
        return EXIT_WORLD;
    const char *reply = world_answer(run, world, body, n, &size);
    if (!reply)
        return EXIT_WORLD;
    if (flag_value(run, "pretty") && !flag_value(run, "json"))
        return show_reply(run, &(struct exchange){.request = body,
                                                  .nrequest = n,
                                                  .reply = reply,
                                                  .nreply = size,
                                                  .ask = world_ask,
                                                  .context = &(struct world_ask){run, world},
                                                  .all = flag_value(run, "all") != NULL});
    if (size)
        printf("%.*s\n", (int)size, reply);
    return reply_is_error(run, reply, size) ? EXIT_ERRORS : EXIT_DONE;
}

const struct command command_eval = {
    .name = "eval",
    .takes = "FILE",
    .least = 1,
    .most = 1,
    .summary = "answers a JSON-RPC request (or a batch) from a file in process: the reply's JSON",
    .example = "polku eval examples/situations/just-arrived.json",
    .flags = {{"rules", "DIR", "the rules folder (rules)"},
              {"pretty", NULL, "show the answer for a person"},
              {"all", NULL, "with --pretty: long lists in full"},
              {"json", NULL, "the reply's JSON, as without --pretty"}},
    .run = run_eval,
};
