/* The configuration file: a word, then what it says, as in a rule file.
 *
 *   listen "tcp://127.0.0.1:7700"
 *   events "tcp://127.0.0.1:7701"
 *   data "/var/lib/polku"
 *   rules "/usr/share/polku/rules"
 *
 * A word that is not in the table is a finding with the nearest name; findings look like those of
 * rule files. Flags of the command line win over the file. */
#include "daemon/config.h"

#include "daemon/config_lua.h"
#include "daemon/house.h"
#include "lua/scan.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FILE_MAX ((size_t)64 << 10)

struct reader {
    struct config *config;
    struct issues *issues;
    const char *path;
    const struct scan *scan;
    const struct said *said; /* the word being taken */
};

/* ---- words ----------------------------------------------------------------------------------- */

static void take_listen(struct reader *r);
static void take_events(struct reader *r);
static void take_rules(struct reader *r);
static void take_data(struct reader *r);
static void take_body(struct reader *r);
static void take_batch(struct reader *r);

static const struct {
    const char *name;
    enum said_kind kind;
    bool often;
    void (*take)(struct reader *r);
    const char *usage;
} words[] = {
    {"batch_calls", SAID_NUMBER, false, take_batch, "batch_calls (100)"},
    {"body_bytes", SAID_NUMBER, false, take_body, "body_bytes (262144)"},
    {"data", SAID_TEXT, false, take_data, "data \"/var/lib/polku\""},
    {"events", SAID_TEXT, false, take_events, "events \"tcp://127.0.0.1:7701\""},
    {"listen", SAID_TEXT, true, take_listen, "listen \"tcp://127.0.0.1:7700\""},
    {"rules", SAID_TEXT, false, take_rules, "rules \"/usr/share/polku/rules\""},
};
#define WORDS ((int)(sizeof words / sizeof *words))

/* ---- findings -------------------------------------------------------------------------------- */

/* Where the word stands: Lua tells its line, the scan its column. */
static struct place said_place(const struct reader *r)
{
    struct place place = {.file = r->path, .line = r->said->line};
    for (int i = 0; i < r->scan->n; i++) {
        const struct scan_token *token = &r->scan->tokens[i];
        if (token->line != place.line || !scan_is(r->scan, token, r->said->word))
            continue;
        place.column = token->column;
        place.length = token->length;
        break;
    }
    return place;
}

static struct issue *found(struct reader *r, const char *code, const char *message)
{
    struct issue *issue = issue_add(r->issues, code, said_place(r), "%s", message);
    issue->source = scan_line(r->issues->arena, r->scan, r->said->line);
    return issue;
}

#define SAY(r, ...) arena_printf((r)->issues->arena, __VA_ARGS__)

/* ---- taking ---------------------------------------------------------------------------------- */

static void take_listen(struct reader *r)
{
    char why[ENDPOINT_BYTES * 3];
    if (r->config->nlisten == ENDPOINTS_MAX)
        found(r, "too-many", SAY(r, "there are more than %d endpoints", ENDPOINTS_MAX));
    else if (!gate_local(r->said->text, why, sizeof why))
        found(r, "wrong-type", SAY(r, "%s", why));
    else
        r->config->listen[r->config->nlisten++] = r->said->text;
}

static void take_events(struct reader *r)
{
    char why[ENDPOINT_BYTES * 3];
    if (gate_local(r->said->text, why, sizeof why))
        r->config->events = r->said->text;
    else
        found(r, "wrong-type", SAY(r, "%s", why));
}

static void take_folder(struct reader *r, const char **folder)
{
    if (*r->said->text)
        *folder = r->said->text;
    else
        found(r, "wrong-type", SAY(r, "'%s' names no folder", r->said->word));
}

static void take_rules(struct reader *r)
{
    take_folder(r, &r->config->rules);
}

static void take_data(struct reader *r)
{
    take_folder(r, &r->config->data);
}

static int64_t take_number(struct reader *r, int64_t low, int64_t high, int64_t usual)
{
    errno = 0;
    int64_t n = strtoll(r->said->text, NULL, 10);
    if (errno == 0 && n >= low && n <= high)
        return n;
    found(r, "out-of-range",
          SAY(r, "'%s' lies between %" PRId64 " and %" PRId64, r->said->word, low, high));
    return usual;
}

static void take_body(struct reader *r)
{
    r->config->body = take_number(r, 1024, 1 << 20, r->config->body);
}

static void take_batch(struct reader *r)
{
    r->config->batch = (int)take_number(r, 1, 1000, r->config->batch);
}

static void unknown_word(struct reader *r)
{
    const char *names[WORDS];
    for (int i = 0; i < WORDS; i++)
        names[i] = words[i].name;
    struct issue *issue =
        found(r, "unknown-word", SAY(r, "there is no word '%s' in a configuration", r->said->word));
    issue->nearest = nearest_name(r->said->word, names, WORDS);
}

/* `earlier`: bits of the words that were said before. */
static void said_take(struct reader *r, unsigned *earlier)
{
    int w = 0;
    while (w < WORDS && strcmp(words[w].name, r->said->word) != 0)
        w++;
    if (w == WORDS) {
        unknown_word(r);
        return;
    }
    if (r->said->kind != words[w].kind)
        found(r, "wrong-type", SAY(r, "'%s' takes something else", r->said->word))->hint =
            SAY(r, "write %s", words[w].usage);
    else if (*earlier >> w & 1 && !words[w].often)
        found(r, "word-twice", SAY(r, "'%s' was said before", r->said->word));
    else
        words[w].take(r);
    *earlier |= 1u << w;
}

/* ---- the file -------------------------------------------------------------------------------- */

static const char *file_read(struct arena *arena, const char *path, size_t *n)
{
    char *bytes = arena_alloc(arena, FILE_MAX + 1);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = 1;
    *n = 0;
    while (fd >= 0 && got > 0 && *n <= FILE_MAX) {
        got = read(fd, bytes + *n, FILE_MAX + 1 - *n);
        *n += got > 0 ? (size_t)got : 0;
    }
    int error = fd < 0 || got < 0 ? errno : *n > FILE_MAX ? EFBIG : 0;
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
    found(r, "syntax", SAY(r, "Lua cannot read this: %s", message));
}

int config_read(struct config *c, struct arena *arena, const char *path, struct issues *issues)
{
    struct script *script = arena_alloc(arena, sizeof *script);
    struct reader r = {.config = c, .issues = issues, .path = path};
    unsigned earlier = 0;
    script->source = file_read(arena, path, &script->n);
    if (!script->source || script_run(script, arena) != 0)
        return -1;
    r.scan = scan_make(arena, script->source, script->n);
    for (int i = 0; i < script->nsaid; i++) {
        r.said = &script->said[i];
        said_take(&r, &earlier);
    }
    if (script->stopped)
        stopped_add(&r, script->stopped);
    issues_sort(issues);
    return 0;
}

void config_init(struct config *c)
{
    *c = (struct config){.rules = CONFIG_RULES,
                         .data = CONFIG_DATA,
                         .batch = BATCH_MAX,
                         .body = (int64_t)BODY_BYTES_MAX};
}
