/* Names, values and days of a reply, as a person reads them. Catalogues are asked for when a name
 * is first wanted, once each. */
#include "cli/show.h"

#include "engine/spell.h"

#include <string.h>

static const char *const methods[CATALOGUES] = {[CATALOGUE_REGIONS] = "catalog.regions",
                                                [CATALOGUE_SERVICES] = "catalog.services",
                                                [CATALOGUE_FACTS] = "catalog.facts",
                                                [CATALOGUE_ACTORS] = "catalog.actors",
                                                [CATALOGUE_GOALS] = "catalog.goals"};

static const struct json *catalogue_ask(struct show *s, enum catalogue c)
{
    static const struct json_limits limits = {
        .bytes = (size_t)64 << 20, .depth = 64, .members = 4 << 20};
    struct out o;
    const char *why;
    size_t n;
    out_init(&o, s->arena, 256);
    out_object(&o);
    out_string_at(&o, "jsonrpc", "2.0");
    out_int_at(&o, "id", 1);
    out_string_at(&o, "method", methods[c]);
    out_key(&o, "params");
    out_object(&o);
    if (c != CATALOGUE_REGIONS)
        out_string_at(&o, "region", s->region);
    out_string_at(&o, "language", language_ids[s->language]);
    out_object_end(&o);
    out_object_end(&o);
    const char *reply = s->x->ask(s->x->context, o.data, o.n, &n);
    if (!reply || n == 0)
        return NULL;
    return json_get(json_read(s->reader, s->arena, reply, n, &limits, &why), "result");
}

static const struct json *catalogue_find(struct show *s, enum catalogue c, const char *id)
{
    if (!s->asked[c] && s->x->ask && s->region)
        s->catalogues[c] = catalogue_ask(s, c);
    s->asked[c] = true;
    const struct json *all = s->catalogues[c];
    for (uint32_t i = 0; i < show_length(all); i++) {
        const char *found = json_text(json_get(&all->items[i], "id"));
        if (found && strcmp(found, id) == 0)
            return &all->items[i];
    }
    return NULL;
}

const char *show_text(const struct json *value)
{
    const char *text = json_text(value);
    text = text ? text : json_text(json_get(value, "name"));
    return text ? text : json_text(json_get(value, "text"));
}

const char *show_name(struct show *s, enum catalogue c, const char *id)
{
    const char *name = id ? show_text(json_get(catalogue_find(s, c, id), "name")) : NULL;
    return name ? name : id;
}

const char *show_actor(struct show *s, const struct json *actor)
{
    const char *name = json_text(json_get(actor, "name"));
    const char *id = json_text(actor) ? json_text(actor) : json_text(json_get(actor, "actor"));
    return name ? name : show_name(s, CATALOGUE_ACTORS, id);
}

static const char *joined(struct show *s, const char *before, const char *text)
{
    return before ? arena_printf(s->arena, "%s, %s", before, text) : text;
}

const char *show_names(struct show *s, enum catalogue c, const struct json *ids)
{
    const char *all = NULL;
    for (uint32_t i = 0; i < show_length(ids); i++) {
        const char *id = json_text(&ids->items[i]);
        const char *name = json_text(json_get(&ids->items[i], "name"));
        if (id || name)
            all = joined(s, all, name ? name : show_name(s, c, id));
    }
    return all;
}

/* The name of an option or a level, in whichever array the fact lists them. */
static const char *option_name(struct show *s, const char *fact, const char *id)
{
    static const char *const lists[] = {"options", "levels"};
    const struct json *entry = fact ? catalogue_find(s, CATALOGUE_FACTS, fact) : NULL;
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        const struct json *options = json_get(entry, lists[k]);
        for (uint32_t i = 0; i < show_length(options); i++) {
            const char *found = json_text(json_get(&options->items[i], "id"));
            const char *name = json_text(json_get(&options->items[i], "name"));
            if (found && name && strcmp(found, id) == 0)
                return name;
        }
    }
    return id;
}

const char *show_value(struct show *s, const char *fact, const struct json *value)
{
    const char *all = NULL;
    day_t day;
    switch (value ? (enum json_kind)value->kind : JSON_NULL) {
    case JSON_BOOL: return label(value->number ? LABEL_YES : LABEL_NO, s->language);
    case JSON_INT: return arena_printf(s->arena, "%lld", (long long)value->number);
    case JSON_STRING:
        return day_parse(value->text, &day) ? spell_day(s->arena, day, s->language)
                                            : option_name(s, fact, value->text);
    case JSON_ARRAY:
        for (uint32_t i = 0; i < value->n; i++)
            all = joined(s, all, show_value(s, fact, &value->items[i]));
        return all ? all : label(LABEL_NONE, s->language);
    default: return label(LABEL_UNKNOWN, s->language);
    }
}

void show_deadline(struct show *s, int indent, enum label before, const struct json *day)
{
    const char *text = json_text(day);
    day_t when;
    if (!text || !day_parse(text, &when))
        return;
    bool late = s->as_of != DAY_NONE && when < s->as_of;
    lay_begin(&s->lay, indent, indent + 2);
    lay_put(&s->lay, STYLE_PLAIN, label(before, s->language));
    lay_put(&s->lay, STYLE_STRONG, spell_day(s->arena, when, s->language));
    if (s->as_of != DAY_NONE) {
        lay_put(&s->lay, STYLE_PLAIN, ", ");
        lay_put(&s->lay, late ? STYLE_BAD : STYLE_UNSURE,
                label_until(s->arena, when, s->as_of, s->language));
    }
    lay_end(&s->lay);
}

void show_head(struct show *s, const char *text)
{
    lay_empty(&s->lay);
    lay_line(&s->lay, 0, STYLE_HEAD, text);
}

void show_pair(struct show *s, int indent, enum label before, const char *text)
{
    if (!text || !*text)
        return;
    lay_begin(&s->lay, indent, indent + 2);
    lay_put(&s->lay, STYLE_FAINT, label(before, s->language));
    lay_put(&s->lay, STYLE_PLAIN, text);
    lay_end(&s->lay);
}

uint32_t show_most(struct show *s, uint32_t n, uint32_t most)
{
    return s->x->all || n <= most + 1 ? n : most;
}

void show_rest(struct show *s, uint32_t n, uint32_t shown)
{
    if (shown >= n)
        return;
    lay_line(&s->lay, 4, STYLE_FAINT,
             arena_printf(s->arena, "%s (%s)",
                          label_count(s->arena, LABEL_REST, n - shown, s->language),
                          label(LABEL_ALL, s->language)));
}

int64_t show_number(const struct json *object, const char *key, int64_t otherwise)
{
    const struct json *value = json_get(object, key);
    return value && value->kind == JSON_INT ? value->number : otherwise;
}

bool show_true(const struct json *object, const char *key)
{
    const struct json *value = json_get(object, key);
    return value && value->kind == JSON_BOOL && value->number;
}

uint32_t show_length(const struct json *array)
{
    return array && array->kind == JSON_ARRAY ? array->n : 0;
}

void show_header(struct show *s, const struct json *result)
{
    const char *digest = json_text(json_get(json_get(result, "rules"), "digest"));
    const char *decision = json_text(json_get(result, "decision"));
    lay_begin(&s->lay, 0, 2);
    lay_put(&s->lay, STYLE_STRONG, show_name(s, CATALOGUE_REGIONS, s->region));
    if (s->as_of != DAY_NONE) {
        lay_put(&s->lay, STYLE_PLAIN, " · ");
        lay_put(&s->lay, STYLE_PLAIN, spell_day(s->arena, s->as_of, s->language));
    }
    lay_put(&s->lay, STYLE_FAINT, " · ");
    lay_put(&s->lay, STYLE_FAINT, label(LABEL_DECISION, s->language));
    lay_put(&s->lay, STYLE_FAINT, " ");
    lay_put(&s->lay, STYLE_FAINT, decision ? decision : label(LABEL_NOT_STORED, s->language));
    if (digest && strncmp(digest, "sha256:", 7) == 0)
        lay_put(&s->lay, STYLE_FAINT,
                arena_printf(s->arena, " · %s %.12s", label(LABEL_RULES, s->language), digest + 7));
    lay_end(&s->lay);
}
