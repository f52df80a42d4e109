/* Metrics of rules, of HTTP and of the process: see metric_inner.h. */
#include "daemon/metric_inner.h"

#include "daemon/http_reply.h"
#include "daemon/process.h"

#include <stdio.h>
#include <string.h>

/* ---- rules ----------------------------------------------------------------------------------- */

static const struct regions *regions_of(const struct scrape *s)
{
    return s->site->turns->house->regions;
}

void row_rules(const struct scrape *s)
{
    for (int i = 0; i < regions_count(regions_of(s)); i++) {
        const struct pack *pack = regions_pack(regions_of(s), i);
        if (pack->rules)
            sample(s,
                   LABELS({"pack", pack->folder}, {"region", pack->rules->region},
                          {"version", pack->rules->version}, {"digest", pack->rules->digest}),
                   1);
    }
}

void row_rules_since(const struct scrape *s)
{
    for (int i = 0; i < regions_count(regions_of(s)); i++) {
        const struct pack *pack = regions_pack(regions_of(s), i);
        if (pack->rules)
            sample_ms(s, LABELS({"pack", pack->folder}), pack->rules->since);
    }
}

void row_packs(const struct scrape *s)
{
    int64_t good = 0, refused = 0;
    for (int i = 0; i < regions_count(regions_of(s)); i++) {
        good += regions_pack(regions_of(s), i)->rules != NULL;
        refused += regions_pack(regions_of(s), i)->refused;
    }
    sample(s, LABELS({"state", "in_force"}), good);
    sample(s, LABELS({"state", "refused"}), refused);
}

void row_loads(const struct scrape *s)
{
    static const char *const names[METRIC_LOADINGS] = {[LOADING_CHANGED] = "changed",
                                                       [LOADING_REFUSED] = "refused",
                                                       [LOADING_GONE] = "gone",
                                                       [LOADING_FAILED] = "failed"};
    for (int i = 0; i < METRIC_LOADINGS; i++)
        if (names[i])
            sample(s, LABELS({"outcome", names[i]}), s->m->loads[i]);
}

static bool same_kind(const struct issue *a, const struct issue *b)
{
    return a->level == b->level && strcmp(a->code, b->code) == 0;
}

/* One sample for each kind of finding that there is: where it first stands. */
static void findings_write(const struct scrape *s, const struct pack *pack)
{
    const struct issues *found = pack->found;
    for (int i = 0; found && i < found->n; i++) {
        int64_t n = 0;
        int first = i;
        for (int k = 0; k < found->n; k++) {
            if (!same_kind(&found->list[k], &found->list[i]))
                continue;
            first = k < first ? k : first;
            n++;
        }
        if (first == i)
            sample(s,
                   LABELS({"pack", pack->folder}, {"code", found->list[i].code},
                          {"level", found->list[i].level == ISSUE_ERROR ? "error" : "warning"}),
                   n);
    }
}

void row_findings(const struct scrape *s)
{
    for (int i = 0; i < regions_count(regions_of(s)); i++)
        findings_write(s, regions_pack(regions_of(s), i));
}

/* ---- ZeroMQ and HTTP
 * ------------------------------------------------------------------------------------ */

void row_connections(const struct scrape *s)
{
    sample(s, NO_LABELS, s->site->turns->gate->crowd.here);
}

void row_connections_total(const struct scrape *s)
{
    sample(s, NO_LABELS, s->site->turns->gate->crowd.came);
}

void row_http_connections(const struct scrape *s)
{
    sample(s, NO_LABELS, http_connections(s->site->turns->outbox->http));
}

void row_http_seats(const struct scrape *s)
{
    sample(s, NO_LABELS, http_seats(s->site->turns->outbox->http));
}

void row_http_connections_total(const struct scrape *s)
{
    sample(s, NO_LABELS, s->m->http_connections);
}

void row_http_closed(const struct scrape *s)
{
    static const char *const names[] = {[HTTP_CLOSED_IDLE] = "idle",
                                        [HTTP_CLOSED_DEADLINE] = "deadline",
                                        [HTTP_CLOSED_ROOM] = "room",
                                        [HTTP_CLOSED_FULL] = "full"};
    for (int i = 0; i < HTTP_CLOSINGS; i++)
        sample(s, LABELS({"reason", names[i]}), s->m->http_closed[i]);
}

void row_http_replies(const struct scrape *s)
{
    for (int i = 0; i <= site_paths_n; i++)
        for (int k = 0; k < http_statuses(); k++) {
            char status[8];
            snprintf(status, sizeof status, "%d", http_status_at(k));
            if (s->m->http_replies[i][k])
                sample(s,
                       LABELS({"path", i < site_paths_n ? site_paths[i].path : "other"},
                              {"status", status}),
                       s->m->http_replies[i][k]);
        }
}

/* ---- the process ----------------------------------------------------------------------------- */

void row_ready(const struct scrape *s)
{
    for (int i = 0; i < site_checks(); i++) {
        bool good;
        const char *name = site_check(s->site, i, &good);
        sample(s, LABELS({"check", name}), good);
    }
}

void row_rules_bytes(const struct scrape *s)
{
    sample(s, NO_LABELS, (int64_t)regions_bytes(regions_of(s)));
}

void row_cpu(const struct scrape *s)
{
    sample_us(s, NO_LABELS, process_cpu_us());
}

void row_started(const struct scrape *s)
{
    sample_ms(s, NO_LABELS, s->m->started);
}

/* What the system does not say is left out. */
static void sample_told(const struct scrape *s, int64_t n)
{
    if (n >= 0)
        sample(s, NO_LABELS, n);
}

void row_resident(const struct scrape *s)
{
    sample_told(s, process_resident_bytes());
}

void row_virtual(const struct scrape *s)
{
    sample_told(s, process_virtual_bytes());
}

void row_descriptors(const struct scrape *s)
{
    sample_told(s, process_descriptors());
}

void row_descriptors_max(const struct scrape *s)
{
    sample_told(s, process_descriptors_max());
}
