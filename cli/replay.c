/* polku replay: decides stored decisions again, each with the image of then, and compares the bytes
 * with what was answered. Reads the journal only. */
#include "daemon/replay.h"
#include "cli/commands.h"
#include "cli/store.h"

#include <errno.h>
#include <string.h>

struct tally {
    struct run *run;
    struct journal *journal;
    struct replayer *replayer;
    struct arena *scratch; /* of one decision */
    struct out differing;  /* JSON objects */
    int64_t same, different, erased;
    int64_t records; /* entries that decided nothing */
    time_t told;     /* when progress was last shown */
};

static void difference_show(struct tally *t, const char *id, const char *what)
{
    t->different++;
    if (!flag_value(t->run, "json")) {
        printf("%s  differs: %s\n", id, what);
        return;
    }
    out_object(&t->differing);
    out_string_at(&t->differing, "decision", id);
    out_string_at(&t->differing, "difference", what);
    out_object_end(&t->differing);
}

/* Exit code; EXIT_DONE also for a decision that differs. */
static int one_replay(struct tally *t, const char *id)
{
    struct entry entry;
    struct replay replay = {0};
    int found = journal_get(t->journal, t->scratch, id, &entry);
    if (found < 0)
        return fail(t->run, EXIT_WORLD, "cannot read the journal: %s", journal_error(t->journal));
    if (found == 0)
        return fail(t->run, EXIT_ERRORS, "there is no decision '%s' in this journal", id);
    if (entry.erased) {
        t->erased++;
        return EXIT_DONE;
    }
    if (!entry.digest) {
        difference_show(t, id, "the image that it was decided with is not in the journal");
        return EXIT_DONE;
    }
    if (replay_decide(t->replayer, t->scratch, &entry, &replay) != 0)
        return fail(t->run, EXIT_WORLD, "cannot decide %s again: %s", id, strerror(errno));
    if (replay.same)
        t->same++;
    else if (replay.nothing)
        t->records++;
    else
        difference_show(t, id, replay.difference ? replay.difference : "the bytes differ");
    arena_reset(t->scratch);
    progress_tell(&t->told, t->same + t->different + t->erased + t->records, "decided again");
    return EXIT_DONE;
}

static int each_replay(struct tally *t)
{
    struct journal_filter filter;
    struct entry *entries;
    for (int i = 0; i < t->run->nargs; i++) {
        int code = one_replay(t, t->run->args[i]);
        if (code != EXIT_DONE)
            return code;
    }
    if (t->run->nargs)
        return EXIT_DONE;
    if (!store_filter(t->run, &filter))
        return EXIT_USAGE;
    int n = store_entries(t->run, t->journal, &filter, &entries);
    for (int i = 0; i < n; i++) {
        int code = one_replay(t, entries[i].id);
        if (code != EXIT_DONE)
            return code;
    }
    return n < 0 ? EXIT_WORLD : EXIT_DONE;
}

static void tally_show(struct tally *t)
{
    progress_end(t->told);
    if (flag_value(t->run, "json"))
        printf("{\"same\":%lld,\"different\":%lld,\"erased\":%lld,\"records\":%lld,"
               "\"differing\":[%.*s]}\n",
               (long long)t->same, (long long)t->different, (long long)t->erased,
               (long long)t->records, (int)t->differing.n, t->differing.n ? t->differing.data : "");
    else
        printf("%lld decided again with the same bytes, %lld differ, %lld erased%s\n",
               (long long)t->same, (long long)t->different, (long long)t->erased,
               t->records ? arena_printf(t->run->arena, "; %lld records of what was done",
                                         (long long)t->records)
                          : "");
}

static int tally_run(struct tally *t)
{
    int code = each_replay(t);
    if (code != EXIT_DONE)
        return code;
    tally_show(t);
    return t->different ? EXIT_ERRORS : EXIT_DONE;
}

static int run_replay(struct run *run)
{
    struct tally t = {.run = run, .journal = store_open(run)};
    int code = EXIT_WORLD;
    if (!t.journal)
        return EXIT_WORLD;
    t.scratch = run_arena(run, (size_t)1 << 30);
    t.replayer = replayer_new(t.journal);
    out_init(&t.differing, run->arena, 256);
    if (t.scratch && t.replayer)
        code = tally_run(&t);
    else if (t.scratch)
        fail(run, EXIT_WORLD, "cannot begin: %s", strerror(errno));
    if (t.replayer)
        replayer_free(t.replayer);
    if (t.scratch)
        arena_free(t.scratch);
    journal_close(t.journal);
    return code;
}

const struct command command_replay = {
    .name = "replay",
    .takes = "[DECISION…]",
    .least = 0,
    .most = -1,
    .summary = "decides stored decisions again, all or those named, and compares the bytes",
    .example = "polku replay --data data --from 2026-11-01",
    .flags = {{"data", "DIR", "the store (data)"},
              {"from", "DATE", "decisions of this day (UTC) and later"},
              {"to", "DATE", "decisions of this day and earlier"},
              {"region", "REGION", "decisions of this region"},
              {"json", NULL, "the counts and what differs as JSON"}},
    .run = run_replay,
};
