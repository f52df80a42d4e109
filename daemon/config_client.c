/* The block `client` of a configuration: who holds which keys, and what they are for.
 *
 *   client {
 *     name "county-portal",
 *     key "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID",   -- of CURVE, as `polku keygen` prints it
 *     token "sha256:9f86d0…",                            -- digest of a token for HTTP
 *     role "query", role "plan",
 *     region "kainuu",                                   -- without: every region
 *   }
 */
#include "daemon/config_words.h"

#include "protocol/rpc.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MOST 64
#define DIGEST_HEAD "sha256:"

static const struct allowance usual = {
    .calls_a_second = 5000, .searches_a_second = 50, .calls_at_once = 32};

/* ---- words ----------------------------------------------------------------------------------- */

/* Names stand in logs, and before the request_ids of their calls. */
static bool name_fits(const char *name)
{
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
    return n > 0 && n <= NAME_MOST && !name[n];
}

static void take_name(struct reader *r)
{
    const char *name = r->said->text;
    if (!name_fits(name))
        word_fault(r, "wrong-type", "a client's name is 1 to %d letters, digits, '-', '_' and '.'",
                   NAME_MOST);
    else if (strcmp(name, caller_local.name) == 0 || strcmp(name, caller_nobody.name) == 0)
        word_fault(r, "wrong-type", "'%s' is what callers without a key are called", name);
    else
        r->holder->caller.name = name;
}

static void take_key(struct reader *r)
{
    struct holder *holder = r->holder;
    unsigned char bytes[KEY_BYTES];
    if (strlen(r->said->text) != KEY_TEXT - 1 || !zmq_z85_decode(bytes, r->said->text))
        word_fault(r, "wrong-type", "a key has %d characters: the line that 'polku keygen' prints",
                   KEY_TEXT - 1);
    else if (holder->nkeys == KEYS_OF_ONE)
        word_fault(r, "too-many", "a client has at most %d keys", KEYS_OF_ONE);
    else
        memcpy(holder->keys[holder->nkeys++], r->said->text, KEY_TEXT);
}

static void take_token(struct reader *r)
{
    struct holder *holder = r->holder;
    const char *text = r->said->text, *end = "";
    unsigned char digest[TOKEN_BYTES];
    size_t n = 0;
    if (strncmp(text, DIGEST_HEAD, strlen(DIGEST_HEAD)) != 0 ||
        sodium_hex2bin(digest, sizeof digest, text + strlen(DIGEST_HEAD),
                       strlen(text + strlen(DIGEST_HEAD)), NULL, &n, &end) != 0 ||
        n != sizeof digest || *end)
        word_fault(r, "wrong-type",
                   "of a token stands here its digest, 'sha256:' and 64 digits, as 'polku keygen "
                   "--token' prints it; never the token");
    else if (holder->ntokens == KEYS_OF_ONE)
        word_fault(r, "too-many", "a client has at most %d tokens", KEYS_OF_ONE);
    else
        memcpy(holder->tokens[holder->ntokens++], digest, sizeof digest);
}

static void take_role(struct reader *r)
{
    const char *names[8];
    int n = 0;
    for (unsigned role = 1; role <= ROLE_ALL; role <<= 1) {
        names[n++] = rpc_role_id((enum rpc_role)role);
        if (strcmp(names[n - 1], r->said->text) != 0)
            continue;
        r->holder->caller.roles |= role;
        return;
    }
    struct issue *issue = word_fault(r, "unknown-value", "there is no role '%s'", r->said->text);
    issue->nearest = nearest_name(r->said->text, names, n);
    issue->hint = "the roles are query, plan, admin and audit";
}

static void take_region(struct reader *r)
{
    struct caller *caller = &r->holder->caller;
    const char **regions = arena_array(r->arena, (size_t)caller->nregions + 1, sizeof *regions);
    if (!*r->said->text) {
        word_fault(r, "wrong-type", "'region' names no region");
        return;
    }
    for (int i = 0; i < caller->nregions; i++)
        regions[i] = caller->regions[i];
    regions[caller->nregions++] = r->said->text;
    caller->regions = regions;
}

static const struct word client_list[] = {
    {"calls_a_second", SAID_NUMBER, false, take_calls_a_second, "calls_a_second (5000)"},
    {"calls_at_once", SAID_NUMBER, false, take_calls_at_once, "calls_at_once (32)"},
    {"key", SAID_TEXT, true, take_key, "key \"…\", as 'polku keygen' prints it"},
    {"name", SAID_TEXT, false, take_name, "name \"county-portal\""},
    {"region", SAID_TEXT, true, take_region, "region \"kainuu\""},
    {"role", SAID_TEXT, true, take_role, "role \"query\""},
    {"searches_a_second", SAID_NUMBER, false, take_searches_a_second, "searches_a_second (50)"},
    {"token", SAID_TEXT, true, take_token,
     "token \"sha256:…\", as 'polku keygen --token' prints it"},
};
static const struct words client_words = {"a client", client_list,
                                          (int)(sizeof client_list / sizeof *client_list)};

/* ---- the block ------------------------------------------------------------------------------- */

static bool same_key(const struct holder *a, const struct holder *b)
{
    for (int i = 0; i < a->nkeys; i++)
        for (int k = 0; k < b->nkeys; k++)
            if (strcmp(a->keys[i], b->keys[k]) == 0)
                return true;
    for (int i = 0; i < a->ntokens; i++)
        for (int k = 0; k < b->ntokens; k++)
            if (memcmp(a->tokens[i], b->tokens[k], TOKEN_BYTES) == 0)
                return true;
    return false;
}

/* Each needs a name and a key, and shares neither. */
static void client_check(struct reader *r)
{
    const struct holder *now = r->holder;
    if (!now->caller.name)
        word_fault(r, "missing-word", "a client has a name")->hint = "write name \"…\" in it";
    if (now->nkeys + now->ntokens == 0)
        word_fault(r, "missing-word", "a client has a key or a token")->hint =
            "'polku keygen' makes one";
    if (!now->caller.roles)
        word_fault(r, "missing-word", "a client without a role can do nothing")->hint =
            "write role \"query\" in it";
    for (int i = 0; i < r->nholders - 1; i++) {
        const struct holder *other = &r->config->holders[i];
        if (now->caller.name && other->caller.name &&
            strcmp(now->caller.name, other->caller.name) == 0)
            word_fault(r, "duplicate-id", "there are two clients '%s'", now->caller.name)->hint =
                "one client may have several keys";
        else if (same_key(now, other))
            word_fault(r, "duplicate-id", "two clients have the same key");
    }
}

void take_client(struct reader *r)
{
    int faults = r->issues->n;
    ARENA_ROOM(r->arena, r->config->holders, r->nholders, r->cap_holders);
    r->holder = &r->config->holders[r->nholders++];
    *r->holder = (struct holder){.caller = {.allowance = usual}};
    words_take(r, &client_words, (int)(r->said - r->script->said));
    if (r->issues->n == faults)
        client_check(r);
    r->config->nholders = r->nholders;
    r->holder = NULL;
}
