/* polku keygen: keys for callers and daemons. The secret goes into a file of its owner alone, and
 * is never printed. */
#include "cli/commands.h"
#include "daemon/key_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define TOKEN_RANDOM 32 /* bytes of a token; nobody guesses them */
#define TOKEN_TEXT (TOKEN_RANDOM * 2 + 1)

static int write_failed(const struct run *run, const char *path)
{
    if (errno == EEXIST)
        return fail(run, EXIT_WORLD, "%s is there already, and is left as it is: name a new file",
                    path);
    return fail(run, EXIT_WORLD, "cannot write %s: %s", path, strerror(errno));
}

/* The public half in a file of its own, to hand on. */
static int public_write(const struct run *run, const char *path, const char *key)
{
    const char *name = arena_printf(run->arena, "%s.pub", path);
    FILE *file = fopen(name, "wx");
    if (!file)
        return write_failed(run, name);
    fprintf(file,
            "# A public key of Polku (ZeroMQ CURVE): anyone may see it.\ncurve\n"
            "    public-key = \"%s\"\n",
            key);
    if (fclose(file) != 0)
        return write_failed(run, name);
    return EXIT_DONE;
}

static int pair_write(const struct run *run, const char *path, struct key_pair *pair)
{
    if (key_pair_make(pair) != 0)
        return fail(run, EXIT_WORLD, "cannot make keys: %s", strerror(errno));
    if (key_file_write(pair, path) != 0)
        return write_failed(run, path);
    int code = public_write(run, path, pair->public_key);
    if (code != EXIT_DONE) {
        unlink(path); /* both or neither */
        return code;
    }
    printf("%s\n", pair->public_key);
    return EXIT_DONE;
}

static int pair_new(const struct run *run, const char *path)
{
    struct key_pair *pair = key_pair_new();
    if (!pair)
        return fail(run, EXIT_WORLD, "cannot make keys: %s", strerror(errno));
    int code = pair_write(run, path, pair);
    key_pair_free(pair);
    return code;
}

static int token_write(const char *path, const char *token)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return -1;
    int result = dprintf(fd, "%s\n", token) < 0 || fsync(fd) != 0 ? -1 : 0;
    int error = errno;
    close(fd);
    errno = error;
    return result;
}

static int token_new(const struct run *run, const char *path)
{
    unsigned char random[TOKEN_RANDOM], digest[TOKEN_BYTES];
    char token[TOKEN_TEXT], text[TOKEN_BYTES * 2 + 1];
    if (sodium_init() < 0)
        return fail(run, EXIT_WORLD, "cannot make tokens: no randomness");
    randombytes_buf(random, sizeof random);
    sodium_bin2hex(token, sizeof token, random, sizeof random);
    crypto_hash_sha256(digest, (const unsigned char *)token, strlen(token)); /* always 0 */
    int result = token_write(path, token);
    int error = errno;
    sodium_memzero(random, sizeof random);
    sodium_memzero(token, sizeof token);
    errno = error;
    if (result != 0)
        return write_failed(run, path);
    printf("sha256:%s\n", sodium_bin2hex(text, sizeof text, digest, sizeof digest));
    return EXIT_DONE;
}

static int run_keygen(struct run *run)
{
    const char *path = run->args[0];
    return flag_value(run, "token") ? token_new(run, path) : pair_new(run, path);
}

const struct command command_keygen = {
    .name = "keygen",
    .takes = "FILE",
    .least = 1,
    .most = 1,
    .summary =
        "new keys in FILE (secret) and FILE.pub; prints the public key, for the configuration",
    .example = "polku keygen portal.key",
    .flags = {{"token", NULL, "a bearer token for HTTP instead; prints its digest"}},
    .run = run_keygen,
};
