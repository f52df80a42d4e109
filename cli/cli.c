/* What the subcommands share: see cli.h. */
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

const char *flag_value(const struct run *run, const char *name)
{
    for (int i = 0; i < FLAGS_MAX && run->command->flags[i].name; i++)
        if (strcmp(run->command->flags[i].name, name) == 0)
            return run->values[i];
    return NULL;
}

struct arena *run_arena(const struct run *run, size_t limit)
{
    struct arena *arena = arena_new(limit);
    jmp_buf *guard = arena_guard(run->arena, NULL);
    arena_guard(run->arena, guard);
    if (arena)
        arena_guard(arena, guard);
    else
        fail(run, EXIT_WORLD, "there is not enough memory");
    return arena;
}

int fail(const struct run *run, enum exit_code code, const char *format, ...)
{
    va_list ap;
    fprintf(stderr, "polku %s: ", run->command->name);
    va_start(ap, format);
    vfprintf(stderr, format, ap);
    va_end(ap);
    fputc('\n', stderr);
    return (int)code;
}

static const char *stream_read(const struct run *run, FILE *file, const char *path, size_t *n)
{
    size_t cap = 1 << 16;
    char *bytes = arena_alloc(run->arena, cap + 1);
    *n = 0;
    for (size_t got; (got = fread(bytes + *n, 1, cap - *n, file)) > 0;) {
        *n += got;
        if (*n == cap) {
            bytes = arena_grow(run->arena, bytes, *n, cap * 2 + 1, 1);
            cap *= 2;
        }
    }
    if (ferror(file)) {
        fail(run, EXIT_WORLD, "cannot read %s: %s", path, strerror(errno));
        return NULL;
    }
    bytes[*n] = '\0';
    return bytes;
}

const char *file_read(const struct run *run, const char *path, size_t *n)
{
    if (strcmp(path, "-") == 0)
        return stream_read(run, stdin, "standard input", n);
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail(run, EXIT_WORLD, "cannot open %s: %s", path, strerror(errno));
        return NULL;
    }
    const char *bytes = stream_read(run, file, path, n);
    fclose(file);
    return bytes;
}

bool colour_wanted(FILE *stream)
{
    const char *no_colour = getenv("NO_COLOR");
    return (!no_colour || !*no_colour) && isatty(fileno(stream));
}

void progress_tell(time_t *told, int64_t done, const char *what)
{
    time_t now = time(NULL);
    if (now - *told < 2 || !isatty(STDERR_FILENO))
        return;
    fprintf(stderr, "\r%lld %s\033[K", (long long)done, what);
    *told = now;
}

void progress_end(time_t told)
{
    if (told)
        fputs("\r\033[K", stderr);
}

int terminal_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 60)
        return 80;
    return size.ws_col > 100 ? 100 : size.ws_col;
}

/* The first line of a finding: the place plain, the level in its colour. */
static void issue_show(const struct run *run, const struct issue *issue, const char *root,
                       FILE *stream)
{
    const char *text = issue_print(run->arena, issue, root);
    const char *level = issue->level == ISSUE_ERROR ? "error[" : "warning[";
    const char *at = strstr(text, level);
    const char *close = at ? strchr(at, ']') : NULL;
    if (!colour_wanted(stream) || !close) {
        fprintf(stream, "%s\n", text);
        return;
    }
    fprintf(stream, "%.*s\033[1;%dm%.*s\033[0m%s\n", (int)(at - text), text,
            issue->level == ISSUE_ERROR ? 31 : 33, (int)(close + 1 - at), at, close + 1);
}

void issues_list(const struct run *run, const struct issues *issues, FILE *stream)
{
    for (int i = 0; i < issues->n; i++)
        issue_show(run, &issues->list[i], issues->root, stream);
}

void issues_show(const struct run *run, const struct issues *issues, FILE *stream)
{
    int warnings = issues->n - issues->errors;
    issues_list(run, issues, stream);
    if (issues->n)
        fprintf(stream, "%d error%s, %d warning%s; 'polku help CODE' explains a code\n",
                issues->errors, issues->errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
}

static void issue_write(struct out *o, const struct issue *issue)
{
    out_object(o);
    out_string_at(o, "file", issue->where.file);
    out_int_at(o, "line", issue->where.line);
    out_int_at(o, "column", issue->where.column);
    out_int_at(o, "length", issue->where.length);
    out_string_at(o, "code", issue->code);
    out_string_at(o, "level", issue->level == ISSUE_ERROR ? "error" : "warning");
    out_string_at(o, "message", issue->message);
    out_string_at(o, "nearest", issue->nearest);
    out_string_at(o, "hint", issue->hint);
    out_string_at(o, "text", issue->source);
    out_object_end(o);
}

void issues_write(struct out *o, const struct issues *issues)
{
    out_array(o);
    for (int i = 0; i < issues->n; i++)
        issue_write(o, &issues->list[i]);
    out_array_end(o);
}
