/* The house's turns: bundles in a ring, one open, those before it being stored. See house.h. */
#include "daemon/house.h"

#include <assert.h>

/* Of those that are handed over, the first. */
static struct bundle *bundle_oldest(const struct house *h)
{
    return h->bundles[(h->open - h->handed + TURNS) % TURNS];
}

void house_rewind(struct house *h)
{
    if (h->handed || h->bundle->wrote || h->bundle->begun)
        return;
    h->open = 0;
    h->bundle = h->bundles[0];
}

void house_rest(struct house *h)
{
    for (int i = 0; i < TURNS; i++)
        if (i == h->open || (h->open - i + TURNS) % TURNS > h->handed)
            bundle_rest(h->bundles[i]);
}

bool house_may_hand(const struct house *h)
{
    return h->handed < TURNS - 1;
}

void house_hand(struct house *h)
{
    struct bundle *b = h->bundle;
    assert(house_may_hand(h));
    h->open = (h->open + 1) % TURNS;
    h->handed++;
    h->bundle = h->bundles[h->open];
    if (b->wrote)
        writer_hand(h->writer, b);
    else if (b->begun)
        bundle_write(b, h->journal); /* nothing: the disk is not touched */
    h->holds = false;
}

bool house_tidy(struct house *h, bool pause)
{
    if (h->tidying->tidies || h->holds || writer_copies(h->writer))
        return false;
    enum untidy untidy = journal_untidy(h->journal, pause);
    if (untidy == UNTIDY_REST) {
        h->tidying->tidies = true;
        writer_hand(h->writer, h->tidying);
    } else if (untidy != TIDY) {
        writer_copy(h->writer, untidy == UNTIDY_ALL);
    }
    return untidy == UNTIDY_REST;
}

struct bundle *house_tidied(struct house *h)
{
    return h->tidying->tidies && writer_done(h->writer, h->tidying) ? h->tidying : NULL;
}

bool house_quiet(struct house *h)
{
    if (h->holds)
        return false;
    writer_settle(h->writer);
    return true;
}

/* What wrote nothing was not given to the writer. */
bool house_done(const struct house *h)
{
    const struct bundle *b = bundle_oldest(h);
    return !b->wrote || writer_done(h->writer, b);
}

static void bundle_measure(struct metrics *m, struct bundle *b)
{
    if (b->wrote)
        histogram_add(&m->commit, b->took);
    if (b->error) {
        m->commits_failed++;
        return;
    }
    metric_settle(m, &b->sums);
    if (!b->wrote)
        return;
    m->committed = clock_ms();
    m->rows = b->rows;
    m->plans_stored = b->plans;
}

struct bundle *house_finish(struct house *h)
{
    struct bundle *b = bundle_oldest(h);
    assert(h->handed > 0);
    if (b->wrote)
        writer_finish(h->writer, b);
    h->handed--;
    bundle_measure(&h->metrics, b);
    if (b->error)
        places_unknown(&h->places);
    else
        news_publish(h->news, &b->told);
    return b;
}

bool house_uses(const struct house *h, const struct model *model)
{
    for (int i = 0; i < TURNS; i++)
        if (bundle_uses(h->bundles[i], model))
            return true;
    return false;
}

void house_changes(struct house *h)
{
    h->bundle->wrote = h->bundle->changed = true;
}

void house_spoil(struct house *h, const char *why)
{
    h->bundle->wrote = true;
    journal_spoil(h->journal, why);
}

/* Waits for the turns before, and writes what was gathered: what is read is never older than what
 * was decided. */
void house_hold(struct house *h)
{
    if (h->holds)
        return;
    writer_wait(h->writer);
    h->holds = true;
    bundle_store(h->bundle, h->journal); /* a failure spoils the turn, which its commit tells */
}
