/* Taking the words of a configuration file: see config_words.h. Findings look like those of rule
 * files: the place to the column, the nearest name. */
#include "daemon/config_words.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_MOST 32 /* of one table */
#define LIMIT_MOST 1000000

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

struct issue *word_fault(struct reader *r, const char *code, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    const char *message = arena_vprintf(r->issues->arena, format, ap);
    va_end(ap);
    struct issue *issue = issue_add(r->issues, code, said_place(r), "%s", message);
    issue->source = scan_line(r->issues->arena, r->scan, r->said->line);
    return issue;
}

int64_t word_number(struct reader *r, int64_t low, int64_t high, int64_t usual)
{
    errno = 0;
    int64_t n = strtoll(r->said->text, NULL, 10);
    if (errno == 0 && n >= low && n <= high)
        return n;
    word_fault(r, "out-of-range", "'%s' lies between %" PRId64 " and %" PRId64, r->said->word, low,
               high);
    return usual;
}

/* ---- limits ---------------------------------------------------------------------------------- */

static struct allowance *allowance_of(struct reader *r)
{
    return r->holder ? &r->holder->caller.allowance : &r->config->keyless;
}

void take_calls_a_second(struct reader *r)
{
    allowance_of(r)->calls_a_second = (int)word_number(r, 1, LIMIT_MOST, 1);
}

void take_searches_a_second(struct reader *r)
{
    allowance_of(r)->searches_a_second = (int)word_number(r, 1, LIMIT_MOST, 1);
}

void take_calls_at_once(struct reader *r)
{
    allowance_of(r)->calls_at_once = (int)word_number(r, 1, LIMIT_MOST, 1);
}

/* ---- words ----------------------------------------------------------------------------------- */

static void unknown_word(struct reader *r, const struct words *words)
{
    const char *names[WORDS_MOST];
    assert(words->n <= WORDS_MOST);
    for (int i = 0; i < words->n; i++)
        names[i] = words->list[i].name;
    struct issue *issue =
        word_fault(r, "unknown-word", "there is no word '%s' in %s", r->said->word, words->where);
    issue->nearest = nearest_name(r->said->word, names, words->n);
}

/* `earlier`: bits of the words that were said before. */
static void said_take(struct reader *r, const struct words *words, unsigned *earlier)
{
    int w = 0;
    while (w < words->n && strcmp(words->list[w].name, r->said->word) != 0)
        w++;
    if (w == words->n) {
        unknown_word(r, words);
        return;
    }
    const struct word *word = &words->list[w];
    if (r->said->kind != word->kind)
        word_fault(r, "wrong-type", "'%s' takes something else", r->said->word)->hint =
            arena_printf(r->issues->arena, "write %s", word->usage);
    else if (*earlier >> w & 1 && !word->often)
        word_fault(r, "word-twice", "'%s' was said before", r->said->word);
    else
        word->take(r);
    *earlier |= 1u << w;
}

void words_take(struct reader *r, const struct words *words, int block)
{
    const struct said *said = r->said;
    unsigned earlier = 0;
    for (int i = 0; i < r->script->nsaid; i++) {
        r->said = &r->script->said[i];
        if (r->said->block == block)
            said_take(r, words, &earlier);
    }
    r->said = said;
}
