/* Notes: a statement about the chain's end that is signed, as text that people and programs read.
 *
 *   polku/STORE               whose chain
 *   1000                      the number of its last decision
 *   BASE64                    that decision's hash
 *   2026-11-22T10:00:00.000Z  when it was said
 *
 *   — polku/STORE BASE64      Ed25519 over the lines above the empty one
 *
 * The form is that of signed notes (C2SP), so that others' tools can verify one. Pure: no files. */
#ifndef POLKU_DAEMON_JOURNAL_MARK_H
#define POLKU_DAEMON_JOURNAL_MARK_H

#include <sodium.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MARK_BYTES 512 /* more than any note has */
#define MARK_ORIGIN 48
#define MARK_LINES 7 /* with the empty line that follows each */

struct mark_key {
    char origin[MARK_ORIGIN]; /* "polku/" and the store's id */
    unsigned char public[crypto_sign_PUBLICKEYBYTES];
};

struct mark {
    int64_t seq;
    unsigned char hash[crypto_hash_sha256_BYTES];
    char at[32];
};

/* Writes a note and its signature; gives its length. */
size_t mark_write(const struct mark_key *key, const unsigned char *secret, const struct mark *mark,
                  char out[MARK_BYTES]);

enum mark_found {
    MARK_GOOD,
    MARK_PART,    /* the text ends before the note does */
    MARK_DAMAGED, /* this is no note of this store */
    MARK_FORGED   /* its signature does not hold */
};
/* The note that the text begins with, and how long it is. */
enum mark_found mark_read(const struct mark_key *key, const char *text, size_t n, struct mark *out,
                          size_t *length);

/* The public key in the form that verifiers of signed notes take: NAME+ID+BASE64. */
void mark_key_print(const struct mark_key *key, char out[MARK_BYTES]);

#endif
