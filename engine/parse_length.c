/* The other small texts of a rule file: lengths of time, deadlines, dates of validity, effects. */
#include "engine/lex.h"

#include <assert.h>
#include <string.h>

static const char *parameter_id_at(const void *model, int i)
{
    return ((const struct model *)model)->parameters[i].common.id;
}

static bool parameter_is_length(struct reader *r, int parameter, const struct token *at,
                                bool single)
{
    const struct parameter *p = &r->parse->model->parameters[parameter];
    for (int i = 0; i < p->nvalues; i++) {
        const struct parameter_value *v = &p->values[i];
        if (v->is_number || v->level) {
            reader_issue(r, "parameter-kind", at, "the parameter '%s' is no length of time",
                         at->text);
            return false;
        }
        if (single && v->duration.low != v->duration.high) {
            reader_issue(r, "duration-range", at,
                         "one length is needed here, and the parameter '%s' is a range", at->text);
            return false;
        }
    }
    return true;
}

static const char length_hint[] = "write '10 days', '2-8 weeks', '1 month' or '3 years'";

static bool length_of_parameter(struct reader *r, bool single, struct length *out)
{
    struct token at = r->now;
    const struct model *m = r->parse->model;
    out->parameter = model_parameter(m, at.text);
    reader_next(r);
    if (out->parameter >= 0)
        return parameter_is_length(r, out->parameter, &at, single);
    if (r->now.kind == TOKEN_WORD && !token_is(&r->now, "of") && !token_is(&r->now, "ago") &&
        !token_is(&r->now, "and") && !token_is(&r->now, "or")) {
        reader_stop(r, "bad-duration", &at, "'%s %s' is no length of time", at.text, r->now.text)
            ->hint = length_hint;
        return false;
    }
    reader_issue(r, "unknown-parameter", &at, "there is no parameter '%s'", at.text)->nearest =
        nearest_id(r->parse->arena, at.text, parameter_id_at, m, m->nparameters);
    return false;
}

bool length_read(struct reader *r, bool single, struct length *out)
{
    struct token at = r->now;
    *out = (struct length){.parameter = -1};
    if (at.kind != TOKEN_WORD) {
        reader_stop(r, "bad-duration", &at, "a length such as '8 weeks' is expected, not %s",
                    token_shown(r, &at));
        return false;
    }
    if (at.text[0] < '0' || at.text[0] > '9')
        return length_of_parameter(r, single, out);
    reader_next(r);
    struct token unit = r->now;
    const char *text = arena_printf(r->parse->arena, "%s %s", at.text, unit.text);
    if (!duration_parse(text, &out->duration)) {
        struct token both = at;
        both.length = unit.offset + unit.length - at.offset;
        reader_stop(r, "bad-duration", &both, "'%s' is no length of time", text)->hint =
            length_hint;
        return false;
    }
    reader_next(r);
    if (single && out->duration.low != out->duration.high)
        reader_issue(r, "duration-range", &at, "one length is needed here, not a range");
    return !r->failed;
}

bool length_parse(struct parse *p, const struct decl *d, int arg, bool single, struct length *out)
{
    struct reader r;
    reader_init(&r, p, d, arg);
    if (!r.dead)
        length_read(&r, single, out);
    return reader_end(&r);
}

bool start_within_parse(struct parse *p, const struct decl *d, struct length *out, int *fact)
{
    struct reader r;
    reader_init(&r, p, d, 0);
    if (!r.dead)
        length_read(&r, true, out);
    reader_expect(&r, "of", "between the length and the date");
    struct token at = r.now;
    if (r.dead)
        return false;
    *fact = model_fact(p->model, at.text);
    if (*fact < 0 || p->model->facts[*fact].kind != FACT_DATE)
        reader_issue(&r, *fact < 0 ? "unknown-fact" : "wrong-test", &at,
                     *fact < 0 ? "there is no fact %s" : "%s is no date", token_shown(&r, &at));
    reader_next(&r);
    return reader_end(&r);
}

bool valid_parse(struct parse *p, const struct decl *d, int arg, struct span *out)
{
    if (arg < d->nargs && d->args[arg].kind == ARG_TEXT && span_parse(d->args[arg].text, out))
        return true;
    int length =
        arg < d->nargs && d->args[arg].kind == ARG_TEXT ? (int)strlen(d->args[arg].text) : 1;
    issue_add(p->issues, "bad-dates", arg_place(d, arg, 0, length ? length : 1),
              "these are no dates")
        ->hint = "write '2025-01-01 to 2025-12-31', '2025-01-01 on' or 'to 2024-12-31'";
    return false;
}

/* ---- effects ------------------------------------------------------------------------------------
 */

static const char *fact_id_at(const void *model, int i)
{
    return ((const struct model *)model)->facts[i].common.id;
}

static const struct {
    const char *word;
    enum effect_op op;
} effect_words[] = {{"reaches", EFFECT_REACHES},
                    {"becomes", EFFECT_BECOMES},
                    {"gains", EFFECT_GAINS},
                    {"loses", EFFECT_LOSES}};

static bool effect_fits(enum effect_op op, enum fact_kind kind)
{
    switch (op) {
    case EFFECT_REACHES: return kind == FACT_SCALE;
    case EFFECT_BECOMES: return kind == FACT_YES_OR_NO || kind == FACT_CHOICE || kind == FACT_SCALE;
    case EFFECT_GAINS:
    case EFFECT_LOSES: return kind == FACT_CHOICES;
    }
    return false;
}

static void read_effect_value(struct reader *r, struct effect *effect)
{
    if (r->parse->model->facts[effect->fact].kind != FACT_YES_OR_NO) {
        effect->n = option_read(r, effect->fact, false);
        return;
    }
    struct token at = r->now;
    effect->n = token_is(&at, "yes");
    if (!reader_take(r, "yes") && !reader_take(r, "no"))
        reader_stop(r, "bad-effect", &at, "'yes' or 'no' is expected, not %s", token_shown(r, &at));
}

static void read_effect(struct reader *r, struct effect *effect)
{
    const struct model *m = r->parse->model;
    struct token name = r->now;
    reader_next(r);
    effect->fact = name.kind == TOKEN_WORD ? model_fact(m, name.text) : -1;
    if (effect->fact < 0) {
        reader_stop(r, "unknown-fact", &name, "there is no fact %s", token_shown(r, &name))
            ->nearest = nearest_id(r->parse->arena, name.text, fact_id_at, m, m->nfacts);
        return;
    }
    struct token word = r->now;
    for (size_t i = 0; i < sizeof effect_words / sizeof *effect_words; i++)
        if (reader_take(r, effect_words[i].word)) {
            effect->op = effect_words[i].op;
            enum fact_kind kind = m->facts[effect->fact].kind;
            if (effect_fits(effect->op, kind))
                read_effect_value(r, effect);
            else
                reader_stop(r, "bad-effect", &word, "'%s' is a %s: it cannot be said to '%s'",
                            name.text, fact_kind_ids[kind], word.text);
            return;
        }
    reader_stop(r, "bad-effect", &word,
                "'reaches', 'becomes', 'gains' or 'loses' is expected, not %s",
                token_shown(r, &word));
}

bool effects_parse(struct parse *p, const struct decl *d, int arg, struct effect **out, int *n)
{
    struct reader r;
    int cap = 0;
    *out = NULL;
    *n = 0;
    reader_init(&r, p, d, arg);
    if (r.dead)
        return false;
    do {
        ARENA_ROOM(p->arena, *out, *n, cap);
        read_effect(&r, &(*out)[(*n)++]);
    } while (!r.dead && reader_take(&r, ","));
    return reader_end(&r);
}
