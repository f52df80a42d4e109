/* The answer of assess: the result with its statement, what to keep with the client, what is still
 * to be asked, and where the points come from. */
#include "cli/show.h"

#include <string.h>

static bool is_state(const struct json *result, const char *state)
{
    const char *text = json_text(json_get(result, "state"));
    return text && strcmp(text, state) == 0;
}

static const struct {
    const char *state;
    enum label label;
    enum style style;
} states[] = {{"open", LABEL_ASSESS_OPEN, STYLE_UNSURE},
              {"not_eligible", LABEL_ASSESS_NOT, STYLE_BAD},
              {"closed", LABEL_ASSESS_CLOSED, STYLE_BAD}};

static void state_show(struct show *s, const struct json *result)
{
    const char *name = show_text(json_get(result, "name"));
    lay_empty(&s->lay);
    lay_begin(&s->lay, 0, 2);
    lay_put(&s->lay, STYLE_STRONG, name ? name : json_text(json_get(result, "assessment")));
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (is_state(result, states[i].state)) {
            lay_put(&s->lay, STYLE_PLAIN, ": ");
            lay_put(&s->lay, states[i].style, label(states[i].label, s->language));
        }
    lay_end(&s->lay);
    show_pair(s, 2, LABEL_GRADE, json_text(json_get(result, "grade")));
}

/* "9", or "9–14" while they can still move. */
static void points_show(struct show *s, const struct json *result)
{
    int64_t least = show_number(result, "points_least", INT64_MIN);
    int64_t most = show_number(result, "points_most", INT64_MIN);
    if (least == INT64_MIN)
        return;
    show_pair(s, 2, LABEL_POINTS,
              least == most
                  ? arena_printf(s->arena, "%lld", (long long)least)
                  : arena_printf(s->arena, "%lld–%lld", (long long)least, (long long)most));
}

/* What was gained or lost of choices that are known in part stands as "+a, −b". */
static const char *part_text(struct show *s, const char *fact, const struct json *value)
{
    static const char *const members[] = {"has", "has_not"}, *const marks[] = {"+", "−"};
    const char *all = NULL;
    for (size_t k = 0; k < 2; k++) {
        const struct json *ids = json_get(value, members[k]);
        for (uint32_t i = 0; i < show_length(ids); i++)
            all = arena_printf(s->arena, "%s%s%s%s", all ? all : "", all ? ", " : "", marks[k],
                               show_value(s, fact, &ids->items[i]));
    }
    return all ? all : label(LABEL_UNKNOWN, s->language);
}

static void facts_show(struct show *s, const struct json *facts)
{
    const char *all = NULL;
    for (uint32_t i = 0; facts && facts->kind == JSON_OBJECT && i < facts->n; i++) {
        const struct json *one = &facts->items[i];
        const char *value =
            one->kind == JSON_OBJECT ? part_text(s, one->key, one) : show_value(s, one->key, one);
        all = arena_printf(s->arena, "%s%s%s: %s", all ? all : "", all ? "; " : "",
                           show_name(s, CATALOGUE_FACTS, one->key), value);
    }
    show_pair(s, 2, LABEL_KEEP, all);
}

static void statement_show(struct show *s, const struct json *statement)
{
    const char *text = show_text(statement);
    if (!text)
        return;
    show_head(s, label(LABEL_STATEMENT, s->language));
    lay_line(&s->lay, 2, STYLE_PLAIN, text);
    show_pair(s, 2, LABEL_MADE_BY, show_actor(s, json_get(statement, "made_by")));
}

static void questions_show(struct show *s, const struct json *questions)
{
    if (show_length(questions) == 0)
        return;
    show_head(s, label(LABEL_QUESTIONS, s->language));
    for (uint32_t i = 0; i < questions->n; i++) {
        const struct json *one = &questions->items[i];
        const char *id = json_text(json_get(one, "fact"));
        lay_begin(&s->lay, 2, 4);
        lay_put(&s->lay, STYLE_PLAIN, "– ");
        lay_put(&s->lay, STYLE_PLAIN, show_text(one) ? show_text(one) : id);
        lay_put(&s->lay, STYLE_FAINT, id ? arena_printf(s->arena, " [%s]", id) : NULL);
        lay_end(&s->lay);
        show_pair(s, 4, LABEL_STATED_BY, show_actor(s, json_get(one, "stated_by")));
    }
}

static void term_show(struct show *s, const struct json *term)
{
    const struct json *value = json_get(term, "value");
    bool known = value && value->kind == JSON_BOOL;
    const char *rule = json_text(json_get(term, "rule"));
    lay_begin(&s->lay, 2, 9);
    lay_put(&s->lay,
            !known          ? STYLE_UNSURE
            : value->number ? STYLE_GOOD
                            : STYLE_BAD,
            !known          ? "? "
            : value->number ? "✓ "
                            : "✗ ");
    lay_put(&s->lay, STYLE_STRONG,
            arena_printf(s->arena, "%+4lld  ", (long long)show_number(term, "points", 0)));
    lay_put(&s->lay, STYLE_PLAIN, json_text(json_get(term, "when_text")));
    lay_put(&s->lay, STYLE_FAINT, rule ? arena_printf(s->arena, "  %s", rule) : NULL);
    lay_end(&s->lay);
}

static void terms_show(struct show *s, const struct json *terms)
{
    if (show_length(terms) == 0)
        return;
    show_head(s, label(LABEL_TERMS, s->language));
    for (uint32_t i = 0; i < terms->n; i++)
        term_show(s, &terms->items[i]);
}

void show_assess(struct show *s, const struct json *result)
{
    const struct json *why = json_get(result, "why");
    show_header(s, result);
    state_show(s, result);
    points_show(s, result);
    facts_show(s, json_get(result, "facts"));
    show_pair(s, 2, LABEL_NOTE, json_text(json_get(result, "note")));
    statement_show(s, json_get(result, "statement"));
    questions_show(s, json_get(result, "questions"));
    terms_show(s, json_get(result, "terms"));
    if (why && why->kind == JSON_OBJECT && !is_state(result, "graded")) {
        show_head(s, label(LABEL_WHY, s->language));
        show_node(s, why);
    }
    if (json_get(result, "exact") && !show_true(result, "exact"))
        lay_line(&s->lay, 2, STYLE_FAINT, label(LABEL_INEXACT, s->language));
}
