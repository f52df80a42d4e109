/* The pages: see http_site.h. None holds anything about a client. */
#include "daemon/http_site.h"

#include "daemon/http_reply.h"
#include "daemon/metric_page.h"
#include "daemon/process.h"

#include <errno.h>
#include <event2/event.h>
#include <setjmp.h>
#include <stdio.h>

#define PAGE_BYTES_MAX ((size_t)8 << 20)
#define DESCRIPTORS_FULL 80 /* of a hundred */

/* ---- ready ----------------------------------------------------------------------------------- */

static bool store_good(const struct site *site)
{
    return !site->turns->store_down;
}

static bool rules_good(const struct site *site)
{
    int n;
    regions_ids(site->turns->house->regions, &n);
    return n > 0;
}

static bool descriptors_good(const struct site *site)
{
    (void)site;
    int64_t open = process_descriptors(); /* counting needs one itself */
    return open >= 0 && open * 100 < process_descriptors_max() * DESCRIPTORS_FULL;
}

static bool running(const struct site *site)
{
    return !site->stopping;
}

static const struct {
    const char *name;
    bool (*good)(const struct site *site);
    const char *why;
} checks[] = {
    {"store", store_good, "decisions cannot be stored: see the log, and whether the disk is full"},
    {"rules", rules_good, "no pack is in force: see rules.status and the log"},
    {"descriptors", descriptors_good,
     "over 80 % of the descriptors that the process may have are in use: LimitNOFILE"},
    {"running", running, "the daemon is stopping"},
};
#define CHECKS ((int)(sizeof checks / sizeof *checks))

static bool site_ready(const struct site *site)
{
    for (int i = 0; i < CHECKS; i++)
        if (!checks[i].good(site))
            return false;
    return true;
}

int site_checks(void)
{
    return CHECKS;
}

const char *site_check(const struct site *site, int index, bool *good)
{
    *good = checks[index].good(site);
    return checks[index].name;
}

static void ready_page(struct site *site, struct http_page *page, struct out *o)
{
    bool ready = site_ready(site);
    out_object(o);
    out_bool_at(o, "ready", ready);
    out_key(o, "checks");
    out_object(o);
    for (int i = 0; i < CHECKS; i++)
        out_bool_at(o, checks[i].name, checks[i].good(site));
    out_object_end(o);
    out_key(o, "why");
    out_array(o);
    for (int i = 0; i < CHECKS; i++)
        if (!checks[i].good(site))
            out_string(o, checks[i].why);
    out_array_end(o);
    out_object_end(o);
    out_raw(o, "\n", 1);
    page->status = ready ? 200 : 503;
}

/* ---- the others ------------------------------------------------------------------------------ */

static void metrics_page(struct site *site, struct http_page *page, struct out *o)
{
    page->type = METRIC_PAGE_TYPE;
    metric_page_write(o, site);
}

/* That this is answered at all is what it says. */
static void health_page(struct site *site, struct http_page *page, struct out *o)
{
    (void)site, (void)page;
    out_object(o);
    out_bool_at(o, "alive", true);
    out_object_end(o);
    out_raw(o, "\n", 1);
}

static void page_write(void *context, struct http_page *page,
                       void (*write)(struct site *site, struct http_page *page, struct out *o))
{
    struct site *site = context;
    struct out out;
    jmp_buf guard;
    arena_reset(site->arena);
    if (setjmp(guard)) { /* from arena_alloc, anywhere in the page */
        arena_guard(site->arena, NULL);
        *page = (struct http_page){.status = 503};
        return;
    }
    arena_guard(site->arena, &guard);
    out_init(&out, site->arena, 1 << 12);
    page->status = 200;
    page->type = HTTP_JSON;
    write(site, page, &out);
    arena_guard(site->arena, NULL);
    page->bytes = out.data;
    page->n = out.n;
}

static void on_health(void *context, struct http_page *page)
{
    page_write(context, page, health_page);
}

static void on_metrics(void *context, struct http_page *page)
{
    page_write(context, page, metrics_page);
}

static void on_ready(void *context, struct http_page *page)
{
    page_write(context, page, ready_page);
}

const struct http_path site_paths[] = {
    {"/health", "GET, HEAD", on_health, HTTP_OPEN},
    {"/metrics", "GET, HEAD", on_metrics, HTTP_INSIDE},
    {"/ready", "GET, HEAD", on_ready, HTTP_OPEN},
    {"/rpc", "POST", NULL, HTTP_SHUT},
};
const int site_paths_n = (int)(sizeof site_paths / sizeof *site_paths);

/* While no keys are asked for, everybody is. */
static bool token_known(void *context, struct http_text token)
{
    struct house *h = ((struct site *)context)->turns->house;
    if (keys_bearer(h->keys, token.at, token.n) != &caller_nobody)
        return true;
    refuse(&h->refusals, token.at ? REFUSED_TOKEN : REFUSED_NOBODY, NULL);
    return false;
}

struct http *site_open(struct site *site, struct event *letters, char why[WHY_BYTES])
{
    const struct config *config = site->config;
    const struct http_setup setup = {.address = config->http,
                                     .names = &config->names,
                                     .body_max = (size_t)config->body,
                                     .paths = site_paths,
                                     .npaths = site_paths_n,
                                     .context = site,
                                     .known = token_known,
                                     .metrics = &site->turns->house->metrics,
                                     .letters = letters};
    site->arena = arena_new(PAGE_BYTES_MAX);
    if (site->arena)
        return http_open(event_get_base(letters), &setup, why);
    snprintf(why, WHY_BYTES, "there is not enough memory");
    errno = ENOMEM;
    return NULL;
}

void site_fini(struct site *site)
{
    arena_free(site->arena);
    site->arena = NULL;
}
