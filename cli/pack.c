/* Loads packs for the commands: see pack.h. */
#include "cli/pack.h"

#include "engine/example.h"
#include "lua/load.h"
#include "protocol/image.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void image_write(struct arena *arena, const struct decls *decls, const char **bytes,
                        size_t *n)
{
    struct out o;
    out_init(&o, arena, 1 << 16);
    image_encode(&o, decls);
    *bytes = o.data;
    *n = o.n;
}

/* "rules/kainuu/" is the pack "kainuu" in "rules"; "." is the folder that it stands for. */
static void folder_split(const struct run *run, const char *folder, struct pack *out)
{
    char real[PATH_MAX];
    size_t n = strlen(folder);
    while (n > 1 && folder[n - 1] == '/')
        n--;
    char *path = arena_copy(run->arena, folder, n);
    char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    if ((strcmp(name, ".") == 0 || strcmp(name, "..") == 0) && realpath(path, real)) {
        path = arena_text(run->arena, real);
        slash = strrchr(path, '/');
    }
    out->rules = slash == path ? "/" : slash ? path : ".";
    out->name = slash ? slash + 1 : path;
    out->issues.root = slash ? out->rules : NULL;
    if (slash && slash != path)
        *slash = '\0';
}

/* The line of a rule file, without its end; NULL when it cannot be read. */
static const char *line_read(const struct run *run, const char *path, int number)
{
    char *line = NULL;
    size_t cap = 0;
    const char *found = NULL;
    FILE *file = fopen(path, "rb");
    for (int i = 1; file && i <= number; i++) {
        ssize_t n = getline(&line, &cap, file);
        if (n < 0)
            break;
        if (i == number)
            found = arena_copy(run->arena, line, strcspn(line, "\r\n"));
    }
    if (file)
        fclose(file);
    free(line);
    return found;
}

void pack_sources(const struct run *run, const struct pack *pack, struct issues *issues)
{
    for (int i = 0; i < issues->n; i++) {
        struct issue *issue = &issues->list[i];
        if (!issue->source && issue->where.file && issue->where.line > 0)
            issue->source =
                line_read(run, arena_printf(run->arena, "%s/%s", pack->rules, issue->where.file),
                          issue->where.line);
    }
}

struct model *pack_model(const struct run *run, struct pack *pack)
{
    struct json_reader *reader = json_reader_new();
    if (!reader) {
        errno = ENOMEM;
        return NULL;
    }
    struct model *model = image_model(reader, run->arena, pack->image, pack->nimage, &pack->issues);
    json_reader_free(reader);
    return model;
}

bool pack_load(const struct run *run, const char *folder, day_t today, bool examples,
               struct pack *out)
{
    struct load_result result = {0};
    *out = (struct pack){0};
    issues_init(&out->issues, run->arena);
    folder_split(run, folder, out);
    if (load_pack(run->arena, out->rules, out->name, today, image_write, &out->issues, &result) !=
        0) {
        fail(run, EXIT_WORLD, "cannot load %s: %s", folder, strerror(errno));
        return false;
    }
    out->image = result.image;
    out->nimage = result.nimage;
    if (!out->image)
        return true;
    image_digest(out->image, out->nimage, out->digest);
    out->model = pack_model(run, out);
    if (out->model && examples)
        examples_run(run->arena, out->model, &out->issues);
    issues_sort(&out->issues);
    pack_sources(run, out, &out->issues);
    return true;
}

day_t today_in(const char *time_zone)
{
    struct tm tm;
    time_t now = time(NULL);
    setenv("TZ", time_zone, 1);
    tzset();
    localtime_r(&now, &tm);
    day_t day = DAY_NONE;
    day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, &day);
    return day;
}

bool day_wanted(const struct run *run, day_t *out)
{
    const char *on = flag_value(run, "on");
    *out = today_in("Europe/Helsinki");
    if (!on || day_parse(on, out))
        return true;
    fail(run, EXIT_USAGE, "'%s' is no day: write --on 2026-11-22", on);
    return false;
}

enum language pack_language(const struct pack *pack)
{
    int first = pack->model->region.languages[0];
    return first >= 0 ? (enum language)first : LANG_FI;
}

bool language_wanted(const struct run *run, enum language otherwise, enum language *out)
{
    const char *id = flag_value(run, "language");
    int language = id ? language_find(id) : (int)otherwise;
    if (language < 0) {
        fail(run, EXIT_USAGE, "there is no language '%s': fi, sv or en", id);
        return false;
    }
    *out = (enum language)language;
    return true;
}
