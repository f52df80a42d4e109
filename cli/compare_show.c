/* The result of `polku compare` for a person and as JSON: see compare_show.h. */
#include "cli/compare_show.h"

#include "cli/lay.h"
#include "engine/spell.h"

#include <string.h>

/* ---- words ----------------------------------------------------------------------------------- */

enum word {
    WORD_BOTH,
    WORD_ONLY,
    WORD_NOTHING,
    WORD_BY,
    WORD_AS_IT_IS,
    WORD_NEEDS,
    WORD_KNOWN,
    WORD_INSTEAD,
    WORD_COULD,
    WORDS
};

/* # is where a number or a name is put. */
static const struct text words[WORDS] = {
    [WORD_BOTH] = {{"Molemmissa tarjolla: # palvelua", "Erbjuds i båda: # tjänster",
                    "On offer in both: # services"}},
    [WORD_ONLY] = {{"Tarjolla: #, mutta ei toisessa", "Erbjuds: #, men inte i den andra",
                    "On offer in #, and not in the other"}},
    [WORD_NOTHING] = {{"ei mitään", "inget", "nothing"}},
    [WORD_BY] = {{"järjestää #", "ordnas av #", "provided by #"}},
    [WORD_AS_IT_IS] = {{"Voidaan ottaa käyttöön sellaisenaan.", "Kan tas i bruk som den är.",
                        "Can be taken over as it is."}},
    [WORD_NEEDS] = {{"Säännöistä puuttuu sitä varten: #", "I reglerna saknas för det: #",
                     "The rules there lack: #"}},
    [WORD_KNOWN] = {{"On jo säännöissä, mutta ei tässä paikassa tai tänä päivänä.",
                     "Finns redan i reglerna, men inte för den här platsen eller dagen.",
                     "The rules there have it already, but not for this place or day."}},
    [WORD_INSTEAD] = {{"Samaan tarpeeseen siellä: #", "För samma behov där: #",
                       "For the same need there: #"}},
    [WORD_COULD] = {{"Voisi järjestää: #", "Kunde ordnas av: #", "Could be provided by: #"}},
};

static const char *said(const struct comparison *c, enum word which, const char *text)
{
    const char *around = words[which].in[c->language];
    const char *mark = strchr(around, '#');
    return mark ? arena_printf(c->run->arena, "%.*s%s%s", (int)(mark - around), around, text,
                               mark + 1)
                : around;
}

static const char *name_of(const struct comparison *c, const struct side *side,
                           const struct common *common)
{
    enum language used;
    const char *name =
        text_get(&common->name, c->language, side->pack.model->region.languages, &used);
    return name ? name : common->id;
}

static const struct option *municipality_of(const struct side *side)
{
    const struct model *m = side->pack.model;
    return side->municipality < 0 ? NULL : &m->facts[m->municipality].options[side->municipality];
}

static const char *side_name(const struct comparison *c, const struct side *side)
{
    const struct option *o = municipality_of(side);
    enum language used;
    const char *name =
        o ? text_get(&o->name, c->language, side->pack.model->region.languages, &used)
          : name_of(c, side, &side->pack.model->region.common);
    return name && *name ? name : o ? o->id : side->pack.name;
}

static const char *joined(struct arena *arena, const char *before, const char *text)
{
    return before ? arena_printf(arena, "%s, %s", before, text) : text;
}

/* ---- for a person ---------------------------------------------------------------------------- */

#define COULD_SHOWN 4 /* a hint, not a list of everyone */

static void hints_show(const struct comparison *c, struct lay *l, const struct lack *lack,
                       const struct side *there)
{
    const char *needs = NULL, *instead = NULL, *could = NULL;
    for (size_t i = 0; i < lack->needs.n; i++)
        needs = joined(c->run->arena, needs, lack->needs.list[i]);
    for (int i = 0; i < lack->ninstead; i++)
        instead = joined(c->run->arena, instead, name_of(c, there, &lack->instead[i]->common));
    for (int i = 0; i < lack->ncould && i < COULD_SHOWN; i++)
        could = joined(c->run->arena, could, name_of(c, there, &lack->could[i]->common));
    if (lack->known)
        lay_line(l, 4, STYLE_PLAIN, said(c, WORD_KNOWN, NULL));
    else if (needs)
        lay_line(l, 4, STYLE_UNSURE, said(c, WORD_NEEDS, needs));
    else
        lay_line(l, 4, STYLE_GOOD, said(c, WORD_AS_IT_IS, NULL));
    if (could)
        lay_line(l, 4, STYLE_PLAIN, said(c, WORD_COULD, could));
    if (instead)
        lay_line(l, 4, STYLE_PLAIN, said(c, WORD_INSTEAD, instead));
}

static void lack_show(const struct comparison *c, struct lay *l, const struct lack *lack,
                      const struct side *from, const struct side *there)
{
    const struct service *s = lack->service;
    enum language used;
    const char *provider = name_of(c, from, &from->pack.model->actors[s->provider].common);
    lay_begin(l, 2, 4);
    lay_put(l, STYLE_STRONG, name_of(c, from, &s->common));
    lay_put(l, STYLE_PLAIN, ", ");
    lay_put(l, STYLE_PLAIN, said(c, WORD_BY, provider));
    lay_put(l, STYLE_FAINT,
            arena_printf(c->run->arena, "  %s:%d", s->common.rule.file, s->common.rule.line));
    lay_end(l);
    if (!text_empty(&s->summary))
        lay_line(l, 4, STYLE_PLAIN,
                 text_get(&s->summary, c->language, from->pack.model->region.languages, &used));
    hints_show(c, l, lack, there);
}

void compare_show(const struct comparison *c)
{
    struct lay l;
    lay_init(&l, c->run->arena, stdout);
    lay_line(&l, 0, STYLE_HEAD,
             arena_printf(c->run->arena, "%s – %s, %s", side_name(c, &c->sides[0]),
                          side_name(c, &c->sides[1]),
                          spell_day(c->run->arena, c->on, c->language)));
    lay_line(&l, 0, STYLE_PLAIN, said(c, WORD_BOTH, arena_printf(c->run->arena, "%d", c->both)));
    for (int i = 0; i < 2; i++) {
        const struct side *from = &c->sides[i], *there = &c->sides[1 - i];
        lay_empty(&l);
        lay_line(&l, 0, STYLE_HEAD, said(c, WORD_ONLY, side_name(c, from)));
        if (from->nlacks == 0)
            lay_line(&l, 2, STYLE_PLAIN, said(c, WORD_NOTHING, NULL));
        for (int k = 0; k < from->nlacks; k++)
            lack_show(c, &l, &from->lacks[k], from, there);
    }
}

/* ---- as JSON --------------------------------------------------------------------------------- */

static void lack_write(const struct comparison *c, struct out *o, const struct lack *lack,
                       const struct side *from)
{
    out_object(o);
    out_string_at(o, "service", lack->service->common.id);
    out_string_at(o, "name", name_of(c, from, &lack->service->common));
    out_string_at(o, "provider", from->pack.model->actors[lack->service->provider].common.id);
    out_bool_at(o, "known_there", lack->known);
    out_bool_at(o, "transferable", !lack->known && lack->needs.n == 0);
    out_key(o, "needs");
    out_array(o);
    for (size_t i = 0; i < lack->needs.n; i++)
        out_string(o, lack->needs.list[i]);
    out_array_end(o);
    out_key(o, "instead");
    out_array(o);
    for (int i = 0; i < lack->ninstead; i++)
        out_string(o, lack->instead[i]->common.id);
    out_array_end(o);
    out_key(o, "could_provide");
    out_array(o);
    for (int i = 0; i < lack->ncould; i++)
        out_string(o, lack->could[i]->common.id);
    out_array_end(o);
    out_object_end(o);
}

static void side_write(const struct comparison *c, struct out *o, const struct side *side)
{
    const struct option *municipality = municipality_of(side);
    out_object(o);
    out_string_at(o, "region", side->pack.model->region.common.id);
    out_string_at(o, "municipality", municipality ? municipality->id : NULL);
    out_string_at(o, "digest", side->pack.digest);
    out_key(o, "only_here");
    out_array(o);
    for (int i = 0; i < side->nlacks; i++)
        lack_write(c, o, &side->lacks[i], side);
    out_array_end(o);
    out_object_end(o);
}

void compare_write(const struct comparison *c)
{
    struct out o;
    out_init(&o, c->run->arena, 1 << 12);
    out_object(&o);
    out_day_at(&o, "on", c->on);
    out_int_at(&o, "both", c->both);
    out_key(&o, "sides");
    out_array(&o);
    for (int i = 0; i < 2; i++)
        side_write(c, &o, &c->sides[i]);
    out_array_end(&o);
    out_object_end(&o);
    printf("%.*s\n", (int)o.n, o.data);
}
