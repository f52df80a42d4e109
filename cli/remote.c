/* A running daemon that a command asks: see remote.h. */
#include "cli/remote.h"

#include "protocol/client.h"

#include <errno.h>
#include <string.h>

struct remote {
    struct run *run;
    struct polku_client *client;
    const char *endpoint;
};

struct remote *remote_open(struct run *run, const char *endpoint, int *code)
{
    struct remote *remote = arena_alloc(run->arena, sizeof *remote);
    *remote = (struct remote){.run = run, .endpoint = endpoint};
    remote->client = polku_client_new(&(struct polku_config){.endpoint = endpoint});
    if (remote->client)
        return remote;
    if (errno == EINVAL)
        *code = fail(run, EXIT_USAGE, "'%s' is no endpoint: write --connect %s", endpoint,
                     REMOTE_DEFAULT);
    else
        *code = fail(run, EXIT_WORLD, "cannot connect to %s: %s", endpoint, strerror(errno));
    return NULL;
}

void remote_close(struct remote *remote)
{
    polku_client_free(remote->client);
}

const char *remote_ask(void *context, const char *body, size_t n, size_t *size)
{
    struct remote *remote = context;
    const char *reply = polku_client_ask(remote->client, body, n, size);
    if (reply)
        return arena_copy(remote->run->arena, reply, *size);
    if (errno == EPROTO)
        fail(remote->run, EXIT_WORLD, "what answers at %s is no polkud: %s", remote->endpoint,
             polku_client_why(remote->client));
    else
        fail(remote->run, EXIT_WORLD,
             "no daemon answers at %s (%s). Start one with 'polkud', say where it is with "
             "--connect, or use 'polku eval', which needs none",
             remote->endpoint, polku_client_why(remote->client));
    return NULL;
}
