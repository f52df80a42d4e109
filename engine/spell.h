/* Days and lengths of time in words, in Polku's three languages.
 *
 * They stand inside sentences, so nothing begins with a capital. */
#ifndef POLKU_ENGINE_SPELL_H
#define POLKU_ENGINE_SPELL_H

#include "engine/arena.h"
#include "engine/date.h"
#include "engine/text.h"

/* "22.11.2026", "22 November 2026". */
const char *spell_day(struct arena *arena, day_t day, enum language language);

/* "2–8 weeks"; `genitive`: as Finnish wants it before "kuluessa" ("8 viikon"). */
const char *spell_duration(struct arena *arena, struct duration d, enum language language,
                           bool genitive);

#endif
