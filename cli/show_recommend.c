/* The answer of recommend, as a counsellor reads it: what to do, what to ask, what stands in the
 * way. Sections that are empty are left out. */
#include "cli/show.h"

#include <string.h>

/* ---- one recommendation ---- */

static const char *areas_text(struct show *s, const struct json *areas)
{
    const char *all = NULL;
    for (uint32_t i = 0; i < show_length(areas); i++) {
        const char *id = json_text(&areas->items[i]);
        if (id)
            all = arena_printf(s->arena, "%s%s%s", all ? all : "", all ? ", " : "",
                               label_of(id, s->language));
    }
    return all;
}

static void reasons_show(struct show *s, const struct json *reasons, int indent)
{
    for (uint32_t i = 0; i < show_length(reasons); i++) {
        const char *rule = json_text(json_get(&reasons->items[i], "rule"));
        const char *text = show_text(&reasons->items[i]);
        if (!text)
            continue;
        lay_begin(&s->lay, indent, indent + 2);
        lay_put(&s->lay, STYLE_PLAIN, "– ");
        lay_put(&s->lay, STYLE_PLAIN, text);
        if (rule)
            lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, " (%s)", rule));
        lay_end(&s->lay);
    }
}

/* Texts of an array of strings or of objects with a name or text, joined. */
static const char *texts_joined(struct show *s, const struct json *texts)
{
    const char *all = NULL;
    for (uint32_t i = 0; i < show_length(texts); i++) {
        const char *text = show_text(&texts->items[i]);
        if (text)
            all = arena_printf(s->arena, "%s%s%s", all ? all : "", all ? "; " : "", text);
    }
    return all;
}

static void who_show(struct show *s, const struct json *one, int indent)
{
    const struct json *crossing = json_get(one, "transition");
    const char *from = json_text(json_get(crossing, "from"));
    const char *owner = show_actor(s, json_get(one, "owner"));
    const char *provider = show_actor(s, json_get(one, "provider"));
    show_pair(s, indent, LABEL_DECIDED_BY, show_actor(s, json_get(one, "decided_by")));
    owner = owner ? owner : show_actor(s, json_get(crossing, "by"));
    show_pair(s, indent, LABEL_OWNER, owner);
    if (!owner || !provider || strcmp(owner, provider) != 0)
        show_pair(s, indent, LABEL_PROVIDER, provider);
    if (from && strcmp(from, "start") != 0)
        show_pair(s, indent, LABEL_FOLLOWS, show_name(s, CATALOGUE_SERVICES, from));
    show_pair(s, indent, LABEL_HANDS_OVER, texts_joined(s, json_get(crossing, "hands_over")));
    show_pair(s, indent, LABEL_REPORTS_TO,
              show_names(s, CATALOGUE_ACTORS, json_get(crossing, "reports_to")));
}

static const char *service_name(struct show *s, const struct json *one)
{
    const char *name = show_text(json_get(one, "name"));
    return name ? name : show_name(s, CATALOGUE_SERVICES, json_text(json_get(one, "service")));
}

static void recommendation_show(struct show *s, const struct json *one, uint32_t number)
{
    const char *areas = areas_text(s, json_get(one, "areas"));
    const char *summary = show_text(json_get(one, "summary"));
    lay_empty(&s->lay);
    lay_begin(&s->lay, 0, 4);
    lay_put(&s->lay, STYLE_PLAIN, arena_printf(s->arena, "%2u. ", number));
    lay_put(&s->lay, STYLE_STRONG, service_name(s, one));
    if (areas)
        lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, " · %s", areas));
    if (json_get(one, "score"))
        lay_put(&s->lay, STYLE_FAINT,
                arena_printf(
                    s->arena, " · %s",
                    label_count(s->arena, LABEL_SCORE, show_number(one, "score", 0), s->language)));
    lay_end(&s->lay);
    if (summary)
        lay_line(&s->lay, 4, STYLE_PLAIN, summary);
    show_deadline(s, 4, LABEL_BY, json_get(one, "deadline"));
    who_show(s, one, 4);
    reasons_show(s, json_get(one, "reasons"), 4);
    show_pair(s, 4, LABEL_NOTE, json_text(json_get(one, "note")));
    show_pair(s, 4, LABEL_ALTERNATIVES,
              show_names(s, CATALOGUE_SERVICES, json_get(one, "alternatives")));
}

static void recommendations_show(struct show *s, const struct json *list)
{
    show_head(s, label(LABEL_RECOMMENDED, s->language));
    if (show_length(list) == 0)
        lay_line(&s->lay, 2, STYLE_PLAIN, label(LABEL_NOTHING, s->language));
    for (uint32_t i = 0; i < show_length(list); i++)
        recommendation_show(s, &list->items[i], i + 1);
}

/* ---- lists of services with one remark ---- */

#define SERVICES_SHOWN 8

static void remark_show(struct show *s, const struct json *one, enum style style,
                        const char *remark)
{
    lay_begin(&s->lay, 2, 6);
    lay_put(&s->lay, style, style == STYLE_UNSURE ? "? " : "– ");
    lay_put(&s->lay, STYLE_PLAIN, service_name(s, one));
    if (remark)
        lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, " · %s", remark));
    lay_end(&s->lay);
}

static void possible_show(struct show *s, const struct json *one)
{
    const char *unknown = show_names(s, CATALOGUE_FACTS, json_get(one, "unknown"));
    remark_show(s, one, STYLE_UNSURE,
                unknown ? arena_printf(s->arena, "%s%s", label(LABEL_MISSING, s->language), unknown)
                        : NULL);
}

static void full_show(struct show *s, const struct json *one)
{
    remark_show(s, one, STYLE_PLAIN,
                label_count(s->arena, LABEL_PLACES, show_number(one, "capacity", 0), s->language));
}

static void suppressed_show(struct show *s, const struct json *one)
{
    const char *because = json_text(json_get(one, "because_of"));
    remark_show(s, one, STYLE_PLAIN,
                because ? arena_printf(s->arena, "%s%s", label(LABEL_BECAUSE_OF, s->language),
                                       show_name(s, CATALOGUE_SERVICES, because))
                        : NULL);
}

static void state_show(struct show *s, const struct json *one)
{
    const char *state = json_text(json_get(one, "state"));
    remark_show(s, one, STYLE_PLAIN, state ? label_of(state, s->language) : NULL);
}

static const struct {
    const char *member;
    enum label head;
    void (*show)(struct show *s, const struct json *one);
} lists[] = {
    {"possible", LABEL_POSSIBLE, possible_show},
    {"full", LABEL_FULL, full_show},
    {"suppressed", LABEL_SUPPRESSED, suppressed_show},
    {"services", LABEL_SERVICES, state_show},
};

static void list_show(struct show *s, const struct json *result, size_t k)
{
    const struct json *list = json_get(result, lists[k].member);
    if (show_length(list) == 0)
        return;
    show_head(s, label(lists[k].head, s->language));
    uint32_t shown = show_most(s, list->n, SERVICES_SHOWN);
    for (uint32_t i = 0; i < shown; i++)
        lists[k].show(s, &list->items[i]);
    show_rest(s, list->n, shown);
}

/* ---- areas of life ---- */

static void areas_show(struct show *s, const struct json *areas)
{
    if (!areas)
        return;
    show_head(s, label(LABEL_AREAS, s->language));
    show_pair(s, 2, LABEL_COVERED, areas_text(s, json_get(areas, "covered")));
    show_pair(s, 2, LABEL_UNCOVERED, areas_text(s, json_get(areas, "uncovered")));
}

static void risks_show(struct show *s, const struct json *risks)
{
    if (show_length(risks) == 0)
        return;
    show_head(s, label(LABEL_RISKS, s->language));
    reasons_show(s, risks, 2);
}

void show_recommend(struct show *s, const struct json *result)
{
    show_header(s, result);
    risks_show(s, json_get(result, "risks"));
    recommendations_show(s, json_get(result, "recommendations"));
    show_questions(s, json_get(result, "questions"));
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        list_show(s, result, k);
    show_obstacles(s, json_get(result, "obstacles"));
    areas_show(s, json_get(result, "areas"));
    show_plans(s, result);
    if (show_length(json_get(result, "fallbacks"))) {
        lay_empty(&s->lay);
        lay_line(&s->lay, 0, STYLE_FAINT, label(LABEL_FALLBACKS, s->language));
    }
}
