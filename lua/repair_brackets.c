/* Brackets and quotes that are not closed, block by block of a file that Lua refuses.
 *
 * Lua tells of such a bracket at the end of the file. Authors begin each block at the first column
 * and indent what is inside, so a bracket is taken for unclosed when the next block begins, or when
 * a closing bracket stands further left than the line that opened the inmost one. */
#include "lua/repair.h"

#include <string.h>

#define OPEN_MAX 256

struct brackets {
    struct repair *r;
    int openers[OPEN_MAX]; /* tokens */
    int n;
    int over;  /* open ones beyond OPEN_MAX */
    bool told; /* of this block */
};

static char closing_of(char open)
{
    return open == '(' ? ')' : open == '{' ? '}' : ']';
}

static const struct scan_token *token(const struct brackets *b, int i)
{
    return &b->r->scan->tokens[i];
}

static char sign(const struct brackets *b, int i)
{
    const struct scan_token *t = token(b, i);
    return t->kind == SCAN_SIGN && t->length == 1 ? b->r->scan->source[t->at] : '\0';
}

/* The word whose bracket it is. */
static const char *owner(const struct brackets *b, int i)
{
    while (i > 0 && (token(b, i - 1)->kind == SCAN_TEXT))
        i--;
    if (i == 0 || token(b, i - 1)->kind != SCAN_NAME)
        return NULL;
    const struct scan_token *t = token(b, i - 1);
    return arena_copy(b->r->arena, b->r->scan->source + t->at, (size_t)t->length);
}

static void not_closed(struct brackets *b, int opener)
{
    const char *word = owner(b, opener);
    char open = sign(b, opener);
    const char *message =
        word ? arena_printf(b->r->arena, "the %c after '%s' is not closed", open, word)
             : arena_printf(b->r->arena, "this %c is not closed", open);
    if (b->told)
        return;
    repair_issue(b->r, "missing-bracket", token(b, opener), message)->hint =
        arena_printf(b->r->arena, "a %c is missing", closing_of(open));
    repair_cut(b->r, token(b, opener)->line);
    b->told = true;
}

static void closes_nothing(struct brackets *b, int i)
{
    if (b->told)
        return;
    repair_issue(b->r, "missing-bracket", token(b, i),
                 arena_printf(b->r->arena, "this %c closes nothing", sign(b, i)))
        ->hint = "take it out, or open a bracket before it";
    repair_cut(b->r, token(b, i)->line);
    b->told = true;
}

static int indent_of(const struct brackets *b, int i)
{
    return token(b, b->r->scan->line_tokens[token(b, i)->line])->column;
}

static bool first_on_line(const struct brackets *b, int i)
{
    return b->r->scan->line_tokens[token(b, i)->line] == i;
}

static void close(struct brackets *b, int i)
{
    if (b->over > 0) {
        b->over--;
        return;
    }
    if (b->n == 0) {
        closes_nothing(b, i);
        return;
    }
    int opener = b->openers[b->n - 1];
    bool left = first_on_line(b, i) && b->n > 1 && token(b, i)->column < indent_of(b, opener);
    if (left || sign(b, i) != closing_of(sign(b, opener)))
        not_closed(b, opener);
    b->n--;
}

static void open(struct brackets *b, int i)
{
    if (b->n < OPEN_MAX)
        b->openers[b->n++] = i;
    else
        b->over++;
}

static void block_end(struct brackets *b)
{
    if (b->n > 0)
        not_closed(b, b->openers[b->n - 1]);
    b->n = b->over = 0;
    b->told = false;
}

/* The text whose closing quote is most likely missing: one that runs into a word, `"Ikä, sv
 * "Ålder`; else the one that is open. */
static const struct scan_token *quote_missing(const struct repair *r, int line)
{
    const struct scan_token *t = &r->scan->tokens[r->scan->line_tokens[line]];
    for (; !t->open; t++)
        if (t->kind == SCAN_TEXT && t[1].kind == SCAN_NAME && t[1].at == t->at + t->length)
            return t;
    return t;
}

static void unfinished(struct brackets *b, int i)
{
    struct repair *r = b->r;
    const struct scan_token *at = quote_missing(r, token(b, i)->line);
    if (b->told)
        return;
    repair_issue(r, "unfinished-text", at, "the text that begins here has no end")->hint =
        r->scan->source[at->at] == '[' ? "end it with ]]" : "end it with a quotation mark";
    repair_cut(r, at->line);
    b->told = true;
}

void repair_brackets(struct repair *r)
{
    struct brackets b = {.r = r};
    for (int i = 0; i < r->scan->n && !repair_hopeless(r); i++) {
        if (repair_starts(r, i))
            block_end(&b);
        char c = sign(&b, i);
        if (token(&b, i)->open)
            unfinished(&b, i);
        if (c && strchr("({[", c))
            open(&b, i);
        else if (c && strchr(")}]", c))
            close(&b, i);
    }
    block_end(&b);
}
