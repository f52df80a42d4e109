/* Mends and cuts a rule file that Lua refuses: see repair.h. */
#include "lua/repair.h"

#include "lua/chars.h"

#include <stdlib.h>
#include <string.h>

struct edit {
    int at, drop; /* bytes of the source */
    const char *put;
};

struct mender {
    struct repair *r;
    struct edit *edits;
    int n, cap;
    char stack[256]; /* what is open: '(' '{' '[' or 'f', a block of plain Lua */
    int depth;
};

static const struct scan_token *token_at(const struct repair *r, int i)
{
    static const struct scan_token none = {.kind = SCAN_SIGN};
    return i >= 0 && i < r->scan->n ? &r->scan->tokens[i] : &none;
}

static bool is(const struct repair *r, int i, const char *text)
{
    return scan_is(r->scan, token_at(r, i), text);
}

static const char *token_text(const struct repair *r, int i)
{
    const struct scan_token *t = token_at(r, i);
    return arena_copy(r->arena, r->scan->source + t->at, (size_t)t->length);
}

bool repair_hopeless(const struct repair *r)
{
    return r->told >= REPAIR_FINDINGS;
}

struct issue *repair_issue(struct repair *r, const char *code, const struct scan_token *at,
                           const char *message)
{
    struct place where = {.file = r->file,
                          .line = at->line,
                          .column = at->column,
                          .length = chars_count(r->scan->source + at->at, (size_t)at->length)};
    if (repair_hopeless(r))
        return &r->spare;
    r->told++;
    return issue_add(r->issues, code, where, "%s", message);
}

bool repair_starts(const struct repair *r, int token)
{
    static const char *const keywords[] = {"local", "for",    "function", "if",
                                           "while", "repeat", "do",       "return"};
    const struct scan_token *t = token_at(r, token);
    if (t->column != 1 || (t->kind != SCAN_NAME && t->kind != SCAN_KEYWORD))
        return false;
    for (int i = 0; i < r->nstarts; i++)
        if (scan_is(r->scan, t, r->starts[i]))
            return true;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (scan_is(r->scan, t, keywords[i]))
            return true;
    return false;
}

bool repair_unfinished(const struct repair *r, int line)
{
    return r->unfinished[line];
}

/* From a text without an end, or a character that is no token, to the end of its block. */
static void unfinished_find(struct repair *r)
{
    bool inside = false;
    int line = 1;
    r->unfinished = arena_array(r->arena, (size_t)r->scan->nlines + 2, sizeof *r->unfinished);
    for (int i = 0; i < r->scan->n; i++) {
        const struct scan_token *t = token_at(r, i);
        for (; line < t->line; line++)
            r->unfinished[line] = inside;
        inside = (inside && !repair_starts(r, i)) || t->open || t->kind == SCAN_BAD;
    }
    for (; line <= r->scan->nlines; line++)
        r->unfinished[line] = inside;
}

/* ---- cutting out ------------------------------------------------------------------------------
 */

/* Whether there was anything in them. */
static bool blank_lines(struct repair *r, int from, int to)
{
    bool any = false;
    int line = 1;
    for (size_t i = 0; i < r->n; i++) {
        if (r->text[i] == '\n') {
            line++;
        } else if (line >= from && line < to) {
            any = any || r->text[i] != ' ';
            r->text[i] = ' ';
        }
    }
    r->cut = true;
    return any;
}

bool repair_cut(struct repair *r, int line)
{
    int from = 1, to = r->scan->nlines + 1;
    if (repair_hopeless(r))
        return false;
    for (int i = 0; i < r->scan->n; i++) {
        if (!repair_starts(r, i))
            continue;
        if (r->scan->tokens[i].line <= line) {
            from = r->scan->tokens[i].line;
        } else {
            to = r->scan->tokens[i].line;
            break;
        }
    }
    return blank_lines(r, from, to);
}

/* ---- mending ----------------------------------------------------------------------------------
 */

static void edit_add(struct mender *m, int at, int drop, const char *put)
{
    ARENA_ROOM(m->r->arena, m->edits, m->n, m->cap);
    m->edits[m->n++] = (struct edit){.at = at, .drop = drop, .put = put};
}

static void push(struct mender *m, char what)
{
    if (m->depth < (int)sizeof m->stack)
        m->stack[m->depth] = what;
    m->depth++;
}

static char inmost(const struct mender *m)
{
    return m->depth > 0 && m->depth <= (int)sizeof m->stack ? m->stack[m->depth - 1] : '\0';
}

static void follow(struct mender *m, int i)
{
    static const char *const opens[] = {"function", "do", "if", "repeat"};
    const struct scan_token *t = token_at(m->r, i);
    char c = m->r->scan->source[t->at];
    if (t->kind == SCAN_SIGN && t->length == 1 && strchr("({[", c))
        push(m, c);
    bool closes = (t->kind == SCAN_SIGN && t->length == 1 && strchr(")}]", c)) ||
                  is(m->r, i, "end") || is(m->r, i, "until");
    if (closes && m->depth > 0)
        m->depth--;
    for (size_t k = 0; k < sizeof opens / sizeof *opens; k++)
        if (is(m->r, i, opens[k]))
            push(m, 'f');
}

static bool ends_value(const struct repair *r, int i)
{
    const struct scan_token *t = token_at(r, i);
    return t->kind == SCAN_TEXT || t->kind == SCAN_NUMBER || is(r, i, "}") || is(r, i, ")") ||
           is(r, i, "true") || is(r, i, "false");
}

static bool begins_call(const struct repair *r, int i)
{
    return token_at(r, i)->kind == SCAN_NAME &&
           (token_at(r, i + 1)->kind == SCAN_TEXT || is(r, i + 1, "{") || is(r, i + 1, "("));
}

/* `area "work" area "education"`: the finding stands where the comma belongs. */
static void comma_missing(struct mender *m, int i)
{
    struct repair *r = m->r;
    const struct scan_token *before = token_at(r, i - 1);
    struct scan_token at = *before;
    if (repair_hopeless(r))
        return;
    int end = before->at + before->length;
    at.line = before->end_line;
    at.column = scan_column(r->scan, end);
    at.at = end;
    at.length = 1;
    char *message = arena_printf(r->arena, "a comma is missing before '%s'", token_text(r, i));
    struct issue *issue = repair_issue(r, "missing-comma", &at, message);
    issue->where.length = 1;
    issue->hint = "put a comma here";
    edit_add(m, end, 0, ",");
}

static void value_bare(struct mender *m, int i, const char *open, const char *close)
{
    struct repair *r = m->r;
    const char *value = token_text(r, i), *word = token_text(r, i - 1);
    const struct scan_token *t = token_at(r, i);
    repair_issue(
        r, "bare-value", t,
        arena_printf(r->arena, "'%s' needs %s", value, *open == '"' ? "quotes" : "round brackets"))
        ->hint = arena_printf(r->arena, "write %s %s%s%s", word, open, value, close);
    edit_add(m, t->at, 0, open);
    edit_add(m, t->at + t->length, 0, close);
}

static void mend_in_braces(struct mender *m, int i)
{
    struct repair *r = m->r;
    const struct scan_token *t = token_at(r, i), *before = token_at(r, i - 1);
    bool truth = is(r, i, "true") || is(r, i, "false");
    if (before->kind == SCAN_NAME && begins_call(r, i))
        edit_add(m, before->at + before->length, 0, ",");
    else if (before->kind == SCAN_NAME && t->kind == SCAN_NAME)
        value_bare(m, i, "\"", "\"");
    else if (before->kind == SCAN_NAME && (t->kind == SCAN_NUMBER || truth))
        value_bare(m, i, "(", ")");
    else if (ends_value(r, i - 1) && t->kind == SCAN_NAME)
        comma_missing(m, i);
}

static void mend_in_file(struct mender *m, int i)
{
    struct repair *r = m->r;
    const struct scan_token *t = token_at(r, i), *before = token_at(r, i - 1);
    if (repair_starts(r, i - 1) && before->kind == SCAN_NAME && t->kind == SCAN_NAME &&
        t->line == before->line)
        value_bare(m, i, "\"", "\"");
    bool last = i + 1 == r->scan->n || repair_starts(r, i + 1);
    if (is(r, i, ",") && ends_value(r, i - 1) && last) {
        repair_issue(r, "stray-comma", t, "no comma stands between blocks")->hint = "take it out";
        edit_add(m, t->at, 1, " ");
    }
}

static void mends_find(struct mender *m)
{
    struct repair *r = m->r;
    for (int i = 0; i < r->scan->n && !repair_hopeless(r); i++) {
        if (repair_starts(r, i))
            m->depth = 0;
        if (!repair_unfinished(r, token_at(r, i)->line)) {
            if (inmost(m) == '{')
                mend_in_braces(m, i);
            else if (m->depth == 0 && i > 0)
                mend_in_file(m, i);
        }
        follow(m, i);
    }
}

static void edits_make(struct mender *m)
{
    struct repair *r = m->r;
    size_t more = 1, n = 0;
    int from = 0;
    for (int i = 0; i < m->n; i++)
        more += strlen(m->edits[i].put);
    r->text = arena_alloc(r->arena, (size_t)r->scan->length + more);
    for (int i = 0; i <= m->n; i++) {
        int to = i < m->n ? m->edits[i].at : r->scan->length;
        memcpy(r->text + n, r->scan->source + from, (size_t)(to - from));
        n += (size_t)(to - from);
        from = to;
        if (i == m->n)
            break;
        memcpy(r->text + n, m->edits[i].put, strlen(m->edits[i].put));
        n += strlen(m->edits[i].put);
        from += m->edits[i].drop;
    }
    r->n = n;
}

static bool typographic(const struct repair *r, const struct scan_token *t)
{
    static const char *const quotes[] = {"“", "”", "„", "«", "»", "‘", "’"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (scan_is(r->scan, t, quotes[i]))
            return true;
    return false;
}

/* One finding a line: the rest of the line hangs on it. */
static void bad_characters(struct repair *r)
{
    int told = 0;
    for (int i = 0; i < r->scan->n && !repair_hopeless(r); i++) {
        const struct scan_token *t = token_at(r, i);
        if (t->kind != SCAN_BAD || t->line == told)
            continue;
        told = t->line;
        if (typographic(r, t))
            repair_issue(r, "typographic-quote", t, "this is no straight quotation mark")->hint =
                "write \"";
        else
            repair_issue(r, "syntax", t,
                         arena_printf(r->arena, "'%s' cannot stand here", token_text(r, i)));
        repair_cut(r, t->line);
    }
}

void repair_begin(struct repair *r)
{
    struct mender m = {.r = r};
    unfinished_find(r);
    mends_find(&m);
    edits_make(&m);
    bad_characters(r);
    repair_brackets(r);
}

/* ---- Lua's own messages -----------------------------------------------------------------------
 */

static const struct {
    const char *said, *hint;
} hints[] = {
    {"'}' expected", "a comma or a bracket may be missing before it"},
    {"')' expected", "a comma or a bracket may be missing before it"},
    {"'=' expected", "a word is followed by a text in quotes, ( … ) or { … }"},
    {"syntax error", "a word is followed by a text in quotes, ( … ) or { … }"},
    {"unexpected symbol", "is something missing before it?"},
    {"malformed number", "an id begins with a letter and stands in quotes"},
    {"invalid escape", "a backslash is written twice: \\\\"},
    {"'end' expected", "a for, while, if or function ends with 'end'"},
    {"levels", "there are too many brackets inside each other"},
    {"overflow", "there are too many brackets inside each other"},
};

static const char *hint_for(const char *message)
{
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strstr(message, hints[i].said))
            return hints[i].hint;
    return NULL;
}

/* "… near 'x'": the token on that line, as written. */
static const struct scan_token *token_near(const struct repair *r, const char *message, int line)
{
    const char *near = strstr(message, " near '");
    if (!near || line < 1 || line > r->scan->nlines)
        return NULL;
    near += strlen(" near '");
    size_t n = strlen(near);
    n -= n > 0;
    for (int i = r->scan->line_tokens[line]; i < r->scan->n && r->scan->tokens[i].line == line;
         i++) {
        const struct scan_token *t = token_at(r, i);
        if ((size_t)t->length == n && memcmp(r->scan->source + t->at, near, n) == 0)
            return t;
    }
    return NULL;
}

/* "(to close '{' at line 5)": the line that is meant when the text just ends. */
static int line_meant(const char *message, int line)
{
    const char *at = strstr(message, " at line ");
    return at ? atoi(at + strlen(" at line ")) : line;
}

bool repair_error(struct repair *r, const char *message, int line)
{
    const struct scan_token *t = token_near(r, message, line);
    int meant = t ? line : line_meant(message, line);
    struct place where = {.file = r->file, .line = meant};
    struct issue *issue;
    if (t)
        issue = repair_issue(r, "syntax", t,
                             arena_printf(r->arena, "'%.60s' cannot stand here",
                                          token_text(r, (int)(t - r->scan->tokens))));
    else
        issue = issue_add(r->issues, "syntax", where, "Lua cannot read this: %s", message);
    r->told++;
    issue->hint = hint_for(message);
    return repair_cut(r, meant);
}
