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

static enum loading load(struct regions *regions, int number)
{
    enum loading loading = regions_load(regions, number, NULL);
    outcome_log(regions_pack(regions, number), loading, errno);
    return loading;
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
    *r = (struct reload){
        .regions = r->regions, .n = n, .running = true, .told = r->told, .context = r->context};
    return true;
}

bool reload_step(struct reload *r)
{
    if (r->running && r->next < r->n) {
        int number = r->next++;
        enum loading loading = load(r->regions, number);
        if (r->told)
            r->told(r->context, regions_pack(r->regions, number), loading);
        r->changed += loading == LOADING_CHANGED || loading == LOADING_GONE;
        r->refused += loading == LOADING_REFUSED || loading == LOADING_FAILED;
    }
    if (r->next < r->n)
        return true;
    r->running = false;
    log_line(LOG_INFO, "rules loaded", "packs", log_number(r->n).text, "changed",
             log_number(r->changed).text, "refused", log_number(r->refused).text, NULL);
    return r->again && reload_begin(r);
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
        enum loading loading = log ? load(regions, i) : regions_load(regions, i, NULL);
        *refused += loading == LOADING_REFUSED || loading == LOADING_FAILED;
        good += regions_pack(regions, i)->rules != NULL;
    }
    return n < 0 ? -1 : good;
}
