/* The table of metrics, and how they are written. The table is the master: docs/metrics.md, the
 * alerts and the dashboard are held against it by a test. Series that count stand there from the
 * start with 0, so that their first step is seen, but for methods: those come with their first
 * call. */
#include "daemon/metric_inner.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct metric {
    const char *name, *kind, *help;
    void (*write)(const struct scrape *s);
} metrics[] = {
    /* calls */
    {"polkud_requests_total", "counter", "Calls by method and outcome (ok, or the error's name).",
     row_requests},
    {"polkud_errors_total", "counter",
     "Calls and bodies that were answered with an error, by name.", row_errors},
    {"polkud_request_seconds", "histogram",
     "Time that a call took to decide, without waiting and storing.", row_request_seconds},
    {"polkud_answer_seconds", "histogram",
     "Time from taking a message to handing over its reply, stored.", row_answer_seconds},
    {"polkud_turn_seconds", "histogram",
     "Time that the loop took to answer the messages of a turn.", row_turn_seconds},
    {"polkud_request_bytes_max", "gauge",
     "The most memory that one message took so far, of 64 MiB that it may.", row_request_bytes},
    {"polkud_refusals_total", "counter",
     "Connections, requests and calls that were refused for their key, token, role, region or "
     "rate.",
     row_refusals},
    {"polkud_messages_waiting", "gauge", "Messages put aside until their plans or packs are there.",
     row_letters_waiting},
    {"polkud_searches", "gauge", "Searches for plans, by stage.", row_searches},
    {"polkud_searches_total", "counter", "Searches for plans that ended.", row_searches_total},
    {"polkud_search_expansions_total", "counter", "States that searches for plans looked at.",
     row_expansions},
    {"polkud_replies_total", "counter", "Replies by what became of them.", row_replies},
    {"polkud_outbox_bytes", "gauge", "Replies that their callers do not take yet.",
     row_outbox_bytes},
    {"polkud_outbox_recipients", "gauge", "Callers who do not take their replies yet.",
     row_outbox_recipients},
    /* the store */
    {"polkud_store_available", "gauge", "1 when the last commit succeeded, else 0.",
     row_store_available},
    {"polkud_commit_seconds", "histogram", "Time that a commit took.", row_commit_seconds},
    {"polkud_commits_failed_total", "counter",
     "Commits that failed: nothing of their turn was stored.", row_commits_failed},
    {"polkud_last_commit_timestamp_seconds", "gauge",
     "When something was last stored, in seconds since 1970; 0 before.", row_committed},
    {"polkud_decisions_total", "counter", "Decisions that were stored.", row_decisions},
    {"polkud_events_total", "counter", "Events that were stored.", row_events},
    {"polkud_plan_changes_total", "counter", "Plans that were accepted or changed, and stored.",
     row_plans},
    {"polkud_plans", "gauge", "Plans that are stored.", row_plans_stored},
    {"polkud_journal_bytes", "gauge", "Size of the store's files.", row_journal_bytes},
    {"polkud_journal_rows", "gauge", "Links of the journal's chain.", row_journal_rows},
    /* rules */
    {"polkud_rules_info", "gauge", "1 for each pack in force, with its region and digest.",
     row_rules},
    {"polkud_rules_since_timestamp_seconds", "gauge",
     "Since when a pack is in force, in seconds since 1970.", row_rules_since},
    {"polkud_rules_bytes", "gauge", "Memory of the rules in force.", row_rules_bytes},
    {"polkud_packs", "gauge", "Packs by state; a refused one may have older rules in force.",
     row_packs},
    {"polkud_loads_total", "counter", "Packs that were loaded, by outcome, but for unchanged ones.",
     row_loads},
    {"polkud_findings", "gauge", "Findings of the last load, by pack, code and level.",
     row_findings},
    /* the process */
    {"polkud_ready", "gauge", "1 for each check of /ready that holds, else 0.", row_ready},
    {"polkud_connections", "gauge", "ZeroMQ connections of callers that are open.",
     row_connections},
    {"polkud_connections_total", "counter", "ZeroMQ connections of callers that came in.",
     row_connections_total},
    {"polkud_http_connections", "gauge", "HTTP connections that are open.", row_http_connections},
    {"polkud_http_connections_max", "gauge", "HTTP connections that there may be.", row_http_seats},
    {"polkud_http_connections_total", "counter", "HTTP connections that came in.",
     row_http_connections_total},
    {"polkud_http_closed_total", "counter", "HTTP connections that the daemon closed, by reason.",
     row_http_closed},
    {"polkud_http_replies_total", "counter", "HTTP replies by path and status.", row_http_replies},
    {"process_cpu_seconds_total", "counter", "Processor time used.", row_cpu},
    {"process_start_time_seconds", "gauge", "When the process began, in seconds since 1970.",
     row_started},
    {"process_resident_memory_bytes", "gauge", "Memory in use.", row_resident},
    {"process_virtual_memory_bytes", "gauge", "Addresses in use.", row_virtual},
    {"process_open_fds", "gauge", "Descriptors that are open.", row_descriptors},
    {"process_max_fds", "gauge", "Descriptors that there may be.", row_descriptors_max},
};

/* ---- samples --------------------------------------------------------------------------------- */

static void text_put(struct out *o, const char *text)
{
    out_raw(o, text, strlen(text));
}

/* A label's text: backslash, quote and line end are escaped. */
static void escaped_put(struct out *o, const char *text)
{
    for (; *text; text++) {
        if (*text == '\n')
            out_raw(o, "\\n", 2);
        else if (*text == '"' || *text == '\\')
            out_raw(o, (const char[]){'\\', *text}, 2);
        else
            out_raw(o, text, 1);
    }
}

static void name_put(const struct scrape *s, const char *suffix, const struct label *labels)
{
    bool first = true;
    text_put(s->out, s->name);
    text_put(s->out, suffix);
    for (; labels->name; labels++) {
        if (!labels->text)
            continue;
        text_put(s->out, first ? "{" : ",");
        text_put(s->out, labels->name);
        text_put(s->out, "=\"");
        escaped_put(s->out, labels->text);
        text_put(s->out, "\"");
        first = false;
    }
    text_put(s->out, first ? " " : "} ");
}

/* A number of so many parts of one, 1 or a power of ten. */
static const char *number(char text[48], int64_t value, int64_t parts)
{
    const char *sign = value < 0 ? "-" : "";
    uint64_t n = value < 0 ? 0 - (uint64_t)value : (uint64_t)value, p = (uint64_t)parts;
    int digits = parts == 1000 ? 3 : 6;
    if (n % p == 0) {
        snprintf(text, 48, "%s%" PRIu64, sign, n / p);
        return text;
    }
    int end = snprintf(text, 48, "%s%" PRIu64 ".%0*" PRIu64, sign, n / p, digits, n % p);
    while (text[end - 1] == '0')
        text[--end] = '\0';
    return text;
}

static void number_put(const struct scrape *s, int64_t value, int64_t parts)
{
    char text[48];
    text_put(s->out, number(text, value, parts));
    text_put(s->out, "\n");
}

void sample(const struct scrape *s, const struct label *labels, int64_t value)
{
    name_put(s, "", labels);
    number_put(s, value, 1);
}

void sample_ms(const struct scrape *s, const struct label *labels, int64_t ms)
{
    name_put(s, "", labels);
    number_put(s, ms, 1000);
}

void sample_us(const struct scrape *s, const struct label *labels, int64_t us)
{
    name_put(s, "", labels);
    number_put(s, us, 1000000);
}

void sample_histogram(const struct scrape *s, struct label label, const struct histogram *h)
{
    int64_t below = 0;
    char bound[48];
    for (int i = 0; i <= HISTOGRAM_BOUNDS; i++) {
        const char *le =
            i < HISTOGRAM_BOUNDS ? number(bound, histogram_bounds[i], 1000000) : "+Inf";
        below += h->counts[i];
        name_put(s, "_bucket", LABELS({label.name ? label.name : "", label.text}, {"le", le}));
        number_put(s, below, 1);
    }
    name_put(s, "_sum", LABELS(label));
    number_put(s, h->sum, 1000000);
    name_put(s, "_count", LABELS(label));
    number_put(s, below, 1);
}

void metric_page_write(struct out *out, const struct site *site)
{
    struct scrape s = {.out = out, .site = site, .m = &site->turns->house->metrics};
    for (size_t i = 0; i < sizeof metrics / sizeof *metrics; i++) {
        const char *parts[] = {"# HELP ",   metrics[i].name, " ", metrics[i].help,
                               "\n# TYPE ", metrics[i].name, " ", metrics[i].kind,
                               "\n"};
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            text_put(out, parts[k]);
        s.name = metrics[i].name;
        metrics[i].write(&s);
    }
}
