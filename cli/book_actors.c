/* The handbook's chapters on actors: who does what, and who knows what. */
#include "cli/book.h"

/* Where an actor may be named by a service. */
struct part {
    enum book_label label;
    bool (*plays)(const struct service *s, int actor);
};

static bool provides(const struct service *s, int actor)
{
    return s->provider == actor;
}

static bool decides(const struct service *s, int actor)
{
    return s->decided_by == actor;
}

static const struct part parts[] = {{BOOK_PROVIDES, provides}, {BOOK_DECIDES, decides}};

static void part_write(struct book *b, const struct part *part, int actor)
{
    int n = 0;
    for (int i = 0; i < b->m->nservices; i++) {
        if (!part->plays(&b->m->services[i], actor))
            continue;
        if (n++ == 0)
            book_row(b, part->label);
        else
            html_raw(&b->html, ", ");
        book_link(b, "service", &b->m->services[i].common);
    }
    if (n)
        book_row_end(b);
}

static void crossings_write(struct book *b, int actor)
{
    int n = 0;
    for (int i = 0; i < b->m->ntransitions; i++) {
        const struct transition *t = &b->m->transitions[i];
        if (t->by != actor)
            continue;
        if (n++ == 0) {
            book_row(b, BOOK_OWNS);
            html_raw(&b->html, "<ul>");
        }
        html_put(&b->html, "<li><a href=\"#path-%s\">%s → %s</a></li>", t->common.id,
                 t->from_start ? book_says(b, BOOK_FROM_START)
                               : book_name(b, &b->m->services[t->from.at[0]].common),
                 book_name(b, &b->m->services[t->to].common));
    }
    if (n) {
        html_raw(&b->html, "</ul>");
        book_row_end(b);
    }
}

static void assesses_write(struct book *b, int actor)
{
    for (int i = 0; i < b->m->nassessments; i++) {
        if (b->m->assessments[i].by != actor)
            continue;
        book_row(b, BOOK_ASSESSES);
        book_link(b, "assessment", &b->m->assessments[i].common);
        book_row_end(b);
    }
}

static void actor_write(struct book *b, int i)
{
    const struct actor *a = &b->m->actors[i];
    book_entry(b, "actor", &a->common);
    book_paragraph(b, "note", &a->common.note);
    html_raw(&b->html, "<dl>\n");
    book_formerly(b, a->formerly, a->nformerly);
    book_texts(b, BOOK_KNOWS, &a->expertise);
    book_texts(b, BOOK_TASKS, &a->tasks);
    book_actors_row(b, BOOK_PARTNERS, &a->partners);
    book_pair(b, BOOK_IN, book_municipalities(b, &a->municipalities));
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++)
        part_write(b, &parts[part], i);
    assesses_write(b, i);
    crossings_write(b, i);
    book_links(b, &a->links);
    html_raw(&b->html, "</dl>\n");
    book_entry_end(b, &a->common);
}

void book_actors(struct book *b)
{
    for (int role = 0; role < ROLES; role++) {
        bool headed = false;
        for (int i = 0; i < b->m->nactors; i++) {
            if ((int)b->m->actors[i].role != role)
                continue;
            if (!headed)
                html_put(&b->html, "<h3>%s</h3>\n", book_word(role_ids[role], b->language));
            headed = true;
            actor_write(b, i);
        }
    }
}

static void expert_rows(struct book *b, const struct actor *a)
{
    for (int i = 0; i < a->expertise.n; i++) {
        html_raw(&b->html, "<tr>");
        if (i == 0) {
            html_put(&b->html, "<th scope=\"rowgroup\" rowspan=\"%s\">",
                     arena_printf(b->arena, "%d", a->expertise.n));
            book_link(b, "actor", &a->common);
            html_raw(&b->html, "</th>");
        }
        html_raw(&b->html, "<td>");
        book_inline(b, &a->expertise.at[i]);
        html_raw(&b->html, "</td></tr>\n");
    }
}

void book_experts(struct book *b)
{
    html_put(&b->html,
             "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n",
             book_says(b, BOOK_ACTOR), book_says(b, BOOK_KNOWS));
    for (int i = 0; i < b->m->nactors; i++) {
        if (b->m->actors[i].expertise.n == 0)
            continue;
        html_raw(&b->html, "<tbody>");
        expert_rows(b, &b->m->actors[i]);
        html_raw(&b->html, "</tbody>\n");
    }
    html_raw(&b->html, "</table>\n");
}
