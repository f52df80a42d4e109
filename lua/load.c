/* Loads a pack: see load.h. Serves the sandboxed child the files of the rules folder, and takes its
 * findings and image as hostile bytes. */
#include "lua/load.h"

#include "lua/compile.h"
#include "lua/host.h"
#include "lua/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES_MAX 2000
#define FINDINGS_MAX 4000

struct load {
    struct arena *arena;   /* the caller's: for the image */
    struct arena *scratch; /* for one frame */
    const char *pack;
    int rules;    /* the rules folder */
    int files;    /* how many were asked for */
    char at[160]; /* the file asked for last */
    bool building;
    int shared; /* a page of memory, as a descriptor */
    int *line;  /* shared with the child, which may write anything there: of `at`, where it is */
    struct bytes told; /* the child's findings and image, frame by frame */
    int findings;
};

/* ---- files ------------------------------------------------------------------------------------
 */

static bool name_fits(const char *name)
{
    size_t n = name ? strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-") : 0;
    return n > 0 && n <= 63 && !name[n] && name[0] != '-';
}

static enum fetched why_not(void)
{
    if (errno == ENOENT)
        return FETCH_NONE;
    return errno == ELOOP || errno == ENOTDIR || errno == EISDIR ? FETCH_REFUSED : FETCH_UNREADABLE;
}

/* All of an open file, and one byte more to see that it is no larger. */
static enum fetched file_read(int fd, struct bytes *out)
{
    struct stat st;
    size_t before = out->n;
    if (fstat(fd, &st) != 0)
        return FETCH_UNREADABLE;
    if (!S_ISREG(st.st_mode))
        return FETCH_REFUSED;
    while (out->n - before <= LOAD_FILE_MAX && !out->failed) {
        char buffer[16384];
        ssize_t n = read(fd, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return FETCH_UNREADABLE;
        if (n == 0)
            return FETCHED;
        bytes_put(out, buffer, (size_t)n);
    }
    return FETCH_TOO_LARGE;
}

/* The pack's folder may be a link when the caller named it; nothing below it may. */
static enum fetched file_fetch(const struct load *l, const char *pack, const char *name,
                               struct bytes *out)
{
    char path[80];
    int follow = strcmp(pack, l->pack) == 0 ? 0 : O_NOFOLLOW;
    int folder = openat(l->rules, pack, O_PATH | O_DIRECTORY | O_CLOEXEC | follow);
    if (folder < 0)
        return why_not();
    strcpy(path, name);
    strcat(path, ".lua");
    int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    enum fetched result = fd < 0 ? why_not() : file_read(fd, out);
    close(folder);
    if (fd >= 0)
        close(fd);
    return result;
}

static enum sandbox_serve file_serve(struct load *l, struct frame *f, struct bytes *reply)
{
    const char *pack = frame_text_read(f, l->scratch), *name = frame_text_read(f, l->scratch);
    bool main = pack && strcmp(pack, l->pack) == 0; /* a caller may name its folder as it likes */
    if (f->bad || f->n || !name_fits(name) || !(main || name_fits(pack)) || ++l->files > FILES_MAX)
        return SERVE_REFUSE;
    char *path = arena_printf(l->scratch, "%.80s/%.70s.lua", pack, name);
    strcpy(l->at, path);
    size_t begun = frame_begin(reply, FRAME_CONTENT), at = reply->n;
    frame_number(reply, FETCHED);
    enum fetched result = file_fetch(l, pack, name, reply);
    if (result != FETCHED && !reply->failed) {
        reply->n = at;
        frame_number(reply, (uint32_t)result);
    }
    frame_end(reply, begun);
    return SERVE_REPLY;
}

/* ---- what the child tells ---------------------------------------------------------------------
 */

static enum sandbox_serve keep(struct load *l, const struct frame *f)
{
    if (f->kind == FRAME_ISSUE && ++l->findings > FINDINGS_MAX)
        return SERVE_REFUSE;
    size_t begun = frame_begin(&l->told, f->kind);
    bytes_put(&l->told, f->at, f->n);
    frame_end(&l->told, begun);
    return SERVE_ON;
}

static enum sandbox_serve serve(void *context, struct frame *f, struct bytes *reply)
{
    struct load *l = context;
    arena_reset(l->scratch);
    switch (f->kind) {
    case FRAME_FILE: return file_serve(l, f, reply);
    case FRAME_BUILDING: l->building = true; return SERVE_ON;
    case FRAME_ISSUE:
    case FRAME_IMAGE: return keep(l, f);
    default: return SERVE_REFUSE;
    }
}

static void child_issue(const struct load *l, struct issues *issues, const struct sandbox *s,
                        enum sandbox_end end)
{
    const char *file = arena_text(issues->arena, *l->at ? l->at : l->pack);
    struct place where = {.file = l->building ? NULL : file};
    if (!l->building && *l->at && *l->line > 0 && *l->line <= (int)LOAD_FILE_MAX)
        where.line = *l->line;
    const char *doing = l->building ? "checking the pack" : "reading this file";
    if (end == SANDBOX_LATE)
        issue_add(issues, "too-slow", where, "%s takes more than %d seconds of processor time",
                  doing, LOAD_SECONDS);
    else if (end == SANDBOX_BABBLED)
        issue_add(issues, "reader-stopped", where, "while %s the reader told what it should not",
                  doing);
    else
        issue_add(issues, "reader-stopped", where, "while %s the reader was stopped (signal %d)",
                  doing, s->signal);
}

/* Adds what was told to the findings. False when a part of it cannot be Polku's. */
static bool told_read(const struct load *l, struct issues *issues, struct load_result *result)
{
    struct frame f;
    size_t size = 0;
    for (size_t at = 0; at < l->told.n; at += size) {
        if (frame_read(l->told.at + at, l->told.n - at, &f, &size) != FRAME_FOUND)
            return false;
        if (f.kind == FRAME_ISSUE && !frame_issue_read(&f, issues))
            return false;
        if (f.kind == FRAME_IMAGE) {
            result->image = arena_copy(l->arena, f.at, f.n);
            result->nimage = f.n;
        }
    }
    return true;
}

static void conclude(const struct load *l, const struct sandbox *s, enum sandbox_end end,
                     struct issues *issues, struct load_result *result)
{
    int errors = issues->errors;
    if (end == SANDBOX_ENDED && !told_read(l, issues, result))
        end = SANDBOX_BABBLED;
    if (end != SANDBOX_ENDED)
        child_issue(l, issues, s, end);
    else if (!result->image && issues->errors == errors)
        child_issue(l, issues, s, SANDBOX_BABBLED);
    if (issues->errors != errors)
        *result = (struct load_result){0};
    issues_sort(issues);
}

/* The same, when one of the caller's arenas may be full. */
static int conclude_guarded(const struct load *l, const struct sandbox *s, enum sandbox_end end,
                            struct issues *issues, struct load_result *result)
{
    jmp_buf full;
    jmp_buf *image = arena_guard(l->arena, &full), *findings = arena_guard(issues->arena, &full);
    int failure = 0;
    if (setjmp(full) == 0)
        conclude(l, s, end, issues, result);
    else
        failure = ENOMEM;
    arena_guard(issues->arena, findings);
    arena_guard(l->arena, image);
    errno = failure;
    return failure ? -1 : 0;
}

/* ---- both -------------------------------------------------------------------------------------
 */

static bool folder_there(int rules, const char *pack)
{
    struct stat st;
    if (fstatat(rules, pack, &st, 0) != 0)
        return false;
    if (S_ISDIR(st.st_mode))
        return true;
    errno = ENOTDIR;
    return false;
}

static struct sandbox sandbox_of(struct compile *c)
{
    return (struct sandbox){.child = compile_run,
                            .child_context = c,
                            .seconds = LOAD_SECONDS,
                            .wall_seconds = LOAD_WALL_SECONDS,
                            .memory = HOST_MEMORY + COMPILE_MEMORY + ((size_t)192 << 20)};
}

static int load_in(struct load *l, struct compile *c, struct issues *issues,
                   struct load_result *result)
{
    char today[24];
    snprintf(today, sizeof today, "%d", (int)c->today);
    char *const arguments[] = {"polku", LOAD_CHILD, (char *)c->pack, today, NULL};
    struct sandbox s = sandbox_of(c);
    enum sandbox_end end;
    s.serve = serve;
    s.serve_context = l;
    s.arguments = arguments;
    s.shared = &l->shared;
    if (!folder_there(l->rules, l->pack) || sandbox_run(&s, &end) != 0)
        return -1;
    if (l->told.failed) {
        errno = ENOMEM;
        return -1;
    }
    return conclude_guarded(l, &s, end, issues, result);
}

/* The page that says which line is being read. */
static int *line_map(int fd)
{
    return mmap(NULL, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
}

static int line_share(struct load *l)
{
    l->shared = memfd_create("polku line", MFD_CLOEXEC);
    if (l->shared < 0)
        return -1;
    l->line = ftruncate(l->shared, sizeof *l->line) == 0 ? line_map(l->shared) : MAP_FAILED;
    if (l->line != MAP_FAILED)
        return 0;
    int error = errno;
    close(l->shared);
    errno = error;
    return -1;
}

int load_pack(struct arena *arena, const char *rules, const char *pack, day_t today,
              image_writer *writer, struct issues *issues, struct load_result *result)
{
    struct load l = {.arena = arena, .pack = pack, .rules = -1};
    struct compile c = {.pack = pack, .today = today, .writer = writer};
    int done = -1;
    *result = (struct load_result){0};
    if (line_share(&l) != 0)
        return -1;
    c.line = l.line;
    l.scratch = arena_new((size_t)1 << 20);
    if (l.scratch)
        l.rules = open(rules, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (l.rules >= 0)
        done = load_in(&l, &c, issues, result);
    int failure = errno;
    if (l.rules >= 0)
        close(l.rules);
    bytes_fini(&l.told);
    arena_free(l.scratch);
    munmap(l.line, sizeof *l.line); /* cannot fail: it was mapped so */
    close(l.shared);
    errno = failure;
    return done;
}

/* ---- a program begun anew ---------------------------------------------------------------------
 */

void load_child(int argc, char **argv, image_writer *writer)
{
    if (argc != 4 || strcmp(argv[1], LOAD_CHILD) != 0)
        return;
    struct compile c = {.pack = argv[2], .today = (day_t)atoi(argv[3]), .writer = writer};
    c.line = line_map(SANDBOX_SHARED);
    if (c.line == MAP_FAILED)
        _exit(1);
    const struct sandbox s = sandbox_of(&c);
    sandbox_child_run(&s, SANDBOX_SOCKET);
}
