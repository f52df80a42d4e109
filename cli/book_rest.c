/* The handbook's chapters on what is promised, missing and agreed, and its reference parts: words,
 * limits, questions, changes, sources. */
#include "cli/book.h"

#include "engine/spell.h"

#include <stdlib.h>
#include <string.h>

static void condition_row(struct book *b, enum book_label which, const struct cond *cond)
{
    book_row(b, which);
    book_condition(b, cond);
    book_row_end(b);
}

/* ---- obstacles, promises, events ------------------------------------------------------------- */

void book_obstacles(struct book *b)
{
    for (int i = 0; i < b->m->nobstacles; i++) {
        const struct obstacle *o = &b->m->obstacles[i];
        book_entry(b, "obstacle", &o->common);
        book_paragraph(b, "note", &o->common.note);
        html_raw(&b->html, "<dl>\n");
        book_pair(b, BOOK_SCOPE, book_word(scope_ids[o->scope], b->language));
        condition_row(b, BOOK_WHEN, o->when);
        book_services_row(b, BOOK_BLOCKS, &o->blocks);
        book_pair(b, BOOK_REMEDY, book_text(b, &o->remedy));
        html_raw(&b->html, "</dl>\n");
        book_entry_end(b, &o->common);
    }
}

void book_promises(struct book *b)
{
    for (int i = 0; i < b->m->npromises; i++) {
        const struct promise *p = &b->m->promises[i];
        book_entry(b, "promise", &p->common);
        book_paragraph(b, "note", &p->common.note);
        html_raw(&b->html, "<dl>\n");
        condition_row(b, BOOK_FOR_EVERY, p->for_every);
        book_services_row(b, BOOK_RECOMMENDS, &p->recommends);
        book_services_row(b, BOOK_NEVER, &p->never_recommends);
        html_raw(&b->html, "</dl>\n");
        book_entry_end(b, &p->common);
    }
}

void book_events(struct book *b)
{
    for (int i = 0; i < b->m->nevents; i++) {
        const struct event *e = &b->m->events[i];
        book_entry(b, "event", &e->common);
        book_paragraph(b, "note", &e->common.note);
        html_raw(&b->html, "<dl>\n");
        book_pair(b, BOOK_ON, spell_day(b->arena, e->on, b->language));
        if (e->has_every)
            book_pair(b, BOOK_EVERY, spell_duration(b->arena, e->every, b->language, false));
        book_pair(b, BOOK_AUDIENCE, book_word(audience_ids[e->audience], b->language));
        book_pair(b, BOOK_IN, book_municipalities(b, &e->municipalities));
        book_links(b, &e->links);
        html_raw(&b->html, "</dl>\n");
        book_entry_end(b, &e->common);
    }
}

/* ---- words and limits ------------------------------------------------------------------------ */

static const char *limit_value(const struct book *b, const struct parameter_value *v)
{
    if (v->level)
        return v->level;
    return v->is_number ? arena_printf(b->arena, "%lld", (long long)v->number)
                        : spell_duration(b->arena, v->duration, b->language, false);
}

static void limit_row(struct book *b, const struct parameter *p, const struct parameter_value *v)
{
    const char *years = book_span(b, v->valid);
    html_put(&b->html, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>\n",
             book_name(b, &p->common), limit_value(b, v), years ? years : "",
             v->basis ? v->basis : "");
}

static void limits_write(struct book *b)
{
    html_put(&b->html,
             "<h3>%s</h3>\n<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th "
             "scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
             book_says(b, BOOK_LIMITS), book_says(b, BOOK_NAME), book_says(b, BOOK_VALUE),
             book_says(b, BOOK_VALID), book_says(b, BOOK_BASIS));
    for (int i = 0; i < b->m->nparameters; i++)
        for (int v = 0; v < b->m->parameters[i].nvalues; v++)
            limit_row(b, &b->m->parameters[i], &b->m->parameters[i].values[v]);
    html_raw(&b->html, "</tbody></table>\n");
}

void book_words(struct book *b)
{
    for (int i = 0; i < b->m->nconcepts; i++) {
        const struct concept *c = &b->m->concepts[i];
        book_entry(b, "word", &c->common);
        if (c->risk)
            book_tag(b, "closed", book_says(b, BOOK_RISK));
        book_paragraph(b, "note", &c->common.note);
        html_raw(&b->html, "<dl>\n");
        condition_row(b, BOOK_WHEN, c->when);
        html_raw(&b->html, "</dl>\n");
        book_entry_end(b, &c->common);
    }
    if (b->m->nparameters)
        limits_write(b);
}

/* ---- what is asked --------------------------------------------------------------------------- */

#define ANSWERS_SHOWN 16 /* a list of all municipalities helps nobody */

static void answers_write(struct book *b, const struct fact *f)
{
    if (f->kind == FACT_YES_OR_NO)
        html_text(&b->html, book_says(b, BOOK_YES_NO));
    else if (f->kind == FACT_DATE)
        html_text(&b->html, book_says(b, BOOK_A_DAY));
    else if (f->kind == FACT_NUMBER)
        html_text(&b->html,
                  arena_printf(b->arena, "%lld–%lld", (long long)f->low, (long long)f->high));
    for (int i = 0; i < f->noptions && i < ANSWERS_SHOWN; i++) {
        const char *name = book_text(b, &f->options[i].name);
        html_put(&b->html, "%s%s", i ? ", " : "", name ? name : f->options[i].id);
    }
    if (f->noptions > ANSWERS_SHOWN)
        html_raw(&b->html, ", …");
}

static void fact_row(struct book *b, const struct fact *f)
{
    const char *question = book_text(b, &f->asks);
    html_put(&b->html, "<tr id=\"fact-%s\"><th scope=\"row\">%s</th><td>%s", f->common.id,
             book_name(b, &f->common), question ? question : "");
    if (f->stated_by >= 0)
        html_put(&b->html, " (%s)",
                 book_with(b, BOOK_STATED_BY, book_name(b, &b->m->actors[f->stated_by].common)));
    if (f->sensitive) {
        html_raw(&b->html, " ");
        book_tag(b, "voluntary", book_says(b, BOOK_SENSITIVE));
    }
    html_raw(&b->html, "</td><td>");
    answers_write(b, f);
    html_raw(&b->html, "</td></tr>\n");
}

void book_facts(struct book *b)
{
    html_put(&b->html,
             "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th "
             "scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
             book_says(b, BOOK_NAME), book_says(b, BOOK_QUESTION), book_says(b, BOOK_ANSWERS));
    for (int i = 0; i < b->m->nfacts; i++)
        if (b->m->facts[i].assessment < 0)
            fact_row(b, &b->m->facts[i]);
    html_raw(&b->html, "</tbody></table>\n");
}

/* ---- what the region changes ----------------------------------------------------------------- */

static const char *words_of(const struct book *b, const struct decl *amend)
{
    const char *words = NULL;
    for (int i = 0; i < amend->nbody; i++) {
        const char *word = amend->body[i].word;
        if (i && strcmp(word, amend->body[i - 1].word) == 0)
            continue;
        words = words ? arena_printf(b->arena, "%s, %s", words, word) : word;
    }
    return words ? words : "";
}

/* A service's entry says how it is now; here stands that it was changed, and where. */
static void change_row(struct book *b, const struct decl *amend)
{
    const char *kind = amend->args[0].text, *id = amend->args[1].text;
    int service = strcmp(kind, "service") == 0 ? model_service(b->m, id) : -1;
    html_raw(&b->html, "<tr><th scope=\"row\">");
    if (service >= 0)
        book_link(b, "service", &b->m->services[service].common);
    else
        html_put(&b->html, "%s %s", kind, id);
    html_put(&b->html, "</th><td><code>%s</code></td><td><code>%s:%s</code></td></tr>\n",
             words_of(b, amend), amend->file, arena_printf(b->arena, "%d", amend->line));
}

void book_changes(struct book *b)
{
    html_put(&b->html,
             "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th "
             "scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
             book_says(b, BOOK_NAME), book_says(b, BOOK_CHANGED_WORDS), book_says(b, BOOK_RULE));
    for (int i = 0; i < b->m->decls->n; i++)
        if (strcmp(b->m->decls->list[i].word, "amend") == 0)
            change_row(b, &b->m->decls->list[i]);
    html_raw(&b->html, "</tbody></table>\n");
}

/* ---- sources --------------------------------------------------------------------------------- */

struct citation {
    const char *basis, *kind;
    const struct common *on;
};

struct citations {
    struct citation *list;
    size_t n, cap;
};

static void citation_add(struct book *b, struct citations *all, const char *kind,
                         const struct common *on)
{
    for (int i = 0; i < on->nbasis; i++) {
        ARENA_ROOM(b->arena, all->list, all->n, all->cap);
        all->list[all->n++] = (struct citation){on->basis[i], kind, on};
    }
}

static int compare_citations(const void *a, const void *b)
{
    const struct citation *x = a, *y = b;
    int order = strcmp(x->basis, y->basis);
    order = order ? order : strcmp(x->kind, y->kind);
    return order ? order : strcmp(x->on->id, y->on->id);
}

static struct citations citations_collect(struct book *b)
{
    const struct model *m = b->m;
    struct citations all = {0};
    for (int i = 0; i < m->nactors; i++)
        citation_add(b, &all, "actor", &m->actors[i].common);
    for (int i = 0; i < m->nservices; i++)
        citation_add(b, &all, "service", &m->services[i].common);
    for (int i = 0; i < m->nassessments; i++)
        citation_add(b, &all, "assessment", &m->assessments[i].common);
    for (int i = 0; i < m->nobstacles; i++)
        citation_add(b, &all, "obstacle", &m->obstacles[i].common);
    for (int i = 0; i < m->npromises; i++)
        citation_add(b, &all, "promise", &m->promises[i].common);
    for (int i = 0; i < m->nevents; i++)
        citation_add(b, &all, "event", &m->events[i].common);
    for (int i = 0; i < m->nconcepts; i++)
        citation_add(b, &all, "word", &m->concepts[i].common);
    if (all.n)
        qsort(all.list, all.n, sizeof *all.list, compare_citations);
    return all;
}

void book_sources(struct book *b)
{
    struct citations all = citations_collect(b);
    html_put(&b->html,
             "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n"
             "<tbody>\n",
             book_says(b, BOOK_BASIS), book_says(b, BOOK_RESTS_ON_IT));
    for (size_t i = 0; i < all.n; i++) {
        bool first = i == 0 || strcmp(all.list[i].basis, all.list[i - 1].basis) != 0;
        if (first)
            html_put(&b->html, "<tr><td>%s</td><td>", all.list[i].basis);
        else
            html_raw(&b->html, ", ");
        book_link(b, all.list[i].kind, all.list[i].on);
        if (i + 1 == all.n || strcmp(all.list[i].basis, all.list[i + 1].basis) != 0)
            html_raw(&b->html, "</td></tr>\n");
    }
    html_raw(&b->html, "</tbody></table>\n");
}
