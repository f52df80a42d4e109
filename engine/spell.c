/* Days and lengths of time in words: see spell.h. */
#include "engine/spell.h"

/* One, several, and the Finnish genitive ("8 viikon kuluessa"). */
static const char *const unit_words[4][3][LANGUAGES] = {
    {{"päivä", "dag", "day"}, {"päivää", "dagar", "days"}, {"päivän", "dagar", "days"}},
    {{"viikko", "vecka", "week"}, {"viikkoa", "veckor", "weeks"}, {"viikon", "veckor", "weeks"}},
    {{"kuukausi", "månad", "month"},
     {"kuukautta", "månader", "months"},
     {"kuukauden", "månader", "months"}},
    {{"vuosi", "år", "year"}, {"vuotta", "år", "years"}, {"vuoden", "år", "years"}}};

const char *spell_day(struct arena *arena, day_t day, enum language language)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    int year, month, mday;
    day_split(day, &year, &month, &mday);
    return language == LANG_EN ? arena_printf(arena, "%d %s %d", mday, months[month - 1], year)
                               : arena_printf(arena, "%d.%d.%d", mday, month, year);
}

const char *spell_duration(struct arena *arena, struct duration d, enum language language,
                           bool genitive)
{
    bool one = d.low == 1 && d.high == 1;
    int form = genitive && (!one || language == LANG_FI) ? 2 : one ? 0 : 1;
    const char *unit = unit_words[d.unit][form][language];
    return d.high == d.low ? arena_printf(arena, "%d %s", d.low, unit)
                           : arena_printf(arena, "%d–%d %s", d.low, d.high, unit);
}
