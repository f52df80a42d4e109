/* The configuration file: a word, then what it says, as in a rule file.
 *
 *   listen "tcp://127.0.0.1:7700"
 *   events "tcp://127.0.0.1:7701"
 *   http "127.0.0.1:7780"
 *   data "/var/lib/polku"
 *   rules "/usr/share/polku/rules"
 *   key_file "/etc/polku/polkud.key"
 *   client { name "county-portal", key "…", role "query" }
 *
 * A word that is not in the table is a finding with the nearest name; findings look like those of
 * rule files. Flags of the command line win over the file. */
#include "daemon/config.h"

#include "daemon/config_words.h"
#include "daemon/house.h"
#include "daemon/search.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- words ----------------------------------------------------------------------------------- */

static bool endpoint_fits(struct reader *r)
{
    char why[WHY_BYTES];
    if (endpoint_reach(r->said->text, why) != REACH_NONE)
        return true;
    word_fault(r, "wrong-type", "%s", why);
    return false;
}

static void take_listen(struct reader *r)
{
    if (r->config->nlisten == ENDPOINTS_MAX)
        word_fault(r, "too-many", "there are more than %d endpoints", ENDPOINTS_MAX);
    else if (endpoint_fits(r))
        r->config->listen[r->config->nlisten++] = r->said->text;
}

static void take_events(struct reader *r)
{
    if (endpoint_fits(r))
        r->config->events = r->said->text;
}

void config_http(struct config *c, const char *http)
{
    c->http = strcmp(http, "none") == 0 ? NULL : http;
    c->http_said = true;
}

static void take_http(struct reader *r)
{
    config_http(r->config, r->said->text);
}

static void take_name(struct reader *r, const char **names, int *n)
{
    if (*n == HTTP_NAMES_MAX)
        word_fault(r, "too-many", "'%s' is said more than %d times", r->said->word, *n);
    else
        names[(*n)++] = r->said->text;
}

static void take_http_host(struct reader *r)
{
    struct http_names *names = &r->config->names;
    take_name(r, names->hosts, &names->nhosts);
}

static void take_http_origin(struct reader *r)
{
    struct http_names *names = &r->config->names;
    take_name(r, names->origins, &names->norigins);
}

static void take_path(struct reader *r, const char **path)
{
    if (*r->said->text)
        *path = r->said->text;
    else
        word_fault(r, "wrong-type", "'%s' names nothing", r->said->word);
}

static void take_rules(struct reader *r)
{
    take_path(r, &r->config->rules);
}

static void take_data(struct reader *r)
{
    take_path(r, &r->config->data);
}

static void take_backup(struct reader *r)
{
    take_path(r, &r->config->backup);
}

static void take_key_file(struct reader *r)
{
    take_path(r, &r->config->key_file);
}

static void take_body(struct reader *r)
{
    r->config->body = word_number(r, 1024, 1 << 20, r->config->body);
}

static void take_batch(struct reader *r)
{
    r->config->batch = (int)word_number(r, 1, 1000, r->config->batch);
}

static void take_plan_states(struct reader *r)
{
    r->config->plan_states = (long)word_number(r, 1000, 100000000, r->config->plan_states);
}

static void take_plan_memory(struct reader *r)
{
    r->config->plan_memory = (int)word_number(r, 1, 4096, r->config->plan_memory);
}

static void take_plan_threads(struct reader *r)
{
    r->config->plan_threads = (int)word_number(r, 1, SEARCH_THREADS_MAX, r->config->plan_threads);
}

/* "0660": as chmod takes it; nobody needs to execute a socket. */
static void take_ipc_mode(struct reader *r)
{
    const char *text = r->said->text;
    if (strlen(text) == 4 && text[0] == '0' && strspn(text + 1, "0246") == 3)
        r->config->ipc_mode = (unsigned)strtoul(text, NULL, 8);
    else
        word_fault(r, "wrong-type", "'ipc_mode' is four digits such as \"0660\" or \"0600\"");
}

static const struct word file_list[] = {
    {"backup", SAID_TEXT, false, take_backup, "backup \"/var/backups/polku\""},
    {"batch_calls", SAID_NUMBER, false, take_batch, "batch_calls (100)"},
    {"body_bytes", SAID_NUMBER, false, take_body, "body_bytes (262144)"},
    {"calls_a_second", SAID_NUMBER, false, take_calls_a_second, "calls_a_second (1000)"},
    {"calls_at_once", SAID_NUMBER, false, take_calls_at_once, "calls_at_once (128)"},
    {"client", SAID_BLOCK, true, take_client, "client { name \"…\", key \"…\", role \"query\" }"},
    {"data", SAID_TEXT, false, take_data, "data \"/var/lib/polku\""},
    {"events", SAID_TEXT, false, take_events, "events \"tcp://127.0.0.1:7701\""},
    {"http", SAID_TEXT, false, take_http, "http \"127.0.0.1:7780\""},
    {"http_host", SAID_TEXT, true, take_http_host, "http_host \"polku.example.fi\""},
    {"http_origin", SAID_TEXT, true, take_http_origin, "http_origin \"https://polku.example.fi\""},
    {"ipc_mode", SAID_TEXT, false, take_ipc_mode, "ipc_mode \"0660\""},
    {"key_file", SAID_TEXT, false, take_key_file, "key_file \"/etc/polku/polkud.key\""},
    {"listen", SAID_TEXT, true, take_listen, "listen \"tcp://127.0.0.1:7700\""},
    {"plan_memory_mib", SAID_NUMBER, false, take_plan_memory, "plan_memory_mib (24)"},
    {"plan_states", SAID_NUMBER, false, take_plan_states, "plan_states (200000)"},
    {"plan_threads", SAID_NUMBER, false, take_plan_threads, "plan_threads (1)"},
    {"searches_a_second", SAID_NUMBER, false, take_searches_a_second, "searches_a_second (50)"},
    {"rules", SAID_TEXT, false, take_rules, "rules \"/usr/share/polku/rules\""},
};
static const struct words file_words = {"a configuration", file_list,
                                        (int)(sizeof file_list / sizeof *file_list)};

/* ---- the whole ------------------------------------------------------------------------------- */

/* What other machines reach needs keys; this is known once all was read. */
static void endpoints_check(struct reader *r)
{
    char why[WHY_BYTES];
    bool keyed = keys_curve(r->config->holders, r->config->nholders);
    for (int i = 0; i < r->script->nsaid; i++) {
        r->said = &r->script->said[i];
        if (r->said->kind != SAID_TEXT || r->said->block >= 0 ||
            (strcmp(r->said->word, "listen") != 0 && strcmp(r->said->word, "events") != 0))
            continue;
        if (endpoint_reach(r->said->text, why) == REACH_BEYOND &&
            !endpoint_allowed(r->said->text, keyed, why))
            word_fault(r, "wrong-type", "%s", why);
    }
}

/* The same of HTTP, and tokens. */
static void http_check(struct reader *r)
{
    char why[WHY_BYTES];
    bool tokens = keys_tokens(r->config->holders, r->config->nholders);
    for (int i = 0; i < r->script->nsaid; i++) {
        r->said = &r->script->said[i];
        if (r->said->kind == SAID_TEXT && r->said->block < 0 &&
            strcmp(r->said->word, "http") == 0 && strcmp(r->said->text, "none") != 0 &&
            !http_address_good(r->said->text, tokens, why))
            word_fault(r, "wrong-type", "%s", why);
    }
}

/* What is asked of the clients' keys needs one of the daemon's own. */
static void key_file_check(struct reader *r)
{
    if (r->config->key_file || !keys_curve(r->config->holders, r->config->nholders))
        return;
    for (int i = 0; i < r->script->nsaid; i++)
        if (strcmp(r->script->said[i].word, "key") == 0) {
            r->said = &r->script->said[i];
            word_fault(r, "missing-word", "clients have keys, and the daemon has none")->hint =
                "make one with 'polku keygen FILE', and write key_file \"FILE\"";
            return;
        }
}

/* ---- the file -------------------------------------------------------------------------------- */

static const char *file_read(struct arena *arena, const char *path, size_t *n)
{
    char *bytes = arena_alloc(arena, SCRIPT_BYTES_MAX + 1);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = 1;
    *n = 0;
    while (fd >= 0 && got > 0 && *n <= SCRIPT_BYTES_MAX) {
        got = read(fd, bytes + *n, SCRIPT_BYTES_MAX + 1 - *n);
        *n += got > 0 ? (size_t)got : 0;
    }
    int error = fd < 0 || got < 0 ? errno : *n > SCRIPT_BYTES_MAX ? EFBIG : 0;
    if (fd >= 0)
        close(fd);
    errno = error;
    return error ? NULL : bytes;
}

/* Lua's "config:3: message" or a bare message. */
static void stopped_add(struct reader *r, const char *stopped)
{
    struct said at = {.word = ""};
    const char *message = stopped;
    char *end;
    if (strncmp(stopped, "config:", 7) == 0) {
        long line = strtol(stopped + 7, &end, 10);
        if (*end == ':' && line > 0 && line <= r->scan->nlines) {
            at.line = (int)line;
            message = end + 1 + strspn(end + 1, " ");
        }
    }
    r->said = &at;
    word_fault(r, "syntax", "Lua cannot read this: %s", message);
    r->said = NULL;
}

int config_read(struct config *c, struct arena *arena, const char *path, struct issues *issues)
{
    struct script *script = arena_alloc(arena, sizeof *script);
    struct reader r = {
        .config = c, .arena = arena, .issues = issues, .path = path, .script = script};
    script->source = file_read(arena, path, &script->n);
    if (!script->source || script_run(script, arena) != 0)
        return -1;
    r.scan = scan_make(arena, script->source, script->n);
    words_take(&r, &file_words, -1);
    if (script->stopped)
        stopped_add(&r, script->stopped);
    key_file_check(&r);
    endpoints_check(&r);
    http_check(&r);
    issues_sort(issues);
    return 0;
}

void config_init(struct config *c)
{
    *c = (struct config){.rules = CONFIG_RULES,
                         .data = CONFIG_DATA,
                         .batch = BATCH_MAX,
                         .body = (int64_t)BODY_BYTES_MAX,
                         .plan_states = PLAN_STATES_USUAL,
                         .plan_memory = PLAN_MEMORY_USUAL >> 20,
                         .ipc_mode = CONFIG_IPC_MODE,
                         .keyless = {.calls_at_once = 128}};
}
