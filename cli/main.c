/* polku: the tool for rule authors, counsellors, auditors and operators. Only finds the command and
 * its flags; the help is made from the table. */
#include "cli/cli.h"
#include "cli/commands.h"

#include <assert.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#define COMMANDS_MAX 40
#define ARENA_LIMIT ((size_t)4 << 30)

static const struct command *command_find(const char *name)
{
    for (int i = 0; i < commands_n; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static int unknown_command(const char *name)
{
    const char *names[COMMANDS_MAX];
    assert(commands_n <= COMMANDS_MAX);
    for (int i = 0; i < commands_n; i++)
        names[i] = commands[i]->name;
    const char *nearest = nearest_name(name, names, commands_n);
    fprintf(stderr, "polku: there is no command '%s'", name);
    if (nearest)
        fprintf(stderr, "; did you mean '%s'?", nearest);
    fprintf(stderr, "\nTry 'polku help'.\n");
    return EXIT_USAGE;
}

static int flag_find(const struct command *c, const char *name, size_t length)
{
    for (int i = 0; i < FLAGS_MAX && c->flags[i].name; i++)
        if (strlen(c->flags[i].name) == length && strncmp(c->flags[i].name, name, length) == 0)
            return i;
    return -1;
}

/* Takes one flag, "--name", "--name=value" or "--name value"; how many words it took, 0 after a
 * message. */
static int flag_take(struct run *run, char **argv)
{
    const char *name = argv[0] + 2;
    const char *equals = strchr(name, '=');
    int i = flag_find(run->command, name, equals ? (size_t)(equals - name) : strlen(name));
    if (i < 0) {
        fail(run, EXIT_USAGE, "there is no option '%s'; try 'polku %s --help'", argv[0],
             run->command->name);
        return 0;
    }
    const struct flag *flag = &run->command->flags[i];
    if (!flag->value && equals) {
        fail(run, EXIT_USAGE, "'--%s' takes no value", flag->name);
        return 0;
    }
    run->values[i] = !flag->value ? "" : equals ? equals + 1 : argv[1];
    if (!run->values[i]) {
        fail(run, EXIT_USAGE, "'--%s' needs a value: --%s %s", flag->name, flag->name, flag->value);
        return 0;
    }
    return flag->value && !equals ? 2 : 1;
}

/* False after a message. Words after "--" are arguments. */
static bool arguments_read(struct run *run, char **argv)
{
    run->args = argv;
    for (int taken; *argv; argv += taken) {
        taken = 1;
        if (strcmp(*argv, "--") == 0) {
            while (*++argv)
                run->args[run->nargs++] = *argv;
            break;
        }
        if (strncmp(*argv, "--", 2) != 0)
            run->args[run->nargs++] = *argv;
        else if (!(taken = flag_take(run, argv)))
            return false;
    }
    const struct command *c = run->command;
    if (run->nargs >= c->least && (c->most < 0 || run->nargs <= c->most))
        return true;
    fail(run, EXIT_USAGE, "usage: polku %s %s", c->name, c->takes);
    return false;
}

static bool wants_help(char **argv)
{
    for (; *argv && strcmp(*argv, "--") != 0; argv++)
        if (strcmp(*argv, "--help") == 0 || strcmp(*argv, "-h") == 0)
            return true;
    return false;
}

static int command_run(const struct command *command, char **argv)
{
    static jmp_buf guard;
    struct run run = {.command = command, .arena = arena_new(ARENA_LIMIT)};
    if (!run.arena || setjmp(guard)) {
        fputs("polku: there is not enough memory\n", stderr);
        return EXIT_WORLD;
    }
    arena_guard(run.arena, &guard);
    int code = EXIT_USAGE;
    if (wants_help(argv)) {
        help_command(command);
        code = EXIT_DONE;
    } else if (arguments_read(&run, argv)) {
        code = command->run(&run);
    }
    arena_free(run.arena);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("polku: cannot write");
        code = EXIT_WORLD;
    }
    return code;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        help_overview(stderr);
        return EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    const struct command *command = command_find(name);
    return command ? command_run(command, argv + 2) : unknown_command(name);
}
