/* The record of what a client is counted in: a text, and its lines. Pure; journal_count.c stores
 * it. */
#ifndef POLKU_DAEMON_JOURNAL_RECORD_H
#define POLKU_DAEMON_JOURNAL_RECORD_H

#include "daemon/journal_count.h"

struct line { /* a count: "kind|item|state" */
    const char *text;
    size_t n; /* without the end of the line */
    uint64_t hash;
    const struct counted *item; /* of this decision; or NULL */
};

/* The record's text: the two groups, then a count a line. */
struct record {
    char *text; /* NULL: there is none */
    size_t n;
    const char *basis, *gender; /* in the arena */
    struct line *lines;
    int nlines, cap;
    uint64_t *seen; /* hashes of the lines; 0: free */
    size_t nseen;
};

/* The record of a client of whom only this decision is counted; its lines have items. */
void record_make(struct arena *arena, const struct tally *t, struct record *r);
bool record_same(const struct record *a, const struct record *b);

/* Reads the text. False when even the groups are not there. */
bool record_read(struct arena *arena, struct record *r);
/* Makes the text anew, of groups and lines. */
void record_print(struct arena *arena, struct record *r);

/* Begins to see lines: room for those there are and may come, at most half full. */
void record_index(struct arena *arena, struct record *r, int more);
/* Whether the line was seen already; it is then in any case. */
bool record_sees(struct record *r, const struct line *line);
void record_line(struct arena *arena, struct record *r, const struct line *line);

#endif
