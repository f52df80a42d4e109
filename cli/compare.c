/* polku compare: what one region or municipality offers and another lacks.
 *
 * What is compared is the offer of one day: services in force, in the whole region or in one
 * municipality of each. A service is the same when its id is. */
#include "cli/commands.h"
#include "cli/compare_show.h"
#include "cli/source.h"

#include <string.h>
#include <strings.h>

/* ---- what is on offer ------------------------------------------------------------------------ */

static bool in_place(const struct ids *municipalities, int municipality)
{
    for (int i = 0; i < municipalities->n; i++)
        if (municipalities->at[i] == municipality)
            return true;
    return municipality < 0 || municipalities->n == 0;
}

static const struct service *offered(const struct side *side, const char *id, day_t on)
{
    const struct model *m = side->pack.model;
    int i = model_service(m, id);
    const struct service *s = i < 0 ? NULL : &m->services[i];
    if (!s || !span_holds(&s->common.valid, on))
        return NULL;
    return s->everywhere || in_place(&s->municipalities, side->municipality) ? s : NULL;
}

/* Services of `there` for the same need: of a group of the same name. */
static void instead_find(struct arena *arena, struct lack *lack, const struct side *from,
                         const struct side *there, day_t on)
{
    const struct model *m = there->pack.model;
    lack->instead = arena_array(arena, (size_t)m->nservices + 1, sizeof *lack->instead);
    for (int i = 0; i < m->nservices; i++)
        for (int g = 0; g < m->services[i].groups.n && offered(there, m->services[i].common.id, on);
             g++) {
            const char *group = m->groups[m->services[i].groups.at[g]];
            for (int h = 0; h < lack->service->groups.n; h++)
                if (strcmp(from->pack.model->groups[lack->service->groups.at[h]], group) == 0)
                    lack->instead[lack->ninstead++] = &m->services[i];
        }
}

static bool at_work(const struct side *side, const struct actor *a, day_t on)
{
    return span_holds(&a->common.valid, on) && in_place(&a->municipalities, side->municipality);
}

/* Who could provide it there: the provider itself, or whoever has its role. */
static void providers_find(struct arena *arena, struct lack *lack, const struct side *from,
                           const struct side *there, day_t on)
{
    const struct actor *here = &from->pack.model->actors[lack->service->provider];
    const struct model *m = there->pack.model;
    int same = model_actor(m, here->common.id);
    bool itself = same >= 0 && at_work(there, &m->actors[same], on);
    lack->could = arena_array(arena, (size_t)m->nactors + 1, sizeof *lack->could);
    for (int i = 0; i < m->nactors; i++)
        if (itself ? i == same
                   : m->actors[i].role == here->role && at_work(there, &m->actors[i], on))
            lack->could[lack->ncould++] = &m->actors[i];
}

static void lacks_find(struct arena *arena, struct side *from, const struct side *there, day_t on,
                       struct comparison *c)
{
    const struct model *m = from->pack.model;
    from->lacks = arena_array(arena, (size_t)m->nservices + 1, sizeof *from->lacks);
    for (int i = 0; i < m->nservices; i++) {
        const struct service *s = offered(from, m->services[i].common.id, on);
        if (!s)
            continue;
        if (offered(there, s->common.id, on)) {
            c->both += from == &c->sides[0];
            continue;
        }
        struct lack *lack = &from->lacks[from->nlacks++];
        *lack = (struct lack){.service = s};
        lack->needs = service_needs(arena, m, s, there->pack.model);
        lack->known = model_service(there->pack.model, s->common.id) >= 0;
        instead_find(arena, lack, from, there, on);
        providers_find(arena, lack, from, there, on);
    }
}

/* ---- the command ----------------------------------------------------------------------------- */

/* A municipality by its code or by its name in any language; -1 when the region has none such. */
static int municipality_find(const struct model *m, const char *word)
{
    for (int i = 0; m->municipality >= 0 && i < m->region.municipalities.n; i++) {
        int option = m->region.municipalities.at[i];
        const struct option *o = &m->facts[m->municipality].options[option];
        bool named = strcmp(o->id, word) == 0;
        for (int l = 0; l < LANGUAGES; l++)
            named = named || (o->name.in[l] && strcasecmp(o->name.in[l], word) == 0);
        if (named)
            return option;
    }
    return -1;
}

static bool municipality_wanted(const struct run *run, struct side *side, const char *word)
{
    side->municipality = municipality_find(side->pack.model, word);
    if (side->municipality >= 0)
        return true;
    fail(run, EXIT_USAGE, "%s has no municipality '%s'", side->pack.name, word);
    return false;
}

/* "Rautalampi,Vesanto": one for each pack. */
static bool municipalities_wanted(const struct run *run, struct comparison *c)
{
    const char *words = flag_value(run, "municipality");
    const char *comma = words ? strchr(words, ',') : NULL;
    if (!words)
        return true;
    if (!comma) {
        fail(run, EXIT_USAGE, "--municipality takes one for each pack: Rautalampi,Vesanto");
        return false;
    }
    return municipality_wanted(run, &c->sides[0],
                               arena_copy(run->arena, words, (size_t)(comma - words))) &&
           municipality_wanted(run, &c->sides[1], comma + 1);
}

static int run_compare(struct run *run)
{
    struct comparison c = {.run = run};
    int code;
    if (!language_wanted(run, LANG_EN, &c.language) || !day_wanted(run, &c.on))
        return EXIT_USAGE;
    for (int i = 0; i < 2; i++) {
        c.sides[i].municipality = -1;
        if (!source_open(run, run->args[i], &c.sides[i].pack, &code))
            return code;
    }
    if (!municipalities_wanted(run, &c))
        return EXIT_USAGE;
    for (int i = 0; i < 2; i++)
        lacks_find(run->arena, &c.sides[i], &c.sides[1 - i], c.on, &c);
    if (flag_value(run, "json"))
        compare_write(&c);
    else
        compare_show(&c);
    return EXIT_DONE;
}

const struct command command_compare = {
    .name = "compare",
    .takes = "PACK PACK",
    .least = 2,
    .most = 2,
    .summary =
        "what one region or municipality offers and another lacks, and what could be taken over",
    .example = "polku compare --municipality Rautalampi,Vesanto rules/savogrow rules/savogrow",
    .flags = {{"municipality", "A,B", "a municipality of each, by code or name"},
              {"json", NULL, "the comparison as JSON"},
              {"language", "fi|sv|en", "of the answer (en)"},
              {"on", "DATE", "what is on offer on this day (today when left out)"}},
    .run = run_compare,
};
