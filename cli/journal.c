/* polku journal: the decision log for auditors, at rest (--data) or through a running daemon
 * (--connect). Both ways end in the same JSON, which is printed or shown. */
#include "cli/commands.h"
#include "cli/journal_show.h"
#include "cli/remote.h"
#include "cli/show.h"
#include "cli/store.h"

#include <string.h>

#define LIST_LIMIT 50

/* ---- at rest: the JSON that the daemon's methods give ---- */

static void entry_write(struct run *run, struct out *o, const struct entry *e)
{
    out_string_at(o, "decision", e->id);
    out_int_at(o, "seq", e->seq);
    out_string_at(o, "at", time_text(run->arena, e->at));
    out_string_at(o, "region", e->region);
    out_string_at(o, "method", e->method);
    out_string_at(o, "digest", e->digest);
    out_string_at(o, "request_id", e->request_id);
    out_bool_at(o, "erased", e->erased);
    out_string_at(o, "hash", e->hash);
    out_string_at(o, "prev", e->prev);
}

static int list_rest(struct run *run, struct journal *journal, struct out *o)
{
    struct journal_filter filter;
    struct entry *entries;
    int64_t limit;
    if (!store_filter(run, &filter) || !flag_number(run, "limit", LIST_LIMIT, &limit))
        return EXIT_USAGE;
    filter.limit = limit > 1000000 ? 1000000 : (int)limit;
    int n = store_entries(run, journal, &filter, &entries);
    if (n < 0)
        return EXIT_WORLD;
    out_object(o);
    out_key(o, "decisions");
    out_array(o);
    for (int i = 0; i < n; i++) {
        out_object(o);
        entry_write(run, o, &entries[i]);
        out_object_end(o);
    }
    out_array_end(o);
    out_object_end(o);
    return EXIT_DONE;
}

static void bytes_at(struct out *o, const char *key, const char *bytes, size_t n)
{
    out_key(o, key);
    if (bytes && n)
        out_json(o, bytes, n);
    else
        out_null(o);
}

static int show_rest(struct run *run, struct journal *journal, struct out *o)
{
    struct entry e;
    int found = journal_get(journal, run->arena, run->args[1], &e);
    if (found < 0)
        return fail(run, EXIT_WORLD, "cannot read the journal: %s", journal_error(journal));
    if (found == 0)
        return fail(run, EXIT_ERRORS, "there is no decision '%s'; 'polku journal list' lists them",
                    run->args[1]);
    out_object(o);
    entry_write(run, o, &e);
    bytes_at(o, "request", e.request, e.nrequest);
    bytes_at(o, "added", e.added, e.nadded);
    bytes_at(o, "reply", e.reply, e.nreply);
    out_object_end(o);
    return EXIT_DONE;
}

static int verify_rest(struct run *run, struct journal *journal, struct out *o)
{
    int64_t from, to;
    struct broken_link *broken;
    int nbroken;
    if (!flag_number(run, "from", 0, &from) || !flag_number(run, "to", 0, &to))
        return EXIT_USAGE;
    int64_t checked = journal_verify(journal, run->arena, from, to, &broken, &nbroken);
    if (checked < 0)
        return fail(run, EXIT_WORLD, "cannot read the journal: %s", journal_error(journal));
    out_object(o);
    out_int_at(o, "checked", checked);
    out_key(o, "broken");
    out_array(o);
    for (int i = 0; i < nbroken; i++) {
        out_object(o);
        out_int_at(o, "seq", broken[i].seq);
        out_string_at(o, "what", broken[i].what);
        out_object_end(o);
    }
    out_array_end(o);
    out_object_end(o);
    return EXIT_DONE;
}

/* ---- through a daemon ---- */

static void text_flag(const struct run *run, struct out *o, const char *name)
{
    if (flag_value(run, name))
        out_string_at(o, name, flag_value(run, name));
}

static bool number_flag(const struct run *run, struct out *o, const char *name)
{
    int64_t n;
    if (!flag_number(run, name, 0, &n))
        return false;
    if (flag_value(run, name))
        out_int_at(o, name, n);
    return true;
}

static bool list_params(const struct run *run, struct out *o)
{
    text_flag(run, o, "region");
    text_flag(run, o, "from");
    text_flag(run, o, "to");
    return number_flag(run, o, "limit");
}

static bool show_params(const struct run *run, struct out *o)
{
    out_string_at(o, "decision", run->args[1]);
    return true;
}

static bool verify_params(const struct run *run, struct out *o)
{
    return number_flag(run, o, "from") && number_flag(run, o, "to");
}

static const struct action {
    const char *name;
    int arguments; /* with its own name */
    const char *method;
    bool (*params)(const struct run *run, struct out *o);
    int (*rest)(struct run *run, struct journal *journal, struct out *o);
    int (*show)(struct run *run, const struct journal_view *view);
} actions[] = {
    {"list", 1, "decision.list", list_params, list_rest, journal_list_show},
    {"show", 2, "decision.get", show_params, show_rest, journal_entry_show},
    {"verify", 1, "decision.verify", verify_params, verify_rest, journal_verify_show},
};

/* The result of the daemon's reply; an error reply is shown, and its code returned. */
static int result_take(struct run *run, const struct exchange *x, struct out *o)
{
    static const struct json_limits limits = {
        .bytes = (size_t)64 << 20, .depth = 64, .members = 4 << 20};
    const char *why;
    struct json_reader *reader = json_reader_new();
    const struct json *reply =
        reader ? json_read(reader, run->arena, x->reply, x->nreply, &limits, &why) : NULL;
    const struct json *result = json_get(reply, "result");
    json_reader_free(reader);
    if (!result)
        return show_reply(run, x);
    out_tree(o, result, false);
    return EXIT_DONE;
}

static int remote_result(struct run *run, const struct action *action, struct remote *remote,
                         struct out *o)
{
    struct out body;
    struct exchange x = {.ask = remote_ask, .context = remote};
    out_init(&body, run->arena, 256);
    out_object(&body);
    out_string_at(&body, "jsonrpc", "2.0");
    out_int_at(&body, "id", 1);
    out_string_at(&body, "method", action->method);
    out_key(&body, "params");
    out_object(&body);
    if (!action->params(run, &body))
        return EXIT_USAGE;
    out_object_end(&body);
    out_object_end(&body);
    x.request = body.data;
    x.nrequest = body.n;
    x.reply = remote_ask(remote, body.data, body.n, &x.nreply);
    return x.reply ? result_take(run, &x, o) : EXIT_WORLD;
}

/* ---- both ---- */

static int result_show(struct run *run, const struct action *action, struct journal_view *view)
{
    if (flag_value(run, "json"))
        printf("%.*s\n", (int)view->n, view->result);
    return action->show(run, view);
}

static int connected(struct run *run, const struct action *action, struct out *o)
{
    struct remote *remote = remote_open(run, flag_value(run, "connect"));
    if (!remote)
        return EXIT_WORLD;
    int code = remote_result(run, action, remote, o);
    if (code == EXIT_DONE)
        code = result_show(run, action,
                           &(struct journal_view){
                               .result = o->data, .n = o->n, .ask = remote_ask, .context = remote});
    remote_close(remote);
    return code;
}

static int at_rest(struct run *run, const struct action *action, struct out *o)
{
    struct journal *journal = store_open(run);
    if (!journal)
        return EXIT_WORLD;
    int code = action->rest(run, journal, o);
    if (code == EXIT_DONE)
        code = result_show(
            run, action, &(struct journal_view){.result = o->data, .n = o->n, .journal = journal});
    journal_close(journal);
    return code;
}

static int run_journal(struct run *run)
{
    struct out o;
    const struct action *action = NULL;
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (strcmp(actions[i].name, run->args[0]) == 0)
            action = &actions[i];
    if (!action)
        return fail(run, EXIT_USAGE, "'%s' is no action: say list, show or verify", run->args[0]);
    if (run->nargs != action->arguments)
        return fail(run, EXIT_USAGE, "usage: polku journal %s%s", action->name,
                    action->arguments == 2 ? " DECISION" : "");
    if (flag_value(run, "connect") && flag_value(run, "data"))
        return fail(run, EXIT_USAGE, "say --data or --connect, not both");
    out_init(&o, run->arena, 1 << 14);
    return flag_value(run, "connect") ? connected(run, action, &o) : at_rest(run, action, &o);
}

const struct command command_journal = {
    .name = "journal",
    .takes = "list | show DECISION | verify",
    .least = 1,
    .most = 2,
    .summary = "the decision log: lists decisions, shows one, verifies the chain",
    .example = "polku journal list --from 2026-11-01 --region kainuu",
    .flags = {{"data", "DIR", "the store at rest (data)"},
              {"connect", "ENDPOINT", "through a running daemon instead"},
              {"from", "DATE", "list: of this day (UTC) and later; verify: from this number on"},
              {"to", "DATE", "list: of this day and earlier; verify: to this number"},
              {"region", "REGION", "list: of this region"},
              {"limit", "N", "list: at most so many (50; 0 is all)"},
              {"json", NULL, "the result as JSON"}},
    .run = run_journal,
};
