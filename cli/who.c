/* polku who: who knows about something, and what there is for it. Every word has to be found, in
 * any language; see engine/find.h. */
#include "cli/commands.h"
#include "cli/lay.h"
#include "cli/pack.h"
#include "engine/find.h"

struct who {
    struct run *run;
    const struct model *m;
    enum language language;
    day_t on;
    struct query query;
    int *actors, *services; /* what was found */
    int nactors, nservices;
};

static const struct text knows = {{"osaa", "kan", "knows"}};
static const struct text does = {{"tekee", "gör", "does"}};
static const struct text with = {{"yhdessä", "med", "with"}};
static const struct text services_for = {{"Palvelut", "Tjänster", "Services"}};
static const struct text nobody = {{"Ei löytynyt. Kokeile vähemmällä tai toisella sanalla.",
                                    "Inget hittades. Försök med färre eller andra ord.",
                                    "Nothing was found. Try fewer words, or another one."}};

static const char *said(const struct who *w, const struct text *text)
{
    enum language used;
    return text_get(text, w->language, w->m->region.languages, &used);
}

static const char *name_of(const struct who *w, const struct common *c)
{
    const char *name = said(w, &c->name);
    return name ? name : c->id;
}

static void search(struct who *w)
{
    const struct model *m = w->m;
    w->actors = arena_array(w->run->arena, (size_t)m->nactors + 1, sizeof *w->actors);
    w->services = arena_array(w->run->arena, (size_t)m->nservices + 1, sizeof *w->services);
    for (int i = 0; i < m->nactors; i++)
        if (span_holds(&m->actors[i].common.valid, w->on) &&
            query_actor(w->run->arena, &w->query, &m->actors[i]))
            w->actors[w->nactors++] = i;
    for (int i = 0; i < m->nservices; i++)
        if (span_holds(&m->services[i].common.valid, w->on) &&
            query_service(w->run->arena, &w->query, &m->services[i]))
            w->services[w->nservices++] = i;
}

/* ---- for a person ---------------------------------------------------------------------------- */

#define LABEL_COLUMN 11

static void pair_show(struct lay *l, const char *label, enum style style, const char *text)
{
    lay_begin(l, 2, LABEL_COLUMN);
    lay_put(l, STYLE_FAINT, label);
    lay_tab(l, LABEL_COLUMN);
    lay_put(l, style, text);
    lay_end(l);
}

/* What the words were found in stands out. */
static void texts_show(const struct who *w, struct lay *l, const struct text *label,
                       const struct texts *texts)
{
    for (int i = 0; i < texts->n; i++) {
        bool found = query_text(w->run->arena, &w->query, &texts->at[i]);
        pair_show(l, i ? "" : said(w, label), found ? STYLE_STRONG : STYLE_PLAIN,
                  said(w, &texts->at[i]));
    }
}

static void head_show(const struct who *w, struct lay *l, const struct common *c, const char *by)
{
    lay_begin(l, 0, 4);
    lay_put(l, STYLE_HEAD, name_of(w, c));
    lay_put(l, STYLE_PLAIN, by ? arena_printf(w->run->arena, ", %s", by) : NULL);
    lay_put(l, STYLE_FAINT, arena_printf(w->run->arena, "  %s:%d", c->rule.file, c->rule.line));
    lay_end(l);
}

static void actor_show(const struct who *w, struct lay *l, const struct actor *a)
{
    const char *partners = NULL;
    for (int i = 0; i < a->partners.n; i++) {
        const char *name = name_of(w, &w->m->actors[a->partners.at[i]].common);
        partners = partners ? arena_printf(w->run->arena, "%s, %s", partners, name) : name;
    }
    head_show(w, l, &a->common, NULL);
    texts_show(w, l, &knows, &a->expertise);
    texts_show(w, l, &does, &a->tasks);
    if (partners)
        pair_show(l, said(w, &with), STYLE_PLAIN, partners);
    lay_empty(l);
}

static void who_show(const struct who *w)
{
    struct lay l;
    lay_init(&l, w->run->arena, stdout);
    for (int i = 0; i < w->nactors; i++)
        actor_show(w, &l, &w->m->actors[w->actors[i]]);
    if (w->nservices)
        lay_line(&l, 0, STYLE_STRONG, said(w, &services_for));
    for (int i = 0; i < w->nservices; i++) {
        const struct service *s = &w->m->services[w->services[i]];
        head_show(w, &l, &s->common, name_of(w, &w->m->actors[s->provider].common));
        if (!text_empty(&s->summary))
            lay_line(&l, 2, STYLE_PLAIN, said(w, &s->summary));
    }
    if (w->nactors + w->nservices == 0)
        lay_line(&l, 0, STYLE_PLAIN, said(w, &nobody));
}

/* ---- as JSON --------------------------------------------------------------------------------- */

static void who_write(const struct who *w)
{
    struct out o;
    out_init(&o, w->run->arena, 1 << 12);
    out_object(&o);
    out_key(&o, "actors");
    out_array(&o);
    for (int i = 0; i < w->nactors; i++) {
        const struct actor *a = &w->m->actors[w->actors[i]];
        out_object(&o);
        out_string_at(&o, "actor", a->common.id);
        out_string_at(&o, "name", name_of(w, &a->common));
        out_object_end(&o);
    }
    out_array_end(&o);
    out_key(&o, "services");
    out_array(&o);
    for (int i = 0; i < w->nservices; i++) {
        const struct service *s = &w->m->services[w->services[i]];
        out_object(&o);
        out_string_at(&o, "service", s->common.id);
        out_string_at(&o, "name", name_of(w, &s->common));
        out_string_at(&o, "provider", w->m->actors[s->provider].common.id);
        out_object_end(&o);
    }
    out_array_end(&o);
    out_object_end(&o);
    printf("%.*s\n", (int)o.n, o.data);
}

/* ---- the command ----------------------------------------------------------------------------- */

static int run_who(struct run *run)
{
    struct pack pack;
    struct who w = {.run = run};
    const char *words = "";
    for (int i = 1; i < run->nargs; i++)
        words = arena_printf(run->arena, "%s %s", words, run->args[i]);
    w.query = query_make(run->arena, words);
    if (w.query.n == 0)
        return fail(run, EXIT_USAGE, "there is no word to look for");
    if (!day_wanted(run, &w.on))
        return EXIT_USAGE;
    if (!pack_load(run, run->args[0], DAY_NONE, false, &pack))
        return EXIT_WORLD;
    if (pack.issues.errors) {
        issues_show(run, &pack.issues, stderr);
        return EXIT_ERRORS;
    }
    if (!language_wanted(run, pack_language(&pack), &w.language))
        return EXIT_USAGE;
    w.m = pack.model;
    search(&w);
    if (flag_value(run, "json"))
        who_write(&w);
    else
        who_show(&w);
    return EXIT_DONE;
}

const struct command command_who = {
    .name = "who",
    .takes = "PACK WORD…",
    .least = 2,
    .most = -1,
    .summary = "who in a region knows about something, and which services there are for it",
    .example = "polku who --language en rules/kanta-hame learning difficulties",
    .flags = {{"json", NULL, "what was found as JSON"},
              {"language", "fi|sv|en", "of the answer (the region's first); words in any"},
              {"on", "DATE", "as on this day (today when left out)"}},
    .run = run_who,
};
