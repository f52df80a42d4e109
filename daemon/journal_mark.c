/* Notes: see journal_mark.h. */
#include "daemon/journal_mark.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BASE64 sodium_base64_VARIANT_ORIGINAL
#define KEY_ID 4
#define ED25519 1 /* the kind of key, as signed notes number them */
#define DASH "\xE2\x80\x94 "

struct signature {
    unsigned char id[KEY_ID];
    unsigned char bytes[crypto_sign_BYTES];
};

/* What is hashed and encoded of a key: its kind, then the key. */
static void key_bytes(const struct mark_key *key, unsigned char out[1 + crypto_sign_PUBLICKEYBYTES])
{
    out[0] = ED25519;
    memcpy(out + 1, key->public, crypto_sign_PUBLICKEYBYTES);
}

static void key_id(const struct mark_key *key, unsigned char out[KEY_ID])
{
    unsigned char bytes[1 + crypto_sign_PUBLICKEYBYTES], hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_state state;
    key_bytes(key, bytes);
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, (const unsigned char *)key->origin, strlen(key->origin));
    crypto_hash_sha256_update(&state, (const unsigned char *)"\n", 1);
    crypto_hash_sha256_update(&state, bytes, sizeof bytes);
    crypto_hash_sha256_final(&state, hash);
    memcpy(out, hash, KEY_ID);
}

void mark_key_print(const struct mark_key *key, char out[MARK_BYTES])
{
    unsigned char bytes[1 + crypto_sign_PUBLICKEYBYTES], id[KEY_ID];
    char base[sodium_base64_ENCODED_LEN(sizeof bytes, BASE64)];
    key_bytes(key, bytes);
    key_id(key, id);
    sodium_bin2base64(base, sizeof base, bytes, sizeof bytes, BASE64);
    snprintf(out, MARK_BYTES, "%s+%02x%02x%02x%02x+%s", key->origin, id[0], id[1], id[2], id[3],
             base);
}

size_t mark_write(const struct mark_key *key, const unsigned char *secret, const struct mark *mark,
                  char out[MARK_BYTES])
{
    struct signature signature;
    char hash[sodium_base64_ENCODED_LEN(sizeof mark->hash, BASE64)];
    char base[sodium_base64_ENCODED_LEN(sizeof signature, BASE64)];
    sodium_bin2base64(hash, sizeof hash, mark->hash, sizeof mark->hash, BASE64);
    int n = snprintf(out, MARK_BYTES, "%s\n%lld\n%s\n%s\n", key->origin, (long long)mark->seq, hash,
                     mark->at);
    key_id(key, signature.id);
    crypto_sign_detached(signature.bytes, NULL, (const unsigned char *)out, (size_t)n, secret);
    sodium_bin2base64(base, sizeof base, (const unsigned char *)&signature, sizeof signature,
                      BASE64);
    n += snprintf(out + n, MARK_BYTES - (size_t)n, "\n" DASH "%s %s\n\n", key->origin, base);
    assert(n > 0 && n < MARK_BYTES);
    return (size_t)n;
}

/* Where each line begins; the last is where the next would. Returns how many lines are whole. */
static int lines_find(const char *text, size_t n, const char *lines[MARK_LINES + 1])
{
    lines[0] = text;
    for (int i = 0; i < MARK_LINES; i++) {
        const char *end = memchr(lines[i], '\n', n - (size_t)(lines[i] - text));
        if (!end)
            return i;
        lines[i + 1] = end + 1;
    }
    return MARK_LINES;
}

static bool line_is(const char *const *line, const char *text)
{
    size_t n = strlen(text);
    return (size_t)(line[1] - line[0]) == n + 1 && memcmp(line[0], text, n) == 0;
}

/* A line that is base64 of exactly so many bytes. */
static bool line_bytes(const char *from, const char *end, void *out, size_t n)
{
    size_t got = 0;
    const char *stopped = NULL;
    for (const char *at = from; at < end; at++)
        if ((unsigned char)*at >= 0x80) /* libsodium takes some of these for letters */
            return false;
    return sodium_base642bin(out, n, from, (size_t)(end - from), NULL, &got, &stopped, BASE64) ==
               0 &&
           got == n && stopped == end;
}

static bool line_number(const char *const *line, int64_t *out)
{
    char digits[24] = "";
    size_t n = (size_t)(line[1] - line[0]) - 1;
    if (n == 0 || n > 18 || strspn(line[0], "0123456789") != n || (n > 1 && *line[0] == '0'))
        return false;
    memcpy(digits, line[0], n);
    *out = strtoll(digits, NULL, 10);
    return true;
}

static bool line_text(const char *const *line, char *out, size_t size)
{
    size_t n = (size_t)(line[1] - line[0]) - 1;
    if (n >= size)
        return false;
    memcpy(out, line[0], n);
    out[n] = '\0';
    return true;
}

static bool signature_read(const struct mark_key *key, const char *const *line,
                           struct signature *out)
{
    char head[sizeof DASH + MARK_ORIGIN + 1];
    int n = snprintf(head, sizeof head, DASH "%s ", key->origin);
    if (line[1] - line[0] <= n || memcmp(line[0], head, (size_t)n) != 0)
        return false;
    return line_bytes(line[0] + n, line[1] - 1, out, sizeof *out);
}

static bool signature_holds(const struct mark_key *key, const struct signature *signature,
                            const char *text, size_t n)
{
    unsigned char id[KEY_ID];
    key_id(key, id);
    return memcmp(id, signature->id, KEY_ID) == 0 &&
           crypto_sign_verify_detached(signature->bytes, (const unsigned char *)text, n,
                                       key->public) == 0;
}

static bool line_fits(const struct mark_key *key, const char *const *lines, int i,
                      struct signature *signature, struct mark *out)
{
    switch (i) {
    case 0: return line_is(lines, key->origin);
    case 1: return line_number(lines + 1, &out->seq);
    case 2: return line_bytes(lines[2], lines[3] - 1, out->hash, sizeof out->hash);
    case 3: return line_text(lines + 3, out->at, sizeof out->at);
    case 5: return signature_read(key, lines + 5, signature);
    default: return line_is(lines + i, "");
    }
}

enum mark_found mark_read(const struct mark_key *key, const char *text, size_t n, struct mark *out,
                          size_t *length)
{
    const char *lines[MARK_LINES + 1];
    struct signature signature;
    int whole = lines_find(text, n, lines);
    for (int i = 0; i < whole; i++)
        if (!line_fits(key, lines, i, &signature, out))
            return MARK_DAMAGED;
    if (whole < MARK_LINES) { /* of an empty line nothing can be written but its end */
        bool more = lines[whole] < text + n;
        return n < MARK_BYTES && !(more && (whole == 4 || whole == 6)) ? MARK_PART : MARK_DAMAGED;
    }
    *length = (size_t)(lines[MARK_LINES] - text);
    return signature_holds(key, &signature, text, (size_t)(lines[4] - text)) ? MARK_GOOD
                                                                             : MARK_FORGED;
}
