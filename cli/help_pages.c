/* polku help --pages DIR: the manual's page for each finding, and their index, from the same table
 * as `polku help CODE`. Files that are right already are left alone. */
#include "cli/commands.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *level_word(const struct issue_code *code)
{
    return code->level == ISSUE_ERROR ? "error" : "warning";
}

static const char *example_text(struct arena *arena, const char *title, const char *text)
{
    return text ? arena_printf(arena, "\n%s\n\n```lua\n%s\n```\n", title, text) : "";
}

static const char *page_text(struct arena *arena, const struct issue_code *code)
{
    static const char *const says[] = {
        [ISSUE_ERROR] = "An error: the pack does not come into force.",
        [ISSUE_WARNING] = "A warning: the pack comes into force, and somebody should look at it."};
    return arena_printf(arena, "# %s\n\n%s\n\n%s\n\n%s\n%s%s", code->code, code->title,
                        code->remedy, says[code->level],
                        example_text(arena, "This gives it:", code->bad),
                        example_text(arena, "This is right:", code->good));
}

static const char index_head[] =
    "# Findings\n"
    "\n"
    "Every finding of `polku check` and of the daemon has a code and a page here; `polku help "
    "CODE` says\n"
    "the same. A finding looks like this:\n"
    "\n"
    "```\n"
    "rules/kainuu/services.lua:18:36: error[unknown-level]: 'finnish' has no level 'A22'\n"
    "   18 |   when \"age in 17..64 and finnish < A22\",\n"
    "      |                                     ^^^ did you mean 'A2.2'?\n"
    "```\n"
    "\n"
    "First the file, the line and the column; then whether it is an error or a warning, and its "
    "code;\n"
    "then what is wrong. Below stands the line itself with a mark under the place, and the nearest "
    "right\n"
    "word or a hint. In a message from another program a pointer such as `/client/facts/age` "
    "stands for\n"
    "the place. All mistakes are told at once. A pack with an error does not come into force, and "
    "the\n"
    "one in force stays.\n"
    "\n"
    "These pages are made by `polku help --pages docs/findings` from the program's own table.\n"
    "\n"
    "| code | level | what it means |\n"
    "|---|---|---|\n";

static int compare_codes(const void *a, const void *b)
{
    const struct issue_code *const *x = a, *const *y = b;
    return strcmp((*x)->code, (*y)->code);
}

static const char *index_text(struct arena *arena, const struct issue_code *codes, int n)
{
    const struct issue_code **sorted = arena_array(arena, (size_t)n + 1, sizeof *sorted);
    for (int i = 0; i < n; i++)
        sorted[i] = &codes[i];
    qsort(sorted, (size_t)n, sizeof *sorted, compare_codes);
    const char *text = index_head;
    for (int i = 0; i < n; i++)
        text = arena_printf(arena, "%s| [%s](%s.md) | %s | %s |\n", text, sorted[i]->code,
                            sorted[i]->code, level_word(sorted[i]), sorted[i]->title);
    return text;
}

static bool same_content(const char *path, const char *text)
{
    FILE *file = fopen(path, "rb");
    size_t at = 0, n = strlen(text);
    int c = EOF;
    while (file && (c = fgetc(file)) != EOF && at < n && (char)c == text[at])
        at++;
    bool same = file && c == EOF && at == n;
    if (file)
        fclose(file);
    return same;
}

static int page_write(const struct run *run, const char *dir, const char *name, const char *text)
{
    const char *path = arena_printf(run->arena, "%s/%s.md", dir, name);
    if (same_content(path, text))
        return EXIT_DONE;
    FILE *file = fopen(path, "wb");
    bool written = file && fputs(text, file) >= 0;
    if (file && fclose(file) != 0)
        written = false;
    if (!written)
        return fail(run, EXIT_WORLD, "cannot write %s: %s", path, strerror(errno));
    printf("%s\n", path);
    return EXIT_DONE;
}

int help_pages(const struct run *run, const char *dir)
{
    int n;
    const struct issue_code *codes = issue_codes(&n);
    if (mkdir(dir, 0755) != 0 && errno != EEXIST)
        return fail(run, EXIT_WORLD, "cannot make the folder %s: %s", dir, strerror(errno));
    int code = page_write(run, dir, "README", index_text(run->arena, codes, n));
    for (int i = 0; i < n && code == EXIT_DONE; i++)
        code = page_write(run, dir, codes[i].code, page_text(run->arena, &codes[i]));
    return code;
}
