/* Writing HTML: see html.h. */
#include "cli/html.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

void html_init(struct html *h, struct arena *arena)
{
    *h = (struct html){.arena = arena};
    html_raw(h, "");
}

static void bytes_add(struct html *h, const char *bytes, size_t n)
{
    while (h->n + n + 1 > h->cap) {
        h->cap = h->cap ? h->cap * 2 : 1 << 16;
        h->text = arena_grow(h->arena, h->text, h->n, h->cap, 1);
    }
    memcpy(h->text + h->n, bytes, n);
    h->text[h->n += n] = '\0';
}

void html_raw(struct html *h, const char *markup)
{
    bytes_add(h, markup, strlen(markup));
}

static const char *escape_of(char c)
{
    return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;";
}

void html_text(struct html *h, const char *text)
{
    while (*text) {
        size_t plain = strcspn(text, "&<>\"");
        bytes_add(h, text, plain);
        text += plain;
        if (*text)
            html_raw(h, escape_of(*text++));
    }
}

void html_put(struct html *h, const char *markup, ...)
{
    va_list ap;
    va_start(ap, markup);
    for (const char *at; (at = strchr(markup, '%')) != NULL; markup = at + 2) {
        assert(at[1] == 's');
        bytes_add(h, markup, (size_t)(at - markup));
        html_text(h, va_arg(ap, const char *));
    }
    va_end(ap);
    html_raw(h, markup);
}
