/* The handbook's chapter on services: an overview of the areas of life, and an entry a service. */
#include "cli/book.h"

#include <stdlib.h>
#include <string.h>

/* ---- the rows of an entry -------------------------------------------------------------------- */

static void actor_row(struct book *b, enum book_label which, int actor)
{
    if (actor >= 0)
        book_actors_row(b, which, &(struct ids){&actor, 1});
}

static void crossing(struct book *b, const struct transition *t, bool arriving)
{
    html_raw(&b->html, "<li>");
    if (!arriving)
        book_link(b, "service", &b->m->services[t->to].common);
    else if (t->from_start)
        html_text(&b->html, book_says(b, BOOK_FROM_START));
    for (int i = 0; arriving && i < t->from.n; i++) {
        html_raw(&b->html, i || t->from_start ? ", " : "");
        book_link(b, "service", &b->m->services[t->from.at[i]].common);
    }
    html_put(&b->html, " – <a href=\"#path-%s\">%s</a></li>", t->common.id,
             book_name(b, &b->m->actors[t->by].common));
}

static void way_in(struct book *b, const struct service *s)
{
    book_row(b, BOOK_WAY_IN);
    html_raw(&b->html, "<ul>");
    if (s->entry)
        html_put(&b->html, "<li>%s</li>", book_says(b, BOOK_ANYONE));
    for (int i = 0; i < s->arriving.n; i++)
        crossing(b, &b->m->transitions[s->arriving.at[i]], true);
    html_raw(&b->html, "</ul>");
    book_row_end(b);
}

static void leads_to(struct book *b, const struct service *s)
{
    if (s->leaving.n == 0)
        return;
    book_row(b, BOOK_LEADS_TO);
    html_raw(&b->html, "<ul>");
    for (int i = 0; i < s->leaving.n; i++)
        crossing(b, &b->m->transitions[s->leaving.at[i]], false);
    html_raw(&b->html, "</ul>");
    book_row_end(b);
}

static void who_for(struct book *b, const struct service *s)
{
    book_row(b, BOOK_WHO_FOR);
    book_condition(b, s->when);
    book_row_end(b);
    if (!s->everywhere)
        book_pair(b, BOOK_IN, book_municipalities(b, &s->municipalities));
}

static void especially(struct book *b, const struct service *s)
{
    if (s->nprefers == 0)
        return;
    book_row(b, BOOK_ESPECIALLY);
    html_raw(&b->html, "<ul>");
    for (int i = 0; i < s->nprefers; i++) {
        html_raw(&b->html, "<li>");
        book_condition(b, s->prefers[i].when);
        html_raw(&b->html, "</li>");
    }
    html_raw(&b->html, "</ul>");
    book_row_end(b);
}

/* "waiting 2–8 weeks, takes 30–40 weeks, 100% of the week" */
static const char *times(const struct book *b, const struct service *s)
{
    const char *text = NULL;
    if (s->has_waits)
        text = book_with(b, BOOK_WAITS, book_length(b, &s->waits));
    if (s->has_takes)
        text = arena_printf(b->arena, "%s%s%s", text ? text : "", text ? ", " : "",
                            book_with(b, BOOK_TAKES, book_length(b, &s->takes)));
    if (text && s->has_takes)
        text = arena_printf(b->arena, "%s, %s", text,
                            book_with(b, BOOK_LOAD, arena_printf(b->arena, "%d", s->load)));
    return text;
}

static const char *deadline(const struct book *b, const struct service *s)
{
    if (!s->has_start_within)
        return NULL;
    return arena_printf(b->arena, "%s%s", book_length(b, &s->start_within),
                        book_with(b, BOOK_SINCE, book_name(b, &b->m->facts[s->start_fact].common)));
}

static const char *joined(const struct book *b, const char *before, const char *text)
{
    return before ? arena_printf(b->arena, "%s, %s", before, text) : text;
}

static const char *delivered(const struct book *b, const struct service *s)
{
    const char *text = s->personal ? book_says(b, BOOK_PERSONAL) : NULL;
    return s->group ? joined(b, text, book_says(b, BOOK_GROUP)) : text;
}

static const char *effects(const struct book *b, const struct service *s)
{
    const char *text = NULL;
    for (int i = 0; i < s->ngives; i++)
        text = joined(b, text, book_effect(b, &s->gives[i]));
    return text;
}

static const char *given_in(const struct book *b, const struct service *s)
{
    const char *text = NULL;
    for (int i = 0; i < s->ngiven_in; i++)
        text = joined(b, text, book_word(s->given_in[i], b->language));
    return text;
}

static bool shares_group(const struct service *a, const struct service *s)
{
    for (int i = 0; i < a->groups.n; i++)
        for (int j = 0; j < s->groups.n; j++)
            if (a->groups.at[i] == s->groups.at[j])
                return true;
    return false;
}

static void overlaps(struct book *b, const struct service *s)
{
    int n = 0;
    for (int i = 0; i < b->m->nservices; i++) {
        const struct service *other = &b->m->services[i];
        if (other == s || !shares_group(other, s))
            continue;
        if (n++ == 0)
            book_row(b, BOOK_OVERLAPS);
        else
            html_raw(&b->html, ", ");
        book_link(b, "service", &other->common);
    }
    if (n)
        book_row_end(b);
}

static void because(struct book *b, const struct service *s)
{
    if (text_empty(&s->because))
        return;
    book_row(b, BOOK_REASON);
    book_inline(b, &s->because);
    book_row_end(b);
}

/* ---- the entry ------------------------------------------------------------------------------- */

static void tags(struct book *b, const struct service *s)
{
    html_raw(&b->html, "<p class=\"tags\">");
    book_tag(b, "kind", book_word(service_kind_ids[s->kind], b->language));
    if (s->always)
        book_tag(b, "always", book_says(b, BOOK_ALWAYS));
    if (s->voluntary)
        book_tag(b, "voluntary", book_says(b, BOOK_VOLUNTARY));
    if (s->audience != AUDIENCE_CLIENT)
        book_tag(b, "audience", book_word(audience_ids[s->audience], b->language));
    if (!span_holds(&s->common.valid, b->on))
        book_tag(b, "closed", book_says(b, BOOK_NOT_NOW));
    html_raw(&b->html, "</p>\n");
}

static void note_write(struct book *b, const struct text *note)
{
    if (text_empty(note))
        return;
    html_put(&b->html, "<p class=\"note\"><strong>%s.</strong> ", book_says(b, BOOK_NOTE));
    book_inline(b, note);
    html_raw(&b->html, "</p>\n");
}

static void service_rows(struct book *b, const struct service *s)
{
    who_for(b, s);
    especially(b, s);
    way_in(b, s);
    book_actors_row(b, BOOK_REFERRED_BY, &s->referred_by);
    actor_row(b, BOOK_PROVIDER, s->provider);
    actor_row(b, BOOK_DECIDED_BY, s->decided_by);
    because(b, s);
    book_pair(b, BOOK_TIMES, times(b, s));
    book_pair(b, BOOK_START_WITHIN, deadline(b, s));
    book_pair(b, BOOK_REVIEW, s->has_review ? book_length(b, &s->review_every) : NULL);
    book_pair(b, BOOK_CAPACITY,
              s->capacity >= 0 ? arena_printf(b->arena, "%d", s->capacity) : NULL);
    book_pair(b, BOOK_GIVEN_IN, given_in(b, s));
    book_pair(b, BOOK_DELIVERED, delivered(b, s));
    book_pair(b, BOOK_GIVES, effects(b, s));
    overlaps(b, s);
    book_services_row(b, BOOK_BRIDGES, &s->bridges);
    leads_to(b, s);
    book_pair(b, BOOK_VALID, book_span(b, s->common.valid));
    book_formerly(b, s->formerly, s->nformerly);
    book_links(b, &s->links);
}

static void service_write(struct book *b, const struct service *s)
{
    book_entry(b, "service", &s->common);
    tags(b, s);
    book_paragraph(b, "summary", &s->summary);
    note_write(b, &s->common.note);
    html_raw(&b->html, "<dl>\n");
    service_rows(b, s);
    html_raw(&b->html, "</dl>\n");
    book_entry_end(b, &s->common);
}

/* ---- the chapter ----------------------------------------------------------------------------- */

/* What weighs most first; as the ids where they weigh the same. */
static int heavier(const void *a, const void *b)
{
    const struct service *x = *(const struct service *const *)a;
    const struct service *y = *(const struct service *const *)b;
    return x->priority != y->priority ? (x->priority < y->priority) - (x->priority > y->priority)
                                      : strcmp(x->common.id, y->common.id);
}

static const struct service **by_weight(const struct book *b)
{
    const struct service **list = arena_array(b->arena, (size_t)b->m->nservices + 1, sizeof *list);
    for (int i = 0; i < b->m->nservices; i++)
        list[i] = &b->m->services[i];
    qsort(list, (size_t)b->m->nservices, sizeof *list, heavier);
    return list;
}

static int first_area(const struct service *s)
{
    int area = 0;
    while (area < AREAS && !(s->areas >> area & 1))
        area++;
    return area;
}

static void overview_row(struct book *b, const struct service *s)
{
    html_raw(&b->html, "<tr><th scope=\"row\">");
    book_link(b, "service", &s->common);
    html_raw(&b->html, "</th>");
    for (int area = 0; area < AREAS; area++)
        html_put(&b->html,
                 s->areas >> area & 1 ? "<td><span role=\"img\" aria-label=\"%s\">●</span></td>"
                                      : "<td></td>",
                 book_word(area_ids[area], b->language));
    html_raw(&b->html, "</tr>\n");
}

static void overview(struct book *b, const struct service *const *list)
{
    html_put(&b->html, "<table class=\"areas\"><caption>%s</caption>\n<thead><tr><td></td>",
             book_says(b, BOOK_OVERVIEW));
    for (int area = 0; area < AREAS; area++)
        html_put(&b->html, "<th scope=\"col\">%s</th>", book_word(area_ids[area], b->language));
    html_raw(&b->html, "</tr></thead>\n<tbody>\n");
    for (int i = 0; i < b->m->nservices; i++)
        if (list[i]->audience == AUDIENCE_CLIENT)
            overview_row(b, list[i]);
    html_raw(&b->html, "</tbody></table>\n");
}

/* The parts of the chapter: the areas of life, and what is for others than clients. */
#define PARTS (AREAS + 1)

static int part_of(const struct service *s)
{
    return s->audience == AUDIENCE_CLIENT ? first_area(s) : AREAS;
}

static const char *part_id(int part)
{
    return part == AREAS ? "others" : area_ids[part];
}

static const char *part_name(const struct book *b, int part)
{
    return part == AREAS ? book_says(b, BOOK_FOR_OTHERS) : book_word(area_ids[part], b->language);
}

void book_services_contents(struct book *b)
{
    html_raw(&b->html, "<ul>");
    for (int part = 0; part < PARTS; part++) {
        int n = 0;
        for (int i = 0; i < b->m->nservices; i++)
            n += part_of(&b->m->services[i]) == part;
        if (n)
            html_put(&b->html, "<li><a href=\"#area-%s\">%s</a></li>", part_id(part),
                     part_name(b, part));
    }
    html_raw(&b->html, "</ul>");
}

void book_services(struct book *b)
{
    const struct service **list = by_weight(b);
    overview(b, list);
    for (int part = 0; part < PARTS; part++) {
        bool headed = false;
        for (int i = 0; i < b->m->nservices; i++) {
            if (part_of(list[i]) != part)
                continue;
            if (!headed)
                html_put(&b->html, "<h3 id=\"area-%s\">%s</h3>\n", part_id(part),
                         part_name(b, part));
            headed = true;
            service_write(b, list[i]);
        }
    }
}
