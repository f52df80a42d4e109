/* The methods about backups: begin one, see how it goes on. Both tell the same. */
#include "daemon/backup.h"
#include "daemon/method.h"
#include "protocol/params.h"

static const char *const state_ids[] = {
    [BACKUP_NONE] = "none", [BACKUP_COPYING] = "copying", [BACKUP_CHECKING] = "checking",
    [BACKUP_DONE] = "done", [BACKUP_FAILED] = "failed",
};

static bool no_folder(struct call *call)
{
    return rpc_fail(call, RPC_CONFLICT,
                    "this daemon has no folder for backups: write backup \"FOLDER\" into its "
                    "configuration, and start it anew");
}

static bool params_none(struct call *call, const char *what)
{
    const struct shape shape = {what, NULL, 0};
    struct given none[1];
    return params_read(call, &shape, none) || rpc_fail_faults(call);
}

static bool report_write(struct call *call, const struct backup_report *report)
{
    struct out *o = call->out;
    out_object(o);
    out_string_at(o, "backup", *report->name ? report->name : NULL);
    out_string_at(o, "state", state_ids[report->state]);
    out_int_at(o, "done", report->done);
    out_int_at(o, "of", report->of);
    out_int_at(o, "decisions", report->decisions);
    out_string_at(o, "why", report->why);
    out_object_end(o);
    return true;
}

bool method_backup_begin(struct call *call)
{
    struct house *h = call->world;
    if (!params_none(call, "the params of 'backup.begin'"))
        return false;
    if (!h->backup)
        return no_folder(call);
    backup_begin(h->backup);
    struct backup_report report = backup_report(h->backup);
    return report_write(call, &report);
}

bool method_backup_status(struct call *call)
{
    struct house *h = call->world;
    if (!params_none(call, "the params of 'backup.status'"))
        return false;
    if (!h->backup)
        return no_folder(call);
    struct backup_report report = backup_report(h->backup);
    return report_write(call, &report);
}
