/* polku handbook: a region's model as a book for counsellors and new colleagues.
 *
 * One HTML file that needs nothing else: it can be sent, kept and printed. It is made from the
 * model in which amendments are worked in, so it cannot say other than what is decided. */
#include "cli/book.h"
#include "cli/commands.h"
#include "cli/pack.h"
#include "engine/spell.h"

#include <string.h>

static const unsigned char style[] = {
#include "cli/handbook.css.inc"
    0};

static int amendments(const struct model *m)
{
    int n = 0;
    for (int i = 0; i < m->decls->n; i++)
        n += strcmp(m->decls->list[i].word, "amend") == 0;
    return n;
}

/* The chapters, and how many entries each has: without any it is left out. */
static const struct chapter {
    const char *id;
    enum book_label title, about;
    const char *heading; /* of an entry: h3, or h4 where entries stand in groups */
    void (*write)(struct book *b), (*contents)(struct book *b);
} chapters[] = {
    {"actors", BOOK_ACTORS, BOOK_ACTORS_ABOUT, "h4", book_actors, NULL},
    {"experts", BOOK_EXPERTS, BOOK_EXPERTS_ABOUT, "h3", book_experts, NULL},
    {"services", BOOK_SERVICES, BOOK_SERVICES_ABOUT, "h4", book_services, book_services_contents},
    {"paths", BOOK_PATHS, BOOK_PATHS_ABOUT, "h4", book_paths, NULL},
    {"assessments", BOOK_ASSESSMENTS, BOOK_ASSESSMENTS_ABOUT, "h3", book_assessments, NULL},
    {"obstacles", BOOK_OBSTACLES, BOOK_OBSTACLES_ABOUT, "h3", book_obstacles, NULL},
    {"promises", BOOK_PROMISES, BOOK_PROMISES_ABOUT, "h3", book_promises, NULL},
    {"goals", BOOK_GOALS, BOOK_GOALS_ABOUT, "h3", book_goals, NULL},
    {"events", BOOK_EVENTS, BOOK_EVENTS_ABOUT, "h3", book_events, NULL},
    {"facts", BOOK_FACTS, BOOK_FACTS_ABOUT, "h3", book_facts, NULL},
    {"words", BOOK_WORDS, BOOK_WORDS_ABOUT, "h3", book_words, NULL},
    {"changes", BOOK_CHANGES, BOOK_CHANGES_ABOUT, "h3", book_changes, NULL},
    {"sources", BOOK_SOURCES, BOOK_SOURCES_ABOUT, "h3", book_sources, NULL},
};
#define CHAPTERS (sizeof chapters / sizeof *chapters)

static int entries(const struct model *m, const struct chapter *c)
{
    const int n[] = {[BOOK_ACTORS] = m->nactors,
                     [BOOK_EXPERTS] = m->nactors,
                     [BOOK_SERVICES] = m->nservices,
                     [BOOK_PATHS] = m->ntransitions,
                     [BOOK_ASSESSMENTS] = m->nassessments,
                     [BOOK_OBSTACLES] = m->nobstacles,
                     [BOOK_PROMISES] = m->npromises,
                     [BOOK_GOALS] = m->ngoals,
                     [BOOK_EVENTS] = m->nevents,
                     [BOOK_FACTS] = m->nfacts,
                     [BOOK_WORDS] = m->nconcepts + m->nparameters,
                     [BOOK_CHANGES] = amendments(m),
                     [BOOK_SOURCES] = 1};
    return n[c->title];
}

/* ---- the frame ------------------------------------------------------------------------------- */

static void head_write(struct book *b, const char *title)
{
    html_put(&b->html,
             "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
             "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s – "
             "%s</title>\n<style>\n",
             language_ids[b->language], title, book_says(b, BOOK_TITLE));
    html_raw(&b->html, (const char *)style);
    html_raw(&b->html, "</style>\n</head>\n<body>\n");
}

static void cover_write(struct book *b, const char *title)
{
    const char *places = book_municipalities(b, &b->m->region.municipalities);
    html_put(
        &b->html,
        "<a class=\"skip\" href=\"#content\">%s</a>\n<header><div>\n<p class=\"kicker\">%s</p>\n"
        "<h1>%s</h1>\n<p>%s</p>\n<dl>\n",
        book_says(b, BOOK_SKIP), book_says(b, BOOK_TITLE), title, book_says(b, BOOK_ABOUT));
    book_pair(b, BOOK_AS_OF, spell_day(b->arena, b->on, b->language));
    book_pair(b, BOOK_VERSION, arena_printf(b->arena, "%.12s", b->digest + strlen("sha256:")));
    if (b->m->region.municipalities.n <= 20)
        book_pair(b, BOOK_PLACES, places);
    html_raw(&b->html, "</dl>\n</div></header>\n");
}

static void contents_write(struct book *b)
{
    html_put(&b->html, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n<ol>\n",
             book_says(b, BOOK_CONTENTS));
    for (size_t i = 0; i < CHAPTERS; i++) {
        if (!entries(b->m, &chapters[i]))
            continue;
        html_put(&b->html, "<li><a href=\"#%s\">%s</a>", chapters[i].id,
                 book_says(b, chapters[i].title));
        if (chapters[i].contents)
            chapters[i].contents(b);
        html_raw(&b->html, "</li>\n");
    }
    html_raw(&b->html, "</ol>\n</nav>\n");
}

static void chapter_write(struct book *b, const struct chapter *c)
{
    html_put(&b->html, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n", c->id, c->id,
             book_says(b, c->title));
    html_put(&b->html, "<p class=\"about\">%s</p>\n", book_says(b, c->about));
    b->heading = c->heading;
    c->write(b);
    html_raw(&b->html, "</section>\n");
}

static void book_write(struct book *b)
{
    const char *title = book_text(b, &b->m->region.common.name);
    title = title ? title : b->pack;
    head_write(b, title);
    cover_write(b, title);
    contents_write(b);
    html_raw(&b->html, "<main id=\"content\">\n");
    for (size_t i = 0; i < CHAPTERS; i++)
        if (entries(b->m, &chapters[i]))
            chapter_write(b, &chapters[i]);
    html_put(&b->html, "</main>\n<footer>%s · <code>%s</code></footer>\n</body>\n</html>\n", title,
             b->digest);
}

/* ---- the command ----------------------------------------------------------------------------- */

static int run_handbook(struct run *run)
{
    struct pack pack;
    day_t on;
    if (!day_wanted(run, &on))
        return EXIT_USAGE;
    if (!pack_load(run, run->args[0], DAY_NONE, false, &pack))
        return EXIT_WORLD;
    if (pack.issues.errors) {
        issues_show(run, &pack.issues, stderr);
        return EXIT_ERRORS;
    }
    enum language language;
    if (!language_wanted(run, pack_language(&pack), &language))
        return EXIT_USAGE;
    struct book b = {.arena = run->arena,
                     .m = pack.model,
                     .digest = pack.digest,
                     .pack = pack.name,
                     .language = language,
                     .on = on};
    html_init(&b.html, run->arena);
    book_write(&b);
    fwrite(b.html.text, 1, b.html.n, stdout);
    return EXIT_DONE;
}

const struct command command_handbook = {
    .name = "handbook",
    .takes = "PACK",
    .least = 1,
    .most = 1,
    .summary =
        "the model as a book for counsellors and new colleagues: one HTML file to read and print",
    .example = "polku handbook --language sv rules/pohjanmaa > handbok.html",
    .flags = {{"language", "fi|sv|en", "the language (the region's first)"},
              {"on", "DATE", "as on this day (today when left out)"}},
    .run = run_handbook,
};
