/* polku check: the findings of packs, all of them. */
#include "cli/commands.h"
#include "cli/pack.h"

static void pack_write(struct out *o, const struct pack *pack)
{
    out_object(o);
    out_string_at(o, "pack", pack->name);
    out_string_at(o, "digest", pack->model && pack->issues.errors == 0 ? pack->digest : NULL);
    out_key(o, "findings");
    issues_write(o, &pack->issues);
    out_object_end(o);
}

/* What was found goes to stdout: it is the result. */
static void pack_show(const struct run *run, const struct pack *pack)
{
    issues_show(run, &pack->issues, stdout);
    if (pack->issues.errors == 0)
        printf("%s: %d services, %d transitions, %d examples hold\n", pack->name,
               pack->model->nservices, pack->model->ntransitions, pack->model->nexamples);
    else
        printf("%s: refused\n", pack->name);
}

static int run_check(struct run *run)
{
    day_t today;
    struct out o;
    int code = EXIT_DONE;
    if (!day_wanted(run, &today))
        return EXIT_USAGE;
    out_init(&o, run->arena, 1 << 12);
    out_array(&o);
    for (int i = 0; i < run->nargs; i++) {
        struct pack pack;
        if (!pack_load(run, run->args[i], today, true, &pack))
            return EXIT_WORLD;
        if (flag_value(run, "json"))
            pack_write(&o, &pack);
        else
            pack_show(run, &pack);
        if (pack.issues.errors || (flag_value(run, "strict") && pack.issues.n))
            code = EXIT_ERRORS;
    }
    out_array_end(&o);
    if (flag_value(run, "json"))
        printf("%.*s\n", (int)o.n, o.data);
    return code;
}

const struct command command_check = {
    .name = "check",
    .takes = "PACK…",
    .least = 1,
    .most = -1,
    .summary = "all findings of rule packs, with their lines, and whether their examples hold",
    .example = "polku check rules/kainuu",
    .flags = {{"json", NULL, "the findings as JSON"},
              {"strict", NULL, "warnings count as errors"},
              {"on", "DATE", "check as on this day (today when left out)"}},
    .run = run_check,
};
