/* polku journal: the decision log for auditors, at rest (--data) or through a running daemon
 * (--connect). Both ways end in the same JSON (journal_way.h), which is printed or shown. */
#include "cli/commands.h"
#include "cli/journal_show.h"
#include "cli/journal_way.h"
#include "cli/store.h"

#include <string.h>

#define DECISIONS_MOST 1000000000
#define PAGE_MEMORY ((size_t)1 << 30)

static const struct action {
    const char *name;
    int arguments; /* with its own name */
    int (*rest)(struct run *run, struct journal *journal, struct out *o);
    int (*remote)(struct run *run, struct remote *remote, struct out *o);
    int (*show)(struct run *run, const struct journal_view *view); /* NULL: it is written */
} actions[] = {
    {"list", 1, journal_list_rest, journal_list_remote, journal_list_show},
    {"show", 2, journal_get_rest, journal_get_remote, journal_entry_show},
    {"checkpoint", 1, NULL, NULL, NULL},
    {"verify", 1, journal_verify_rest, journal_verify_remote, journal_verify_show},
    {"export", 1, journal_export_rest, journal_export_remote, NULL},
};

/* ---- for both ways ---- */

bool journal_limit(const struct run *run, int64_t otherwise, int *out)
{
    int64_t limit;
    if (!flag_number(run, "limit", otherwise, &limit))
        return false;
    *out = limit == ALL || limit > DECISIONS_MOST ? DECISIONS_MOST : (int)limit;
    return true;
}

void journal_next_write(struct out *o, int64_t next)
{
    out_key(o, "next");
    if (next)
        out_int(o, next);
    else
        out_null(o);
}

bool journal_page(const struct run *run, struct run *page)
{
    *page = *run;
    page->arena = run_arena(run, PAGE_MEMORY);
    return page->arena != NULL;
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
    if (!action->show)
        return EXIT_DONE;
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
    code = action->remote(run, remote, o);
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
                    "'%s' is no action: say list, show, export, verify, checkpoint or backup",
                    run->args[0]);
    if (run->nargs != action->arguments)
        return fail(run, EXIT_USAGE, "usage: polku journal %s%s", action->name,
                    action->arguments == 2 ? " DECISION" : "");
    if (flag_value(run, "connect") && flag_value(run, "data"))
        return fail(run, EXIT_USAGE, "say --data or --connect, not both");
    if (flag_value(run, "connect") && flag_value(run, "witness"))
        return fail(run, EXIT_USAGE, "--witness needs the store at rest: say --data");
    if (!action->rest)
        return checkpoint_show(run);
    out_init(&o, run->arena, 1 << 14);
    return flag_value(run, "connect") ? connected(run, action, &o) : at_rest(run, action, &o);
}

const struct command command_journal = {
    .name = "journal",
    .takes = "list | show DECISION | export | verify | checkpoint | backup",
    .least = 1,
    .most = 2,
    .summary =
        "the decision log: lists decisions, shows one, writes out all, verifies the chain and "
        "its end, backs it up",
    .example = "polku journal list --from 2026-11-01 --region kainuu",
    .flags = {{"data", "DIR", "the store at rest (data)"},
              {"connect", "ENDPOINT", "through a running daemon instead; backup: the daemon"},
              REMOTE_KEY_FLAGS,
              {"from", "DATE",
               "list, export: of this day (UTC) and later; verify: from this number on"},
              {"to", "DATE", "list, export: of this day and earlier; verify: to this number"},
              {"region", "REGION", "list, export: of this region"},
              {"witness", "FILE", "verify: also against checkpoints that were kept elsewhere"},
              {"limit", "N", "list, export: at most so many (100, all; 0 is all)"},
              {"json", NULL, "the result as JSON; export: always, a decision a line"}},
    .run = run_journal,
};
