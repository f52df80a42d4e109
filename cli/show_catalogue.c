/* The answer of a catalog method: what the rules declare, one entry a paragraph. */
#include "cli/show.h"

#include <string.h>

static void entry_show(struct show *s, const struct json *entry)
{
    const char *name = show_text(json_get(entry, "name"));
    const char *id = json_text(json_get(entry, "id"));
    const char *rule = json_text(json_get(entry, "rule"));
    lay_begin(&s->lay, 0, 2);
    lay_put(&s->lay, STYLE_STRONG, name ? name : id);
    if (name && id)
        lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, " [%s]", id));
    if (rule)
        lay_put(&s->lay, STYLE_FAINT, arena_printf(s->arena, " (%s)", rule));
    lay_end(&s->lay);
    static const char *const texts[] = {"summary", "asks", "because", "note"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = show_text(json_get(entry, texts[i]));
        if (text)
            lay_line(&s->lay, 4, STYLE_PLAIN, text);
    }
}

void show_catalogue(struct show *s, const struct json *result)
{
    for (uint32_t i = 0; i < show_length(result); i++)
        entry_show(s, &result->items[i]);
}
