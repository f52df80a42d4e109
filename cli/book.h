/* What the chapters of the handbook share: the model, the language and the day, and the pieces of
 * which a chapter is put together.
 *
 * A book is made of one model for one day: parameters have their value of that day, and what is not
 * in force then is marked. Everything lives in the arena of the run. */
#ifndef POLKU_CLI_BOOK_H
#define POLKU_CLI_BOOK_H

#include "cli/book_label.h"
#include "cli/html.h"
#include "engine/model.h"

struct book {
    struct html html;
    struct arena *arena;
    const struct model *m;
    const char *digest, *pack;
    enum language language;
    day_t on;
    const char *heading; /* of the chapter's entries: "h3", "h4" */
};

/* ---- words: in the arena, or the model's ----------------------------------------------------- */

const char *book_says(const struct book *b, enum book_label which);
/* A label with a text in the place of its #. */
const char *book_with(const struct book *b, enum book_label which, const char *text);
/* In the book's language, or in the one there is; NULL when the text is empty. */
const char *book_text(const struct book *b, const struct text *text);
const char *book_name(const struct book *b, const struct common *c); /* its id without a name */
const char *book_length(const struct book *b, const struct length *l);
/* "1.1.2025–31.12.2026", or from or until one day; NULL when it is always. */
const char *book_span(const struct book *b, struct span span);
const char *book_effect(const struct book *b, const struct effect *e);
/* Options of the municipality fact as names, joined by commas; NULL when there are none. */
const char *book_municipalities(const struct book *b, const struct ids *options);

/* ---- pieces of a page ------------------------------------------------------------------------ */

/* A paragraph of a text in its own language; nothing when it is empty. */
void book_paragraph(struct book *b, const char *class, const struct text *text);
/* A text inside of something else. */
void book_inline(struct book *b, const struct text *text);
void book_link(struct book *b, const char *kind, const struct common *c);
/* A row of a list of pairs: its label, and what stands in it until book_row_end. */
void book_row(struct book *b, enum book_label which);
void book_row_end(struct book *b);
/* A whole row of one text; nothing when it is NULL. */
void book_pair(struct book *b, enum book_label which, const char *text);
/* Texts as a list in a row; nothing when there are none. */
void book_texts(struct book *b, enum book_label which, const struct texts *texts);
/* Links to actors, to services, in a row; nothing when there are none. */
void book_actors_row(struct book *b, enum book_label which, const struct ids *actors);
void book_services_row(struct book *b, enum book_label which, const struct ids *services);
void book_links(struct book *b, const struct texts *links);
/* Old names and their years, in a row. */
void book_formerly(struct book *b, const struct former *formerly, int n);
/* A condition as lists within lists: all of these, one of these. */
void book_condition(struct book *b, const struct cond *cond);
/* The heading of an entry, that links lead to. */
void book_entry(struct book *b, const char *kind, const struct common *c);
/* What an entry rests on, and where it stands in the rules; ends the entry. */
void book_entry_end(struct book *b, const struct common *c);
void book_tag(struct book *b, const char *class, const char *text);

/* ---- chapters -------------------------------------------------------------------------------- */

void book_actors(struct book *b);
void book_experts(struct book *b); /* who knows what */
void book_services(struct book *b);
void book_services_contents(struct book *b); /* its parts, as a list within the contents */
void book_paths(struct book *b);
void book_assessments(struct book *b);
void book_goals(struct book *b);
void book_obstacles(struct book *b);
void book_promises(struct book *b);
void book_events(struct book *b);
void book_words(struct book *b);
void book_facts(struct book *b);
void book_changes(struct book *b); /* what the region changes in the national rules */
void book_sources(struct book *b);

#endif
