/* Writing HTML into a growing text: everything that is no markup is escaped on its way.
 *
 * It does not check that tags match; the tests read what comes out with a strict reader. */
#ifndef POLKU_CLI_HTML_H
#define POLKU_CLI_HTML_H

#include "engine/arena.h"

struct html {
    struct arena *arena;
    char *text;
    size_t n, cap;
};

void html_init(struct html *h, struct arena *arena);
void html_raw(struct html *h, const char *markup);
void html_text(struct html *h, const char *text);
/* Markup in which each %s is a text that is escaped, also within an attribute. */
void html_put(struct html *h, const char *markup, ...) __attribute__((format(printf, 2, 3)));

#endif
