/* Whom a change touches: see touch.h. The file is read twice: for the last line of each client, and
 * then these lines. */
#include "cli/touch.h"

#include "cli/show.h"
#include "daemon/replay.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define SCRATCH ((size_t)1 << 30)

/* A decision in the file. */
struct line {
    const char *client; /* its reference, or the decision where there is none */
    off_t at;
    int number;
};

struct finder {
    const struct run *run;
    const char *path;
    FILE *file;
    char *text; /* the line under way */
    size_t cap;
    struct arena *scratch; /* of one line */
    struct json_reader *reader;
    const char *region;
    struct replayer *old, *new;
    struct line *lines;
    int n, lines_cap;
    time_t told;
    struct touches *out;
};

static const struct json *tree_read(struct finder *f, const char *text, size_t n)
{
    const struct json_limits limits = {.bytes = n, .depth = 64, .members = 1 << 22};
    const char *why;
    return json_read(f->reader, f->scratch, text, n, &limits, &why);
}

static const char *text_at(const struct json *object, const char *key)
{
    return json_text(json_get(object, key));
}

/* ---- the lines ------------------------------------------------------------------------------- */

/* The next line; NULL at the end, or with `*n` when it is no decision. */
static const struct json *line_read(struct finder *f, ssize_t *n)
{
    *n = getline(&f->text, &f->cap, f->file);
    const struct json *line = *n > 0 ? tree_read(f, f->text, (size_t)*n) : NULL;
    return text_at(line, "decision") && text_at(line, "method") ? line : NULL;
}

static void line_take(struct finder *f, const struct json *line, off_t at, int number)
{
    const char *ref = text_at(line, "ref"), *region = text_at(line, "region");
    if (strcmp(text_at(line, "method"), "recommend") != 0 || !text_at(line, "request") || !region ||
        strcmp(region, f->region) != 0)
        return;
    ARENA_ROOM(f->run->arena, f->lines, f->n, f->lines_cap);
    f->lines[f->n++] = (struct line){
        .client = arena_text(f->run->arena, ref ? ref : text_at(line, "decision")),
        .at = at,
        .number = number,
    };
}

static int lines_find(struct finder *f)
{
    const struct json *line;
    int number = 1;
    off_t at = 0;
    for (ssize_t n; (line = line_read(f, &n)) || n > 0; at += n, number++) {
        if (!line)
            return fail(f->run, EXIT_ERRORS,
                        "%s:%d is no decision as 'polku journal export' writes them", f->path,
                        number);
        line_take(f, line, at, number);
        arena_reset(f->scratch);
        progress_tell(&f->told, number, "decisions read");
    }
    return feof(f->file) ? EXIT_DONE
                         : fail(f->run, EXIT_WORLD, "cannot read %s: %s", f->path, strerror(errno));
}

static int compare_clients(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    int by_client = strcmp(x->client, y->client);
    return by_client ? by_client : (x->number > y->number) - (x->number < y->number);
}

static int compare_numbers(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

/* Keeps the last line of each client, in the order of the file. */
static void lines_last(struct finder *f)
{
    int kept = 0;
    qsort(f->lines, (size_t)f->n, sizeof *f->lines, compare_clients);
    for (int i = 0; i < f->n; i++)
        if (i + 1 == f->n || strcmp(f->lines[i].client, f->lines[i + 1].client) != 0)
            f->lines[kept++] = f->lines[i];
    f->n = kept;
    qsort(f->lines, (size_t)f->n, sizeof *f->lines, compare_numbers);
}

/* ---- what differs ---------------------------------------------------------------------------- */

static const struct {
    const char *list, *key, *kind, *state;
} lists[] = {
    {"recommendations", "service", "service", "recommended"},
    {"possible", "service", "service", "possible"},
    {"suppressed", "service", "service", "suppressed"},
    {"full", "service", "service", "full"},
    {"obstacles", "obstacle", "obstacle", "met"},
    {"risks", "concept", "concept", "seen"},
};
#define LISTS (sizeof lists / sizeof *lists)

/* What an answer says of an element; NULL: nothing. */
static const char *state_in(const struct json *answer, const char *kind, const char *id)
{
    for (size_t i = 0; i < LISTS; i++) {
        const struct json *list = json_get(answer, lists[i].list);
        for (uint32_t j = 0; strcmp(lists[i].kind, kind) == 0 && j < show_length(list); j++) {
            const char *other = text_at(&list->items[j], lists[i].key);
            if (other && strcmp(other, id) == 0)
                return lists[i].state;
        }
    }
    return NULL;
}

static void change_add(struct finder *f, struct touched *t, size_t list, const char *id,
                       const struct json *was, const struct json *now)
{
    const char *kind = lists[list].kind;
    const char *before = state_in(was, kind, id), *after = state_in(now, kind, id);
    if (before == after) /* both are of the table */
        return;
    ARENA_ROOM(f->run->arena, t->changes, t->n, t->cap);
    t->changes[t->n++] = (struct touch_change){kind, arena_text(f->run->arena, id), before, after};
}

/* What the new answer has, as it stands there; then what only the old one has. */
static void changes_find(struct finder *f, struct touched *t, const struct json *was,
                         const struct json *now)
{
    const struct json *answers[] = {now, was};
    for (int a = 0; a < 2; a++)
        for (size_t i = 0; i < LISTS; i++) {
            const struct json *list = json_get(answers[a], lists[i].list);
            for (uint32_t j = 0; j < show_length(list); j++) {
                const char *id = text_at(&list->items[j], lists[i].key);
                if (id && (a == 0 || !state_in(now, lists[i].kind, id)))
                    change_add(f, t, i, id, was, now);
            }
        }
}

static bool order_differs(const struct json *was, const struct json *now)
{
    const struct json *x = json_get(was, "recommendations"), *y = json_get(now, "recommendations");
    for (uint32_t i = 0; i < show_length(x) && i < show_length(y); i++)
        if (strcmp(text_at(&x->items[i], "service"), text_at(&y->items[i], "service")) != 0)
            return true;
    return false;
}

/* Why it was refused, in words. */
static const char *refusal(struct finder *f, const struct replay *replay)
{
    const char *reply = replay->refused;
    const struct json *error = reply ? json_get(tree_read(f, reply, strlen(reply)), "error") : NULL;
    const char *message = text_at(json_get(error, "data"), "message");
    return reply ? arena_text(f->run->arena, message ? message : reply) : NULL;
}

static void answers_compare(struct finder *f, const struct json *line, const struct replay *was,
                            const struct replay *now)
{
    struct arena *arena = f->run->arena;
    struct touches *out = f->out;
    const char *ref = text_at(line, "ref"), *at = text_at(line, "at");
    struct touched t = {.refused_was = refusal(f, was), .refused_now = refusal(f, now)};
    if (!t.refused_was && !t.refused_now) {
        const struct json *before = tree_read(f, was->reply, was->nreply);
        const struct json *after = tree_read(f, now->reply, now->nreply);
        changes_find(f, &t, before, after);
        t.order = t.n == 0 && order_differs(before, after);
    }
    out->refused += t.refused_was && t.refused_now;
    out->clients += !t.refused_was || !t.refused_now;
    if (t.n == 0 && !t.order && !t.refused_was == !t.refused_now)
        return;
    t.ref = ref ? arena_text(arena, ref) : NULL;
    t.decision = arena_text(arena, text_at(line, "decision"));
    t.at = arena_text(arena, at ? at : "");
    ARENA_ROOM(arena, out->list, out->n, out->cap);
    out->list[out->n++] = t;
}

/* ---- deciding -------------------------------------------------------------------------------- */

static struct entry entry_of(const struct json *line)
{
    struct entry e = {.id = text_at(line, "decision"),
                      .method = text_at(line, "method"),
                      .request = text_at(line, "request"),
                      .added = text_at(line, "added"),
                      .reply = ""};
    e.nrequest = strlen(e.request);
    e.nadded = e.added ? strlen(e.added) : 0;
    return e;
}

static int line_decide(struct finder *f, const struct line *of)
{
    struct replay was, now;
    ssize_t n;
    const struct json *line = fseeko(f->file, of->at, SEEK_SET) == 0 ? line_read(f, &n) : NULL;
    if (!line || !text_at(line, "request"))
        return fail(f->run, EXIT_WORLD, "%s changed while it was read", f->path);
    struct entry e = entry_of(line);
    if (replay_decide(f->old, f->scratch, &e, &was) != 0 ||
        replay_decide(f->new, f->scratch, &e, &now) != 0)
        return fail(f->run, EXIT_WORLD, "cannot decide %s again: %s", e.id, strerror(errno));
    answers_compare(f, line, &was, &now);
    arena_reset(f->scratch);
    return EXIT_DONE;
}

static int lines_decide(struct finder *f)
{
    int code = lines_find(f);
    if (code != EXIT_DONE)
        return code;
    lines_last(f);
    for (int i = 0; i < f->n && code == EXIT_DONE; i++) {
        code = line_decide(f, &f->lines[i]);
        progress_tell(&f->told, i + 1, "clients decided");
    }
    return code;
}

static int finder_run(struct finder *f)
{
    bool given = strcmp(f->path, "-") == 0;
    f->file = given ? stdin : fopen(f->path, "rb");
    if (!f->file)
        return fail(f->run, EXIT_WORLD, "cannot read %s: %s", f->path, strerror(errno));
    int code = fseeko(f->file, 0, SEEK_SET) == 0
                   ? lines_decide(f)
                   : fail(f->run, EXIT_USAGE,
                          "decisions are read twice, which a pipe cannot be: write them to a file");
    progress_end(f->told);
    if (!given)
        fclose(f->file);
    free(f->text);
    return code;
}

int touches_find(const struct run *run, const char *path, const struct pack *old,
                 const struct pack *new, struct touches *out)
{
    const char *region = old->model->region.common.id, *other = new->model->region.common.id;
    struct finder f = {.run = run, .path = path, .region = region, .out = out};
    *out = (struct touches){0};
    if (strcmp(region, other) != 0)
        return fail(run, EXIT_USAGE, "--decisions needs two versions of one region: '%s' and '%s'",
                    region, other);
    f.scratch = run_arena(run, SCRATCH);
    f.reader = json_reader_new();
    f.old = replayer_of(old->model, old->digest);
    f.new = replayer_of(new->model, new->digest);
    int code = EXIT_WORLD;
    if (f.scratch && f.reader && f.old && f.new)
        code = finder_run(&f);
    else if (f.scratch)
        fail(run, EXIT_WORLD, "there is not enough memory");
    replayer_free(f.old);
    replayer_free(f.new);
    json_reader_free(f.reader);
    arena_free(f.scratch);
    return code;
}
