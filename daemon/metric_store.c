/* Metrics of the store: see metric_inner.h. */
#include "daemon/metric_inner.h"

#include <stdio.h>
#include <sys/stat.h>

void row_store_available(const struct scrape *s)
{
    sample(s, NO_LABELS, !s->site->turns->store_down);
}

void row_commit_seconds(const struct scrape *s)
{
    sample_histogram(s, (struct label){NULL, NULL}, &s->m->commit);
}

void row_commits_failed(const struct scrape *s)
{
    sample(s, NO_LABELS, s->m->commits_failed);
}

void row_committed(const struct scrape *s)
{
    sample_ms(s, NO_LABELS, s->m->committed);
}

void row_decisions(const struct scrape *s)
{
    sample(s, NO_LABELS, s->m->decisions);
}

void row_events(const struct scrape *s)
{
    sample(s, NO_LABELS, s->m->events);
}

void row_plans(const struct scrape *s)
{
    sample(s, NO_LABELS, s->m->plans);
}

void row_plans_stored(const struct scrape *s)
{
    sample(s, NO_LABELS, s->m->plans_stored);
}

/* A file that is not there has no size. */
void row_journal_bytes(const struct scrape *s)
{
    static const char *const names[] = {"journal.db", "journal.db-wal", "keys.db", "keys.db-wal"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[4096];
        struct stat st;
        int n = snprintf(path, sizeof path, "%s/%s", s->site->config->data, names[i]);
        if (n > 0 && (size_t)n < sizeof path && stat(path, &st) == 0)
            sample(s, LABELS({"file", names[i]}), st.st_size);
    }
}

void row_journal_rows(const struct scrape *s)
{
    sample(s, NO_LABELS, s->m->rows);
}
