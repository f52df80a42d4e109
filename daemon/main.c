/* polkud: the daemon. Reads its flags and configuration, loads the packs, and runs the loop.
 *
 * Lua runs in this program begun anew, which has nothing of the process that asked. */
#include "daemon/config.h"
#include "daemon/config_lua.h"
#include "daemon/fence.h"
#include "daemon/flags.h"
#include "daemon/generation.h"
#include "daemon/log.h"
#include "daemon/region.h"
#include "daemon/reload.h"
#include "daemon/reply.h"
#include "daemon/secrecy.h"
#include "daemon/server.h"
#include "lua/load.h"
#include "lua/sandbox.h"

#include <errno.h>
#include <malloc.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Pieces from this size on, the smallest block of an arena, go back to the system as soon as they
 * are freed. Left to itself glibc raises the size, and each loading of rules leaves holes. */
#define LARGE_BYTES (64 << 10)
#define ARENA_LIMIT ((size_t)64 << 20)

/* `arena`: the findings' own may be sealed. */
static void issues_show(const struct issues *issues, struct arena *arena)
{
    for (int i = 0; i < issues->n; i++)
        fprintf(stderr, "%s\n", issue_print(arena, &issues->list[i], issues->root));
}

static int config_make(struct config *c, const struct flags *f, struct arena *arena)
{
    struct issues issues;
    issues_init(&issues, arena);
    config_init(c);
    if (f->config && config_read(c, arena, f->config, &issues) != 0) {
        fprintf(stderr, "polkud: cannot read %s: %s\n", f->config, strerror(errno));
        return EXIT_WORLD;
    }
    issues_show(&issues, arena);
    if (issues.errors)
        return EXIT_ERRORS;
    c->path = f->config;
    c->rules = f->rules ? f->rules : c->rules;
    c->data = f->data ? f->data : c->data;
    c->events = f->events ? f->events : c->events;
    if (f->http)
        config_http(c, f->http);
    if (f->nlisten) {
        memcpy(c->listen, f->listen, sizeof c->listen);
        c->nlisten = f->nlisten;
    } else if (c->nlisten == 0) {
        c->listen[c->nlisten++] = CONFIG_LISTEN;
        c->events = c->events ? c->events : CONFIG_EVENTS;
        if (!c->http_said)
            config_http(c, CONFIG_HTTP);
    }
    return -1;
}

static int endpoints_check(const struct config *c)
{
    char why[WHY_BYTES];
    bool keyed = keys_curve(c->holders, c->nholders);
    for (int i = 0; i < c->nlisten; i++)
        if (!endpoint_allowed(c->listen[i], keyed, why))
            return flags_usage(why, "");
    if (c->events && !endpoint_allowed(c->events, keyed, why))
        return flags_usage(why, "");
    if (c->http && !http_address_good(c->http, keys_tokens(c->holders, c->nholders), why))
        return flags_usage(why, "");
    return -1;
}

static int folder_failed(const struct config *c)
{
    fprintf(stderr, "polkud: cannot read the rules folder %s: %s\n", c->rules, strerror(errno));
    return EXIT_WORLD;
}

/* All findings of the packs, for a person. */
static int packs_check(const struct config *c, struct regions *regions, struct arena *arena)
{
    int refused, good = reload_all(regions, false, &refused);
    if (good < 0)
        return folder_failed(c);
    for (int i = 0; i < regions_count(regions); i++)
        if (regions_pack(regions, i)->found)
            issues_show(regions_pack(regions, i)->found, arena);
    fprintf(stderr, "%d pack%s can be in force, %d refused\n", good, good == 1 ? "" : "s", refused);
    return good == 0 || refused ? EXIT_ERRORS : EXIT_DONE;
}

static int packs_run(const struct config *c, struct regions *regions)
{
    if (!secrecy_begin())
        log_line(LOG_NOTICE, "memory may be written to swap: the system lets us lock too little",
                 NULL);
    reply_begin();
    if (!fence_begin()) {
        log_line(LOG_ERR, "the system has no filter of system calls (seccomp) for Polku", "why",
                 strerror(errno), NULL);
        return EXIT_WORLD;
    }
    int refused, good = reload_all(regions, true, &refused);
    if (good < 0)
        return folder_failed(c);
    if (good > 0)
        return server_run(c, regions);
    fprintf(stderr, "polkud: no pack of %s can be in force; 'polku check' says why\n", c->rules);
    return EXIT_ERRORS;
}

static int run(const struct flags *f, struct arena *arena)
{
    struct config config;
    int code = config_make(&config, f, arena);
    if (code < 0)
        code = endpoints_check(&config);
    if (code >= 0)
        return code;
    struct regions *regions = regions_new(config.rules);
    if (!regions) {
        fprintf(stderr, "polkud: cannot start: %s\n", strerror(errno));
        return EXIT_WORLD;
    }
    code = f->check ? packs_check(&config, regions, arena) : packs_run(&config, regions);
    regions_free(regions);
    return code;
}

/* Large blocks go back to the system at once, and the threads share one heap: what one of them has
 * given back, another can use, also where the system gives no more. */
static void memory_shared(void)
{
    mallopt(M_MMAP_THRESHOLD, LARGE_BYTES); /* these fail for odd numbers only */
    mallopt(M_ARENA_MAX, 1);
}

int main(int argc, char *argv[])
{
    static jmp_buf guard;
    static struct flags flags;
    load_child(argc, argv, generation_image);
    script_child(argc, argv);
    sandbox_anew();
    int code = flags_read(&flags, argc, argv);
    if (code >= 0)
        return code;
    signal(SIGPIPE, SIG_IGN);
    memory_shared();
    struct arena *arena = arena_new(ARENA_LIMIT);
    if (!arena || setjmp(guard)) {
        fputs("polkud: there is not enough memory\n", stderr);
        return EXIT_WORLD;
    }
    arena_guard(arena, &guard);
    code = run(&flags, arena);
    arena_free(arena);
    return code;
}
