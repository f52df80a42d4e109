/* Taking the words of a configuration file: which there are is in tables, one for the file
 * (config.c) and one for each kind of block (config_client.c). */
#ifndef POLKU_DAEMON_CONFIG_WORDS_H
#define POLKU_DAEMON_CONFIG_WORDS_H

#include "daemon/config.h"
#include "daemon/config_lua.h"
#include "lua/scan.h"

struct reader {
    struct config *config;
    struct arena *arena; /* of what the configuration keeps */
    struct issues *issues;
    const char *path;
    const struct scan *scan;
    const struct script *script;
    const struct said *said;   /* the word being taken */
    struct holder *holder;     /* the client being read; or NULL */
    int nholders, cap_holders; /* of config->holders */
};

struct word {
    const char *name;
    enum said_kind kind;
    bool often;
    void (*take)(struct reader *r);
    const char *usage;
};

struct words {
    const char *where; /* "a configuration" */
    const struct word *list;
    int n;
};

/* Takes what was said in a block (-1: in the file itself). */
void words_take(struct reader *r, const struct words *words, int block);

/* Adds a finding about the word being taken. */
struct issue *word_fault(struct reader *r, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The number that was said, or `usual` after a finding. */
int64_t word_number(struct reader *r, int64_t low, int64_t high, int64_t usual);

/* Limits: of the client being read, or of callers without keys. */
void take_calls_a_second(struct reader *r);
void take_searches_a_second(struct reader *r);
void take_calls_at_once(struct reader *r);

/* In config_client.c. */
void take_client(struct reader *r);

#endif
