/* Keys: who may talk to the daemon, as the configuration says. A client has keys of CURVE, tokens
 * for HTTP, or both; several of either while one is being replaced.
 *
 * Of tokens only digests are kept. Looked up for each message, so a client that a reload has left
 * out is nobody from then on, connected or not. One thread. */
#ifndef POLKU_DAEMON_KEY_H
#define POLKU_DAEMON_KEY_H

#include "daemon/caller.h"

#include <stdbool.h>
#include <stddef.h>

#define KEY_BYTES 32
#define KEY_TEXT 41 /* of a CURVE key in Z85, with its NUL */
#define KEYS_OF_ONE 4
#define TOKEN_BYTES 32 /* of a token's SHA-256 */

struct holder { /* client { … } */
    struct caller caller;
    char keys[KEYS_OF_ONE][KEY_TEXT];
    int nkeys;
    unsigned char tokens[KEYS_OF_ONE][TOKEN_BYTES];
    int ntokens;
};

struct keys;

struct keys *keys_new(void); /* NULL with errno; nobody is asked for a key yet */
void keys_free(struct keys *keys);

/* From now on these are all there are, and whoever has none is nobody. Copies them. -1 with errno:
 * then nothing has changed. */
int keys_set(struct keys *keys, const struct holder *holders, int n);
/* Whether somebody who holds a CURVE key and may hear events could not with these. */
bool keys_silence(const struct keys *keys, const struct holder *holders, int n);
/* Whether keys are asked for. */
bool keys_asked(const struct keys *keys);
/* Whether one of them is a CURVE key. */
bool keys_curve(const struct holder *holders, int n);
/* Whether one of them has a token. */
bool keys_tokens(const struct holder *holders, int n);

/* Who holds it; caller_nobody when none does, caller_local while no keys are asked for. A caller
 * lives until the next keys_set. `key`: Z85, or NULL for none. */
const struct caller *keys_caller(const struct keys *keys, const char *key);
/* The same of a bearer token (NULL: none), as it was sent. */
const struct caller *keys_bearer(const struct keys *keys, const char *token, size_t n);

#endif
