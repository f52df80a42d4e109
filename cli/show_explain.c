/* The answer of explain: the state, the tree that led to it with a mark for each node, what the
 * points come from, and what it would take. */
#include "cli/show.h"

#include <string.h>

#define DEEPEST 12 /* deeper nodes are not indented further, so that words keep their room */

static const struct {
    const char *mark;
    enum style style;
} marks[] = {{"✗ ", STYLE_BAD}, {"✓ ", STYLE_GOOD}, {"? ", STYLE_UNSURE}};

static size_t mark_of(const struct json *value)
{
    return value && value->kind == JSON_BOOL ? (size_t)value->number : 2;
}

static const char *source_text(struct show *s, const struct json *node)
{
    static const struct {
        const char *id;
        enum label label;
    } sources[] = {{"sent", LABEL_SOURCE_SENT},
                   {"history", LABEL_SOURCE_HISTORY},
                   {"default", LABEL_SOURCE_DEFAULT}};
    const char *source = json_text(json_get(node, "source"));
    for (size_t i = 0; source && i < sizeof sources / sizeof *sources; i++)
        if (strcmp(sources[i].id, source) == 0)
            return label(sources[i].label, s->language);
    return NULL;
}

/* The value that a test looked at, and where it came from. */
static void value_put(struct show *s, const struct json *node)
{
    const char *fact = json_text(json_get(node, "fact"));
    const struct json *value = json_get(node, "fact_value");
    const char *source = source_text(s, node);
    if (!fact || !value)
        return;
    lay_put(&s->lay, STYLE_PLAIN, arena_printf(s->arena, " → %s", show_value(s, fact, value)));
    if (source)
        lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, " (%s)", source));
}

static bool is_kind(const struct json *node, const char *kind)
{
    const char *text = json_text(json_get(node, "kind"));
    return text && strcmp(text, kind) == 0;
}

/* A joint is said in a word, since its members stand below it. */
static const char *node_text(struct show *s, const struct json *node)
{
    const char *text = show_text(node);
    if (is_kind(node, "and"))
        return label(LABEL_ALL_OF, s->language);
    if (is_kind(node, "or"))
        return label(LABEL_ONE_OF, s->language);
    return text ? text : json_text(json_get(node, "kind"));
}

/* The only member of a node, of that kind; else NULL. */
static const struct json *only_member(const struct json *node, const char *kind)
{
    const struct json *members = json_get(node, "members");
    return show_length(members) == 1 && is_kind(&members->items[0], kind) ? &members->items[0]
                                                                          : NULL;
}

/* The place of a node's rule: of an only "all of these" below it, where that has another. */
static const char *node_rule(const struct json *node)
{
    const struct json *joint = only_member(node, "and");
    return json_text(json_get(joint ? joint : node, "rule"));
}

/* What stands below a node: of "not a test" nothing, since the test's value is shown beside it; the
 * parts of an only "all of these" at once. */
static const struct json *node_members(const struct json *node)
{
    const struct json *joint = only_member(node, "and");
    if (is_kind(node, "not") && only_member(node, "test"))
        return NULL;
    return json_get(joint ? joint : node, "members");
}

/* The place of the rule is said where it changes. */
static void node_show(struct show *s, const struct json *node, int depth, const char *above)
{
    const char *rule = node_rule(node);
    const struct json *members = node_members(node);
    const struct json *negated = is_kind(node, "not") ? only_member(node, "test") : NULL;
    size_t mark = mark_of(json_get(node, "value"));
    int indent = 2 * (depth < DEEPEST ? depth : DEEPEST);
    lay_begin(&s->lay, indent, indent + 2);
    lay_put(&s->lay, marks[mark].style, marks[mark].mark);
    lay_put(&s->lay, STYLE_PLAIN, node_text(s, node));
    value_put(s, negated ? negated : node);
    if (rule && (!above || strcmp(rule, above) != 0))
        lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, "  %s", rule));
    lay_end(&s->lay);
    for (uint32_t i = 0; i < show_length(members); i++)
        node_show(s, &members->items[i], depth + 1, rule ? rule : above);
}

void show_node(struct show *s, const struct json *node)
{
    node_show(s, node, 1, NULL);
}

/* ---- what it would take ---- */

static const char *change_text(struct show *s, const struct json *change)
{
    const struct json *facts = json_get(change, "facts");
    const char *from = json_text(json_get(change, "from"));
    const char *all = from ? arena_printf(s->arena, "%s%s", label(LABEL_FIRST, s->language),
                                          show_name(s, CATALOGUE_SERVICES, from))
                           : NULL;
    for (uint32_t i = 0; facts && facts->kind == JSON_OBJECT && i < facts->n; i++) {
        const struct json *one = &facts->items[i];
        all = arena_printf(s->arena, "%s%s%s: %s", all ? all : "", all ? ", " : "",
                           show_name(s, CATALOGUE_FACTS, one->key), show_value(s, one->key, one));
    }
    return all ? all : "?";
}

/* Those who could bring a change about: the client, actors, services. */
static const char *by_text(struct show *s, const struct json *change)
{
    const struct json *by = json_get(change, "by");
    const char *all = NULL;
    for (uint32_t i = 0; i < show_length(by); i++) {
        const char *id = json_text(&by->items[i]);
        if (!id)
            continue;
        const char *name = strcmp(id, "client") == 0 ? label(LABEL_BY_CLIENT, s->language)
                                                     : show_name(s, CATALOGUE_ACTORS, id);
        if (name == id)
            name = show_name(s, CATALOGUE_SERVICES, id);
        all = arena_printf(s->arena, "%s%s%s", all ? all : "", all ? ", " : "", name);
    }
    return all;
}

static void change_show(struct show *s, const struct json *change)
{
    const char *by = by_text(s, change);
    lay_begin(&s->lay, 2, 4);
    lay_put(&s->lay, STYLE_PLAIN, "– ");
    lay_put(&s->lay, STYLE_STRONG, change_text(s, change));
    lay_put(&s->lay, STYLE_FAINT, " · ");
    lay_put(&s->lay, STYLE_FAINT, label(by ? LABEL_CHANGE : LABEL_NOBODY, s->language));
    lay_put(&s->lay, STYLE_PLAIN, by);
    lay_end(&s->lay);
}

static void changes_show(struct show *s, const struct json *changes)
{
    if (show_length(changes) == 0)
        return;
    show_head(s, label(LABEL_CHANGES, s->language));
    for (uint32_t i = 0; i < changes->n; i++)
        change_show(s, &changes->items[i]);
}

static void score_show(struct show *s, const struct json *terms)
{
    if (show_length(terms) == 0)
        return;
    show_head(s, label(LABEL_SCORE_TERMS, s->language));
    for (uint32_t i = 0; i < terms->n; i++) {
        const struct json *term = &terms->items[i];
        const char *rule = json_text(json_get(term, "rule"));
        lay_begin(&s->lay, 2, 8);
        lay_put(&s->lay, STYLE_STRONG,
                arena_printf(s->arena, "%+4lld", (long long)show_number(term, "points", 0)));
        lay_put(&s->lay, STYLE_PLAIN, "  ");
        lay_put(&s->lay, STYLE_PLAIN, show_text(term));
        lay_put(&s->lay, STYLE_FAINT, rule ? arena_printf(s->arena, "  %s", rule) : NULL);
        lay_end(&s->lay);
    }
}

static void state_show(struct show *s, const struct json *result)
{
    const char *state = json_text(json_get(result, "state"));
    const char *name = show_text(json_get(result, "name"));
    const char *id = json_text(json_get(result, "service"));
    bool fits = state && strcmp(state, "eligible") == 0;
    bool unsure = state && strcmp(state, "possible") == 0;
    lay_empty(&s->lay);
    lay_begin(&s->lay, 0, 2);
    lay_put(&s->lay, STYLE_STRONG, name ? name : show_name(s, CATALOGUE_SERVICES, id));
    lay_put(&s->lay, STYLE_PLAIN, ": ");
    lay_put(&s->lay,
            fits     ? STYLE_GOOD
            : unsure ? STYLE_UNSURE
                     : STYLE_BAD,
            state ? label_of(state, s->language) : "?");
    lay_end(&s->lay);
    show_pair(s, 2, LABEL_MISSING, show_names(s, CATALOGUE_FACTS, json_get(result, "unknown")));
    show_pair(s, 2, LABEL_NOTE, json_text(json_get(result, "note")));
}

void show_explain(struct show *s, const struct json *result)
{
    const struct json *tree = json_get(result, "tree");
    const struct json *members = json_get(tree, "members");
    show_header(s, result);
    state_show(s, result);
    show_head(s, label(LABEL_WHY, s->language));
    for (uint32_t i = 0; i < show_length(members); i++)
        node_show(s, &members->items[i], 1, NULL);
    lay_empty(&s->lay);
    lay_line(&s->lay, 2, STYLE_FAINT, label(LABEL_MARKS, s->language));
    if (json_get(result, "exact") && !show_true(result, "exact"))
        lay_line(&s->lay, 2, STYLE_FAINT, label(LABEL_INEXACT, s->language));
    score_show(s, json_get(result, "score"));
    changes_show(s, json_get(result, "changes"));
}
