/* A running daemon that a command asks: see remote.h. */
#include "cli/remote.h"

#include "daemon/key_file.h"
#include "protocol/client.h"

#include <errno.h>
#include <string.h>
#include <zmq.h>

struct remote {
    struct run *run;
    struct polku_client *client;
    const char *endpoint;
};

/* ---- keys ------------------------------------------------------------------------------------ */

struct keys_given {
    struct key_pair *own;      /* NULL: none was given */
    char server_key[KEY_TEXT]; /* Z85 */
};

/* The key itself, or a file that holds it. */
static bool server_key_read(const struct run *run, const char *given, char key[KEY_TEXT])
{
    unsigned char bytes[KEY_BYTES];
    char why[512];
    if (strlen(given) == KEY_TEXT - 1 && zmq_z85_decode(bytes, given)) {
        memcpy(key, given, KEY_TEXT);
        return true;
    }
    if (key_file_public(key, given, why, sizeof why) == 0)
        return true;
    fail(run, EXIT_USAGE, "%s", why);
    return false;
}

/* -1, or the exit code after a message. */
static int keys_read(const struct run *run, struct keys_given *keys)
{
    const char *own = flag_value(run, "key"), *server = flag_value(run, "server-key");
    char why[512];
    keys->own = NULL;
    if (!own && !server)
        return -1;
    if (!own || !server)
        return fail(run, EXIT_USAGE,
                    "a daemon that asks for keys needs both: --key FILE (yours) and --server-key "
                    "(its public one)");
    if (!server_key_read(run, server, keys->server_key))
        return EXIT_USAGE;
    keys->own = key_pair_new();
    if (!keys->own)
        return fail(run, EXIT_WORLD, "the key cannot be kept: %s", strerror(errno));
    if (key_file_read(keys->own, own, why, sizeof why) == 0)
        return -1;
    key_pair_free(keys->own);
    return fail(run, EXIT_WORLD, "%s", why);
}

/* ---- its life -------------------------------------------------------------------------------- */

static int open_failed(const struct run *run, const char *endpoint)
{
    if (errno == EINVAL)
        return fail(run, EXIT_USAGE, "'%s' is no endpoint: write --connect %s", endpoint,
                    REMOTE_DEFAULT);
    return fail(run, EXIT_WORLD, "cannot connect to %s: %s", endpoint, strerror(errno));
}

struct remote *remote_open(struct run *run, const char *endpoint, int *code)
{
    struct remote *remote = arena_alloc(run->arena, sizeof *remote);
    struct polku_config config = {.endpoint = endpoint};
    struct keys_given keys;
    *remote = (struct remote){.run = run, .endpoint = endpoint};
    *code = keys_read(run, &keys);
    if (*code >= 0)
        return NULL;
    if (keys.own) {
        config.server_key = keys.server_key;
        config.public_key = keys.own->public_key;
        config.secret_key = keys.own->secret_key;
    }
    remote->client = polku_client_new(&config);
    int error = errno;
    key_pair_free(keys.own);
    errno = error;
    if (!remote->client)
        *code = open_failed(run, endpoint);
    return remote->client ? remote : NULL;
}

void remote_close(struct remote *remote)
{
    polku_client_free(remote->client);
}

void remote_into(struct remote *remote, struct run *run)
{
    remote->run = run;
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
             "--connect, or use 'polku eval', which needs none; one that asks for keys wants --key "
             "and --server-key",
             remote->endpoint, polku_client_why(remote->client));
    return NULL;
}
