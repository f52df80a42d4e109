/* Reads one block by the table of its words, and the kinds of words that many blocks have. */
#include "engine/build.h"

#include <assert.h>
#include <string.h>

struct rule_place rule_of(const struct decl *d)
{
    return (struct rule_place){.file = d->file, .line = d->line};
}

/* ---- blocks ------------------------------------------------------------------------------------
 */

static int field_find(const struct field *fields, const char *word)
{
    for (int i = 0; fields[i].word; i++)
        if (strcmp(fields[i].word, word) == 0)
            return i;
    return -1;
}

static void refuse_word(struct build *b, const struct decl *block, const struct decl *d,
                        const struct field *fields)
{
    const char *names[64];
    int n = 0;
    for (; n < 64 && fields[n].word; n++)
        names[n] = fields[n].word;
    issue_add(b->issues, "unknown-word", decl_place(d), "'%s' has no word '%s'", block->word,
              d->word)
        ->nearest = nearest_name(d->word, names, n);
}

static void needed_words(struct build *b, const struct decl *block, const struct field *fields,
                         uint64_t seen)
{
    for (int i = 0; fields[i].word; i++)
        if (fields[i].needed && !(seen & UINT64_C(1) << i))
            issue_add(b->issues, "missing-word", decl_place(block), "'%s' needs '%s'", block->word,
                      fields[i].word);
}

void block_read(struct build *b, struct decl *block, void *element, const struct field *fields)
{
    uint64_t seen = 0;
    for (int i = 0; i < block->nbody; i++) {
        struct decl *d = &block->body[i];
        int at = field_find(fields, d->word);
        assert(at < 64);
        if (at < 0) {
            refuse_word(b, block, d, fields);
            continue;
        }
        if (seen & UINT64_C(1) << at && !fields[at].many)
            issue_add(b->issues, "word-twice", decl_place(d), "'%s' stands twice in '%s'", d->word,
                      block->word);
        seen |= UINT64_C(1) << at;
        fields[at].read(b, &fields[at], d, (char *)element + fields[at].at);
        if (fields[at].has)
            *(bool *)((char *)element + fields[at].has) = true;
    }
    needed_words(b, block, fields, seen);
}

/* ---- arguments ---------------------------------------------------------------------------------
 */

static void wrong_type(struct build *b, const struct decl *d, const char *wanted)
{
    issue_add(b->issues, "wrong-type", decl_place(d), "'%s' takes %s", d->word, wanted);
}

const char *text_arg(struct build *b, struct decl *d, int arg)
{
    if (arg < d->nargs && d->args[arg].kind == ARG_TEXT)
        return d->args[arg].text;
    wrong_type(b, d, "a text in quotes");
    return NULL;
}

bool number_arg(struct build *b, struct decl *d, int arg, int64_t *out)
{
    if (arg < d->nargs && d->args[arg].kind == ARG_NUMBER) {
        *out = d->args[arg].number;
        return true;
    }
    wrong_type(b, d, "a whole number in brackets");
    return false;
}

/* The canonical text is read again from the image, so the reader's limits hold for it too. */
static bool canonical_fits(const char *text)
{
    int depth = 0, deepest = 0;
    for (const char *p = text; *p; p++) {
        depth += (*p == '(') - (*p == ')');
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest <= PARSE_DEPTH_MAX && strlen(text) <= PARSE_BYTES_MAX;
}

const struct cond *cond_arg(struct build *b, struct decl *d, int arg)
{
    const struct cond *cond = cond_parse(&b->parse, d, arg);
    const char *text = cond ? cond_print(b->arena, b->m, cond) : NULL;
    if (!text)
        return NULL;
    if (!canonical_fits(text)) {
        issue_add(
            b->issues, "condition-syntax", decl_place(d),
            "the condition of '%s' is longer than %d bytes, or its brackets are nested deeper "
            "than %d, when it is written out",
            d->word, PARSE_BYTES_MAX, PARSE_DEPTH_MAX);
        return NULL;
    }
    d->args[arg].text = text;
    return cond;
}

void texts_read(struct build *b, struct decl *d, struct text *out, const char *also)
{
    for (int i = 0; i < d->nbody; i++) {
        struct decl *word = &d->body[i];
        int language = language_find(word->word);
        if (also && strcmp(word->word, also) == 0)
            continue;
        if (language < 0)
            issue_add(b->issues, "unknown-word", decl_place(word), "'%s' has no word '%s'", d->word,
                      word->word);
        else if (out->in[language])
            issue_add(b->issues, "word-twice", decl_place(word), "'%s' stands twice in '%s'",
                      word->word, d->word);
        else
            out->in[language] = text_arg(b, word, 0);
    }
    if (text_empty(out))
        wrong_type(b, d, "a text: { fi \"…\", sv \"…\", en \"…\" }");
}

/* ---- references ---------------------------------------------------------------------------------
 */

static const struct common *element_at(const struct elements *e, int i)
{
    return (const struct common *)(const void *)((const char *)e->at + (size_t)i * e->size);
}

static const char *element_id_at(const void *elements, int i)
{
    return element_at(elements, i)->id;
}

static const char *nearest_element(struct build *b, const char *name, const struct elements *e)
{
    const char **names = arena_array(b->arena, (size_t)e->n + 1, sizeof *names);
    for (int i = 0; i < e->n; i++)
        names[i] = element_id_at(e, i);
    return nearest_name(name, names, e->n);
}

void unknown_id(struct build *b, const char *code, const struct decl *d, const char *what,
                const struct elements *among)
{
    const char *name = d->args[0].text;
    issue_add(b->issues, code, arg_place(d, 0, 0, (int)strlen(name)), "there is no %s '%s'", what,
              name)
        ->nearest = nearest_element(b, name, among);
}

void ids_add(struct build *b, struct ids *ids, int id, const struct decl *d)
{
    int at = ids->n;
    for (int i = 0; i < ids->n; i++)
        if (ids->at[i] == id) {
            issue_add(b->issues, "named-twice", arg_place(d, 0, 0, 1), "'%s' is named twice",
                      d->nargs && d->args[0].kind == ARG_TEXT ? d->args[0].text : d->word);
            return;
        }
    if ((ids->n & (ids->n - 1)) == 0) /* room for the next power of two */
        ids->at = arena_grow(b->arena, ids->at, (size_t)ids->n, ids->n ? (size_t)ids->n * 2 : 1,
                             sizeof *ids->at);
    for (; at > 0 && ids->at[at - 1] > id; at--)
        ids->at[at] = ids->at[at - 1];
    ids->at[at] = id;
    ids->n++;
}

static int actor_arg(struct build *b, struct decl *d)
{
    const char *id = text_arg(b, d, 0);
    int found = id ? model_actor(b->m, id) : -1;
    if (id && found < 0)
        unknown_id(b, "unknown-actor", d, "actor",
                   &(struct elements){b->m->actors, sizeof *b->m->actors, b->m->nactors});
    return found;
}

static int service_arg(struct build *b, struct decl *d)
{
    const char *id = text_arg(b, d, 0);
    int found = id ? model_service(b->m, id) : -1;
    if (id && found < 0)
        unknown_id(b, "unknown-service", d, "service",
                   &(struct elements){b->m->services, sizeof *b->m->services, b->m->nservices});
    return found;
}

void field_actor(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    *(int *)to = actor_arg(b, d);
}

void field_actors(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    int actor = actor_arg(b, d);
    if (actor >= 0)
        ids_add(b, to, actor, d);
}

void field_service(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    *(int *)to = service_arg(b, d);
}

void field_services(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    int service = service_arg(b, d);
    if (service >= 0)
        ids_add(b, to, service, d);
}

void field_goal(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    const char *id = text_arg(b, d, 0);
    *(int *)to = id ? model_goal(b->m, id) : -1;
    if (id && *(int *)to < 0)
        unknown_id(b, "unknown-goal", d, "goal",
                   &(struct elements){b->m->goals, sizeof *b->m->goals, b->m->ngoals});
}

void field_municipality(struct build *b, const struct field *f, struct decl *d, void *to)
{
    (void)f;
    const char *code = text_arg(b, d, 0);
    if (!code)
        return;
    if (b->m->municipality < 0) {
        issue_add(b->issues, "needs-fact", decl_place(d),
                  "'%s' needs the choice 'municipality', which is not declared", d->word);
        return;
    }
    const struct fact *fact = &b->m->facts[b->m->municipality];
    int option = fact_option(fact, code);
    if (option >= 0) {
        ids_add(b, to, option, d);
        return;
    }
    const char **names = arena_array(b->arena, (size_t)fact->noptions + 1, sizeof *names);
    for (int i = 0; i < fact->noptions; i++)
        names[i] = fact->options[i].id;
    issue_add(b->issues, "unknown-municipality", arg_place(d, 0, 0, (int)strlen(code)),
              "there is no municipality '%s'", code)
        ->nearest = nearest_name(code, names, fact->noptions);
}
