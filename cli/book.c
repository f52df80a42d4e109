/* The pieces of which the handbook's chapters are put together: see book.h. */
#include "cli/book.h"

#include "engine/explain.h"
#include "engine/spell.h"

#include <assert.h>
#include <string.h>

/* ---- words ----------------------------------------------------------------------------------- */

const char *book_says(const struct book *b, enum book_label which)
{
    return book_label(which, b->language);
}

const char *book_with(const struct book *b, enum book_label which, const char *text)
{
    const char *around = book_says(b, which);
    const char *mark = strchr(around, '#');
    assert(mark);
    return arena_printf(b->arena, "%.*s%s%s", (int)(mark - around), around, text, mark + 1);
}

const char *book_text(const struct book *b, const struct text *text)
{
    enum language used;
    return text_get(text, b->language, b->m->region.languages, &used);
}

const char *book_name(const struct book *b, const struct common *c)
{
    const char *name = book_text(b, &c->name);
    return name ? name : c->id;
}

const char *book_length(const struct book *b, const struct length *l)
{
    return spell_duration(b->arena, length_on(b->m, l, b->on), b->language, false);
}

const char *book_span(const struct book *b, struct span span)
{
    const char *from = spell_day(b->arena, span.from, b->language);
    const char *to = spell_day(b->arena, span.to, b->language);
    if (span.from == DAY_FIRST)
        return span.to == DAY_LAST ? NULL : book_with(b, BOOK_UNTIL_DAY, to);
    return span.to == DAY_LAST ? book_with(b, BOOK_FROM_DAY, from)
                               : arena_printf(b->arena, "%s – %s", from, to);
}

static const char *option_name(const struct book *b, const struct fact *f, int64_t i)
{
    const char *name = book_text(b, &f->options[i].name);
    return name ? name : f->options[i].id;
}

const char *book_effect(const struct book *b, const struct effect *e)
{
    static const enum book_label op[] = {[EFFECT_REACHES] = BOOK_AT_LEAST_LEVEL,
                                         [EFFECT_GAINS] = BOOK_GAINS,
                                         [EFFECT_LOSES] = BOOK_LOSES};
    const struct fact *f = &b->m->facts[e->fact];
    const char *name = book_name(b, &f->common);
    if (f->kind == FACT_YES_OR_NO)
        return arena_printf(b->arena, "%s: %s", name, book_says(b, e->n ? BOOK_YES : BOOK_NO));
    if (e->op == EFFECT_BECOMES)
        return arena_printf(b->arena, "%s: %s", name, option_name(b, f, e->n));
    return arena_printf(b->arena, "%s%s", name, book_with(b, op[e->op], option_name(b, f, e->n)));
}

const char *book_municipalities(const struct book *b, const struct ids *options)
{
    const char *joined = NULL;
    for (int i = 0; i < options->n && b->m->municipality >= 0; i++) {
        const struct fact *f = &b->m->facts[b->m->municipality];
        const char *name = option_name(b, f, options->at[i]);
        joined = joined ? arena_printf(b->arena, "%s, %s", joined, name) : name;
    }
    return joined;
}

/* ---- pieces of a page ------------------------------------------------------------------------ */

/* A text that had to be taken in another language says in which: readers of screens pronounce it.
 */
void book_inline(struct book *b, const struct text *text)
{
    enum language used;
    const char *found = text_get(text, b->language, b->m->region.languages, &used);
    if (found && used != b->language)
        html_put(&b->html, "<span lang=\"%s\">%s</span>", language_ids[used], found);
    else if (found)
        html_text(&b->html, found);
}

void book_paragraph(struct book *b, const char *class, const struct text *text)
{
    if (text_empty(text))
        return;
    html_put(&b->html, "<p class=\"%s\">", class);
    book_inline(b, text);
    html_raw(&b->html, "</p>\n");
}

void book_link(struct book *b, const char *kind, const struct common *c)
{
    html_put(&b->html, "<a href=\"#%s-%s\">%s</a>", kind, c->id, book_name(b, c));
}

void book_row(struct book *b, enum book_label which)
{
    html_put(&b->html, "<div><dt>%s</dt><dd>", book_says(b, which));
}

void book_row_end(struct book *b)
{
    html_raw(&b->html, "</dd></div>\n");
}

void book_pair(struct book *b, enum book_label which, const char *text)
{
    if (!text)
        return;
    book_row(b, which);
    html_text(&b->html, text);
    book_row_end(b);
}

void book_texts(struct book *b, enum book_label which, const struct texts *texts)
{
    if (texts->n == 0)
        return;
    book_row(b, which);
    html_raw(&b->html, texts->n > 1 ? "<ul>" : "");
    for (int i = 0; i < texts->n; i++) {
        html_raw(&b->html, texts->n > 1 ? "<li>" : "");
        book_inline(b, &texts->at[i]);
        html_raw(&b->html, texts->n > 1 ? "</li>" : "");
    }
    html_raw(&b->html, texts->n > 1 ? "</ul>" : "");
    book_row_end(b);
}

void book_actors_row(struct book *b, enum book_label which, const struct ids *actors)
{
    for (int i = 0; i < actors->n; i++) {
        if (i == 0)
            book_row(b, which);
        html_raw(&b->html, i ? ", " : "");
        book_link(b, "actor", &b->m->actors[actors->at[i]].common);
    }
    if (actors->n)
        book_row_end(b);
}

void book_services_row(struct book *b, enum book_label which, const struct ids *services)
{
    for (int i = 0; i < services->n; i++) {
        if (i == 0)
            book_row(b, which);
        html_raw(&b->html, i ? ", " : "");
        book_link(b, "service", &b->m->services[services->at[i]].common);
    }
    if (services->n)
        book_row_end(b);
}

/* Only what is an address becomes a link: a rule file could say anything. */
static void address(struct book *b, const char *text)
{
    if (strncmp(text, "https://", 8) == 0 || strncmp(text, "http://", 7) == 0)
        html_put(&b->html, "<a href=\"%s\">%s</a> ", text, text);
    else
        html_put(&b->html, "%s ", text);
}

void book_links(struct book *b, const struct texts *links)
{
    if (links->n == 0)
        return;
    book_row(b, BOOK_LINKS);
    for (int i = 0; i < links->n; i++)
        address(b, book_text(b, &links->at[i]));
    book_row_end(b);
}

void book_formerly(struct book *b, const struct former *formerly, int n)
{
    if (n == 0)
        return;
    book_row(b, BOOK_FORMERLY);
    for (int i = 0; i < n; i++) {
        const char *years = book_span(b, formerly[i].valid);
        html_raw(&b->html, i ? ", " : "");
        book_inline(b, &formerly[i].name);
        if (years)
            html_put(&b->html, " (%s)", years);
    }
    book_row_end(b);
}

static void condition_list(struct book *b, const struct cond *c)
{
    html_raw(&b->html, "<ul class=\"condition\">");
    for (int i = 0; i < c->nmembers; i++) {
        html_raw(&b->html, "<li>");
        book_condition(b, c->members[i]);
        html_raw(&b->html, "</li>");
    }
    html_raw(&b->html, "</ul>");
}

static void condition_leaf(struct book *b, const struct cond *c)
{
    struct language_use use = {.wanted = b->language, .used = b->language};
    if (c->kind == COND_CONCEPT)
        book_link(b, "word", &b->m->concepts[c->concept].common);
    else if (c->kind == COND_TRUE)
        html_text(&b->html, book_says(b, BOOK_NO_CONDITIONS));
    else
        html_text(&b->html, cond_sentence(b->arena, b->m, c, b->on, &use));
}

void book_condition(struct book *b, const struct cond *c)
{
    const char *head = c->kind == COND_AND  ? book_says(b, BOOK_ALL_OF)
                       : c->kind == COND_OR ? book_says(b, BOOK_ONE_OF)
                                            : NULL;
    if (c->kind == COND_AT_LEAST)
        head = book_with(b, BOOK_AT_LEAST, arena_printf(b->arena, "%d", c->least));
    if (!head) {
        condition_leaf(b, c);
        return;
    }
    html_put(&b->html, "<span class=\"joint\">%s</span>", head);
    condition_list(b, c);
}

void book_tag(struct book *b, const char *class, const char *text)
{
    html_put(&b->html, "<span class=\"tag %s\">%s</span> ", class, text);
}

void book_entry(struct book *b, const char *kind, const struct common *c)
{
    html_put(&b->html, "<article id=\"%s-%s\">\n<%s>%s</%s>\n", kind, c->id, b->heading,
             book_name(b, c), b->heading);
}

void book_entry_end(struct book *b, const struct common *c)
{
    html_raw(&b->html, "<footer>");
    for (int i = 0; i < c->nbasis; i++)
        html_put(&b->html, "%s: %s<br>", book_says(b, BOOK_BASIS), c->basis[i]);
    html_put(&b->html, "%s: <code>%s:%s</code> <code>%s</code></footer>\n</article>\n",
             book_says(b, BOOK_RULE), c->rule.file, arena_printf(b->arena, "%d", c->rule.line),
             c->id);
}
