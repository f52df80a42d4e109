/* The decision log at rest: the JSON that the daemon's methods give. See journal_way.h. */
#include "cli/journal_way.h"

#include "cli/store.h"
#include "daemon/entry.h"

int journal_list_rest(struct run *run, struct journal *journal, struct out *o)
{
    struct journal_filter filter;
    struct entry *entries;
    int limit;
    if (!store_filter(run, &filter) || !journal_limit(run, LIST_LIMIT, &limit))
        return EXIT_USAGE;
    filter.limit = limit + 1; /* one more tells whether there is more */
    int n = store_entries(run, journal, &filter, &entries);
    if (n < 0)
        return EXIT_WORLD;
    int shown = n > limit ? limit : n;
    out_object(o);
    out_key(o, "decisions");
    out_array(o);
    for (int i = 0; i < shown; i++) {
        out_object(o);
        entry_head(o, &entries[i]);
        out_object_end(o);
    }
    out_array_end(o);
    journal_next_write(o, shown < n ? entries[shown - 1].seq : 0);
    out_object_end(o);
    return EXIT_DONE;
}

int journal_get_rest(struct run *run, struct journal *journal, struct out *o)
{
    struct entry e;
    int found = journal_get(journal, run->arena, run->args[1], &e);
    if (found < 0)
        return fail(run, EXIT_WORLD, "cannot read the journal: %s", journal_error(journal));
    if (found == 0)
        return fail(run, EXIT_ERRORS, "there is no decision '%s'; 'polku journal list' lists them",
                    run->args[1]);
    entry_write(o, &e);
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

int journal_verify_rest(struct run *run, struct journal *journal, struct out *o)
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

/* ---- export ---------------------------------------------------------------------------------- */

/* The next decisions of the filter, one a line; `filter->after` is then the last of them. Returns
 * how many; -1 after a message. */
static int page_export(struct run *page, struct journal *journal, struct journal_filter *filter)
{
    struct entry *entries, e;
    struct out o;
    int n = store_entries(page, journal, filter, &entries);
    for (int i = 0; i < n; i++) {
        if (journal_get(journal, page->arena, entries[i].id, &e) != 1)
            return fail(page, EXIT_WORLD, "cannot read the journal: %s", journal_error(journal)),
                   -1;
        out_init(&o, page->arena, 1 << 14);
        entry_write(&o, &e);
        printf("%.*s\n", (int)o.n, o.data);
        filter->after = entries[i].seq;
    }
    return n;
}

int journal_export_rest(struct run *run, struct journal *journal, struct out *o)
{
    struct journal_filter filter;
    struct run page;
    int limit, n;
    (void)o; /* lines are written as they are read */
    if (!store_filter(run, &filter) || !journal_limit(run, ALL, &limit))
        return EXIT_USAGE;
    if (!journal_page(run, &page))
        return EXIT_WORLD;
    do {
        filter.limit = limit < EXPORT_PAGE ? limit : EXPORT_PAGE;
        n = page_export(&page, journal, &filter);
        limit -= n;
        arena_reset(page.arena);
    } while (n == filter.limit && limit > 0 && !ferror(stdout));
    arena_free(page.arena);
    return n < 0 ? EXIT_WORLD : EXIT_DONE;
}
