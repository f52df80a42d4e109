/* polku image: the compiled pack, the same bytes for the same sources. */
#include "cli/commands.h"
#include "cli/pack.h"

static int run_image(struct run *run)
{
    struct pack pack;
    if (!pack_load(run, run->args[0], DAY_NONE, true, &pack))
        return EXIT_WORLD;
    issues_show(run, &pack.issues, stderr);
    if (pack.issues.errors)
        return EXIT_ERRORS;
    if (flag_value(run, "digest"))
        printf("%s\n", pack.digest);
    else
        fwrite(pack.image, 1, pack.nimage, stdout);
    return EXIT_DONE;
}

const struct command command_image = {
    .name = "image",
    .takes = "PACK",
    .least = 1,
    .most = 1,
    .summary = "the compiled pack as canonical JSON: what the daemon keeps in force and stores",
    .example = "polku image --digest rules/kainuu",
    .flags = {{"digest", NULL, "only its SHA-256 digest"}},
    .run = run_image,
};
