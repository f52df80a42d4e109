/* What the metric_*.c files share: writing samples, and the rows of the table. Private to them. */
#ifndef POLKU_DAEMON_METRIC_INNER_H
#define POLKU_DAEMON_METRIC_INNER_H

#include "daemon/metric_page.h"

struct scrape { /* one writing of the page */
    struct out *out;
    const struct site *site;
    const struct metrics *m;
    const char *name; /* of the metric under way */
};

/* metric_page.c ------------------------------------------------------------------------------ */

struct label { /* text NULL: there is none; ended by a name that is NULL */
    const char *name, *text;
};
#define LABELS(...) ((const struct label[]){__VA_ARGS__, {NULL, NULL}})
#define NO_LABELS ((const struct label[]){{NULL, NULL}})

void sample(const struct scrape *s, const struct label *labels, int64_t value);
/* Of milliseconds or microseconds: the page has seconds. */
void sample_ms(const struct scrape *s, const struct label *labels, int64_t ms);
void sample_us(const struct scrape *s, const struct label *labels, int64_t us);
/* All of a histogram. `label`: one, or with the name NULL none. */
void sample_histogram(const struct scrape *s, struct label label, const struct histogram *h);

/* metric_calls.c, metric_store.c, metric_world.c --------------------------------------------- */

void row_requests(const struct scrape *s);
void row_request_seconds(const struct scrape *s);
void row_errors(const struct scrape *s);
void row_answer_seconds(const struct scrape *s);
void row_turn_seconds(const struct scrape *s);
void row_request_bytes(const struct scrape *s);
void row_letters_waiting(const struct scrape *s);
void row_refusals(const struct scrape *s);
void row_searches(const struct scrape *s);
void row_searches_total(const struct scrape *s);
void row_expansions(const struct scrape *s);
void row_outbox_bytes(const struct scrape *s);
void row_outbox_recipients(const struct scrape *s);
void row_replies(const struct scrape *s);

void row_commit_seconds(const struct scrape *s);
void row_commits_failed(const struct scrape *s);
void row_committed(const struct scrape *s);
void row_store_available(const struct scrape *s);
void row_decisions(const struct scrape *s);
void row_events(const struct scrape *s);
void row_plans(const struct scrape *s);
void row_plans_stored(const struct scrape *s);
void row_journal_bytes(const struct scrape *s);
void row_journal_rows(const struct scrape *s);

void row_ready(const struct scrape *s);
void row_rules(const struct scrape *s);
void row_rules_since(const struct scrape *s);
void row_packs(const struct scrape *s);
void row_loads(const struct scrape *s);
void row_findings(const struct scrape *s);
void row_rules_bytes(const struct scrape *s);
void row_connections(const struct scrape *s);
void row_connections_total(const struct scrape *s);
void row_http_connections(const struct scrape *s);
void row_http_seats(const struct scrape *s);
void row_http_connections_total(const struct scrape *s);
void row_http_closed(const struct scrape *s);
void row_http_replies(const struct scrape *s);
void row_cpu(const struct scrape *s);
void row_started(const struct scrape *s);
void row_resident(const struct scrape *s);
void row_virtual(const struct scrape *s);
void row_descriptors(const struct scrape *s);
void row_descriptors_max(const struct scrape *s);

#endif
