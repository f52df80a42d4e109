/* Metrics of calls, of their plans, and of replies: see metric_inner.h. */
#include "daemon/metric_inner.h"

static int64_t calls_of(const struct scrape *s, int method)
{
    int64_t n = 0;
    for (int i = 0; i < METRIC_OUTCOMES; i++)
        n += s->m->calls[method][i];
    return n;
}

void row_requests(const struct scrape *s)
{
    for (int i = 0; i < METRIC_METHODS; i++) {
        const char *method = metric_method_name(i);
        if (!method || !calls_of(s, i))
            continue;
        sample(s, LABELS({"method", method}, {"outcome", "ok"}), s->m->calls[i][0]);
        for (int k = 0; k < rpc_errors(); k++)
            if (s->m->calls[i][1 + k])
                sample(s, LABELS({"method", method}, {"outcome", rpc_error_name(k)}),
                       s->m->calls[i][1 + k]);
    }
}

void row_errors(const struct scrape *s)
{
    for (int k = 0; k < rpc_errors(); k++) {
        int64_t n = 0;
        for (int i = 0; i < METRIC_METHODS; i++)
            n += s->m->calls[i][1 + k];
        sample(s, LABELS({"name", rpc_error_name(k)}), n);
    }
}

void row_request_seconds(const struct scrape *s)
{
    for (int i = 0; i < METRIC_METHODS; i++) {
        const char *method = metric_method_name(i);
        if (method && calls_of(s, i))
            sample_histogram(s, (struct label){"method", method}, &s->m->deciding[i]);
    }
}

void row_answer_seconds(const struct scrape *s)
{
    static const char *const names[] = {[TRANSPORT_ZEROMQ] = "zeromq", [TRANSPORT_HTTP] = "http"};
    for (int i = 0; i < TRANSPORTS; i++)
        sample_histogram(s, (struct label){"transport", names[i]}, &s->m->answering[i]);
}

void row_request_bytes(const struct scrape *s)
{
    sample(s, NO_LABELS, s->m->request_bytes);
}

void row_turn_seconds(const struct scrape *s)
{
    sample_histogram(s, (struct label){NULL, NULL}, &s->m->turn);
}

void row_refusals(const struct scrape *s)
{
    for (int i = 0; i < REFUSALS; i++)
        sample(s, LABELS({"reason", refusal_ids[i]}), s->site->turns->house->refusals.n[i]);
}

void row_letters_waiting(const struct scrape *s)
{
    int64_t n = 0;
    for (const struct aside *aside = s->site->turns->asides; aside; aside = aside->next)
        n++;
    sample(s, NO_LABELS, n);
}

/* ---- plans ----------------------------------------------------------------------------------- */

void row_searches(const struct scrape *s)
{
    struct searching_now now = searches_now(s->site->turns->house->searches);
    sample(s, LABELS({"stage", "waiting"}), now.waiting);
    sample(s, LABELS({"stage", "running"}), now.running);
}

void row_searches_total(const struct scrape *s)
{
    sample(s, NO_LABELS, searches_now(s->site->turns->house->searches).ended);
}

void row_expansions(const struct scrape *s)
{
    sample(s, NO_LABELS, searches_now(s->site->turns->house->searches).expansions);
}

/* ---- replies --------------------------------------------------------------------------------- */

void row_replies(const struct scrape *s)
{
    sample(s, LABELS({"fate", "sent"}), s->site->turns->outbox->sent);
    sample(s, LABELS({"fate", "dropped"}), s->site->turns->outbox->dropped);
}

void row_outbox_bytes(const struct scrape *s)
{
    sample(s, NO_LABELS, (int64_t)s->site->turns->outbox->bytes);
}

void row_outbox_recipients(const struct scrape *s)
{
    sample(s, NO_LABELS, outbox_recipients(s->site->turns->outbox));
}
