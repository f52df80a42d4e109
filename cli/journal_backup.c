/* polku journal backup: has a running daemon back its store up, and waits until the copy was
 * checked. How far it is stands on stderr, its name on stdout. */
#include "cli/journal_show.h"
#include "cli/remote.h"
#include "cli/show.h"

#include <string.h>
#include <time.h>

#define BODY(method) "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" method "\"}"
#define LOOK_MS 100
#define TELL_LOOKS 20 /* between two words about how far it is */

/* The result of one call; NULL with `*code` set. An error reply is shown. */
static const struct json *report_ask(struct run *run, struct remote *remote, const char *body,
                                     int *code)
{
    struct exchange x = {
        .request = body, .nrequest = strlen(body), .ask = remote_ask, .context = remote};
    x.reply = remote_ask(remote, body, x.nrequest, &x.nreply);
    *code = EXIT_WORLD;
    if (!x.reply)
        return NULL;
    const struct json *result = json_get(reply_read(run, x.reply, x.nreply), "result");
    *code = result ? EXIT_DONE : show_reply(run, &x);
    return result;
}

static bool state_is(const struct json *report, const char *state)
{
    const char *text = json_text(json_get(report, "state"));
    return text && strcmp(text, state) == 0;
}

static void report_tell(const struct json *report)
{
    long long done = show_number(report, "done", 0), of = show_number(report, "of", 0);
    if (state_is(report, "checking"))
        fprintf(stderr, "copied; the copy is being checked\n");
    else if (of > 0)
        fprintf(stderr, "%lld of %lld pages copied\n", done, of);
}

static int report_end(struct run *run, const struct json *report)
{
    const char *why = json_text(json_get(report, "why"));
    struct out o;
    out_init(&o, run->arena, 256);
    out_tree(&o, report, false);
    if (flag_value(run, "json"))
        printf("%.*s\n", (int)o.n, o.data);
    if (!state_is(report, "done"))
        return fail(run, EXIT_ERRORS, "there is no backup: %s", why ? why : "another was begun");
    if (!flag_value(run, "json"))
        printf("%s: %lld decisions, the whole chain checked\n",
               json_text(json_get(report, "backup")),
               (long long)show_number(report, "decisions", 0));
    return EXIT_DONE;
}

static int backup_wait(struct run *run, struct remote *remote)
{
    int code;
    const struct json *report = report_ask(run, remote, BODY("backup.begin"), &code);
    for (int looks = 1; report && (state_is(report, "copying") || state_is(report, "checking"));
         looks++) {
        if (looks % TELL_LOOKS == 0)
            report_tell(report);
        nanosleep(&(struct timespec){.tv_nsec = LOOK_MS * 1000000L}, NULL);
        report = report_ask(run, remote, BODY("backup.status"), &code);
    }
    return report ? report_end(run, report) : code;
}

int journal_backup(struct run *run)
{
    int code;
    struct remote *remote = remote_open(run, flag_value(run, "connect"), &code);
    if (!remote)
        return code;
    code = backup_wait(run, remote);
    remote_close(remote);
    return code;
}
