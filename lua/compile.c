/* Compiles a pack inside the sandbox: see compile.h. */
#include "lua/compile.h"

#include "engine/model.h"
#include "lua/host.h"
#include "lua/sandbox.h"

#include <stdlib.h>
#include <string.h>

#define TOLD_MAX 500

/* ---- files ------------------------------------------------------------------------------------
 */

/* A host_fetch; the context is the socket. */
static enum fetched fetch(void *context, struct arena *arena, const char *pack, const char *name,
                          const char **bytes, size_t *n)
{
    int socket = *(const int *)context;
    struct bytes wish = {0};
    size_t begun = frame_begin(&wish, FRAME_FILE);
    frame_text(&wish, pack, strlen(pack));
    frame_text(&wish, name, strlen(name));
    frame_end(&wish, begun);
    sandbox_send(socket, &wish);
    struct frame f = sandbox_receive(socket, arena, LOAD_FILE_MAX + 8);
    uint32_t result = frame_number_read(&f);
    *bytes = f.at;
    *n = f.n;
    return result < FETCH_RESULTS ? (enum fetched)result : FETCH_UNREADABLE;
}

/* ---- building ---------------------------------------------------------------------------------
 */

/* What follows from a block of which something was left out. */
static bool may_follow(const struct issue *issue)
{
    static const char *const codes[] = {"missing-word", "unknown-word", "word-twice", "wrong-type"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strcmp(codes[i], issue->code) == 0)
            return true;
    return issue->level == ISSUE_WARNING;
}

/* The lines of the block that a line belongs to: from its first to before the next block's. */
static void block_lines(const struct decls *decls, const struct place *at, int *from, int *to)
{
    *from = 0;
    *to = INT32_MAX;
    for (int i = 0; i < decls->n; i++) {
        const struct decl *d = &decls->list[i];
        if (strcmp(d->file, at->file) != 0)
            continue;
        if (d->line <= at->line && d->line > *from)
            *from = d->line;
        if (d->line > at->line && d->line < *to)
            *to = d->line;
    }
}

static bool told_before(const struct issues *issues, int n, const struct decls *decls,
                        const struct place *at)
{
    int from, to;
    if (n == 0 || !at->file)
        return false;
    block_lines(decls, at, &from, &to);
    for (int i = 0; i < n; i++) {
        const struct place *other = &issues->list[i].where;
        if (other->file && strcmp(other->file, at->file) == 0 && other->line >= from &&
            other->line < to)
            return true;
    }
    return false;
}

/* What the prelude left out of a block is missing for the engine; it was told already, better. The
 * first n findings are the prelude's. */
static void echoes_drop(struct issues *issues, int n, const struct decls *decls)
{
    int kept = n;
    for (int i = n; i < issues->n; i++) {
        const struct issue *issue = &issues->list[i];
        if (may_follow(issue) && told_before(issues, n, decls, &issue->where))
            issues->errors -= issue->level == ISSUE_ERROR;
        else
            issues->list[kept++] = *issue;
    }
    issues->n = kept;
}

/* Whether a finding may only come from what could not be read: a name that is not near any known.
 */
static bool may_be_unread(const struct issue *issue)
{
    bool unknown =
        strncmp(issue->code, "unknown-", 8) == 0 || strcmp(issue->code, "amend-unknown") == 0;
    return (unknown && !issue->nearest) || strcmp(issue->code, "needs-fact") == 0 ||
           issue->level == ISSUE_WARNING;
}

static void unread_drop(struct issues *issues, int n)
{
    int kept = n;
    for (int i = n; i < issues->n; i++) {
        if (may_be_unread(&issues->list[i]))
            issues->errors -= issues->list[i].level == ISSUE_ERROR;
        else
            issues->list[kept++] = issues->list[i];
    }
    issues->n = kept;
}

/* `whole`: all that the files declare is known. */
static void build(const struct compile *c, struct arena *arena, bool whole, struct decls *decls,
                  struct issues *issues)
{
    int n = issues->n;
    struct model *model = model_build(arena, decls, issues);
    if (model && whole)
        model_check(model, c->today, issues);
    echoes_drop(issues, n, decls);
    if (!whole)
        unread_drop(issues, n);
}

/* ---- telling ----------------------------------------------------------------------------------
 */

/* Errors stay before warnings when there are too many to tell all. */
static void shorten(struct issues *issues)
{
    int left = TOLD_MAX, kept = 0, all = issues->n;
    int warnings = issues->errors < TOLD_MAX ? TOLD_MAX - issues->errors : 0;
    if (all <= TOLD_MAX)
        return;
    issues->errors = 0;
    for (int i = 0; i < all; i++) {
        bool error = issues->list[i].level == ISSUE_ERROR;
        if (left == 0 || (!error && warnings-- <= 0))
            continue;
        left--;
        issues->errors += error;
        issues->list[kept++] = issues->list[i];
    }
    issues->n = kept;
    issue_add(issues, "too-many-findings", (struct place){0}, "%d further findings are not shown",
              all - kept);
}

static void tell(int socket, const struct issues *issues)
{
    struct bytes b = {0};
    for (int i = 0; i < issues->n; i++)
        frame_issue(&b, &issues->list[i]);
    sandbox_send(socket, &b);
}

static void tell_image(int socket, struct arena *arena, const struct compile *c,
                       struct decls *decls)
{
    struct bytes b = {0};
    const char *image = NULL;
    size_t n = 0;
    decls_sort(decls, arena);
    c->writer(arena, decls, &image, &n);
    if (n >= FRAME_MAX) {
        struct issue issue = {.code = "too-much-memory",
                              .message = "the rules are too large: over 64 MiB when compiled"};
        frame_issue(&b, &issue);
        sandbox_send(socket, &b);
        return;
    }
    size_t begun = frame_begin(&b, FRAME_IMAGE);
    bytes_put(&b, image, n);
    frame_end(&b, begun);
    sandbox_send(socket, &b);
}

static void tell_no_memory(int socket)
{
    struct bytes b = {0};
    struct issue issue = {.code = "too-much-memory", .message = "the pack needs too much memory"};
    frame_issue(&b, &issue);
    sandbox_send(socket, &b);
    sandbox_tell(socket, FRAME_END);
}

void compile_run(void *context, int socket)
{
    const struct compile *c = context;
    struct arena *arena = arena_new(COMPILE_MEMORY);
    jmp_buf no_memory;
    struct issues issues;
    struct decls decls = {0};
    if (!arena)
        sandbox_give_up();
    if (setjmp(no_memory)) {
        tell_no_memory(socket);
        return;
    }
    arena_guard(arena, &no_memory);
    issues_init(&issues, arena);
    struct host *host = arena_alloc(arena, sizeof *host);
    *host = (struct host){
        .arena = arena, .issues = &issues, .fetch = fetch, .context = &socket, .line = c->line};
    bool read = host_read(host, c->pack, &decls);
    sandbox_tell(socket, FRAME_BUILDING);
    if (read)
        build(c, arena, !host->partial, &decls, &issues);
    issues_sort(&issues);
    shorten(&issues);
    host_sources(host);
    tell(socket, &issues);
    if (issues.errors == 0)
        tell_image(socket, arena, c, &decls);
    sandbox_tell(socket, FRAME_END);
}
