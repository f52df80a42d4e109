/* The tokens of the condition language. Private to the parse_*.c files. */
#ifndef POLKU_ENGINE_LEX_H
#define POLKU_ENGINE_LEX_H

#include "engine/parse.h"

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_SIGN };

struct token {
    enum token_kind kind;
    const char *text; /* in the arena */
    int offset;       /* bytes from the start of the argument */
    int length;
};

/* One argument being read. */
struct reader {
    struct parse *parse;
    const struct decl *decl;
    int arg;
    const char *text;
    struct token now; /* the token to be read next */
    int depth;
    bool failed; /* a finding was added */
    bool dead;   /* of a kind after which reading on makes no sense */
};

void reader_init(struct reader *r, struct parse *parse, const struct decl *decl, int arg);
void reader_next(struct reader *r);

/* Whether the token is this word or sign. */
bool token_is(const struct token *token, const char *text);
/* Takes the token when it is this; else false and nothing is taken. */
bool reader_take(struct reader *r, const char *text);
/* Takes the token, or adds a finding that says what was expected. */
bool reader_expect(struct reader *r, const char *text, const char *why);
/* Adds a finding at a token. */
struct issue *reader_issue(struct reader *r, const char *code, const struct token *at,
                           const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The same, and nothing more is read of this argument. */
struct issue *reader_stop(struct reader *r, const char *code, const struct token *at,
                          const char *format, ...) __attribute__((format(printf, 4, 5)));
/* True at the end; else a finding about what stands there. */
bool reader_end(struct reader *r);

/* How a token is shown in a sentence: 'x', or "the end". */
const char *token_shown(struct reader *r, const struct token *token);

/* The nearest name among those of model elements: `id_at` gives the i-th id. */
const char *nearest_id(struct arena *arena, const char *name,
                       const char *(*id_at)(const void *, int), const void *model, int n);

/* In parse_test.c: a test that begins at the reader's token. NULL after a finding. */
const struct cond *test_read(struct reader *r);
/* In parse_length.c: "8 weeks" or a parameter; `single` refuses a range. */
bool length_read(struct reader *r, bool single, struct length *out);
/* An option or level of a fact, with findings; -1 after one. `bare_ok`: "A2" stands for "A2.1". */
int option_read(struct reader *r, int fact, bool bare_ok);
/* In parse_value.c: a member of a test's set, of which the same twice is a finding; "(a, b)"; "a";
 * and what every set needs at its end. */
void set_add(struct reader *r, struct test *test, int member, const struct token *at);
void options_read(struct reader *r, struct test *test);
void one_option_read(struct reader *r, struct test *test);
void set_finish(struct test *test);
/* One end of a range: a number, a level, a parameter. */
bool bound_read(struct reader *r, int fact, bool bare_ok, struct bound *out);

const struct cond *cond_test_make(struct parse *p, const struct test *test);
const struct cond *cond_not_make(struct parse *p, const struct cond *member);
/* The shared test equal to this one; makes it when it is new. */
const struct test *test_share(struct parse *p, const struct test *test);

#endif
