/* Signed checkpoints from inside: their key, and the state that both files share. */
#ifndef POLKU_DAEMON_JOURNAL_CHECKPOINT_H
#define POLKU_DAEMON_JOURNAL_CHECKPOINT_H

#include "daemon/journal_inner.h"
#include "daemon/journal_mark.h"

struct checkpoints {
    struct mark_key key;
    unsigned char secret[crypto_sign_SECRETKEYBYTES];
    bool known; /* journal.db knows the key */
    int folder, file;
    struct mark last;
    int64_t at;   /* of the last, clock_steady_us */
    int64_t told; /* of the last that was logged; 0: none was */
    bool failing;
};

/* Says which file could not be used, with errno; returns -1. */
int file_refuse(struct journal *j, const char *name);
/* A new file of the data folder with this text, for the owner alone, on the disk. */
int file_make(struct journal *j, const char *name, const char *text);

/* The store's id and, when journal.db knows it, the public key. */
int key_learn(struct journal *j);
/* Has journal.db know the public key. */
int key_keep(struct journal *j);
/* The secret key from its file: 1 read, 0 there is none. */
int secret_read(struct journal *j);
/* A new one: 1. */
int secret_make(struct journal *j);

#endif
