/* polku help: the commands, one command, or a finding explained. All from tables. */
#include "cli/commands.h"

#include <string.h>

/* Words wrapped to `width` columns, each line after `indent` spaces. */
static void wrapped(FILE *stream, const char *text, int indent, int width)
{
    int column = indent;
    fprintf(stream, "%*s", indent, "");
    while (*text) {
        int n = (int)strcspn(text, " ");
        if (column > indent && column + 1 + n > width) {
            fprintf(stream, "\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            fputc(' ', stream);
            column++;
        }
        fprintf(stream, "%.*s", n, text);
        column += n;
        text += n + (text[n] == ' ');
    }
    fputc('\n', stream);
}

void help_overview(FILE *stream)
{
    fputs("polku: rule packs, client situations, decisions\n\nusage: polku COMMAND …\n\n", stream);
    for (int i = 0; i < commands_n; i++)
        fprintf(stream, "  %-8s %s\n", commands[i]->name, commands[i]->summary);
    fputs(
        "\n'polku COMMAND --help' says more of a command, 'polku help CODE' explains a finding.\n",
        stream);
}

void help_command(const struct command *c)
{
    printf("usage: polku %s%s %s\n\n", c->name, c->flags[0].name ? " [OPTION…]" : "", c->takes);
    wrapped(stdout, c->summary, 0, 80);
    printf("\noptions:\n");
    for (int i = 0; i < FLAGS_MAX && c->flags[i].name; i++) {
        char left[40];
        snprintf(left, sizeof left, "--%s%s%s", c->flags[i].name, c->flags[i].value ? " " : "",
                 c->flags[i].value ? c->flags[i].value : "");
        printf("  %-20s %s\n", left, c->flags[i].help);
    }
    printf("  %-20s %s\n\nexample:\n  %s\n", "--help", "this text", c->example);
}

static void example_show(const char *title, const char *text)
{
    if (!text)
        return;
    printf("\n%s\n", title);
    for (const char *line = text; *line;) {
        int n = (int)strcspn(line, "\n");
        printf("    %.*s\n", n, line);
        line += n + (line[n] == '\n');
    }
}

static int code_show(const struct issue_code *code)
{
    printf("%s[%s]\n\n", code->level == ISSUE_ERROR ? "error" : "warning", code->code);
    wrapped(stdout, code->title, 0, 80);
    wrapped(stdout, code->remedy, 0, 80);
    example_show("This gives it:", code->bad);
    example_show("This is right:", code->good);
    return EXIT_DONE;
}

static int code_unknown(const struct run *run, const char *name)
{
    int n;
    const struct issue_code *codes = issue_codes(&n);
    const char **names = arena_array(run->arena, (size_t)(n + commands_n) + 1, sizeof *names);
    for (int i = 0; i < n; i++)
        names[i] = codes[i].code;
    for (int i = 0; i < commands_n; i++)
        names[n + i] = commands[i]->name;
    const char *nearest = nearest_name(name, names, n + commands_n);
    return nearest
               ? fail(run, EXIT_USAGE, "nothing is called '%s'; did you mean '%s'?", name, nearest)
               : fail(run, EXIT_USAGE, "nothing is called '%s': no command and no finding", name);
}

static void codes_write(const struct run *run, const struct issue_code *codes, int n)
{
    struct out o;
    out_init(&o, run->arena, 1 << 14);
    out_array(&o);
    for (int i = 0; i < n; i++) {
        out_object(&o);
        out_string_at(&o, "code", codes[i].code);
        out_string_at(&o, "level", codes[i].level == ISSUE_ERROR ? "error" : "warning");
        out_string_at(&o, "title", codes[i].title);
        out_string_at(&o, "remedy", codes[i].remedy);
        out_string_at(&o, "bad", codes[i].bad);
        out_string_at(&o, "good", codes[i].good);
        out_object_end(&o);
    }
    out_array_end(&o);
    printf("%.*s\n", (int)o.n, o.data);
}

static int codes_show(const struct run *run)
{
    int n;
    const struct issue_code *codes = issue_codes(&n);
    if (flag_value(run, "json"))
        codes_write(run, codes, n);
    for (int i = 0; i < n && !flag_value(run, "json"); i++)
        printf("%-7s  %-24s %s\n", codes[i].level == ISSUE_ERROR ? "error" : "warning",
               codes[i].code, codes[i].title);
    return EXIT_DONE;
}

static int run_help(struct run *run)
{
    if (flag_value(run, "pages"))
        return help_pages(run, flag_value(run, "pages"));
    if (flag_value(run, "codes"))
        return codes_show(run);
    if (flag_value(run, "manual")) {
        help_manual();
        return EXIT_DONE;
    }
    if (run->nargs == 0) {
        help_overview(stdout);
        return EXIT_DONE;
    }
    for (int i = 0; i < commands_n; i++)
        if (strcmp(commands[i]->name, run->args[0]) == 0) {
            help_command(commands[i]);
            return EXIT_DONE;
        }
    const struct issue_code *code = issue_code(run->args[0]);
    return code ? code_show(code) : code_unknown(run, run->args[0]);
}

const struct command command_help = {
    .name = "help",
    .takes = "[COMMAND or CODE]",
    .least = 0,
    .most = 1,
    .summary = "the commands, one command, or what a finding means",
    .example = "polku help unknown-level",
    .flags = {{"codes", NULL, "all findings there are"},
              {"pages", "DIR", "writes the manual's page of each finding into a folder"},
              {"manual", NULL, "prints the manual page polku(1)"},
              {"json", NULL, "with --codes: as JSON"}},
    .run = run_help,
};
