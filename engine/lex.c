/* Reads the tokens of a condition: words (ids, levels, numbers, dates) and signs. Knows no grammar.
 */
#include "engine/lex.h"

#include <string.h>

static bool word_byte(const char *p)
{
    unsigned char c = (unsigned char)*p;
    if (c == '.')
        return p[1] != '.'; /* "17..64" is three tokens */
    return c == '_' || c == '-' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
           c >= 0x80;
}

static int token_length(const char *p)
{
    int n = 0;
    if (p[0] == '.' && p[1] == '.')
        return 2;
    while (word_byte(p + n))
        n++;
    if (n > 0)
        return n;
    bool two =
        (p[0] == '<' || p[0] == '>' || p[0] == '=' || p[0] == '!' || p[0] == '~') && p[1] == '=';
    return two ? 2 : 1;
}

void reader_next(struct reader *r)
{
    int at = r->now.offset + r->now.length;
    while (r->text[at] == ' ' || r->text[at] == '\t' || r->text[at] == '\n' || r->text[at] == '\r')
        at++;
    r->now.offset = at;
    r->now.length = 0;
    r->now.kind = TOKEN_END;
    r->now.text = "";
    if (r->dead || !r->text[at])
        return;
    r->now.length = token_length(r->text + at);
    r->now.kind = word_byte(r->text + at) ? TOKEN_WORD : TOKEN_SIGN;
    r->now.text = arena_copy(r->parse->arena, r->text + at, (size_t)r->now.length);
}

void reader_init(struct reader *r, struct parse *parse, const struct decl *decl, int arg)
{
    *r = (struct reader){.parse = parse, .decl = decl, .arg = arg, .text = ""};
    if (arg >= decl->nargs || decl->args[arg].kind != ARG_TEXT) {
        issue_add(parse->issues, "condition-syntax", decl_place(decl),
                  "'%s' needs a text in quotes", decl->word);
        r->failed = r->dead = true;
    } else if (strlen(decl->args[arg].text) > PARSE_BYTES_MAX) {
        issue_add(parse->issues, "condition-syntax", decl_place(decl),
                  "the text of '%s' is longer than %d bytes", decl->word, PARSE_BYTES_MAX);
        r->failed = r->dead = true;
    } else {
        r->text = decl->args[arg].text;
    }
    reader_next(r);
}

bool token_is(const struct token *token, const char *text)
{
    return token->kind != TOKEN_END && strcmp(token->text, text) == 0;
}

bool reader_take(struct reader *r, const char *text)
{
    if (!token_is(&r->now, text))
        return false;
    reader_next(r);
    return true;
}

static struct issue *issue_at(struct reader *r, const char *code, const struct token *at,
                              const char *message)
{
    r->failed = true;
    int length = at->length ? at->length : 1;
    return issue_add(r->parse->issues, code, arg_place(r->decl, r->arg, at->offset, length), "%s",
                     message);
}

struct issue *reader_issue(struct reader *r, const char *code, const struct token *at,
                           const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    const char *message = arena_vprintf(r->parse->arena, format, ap);
    va_end(ap);
    return issue_at(r, code, at, message);
}

struct issue *reader_stop(struct reader *r, const char *code, const struct token *at,
                          const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    const char *message = arena_vprintf(r->parse->arena, format, ap);
    va_end(ap);
    struct issue *issue = issue_at(r, code, at, message);
    r->dead = true;
    reader_next(r);
    return issue;
}

const char *token_shown(struct reader *r, const struct token *token)
{
    if (token->kind == TOKEN_END)
        return "the end";
    return arena_printf(r->parse->arena, "'%s'", token->text);
}

bool reader_expect(struct reader *r, const char *text, const char *why)
{
    if (r->dead)
        return false;
    if (reader_take(r, text))
        return true;
    struct token at = r->now;
    reader_stop(r, "condition-syntax", &at, "'%s' is expected %s, not %s", text, why,
                token_shown(r, &at));
    return false;
}

bool reader_end(struct reader *r)
{
    if (r->dead || r->now.kind == TOKEN_END)
        return !r->failed;
    struct token at = r->now;
    static const char *const joints[] = {"and", "or"};
    reader_stop(r, "condition-syntax", &at, "%s is not expected here", token_shown(r, &at))
        ->nearest = nearest_name(at.text, joints, 2);
    return false;
}

const char *nearest_id(struct arena *arena, const char *name,
                       const char *(*id_at)(const void *, int), const void *model, int n)
{
    const char **names = arena_array(arena, (size_t)n + 1, sizeof *names);
    for (int i = 0; i < n; i++)
        names[i] = id_at(model, i);
    return nearest_name(name, names, n);
}
