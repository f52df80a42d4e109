/* polku journal: the decision log for auditors, at rest (--data) or through a running daemon
 * (--connect). Both ways end in the same JSON, which is printed or shown. */
#include "cli/commands.h"
#include "cli/journal_show.h"
#include "cli/remote.h"
#include "cli/show.h"
#include "cli/store.h"
#include "daemon/clock.h"

#include <string.h>

#define LIST_LIMIT 100
#define PAGE 1000

/* ---- at rest: the JSON that the daemon's methods give ---- */

static void entry_write(struct out *o, const struct entry *e)
{
    char at[CLOCK_TEXT];
    clock_print(e->at, at);
    out_string_at(o, "decision", e->id);
    out_int_at(o, "seq", e->seq);
    out_string_at(o, "at", at);
    out_string_at(o, "region", e->region);
    out_string_at(o, "method", e->method);
    out_string_at(o, "digest", e->digest);
    out_bool_at(o, "erased", e->erased);
}

/* --limit: 0 is all. */
static bool limit_read(const struct run *run, int *out)
{
    int64_t limit;
    if (!flag_number(run, "limit", LIST_LIMIT, &limit))
        return false;
    *out = limit > 1000000000 ? 1000000000 : (int)limit;
    return true;
}

static void next_write(struct out *o, int64_t next)
{
    out_key(o, "next");
    if (next)
        out_int(o, next);
    else
        out_null(o);
}

static int list_rest(struct run *run, struct journal *journal, struct out *o)
{
    struct journal_filter filter;
    struct entry *entries;
    int limit;
    if (!store_filter(run, &filter) || !limit_read(run, &limit))
        return EXIT_USAGE;
    filter.limit = limit ? limit + 1 : 0; /* one more tells whether there is more */
    int n = store_entries(run, journal, &filter, &entries);
    if (n < 0)
        return EXIT_WORLD;
    int shown = limit && n > limit ? limit : n;
    out_object(o);
    out_key(o, "decisions");
    out_array(o);
    for (int i = 0; i < shown; i++) {
        out_object(o);
        entry_write(o, &entries[i]);
        out_object_end(o);
    }
    out_array_end(o);
    next_write(o, shown < n ? entries[shown - 1].seq : 0);
    out_object_end(o);
    return EXIT_DONE;
}

static int get_rest(struct run *run, struct journal *journal, struct out *o)
{
    struct entry e;
    int found = journal_get(journal, run->arena, run->args[1], &e);
    if (found < 0)
        return fail(run, EXIT_WORLD, "cannot read the journal: %s", journal_error(journal));
    if (found == 0)
        return fail(run, EXIT_ERRORS, "there is no decision '%s'; 'polku journal list' lists them",
                    run->args[1]);
    out_object(o);
    entry_write(o, &e);
    out_string_at(o, "ref", e.ref);
    out_string_at(o, "request_id", e.request_id);
    out_string_at(o, "request", e.request);
    out_string_at(o, "added", e.added);
    out_string_at(o, "reply", e.reply);
    out_string_at(o, "hash", e.hash);
    out_string_at(o, "prev", e.prev);
    out_object_end(o);
    return EXIT_DONE;
}

static void broken_write(struct out *o, const struct broken_link *broken, int n)
{
    for (int i = 0; i < n; i++) {
        out_object(o);
        out_int_at(o, "seq", broken[i].seq);
        out_string_at(o, "what", broken[i].what);
        out_object_end(o);
    }
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
    broken_write(o, broken, nbroken);
    const char *witness = flag_value(run, "witness");
    if (witness && journal_witness(journal, run->arena, witness, &broken, &nbroken) != 0)
        return fail(run, EXIT_WORLD, "%s", journal_error(journal));
    if (witness)
        broken_write(o, broken, nbroken);
    out_array_end(o);
    out_object_end(o);
    return EXIT_DONE;
}

/* ---- through a daemon ---- */

struct asking {
    struct run *run;
    struct remote *remote;
    const struct action *action;
    int64_t after; /* of a list: the page to ask for */
    int room;      /* how many more are wanted at most */
};

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

static bool list_params(const struct asking *a, struct out *o)
{
    text_flag(a->run, o, "region");
    text_flag(a->run, o, "from");
    text_flag(a->run, o, "to");
    out_int_at(o, "after", a->after);
    out_int_at(o, "limit", a->room < PAGE ? a->room : PAGE);
    return true;
}

static bool show_params(const struct asking *a, struct out *o)
{
    out_string_at(o, "decision", a->run->args[1]);
    return true;
}

static bool verify_params(const struct asking *a, struct out *o)
{
    return number_flag(a->run, o, "from") && number_flag(a->run, o, "to");
}

static int list_remote(struct asking *a, struct out *o);
static int plain_remote(struct asking *a, struct out *o);

static const struct action {
    const char *name;
    int arguments; /* with its own name */
    const char *method;
    bool (*params)(const struct asking *a, struct out *o);
    int (*rest)(struct run *run, struct journal *journal, struct out *o);
    int (*remote)(struct asking *a, struct out *o);
    int (*show)(struct run *run, const struct journal_view *view);
} actions[] = {
    {"list", 1, "decision.list", list_params, list_rest, list_remote, journal_list_show},
    {"show", 2, "decision.get", show_params, get_rest, plain_remote, journal_entry_show},
    {"checkpoint", 1, NULL, NULL, NULL, NULL, NULL},
    {"verify", 1, "decision.verify", verify_params, verify_rest, plain_remote, journal_verify_show},
};

static bool body_write(const struct asking *a, struct out *o)
{
    out_init(o, a->run->arena, 256);
    out_object(o);
    out_string_at(o, "jsonrpc", "2.0");
    out_int_at(o, "id", 1);
    out_string_at(o, "method", a->action->method);
    out_key(o, "params");
    out_object(o);
    if (!a->action->params(a, o))
        return false;
    out_object_end(o);
    out_object_end(o);
    return true;
}

/* The result of one call; NULL with `*code` set. An error reply is shown. */
static const struct json *result_ask(struct asking *a, int *code)
{
    struct out body;
    struct exchange x = {.ask = remote_ask, .context = a->remote};
    if (!body_write(a, &body)) {
        *code = EXIT_USAGE;
        return NULL;
    }
    x.request = body.data;
    x.nrequest = body.n;
    x.reply = remote_ask(a->remote, body.data, body.n, &x.nreply);
    if (!x.reply) {
        *code = EXIT_WORLD;
        return NULL;
    }
    const struct json *result = json_get(reply_read(a->run, x.reply, x.nreply), "result");
    *code = result ? EXIT_DONE : show_reply(a->run, &x);
    return result;
}

static int plain_remote(struct asking *a, struct out *o)
{
    int code;
    const struct json *result = result_ask(a, &code);
    if (result)
        out_tree(o, result, false);
    return code;
}

static void items_write(struct out *o, const struct json *list)
{
    for (uint32_t i = 0; i < show_length(list); i++)
        out_tree(o, &list->items[i], false);
}

/* Page after page, until there are as many as were asked for. */
static int list_remote(struct asking *a, struct out *o)
{
    int limit, code = EXIT_DONE;
    if (!limit_read(a->run, &limit))
        return EXIT_USAGE;
    a->room = limit ? limit : 1000000000;
    out_object(o);
    out_key(o, "decisions");
    out_array(o);
    do {
        const struct json *result = result_ask(a, &code);
        if (!result)
            return code;
        items_write(o, json_get(result, "decisions"));
        a->room -= (int)show_length(json_get(result, "decisions"));
        a->after = show_number(result, "next", 0);
    } while (a->after && a->room > 0);
    out_array_end(o);
    next_write(o, a->after);
    out_object_end(o);
    return code;
}

/* ---- the last checkpoint ---- */

/* Where the last note of the text begins: each follows an empty line. */
static const char *last_note(const char *text, size_t n)
{
    const char *last = text;
    for (const char *at = text; (at = memmem(at, n - (size_t)(at - text), "\n\npolku/", 8));) {
        at += 2;
        last = at;
    }
    return last;
}

/* The file is only ever added to, so a daemon that runs does not matter. */
static int checkpoint_show(struct run *run)
{
    size_t n;
    const char *dir = flag_value(run, "data");
    if (flag_value(run, "connect"))
        return fail(run, EXIT_USAGE, "checkpoints are read beside a running daemon: say --data");
    const char *text =
        file_read(run, arena_printf(run->arena, "%s/checkpoints", dir ? dir : "data"), &n);
    if (!text)
        return EXIT_WORLD;
    printf("%s", last_note(text, n));
    return EXIT_DONE;
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
    int code;
    struct remote *remote = remote_open(run, flag_value(run, "connect"), &code);
    if (!remote)
        return code;
    struct asking asking = {.run = run, .remote = remote, .action = action};
    code = action->remote(&asking, o);
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

/* A store at rest is copied like any file. */
static int backup(struct run *run)
{
    if (flag_value(run, "data"))
        return fail(run, EXIT_USAGE,
                    "say --connect: only a running daemon makes backups; a store "
                    "that no daemon holds is copied with cp");
    return journal_backup(run);
}

static int run_journal(struct run *run)
{
    struct out o;
    const struct action *action = NULL;
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (strcmp(actions[i].name, run->args[0]) == 0)
            action = &actions[i];
    if (!action && strcmp(run->args[0], "backup") == 0 && run->nargs == 1)
        return backup(run);
    if (!action)
        return fail(run, EXIT_USAGE,
                    "'%s' is no action: say list, show, verify, checkpoint or backup",
                    run->args[0]);
    if (run->nargs != action->arguments)
        return fail(run, EXIT_USAGE, "usage: polku journal %s%s", action->name,
                    action->arguments == 2 ? " DECISION" : "");
    if (flag_value(run, "connect") && flag_value(run, "data"))
        return fail(run, EXIT_USAGE, "say --data or --connect, not both");
    if (flag_value(run, "connect") && flag_value(run, "witness"))
        return fail(run, EXIT_USAGE, "--witness needs the store at rest: say --data");
    if (!action->method)
        return checkpoint_show(run);
    out_init(&o, run->arena, 1 << 14);
    return flag_value(run, "connect") ? connected(run, action, &o) : at_rest(run, action, &o);
}

const struct command command_journal = {
    .name = "journal",
    .takes = "list | show DECISION | verify | checkpoint | backup",
    .least = 1,
    .most = 2,
    .summary =
        "the decision log: lists decisions, shows one, verifies the chain and its end, backs "
        "it up",
    .example = "polku journal list --from 2026-11-01 --region kainuu",
    .flags = {{"data", "DIR", "the store at rest (data)"},
              {"connect", "ENDPOINT", "through a running daemon instead; backup: the daemon"},
              REMOTE_KEY_FLAGS,
              {"from", "DATE", "list: of this day (UTC) and later; verify: from this number on"},
              {"to", "DATE", "list: of this day and earlier; verify: to this number"},
              {"region", "REGION", "list: of this region"},
              {"witness", "FILE", "verify: also against checkpoints that were kept elsewhere"},
              {"limit", "N", "list: at most so many (100; 0 is all)"},
              {"json", NULL, "the result as JSON"}},
    .run = run_journal,
};
