/* polku diff: in what two versions of a model differ, in words, and whom that touches. */
#include "cli/commands.h"
#include "cli/delta.h"
#include "cli/lay.h"
#include "cli/source.h"
#include "cli/touch.h"
#include "engine/explain.h"

#include <string.h>

struct diff {
    struct run *run;
    const struct pack *old, *new;
    enum language language; /* of names and sentences */
    day_t on;
    struct deltas deltas;
    const char *decisions; /* a file of them; or NULL */
    struct touches touches;
    struct elements elements_old, elements_new; /* for the names in `touches` */
};

static const char *const heads[] = {
    [DELTA_ADDED] = "added", [DELTA_REMOVED] = "removed", [DELTA_CHANGED] = "changed"};

static const struct element *element_of(const struct delta *d)
{
    return d->now ? d->now : d->was;
}

static const struct pack *pack_of(const struct diff *diff, const struct delta *d)
{
    return d->now ? diff->new : diff->old;
}

static const char *name_of(const struct diff *diff, const struct delta *d)
{
    const struct element *e = element_of(d);
    enum language used;
    if (!e->name)
        return NULL;
    return text_get(e->name, diff->language, pack_of(diff, d)->model->region.languages, &used);
}

/* The amendment of the new rules that changes an element; NULL when there is none. */
static const struct decl *amendment_of(const struct diff *diff, const struct delta *d)
{
    const struct decls *decls = diff->new->model->decls;
    const struct element *e = element_of(d);
    for (int i = 0; d->now && i < decls->n; i++) {
        const struct decl *amend = &decls->list[i];
        if (strcmp(amend->word, "amend") == 0 && strcmp(amend->args[0].text, e->kind) == 0 &&
            strcmp(amend->args[1].text, e->id) == 0)
            return amend;
    }
    return NULL;
}

/* An element's condition in words; NULL when it is not there, or another word is meant. */
static const char *in_words(const struct diff *diff, const struct element *e,
                            const struct pack *pack, const char *word)
{
    static const char *const conditions[] = {"when", "reached", "for_every"};
    struct language_use use = {.wanted = diff->language, .used = diff->language};
    for (size_t i = 0; e && e->when && i < sizeof conditions / sizeof *conditions; i++)
        if (strcmp(word, conditions[i]) == 0)
            return cond_sentence(diff->run->arena, pack->model, e->when, diff->on, &use);
    return NULL;
}

/* ---- for a person ---------------------------------------------------------------------------- */

#define WORD_COLUMN 2
#define SAYS_COLUMN 16

static void says_show(struct lay *l, const char *word, const char *head, const char *text)
{
    lay_begin(l, WORD_COLUMN, SAYS_COLUMN + 6);
    lay_put(l, STYLE_STRONG, word);
    lay_put(l, STYLE_PLAIN, " ");
    lay_tab(l, SAYS_COLUMN);
    lay_put(l, STYLE_FAINT, head);
    lay_tab(l, SAYS_COLUMN + 6);
    lay_put(l, STYLE_PLAIN, text);
    lay_end(l);
}

static void word_show(const struct diff *diff, struct lay *l, const struct delta *d,
                      const struct delta_word *w)
{
    const char *was = in_words(diff, d->was, diff->old, w->word);
    const char *now = in_words(diff, d->now, diff->new, w->word);
    for (size_t i = 0; i < w->nwas; i++)
        says_show(l, i ? "" : w->word, "was", w->was[i]);
    if (was)
        says_show(l, "", "", was);
    for (size_t i = 0; i < w->nnow; i++)
        says_show(l, i || w->nwas ? "" : w->word, "now", w->now[i]);
    if (now)
        says_show(l, "", "", now);
}

static void delta_show(const struct diff *diff, struct lay *l, const struct delta *d)
{
    static const enum style styles[] = {
        [DELTA_ADDED] = STYLE_GOOD, [DELTA_REMOVED] = STYLE_BAD, [DELTA_CHANGED] = STYLE_UNSURE};
    const struct element *e = element_of(d);
    const struct decl *amend = amendment_of(diff, d);
    struct arena *arena = diff->run->arena;
    const char *name = name_of(diff, d);
    lay_begin(l, 0, 4);
    lay_put(l, styles[d->kind], heads[d->kind]);
    lay_put(l, STYLE_STRONG, arena_printf(arena, "  %s %s", e->kind, e->id));
    lay_put(l, STYLE_PLAIN, name ? arena_printf(arena, "  %s", name) : NULL);
    lay_put(l, STYLE_FAINT, arena_printf(arena, "  %s:%d", e->decl->file, e->decl->line));
    lay_put(l, STYLE_FAINT,
            amend ? arena_printf(arena, ", amended in %s:%d", amend->file, amend->line) : NULL);
    lay_end(l);
    for (size_t i = 0; d->kind == DELTA_CHANGED && i < d->nwords; i++)
        word_show(diff, l, d, &d->words[i]);
}

static const struct element *element_named(const struct elements *in, const struct touch_change *c)
{
    for (size_t i = 0; i < in->n; i++)
        if (strcmp(in->list[i].kind, c->kind) == 0 && strcmp(in->list[i].id, c->id) == 0)
            return &in->list[i];
    return NULL;
}

/* "service language_course  Kielikurssi", by the new rules if they have it. */
static const char *titled(const struct diff *diff, const struct touch_change *c)
{
    const struct element *e = element_named(&diff->elements_new, c);
    const struct pack *pack = e ? diff->new : diff->old;
    enum language used;
    e = e ? e : element_named(&diff->elements_old, c);
    return arena_printf(
        diff->run->arena, "%s %s  %s", c->kind, c->id,
        e && e->name ? text_get(e->name, diff->language, pack->model->region.languages, &used)
                     : "");
}

static void touched_show(const struct diff *diff, struct lay *l, const struct touched *t)
{
    static const char none[] = "not in the answer";
    struct arena *arena = diff->run->arena;
    lay_begin(l, 0, 4);
    lay_put(l, STYLE_STRONG, t->ref ? t->ref : "without a reference");
    lay_put(l, STYLE_FAINT, arena_printf(arena, "  %.10s, decision %s", t->at, t->decision));
    lay_end(l);
    for (int i = 0; i < t->n; i++) {
        const struct touch_change *c = &t->changes[i];
        lay_line(l, 4, STYLE_PLAIN,
                 arena_printf(arena, "%s: was %s, now %s", titled(diff, c), c->was ? c->was : none,
                              c->now ? c->now : none));
    }
    if (t->order)
        lay_line(l, 4, STYLE_PLAIN, "the same is recommended, in another order");
    if (t->refused_now)
        lay_line(l, 4, STYLE_BAD, arena_printf(arena, "now refused: %s", t->refused_now));
    if (t->refused_was)
        lay_line(l, 4, STYLE_GOOD, arena_printf(arena, "no longer refused: %s", t->refused_was));
}

static void touches_show(const struct diff *diff, struct lay *l)
{
    const struct touches *all = &diff->touches;
    struct arena *arena = diff->run->arena;
    lay_empty(l);
    for (int i = 0; i < all->n; i++)
        touched_show(diff, l, &all->list[i]);
    lay_line(l, 0, STYLE_FAINT,
             arena_printf(arena, "%d of %d clients, as last described, would be answered otherwise",
                          all->n, all->clients));
    if (all->refused)
        lay_line(l, 0, STYLE_FAINT,
                 arena_printf(arena, "%d more are refused by both rules", all->refused));
}

static void diff_show(const struct diff *diff)
{
    struct lay l;
    int n[3] = {0};
    lay_init(&l, diff->run->arena, stdout);
    for (size_t i = 0; i < diff->deltas.n; i++) {
        delta_show(diff, &l, &diff->deltas.list[i]);
        n[diff->deltas.list[i].kind]++;
    }
    if (diff->deltas.n == 0)
        lay_line(&l, 0, STYLE_PLAIN, "the rules say the same");
    else
        lay_line(&l, 0, STYLE_FAINT,
                 arena_printf(diff->run->arena, "%d added, %d removed, %d changed", n[DELTA_ADDED],
                              n[DELTA_REMOVED], n[DELTA_CHANGED]));
    if (diff->decisions)
        touches_show(diff, &l);
}

/* ---- as JSON --------------------------------------------------------------------------------- */

static void texts_write(struct out *o, const char *key, const char *const *texts, size_t n)
{
    out_key(o, key);
    out_array(o);
    for (size_t i = 0; i < n; i++)
        out_string(o, texts[i]);
    out_array_end(o);
}

static void word_write(const struct diff *diff, struct out *o, const struct delta *d,
                       const struct delta_word *w)
{
    out_object(o);
    out_string_at(o, "word", w->word);
    texts_write(o, "was", w->was, w->nwas);
    texts_write(o, "now", w->now, w->nnow);
    out_string_at(o, "was_in_words", in_words(diff, d->was, diff->old, w->word));
    out_string_at(o, "now_in_words", in_words(diff, d->now, diff->new, w->word));
    out_object_end(o);
}

static void place_write(struct out *o, struct arena *arena, const char *key, const struct decl *d)
{
    out_string_at(o, key, d ? arena_printf(arena, "%s:%d", d->file, d->line) : NULL);
}

static void delta_write(const struct diff *diff, struct out *o, const struct delta *d)
{
    const struct element *e = element_of(d);
    out_object(o);
    out_string_at(o, "change", heads[d->kind]);
    out_string_at(o, "kind", e->kind);
    out_string_at(o, "id", e->id);
    out_string_at(o, "name", name_of(diff, d));
    place_write(o, diff->run->arena, "rule", e->decl);
    place_write(o, diff->run->arena, "amended", amendment_of(diff, d));
    out_key(o, "words");
    out_array(o);
    for (size_t i = 0; i < d->nwords; i++)
        word_write(diff, o, d, &d->words[i]);
    out_array_end(o);
    out_object_end(o);
}

static void touched_write(struct out *o, const struct touched *t)
{
    out_object(o);
    out_string_at(o, "ref", t->ref);
    out_string_at(o, "decision", t->decision);
    out_string_at(o, "at", t->at);
    out_key(o, "changes");
    out_array(o);
    for (int i = 0; i < t->n; i++) {
        out_object(o);
        out_string_at(o, "kind", t->changes[i].kind);
        out_string_at(o, "id", t->changes[i].id);
        out_string_at(o, "was", t->changes[i].was);
        out_string_at(o, "now", t->changes[i].now);
        out_object_end(o);
    }
    out_array_end(o);
    out_bool_at(o, "order", t->order);
    out_string_at(o, "refused_was", t->refused_was);
    out_string_at(o, "refused_now", t->refused_now);
    out_object_end(o);
}

static void touches_write(struct out *o, const struct touches *all)
{
    out_key(o, "clients");
    out_object(o);
    out_int_at(o, "decided", all->clients);
    out_int_at(o, "refused", all->refused);
    out_key(o, "touched");
    out_array(o);
    for (int i = 0; i < all->n; i++)
        touched_write(o, &all->list[i]);
    out_array_end(o);
    out_object_end(o);
}

static void diff_write(const struct diff *diff)
{
    struct out o;
    out_init(&o, diff->run->arena, 1 << 14);
    out_object(&o);
    out_string_at(&o, "old", diff->old->digest);
    out_string_at(&o, "new", diff->new->digest);
    out_key(&o, "changes");
    out_array(&o);
    for (size_t i = 0; i < diff->deltas.n; i++)
        delta_write(diff, &o, &diff->deltas.list[i]);
    out_array_end(&o);
    if (diff->decisions)
        touches_write(&o, &diff->touches);
    out_object_end(&o);
    printf("%.*s\n", (int)o.n, o.data);
}

/* ---- the command ----------------------------------------------------------------------------- */

static int diff_touch(struct diff *diff)
{
    struct arena *arena = diff->run->arena;
    diff->elements_old = elements_of(arena, diff->old->model);
    diff->elements_new = elements_of(arena, diff->new->model);
    return touches_find(diff->run, diff->decisions, diff->old, diff->new, &diff->touches);
}

static int run_diff(struct run *run)
{
    struct pack old, new;
    struct diff diff = {
        .run = run, .old = &old, .new = &new, .decisions = flag_value(run, "decisions")};
    int code;
    if (!language_wanted(run, LANG_EN, &diff.language) || !day_wanted(run, &diff.on))
        return EXIT_USAGE;
    if (!source_open(run, run->args[0], &old, &code) ||
        !source_open(run, run->args[1], &new, &code))
        return code;
    diff.deltas = deltas_of(run->arena, old.model, new.model);
    if (diff.decisions && (code = diff_touch(&diff)) != EXIT_DONE)
        return code;
    if (flag_value(run, "json"))
        diff_write(&diff);
    else
        diff_show(&diff);
    return EXIT_DONE;
}

const struct command command_diff = {
    .name = "diff",
    .takes = "OLD NEW",
    .least = 2,
    .most = 2,
    .summary = "what two packs, images or git revisions of a pack differ in, in words",
    .example = "polku diff main:rules/kainuu rules/kainuu",
    .flags = {{"decisions", "FILE", "and which clients of 'polku journal export' they touch"},
              {"json", NULL, "the differences as JSON"},
              {"language", "fi|sv|en", "of names and conditions in words (en)"},
              {"on", "DATE", "thresholds as on this day (today when left out)"}},
    .run = run_diff,
};
