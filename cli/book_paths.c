/* The handbook's chapters on what happens between services: paths, assessments, goals. */
#include "cli/book.h"

#include "engine/spell.h"

/* ---- paths ----------------------------------------------------------------------------------- */

static const char *from_names(const struct book *b, const struct transition *t)
{
    const char *names = t->from_start ? book_says(b, BOOK_FROM_START) : NULL;
    for (int i = 0; i < t->from.n; i++) {
        const char *name = book_name(b, &b->m->services[t->from.at[i]].common);
        names = names ? arena_printf(b->arena, "%s, %s", names, name) : name;
    }
    return names;
}

static const char *trigger(const struct book *b, const struct transition *t)
{
    static const enum book_label on[] = {[HISTORY_COMPLETED] = BOOK_COMPLETED,
                                         [HISTORY_ONGOING] = BOOK_ONGOING,
                                         [HISTORY_INTERRUPTED] = BOOK_INTERRUPTED};
    if (t->has_ahead)
        return book_with(b, BOOK_AHEAD, book_length(b, &t->ahead));
    return t->from.n ? book_says(b, on[t->on]) : NULL;
}

static void path_rows(struct book *b, const struct transition *t)
{
    book_pair(b, BOOK_WHEN, trigger(b, t));
    if (t->when->kind != COND_TRUE) {
        book_row(b, BOOK_CONDITION);
        book_condition(b, t->when);
        book_row_end(b);
    }
    book_row(b, BOOK_OWNER);
    book_link(b, "actor", &b->m->actors[t->by].common);
    book_row_end(b);
    book_pair(b, BOOK_WITHIN, t->has_within ? book_length(b, &t->within) : NULL);
    book_texts(b, BOOK_HANDS_OVER, &t->hands_over);
    book_actors_row(b, BOOK_REPORTS_TO, &t->reports_to);
    if (!text_empty(&t->because)) {
        book_row(b, BOOK_REASON);
        book_inline(b, &t->because);
        book_row_end(b);
    }
    book_pair(b, BOOK_VALID, book_span(b, t->common.valid));
}

static void path_write(struct book *b, const struct transition *t)
{
    html_put(&b->html, "<article id=\"path-%s\">\n<h4>%s → %s</h4>\n", t->common.id,
             from_names(b, t), book_name(b, &b->m->services[t->to].common));
    if (!span_holds(&t->common.valid, b->on))
        book_tag(b, "closed", book_says(b, BOOK_NOT_NOW));
    book_paragraph(b, "note", &t->common.note);
    html_raw(&b->html, "<dl>\n");
    path_rows(b, t);
    html_raw(&b->html, "</dl>\n");
    book_entry_end(b, &t->common);
}

/* Where a path begins: -1 for the start, else the first service that it may come from. */
static int path_begin(const struct transition *t)
{
    return t->from_start || t->from.n == 0 ? -1 : t->from.at[0];
}

void book_paths(struct book *b)
{
    for (int from = -1; from < b->m->nservices; from++) {
        bool headed = false;
        for (int i = 0; i < b->m->ntransitions; i++) {
            if (path_begin(&b->m->transitions[i]) != from)
                continue;
            if (!headed)
                html_put(&b->html, "<h3>%s</h3>\n",
                         from < 0 ? book_says(b, BOOK_FROM_START)
                                  : book_name(b, &b->m->services[from].common));
            headed = true;
            path_write(b, &b->m->transitions[i]);
        }
    }
}

/* ---- assessments ----------------------------------------------------------------------------- */

static void items_write(struct book *b, const struct assessment *a)
{
    book_row(b, BOOK_ITEMS);
    html_raw(&b->html, "<ul>");
    for (int i = 0; i < a->nitems; i++) {
        const struct fact *f = &b->m->facts[a->items[i]];
        const char *question = book_text(b, &f->asks);
        html_put(&b->html, "<li>%s</li>", question ? question : book_name(b, &f->common));
    }
    html_raw(&b->html, "</ul>");
    book_row_end(b);
}

static void points_write(struct book *b, const struct assessment *a)
{
    book_row(b, BOOK_POINTS);
    html_raw(&b->html, "<ul>");
    for (int i = 0; i < a->npoints; i++) {
        html_put(&b->html, "<li><strong>+%s</strong> ",
                 arena_printf(b->arena, "%lld", (long long)a->points[i].n));
        book_condition(b, a->points[i].when);
        html_raw(&b->html, "</li>");
    }
    html_raw(&b->html, "</ul>");
    book_row_end(b);
}

static void statement_write(struct book *b, const struct assessment *a, int grade)
{
    for (int i = 0; i < a->noutcomes; i++) {
        const struct outcome *o = &a->outcomes[i];
        if (o->grade != grade)
            continue;
        html_raw(&b->html, "<br>");
        book_inline(b, &o->statement);
        for (int e = 0; e < o->nsets; e++)
            html_put(&b->html, "<br><em>%s</em>", book_effect(b, &o->sets[e]));
    }
}

static void grades_write(struct book *b, const struct assessment *a)
{
    const struct fact *f = &b->m->facts[a->fact];
    book_row(b, BOOK_GRADES);
    html_raw(&b->html, "<ul>");
    for (int i = 0; i < f->noptions; i++) {
        const char *least = arena_printf(b->arena, "%lld", (long long)a->grades[i]);
        html_put(&b->html, "<li><strong>%s</strong> <code>%s</code>",
                 book_with(b, BOOK_GRADE_FROM, least), f->options[i].id);
        statement_write(b, a, i);
        html_raw(&b->html, "</li>");
    }
    html_raw(&b->html, "</ul>");
    book_row_end(b);
}

static void assessment_write(struct book *b, const struct assessment *a)
{
    book_entry(b, "assessment", &a->common);
    book_paragraph(b, "note", &a->common.note);
    html_raw(&b->html, "<dl>\n");
    book_row(b, BOOK_MADE_BY);
    book_link(b, "actor", &b->m->actors[a->by].common);
    book_row_end(b);
    book_row(b, BOOK_WHO_FOR);
    book_condition(b, a->when);
    book_row_end(b);
    items_write(b, a);
    points_write(b, a);
    grades_write(b, a);
    book_pair(b, BOOK_VALID, book_span(b, a->common.valid));
    html_raw(&b->html, "</dl>\n");
    book_entry_end(b, &a->common);
}

void book_assessments(struct book *b)
{
    for (int i = 0; i < b->m->nassessments; i++)
        assessment_write(b, &b->m->assessments[i]);
}

/* ---- goals ----------------------------------------------------------------------------------- */

void book_goals(struct book *b)
{
    for (int i = 0; i < b->m->ngoals; i++) {
        const struct goal *g = &b->m->goals[i];
        book_entry(b, "goal", &g->common);
        book_paragraph(b, "note", &g->common.note);
        html_raw(&b->html, "<dl>\n");
        book_row(b, BOOK_REACHED);
        book_condition(b, g->reached);
        book_row_end(b);
        html_raw(&b->html, "</dl>\n");
        book_entry_end(b, &g->common);
    }
}
