/* Texts in three languages: see text.h. */
#include "engine/text.h"

#include <string.h>

const char *const language_ids[LANGUAGES] = {"fi", "sv", "en"};

int language_find(const char *id)
{
    for (int i = 0; i < LANGUAGES; i++)
        if (strcmp(id, language_ids[i]) == 0)
            return i;
    return -1;
}

const char *text_get(const struct text *text, enum language wanted, const int order[LANGUAGES],
                     enum language *used)
{
    *used = wanted;
    if (text->in[wanted])
        return text->in[wanted];
    for (int i = 0; i < LANGUAGES && order[i] >= 0; i++)
        if (text->in[order[i]]) {
            *used = (enum language)order[i];
            return text->in[order[i]];
        }
    for (int i = 0; i < LANGUAGES; i++)
        if (text->in[i]) {
            *used = (enum language)i;
            return text->in[i];
        }
    return NULL;
}

bool text_empty(const struct text *text)
{
    return !text->in[LANG_FI] && !text->in[LANG_SV] && !text->in[LANG_EN];
}
