/* A key pair of CURVE in a file, as `polku keygen` writes it: the form of ZeroMQ's certificates,
 * which czmq and pyzmq read, too. Whoever reads the file can be taken for its owner, so it must be
 * the owner's alone. */
#ifndef POLKU_DAEMON_KEY_FILE_H
#define POLKU_DAEMON_KEY_FILE_H

#include "daemon/key.h"

struct key_pair {
    char public_key[KEY_TEXT], secret_key[KEY_TEXT]; /* Z85 */
};

/* In memory that is neither swapped nor dumped, where the system lets us; NULL with errno. */
struct key_pair *key_pair_new(void);
void key_pair_free(struct key_pair *pair); /* wiped; or NULL */

/* Makes a new pair. -1 with errno. */
int key_pair_make(struct key_pair *pair);

/* Reads a file that belongs to this user alone. A name without a '/' is looked for among systemd's
 * credentials first, where there are any. -1, and a sentence in `why`. */
int key_file_read(struct key_pair *pair, const char *path, char *why, size_t size);
/* The public key of a file alone, whoever may read it. The same. */
int key_file_public(char key[KEY_TEXT], const char *path, char *why, size_t size);
/* Writes a new file, 0600. -1 with errno, EEXIST when there is one. */
int key_file_write(const struct key_pair *pair, const char *path);

#endif
