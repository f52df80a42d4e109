/* Rules from a folder, an image or a git revision: see source.h. */
#include "cli/source.h"

#include "cli/spawn.h"
#include "protocol/image.h"

#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- an image -------------------------------------------------------------------------------- */

static bool image_open(const struct run *run, const char *path, struct pack *out)
{
    *out = (struct pack){.name = path};
    issues_init(&out->issues, run->arena);
    out->image = file_read(run, path, &out->nimage);
    if (!out->image)
        return false;
    if (out->nimage > IMAGE_BYTES_MAX) {
        fail(run, EXIT_WORLD, "%s is too large for an image", path);
        return false;
    }
    image_digest(out->image, out->nimage, out->digest);
    out->model = pack_model(run, out);
    return true;
}

/* ---- a revision ------------------------------------------------------------------------------ */

static int entry_remove(const char *path, const struct stat *status, int kind, struct FTW *at)
{
    (void)status, (void)kind, (void)at;
    return remove(path);
}

/* The folder that holds the pack, at that revision: a pack uses others beside it. */
static bool revision_unpack(const struct run *run, const char *revision, const char *rules,
                            const char *folder)
{
    const char *archive[] = {"git", "archive", "--format=tar", revision, "--", rules, NULL};
    const char *unpack[] = {"tar", "-x", "-C", folder, NULL};
    struct spawned packed = {.in = ""}, unpacked;
    if (*revision == '-' || !spawn(run, archive, &packed) || packed.code != 0) {
        fail(run, EXIT_WORLD, "git has no folder %s at %s", rules, revision);
        return false;
    }
    unpacked = (struct spawned){.in = packed.out, .nin = packed.nout};
    if (spawn(run, unpack, &unpacked) && unpacked.code == 0)
        return true;
    fail(run, EXIT_WORLD, "cannot unpack %s of %s", rules, revision);
    return false;
}

static const char *parent_of(const struct run *run, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_copy(run->arena, path, (size_t)(slash - path)) : ".";
}

static bool revision_open(const struct run *run, const char *source, struct pack *out)
{
    const char *colon = strchr(source, ':'), *path = colon + 1;
    const char *revision = arena_copy(run->arena, source, (size_t)(colon - source));
    const char *base = getenv("TMPDIR");
    char *folder = arena_printf(run->arena, "%s/polku.XXXXXX", base && *base ? base : "/tmp");
    if (!mkdtemp(folder)) {
        fail(run, EXIT_WORLD, "cannot make a folder like %s: %s", folder, strerror(errno));
        return false;
    }
    bool opened =
        revision_unpack(run, revision, parent_of(run, path), folder) &&
        pack_load(run, arena_printf(run->arena, "%s/%s", folder, path), DAY_NONE, false, out);
    nftw(folder, entry_remove, 16, FTW_DEPTH | FTW_PHYS);
    return opened;
}

/* ---- any of them ----------------------------------------------------------------------------- */

bool source_open(const struct run *run, const char *source, struct pack *out, int *code)
{
    struct stat status;
    bool there = stat(source, &status) == 0;
    *code = EXIT_WORLD;
    bool opened = there && !S_ISDIR(status.st_mode) ? image_open(run, source, out)
                  : !there && strchr(source, ':')   ? revision_open(run, source, out)
                                                    : pack_load(run, source, DAY_NONE, false, out);
    if (opened && out->issues.errors) {
        issues_show(run, &out->issues, stderr);
        *code = EXIT_ERRORS;
        opened = false;
    }
    return opened;
}
