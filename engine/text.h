/* Texts in Polku's three languages, and how they are joined.
 *
 * A text says in which languages it exists; a reply that has to use another language than the asked
 * one names it (text_get returns the language used). */
#ifndef POLKU_ENGINE_TEXT_H
#define POLKU_ENGINE_TEXT_H

#include <stdbool.h>

enum language { LANG_FI, LANG_SV, LANG_EN, LANGUAGES };

/* Each may be NULL where the text does not exist in that language. */
struct text {
    const char *in[LANGUAGES];
};

extern const char *const language_ids[LANGUAGES]; /* "fi", "sv", "en" */

/* The language of an id, or -1. */
int language_find(const char *id);

/* The text in the wanted language, else in the first of `order` (-1 ends it) that it exists in,
 * else in any. `*used` tells which. NULL when the text is empty. */
const char *text_get(const struct text *text, enum language wanted, const int order[LANGUAGES],
                     enum language *used);

bool text_empty(const struct text *text);

#endif
