/* The flags of polkud: see flags.h. In a file of its own, since getopt.h has a `struct option` too.
 */
#include "daemon/flags.h"

#include "daemon/config.h"

#include <getopt.h>
#include <stdio.h>

static const char help[] =
    "polkud [-c FILE] [--rules DIR] [--data DIR] [--listen ENDPOINT]...\n"
    "       [--events ENDPOINT] [--http ADDR:PORT] [-n]\n"
    "\n"
    "Answers requests for recommendations with the rule packs of a folder.\n"
    "\n"
    "  -c, --config FILE    a configuration file; the flags below win over it\n"
    "      --rules DIR      the folder of the rule packs (" CONFIG_RULES "/)\n"
    "      --data DIR       the folder of the journal (" CONFIG_DATA "/)\n"
    "      --listen ENDPOINT\n"
    "                       where to answer: tcp://127.0.0.1:PORT, tcp://[::1]:PORT or\n"
    "                       ipc://PATH; with clients' keys in the configuration also\n"
    "                       tcp://ADDRESS:PORT; several times if need be\n"
    "                       (" CONFIG_LISTEN ")\n"
    "      --events ENDPOINT\n"
    "                       where to publish events, likewise\n"
    "                       (" CONFIG_EVENTS "; with another --listen alone:\n"
    "                       nowhere, they are stored)\n"
    "      --http ADDR:PORT where to answer over HTTP, on this machine: 127.0.0.1:PORT or\n"
    "                       [::1]:PORT, or 'none' (" CONFIG_HTTP "; with another --listen\n"
    "                       alone: none)\n"
    "  -n                   only check the configuration and the packs\n"
    "  -h, --help           this text\n"
    "\n"
    "SIGHUP loads the packs and the clients' keys anew, SIGTERM answers what has come in, and "
    "stops.\n"
    "Exit status: 0 done, 1 errors found, 2 wrong usage, 3 the world failed (no file, no disk).\n"
    "\n"
    "Example:\n"
    "  polkud --rules rules --data /tmp/polku --listen tcp://127.0.0.1:7700\n";

int flags_usage(const char *what, const char *which)
{
    fprintf(stderr, "polkud: %s%s\nTry 'polkud --help'.\n", what, which);
    return EXIT_USAGE;
}

/* -1 to go on, else the exit code. */
static int flag_take(struct flags *f, int flag, char *const argv[])
{
    switch (flag) {
    case 'c': f->config = optarg; break;
    case 'r': f->rules = optarg; break;
    case 'd': f->data = optarg; break;
    case 'l':
        if (f->nlisten == ENDPOINTS_MAX)
            return flags_usage("there are too many endpoints", "");
        f->listen[f->nlisten++] = optarg;
        break;
    case 'e': f->events = optarg; break;
    case 't': f->http = optarg; break;
    case 'n': f->check = true; break;
    case 'h': fputs(help, stdout); return fflush(stdout) == 0 ? EXIT_DONE : EXIT_WORLD;
    case ':': return flags_usage("a value is missing after ", argv[optind - 1]);
    default: return flags_usage("there is no option ", argv[optind - 1]);
    }
    return -1;
}

int flags_read(struct flags *f, int argc, char *argv[])
{
    static const struct option options[] = {
        {"config", required_argument, NULL, 'c'}, {"rules", required_argument, NULL, 'r'},
        {"data", required_argument, NULL, 'd'},   {"listen", required_argument, NULL, 'l'},
        {"events", required_argument, NULL, 'e'}, {"http", required_argument, NULL, 't'},
        {"help", no_argument, NULL, 'h'},         {NULL, 0, NULL, 0},
    };
    int flag, code = -1;
    while (code < 0 && (flag = getopt_long(argc, argv, ":c:nh", options, NULL)) != -1)
        code = flag_take(f, flag, argv);
    if (code < 0 && optind < argc)
        code = flags_usage("there is too much: ", argv[optind]);
    return code;
}
