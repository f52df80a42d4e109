/* polku help --manual: the manual page polku(1) in mdoc, from the same table as all help. The text
 * around the commands stands here. */
#include "cli/commands.h"

#include <string.h>

static const char head[] =
    ".Dd November 27, 2026\n"
    ".Dt POLKU 1\n"
    ".Os\n"
    ".Sh NAME\n"
    ".Nm polku\n"
    ".Nd rule packs, client situations, decisions\n"
    ".Sh SYNOPSIS\n"
    ".Nm\n"
    ".Ar COMMAND\n"
    ".Op Ar OPTION\n"
    ".Op Ar ARGUMENT\n"
    ".Sh DESCRIPTION\n"
    "Regions write their services, transitions and promises as packs of rules:\n"
    "folders of files that a coordinator can read aloud.\n"
    ".Nm\n"
    "checks packs, answers client situations from them, asks a running\n"
    ".Xr polkud 8 ,\n"
    "and reads its decision log.\n"
    "A file that is called\n"
    ".Ql -\n"
    "is standard input.\n"
    "Each command knows\n"
    ".Fl -help .\n";

static const char tail[] = ".Sh ENVIRONMENT\n"
                           ".Bl -tag -width Ds\n"
                           ".It Ev NO_COLOR\n"
                           "when it is set, nothing is coloured; without it, a terminal is\n"
                           ".El\n"
                           ".Sh FILES\n"
                           ".Bl -tag -width Ds\n"
                           ".It Pa /usr/share/polku/rules\n"
                           "the packs that come with Polku\n"
                           ".El\n"
                           ".Sh EXIT STATUS\n"
                           ".Bl -tag -width Ds\n"
                           ".It 0\n"
                           "done; warnings alone are no error\n"
                           ".It 1\n"
                           "mistakes were found, or the answer is an error\n"
                           ".It 2\n"
                           "wrong usage\n"
                           ".It 3\n"
                           "the world failed: a file is missing, no daemon answers\n"
                           ".El\n"
                           ".Pp\n"
                           "Results go to standard output, everything else to standard error.\n"
                           ".Sh SEE ALSO\n"
                           ".Xr polkud.conf 5 ,\n"
                           ".Xr polkud 8\n";

/* A text of the table, safe at the start of a line and within one. A sentence's end is a line's. */
static void plain(const char *text)
{
    fputs("\\&", stdout);
    for (; *text; text++) {
        if (text[0] == ' ' && text[-1] == '.')
            putchar('\n');
        else if (strncmp(text, "…", strlen("…")) == 0)
            fputs("...", stdout), text += strlen("…") - 1;
        else if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
    }
    putchar('\n');
}

static void command_manual(const struct command *c)
{
    printf(".Ss polku %s\n.Bd -ragged -compact\n.Nm polku %s", c->name, c->name);
    printf("%s\n", c->flags[0].name ? "\n.Op Ar OPTION" : "");
    if (*c->takes)
        plain(c->takes);
    printf(".Ed\n.Pp\n");
    plain(c->summary);
    printf(".Bl -tag -width Ds\n");
    for (int i = 0; i < FLAGS_MAX && c->flags[i].name; i++) {
        const struct flag *flag = &c->flags[i];
        printf(".It Fl -%s%s%s\n", flag->name, flag->value ? " Ar " : "",
               flag->value ? flag->value : "");
        plain(flag->help);
    }
    printf(".It Fl -help\nmore of this command\n.El\n.Pp\nExample:\n.Dl ");
    plain(c->example);
}

void help_manual(void)
{
    fputs(head, stdout);
    for (int i = 0; i < commands_n; i++)
        command_manual(commands[i]);
    fputs(tail, stdout);
}
