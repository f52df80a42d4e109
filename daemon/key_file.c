/* Key files: see key_file.h.
 *
 * Reads what it knows and passes over the rest (ZeroMQ's certificates may carry metadata). The
 * bytes of the file go through locked memory alone. */
#include "daemon/key_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zmq.h>

#define FILE_BYTES_MAX 8192
#define PATH_BYTES 4096

static const char form[] = "# A key pair of Polku (ZeroMQ CURVE). Whoever reads this file can be "
                           "taken for its owner:\n"
                           "# keep it secret. The public key may be shown to anyone.\n"
                           "curve\n"
                           "    public-key = \"%s\"\n"
                           "    secret-key = \"%s\"\n";

struct key_pair *key_pair_new(void)
{
    return sodium_init() < 0 ? NULL : sodium_malloc(sizeof(struct key_pair));
}

void key_pair_free(struct key_pair *pair)
{
    sodium_free(pair); /* wipes it */
}

int key_pair_make(struct key_pair *pair)
{
    return zmq_curve_keypair(pair->public_key, pair->secret_key);
}

/* ---- reading --------------------------------------------------------------------------------- */

static int fail(char *why, size_t size, const char *path, const char *what)
{
    snprintf(why, size, "the key file %s %s", path, what);
    return -1;
}

/* Of systemd's credentials the system sees to who may read them. */
static bool credential(const char *path, char found[PATH_BYTES])
{
    const char *folder = getenv("CREDENTIALS_DIRECTORY");
    if (!folder || strchr(path, '/'))
        return false;
    int n = snprintf(found, PATH_BYTES, "%s/%s", folder, path);
    return n > 0 && n < PATH_BYTES && access(found, F_OK) == 0;
}

/* What forbids to use the open file, or NULL. */
static const char *ownership_fault(int fd)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return strerror(errno);
    if (!S_ISREG(st.st_mode))
        return "is no file";
    if (st.st_uid != geteuid())
        return "belongs to another user: make it the daemon's own (chown)";
    if (st.st_mode & 077)
        return "can be read by others: take that from them (chmod 600)";
    return NULL;
}

/* The value of a line such as: secret-key = "…" */
static bool value_copy(const char *line, const char *name, char out[KEY_TEXT])
{
    unsigned char bytes[KEY_BYTES];
    line += strspn(line, " \t");
    size_t n = strlen(name);
    if (strncmp(line, name, n) != 0)
        return false;
    line += n;
    line += strspn(line, " \t");
    line += *line == '='; /* a key may begin with such a sign, too */
    line += strspn(line, " \t\"");
    if (strlen(line) < KEY_TEXT - 1)
        return false;
    memcpy(out, line, KEY_TEXT - 1);
    out[KEY_TEXT - 1] = '\0';
    bool good = zmq_z85_decode(bytes, out) != NULL;
    sodium_memzero(bytes, sizeof bytes);
    return good;
}

static bool pair_parse(struct key_pair *pair, char *text)
{
    bool secret = false;
    char *rest = text, *line;
    while ((line = strsep(&rest, "\r\n")) != NULL)
        secret = value_copy(line, "secret-key", pair->secret_key) || secret;
    return secret && zmq_curve_public(pair->public_key, pair->secret_key) == 0;
}

/* -1 with errno. */
static ssize_t file_bytes(int fd, char *bytes)
{
    ssize_t n = 0, got;
    while ((got = read(fd, bytes + n, (size_t)(FILE_BYTES_MAX - 1 - n))) > 0)
        n += got;
    bytes[n] = '\0';
    return got < 0 ? -1 : n;
}

int key_file_read(struct key_pair *pair, const char *path, char *why, size_t size)
{
    char found[PATH_BYTES];
    bool given = credential(path, found);
    int fd = open(given ? found : path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return fail(why, size, path,
                    errno == ENOENT  ? "is not there: 'polku keygen' makes one"
                    : errno == ELOOP ? "is a link: name the file itself"
                                     : strerror(errno));
    const char *fault = given ? NULL : ownership_fault(fd);
    char *text = fault ? NULL : sodium_malloc(FILE_BYTES_MAX);
    if (text && file_bytes(fd, text) < 0)
        fault = "cannot be read";
    else if (text && !pair_parse(pair, text))
        fault = "holds no secret key: 'polku keygen' writes one";
    else if (!text && !fault)
        fault = "cannot be read: there is not enough memory";
    sodium_free(text);
    close(fd);
    return fault ? fail(why, size, path, fault) : 0;
}

int key_file_public(char key[KEY_TEXT], const char *path, char *why, size_t size)
{
    char line[256];
    bool found = false;
    FILE *file = fopen(path, "re");
    if (!file)
        return fail(why, size, path, strerror(errno));
    while (!found && fgets(line, sizeof line, file))
        found = value_copy(line, "public-key", key);
    fclose(file);
    return found ? 0 : fail(why, size, path, "holds no public key: 'polku keygen' writes one");
}

/* ---- writing --------------------------------------------------------------------------------- */

int key_file_write(const struct key_pair *pair, const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return -1;
    int written = dprintf(fd, form, pair->public_key, pair->secret_key);
    int result = written < 0 || fsync(fd) != 0 ? -1 : 0;
    int error = errno;
    close(fd);
    if (result != 0)
        unlink(path);
    errno = error;
    return result;
}
