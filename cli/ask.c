/* polku ask: sends a request to a daemon and shows the answer for a person. */
#include "cli/commands.h"
#include "cli/remote.h"
#include "cli/show.h"

static int answer_show(struct run *run, struct remote *remote, const char *body, size_t n)
{
    size_t size;
    const char *reply = remote_ask(remote, body, n, &size);
    if (!reply)
        return EXIT_WORLD;
    if (!flag_value(run, "json"))
        return show_reply(run, &(struct exchange){.request = body,
                                                  .nrequest = n,
                                                  .reply = reply,
                                                  .nreply = size,
                                                  .ask = remote_ask,
                                                  .context = remote,
                                                  .all = flag_value(run, "all") != NULL});
    if (size)
        printf("%.*s\n", (int)size, reply);
    return reply_is_error(run, reply, size) ? EXIT_ERRORS : EXIT_DONE;
}

static int run_ask(struct run *run)
{
    size_t n;
    const char *endpoint = flag_value(run, "connect");
    const char *body = file_read(run, run->args[0], &n);
    if (!body)
        return EXIT_WORLD;
    int code;
    struct remote *remote = remote_open(run, endpoint ? endpoint : REMOTE_DEFAULT, &code);
    if (!remote)
        return code;
    code = answer_show(run, remote, body, n);
    remote_close(remote);
    return code;
}

const struct command command_ask = {
    .name = "ask",
    .takes = "FILE",
    .least = 1,
    .most = 1,
    .summary = "asks a running daemon, and shows the answer for a person",
    .example = "polku ask examples/situations/just-arrived.json",
    .flags = {{"connect", "ENDPOINT", "the daemon (" REMOTE_DEFAULT ")"},
              REMOTE_KEY_FLAGS,
              {"all", NULL, "long lists in full"},
              {"json", NULL, "the reply's JSON"}},
    .run = run_ask,
};
