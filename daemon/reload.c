/* Reloading: see reload.h. Findings of a refused pack go to the log, so an operator sees why the
 * old rules are still in force. */
#include "daemon/reload.h"

#include "daemon/log.h"

#include <errno.h>
#include <string.h>

#define FINDINGS_LOGGED 20

static void findings_log(const struct pack *pack)
{
    int shown = 0;
    for (int i = 0; pack->found && i < pack->found->n && shown < FINDINGS_LOGGED; i++) {
        const struct issue *issue = &pack->found->list[i];
        if (issue->level != ISSUE_ERROR)
            continue;
        const char *hint = issue->nearest ? issue->nearest : issue->hint;
        log_line(LOG_WARNING, issue->message, "pack", pack->folder, "code", issue->code, "file",
                 issue->where.file, "line", log_number(issue->where.line).text,
                 issue->nearest ? "nearest" : "hint", hint, NULL);
        shown++;
    }
}

static void outcome_log(const struct pack *pack, enum loading loading, int error)
{
    const char *digest = pack->rules ? pack->rules->digest : NULL;
    switch (loading) {
    case LOADING_SAME: break;
    case LOADING_CHANGED:
        log_line(LOG_NOTICE, "rules in force", "pack", pack->folder, "digest", digest, NULL);
        break;
    case LOADING_REFUSED:
        log_line(LOG_WARNING, "rules refused", "pack", pack->folder, "errors",
                 log_number(pack->found->errors).text, "still in force", digest, NULL);
        findings_log(pack);
        break;
    case LOADING_GONE:
        log_line(LOG_NOTICE, "rules taken out of force: their folder is gone", "pack", pack->folder,
                 NULL);
        break;
    case LOADING_FAILED:
        log_line(LOG_ERR, "a pack could not be loaded", "pack", pack->folder, "why",
                 strerror(error), "still in force", digest, NULL);
    }
}

bool reload_begin(struct reload *r)
{
    if (r->running) {
        r->again = true;
        return true;
    }
    int n = regions_scan(r->regions);
    if (n < 0) {
        log_line(LOG_ERR, "the rules folder cannot be read; the rules in force stay", "why",
                 strerror(errno), NULL);
        return false;
    }
    r->next = r->changed = r->refused = 0;
    r->n = n;
    r->running = true;
    r->again = false;
    return true;
}

/* `error`: why the loading failed. */
static void pack_tell(struct reload *r, int number, enum loading loading, int error)
{
    const struct pack *pack = regions_pack(r->regions, number);
    outcome_log(pack, loading, error);
    if (r->told)
        r->told(r->context, pack, loading);
    r->changed += loading == LOADING_CHANGED || loading == LOADING_GONE;
    r->refused += loading == LOADING_REFUSED || loading == LOADING_FAILED;
}

static void pack_take(struct reload *r)
{
    int number = regions_folder(r->regions, r->job->pack);
    struct generation *made = job_take(r->job);
    int error = errno;
    if (number < 0)
        generation_free(made); /* its folder has gone meanwhile, which was noticed already */
    else
        pack_tell(r, number, made ? regions_take(r->regions, number, made, NULL) : LOADING_FAILED,
                  error);
    job_leave(r->loader, r->job);
    r->job = NULL;
}

static void pack_ask(struct reload *r, int number)
{
    if (!regions_there(r->regions, number)) {
        pack_tell(r, number, regions_take(r->regions, number, NULL, NULL), 0);
        return;
    }
    r->job =
        loader_ask(r->loader, regions_pack(r->regions, number)->folder, regions_today(r->regions));
    if (!r->job)
        pack_tell(r, number, LOADING_FAILED, errno);
}

bool reload_step(struct reload *r)
{
    if (r->job && !job_done(r->loader, r->job))
        return true;
    if (r->job)
        pack_take(r);
    while (r->running && !r->job && r->next < r->n)
        pack_ask(r, r->next++);
    if (r->job || !r->running)
        return r->running;
    r->running = false;
    log_line(LOG_INFO, "rules loaded", "packs", log_number(r->n).text, "changed",
             log_number(r->changed).text, "refused", log_number(r->refused).text, NULL);
    return r->again && reload_begin(r) && reload_step(r);
}

void reload_end(struct reload *r)
{
    if (r->job)
        job_leave(r->loader, r->job);
    r->job = NULL;
    r->running = false;
}

void reload_renumbered(struct reload *r)
{
    r->next = 0;
    r->n = regions_count(r->regions);
}

int reload_all(struct regions *regions, bool log, int *refused)
{
    int n = regions_scan(regions), good = 0;
    *refused = 0;
    for (int i = 0; i < n; i++) {
        enum loading loading = regions_load(regions, i);
        if (log)
            outcome_log(regions_pack(regions, i), loading, errno);
        *refused += loading == LOADING_REFUSED || loading == LOADING_FAILED;
        good += regions_pack(regions, i)->rules != NULL;
    }
    return n < 0 ? -1 : good;
}
