/* Finding by words: see find.h. */
#include "engine/find.h"

#include <string.h>

/* ---- words ----------------------------------------------------------------------------------- */

/* Small letters of ASCII and of Latin-1 (C3 80..9E in UTF-8; 97 is the multiplication sign). */
char *text_folded(struct arena *arena, const char *text)
{
    char *copy = arena_text(arena, text);
    for (unsigned char *p = (unsigned char *)copy; *p; p++) {
        if (*p >= 'A' && *p <= 'Z')
            *p = (unsigned char)(*p + 'a' - 'A');
        else if (p > (unsigned char *)copy && p[-1] == 0xc3 && *p >= 0x80 && *p <= 0x9e &&
                 *p != 0x97)
            *p = (unsigned char)(*p + 0x20);
    }
    return copy;
}

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

struct query query_make(struct arena *arena, const char *text)
{
    struct query q = {0};
    size_t cap = 0;
    for (char *at = text_folded(arena, text); *at;) {
        size_t n = 0;
        while (in_word(at[n]))
            n++;
        if (n > 0) {
            ARENA_ROOM(arena, q.words, q.n, cap);
            q.words[q.n++] = arena_copy(arena, at, n);
        }
        at += n + (at[n] != '\0');
    }
    return q;
}

/* How much of a word must be the same at its beginning. Long words have long endings
 * ("osuuskuntien", "osuuskunnat"); what is short must be there whole. Within longer words only what
 * has four letters is looked for. */
static size_t beginning(const char *word)
{
    size_t n = strlen(word);
    if (n <= 4)
        return n;
    return n < 7 ? 4 : n < 9 ? n - 3 : n - 4;
}

/* Whether the word stands in a folded text. */
static bool word_in(const char *word, const char *text)
{
    size_t least = beginning(word);
    if (strlen(word) > 3 && strstr(text, word))
        return true;
    for (const char *at = text; *at; at++)
        if (in_word(*at) && (at == text || !in_word(at[-1])) && strncmp(at, word, least) == 0)
            return true;
    return false;
}

/* ---- texts ----------------------------------------------------------------------------------- */

/* All that an element says, of which a query is looked for. */
struct said {
    struct arena *arena;
    const struct text *texts[64];
    int n;
};

static void say(struct said *s, const struct text *text)
{
    if (s->n < (int)(sizeof s->texts / sizeof *s->texts) && !text_empty(text))
        s->texts[s->n++] = text;
}

static void say_all(struct said *s, const struct texts *texts)
{
    for (int i = 0; i < texts->n; i++)
        say(s, &texts->at[i]);
}

static bool said_word(const struct said *s, const char *word)
{
    for (int i = 0; i < s->n; i++)
        for (int l = 0; l < LANGUAGES; l++)
            if (s->texts[i]->in[l] && word_in(word, text_folded(s->arena, s->texts[i]->in[l])))
                return true;
    return false;
}

static bool said_all(const struct said *s, const struct query *q)
{
    for (int i = 0; i < q->n; i++)
        if (!said_word(s, q->words[i]))
            return false;
    return true;
}

static void say_former(struct said *s, const struct former *formerly, int n)
{
    for (int i = 0; i < n; i++)
        say(s, &formerly[i].name);
}

bool query_actor(struct arena *arena, const struct query *q, const struct actor *actor)
{
    struct said s = {.arena = arena};
    say(&s, &actor->common.name);
    say(&s, &actor->common.note);
    say_former(&s, actor->formerly, actor->nformerly);
    say_all(&s, &actor->expertise);
    say_all(&s, &actor->tasks);
    return said_all(&s, q);
}

bool query_service(struct arena *arena, const struct query *q, const struct service *service)
{
    struct said s = {.arena = arena};
    say(&s, &service->common.name);
    say(&s, &service->common.note);
    say_former(&s, service->formerly, service->nformerly);
    say(&s, &service->summary);
    say(&s, &service->because);
    return said_all(&s, q);
}

bool query_text(struct arena *arena, const struct query *q, const struct text *text)
{
    struct said s = {.arena = arena};
    say(&s, text);
    for (int i = 0; i < q->n; i++)
        if (said_word(&s, q->words[i]))
            return true;
    return false;
}
