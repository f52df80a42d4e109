/* An error reply for a person: what is wrong, where, and what would be right. */
#include "cli/show.h"

#include <string.h>

#define ALLOWED_SHOWN 12

static void allowed_show(struct show *s, const struct json *allowed)
{
    const char *all = NULL;
    uint32_t n = show_length(allowed), shown = n < ALLOWED_SHOWN ? n : ALLOWED_SHOWN;
    for (uint32_t i = 0; i < shown; i++)
        all = arena_printf(s->arena, "%s%s%s", all ? all : "", all ? ", " : "",
                           show_value(s, NULL, &allowed->items[i]));
    if (shown < n)
        all = arena_printf(s->arena, "%s%s", all,
                           label_count(s->arena, LABEL_MORE, n - shown, s->language));
    show_pair(s, 4, LABEL_ALLOWED, all);
}

static void fault_show(struct show *s, const struct json *fault)
{
    const char *pointer = json_text(json_get(fault, "pointer"));
    const char *code = json_text(json_get(fault, "code"));
    lay_begin(&s->lay, 2, 4);
    lay_put(&s->lay, STYLE_STRONG, pointer && *pointer ? pointer : "/");
    lay_put(&s->lay, STYLE_PLAIN, ": ");
    lay_put(&s->lay, STYLE_PLAIN, json_text(json_get(fault, "message")));
    if (code)
        lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, " [%s]", code));
    lay_end(&s->lay);
    show_pair(s, 4, LABEL_NEAREST, json_text(json_get(fault, "nearest")));
    allowed_show(s, json_get(fault, "allowed"));
}

void show_error(struct show *s, const struct json *error)
{
    const struct json *data = json_get(error, "data");
    const struct json *faults = json_get(data, "faults");
    const char *name = json_text(json_get(data, "name"));
    const char *message = json_text(json_get(data, "message"));
    const char *short_message = json_text(json_get(error, "message"));
    lay_begin(&s->lay, 0, 2);
    lay_put(&s->lay, STYLE_BAD, label(LABEL_ERROR, s->language));
    if (name)
        lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, " [%s]", name));
    lay_put(&s->lay, STYLE_PLAIN, ": ");
    lay_put(&s->lay, STYLE_PLAIN, message ? message : short_message ? short_message : "?");
    lay_end(&s->lay);
    for (uint32_t i = 0; i < show_length(faults); i++)
        fault_show(s, &faults->items[i]);
    if (!faults) {
        show_pair(s, 2, LABEL_NEAREST, json_text(json_get(data, "nearest")));
        allowed_show(s, json_get(data, "regions"));
    }
}
