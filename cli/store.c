/* The journal at rest: see store.h. */
#include "cli/store.h"

#include "daemon/clock.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define PAGE 1000

struct journal *store_open(struct run *run)
{
    const char *dir = flag_value(run, "data");
    const char *why = NULL;
    dir = dir ? dir : "data";
    struct journal *journal = journal_open(run->arena, dir, JOURNAL_READ, &why);
    if (!journal)
        fail(run, EXIT_WORLD,
             "cannot open the journal in %s: %s; --data DIR says where it is, and while a daemon "
             "holds it ask the daemon: polku journal … --connect ENDPOINT",
             dir, why ? why : strerror(errno));
    return journal;
}

static bool flag_day(const struct run *run, const char *name, day_t *out)
{
    const char *text = flag_value(run, name);
    *out = DAY_NONE;
    if (!text || day_parse(text, out))
        return true;
    fail(run, EXIT_USAGE, "'%s' is no day: write --%s 2026-11-22", text, name);
    return false;
}

bool store_filter(const struct run *run, struct journal_filter *out)
{
    day_t from, to;
    *out = (struct journal_filter){.region = flag_value(run, "region")};
    if (!flag_day(run, "from", &from) || !flag_day(run, "to", &to))
        return false;
    out->from = from == DAY_NONE ? 0 : day_ms(from);
    out->to = to == DAY_NONE ? 0 : day_ms(to + 1);
    return true;
}

bool flag_number(const struct run *run, const char *name, int64_t otherwise, int64_t *out)
{
    const char *text = flag_value(run, name);
    char *end;
    *out = otherwise;
    if (!text)
        return true;
    errno = 0;
    *out = strtoll(text, &end, 10);
    if (errno == 0 && end != text && *end == '\0' && *out >= 0)
        return true;
    fail(run, EXIT_USAGE, "'%s' is no number: write --%s 100", text, name);
    return false;
}

struct page {
    struct arena *arena;
    struct entry *list;
    int n, cap;
};

static const char *kept(struct arena *arena, const char *text)
{
    return text ? arena_text(arena, text) : NULL;
}

static bool page_add(void *context, const struct entry *entry)
{
    struct page *page = context;
    ARENA_ROOM(page->arena, page->list, page->n, page->cap);
    struct entry *e = &page->list[page->n++];
    *e = *entry;
    e->id = kept(page->arena, entry->id);
    e->region = kept(page->arena, entry->region);
    e->method = kept(page->arena, entry->method);
    e->digest = kept(page->arena, entry->digest);
    e->ref = kept(page->arena, entry->ref);
    e->request_id = kept(page->arena, entry->request_id);
    return true;
}

int store_entries(const struct run *run, struct journal *journal,
                  const struct journal_filter *filter, struct entry **out)
{
    struct page page = {.arena = run->arena};
    struct journal_filter f = *filter;
    for (int before = -1; before < page.n;) {
        int room = filter->limit ? filter->limit - page.n : PAGE;
        before = page.n;
        f.limit = room < PAGE ? room : PAGE;
        if (f.limit <= 0)
            break;
        if (journal_list(journal, run->arena, &f, page_add, &page) != 0)
            return fail(run, EXIT_WORLD, "cannot read the journal: %s", journal_error(journal)), -1;
        if (page.n)
            f.after = page.list[page.n - 1].seq;
    }
    *out = page.list;
    return page.n;
}
